"""How well the coaches agree with people: what `docs/smart.md` promises holds on the project's own rows.

The floors lie a little below what was measured, so that a change that costs agreement shows.
"""

import pytest
from scoring import coached, directive, heard, rows_of, scores

FLOORS = {"S": 0.86, "M": 0.84, "A": 0.93, "T": 0.94}


def test_the_smart_coach_agrees_with_the_labels() -> None:
    found = scores(rows_of("actions.jsonl"), coached(), "SMAT")
    assert {letter: score.macro_f1 >= FLOORS[letter] for letter, score in found.items()} == dict.fromkeys(FLOORS, True)
    assert all(score.swaps <= 0.02 for score in found.values())
    assert found["S"].fails >= 0.9
    assert found["M"].fails >= 0.9


def test_the_question_coach_agrees_with_the_labels() -> None:
    precision, _, f1 = directive(heard(rows_of("contributions.jsonl")))
    assert precision >= 0.92
    assert f1 >= 0.92


@pytest.mark.parametrize("name", ["actions.jsonl", "contributions.jsonl"])
def test_the_rows_are_what_they_should_be(name: str) -> None:
    rows = rows_of(name)
    assert len({row["id"] for row in rows}) == len(rows)
    assert len({row["text"] for row in rows}) > len(rows) * 0.98
