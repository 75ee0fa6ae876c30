"""Term dates as a school or a university prints them: pasted, one stretch of days a line, and nothing guessed."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from alearn.day_meanings import MONTHS, WEEKDAYS
from alearn.model import Period
from alearn.schema.layout import slug

_WEEKDAY = r"(?:(?P<w{n}>mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?"
_MONTH = "|".join(MONTHS)
_ISO = r"(?P<iso{n}>\d{{4}}-\d\d-\d\d)"
_SLASHED = r"(?P<d{n}s>\d{{1,2}})[/.](?P<m{n}s>\d{{1,2}})[/.](?P<y{n}s>\d{{4}})"
_SPOKEN = (
    r"(?P<d{n}>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+(?:of\s+)?(?P<m{n}>" + _MONTH + r")[a-z]*\.?(?:,?\s+(?P<y{n}>\d{{4}}))?)"
)
_TO = r"(?:\s*(?:-|\u2013|\u2014|/|\||\bto\b|\buntil\b|\btill\b|\bthrough\b)\s*|[ ]*\t\s*)"


def _a_day(n: int, *, whole: bool) -> str:
    """The pattern of a day; where it is not `whole`, the month may be left for the second to tell."""
    spoken = _SPOKEN if whole else f"{_SPOKEN}?"
    return (rf"(?:{_WEEKDAY}(?:{_ISO}|{_SLASHED}|{spoken}))").format(n=n)


_STRETCH = re.compile(
    rf"(?<![\w/-])(?:{_a_day(1, whole=False)}{_TO})?{_a_day(2, whole=True)}(?![\w/-]|{_TO}{_a_day(3, whole=True)})",
    re.IGNORECASE,
)
_LONGEST = timedelta(330)
_SIGNS = " \t:;,.|*-\u2013\u2014\u2022"


class Terms(NamedTuple):
    """What was read of a paste: days by their names, and the lines that tell of none."""

    named: dict[str, Period]
    unread: tuple[str, ...]


def read_terms(text: str, today: date, taken: Iterable[str] = ()) -> Terms:
    """The named days in a paste; a name that is `taken` gets its month, and a year left out is the next to come.

    A line whose weekday does not agree with its date, or that ends before it begins, tells of nothing.
    """
    named: dict[str, Period] = {}
    unread: list[str] = []
    for line in filter(None, map(str.strip, re.split(r"[\n;]", text))):
        found = _STRETCH.search(line)
        period = _period(found, today) if found else None
        name = slug(_title(line, found)) if found else ""
        if period is None or not name:
            unread.append(line)
        else:
            named[next(each for each in _names(name, period.first) if each not in {*taken, *named})] = period
    return Terms(named, tuple(unread))


def _title(line: str, found: re.Match[str]) -> str:
    """What stands before the days, or after them where nothing does."""
    return line[: found.start()].strip(_SIGNS) or line[found.end() :].strip(_SIGNS)


def _names(name: str, first: date) -> Iterator[str]:
    """The name, then with its month, then with a number."""
    in_month = f"{name}-{MONTHS[first.month - 1].lower()}"
    yield from (name, in_month)
    yield from (f"{in_month}-{number}" for number in range(2, 1000))


def _period(found: re.Match[str], today: date) -> Period | None:
    said = {key: value or "" for key, value in found.groupdict().items()}
    try:
        last = _day(said, 2, said["m2"], said["y2"], today)
        if not (said["iso1"] or said["d1s"] or said["d1"]):
            return Period(last, last) if _agrees(said["w2"], last) else None
        first = _day(said, 1, said["m1"] or MONTHS[last.month - 1], said["y1"] or str(last.year), today)
        if first > last and said["m1"] and not said["y1"]:
            first = first.replace(year=last.year - 1)
            if last - first > _LONGEST:  # the later day was written first
                return None
    except ValueError:
        return None
    agree = _agrees(said["w1"], first) and _agrees(said["w2"], last)
    return Period(first, last) if agree and first <= last else None


def _day(said: dict[str, str], n: int, month: str, year: str, today: date) -> date:
    """The day at a place; ValueError where the calendar has none."""
    if said[f"iso{n}"]:
        return date.fromisoformat(said[f"iso{n}"])
    if said[f"d{n}s"]:
        return date(int(said[f"y{n}s"]), int(said[f"m{n}s"]), int(said[f"d{n}s"]))
    at = 1 + [each.lower() for each in MONTHS].index(month.lower())
    if year:
        return date(int(year), at, int(said[f"d{n}"]))
    this = date(today.year, at, int(said[f"d{n}"]))
    return this if this >= today else this.replace(year=today.year + 1)


def _agrees(weekday: str, day: date) -> bool:
    return not weekday or WEEKDAYS[day.weekday()][:3] == weekday.lower()
