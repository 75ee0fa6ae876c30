"""The interviews, by the program itself, on a pseudo terminal."""

import fcntl
import os
import pty
import select
import subprocess
import sys
import termios
from pathlib import Path

import pytest
from running import ROOT, TODAY, Place

SECONDS = 20.0


def _at_the_terminal() -> None:
    """Make standard input the terminal of a session of its own, so that Ctrl-C on it interrupts."""
    os.setsid()
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


def asked(place: Place, arguments: list[str], answers: list[tuple[str, str]]) -> tuple[int, str]:
    """Run the program on a terminal, typing each answer once its question is shown; its exit code, what was shown."""
    ours, its = pty.openpty()
    command = [sys.executable, "-m", "alearn", "--today", TODAY, *arguments]
    environ = {**place.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(
        command,
        stdin=its,
        stdout=its,
        stderr=its,
        cwd=place.folder,
        env=environ,
        preexec_fn=_at_the_terminal,  # noqa: PLW1509  # no other thread runs here
    ) as running:
        os.close(its)
        shown, since, waiting = "", 0, list(answers)
        while select.select([ours], [], [], SECONDS)[0]:
            try:
                shown += os.read(ours, 4096).decode(errors="replace")
            except OSError:  # the terminal is closed: the program has ended
                break
            if waiting and waiting[0][0] in shown[since:]:
                since = len(shown)
                os.write(ours, f"{waiting.pop(0)[1]}\n".encode())
        os.close(ours)
        code = running.wait(SECONDS)
    assert waiting == [], shown
    return code, shown


def test_a_set_is_made_by_answering(tmp_path: Path) -> None:
    place = Place(tmp_path)
    answers = [
        ("called?", "Literacy leads"),
        ("Who facilitates?", "Jo Ward"),
        ("Who are the members?", "Khan, Amina <a.khan@x.sch.uk>; O'Neill, Siobhan <s@x.sch.uk>; 李雷"),
        ("Is that right?", ""),
        ("What is it for?", ""),
        ("first meeting?", "2026-12-07"),
        ("what time?", "16:00"),
        ("How many minutes", ""),
        ("How many weeks", ""),
        ("How many meetings?", ""),
        ("Where?", ""),
    ]
    code, shown = asked(place, ["new-set"], answers)
    assert code == 0, shown
    assert place.run("check", "literacy-leads").out == ""
    assert (place.folder / "literacy-leads/members/siobhan-oneill/member.yaml").is_file()


def test_an_issue_is_written_by_answering(tmp_path: Path) -> None:
    place = Place(tmp_path)
    place.folder = place.given("small")
    questions = [
        "Who are you?",
        "one sentence?",
        "yours to",
        "live now",
        "matter",
        "answer already",
        "not know",
        "act on it",
    ]
    questions += ["challenged", "lives", "agreed to it", "first step", "see you do first", "By when", "How sure"]
    typed = ["ben", "Wer hört zu? 谁在听？", "y", "y", "It does", "n", "Who", "y", "y", "children", "", "Listen once"]
    typed += ["", "", ""]
    code, shown = asked(place, ["new-issue"], list(zip(questions, typed, strict=True)))
    assert code == 0, shown
    assert (place.folder / "members/ben-ortiz/actions/listen-once.yaml").is_file()
    assert place.run("check", "--output-format", "short").code == 0


def test_a_meeting_is_recorded_by_answering(tmp_path: Path) -> None:
    place = Place(tmp_path)
    place.folder = place.given("small")
    answers = [("Who are you?", "jo"), ("Who was there?", ""), ("came late?", ""), ("left early?", "")]
    answers += [("What happened?", ""), ("Amina Khan: the headline", ""), ("Ben Ortiz: the headline", "Second books")]
    answers += [("will you do?", ""), ("one thing learned?", "Ask first"), ("take away?", ""), ("offered what?", "")]
    answers += [("may these words", ""), ("conduct called on?", ""), ("to park", ""), ("support each", "")]
    answers += [("challenge each", ""), ("the set learn?", ""), ("not talked about", ""), ("Is that right?", "")]
    code, shown = asked(place, ["new-meeting"], answers)
    assert code == 0, shown
    assert "insight: Ask first" in (place.folder / "meetings/2026-11-09.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("key", ["\x03", "\x04"], ids=["Ctrl-C", "Ctrl-D"])
def test_an_interview_broken_off_writes_nothing(key: str, tmp_path: Path) -> None:
    place = Place(tmp_path)
    code, shown = asked(place, ["new-set"], [("called?", "Half"), ("Who facilitates?", key)])
    assert code == (130 if key == "\x03" else 2), shown
    assert "Traceback" not in shown
    assert list(place.folder.iterdir()) == []
    (kept,) = (place.data / "recovered").iterdir()
    assert "Half" in kept.read_text(encoding="utf-8")
