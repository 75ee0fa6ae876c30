import fcntl
import io
import os
import pty
import struct
import termios
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alearn.text.visible import visible
from alearn.world.terminal import Styled, columns, gate, styled

BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
ANY = st.text(st.characters() | st.sampled_from("\x00\x07\x08\x1b\x7f\x9b\r\n\t\u2028\ufeff\udc80" + BIDI))


@given(ANY)
def test_nothing_that_steers_a_terminal_gets_through(text: str) -> None:
    shown = visible(text).replace("\r\n", "\n")
    assert not [each for each in shown if unicodedata.category(each) in ("Cc", "Cs", "Zl", "Zp") and each not in "\n\t"]
    assert not set(BIDI) & set(shown)


@given(ANY)
def test_the_gate_changes_nothing_a_second_time_and_no_printable_text(text: str) -> None:
    shown = visible(text)
    assert visible(shown) == shown
    assert shown == text or not text.isprintable()


@given(ANY)
def test_what_is_shown_can_be_written_to_any_terminal_that_speaks_utf_8(text: str) -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    stream.write(visible(text))
    stream.flush()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[2J", "\\x1b[2J"),
        ("\x9b31m", "\\x9b31m"),
        ("a\rb", "a\\x0db"),
        ("a\r\nb", "a\r\nb"),
        ("a\tb\nc", "a\tb\nc"),
        ("\u202eabc", "<U+202E>abc"),
        ("\udc80", "<U+DC80>"),
        ("[/] [bold]", "[/] [bold]"),
        ("שלום", "שלום"),
        ("👩\u200d🏫", "👩\u200d🏫"),
    ],
)
def test_the_gate_shows_codes_for_what_it_stops(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_a_styled_text_passes_once_and_its_words_were_stopped_before() -> None:
    text = styled("a\x1b[31mb", "bold")
    assert gate(text) == "\x1b[1ma\\x1b[31mb\x1b[0m"
    assert "\x1b" not in gate(text + " and more")
    assert isinstance(text, Styled)


@pytest.mark.parametrize(("wide", "shown"), [(200, 90), (72, 72), (20, 40), (0, 80)])
def test_prose_is_as_wide_as_the_terminal_within_reason(wide: int, shown: int) -> None:
    ours, its = pty.openpty()
    try:
        fcntl.ioctl(its, termios.TIOCSWINSZ, struct.pack("HHHH", 24, wide, 0, 0))
        with open(its, "w", encoding="utf-8") as stream:
            assert columns(stream) == shown
    finally:
        os.close(ours)


def test_prose_that_goes_nowhere_wide_has_the_usual_width() -> None:
    assert columns(io.StringIO()) == 80
