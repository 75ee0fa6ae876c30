"""Nothing acts that somebody typed into the record itself, on any page that is made of it."""

import os
from itertools import islice
from pathlib import Path

import harmful
import pytest
import test_pages
from markdown_it import MarkdownIt
from running import Place
from test_harmful import Judge
from test_kinds import flags
from test_pages import DAY, attacked

from alearn.render import filters
from alearn.report.kinds import KINDS

WORDS = [
    each for each in harmful.words() if len(each) < 200 and all(sign.isprintable() or sign == "\n" for sign in each)
]
ROUNDS = 12 if os.environ.get("ALEARN_SOAK") else 1
EACH = 300  # of them in the record at once, as many as it has places
LINES = [
    *(("report", *flags(kind, made.audiences[0])) for kind, made in KINDS.items()),
    ("report", *flags("interim", "sponsor")),
    ("agenda", "2026-06-11"),
    ("takeaway", "farah-siddiqui"),
    ("pack",),
    ("brief",),
]


def made(place: Place, line: tuple[str, ...], form: str) -> str:
    path = place.folder / f"made.{form}"
    answer = place.run(*line, "-o", str(path), "--force", "-C", "hillside", today=DAY)
    assert answer.code == 0, answer.err
    return path.read_text(encoding="utf-8")


def judged(page: str) -> Judge:
    judge = Judge()
    judge.feed(page)
    judge.close()
    return judge


def words(turn: int) -> list[str]:
    """Another part of them each time, each with a word that is known again."""
    return [f"{each} zqxwords" for each in islice(WORDS, turn, None, max(1, len(WORDS) // EACH))]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    """A set; its names stay, since a line with somebody's name in it is left out of a page for good reasons."""
    monkeypatch.setattr(test_pages, "PROSE", test_pages.PROSE - {"name"})
    place = Place(tmp_path)
    place.given("hillside")
    return place


@pytest.mark.parametrize("turn", range(ROUNDS))
@pytest.mark.parametrize("line", LINES, ids=" ".join)
def test_nothing_in_the_record_acts_on_a_page(line: tuple[str, ...], turn: int, place: Place) -> None:
    drawings = judged(made(place, line, "html")).drawings
    attacked(place.folder / "hillside", *words(turn))
    page = made(place, line, "html")
    judge = judged(page)
    assert judge.faults == []
    assert judge.drawings == drawings
    assert "zqxwords" in page
    tokens = MarkdownIt("default", {"html": True}).parse(made(place, line, "md").partition("-->\n")[2])
    found = {each.type for each in tokens} | {child.type for each in tokens for child in each.children or ()}
    assert not {"html_block", "html_inline", "image", "fence"} & found


def test_with_html_let_through_it_is_found(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filters, "to_html", MarkdownIt("commonmark", {"html": True}).render)
    attacked(place.folder / "hillside", *words(0))
    assert judged(made(place, ("report",), "html")).faults
