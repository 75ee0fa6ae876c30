"""The words the coach goes by: lists of phrases that a set may add to, and where they stand in a text."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

_POSSESSIVES = frozenset(("my", "our", "your", "his", "her", "their"))
_new = tuple.__new__  # half the cost of calling a NamedTuple's class, in the hottest loop there is
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
    """Lists of phrases, and where to look for them: words alone, and longer phrases by their first two words."""

    lists: Mapping[str, frozenset[str]]
    alone: Mapping[str, frozenset[str]]
    longer: Mapping[tuple[str, str], tuple[tuple[tuple[str, ...], frozenset[str]], ...]]

    def longest(self, words: tuple[Word, ...], at: int, lists: frozenset[str], first: str = "") -> Phrase | None:
        """The longest phrase of any of the lists that begins with a word; `first` stands in for that word."""
        for found in self._at(words, at, first or words[at].small):
            if not lists.isdisjoint(found.lists):
                return found
        return None

    def phrases(self, words: tuple[Word, ...]) -> Iterator[Phrase]:
        """Every phrase of any list that stands in a text."""
        for at, word in enumerate(words):
            yield from self._at(words, at, word.small)

    def _at(self, words: tuple[Word, ...], at: int, first: str) -> Iterator[Phrase]:
        """The phrases that begin with a word, the longest first."""
        if at + 1 < len(words):
            second = words[at + 1].small
            longer = self.longer.get((first, "my" if second in _POSSESSIVES else second), ())
            for phrase, names in longer:
                if len(phrase) == 2 or _follows(words, at, phrase):
                    yield Phrase(at, at + len(phrase), names)
        names_alone = self.alone.get(first)
        if names_alone:
            yield Phrase(at, at + 1, names_alone)


def lexicon_of(lists: Mapping[str, tuple[str, ...]]) -> Lexicon:
    """A lexicon of lists of phrases."""
    names: dict[tuple[str, ...], set[str]] = {}
    for name, phrases in lists.items():
        for phrase in phrases:
            names.setdefault(tuple(word.small for word in words_of(phrase)), set()).add(name)
    longer: dict[tuple[str, str], list[tuple[tuple[str, ...], frozenset[str]]]] = {}
    for words in sorted(names, key=len, reverse=True):
        if len(words) > 1:
            longer.setdefault((words[0], words[1]), []).append((words, frozenset(names[words])))
    return Lexicon(
        {name: frozenset(" ".join(phrase.lower().split()) for phrase in phrases) for name, phrases in lists.items()},
        {words[0]: frozenset(told) for words, told in names.items() if len(words) == 1},
        {begins: tuple(phrases) for begins, phrases in longer.items()},
    )


def words_of(text: str) -> tuple[Word, ...]:
    """The words of a text, without what stands between them."""
    found = []
    for match in _WORD.finditer(text):
        said = match.group()
        found.append(_new(Word, (said.lower().replace("’", "'"), said, *match.span())))
    return tuple(found)


def _follows(words: tuple[Word, ...], at: int, phrase: tuple[str, ...]) -> bool:
    """Whether a phrase stands from a word on; its first two words are known to, and `my` in it is anybody's."""
    if at + len(phrase) > len(words):
        return False
    for n in range(2, len(phrase)):
        said = words[at + n].small
        if said != phrase[n] and not (phrase[n] == "my" and said in _POSSESSIVES):
            return False
    return True
