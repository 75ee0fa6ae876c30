"""What is left of a member after `alearn erase`: nothing live but what was listed, on any way there."""

import os
import re
from pathlib import Path

import pytest
from running import EXAMPLES, Answer, Place, snapshot

from alearn.leaving.traces import OWN_WORDS
from alearn.schema.fields import TURN

TODAY = "2026-11-24"
PEOPLE = [
    (example, member.name)
    for example in ("hillside", "newborn")
    for member in sorted((EXAMPLES / example / "members").iterdir())
]


def name_of(folder: Path, member: str) -> str:
    text = (folder / "members" / member / "member.yaml").read_text(encoding="utf-8")
    found = re.search(r"^name: (.+)$", text, re.MULTILINE)
    assert found
    return found[1].strip("'\"")


def erase(place: Place, member: str, name: str) -> Answer:
    return place.run("erase", member, "--yes-erase", name, today=TODAY)


def listed(answer: Answer) -> set[tuple[str, int]]:
    """The files and lines that were listed for a person; a line is 0 where the name of the file is meant."""
    found = re.findall(r"^  (\S+?)(?::(\d+)| \(its name\))$", answer.out, re.MULTILINE)
    return {(path, int(line or 0)) for path, line in found}


def traces(folder: Path, words: list[str]) -> set[tuple[str, int]]:
    """Where any of the words stands, looked for in plain letters; a line is 0 for a file's name."""
    found = set()
    for path in folder.rglob("*"):
        relative = path.relative_to(folder).as_posix()
        if not path.is_file() or path.suffix == ".age" or relative.startswith(".git/"):
            continue
        if any(word.lower() in relative.lower() for word in words):
            found.add((relative, 0))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            if any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", line) for word in words):
                found.add((relative, number))
    return found


@pytest.mark.parametrize(("example", "member"), PEOPLE)
def test_nothing_live_names_the_erased_but_what_was_listed(tmp_path: Path, example: str, member: str) -> None:
    place = Place(tmp_path)
    place.folder = place.given(example)
    name = name_of(place.folder, member)
    answer = erase(place, member, name)
    assert answer.code == 0, answer.err
    assert not (place.folder / "members" / member).exists()
    assert list((place.folder / ".alearn" / "tmp").iterdir()) == []
    assert traces(place.folder, [member, name, *name.split()]) <= listed(answer)
    checked = place.run("check", today=TODAY)
    assert (checked.code, checked.out) == (0, "")
    assert place.run("status", "--me", "former-member-1", today=TODAY).code == 3


@pytest.mark.parametrize(("example", "member"), [PEOPLE[1], PEOPLE[-1]])
def test_what_is_not_the_member_s_stays_byte_for_byte(tmp_path: Path, example: str, member: str) -> None:
    place = Place(tmp_path)
    place.folder = place.given(example)
    name = name_of(place.folder, member)
    before = {path: data for path, (_, data) in snapshot(place.folder).items() if isinstance(data, bytes)}
    erase(place, member, name)
    after = {path: data for path, (_, data) in snapshot(place.folder).items() if isinstance(data, bytes)}
    for path, data in before.items():
        if path.startswith(f"members/{member}/"):
            continue
        lines = data.decode().splitlines()
        kept = [line for line in lines if member not in line]
        assert set(after[path].decode().replace("former-member-1", member).splitlines()) <= set(lines)
        if not path.startswith("meetings/"):
            assert [line for line in after[path].decode().splitlines() if "former-member-1" not in line] == kept


def test_two_who_leave_get_names_of_their_own(tmp_path: Path) -> None:
    place = Place(tmp_path)
    place.folder = place.given("hillside")
    for number, member in enumerate(("grace-adeyemi", "tom-hartley"), 1):
        answer = erase(place, member, name_of(place.folder, member))
        assert f"is called former-member-{number}" in answer.err
    meeting = (place.folder / "meetings" / "2025-10-16.yaml").read_text(encoding="utf-8")
    assert "presenter: former-member-1" in meeting
    assert "presenter: former-member-2" in meeting


def test_every_key_of_a_turn_is_emptied_kept_or_listed() -> None:
    """A key that is added to a turn must be decided about here, too."""
    of_others = {"questions", "offers", "materials"}
    facts = {"presenter", "planned", "used", "agreed", "typed_by", "via", "said", "confirmed"}
    assert {field.key for field in TURN.fields} == OWN_WORDS | of_others | facts


ODD = """# A meeting, typed by hand.\r
present: [ "amina-khan",   # she came early\r
           ben-ortiz ]\r
late: {amina-khan: 16:10}\r
left:\r
  # a train\r
  amina-khan: 17:40\r
apologies: []\r
facilitator: jo-ward\r
turns:\r
  - {presenter: amina-khan, headline: Who talks?, used: 12}\r
  - headline: |\r
      Two lines\r
      of hers\r
    presenter: 'amina-khan'\r
    issue: guided-reading\r
    actions:\r
      - observe-two-sessions\r
      - ben-ortiz/ring-the-library   # with Ben\r
    questions: Who are you waiting for?\r
    x-note: kept\r
  - presenter: ben-ortiz\r
    actions: [amina-khan/observe-two-sessions, ring-the-library]\r
    insight: Amina knew.\r
"""
ODD_AFTER = """# A meeting, typed by hand.\r
present: [ former-member-1,   # she came early\r
           ben-ortiz ]\r
late: {former-member-1: 16:10}\r
left:\r
  # a train\r
  former-member-1: 17:40\r
apologies: []\r
facilitator: jo-ward\r
turns:\r
  - {presenter: former-member-1, used: 12}\r
  - presenter: former-member-1\r
    actions:\r
      - ben-ortiz/ring-the-library   # with Ben\r
    questions: Who are you waiting for?\r
    x-note: kept\r
  - presenter: ben-ortiz\r
    actions: [former-member-1/observe-two-sessions, ring-the-library]\r
    insight: Amina knew.\r
"""
JOINT = "action: Ring the library\nagreed: 2026-10-05\nwith:\n  - amina-khan\n"
SHARED_ISSUE = """issue: What do we read for?
opened: 2026-10-05
with: [amina-khan]
outcome:
  to_me:
    amina-khan: It gave me nerve.
    ben-ortiz: It gave me time.
typed_by: amina-khan
via: email
said: 2026-10-05
"""


def odd_set(tmp_path: Path) -> Place:
    place = Place(tmp_path)
    place.folder = place.given("small")
    for path, text in {
        "meetings/2026-10-05.yaml": ODD,
        "members/ben-ortiz/actions/ring-the-library.yaml": JOINT,
        "members/ben-ortiz/issues/what-for.yaml": SHARED_ISSUE,
    }.items():
        (place.folder / path).write_bytes(text.encode())
    return place


def test_odd_records_change_in_those_places_alone(tmp_path: Path) -> None:
    place = odd_set(tmp_path)
    answer = erase(place, "amina", "Amina Khan")
    assert answer.code == 0, answer.err
    assert (place.folder / "meetings/2026-10-05.yaml").read_bytes().decode() == ODD_AFTER
    issue = (place.folder / "members/ben-ortiz/issues/what-for.yaml").read_text(encoding="utf-8")
    assert issue == SHARED_ISSUE.replace("    amina-khan: It gave me nerve.\n", "").replace(
        "amina-khan", "former-member-1"
    )
    assert {("meetings/2026-10-05.yaml", 15), ("meetings/2026-10-05.yaml", 19)} <= listed(answer)
    assert "Who are you waiting for?" not in answer.out + answer.err


def test_a_record_that_cannot_be_read_stops_it_before_anything_changes(tmp_path: Path) -> None:
    place = odd_set(tmp_path)
    (place.folder / "meetings" / "2026-11-09.yaml").write_text("present: [amina-khan\n", encoding="utf-8")
    before = snapshot(place.folder)
    answer = erase(place, "amina", "Amina Khan")
    assert answer.code == 4
    assert "meetings/2026-11-09.yaml" in answer.err
    assert snapshot(place.folder) == before


def test_a_dry_run_changes_nothing(tmp_path: Path) -> None:
    place = odd_set(tmp_path)
    before = snapshot(place.folder)
    shown = place.run("erase", "amina", "--dry-run", today=TODAY)
    assert shown.code == 0
    assert snapshot(place.folder) == before
    assert erase(place, "amina", "Amina Khan").out == shown.out


def test_another_erasure_waits_for_one_that_was_begun(tmp_path: Path) -> None:
    place = odd_set(tmp_path)
    begun = place.folder / ".alearn" / "erasing.yaml"
    begun.parent.mkdir(exist_ok=True)
    begun.write_text("member: amina-khan\nname: Amina Khan\nbecomes: former-member-7\n", encoding="utf-8")
    refused = erase(place, "ben", "Ben Ortiz")
    assert (refused.code, "alearn erase amina-khan" in refused.err) == (4, True)
    finished = erase(place, "amina", "Amina Khan")
    assert (finished.code, "former-member-7" in finished.out) == (0, True)
    assert not begun.exists()


# Killed on the way


class Killed(BaseException):
    """The end of a process, which nothing in it can catch."""


MAKES_A_DIFFERENCE = ("mkdir", "link", "replace", "rename", "unlink", "rmdir")


class Killer:
    """Ends the process before the i-th call that changes a name on the disk."""

    def __init__(self, patch: pytest.MonkeyPatch, at: int) -> None:
        self.count = 0
        self.at = at
        for name in MAKES_A_DIFFERENCE:
            patch.setattr(os, name, self.counted(getattr(os, name)))

    def counted(self, real: object) -> object:
        def call(*arguments: object, **named: object) -> object:
            self.count += 1
            if self.count == self.at:
                raise Killed
            return real(*arguments, **named)  # type: ignore[operator]

        return call


def settled(folder: Path) -> dict[str, object]:
    """All that is in the folder but the lock's own file, by bytes."""
    return {path: data for path, (_, data) in snapshot(folder).items() if not path.startswith(".alearn")}


def test_killed_at_any_write_a_second_run_ends_as_an_unbroken_one(tmp_path: Path) -> None:
    whole = odd_set(tmp_path / "whole")
    with pytest.MonkeyPatch.context() as patch:
        killer = Killer(patch, 0)
        assert erase(whole, "amina", "Amina Khan").code == 0
    expected = settled(whole.folder)
    assert killer.count > 20
    for at in range(1, killer.count + 1):
        place = odd_set(tmp_path / str(at))
        with pytest.MonkeyPatch.context() as patch:
            Killer(patch, at)
            with pytest.raises(Killed):
                erase(place, "amina", "Amina Khan")
        checked = place.run("check", today=TODAY)
        assert "unknown-member" not in checked.out
        again = erase(place, "amina", "Amina Khan")
        assert again.code in (0, 3)
        assert settled(place.folder) == expected
        assert sorted(each.name for each in (place.folder / ".alearn").iterdir()) == ["lock", "tmp"]
        assert list((place.folder / ".alearn" / "tmp").iterdir()) == []
