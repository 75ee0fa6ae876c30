import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from alearn.findings import Place
from alearn.text.source import (
    RECORD_LIMIT,
    Source,
    conflict_in_prose,
    conflict_marker,
    decode,
    front_matter,
    refused_character,
)

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=80)


def test_bytes_become_text_and_the_byte_order_mark_is_remembered() -> None:
    assert decode("f", "a: é\n".encode()) == (Source("f", "a: é\n"), [])
    assert decode("f", b"\xef\xbb\xbfa: 1\n") == (Source("f", "a: 1\n", bom=True), [])


def test_what_is_not_utf8_is_a_finding_where_it_begins() -> None:
    source, findings = decode("f", "a: é\nb: ".encode() + b"\xff\n")
    assert source.text == ""
    assert [(finding.rule, finding.place.line, finding.place.column) for finding in findings] == [("not-utf8", 2, 4)]


def test_a_file_that_is_too_big_is_not_read() -> None:
    source, findings = decode("f", b"a" * (RECORD_LIMIT + 1))
    assert source.text == ""
    assert [finding.rule for finding in findings] == ["too-big"]
    assert not decode("f", b"a" * RECORD_LIMIT)[1]
    assert decode("f", b"abc", 2)[1]


def test_places_count_lines_and_columns_from_one_in_code_points() -> None:
    source = Source("f", "a\r\n👩é: x\rb\n\nc")
    assert source.place(0) == Place(1, 1, 1, 1)
    assert source.place(source.text.index("x")) == Place(2, 5, 2, 5)
    assert source.place(source.text.index("b"), source.text.index("c")) == Place(3, 1, 5, 1)
    assert source.place(len(source.text)) == Place(5, 2, 5, 2)


def test_a_line_without_its_end() -> None:
    source = Source("f", "a\r\nb\rc\n")
    assert [source.line(n) for n in range(6)] == ["", "a", "b", "c", "", ""]


@pytest.mark.parametrize(
    "sign",
    [
        "\x00",
        "\x07",
        "\x0b",
        "\x0c",
        "\x1b",
        "\x7f",
        "\x85",
        "\x9f",
        "\u2028",
        "\u2029",
        "\u202a",
        "\u202e",
        "\u2066",
        "\u2069",
        "\ufeff",
        "\ufffe",
        "\uffff",
    ],
)
def test_characters_that_are_refused(sign: str) -> None:
    assert refused_character(f"ab{sign}c") == 2
    assert refused_character(f"ab{sign}c", 3) is None or sign.isascii()


@pytest.mark.parametrize(
    "sign", ["\t", "\n", "\r", "\u200d", "\ufe0f", "\u200e", "\u200f", "\u061c", "\xa0", "李", "👩🏽‍🏫"]
)
def test_characters_that_are_text(sign: str) -> None:
    assert refused_character(f"ab{sign}c") is None


def test_a_conflict_in_a_record_is_one_marker_and_in_prose_all_three() -> None:
    assert conflict_marker("a: 1\n>>>>>>> theirs\n") == 5
    assert conflict_marker("a: <<<<<<< x\n") is None
    assert conflict_marker("=======\n") is None
    whole = "x\n<<<<<<< ours\na\n=======\nb\n>>>>>>> theirs\n"
    assert conflict_in_prose(whole) == 2
    assert conflict_in_prose(whole, 3) is None
    assert conflict_in_prose("<<<<<<< ours\nTitle\n=======\n") is None


def test_where_front_matter_stands() -> None:
    source = Source("f.md", "---\r\na: 1\r\n--- \r\nProse\r\n---\r\n")
    fences, findings = front_matter(source)
    assert not findings
    assert fences
    assert source.text[fences.start : fences.end] == "a: 1\r\n"
    assert source.text[fences.body :] == "Prose\r\n---\r\n"


@pytest.mark.parametrize("text", ["", "Prose\n", "\n---\na: 1\n---\n", "----\na\n---\n", "--- a\n---\n"])
def test_a_file_without_front_matter_is_a_good_file(text: str) -> None:
    assert front_matter(Source("f.md", text)) == (None, [])


def test_front_matter_that_is_never_closed() -> None:
    fences, findings = front_matter(Source("f.md", "---\na: 1\n"))
    assert fences is None
    assert [(finding.rule, finding.place.line) for finding in findings] == [("front-matter-not-closed", 1)]


@given(TEXTS, st.booleans())
def test_encoding_gives_the_bytes_back(text: str, bom: bool) -> None:  # noqa: FBT001
    data = ("\ufeff" * bom + text).encode()
    source, findings = decode("f", data)
    assert not findings
    assert source.encode() == data


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_found(data: bytes) -> None:
    source, findings = decode("f", data)
    assert findings or source.encode() == data


@given(st.text("ab\n\r é", max_size=40), st.data())
def test_a_place_leads_back_to_its_offset(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    assume(text[max(offset - 1, 0) : offset + 1] != "\r\n")  # no place stands within a line end
    place = Source("f", text).place(offset)
    starts = [0, *(found.end() for found in re.finditer(r"\r\n|\r|\n", text))]
    assert starts[place.line - 1] + place.column - 1 == offset


@given(TEXTS)
def test_a_refused_character_is_where_it_is_said_to_be(text: str) -> None:
    at = refused_character(text)
    assert at is None or refused_character(text[:at]) is None
    assert at is None or refused_character(text[at]) == 0
