"""Bytes to text: what may stand in a file of the record, and where things stand in it."""

import re
from bisect import bisect_right
from functools import lru_cache
from typing import NamedTuple

from alearn.findings import TOP, Finding, Place, Severity

RECORD_LIMIT = 256 * 1024
ENTRY_LIMIT = 1024 * 1024

_REFUSED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
_PLAIN_BYTES = bytes(range(0x20, 0x7F)) + b"\t\n\r"
_LINE_END = re.compile(r"\r\n|\r|\n")
_MARKER = re.compile(r"^(?:<<<<<<< |>>>>>>> )", re.MULTILINE)
_CONFLICT_LINE = re.compile(r"^(<<<<<<< |=======[ \t]*$|>>>>>>> )", re.MULTILINE)
_FENCE = re.compile(r"^---[ \t]*(?:\r\n|\r|\n|\Z)", re.MULTILINE)


class Source(NamedTuple):
    """One file of the record as text; `bom` tells whether its bytes began with a byte order mark."""

    path: str
    text: str
    bom: bool = False

    def place(self, start: int, end: int | None = None) -> Place:
        """Where a stretch of the text stands, counted as people count."""
        line, column = self._count(start)
        end_line, end_column = (line, column) if end is None else self._count(end)
        return Place(line, column, end_line, end_column)

    def line(self, number: int) -> str:
        """Line `number` (from 1) without its end; an empty text past the last line."""
        starts = _line_starts(self.text)
        if not 0 < number <= len(starts):
            return ""
        following = starts[number] if number < len(starts) else len(self.text)
        return _LINE_END.sub("", self.text[starts[number - 1] : following])

    def span(self, first: int, last: int) -> tuple[int, int] | None:
        """The offsets of lines `first` to `last` (from 1, both inside) with their ends; None where one is not there."""
        starts = _line_starts(self.text)
        if not 1 <= first <= last <= len(starts):
            return None
        return starts[first - 1], starts[last] if last < len(starts) else len(self.text)

    def encode(self) -> bytes:
        """The bytes this text stands for, its byte order mark put back."""
        return ("\ufeff" + self.text if self.bom else self.text).encode()

    def _count(self, offset: int) -> tuple[int, int]:
        starts = _line_starts(self.text)
        line = bisect_right(starts, offset)
        return line, offset - starts[line - 1] + 1


@lru_cache(maxsize=8)
def _line_starts(text: str) -> list[int]:
    """The offsets lines begin at, found once however many findings stand in a text."""
    return [0, *(found.end() for found in _LINE_END.finditer(text))]


class FrontMatter(NamedTuple):
    """Where the front matter of a Markdown file stands, and where its prose begins."""

    start: int
    end: int
    body: int


def decode(path: str, data: bytes, limit: int = RECORD_LIMIT) -> tuple[Source, list[Finding]]:
    """Read bytes as UTF-8 of at most `limit` bytes; anything else is a finding and an empty text."""
    if len(data) > limit:
        return Source(path, ""), [_whole_file(path, "too-big", f"This file is larger than {limit // 1024} KiB.")]
    try:
        text = data.decode()
    except UnicodeDecodeError as fault:
        before = Source(path, data[: fault.start].decode().removeprefix("\ufeff"))
        place = before.place(len(before.text))
        message = "This is not UTF-8 text from here on."
        return Source(path, ""), [
            Finding(path, place, "not-utf8", Severity.ERROR, message, "Save the file again as UTF-8.")
        ]
    if text.startswith("\ufeff"):
        return Source(path, text[1:], bom=True), []
    return Source(path, text), []


def refused_character(text: str, start: int = 0, end: int | None = None) -> int | None:
    """The offset of the first character format 1 refuses, or None.

    Plain ASCII is settled without a regular expression: 10,000 files are read this way.
    """
    if text.isascii() and not text.encode().translate(None, _PLAIN_BYTES):
        return None
    found = _REFUSED.search(text, start, len(text) if end is None else end)
    return found.start() if found else None


def conflict_marker(text: str) -> int | None:
    """The offset of the first line git left to mark a conflict in a record, or None."""
    if "<<<<<<< " not in text and ">>>>>>> " not in text:
        return None
    found = _MARKER.search(text)
    return found.start() if found else None


def conflict_in_prose(text: str, start: int = 0) -> int | None:
    """The offset of a whole conflict (its three markers in order) in prose, or None."""
    if "<<<<<<< " not in text:
        return None
    begun, middle = None, False
    for line in _CONFLICT_LINE.finditer(text, start):
        if line[1][0] == "<":
            begun, middle = (line.start() if begun is None else begun), False
        elif line[1][0] == "=":
            middle = begun is not None
        elif middle:
            return begun
    return None


def front_matter(source: Source) -> tuple[FrontMatter | None, list[Finding]]:
    """Where a Markdown file's front matter stands; None where there is none, or it is never closed."""
    if not source.text.startswith("---"):
        return None, []
    opening = _FENCE.match(source.text)
    if opening is None:
        return None, []
    closing = _FENCE.search(source.text, opening.end())
    if closing is None:
        message = "The front matter that begins here is never closed, so the whole file is read as prose."
        fix = "Put a line with three hyphens after the last key."
        place = source.place(0, 3)
        return None, [Finding(source.path, place, "front-matter-not-closed", Severity.ERROR, message, fix)]
    return FrontMatter(opening.end(), closing.start(), closing.end()), []


def _whole_file(path: str, rule: str, message: str) -> Finding:
    return Finding(path, TOP, rule, Severity.ERROR, message)
