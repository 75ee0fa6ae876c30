"""What templates may do to a text: write it so that Markdown shows it as it was typed."""

import re

from markupsafe import Markup

from alearn.render.page import to_html

_SIGNS = re.compile(r"([\\`*_\[\]<>|~])")
_IN_STYLE = re.compile(r"[\\\"<>{}]|[^\S ]")
_LINE_SIGNS = re.compile(r"^(\s*)(#{1,6}(?=\s)|[-+](?=\s)|=+\s*$|-+\s*$|\d{1,9}(?=[.)]\s))", re.MULTILINE)


def plain(text: str) -> str:
    """A text in Markdown on one line, with every sign that would do something there made harmless."""
    words = " ".join(text.split())
    escaped = _SIGNS.sub(r"\\\1", words).replace("&", "&amp;").replace("://", ":&#47;/")
    return _LINE_SIGNS.sub(_escape_first, escaped)


def look(block: object) -> str:
    """What a block of a report is, in small letters: how it looks in a form is the template's to say."""
    return type(block).__name__.lower()


def in_style(text: str) -> str:
    """A text on one line within the quotation marks of a style sheet, with what would end it there left out."""
    return " ".join(_IN_STYLE.sub(" ", text).split())


def prose(text: str) -> Markup:
    """Words of a journal entry as HTML, its emphasis kept; everything else in them is inert."""
    return Markup(to_html(text))  # noqa: S704  # page.to_html lets no HTML of the text's own through


def _escape_first(found: re.Match[str]) -> str:
    sign = found[2]
    return f"{found[1]}{sign}\\" if sign[0].isdigit() else f"{found[1]}\\{sign}"
