"""All that may be seen outside the set, as plain values: there is no record in them to look further in."""

from datetime import date
from typing import NamedTuple

from alearn.model import Figure, Obstacle, Ref
from alearn.say import Say

WITHHELD = (
    "Only what everybody concerned has agreed to is in this report, and no figure that could point to one person. "
    "Whatever else there may be is left out, and nothing follows from that."
)
"""Stands on every page for outside, whatever was left out, how much, or nothing at all: so it tells nothing."""


class Agreed(NamedTuple):
    """What was agreed with the sponsor before the set began, for the sponsor alone; empty where it is not said."""

    wants: tuple[str, ...] = ()
    legitimate_results: tuple[str, ...] = ()
    will_be_told: tuple[str, ...] = ()
    time_given: str = ""
    cost: str = ""


class Facts(NamedTuple):
    """What the sponsor arranged; `minutes` are those of all meetings held, None where one of them tells no length.

    `ahead` are the days of the meetings to come.
    """

    title: str
    language: str
    purpose: str
    organisation: str
    priorities: tuple[str, ...]
    process: str
    size: int
    planned: int
    days: tuple[date, ...]
    minutes: int | None
    closed: date | None
    ahead: tuple[date, ...]
    agreed: Agreed


class Line(NamedTuple):
    """One line of what a member brought: which of its keys it is, its words, and of an action how it went."""

    kind: str
    words: str
    status: str = ""
    result: str = ""


class Brought(NamedTuple):
    """An issue, whose it is, what came of it and whether it is closed; without `issue`, what belongs to none."""

    whose: tuple[str, ...]
    names: tuple[str, ...]
    issue: str
    lines: tuple[Line, ...]
    closed: bool = False


class Quoted(NamedTuple):
    """Words that were let out, and who is named beside them; empty for nobody.

    `about` is the issue they come from, as it is on the page: only of words that their author signs with her name.
    """

    extract: Ref
    words: str
    by: str
    about: str = ""


class LetOut(NamedTuple):
    """All that a sponsor or the public may see of a set on one day.

    `concerned` are those whose yes it takes to show `brought`, `remembered` and figures as they are, and `agreed`
    whether all of them gave it. `begun` is how many members have tried something, in words and never all or none; empty
    where the rules for figures do not let it be said. `left_out` says what is not in it and why: for the maker, never
    for a reader. `say` are the words its page is in.
    """

    audience: str
    day: date
    facts: Facts
    brought: tuple[Brought, ...]
    remembered: tuple[str, ...]
    figures: tuple[Figure, ...]
    begun: str
    quoted: tuple[Quoted, ...]
    obstacles: tuple[Obstacle, ...]
    concerned: tuple[str, ...]
    agreed: bool
    left_out: tuple[str, ...]
    say: Say
