"""What each way of telling a time means: British, day first; wrong is worse than unknown.

What could mean two days is `UNCLEAR` (`next Friday` said on a Monday; a day without a year that has just gone by).
"""

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

from alearn.holidays import REGIONS, bank_holidays, feast
from alearn.model import NOTHING, Period

DAY, LASTING, PERIOD, OPEN = "day", "lasting", "period", "open"
VAGUE, IMPOSSIBLE, UNCLEAR = "vague", "impossible", "unclear"
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_FRIDAY = 4
_TOO_FAR_TO_GUESS = timedelta(300)
_YEAR_ENDS = {"financial": (3, 31), "fiscal": (3, 31), "tax": (4, 5), "calendar": (12, 31)}
NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "couple of": 2, "a couple of": 2,
}  # fmt: skip


class Calendar(NamedTuple):
    """What days are read from: the day they are said on, the set's meetings, its named days and its region."""

    today: date
    meetings: tuple[date, ...] = ()
    named: Mapping[str, Period] = NOTHING
    region: str = REGIONS[0]

    def meeting(self, which: int) -> date | None:
        """The next meeting after today (0), or a later one."""
        ahead = sorted(day for day in self.meetings if day > self.today)
        return ahead[which] if which < len(ahead) else None


Meaning = tuple[str, date | None]
"""The kind of a time, and the day it means where it is a day."""

BEFORE = frozenset(("before", "ahead of"))
"""Words before a time that mean the day before it."""
BY = frozenset(("by", "no later than", "not later than", "on or before"))
DEADLINES = frozenset(("by", "before", "until", "till", "ahead of", "no later than"))


# Days of the calendar


def _possible(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _dated(day: int, month: int, said: Mapping[str, str], calendar: Calendar) -> Meaning:
    """A day and month in the year that is said, else the next there is; one just gone by is unclear."""
    year = said.get("year") or (said.get("short") and f"20{said['short']}")
    if year:
        found = _possible(int(year), month, day)
        return (DAY, found) if found else (IMPOSSIBLE, None)
    years = range(calendar.today.year, min(calendar.today.year + 2, date.max.year + 1))
    found = next((each for y in years if (each := _possible(y, month, day)) and each >= calendar.today), None)
    if found is None or (found - calendar.today > _TOO_FAR_TO_GUESS and not _possible(calendar.today.year, month, day)):
        return IMPOSSIBLE, None
    return (UNCLEAR, None) if found - calendar.today > _TOO_FAR_TO_GUESS else (DAY, found)


def _weekday(said: Mapping[str, str]) -> int:
    return next(n for n, name in enumerate(WEEKDAYS) if name[:3] == said["weekday"][:3].lower())


def _month(said: Mapping[str, str]) -> int:
    return MONTHS.index(said["month"][:3].title()) + 1


def iso(said: Mapping[str, str], _: Calendar) -> Meaning:
    """A day told as 2026-10-30."""
    day = _possible(int(said["y"]), int(said["m"]), int(said["d"]))
    return (DAY, day) if day else (IMPOSSIBLE, None)


def day_and_month(said: Mapping[str, str], calendar: Calendar) -> Meaning:
    """The last of several days; where the weekday before a single one does not agree with it, either may be meant."""
    days = re.findall(r"\d+", said["days"])
    kind, day = _dated(int(days[-1]), _month(said), said, calendar)
    if day and said.get("weekday") and len(days) == 1 and day.weekday() != _weekday(said):
        return UNCLEAR, None
    return kind, day


def in_figures(said: Mapping[str, str], calendar: Calendar) -> Meaning:
    """A day told in figures, the day before the month: 3/4 is 3 April."""
    return _dated(int(said["d"]), int(said["m"]), said, calendar) if int(said["m"]) <= 12 else (IMPOSSIBLE, None)


def week_of(said: Mapping[str, str], calendar: Calendar) -> Meaning:
    """The Friday of the week that begins on, or holds, a day."""
    kind, day = day_and_month(said, calendar)
    return (kind, day + timedelta(_FRIDAY - day.weekday())) if day else (kind, None)


def in_a_month_to_come(said: Mapping[str, str], calendar: Calendar) -> Meaning:
    """The next day of the month of that number: Friday 16th."""
    number = int(said["day"])
    months = [calendar.today.year * 12 + calendar.today.month - 1 + n for n in range(3)]
    days = [_possible(each // 12, each % 12 + 1, number) for each in months]
    day = next((each for each in days if each and each >= calendar.today), None)
    if day and said.get("weekday") and day.weekday() != _weekday(said):
        return UNCLEAR, None
    return (DAY, day) if day else (IMPOSSIBLE, None)


# Days of the week


def coming_weekday(said: Mapping[str, str], calendar: Calendar) -> Meaning:
    """The next day of its name after today; `week` and `fortnight` after it count on from there."""
    ahead = (_weekday(said) - calendar.today.weekday() - 1) % 7 + 1
    more = 14 if said.get("fortnight") else 7 if said.get("week") else 0
    return DAY, calendar.today + timedelta(ahead + more)


def next_weekday(said: Mapping[str, str], calendar: Calendar) -> Meaning:
    """`next Friday` is clear on a Friday; on other days some mean the first to come and some the one after it."""
    return coming_weekday(said, calendar) if _weekday(said) == calendar.today.weekday() else (UNCLEAR, None)


def next_weekdays(said: Mapping[str, str], calendar: Calendar) -> Meaning:
    """The last of the next so many days of a name."""
    _, first = coming_weekday(said, calendar)
    return (DAY, first + timedelta(7 * (_number(said) - 1))) if first else (UNCLEAR, None)


def weekday_of_month(said: Mapping[str, str], calendar: Calendar) -> Meaning:
    """The first, second, third or last day of a name in a month."""
    kind, end = end_of_month(said, calendar)
    if end is None:
        return kind, None
    if said["which"].lower() == "last":
        return DAY, end - timedelta((end.weekday() - _weekday(said)) % 7)
    first = end.replace(day=1)
    weeks = ("first", "second", "third").index(said["which"].lower())
    return DAY, first + timedelta((_weekday(said) - first.weekday()) % 7 + 7 * weeks)


# Days from today on


def _number(said: Mapping[str, str]) -> int:
    words = " ".join(said["count"].lower().split())
    return int(words) if words.isdigit() else NUMBERS[words]


def _month_end(month: int) -> date:
    """The last day of a month, told by its number since the year 0."""
    return date((month + 1) // 12, (month + 1) % 12 + 1, 1) - timedelta(1)


def today_or_so(said: Mapping[str, str], calendar: Calendar) -> Meaning:
    """Today, tomorrow, yesterday, and a week or a fortnight from either."""
    days = {"tomorrow": 1, "yesterday": -1}.get(said["word"].lower(), 0)
    return DAY, calendar.today + timedelta(
        days + {"week": 7, "fortnight": 14}.get((said["ahead"] or said["after"]).lower(), 0)
    )


def days_ahead(said: Mapping[str, str], calendar: Calendar) -> Meaning:
    """So many days, weeks, fortnights or months from today."""
    count, unit = _number(said), said["unit"][0].lower()
    if unit != "m":
        return DAY, calendar.today + timedelta(count * {"d": 1, "w": 7, "f": 14}[unit])
    month = calendar.today.year * 12 + calendar.today.month - 1 + count
    end = _month_end(month)
    return DAY, end.replace(day=min(calendar.today.day, end.day))


def ahead_one(said: Mapping[str, str], calendar: Calendar) -> Meaning:
    """One week, fortnight or month from today."""
    return days_ahead({**said, "count": "1"}, calendar)


def lasting(said: Mapping[str, str], calendar: Calendar) -> Meaning:
    """How long something lasts, told from today until where it begins is known."""
    return LASTING, days_ahead(said, calendar)[1]


def so_many_weekdays(said: Mapping[str, str], calendar: Calendar) -> Meaning:
    """Four Thursdays last three weeks from the first."""
    return LASTING, calendar.today + timedelta(7 * (_number(said) - 1))


def next_meeting(said: Mapping[str, str], calendar: Calendar) -> Meaning:
    """The next meeting that is planned, or the one after it."""
    day = calendar.meeting(1 if said.get("after") else 0)
    return (DAY, day) if day else (PERIOD, None)


# Ends of stretches


def end_of_month(said: Mapping[str, str], calendar: Calendar) -> Meaning:
    """The last day of a month."""
    kind, first = _dated(1, _month(said), said, calendar._replace(today=calendar.today.replace(day=1)))
    return (kind, _month_end(first.year * 12 + first.month - 1)) if first else (kind, None)


def end_of_stretch(said: Mapping[str, str], calendar: Calendar) -> Meaning:
    """A week ends on Friday; the financial year on 31 March, as it does for most of the public service."""
    today, what = calendar.today, said["what"].lower()
    ahead = 1 if said.get("next") else 0
    if what == "week":
        return DAY, today + timedelta((_FRIDAY - today.weekday()) % 7 + 7 * ahead)
    this_month = today.year * 12 + today.month - 1
    if what == "month":
        return DAY, _month_end(this_month + ahead)
    if what == "quarter":
        return DAY, _month_end(this_month // 3 * 3 + 2 + 3 * ahead)
    end = date(today.year, *_YEAR_ENDS[what.split()[0]])
    return DAY, end if end >= today else end.replace(year=today.year + 1)


def feast_day(said: Mapping[str, str], calendar: Calendar) -> Meaning:
    """A feast or a holiday by its name, in the year that is said or the next there is."""
    name = " ".join(said["feast"].lower().replace("\u2019", "'").split())
    years = [int(said["year"])] if said.get("year") else [calendar.today.year, calendar.today.year + 1]
    days = [feast(name, year, calendar.region) for year in years]
    day = next((each for each in days if each and (said.get("year") or each >= calendar.today)), None)
    return (DAY, day) if day else (UNCLEAR, None)


def next_bank_holiday(_: Mapping[str, str], calendar: Calendar) -> Meaning:
    """The next bank holiday of the part of the country."""
    years = (calendar.today.year, calendar.today.year + 1)
    ahead = (day for year in years for day in bank_holidays(year, calendar.region) if day > calendar.today)
    return DAY, next(ahead)


def new_year(said: Mapping[str, str], calendar: Calendar) -> Meaning:
    """`by New Year` is a day, `in the new year` is not."""
    return (DAY, date(calendar.today.year + 1, 1, 1)) if said["lead"] in DEADLINES else (PERIOD, None)


def weekend(said: Mapping[str, str], calendar: Calendar) -> Meaning:
    """A weekend ends on Sunday; what is due by it is due on Friday."""
    sunday = calendar.today + timedelta(6 - calendar.today.weekday())
    return DAY, sunday - timedelta(2 if said["lead"] in BY else 0)


def this_or_next_week(said: Mapping[str, str], calendar: Calendar) -> Meaning:
    """A week of work ends on its Friday; on a Saturday or Sunday, which week is this one is unclear."""
    if calendar.today.weekday() > _FRIDAY:
        return UNCLEAR, None
    return DAY, calendar.today + timedelta(
        _FRIDAY - calendar.today.weekday() + (7 if said["which"].lower() == "next" else 0)
    )


def set_of_month(said: Mapping[str, str], calendar: Calendar) -> Meaning:
    """The meeting planned in a month that is named: our April set."""
    ahead = sorted(day for day in calendar.meetings if day > calendar.today and day.month == _month(said))
    return (DAY, ahead[0]) if ahead else (PERIOD, None)


def last_of_rhythm(said: Mapping[str, str], calendar: Calendar) -> Meaning:
    """The last day of a rhythm within one month: each Wednesday in April."""
    return weekday_of_month({**said, "which": "last"}, calendar)


def clocks(said: Mapping[str, str], calendar: Calendar) -> Meaning:
    """Summer Time begins on the last Sunday of March and ends on that of October (Summer Time Order 2002)."""
    month = "March" if said["which"].lower() == "forward" else "October"
    return weekday_of_month({"which": "last", "weekday": "sunday", "month": month, "year": ""}, calendar)


def unresolved(_: Mapping[str, str], __: Calendar) -> Meaning:
    """A stretch of days that only the set can name."""
    return PERIOD, None


def without_end(_: Mapping[str, str], __: Calendar) -> Meaning:
    """A beginning, or a rhythm, without an end."""
    return OPEN, None


def no_time(_: Mapping[str, str], __: Calendar) -> Meaning:
    """No time at all: soon, ongoing."""
    return VAGUE, None


def of_the_set(said: Mapping[str, str], calendar: Calendar) -> Meaning:
    """A stretch of days by the set's own name for it: by it, before it, at its edges, or to its last day."""
    wanted = re.sub(r"[\s-]+", "-", said["name"].lower())
    period = next(each for name, each in calendar.named.items() if re.sub(r"[\s-]+", "-", name.lower()) == wanted)
    edge, lead = said["edge"].lower(), said["lead"]
    if edge.startswith(("start", "beginning")) or (lead in BEFORE and not edge):
        return DAY, period.first
    if lead in BY and not edge and period.first < period.last:
        return DAY, period.first - timedelta(1)
    return DAY, period.last
