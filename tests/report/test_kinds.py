"""Each kind of report as a page, byte for byte; that nothing typed is active in one; and for whom each is refused."""

from pathlib import Path

import pytest
import test_pages
from running import Place
from test_pages import ATTACK, BLOCKS, DAY, GOLDEN, Gate, attacked, built, inside, outline

from alearn.report.kinds import KINDS

ME = {"member": "farah-siddiqui", "facilitator": "judith-crane"}
AUDIENCES = ("me", "set", "sponsor", "public")
INSIDE = [(kind, whom) for kind, made in KINDS.items() for whom in made.audiences if kind != "summary"]


def flags(kind: str, whom: str) -> list[str]:
    return [kind, "--for", whom, *(["--me", ME.get(kind, "farah-siddiqui")] if whom == "me" else [])]


def blocks(page: list[str]) -> list[str]:
    """The blocks of a page without its paragraphs: an entry that is told as a whole has as many as it has."""
    return [each for each in page if not each.startswith(("paragraph", "inline"))]


@pytest.mark.parametrize(("kind", "whom"), INSIDE)
def test_a_kind_is_the_same_byte_for_byte(kind: str, whom: str, tmp_path: Path, *, update_golden: bool) -> None:
    place = Place(tmp_path)
    root = str(place.given("hillside"))
    for form in ("md", "html") if whom == KINDS[kind].audiences[0] else ("md",):
        page = built(place, form, "-C", root, *flags(kind, whom))
        golden = GOLDEN / f"hillside-{kind}-{whom}.{form}"
        if update_golden:
            golden.write_bytes(page.encode())
        assert page == golden.read_bytes().decode()


@pytest.mark.parametrize("kind", [each for each in KINDS if each != "summary"])
def test_nothing_that_was_typed_is_active_in_a_kind(kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Names stay as they are: a line with a word of somebody's name in it is left out of a page for good reasons."""
    monkeypatch.setattr(test_pages, "PROSE", test_pages.PROSE - {"name"})
    place = Place(tmp_path)
    root = place.given("hillside")
    more = ["-C", str(root), "--draft", *flags(kind, KINDS[kind].audiences[0])]
    attacked(root, "words")
    plain = blocks(outline(built(place, "md", *more)))
    attacked(root, ATTACK + BLOCKS)
    gate = Gate((GOLDEN / f"hillside-{kind}-{KINDS[kind].audiences[0]}.html").read_text(encoding="utf-8"))
    page = built(place, "html", *more)
    gate.feed(page)
    assert gate.faults == []
    assert "evil.example" in page
    assert "default-src 'none'" in page
    assert page.count("{{ 7 * 7 }}") == page.count("${7*7}") > 0
    text = built(place, "md", *more)
    assert blocks(outline(text)) == plain
    assert inside(text) <= {"text", "strong_open", "strong_close", "softbreak", "text_special"}


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_that_makes_no_sense_for_an_audience_is_refused_with_the_reason(kind: str, tmp_path: Path) -> None:
    place = Place(tmp_path)
    place.folder = place.given("small")
    for whom in AUDIENCES:
        if whom not in KINDS[kind].audiences:
            answer = place.run("report", kind, "--for", whom, "--me", "amina", today=DAY)
            assert (answer.code, answer.out) == (4, "")
            assert KINDS[kind].why in answer.err
