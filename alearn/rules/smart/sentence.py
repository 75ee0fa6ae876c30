"""An action's words, taken apart: its clauses, who is to do each, and the verb each begins with."""

from enum import StrEnum
from typing import NamedTuple

from alearn.rules.lexicon import Phrase, Word


class Who(StrEnum):
    """Who a clause says will do it."""

    OWN = "own"
    OURS = "ours"
    PAIR = "pair"
    OTHER = "other"
    PASSIVE = "passive"
    WISH = "wish"
    NOUN = "noun"


class Clause(NamedTuple):
    """A clause: words `first` to before `end`, its verb at words `at` to before `after` (equal where it has none).

    What leads in is before word `subject`. `verb` is in its plain form and small letters, `lists` are the lists of
    the lexicon that have it. `avoiding` tells that it says what not to do, `says_i` that it says `I`.
    """

    who: Who
    verb: str
    lists: frozenset[str]
    first: int
    at: int
    after: int
    end: int
    says_i: bool = False
    avoiding: bool = False
    subject: int = 0


class Sentence(NamedTuple):
    """An action's words, taken apart. `hedge` is the stretch of words that leaves a way out."""

    text: str
    words: tuple[Word, ...]
    phrases: tuple[Phrase, ...]
    clauses: tuple[Clause, ...]
    hedge: tuple[int, int] | None

    @property
    def main(self) -> Clause:
        """The first clause."""
        return self.clauses[0]

    def stretch(self, first: int, after: int) -> tuple[int, int]:
        """The stretch of the text from a word to before another, in code points."""
        if first >= after:
            at = self.words[first].start if first < len(self.words) else len(self.text)
            return at, at
        return self.words[first].start, self.words[after - 1].end
