"""`alearn confirm`: a member's answer to a page before it leaves, and her yes to words that were typed for her."""

from collections.abc import Iterator
from typing import NamedTuple

from alearn.commands.days import read_day
from alearn.commands.to_confirm import things_to_confirm, unconfirmed
from alearn.commands.who import Author, Given, author
from alearn.commands.writing import change_record
from alearn.disclose.answers import EXCEPT, NO, NO_ANSWER, YES, said_no, said_yes
from alearn.errors import NotFoundError, RefusedError, UsageError
from alearn.folder import find_set, named, read_set
from alearn.model import LearningSet, ReportRecord
from alearn.report.proofs import is_carried_out
from alearn.schema.records import Document, Reading
from alearn.story.meetings import name_of
from alearn.text.edit import add_item, add_key, replace_value
from alearn.text.source import Source, front_matter
from alearn.world import World


class Options(NamedTuple):
    """What was typed; an empty text is a flag that was not."""

    thing: str = ""
    yes: bool = False
    except_: str = ""
    no: bool = False
    update: str = ""
    given: Given = Given()
    dry_run: bool = False
    json: bool = False


def run(world: World, options: Options) -> int:
    """Record the answer, or the day of the yes; without a thing, list what waits."""
    world.hold(options.except_)
    if sum((options.yes, bool(options.except_), options.no)) > 1:
        raise UsageError("There is one answer: --yes, --except or --no.", "Leave all but one out.")
    root = find_set(world)
    reading = read_set(world, root)
    writer = author(world, root, reading.the_set, options.given)
    if not options.thing:
        return _list(world, reading, writer, options)
    things = {each.name: each for each in things_to_confirm(reading, writer.member.id)}
    name = named(options.thing, things, str, "page or record")
    document = reading.documents[things[name].path]
    if isinstance(document.record, ReportRecord):
        return _answer(world, root, reading, document, writer, options)
    return _confirm(world, root, reading, document, writer, options)


def _list(world: World, reading: Reading, writer: Author, options: Options) -> int:
    """What waits for the member's yes."""
    waiting = [each for each in things_to_confirm(reading, writer.member.id) if each.what]
    if options.json:
        world.out_json("confirm", {"member": writer.member.id, "waiting": [each._asdict() for each in waiting]})
        return 0
    for each in waiting:
        world.out(f"{each.name}  {each.what}")
    if not waiting:
        world.say(f"Nothing waits for {writer.member.name}.")
    return 0


# A page before it leaves


def _answer(world: World, root: str, reading: Reading, document: Document, writer: Author, options: Options) -> int:
    """Write a member's answer down, and how it came."""
    report: ReportRecord = document.record
    if report.sent is not None:
        raise RefusedError(
            "That report has left, so it is too late to answer to it.", "Words are taken back at any time."
        )
    member, answer = writer.member.id, _answer_of(world, options)
    item = {"member": member, "date": world.today.isoformat(), "answer": answer, **writer.proxy_keys()}

    def edit(source: Source) -> Source:
        steps = ("seen_by", member)
        there = member in report.seen_by
        edited = replace_value(source, steps, answer) if there else add_key(source, steps[:1], member, answer)
        return add_item(edited, ["answers"], item)

    change_record(world, root, reading, document, edit, dry_run=options.dry_run)
    world.out(report.path)
    if options.dry_run:
        world.say("Nothing was changed.")
        return 0
    answers = {**report.seen_by, member: answer}
    world.say(f"Written {writer.told()}; the whole set can read it.")
    for line in _what_follows(reading.the_set, report, writer, answers):
        world.say(line)
    return 0


def _answer_of(world: World, options: Options) -> str:
    """The answer as the record holds it; a terminal asks for it."""
    if options.yes or options.no:
        return YES if options.yes else NO
    if options.except_.strip():
        return f"{EXCEPT} {options.except_.strip()}"

    def read(typed: str) -> str:
        words = typed.strip()
        if words.lower() in (YES, NO):
            return words.lower()
        start, colon, rest = words.partition(":")
        if " ".join(start.lower().split()) == EXCEPT[:-1] and colon and rest.strip():
            return f"{EXCEPT} {rest.strip()}"
        raise UsageError(
            "That is none of the three answers.", "Type yes, no, or yes except: and the words to take out."
        )

    return world.ask_for("Your answer: yes, no, or yes except: and the words?", '--yes, --no or --except "..."', read)


def _what_follows(the_set: LearningSet, report: ReportRecord, writer: Author, answers: dict[str, str]) -> Iterator[str]:
    member = writer.member.id
    if said_no(answers, member):
        yield f"What {writer.member.name} let out is left off this page, too."
        yield "With one no, what members brought, tried and learned stays in the set; nothing shows whose it was."
    elif said_yes(answers, member) and not is_carried_out(the_set, report, member, answers[member]):
        yield "Those words are in no line of the page, or all there is of a member: it counts as not agreed."
        yield "Name them as they stand there, or answer yes or no."
    waiting = [name_of(the_set, each) for each, answer in answers.items() if answer == NO_ANSWER]
    if waiting:
        yield f"No answer yet from: {', '.join(waiting)}."
    else:
        yield f"All have answered: alearn report {report.kind} --for {report.audience} --send"


# Words that somebody typed for her


def _confirm(world: World, root: str, reading: Reading, document: Document, writer: Author, options: Options) -> int:
    """Date the yes to everything in a record that was typed for the member, or to one update of it."""
    if options.yes or options.no or options.except_:
        raise UsageError("Only a report is answered with --yes, --except or --no.", "Leave it out.")
    only = read_day(world, reading.the_set, options.update, "--update", happened=True) if options.update else None
    found = tuple(unconfirmed(document, writer.member.id, only))
    if not found:
        raise NotFoundError(f"Nothing in {document.path} waits for {writer.member.name}'s yes.", "")
    day = (writer.said or world.today).isoformat()

    def edit(source: Source) -> Source:
        for steps, key in found:
            front = front_matter(source)[0] if document.path.endswith(".md") else None
            start, end = (front.start, front.end) if front else (0, None)
            source = add_key(source, steps, key, day, start=start, end=end)
        return source

    world.say(document.source.text.rstrip("\r\n"))
    change_record(world, root, reading, document, edit, dry_run=options.dry_run)
    world.out(document.path)
    world.say("Nothing was changed." if options.dry_run else f"Confirmed {writer.told()}; it counts as their own word.")
    return 0
