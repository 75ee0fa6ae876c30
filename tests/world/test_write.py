import errno
import os
import re
import stat
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from faults import Faults
from soaking import everything_is_open_to_us, surroundings, world_in

from alearn.errors import RefusedError
from alearn.world import World, aside, keep, lock
from alearn.world.write import Writer

OLD, NEW, WORDS = b"old: bytes\n", b"new: bytes\n", "What a person typed, with \u201cquotes\u201d.\n"
NAME = "members/jo-ward/actions/try.yaml"
CODES = [errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EIO]
Act = Callable[[World, Path], object]


def good(_data: bytes) -> str:
    return ""


def writer(base: Path) -> tuple[Writer, Path]:
    root = base / "set"
    root.mkdir(parents=True, exist_ok=True)
    return Writer(str(root), surroundings(base)), root


def kept(fault: RefusedError) -> str:
    found = re.search(r"kept in (\S+)", fault.hint)
    assert found, fault.hint
    path = Path(found.group(1))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    return path.read_text(encoding="utf-8")


def create(world: World, root: Path) -> object:
    world.hold(WORDS)
    return world.create(str(root), [NAME], NEW, verify=good)


def create_private(world: World, root: Path) -> object:
    world.hold(WORDS)
    return world.create(str(root), [NAME], NEW, verify=good, private=True, own=True)


def replace(world: World, root: Path) -> None:
    world.hold(WORDS)
    world.replace(str(root), NAME, OLD, NEW, verify=good)


def make_folder(world: World, root: Path) -> object:
    name, _, rest = NAME.partition("/")
    world.hold(WORDS)
    return world.make_folder(str(root), name, {rest: NEW, "set.yaml": NEW})


def begun(base: Path, act: Act) -> tuple[World, Path]:
    world, root = world_in(base), base / "set"
    root.mkdir()
    if act is replace:
        (root / NAME).parent.mkdir(parents=True)
        (root / NAME).write_bytes(OLD)
    return world, root


def tried(base: Path, act: Act, faults: Faults, folder: str) -> RefusedError | None:
    """The refusal of one act under faults, after every promise made for it was looked at."""
    world, root = begun(base, act)
    faults.folder = str(base / folder)
    refusal = None
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lock, "LOCK_SECONDS", 0.02)
        patch.setattr("tempfile.tempdir", str(base / "temporary"))
        faults.install(patch)
        try:
            act(world, root)
        except RefusedError as fault:
            refusal = fault
            if not fault.kept:  # as the command line does, before it says anything
                fault.hint = f"{fault.hint}\n{world.keep_typed()}"
    target = root / NAME
    there = target.read_bytes() if target.exists() else None
    old = OLD if act is replace else None
    if refusal is None:
        assert there == NEW
    elif refusal.message.startswith(("It was written", "Stopped")):
        assert there in (old, NEW)
    else:
        assert there == old
    return refusal


@pytest.mark.parametrize("act", [create, create_private, replace, make_folder])
@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("lasting", [False, True])
def test_a_fault_at_every_call_leaves_the_old_bytes_and_keeps_the_words(
    tmp_path: Path, act: Act, code: int, *, lasting: bool
) -> None:
    refused = 0
    for at in range(1, 500):
        faults = Faults("", lambda: OSError(code, os.strerror(code)), at, lasting=lasting)
        refusal = tried(_fresh(tmp_path, at), act, faults, "set")
        if refusal is not None:
            refused += 1
            assert kept(refusal) == WORDS
        if faults.count < at:
            break
    assert at < 499
    assert refused >= 8


@pytest.mark.parametrize("act", [create, replace])
def test_a_disk_that_takes_nothing_at_all_gives_the_words_back_in_the_message(tmp_path: Path, act: Act) -> None:
    faults = Faults("", lambda: OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)), 1, lasting=True)
    refusal = tried(_fresh(tmp_path, 1), act, faults, "")
    assert refusal is not None
    assert WORDS in refusal.hint


@pytest.mark.parametrize("act", [create, replace])
def test_control_c_at_every_call_keeps_the_words_and_says_where(tmp_path: Path, act: Act) -> None:
    refused = 0
    for at in range(1, 500):
        faults = Faults("", KeyboardInterrupt, at, lasting=False)
        refusal = tried(_fresh(tmp_path, at), act, faults, "set")
        if faults.count < at:
            break
        assert refusal is not None
        assert refusal.exit_code == 130
        assert kept(refusal) == WORDS
        refused += 1
    assert refused >= 15


def _fresh(base: Path, at: int) -> Path:
    folder = base / str(at)
    folder.mkdir()
    return folder


def test_a_new_file_gets_the_mode_of_the_umask_and_a_private_one_its_owners(tmp_path: Path) -> None:
    written, root = writer(tmp_path)
    before = os.umask(0o027)
    try:
        written.create(["open.md"], NEW, words=WORDS, verify=good)
        written.create(["closed.md"], NEW, words=WORDS, verify=good, private=True, own=True)
    finally:
        os.umask(before)
    assert stat.S_IMODE((root / "open.md").stat().st_mode) == 0o640
    assert stat.S_IMODE((root / "closed.md").stat().st_mode) == 0o600
    assert stat.S_IMODE(root.stat().st_mode) == 0o700
    assert stat.S_IMODE((root / ".alearn/tmp").stat().st_mode) == 0o700


def test_a_private_root_and_all_folders_above_it_are_made_for_the_owner_alone(tmp_path: Path) -> None:
    world = world_in(tmp_path)
    root = world.private_folder("k3v9tq2m", "jo-ward")
    assert not os.path.exists(root)
    world.create(root, ["2026-10.md"], NEW, verify=good, private=True, own=True)
    for folder in ("data", "data/private", "data/private/k3v9tq2m", "data/private/k3v9tq2m/jo-ward"):
        assert stat.S_IMODE((tmp_path / folder).stat().st_mode) == 0o700
    assert world.names(root) == ("2026-10.md",)


def test_a_private_file_in_a_folder_that_others_share_closes_the_file_alone(tmp_path: Path) -> None:
    written, root = writer(tmp_path)
    root.chmod(0o775)
    written.create(["members/jo/private/a.md.age"], NEW, words=WORDS, verify=good, private=True)
    assert stat.S_IMODE(root.stat().st_mode) == 0o775
    assert stat.S_IMODE((root / "members/jo/private").stat().st_mode) & 0o500 == 0o500
    assert stat.S_IMODE((root / "members/jo/private/a.md.age").stat().st_mode) == 0o600


def test_what_is_removed_is_as_it_was_read(tmp_path: Path) -> None:
    written, root = writer(tmp_path)
    (root / "a.md").write_bytes(OLD)
    with pytest.raises(RefusedError, match="changed by somebody else"):
        written.remove("a.md", NEW)
    assert (root / "a.md").read_bytes() == OLD
    written.remove("a.md", OLD)
    assert not (root / "a.md").exists()


@pytest.mark.parametrize("bad", ["..", "", ".", "a/b", "a\\b"])
def test_a_set_whose_id_leads_elsewhere_has_no_private_folder(tmp_path: Path, bad: str) -> None:
    with pytest.raises(RefusedError):
        world_in(tmp_path).private_folder(bad, "jo-ward")


def test_a_replaced_file_keeps_its_mode(tmp_path: Path) -> None:
    written, root = writer(tmp_path)
    (root / "a.yaml").write_bytes(OLD)
    (root / "a.yaml").chmod(0o664)
    written.replace("a.yaml", OLD, NEW, words=WORDS, verify=good)
    assert stat.S_IMODE((root / "a.yaml").stat().st_mode) == 0o664


def test_the_first_free_name_is_taken_and_none_is_written_over(tmp_path: Path) -> None:
    written, root = writer(tmp_path)
    (root / "a.yaml").write_bytes(OLD)
    assert written.create(["a.yaml", "b.yaml"], NEW, words=WORDS, verify=good) == "b.yaml"
    with pytest.raises(RefusedError) as stop:
        written.create(["a.yaml", "b.yaml"], NEW, words=WORDS, verify=good)
    assert kept(stop.value) == WORDS
    assert (root / "a.yaml").read_bytes() == OLD


@pytest.mark.parametrize("now", [b"somebody else's\n", OLD + b"more\n", None])
def test_a_file_that_moved_is_refused(tmp_path: Path, now: bytes | None) -> None:
    written, root = writer(tmp_path)
    if now is not None:
        (root / "a.yaml").write_bytes(now)
    with pytest.raises(RefusedError) as stop:
        written.replace("a.yaml", OLD, NEW, words=WORDS, verify=good)
    assert kept(stop.value) == WORDS
    assert now is None or (root / "a.yaml").read_bytes() == now
    assert os.listdir(root / ".alearn/tmp") == []


def test_what_does_not_read_back_is_refused_before_anything_is_made(tmp_path: Path) -> None:
    written, root = writer(tmp_path)
    with pytest.raises(RefusedError) as stop:
        written.create(["a.yaml"], NEW, words=WORDS, verify=lambda _: "a key is unknown")
    assert kept(stop.value) == WORDS
    assert os.listdir(root) == []


def test_a_fault_of_our_own_is_told_by_type_and_line_and_the_words_are_kept(tmp_path: Path) -> None:
    def broken(_data: bytes) -> str:
        raise ValueError("secret words")

    written, _ = writer(tmp_path)
    with pytest.raises(RefusedError) as stop:
        written.create(["a.yaml"], NEW, words=WORDS, verify=broken)
    assert stop.value.exit_code == 70
    assert "ValueError at test_write.py:" in stop.value.message
    assert "secret" not in stop.value.message
    assert kept(stop.value) == WORDS


@pytest.mark.parametrize("name", ["../a", "a/../b", "/a", "a//b", "./a", "a\\b", "c:a", "a\0b", ""])
def test_a_name_that_leads_out_is_refused(tmp_path: Path, name: str) -> None:
    written, _ = writer(tmp_path)
    with pytest.raises(RefusedError):
        written.create([name], NEW, words=WORDS, verify=good)
    with pytest.raises(RefusedError):
        written.replace(name, OLD, NEW, words=WORDS, verify=good)


@pytest.mark.parametrize("link", ["members", "members/jo-ward", ".alearn", ".alearn/tmp", ".alearn/lock"])
def test_a_link_anywhere_below_the_root_is_refused_and_nothing_behind_it_is_touched(tmp_path: Path, link: str) -> None:
    written, root = writer(tmp_path)
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "precious").write_bytes(OLD)
    (root / link).parent.mkdir(parents=True, exist_ok=True)
    (root / link).symlink_to(outside / "precious" if link.endswith("lock") else outside)
    with pytest.raises(RefusedError) as stop:
        written.create(["members/jo-ward/a.md"], NEW, words=WORDS, verify=good)
    assert kept(stop.value) == WORDS
    assert os.listdir(outside) == ["precious"]
    assert (outside / "precious").read_bytes() == OLD


@pytest.mark.parametrize("kind", ["link", "pipe", "folder"])
def test_a_file_that_is_no_plain_file_is_left_alone(tmp_path: Path, kind: str) -> None:
    written, root = writer(tmp_path)
    (tmp_path / "outside").write_bytes(OLD)
    if kind == "link":
        (root / "a.yaml").symlink_to(tmp_path / "outside")
    elif kind == "pipe":
        os.mkfifo(root / "a.yaml")
    else:
        (root / "a.yaml").mkdir()
    with pytest.raises(RefusedError):
        written.replace("a.yaml", OLD, NEW, words=WORDS, verify=good)
    assert written.create(["a.yaml", "b.yaml"], NEW, words=WORDS, verify=good) == "b.yaml"
    assert (tmp_path / "outside").read_bytes() == OLD


def test_a_lock_that_is_a_pipe_is_not_opened(tmp_path: Path) -> None:
    written, root = writer(tmp_path)
    (root / ".alearn").mkdir()
    os.mkfifo(root / ".alearn/lock")
    with pytest.raises(RefusedError) as stop:
        written.create(["a.md"], NEW, words=WORDS, verify=good)
    assert kept(stop.value) == WORDS


def test_what_a_killed_writer_left_is_gone_after_the_next_one(tmp_path: Path) -> None:
    written, root = writer(tmp_path)
    (root / ".alearn/tmp").mkdir(parents=True)
    (root / ".alearn/tmp/leftover").write_bytes(OLD)
    written.create(["a.md"], NEW, words=WORDS, verify=good)
    assert os.listdir(root / ".alearn/tmp") == []


def test_a_lock_held_by_another_is_waited_for_then_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written, root = writer(tmp_path)
    (root / ".alearn").mkdir()
    monkeypatch.setattr(lock, "LOCK_SECONDS", 0.05)
    with lock.locked(str(root / ".alearn/lock")), pytest.raises(RefusedError) as stop:
        written.create(["a.md"], NEW, words=WORDS, verify=good)
    assert "Another alearn" in stop.value.message
    assert kept(stop.value) == WORDS
    written.create(["a.md"], NEW, words=WORDS, verify=good)


def test_a_lock_file_deleted_while_one_waits_lets_only_one_in(tmp_path: Path) -> None:
    path, inside, most = tmp_path / "lock", [0], [0]

    def work() -> None:
        with lock.locked(str(path)):
            inside[0] += 1
            most[0] = max(most[0], inside[0])
            inside[0] -= 1
            path.unlink()  # from here on the next one may come in, though this one still holds what was the lock

    threads = [threading.Thread(target=work) for _ in range(20)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert most == [1]


def test_a_locked_folder_and_a_locked_file_are_refused_with_the_words_kept(tmp_path: Path) -> None:
    if everything_is_open_to_us(tmp_path):
        pytest.skip("nothing is locked to an administrator")
    written, root = writer(tmp_path)
    (root / "a.yaml").write_bytes(OLD)
    (root / "a.yaml").chmod(0o444)
    with pytest.raises(RefusedError, match="locked"):
        written.replace("a.yaml", OLD, NEW, words=WORDS, verify=good)
    root.chmod(0o555)
    try:
        with pytest.raises(RefusedError) as stop:
            written.create(["members/a.md"], NEW, words=WORDS, verify=good)
    finally:
        root.chmod(0o755)
    assert kept(stop.value) == WORDS


def test_bytes_that_are_no_text_are_kept_as_they_were_typed(tmp_path: Path) -> None:
    told = keep.keep(b"caf\xe9".decode("utf-8", "surrogateescape"), surroundings(tmp_path))
    assert Path(told.rpartition(" ")[2]).read_bytes() == b"caf\xe9"


def test_no_words_make_no_file(tmp_path: Path) -> None:
    assert keep.keep("", surroundings(tmp_path)) == ""
    assert not (tmp_path / "data").exists()


def test_a_folder_that_is_there_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    with pytest.raises(RefusedError):
        aside.make_folder(str(tmp_path), "a", {"set.yaml": NEW})
    assert os.listdir(tmp_path / "a") == []


def test_a_folder_being_built_by_another_is_not_cleared_away(tmp_path: Path) -> None:
    with aside._staging(str(tmp_path)) as live:
        dead = tmp_path / ".alearn-new-0123abcd"
        dead.mkdir()
        theirs = tmp_path / ".alearn-new-mine"
        theirs.mkdir()
        aside.make_folder(str(tmp_path), "a", {"set.yaml": NEW})
        assert os.path.isdir(live)
        assert not dead.exists()
        assert theirs.exists()
    assert not os.path.exists(live)


def test_a_page_is_replaced_whole_and_keeps_its_mode(tmp_path: Path) -> None:
    page = tmp_path / "out/summary.html"
    aside.make_page(str(page), OLD)
    page.chmod(0o600)
    aside.make_page(str(page), NEW)
    assert page.read_bytes() == NEW
    assert stat.S_IMODE(page.stat().st_mode) == 0o600
    assert os.listdir(page.parent) == ["summary.html"]


def test_a_page_never_replaces_a_pipe_a_link_or_a_file_of_somebody_elses(tmp_path: Path) -> None:
    world = world_in(tmp_path)
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "theirs.html").write_bytes(OLD)
    (tmp_path / "link.html").symlink_to(tmp_path / "theirs.html")
    for name, force in (("pipe", True), ("link.html", True), ("theirs.html", False)):
        with pytest.raises(RefusedError):
            world.make_page(str(tmp_path / name), NEW, mark=b"made by alearn", force=force, limit=9999)
    assert (tmp_path / "theirs.html").read_bytes() == OLD
    world.make_page(str(tmp_path / "theirs.html"), NEW, mark=b"made by alearn", force=True, limit=9999)
    assert (tmp_path / "theirs.html").read_bytes() == NEW


def test_the_temporary_files_of_another_user_of_a_shared_machine_are_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written, root = writer(tmp_path)
    written.create(["a.md"], NEW, words=WORDS, verify=good)
    (root / ".alearn/tmp/theirs").write_bytes(OLD)
    monkeypatch.setattr(os, "geteuid", lambda: 12345)
    written.create(["b.md"], NEW, words=WORDS, verify=good)
    assert sorted(os.listdir(root / ".alearn")) == ["lock", "tmp", "tmp-12345"]
    assert os.listdir(root / ".alearn/tmp") == ["theirs"]


def test_a_lock_that_another_user_made_is_held_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written, _ = writer(tmp_path)
    written.create(["a.md"], NEW, words=WORDS, verify=good)
    real = os.open

    def reading_only(path: str, flags: int, mode: int = 0o777) -> int:
        if path.endswith("lock") and flags & os.O_RDWR:
            raise PermissionError(errno.EACCES, "not yours")
        return real(path, flags, mode)

    monkeypatch.setattr(os, "open", reading_only)
    written.create(["b.md"], NEW, words=WORDS, verify=good)


@pytest.mark.parametrize("text", ["caf\udce9", "\ud800 alone", "caf\u00e9"])
def test_no_words_are_too_odd_to_keep(tmp_path: Path, text: str) -> None:
    told = keep.keep(text, surroundings(tmp_path))
    assert Path(told.rpartition(" ")[2]).stat().st_size > 0
