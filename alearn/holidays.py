"""The days of the British year that can be computed: Easter, bank holidays and a few feasts.

Bank holidays follow the Banking and Financial Dealings Act 1971 and the yearly proclamations that have become a
custom; a holiday that is proclaimed once (a coronation, a jubilee) is not known here.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache

REGIONS = ("england-and-wales", "scotland", "northern-ireland")
_MONDAY, _SATURDAY = 0, 5


def easter(year: int) -> date:
    """Easter Sunday of a year, by the Gregorian computus (Meeus, Jones and Butcher)."""
    golden, century, rest = year % 19, year // 100, year % 100
    leap, odd = divmod(century, 4)
    moon = (19 * golden + century - leap - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    week = (32 + 2 * odd + 2 * (rest // 4) - moon - rest % 4) % 7
    shift = (golden + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * shift + 114, 31)
    return date(year, month, day + 1)


@lru_cache(maxsize=32)
def bank_holidays(year: int, region: str = REGIONS[0]) -> Mapping[date, str]:
    """The bank holidays of a part of the United Kingdom in a year, each with its name; one day may move to the next."""
    good_friday = easter(year) - timedelta(2)
    days = {
        good_friday: "Good Friday",
        _first_monday(year, 5): "Early May bank holiday",
        _last_monday(year, 5): "Spring bank holiday",
    }
    fixed = [(date(year, 1, 1), "New Year's Day"), (date(year, 12, 25), "Christmas Day")]
    fixed.append((date(year, 12, 26), "Boxing Day"))
    if region == "scotland":
        days[_first_monday(year, 8)] = "Summer bank holiday"
        fixed += [(date(year, 1, 2), "2 January"), (date(year, 11, 30), "St Andrew's Day")]
    else:
        days[easter(year) + timedelta(1)] = "Easter Monday"
        days[_last_monday(year, 8)] = "Summer bank holiday"
    if region == "northern-ireland":
        fixed += [(date(year, 3, 17), "St Patrick's Day"), (date(year, 7, 12), "Battle of the Boyne")]
    for day, name in sorted(fixed):
        days[_next_free(day, days)] = name
    return dict(sorted(days.items()))


def feast(name: str, year: int, region: str = REGIONS[0]) -> date | None:
    """The day of a year that a name means (lower case, single spaces), or None where no day has that name."""
    counted = _FROM_EASTER.get(name)
    if counted is not None:
        return easter(year) + timedelta(counted)
    fixed = _FIXED.get(name)
    if fixed is not None:
        return date(year, *fixed)
    if name in _MOVED:
        wanted = _MOVED[name]
        return next((day for day, each in bank_holidays(year, region).items() if each == wanted), None)
    return None


_FROM_EASTER = {
    "shrove tuesday": -47, "ash wednesday": -46, "good friday": -2, "easter": 0, "easter sunday": 0,
    "easter monday": 1, "ascension day": 39, "whit sunday": 49, "pentecost": 49,
}  # fmt: skip
_FIXED = {
    "new year's day": (1, 1), "burns night": (1, 25), "valentine's day": (2, 14), "st david's day": (3, 1),
    "st patrick's day": (3, 17), "lady day": (3, 25), "st george's day": (4, 23), "michaelmas day": (9, 29),
    "halloween": (10, 31), "bonfire night": (11, 5), "st andrew's day": (11, 30), "christmas eve": (12, 24),
    "christmas": (12, 25), "christmas day": (12, 25), "xmas": (12, 25), "xmas eve": (12, 24), "xmas day": (12, 25),
    "boxing day": (12, 26), "new year's eve": (12, 31),
}  # fmt: skip
_MOVED = {
    **dict.fromkeys(("may day", "may day bank holiday", "early may bank holiday"), "Early May bank holiday"),
    **dict.fromkeys(("spring bank holiday", "late may bank holiday", "whitsun bank holiday"), "Spring bank holiday"),
    **dict.fromkeys(("summer bank holiday", "august bank holiday"), "Summer bank holiday"),
}
FEASTS = (*_FROM_EASTER, *_FIXED, *_MOVED)
"""Every name that `feast` knows."""


def _first_monday(year: int, month: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(-first.weekday() % 7)


def _last_monday(year: int, month: int) -> date:
    last = date(year, month, 31)
    return last - timedelta(last.weekday() - _MONDAY)


def _next_free(day: date, taken: Mapping[date, str]) -> date:
    """The day itself, or the next weekday that is no holiday yet."""
    while day.weekday() >= _SATURDAY or day in taken:
        day += timedelta(1)
    return day
