"""The dates that practitioners write, found in a text or read from one; what is not understood is never guessed."""

import re
from collections.abc import Iterator, Mapping
from datetime import date, time, timedelta
from typing import NamedTuple

from alearn.day_meanings import BEFORE, DAY, IMPOSSIBLE, LASTING, MONTHS, OPEN, WEEKDAYS
from alearn.day_meanings import Calendar as Calendar  # noqa: PLC0414  # what days are read from belongs to reading them
from alearn.day_words import Way, named_way, ways_in

_LEAD = re.compile(
    r"(?:\b(by|before|until|till|til|up to|no later than|not later than|on or before|ahead of|on|from|since"
    r"|starting|starts"
    r"|to|through|after|following|during|in|within|over|at|for|between|ends?|ending|finishing|due|and|or|of|dated)"
    r"\s+(?:the\s+)?|([(,:;\u2013\u2014-])\s*|^)$",
    re.IGNORECASE,
)
_BEGINS = frozenset(("from", "starting", "starts", "after", "following"))
NAMING = frozenset(("of", "since", "dated"))
"""What leads to a date that something is named after, or that is past: no time for an act."""
_FILLING = re.compile(
    r"(?:[\s.,;:()\u2013\u2014-]|\b(?:by|before|until|till|on|or|no later than|not later than|at the latest"
    r"|latest|the|in"
    r"|within|during|over|for|at|due|deadline|ending|starting|from|then|and|to|noon|midday|midnight|lunchtime|cop|eod"
    r"|close of play|end of (?:the )?day|first thing|morning|afternoon|evening|\d{1,2}(?:[:.]\d\d)?\s?(?:am|pm)"
    r"|\d{1,2}[:.]\d\d"
    r")\b)*",
    re.IGNORECASE,
)


_TIME = re.compile(r"(\d{1,2})(?:[:.]?(\d\d))?\s*(am|pm)?")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")


class When(NamedTuple):
    """A time told in a text: where, of what kind, and the last day it means (None unless `kind` is `day`).

    `period` is a stretch that nothing here resolves, `open` a beginning or a rhythm without an end, `vague` no
    time at all (`soon`), `impossible` no day of the calendar, `unclear` what might be two days. `lead` is the
    word before it (`by`, `from`), in small letters.
    """

    start: int
    end: int
    kind: str
    day: date | None = None
    lead: str = ""


def times_in(text: str, calendar: Calendar) -> tuple[When, ...]:
    """Every time told in a text, in its order; what only looks like one is left out."""
    return tuple(when for when in dates_in(text, calendar) if when.lead not in NAMING)


def dates_in(text: str, calendar: Calendar) -> tuple[When, ...]:
    """Every time in a text, in its order, with those that something is named after: the minutes of 3 May."""
    return _scan(text, calendar, alone=False)


def read_when(text: str, calendar: Calendar) -> When | None:
    """The time that a whole text tells; None where it tells none, or says something else beside it."""
    if _ISO.fullmatch(text):  # the commonest, without making every pattern
        day = _possible(text)
        return When(0, len(text), DAY if day else IMPOSSIBLE, day)
    found = _scan(text, calendar, alone=True)
    rest = list(text)
    for when in found:
        rest[when.start : when.end] = " " * (when.end - when.start)
    if not found or not _FILLING.fullmatch("".join(rest)):
        return None
    return next((when for when in reversed(found) if when.day), found[-1])


def read_interval(text: str) -> timedelta | None:
    """A rhythm such as `5w`, `5 weeks` or `10d`; a number alone is weeks."""
    found = re.fullmatch(r"\+?(?:every )?(\d{1,3})\s*(d|days?|w|wks?|weeks?)?", text.strip().lower())
    if not found or not int(found[1]):
        return None
    return timedelta(int(found[1]) * (1 if (found[2] or "w").startswith("d") else 7))


def read_time(text: str) -> time | None:
    """A time of day as it is typed: `16:00`, `16.00`, `4pm`, `4.30 pm`, `noon`; None where it is none."""
    words = text.strip().lower()
    if words in ("noon", "midday"):
        return time(12)
    found = _TIME.fullmatch(words)
    if not found or (found[2] is None and found[3] is None):
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    if found[3]:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if found[3] == "pm" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def in_words(day: date) -> str:
    """A day as it is said: Fri 30 Oct 2026; the same in every language setting."""
    return f"{WEEKDAYS[day.weekday()][:3].title()} {day.day} {MONTHS[day.month - 1]} {day.year}"


def _scan(text: str, calendar: Calendar, *, alone: bool) -> tuple[When, ...]:
    """The times in a text; where two ways overlap the earlier one stays. Led ways need no lead in a text `alone`."""
    found: list[When] = []
    own = named_way(tuple(sorted(calendar.named)))
    for way in [own, *ways_in(text)] if own else ways_in(text):
        for match in way.pattern.finditer(text):
            if any(match.start() < each.end and each.start < match.end() for each in found):
                continue
            lead = _lead(text, match.start())
            if alone or not way.leads or lead in way.leads:
                kind, day = _meant(way, {**match.groupdict(""), "lead": lead}, calendar)
                found.append(When(match.start(), match.end(), kind, day, lead))
    return tuple(_settled(sorted(found, key=_place), calendar))


def _possible(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _place(when: When) -> tuple[int, int]:
    return when.start, when.end


def _lead(text: str, start: int) -> str:
    """The word or sign that leads to what begins at an offset, in small letters."""
    found = _LEAD.search(text[max(0, start - 24) : start])
    return (found[1] or found[2] or "").lower() if found else ""


def _meant(way: Way, said: Mapping[str, str], calendar: Calendar) -> tuple[str, date | None]:
    """What a time means after its lead; a day beyond the first or the last there is has no meaning."""
    try:
        kind, day = way.mean(said, calendar)
        return kind, day - timedelta(1) if day and said["lead"] in BEFORE else day
    except (OverflowError, ValueError):
        return IMPOSSIBLE, None


def _settled(found: list[When], calendar: Calendar) -> Iterator[When]:
    """The times: what lasts a while is counted from the beginning told beside it, and a beginning has no end."""
    begun = next((when.day for when in found if when.lead in _BEGINS and when.day), calendar.today)
    for when in found:
        if when.kind == LASTING and when.day:
            yield when._replace(kind=DAY, day=when.day + (begun - calendar.today))
        elif when.kind == DAY and when.lead in _BEGINS:
            yield when._replace(kind=OPEN, day=None)
        else:
            yield when
