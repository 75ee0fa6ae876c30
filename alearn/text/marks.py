"""The words a person marked in an entry `==like this==`, or named by their lines."""

import re
from typing import NamedTuple

from alearn.errors import UsageError
from alearn.text.letters import are_one_word
from alearn.text.source import Source

_MARK = re.compile(r"(?<![=\\])==(?!=)")
_LINES = re.compile(r"\s*(\d{1,6})\s*(?:(?:-|\u2013|to)\s*(\d{1,6}))?\s*\Z")
_LINE_END = re.compile(r"\r\n|\r")
_SPACE = re.compile(r"\s+")


class Stretch(NamedTuple):
    """A stretch of a text, by its offsets."""

    start: int
    end: int


def marked(source: Source, body: int) -> tuple[Stretch, ...]:
    """The stretches between two marks, from the offset where the prose begins.

    UsageError where a mark has no partner, where two overlap, or where one cuts a word: nobody can tell then which
    words are meant.
    """
    pairs, fault = _pairs(source.text, body)
    if fault:
        raise _unclear(source, *fault)
    for opens, closes in pairs:
        for mark in (opens, closes):
            if are_one_word(source.text[max(body, mark - 2) : mark], source.text[mark + 2 : mark + 4]):
                raise _unclear(source, mark, "cuts a word in two")
    return tuple(Stretch(opens + 2, closes) for opens, closes in pairs)


def lines(source: Source, body: int, typed: str) -> Stretch:
    """The lines typed as `12-18` or `12`, counted from the top of the file; UsageError where they are none."""
    read = _LINES.match(typed)
    if read is None:
        raise UsageError("Lines are named by their numbers.", "Write them like 12-18, or 12 for one.")
    first, last = int(read[1]), int(read[2] or read[1])
    span = source.span(first, last)
    if span is None:
        last_there = source.place(len(source.text.rstrip("\r\n"))).line
        raise UsageError(
            f"The entry has {last_there} lines, and not those.", "Name lines of it, the earlier one first."
        )
    if span[0] < body:
        begins = source.place(body).line
        raise UsageError(f"The words of this entry begin at line {begins}; its keys stand above.", "Name lines below.")
    if not source.text[span[0] : span[1]].strip():
        raise UsageError("There are no words on those lines.", "Name other lines.")
    return Stretch(*span)


def words_at(source: Source, body: int, stretch: Stretch) -> str:
    """The words of a stretch as they stand there, without marks and without empty lines around them."""
    inside = {mark for pair in _pairs(source.text, body)[0] for mark in pair if stretch.start <= mark < stretch.end}
    text = source.text[stretch.start : stretch.end]
    for mark in sorted(inside, reverse=True):
        text = text[: mark - stretch.start] + text[mark - stretch.start + 2 :]
    return _LINE_END.sub("\n", text).strip()


def without_marks(prose: str) -> str:
    """Prose as it is read, its marks gone."""
    return words_at(Source("", prose), 0, Stretch(0, len(prose)))


def stands_in(words: str, text: str) -> bool:
    """Whether words stand in a text word for word; where lines break makes no difference."""
    sought, there = _SPACE.sub(" ", words.strip()), _SPACE.sub(" ", text)
    at = there.find(sought)
    while at >= 0:
        end = at + len(sought)
        if not are_one_word(there[:at][-2:], sought[:2]) and not are_one_word(sought[-2:], there[end : end + 2]):
            return True
        at = there.find(sought, at + 1)
    return False


def _pairs(text: str, body: int) -> tuple[list[tuple[int, int]], tuple[int, str] | None]:
    """Every mark with its partner, and the first that has none and why; a lone `==` between spaces is no mark."""
    pairs: list[tuple[int, int]] = []
    opened = -1
    for found in _MARK.finditer(text, body):
        at, after = found.span()
        may_open, may_close = bool(text[after : after + 1].strip()), at > body and not text[at - 1].isspace()
        if opened >= 0:
            if not may_close and not may_open:
                continue
            if not may_close:
                return pairs, (opened, "is opened, and opened again before it is closed")
            pairs.append((opened, at))
            opened = -1
        elif may_open:
            opened = at
        elif may_close:
            return pairs, (at, "is closed, and was never opened")
    return pairs, (opened, "is never closed") if opened >= 0 else None


def _unclear(source: Source, at: int, what: str) -> UsageError:
    message = f"The mark on line {source.place(at).line} {what}, so which words are meant is not clear."
    return UsageError(message, "Mark whole words ==like this==, or name lines: --lines 12-18")
