"""One clause as the judges of S look at it: its words without dates, and what stands among them."""

import re
from functools import cached_property

from alearn.rules.lexicon import Phrase
from alearn.rules.smart.amounts import change_in
from alearn.rules.smart.proposal import Found, Level, Looked
from alearn.rules.smart.sentence import Clause, Who

_BY_DOING = re.compile(
    r"\bby\s+(?:not\s+)?(?!being|having|doing|working|becoming|making|improving)(\w+ing)\b(?!\s+(?:more|better)\b)",
    re.IGNORECASE,
)
_IF = frozenset(("if", "when", "whenever", "once", "every", "each"))
_AFTER_A_NOUN = frozenset(("again", "up", "round", "too", "also", "together"))
_WITH_IT = frozenset(("with", "to", "out", "off", "again"))
_AMOUNTS = frozenset(
    (
        *(
            "a",
            "anything",
            "enough",
            "everything",
            "fewer",
            "less",
            "loads",
            "lots",
            "many",
            "more",
            "others",
            "people",
        ),
        *("several", "some", "somebody", "someone", "something", "stuff", "the", "things", "various", "as"),
    )
)
LEADING_ON = frozenset(
    (
        *("about", "abt", "across", "against", "among", "around", "as", "at", "behind", "between", "beyond", "by"),
        *("during", "for", "from", "in", "inside", "into", "like", "near", "of", "off", "on", "onto", "out", "outside"),
        *("over", "per", "round", "than", "through", "to", "towards", "under", "up", "via", "w", "with", "within"),
        "without",
    )
)
"""Prepositions: what follows one is a detail of what stands before it."""
DEFINITE = frozenset(
    (
        *("a", "all", "an", "another", "both", "each", "every", "her", "his", "its", "my", "our", "that", "the"),
        *("their", "these", "this", "those", "your"),
    )
)
"""Words that begin a thing or a person that somebody could find."""
SMALL_WORDS = frozenset(
    (
        *LEADING_ON,
        *DEFINITE,
        *("and", "also", "if", "is", "it", "just", "more", "not", "or", "so", "then", "we", "i", "we'll", "i'll"),
        *("be", "have", "do"),
    )
)
"""Words that carry nothing of what is to be done."""


class Part:
    """One clause: `content` are the words after its verb, or all of its words where it has none, without dates."""

    def __init__(self, looked: Looked, clause: Clause) -> None:
        """Nothing is looked for before it is asked for."""
        self.looked, self.clause = looked, clause
        first = clause.first if clause.who is Who.NOUN else clause.after
        self.content = looked.content(first, clause.end)

    # what is found

    def whole(self, level: Level, reason: str) -> Found:
        """Something found of the whole clause."""
        return Found(level, *self.looked.span(self.clause), reason)

    def verb(self, level: Level, reason: str) -> Found:
        """Something found of its verb."""
        return Found(level, *self.looked.sentence.stretch(self.clause.at, self.clause.after), reason)

    def phrase(self, phrase: Phrase, level: Level, reason: str) -> Found:
        """Something found of one phrase in it."""
        return Found(level, *self.looked.sentence.stretch(phrase.first, phrase.after), reason)

    # its words

    def small(self, n: int) -> str:
        """A word of the content in small letters, the last by -1; empty where there is none."""
        return self.looked.sentence.words[self.content[n]].small if -len(self.content) <= n < len(self.content) else ""

    def has(self, name: str) -> Phrase | None:
        """The first phrase of a list after its verb."""
        return self.looked.phrase(name, self.clause.after, self.clause.end)

    def has_anywhere(self, name: str) -> Phrase | None:
        """The first phrase of a list anywhere in it."""
        return self.looked.phrase(name, self.clause.first, self.clause.end)

    def begins(self, name: str) -> Phrase | None:
        """The first phrase of a list that begins after its verb, wherever it ends."""
        clause = self.clause
        phrases = self.looked.sentence.phrases
        return next((each for each in phrases if name in each.lists and clause.after <= each.first < clause.end), None)

    @cached_property
    def carrying(self) -> list[int]:
        """The words of the content that carry something."""
        return [at for at in self.content if self.looked.sentence.words[at].small not in SMALL_WORDS]

    @cached_property
    def is_counted(self) -> bool:
        """Whether it counts something."""
        return bool(self.looked.counted(self.clause))

    @cached_property
    def changes(self) -> bool:
        """Whether it names a level to reach, or a change of so much."""
        return change_in(self.looked.bare, *self.looked.span(self.clause)) is not None

    @cached_property
    def tells_how(self) -> bool:
        """Whether it says by doing what."""
        return bool(_BY_DOING.search(self.looked.bare, *self.looked.span(self.clause)))

    def loose(self, phrase: Phrase) -> str:
        """The reason for an amount that could be any, or for a manner that shows no act: some, better."""
        return "amount" if self.looked.sentence.words[phrase.first].small in _AMOUNTS else "direction"

    @property
    def is_main(self) -> bool:
        """Whether it is the first clause."""
        return self.clause is self.looked.sentence.main

    @property
    def is_if_then(self) -> bool:
        """Whether it is told with what it follows on: if he puts his head down, I crouch by his desk."""
        words = self.looked.sentence.words
        return self.clause.first < self.clause.at and words[self.clause.first].small in _IF

    def is_followed(self, *who: Who) -> bool:
        """Whether a clause comes after it, of one of the kinds where any are told."""
        later = (each for each in self.looked.sentence.clauses if each.first > self.clause.at)
        return any(not who or each.who in who for each in later)

    def is_name(self, at: int) -> bool:
        """Whether a word that begins no sentence is written with a capital."""
        word = self.looked.sentence.words[at]
        own = word.small == "i" or word.small.startswith("i'")
        return at > 0 and word.said[:1].isupper() and not own and not self.looked.is_time(at)

    @property
    def begins_with_name(self) -> bool:
        """Whether the content begins with a name."""
        return bool(self.content) and self.is_name(self.content[0])

    @property
    def has_name(self) -> bool:
        """Whether a name stands in the content."""
        return any(self.is_name(at) for at in self.content)

    @property
    def is_definite(self) -> bool:
        """Whether the content begins with something that could be pointed at."""
        return self.small(0) in DEFINITE or self.begins_with_name

    def is_abstract(self, words: list[int] | None = None) -> bool:
        """Whether the head of the first noun phrase can only be seen through something else."""
        content = self.content if words is None else words
        said, loose = self.looked.sentence.words, self.looked.lexicon.lists["vague_amounts"]
        head = -1
        for n, at in enumerate(content):
            small = said[at].small
            if n and small in LEADING_ON:
                break
            if small not in loose and small not in _AFTER_A_NOUN:
                head = at
        phrases = self.looked.sentence.phrases
        return head >= 0 and any(
            "abstractions" in each.lists and each.after == head + 1 and each.first >= content[0] for each in phrases
        )

    def only_points(self, first: int) -> bool:
        """Whether all that is said from a word on is `it`, `this` or `things`."""
        content = self.looked.content(first, self.clause.end)
        pointing = self.looked.lexicon.lists["pointing"]
        said = [self.looked.sentence.words[at].small for at in content]
        return bool(said) and all(small in pointing or small in _WITH_IT for small in said)
