"""Run sheets: golden for every shipped process with four, six and eight members, and adding up to the minute."""

from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from laying_out import A_DAY, CUES, SHIPPED, laid_out, unhurried

from alearn.meeting.agenda import IN_HAND, RunSheet, When, clock, run_sheet
from alearn.meeting.process import airtime, as_run, everybody, minutes_needed, turn_length, usual_turns, with_airtime
from alearn.model import Norms, Process, SetFile, Stage

GOLDEN = Path(__file__).parent / "golden"
LONDON = ZoneInfo("Europe/London")
SET = SetFile("set.yaml", 1, "k3v9tq2m", "Leads")


def shown(sheet: RunSheet) -> str:
    """A run sheet as plain lines."""
    head = f"{sheet.people} members, {sheet.starts} to {sheet.ends}: {sheet.minutes} minutes"
    lines = [f"{head}, {sheet.turns} turns, {sheet.overhead} for everything else; review by {sheet.review_by}"]
    lines += sheet.warnings
    lines += [f"{row.at} {row.minutes:3} {f'{row.turn}. ' if row.turn else ''}{row.name}" for row in sheet.rows]
    return "\n".join(lines) + "\n"


def minutes_of(text: str) -> int:
    hours, minutes = text.split(":")
    return int(hours) * 60 + int(minutes)


@pytest.mark.parametrize("name", SHIPPED)
def test_a_process_is_laid_out_for_four_six_and_eight(name: str, *, update_golden: bool) -> None:
    page = "\n".join(shown(laid_out(SHIPPED[name], people)) for people in (4, 6, 8))
    golden = GOLDEN / f"{name}.txt"
    if update_golden:
        golden.write_text(page, encoding="utf-8")
    assert page == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("people", [4, 6, 8])
@pytest.mark.parametrize("name", SHIPPED)
def test_its_steps_add_up_to_the_minute(name: str, people: int) -> None:
    sheet = laid_out(SHIPPED[name], people)
    ends = [*(row.at for row in sheet.rows[1:]), sheet.ends]
    for row, end in zip(sheet.rows, ends, strict=True):
        assert minutes_of(end) - minutes_of(row.at) == row.minutes
    assert minutes_of(sheet.ends) - minutes_of(sheet.starts) == sheet.minutes == sheet.needed
    assert sheet.needed == sheet.overhead + sheet.turns * sheet.turn_length
    assert sheet.warnings == ()


@pytest.mark.parametrize("name", SHIPPED)
def test_a_shipped_process_credits_its_source_and_keeps_its_own_norms(name: str) -> None:
    process = SHIPPED[name]
    norms = process.norms
    assert process.source
    assert process.about
    sizes = (norms.size_from, norms.size_to, norms.meetings_from, norms.meetings_to)
    assert None not in (*sizes, norms.presenters_from, norms.presenters_to)
    assert norms.size_from is not None
    assert norms.minutes_from is not None
    assert norms.minutes_to is not None
    usual = minutes_needed(process, norms.size_from, usual_turns(process, norms.size_from))
    assert norms.minutes_from <= usual <= norms.minutes_to
    assert [stage.name for stage in process.stages if stage.protected]
    assert all(stage.purpose and stage.who_speaks and stage.mode for stage in process.stages)
    if process.presenters != "all":
        assert any(stage.name == "Bids" for stage in process.stages) or name == "wial-shaped"


stages = st.builds(
    Stage,
    name=st.sampled_from(("Open", "Present", "Ask", "Review")),
    minutes=st.integers(1, 60),
    repeats_per=st.sampled_from((None, "presenter", "member", "meeting")),
    mode=st.sampled_from((None, "ask", "round")),
    protected=st.booleans(),
)
processes = st.builds(
    Process,
    path=st.just("processes/own.yaml"),
    id=st.just("own"),
    title=st.just("Own"),
    presenters=st.sampled_from((None, "all", "bidding", "rota")),
    norms=st.just(Norms()),
    groups_of=st.none() | st.integers(2, 5),
    stages=st.lists(stages, min_size=1, max_size=8).map(tuple),
)


@unhurried
@given(processes, st.integers(1, 20), st.none() | st.integers(1, 600), st.none() | st.integers(1, 20))
def test_the_steps_are_the_meetings_minutes_or_the_warning_says_by_how_much(
    process: Process, people: int, minutes: int | None, turns: int | None
) -> None:
    sheet = laid_out(process, people, minutes, turns)
    total = sum(row.minutes for row in sheet.rows)
    assert total == max(sheet.minutes, sheet.needed)
    assert sheet.over == total - sheet.minutes
    assert (sheet.over > 0) == any(f"{sheet.over} too many" in each for each in sheet.warnings)
    in_hand = [row.minutes for row in sheet.rows if row.name == IN_HAND]
    assert in_hand == ([sheet.minutes - sheet.needed] if sheet.minutes > sheet.needed else [])


@unhurried
@given(processes, st.integers(1, 20), st.integers(1, 600))
def test_what_would_fit_does(process: Process, people: int, minutes: int) -> None:
    sheet = laid_out(process, people, minutes, everybody(process, people))
    assert (sheet.remedy is None) == (sheet.needed <= minutes)
    if sheet.remedy and sheet.remedy.turns:
        fewer = sheet.remedy.turns
        assert minutes_needed(process, people, fewer) <= minutes < minutes_needed(process, people, fewer + 1)
    if sheet.remedy and sheet.remedy.airtime:
        assert minutes_needed(with_airtime(process, sheet.remedy.airtime), people, sheet.turns) <= minutes


@unhurried
@given(processes, st.integers(1, 20), st.integers(1, 600))
def test_a_set_that_chooses_has_as_many_turns_as_fit(process: Process, people: int, minutes: int) -> None:
    turns = usual_turns(process._replace(presenters="bidding"), people, minutes)
    assert (1 if turn_length(process) else 0) <= turns <= people
    assert turns <= 1 or minutes_needed(process, people, turns) <= minutes
    assert turns in (0, people) or minutes_needed(process, people, turns + 1) > minutes


def test_the_review_is_protected_where_the_meeting_does_not_fit() -> None:
    sheet = laid_out(SHIPPED["brief-guide"], 8, 120)
    assert (sheet.over, sheet.review_by) == (30, "15:45")
    does_not, what_would = sheet.warnings
    assert does_not == (
        "This does not fit: 8 turns with all the rest take 150 minutes, and there are 120. That is 30 too many."
    )
    assert what_would.removeprefix("What would fit: ").split("; or ") == [
        "6 turns today, chosen by bids at the beginning",
        "turns of 11 minutes instead of 15",
        "150 minutes, until 16:30.",
    ]


def test_where_no_turn_fits_only_longer_would_do() -> None:
    sheet = laid_out(SHIPPED["classic"], 8, 60)
    assert sheet.turns == 1
    assert sheet.warnings[1] == "What would fit: 105 minutes, until 15:45."


def test_a_process_that_protects_nothing_is_told_of() -> None:
    own = Process("processes/own.yaml", "own", "Own", stages=(Stage("Talk", 30),))
    sheet = laid_out(own, 4, 40)
    assert sheet.review_by == ""
    assert [row.name for row in sheet.rows] == [IN_HAND, "Talk"]
    assert "protected" in sheet.warnings[0]


def test_a_cue_is_on_the_sheet_once() -> None:
    for process in SHIPPED.values():
        cues = [cue for row in laid_out(process, 6).rows for cue in row.cues]
        assert len(cues) == len(set(cues)) > 4


def test_what_to_do_about_harm_and_distress_is_on_every_sheet() -> None:
    any_time = " ".join(CUES["any-time"])
    assert "at risk" in any_time
    assert "procedure" in any_time
    assert "distressed" in any_time


# A set's own airtime, and threes


def test_a_sets_own_airtime_lengthens_the_longest_step_of_a_turn() -> None:
    classic = as_run(SHIPPED["classic"], SET._replace(airtime=50, turns="rota"))
    assert (airtime(classic), classic.presenters) == (50, "rota")
    assert [stage.minutes for stage in classic.stages if stage.repeats_per == "presenter"] == [5, 30, 10, 5]


@unhurried
@given(processes, st.integers(1, 120))
def test_only_the_longest_step_changes(process: Process, minutes: int) -> None:
    changed = with_airtime(process, minutes)
    differing = [
        (one, other) for one, other in zip(process.stages, changed.stages, strict=True) if one.minutes != other.minutes
    ]
    assert len({id(one) for one, _ in differing}) <= 1
    assert all(stage.minutes >= 1 for stage in changed.stages)


@pytest.mark.parametrize(("people", "turns"), [(2, 2), (3, 3), (4, 4), (5, 5), (6, 3), (7, 4), (8, 4), (9, 3)])
def test_in_threes_the_groups_work_side_by_side(people: int, turns: int) -> None:
    assert usual_turns(SHIPPED["triad"], people) == turns


# The clock


@pytest.mark.parametrize(
    ("day", "begins", "minutes", "shown_as"),
    [
        (A_DAY, time(16), 90, "17:30"),
        (A_DAY, time(23, 30), 29, "23:59"),
        (A_DAY, time(23, 30), 30, "00:00 next day"),
        (date(2027, 3, 28), time(0, 30), 60, "02:30"),  # the clocks go forward at one
        (date(2026, 10, 25), time(0, 30), 60, "01:30"),  # back at two, to one
        (date(2026, 10, 25), time(0, 30), 120, "01:30"),
        (A_DAY, None, 65, "1:05"),
        (date(9999, 12, 31), time(23, 30), 60, ""),
    ],
)
def test_the_clock_shows_what_the_clock_in_the_room_does(
    day: date, begins: time | None, minutes: int, shown_as: str
) -> None:
    assert clock(When(day, begins, None, LONDON), minutes) == shown_as


@unhurried
@given(st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1)), st.integers(0, 1440))  # noqa: DTZ001  # days alone
def test_the_clock_runs_on_without_a_zone(begins: datetime, minutes: int) -> None:
    begins = begins.replace(second=0, microsecond=0)
    ended = begins + timedelta(minutes=minutes)
    later = " next day" if ended.date() > begins.date() else ""
    assert clock(When(begins.date(), begins.time()), minutes) == f"{ended:%H:%M}{later}"


def test_a_change_of_the_clocks_and_midnight_are_told() -> None:
    process = SHIPPED["brief-guide"]
    cases = {
        When(date(2027, 3, 28), time(0, 30), 150, LONDON): "The clocks change while the set meets",
        When(date(2027, 3, 28), time(1, 30), 150, LONDON): "01:30 does not exist: it begins at 02:30",
        When(A_DAY, time(22), 150, LONDON): "past midnight",
    }
    for when, said in cases.items():
        assert said in " ".join(run_sheet(process, when, 6, 6, CUES).warnings)
    assert run_sheet(process, When(A_DAY, time(16), 150, LONDON), 6, 6, CUES).warnings == ()
