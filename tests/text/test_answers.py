"""Answers are kept so that a person can read and change them, and come back as they were given."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alearn.errors import UsageError
from alearn.model import Form, Question
from alearn.text.answers import (
    answers_in,
    as_answer,
    as_then_and_now,
    blank,
    page_of,
    ratings_in,
    words_in,
    yes_in,
)

SIMPLE = ("not at all", "a little", "partly", "mostly", "fully")
SCALE = ("not at all", "a little", "partly (some days)", "mostly", "fully")
RATED = Question("leading", "Leading", "I know what I bring.", answer="rating")
PLAIN = Question("hopes", "Hopes", "What do you hope for?")
YES_NO = Question("decided", "Decided already", "Is it decided?", answer="yes-no", against="yes", instead="Say so.")
ALL = (RATED, PLAIN, YES_NO)
words = st.text(st.characters(codec="utf-8", exclude_characters="\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")).map(
    str.strip
)


@given(words.filter(bool))
def test_words_come_back_as_they_were_given(typed: str) -> None:
    kept = {PLAIN.id: as_answer(PLAIN, typed, SCALE), RATED.id: "3 (partly)"}
    assert answers_in(page_of("Before", ALL, kept), ALL) == kept


@given(st.integers(1, 5), words)
def test_a_rating_comes_back_with_the_words_after_it(number: int, more: str) -> None:
    kept = as_answer(RATED, f"{number} {more}", SCALE)
    assert ratings_in(kept)[:1] == (number,)
    assert as_answer(RATED, kept, SCALE) == kept


@pytest.mark.parametrize("typed", ["0", "6", "-1", "2.5", "3,5", "good", "11111111", ""])
def test_what_is_no_rating_is_asked_again(typed: str) -> None:
    with pytest.raises(UsageError):
        as_answer(RATED, typed, SCALE)


@pytest.mark.parametrize(
    ("typed", "ratings", "more"),
    [
        ("2 4", (2, 4), ""),
        ("2,4 I counted", (2, 4), "I counted"),
        ("Then 1, now 5: at last", (1, 5), "at last"),
        ("1/3", (1, 3), ""),
    ],
)
def test_then_and_now_is_two_ratings(typed: str, ratings: tuple[int, int], more: str) -> None:
    kept = as_then_and_now(typed, SIMPLE)
    assert ratings_in(kept) == ratings
    assert words_in(kept) == more


@pytest.mark.parametrize("typed", ["2", "2 6", "0 1", "24", "then two now four", ""])
def test_then_and_now_is_asked_again(typed: str) -> None:
    with pytest.raises(UsageError):
        as_then_and_now(typed, SCALE)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("y", "yes"), ("No, never", "no"), ("?", "not sure"), ("not sure, ask", "not sure"), ("YES", "yes")],
)
def test_yes_no_and_not_sure(typed: str, meant: str) -> None:
    assert yes_in(as_answer(YES_NO, typed, ())) == meant


@pytest.mark.parametrize("typed", ["yesterday", "nobody does", "maybe", "", "nö"])
def test_other_words_are_neither_yes_nor_no(typed: str) -> None:
    with pytest.raises(UsageError):
        as_answer(YES_NO, typed, ())
    assert yes_in(typed) == ""


def test_an_answer_that_was_changed_by_hand_is_read_as_it_stands() -> None:
    page = page_of("Before", ALL, {"leading": "2 (a little)"}).replace("2 (a little)", "4 since the spring")
    (number,) = ratings_in(answers_in(page, ALL)["leading"])
    assert number == 4


def test_a_blank_sheet_asks_everything_and_fits_on_paper() -> None:
    sheet = Form("", "evaluation", "Before and after", None, "For yourself. " * 20, SCALE, ALL)
    page = blank(sheet, ALL, twice=True)
    assert all(each.ask in page for each in ALL)
    assert "then   1  2  3  4  5" in page
    assert max(map(len, page.splitlines())) <= 76
