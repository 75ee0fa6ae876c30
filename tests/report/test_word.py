"""The Word document: the words of the Markdown page in Word's own styles, or an office's; the same bytes everywhere."""

import io
import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from printed import bare, headings, in_markdown, in_word, made, without_contents
from running import Place

from alearn.render.blocks import Heading, Table, blocks
from alearn.render.filters import plain
from alearn.render.sheet import Sheet
from alearn.render.word import word

SHEET = Sheet("en-GB", "FOR THE SET ONLY", date(2026, 11, 24))


def office(folder: Path) -> Path:
    """A document of an office's: a style of its own, a head, and words that are no part of a page."""
    document = docx.Document()
    style: Any = document.styles["Heading 1"]
    style.font.name = "Rockwell"
    document.sections[0].header.paragraphs[0].text = "Hillside Primary School"
    document.add_paragraph("zqxcanary")
    document.core_properties.author = "zqxcanary"
    path = folder / "office.docx"
    document.save(str(path))
    return path


def test_a_document_is_in_words_own_styles_and_says_what_it_is(tmp_path: Path) -> None:
    place = Place(tmp_path)
    found = blocks(made(place, "an agenda", "md").read_text(encoding="utf-8"))
    document = docx.Document(str(made(place, "an agenda", "docx")))
    used = [each.style.name for each in document.paragraphs if each.style]
    levels = [
        "Title" if each.level == 1 else f"Heading {each.level - 1}" for each in found if isinstance(each, Heading)
    ]
    assert [each for each in used if each == "Title" or str(each).startswith("Heading")] == levels
    assert {"List Bullet", "List Bullet 2", "List"} <= set(used)
    assert len(document.tables) == sum(isinstance(each, Table) for each in found)
    assert all(table.style and table.style.name == "Table Grid" for table in document.tables)
    assert all(table._tbl.tr_lst[0].find(f".//{qn('w:tblHeader')}") is not None for table in document.tables)
    told = document.core_properties
    assert (told.title, told.language) == ("Hillside learning leads: Thu 23 Apr 2026", "en-GB")
    assert (told.author, told.last_modified_by, told.comments) == ("", "", "")
    assert told.created is not None
    assert told.created == told.modified
    assert (told.created.year, told.created.month, told.created.day) == (2026, 4, 10)
    section = document.sections[0]
    assert section.header.paragraphs[0].text == "FOR THE SET ONLY"
    foot = section.footer.paragraphs[0]._p
    assert [each.get(qn("w:instr")) for each in foot.iter(qn("w:fldSimple"))] == ["PAGE", "NUMPAGES"]


def test_a_document_is_the_same_byte_for_byte_wherever_it_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = made(Place(tmp_path / "one"), "summary for set", "docx").read_bytes()
    monkeypatch.setenv("TZ", "Asia/Tokyo")
    monkeypatch.setattr("time.time", lambda: 1e9)
    other = made(Place(tmp_path / "two"), "summary for set", "docx").read_bytes()
    assert first == other
    with zipfile.ZipFile(io.BytesIO(first)) as packed:
        assert {each.date_time for each in packed.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert packed.testzip() is None


def test_an_offices_styles_are_used_and_its_words_left_out(tmp_path: Path) -> None:
    place = Place(tmp_path)
    place.given("hillside")
    style = office(tmp_path)
    page = place.folder / "page.docx"
    answer = place.run("report", "-o", str(page), "--style", str(style), "-C", "hillside")
    assert answer.code == 0, answer.err
    document = docx.Document(str(page))
    heading: Any = document.styles["Heading 1"]
    assert heading.font.name == "Rockwell"
    head = [each.text for each in document.sections[0].header.paragraphs]
    assert head == ["Hillside Primary School", "FOR THE SET ONLY"]
    expected = made(place, "summary for set", "md").read_text(encoding="utf-8")
    assert without_contents(in_word(page), expected, "summary for set") == in_markdown(expected)
    with zipfile.ZipFile(page) as packed:
        assert all(b"zqxcanary" not in packed.read(name) for name in packed.namelist())


@pytest.mark.parametrize("broken", [b"", b"no zip", b"PK\x03\x04", "a zip", "a bomb"])
def test_a_style_that_is_no_document_is_refused(broken: bytes | str, tmp_path: Path) -> None:
    place = Place(tmp_path)
    place.given("newborn")
    style = tmp_path / "style.docx"
    if isinstance(broken, str):
        with zipfile.ZipFile(style, "w", zipfile.ZIP_DEFLATED) as packed:
            packed.writestr("word/document.xml", b"0" * (70 * 1024 * 1024 if broken == "a bomb" else 9))
    else:
        style.write_bytes(broken)
    answer = place.run("report", "-o", str(place.folder / "p.docx"), "--style", str(style), "-C", "newborn")
    assert answer.code == 2
    assert "cannot be read as a Word document" in answer.err


def test_a_style_goes_with_a_word_document_alone(tmp_path: Path) -> None:
    place = Place(tmp_path)
    place.given("newborn")
    answer = place.run("report", "-o", str(place.folder / "p.html"), "--style", "x.docx", "-C", "newborn")
    assert answer.code == 2
    assert "--style is for Word documents." in answer.err


def test_one_that_was_changed_in_word_is_not_replaced(tmp_path: Path) -> None:
    place = Place(tmp_path)
    page = made(place, "an agenda", "docx")
    assert made(place, "an agenda", "docx") == page
    document = docx.Document(str(page))
    document.add_paragraph("Ours")
    document.save(str(page))
    answer = place.run("agenda", "-o", str(page), "-C", "hillside", today="2026-04-10")
    assert answer.code == 4
    assert "Ours" in in_word(page)


def test_lists_are_numbered_anew_and_nothing_is_lost_in_them() -> None:
    page = (
        "# T\n\n1. one\n2. two\n\n   more\n\nbetween\n\n5. five\n   - [below](https://example.org/a)\n     - deeper\n"
        "       - deepest\n         - and one\n\n> said\n>\n> - in it\n\n```\ncode\n```\n\n###### low\n\n---\n"
    )
    data = word(page, SHEET).data
    assert in_word(io.BytesIO(data)) == in_markdown(page)
    document = docx.Document(io.BytesIO(data))
    counted = [each.get(qn("w:val")) for each in document.element.body.iter(qn("w:numId"))]
    assert len(set(counted)) == 2


@settings(max_examples=20, deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=40))
def test_whatever_is_typed_becomes_a_document_that_can_be_read(text: str) -> None:
    data = word(f"# Title\n\n{plain(f'x{text}x')}\n\n| a |\n|---|\n| {plain(f'x{text}x')} |\n", SHEET).data
    shown = bare("".join(f"<U+{ord(sign):04X}>" if sign in "\ufffe\uffff" else sign for sign in f"x{text}x"))
    assert in_word(io.BytesIO(data)) == f"Title{shown}a{shown}"


TEXT, GRID, OFFICE = (f"{{urn:oasis:names:tc:opendocument:xmlns:{name}:1.0}}" for name in ("text", "table", "office"))


@pytest.mark.needs("libreoffice")
def test_libreoffice_opens_it_with_its_headings_its_tables_and_its_contents(tmp_path: Path) -> None:
    place = Place(tmp_path)
    pages = {name: made(place, name, "md").read_text("utf-8") for name in ("summary for set", "an agenda", "the pack")}
    files = [made(place, name, "docx").rename(place.folder / f"{at}.docx") for at, name in enumerate(pages)]
    home = f"-env:UserInstallation=file://{tmp_path}/office"
    command = ["soffice", home, "--headless", "--convert-to", "fodt", "--outdir", str(tmp_path), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True)
    for at, (name, page) in enumerate(pages.items()):
        root: Any = parse_xml((tmp_path / f"{at}.fodt").read_bytes())
        body = root.find(f"{OFFICE}body")
        found = [
            (int(each.get(f"{TEXT}outline-level", "0")), bare("".join(each.itertext())))
            for each in body.iter(f"{TEXT}h")
        ]
        above = 0 if name == "the pack" else 1
        assert found == [(level - above, bare(told)) for level, told in headings(page) if level > above]
        tables = [each for each in blocks(page) if isinstance(each, Table)]
        rows = [len(list(each.iter(f"{GRID}table-row"))) for each in body.iter(f"{GRID}table")]
        assert rows == [len(table.rows) + 1 for table in tables]
        assert len(list(body.iter(f"{GRID}table-header-rows"))) == len(tables)
        captions = [
            bare(each.text)
            for each in docx.Document(str(files[at])).paragraphs
            if each.style and each.style.name == "Caption"
        ]
        drawn = [
            bare("".join(each.itertext()))
            for each in body.iter(f"{TEXT}p")
            if each.get(f"{TEXT}style-name").lower() == "caption"
        ]
        assert drawn == captions
        assert bool(captions) == (name == "summary for set")
        entries = [bare("".join(each.itertext())) for each in body.iter(f"{TEXT}a") if "#" in str(each.attrib)]
        assert entries == ([bare(told) for level, told in headings(page) if level == 2] if at == 0 else [])


def test_without_python_docx_its_install_command_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = Place(tmp_path)
    place.given("newborn")
    monkeypatch.setitem(sys.modules, "docx", None)
    answer = place.run("report", "-o", str(place.folder / "page.docx"), "-C", "newborn")
    assert answer.code == 5
    assert "pip install 'alearn[word]'" in answer.err
    assert list(place.folder.rglob("page.docx")) == []
