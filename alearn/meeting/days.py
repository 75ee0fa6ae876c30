"""A set's planned meetings, and one member's own dates, as they stand in a calendar."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import NamedTuple

from alearn.dates import in_words
from alearn.meeting.process import as_run, minutes_needed, usual_turns
from alearn.model import Action, LearningSet, Planned
from alearn.story.actions import due, is_open
from alearn.story.meetings import facilitators, members, numbers, planned_ids
from alearn.story.promises import is_asked_about
from alearn.story.wording import listed

_FIRST_REVISION = date(2020, 1, 1)
_DEFAULT_MINUTES = 90
_SIGNS = ".,;:)>"


class Event(NamedTuple):
    """One entry of a calendar. `begins` and `ends` are times where a time is known, else days, the last one outside.

    The `uid` stays whatever is changed, so that a calendar replaces what it has. It replaces it where `revision` is
    higher than before.
    """

    uid: str
    summary: str
    begins: date
    minutes: int | None
    place: str
    words: str
    revision: int
    cancelled: bool = False
    private: bool = False

    @property
    def link(self) -> str:
        """Where to join, where the place is a link."""
        return next((word.rstrip(_SIGNS) for word in self.place.split() if word.startswith("https://")), "")


def meeting_events(the_set: LearningSet, day: date) -> tuple[Event, ...]:
    """Every planned meeting, as it stands on a day; one that was cancelled says so."""
    which = numbers(the_set)
    number = {id_: f" {n} of {len(which)}" for id_, n in which.items()}
    return tuple(_meeting(the_set, id_, row, day, number.get(id_, "")) for id_, row in planned_ids(the_set))


def action_events(the_set: LearningSet, day: date, owner: str) -> tuple[Event, ...]:
    """The days a member's own actions are due; one that is settled is taken out of the calendar again."""
    return tuple(_actions(the_set, day, owner))


def _meeting(the_set: LearningSet, id_: str, row: Planned, day: date, number: str) -> Event:
    title = the_set.file.title
    begins: date = datetime.combine(row.day, row.starts) if row.starts else row.day
    leads = listed([each.name for each in facilitators(the_set)])
    words = [f"{title} meets. Please be there on time; if you cannot come, say so beforehand."]
    words += [f"Facilitated by {leads}."] if leads else []
    words += [f"Moved from {in_words(row.date)}."] if row.moved_to else []
    return Event(
        uid=f"{the_set.file.id}-{id_}@alearn",
        summary=f"{'Cancelled: ' if row.cancelled else ''}{title}: meeting{number}",
        begins=begins,
        minutes=(row.minutes or _usual(the_set)) if row.starts else None,
        place=(row.place or "").strip(),
        words="\n".join(words),
        revision=_revision(day, moved=row.moved_to is not None, cancelled=row.cancelled),
        cancelled=row.cancelled,
    )


def _actions(the_set: LearningSet, day: date, owner: str) -> Iterator[Event]:
    mine = (each for each in the_set.actions.values() if each.owner == owner and each.agreed <= day)
    for action in sorted(mine, key=lambda each: (each.agreed, each.id)):
        by = due(action, day)
        if by is not None:
            yield _action(the_set, action, by, day)


def _action(the_set: LearningSet, action: Action, by: date, day: date) -> Event:
    over = not is_open(action, day) or not is_asked_about(the_set, action, day)
    return Event(
        uid=f"{the_set.file.id}-{action.owner}-{action.id}@alearn",
        summary=" ".join(action.action.split()),
        begins=by,
        minutes=None,
        place="",
        words=f"What would show it: {action.measure}" if action.measure else "",
        revision=_revision(day, moved=by != action.due, cancelled=over),
        cancelled=over,
        private=True,
    )


def _usual(the_set: LearningSet) -> int:
    """How long a meeting is where the plan does not say: as long as its process needs."""
    people = sum(1 for member in members(the_set) if member.left is None)
    if the_set.process is None or not the_set.process.stages or not people:
        return _DEFAULT_MINUTES
    process = as_run(the_set.process, the_set.file)
    return minutes_needed(process, people, usual_turns(process, people))


def _revision(day: date, *, moved: bool, cancelled: bool) -> int:
    """A number that is higher on every later day, and within a day where something was moved or cancelled.

    A calendar takes what it is given in place of what it has only where the number is not lower. Nothing is counted
    anywhere, so the day it is made counts.
    """
    return max(0, (day - _FIRST_REVISION) // timedelta(1)) * 4 + moved + 2 * cancelled
