"""T: one day after the meeting that can be told, and not far beyond the next one."""

import re
from datetime import date, timedelta

from alearn.dates import When, in_words, read_when, times_in
from alearn.day_meanings import DAY, IMPOSSIBLE, OPEN, PERIOD, UNCLEAR
from alearn.rules.smart.proposal import Found, Level, Looked

_LATELY = timedelta(60)
_BEYOND = timedelta(days=21)
_WITHOUT_NEXT = timedelta(days=84)  # six weeks to a meeting nobody has planned yet, and as much again
_DEADLINE = frozenset(
    ("by", "before", "until", "till", "til", "no later than", "not later than", "on or before", "due")
)
_EVENT = re.compile(
    r"(?:by|before|until|till|during|after|over|in time for|ready for|at the end of|when)\s+"
    r"(?!i |we |half past|quarter|noon|midday|lunch)[a-z]|(?:the )?end of [a-z]|(?-i:(?!TB[ACD])[A-Z]{3,}$)",
    re.IGNORECASE,
)
_WEAK = frozenset((PERIOD, OPEN, UNCLEAR))


def look(looked: Looked) -> tuple[Found, str]:
    """Whether there is a day, and how it was read."""
    told = _told_beside(looked)
    if told is not None and told.day:
        return _on(looked, told, conflict=_differs(looked, told))
    in_words_of_it = _last(looked.times)
    if in_words_of_it is not None and in_words_of_it.day:
        return _on(looked, in_words_of_it, conflict=False)
    if told is not None and told.kind == IMPOSSIBLE:
        return Found(Level.FAIL, reason="impossible"), ""
    gone = next(
        (
            when
            for when in (told, in_words_of_it, *looked.times)
            if when and when.kind == UNCLEAR and _has_gone_by(looked, when)
        ),
        None,
    )
    if gone is not None:
        return Found(Level.FAIL, *((gone.start, gone.end) if gone in looked.times else (0, 0)), "past"), ""
    kinds = {when.kind for when in (told, *looked.times) if when is not None}
    if told is None and _EVENT.match(looked.proposal.due or ""):
        kinds.add(PERIOD)
    at = in_words_of_it or When(0, 0, "")
    if kinds & _WEAK:
        reason = "open" if OPEN in kinds else "unclear" if UNCLEAR in kinds else "period"
        return Found(Level.WEAK, at.start, at.end, reason), ""
    reason = "impossible" if IMPOSSIBLE in kinds else "vague" if kinds else "none"
    return Found(Level.FAIL, at.start, at.end, reason), ""


def _has_gone_by(looked: Looked, when: When) -> bool:
    """Whether a day without a year is one of the last weeks: said on 12 April, 5 April is past."""
    proposal = looked.proposal
    said = proposal.words[when.start : when.end] if when in looked.times else proposal.due or ""
    if not any(letter.isdigit() for letter in said):
        return False
    earlier = read_when(said, proposal.calendar._replace(today=proposal.meeting - _LATELY))
    return earlier is not None and earlier.day is not None and earlier.day <= proposal.meeting


def _told_beside(looked: Looked) -> When | None:
    """The time in the field beside the words; where it is not one time alone, the last that stands in it."""
    due = looked.proposal.due
    if not due:
        return None
    calendar = looked.proposal.calendar
    return read_when(due, calendar) or _last(times_in(f"by {due}", calendar))


def _last(times: tuple[When, ...]) -> When | None:
    """The time that ends it: the last day that is told, else the last time of any kind."""
    days = [when for when in times if when.day]
    return max(days, key=_day) if days else (times[-1] if times else None)


def _day(when: When) -> date:
    return when.day or date.min


def _differs(looked: Looked, told: When) -> bool:
    """Whether the words name a deadline that the field contradicts, and no day that agrees with it."""
    days = [when for when in looked.times if when.day]
    if told.day is None or any(when.day and abs((when.day - told.day).days) <= 2 for when in days):
        return False
    return any(when.lead in _DEADLINE and when.kind == DAY for when in days)


def _on(looked: Looked, when: When, *, conflict: bool) -> tuple[Found, str]:
    proposal = looked.proposal
    day = when.day or proposal.meeting
    said = proposal.due if proposal.due and when not in looked.times else proposal.words[when.start : when.end]
    said = " ".join(said.split())
    reading = f'"{said}" is read as {in_words(day)}' if said and said != day.isoformat() else in_words(day)
    span = (when.start, when.end) if when in looked.times else (0, 0)
    following = proposal.calendar.meeting(0)
    limit = following + _BEYOND if following else proposal.meeting + _WITHOUT_NEXT
    if day <= proposal.meeting:
        return Found(Level.FAIL, *span, "past"), reading
    if conflict:
        return Found(Level.WEAK, *span, "conflict"), reading
    if day > limit:
        return Found(Level.WEAK, *span, "far"), reading
    return Found(Level.PASS, *span), reading
