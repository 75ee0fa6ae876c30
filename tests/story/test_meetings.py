"""Which meetings were held and come next, who belongs, and the day a set is judged on."""

from datetime import date

from alearn.model import LearningSet, Meeting, Member, Planned, SetFile
from alearn.story.meetings import (
    expected,
    facilitators,
    held,
    judged_on,
    members,
    name_of,
    next_planned,
    planned,
)

OCTOBER, NOVEMBER, DECEMBER = date(2026, 10, 5), date(2026, 11, 9), date(2026, 12, 14)


def person(id_: str, name: str, role: str = "member", **more: date) -> Member:
    return Member(f"members/{id_}/member.yaml", id_, name, role, **more)  # type: ignore[arg-type]


def meeting(day: date, id_: str = "") -> Meeting:
    name = id_ or day.isoformat()
    return Meeting(f"meetings/{name}.yaml", name, ("amina-khan",), day)


def a_set(*rows: Planned, meetings: tuple[Meeting, ...] = (), closed: date | None = None) -> LearningSet:
    people = (
        person("jo-ward", "Jo Ward", "facilitator"),
        person("cora-lee", "Cora Lee", "co-facilitator"),
        person("ben-ortiz", "Ben Ortiz", left=NOVEMBER),
        person("amina-khan", "Amina Khan", joined=NOVEMBER),
    )
    file = SetFile("set.yaml", 1, "k3v9tq2m", "Literacy leads", planned=rows, closed=closed)
    return LearningSet(file, {each.id: each for each in people}, meetings=meetings)


def test_the_facilitator_is_not_a_member_and_a_co_facilitator_is() -> None:
    assert [each.name for each in members(a_set())] == ["Amina Khan", "Ben Ortiz", "Cora Lee"]
    assert [each.name for each in facilitators(a_set())] == ["Jo Ward"]


def test_a_member_nobody_knows_is_called_by_the_id() -> None:
    assert name_of(a_set(), "amina-khan") == "Amina Khan"
    assert name_of(a_set(), "dev-patel") == "dev-patel"


def test_held_are_those_up_to_and_on_the_day() -> None:
    the_set = a_set(meetings=(meeting(OCTOBER), meeting(NOVEMBER), meeting(DECEMBER)))
    assert [each.date for each in held(the_set, NOVEMBER)] == [OCTOBER, NOVEMBER]
    assert held(the_set, date(2026, 10, 4)) == ()


def test_planned_leaves_out_what_is_cancelled_and_goes_by_the_day_it_was_moved_to() -> None:
    moved = Planned(OCTOBER, moved_to=DECEMBER)
    the_set = a_set(moved, Planned(date(2026, 10, 12), cancelled=True), Planned(NOVEMBER))
    assert planned(the_set) == (Planned(NOVEMBER), moved)


def test_the_next_meeting_is_the_first_without_a_record() -> None:
    moved = Planned(OCTOBER, moved_to=NOVEMBER)
    the_set = a_set(moved, Planned(DECEMBER))
    assert next_planned(the_set, NOVEMBER) == moved
    recorded = the_set._replace(meetings=(meeting(NOVEMBER, OCTOBER.isoformat()),))
    assert next_planned(recorded, NOVEMBER) == Planned(DECEMBER)
    assert next_planned(recorded, date(2027, 1, 1)) is None


def test_joined_and_left_are_both_inside() -> None:
    the_set = a_set()
    assert [each.id for each in expected(the_set, meeting(OCTOBER))] == ["ben-ortiz", "cora-lee"]
    assert len(expected(the_set, meeting(NOVEMBER))) == 3
    assert [each.id for each in expected(the_set, meeting(DECEMBER))] == ["amina-khan", "cora-lee"]


def test_a_closed_set_is_judged_on_its_last_day() -> None:
    assert judged_on(a_set(), DECEMBER) == DECEMBER
    assert judged_on(a_set(closed=NOVEMBER), DECEMBER) == NOVEMBER
    assert judged_on(a_set(closed=NOVEMBER), OCTOBER) == OCTOBER
