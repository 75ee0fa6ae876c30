"""A run sheet: a process, the people expected and the minutes there are, as times on the clock."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import NamedTuple

from alearn.meeting.process import Remedy, Step, airtime, minutes_needed, overhead, remedy, steps, turn_length
from alearn.model import Process, Stage

ANY_TIME = "any-time"
REVIEW = "review"  # what is asked where the time is protected
IN_HAND = "In hand"
Cues = Mapping[str, tuple[str, ...]]
"""What whoever facilitates has in mind, by the mode of a stage, and at `any-time`."""


class When(NamedTuple):
    """The day a meeting is held; when it begins and how long it is, None where that is not known."""

    day: date
    starts: time | None = None
    minutes: int | None = None
    zone: tzinfo | None = None


class Row(NamedTuple):
    """One line of the run sheet. `at` is on the clock, or from the beginning where nobody knows when that is.

    `turn` counts from 1, and is 0 outside of a turn; `first_time` is whether this step comes for the first time.
    """

    at: str
    minutes: int
    name: str
    who: str = ""
    mode: str = ""
    purpose: str = ""
    cues: tuple[str, ...] = ()
    turn: int = 0
    protected: bool = False
    first_time: bool = True


class RunSheet(NamedTuple):
    """A meeting laid out from `starts` to `ends`, which are empty where nobody knows when it begins.

    There are `minutes`, and `needed` are so many, of which `overhead` lie outside of any turn.
    `rows` add up to `minutes`, time in hand among them; where more are needed they add up to `needed`, and
    `warnings` say by how much and what would fit. `review_by` is when the first protected step begins at the
    latest if the meeting is to end in time; empty where no step is protected. `remedy` is None where it fits.
    """

    starts: str
    ends: str
    minutes: int
    needed: int
    overhead: int
    people: int
    turns: int
    turn_length: int
    rows: tuple[Row, ...]
    review_by: str
    warnings: tuple[str, ...]
    remedy: Remedy | None

    @property
    def steps_in_turn(self) -> int:
        """How many steps a turn has."""
        return sum(1 for row in self.rows if row.turn == 1)

    @property
    def over(self) -> int:
        """By how many minutes it does not fit; 0 where it does."""
        return max(0, self.needed - self.minutes)


def run_sheet(process: Process, when: When, people: int, turns: int, cues: Cues) -> RunSheet:
    """Lay out a meeting. Where it is not known how long it is, it is as long as it needs to be."""
    needed = minutes_needed(process, people, turns)
    minutes = needed if when.minutes is None else when.minutes
    laid = _with_time_in_hand(steps(process, people, turns), minutes - needed)
    kept = _from_review_on(laid)
    way = remedy(process, people, turns, minutes) if needed > minutes else None
    return RunSheet(
        clock(when, 0) if when.starts else "",
        clock(when, minutes) if when.starts else "",
        minutes,
        needed,
        overhead(process, people),
        people,
        turns,
        turn_length(process),
        tuple(_rows(laid, when, cues)),
        clock(when, minutes - kept) if 0 < kept <= minutes else "",
        tuple(_warnings(process, when, turns, minutes, needed, way)) + tuple(_about_time(when, minutes, kept)),
        way,
    )


def clock(when: When, minutes: int) -> str:
    """The time so many minutes after a meeting began, as its room's clock shows it.

    Where the clocks change meanwhile they have changed; a time past midnight says so.
    """
    if when.starts is None:
        return f"{minutes // 60}:{minutes % 60:02}"
    begun = datetime.combine(when.day, when.starts, when.zone)
    try:
        shown = _after(begun, minutes)
    except OverflowError:  # past the last day there is
        return ""
    return f"{shown:%H:%M}" + (" next day" if shown.date() > when.day else "")


def _after(begun: datetime, minutes: int) -> datetime:
    later = timedelta(minutes=minutes)
    return (begun.astimezone(UTC) + later).astimezone(begun.tzinfo) if begun.tzinfo else begun + later


def _with_time_in_hand(laid: tuple[Step, ...], spare: int) -> tuple[Step, ...]:
    """The steps with the spare minutes before the first that is protected, else before the last."""
    if spare <= 0 or not laid:
        return laid
    at = next((n for n, step in enumerate(laid) if step.stage.protected and not step.turn), len(laid) - 1)
    purpose = "For what ran over. If nothing did, give it to the review, or end early."
    return (*laid[:at], Step(Stage(IN_HAND, spare, purpose=purpose), spare), *laid[at:])


def _from_review_on(laid: tuple[Step, ...]) -> int:
    """The minutes from the first protected step to the end; 0 where none is protected."""
    at = next((n for n, step in enumerate(laid) if step.stage.protected and not step.turn), len(laid))
    return sum(step.minutes for step in laid[at:])


def _rows(laid: tuple[Step, ...], when: When, cues: Cues) -> Iterator[Row]:
    """The lines of the sheet; each cue is on it once, where it is needed first."""
    gone, shown = 0, set[str]()
    for step in laid:
        stage = step.stage
        review = cues.get(REVIEW, ()) if stage.protected and not step.turn else ()
        fresh = tuple(each for each in (*stage.cues, *cues.get(stage.mode or "", ()), *review) if each not in shown)
        shown.update(fresh)
        yield Row(
            at=clock(when, gone),
            minutes=step.minutes,
            name=stage.name,
            who=stage.who_speaks or "",
            mode=stage.mode or "",
            purpose=stage.purpose or "",
            cues=fresh,
            turn=step.turn,
            protected=stage.protected,
            first_time=step.turn <= 1,
        )
        gone += step.minutes


def _warnings(process: Process, when: When, turns: int, minutes: int, needed: int, way: Remedy | None) -> Iterator[str]:
    """By how much a meeting does not fit, and what would."""
    if way is None:
        return
    yield (
        f"This does not fit: {_turns(turns)} with all the rest take {needed} minutes, and there are {minutes}."
        f" That is {needed - minutes} too many."
    )
    yield "What would fit: " + "; or ".join(_ways(process, when, needed, way)) + "."


def _ways(process: Process, when: When, needed: int, way: Remedy) -> Iterator[str]:
    if way.turns:
        chosen = ", chosen by bids at the beginning" if process.presenters in (None, "all") else ""
        yield f"{_turns(way.turns)} today{chosen}"
    if way.airtime:
        yield f"turns of {way.airtime} minutes instead of {airtime(process)}"
    yield f"{needed} minutes" + (f", until {clock(when, needed)}" if when.starts else "")


def _about_time(when: When, minutes: int, kept: int) -> Iterator[str]:
    """What to know where nothing is protected, the clocks change on the day, or the meeting goes past midnight."""
    if not kept:
        yield "No stage of this process is protected, so nothing keeps time for the review: see that somebody does."
    if when.starts is None:
        return
    begun = datetime.combine(when.day, when.starts, when.zone)
    try:
        first, ended = _after(begun, 0), _after(begun, minutes)
    except OverflowError:  # past the last day there is
        return
    if first.replace(tzinfo=None) != begun.replace(tzinfo=None):
        yield f"The clocks go forward that night and {when.starts:%H:%M} does not exist: it begins at {first:%H:%M}."
    elif ended.utcoffset() != first.utcoffset():
        yield "The clocks change while the set meets; the times here are what they show."
    if ended.date() > when.day:
        yield "The meeting goes on past midnight."


def _turns(number: int) -> str:
    return f"{number} turn" + ("" if number == 1 else "s")
