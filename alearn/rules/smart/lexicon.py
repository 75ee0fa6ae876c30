"""The words the coach goes by, as lists that a set may add to, and what is found with them."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

Lexicon = Mapping[str, tuple[str, ...]]
"""Lists of phrases in small letters, by the name each has in `library/words/smart.yaml`."""


@lru_cache(maxsize=128)
def anywhere(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Finds any of the phrases as whole words, the longest first."""
    return re.compile(rf"(?<![\w'-])(?:{_alternatives(phrases)})(?![\w'-])", re.IGNORECASE)


@lru_cache(maxsize=128)
def at_start(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Matches any of the phrases where a text begins, the longest first."""
    return re.compile(rf"(?:{_alternatives(phrases)})(?![\w'-])", re.IGNORECASE)


def _alternatives(phrases: Iterable[str]) -> str:
    ordered = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    return "|".join(re.escape(each).replace(r"\ ", r"\s+") for each in ordered) or r"(?!)"


def joined(one: Lexicon, other: Lexicon) -> Lexicon:
    """Two lexicons with the lists of the same name joined."""
    return {name: (*one.get(name, ()), *other.get(name, ())) for name in {**one, **other}}
