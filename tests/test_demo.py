"""`alearn demo` on any day: two sets in order, the second begun last week."""

import datetime as dt
import os
import re
from pathlib import Path

import pytest
from running import Place

from alearn.commands import demo
from alearn.commands.report_page import Options
from alearn.world import World

FIRST = dt.date(2026, 11, 24)
DAYS = [FIRST + dt.timedelta(days=number * 74 + number % 7) for number in range(50)]


RULE = re.compile(r"question ([a-z-]+):")


def due_on(day: dt.date) -> set[str]:
    """What is asked of a set that ended long ago: whether its record was deleted, as it had agreed."""
    until = {"record-due-for-deletion": dt.date(2027, 7, 31), "reports-kept-longer": dt.date(2029, 8, 1)}
    return {rule for rule, first in until.items() if first <= day}


def no_report(_: World, __: Options) -> int:
    return 0


@pytest.mark.parametrize("chunk", range(5))
def test_both_sets_are_in_order_whatever_the_day(chunk: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number, day in enumerate(DAYS[chunk * 10 : chunk * 10 + 10]):
        with monkeypatch.context() as patch:
            patch.setattr(os, "fsync", lambda _: None)
            if number:
                patch.setattr(demo, "report", no_report)
            place = Place(tmp_path / str(number))
            today = day.isoformat()
            made = place.run("demo", today=today)
        assert made.code == 0, made.err
        assert made.err.splitlines() == ["hillside: checked, 0 errors.", "newborn: checked, 0 errors."]
        checked = place.run("check", "alearn-demo", today=today)
        assert (checked.code, checked.out, checked.err) == (0, "", "")
        for name in ("hillside", "newborn"):
            asked = place.run("check", "--practice", "--output-format", "short", f"alearn-demo/{name}", today=today)
            assert (asked.code, set(RULE.findall(asked.out))) == (0, due_on(day) if name == "hillside" else set())
            told = place.run("status", "-C", f"alearn-demo/{name}", today=today)
            assert told.code == 0
            assert "The record is well" in told.out
        (meeting,) = (place.folder / "alearn-demo/newborn/meetings").iterdir()
        monday = day - dt.timedelta(days=day.weekday() + 7)
        held = dt.date.fromisoformat(meeting.stem)
        assert monday <= held <= monday + dt.timedelta(days=6)
        page = place.folder / "alearn-demo/hillside/out/hillside-learning-leads-summary-SET-ONLY.html"
        assert page.exists() == (number == 0)


def test_a_folder_that_is_there_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    place = Place(tmp_path)
    (place.folder / "alearn-demo").mkdir()
    assert place.run("demo").code == 4
    (place.folder / "file").write_text("mine", encoding="utf-8")
    assert place.run("demo", "file").code == 4
    assert sorted(path.name for path in place.folder.rglob("*")) == ["alearn-demo", "file"]
    (place.folder / "link").symlink_to("nowhere")
    assert place.run("demo", "link").code == 4


def test_the_first_words_of_the_demo_can_be_typed(tmp_path: Path) -> None:
    place = Place(tmp_path)
    assert place.run("demo").code == 0
    place.folder /= "alearn-demo/newborn"
    assert place.run("status").code == 0
    assert place.run("log", "What I noticed today", "--me", "nasreen-akhtar").code == 0
    assert place.run("check").code == 0
