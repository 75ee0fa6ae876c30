"""Dates as people type them on the command line, read from a day; what is not understood is None, never a guess."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from alearn.model import Period

_AHEAD = re.compile(r"\+(\d{1,3})([dw])\Z")
_EVERY = re.compile(r"(\d{1,3})([dw])\Z")
_BRITISH = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})\Z")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def read_date(text: str, today: date, named: Mapping[str, Period], meetings: Sequence[date]) -> date | None:
    """The day a text means: ISO, day first, `today`, `+2w`, a weekday to come, `next-meeting`, or a named date.

    A named stretch of days means its last day. `meetings` are the planned days, in any order.
    """
    try:
        return _read(text.strip().lower(), today, named, meetings)
    except OverflowError:  # beyond the first day or the last there is
        return None


def _read(words: str, today: date, named: Mapping[str, Period], meetings: Sequence[date]) -> date | None:
    if words in ("today", "tomorrow", "yesterday"):
        return today + timedelta({"today": 0, "tomorrow": 1, "yesterday": -1}[words])
    if words == "next-meeting":
        return min((day for day in meetings if day > today), default=None)
    if words in named:
        return named[words].last
    ahead = _AHEAD.match(words)
    if ahead:
        return today + timedelta(int(ahead[1]) * (7 if ahead[2] == "w" else 1))
    return _weekday(words, today) or _calendar(words)


def read_interval(text: str) -> timedelta | None:
    """A rhythm such as `5w` or `10d`."""
    found = _EVERY.match(text.strip().lower().removeprefix("+"))
    return timedelta(int(found[1]) * (7 if found[2] == "w" else 1)) if found and int(found[1]) else None


def in_words(day: date) -> str:
    """A day as it is said: Fri 30 Oct 2026; the same in every language setting."""
    months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    return f"{_WEEKDAYS[day.weekday()][:3].title()} {day.day} {months[day.month - 1]} {day.year}"


def _weekday(words: str, today: date) -> date | None:
    found = [n for n, name in enumerate(_WEEKDAYS) if len(words) >= 3 and name.startswith(words)]
    return today + timedelta((found[0] - today.weekday() - 1) % 7 + 1) if len(found) == 1 else None


def _calendar(words: str) -> date | None:
    british = _BRITISH.match(words)
    try:
        if british:
            return date(int(british[3]), int(british[2]), int(british[1]))
        return date.fromisoformat(words) if re.match(r"\d{4}-\d{2}-\d{2}\Z", words) else None
    except ValueError:
        return None
