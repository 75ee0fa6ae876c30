"""People's names in a text: found however they are written, and never inside a longer word."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from alearn.text.letters import APOSTROPHES, holds_on, is_cased, plain

_TITLES = frozenset(
    (
        "mr", "mrs", "ms", "miss", "mx", "dr", "prof", "sir", "rev", "the", "van", "von", "der", "den",
        "de", "la", "al", "bin", "ibn", "and", "or",
    )
)  # fmt: skip
_WORDS = frozenset(
    (
        "will", "mark", "may", "grace", "rose", "hope", "faith", "joy", "art", "bill", "rob", "sue", "dean",
        "grant", "jack", "pat", "frank", "max", "miles", "guy", "drew", "ray", "earl", "april", "june",
        "august", "dawn", "summer", "autumn", "ivy", "lily", "daisy", "violet", "ruby", "pearl", "amber",
        "jade", "iris", "holly", "hazel", "heather", "olive", "sky", "angel", "victor", "chance",
        "christian", "ward", "hill", "wood", "woods", "green", "brown", "white", "black", "gray", "grey",
        "young", "king", "cook", "baker", "carter", "turner", "walker", "bell", "field", "fields", "lane",
        "long", "short", "small", "little", "price", "rich", "stone", "rivers", "brooks", "page", "penny",
        "reed", "reader", "parker", "porter", "cooper", "potter", "fisher", "hunter", "archer", "butler",
        "bishop", "knight", "day", "best", "moody", "sharp", "sweet", "strong", "power", "bond", "case",
        "child", "head", "hand", "love", "marsh", "north", "west", "east", "street", "bridge", "church",
        "mill", "banks", "books", "read",
    )
)  # fmt: skip
"""Words of everyday English that are names, too: they count as one only where they have a capital."""
_HYPHENS = "-\u2010\u2011\u2012\u2013"
_FROM_CYRILLIC, _TO_CYRILLIC = "\u0400", "\u052f"
_ENDINGS = "\u0430\u044f\u044c\u0438\u043e\u0435"  # the last letters that a Russian or Ukrainian name changes


class NameFound(NamedTuple):
    """A name that was looked for, and the offsets where it stands in the text."""

    name: str
    start: int
    end: int


def names_in(text: str, names: Iterable[str]) -> tuple[NameFound, ...]:
    """Where any of the names stands, whole or by one of its parts, in the order of the text.

    Accents, and capitals but for everyday words, make no difference; a possessive is found, a name within a longer
    word is not. In a script without capitals a name is found anywhere, for it may have no spaces either.
    """
    letters, offsets = _plain_with_offsets(text)
    found = (
        NameFound(name, offsets[start], offsets[end - 1] + 1)
        for name in dict.fromkeys(names)
        for start, end in _matches(text, letters, offsets, name)
    )
    return tuple(sorted(found, key=lambda each: (each.start, -each.end, each.name)))


def _plain_with_offsets(text: str) -> tuple[str, list[int]]:
    """The text in plain letters, and where each of them stood; hidden characters in it are gone."""
    letters: list[str] = []
    offsets: list[int] = []
    for at, sign in enumerate(text):
        made = "" if unicodedata.category(sign) == "Cf" else plain(sign)
        letters.append(made)
        offsets += [at] * len(made)
    return "".join(letters), offsets


def _matches(text: str, letters: str, offsets: list[int], name: str) -> Iterator[tuple[int, int]]:
    taken = 0
    for pattern, needs_capital in _patterns(name):
        at = 0
        while found := pattern.search(letters, at):
            at = found.start() + 1
            if needs_capital and not _has_capital(text[offsets[found.start()]]):
                continue
            if _is_whole(letters, found):
                yield found.span()
                taken += 1


def _is_whole(letters: str, found: re.Match[str]) -> bool:
    """Whether no word goes on before or after what was found; what has no capitals always is."""
    if not is_cased(found.group()[0]):
        return True
    before, after = letters[found.start() - 1 : found.start()], letters[found.end() : found.end() + 1]
    return not holds_on(before) and not holds_on(after)


def _has_capital(letter: str) -> bool:
    return letter.isupper() or letter.istitle()


@lru_cache(maxsize=2048)
def _patterns(name: str) -> tuple[tuple[re.Pattern[str], bool], ...]:
    """What a name looks like in plain letters, whole and in parts, and whether it needs its capital to be one."""
    words = [word.strip('.,;:()"') for word in name.split()]
    pieces = [*words, *(piece for word in words for piece in re.split(f"[{_HYPHENS}]", word))]
    named = [piece for piece in pieces if any(_has_capital(sign) or not is_cased(sign) for sign in piece)]
    parts = [piece for piece in named or words if _stands_alone(piece)]
    written = dict.fromkeys(each for each in (" ".join(words), *parts) if any(map(str.isalnum, each)))
    return tuple((re.compile(_written(each)), _needs_capital(each)) for each in written)


def _stands_alone(word: str) -> bool:
    """Whether a part of a name is enough to know somebody by."""
    if not word or plain(word) in _TITLES:
        return False
    if is_cased(word[0]):
        return len(word) > 1
    return len(word) > (1 if unicodedata.name(word[0], "").startswith(("CJK", "HIRAGANA", "KATAKANA", "HANGUL")) else 2)


def _needs_capital(name: str) -> bool:
    letters = plain(name)
    return is_cased(name[0]) and (len(letters) < 3 or letters in _WORDS)


def _written(name: str) -> str:
    """The expression for a name in plain letters: other spaces, hyphens and apostrophes, and its endings."""
    letters = plain(name)
    ending = "s?" if letters[-1:].isascii() else ""
    if _FROM_CYRILLIC <= letters[-1:] <= _TO_CYRILLIC:
        letters, ending = letters[:-1] + letters[-1].strip(_ENDINGS), r"\w{0,3}"
    signs = (
        f"[{APOSTROPHES}]?" if sign in APOSTROPHES
        else rf"[{_HYPHENS}\s]?" if sign in _HYPHENS
        else (r"\s+" if is_cased(name[0]) else r"\s*") if sign.isspace()
        else re.escape(sign)
        for sign in letters
    )  # fmt: skip
    return "".join(signs) + ending
