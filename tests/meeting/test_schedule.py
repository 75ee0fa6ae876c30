"""A rhythm over the days that are off, and term dates as they are pasted."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from laying_out import unhurried

from alearn.dates import in_words
from alearn.holidays import REGIONS, bank_holidays
from alearn.meeting.schedule import Clash, is_term, is_time_off, plan, region_of, why_off
from alearn.meeting.terms import read_terms
from alearn.model import Period, SetFile

SET = SetFile("set.yaml", 1, "k3v9tq2m", "Leads")
TODAY = date(2026, 7, 1)
FIVE_WEEKS = timedelta(weeks=5)


def test_an_unattended_rhythm_does_not_land_on_easter_monday() -> None:
    schedule = plan(date(2026, 10, 5), FIVE_WEEKS, 6, why_off(SET))
    assert schedule.days[-1] == date(2027, 4, 5)
    assert schedule.clashes == (Clash(date(2027, 3, 29), "Easter Monday", date(2027, 4, 5)),)


def test_what_follows_a_moved_day_stays_where_the_rhythm_has_it() -> None:
    schedule = plan(date(2027, 2, 22), FIVE_WEEKS, 3, why_off(SET))
    assert schedule.days == (date(2027, 2, 22), date(2027, 4, 5), date(2027, 5, 10))
    assert [each.why for each in schedule.clashes] == ["Easter Monday", "Early May bank holiday"]


def test_the_first_day_stays_as_it_was_typed_and_that_is_said() -> None:
    schedule = plan(date(2026, 12, 25), FIVE_WEEKS, 2, why_off(SET))
    assert schedule.days == (date(2026, 12, 25), date(2027, 1, 29))
    assert schedule.clashes == (Clash(date(2026, 12, 25), "Christmas Day", None),)


def test_after_a_holiday_longer_than_the_rhythm_it_is_counted_from_its_end() -> None:
    summer = {"summer": Period(date(2027, 7, 20), date(2027, 9, 3))}
    schedule = plan(date(2027, 7, 5), timedelta(weeks=3), 4, why_off(SET, summer))
    assert schedule.days == (date(2027, 7, 5), date(2027, 9, 6), date(2027, 9, 27), date(2027, 10, 18))


def test_where_no_day_is_free_for_a_year_it_stays_and_that_is_said() -> None:
    away = {"away": Period(date(2026, 1, 1), date(2030, 1, 1))}
    schedule = plan(date(2026, 10, 5), FIVE_WEEKS, 2, why_off(SET, away))
    assert schedule.days == (date(2026, 10, 5), date(2026, 11, 9))
    assert [each.to for each in schedule.clashes] == [None, None]


@unhurried
@given(
    st.dates(date(2020, 1, 1), date(2060, 1, 1)),
    st.integers(1, 80),
    st.integers(1, 20),
    st.sampled_from(REGIONS),
)
def test_no_day_but_the_first_is_off_and_a_week_keeps_its_weekday(
    first: date, every: int, number: int, region: str
) -> None:
    schedule = plan(first, timedelta(every), number, why_off(SET._replace(holidays=region)))
    assert len(schedule.days) == number
    assert list(schedule.days) == sorted(set(schedule.days))
    for day in schedule.days[1:]:
        assert day not in bank_holidays(day.year, region)
        assert every % 7 or day.weekday() == first.weekday()
    moved = {clash.to for clash in schedule.clashes if clash.to}
    assert moved <= set(schedule.days)
    assert all(clash.why for clash in schedule.clashes)


@pytest.mark.parametrize(
    ("file", "region"),
    [
        (SET, "england-and-wales"),
        (SET._replace(timezone="Europe/London"), "england-and-wales"),
        (SET._replace(holidays="scotland"), "scotland"),
        (SET._replace(timezone="Europe/Paris"), None),
        (SET._replace(timezone="Europe/Paris", holidays="scotland"), "scotland"),
    ],
)
def test_whose_bank_holidays_count(file: SetFile, region: str | None) -> None:
    assert region_of(file) == region
    assert why_off(file)(date(2027, 8, 30)) == ("Summer bank holiday" if region == "england-and-wales" else "")


# Days with a name

NAMED = {
    "autumn-term": Period(date(2026, 9, 3), date(2026, 12, 18)),
    "half-term": Period(date(2026, 10, 26), date(2026, 10, 30)),
    "spring-term": Period(date(2027, 1, 5), date(2027, 3, 25)),
    "term-starts": Period(date(2026, 9, 3), date(2026, 9, 3)),
    "school-year": Period(date(2026, 9, 1), date(2027, 7, 20)),
    "inset-day": Period(date(2026, 11, 2), date(2026, 11, 2)),
}


@pytest.mark.parametrize(
    ("day", "why"),
    [
        ("2026-09-03", ""),
        ("2026-10-26", "in half term"),
        ("2026-10-30", "in half term"),
        ("2026-10-31", ""),
        ("2026-11-02", "inset day"),
        ("2026-12-21", "between two terms"),
        ("2026-12-25", "Christmas Day"),
        ("2027-03-25", ""),
        ("2027-04-20", ""),  # after the last term that is known: nobody can say
        ("2026-08-01", ""),
    ],
)
def test_why_a_day_is_off(day: str, why: str) -> None:
    assert why_off(SET, NAMED)(date.fromisoformat(day)) == why


def test_a_term_is_no_time_off_and_a_half_term_is() -> None:
    assert [name for name, period in NAMED.items() if is_term(name, period)] == ["autumn-term", "spring-term"]
    assert [name for name, period in NAMED.items() if is_time_off(name, period)] == ["half-term", "inset-day"]


# What is pasted


@pytest.mark.parametrize(
    ("line", "name", "period"),
    [
        ("Half term: Monday 26 October 2026 to Friday 30 October 2026", "half-term", "2026-10-26/2026-10-30"),
        ("Half term: 26 - 30 October 2026", "half-term", "2026-10-26/2026-10-30"),
        ("Half term 26th–30th Oct 2026", "half-term", "2026-10-26/2026-10-30"),
        ("• Half-term | Mon 26 Oct 2026 | Fri 30 Oct 2026 |", "half-term", "2026-10-26/2026-10-30"),
        ("Half term\tMon 26 Oct\tFri 30 Oct 2026", "half-term", "2026-10-26/2026-10-30"),
        ("School year: 1 September to 20 July 2027", "school-year", "2026-09-01/2027-07-20"),
        ("Christmas holiday: 21 December to 1 January 2027", "christmas-holiday", "2026-12-21/2027-01-01"),
        ("Christmas holiday, 21 Dec 2026 - 1 Jan 2027.", "christmas-holiday", "2026-12-21/2027-01-01"),
        ("2027-02-15/2027-02-19 February break", "february-break", "2027-02-15/2027-02-19"),
        ("INSET day 04/01/2027", "inset-day", "2027-01-04/2027-01-04"),
        ("Training: Thursday 3 September", "training", "2026-09-03/2026-09-03"),
        ("Term 1 - 3 Sept to 18 Dec 2026", "term-1", "2026-09-03/2026-12-18"),
        ("May Day: Mon 3 May 2027", "may-day", "2027-05-03/2027-05-03"),
        # nothing is guessed
        ("Half term: Tuesday 26 October 2026 to Friday 30 October 2026", "", ""),  # it is a Monday
        ("Half term: 30 October to 26 October 2026", "", ""),
        ("Half term: 31 - 32 October 2026", "", ""),
        ("Half term: 30 - 31 November 2026", "", ""),
        ("Half term: in the last week of October", "", ""),
        ("26 October 2026", "", ""),  # a day without a name
        ("Autumn term 2026", "", ""),
        ("Rooms 12 to 14", "", ""),
    ],
)
def test_a_line_is_read_as_it_is_printed(line: str, name: str, period: str) -> None:
    terms = read_terms(line, TODAY)
    assert {key: f"{value.first}/{value.last}" for key, value in terms.named.items()} == (
        {name: period} if name else {}
    )
    assert terms.unread == (() if name else (line,))


def test_a_name_that_is_taken_gets_its_month_and_then_a_number() -> None:
    pasted = "Half term: 26 - 30 October 2026\nHalf term: 15 - 19 February 2027; Half term: 22 - 23 February 2027"
    assert list(read_terms(pasted, TODAY, ["half-term"]).named) == ["half-term-oct", "half-term-feb", "half-term-feb-2"]


@unhurried
@given(st.text(max_size=200))
def test_whatever_is_pasted_nothing_is_raised_and_no_line_is_lost(text: str) -> None:
    terms = read_terms(text, TODAY)
    assert all(period.first <= period.last for period in terms.named.values())
    assert all(line in text for line in terms.unread)


@unhurried
@given(st.dates(date(2026, 1, 1), date(2099, 1, 1)), st.integers(0, 100))
def test_days_as_they_are_said_are_read_back(first: date, length: int) -> None:
    last = first + timedelta(length)
    terms = read_terms(f"Away: {in_words(first)} to {in_words(last)}", TODAY)
    assert terms.named == {"away": Period(first, last)}
