"""A meeting that is being recorded, killed at random moments, goes on with nothing lost that was answered."""

import os
import pty
import random
import select
import subprocess
import sys
import time
from pathlib import Path
from typing import SupportsIndex

import pytest
from running import ROOT, TODAY, Place

KILLS = 200 if os.environ.get("ALEARN_SOAK") else 10
SECONDS = 20.0
ANSWERS = (
    ("Who was there?", ""),
    ("came late?", "Ben 16:20"),
    ("left early?", ""),
    ("What happened?", "tried"),
    ("In one line?", "Only one: I was called to cover"),
    ("the headline?", "Who does the talking?"),
    ("and? (Enter: no more)", ""),
    ("what will you do?", "Watch the five who never speak"),
    ("By when?", "+2w"),
    ("Put differently?", "Watch the five who never speak, twice"),
    ("no action yet", "I want to sleep on it"),
    ("one thing learned?", "I lead more than I ask"),
    ("take away?", "Who are they talking to?"),
    ("offered what?", "Ben lends his recorder"),
    ("may these words", "y"),
    ("conduct called on?", "open-questions"),
    ("without names?", "A question carried an answer"),
    ("to park", "What would the children say?"),
    ("support each", "People waited"),
    ("challenge each", "Too kind at first"),
    ("the set learn?", "Silence works"),
    ("not talked about", "The money"),
    ("Is that right?", ""),
)


def recorded(place: Place, until: float) -> tuple[bool, str]:
    """Record the meeting at a terminal until it is done, or killed after some seconds; whether it was done."""
    ours, its = pty.openpty()
    command = [sys.executable, "-m", "alearn", "--today", TODAY, "new-meeting", "2026-11-16", "--me", "jo"]
    begun, shown, answered = time.monotonic(), "", 0
    with subprocess.Popen(
        command,
        stdin=its,
        stdout=its,
        stderr=its,
        cwd=place.folder,
        env={**place.environ, "PYTHONPATH": str(ROOT)},
        start_new_session=True,
    ) as running:
        os.close(its)
        while (left := begun + until - time.monotonic()) > 0 and select.select([ours], [], [], left)[0]:
            try:
                shown += os.read(ours, 4096).decode(errors="replace")
            except OSError:  # the terminal is closed: the program has ended
                break
            open_question = shown[answered:].rpartition("\n")[2]
            if open_question.endswith((" ", "? ")) and any(asks in open_question for asks, _ in ANSWERS):
                answer = next(answer for asks, answer in ANSWERS if asks in open_question)
                answered = len(shown)
                os.write(ours, f"{answer}\n".encode())
        if time.monotonic() >= begun + until:
            running.kill()
        os.close(ours)
        return running.wait(SECONDS) == 0, shown


def files(place: Place) -> dict[str, bytes]:
    """What the set's record is, by path."""
    below = (path for path in place.folder.rglob("*") if path.is_file() and ".alearn" not in path.parts)
    return {path.relative_to(place.folder).as_posix(): path.read_bytes() for path in below}


def begun(folder: Path) -> Place:
    place = Place(folder)
    place.folder = place.given("small")
    return place


def test_killed_at_any_moment_it_goes_on_where_it_was(tmp_path: Path) -> None:
    whole = begun(tmp_path / "whole")
    start = time.monotonic()
    done, shown = recorded(whole, SECONDS)
    lasted = time.monotonic() - start
    assert done, shown
    wanted = files(whole)
    chance = random.Random(20261109)
    kills, place, number = 0, begun(tmp_path / "0"), 0
    while kills < KILLS:
        done, shown = recorded(place, chance.uniform(0.2, 1.1) * lasted)
        kills += not done
        if not done and chance.random() < 0.7:
            continue
        if not done:
            done, shown = recorded(place, SECONDS)
        assert done or "recorded already" in shown, shown
        assert files(place) == wanted
        assert not list((place.data / "interviews").iterdir())
        assert place.run("check").err == ""
        number += 1
        place = begun(tmp_path / str(number))


@pytest.mark.parametrize("torn", [b'["there', b"\xff\xfe\n", b"[1]\n", b"{}\n"])
def test_a_torn_line_of_the_answers_costs_no_other(torn: bytes, tmp_path: Path) -> None:
    place = begun(tmp_path)
    place.run("new-meeting", "--me", "jo", answers=["", "Ben 16:20"])
    (kept,) = (place.data / "interviews").iterdir()
    kept.write_bytes(kept.read_bytes() + torn)
    answer = place.run("new-meeting", "--me", "jo", answers=["Amina 17:00"])
    assert "2 answers are kept" in answer.err
    answer = place.run("new-meeting", "--me", "jo", answers=[])
    assert "3 answers are kept" in answer.err


class Meanwhile(list[str]):
    """Answers typed at a terminal, with something that somebody else does before the last one."""

    def __init__(self, answers: list[str], path: Path) -> None:
        super().__init__(answers)
        self.path = path

    def pop(self, index: SupportsIndex = -1) -> str:
        if len(self) == 1:
            self.path.write_text("present: [amina-khan]\n", encoding="utf-8")
        return super().pop(index)


def test_what_somebody_else_recorded_meanwhile_costs_no_answer(tmp_path: Path) -> None:
    place = begun(tmp_path)
    theirs = place.folder / "meetings" / "2026-11-09.yaml"
    before = files(place)
    flags = ["--turn", "ben=Second books", "--parked", "Why?", "--support", "s", "--challenge", "c", "--learned", "l"]
    flags += ["--not-talked-about", "n", "--conduct", "open-questions=x"]
    answer = place.run("new-meeting", "--me", "jo", *flags, answers=Meanwhile(["", "", "", "done", "", ""], theirs))
    assert answer.code == 4, answer.err
    assert "meanwhile" in answer.err
    assert theirs.read_text(encoding="utf-8") == "present: [amina-khan]\n"
    assert {path: data for path, data in files(place).items() if path in before} == before
    (kept,) = (place.data / "interviews").iterdir()
    assert "done" in kept.read_text(encoding="utf-8")
    assert str(kept) in place.run("doctor").out


def test_what_was_being_written_is_written_without_another_question(tmp_path: Path) -> None:
    place = begun(tmp_path)
    flags = ["--present", "all", "--late", "ben", "--left", "amina", "--turn", "ben=Second books", "--parked", "Why?"]
    flags += ["--support", "s", "--challenge", "c", "--learned", "l", "--not-talked-about", "n"]
    flags += ["--conduct", "open-questions=x", "--me", "jo"]
    place.run("new-meeting", *flags, answers=["done", "Both, at last"])  # and the terminal closes
    (kept,) = (place.data / "interviews").iterdir()
    kept.write_text(kept.read_text(encoding="utf-8") + '\n["is being written", "yes"]\n', encoding="utf-8")
    answer = place.run("new-meeting", *flags, answers=[])
    assert answer.code == 0, answer.err
    assert "Is that right" not in answer.err
    assert b"Both, at last" in files(place)["members/amina-khan/actions/observe-two-sessions.yaml"]
