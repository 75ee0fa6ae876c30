"""Prose as lines: headings, and list items that begin with a bold id."""

import re
from typing import NamedTuple

_HEADING = re.compile(r"^#{1,6}[ \t]+(\S.*)$", re.MULTILINE)
_BOLD_ITEM = re.compile(
    r"^[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\*\*|__)([^*_\n]+)(?:\*\*|__)[ \t]*(.*(?:\r?\n[ \t]+(?![-*+][ \t]).+)*)",
    re.MULTILINE,
)


class BoldItem(NamedTuple):
    """A list item whose first thing is bold: its id, the words after it, and where the id stands."""

    id: str
    words: str
    start: int
    end: int


def heading(text: str) -> str:
    """The words of the first heading, or an empty text."""
    found = _HEADING.search(text)
    return found.group(1).rstrip().rstrip("#").rstrip() if found else ""


def opening_words(text: str, most: int = 80) -> str:
    """The first line of prose that is no heading, cut at a word to at most `most` characters."""
    for line in text.splitlines():
        words = line.strip()
        if words and not words.startswith("#"):
            return words if len(words) <= most else words[:most].rsplit(" ", 1)[0] + " …"
    return ""


def first_paragraph(text: str, most: int = 320) -> str:
    """The first paragraph of prose that is no heading, its lines joined, cut at a word to `most` characters."""
    words = next(iter(paragraphs(text)), "")
    return words if len(words) <= most else words[:most].rsplit(" ", 1)[0] + " …"


def paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of prose without its headings, the lines of each joined."""
    parts = re.split(r"(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)", text)
    lines = ((line.strip() for line in part.splitlines() if not line.lstrip().startswith("#")) for part in parts)
    return tuple(filter(None, (" ".join(filter(None, each)) for each in lines)))


def bold_items(text: str, start: int = 0) -> tuple[BoldItem, ...]:
    """Every list item from `start` on whose first thing is bold, its lines joined."""
    return tuple(
        BoldItem(found.group(1).strip(), " ".join(found.group(2).split()), found.start(1), found.end(1))
        for found in _BOLD_ITEM.finditer(text, start)
    )
