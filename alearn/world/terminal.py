"""The gate to the terminal: what a file says never reaches it as a command."""

import os
from typing import TextIO

from alearn.text.visible import visible

_STYLES = {"bold": "1", "dim": "2", "red": "31", "yellow": "33", "cyan": "36"}
_NARROWEST, _USUAL, _WIDEST = 40, 80, 90


class Styled(str):
    """A text that went through the gate and then got a style; it does not go through again."""

    __slots__ = ()


def styled(text: str, style: str) -> Styled:
    """The text, made visible, in one of the few styles used here."""
    return Styled(f"\x1b[{_STYLES[style]}m{visible(text)}\x1b[0m")


def columns(stream: TextIO) -> int:
    """The width for prose: a terminal's own, from 40 to 90; 80 where there is none."""
    try:
        wide = os.get_terminal_size(stream.fileno()).columns
    except (OSError, ValueError, AttributeError):  # no terminal, or none that knows
        wide = 0
    return min(max(wide, _NARROWEST), _WIDEST) if wide else _USUAL


def gate(text: str) -> str:
    """The text as the terminal may have it: made visible, unless it was before it got its style."""
    return text if isinstance(text, Styled) else visible(text)
