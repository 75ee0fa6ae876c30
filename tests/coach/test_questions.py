"""The question coach: each kind by an example, where it is told, what is offered, and what changes nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scoring import WORLD, rows_of

from alearn.folder import question_bank, words
from alearn.rules.questions import DIRECTIVE, HINTS, Kind, listen

LEXICON, _ = words(WORLD, "questions.yaml")
ROWS = rows_of("contributions.jsonl")


@pytest.mark.parametrize(
    ("said", "kind", "tells"),
    [
        ("What would you like to be different?", Kind.OPEN, "What"),
        ("Can you say more about the rota?", Kind.OPEN, "Can you say more"),
        ("If I was you, what would I be worrying about?", Kind.OPEN, "what"),
        ("What would happen if you did nothing?", Kind.OPEN, "did nothing"),
        ("Did he reply?", Kind.CLOSED, "Did he"),
        ("How many of you are there?", Kind.CLOSED, "How many of you"),
        ("Why, is there a deadline?", Kind.CLOSED, "is there"),
        ("Isn't that just making excuses?", Kind.LEADING, "Isn't that"),
        ("He's never going to change, is he?", Kind.LEADING, "is he"),
        ("Have you tried asking the parents?", Kind.ADVICE, "Have you tried"),
        ("Why don't you ring them?", Kind.ADVICE, "Why don't"),
        ("What would happen if you just let the TA lead it?", Kind.ADVICE, "if you just"),
        ("If I was you I would ring the head.", Kind.TELLING, "If I was you"),
        ("In my school we use a card.", Kind.TELLING, "In my school"),
        ("You should be proud of that.", Kind.SUPPORTIVE, "proud"),
        ("That sounds really hard.", Kind.SUPPORTIVE, "sounds really"),
    ],
)
def test_a_contribution_is_told_by_its_words(said: str, kind: Kind, tells: str) -> None:
    heard = listen(said, LEXICON)
    assert (heard.kind, said[heard.start : heard.end]) == (kind, tells)


def test_what_is_offered_instead_is_open() -> None:
    for row in ROWS:
        heard = listen(row["text"], LEXICON)
        assert bool(heard.instead) == (heard.kind in DIRECTIVE or heard.kind is Kind.CLOSED)
        assert not heard.instead or listen(heard.instead, LEXICON).kind is Kind.OPEN, heard.instead
    assert all(hint.why for hint in HINTS.values())


def test_every_question_of_the_bank_is_open() -> None:
    bank = question_bank(WORLD)
    asked = [
        (question, listen(question, LEXICON).kind) for stage in bank if stage != "credits" for question in bank[stage]
    ]
    assert [question for question, kind in asked if kind is not Kind.OPEN] == []
    assert len(asked) > 50
    assert bank["credits"]


@pytest.mark.parametrize("before", ["So, ", "Um, ", "OK, ", "Right, so, ", "Well, ", "Can I ask, "])
def test_what_people_say_first_changes_no_question(before: str) -> None:
    for row in ROWS[::9]:
        if row["text"].endswith("?") and row["text"][0].isupper() and "so" not in row["text"].lower()[:3]:
            longer = before + row["text"]
            kinds = {listen(row["text"], LEXICON).kind, listen(longer, LEXICON).kind}
            assert len(kinds) == 1 or "So" in before or "so" in before, longer


@given(st.text(max_size=60))
def test_whatever_is_said_is_heard(said: str) -> None:
    heard = listen(said, LEXICON)
    assert heard == listen(said, LEXICON)
    assert 0 <= heard.start <= heard.end <= len(said)
