"""The facts, issues and cycles that pages tell of, as values: every order, count, date text and quotation decided."""

from typing import NamedTuple


class Fact(NamedTuple):
    """One fact about the set: what it is, and the fact."""

    label: str
    value: str


class Turned(NamedTuple):
    """The turns of one meeting: who presented, and the minutes planned and used, as far as they were written down."""

    day: str
    turns: tuple[str, ...]


class Told(NamedTuple):
    """Something told of an action on a day."""

    day: str
    status: str
    result: str
    note: str
    marked: str


class Learned(NamedTuple):
    """The first words of what was learned, with its day."""

    day: str
    words: str
    marked: str


class CycleView(NamedTuple):
    """One turn of action and reflection."""

    action: str
    agreed: str
    by: str
    status: str
    stands: str
    measure: str
    happened: tuple[Told, ...]
    learned: tuple[Learned, ...]
    elsewhere: bool
    led_to: tuple[str, ...]
    marked: str


class IssueView(NamedTuple):
    """An issue from first question to what came of it."""

    words: str
    member: str
    matters: str
    ethics: str
    before: str
    now: str
    to_me: tuple[str, ...]
    to_organisation: str
    evidence: tuple[str, ...]
    cycles: tuple[CycleView, ...]
    marked: str
