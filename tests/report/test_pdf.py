"""The PDF: the words of the Markdown page, tagged as PDF/UA-1 asks, the same bytes everywhere, nothing in it active."""

import os
import re
import sys
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from printed import headings, in_markdown, in_pdf, made
from pypdf import PdfReader
from running import Place

from alearn.render.blocks import List, Paragraph, Table, blocks, words
from alearn.render.filters import plain
from alearn.render.pdf import pdf
from alearn.render.sheet import Sheet

SHEET = Sheet("en-GB", "FOR THE SET ONLY", date(2026, 11, 24))


def printed(folder: Path, page: str) -> Path:
    """A PDF of a Markdown page."""
    path = folder / "page.pdf"
    path.write_bytes(pdf(page, SHEET).data)
    return path


class Element(NamedTuple):
    """A part of a PDF: what it says it is, and the words that stand for it."""

    tag: str
    alt: str
    below: tuple["Element", ...]

    def all(self) -> "Iterator[Element]":
        """It, and what is below it, in the order they are read."""
        yield self
        for each in self.below:
            yield from each.all()


def structure(reader: PdfReader) -> list[Element]:
    """Every part of a PDF, in the order they are read."""

    def element(found: Any) -> Iterator[Element]:
        node: Any = found.get_object()
        if isinstance(node, list):
            for each in node:
                yield from element(each)
        elif isinstance(node, dict) and "/S" in node:
            below = tuple(element(node.get("/K", [])))
            yield Element(str(node["/S"])[1:], str(node.get("/Alt", "")), below)

    root: Any = reader.trailer["/Root"]
    return [each for top in element(root["/StructTreeRoot"]["/K"]) for each in top.all()]


KINDS_OF_PAGE = ("summary for set", "interim for set", "evidence for set", "member for me", "an agenda", "the pack")


@pytest.mark.parametrize("name", [*KINDS_OF_PAGE, "a trail", "what a member takes away"])
def test_a_pdf_is_as_pdf_ua_asks(name: str, tmp_path: Path) -> None:
    place = Place(tmp_path)
    page = made(place, name, "md").read_text(encoding="utf-8")
    reader = PdfReader(made(place, name, "pdf"))
    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] == True  # noqa: E712  # one of pypdf's own
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"] == True  # noqa: E712  # one of pypdf's own
    assert b"pdfuaid:part>1<" in root["/Metadata"].get_data()
    assert reader.metadata is not None
    assert reader.metadata.title == ("The printed pack" if name == "the pack" else headings(page)[0][1])
    pages: list[Any] = list(reader.pages)
    assert all(each["/Tabs"] == "/S" for each in pages if "/Annots" in each)
    told = structure(reader)
    levels = [int(each.tag[1:]) for each in told if re.fullmatch("H[1-9]", each.tag)]
    assert levels[0] == 1
    assert all(level <= before + 1 for before, level in pairwise(levels))
    contents = [2] if any(each.tag == "TOC" for each in told) else []
    assert sorted(levels) == sorted([level for level, _ in headings(page)] + contents)
    tables = [block for block in blocks(page) if isinstance(block, Table)]
    heads = [sum(cell.tag == "TH" for cell in each.all()) for each in told if each.tag == "Table"]
    assert heads == [len(table.head) for table in tables]
    assert all(each.alt for each in told if each.tag == "Figure")
    assert sum(each.tag == "L" for each in told) >= sum(isinstance(block, List) for block in blocks(page))


def test_a_long_report_has_its_contents_and_a_short_page_none(tmp_path: Path) -> None:
    place = Place(tmp_path)
    reader = PdfReader(made(place, "summary for set", "pdf"))
    sections = [
        words for level, words in headings(made(place, "summary for set", "md").read_text("utf-8")) if level == 2
    ]
    told = structure(reader)
    assert sum(each.tag == "TOCI" for each in told) == len(sections) > 10
    assert "In this report" in reader.pages[0].extract_text()
    interim = PdfReader(made(place, "interim for set", "pdf"))
    answers = interim.pages[0].extract_text().partition("What follows")[0]  # page one, before it lists what follows
    assert all(each in answers for each in ("Is it working?", "For whom?", "What do we need from you?"))
    for name in ("extracts for set", "an agenda", "the pack"):
        assert "TOC" not in {each.tag for each in structure(PdfReader(made(place, name, "pdf")))}


def test_each_form_of_a_pack_begins_on_a_sheet_of_its_own_of_the_paper_that_was_asked_for(tmp_path: Path) -> None:
    place = Place(tmp_path)
    titles = [words for level, words in headings(made(place, "the pack", "md").read_text("utf-8")) if level == 1]
    begins = [page.extract_text().splitlines()[0] for page in PdfReader(made(place, "the pack", "pdf")).pages]
    assert len(titles) == 14
    assert [each for each in begins if each in titles] == titles
    for page in PdfReader(made(place, "a blank pack on letter paper", "pdf")).pages:
        assert (round(page.mediabox.width), round(page.mediabox.height)) == (612, 792)


def test_each_form_counts_its_own_sheets_under_its_own_title(tmp_path: Path) -> None:
    feet = [page.extract_text().splitlines()[-1] for page in PdfReader(made(Place(tmp_path), "the pack", "pdf")).pages]
    assert feet[:2] == ["Welcome to your action learning set 1 of 1", "My issue 1 of 1"]
    at = feet.index("Record sheet 1 of 2")
    assert feet[at + 1] == "Record sheet 2 of 2"


def test_every_sheet_is_a4_and_says_whom_it_is_for_and_its_number(tmp_path: Path) -> None:
    reader = PdfReader(made(Place(tmp_path), "summary for set", "pdf"))
    assert len(reader.pages) > 5
    for number, page in enumerate(reader.pages, 1):
        assert (round(page.mediabox.width), round(page.mediabox.height)) == (595, 842)
        lines = page.extract_text().splitlines()
        assert lines[0] == "FOR THE SET ONLY"
        assert lines[-1].endswith(f"{number} of {len(reader.pages)}")


def test_the_bookmarks_are_the_headings(tmp_path: Path) -> None:
    place = Place(tmp_path)
    page = made(place, "an agenda", "md").read_text(encoding="utf-8")
    told: list[str] = []

    def walk(outline: Any) -> None:
        for each in outline:
            if isinstance(each, list):
                walk(each)
            else:
                told.append(str(each.title))

    walk(PdfReader(made(place, "an agenda", "pdf")).outline)
    assert told == [words for _, words in headings(page)]


def test_a_pdf_is_the_same_byte_for_byte_wherever_it_is_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = made(Place(tmp_path / "one"), "summary for set", "pdf").read_bytes()
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    monkeypatch.setenv("TYPST_FONT_PATHS", "/usr/share/fonts")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1")
    other = made(Place(tmp_path / "two"), "summary for set", "pdf").read_bytes()
    assert first == other
    assert b"20261124000000Z" in first


def test_what_it_would_run_as_typst_is_words(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("zqxcanary", encoding="utf-8")
    here = os.path.relpath(tmp_path / "secret.txt")
    attack = f'#read("{here}") #import "@preview/x:1.0.0" $ x $ // gone /* gone */ \\u{{41}} ] #eval("1+1") @a <b>'
    page = f"# {plain(attack)}\n\n{plain(attack)}\n\n- {plain(attack)}\n\n| a |\n|---|\n| {plain(attack)} |\n"
    found = in_pdf(printed(tmp_path, page))
    assert found == in_markdown(page)
    assert found.count("#eval") == 4
    assert "zqxcanary" not in found


TEXTS = st.text(st.characters(codec="utf-8", categories=("L", "M", "N", "P", "S", "Zs")), max_size=60)


@given(TEXTS)
def test_a_text_is_the_same_words_in_the_blocks(text: str) -> None:
    found = blocks(f"# t\n\n{plain(f'x{text}x')}\n\n- {plain(f'x{text}x')}\n\n| a |\n|---|\n| {plain(f'x{text}x')} |\n")
    expected = " ".join(f"x{text}x".split())
    _, paragraph, listed, table = found
    assert isinstance(paragraph, Paragraph)
    assert words(paragraph.spans) == expected
    assert isinstance(listed, List)
    assert listed.items == ((paragraph,),)
    assert isinstance(table, Table)
    assert table.rows == ((paragraph.spans,),)


@settings(max_examples=40, deadline=None)
@given(st.text(st.characters(max_codepoint=0x17F, categories=("L", "N", "P", "S", "Zs")), max_size=40))
def test_whatever_is_typed_becomes_a_pdf_with_those_words(text: str) -> None:
    made = pdf(f"# Title\n\n{plain(f'x{text}x')}\n\n- **{plain(f'x{text}x')}**\n", SHEET)
    assert made.data.startswith(b"%PDF-1.")
    assert made.said == ()


def test_letters_that_no_font_has_are_told_and_stand_as_codes(tmp_path: Path) -> None:
    made = pdf("# Names\n\nZoë \U000f1234 Łukasz\n", SHEET)
    assert "No font here has \U000f1234" in made.said[0]
    path = tmp_path / "page.pdf"
    path.write_bytes(made.data)
    assert in_pdf(path) == "NamesZoë<U+F1234>Łukasz"


def test_letters_that_only_this_machines_fonts_have_are_told(tmp_path: Path) -> None:
    made = pdf("# Names\n\n\u4e2d\u6587\n", SHEET)
    assert len(made.said) == 1
    assert "\u4e2d \u6587" in made.said[0]
    path = tmp_path / "page.pdf"
    path.write_bytes(made.data)
    assert in_pdf(path) in ("Names\u4e2d\u6587", "Names<U+4E2D><U+6587>")


def test_a_page_in_another_script_is_set_with_what_ships(tmp_path: Path) -> None:
    page = "# Имена\n\nΑλέξανδρος, Дарья, ניר, नसरीन, Nguyễn, ½ ☐ ✓ → 𝑥\n"
    made = pdf(page, Sheet("ru", "", date(2026, 1, 1)))
    assert made.said == ()
    path = tmp_path / "page.pdf"
    path.write_bytes(made.data)
    assert PdfReader(path).trailer["/Root"]["/Lang"] == "ru"  # type: ignore[index]  # a mapping, as pypdf has it


def test_a_long_word_stays_on_the_sheet(tmp_path: Path) -> None:
    path = printed(tmp_path, f"# T\n\n{'w' * 400}\n")
    assert len(PdfReader(path).pages[0].extract_text().splitlines()) > 5


@pytest.mark.parametrize("language", ["", "en", "e-n", "english", "zz-ZZ", "en-GB-oxendict", "<b>", "é"])
def test_any_language_a_set_may_name_makes_a_pdf(language: str) -> None:
    assert pdf("no heading\n", Sheet(language, "", date(2026, 1, 1))).data


def test_an_older_one_of_its_own_is_replaced_and_any_other_file_refused(tmp_path: Path) -> None:
    place = Place(tmp_path)
    page = made(place, "an agenda", "pdf")
    assert made(place, "an agenda", "pdf") == page
    page.write_bytes(b"%PDF-1.7 somebody's")
    answer = place.run("agenda", "-o", str(place.folder / "page.pdf"), "-C", "hillside", today="2026-04-10")
    assert answer.code == 4
    assert page.read_bytes() == b"%PDF-1.7 somebody's"


def test_without_typst_its_install_command_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = Place(tmp_path)
    place.given("hillside")
    monkeypatch.setitem(sys.modules, "typst", None)
    answer = place.run("report", "-o", str(place.folder / "page.pdf"), "-C", "hillside")
    assert answer.code == 5
    assert "pip install 'alearn[pdf]'" in answer.err
    assert list(place.folder.rglob("*.pdf")) == []
