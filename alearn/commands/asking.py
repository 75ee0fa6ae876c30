"""A form filled in at the terminal, one question at a time, or with `--answer`; and kept for its author alone."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import NamedTuple

from alearn.commands.drafting import SAFEGUARD
from alearn.commands.opening import open_all, private_entries
from alearn.commands.private import Written, is_sealed_here, keep_private
from alearn.commands.who import Author, Given, author
from alearn.errors import RefusedError, UsageError
from alearn.folder import form
from alearn.model import Form, LearningSet, Member, Question
from alearn.schema.layout import entry_day
from alearn.text.answers import answers_in, as_answer, page_of, shown
from alearn.world import World

Read = Callable[[Question, str], str]


class Kept(NamedTuple):
    """A form's answers as an entry keeps them: the day, the name of what was filled in, and each answer by its id."""

    day: date
    sheet: str
    meeting: str
    answers: dict[str, str]

    @property
    def about(self) -> date:
        """The day that is looked back on: the meeting's, else the day it was answered."""
        return entry_day(self.meeting) or self.day


def who_answers(world: World, root: str, the_set: LearningSet, given: Given) -> Author:
    """Who answers: only whoever types, since frank answers are nobody else's to type or to read."""
    try:
        writer = author(world, root, the_set, given, private=True)
    except RefusedError as refused:
        hint = (
            "They answer on paper: add --blank to print the sheet, which stays with them. "
            "Words they want to let out, they choose; those are written with alearn share."
        )
        raise RefusedError(refused.message, hint) from None
    is_sealed_here(world, writer.member)  # a key nobody accepted stops here, before anything is asked
    return writer


def typed_answers(questions: Iterable[Question], typed: Iterable[str], read: Read) -> dict[str, str]:
    """What `--answer ID=WORDS` says, by the ids of the questions; UsageError where it is none of them."""
    by_id = {each.id: each for each in questions}
    answers = {}
    for each in typed:
        id_, sign, words = each.partition("=")
        question = by_id.get(id_.strip().lower())
        if question is None or not sign or not words.strip():
            raise UsageError("An answer is written --answer ID=WORDS.", "The ids: " + ", ".join(by_id))
        try:
            answers[question.id] = read(question, words)
        except UsageError as fault:
            raise UsageError(f"--answer {question.id}: {fault.message}", fault.hint) from None
    return answers


def asked(world: World, questions: Iterable[Question], before: Mapping[str, str], read: Read) -> dict[str, str]:
    """What is answered at the terminal; what was said `before` is shown with its question."""
    answers = {}
    for each in questions:
        world.say(f"\n{each.heading}" + (f"  (last time: {before[each.id]})" if each.id in before else ""))
        if each.about:
            world.say(each.about)
        answers[each.id] = world.ask_for(each.ask, f"--answer {each.id}=WORDS", _skippable(read, each))
    return {id_: words for id_, words in answers.items() if words}


def _skippable(read: Read, question: Question) -> Callable[[str], str]:
    return lambda typed: read(question, typed) if typed else ""


def reader_of(sheet: Form) -> Read:
    """How an answer to a form is read."""
    return lambda question, typed: as_answer(question, typed, sheet.scale)


def introduced(world: World, sheet: Form, rated: str = "A number, and words after it if you like") -> None:
    """Say what a form is for and how it is filled in, what is `rated` among it."""
    world.say(sheet.title)
    if sheet.about:
        world.say(sheet.about)
    if any(each.answer == "rating" for each in sheet.questions):
        world.say(f"{rated}: {shown(sheet.scale)}.")
    if any(each.answer == "yes-no" for each in sheet.questions):
        world.say("Yes, no or not sure (y, n, ?), and words after it if you like.")
    world.say(SAFEGUARD)
    world.say("Only you will read the answers. Press Enter to leave a question out.")


def keep(
    world: World,
    root: str,
    the_set: LearningSet,
    writer: Author,
    kept: Kept,
    title: str,
    questions: Iterable[Question],
    *,
    dry_run: bool,
) -> str:
    """Keep answers as a private entry of the writer's, under a title; the path to show."""
    if not kept.answers:
        raise UsageError("There are no answers, so nothing was written.")
    keys = {"kind": "review", "prompts": kept.sheet, "meeting": kept.meeting}
    words = page_of(title, questions, kept.answers)
    entry = Written(writer, kept.day.isoformat(), {key: value for key, value in keys.items() if value}, words)
    return keep_private(world, root, the_set, entry, dry_run=dry_run)


def kept_before(
    world: World, root: str, the_set: LearningSet, me: Member, sheets: Iterable[str], questions: Iterable[Question]
) -> list[Kept]:
    """What I answered before to any of the named sheets, oldest first; nobody else's is ever opened."""
    names, asked_for = tuple(sheets), tuple(questions)
    found = []
    every, shut = open_all(world, private_entries(world, root, the_set, me))
    if shut:
        world.warn(f"Private entries that cannot be opened here, so that nothing of them is shown: {len(shut)}.")
        world.warn("What can be done: alearn key check")
    for opened in every:
        record = opened.record
        if record is not None and record.prompts in names and opened.day is not None:
            answers = answers_in(opened.prose, asked_for)
            kept = Kept(opened.day, record.prompts, record.meeting or "", answers)
            found.append((kept.about, names.index(kept.sheet), opened.own.id, kept))
    return [kept for *_, kept in sorted(found, key=lambda each: each[:3])]


def form_named(world: World, root: str, name: str) -> Form:
    """A form that has questions; UsageError where a set's own has none."""
    sheet = form(world, root, name)
    if not sheet.questions:
        raise UsageError(f"{sheet.path} asks nothing.", "Write its `questions`, or delete it to have the shipped one.")
    return sheet
