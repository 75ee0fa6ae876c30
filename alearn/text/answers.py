"""Answers to a form: what somebody typed, as it is kept under its heading, and read back from there."""

import re
from collections.abc import Iterable, Mapping, Sequence
from textwrap import wrap as fill

from alearn.errors import UsageError
from alearn.model import Form, Question
from alearn.text.prompted import written_under

NOT_SURE = "not sure"
_PAPER = 76
_ROOM = ("   " + "_" * (_PAPER - 3),)
_WORD = r"(?:\s*\((?:[^()\n]|\([^()\n]*\))*\))?"  # what a number stands for, in brackets after it
_NUMBER = re.compile(rf"(\d+)(?![\d.,]\d){_WORD}[\s,:;.-]*")
_YES = re.compile(r"(yes|no|not sure|y|n|\?)(?![^\W_])[\s,:;.-]*", re.IGNORECASE)
_HEADING, _WRITTEN = re.compile(r"^(?=#)", re.MULTILINE), r"\\"  # in an answer, a line like that is no heading
_HEADING_WRITTEN = re.compile(r"^\\#", re.MULTILINE)
_TWICE = re.compile(
    rf"(?:then\s+)?(\d+){_WORD}(?:\s*[,;/]\s*|\s+)(?:now\s+)?(\d+)(?![\d.,]\d){_WORD}[\s,:;.-]*", re.IGNORECASE
)


def as_answer(question: Question, typed: str, scale: Sequence[str]) -> str:
    """What was typed, as it is kept: a rating with its word, or yes, no or not sure, and then words of one's own.

    Raises UsageError where a rating or a yes or no was asked for and none was typed.
    """
    words = typed.strip()
    if question.answer == "rating":
        return _rating(words, scale)
    if question.answer == "yes-no":
        return _yes_or_no(words)
    return words


def _rating(words: str, scale: Sequence[str]) -> str:
    found = _NUMBER.match(words)
    number = int(found[1]) if found and len(found[1]) < 4 else 0
    if not found or not 1 <= number <= len(scale):
        raise UsageError(f"That is rated from 1 to {len(scale)}: {shown(scale)}.", "Type a number, and words after it.")
    more = words[found.end() :]
    rated = rated_as(number, scale)
    return f"{rated}: {more}" if more else rated


def as_then_and_now(typed: str, scale: Sequence[str]) -> str:
    """Two ratings, how it was and how it is, as they are kept; UsageError where two were not typed."""
    words = typed.strip()
    found = _TWICE.match(words)
    both = [int(each) if len(each) < 4 else 0 for each in found.groups()] if found else []
    if not found or not all(1 <= number <= len(scale) for number in both):
        message = f"Two numbers from 1 to {len(scale)} are asked for: how it was then, and how it is now."
        raise UsageError(message, "Type them like 2 4, and words after them.")
    rated = f"then {rated_as(both[0], scale)}, now {rated_as(both[1], scale)}"
    more = words[found.end() :]
    return f"{rated}: {more}" if more else rated


def rated_as(number: int, scale: Sequence[str]) -> str:
    """A rating with the word that stands for it."""
    return f"{number} ({scale[number - 1]})"


def _yes_or_no(words: str) -> str:
    found = _YES.match(words)
    if not found:
        raise UsageError("Begin with yes, no or not sure.", "Words of your own may stand after it.")
    plain = {"y": "yes", "n": "no", "?": NOT_SURE}.get(found[1].lower(), found[1].lower())
    more = words[found.end() :]
    return f"{plain}: {more}" if more else plain


def shown(scale: Sequence[str]) -> str:
    """A scale in a line: 1 not at all, 2 a little, and so on."""
    return ", ".join(f"{number} {word}" for number, word in enumerate(scale, 1))


def ratings_in(answer: str) -> tuple[int, ...]:
    """The ratings that a kept answer begins with: one, or how it was and how it is."""
    found = _TWICE.match(answer) or _NUMBER.match(answer)
    numbers = [each for each in found.groups() if each and each.isdecimal()] if found else []
    return tuple(int(each) for each in numbers if len(each) < 4)


def words_in(answer: str) -> str:
    """The words of a kept answer after its ratings."""
    found = _TWICE.match(answer) or _NUMBER.match(answer)
    return answer[found.end() :] if found else answer


def yes_in(answer: str) -> str:
    """Yes, no or not sure, as a kept answer begins; empty where it does not."""
    found = _YES.match(answer)
    return found[1].lower() if found else ""


def page_of(title: str, questions: Iterable[Question], answers: Mapping[str, str]) -> str:
    """The prose of an entry that keeps answers, each under its question's heading."""
    given = [each for each in questions if answers.get(each.id)]
    parts = [f"## {each.heading}\n\n{_HEADING.sub(_WRITTEN, answers[each.id])}\n" for each in given]
    return "\n".join([f"# {title}\n", *parts])


def answers_in(prose: str, questions: Iterable[Question]) -> dict[str, str]:
    """The answers that the prose of an entry keeps, by the ids of their questions."""
    kept = {each.id: _HEADING_WRITTEN.sub("#", written_under(prose, each.heading)) for each in questions}
    return {id_: words for id_, words in kept.items() if words}


def blank(sheet: Form, questions: Sequence[Question], *, twice: bool = False) -> str:
    """A form to print and fill in with a pen: every question with room for an answer.

    With `twice` what is rated is rated as it was at the start and as it is now.
    """
    lines = [sheet.title, "=" * len(sheet.title), "", *fill(sheet.about or "", _PAPER)]
    if any(each.answer == "rating" for each in questions):
        lines += ["", *fill(f"{shown(sheet.scale)}.", _PAPER)]
    numbers = "  ".join(str(number) for number in range(1, len(sheet.scale) + 1))
    for number, each in enumerate(questions, 1):
        lines += ["", *fill(f"{number}. {each.ask}", _PAPER, subsequent_indent="   ")]
        if each.answer == "rating":
            lines += [f"   then   {numbers}", f"   now    {numbers}"] if twice else [f"   {numbers}"]
        elif each.answer == "yes-no":
            lines += ["   yes   no   not sure, because", *_ROOM]
        else:
            lines += [*_ROOM, *_ROOM]
    return "\n".join(lines) + "\n"
