"""Whatever happens while a sealed entry is written or changed: its words lie in one safe place."""

import errno
import os
import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from faults import Faults
from running import Answer, Place
from soaking import MEMBER, SOAK, alearn, begun_set, files_below, surroundings
from test_kill import CANARY, KILLS, PADDING, Moments, Run

from alearn.world.keys import Keys
from alearn.world.lock import locked

OLD, NEW = f"As it was, {CANARY}.", f"As it is now, {CANARY}."
CODES = (errno.ENOSPC, errno.EACCES, errno.EIO, errno.EROFS)


class Desk:
    """A member at a desk: a set, a key, and one sealed entry in which the old words stand."""

    def __init__(self, base: Path) -> None:
        self.place = Place(base)
        (base / "runtime").mkdir()
        self.place.environ |= {"ALEARN_ME": "amina-khan", "XDG_RUNTIME_DIR": str(base / "runtime")}
        self.base = base
        self.root = self.place.folder = self.place.given("small")
        self.said("key", "new")
        self.sealed = self.root / self.said("log", OLD).strip()
        self.before = self.sealed.read_bytes()

    def said(self, *arguments: str) -> str:
        answer = self.place.run(*arguments)
        assert answer.code == 0, answer.err
        return answer.out

    def opened(self, path: Path) -> str:
        keys = Keys(self.place.environ, lambda _: "", again=False)
        return keys.unseal(path.read_bytes()).decode().rpartition("---\n")[2].strip()

    def sealed_words(self) -> list[str]:
        return sorted(self.opened(path) for path in self.root.rglob("*.age"))

    def plain_places(self, words: str) -> list[Path]:
        """The files in which words lie plain, none of which is in the set, and each is for its owner alone."""
        files = [path for path in files_below(self.base) if path.name != "editor.py"]
        found = [path for path in files if words.encode() in path.read_bytes()]
        for path in found:
            assert not path.is_relative_to(self.root)
            assert stat.S_IMODE(path.stat().st_mode) == 0o600
            assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
        return found

    def editor(self, script: str) -> dict[str, str]:
        """An editor that is a few lines of Python; `path` is the draft, `sealed` the entry in the set."""
        program = self.base / "editor.py"
        program.write_text(f"import os, sys\npath = sys.argv[1]\nsealed = {str(self.sealed)!r}\n{script}\n", "utf-8")
        return {"ALEARN_EDITOR": f"'{sys.executable}' '{program}'"}


@pytest.fixture(name="desk")
def _desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def under_faults(base: Path, at: int, *arguments: str) -> tuple[Desk, Answer, Faults]:
    """A command of which the call number `at` that concerns the set's folder fails."""
    desk = Desk(base)
    code = CODES[at % len(CODES)]
    faults = Faults(str(desk.root), lambda: OSError(code, os.strerror(code)), at, lasting=at % 5 == 0)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("alearn.world.lock.LOCK_SECONDS", 0.02)
        faults.install(patch)
        answer = desk.place.run(*arguments)
    return desk, answer, faults


@pytest.mark.parametrize("act", ["log", "journal"])
def test_where_the_disk_fails_at_any_call_the_words_lie_in_one_safe_place(tmp_path: Path, act: str) -> None:
    arguments = ("log", NEW) if act == "log" else ("journal", "2026-11", "--edit", "--words", NEW)
    failed = kept_in_set = 0
    for at in range(1, 500, 1 if SOAK else 3):
        desk, answer, faults = under_faults(tmp_path / str(at), at, *arguments)
        plain, sealed = desk.plain_places(NEW), desk.sealed_words()
        assert sealed in ([OLD], [NEW], sorted([OLD, NEW]))
        if answer.code == 0:
            assert NEW in sealed
            assert plain == []
            kept_in_set += 1
        else:
            failed += 1
            assert len(plain) == 1
            assert str(plain[0]) in answer.err
            if "It was written" not in answer.err:
                assert sealed == [OLD]
                assert desk.sealed.read_bytes() == desk.before
        if faults.count < at:
            break
    assert at < 499
    assert failed >= 8
    assert kept_in_set >= 1


@pytest.mark.parametrize(
    ("script", "code"),
    [
        (f"open(path, 'w').write({NEW!r}); sys.exit(3)", 4),
        (f"open(path, 'w').write({NEW!r}); os.kill(os.getpid(), 9)", 4),
        (f"open(path, 'a').write({NEW!r}); open(path, 'ab').write(b'\\xe9')", 4),
        (f"open(path, 'w').write('---\\ndate: never\\n---\\n' + {NEW!r})", 0),
        (f"open(path, 'w').write('---\\nkind: grumble\\n---\\n' + {NEW!r})", 2),
    ],
)
def test_an_editor_that_crashes_leaves_the_entry_as_it_was_and_the_draft_where_it_says(
    desk: Desk, script: str, code: int
) -> None:
    answer = desk.place.run("journal", "2026-11", "--edit", answers=[], environ=desk.editor(script))
    assert answer.code == code
    if code == 0:  # a key of the writer's own editor, which is theirs
        assert desk.sealed_words() == [NEW]
        return
    (draft,) = desk.plain_places(NEW)
    assert draft.is_relative_to(desk.base / "runtime")
    assert str(draft) in answer.err
    assert desk.sealed.read_bytes() == desk.before
    assert CANARY not in answer.err + answer.out


@pytest.mark.parametrize("then", ["os.unlink(sealed)", "open(sealed, 'ab').write(b'x')"])
def test_an_entry_that_changed_meanwhile_is_left_alone_and_the_words_are_kept(desk: Desk, then: str) -> None:
    script = f"open(path, 'a').write({NEW!r}); {then}"
    answer = desk.place.run("journal", "2026-11", "--edit", answers=[], environ=desk.editor(script))
    assert answer.code == 4
    (draft,) = desk.plain_places(NEW)
    assert str(draft) in answer.err
    assert not desk.sealed.exists() or desk.sealed.read_bytes() == desk.before + b"x"


def test_what_was_edited_is_sealed_again_and_no_draft_is_left(desk: Desk) -> None:
    script = (
        f"words = open(path).read(); assert {OLD!r} in words\n"
        f"assert os.stat(os.path.dirname(path)).st_mode & 0o77 == 0\n"
        f"open(path, 'w').write(words.replace({OLD!r}, {NEW!r}))"
    )
    answer = desk.place.run("journal", "2026-11", "--edit", answers=[], environ=desk.editor(script))
    assert answer.code == 0, answer.err
    assert desk.sealed_words() == [NEW]
    assert desk.plain_places(CANARY) == []
    assert files_below(desk.base / "runtime") == []


def test_an_entry_opened_and_left_as_it_was_is_not_sealed_anew(desk: Desk) -> None:
    assert desk.place.run("journal", "2026-11", "--edit", answers=[], environ=desk.editor("pass")).code == 0
    assert desk.sealed.read_bytes() == desk.before
    assert files_below(desk.base / "runtime") == []


def test_the_draft_of_a_first_entry_never_lies_in_the_set(desk: Desk) -> None:
    script = f"open(path, 'a').write({NEW!r}); sys.exit(1)"
    answer = desk.place.run("log", answers=[], environ=desk.editor(script))
    assert answer.code == 4
    (draft,) = desk.plain_places(NEW)
    assert draft.is_relative_to(desk.base / "runtime")


def test_a_key_that_nobody_accepted_stops_before_the_editor_is_opened(desk: Desk) -> None:
    stranger = "age1tw70du69z52s7hr6yfgf08znjerm4a7lsd30jc0khayhj0wuepnsvnhhka"
    with (desk.root / "members/amina-khan/member.yaml").open("a", encoding="utf-8") as file:
        file.write(f"  - {stranger}\n")
    for arguments in (["log"], ["journal", "2026-11", "--edit"]):
        answer = desk.place.run(*arguments, answers=[], environ=desk.editor("sys.exit('opened')"))
        assert answer.code == 4
        assert stranger in answer.err
        assert "editor" not in answer.err


def test_a_move_that_stopped_half_way_is_ended_by_the_next(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    outside = desk.base / "data/private/k3v9tq2m/amina-khan"
    outside.mkdir(parents=True, exist_ok=True)
    name = desk.sealed.name.removesuffix(".age")
    keys = Keys(desk.place.environ, lambda _: "", again=False)
    (outside / name).write_bytes(keys.unseal(desk.before))
    (outside / "2026-10-abcd2345.md").write_bytes(b"Words of an earlier day.\n")
    (outside / "2026-09-abcd2345.md").write_bytes(b"x" * (1024 * 1024 + 1))
    answer = desk.place.run("key", "new")
    assert "2 entries moved in" in answer.err
    assert "1 entry stayed outside" in answer.err
    assert [path.name for path in outside.glob("*.md")] == ["2026-09-abcd2345.md"]
    assert desk.sealed_words() == sorted([OLD, "Words of an earlier day."])


def test_an_entry_that_is_sealed_in_other_words_already_is_not_deleted(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    outside = desk.base / "data/private/k3v9tq2m/amina-khan"
    outside.mkdir(parents=True)
    plain = outside / desk.sealed.name.removesuffix(".age")
    plain.write_bytes(b"Other words under the same name.\n")
    assert "stayed outside" in desk.place.run("key", "new").err
    assert plain.exists()
    assert desk.sealed_words() == [OLD]


def test_a_key_behind_a_passphrase_is_asked_for_to_read_alone(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    locked_key = Path(__file__).parent / "keys/identity.age"
    public = "age1gaq0y7zq3aft9ewah0geekllu8t80pk723uw39stg9h6wf320c3qvmqwax"
    assert desk.place.run("key", "add", public).code == 0
    (desk.base / "config/identity.txt").unlink()
    (desk.base / "config/identity.age").write_bytes(locked_key.read_bytes())
    desk.said("log", NEW)
    shut = desk.place.run("journal")
    assert "2 more cannot be opened here" in shut.err
    wrong = desk.place.run("journal", environ={"ALEARN_PASSPHRASE": "no"})
    assert "2 more cannot be opened here" in wrong.err
    opened = desk.place.run("journal", environ={"ALEARN_PASSPHRASE": "four plain words here"})
    typed = desk.place.run("journal", answers=["no", "four plain words here"])
    assert opened.out == typed.out
    assert OLD in opened.out
    assert NEW in opened.out
    assert desk.place.run("log", answers=[], environ=desk.editor(f"open(path, 'w').write({NEW!r})")).code == 0


def test_without_the_part_that_speaks_age_nothing_is_written_and_the_words_are_kept(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyrage", None)
    answer = desk.place.run("log", NEW)
    assert answer.code == 5
    assert "pipx inject alearn pyrage" in answer.err
    (kept,) = desk.plain_places(NEW)
    assert str(kept) in answer.err
    assert desk.place.run("key", "check").code == 5
    listed = desk.place.run("journal")
    assert listed.code == 0
    assert "1 more cannot be opened here" in listed.err


@pytest.mark.needs("age")
@pytest.mark.parametrize("form", ["txt", "html", "-"])
def test_every_entry_opens_with_what_the_recovery_sheet_says_and_nothing_of_alearn(desk: Desk, form: str) -> None:
    desk.said("log", NEW)
    place = form if form == "-" else str(desk.base / f"sheet.{form}")
    sheet = desk.said("key", "backup", "-o", place)
    desk.said("log", "Written after it was printed.")
    text = sheet if form == "-" else Path(place).read_text(encoding="utf-8")
    (line,) = re.findall(r"AGE-SECRET-KEY-1\w+", text)
    (desk.base / "key.txt").write_text(line + "\n", encoding="utf-8")
    command = "age -d -i key.txt FILE.md.age"
    assert command in text
    assert "members/amina-khan/private/" in text
    opened = set()
    for path in (desk.root / "members/amina-khan/private").iterdir():
        typed = command.replace("FILE.md.age", str(path)).split()
        done = subprocess.run(typed, cwd=desk.base, capture_output=True, check=True)
        opened.add(done.stdout.decode().rpartition("---\n")[2].strip())
    assert opened == {OLD, NEW, "Written after it was printed."}
    assert line not in "".join(each.read_text("utf-8") for each in (desk.base / "config").glob("*.txt"))


def test_a_killed_log_with_a_key_tears_nothing_and_leaves_nothing_plain(tmp_path: Path) -> None:
    environ = surroundings(tmp_path)
    folder = begun_set(tmp_path, environ)
    alearn(folder, environ, "key", "new")
    keys = Keys(environ, lambda _: "", again=False)
    runs: list[tuple[int, Run]] = []
    moments = Moments(lambda: alearn(folder, environ, "log", "One more"))
    for number, after in enumerate(moments):
        run = Run(folder, environ, after, "log", f"Entry {number} {CANARY} {PADDING} The end of {number}")
        runs.append((number, moments.saw(run)))
        if number >= KILLS // 4:
            break
    home = folder / "members" / MEMBER / "private"
    there = {path: keys.unseal(path.read_bytes()).decode() for path in home.iterdir()}
    for number, run in runs:
        if run.acknowledged:
            assert there[folder / run.acknowledged].endswith(f"The end of {number}\n")
    alearn(folder, environ, "log", "The next run heals")
    assert os.listdir(folder / ".alearn/tmp") == []
    assert [path for path in files_below(tmp_path) if CANARY.encode() in path.read_bytes()] == []
    alearn(folder, environ, "check")


def test_a_killed_edit_leaves_the_old_words_or_the_new_ones_and_nothing_plain(tmp_path: Path) -> None:
    environ = surroundings(tmp_path)
    folder = begun_set(tmp_path, environ)
    alearn(folder, environ, "key", "new")
    path = folder / alearn(folder, environ, "log", "The first").strip()
    keys = Keys(environ, lambda _: "", again=False)
    seen = "The first"
    moments = Moments(lambda: alearn(folder, environ, "journal", path.name[:16], "--words", "The first"))
    for number, after in enumerate(moments):
        fresh = f"Number {number} {CANARY} {PADDING}".strip()
        run = moments.saw(Run(folder, environ, after, "journal", path.name[:16], "--words", fresh))
        now = keys.unseal(path.read_bytes()).decode().rpartition("---\n")[2].strip()
        assert now in ((fresh,) if run.acknowledged else (seen, fresh))
        seen = now
        if number >= KILLS // 4:
            break
    assert [each for each in files_below(tmp_path) if CANARY.encode() in each.read_bytes()] == []


def test_a_busy_folder_of_keys_is_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("alearn.world.lock.LOCK_SECONDS", 0.02)
    with locked(str(desk.base / "config/lock")):
        answer = desk.place.run("key", "rotate")
    assert answer.code == 4
    assert "Another alearn" in answer.err
