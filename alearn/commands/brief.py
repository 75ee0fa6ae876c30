"""`alearn brief`: one page with the sponsor, before it starts: what is wanted, what would count, what will be told."""

import os
from collections.abc import Mapping
from typing import NamedTuple

from alearn.commands.asking import form_named
from alearn.commands.days import read_day
from alearn.commands.pages import MADE_HERE, in_forms, put_page
from alearn.commands.writing import add_yaml, change_record
from alearn.dates import in_words
from alearn.errors import RefusedError, UsageError
from alearn.folder import find_set, read_set
from alearn.model import Agreement, Form, LearningSet, Question
from alearn.report.brief import build_brief, said
from alearn.schema.fields import AGREEMENT, LIST
from alearn.schema.layout import AGREEMENT_FILE
from alearn.schema.records import Reading
from alearn.story.meetings import facilitators, planned
from alearn.text.edit import Value, add_item, add_key, remove, replace_value
from alearn.text.mailed import items_of, read_reply, to_send
from alearn.text.source import ENTRY_LIMIT, Source
from alearn.world import World

ADD, TAKE_OUT = "+", "-"
Changes = dict[str, tuple[str, ...]]


class Options(NamedTuple):
    """What was typed; `typed` holds the words for each key of the agreement that has any."""

    typed: Mapping[str, tuple[str, ...]] = {}
    agreed: str = ""
    show: bool = False
    output: str = ""
    blank: bool = False
    reply: str = ""
    force: bool = False
    style: str = ""
    json: bool = False
    dry_run: bool = False


def run(world: World, options: Options) -> int:
    """Write what the sponsor says into agreement.yaml, or show it as a page, or print the questions to send."""
    world.hold(*(words for each in options.typed.values() for words in each))
    root = find_set(world)
    reading = read_set(world, root)
    the_set = reading.the_set
    sheet = _sheet(world, root)
    if options.blank:
        world.out(to_send(sheet, f"{the_set.file.title}: {sheet.title}").rstrip("\n"))
        world.say("When the reply has come, copy it whole into a file: alearn brief --reply FILE")
        return 0
    agreement = _agreement(reading)
    if options.json:
        kept = {key: value for key, value in agreement._asdict().items() if value and key != "path"}
        day = {"agreed": agreement.agreed.isoformat()} if agreement.agreed else {}
        world.out_json("brief", {"agreement": kept | day})
        return 0
    if options.show or options.output:
        return _show(world, root, the_set, agreement, sheet, options)
    changes = _changes(world, the_set, agreement, sheet, options)
    return _written(world, root, reading, agreement, changes, dry_run=options.dry_run)


def _sheet(world: World, root: str) -> Form:
    sheet = form_named(world, root, "brief")
    strange = [each.id for each in sheet.questions if _key(each) not in AGREEMENT.by_key or each.id == "agreed"]
    if strange:
        ids = ", ".join(key.replace("_", "-") for key in AGREEMENT.by_key if key != "agreed")
        raise UsageError(f"{sheet.path} asks for {strange[0]}, which is no key of the agreement.", f"There are: {ids}")
    return sheet


def _agreement(reading: Reading) -> Agreement:
    """What is agreed so far; RefusedError where its file has an error in it."""
    document = reading.documents.get(AGREEMENT_FILE)
    if document is not None and document.record is None:
        raise RefusedError(f"{AGREEMENT_FILE} has an error in it.", "Type `alearn check` to see the error.")
    return reading.the_set.agreement or Agreement(AGREEMENT_FILE)


# What is said


def _changes(world: World, the_set: LearningSet, agreement: Agreement, sheet: Form, options: Options) -> Changes:
    changes = dict(options.typed)
    if options.reply:
        changes |= _replied(world, sheet, options.reply)
    interview = not changes and not options.agreed
    if interview:
        changes = _interview(world, agreement, sheet)
    changed = {key: words for key, words in changes.items() if _differs(agreement, key, words)}
    day = options.agreed or (interview and _when_agreed(world, agreement, changed)) or ""
    if day:
        changed["agreed"] = (read_day(world, the_set, day, "--agreed", happened=True).isoformat(),)
    elif changed and agreement.agreed:
        world.say(
            f"The sponsor said yes on {in_words(agreement.agreed)} to what changes now, so that day is taken out. "
            "When they have said yes again: alearn brief --agreed DATE"
        )
        changed["agreed"] = (TAKE_OUT,)
    return changed


def _interview(world: World, agreement: Agreement, sheet: Form) -> Changes:
    if not world.interactive:
        message = "These are questions to a sponsor, and there is nobody to ask."
        flags = ", ".join(f"--{each.id}" for each in sheet.questions)
        raise UsageError(message, f"Add one of {flags}; or --show, or --blank for a page to send, and then --reply.")
    world.say(sheet.title)
    if sheet.about:
        world.say(sheet.about)
    world.say("Enter keeps what is there; + and words add to it; other words take its place; - alone takes it out.")
    answers = {_key(each): _answer(world, agreement, each) for each in sheet.questions}
    return {key: words for key, words in answers.items() if words}


def _answer(world: World, agreement: Agreement, question: Question) -> tuple[str, ...]:
    world.say(f"\n{question.heading}")
    if question.about:
        world.say(question.about)
    for words in said(agreement, question.id):
        world.say(f"  now: {words}")
    first = world.ask(question.ask, f"--{question.id}")
    if not first or not _is_list(_key(question)) or first == TAKE_OUT:
        return (first,) if first else ()
    answers = [first]
    while more := world.ask("And? (Enter when that is all)", f"--{question.id}"):
        answers.append(more)
    return tuple(answers)


def _when_agreed(world: World, agreement: Agreement, changed: Changes) -> str:
    if agreement.agreed and not changed:
        return ""
    return world.ask("On which day did the sponsor say yes to all of it? (Enter: not yet)", "--agreed DATE")


def _replied(world: World, sheet: Form, name: str) -> Changes:
    """What a reply says, once somebody at the terminal has looked at how it was read."""
    data = world.read_stdin() if name == "-" else _mail(world, name)
    world.hold(data)
    reply = read_reply(sheet, data)
    if not reply.answers:
        message = "None of the questions is answered in it, as far as can be read."
        raise UsageError(message, "The answers stand below the questions of `alearn brief --blank`; or type them in.")
    changes: Changes = {}
    for each in sheet.questions:
        if each.id in reply.answers:
            words = reply.answers[each.id]
            changes[_key(each)] = items_of(words) if _is_list(_key(each)) else (" ".join(words.split()),)
            world.say(f"{each.heading}:\n" + "\n".join(f"  {item}" for item in changes[_key(each)]))
    if reply.above:
        world.say(f"What stands above the first question is left out:\n  {' '.join(reply.above.split())}")
    if world.interactive and world.ask("Is that right? [Y/n]", "--no-input").lower().startswith("n"):
        raise UsageError("Then nothing was written.", "Mend the file and try again, or type: alearn brief")
    return changes


def _mail(world: World, name: str) -> str:
    data = world.read_or_stop(world.path(name), ENTRY_LIMIT)
    try:
        return data.decode().removeprefix("\ufeff")
    except UnicodeDecodeError:
        raise UsageError(f"{name} is not UTF-8 text.", "Save the mail as plain text, or paste it: --reply -") from None


# What is written


def _differs(agreement: Agreement, key: str, words: tuple[str, ...]) -> bool:
    there = said(agreement, key)
    return bool(there) if words == (TAKE_OUT,) else words != there


def _written(
    world: World, root: str, reading: Reading, agreement: Agreement, changes: Changes, *, dry_run: bool
) -> int:
    if not changes:
        world.say("Nothing was changed.")
        return 0
    if AGREEMENT_FILE in reading.documents:
        document = reading.documents[AGREEMENT_FILE]
        change_record(world, root, reading, document, lambda at: _edited(at, agreement, changes), dry_run=dry_run)
    else:
        pairs = [(key, _value(key, words)) for key, words in changes.items() if words != (TAKE_OUT,)]
        add_yaml(world, root, "agreement", "", ["agreement"], pairs, reading=reading, dry_run=dry_run)
    world.out(AGREEMENT_FILE)
    world.say("Nothing was written." if dry_run else "Written; the whole set can read it.")
    world.say("As a page to send: alearn brief -o sponsor.html, or alearn brief --show to paste into an email.")
    return 0


def _edited(source: Source, agreement: Agreement, changes: Changes) -> Source:
    """The agreement's file with each change made, one at a time."""
    for key, words in changes.items():
        there = getattr(agreement, key)
        if words == (TAKE_OUT,):
            source = remove(source, (key,))
        elif not there:
            source = add_key(source, (), key, _value(key, words))
        elif _is_list(key) and all(each.startswith(ADD) for each in words):
            for each in words:
                source = add_item(source, (key,), each.removeprefix(ADD).strip())
        else:
            source = replace_value(source, (key,), _value(key, words, there))
    return source


def _value(key: str, words: tuple[str, ...], there: object = None) -> Value:
    plain = [each.removeprefix(ADD).strip() for each in words]
    if _is_list(key):
        return plain
    adds = words[0].startswith(ADD) and isinstance(there, str)
    return f"{there} {plain[0]}" if adds else plain[0]


def _is_list(key: str) -> bool:
    return AGREEMENT.by_key[key].shape == LIST


def _key(question: Question) -> str:
    return question.id.replace("-", "_")


# The page


def _show(world: World, root: str, the_set: LearningSet, agreement: Agreement, sheet: Form, options: Options) -> int:
    from alearn.render.environment import brief

    leads = " and ".join(person.name for person in facilitators(the_set))
    view = build_brief(the_set.file, agreement, sheet, planned(the_set), leads, world.today)
    sent = options.output or "-"

    def page(form: str) -> bytes:
        built = in_forms(world, view, brief, options.style)(form)
        return MADE_HERE + b"\n" + built if form == "md" and sent != "-" else built

    path = put_page(world, root, "", sent, page, force=options.force)
    if path:
        world.out(os.path.relpath(path, world.cwd))
    left = [each.heading.lower() for each in sheet.questions if not said(agreement, each.id)]
    if left:
        world.say(f"Not said yet: {'; '.join(left)}.")
    if agreement.agreed is None:
        world.say("When the sponsor has said yes to it: alearn brief --agreed DATE")
    return 0
