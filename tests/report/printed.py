"""What a reader finds in the forms of a page: its words, in the order they are read, without what only adorns it."""

import re
from html import unescape
from pathlib import Path

from pypdf import PdfReader

from alearn.render.page import to_html

_TAGS = re.compile(r"<(style|title)\b.*?</\1>|<[^>]*>", re.DOTALL)
_ADORNS = re.compile(r"[\s•–☐\u200b]|\[ \]")
_DRAWING = re.compile(r"<svg.*?</svg>", re.DOTALL)
_CAPTION = re.compile(r"<title[^>]*>(.*?)</title>", re.DOTALL)
_DRAWN = re.compile(r"<text[^>]*>(.*?)</text>", re.DOTALL)
_TOP, _FOOT = 780, 60  # points from the foot of an A4 sheet: what is above or below is its banner, title and number


def in_markdown(page: str) -> str:
    return bare(_words(to_html(page.removeprefix("<!-- made with alearn -->\n"))))


def in_print(page: str, html: str) -> str:
    """The words of a Markdown page, and those in the drawings of the same page as HTML, each below its caption."""
    words, at = in_markdown(page), 0
    for drawing in _DRAWING.findall(html):
        caption = bare(unescape(_CAPTION.findall(drawing)[0]))
        at = words.index(caption, at) + len(caption)
        words = words[:at] + bare(unescape("".join(_DRAWN.findall(drawing)))) + words[at:]
    return words


def in_pdf(path: Path) -> str:
    return bare("".join(_page(page) for page in PdfReader(path).pages))


def _page(page: object) -> str:
    found: list[str] = []
    adorns: list[bool] = []

    def mark(operator: bytes, operands: list[object], *_: object) -> None:
        """Whether what follows is no part of what is read, as the head of a table is on its second page."""
        if operator in (b"BDC", b"BMC"):
            adorns.append(operands[0] == "/Artifact")
        elif operator == b"EMC":
            adorns.pop()

    def visit(text: str, page: list[float], place: list[float], _font: object, _size: object) -> None:
        if _FOOT < page[3] * place[5] + page[5] < _TOP and not any(adorns):
            found.append(text)

    page.extract_text(visitor_operand_before=mark, visitor_text=visit)  # type: ignore[attr-defined]  # a page of pypdf's
    return "".join(found)


def _words(html: str) -> str:
    return unescape(_TAGS.sub("", html))


def bare(text: str) -> str:
    """The text without white space, bullets and boxes."""
    return _ADORNS.sub("", text)
