"""Dates as people type them."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alearn.dates import in_words, read_date, read_interval
from alearn.model import Period

TODAY = date(2026, 11, 24)  # a Tuesday
NAMED = {"half-term": Period(date(2027, 2, 15), date(2027, 2, 19)), "mon": Period(TODAY, TODAY)}
NO_DAYS = (
    "2026-02-30 2026-13-01 31/11/2026 10/30/2026 30/10/26 20261030 2026-W44-5 2026-10-30T10:00 t tu m fr 2w -2w +2 +2m "
    "+2000d soon next 0/0/2026 2026-10-3 1/1/0000"
)
MEETINGS = [date(2027, 1, 18), date(2026, 12, 14), date(2026, 11, 24), date(2026, 10, 5)]


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
    ],
)
def test_what_is_understood(typed: str, meant: str) -> None:
    assert read_date(typed, TODAY, NAMED, MEETINGS) == date.fromisoformat(meant)


@pytest.mark.parametrize(
    "typed",
    [*NO_DAYS.split(), "", " ", "\n", "fri 30"],
)
def test_what_is_not_understood_is_never_guessed(typed: str) -> None:
    assert read_date(typed, TODAY, NAMED, MEETINGS) is None


def test_no_meeting_to_come_is_not_understood() -> None:
    assert read_date("next-meeting", TODAY, {}, [TODAY]) is None


@given(st.text(max_size=12), st.dates())
def test_whatever_is_typed_on_whatever_day_is_a_day_or_nothing(typed: str, today: date) -> None:
    assert read_date(typed, today, NAMED, MEETINGS) is None or isinstance(
        read_date(typed, today, NAMED, MEETINGS), date
    )


@given(
    st.sampled_from(["yesterday", "tomorrow", "mon", "+999w", "+999d", "sun"]), st.sampled_from([date.min, date.max])
)
def test_the_ends_of_the_calendar_are_no_fault(typed: str, today: date) -> None:
    read_date(typed, today, {}, [])


@given(st.dates(min_value=date(1, 1, 15)), st.sampled_from(["monday", "tuesday", "wednesday", "thursday", "friday"]))
def test_a_weekday_is_the_next_of_its_name(today: date, name: str) -> None:
    day = read_date(name[:3], today, {}, [])
    if day is None:
        assert date.max - today < timedelta(7)
    else:
        assert 1 <= (day - today).days <= 7
        assert in_words(day).startswith(name[:3].title())


def test_a_rhythm_is_a_number_of_weeks_or_days() -> None:
    assert read_interval("5w") == timedelta(weeks=5)
    assert read_interval("+10D ") == timedelta(10)
    assert [read_interval(each) for each in ("0w", "w", "5", "5m", "-5w", "", "1000w")] == [None] * 7


@given(st.dates())
def test_a_day_said_holds_its_number_and_year(day: date) -> None:
    assert in_words(day).split()[1:4:2] == [str(day.day), str(day.year)]
