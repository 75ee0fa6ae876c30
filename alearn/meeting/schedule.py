"""A set's meeting days: a rhythm laid over the days that are off, and why a day is off."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from alearn.holidays import REGIONS, bank_holidays
from alearn.model import Period, SetFile

WhyOff = Callable[[date], str]
"""What a day is that is off (`Easter Monday`, `in half term`); an empty text where it is free."""

_WEEK = timedelta(7)
_SATURDAY = 5
_MOST_TRIES = 60
_TERM_WORDS = frozenset(("term", "semester"))
_EDGE_WORDS = frozenset(("start", "starts", "begin", "begins", "opens", "end", "ends", "closes", "first", "last"))
_LONGEST_BREAK = timedelta(14)
_BRITISH_ZONES = frozenset(("Europe/London", "Europe/Belfast", "GB"))


class Clash(NamedTuple):
    """A meeting on a day that is off, and where it was moved to; None where it stays."""

    day: date
    why: str
    to: date | None = None


class Schedule(NamedTuple):
    """The days of a rhythm in their order, and what fell on a day that is off."""

    days: tuple[date, ...] = ()
    clashes: tuple[Clash, ...] = ()


def plan(first: date, every: timedelta, number: int, why_off: WhyOff) -> Schedule:
    """So many days from the first on; one that is off moves on and the rhythm stays where it was.

    The first day stays as it was typed. In a rhythm of whole weeks a day moves by a week, so that it keeps its
    weekday; in any other to the next day from Monday to Friday. Where a holiday is longer than the rhythm, what follows
    is counted from where it ended. Raises OverflowError past the last day there is.
    """
    days = [first]
    clashes = [Clash(first, why_off(first))] if why_off(first) else []
    due = first
    for _ in range(number - 1):
        due = due + every if due + every > days[-1] else days[-1] + every
        to = _next_free(due, every, why_off)
        if to != due or why_off(due):
            clashes.append(Clash(due, why_off(due), to if to != due else None))
        days.append(to)
    return Schedule(tuple(days), tuple(clashes))


def why_off(file: SetFile, named: Mapping[str, Period] | None = None) -> WhyOff:
    """Tells of each day why the set does not meet on it: a bank holiday where it is, or a day with a name.

    A stretch called a term is when people are there: what lies between two terms is off. `named` are the days to go by
    instead of those in the set's file.
    """
    known = file.dates if named is None else named
    region = region_of(file)
    terms = sorted(period for name, period in known.items() if is_term(name, period))
    off = {name: period for name, period in known.items() if is_time_off(name, period)}

    def why(day: date) -> str:
        holiday = bank_holidays(day.year, region).get(day, "") if region else ""
        names = (_spoken(name, period) for name, period in off.items() if period.first <= day <= period.last)
        return holiday or next(names, "") or ("between two terms" if _is_between(day, terms) else "")

    return why


def region_of(file: SetFile) -> str | None:
    """Whose bank holidays count: as the set says; else England's in a set on British time, and nobody's elsewhere."""
    return file.holidays or (REGIONS[0] if (file.timezone or "Europe/London") in _BRITISH_ZONES else None)


def is_term(name: str, period: Period) -> bool:
    """Whether a stretch of days is one in which people are there: a term, longer than any half-term holiday."""
    return not _TERM_WORDS.isdisjoint(name.split("-")) and period.last - period.first > _LONGEST_BREAK


def is_time_off(name: str, period: Period) -> bool:
    """Whether a set does not meet on days with a name; a term or a year is no time off, nor the day one begins."""
    words = name.split("-")
    is_edge = period.first == period.last and not _EDGE_WORDS.isdisjoint(words)
    return not is_term(name, period) and "year" not in words and not is_edge


def _spoken(name: str, period: Period) -> str:
    return ("in " if period.last > period.first else "") + name.replace("-", " ")


def _is_between(day: date, terms: list[Period]) -> bool:
    if not terms or not terms[0].first <= day <= max(term.last for term in terms):
        return False
    return not any(term.first <= day <= term.last for term in terms)


def _next_free(day: date, every: timedelta, why_off: WhyOff) -> date:
    """The day itself or the next in its rhythm that is free; the day itself where none is for a long time."""
    in_weeks = not every % _WEEK
    tried = day
    for _ in range(_MOST_TRIES):
        if not why_off(tried) and (in_weeks or tried == day or tried.weekday() < _SATURDAY):
            return tried
        tried += _WEEK if in_weeks else timedelta(1)
    return day
