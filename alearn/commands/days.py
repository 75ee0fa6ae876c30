"""Dates as typed on the command line, with the set's own days; how one was read is always said."""

import re
from datetime import date

from alearn.dates import Calendar, in_words, read_when
from alearn.day_meanings import IMPOSSIBLE, OPEN, PERIOD, UNCLEAR
from alearn.errors import UsageError
from alearn.model import LearningSet
from alearn.story.meetings import planned
from alearn.world import World

_AHEAD = re.compile(r"\s*(?:\+|in\b|within\b|next\b|tomorrow\b)", re.IGNORECASE)
_WHY = {
    OPEN: "a beginning or a rhythm without an end",
    PERIOD: "a stretch of days that is not named in set.yaml",
    IMPOSSIBLE: "a day that the calendar does not have",
    UNCLEAR: "a day that might be one of two",
}


def calendar_of(the_set: LearningSet, today: date) -> Calendar:
    """What days are read from in a set: its planned meetings, its named days and its part of the country."""
    file = the_set.file
    meetings = tuple(row.day for row in planned(the_set))
    return Calendar(today, meetings, file.dates, *([file.holidays] if file.holidays else []))


def read_day(world: World, the_set: LearningSet, text: str, flag: str, *, happened: bool = False) -> date:
    """The day a text means; UsageError where it is not understood, or lies ahead and tells of what `happened`.

    A weekday that tells of what happened is the last one of its name.
    """
    return read_typed_day(world, calendar_of(the_set, world.today), text, flag, happened=happened)


def read_typed_day(world: World, calendar: Calendar, text: str, flag: str, *, happened: bool = False) -> date:
    """The same, from a calendar; `flag` is empty where the day was asked for."""
    when = read_when(text, calendar)
    day = when.day if when else None
    if happened and (day is None or (day - world.today).days > 1):
        day = _gone_by(text, calendar) or day
    if day is None:
        names = "".join(f", {name}" for name in sorted(calendar.named))
        why = _WHY.get(when.kind, "no day") if when else "a day that is not understood"
        raise UsageError(
            f"{flag or 'That'} is {why}.", f"Write it like 2026-10-30, 30 Oct, +2w, fri or next-meeting{names}."
        )
    if happened and (day - world.today).days > 1:
        raise UsageError(
            f"{flag or 'That'} tells what happened, so it is no day to come.", "Write a day that has been."
        )
    if text.strip() != day.isoformat():
        world.say(f"{flag} {text.strip()} is read as {in_words(day)}." if flag else f"That is {in_words(day)}.")
    return day


def _gone_by(text: str, calendar: Calendar) -> date | None:
    """A weekday, or a day without its year, that has been: as it is read from some while before."""
    if _AHEAD.match(text):
        return None
    for back in (7, 70, 250):
        earlier = calendar._replace(today=date.fromordinal(max(1, calendar.today.toordinal() - back)))
        when = read_when(text, earlier)
        if when and when.day and when.day <= calendar.today:
            return when.day
    return None
