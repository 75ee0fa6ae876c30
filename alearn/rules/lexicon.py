"""The words the coach goes by: lists of phrases that a set may add to, and where they stand in a text."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

_POSSESSIVES = frozenset(("our", "your", "his", "her", "their"))
_WORD = re.compile(r"[^\W_]+(?:['’./&_-][^\W_]+)*%?|\?+")


class Word(NamedTuple):
    """A word of a text: in small letters, as it is written, and from where to where (code points)."""

    small: str
    said: str
    start: int
    end: int


class Phrase(NamedTuple):
    """A phrase of the lexicon in a text: from which word to before which, and the lists that have it."""

    first: int
    after: int
    lists: frozenset[str]


class Lexicon(NamedTuple):
    """Lists of phrases, and the phrases by their first word, the longest first."""

    lists: Mapping[str, frozenset[str]]
    by_first: Mapping[str, tuple[tuple[tuple[str, ...], frozenset[str]], ...]]

    def longest(self, words: tuple[Word, ...], at: int, lists: frozenset[str], first: str = "") -> Phrase | None:
        """The longest phrase of any of the lists that begins with a word; `first` stands in for that word."""
        for phrase, names in self.by_first.get(first or words[at].small, ()):
            if not lists.isdisjoint(names) and _follows(words, at, phrase):
                return Phrase(at, at + len(phrase), names)
        return None

    def phrases(self, words: tuple[Word, ...]) -> Iterator[Phrase]:
        """Every phrase of any list that stands in a text."""
        for at, word in enumerate(words):
            for phrase, names in self.by_first.get(word.small, ()):
                if _follows(words, at, phrase):
                    yield Phrase(at, at + len(phrase), names)


def lexicon_of(lists: Mapping[str, tuple[str, ...]]) -> Lexicon:
    """A lexicon of lists of phrases."""
    names: dict[tuple[str, ...], set[str]] = {}
    for name, phrases in lists.items():
        for phrase in phrases:
            names.setdefault(tuple(word.small for word in words_of(phrase)), set()).add(name)
    by_first: dict[str, list[tuple[tuple[str, ...], frozenset[str]]]] = {}
    for words in sorted(names, key=len, reverse=True):
        if words:
            by_first.setdefault(words[0], []).append((words, frozenset(names[words])))
    return Lexicon(
        {name: frozenset(" ".join(phrase.lower().split()) for phrase in phrases) for name, phrases in lists.items()},
        {first: tuple(phrases) for first, phrases in by_first.items()},
    )


def words_of(text: str) -> tuple[Word, ...]:
    """The words of a text, without what stands between them."""
    return tuple(
        Word(found.group().lower().replace("’", "'"), found.group(), found.start(), found.end())
        for found in _WORD.finditer(text)
    )


def _follows(words: tuple[Word, ...], at: int, phrase: tuple[str, ...]) -> bool:
    """Whether a phrase stands from a word on; its first word is known to, and `my` in it is anybody's."""
    return len(phrase) == 1 or (
        at + len(phrase) <= len(words)
        and all(
            words[at + n].small == phrase[n] or (phrase[n] == "my" and words[at + n].small in _POSSESSIVES)
            for n in range(1, len(phrase))
        )
    )
