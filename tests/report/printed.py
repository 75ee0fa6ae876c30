"""What a reader finds in the forms of a page: its words, in the order they are read, without what only adorns it."""

import io
import itertools
import re
from collections import Counter
from html import unescape
from pathlib import Path

import docx
from docx.oxml.ns import qn
from pypdf import PdfReader
from pypdf.generic import ContentStream, NameObject
from running import Place

from alearn.render.blocks import Contents, Heading, blocks, with_contents, words
from alearn.render.page import to_html
from alearn.report.kinds import KINDS

DAY = "2026-11-24"
ME = {"member": "farah-siddiqui", "facilitator": "judith-crane"}
_FIRST = {
    f"{kind} for {made.audiences[0]}": (
        "hillside",
        DAY,
        ("report", kind, "--for", made.audiences[0], *(["--me", ME[kind]] if made.audiences[0] == "me" else [])),
    )
    for kind, made in KINDS.items()
}
PAGES: dict[str, tuple[str, str, tuple[str, ...]]] = {
    **_FIRST,
    "a sponsor's report": ("hillside", DAY, ("report", "--for", "sponsor")),
    "a public report": ("hillside", DAY, ("report", "--for", "public")),
    "a report just begun": ("newborn", DAY, ("report",)),
    "an agenda": ("hillside", "2026-04-10", ("agenda",)),
    "a first agenda": ("newborn", DAY, ("agenda",)),
    "what a member takes away": ("hillside", "2026-04-24", ("takeaway", "tom-hartley")),
    "the sponsor's page": ("hillside", DAY, ("brief",)),
    "a trail": ("hillside", DAY, ("trail", "writing")),
    "the pack": ("hillside", "2026-06-12", ("pack",)),
    "a blank pack on letter paper": ("newborn", DAY, ("pack", "--blank", "--letter")),
}
"""Each kind of report for the first of its audiences, and every other page there is to print."""

_TAGS = re.compile(r"<(style|title)\b.*?</\1>|<[^>]*>", re.DOTALL)
_DRAWING = re.compile(r"<svg.*?</svg>", re.DOTALL)
_CAPTION = re.compile(r"<title[^>]*>(.*?)</title>", re.DOTALL)
_DRAWN = re.compile(r"<text[^>]*>(.*?)</text>", re.DOTALL)
_BESIDE = re.compile(r"<(style|title|nav|svg|summary)\b.*?</\1>|<[^>]*>", re.DOTALL)
LONG = {
    "summary for set": ("In this report", 0),
    "interim for set": ("What follows", 3),
    "evidence for set": ("In this report", 0),
    "summative for set": ("What follows", 3),
}
"""The pages that have contents when they are printed: what they are called, and how many sections stand before."""
_WORD = re.compile(r"[^\W_]+")
_LISTS = re.compile(r"<ol(?: start=\"(\d+)\")?>.*?</ol>", re.DOTALL)
_ADORNS = re.compile(r"[\s•–☐\u200b]|\[ \]|_{10,}")


def made(place: Place, name: str, form: str) -> Path:
    """A page of the demo in a form."""
    example, day, command = PAGES[name]
    root = place.folder / example
    if not root.exists():
        place.given(example)
    page = place.folder / f"page.{form}"
    answer = place.run(*command, "-o", str(page), "-C", str(root), today=day)
    assert answer.code == 0, answer.err
    return page


def in_markdown(page: str, *, numbers: bool = False) -> str:
    """The words of a page, with or without the numbers of its lists."""
    html = to_html(page.removeprefix("<!-- made with alearn -->\n"))
    return bare(_words(_LISTS.sub(_numbered, html) if numbers else html))


def counted(html: str) -> Counter[str]:
    """How often each word stands on an HTML page, its contents apart."""
    return Counter(_WORD.findall(unescape(_BESIDE.sub(" ", html))))


def _numbered(found: re.Match[str]) -> str:
    count = itertools.count(int(found[1] or 1))
    return re.sub("<li>", lambda _: f"<li>{next(count)}.", found[0])


def in_print(page: str, html: str) -> str:
    """The words of a Markdown page, and those in the drawings of the same page as HTML, each below its caption."""
    words, at = in_markdown(page, numbers=True), 0
    for drawing in _DRAWING.findall(html):
        caption = bare(unescape(_CAPTION.findall(drawing)[0]))
        at = words.index(caption, at) + len(caption)
        words = words[:at] + bare(unescape("".join(_DRAWN.findall(drawing)))) + words[at:]
    return words


def in_pdf(path: Path) -> str:
    """The words of a PDF, without what it says is none of them: the rims of every sheet, a table's head once more."""
    reader = PdfReader(path)
    for page in reader.pages:
        page[NameObject("/Contents")] = _meant(ContentStream(page.get_contents(), reader, "bytes"))
    return bare("".join(page.extract_text() for page in reader.pages))


def _meant(stream: ContentStream) -> ContentStream:
    """A page's content without the words inside of its artifacts."""
    kept, inside = [], [""]
    for operands, operator in stream.operations:
        if operator in (b"BDC", b"BMC"):
            inside.append(str(operands[0]))
        if operator == b"EMC":
            inside.pop()
        if "/Artifact" not in inside or operator not in (b"Tj", b"TJ"):
            kept.append((operands, operator))
    stream.operations = kept
    return stream


def in_word(path: Path | io.BytesIO) -> str:
    """The words of a document in the order they are read."""
    return bare("".join(each.text or "" for each in docx.Document(path).element.body.iter(qn("w:t"))))  # type: ignore[arg-type]


def without_contents(found: str, page: str, name: str, *, numbers: bool = False) -> str:
    """The words of a printed form without the contents of a long page, with or without page numbers."""
    title, front = LONG[name]
    contents = next(each for each in with_contents(blocks(page), title, front) if isinstance(each, Contents))
    told = "".join(re.escape(bare(words(each.spans))) + (r"\.*\d+" if numbers else "") for each in contents.sections)
    found, times = re.subn(f"{bare(title)}{told}", "", found)
    assert times == 1
    return found


def headings(page: str) -> list[tuple[int, str]]:
    """The headings of a Markdown page, each with its level."""
    return [(each.level, words(each.spans)) for each in blocks(page) if isinstance(each, Heading)]


def _words(html: str) -> str:
    return unescape(_TAGS.sub("", html))


def bare(text: str) -> str:
    """The text without white space, bullets, boxes and lines to write on."""
    return _ADORNS.sub("", text)
