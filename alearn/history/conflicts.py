"""The places where two versions stand side by side between git's markers, and what choosing one makes of them."""

from typing import NamedTuple

MINE, THEIRS, BOTH = "mine", "theirs", "both"
CHOICES = (MINE, THEIRS, BOTH)


class Conflict(NamedTuple):
    """One place: its first line, counted from 1, and what each side says there, with the line ends."""

    line: int
    mine: str
    theirs: str


class _Piece(NamedTuple):
    """A stretch of a file: as it is, or one that two versions have."""

    text: str
    conflict: Conflict | None = None


def conflicts(text: str) -> tuple[Conflict, ...]:
    """Every place where two versions stand side by side; one whose markers are not whole is none."""
    return tuple(piece.conflict for piece in _pieces(text) if piece.conflict)


def chosen(text: str, choices: tuple[str, ...]) -> str:
    """The text with one side taken in each place, in their order; a place without a choice stays as it is."""
    left = list(choices)
    parts = []
    for piece in _pieces(text):
        choice = left.pop(0) if piece.conflict and left else ""
        parts.append(_side(piece.conflict, choice) if piece.conflict and choice else piece.text)
    return "".join(parts)


def _side(conflict: Conflict, choice: str) -> str:
    sides = {MINE: conflict.mine, THEIRS: conflict.theirs, BOTH: conflict.mine + conflict.theirs}
    return sides.get(choice, "")


def _pieces(text: str) -> list[_Piece]:
    """The text cut before and after each place; what git shows of the version before both is left out of it."""
    found: list[_Piece] = []
    lines = text.splitlines(keepends=True)
    at = 0
    while at < len(lines):
        end = _end(lines, at) if lines[at].startswith("<<<<<<< ") else at
        if end == at:
            found.append(_Piece(lines[at]))
            at += 1
            continue
        inside = lines[at + 1 : end]
        middle = next(n for n, line in enumerate(inside) if line.rstrip("\r\n") == "=======")
        before = next((n for n, line in enumerate(inside[:middle]) if line.startswith("|||||||")), middle)
        conflict = Conflict(at + 1, "".join(inside[:before]), "".join(inside[middle + 1 :]))
        found.append(_Piece("".join(lines[at : end + 1]), conflict))
        at = end + 1
    return found


def _end(lines: list[str], start: int) -> int:
    """The line that closes what opens at one; the same line where it is not whole."""
    middle = False
    for at in range(start + 1, len(lines)):
        if lines[at].startswith("<<<<<<< "):
            return start
        middle = middle or lines[at].rstrip("\r\n") == "======="
        if middle and lines[at].startswith(">>>>>>> "):
            return at
    return start
