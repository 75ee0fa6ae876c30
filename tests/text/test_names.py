"""Names in words: however they are written, and never inside a longer word."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alearn.text.names import names_in

FOUND = [
    ("Ann's turn", "Ann Lee", "Ann"),
    ("ANN, and nobody else", "Ann Lee", "ANN"),
    ("then ann said", "Ann Lee", "ann"),
    ("_Ann_ and **lee**", "Ann Lee", "Ann"),
    ("the Anns' table", "Ann Lee", "Anns"),
    ("Siobhan O’Neill’s", "Siobhán O'Neill", "Siobhan O’Neill"),
    ("ONeill", "Siobhán O'Neill", "ONeill"),
    ("anne marie", "Anne-Marie Roux", "anne marie"),
    ("with Łukasz", "Lukasz Nowak", "Łukasz"),
    ("with Lukasz", "Łukasz Nowak", "Lukasz"),
    ("Jose\u0301 left", "José Ruiz", "Jose"),
    ("Am\u00adina Khan", "Amina Khan", "Am\u00adina Khan"),
    ("Amina Khan", "Am\u200bina Khan", "Amina Khan"),
    ("Amina\nKhan", "Amina Khan", "Amina\nKhan"),
    ("Will was late", "Will Hunt", "Will"),
    ("when Jo came", "Jo Ward", "Jo"),
    ("tell Mrs Patel", "Mrs Patel", "Mrs Patel"),
    ("tell Patel", "Mrs Patel", "Patel"),
    ("我問李雷。", "李雷", "李雷"),
    ("田中さん", "田中 太郎", "田中"),
    ("和Amina一起", "Amina Khan", "Amina"),
    ("قلت لأمينة", "أمينة خان", "أمينة"),
    ("Я спросила Ольгу", "Ольга Смирнова", "Ольгу"),
    ("с Сергеем", "Сергей Орлов", "Сергеем"),
    ("maisie said", "maisie turner", "maisie"),
    ("a.khan@x.sch.uk", "Amina Khan", "khan"),
]
NOT_FOUND = [
    ("planning the annual cannon", "Ann Lee"),
    ("Anna and Hannah", "Ann Lee"),
    ("I will mark it in May", "Will Mark"),
    ("they said so", "Ed Al"),
    ("sample, bench", "Sam Ben"),
    ("the van and the lady", "Piet van der Berg"),
    ("Mrs Jones", "Mrs Patel"),
    ("Ann2 is a room", "Ann Lee"),
    ("", "Ann Lee"),
]


@pytest.mark.parametrize(("text", "name", "words"), FOUND)
def test_a_name_is_found_however_it_is_written(text: str, name: str, words: str) -> None:
    found = names_in(text, [name])
    assert text[found[0].start : found[0].end] == words
    assert {each.name for each in found} == {name}


@pytest.mark.parametrize(("text", "name"), NOT_FOUND)
def test_a_word_that_is_no_name_is_not_found(text: str, name: str) -> None:
    assert names_in(text, [name]) == ()


LETTERS = st.text(st.sampled_from("abcdefghklmnoprtuvz"), min_size=2, max_size=9)
SIGNS = st.sampled_from(["", " ", "\n", "“", "”", "(", ", ", "_", "**", "'", "-", "。", "見"])


@given(name=LETTERS, before=SIGNS, after=SIGNS)
def test_a_name_between_signs_is_always_found(name: str, before: str, after: str) -> None:
    name = name.title() + "q"  # no everyday word
    assert names_in(f"so{before or ' '}{name}{after}", [name])


@given(name=LETTERS, before=LETTERS, after=LETTERS)
def test_a_name_inside_a_longer_word_is_never_found(name: str, before: str, after: str) -> None:
    name = name.title() + "q"
    assert not names_in(f"{before}{name} {name}{after} {before}{name}{after}", [name])


ODD = st.text(st.sampled_from("-'\u2019 .\u00adAa9\u0301\u041e李"), max_size=6)


@settings(max_examples=300)
@given(text=st.text(max_size=60) | ODD, names=st.lists(st.text(max_size=12) | ODD, max_size=4))
def test_anything_may_be_looked_for_in_anything(text: str, names: list[str]) -> None:
    for found in names_in(text, names):
        assert 0 <= found.start < found.end <= len(text)
        assert found.name in names
