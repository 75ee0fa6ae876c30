"""How well the coaches agree with labelled rows, and the tables that say so.

A row of actions has the fields of a record as somebody wrote them and a label for each letter; a row of contributions
has its text and one label. `alt` holds labels that a second sensible reader could choose; scores here are strict.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from alearn.commands.smart import proposal_of_row
from alearn.folder import words
from alearn.rules.questions import DIRECTIVE, Kind, listen
from alearn.rules.smart.advice import LETTERS
from alearn.rules.smart.coach import look
from alearn.world import World

HERE = Path(__file__).parent
LEVELS = ("pass", "weak", "fail")
WORLD = World.real("", None, no_input=True, quiet=True)
Row = dict[str, Any]
Predict = Callable[[Row], Mapping[str, str]]


def rows_of(name: str) -> list[Row]:
    """The rows of a file here."""
    return [json.loads(line) for line in (HERE / name).read_text("utf-8").splitlines()]


def coached() -> Predict:
    """What the coach says of a row, by letter."""
    lexicon, _ = words(WORLD, "smart.yaml")

    def predict(row: Row) -> dict[str, str]:
        levels = look(proposal_of_row(row), lexicon)
        return {letter: str(getattr(levels, letter).level) for letter in LETTERS}

    return predict


def owned(row: Row) -> Row:
    """A row whose owner is its presenter, as every action in a set's folder is."""
    return {**row, "owner": row["presenter"]}


def filled(row: Row) -> dict[str, str]:
    """What a form would say that only looks at which fields are filled: the baseline."""
    there = {"S": row["text"], "M": row["measure"], "A": row["owner"], "R": row["issue"], "T": row["due"]}
    return {letter: "pass" if there[letter] else "fail" for letter in LETTERS}


class Score(NamedTuple):
    """How one letter fares: macro-F1 over the labels there are, and what people feel of it, as shares from 0 to 1.

    `problem` is precision and recall of anything but a pass, `fails` the precision of a fail, `swaps` the share of
    rows where a pass is taken for a fail or a fail for a pass, `tolerant` the share right when `alt` counts.
    """

    macro_f1: float
    problem: tuple[float, float]
    fails: float
    swaps: float
    tolerant: float


def score(pairs: Iterable[tuple[str, str, list[str]]]) -> Score:
    """The score of label, prediction and other sensible labels."""
    rows = list(pairs)
    there = [level for level in LEVELS if any(label == level for label, _, _ in rows)]
    problem = _f1([(label != "pass", said != "pass") for label, said, _ in rows])
    return Score(
        sum(_f1([(label == level, said == level) for label, said, _ in rows])[2] for level in there) / len(there),
        problem[:2],
        _f1([(label == "fail", said == "fail") for label, said, _ in rows])[0],
        sum({label, said} == {"pass", "fail"} for label, said, _ in rows) / len(rows),
        sum(said in (label, *alt) for label, said, alt in rows) / len(rows),
    )


def scores(rows: list[Row], predict: Predict, letters: str = "SMART") -> dict[str, Score]:
    """The score of each letter."""
    said = [(row, predict(row)) for row in rows]
    return {
        letter: score(
            (row["labels"][letter]["label"], told[letter], row["labels"][letter].get("alt", [])) for row, told in said
        )
        for letter in letters
    }


def heard(rows: list[Row]) -> list[tuple[Row, str]]:
    """Each contribution with what the question coach takes it for."""
    lexicon, _ = words(WORLD, "questions.yaml")
    return [(row, str(listen(row["text"], lexicon).kind)) for row in rows]


def directive(said: list[tuple[Row, str]]) -> tuple[float, float, float]:
    """Precision, recall and F1 of what leads where the asker wants to go."""
    kinds = {str(kind) for kind in DIRECTIVE}
    return _f1([(row["label"] in kinds, told in kinds) for row, told in said])


def by_kind(said: list[tuple[Row, str]]) -> Iterator[tuple[Kind, tuple[float, float, float], int]]:
    """Precision, recall and F1 of each kind of contribution, and how many there are."""
    for kind in Kind:
        yield (
            kind,
            _f1([(row["label"] == kind, told == kind) for row, told in said]),
            sum(row["label"] == kind for row, _ in said),
        )


def _f1(pairs: list[tuple[bool, bool]]) -> tuple[float, float, float]:
    """Precision, recall and their harmonic mean."""
    right = sum(label and said for label, said in pairs)
    found, there = sum(said for _, said in pairs), sum(label for label, _ in pairs)
    precision, recall = right / found if found else 0.0, right / there if there else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if right else 0.0
