"""Every page has the same words in every form: HTML, Markdown, PDF and Word; contents and page numbers apart."""

from pathlib import Path

import pytest
from printed import LONG, PAGES, counted, in_markdown, in_pdf, in_print, in_word, made, without_contents
from running import Place

from alearn.render.page import to_html

LAID_OUT = ("an agenda", "a first agenda", "what a member takes away", "a blank pack on letter paper")
"""Their HTML has labels of its own."""


@pytest.mark.parametrize("name", PAGES)
def test_the_words_of_a_page_are_the_same_in_every_form(name: str, tmp_path: Path) -> None:
    place = Place(tmp_path)
    page = made(place, name, "md").read_text(encoding="utf-8")
    printed, typed = in_pdf(made(place, name, "pdf")), in_word(made(place, name, "docx"))
    if name in LONG:
        printed, typed = without_contents(printed, page, name, numbers=True), without_contents(typed, page, name)
    expected, html = in_markdown(page), made(place, name, "html").read_text(encoding="utf-8")
    assert len(expected) > 200
    assert typed == expected
    assert printed == in_print(page, html)
    if name not in LAID_OUT:
        found = counted(html)
        expected_words = counted(to_html(page.partition("\n")[2]))
        assert found == expected_words
