"""Markdown as a terminal shows it: the same words, each line as wide as there is room for."""

import re
from collections.abc import Callable, Iterator

_BLANK = re.compile(r"\n[ \t]*\n")
_ITEM = re.compile(r"[ ]*(?:[-*+]|\d{1,9}[.)])[ ]+")
_NEW_ITEM = re.compile(r"\n(?=[ ]*(?:[-*+]|\d{1,9}[.)])[ ])")
_PAGE = re.compile(r"\[([^\]]+)\]\(([a-z-]+)\.md\)")


def wrapped(markdown: str, width: int, heading: Callable[[str], str], link: str = r"\1") -> Iterator[str]:
    """The lines of a page. `heading` says how one is shown; `link` is a template: group 1 the words, 2 the page."""
    for number, block in enumerate(filter(str.strip, _BLANK.split(markdown.strip("\n")))):
        if number:
            yield ""
        yield from _block(_PAGE.sub(link, block) if "](" in block else block, width, heading)


def filled(words: str, width: int, first: str = "", after: str = "") -> list[str]:
    """Words as lines of a width: the first begins with `first`, the others with `after`."""
    from textwrap import wrap

    return wrap(
        " ".join(words.split()),
        width,
        initial_indent=first,
        subsequent_indent=after,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _block(block: str, width: int, heading: Callable[[str], str]) -> Iterator[str]:
    if block.startswith("#"):
        yield heading(block)
    elif block.startswith("    "):  # what is typed keeps its lines
        yield from block.splitlines()
    else:
        for part in _NEW_ITEM.split(block):
            item = _ITEM.match(part)
            first = item.group() if item else ""
            yield from filled(part[len(first) :], width, first, " " * len(first))
