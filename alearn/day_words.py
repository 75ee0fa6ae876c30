"""How each way of telling a time looks, and what leads to it."""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from alearn import day_meanings as mean
from alearn.day_meanings import DEADLINES, MONTHS, NUMBERS, WEEKDAYS, Calendar, Meaning
from alearn.holidays import FEASTS

Mean = Callable[[Mapping[str, str], Calendar], Meaning]


class Way(NamedTuple):
    """One way of telling a time: how it looks and what it means; in prose it counts only after one of its `leads`.

    `signs` are parts of a text (`_` is a space), one of which is in every text that looks so; where none are told,
    those of the months or the weekdays.
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
STRICT = LOOSE - {"on", "from", "to", "at", "for", "and", "or", "(", ","}


_PARTS = {
    "weekday": r"(?P<weekday>mon(?:day)?|tue(?:s|sday)?|wed(?:s|nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?"
    r"|sun(?:day)?)\b\.?",
    "weekdays": r"(?:mon|tues|wednes|thurs|fri|satur|sun)days",
    "month": r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?",
    "year": r"(?:,?\s+(?P<year>(?:19|20)\d\d)\b|\s*'(?P<short>\d\d)\b)?",
    "nth": r"\d{1,2}(?:st|nd|rd|th)?",
    "count": rf"(?P<count>\d{{1,3}}|{'|'.join(sorted(NUMBERS, key=len, reverse=True))})",
    "unit": r"(?P<unit>days?|weeks?|wks?|fortnights?|months?)",
    "feast": "(?P<feast>"
    + "|".join(sorted((each.replace("'", "['\u2019]") for each in FEASTS), key=len, reverse=True))
    + ")",
    # what a date belongs to, so that it is no time of an act: the 18 November minutes
    "alone": r"(?!\s+(?:minutes|strateg\w+|plan|policy|report|version|draft|edition|figures|data|intake|cohort|starters"
    r"|cases?|files?|logs?|lists?|audit|survey|rota|leavers|results|budget|census|act|letters?|papers?|agenda|emails?)\b)",
}


@lru_cache(maxsize=256)
def _compiled(look: str) -> re.Pattern[str]:
    """The pattern of a look: parts are named after an `@`, a space is any white space, words are whole."""
    whole = re.sub(r"@(\w+)", lambda found: _PARTS[found[1]], look.replace(" ", r"\s+"))
    return re.compile(rf"(?<![\w/.-])(?:{whole})(?![\w/]|-\w|\.\d)", re.IGNORECASE)


WAYS = (
    Way(
        r"@feast(?: (?P<year>20\d\d))?(?! (?:holidays?|break|term|vacation|part(?:y|ies)|fair|f[eê]te|cards?|concert"
        r"|show|lunch|shopping|rush|rota|appeal|dinner|cover|assembly|service|play|leave))",
        mean.feast_day,
        LOOSE,
        signs="day eve easter wednesday friday sunday night mas hallow pentecost",
    ),
    Way(
        r"(?:the )?(?:next )?bank hol(?:iday)?(?! (?:monday|friday|cover|rota|weekend))",
        mean.next_bank_holiday,
        LOOSE,
        "bank",
    ),
    Way(
        r"new year(?![ -]?(?:'?s|resolution|term|plan|rota))", mean.new_year, STRICT - {"in", "within", "during"}, "new"
    ),
    Way(r"(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})", mean.iso, signs="-"),
    Way(
        r"(?:w/?c\.?|w/?b\.?|(?:the )?(?:week|wk) (?:commencing|beginning|of)) (?:@weekday )?(?P<days>@nth)(?: of)?"
        r" @month@year",
        mean.week_of,
        signs="week wk wc w/c w/b wb",
    ),
    Way(
        r"(?:@weekday,? )?(?:the )?(?P<days>@nth(?:\s*(?:,|and|or|to|&|-"
        r"|\u2013)\s*@nth)*)(?: of)?[\s-]*@month@year@alone",
        mean.day_and_month,
    ),
    Way(r"@month (?:the )?(?P<days>\d{1,2}(?:st|nd|rd|th))@year", mean.day_and_month),
    Way(r"@month (?P<days>\d{1,2}),? (?P<year>20\d\d)", mean.day_and_month),
    Way(r"(?P<d>\d{1,2})(?P<sep>[/.-])(?P<m>\d{1,2})(?P=sep)(?P<year>20\d\d)", mean.in_figures, signs="/ . -"),
    Way(r"(?P<d>\d{1,2})/(?P<m>\d{1,2})/(?P<short>\d\d)", mean.in_figures, signs="/"),
    Way(r"(?P<d>\d{1,2})\.(?P<m>\d{1,2})\.(?P<short>\d\d)", mean.in_figures, LOOSE, "."),
    Way(r"(?!24/7)(?P<d>\d{1,2})/(?P<m>\d{1,2})(?!\s*(?:of|%))", mean.in_figures, LOOSE, "/"),
    Way(
        r"(?P<which>first|second|third|last) @weekday (?:in|of) @month@year",
        mean.weekday_of_month,
        signs="first second third last",
    ),
    Way(
        r"@weekday (?:the )?(?P<day>\d{1,2})(?:st|nd|rd|th)",
        mean.in_a_month_to_come,
        signs="1st 2nd 3rd 0th 1th 2th 3th 4th 5th 6th 7th 8th 9th",
    ),
    Way(
        r"(?:the )?(?P<day>\d{1,2})(?:st|nd|rd|th)(?=\s*(?:$|[.,;)]|(?:and|n|then|at|with)\b|&))",
        mean.in_a_month_to_come,
        LOOSE,
        "1st 2nd 3rd 0th 1th 2th 3th 4th 5th 6th 7th 8th 9th",
    ),
    Way(
        r"(?:(?P<week>a week|week)|(?P<fortnight>a fortnight)) (?:on )?@weekday",
        mean.coming_weekday,
        signs="week fortnight",
    ),
    Way(
        r"(?:this |coming )?@weekday (?:(?P<week>week)|(?P<fortnight>fortnight))",
        mean.coming_weekday,
        signs="week fortnight",
    ),
    Way(r"(?:the )?next @count @weekday", mean.next_weekdays, signs="next"),
    Way(r"next @weekday", mean.next_weekday, signs="next"),
    Way(r"(?:every|each) @weekday (?:in|of|through|throughout) @month@year", mean.last_of_rhythm),
    Way(
        r"(?:every|each) (?:other |second )?(?:@weekday|day|weekday|week|fortnight|month|morning|afternoon|evening"
        r"|night|meeting|shift|lesson|time)s?",
        mean.without_end,
        signs="every each",
    ),
    Way(
        r"(?<!from\s)(?<!to\s)(?<!under\s)(?<!than\s)(?<!least\s)(?<!below\s)(?<!over\s)"  # no rhythm but a rate
        r"(?:@count|once|twice) (?:a|per|each|every) (?:day|week|fortnight|month|term)",
        mean.without_end,
        signs="day week fortnight month term",
    ),
    Way(
        r"(?:daily|weekly|fortnightly|monthly|termly|quarterly)(?=\s*(?:$|[.,;)]|until|till|for|from))",
        mean.without_end,
        signs="daily ly",
    ),
    Way(r"@weekday (?:to|-|\u2013|through) (?:mon|tue|wed|thu|fri|sat|sun)\w*", mean.without_end),
    Way(r"(?:mon|tues|wednes|thurs|fri|satur|sun)days", mean.without_end, LOOSE - {"on"}, "days"),
    Way(
        r"(?:this|this coming|the coming) @weekday@alone(?! (?:to|and|or) (?:mon|tue|wed|thu|fri))", mean.coming_weekday
    ),
    Way(r"(?:this |coming )?@weekday@alone(?! (?:to|and|or) (?:mon|tue|wed|thu|fri))", mean.coming_weekday, LOOSE),
    Way(r"(?:this )?@weekday(?=\s*(?:$|[.,;)]))", mean.coming_weekday),
    Way(
        r"(?:a (?P<ahead>week|fortnight) )?(?P<word>today|tonight|this evening|tomorrow|yesterday)(?!['’]s)"
        r"(?: (?P<after>week|fortnight))?",
        mean.today_or_so,
        signs="today tonight this_evening tomorrow yesterday",
    ),
    Way(r"(?:this|over the|at the|the coming|the) weekend", mean.weekend, signs="weekend"),
    Way(
        r"we break up(?: for \w+(?: term)?)?", mean.unresolved, frozenset(("until", "till", "before", "when")), "break"
    ),
    Way(r"\+(?P<count>\d{1,3})(?P<unit>[dw])", mean.days_ahead, signs="+"),
    Way(
        r"(?:in|within) (?:the next )?@count @unit(?:['\u2019]?s? time)?(?! (?:of|working|calendar)\b)",
        mean.days_ahead,
        signs="_in_ within_",
    ),
    Way(r"@count @unit['\u2019]? (?:from (?:now|today)|time)", mean.days_ahead, signs="from time"),
    Way(r"@count @unit(?=,? (?:from|starting|beginning) )", mean.lasting, signs="from starting beginning"),
    Way(
        r"(?:the )?(?:next )?@count @weekdays(?=,? (?:from|starting|beginning) )",
        mean.so_many_weekdays,
        signs="days",
    ),
    Way(
        r"(?:for|(?:over|across) the) (?:the )?(?:next |coming |first )?@count (?:whole |full )?@unit",
        mean.lasting,
        signs="for over across",
    ),
    Way(
        r"(?:(?:our|the|my) )?next[ -](?:set[ -]|action learning[ -]|als[ -])?(?:set meeting|meeting|set|session)"
        r"|next time(?: we meet)?|we (?:next )?meet(?: next| again)?",
        mean.next_meeting,
        signs="next meet",
    ),
    Way(r"(?:the )?(?:set )?meeting (?P<after>after next)", mean.next_meeting, signs="after"),
    Way(r"(?:(?:the|our) )?@month (?:set(?: meeting)?|meeting|session|learning set)", mean.set_of_month),
    Way(r"(?<=set\s)(?P<d>\d{1,2})/(?P<m>\d{1,2})", mean.in_figures, signs="/"),
    Way(
        r"(?:the )?end of (?:the |this |(?P<next>next ))?(?P<what>week|month|quarter)", mean.end_of_stretch, signs="end"
    ),
    Way(
        r"(?:the )?end of (?:the |this )?(?P<what>(?:financial|fiscal|tax|calendar) year)",
        mean.end_of_stretch,
        signs="end",
    ),
    Way(r"(?P<what>(?:financial|fiscal|tax|calendar)[ -]year)[ -]end", mean.end_of_stretch, signs="end"),
    Way(r"(?P<what>month)[ -]end", mean.end_of_stretch, signs="end"),
    Way(r"(?:the )?(?:end(?: of)?|last day of) @month@year", mean.end_of_month, signs="end last"),
    Way(r"the clocks (?:go|change) (?P<which>forward|back)s?", mean.clocks, STRICT, "clocks"),
    Way(r"the (?:first|last) (?:week|fortnight) (?:of|in) @month@year", mean.unresolved),
    Way(
        r"(?:all )?(?:through|throughout) @month@year@alone(?! (?:to|until|till)\b)", mean.end_of_month, signs="through"
    ),
    Way(r"(?:mid|early|late)[ -]@month@year", mean.unresolved, signs="mid early late"),
    Way(r"@month@year@alone(?! (?:I|we|you|they|he|she|be|have|need|well|not|on)\b)", mean.unresolved, STRICT),
    Way(
        r"(?P<which>this|next) week(?![ -]?(?:\w+day\b|end|commencing|s\b|['’]))",
        mean.this_or_next_week,
        signs="this next",
    ),
    Way(
        r"(?:this|next) (?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*|(?:\w+ )?(?:half[ -])?term"
        r"|(?:\w+ )?holidays?|semester|sprint|quarter|year|month|week|spring|summer|autumn|winter)(?! (?:team|plan"
        r"|report))",
        mean.unresolved,
        signs="this next",
    ),
    Way(r"(?:in|within|over) the (?:next|coming) (?P<unit>week|fortnight|month)", mean.ahead_one, signs="next coming"),
    Way(r"(?:the )?next (?:\w+ ){1,2}(?:meeting|session|inset|briefing|supervision)", mean.unresolved, signs="next"),
    Way(
        r"(?:first|last) (?:day|week) (?:back|of (?:the )?(?:\w+ )?(?:half[ -])?term)",
        mean.unresolved,
        signs="first last",
    ),
    Way(
        r"(?:(?:the )?(?:end|start|beginning|middle) of )?(?:(?:the|this|next|half|spring|summer|autumn|winter|easter"
        r"|christmas|michaelmas|lent|trinity|hilary|school|academic|new|financial|tax|calendar) )*(?:half[ -]?term|term"
        r"|michaelmas|semester(?: \d)?|payday|lent|advent|ramadan|eid|diwali"
        r"|(?:easter|christmas|summer) (?:holidays?|break|vacation)|holidays|sprint(?: \d+)?|quarter|q[1-4]"
        r"|year(?:[ -]end)?|spring|summer|autumn|winter|month|week)(?: (?:20\d\d|of 20\d\d))?"
        r"(?![ -]?(?:\d|group|old|long|team|plan|report|teacher|staff|dates?\b))",
        mean.unresolved,
        STRICT,
        "term michaelmas semester holiday sprint quarter q year spring summer autumn winter month week break vacation"
        " lent advent ramadan eid diwali payday",
    ),
    Way(r"(?:the )?(?:end of )?20\d\d", mean.unresolved, STRICT, "20"),
    Way(
        r"(?:(?:over|in|within|for) )?(?:the )?(?:a )?(?:next |coming )?few (?:days|weeks|months)",
        mean.unresolved,
        signs="few",
    ),
    Way(
        r"(?:the|our|my) (?:next |annual |summer |autumn |spring |winter |christmas |local )?(?:\w+ )?(?:agm|apcm"
        r"|conference|inspection|open (?:day|evening)|parents['’]? evening|fair|f[eê]te|festival|show"
        r"|harvest|elections?|exams?|mocks|deadline|launch|budget|audit|appraisal|board|cabinet|census|season|audition|visit)",
        mean.unresolved,
        DEADLINES,
        "agm apcm conference inspection open_day open_evening evening fair fete fête festival show harvest election"
        " exam mocks deadline launch budget audit appraisal board cabinet census season audition visit",
    ),
    Way(
        r"(?:my|our|the) next (?:1:1|one[ -]to[ -]one|121|\w+ )?(?:1:1|supervision|appraisal|budget|inspection"
        r"|visit|shift|inset|clinic|assembly|payday|delivery|review|governors|board|council)?",
        mean.unresolved,
        DEADLINES | {"at", "in"},
        "next",
    ),
    Way(
        r"(?:from|for) (?:now|here)(?: on)?|between now and \w+|as of (?:now|next (?:week|month|term)|\w+day|today)"
        r"|for a while|going forwards?|regularly|on a regular basis",
        mean.without_end,
        signs="from_now for_now from_here for_here for_a_while forward regular as_of between_now",
    ),
    Way(
        r"asap|as soon as(?: \w+){1,3}|soon|shortly|in due course|on-?going|continuous(?:ly)?|tb[cad]"
        r"|at some (?:point|stage)"
        r"|(?:as and )?when(?:ever)? (?:I|we) (?:can|get|have)(?: \w+){0,3}|when(?:ever)? (?:possible"
        r"|things \w+(?: \w+)?)"
        r"|as and when|some ?time|some ?day|one day|eventually|in (?:the )?(?:near )?future|over time|in time"
        r"|immediately"
        r"|straight away|always"
        r"|no (?:date|deadline)|to be (?:confirmed|agreed|decided)",
        mean.no_time,
        signs="asap as_soon soon shortly course going continuous tb some_ some when one_day event future _time in_time"
        " immediate straight few_ always no_date no_deadline to_be as_and",
    ),
)


def _by_sign() -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for number, way in enumerate(WAYS):
        usual = (month.lower() for month in MONTHS) if "@month" in way.look else (day[:3] for day in WEEKDAYS)
        for sign in way.signs.split() or usual:
            found.setdefault(sign.replace("_", " "), []).append(number)
    return found


_BY_SIGN = _by_sign()


def ways_in(text: str) -> list[Way]:
    """The ways that a text may hold, in their order; most texts hold few signs of any."""
    words = f" {' '.join(text.lower().split())} "
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
    return Way(look, mean.of_the_set) if shown else None


def _longest(name: str) -> int:
    return -len(name)
