"""What the coach looks at, and what it says: an action as it was put, and one piece of advice a letter."""

import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from alearn.dates import Calendar, When
from alearn.model import NOTHING
from alearn.rules.smart.lexicon import Lexicon, anywhere
from alearn.rules.smart.sentence import Sentence


class Level(StrEnum):
    """How far one letter of SMART is met, in the machine's words; people are shown a question instead."""

    PASS = "pass"  # noqa: S105  # a level, not a secret
    WEAK = "weak"
    FAIL = "fail"


class Proposal(NamedTuple):
    """An action as it was put: its words and the fields beside them, with what dates are read from.

    `owner` is whose it is, as it was written (None: nobody is named); in a set's folder that is the presenter.
    `due` is a date or the words somebody typed for one. `meeting` is the day it was agreed.
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


class Offer(NamedTuple):
    """Something to put in the place of a field: its name and the words."""

    field: str
    words: str


class Advice(NamedTuple):
    """What the coach says of one letter: how far it is met, which stretch of the words that is about, and why.

    `start` and `end` are code points of the words, equal where no stretch is meant. `question` and `offer` are
    empty where the letter is met. `reading` tells how a date was read.
    """

    letter: str
    level: Level
    start: int = 0
    end: int = 0
    reason: str = ""
    question: str = ""
    offer: Offer | None = None
    reading: str = ""
    waived: str = ""


class Looked(NamedTuple):
    """A proposal with what every criterion looks at: its sentence, the times in it, and its words without those.

    `bare` is as long as the words, with dates, times of day and identifiers blanked; `counts` are the counts in it.
    """

    proposal: Proposal
    sentence: Sentence
    lexicon: Lexicon
    times: tuple[When, ...]
    bare: str
    counts: tuple[str, ...]

    def has(self, name: str, text: str | None = None) -> bool:
        """Whether a phrase of one of the lexicon's lists stands in the words, or in another text."""
        return self.find(name, text) is not None

    def find(self, name: str, text: str | None = None) -> re.Match[str] | None:
        """The first phrase of one of the lexicon's lists in the words, or in another text."""
        return anywhere(self.lexicon[name]).search(self.proposal.words if text is None else text)
