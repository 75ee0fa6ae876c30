"""Figures about a small group: as they are where everybody agreed, else by rules that point to nobody.

A reader of two reports of a set of four to eight can work out one person's share from exact figures, and from most
figures in which only small numbers are left out; hence bands in words, rounding, and no figure twice whose people
differ by one or two.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from alearn.model import Figure, LearningSet, Member, ReportRecord
from alearn.story.actions import status
from alearn.story.meetings import held

FEWEST = 5
"""So many people stand behind a figure that was not agreed, or it is left out."""
ROUNDED_TO = 5
TOO_NEAR = 2
"""By so many people, or fewer, a figure must not differ from one that was sent."""
BEGUN = "How many of us have tried something"
TRIED = frozenset(("tried", "adapted", "done"))
BANDS = ((0.6, "most"), (0.4, "about half"), (0.0, "few"))
"""The least share of people for each band in words; never a count, and never all or none."""


class Counted(NamedTuple):
    """A figure before the rules: how it reads as it is, and what each member brings to it.

    `of` is how much all of them together could bring, for a figure about people; None for one about actions.
    """

    figure: str
    exact: str
    shares: Mapping[str, int]
    of: int | None = None

    @property
    def contributors(self) -> tuple[str, ...]:
        """Whose records it was worked out from."""
        return tuple(sorted(self.shares))


def counted(the_set: LearningSet, people: Iterable[Member], day: date) -> tuple[Counted, ...]:
    """What can be counted of the members who are named, save where there is nobody to count."""
    members = tuple(people)
    actions = [action for action in the_set.actions.values() if action.owner in {each.id for each in members}]
    agreed = Counter(action.owner for action in actions)
    tried = Counter(action.owner for action in actions if status(action, day) in TRIED)
    begun = {each.id: min(1, tried[each.id]) for each in members} if actions else {}
    every = (
        _attendance(the_set, members, day),
        Counted("Actions agreed", str(agreed.total()), agreed),
        Counted("Actions tried", str(tried.total()), tried),
        Counted(BEGUN, f"{sum(begun.values())} of {len(begun)}", begun, len(begun)),
    )
    return tuple(each for each in every if each.shares)


def _attendance(the_set: LearningSet, members: tuple[Member, ...], day: date) -> Counted:
    """How often members came while they were in the set."""
    due = {each.id: [meeting for meeting in held(the_set, day) if each.belongs_on(meeting.date)] for each in members}
    came = {id_: sum(id_ in meeting.present for meeting in meetings) for id_, meetings in due.items() if meetings}
    places = sum(map(len, due.values()))
    return Counted("How many of us came", f"{sum(came.values())} of {places}, over all our meetings", came, places)


def as_it_is(counted: Counted) -> Figure:
    """A figure that everybody concerned agreed to."""
    return Figure(counted.figure, counted.exact, counted.contributors)


def by_the_rules(counted: Counted, sent: Iterable[ReportRecord]) -> Figure | None:
    """A figure that was not agreed, in words or rounded; None where it would say too much about too few."""
    people, total = frozenset(counted.shares), sum(counted.shares.values())
    if len(people) < FEWEST or any(_is_too_near(people, each) for each in _same_in(counted.figure, sent)):
        return None
    if counted.of is not None:
        return Figure(counted.figure, _band(total / counted.of), counted.contributors)
    if 2 * max(counted.shares.values()) > total:
        return None
    return Figure(counted.figure, f"about {ROUNDED_TO * round(total / ROUNDED_TO)}", counted.contributors)


def begun(counted: Iterable[Counted], shown: Iterable[Figure], *, exact: bool) -> str:
    """How many have tried something, as a band in words: of what is shown exactly, too; empty where it is not shown."""
    if exact:
        return next((_band(sum(each.shares.values()) / len(each.shares)) for each in counted if is_begun(each)), "")
    return next((each.value for each in shown if is_begun(each)), "")


def is_begun(each: Counted | Figure) -> bool:
    """Whether a figure tells how many have tried something."""
    return each.figure == BEGUN


def _same_in(figure: str, sent: Iterable[ReportRecord]) -> Iterator[frozenset[str]]:
    """The contributors of a figure in each report that holds it."""
    for report in sent:
        for each in report.figures:
            if each.figure.strip().casefold() == figure.casefold():
                yield frozenset(each.contributors)


def _is_too_near(people: frozenset[str], before: frozenset[str]) -> bool:
    """Whether who stands behind a figure differs by one or two from who stood behind it in a report that left."""
    return 0 < max(len(people - before), len(before - people)) <= TOO_NEAR


def _band(share: float) -> str:
    return next(word for above, word in BANDS if share >= above)
