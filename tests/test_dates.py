"""Dates as people type them."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alearn.dates import Calendar, in_words, read_interval, read_when, times_in
from alearn.holidays import REGIONS, bank_holidays, easter
from alearn.model import Period

TODAY = date(2026, 11, 24)  # a Tuesday
NAMED = {"half-term": Period(date(2027, 2, 15), date(2027, 2, 19)), "mon": Period(TODAY, TODAY)}
NO_DAYS = (
    "2026-02-30 2026-13-01 31/11/2026 10/30/2026 20261030 2026-W44-5 2026-10-30T10:00 t tu m fr 2w -2w +2 +2m "
    "+2000d soon next 0/0/2026 2026-10-3 1/1/0000"
)
MEETINGS = (date(2027, 1, 18), date(2026, 12, 14), date(2026, 11, 24), date(2026, 10, 5))
CALENDAR = Calendar(TODAY, MEETINGS, NAMED)
ROWS = [json.loads(line) for line in (Path(__file__).parent / "coach/dates.jsonl").read_text("utf-8").splitlines()]


def read_date(typed: str, calendar: Calendar) -> date | None:
    """The day that a whole text means, if any."""
    when = read_when(typed, calendar)
    return when.day if when else None


def calendar_of(row: dict[str, object]) -> Calendar:
    """What a row of phrases is read from."""
    days = {name: [date.fromisoformat(day) for day in told.split("/")] for name, told in dict(row["named"]).items()}  # type: ignore[call-overload]  # as the rows are written
    meetings = tuple(date.fromisoformat(day) for day in list(row["meetings"]))  # type: ignore[call-overload]  # as above
    named = {name: Period(told[0], told[-1]) for name, told in days.items()}
    return Calendar(date.fromisoformat(str(row["today"])), meetings, named, str(row["region"]))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("2026-10-30", "2026-10-30"),
        (" 2026-10-30 ", "2026-10-30"),
        ("30/10/2026", "2026-10-30"),
        ("3.1.2026", "2026-01-03"),
        ("today", "2026-11-24"),
        ("Tomorrow", "2026-11-25"),
        ("yesterday", "2026-11-23"),
        ("+2w", "2026-12-08"),
        ("+10d", "2026-12-04"),
        ("+0d", "2026-11-24"),
        ("tue", "2026-12-01"),
        ("Wed", "2026-11-25"),
        ("monday", "2026-11-30"),
        ("mon", "2026-11-24"),
        ("next-meeting", "2026-12-14"),
        ("half-term", "2027-02-19"),
        ("Half-Term", "2027-02-19"),
        ("half term", "2027-02-19"),
        ("by half term", "2027-02-14"),
        ("before half term", "2027-02-14"),
        ("25 November", "2026-11-25"),
        ("Wed 25 Nov 2026", "2026-11-25"),
        ("25-11-2026", "2026-11-25"),
        ("by close of play Friday", "2026-11-27"),
        ("every Friday until 18 December", "2026-12-18"),
        ("for three weeks from 1 December", "2026-12-22"),
        ("w/c 30 November", "2026-12-04"),
        ("end of next month", "2026-12-31"),
        ("in three months", "2027-02-24"),
        ("Christmas Eve", "2026-12-24"),
        ("before Christmas", "2026-12-24"),
        ("May Day bank holiday", "2027-05-03"),
        ("2 and 9 December", "2026-12-09"),
        ("a week today", "2026-12-01"),
    ],
)
def test_what_is_understood(typed: str, meant: str) -> None:
    assert read_date(typed, CALENDAR) == date.fromisoformat(meant)


@pytest.mark.parametrize(
    "typed",
    [*NO_DAYS.split(), "", " ", "\n", "fri 30"],
)
def test_what_is_not_understood_is_never_guessed(typed: str) -> None:
    assert read_date(typed, CALENDAR) is None


def test_no_meeting_to_come_is_not_understood() -> None:
    assert read_date("next-meeting", Calendar(TODAY, (TODAY,))) is None


@given(st.text(max_size=12), st.dates())
def test_whatever_is_typed_on_whatever_day_is_a_day_or_nothing(typed: str, today: date) -> None:
    assert read_date(typed, CALENDAR._replace(today=today)) is None or isinstance(
        read_date(typed, CALENDAR._replace(today=today)), date
    )


@given(
    st.sampled_from(
        [
            "yesterday",
            "tomorrow",
            "mon",
            "+999w",
            "+999d",
            "sun",
            "end of the month",
            "in 999 months",
            "1 Jan",
            "Easter",
        ]
    ),
    st.sampled_from([date.min, date.max]),
)
def test_the_ends_of_the_calendar_are_no_fault(typed: str, today: date) -> None:
    read_date(typed, Calendar(today))


@given(st.dates(min_value=date(1, 1, 15)), st.sampled_from(["monday", "tuesday", "wednesday", "thursday", "friday"]))
def test_a_weekday_is_the_next_of_its_name(today: date, name: str) -> None:
    day = read_date(name[:3], Calendar(today))
    if day is None:
        assert date.max - today < timedelta(7)
    else:
        assert 1 <= (day - today).days <= 7
        assert in_words(day).startswith(name[:3].title())


def test_a_rhythm_is_a_number_of_weeks_or_days() -> None:
    assert read_interval("5w") == timedelta(weeks=5)
    assert read_interval("+10D ") == timedelta(10)
    assert [read_interval(each) for each in ("5", "5 weeks", "every 5 weeks", "5wk")] == [timedelta(weeks=5)] * 4
    assert [read_interval(each) for each in ("0w", "w", "5m", "-5w", "", "1000w")] == [None] * 6


@given(st.dates())
def test_a_day_said_holds_its_number_and_year(day: date) -> None:
    assert in_words(day).split()[1:4:2] == [str(day.day), str(day.year)]


@pytest.mark.parametrize("row", ROWS, ids=[row["text"] for row in ROWS])
def test_practitioners_phrases_mean_the_day_they_mean_or_none(row: dict[str, object]) -> None:
    calendar, text = calendar_of(row), str(row["text"])
    told = [when.day for when in times_in(text, calendar) if when.day]
    day = read_date(text, calendar) or (told[-1] if told else None)
    assert (day.isoformat() if day else None) == row["means"]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Ring Sam by Friday 4 December", ["day"]),
        ("Send papers for the 26 February board", ["day"]),
        ("Read the minutes of 18 November", []),
        ("Summarise the 2025 strategy on one page", []),
        ("Ask my two Year 4 TAs about Tuesday mornings", []),
        ("Answer every email within two working days", []),
        ("Hold an open day in May", ["period"]),
        ("Say no to new referrals on Fridays for a while", ["open"]),
        ("Sit in on 9C every Tuesday until 15 December", ["open", "day"]),
        ("I will start next Friday", ["unclear"]),
        ("Speak to HR soon", ["vague"]),
        ("Send it by 31 November", ["impossible"]),
        ("Friday 5 December", ["unclear"]),
        ("Visit on Monday to Friday", ["open"]),
    ],
)
def test_times_in_a_text_are_told_by_their_kind(text: str, kinds: list[str]) -> None:
    assert [when.kind for when in times_in(text, CALENDAR)] == kinds


@given(st.text(max_size=60))
def test_every_time_lies_in_its_text(text: str) -> None:
    for when in times_in(text, CALENDAR):
        assert 0 <= when.start < when.end <= len(text)
        assert (when.kind == "day") == (when.day is not None)


@given(st.sampled_from(ROWS), st.integers(0, 40))
def test_a_phrase_without_a_calendar_day_moves_with_its_weeks(row: dict[str, object], weeks: int) -> None:
    calendar, text = calendar_of(row), str(row["text"])
    if any(letter.isdigit() for letter in text) or not {"Fri", "Thursday", "Tuesday", "fortnight", "set"} & set(
        text.split()
    ):
        return
    moved = calendar._replace(
        today=calendar.today + timedelta(weeks=weeks),
        meetings=tuple(day + timedelta(weeks=weeks) for day in calendar.meetings),
    )
    before, after = read_when(text, calendar), read_when(text, moved)
    assert (before and before.day and before.day + timedelta(weeks=weeks)) == (after and after.day)


def test_easter_falls_where_the_tables_say() -> None:
    known = {2000: (4, 23), 2008: (3, 23), 2011: (4, 24), 2025: (4, 20), 2026: (4, 5), 2027: (3, 28), 2038: (4, 25)}
    assert {year: (easter(year).month, easter(year).day) for year in known} == known


@pytest.mark.parametrize("region", REGIONS)
@given(year=st.integers(1900, 2200))
def test_bank_holidays_are_weekdays_and_no_two_are_one(region: str, year: int) -> None:
    days = bank_holidays(year, region)
    assert all(day.weekday() < 5 for day in days)
    assert len(days) == {"england-and-wales": 8, "scotland": 9, "northern-ireland": 10}[region]


def test_bank_holidays_of_years_that_are_published() -> None:
    told = {day.isoformat() for day in bank_holidays(2027, "england-and-wales")}
    published = ["01-01", "03-26", "03-29", "05-03", "05-31", "08-30", "12-27", "12-28"]
    assert told == {f"2027-{day}" for day in published}
    assert date(2026, 8, 3) in bank_holidays(2026, "scotland")
    assert date(2026, 7, 13) in bank_holidays(2026, "northern-ireland")
