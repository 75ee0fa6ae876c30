"""Markdown that somebody wrote, to HTML in which nothing is active."""

from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

_ALLOWED = ("https://", "mailto:")


@cache
def _parser() -> MarkdownIt:
    """Built once: it costs more than a page. Raw HTML is off, pictures are left as their words."""
    parser: Any = MarkdownIt("js-default", {"html": False, "linkify": False, "typographer": False}).disable("image")
    parser.validateLink = is_safe_link  # the library's own way to say what may be linked
    parser.core.ruler.push("nowhere", _leave_unlinked)
    rules: MarkdownIt = parser
    return rules


def _leave_unlinked(state: StateCore) -> None:
    """Words in `[words]()` are no link: with an empty address they would lead to the page they stand on."""
    for token in state.tokens:
        for each in token.children or ():
            if each.attrs.get("href") == "":
                del each.attrs["href"]


def is_safe_link(address: str) -> bool:
    """Whether an address may be followed from a page: https and mailto only."""
    return address.strip().lower().startswith(_ALLOWED)


def to_html(text: str) -> str:
    """The HTML of a Markdown text."""
    return str(_parser().render(text)).strip()


def tokens(text: str) -> list[Token]:
    """A Markdown text as the tokens that its HTML is made of."""
    return _parser().parse(text)
