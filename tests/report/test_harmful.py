"""Nothing that somebody typed acts: in the HTML as a parser and as a browser has it, and in the Markdown."""

import io
import os
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import harmful
import pytest
from browser import dom, loosened
from markdown_it import MarkdownIt
from printed import in_markdown, in_pdf, in_word

from alearn.render import page as renderer
from alearn.render.environment import report
from alearn.report.drawing import Label
from alearn.report.page import (
    Chart,
    Cycle,
    FactList,
    Grid,
    Lesson,
    PageView,
    People,
    Person,
    Points,
    Quote,
    Request,
    Section,
    Sides,
    Sub,
    Words,
)  # fmt: skip
from alearn.report.view import Fact, Told

WORDS = tuple(harmful.words())
SHARE = WORDS if os.environ.get("ALEARN_SOAK") else WORDS[::20]
ON_ONE_PAGE = 40
PAGES = [SHARE[at : at + ON_ONE_PAGE] for at in range(0, len(SHARE), ON_ONE_PAGE)]
ACTIVE = frozenset(
    ("script", "iframe", "frame", "object", "embed", "form", "input", "button", "img", "image", "math", "link")
) | frozenset(("base", "video", "audio", "source", "template", "noscript", "textarea", "portal", "x-any", "marquee"))
LOADING = ("style", "src", "srcset", "srcdoc", "action", "formaction", "background")
MARKER = """<script>for (const name of ['alert', 'confirm', 'prompt', 'print', 'open', 'fetch', 'eval', 'setTimeout']) {
window[name] = () => document.documentElement.setAttribute('data-ran', '1') }</script>"""
IN_A_BROWSER = 400


class Judge(HTMLParser):
    """What of a page could act, load something, or lead elsewhere."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.faults: list[str] = []
        self.drawings = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.drawings += tag == "svg"
        if tag in ACTIVE:
            self.faults.append(tag)
        for name, value in attrs:
            if name.startswith("on") or name in (
                "style",
                "src",
                "srcset",
                "srcdoc",
                "action",
                "formaction",
                "background",
            ):
                self.faults.append(f"{tag} {name}")
            if name.endswith("href") and not (value or "").lower().startswith(("https://", "mailto:", "#")):
                self.faults.append(f"{tag} {name}={value}")


def faults(page: str, drawings: int = 0) -> list[str]:
    """What of a page acts, and whether it has another number of drawings than is its own."""
    judge = Judge()
    judge.feed(page)
    judge.close()
    return [*judge.faults, *(["svg"] if judge.drawings != drawings else [])]


def blocks(text: str) -> Iterator[object]:
    """A block of each kind that has words of somebody's, with these words in all its places."""
    yield Words(text)
    yield Points(text, (text, text))
    yield FactList((Fact(text, text),))
    yield Sub(text, text)
    yield Sides(Points(text, (text,)), Points(text, (text,)))
    yield Quote(text, text)
    yield Request(text, text, Fact(text, text), Fact(text, text), (text,))
    yield People((Person(text, text, text, text),))
    yield Cycle(
        text,
        "done",
        text,
        text,
        (Told(text, text, text, text, text),),
        (Lesson(text, text, text),),
        text,
        (text,),
        text,
    )
    yield Grid((text, "b"), ((text, text),))
    yield Chart(text, text, Grid((text, "b"), ((text, text),)), text, 40, (Label("0", "9", text),), "chart-1")


def view(texts: tuple[str, ...]) -> PageView:
    sections = tuple(Section(text, tuple(blocks(text)), "part-1", text) for text in texts)  # type: ignore[arg-type]
    first = texts[0]
    return PageView(
        kind="summary", what=first, title=first, language="en-GB", banner="FOR THE SET ONLY", caution=first, made=first,
        organisation=first, purpose=first, facts=(Fact(first, first),), front=sections[:1], sections=sections,
        footing=first, contents=first, still_missing=first, missing=(first,),
    )  # fmt: skip


def test_there_are_thousands_of_them() -> None:
    assert len(set(WORDS)) > 7000


@pytest.mark.parametrize("texts", PAGES, ids=range(len(PAGES)))
def test_nothing_in_the_html_acts(texts: tuple[str, ...]) -> None:
    assert faults(report(view(texts), "html"), len(texts) + 1) == []


@pytest.mark.parametrize("texts", PAGES, ids=range(len(PAGES)))
def test_nothing_in_the_markdown_acts_where_html_is_let_through(texts: tuple[str, ...]) -> None:
    page = report(view(texts), "md").removeprefix("<!-- made with alearn -->\n")
    parser = MarkdownIt("default", {"html": True, "linkify": False})
    parser.validateLink = bool  # type: ignore[assignment,method-assign]  # as a reader that lets any through
    found = {token.type for token in parser.parse(page)} | {
        child.type for token in parser.parse(page) for child in token.children or ()
    }
    assert not {"html_block", "html_inline", "link_open", "image", "code_block", "fence"} & found


def test_with_html_let_through_the_first_tests_find_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(renderer, "_parser", lambda: MarkdownIt("commonmark", {"html": True}))
    assert "img" in faults(report(view(("<img src=x onerror=alert(1)>",)), "html"), 2)
    assert faults(report(view(("x",)), "html"), 1) == ["svg"]


def test_words_with_an_empty_address_are_no_link() -> None:
    assert faults(report(view(("[words]() ![words]()",)), "html"), 2) == []


@pytest.mark.needs("chromium")
@pytest.mark.parametrize("at", range(0, len(SHARE), IN_A_BROWSER))
def test_nothing_acts_in_a_browser_that_has_no_policy_to_keep_to(at: int, tmp_path: Path) -> None:
    """Hundreds on one page, without the policy that every page of ours has: nothing runs, nothing is active."""
    texts = SHARE[at : at + IN_A_BROWSER]
    found = dom(loosened(report(view(texts), "html"), MARKER), tmp_path)
    assert 'data-ran="1"' not in found[:400]
    assert faults(found.replace(MARKER, ""), len(texts) + 1) == []


@pytest.mark.needs("chromium")
def test_what_acts_in_a_browser_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(renderer, "_parser", lambda: MarkdownIt("commonmark", {"html": True}))
    planted = loosened(report(view(("<img src=x onerror=alert(1)>",)), "html"), MARKER)
    assert 'data-ran="1"' in dom(planted, tmp_path)[:400]


def test_the_words_are_in_a_pdf_and_a_document_as_words(tmp_path: Path) -> None:
    pytest.importorskip("typst")
    from datetime import date  # noqa: PLC0415  # beside what needs it

    from alearn.render.pdf import pdf  # noqa: PLC0415  # an optional part
    from alearn.render.sheet import Sheet  # noqa: PLC0415
    from alearn.render.word import word  # noqa: PLC0415

    texts = tuple(each for each in SHARE if each.isascii() and each.isprintable() and len(each) < 200)[:40]
    every = tuple(block for text in texts for block in blocks(text))
    page = report(view(texts)._replace(front=(), sections=(Section("All", every),)), "md")  # type: ignore[arg-type]
    sheet = Sheet("en-GB", "", date(2026, 11, 24), title="All")
    path = tmp_path / "page.pdf"
    path.write_bytes(pdf(page, sheet).data)
    assert in_pdf(path) == in_markdown(page, numbers=True)
    assert in_word(io.BytesIO(word(page, sheet).data)) == in_markdown(page)
