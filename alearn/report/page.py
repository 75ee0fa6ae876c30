"""A report as values: its sections, and in each the blocks a page is made of, in their order.

Every kind of report is made of these, so that all its forms say the same in the same order.
"""

from collections.abc import Iterator
from itertools import count
from typing import NamedTuple

from alearn.report.drawing import Shape
from alearn.report.view import Fact, Told


class Words(NamedTuple):
    """A paragraph; `weight` is `lead` for the answer a reader looks for, `soft` for what stands aside."""

    words: str
    weight: str = ""


class Points(NamedTuple):
    """A list, with what it is a list of before it."""

    label: str
    items: tuple[str, ...]


class FactList(NamedTuple):
    """Facts or figures, each with its label."""

    rows: tuple[Fact, ...]


class Sub(NamedTuple):
    """A heading within a section, and whose what follows is; empty for nobody's."""

    words: str
    by: str = ""


class Sides(NamedTuple):
    """Two lists that are read side by side: what was, and what came; to whom, and to whom else."""

    left: Points
    right: Points


class Quote(NamedTuple):
    """Somebody's own words, and who is named beside them; empty for nobody."""

    words: str
    by: str = ""


class Request(NamedTuple):
    """An obstacle with what is asked, and the reply; `blanks` are what a reader still has to fill in."""

    words: str
    raised: str
    asks: Fact
    reply: Fact
    blanks: tuple[str, ...] = ()


class Claim(NamedTuple):
    """Something that was learned or came about, the first number of the notes that show it, 0 for none, and which."""

    words: str
    first: int = 0
    notes: str = ""


class Claims(NamedTuple):
    """Claims of one kind, with what they are before them."""

    label: str
    claims: tuple[Claim, ...]


class Note(NamedTuple):
    """What shows a claim: its number in the report, the words, and where they stand."""

    number: int
    words: str
    place: str


class Notes(NamedTuple):
    """Notes, in the order of their numbers."""

    notes: tuple[Note, ...]


class Person(NamedTuple):
    """A member, with what they do, and what they brought first."""

    name: str
    job: str
    brought: str
    marked: str


class People(NamedTuple):
    """Those who are in the set."""

    people: tuple[Person, ...]


class Lesson(NamedTuple):
    """Words on what was learned, with when that was."""

    when: str
    words: str
    marked: str


class Cycle(NamedTuple):
    """One turn of action and reflection: when it was agreed and how it stands, what was told, learned, and came next.

    `elsewhere` says that what was learned is kept elsewhere; empty where it is not.
    """

    action: str
    status: str
    stands: str
    agreed: str
    happened: tuple[Told, ...]
    learned: tuple[Lesson, ...]
    elsewhere: str
    led_to: tuple[str, ...]
    marked: str


class Grid(NamedTuple):
    """A table: what its columns are, and its rows."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Chart(NamedTuple):
    """Figures as a drawing of some height, and its shapes; `told` says them in words.

    `same` is what the table `twin` of the same figures is called; `anchor` what its parts are, and nothing else.
    """

    caption: str
    told: str
    twin: Grid
    same: str
    height: int
    shapes: tuple[Shape, ...]
    anchor: str = ""


Block = Words | Points | FactList | Sub | Sides | Quote | Request | Claims | Notes | People | Cycle | Grid | Chart


class Section(NamedTuple):
    """One part of a report; `anchor` is what a link to it goes to, `by` whose it is, empty for nobody's."""

    heading: str
    blocks: tuple[Block, ...]
    anchor: str = ""
    by: str = ""


class PageView(NamedTuple):
    """A report of one kind for one audience.

    `front` is what stands before the contents, on page one. `instead` is what a proof says of the case that not
    everybody says yes; `footing` stands on every page of this kind and audience, whatever is in it. `contents` and
    `still_missing` are what the contents and the list of what is missing are called.
    """

    kind: str
    what: str
    title: str
    language: str
    banner: str
    caution: str
    made: str
    organisation: str
    purpose: str
    facts: tuple[Fact, ...]
    front: tuple[Section, ...]
    sections: tuple[Section, ...]
    footing: str
    contents: str
    still_missing: str
    instead: tuple[Section, ...] = ()
    missing: tuple[str, ...] = ()


def section(heading: str, *blocks: Block | None, by: str = "") -> tuple[Section, ...]:
    """A section with the blocks that say something; none where no block does."""
    kept = tuple(each for each in blocks if each is not None and any(each))
    return (Section(heading, kept, by=by),) if kept else ()


def points(label: str, items: tuple[str, ...]) -> Points | None:
    """A list of what there is; None for nothing."""
    return Points(label, items) if items else None


def sides(left: Points, right: Points) -> Sides | None:
    """Two lists side by side; None where both are empty."""
    return Sides(left, right) if left.items or right.items else None


def anchored(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """The sections, each with an anchor by its place, and so each chart in them."""
    charts = count(1)
    return tuple(
        each._replace(anchor=f"part-{number}", blocks=tuple(_anchored(block, charts) for block in each.blocks))
        for number, each in enumerate(sections, 1)
    )


def _anchored(block: Block, charts: Iterator[int]) -> Block:
    return block._replace(anchor=f"chart-{next(charts)}") if isinstance(block, Chart) else block
