"""The forms of the printed pack, blank, or filled in with what the whole set may see."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from alearn.dates import in_words
from alearn.disclose import Disclosed
from alearn.model import Form, FormPart, LearningSet, Question
from alearn.report.build import BANNERS
from alearn.story.actions import due
from alearn.story.meetings import facilitators, members, name_of, planned
from alearn.story.promises import promised
from alearn.story.wording import listed

WHOM = ("set", "members", "facilitator", "sponsor")
_LINES_OF_AN_ANSWER = 2
_QUESTIONS_SHOWN = 4


class PartView(NamedTuple):
    """A part as it is printed; `rows` are the cells of a table, those to write in empty."""

    heading: str = ""
    words: str = ""
    points: tuple[str, ...] = ()
    boxes: tuple[str, ...] = ()
    lines: int = 0
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


class FormView(NamedTuple):
    """A form as it is printed, every word decided; where it has what members said they would do, for the set only."""

    id: str
    title: str
    whose: str
    banner: str
    about: str
    source: str
    parts: tuple[PartView, ...]


def build_form(form: Form, seen: Disclosed | None, bank: Mapping[str, tuple[str, ...]]) -> FormView:
    """A form, blank where no set is `seen`; `bank` has the open questions by the stage they serve."""
    parts = [view for part in form.parts for view in _parts(part, seen, bank)]
    return FormView(
        id=form.id,
        title=form.title,
        whose=seen.the_set.file.title if seen else "",
        banner=BANNERS["set"] if seen and any(part.fill == "promised" for part in form.parts) else "",
        about=form.about or "",
        source=form.source or "",
        parts=(*parts, *_asked(form)),
    )


def _parts(part: FormPart, seen: Disclosed | None, bank: Mapping[str, tuple[str, ...]]) -> Iterator[PartView]:
    """A part, or one for each stage that the questions of the bank serve."""
    if part.fill == "questions":
        for stage, questions in ((name, asks) for name, asks in bank.items() if name != "credits"):
            yield PartView(stage.replace("-", " ").capitalize(), points=questions[:_QUESTIONS_SHOWN])
        return
    rows = tuple(_rows(part, seen))
    points = part.points or (tuple(_points(part.fill, seen)) if part.fill else ())
    yield PartView(
        heading=part.heading or "",
        words=part.words or "",
        points=points,
        boxes=part.boxes,
        lines=0 if points else part.lines or 0,
        columns=part.columns,
        rows=rows,
    )


def _rows(part: FormPart, seen: Disclosed | None) -> Iterator[tuple[str, ...]]:
    """The rows of a table: those the record fills, then empty ones up to as many as there are to be."""
    if not part.columns:
        return
    filled = list(_filled(part.fill or "", seen.the_set, seen) if seen else ())
    empty = max(0, (part.rows or 1) - len(filled))
    for row in [*filled, *([()] * (empty if part.fill != "promised" or not filled else 1))]:
        yield (*row, *([""] * (len(part.columns) - len(row))))


def _filled(fill: str, the_set: LearningSet, seen: Disclosed) -> Iterator[tuple[str, ...]]:
    if fill == "members":
        yield from ((each.name,) for each in members(the_set) if each.belongs_on(seen.day))
    if fill == "promised":
        for action in promised(the_set, seen.day):
            by = due(action, seen.day)
            yield name_of(the_set, action.owner), action.action, in_words(by) if by else ""


def _points(fill: str, seen: Disclosed | None) -> Iterator[str]:
    if seen is None:
        return
    the_set = seen.the_set
    if fill == "conduct" and the_set.conduct:
        yield from (each.words for each in the_set.conduct.rules)
    if fill == "facts":
        if the_set.file.purpose:
            yield the_set.file.purpose
        if facilitators(the_set):
            yield f"Facilitated by {listed([each.name for each in facilitators(the_set)])}."
        for row in planned(the_set):
            when = f"{in_words(row.day)}{f' at {row.starts:%H:%M}' if row.starts else ''}"
            yield f"{when}, {row.place}" if row.place else when


def _asked(form: Form) -> Iterator[PartView]:
    """The questions of a form: those that are rated in one table, the others each with lines to write on."""
    rated = [each for each in form.questions if each.answer == "rating"]
    if rated:
        scale = tuple(f"{number} {word}" for number, word in enumerate(form.scale, 1))
        yield PartView(columns=("", *scale), rows=tuple((each.ask, *([""] * len(scale))) for each in rated))
    for each in form.questions:
        if each.answer != "rating":
            yield _question(each)


def _question(question: Question) -> PartView:
    boxes = ("yes", "no", "not sure") if question.answer == "yes-no" else ()
    lines = 1 if boxes else _LINES_OF_AN_ANSWER
    return PartView(question.ask, question.about or "", boxes=boxes, lines=lines)
