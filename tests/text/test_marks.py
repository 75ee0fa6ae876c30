"""What is marked in an entry: always a stretch of it as it stands, and clear, or nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alearn.errors import UsageError
from alearn.text.marks import lines, marked, stands_in, without_marks, words_at
from alearn.text.source import Source

WORDS = st.lists(
    st.sampled_from(["I", "Ann's", "waited;", "then", "看見", "она", "(twice)", "x = y", "a == b"]), min_size=1
)
GAP = st.sampled_from([" ", "\n", "\r\n", "\n\n", "\r\n\r\n", "\n- "])
ANY = st.text(st.sampled_from("==== ab'\n\r\\看"), max_size=40)


def as_read(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


@given(before=WORDS, inside=WORDS, after=WORDS, gap=GAP)
def test_marked_words_are_what_stands_between_the_marks(
    before: list[str], inside: list[str], after: list[str], gap: str
) -> None:
    source = Source("entry.md", gap.join([*before, f"=={gap.join(inside)}==", *after]))
    (stretch,) = marked(source, 0)
    assert words_at(source, 0, stretch) == as_read(gap.join(inside))
    assert stands_in(words_at(source, 0, stretch), without_marks(source.text))


@given(text=ANY, body=st.integers(0, 10))
def test_whatever_is_marked_is_a_contiguous_part_of_the_entry(text: str, body: int) -> None:
    source = Source("entry.md", text)
    try:
        stretches = marked(source, body)
    except UsageError:
        return
    for stretch in stretches:
        words = words_at(source, body, stretch)
        assert body <= stretch.start < stretch.end
        assert words in as_read(text[body:])
        assert stands_in(words, as_read(without_marks(text[body:])))


@given(text=ANY, first=st.integers(1, 9), more=st.integers(0, 9))
def test_lines_are_whole_lines_without_their_marks(text: str, first: int, more: int) -> None:
    source = Source("entry.md", text)
    there = [source.line(number) for number in range(first, first + more + 1)]
    try:
        stretch = lines(source, 0, f"{first}-{first + more}")
    except UsageError:
        assert first + more > source.place(len(text)).line or not "".join(there).strip()
        return
    assert words_at(source, 0, stretch).replace("==", "") == "\n".join(there).replace("==", "").strip()
    assert words_at(source, 0, stretch) in as_read(without_marks(text))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("one\n==two ==three== four==", "line 2"),
        ("one ==two", "line 1"),
        ("\n\ntwo== three", "line 3"),
        ("pla==nned==", "line 1"),
        ("==Ann=='s", "line 1"),
    ],
)
def test_where_it_is_not_clear_which_words_are_meant_none_are(text: str, told: str) -> None:
    with pytest.raises(UsageError, match=told):
        marked(Source("entry.md", text), 0)


@pytest.mark.parametrize("text", ["a == b", "Title\n=====\n", "==== four", r"\==not\==", "x = y", "Title\n==\n"])
def test_an_equals_sign_of_another_kind_is_no_mark(text: str) -> None:
    assert marked(Source("entry.md", text), 0) == ()


@pytest.mark.parametrize(
    ("typed", "words"), [("2", "two"), ("2-3", "two\nthree"), (" 2 to 3 ", "two\nthree"), ("1–2", "one\ntwo")]
)
def test_lines_are_named_as_people_write_them(typed: str, words: str) -> None:
    source = Source("entry.md", "one\r\ntwo\r\nthree\r\n")
    assert words_at(source, 0, lines(source, 0, typed)) == words


def test_a_word_that_grew_is_another_word() -> None:
    assert not stands_in("I could", "I couldn't")
    assert not stands_in("plan", "We were planning")
    assert not stands_in("plan", "The plan's end")
    assert stands_in("I could\nnot", "Then I could not.")
