"""A system without POSIX locks, links and folders that can be synced, made up here."""

import errno
import os
import sys
import types
from collections.abc import Iterator
from pathlib import Path

import pytest
from soaking import files_below, surroundings

from alearn.errors import RefusedError
from alearn.world import aside, lock
from alearn.world.write import Writer

WORDS = "Typed words.\n"
NEW = b"new: bytes\n"


class Msvcrt(types.ModuleType):
    LK_NBLCK = 2

    def __init__(self) -> None:
        super().__init__("msvcrt")
        self.busy = 0

    def locking(self, _handle: int, _mode: int, _size: int) -> None:
        if self.busy:
            self.busy -= 1
            raise OSError(errno.EACCES, "busy")


@pytest.fixture(name="windows")
def _windows(monkeypatch: pytest.MonkeyPatch) -> Iterator[Msvcrt]:
    real = os.open

    def no_folders(path: str, flags: int, mode: int = 0o777) -> int:
        if os.path.isdir(path):
            raise PermissionError(errno.EACCES, "a folder cannot be opened")
        return real(path, flags, mode)

    faked = Msvcrt()
    monkeypatch.setitem(sys.modules, "fcntl", None)
    monkeypatch.setitem(sys.modules, "msvcrt", faked)
    monkeypatch.setattr(os, "open", no_folders)
    monkeypatch.setattr("shutil._use_fd_functions", False)  # nor does shutil open folders there
    for name in ("link", "geteuid", "chown"):
        monkeypatch.delattr(os, name)
    return faked


def good(_data: bytes) -> str:
    return ""


def writer(base: Path) -> tuple[Writer, Path]:
    (base / "set").mkdir()
    return Writer(str(base / "set"), surroundings(base)), base / "set"


@pytest.mark.usefixtures("windows")
def test_files_are_created_exclusively_and_replaced(tmp_path: Path) -> None:
    written, root = writer(tmp_path)
    assert written.create(["a/b.md"], NEW, words=WORDS, verify=good) == "a/b.md"
    assert written.create(["a/b.md", "a/c.md"], b"two", words=WORDS, verify=good) == "a/c.md"
    written.replace("a/b.md", NEW, b"three", words=WORDS, verify=good)
    assert [(root / name).read_bytes() for name in ("a/b.md", "a/c.md")] == [b"three", b"two"]
    assert os.listdir(root / ".alearn/tmp") == []
    assert files_below(tmp_path / "data") == []


@pytest.mark.usefixtures("windows")
def test_the_words_lie_in_a_recovery_file_until_it_is_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written, root = writer(tmp_path)
    seen: list[str] = []
    real = os.replace

    def looked_at(source: str, target: str) -> None:
        seen.extend(path.read_text(encoding="utf-8") for path in files_below(tmp_path / "data"))
        real(source, target)

    monkeypatch.setattr(os, "replace", looked_at)
    written.create(["a.md"], NEW, words=WORDS, verify=good)
    assert seen == [WORDS]
    assert files_below(tmp_path / "data") == []
    assert (root / "a.md").read_bytes() == NEW


@pytest.mark.usefixtures("windows")
def test_a_claim_that_fails_leaves_no_empty_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise OSError(errno.EIO, "fault")

    written, root = writer(tmp_path)
    monkeypatch.setattr(os, "replace", fails)
    with pytest.raises(RefusedError):
        written.create(["a.md"], NEW, words=WORDS, verify=good)
    assert not (root / "a.md").exists()
    (kept,) = files_below(tmp_path / "data")
    assert kept.read_text(encoding="utf-8") == WORDS


def test_a_busy_lock_is_waited_for_then_told(tmp_path: Path, windows: Msvcrt, monkeypatch: pytest.MonkeyPatch) -> None:
    written, _ = writer(tmp_path)
    windows.busy = 3
    written.create(["a.md"], NEW, words=WORDS, verify=good)
    monkeypatch.setattr(lock, "LOCK_SECONDS", 0.02)
    windows.busy = 10_000
    with pytest.raises(RefusedError, match="Another alearn"):
        written.create(["b.md"], NEW, words=WORDS, verify=good)


@pytest.mark.usefixtures("windows")
def test_a_folder_is_made_whole_and_an_old_leftover_goes(tmp_path: Path) -> None:
    old, young = tmp_path / ".alearn-new-00000000", tmp_path / ".alearn-new-11111111"
    old.mkdir()
    young.mkdir()
    os.utime(old, (0, 0))
    aside.make_folder(str(tmp_path), "a", {"set.yaml": NEW, "members/jo/member.yaml": NEW})
    assert sorted(os.listdir(tmp_path)) == [".alearn-new-11111111", "a"]
    assert len(files_below(tmp_path / "a")) == 2


@pytest.mark.parametrize("code", [errno.EPERM, errno.ENOTSUP, errno.EXDEV, errno.EINVAL])
def test_a_disk_without_links_is_written_to_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    def refuses(*_: object) -> None:
        raise OSError(code, "no links here")

    monkeypatch.setattr(os, "link", refuses)
    written, root = writer(tmp_path)
    written.create(["a.md"], NEW, words=WORDS, verify=good)
    assert (root / "a.md").read_bytes() == NEW
