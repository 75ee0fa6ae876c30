"""The pages a set of four sends, byte for byte; that private words change none of them; that a proof says it is one."""

import os
import random
from pathlib import Path

import pytest
from running import Place

GOLDEN = Path(__file__).parent / "golden"
MEMBERS = ("ines-duarte", "peter-nwosu", "shazia-malik", "tomasz-zielinski")
ROUNDS = 500 if os.environ.get("ALEARN_SOAK") else 8


def sent(place: Place, answers: tuple[str, ...], form: str, audience: str = "sponsor", kind: str = "summary") -> str:
    """The page that leaves a set of four after its members answered."""
    place.folder = place.given("four")
    assert place.run("report", kind, "--for", audience, "--proof", "-q").code == 0
    for member, answer in zip(MEMBERS, answers, strict=True):
        assert place.run("confirm", f"{kind}-{audience}", answer, "--me", member).code == 0
    done = place.run("report", kind, "--for", audience, "--send", "-o", f"page.{form}", "-q")
    assert done.code == 0, done.err
    return (place.folder / f"page.{form}").read_bytes().decode()


YES, NO = ("--yes",) * 4, ("--yes", "--yes", "--no", "--yes")


@pytest.mark.parametrize(
    ("name", "answers", "form", "audience"),
    [
        ("four-agreed.md", YES, "md", "sponsor"),
        ("four-agreed.html", YES, "html", "sponsor"),
        ("four-agreed-public.md", YES, "md", "public"),
        ("four-with-one-no.md", NO, "md", "sponsor"),
    ],
)
def test_what_a_set_of_four_sends(
    name: str, answers: tuple[str, ...], form: str, audience: str, tmp_path: Path, *, update_golden: bool
) -> None:
    page = sent(Place(tmp_path), answers, form, audience)
    if update_golden:
        (GOLDEN / name).write_bytes(page.encode())
    assert page == (GOLDEN / name).read_bytes().decode()


@pytest.mark.parametrize(
    ("name", "answers", "form", "audience", "kind"),
    [
        ("four-interim-agreed.md", YES, "md", "sponsor", "interim"),
        ("four-interim-agreed.html", YES, "html", "sponsor", "interim"),
        ("four-interim-with-one-no.md", NO, "md", "sponsor", "interim"),
        ("four-summative-agreed.md", YES, "md", "sponsor", "summative"),
        ("four-summative-with-one-no.md", NO, "md", "sponsor", "summative"),
        ("four-evidence-agreed.md", YES, "md", "sponsor", "evidence"),
    ],
)
def test_what_a_set_of_four_sends_half_way_and_at_the_end(
    name: str, answers: tuple[str, ...], form: str, audience: str, kind: str, tmp_path: Path, *, update_golden: bool
) -> None:
    page = sent(Place(tmp_path), answers, form, audience, kind)
    if update_golden:
        (GOLDEN / name).write_bytes(page.encode())
    assert page == (GOLDEN / name).read_bytes().decode()


def test_one_no_leaves_the_same_bytes_whoever_said_it(tmp_path: Path) -> None:
    """But for the words that she who said no had let out; Shazia and Tomasz have none."""
    pages = set()
    for n, answers in enumerate((NO, ("--yes", "--yes", "--yes", "--no"), ("--yes", "--yes", "--no", "--no"))):
        pages.add(sent(Place(tmp_path / str(n)), answers, "html"))
    assert len(pages) == 1


def test_private_words_change_no_byte_of_a_page(tmp_path: Path) -> None:
    place = Place(tmp_path)
    page = sent(place, YES, "html")
    place.run("log", "Something of my own.", "--me", "ines")
    (private,) = (path for path in place.data.rglob("*.md"))
    sealed = place.folder / "members/peter-nwosu/private/2026-11-k3v9tq2m.md.age"
    sealed.parent.mkdir()
    letters = random.Random(7)  # the same words every time
    pages = set()
    for _ in range(ROUNDS):
        words = "".join(letters.choices("abcdefg \n-:#{}'\"é漢", k=letters.randrange(200)))
        private.write_text(words, encoding="utf-8")
        sealed.write_bytes(b"age-encryption.org/v1\n" + letters.randbytes(letters.randrange(200)))
        for audience in ("sponsor", "public"):
            answer = place.run("report", "--for", audience, "-o", "-")
            assert answer.code == 0
            pages.add((audience, answer.out))
    assert len(pages) == 2
    assert page.startswith("<!doctype html>")


def test_a_proof_says_that_it_is_one_in_its_name_and_on_it(tmp_path: Path) -> None:
    place = Place(tmp_path)
    place.folder = place.given("four")
    for audience in ("sponsor", "public"):
        made = place.run("report", "--for", audience, "--proof", "-q").out.splitlines()[0]
        assert "DRAFT-FOR-THE-SET" in made
        text = (place.folder / made).read_text(encoding="utf-8")
        assert '<p class="banner">DRAFT FOR THE SET' in text
        assert '@page { @top-center { content: "DRAFT FOR THE SET"' in text
        assert "DRAFT FOR THE SET" in place.run("report", "--for", audience, "--proof", "-q", "-o", "-").out
