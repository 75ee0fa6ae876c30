"""What the coach looks at, and what each criterion finds in it."""

import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from alearn.dates import Calendar, When
from alearn.model import NOTHING
from alearn.rules.lexicon import Lexicon, Phrase, Word, words_of
from alearn.rules.smart.amounts import Count
from alearn.rules.smart.sentence import Clause, Sentence


class Level(StrEnum):
    """How far one letter of SMART is met, in the machine's words; people are shown a question instead."""

    PASS = "pass"  # noqa: S105  # a level, not a secret
    WEAK = "weak"
    FAIL = "fail"


class Proposal(NamedTuple):
    """An action as it was put: its words and the fields beside them, with what dates are read from.

    `owner` is whose it is, as it was written (None: nobody is named); in a set's folder that is the presenter.
    `due` is a date or the words somebody typed for one. `meeting` is the day it was agreed; what is offered as a day
    lies after `today`.
    """

    words: str
    presenter: str
    meeting: date
    owner: str | None = None
    due: str | None = None
    measure: str | None = None
    issue: str | None = None
    so_that: str | None = None
    partners: tuple[str, ...] = ()
    kind: str = "act"
    waive: Mapping[str, str] = NOTHING
    calendar: Calendar = Calendar(date.min)
    today: date = date.min


class Found(NamedTuple):
    """How far a letter is met, the stretch of the words it is about (code points), and the name of the reason."""

    level: Level
    start: int = 0
    end: int = 0
    reason: str = ""


class Told(NamedTuple):
    """A text beside the words: its own words, and the phrases of the lexicon in it."""

    words: tuple[Word, ...]
    phrases: tuple[Phrase, ...]

    def has(self, name: str) -> bool:
        """Whether a phrase of a list stands in it."""
        return any(name in each.lists for each in self.phrases)


def told(text: str, lexicon: Lexicon) -> Told:
    """A text beside an action's words."""
    words = words_of(text)
    return Told(words, tuple(lexicon.phrases(words)))


class Looked(NamedTuple):
    """A proposal with what every criterion looks at: its sentence, the times in it, and its words without those.

    `bare` is as long as the words, with dates, times of day and identifiers blanked; `counts` are the counts in it.
    `measure` is what the measure says, `timed` are the words that are part of a time.
    """

    proposal: Proposal
    sentence: Sentence
    lexicon: Lexicon
    times: tuple[When, ...]
    bare: str
    counts: tuple[Count, ...]
    measure: Told
    timed: frozenset[int]

    def phrase(self, name: str, first: int = 0, after: int | None = None) -> Phrase | None:
        """The first phrase of a list that stands between two words of the sentence."""
        end = len(self.sentence.words) if after is None else after
        return next(
            (
                each
                for each in self.sentence.phrases
                if name in each.lists and first <= each.first and each.after <= end
            ),
            None,
        )

    def is_time(self, at: int) -> bool:
        """Whether a word is part of a time."""
        return at in self.timed

    def content(self, first: int, after: int) -> list[int]:
        """The words between two that are no part of a time or of a lead to one."""
        words, timed = self.sentence.words, self.timed
        if not timed:
            return list(range(first, after))
        return [
            at
            for at in range(first, after)
            if at not in timed and not (words[at].small in _LEADS and (at + 1 >= after or at + 1 in timed))
        ]

    def counted(self, clause: Clause) -> list[Count]:
        """The counts in a clause."""
        start, end = self.sentence.stretch(clause.first, clause.end)
        return [count for count in self.counts if start <= count.start and count.end <= end]

    def breaks_before(self, clause: Clause) -> bool:
        """Whether a clause begins after a full stop, a colon or a dash rather than a comma or `and`."""
        words = self.sentence.words
        return clause.first > 0 and bool(
            re.search(r"[.;:!?–—]|\s-", self.sentence.text[words[clause.first - 1].end : words[clause.first].start])
        )

    @property
    def is_shown_by_measure(self) -> bool:
        """Whether the measure names a thing that is not in the words already."""
        words = {word.small for word in self.sentence.words}
        return not self.measure.has("feelings") and any(
            "artefacts" in each.lists and self.measure.words[each.first].small not in words
            for each in self.measure.phrases
        )

    def span(self, clause: Clause) -> tuple[int, int]:
        """The stretch of a clause, in code points."""
        return self.sentence.stretch(clause.first, clause.end)


_LEADS = frozenset(
    (
        "by",
        "before",
        "on",
        "until",
        "till",
        "til",
        "at",
        "in",
        "within",
        "for",
        "from",
        "the",
        "starting",
        "over",
        "during",
        "and",
        "w/c",
        "to",
        "due",
        "latest",
        "ends",
        "ending",
        "after",
    )
)
