"""The rhythm of a set's meetings as it is typed or asked for, and the rows it makes in set.yaml."""

from collections.abc import Iterator
from datetime import date, time, timedelta
from typing import NamedTuple

from alearn.commands.days import read_typed_day
from alearn.dates import Calendar, in_words, read_interval, read_time
from alearn.errors import UsageError
from alearn.holidays import REGIONS
from alearn.meeting.process import as_run, minutes_needed, usual_turns
from alearn.meeting.schedule import Schedule, WhyOff, plan
from alearn.model import Process, SetFile
from alearn.text.edit import Value
from alearn.world import World

LONGEST, MOST = 1440, 60
_NINETY = 90
_QUARTER = 15


class Typed(NamedTuple):
    """What was typed of a rhythm; an empty text is a flag that was not."""

    first: str = ""
    every: str = ""
    meetings: str = ""
    at: str = ""
    minutes: str = ""
    place: str = ""


class Rhythm(NamedTuple):
    """When a set meets: its first day, how far apart, how often, and what every meeting has."""

    first: date
    every: timedelta
    number: int
    row: dict[str, Value]

    def planned(self, why_off: WhyOff) -> Schedule:
        """The days; UsageError where they would go on past the last day there is."""
        try:
            return plan(self.first, self.every, self.number, why_off)
        except OverflowError:
            raise UsageError("The last of the meetings would be after the year 9999.") from None


def read_rhythm(
    world: World, typed: Typed, *, ask: bool, calendar: Calendar, after: date | None = None, minutes: int = _NINETY
) -> Rhythm | None:
    """The rhythm as typed, or at a terminal as answered; None where the first day is not known yet.

    `after` is the meeting it goes on from; `minutes` are what is offered as a meeting's length.
    """

    def first_day(answer: str) -> date | None:
        return read_typed_day(world, calendar, answer, "" if ask else "--first") if answer else None

    def answered(given: str, question: str, flag: str, usual: str) -> str:
        return given or (world.ask(question, flag, usual) if ask else "")

    every_typed = typed.every
    if ask and not typed.first:
        first = world.ask_for("When is the first meeting? (Enter if it is not known)", "--first DATE", first_day)
    else:
        first = first_day(typed.first)
    if first is None and after is None:
        return None
    if ask and not typed.at:
        at = world.ask_for("At what time? (Enter if it is not known)", "--at TIME", time_of_day)
    else:
        at = time_of_day(typed.at)
    length = whole(
        answered(typed.minutes, "How many minutes does a meeting last?", "--minutes", str(minutes)),
        "--minutes",
        LONGEST,
    )
    every = read_interval(answered(every_typed, "How many weeks between meetings?", "--every", "5") or "5w")
    if every is None:
        raise UsageError("--every takes a number of weeks or days.", "Write it like 5w.")
    number = whole(answered(typed.meetings, "How many meetings?", "--meetings", "6") or "6", "--meetings", MOST)
    place = answered(typed.place, "Where? (a room or a link; Enter to leave out)", "--place", "")
    return Rhythm(first or _next(after, every), every, number, row(at, length, place))


def row(at: time | None, minutes: int, place: str) -> dict[str, Value]:
    """What a row of the plan tells beside its day; what is not known is left out."""
    told: dict[str, Value] = {"starts": f"{at:%H:%M}" if at else "", "minutes": str(minutes or ""), "place": place}
    return {key: value for key, value in told.items() if value}


def time_of_day(typed: str) -> time | None:
    """A time as it is typed, None where nothing was; UsageError where it is none."""
    at = read_time(typed) if typed else None
    if typed and at is None:
        raise UsageError("That is no time of day.", "Write it like 16:00 or 4pm.")
    return at


def whole(typed: str, flag: str, most: int) -> int:
    """A whole number from 1 on, or 0 where nothing was typed."""
    if typed and not (typed.isascii() and typed.isdigit() and len(typed) < 6 and 1 <= int(typed) <= most):
        raise UsageError(f"{flag} takes a number from 1 to {most}.")
    return int(typed or 0)


def refuse_region(region: str) -> None:
    """Stop where whose bank holidays count is no part of the United Kingdom."""
    if region and region not in REGIONS:
        raise UsageError("--holidays takes one of: " + ", ".join(REGIONS))


def usual_minutes(process: Process | None, file: SetFile, people: int) -> int:
    """How long a meeting of so many people is likely to be, in quarters of an hour."""
    if process is None or not process.stages or not people:
        return _NINETY
    run = as_run(process, file)
    return -(-minutes_needed(run, people, usual_turns(run, people)) // _QUARTER) * _QUARTER


def too_short(process: Process | None, file: SetFile, people: int, rhythm: Rhythm) -> Iterator[str]:
    """What is said of meetings that are shorter than what their process has in them."""
    minutes = int(str(rhythm.row.get("minutes", "")) or 0)
    if process is None or not minutes or not people:
        return
    run = as_run(process, file)
    needed = minutes_needed(run, people, usual_turns(run, people, minutes))
    if needed > minutes:
        takes = f"{process.title} takes {needed} minutes with {people} members"
        yield f"{takes}, and {minutes} are planned: alearn agenda shows what would fit."


def told(schedule: Schedule) -> Iterator[str]:
    """What is said of a plan: what was moved and why, and what stays on a day that is off."""
    for clash in schedule.clashes:
        if clash.to:
            yield f"Moved: {in_words(clash.day)} is {clash.why}, so it is {in_words(clash.to)}."
        else:
            yield f"{in_words(clash.day)} is {clash.why}, and stays as you typed it."


def _next(after: date | None, every: timedelta) -> date:
    if after is None:
        raise UsageError("The first day is not known.", "Add --first DATE.")
    try:
        return after + every
    except OverflowError:
        raise UsageError("The last of the meetings would be after the year 9999.") from None
