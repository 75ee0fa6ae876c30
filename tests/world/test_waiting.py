"""What takes long says what it is, on a terminal alone, and takes it away again."""

import io
import threading
from datetime import date

import pytest

from alearn import world as worlds
from alearn.world import World


class Screen(io.StringIO):
    """A terminal that tells when something has been written to it."""

    def __init__(self) -> None:
        super().__init__()
        self.written = threading.Event()

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> int:
        count = super().write(text)
        self.written.set()
        return count


def a_world(screen: io.StringIO, *, quiet: bool = False, term: str = "xterm") -> World:
    return World({"TERM": term}, "/", date(2026, 1, 1), (io.StringIO(), io.StringIO(), screen), quiet=quiet)


def test_what_takes_long_is_said_and_taken_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worlds, "_SOON", 0.0)
    screen = Screen()
    with a_world(screen).waiting("Making page.pdf …"):
        assert screen.written.wait(30)
    assert screen.getvalue() == "\r\x1b[KMaking page.pdf …\r\x1b[K"


def test_many_that_are_each_soon_done_take_long_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worlds, "_SOON", 0.0)
    screen = Screen()
    world = a_world(screen)
    with world.waiting("Making 2 forms …"):
        assert screen.written.wait(30)
        for name in ("a.pdf", "b.pdf"):
            with world.waiting(f"Making {name} …"):
                pass
    lines = ("Making 2 forms …", "Making a.pdf …", "Making b.pdf …", "")
    assert screen.getvalue() == "".join(f"\r\x1b[K{each}" for each in lines)


def test_a_warning_stands_on_a_line_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worlds, "_SOON", 0.0)
    screen = Screen()
    world = a_world(screen)
    with world.waiting("Making page.pdf …"):
        assert screen.written.wait(30)
        world.warn("No font here has that.")
    assert screen.getvalue() == "\r\x1b[KMaking page.pdf …\r\x1b[KNo font here has that.\n"


def test_what_is_soon_done_says_nothing() -> None:
    screen = Screen()
    with a_world(screen).waiting("Making page.pdf …"):
        pass
    assert screen.getvalue() == ""


@pytest.mark.parametrize("which", ["a pipe", "quiet", "dumb"])
def test_nothing_is_said_elsewhere(which: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worlds, "_SOON", 0.0)
    screen = io.StringIO() if which == "a pipe" else Screen()
    before = threading.active_count()
    with a_world(screen, quiet=which == "quiet", term="dumb" if which == "dumb" else "xterm").waiting("Making …"):
        while which == "dumb" and threading.active_count() > before:  # until it would have been said
            threading.Event().wait(0.001)
    assert screen.getvalue() == ""
