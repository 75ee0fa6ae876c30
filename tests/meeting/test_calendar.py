"""The calendar file in two independent readers: what is in it, what replaces what, and what is never in it."""

import sys
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
import vobject  # type: ignore[import-untyped]  # it has no types of its own
from hypothesis import given
from hypothesis import strategies as st
from laying_out import unhurried
from running import Place

from alearn.meeting.days import Event
from alearn.render.calendar import calendar

SET = """format: 1
id: k3v9tq2m
title: "Łucja's leads, \\"east\\"; 识字"
timezone: Europe/London
planned:
  - date: 2026-10-05
    starts: 16:00
    minutes: 90
    place: "Room 2, Weir House; ask for Žofie"
  - date: 2026-11-09
    starts: 16:00
    place: "https://meet.example.org/k3v9, then wait"
  - date: 2027-03-27
    starts: 23:30
    minutes: 180
    place: |
      Stock Street,
      Łódź
  - date: 2027-04-05
"""
LONG = "Ask Zoë, Ольга and 李雷; then write down: what is late, how often, and for whom" + " – and why" * 20


def a_set(tmp_path: Path, text: str = SET) -> tuple[Place, Path]:
    place = Place(tmp_path)
    root = place.given("small")
    (root / "set.yaml").write_text(text, encoding="utf-8")
    (root / "meetings/2026-10-05.yaml").unlink()
    place.folder = root
    return place, root


def made(place: Place, *more: str, today: str = "2026-11-24") -> bytes:
    answer = place.run("calendar", "-o", "set.ics", "--force", *more, today=today)
    assert answer.code == 0, answer.err
    return (place.folder / "set.ics").read_bytes()


def by_icalendar(data: bytes) -> dict[str, Any]:
    """The events by their ids, as icalendar reads them."""
    return {str(each["UID"]): each for each in icalendar.Calendar.from_ical(data).walk("VEVENT")}


def by_vobject(data: bytes) -> dict[str, Any]:
    """The same, as vobject reads them."""
    return {each.uid.value: each for each in vobject.readOne(data.decode()).vevent_list}


def summary_of(events: Mapping[str, Any], uid: str) -> str:
    event = events[uid]
    return str(event["SUMMARY"] if isinstance(event, icalendar.Event) else event.summary.value)


@pytest.mark.parametrize("read", [by_icalendar, by_vobject])
def test_commas_line_breaks_and_letters_of_any_script_survive(read: Any, tmp_path: Path) -> None:
    place, root = a_set(tmp_path)
    action = root / "members/ben-ortiz/actions/ring-the-library.yaml"
    action.write_text(f'action: "{LONG}"\nagreed: 2026-11-16\ndue: 2026-12-04\n', encoding="utf-8")
    data = made(place, "--actions", "--me", "ben")
    events = read(data)
    assert summary_of(events, "k3v9tq2m-2026-10-05@alearn") == 'Łucja\'s leads, "east"; 识字: meeting 1 of 4'
    assert summary_of(events, "k3v9tq2m-ben-ortiz-ring-the-library@alearn") == LONG
    places = [str(each.get("location", "")) if isinstance(each, icalendar.Event) else "" for each in events.values()]
    if read is by_icalendar:
        assert "Room 2, Weir House; ask for Žofie" in places
        assert "Stock Street,\nŁódź" in places
    assert max(len(line) for line in data.split(b"\r\n")) <= 75


def test_both_readers_read_the_same(tmp_path: Path) -> None:
    place, _ = a_set(tmp_path)
    data = made(place)
    one, other = by_icalendar(data), by_vobject(data)
    assert one.keys() == other.keys()
    for uid, event in one.items():
        assert event.decoded("dtstart") == other[uid].dtstart.value
        assert event.decoded("dtend") == other[uid].dtend.value
        assert str(event["DESCRIPTION"]) == other[uid].description.value
        assert str(event["STATUS"]) == other[uid].status.value == "CONFIRMED"
        assert len(event.walk("VALARM")) == 1


def test_times_are_those_of_the_sets_zone_over_midnight_and_the_change_of_the_clocks(tmp_path: Path) -> None:
    place, _ = a_set(tmp_path)
    data = made(place)
    for events in (by_icalendar(data), by_vobject(data)):
        late = events["k3v9tq2m-2027-03-27@alearn"]
        is_own = isinstance(late, icalendar.Event)
        begins, ends = (
            (late.decoded("dtstart"), late.decoded("dtend")) if is_own else (late.dtstart.value, late.dtend.value)
        )
        assert begins.astimezone(UTC) == datetime(2027, 3, 27, 23, 30, tzinfo=UTC)
        assert ends.astimezone(UTC) - begins.astimezone(UTC) == timedelta(hours=3)
        assert f"{ends:%d %H:%M}" == "28 03:30"
        autumn = events["k3v9tq2m-2026-10-05@alearn"]
        began = autumn.decoded("dtstart") if is_own else autumn.dtstart.value
        assert began.astimezone(UTC) == datetime(2026, 10, 5, 15, 0, tzinfo=UTC)


@pytest.mark.parametrize("name", ["Europe/London", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata"])
def test_the_zone_in_the_file_is_the_zone(name: str, tmp_path: Path) -> None:
    place, _ = a_set(tmp_path, SET.replace("Europe/London", name))
    zones: list[Any] = icalendar.Calendar.from_ical(made(place)).walk("VTIMEZONE")
    told = zones[0].to_tz(lookup_tzid=False)
    zone = ZoneInfo(name)
    for hour in range(0, 24 * 400, 5):
        at = datetime(2026, 6, 1, tzinfo=UTC) + timedelta(hours=hour)
        wall = at.astimezone(zone)
        if wall.fold == 0 and (wall - timedelta(hours=2)).fold == 0 and (wall + timedelta(hours=2)).fold == 0:
            assert wall.replace(tzinfo=told).utcoffset() == wall.utcoffset(), at


def test_a_meeting_without_a_time_is_a_whole_day(tmp_path: Path) -> None:
    place, _ = a_set(tmp_path)
    data = made(place)
    assert by_icalendar(data)["k3v9tq2m-2027-04-05@alearn"].decoded("dtstart") == date(2027, 4, 5)
    assert by_vobject(data)["k3v9tq2m-2027-04-05@alearn"].dtend.value == date(2027, 4, 6)


def test_a_link_is_where_to_join(tmp_path: Path) -> None:
    place, _ = a_set(tmp_path)
    event = by_icalendar(made(place))["k3v9tq2m-2026-11-09@alearn"]
    assert str(event["URL"]) == "https://meet.example.org/k3v9"
    assert "To join: https://meet.example.org/k3v9" in str(event["DESCRIPTION"])
    assert "URL" not in by_icalendar(made(place))["k3v9tq2m-2026-10-05@alearn"]


@unhurried
@given(st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1, max_size=200))
def test_whatever_a_record_may_hold_is_read_back_by_both(words: str) -> None:
    event = Event("x@alearn", words, date(2026, 12, 14), None, words, words + "\n" + words, 1)
    data = calendar(words, [event], date(2026, 11, 24), None, "", None)
    one, other = by_icalendar(data)["x@alearn"], by_vobject(data)["x@alearn"]
    assert str(one["SUMMARY"]) == other.summary.value == words
    assert str(one["LOCATION"]) == other.location.value == words
    assert str(one["DESCRIPTION"]).startswith(words + "\n" + words)


# What replaces what


class Diary:
    """A calendar program: it takes an event in place of the one of the same id, unless that one is newer."""

    def __init__(self) -> None:
        self.events: dict[str, Any] = {}

    def take(self, data: bytes) -> None:
        for uid, event in by_icalendar(data).items():
            if uid not in self.events or event["SEQUENCE"] >= self.events[uid]["SEQUENCE"]:
                self.events[uid] = event

    @property
    def days(self) -> list[str]:
        on = [each for each in self.events.values() if each["STATUS"] == "CONFIRMED"]
        return sorted(f"{each.decoded('dtstart'):%Y-%m-%d}" for each in on)


def test_a_moved_meeting_moves_and_a_cancelled_one_goes_whatever_was_imported_before(tmp_path: Path) -> None:
    place, _ = a_set(tmp_path)
    diary = Diary()
    first = made(place)
    diary.take(first)
    diary.take(first)
    assert diary.days == ["2026-10-05", "2026-11-09", "2027-03-27", "2027-04-05"]
    assert place.run("schedule", "--move", "2026-11-09", "2026-11-16").code == 0
    assert place.run("schedule", "--cancel", "2027-04-05").code == 0
    second = made(place)
    diary.take(second)
    assert diary.days == ["2026-10-05", "2026-11-16", "2027-03-27"]
    assert place.run("schedule", "--move", "2026-11-09", "2026-11-23", today="2026-11-25").code == 0
    diary.take(made(place, today="2026-11-25"))
    assert diary.days == ["2026-10-05", "2026-11-23", "2027-03-27"]
    diary.take(first)  # found again in an old email
    assert diary.days == ["2026-10-05", "2026-11-23", "2027-03-27"]
    assert summary_of(diary.events, "k3v9tq2m-2027-04-05@alearn").startswith("Cancelled: ")
    assert len(diary.events) == 4


def test_two_meetings_in_a_day_are_two_events(tmp_path: Path) -> None:
    twice = SET.replace("  - date: 2026-11-09\n", "  - date: 2026-10-05\n    starts: 09:00\n  - date: 2026-11-09\n")
    place, _ = a_set(tmp_path, twice)
    events = by_icalendar(made(place))
    assert {"k3v9tq2m-2026-10-05@alearn", "k3v9tq2m-2026-10-05-b@alearn"} <= events.keys()
    assert summary_of(events, "k3v9tq2m-2026-10-05-b@alearn").endswith("meeting 1 of 5")


def test_the_same_plan_and_day_give_the_same_bytes(tmp_path: Path) -> None:
    place, _ = a_set(tmp_path)
    assert made(place) == made(place)
    assert made(place) != made(place, today="2026-11-25")


# Whose dates


def test_only_ones_own_actions_are_in_it_and_only_on_request(tmp_path: Path) -> None:
    place, _ = a_set(tmp_path)
    assert b"ring-the-library" not in made(place, "--me", "ben")
    mine = made(place, "--actions", "--me", "ben")
    assert {uid for uid in by_icalendar(mine) if "-ortiz-" in uid or "-khan-" in uid} == {
        "k3v9tq2m-ben-ortiz-ring-the-library@alearn",
        "k3v9tq2m-ben-ortiz-ring-two-parents@alearn",
    }
    assert b"guided reading" not in mine
    for event in by_icalendar(mine).values():
        assert str(event["CLASS"]) == ("PRIVATE" if "ortiz" in str(event["UID"]) else "PUBLIC")


def test_an_action_that_is_settled_leaves_the_calendar(tmp_path: Path) -> None:
    place, _ = a_set(tmp_path)
    diary = Diary()
    diary.take(made(place, "--actions", "--me", "ben"))
    assert "2026-12-04" in diary.days
    assert place.run("update", "ring-the-library", "refrained", "-m", "My own reason", "--me", "ben").code == 0
    data = made(place, "--actions", "--me", "ben")
    diary.take(data)
    assert "2026-12-04" not in diary.days
    assert b"reason" not in data


def test_without_the_part_that_writes_calendars_its_install_command_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, _ = a_set(tmp_path)
    monkeypatch.setitem(sys.modules, "icalendar", None)
    answer = place.run("calendar", "-o", "set.ics")
    assert answer.code == 5
    assert "pip install 'alearn[calendar]'" in answer.err
    assert not (place.folder / "set.ics").exists()
