"""The opening sheet: who is asked what, and what is on no sheet."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from laying_out import WORLD
from running import SETS, Place

from alearn.disclose import disclose
from alearn.findings import TOP, Finding, Severity
from alearn.folder import read_set
from alearn.meeting.build import Occasion, build_opening
from alearn.meeting.view import MemberSheet, Opening
from alearn.model import LearningSet
from alearn.story.meetings import members, planned_ids

DAY = date(2026, 12, 14)


def opened(the_set: LearningSet, day: date, id_: str = "") -> Opening:
    seen = disclose(the_set, "set", day).the_set
    there = tuple(member for member in members(seen) if member.belongs_on(day))
    return build_opening(seen, Occasion(id_ or day.isoformat(), day, "", "", there, ()), [])


def small() -> LearningSet:
    return read_set(WORLD, str(SETS / "small")).the_set


def sheet_of(opening: Opening, name: str) -> MemberSheet:
    return next(each for each in opening.members if each.name == name)


def test_everybody_is_asked_what_happened_to_what_they_promised() -> None:
    opening = opened(small(), DAY)
    assert [each.name for each in opening.members] == ["Amina Khan", "Ben Ortiz"]
    (promise,) = sheet_of(opening, "Amina Khan").promises
    assert (promise.words, promise.by, promise.stands) == (
        "Observe two guided reading sessions", "Fri 30 Oct 2026", "tried",
    )  # fmt: skip
    assert [each.words for each in sheet_of(opening, "Ben Ortiz").promises] == [
        "Ring the town library",
        "Ring two parents who never come",
    ]


def test_nothing_is_called_late() -> None:
    words = str(opened(small(), DAY)).lower()
    assert "past its date" not in words
    assert "overdue" not in words


def with_update(the_set: LearningSet, **changes: Any) -> LearningSet:
    """The set, with one more thing told of Amina's action."""
    ref = next(ref for ref in the_set.actions if ref.owner == "amina-khan")
    action = the_set.actions[ref]
    update = action.updates[0]._replace(note=None, **changes)
    return the_set._replace(actions={**the_set.actions, ref: action._replace(updates=(*action.updates, update))})


def test_what_was_settled_since_the_last_meeting_is_asked_about_once_more_and_then_no_more() -> None:
    since = with_update(small(), date=date(2026, 11, 20), status="refrained")
    (promise,) = sheet_of(opened(since, DAY), "Amina Khan").promises
    assert promise.stands == "chose not to, for now"
    before = with_update(small(), date=date(2026, 10, 2), status="done")
    action = next(each for each in before.actions.values() if each.owner == "amina-khan")
    gone = action._replace(updates=action.updates[-1:])
    settled = before._replace(actions={**before.actions, action.ref: gone})
    assert sheet_of(opened(settled, DAY), "Amina Khan").promises == ()


def test_what_is_told_after_the_day_of_the_meeting_is_not_on_its_sheet() -> None:
    later = with_update(small(), date=date(2026, 12, 20), status="done")
    (promise,) = sheet_of(opened(later, DAY), "Amina Khan").promises
    assert promise.stands == "tried"


def test_words_that_somebody_else_typed_are_marked_until_they_are_confirmed(tmp_path: Path) -> None:
    place = Place(tmp_path)
    place.folder = place.given("small")
    said = ("--as", "ben", "--via", "email", "--said", "2026-11-20", "--me", "jo")
    assert place.run("act", "Ask the caretaker", "--due", "2026-12-10", *said).code == 0
    answer = place.run("agenda", "-o", "-", "--people", "2")
    assert "Ask the caretaker By Thu 10 Dec 2026. (typed by Jo Ward, not confirmed yet)" in answer.out


def test_who_has_left_is_not_asked_and_who_is_new_is_welcomed() -> None:
    the_set = small()
    amina, ben = the_set.members["amina-khan"], the_set.members["ben-ortiz"]
    people = {
        **the_set.members,
        amina.id: amina._replace(left=date(2026, 12, 13)),
        ben.id: ben._replace(joined=date(2026, 11, 1)),
    }
    opening = opened(the_set._replace(members=people), DAY)
    assert [each.name for each in opening.members] == ["Ben Ortiz"]
    assert opening.members[0].note.startswith("New in the set.")
    assert opening.not_yet_presented == ""  # Ben was no member at any meeting yet


def test_who_has_brought_nothing_is_asked_what_they_would_like_to_bring() -> None:
    opening = opened(small()._replace(issues={}), DAY)
    assert all(
        each.note == "No issue is written down yet: ask what they would like to bring." for each in opening.members
    )


def test_who_has_not_presented_yet_is_said_by_name() -> None:
    assert opened(small(), DAY).not_yet_presented == "Ben Ortiz"
    assert opened(small(), date(2026, 10, 1)).not_yet_presented == ""


def test_the_conduct_is_shown_with_what_is_due_of_it() -> None:
    the_set = small()
    assert the_set.conduct is not None
    assert opened(the_set, DAY).conduct
    cases = {
        "Not adopted yet": the_set.conduct._replace(adopted=None),
        "do that today": the_set.conduct._replace(adopted=date(2026, 10, 5), review=DAY),
        "to be looked at again on Tue 15 Dec": the_set.conduct._replace(adopted=DAY, review=date(2026, 12, 15)),
        "No conduct is written down": None,
    }
    for said, conduct in cases.items():
        assert said in opened(the_set._replace(conduct=conduct), DAY).conduct_note


@pytest.mark.parametrize(
    ("replied", "shown"),
    [("", True), ("2026-11-20", True), ("2026-10-01", False), ("2026-12-20", True)],
)
def test_an_obstacle_is_shown_until_its_reply_has_been_read_at_a_meeting(replied: str, *, shown: bool) -> None:
    the_set = small()
    obstacle = the_set.obstacles[0]._replace(
        reply="Yes." if replied else None, replied=date.fromisoformat(replied) if replied else None
    )
    opening = opened(the_set._replace(obstacles=(obstacle,)), DAY)
    assert len(opening.obstacles) == shown
    assert [each.reply for each in opening.obstacles] == (["Yes." if replied == "2026-11-20" else ""] if shown else [])


def test_a_question_about_a_journal_or_about_time_is_on_no_sheet() -> None:
    """Whether somebody keeps a journal is shown to that person only, and what happened is asked of every promise."""
    the_set = small()
    amina = the_set.members["amina-khan"]
    about = {
        "learning-not-acted-on": "members/amina-khan/journal/2026-10-21-who-talks.md",
        "overdue": "members/amina-khan/actions/observe-two-sessions.yaml",
        "promise-not-followed-up": "members/amina-khan/actions/observe-two-sessions.yaml",
        "action-without-measure": "members/amina-khan/actions/observe-two-sessions.yaml",
    }
    asked = [("amina-khan", Finding(path, TOP, rule, Severity.QUESTION, rule, "")) for rule, path in about.items()]
    opening = build_opening(the_set, Occasion("", DAY, "", "", (amina,), ()), asked)
    (question,) = sheet_of(opening, "Amina Khan").questions
    assert question.words == "action-without-measure"
    assert question.about == ("Observe two guided reading sessions",)


def test_a_second_meeting_on_a_day_has_an_id_of_its_own() -> None:
    the_set = small()
    row = the_set.file.planned[0]
    rows = (row, row, row._replace(cancelled=True), *the_set.file.planned[1:])
    twice = the_set._replace(file=the_set.file._replace(planned=rows))
    ids = [id_ for id_, _ in planned_ids(twice)]
    assert ids[:3] == ["2026-10-05", "2026-10-05-b", "2026-10-05-c"]
