"""Which meetings were held, which come next, and who was there."""

from collections import Counter
from datetime import date, time

from alearn.model import LearningSet, Meeting, Member, Planned
from alearn.schema.types import FORMER

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def members(the_set: LearningSet) -> tuple[Member, ...]:
    """The set's members by name; the facilitator is not counted."""
    inside = (member for member in the_set.members.values() if member.in_set)
    return tuple(sorted(inside, key=lambda member: (member.name, member.id)))


def facilitators(the_set: LearningSet) -> tuple[Member, ...]:
    """Who facilitates, by name."""
    return tuple(
        sorted(
            (member for member in the_set.members.values() if not member.in_set),
            key=lambda member: (member.name, member.id),
        )
    )


def name_of(the_set: LearningSet, member: str) -> str:
    """What people call a member; the id where no record tells, and no name for one whose folder was erased."""
    known = the_set.members.get(member)
    if known:
        return known.name
    former = FORMER.match(member)
    return f"Former member {former[1]}" if former else member


def held(the_set: LearningSet, day: date) -> tuple[Meeting, ...]:
    """The meetings recorded up to and on a day, oldest first."""
    return tuple(meeting for meeting in the_set.meetings if meeting.date <= day)


def planned(the_set: LearningSet) -> tuple[Planned, ...]:
    """The meetings planned and not cancelled, by the day they are to be held."""
    rows = (row for row in the_set.file.planned if not row.cancelled)
    return tuple(sorted(rows, key=_when))


def planned_ids(the_set: LearningSet) -> tuple[tuple[str, Planned], ...]:
    """Every row of the plan in its order, cancelled ones too, with its meeting's id.

    That is the day it was first planned for; a second meeting planned for a day gets `-b`, as its record does.
    """
    same: Counter[date] = Counter()
    ids = []
    for row in the_set.file.planned:
        letter = f"-{_LETTERS[min(same[row.date], len(_LETTERS) - 1)]}" if same[row.date] else ""
        ids.append((row.date.isoformat() + letter, row))
        same[row.date] += 1
    return tuple(ids)


def numbers(the_set: LearningSet) -> dict[str, int]:
    """Which of the planned meetings each is, counted from 1 by its day; one that was cancelled has no number."""
    rows = [(_when(row), id_) for id_, row in planned_ids(the_set) if not row.cancelled]
    return {id_: number for number, (_, id_) in enumerate(sorted(rows), 1)}


def next_planned(the_set: LearningSet, day: date) -> Planned | None:
    """The first planned meeting on or after a day that has no record yet."""
    recorded = {meeting.id for meeting in held(the_set, day)}
    ahead = [row for id_, row in planned_ids(the_set) if not row.cancelled and row.day >= day and id_ not in recorded]
    return min(ahead, key=_when, default=None)


def _when(row: Planned) -> tuple[date, time]:
    return row.day, row.starts or time()


def expected(the_set: LearningSet, meeting: Meeting) -> tuple[Member, ...]:
    """The members who belonged to the set on the day of a meeting."""
    return tuple(member for member in members(the_set) if member.belongs_on(meeting.date))


def judged_on(the_set: LearningSet, day: date) -> date:
    """The day practice is judged on: a closed set's last day, else the day that is given."""
    closed = the_set.file.closed
    return closed if closed is not None and closed < day else day
