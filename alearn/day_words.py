"""How each way of telling a time looks, and which day it means: British, day first; wrong is worse than unknown.

What could mean two days is `UNCLEAR` (`next Friday` said on a Monday; a day without a year that has just gone by).
"""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from alearn.holidays import FEASTS, REGIONS, bank_holidays, feast
from alearn.model import NOTHING, Period

DAY, LASTING, PERIOD, OPEN = "day", "lasting", "period", "open"
VAGUE, IMPOSSIBLE, UNCLEAR = "vague", "impossible", "unclear"
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_FRIDAY = 4
_TOO_FAR_TO_GUESS = timedelta(300)
_YEAR_ENDS = {"financial": (3, 31), "fiscal": (3, 31), "tax": (4, 5), "calendar": (12, 31)}
_NUMBERS = {
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
Mean = Callable[[Mapping[str, str], Calendar], Meaning]


class Way(NamedTuple):
    """One way of telling a time: how it looks and what it means; in prose it counts only after one of its `leads`.

    `signs` are beginnings of words, one of which is in every text that looks so; where none are told, those of the
    months or the weekdays.
    """

    look: str
    mean: Mean
    leads: frozenset[str] = frozenset()
    signs: str = ""

    @property
    def pattern(self) -> re.Pattern[str]:
        """Its pattern, made when it is first looked for: to make all of them takes longer than most commands run."""
        return _compiled(self.look)


LOOSE = frozenset(
    (
        *(
            "by",
            "before",
            "until",
            "till",
            "til",
            "up to",
            "no later than",
            "not later than",
            "on or before",
            "ahead of",
        ),
        *("on", "from", "starting", "starts", "to", "through", "after", "following", "during", "in", "within", "over"),
        *("at", "for", "between", "ends", "end", "ending", "finishing", "due", "and", "or", "(", ","),
    )
)
BEFORE = frozenset(("before", "ahead of"))
_BY = frozenset(("by", "no later than", "not later than", "on or before"))
_DEADLINES = frozenset(("by", "before", "until", "till", "ahead of", "no later than"))
STRICT = LOOSE - {"on", "from", "to", "at", "for", "and", "or", "(", ","}


_PARTS = {
    "weekday": r"(?P<weekday>mon(?:day)?|tue(?:s|sday)?|wed(?:s|nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?"
    r"|sun(?:day)?)\b\.?",
    "weekdays": r"(?:mon|tues|wednes|thurs|fri|satur|sun)days",
    "month": r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?",
    "year": r"(?:,?\s+(?P<year>(?:19|20)\d\d)\b|\s*'(?P<short>\d\d)\b)?",
    "nth": r"\d{1,2}(?:st|nd|rd|th)?",
    "count": rf"(?P<count>\d{{1,3}}|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})",
    "unit": r"(?P<unit>days?|weeks?|wks?|fortnights?|months?)",
    "feast": "(?P<feast>"
    + "|".join(sorted((each.replace("'", "['\u2019]") for each in FEASTS), key=len, reverse=True))
    + ")",
    # what a date belongs to, so that it is no time of an act: the 18 November minutes
    "alone": r"(?!\s+(?:minutes|strateg\w+|plan|policy|report|version|draft|edition|figures|data|intake|cohort|starters|cases?|files?|logs?|lists?|audit|survey|rota"
    r"|leavers|results|budget|census|act|letters?|papers?|agenda|emails?)\b)",
}


@lru_cache(maxsize=256)
def _compiled(look: str) -> re.Pattern[str]:
    """The pattern of a look: parts are named after an `@`, a space is any white space, words are whole."""
    whole = re.sub(r"@(\w+)", lambda found: _PARTS[found[1]], look.replace(" ", r"\s+"))
    return re.compile(rf"(?<![\w/.-])(?:{whole})(?![\w/]|-\w|\.\d)", re.IGNORECASE)


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


def _iso(said: Mapping[str, str], _: Calendar) -> Meaning:
    day = _possible(int(said["y"]), int(said["m"]), int(said["d"]))
    return (DAY, day) if day else (IMPOSSIBLE, None)


def _day_and_month(said: Mapping[str, str], calendar: Calendar) -> Meaning:
    """The last of several days; where the weekday before a single one does not agree with it, either may be meant."""
    days = re.findall(r"\d+", said["days"])
    kind, day = _dated(int(days[-1]), _month(said), said, calendar)
    if day and said.get("weekday") and len(days) == 1 and day.weekday() != _weekday(said):
        return UNCLEAR, None
    return kind, day


def _in_figures(said: Mapping[str, str], calendar: Calendar) -> Meaning:
    return _dated(int(said["d"]), int(said["m"]), said, calendar) if int(said["m"]) <= 12 else (IMPOSSIBLE, None)


def _week_of(said: Mapping[str, str], calendar: Calendar) -> Meaning:
    kind, day = _day_and_month(said, calendar)
    return (kind, day + timedelta(_FRIDAY - day.weekday())) if day else (kind, None)


def _in_a_month_to_come(said: Mapping[str, str], calendar: Calendar) -> Meaning:
    number = int(said["day"])
    months = [calendar.today.year * 12 + calendar.today.month - 1 + n for n in range(3)]
    days = [_possible(each // 12, each % 12 + 1, number) for each in months]
    day = next((each for each in days if each and each >= calendar.today), None)
    if day and said.get("weekday") and day.weekday() != _weekday(said):
        return UNCLEAR, None
    return (DAY, day) if day else (IMPOSSIBLE, None)


# Days of the week


def _coming_weekday(said: Mapping[str, str], calendar: Calendar) -> Meaning:
    ahead = (_weekday(said) - calendar.today.weekday() - 1) % 7 + 1
    more = 14 if said.get("fortnight") else 7 if said.get("week") else 0
    return DAY, calendar.today + timedelta(ahead + more)


def _next_weekday(said: Mapping[str, str], calendar: Calendar) -> Meaning:
    """`next Friday` is clear on a Friday; on other days some mean the first to come and some the one after it."""
    return _coming_weekday(said, calendar) if _weekday(said) == calendar.today.weekday() else (UNCLEAR, None)


def _next_weekdays(said: Mapping[str, str], calendar: Calendar) -> Meaning:
    _, first = _coming_weekday(said, calendar)
    return (DAY, first + timedelta(7 * (_number(said) - 1))) if first else (UNCLEAR, None)


def _weekday_of_month(said: Mapping[str, str], calendar: Calendar) -> Meaning:
    kind, end = _end_of_month(said, calendar)
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
    return int(words) if words.isdigit() else _NUMBERS[words]


def _month_end(month: int) -> date:
    """The last day of a month, told by its number since the year 0."""
    return date((month + 1) // 12, (month + 1) % 12 + 1, 1) - timedelta(1)


def _today_or_so(said: Mapping[str, str], calendar: Calendar) -> Meaning:
    days = {"tomorrow": 1, "yesterday": -1}.get(said["word"].lower(), 0)
    return DAY, calendar.today + timedelta(
        days + {"week": 7, "fortnight": 14}.get((said["ahead"] or said["after"]).lower(), 0)
    )


def _ahead(said: Mapping[str, str], calendar: Calendar) -> Meaning:
    count, unit = _number(said), said["unit"][0].lower()
    if unit != "m":
        return DAY, calendar.today + timedelta(count * {"d": 1, "w": 7, "f": 14}[unit])
    month = calendar.today.year * 12 + calendar.today.month - 1 + count
    end = _month_end(month)
    return DAY, end.replace(day=min(calendar.today.day, end.day))


def _ahead_one(said: Mapping[str, str], calendar: Calendar) -> Meaning:
    return _ahead({**said, "count": "1"}, calendar)


def _lasting(said: Mapping[str, str], calendar: Calendar) -> Meaning:
    return LASTING, _ahead(said, calendar)[1]


def _so_many_weekdays(said: Mapping[str, str], calendar: Calendar) -> Meaning:
    """Four Thursdays last three weeks from the first."""
    return LASTING, calendar.today + timedelta(7 * (_number(said) - 1))


def _meeting(said: Mapping[str, str], calendar: Calendar) -> Meaning:
    day = calendar.meeting(1 if said.get("after") else 0)
    return (DAY, day) if day else (PERIOD, None)


# Ends of stretches


def _end_of_month(said: Mapping[str, str], calendar: Calendar) -> Meaning:
    kind, first = _dated(1, _month(said), said, calendar._replace(today=calendar.today.replace(day=1)))
    return (kind, _month_end(first.year * 12 + first.month - 1)) if first else (kind, None)


def _end_of_stretch(said: Mapping[str, str], calendar: Calendar) -> Meaning:
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


def _feast(said: Mapping[str, str], calendar: Calendar) -> Meaning:
    name = " ".join(said["feast"].lower().replace("\u2019", "'").split())
    years = [int(said["year"])] if said.get("year") else [calendar.today.year, calendar.today.year + 1]
    days = [feast(name, year, calendar.region) for year in years]
    day = next((each for each in days if each and (said.get("year") or each >= calendar.today)), None)
    return (DAY, day) if day else (UNCLEAR, None)


def _next_bank_holiday(_: Mapping[str, str], calendar: Calendar) -> Meaning:
    years = (calendar.today.year, calendar.today.year + 1)
    ahead = (day for year in years for day in bank_holidays(year, calendar.region) if day > calendar.today)
    return DAY, next(ahead)


def _new_year(said: Mapping[str, str], calendar: Calendar) -> Meaning:
    """`by New Year` is a day, `in the new year` is not."""
    return (DAY, date(calendar.today.year + 1, 1, 1)) if said["lead"] in _DEADLINES else (PERIOD, None)


def _weekend(said: Mapping[str, str], calendar: Calendar) -> Meaning:
    """A weekend ends on Sunday; what is due by it is due on Friday."""
    sunday = calendar.today + timedelta(6 - calendar.today.weekday())
    return DAY, sunday - timedelta(2 if said["lead"] in _BY else 0)


def _this_or_next_week(said: Mapping[str, str], calendar: Calendar) -> Meaning:
    """A week of work ends on its Friday; on a Saturday or Sunday, which week is this one is unclear."""
    if calendar.today.weekday() > _FRIDAY:
        return UNCLEAR, None
    return DAY, calendar.today + timedelta(
        _FRIDAY - calendar.today.weekday() + (7 if said["which"].lower() == "next" else 0)
    )


def _set_of_month(said: Mapping[str, str], calendar: Calendar) -> Meaning:
    """The meeting planned in a month that is named: our April set."""
    ahead = sorted(day for day in calendar.meetings if day > calendar.today and day.month == _month(said))
    return (DAY, ahead[0]) if ahead else (PERIOD, None)


def _last_of_rhythm(said: Mapping[str, str], calendar: Calendar) -> Meaning:
    """The last day of a rhythm within one month: each Wednesday in April."""
    return _weekday_of_month({**said, "which": "last"}, calendar)


def _clocks(said: Mapping[str, str], calendar: Calendar) -> Meaning:
    """Summer Time begins on the last Sunday of March and ends on that of October (Summer Time Order 2002)."""
    month = "March" if said["which"].lower() == "forward" else "October"
    return _weekday_of_month({"which": "last", "weekday": "sunday", "month": month, "year": ""}, calendar)


def _unresolved(_: Mapping[str, str], __: Calendar) -> Meaning:
    return PERIOD, None


def _without_end(_: Mapping[str, str], __: Calendar) -> Meaning:
    return OPEN, None


def _no_time(_: Mapping[str, str], __: Calendar) -> Meaning:
    return VAGUE, None


WAYS = (
    Way(
        r"@feast(?: (?P<year>20\d\d))?(?! (?:holidays?|break|term|vacation|part(?:y|ies)|fair|f[eê]te|cards?|concert"
        r"|show|lunch|shopping|rush|rota|appeal|dinner|cover|assembly|service|play|leave))",
        _feast,
        LOOSE,
        signs="day eve easter wednesday friday sunday night mas hallow pentecost",
    ),
    Way(
        r"(?:the )?(?:next )?bank hol(?:iday)?(?! (?:monday|friday|cover|rota|weekend))",
        _next_bank_holiday,
        LOOSE,
        "bank",
    ),
    Way(r"new year(?![ -]?(?:'?s|resolution|term|plan|rota))", _new_year, STRICT - {"in", "within", "during"}, "new"),
    Way(r"(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})", _iso, signs="-"),
    Way(
        r"(?:w/?c\.?|week (?:commencing|beginning|of)|the week of) (?:@weekday )?(?P<days>@nth)(?: of)? @month@year",
        _week_of,
        signs="week wc w/c",
    ),
    Way(
        r"(?:@weekday,? )?(?:the )?(?P<days>@nth(?:\s*(?:,|and|or|to|&|-"
        r"|\u2013)\s*@nth)*)(?: of)?[\s-]*@month@year@alone",
        _day_and_month,
    ),
    Way(r"@month (?:the )?(?P<days>\d{1,2}(?:st|nd|rd|th))@year", _day_and_month),
    Way(r"@month (?P<days>\d{1,2}),? (?P<year>20\d\d)", _day_and_month),
    Way(r"(?P<d>\d{1,2})(?P<sep>[/.-])(?P<m>\d{1,2})(?P=sep)(?P<year>20\d\d)", _in_figures, signs="/ . -"),
    Way(r"(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<short>\d\d)", _in_figures, signs="/"),
    Way(r"(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<short>\d\d)", _in_figures, LOOSE, "."),
    Way(r"(?!24/7)(?P<d>\d{1,2})/(?P<m>\d{1,2})(?!\s*(?:of|%))", _in_figures, LOOSE, "/"),
    Way(
        r"(?P<which>first|second|third|last) @weekday (?:in|of) @month@year",
        _weekday_of_month,
        signs="first second third last",
    ),
    Way(
        r"@weekday (?:the )?(?P<day>\d{1,2})(?:st|nd|rd|th)",
        _in_a_month_to_come,
        signs="1st 2nd 3rd 0th 1th 2th 3th 4th 5th 6th 7th 8th 9th",
    ),
    Way(
        r"(?:the )?(?P<day>\d{1,2})(?:st|nd|rd|th)(?=\s*(?:$|[.,;)]|(?:and|n|then|at|with)\b|&))",
        _in_a_month_to_come,
        LOOSE,
        "1st 2nd 3rd 0th 1th 2th 3th 4th 5th 6th 7th 8th 9th",
    ),
    Way(
        r"(?:(?P<week>a week|week)|(?P<fortnight>a fortnight)) (?:on )?@weekday",
        _coming_weekday,
        signs="week fortnight",
    ),
    Way(
        r"(?:this |coming )?@weekday (?:(?P<week>week)|(?P<fortnight>fortnight))",
        _coming_weekday,
        signs="week fortnight",
    ),
    Way(r"(?:the )?next @count @weekday", _next_weekdays, signs="next"),
    Way(r"next @weekday", _next_weekday, signs="next"),
    Way(r"(?:every|each) @weekday (?:in|of|through|throughout) @month@year", _last_of_rhythm),
    Way(
        r"(?:every|each) (?:other |second )?(?:@weekday|day|weekday|week|fortnight|month|morning|afternoon|evening|night|meeting|shift|lesson|time)s?",
        _without_end,
        signs="every each",
    ),
    Way(
        r"(?<!from\s)(?<!to\s)(?<!under\s)(?<!than\s)(?<!least\s)(?<!below\s)(?<!over\s)(?:@count|once|twice) (?:a|per|each|every) (?:day|week|fortnight|month|term)",
        _without_end,
        signs="day week fortnight month term",
    ),
    Way(
        r"(?:daily|weekly|fortnightly|monthly|termly|quarterly)(?=\s*(?:$|[.,;)]|until|till|for|from))",
        _without_end,
        signs="daily ly",
    ),
    Way(r"@weekday (?:to|-|\u2013|through) (?:mon|tue|wed|thu|fri|sat|sun)\w*", _without_end),
    Way(r"(?:mon|tues|wednes|thurs|fri|satur|sun)days", _without_end, LOOSE - {"on"}, "days"),
    Way(r"(?:this|this coming|the coming) @weekday@alone(?! (?:to|and|or) (?:mon|tue|wed|thu|fri))", _coming_weekday),
    Way(r"(?:this |coming )?@weekday@alone(?! (?:to|and|or) (?:mon|tue|wed|thu|fri))", _coming_weekday, LOOSE),
    Way(r"(?:this )?@weekday(?=\s*(?:$|[.,;)]))", _coming_weekday),
    Way(
        r"(?:a (?P<ahead>week|fortnight) )?(?P<word>today|tonight|this evening|tomorrow|yesterday)(?: (?P<after>week"
        r"|fortnight))?",
        _today_or_so,
        signs="to this yesterday",
    ),
    Way(r"(?:this|over the|at the|the coming|the) weekend", _weekend, signs="weekend"),
    Way(r"we break up(?: for \w+(?: term)?)?", _unresolved, frozenset(("until", "till", "before", "when")), "break"),
    Way(r"\+(?P<count>\d{1,3})(?P<unit>[dw])", _ahead, signs="+"),
    Way(
        r"(?:in|within) (?:the next )?@count @unit(?:['\u2019]?s? time)?(?! (?:of|working|calendar)\b)",
        _ahead,
        signs="in",
    ),
    Way(r"@count @unit['\u2019]? (?:from (?:now|today)|time)", _ahead, signs="from time"),
    Way(r"@count @unit(?=,? (?:from|starting|beginning) )", _lasting, signs="from starting beginning"),
    Way(
        r"(?:the )?(?:next )?@count @weekdays(?=,? (?:from|starting|beginning) )",
        _so_many_weekdays,
        signs="days",
    ),
    Way(
        r"(?:for|(?:over|across) the) (?:the )?(?:next |coming |first )?@count (?:whole |full )?@unit",
        _lasting,
        signs="for over across",
    ),
    Way(
        r"(?:(?:our|the|my) )?next[ -](?:set[ -]|action learning[ -]|als[ -])?(?:set meeting|meeting|set|session)"
        r"|next time(?: we meet)?|we (?:next )?meet(?: next| again)?",
        _meeting,
        signs="next meet",
    ),
    Way(r"(?:the )?(?:set )?meeting (?P<after>after next)", _meeting, signs="after"),
    Way(r"(?:(?:the|our) )?@month (?:set(?: meeting)?|meeting|session|learning set)", _set_of_month),
    Way(r"(?<=set\s)(?P<d>\d{1,2})/(?P<m>\d{1,2})", _in_figures, signs="/"),
    Way(r"(?:the )?end of (?:the |this |(?P<next>next ))?(?P<what>week|month|quarter)", _end_of_stretch, signs="end"),
    Way(
        r"(?:the )?end of (?:the |this )?(?P<what>(?:financial|fiscal|tax|calendar) year)", _end_of_stretch, signs="end"
    ),
    Way(r"(?P<what>(?:financial|fiscal|tax|calendar)[ -]year)[ -]end", _end_of_stretch, signs="end"),
    Way(r"(?P<what>month)[ -]end", _end_of_stretch, signs="end"),
    Way(r"(?:the )?(?:end(?: of)?|last day of) @month@year", _end_of_month, signs="end last"),
    Way(r"the clocks (?:go|change) (?P<which>forward|back)s?", _clocks, STRICT, "clocks"),
    Way(r"the (?:first|last) (?:week|fortnight) (?:of|in) @month@year", _unresolved),
    Way(r"(?:all )?(?:through|throughout) @month@year@alone(?! (?:to|until|till)\b)", _end_of_month, signs="through"),
    Way(r"(?:mid|early|late)[ -]@month@year", _unresolved, signs="mid early late"),
    Way(r"@month@year@alone(?! (?:I|we|you|they|he|she|be|have|need|well|not|on)\b)", _unresolved, STRICT),
    Way(
        r"(?P<which>this|next) week(?![ -]?(?:\w+day\b|end|commencing|s\b|['’]))", _this_or_next_week, signs="this next"
    ),
    Way(
        r"(?:this|next|last) (?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*|(?:\w+ )?(?:half[ -])?term"
        r"|(?:\w+ )?holidays?|semester|sprint|quarter|year|month|week|spring|summer|autumn|winter)(?! (?:team|plan"
        r"|report))",
        _unresolved,
        signs="this next last",
    ),
    Way(r"(?:in|within|over) the (?:next|coming) (?P<unit>week|fortnight|month)", _ahead_one, signs="next coming"),
    Way(r"(?:the )?next (?:\w+ ){1,2}(?:meeting|session|inset|briefing|supervision)", _unresolved, signs="next"),
    Way(
        r"(?:first|last) (?:day|week) (?:back|of (?:the )?(?:\w+ )?(?:half[ -])?term)", _unresolved, signs="first last"
    ),
    Way(
        r"(?:(?:the )?(?:end|start|beginning|middle) of )?(?:(?:the|this|next|half|spring|summer|autumn|winter|easter"
        r"|christmas|michaelmas|lent|trinity|hilary|school|academic|new|financial|tax|calendar) )*(?:half[ -]?term|term"
        r"|michaelmas|semester(?: \d)?|payday|lent|advent|ramadan|eid|diwali"
        r"|(?:easter|christmas|summer) (?:holidays?|break|vacation)|holidays|sprint(?: \d+)?|quarter|q[1-4]|year(?:[ -]end)?"
        r"|spring|summer|autumn|winter|month|week)(?: (?:20\d\d|of 20\d\d))?(?![ -]?(?:\d|group|old|long|team|plan|report|teacher|staff"
        r"|dates?\b))",
        _unresolved,
        STRICT,
        "term michaelmas semester holiday sprint quarter q year spring summer autumn winter month week break vacation lent"
        " advent ramadan eid diwali payday",
    ),
    Way(r"(?:the )?(?:end of )?20\d\d", _unresolved, STRICT, "20"),
    Way(
        r"(?:the|our|my) (?:next |annual |summer |autumn |spring |winter |christmas |local )?(?:\w+ )?(?:agm|apcm|conference"
        r"|inspection|open (?:day|evening)|parents['’]? evening|fair|f[eê]te|festival|show|harvest|election|elections"
        r"|exams?|mocks|deadline|launch|budget|audit|appraisal|board|cabinet|census|season|audition|visit)",
        _unresolved,
        _DEADLINES,
        "agm apcm conf insp open even fair f show harvest elect exam mock dead laun budg audit app board cab cens seas"
        " audi visit",
    ),
    Way(
        r"(?:my|our|the) next (?:1:1|one[ -]to[ -]one|121|\w+ )?(?:1:1|supervision|appraisal|budget|inspection|visit|shift|inset"
        r"|clinic|assembly|payday|delivery|review|governors|board|council)?",
        _unresolved,
        _DEADLINES | {"at", "in"},
        "next",
    ),
    Way(
        r"(?:from|for) (?:now|here)(?: on)?|between now and \w+|as of (?:now|next (?:week|month|term)|\w+day|today)|for a while|going forwards?|regularly|on a regular basis",
        _without_end,
        signs="from for while forward regular as between",
    ),
    Way(
        r"asap|as soon as(?: \w+){1,3}|soon|shortly|in due course|on-?going|continuous(?:ly)?|tb[cad]"
        r"|at some (?:point|stage)"
        r"|(?:as and )?when(?:ever)? (?:I|we) (?:can|get|have)(?: \w+){0,3}|when(?:ever)? (?:possible"
        r"|things \w+(?: \w+)?)"
        r"|as and when|some ?time|some ?day|one day|eventually|in (?:the )?(?:near )?future|over time|in time"
        r"|immediately"
        r"|straight away|(?:(?:over|in|within) )?(?:the )?(?:a )?(?:next |coming )?few (?:days|weeks|months)|always|no (?:date|deadline)|to be (?:confirmed"
        r"|agreed|decided)",
        _no_time,
        signs="asap soon shortly course going continuous tb some when one event future time immediate straight few"
        " always no to",
    ),
)


def _by_sign() -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for number, way in enumerate(WAYS):
        usual = (month.lower() for month in MONTHS) if "@month" in way.look else (day[:3] for day in WEEKDAYS)
        for sign in way.signs.split() or usual:
            found.setdefault(sign, []).append(number)
    return found


_BY_SIGN = _by_sign()


def ways_in(text: str) -> list[Way]:
    """The ways that a text may hold, in their order; most texts hold few signs of any."""
    words = text.lower()
    return [
        WAYS[number] for number in sorted({number for sign in _BY_SIGN if sign in words for number in _BY_SIGN[sign]})
    ]


@lru_cache(maxsize=64)
def named_way(names: Iterable[str]) -> Way | None:
    """The way of the set's own named days: a hyphen and a space are one."""
    shown = "|".join(
        re.escape(name).replace(r"\-", "[ -]").replace(r"\ ", "[ -]") for name in sorted(names, key=_longest)
    )
    look = rf"(?:the )?(?P<edge>(?:end|start|beginning) of (?:the )?)?(?P<name>{shown})"
    return Way(look, _of_the_set) if shown else None


def _longest(name: str) -> int:
    return -len(name)


def _of_the_set(said: Mapping[str, str], calendar: Calendar) -> Meaning:
    wanted = re.sub(r"[\s-]+", "-", said["name"].lower())
    period = next(each for name, each in calendar.named.items() if re.sub(r"[\s-]+", "-", name.lower()) == wanted)
    edge, lead = said["edge"].lower(), said["lead"]
    if edge.startswith(("start", "beginning")) or (lead in BEFORE and not edge):
        return DAY, period.first
    if lead in _BY and not edge and period.first < period.last:
        return DAY, period.first - timedelta(1)
    return DAY, period.last
