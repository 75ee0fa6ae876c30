"""What an action counts, and the change it names: four lessons, from 9 to 5 a month; not Year 4, 9am or 24/7."""

import re
from functools import lru_cache
from typing import NamedTuple

_WORDS = (
    *("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen"),
    *("fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty", "fifty"),
    *("sixty", "seventy", "eighty", "ninety", "hundred", "dozen"),
)
_NAMED_BY_NUMBER = (
    r"years?|wards?|ks|key stage|stage|chapters?|sections?|rooms?|blocks?|lines?|stations?|bands?|items?|groups?"
    r"|forms?|sets?|levels?|units?|beds?|phases?|tiers?|grades?|class(?:es)?|page|pp?|part|act|scene|nos?|number|version"
    r"|v|rev|letter|desk|bay|floor|house|table|step|goal|standard|module|week|day|route|bus|row|plot|bin|aisle|gate|flat"
    r"|sprint|visit|q|crew|call"
)
_IDENTIFIERS = (
    rf"\b(?:{_NAMED_BY_NUMBER})\.?\s*\d+(?:[./]\d+)*\w?\b(?!\s*%)"
    r"|\b\d{1,2}[A-Z]{1,2}\d?\b|\b[A-Z]+-?\d+\b|\b[a-z]+-\d+\b"  # 5B, KS2, db-03
    r"|\b\d{1,2}/\d{1,2}\b|\b(?:19|20)\d\d(?:[/-]\d\d)?\b|\b\d(?:st|nd|rd|th)\b"  # 24/7, 2025/26, 1st
    r"|\b\d{1,2}(?:[:.]\d\d)?\s?(?:am|pm)\b|\b\d{1,2}:\d\d\b|\b1[:-]1s?\b|\b\d{1,2}[-–]\d{1,2}(?:am|pm)\b"  # 4pm, 1:1
    r"|\b(?:after|before|till|until|at|by) \d{1,2}(?:[:.]\d\d)?\b(?!\s*(?:%|people|of))"
    r"|\b(?:to|at|from|by|till|until|before|after)\s+\d{1,2}\.[0-5]\d\b(?!\s*%)"
)
_FIGURE = re.compile(r"\d")
_COUNT = re.compile(
    rf"(?<![\w.])(?:\d+(?:[.,]\d+)*\s?%|£?\d+(?:[.,]\d+)*k?|{'|'.join(_WORDS)}|both|half|once|twice"
    r"|(?:a|one) single|one)(?![\w%])",
    re.IGNORECASE,
)
_NUMBER = rf"(?:£?\d[\d.,]*\s?%?|zero|nil|one|{'|'.join(_WORDS)}|half)"
_ABOUT = r"(?:about |around |at least |under |below )?"
_WAYS_OF_CHANGE = (
    rf"(?<![\w.]){_NUMBER}\s*(?:→|->|=>)\s*{_NUMBER}",
    rf"\bfrom {_ABOUT}{_NUMBER} (?:[\w£%-]+ ){{0,4}}?(?:down |up )?to {_ABOUT}{_NUMBER}\b",
    rf"\b(?:to|by|at|below|above|under|over|than|least|most) {_ABOUT}£?\d[\d.,]*\s?%",
    rf"\b(?:less|fewer|more|longer|shorter|later) than {_NUMBER}\b",
    rf"\bat (?:least|most) {_NUMBER}\b",
    r"\b\d+ (?:of|out of|in) (?:the |every )?(?:next |last )?\d",
    rf"\b{_NUMBER} (?:[\w'-]+ ){{0,4}}instead of {_NUMBER}\b",
    r"\bby (?:half|a (?:third|quarter|half))\b",
    rf"\b{_NUMBER} (?:more|fewer|extra)\b",
    r"\b\d[\d.,]*\s?%",
    rf"\b(?:down |up |back )?to (?:under |below |about )?{_NUMBER}\b",
    rf"\b(?:under|below|above|over|within) {_NUMBER}\b",
    r"\b(?:none|nobody|nothing) (?:after|before|over|under)\b",
    rf"\b{_NUMBER} (?:\w+ )?(?:out of|in|of) (?:the (?:next |last |new )?)?{_NUMBER}\b",
)


_TOLD = re.compile(rf"\d|\b(?:zero|nil|one|half|third|quarter|none|nobody|nothing|{'|'.join(_WORDS)})\b", re.IGNORECASE)


class Count(NamedTuple):
    """A count in a text: from where to where, and what it comes to (1 for words that only point)."""

    start: int
    end: int
    value: float
    said: str


def masked(text: str, stretches: tuple[tuple[int, int], ...]) -> str:
    """The words with stretches and identifiers blanked: what is left that looks like a number is a count."""
    letters = list(text)
    named = _identifier().finditer(text) if _FIGURE.search(text) else ()
    for start, end in (*stretches, *(each.span() for each in named)):
        letters[start:end] = " " * (end - start)
    return "".join(letters)


def counts_in(bare: str) -> tuple[Count, ...]:
    """The counts in a masked text."""
    return tuple(Count(*found.span(), _value(found.group().lower()), found.group()) for found in _COUNT.finditer(bare))


def change_in(bare: str, start: int = 0, end: int | None = None) -> tuple[int, int] | None:
    """Where a masked text names a level to reach or a change of so much."""
    if not _TOLD.search(bare, start, len(bare) if end is None else end):
        return None
    found = _change().search(bare, start, len(bare) if end is None else end)
    return found.span() if found else None


@lru_cache(maxsize=1)
def _identifier() -> re.Pattern[str]:
    return re.compile(_IDENTIFIERS, re.IGNORECASE)


@lru_cache(maxsize=1)
def _change() -> re.Pattern[str]:
    """Made when it is first looked for, since it takes longer than all the rest of the coach."""
    return re.compile("|".join(way.replace(" ", r"\s+") for way in _WAYS_OF_CHANGE), re.IGNORECASE)


def _value(count: str) -> float:
    figures = count.strip("£%k ").replace(",", "")
    try:
        return float(figures)
    except ValueError:
        return float(_WORDS.index(count) + 2) if count in _WORDS else 1.0
