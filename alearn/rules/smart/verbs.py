"""Where in a text a verb stands, and whether it begins an act: nearly every English noun is a verb somewhere."""

import re
from typing import NamedTuple

from alearn.rules.lexicon import Lexicon, Phrase, Word, words_of
from alearn.rules.smart.grammar import (
    AUXILIARIES,
    CONNECTIVES,
    DETERMINERS,
    LEADING_TO,
    LEADS,
    NAMED_BY_NUMBER,
    PREPOSITIONS,
    THEY,
    is_adverb,
    is_participle,
    is_third_person,
    plain_forms,
)

VERBS = frozenset(
    ("directions", "light", "endless", "wide", "talking", "without_a_trace", "recording", "acts", "persuading")
)
"""The lists of the lexicon that hold verbs."""

_ATTEMPTS = frozenset(("attempts",))
_QUOTED = re.compile(r"(?:(?<=[\s(:,])|^)(?:'[^'\n]{2,}?'(?=[\s.,;:!?)]|$)|\"[^\"\n]*\"|‘[^’\n]*’(?!\w)|“[^”\n]*”)")
_BULLET = re.compile(r"\s*(?:[-*•–]|\d{1,2}[.)])\s+")
_BEFORE_A_VERB = frozenset(("also", "just", "then", "simply", "now", "always", "only", "both", "personally"))
_AS_NUMBER = frozenset(("first", "next", "only"))
_OF_OTHERS = frozenset(("must", "should", "needs", "will"))


class Said(NamedTuple):
    """The words of a text, what stands after each, which of them are quoted, and the lexicon."""

    words: tuple[Word, ...]
    gaps: tuple[str, ...]
    quoted: tuple[bool, ...]
    lexicon: Lexicon

    def small(self, at: int) -> str:
        """A word in small letters; empty beyond the last."""
        return self.words[at].small if at < len(self.words) else ""

    def is_capital(self, at: int) -> bool:
        """Whether a word is written with a capital."""
        return at < len(self.words) and self.words[at].said[:1].isupper()

    def is_in(self, at: int, name: str) -> bool:
        """Whether a word alone is in a list of the lexicon."""
        return self.small(at) in self.lexicon.lists[name]

    def has_comma(self, at: int) -> bool:
        """Whether a comma stands before a word."""
        return "," in self.gaps[at - 1]

    def verb(self, at: int, *, inflected: bool = False) -> Phrase | None:
        """The longest verb of the lexicon that begins at a word, be it inflected or only plain."""
        if at >= len(self.words):
            return None
        found = self.lexicon.longest(self.words, at, VERBS)
        if found is None and inflected:
            forms = (self.lexicon.longest(self.words, at, VERBS, form) for form in plain_forms(self.small(at)))
            found = next((each for each in forms if each), None)
        return found

    def plain(self, at: int, *, inflected: bool) -> str:
        """A verb's first word in its plain form."""
        if not inflected or self.verb(at):
            return self.small(at)
        forms = plain_forms(self.small(at))
        return next((form for form in forms if self.lexicon.longest(self.words, at, VERBS, form)), self.small(at))

    def attempt(self, at: int) -> Phrase | None:
        """Words before a verb that leave a way out: try to, maybe."""
        found = self.lexicon.longest(self.words, at, _ATTEMPTS)
        return found if found and found.after < len(self.words) else None

    def is_done(self, at: int) -> bool:
        """Whether a word can only be what was done: booked, written."""
        return is_participle(self.small(at)) and self.verb(at) is None

    def begins_an_act(self, at: int, end: int, *, known: bool) -> bool:
        """Whether an order to oneself begins here: a verb that is known, or a word that an object follows."""
        found = self.lexicon.longest(self.words, at, VERBS)
        if found is None:
            follows = at + 1 < end and (self.small(at + 1) in DETERMINERS or self.quoted[at + 1])
            return not known and follows and self._could_be_a_verb(at)
        alone = found.after - found.first == 1
        noun_too = alone and self.is_in(at, "nouns_too")
        if found.after >= end or self.has_comma(found.after):
            return not noun_too
        following = self.small(found.after)
        if not noun_too:
            return following not in ("is", "are", "will") and not (alone and following in ("should", "must"))
        return not self._is_a_subject(found.after, end) and self._has_an_object(at, found.after)

    def is_object(self, at: int) -> bool:
        """Whether a word begins an object: a determiner, a number, a name, something quoted."""
        word = self.words[at]
        return (
            word.small in DETERMINERS
            or word.small[0].isdigit()
            or self.quoted[at]
            or (word.said[:1].isupper() and word.small not in PREPOSITIONS)
            or "£" in self.gaps[at - 1]
            or (word.small in NAMED_BY_NUMBER and self.small(at + 1)[:1].isdigit())
        )

    def _has_an_object(self, at: int, after: int) -> bool:
        """Whether what follows makes a verb of a word that is a noun as often: report the figures, not report to."""
        if self.is_object(after):
            return True
        if self.is_in(at, "nouns_first") or self.small(after) in PREPOSITIONS or not self.small(after)[0].isalpha():
            return False
        return not self.is_in(after, "artefacts") and not self.is_in(after, "events")

    def _is_a_subject(self, at: int, end: int) -> bool:
        """Whether what stands before a word is the beginning of a subject: free flow to be reviewed."""
        for n in range(at, min(at + 4, end - 1)):
            small = self.small(n)
            if small in DETERMINERS or self.has_comma(n):
                return False
            if small in _OF_OTHERS or (small in ("to", "can") and self.small(n + 1) == "be"):
                return True
        return False

    def _could_be_a_verb(self, at: int) -> bool:
        small = self.small(at)
        return (
            small[0].isalpha()
            and small not in DETERMINERS | PREPOSITIONS | LEADS | THEY | NAMED_BY_NUMBER
            and not self.is_in(at, "abstractions")
            and not self.is_in(at, "artefacts")
            and not is_third_person(small)
            and not small.endswith("ly")
        )

    def after_connectives(self, at: int, end: int) -> int:
        """Where what leads on is over: and, then, also."""
        while at < end and self.small(at) in CONNECTIVES:
            if self.small(at) in _AS_NUMBER and at + 1 < end and self.verb(at + 1) is None:
                break
            at += 1
        return at

    def after_adverbs(self, at: int, end: int) -> int:
        """Where adverbs before a verb are over."""
        while at + 1 < end and (
            self.small(at) in _BEFORE_A_VERB or (is_adverb(self.small(at)) and self.verb(at) is None)
        ):
            at += 1
        return at

    def after_auxiliaries(self, at: int, end: int) -> int:
        """Where the verb proper begins: after will, am going to, have, the one who."""
        while at + 1 < end:
            small, following = self.small(at), self.small(at + 1)
            if small in LEADING_TO and following == "to":
                at += 2
            elif small in ("have", "be", "been") and (
                is_participle(following) or (following.endswith("ing") and len(following) > 5)
            ):
                at += 1
            elif small == "the" and following in ("one", "person"):
                at += 2 + (self.small(min(at + 2, end - 1)) == "who")
            elif small in AUXILIARIES or is_adverb(small):
                at += 1
            else:
                break
        return min(at, end)


def said(text: str, lexicon: Lexicon) -> Said:
    """A text's words, without the bullet or the number it may begin with."""
    bullet = _BULLET.match(text)
    words = tuple(word for word in words_of(text) if not bullet or word.start >= bullet.end())
    gaps = (*(text[words[n].end : words[n + 1].start] for n in range(len(words) - 1)), "")
    quotes = quoted(text)
    inside = tuple(bool(quotes) and any(start <= word.start < end for start, end in quotes) for word in words)
    return Said(words, gaps, inside, lexicon)


def quoted(text: str) -> tuple[tuple[int, int], ...]:
    """The stretches of a text that stand in quotation marks."""
    return tuple(found.span() for found in _QUOTED.finditer(text))
