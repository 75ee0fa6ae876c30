"""`alearn readiness`: is action learning the thing here? Asked before a set begins and half way; kept for oneself."""

from collections.abc import Iterator
from textwrap import wrap
from typing import NamedTuple

from alearn.commands.asking import (
    Kept,
    asked,
    form_named,
    introduced,
    keep,
    kept_before,
    reader_of,
    typed_answers,
    who_answers,
)
from alearn.commands.who import Given
from alearn.dates import in_words
from alearn.errors import UsageError
from alearn.folder import find_set, read_people
from alearn.model import Form
from alearn.text.answers import NOT_SURE, blank, yes_in
from alearn.world import World

SHEET = "readiness"
_WIDE = 84


class Options(NamedTuple):
    """What was typed."""

    answers: tuple[str, ...] = ()
    show: bool = False
    blank: bool = False
    json: bool = False
    given: Given = Given()
    dry_run: bool = False


def run(world: World, options: Options) -> int:
    """Ask, say what speaks against action learning and what may be the thing instead, and keep the answers."""
    world.hold(*options.answers)
    root = find_set(world)
    the_set = read_people(world, root)
    sheet = form_named(world, root, SHEET)
    if options.blank:
        world.out(blank(sheet, sheet.questions))
        return 0
    writer = who_answers(world, root, the_set, options.given)
    before = kept_before(world, root, the_set, writer.member, (SHEET,), sheet.questions)
    if options.show or options.json:
        return _show(world, sheet, before, as_json=options.json)
    answers = typed_answers(sheet.questions, options.answers, reader_of(sheet))
    last = before[-1] if before else None
    if not options.answers:
        if not world.interactive:
            ids = ", ".join(each.id for each in sheet.questions)
            raise UsageError(
                "These are frank questions, and there is nobody to ask.", f"Add --answer ID=WORDS, for any of: {ids}"
            )
        introduced(world, sheet)
        if last:
            world.say(f"You answered on {in_words(last.day)}; what you said then stands beside each question.")
        answers = asked(world, sheet.questions, last.answers if last else {}, reader_of(sheet))
    kept = Kept(world.today, SHEET, "", answers)
    path = keep(world, root, the_set, writer, kept, sheet.title, sheet.questions, dry_run=options.dry_run)
    for line in (*verdict(sheet, answers), *moved(sheet, last, kept)):
        world.say(line)
    world.say("Ask again half way: alearn readiness. To see the answers side by side: alearn readiness --show")
    world.out(path)
    return 0


def verdict(sheet: Form, answers: dict[str, str]) -> Iterator[str]:
    """In plain words: what speaks against action learning and what may be the thing instead, or that nothing does."""
    against = [each for each in sheet.questions if each.against and yes_in(answers.get(each.id, "")) == each.against]
    unsure = [each for each in sheet.questions if each.against and yes_in(answers.get(each.id, "")) == NOT_SURE]
    left_out = [each for each in sheet.questions if each.against and each.id not in answers]
    if against:
        yield "\nAs you answer it, action learning is not the thing here yet."
        for each in against:
            yield f"\n{each.heading}"
            yield from wrap(each.instead or "", _WIDE, initial_indent="  ", subsequent_indent="  ")
    elif not unsure and not left_out:
        yield "\nNothing you answered speaks against action learning here."
    if unsure:
        yield f"\nTo find out before you begin: {'; '.join(each.heading.lower() for each in unsure)}."
    if left_out:
        yield f"\nNot answered: {'; '.join(each.heading.lower() for each in left_out)}."


def moved(sheet: Form, last: Kept | None, now: Kept) -> Iterator[str]:
    """What was answered otherwise the last time."""
    if last is None:
        return
    both = (
        (each, yes_in(last.answers.get(each.id, "")), yes_in(now.answers.get(each.id, ""))) for each in sheet.questions
    )
    changed = [
        f"{each.heading.lower()} (it was {then}, and is {here})"
        for each, then, here in both
        if then and here and then != here
    ]
    if changed:
        yield f"\nWhat has moved since {in_words(last.day)}: {'; '.join(changed)}."


def _show(world: World, sheet: Form, before: list[Kept], *, as_json: bool) -> int:
    if as_json:
        rows = [{"date": each.day.isoformat(), "answers": each.answers} for each in before]
        world.out_json(SHEET, {"answers": rows})
        return 0
    if not before:
        world.say("No answers are found here. To begin: alearn readiness")
        return 0
    for each in sheet.questions:
        said = [(kept.day, kept.answers[each.id]) for kept in before if each.id in kept.answers]
        if said:
            world.out(world.style(each.heading, "bold"))
            world.out("\n".join(f"  {in_words(day)}  {words}" for day, words in said))
    for line in verdict(sheet, before[-1].answers):
        world.out(line)
    return 0
