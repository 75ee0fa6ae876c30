"""A sign: one thing that tells who can read something, how much it matters, and what to do."""

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple


class Grade(StrEnum):
    """How much a sign matters: `serious` is something plain and private where others can read it."""

    SERIOUS = "serious"
    LOOK = "look"
    WELL = "well"


class Sign(NamedTuple):
    """What was seen, in a sentence that quotes nothing, and what to type or do about it."""

    grade: Grade
    about: str
    says: str
    do: str = ""


_ORDER = tuple(Grade)


def in_order(signs: Iterable[Sign]) -> tuple[Sign, ...]:
    """The most serious first, each grade in the order it was seen in."""
    return tuple(sorted(signs, key=lambda sign: _ORDER.index(sign.grade)))
