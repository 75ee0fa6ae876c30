"""Dates as typed on the command line, with the set's own named dates; how one was read is always said."""

from datetime import date

from alearn.dates import in_words, read_date
from alearn.errors import UsageError
from alearn.model import LearningSet
from alearn.story.meetings import planned
from alearn.world import World


def read_day(world: World, the_set: LearningSet, text: str, flag: str, *, happened: bool = False) -> date:
    """The day a text means; UsageError where it is not understood, or lies ahead and tells of what `happened`."""
    day = read_date(text, world.today, the_set.file.dates, [row.day for row in planned(the_set)])
    if day is None:
        names = "".join(f", {name}" for name in sorted(the_set.file.dates))
        raise UsageError(
            f"{flag} is a day that is not understood.",
            f"Write it like 2026-10-30, +2w, fri or next-meeting{names}.",
        )
    if happened and (day - world.today).days > 1:
        raise UsageError(f"{flag} tells what happened, so it is no day to come.", "Write a day that has been.")
    if text.strip() != day.isoformat():
        world.say(f"{flag} {text.strip()} is read as {in_words(day)}.")
    return day
