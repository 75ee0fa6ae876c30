"""Any bytes in any file, and a system that refuses: an exit code of the contract, and nothing changed."""

import errno
import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from running import SETS, Answer, Place, snapshot

from alearn.world import disk

CONTRACT = {0, 1, 2, 3, 4, 5}
EXAMPLES = 2000 if os.environ.get("ALEARN_SOAK") else 100
READING = (
    ("check",),
    ("check", "--json"),
    ("check", "--practice"),
    ("report", "-o", "-", "--draft"),
    ("status", "--me", "amina"),
    ("actions", "--all", "--json"),
    ("show", "guided-reading"),
    ("journal", "--me", "amina"),
    ("schedule",),
    ("agenda", "-o", "-"),
    ("calendar", "--actions", "--me", "ben", "-o", "-"),
)
OFTEN = (("check",), ("report", "-o", "-", "--draft"), ("status", "--me", "amina"), ("actions", "--all", "--json"))
FILES = sorted(path.relative_to(SETS / "small").as_posix() for path in (SETS / "small").rglob("*") if path.is_file())
PIECES = [
    b"\x00",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\r",
    b"\r\n",
    b"\n",
    b"\t",
    b"---\n",
    b"...\n",
    b"&a ",
    b"*a",
    b"!!python/object:os.system ",
    b"<<: *a\n",
    b"? ",
    b": ",
    b"- ",
    b"[",
    b"]",
    b"{",
    b"}",
    b"|\n",
    b">-\n",
    b"'",
    b'"',
    b"#",
    b" #",
    b"%YAML 1.1\n",
    b"@",
    b"`",
    b"~",
    b"null",
    b"<<<<<<< x\n",
    b"=======\n",
    b">>>>>>> y\n",
    b"\xe2\x80\xa8",
    b"\xe2\x80\xae",
    b"\xc2\x85",
    b"\xed\xa0\x80",
    b"9" * 400,
    b"0001-01-01",
    b"9999-12-31",
    b"\x1b[2J",
    b"format: 1\n",
    b"id: ",
    b"updates:\n  - date: ",
    b"planned:\n  - date: 9999-12-31\n",
    b"dates:\n  x: 2026-01-01/2026-02-01\n",
    b"turns: []\n",
    b"status: done\n",
    b"due: 9999-12-31\n",
    b"joined: 0001-01-01\n",
    b"left: 9999-12-31\n",
    b"with: [amina-khan]\n",
    b"present: amina-khan\n",
    b"issue: ../../x\n",
    b"name: [b/]\n",
    b"role: facilitator\n",
]


@pytest.fixture(scope="module")
def place() -> Iterator[Place]:
    folder = Path(tempfile.mkdtemp(prefix="alearn-bad-"))
    yield Place(folder)
    shutil.rmtree(folder, ignore_errors=True)


def fresh(place: Place) -> Path:
    shutil.rmtree(place.folder / "small", ignore_errors=True)
    return place.given("small")


def well_behaved(answer: Answer) -> None:
    assert answer.code in CONTRACT, answer.err
    assert "Traceback" not in answer.out + answer.err
    assert "\x1b" not in answer.out + answer.err


def read_every_way(place: Place, root: Path, commands: tuple[tuple[str, ...], ...] = READING) -> None:
    before = snapshot(root)
    for command in commands:
        well_behaved(place.run(*command, "-C", str(root)))
    assert snapshot(root) == before
    well_behaved(place.run("log", "--share", "Words.", "--me", "amina", "-C", str(root)))
    after = snapshot(root)
    assert {name: after[name] for name in before} == before


spliced = st.tuples(st.floats(0, 1), st.integers(0, 12), st.lists(st.sampled_from(PIECES), min_size=1, max_size=4))


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    name=st.sampled_from(FILES),
    edits=st.lists(spliced, min_size=1, max_size=3),
    whole=st.none() | st.binary(max_size=99),
)
def test_any_bytes_in_any_file(
    place: Place, name: str, edits: list[tuple[float, int, list[bytes]]], whole: bytes | None
) -> None:
    root = fresh(place)
    data = (root / name).read_bytes()
    for where, taken, put in edits:
        at = int(where * len(data))
        data = data[:at] + b"".join(put) + data[at + taken :]
    (root / name).write_bytes(data if whole is None else whole)
    read_every_way(place, root, OFTEN)


@settings(max_examples=EXAMPLES // 4, deadline=None, suppress_health_check=list(HealthCheck))
@given(edit=spliced)
def test_a_damaged_action_is_updated_or_left_alone(place: Place, edit: tuple[float, int, list[bytes]]) -> None:
    root = fresh(place)
    path = root / "members/ben-ortiz/actions/ring-the-library.yaml"
    data = path.read_bytes()
    at = int(edit[0] * len(data))
    path.write_bytes(data[:at] + b"".join(edit[2]) + data[at + edit[1] :])
    before = snapshot(root)
    answer = place.run("update", "ring-the-library", "tried", "-m", "Words.", "--me", "ben", "-C", str(root))
    well_behaved(answer)
    after = snapshot(root)
    changed = {each for each in before if after.get(each) != before[each]}
    assert changed <= ({"members/ben-ortiz/actions/ring-the-library.yaml"} if answer.code == 0 else set())


NAMED = {
    "5 MB record": b"action: " + b"x" * 5_000_000,
    "brackets": b"action: " + b"[" * 200_000,
    "braces": b"{a: " * 50_000,
    "deep lists": b"- " * 100_000,
    "alias bomb": b"a: &a [x,x,x,x,x,x,x,x,x]\n" + b"b: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\n" * 20 + b"action: *b\n",
    "one long line": b"action: " + b"a " * 120_000 + b"\nagreed: 2026-11-16\n",
    "many keys": b"".join(b"k%d: x\n" % number for number in range(20_000)),
    "nothing": b"",
    "UTF-16": "action: x\nagreed: 2026-11-16\n".encode("utf-16"),
    "NUL": b"action: a\x00b\nagreed: 2026-11-16\n",
    "ends of the calendar": (
        b"action: a\nagreed: 0001-01-01\ndue: 9999-12-31\nupdates:\n  - date: 0001-01-01\n    due: 9999-12-31\n"
    ),
}


@pytest.mark.parametrize("data", NAMED.values(), ids=NAMED.keys())
@pytest.mark.parametrize("name", ["members/ben-ortiz/actions/ring-the-library.yaml", "set.yaml", "conduct.md"])
def test_bytes_meant_to_harm(data: bytes, name: str, place: Place) -> None:
    root = fresh(place)
    (root / name).write_bytes(data)
    read_every_way(place, root)


@pytest.mark.parametrize("today", ["0001-01-01", "0001-01-09", "9999-12-31"])
def test_the_ends_of_the_calendar(today: str, place: Place) -> None:
    root = fresh(place)
    for command in READING:
        well_behaved(place.run(*command, "-C", str(root), today=today))
    well_behaved(place.run("act", "Words", "--due", "fri", "--me", "ben", "-C", str(root), today=today))
    well_behaved(place.run("new-meeting", "--present", "all", "-C", str(root), today=today))
    well_behaved(place.run("demo", f"demo-{today}", today=today))


def test_no_link_is_followed_out_of_the_folder(place: Place) -> None:
    root = fresh(place)
    secret = place.home / "secret.yaml"
    secret.write_text("action: zqxcanary\nagreed: 2026-11-16\n", encoding="utf-8")
    (root / "members/ben-ortiz/actions/linked.yaml").symlink_to(secret)
    (root / "members/linked").symlink_to(place.home)
    (root / "meetings/2026-11-09.yaml").symlink_to("/dev/zero")
    (root / "members/jo-ward/actions").symlink_to("../ben-ortiz/actions")
    read_every_way(place, root)
    for command in READING:
        answer = place.run(*command, "-C", str(root))
        assert "zqxcanary" not in answer.out + answer.err
    assert place.run("act", "Through a link", "--me", "jo", "-C", str(root)).code == 4
    assert place.run("update", "linked", "tried", "--me", "ben", "-C", str(root)).code in {3, 4}
    assert secret.read_text(encoding="utf-8").endswith("2026-11-16\n")


def test_a_set_that_is_a_link_is_no_set(place: Place) -> None:
    root = fresh(place)
    (root / "set.yaml").rename(place.home / "set.yaml")
    (root / "set.yaml").symlink_to(place.home / "set.yaml")
    for command in READING:
        well_behaved(place.run(*command, "-C", str(root)))


@pytest.mark.parametrize(
    "name", ["members/ben-ortiz/actions/pipe.yaml", "members/amina-khan/journal/2026-11-01.md", "set.yaml"]
)
def test_a_pipe_is_never_waited_for(name: str, place: Place) -> None:
    root = fresh(place)
    (root / name).unlink(missing_ok=True)
    os.mkfifo(root / name)
    for command in READING:
        well_behaved(place.run(*command, "-C", str(root)))


def test_folders_where_files_should_be(place: Place) -> None:
    root = fresh(place)
    for name in ("members/ben-ortiz/actions/ring-the-library.yaml", "conduct.md"):
        (root / name).unlink()
        (root / name).mkdir()
    (root / "meetings/2026-11-09.yaml").mkdir()
    read_every_way(place, root)


def test_a_file_that_cannot_be_opened(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    root = fresh(place)
    real = disk.read_bytes

    def closed(path: str, limit: int) -> bytes:
        if path.endswith("ring-the-library.yaml"):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), path)
        return real(path, limit)

    monkeypatch.setattr(disk, "read_bytes", closed)
    assert place.run("check", "-C", str(root)).code == 1
    read_every_way(place, root)


WRITERS = (
    ("log", "--share", "Kept words.", "--me", "amina"),
    ("log", "Kept words.", "--me", "amina"),
    ("act", "Kept words.", "--me", "amina"),
    ("update", "observe", "done", "-m", "Kept words.", "--me", "amina"),
    ("new-issue", "Kept words.", "--me", "amina"),
    ("new-meeting", "2026-11-20", "--present", "all", "--learned", "Kept words."),
    ("new-member", "Kept words."),
)


@pytest.mark.parametrize(
    "fault", [errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EIO], ids=lambda each: errno.errorcode[each]
)
@pytest.mark.parametrize("command", WRITERS, ids=lambda each: " ".join(each[:2]))
def test_a_disk_that_refuses_keeps_the_words(
    command: tuple[str, ...], fault: int, place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = fresh(place)
    shutil.rmtree(place.data, ignore_errors=True)
    real = os.write

    def full(handle: int, data: bytes) -> int:
        if "recovered" in os.readlink(f"/proc/self/fd/{handle}"):
            return real(handle, data)
        raise OSError(fault, os.strerror(fault))

    before = snapshot(root)
    monkeypatch.setattr(os, "write", full)
    answer = place.run(*command, "-C", str(root))
    assert answer.code == 4
    assert "is kept in" in answer.err
    after = {name: each for name, each in snapshot(root).items() if not name.startswith(".alearn")}
    assert {name: each for name, each in after.items() if stat.S_ISREG(each[0])} == {
        name: each for name, each in before.items() if stat.S_ISREG(each[0])
    }
    (words,) = (place.data / "recovered").iterdir()
    assert "Kept words." in words.read_text(encoding="utf-8")
    assert stat.S_IMODE(words.stat().st_mode) == 0o600


def test_a_page_on_a_full_disk_leaves_the_old_one(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    root = fresh(place)
    assert place.run("report", "-C", str(root)).code == 0
    before = snapshot(root)

    def full(_: int, __: bytes) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "write", full)
    assert place.run("report", "-C", str(root)).code == 4
    assert snapshot(root) == before
    assert place.run("demo", "demo-full").code == 4
    assert place.run("new-set", "Full", "--facilitator", "Jo Ward", "--member", "Al", "-q").code == 4
    assert sorted(each.name for each in place.folder.iterdir() if "full" in each.name or each.name[0] == ".") == []


EDITORS = {
    "dies": ("sh -c 'echo My words >> \"$0\"; kill -9 $$'", 4, True),
    "fails": ("sh -c 'echo My words >> \"$0\"; exit 3'", 4, True),
    "is not there": ("no-such-editor-anywhere", 4, False),
    "writes nothing": ("true", 2, False),
    "deletes the file": ("rm", 4, False),
    "writes no text": ('sh -c \'printf "My words \\377" > "$0"\'', 4, True),
    "cannot be parsed": ("sh -c 'unclosed", 4, False),
    "writes": ("sh -c 'echo My words >> \"$0\"'", 0, False),
}


@pytest.mark.parametrize(("editor", "code", "kept"), EDITORS.values(), ids=EDITORS.keys())
def test_an_editor_that_dies_loses_nothing(editor: str, code: int, kept: bool, tmp_path: Path) -> None:  # noqa: FBT001
    place = Place(tmp_path)
    root = place.given("small")
    environ = {"ALEARN_EDITOR": editor}
    answer = place.run("log", "--share", "--me", "amina", "-C", str(root), answers=[], environ=environ)
    assert answer.code == code, answer.err
    drafts = list(place.data.rglob("draft.md"))
    if kept:
        (draft,) = drafts
        assert b"My words" in draft.read_bytes()
        assert str(draft) in answer.err
        assert stat.S_IMODE(draft.stat().st_mode) == 0o600
    elif code in {0, 2}:
        assert drafts == []
    entries = [path.read_text(encoding="utf-8") for path in root.rglob("2026-11-24*.md")]
    assert entries == (["My words\n"] if code == 0 else [])


def test_words_of_an_editor_survive_a_misuse(tmp_path: Path) -> None:
    place = Place(tmp_path)
    root = place.given("small")
    environ = {"ALEARN_EDITOR": EDITORS["writes"][0]}
    answer = place.run("log", "--date", "never", "--me", "amina", "-C", str(root), answers=[], environ=environ)
    assert answer.code == 2
    (draft,) = place.data.rglob("draft.md")
    assert str(draft) in answer.err
    with suppress(FileNotFoundError):
        assert list((place.data / "recovered").iterdir()) == []
