"""Answers to a form beside each other: what was rated as a table, and what was written in words below it."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from alearn.commands.asking import Kept
from alearn.dates import in_words
from alearn.model import Form
from alearn.text.answers import ratings_in, words_in

MOST_COLUMNS = 8


class _Column(NamedTuple):
    """One column: what stands above it, and each rating by its question."""

    head: str
    day: date
    ratings: dict[str, int]


def side_by_side(sheet: Form, kept: Sequence[Kept]) -> Iterator[str]:
    """The lines, oldest first; of ratings the latest eight columns."""
    columns = [column for each in kept for column in _columns(each)][-MOST_COLUMNS:]
    given = {id_ for column in columns for id_ in column.ratings}
    rated = [each for each in sheet.questions if each.answer == "rating" and each.id in given]
    if rated:
        wide = max(len(each.heading) for each in rated)
        if any(column.head for column in columns):
            yield _row(wide, "", [column.head for column in columns])
        yield _row(wide, "", [f"{column.day.day} {column.day:%b}" for column in columns])
        for each in rated:
            yield _row(wide, each.heading, [str(column.ratings.get(each.id, "")) for column in columns])
    for each in sheet.questions:
        answered = [(one.about, one.answers.get(each.id, "")) for one in kept]
        said = [(day, words_in(words) if each.answer == "rating" else words) for day, words in answered]
        if any(words for _, words in said):
            yield f"\n{each.heading}"
            yield from (f"  {in_words(day)}: {words}" for day, words in said if words)


def _columns(kept: Kept) -> Iterator[_Column]:
    """One column, or two where it was rated how it was then and how it is now."""
    ratings = {id_: ratings_in(answer) for id_, answer in kept.answers.items()}
    _, _, moment = kept.sheet.partition("evaluation-")
    twice = moment == "then-and-now"
    for at, head in enumerate(("then", "now") if twice else (moment,)):
        yield _Column(head, kept.about, {id_: both[at] for id_, both in ratings.items() if len(both) > at})


def _row(wide: int, heading: str, cells: Sequence[str]) -> str:
    return (f"{heading:{wide}}" + "".join(f"{cell:>8}" for cell in cells)).rstrip()
