"""What `alearn doctor` says of a real folder, and of systems that have no modes, links or owners."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from running import Place

from alearn.doctor.place import where_it_lies
from alearn.doctor.sign import Grade
from alearn.world import ground


def place_with(tmp_path: Path, files: dict[str, str]) -> Place:
    place = Place(tmp_path)
    place.folder = place.given("small")
    for path, text in files.items():
        (place.folder / path).parent.mkdir(parents=True, exist_ok=True)
        (place.folder / path).write_text(text, encoding="utf-8")
    return place


SECRET = "canarywords"  # noqa: S105  # it is what must not be told
PLANTED = {
    "members/amina-khan/private/2026-11-k3v9tq2m.md": 1,
    "members/amina-khan/private/.2026-11-k3v9tq2m.md.swp": 1,
    "private/notes.txt": 1,
    "hidden.md": 1,
    "members/amina-khan/journal/.2026-10-21-who-talks.md.swp": 0,
    "my private thoughts.md": 0,
    "conduct (Jo's conflicted copy).md": 0,
}


@pytest.mark.parametrize("path", PLANTED)
def test_a_planted_file_is_found_and_its_words_are_not_told(tmp_path: Path, path: str) -> None:
    place = place_with(tmp_path, {path: f"{SECRET}\n", ".git/info/exclude": "hidden.md\n", ".git/config": ""})
    answer = place.run("doctor")
    assert path in answer.out
    assert answer.code == PLANTED[path]
    assert SECRET not in answer.out + answer.err + place.run("doctor", "--json").out


def test_a_good_folder_has_nothing_serious_and_nothing_is_changed(tmp_path: Path) -> None:
    place = place_with(tmp_path, {})
    before = sorted(place.folder.rglob("*"))
    assert place.run("doctor").code == 0
    assert sorted(place.folder.rglob("*")) == before


def test_entries_that_others_of_this_machine_read_are_serious(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = ground._above
    monkeypatch.setattr(ground, "_above", lambda path: [each for each in real(path) if each.startswith(str(tmp_path))])
    place = place_with(tmp_path, {})
    written = Path(place.run("log", "I was afraid.", "--me", "amina-khan").out.strip())
    os.chmod(written, 0o644)
    assert place.run("doctor").code == 0
    for above in written.parents:
        if above.is_relative_to(tmp_path):
            os.chmod(above, 0o755)  # noqa: S103  # it is the fault that is to be found
    answer = place.run("doctor")
    assert answer.code == 1
    assert f"{written} is a private entry, and everyone on this machine can read it." in answer.out
    os.chmod(written, 0o600)
    assert place.run("doctor").code == 0


def test_readers_are_told_by_the_modes_on_the_whole_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    monkeypatch.setattr(ground, "_above", lambda path: [str(tmp_path / "a")] if path == str(inner) else [])
    for outer, mode, told in ((0o755, 0o755, True), (0o700, 0o755, False), (0o755, 0o750, False), (0o711, 0o755, True)):
        os.chmod(tmp_path / "a", outer)
        os.chmod(inner, mode)
        assert (ground.readers(str(inner)) == "everyone on this machine") == told


def test_a_system_without_modes_and_owners_tells_what_its_names_tell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("geteuid", "getuid"):
        monkeypatch.delattr(os, name)
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(ground, "_MOUNTS", str(tmp_path / "none"))
    monkeypatch.setitem(sys.modules, "ctypes", faked_ctypes(4))
    found = ground.ground(str(tmp_path), (".dropbox",))
    assert (found.readers, found.another, found.mounts, found.network) == ("", False, "", True)
    (drive,) = where_it_lies(found, {}, str(tmp_path))
    assert (drive.grade, drive.about) == (Grade.LOOK, "drive")
    monkeypatch.setitem(sys.modules, "ctypes", faked_ctypes(None))
    assert not ground.ground(str(tmp_path), ()).network


def faked_ctypes(kind: int | None) -> Any:
    class Kernel:
        @staticmethod
        def GetDriveTypeW(_drive: str) -> int:  # noqa: N802  # as Windows calls it
            if kind is None:
                raise OSError
            return kind

    class Windll:
        kernel32 = Kernel

    class Ctypes:
        windll = Windll

    return Ctypes


@pytest.mark.needs("git")
def test_what_git_itself_writes_is_understood(tmp_path: Path) -> None:
    place = place_with(tmp_path, {})

    def git(*words: str) -> None:
        command = ["git", "-c", "user.name=Jo", "-c", "user.email=jo@hillside.example", *words]
        subprocess.run(command, cwd=place.folder, env=place.environ, check=True, capture_output=True)

    git("init", "-q")
    git("remote", "add", "origin", f"https://jo:{SECRET}@git.hillside.example/leads.git")
    git("add", ".")
    git("commit", "-qm", "All")
    git("worktree", "add", "-q", "../two")
    answer = place.run("doctor")
    assert "git copies this folder to git.hillside.example:" in answer.out
    assert SECRET not in answer.out
    assert "2 sets" not in answer.out
    two = place.run("-C", "../two", "doctor")
    assert "git copies this folder to git.hillside.example:" in two.out


def test_two_sets_in_one_repository_are_told(tmp_path: Path) -> None:
    place = Place(tmp_path)
    (place.folder / ".git").mkdir()
    place.given("small")
    place.given("small", "other")
    place.folder = place.folder / "small"
    assert "2 sets lie in one git repository" in place.run("doctor").out
