"""`alearn new-issue`: what a member brings, asked one thing at a time, each of them skippable."""

from typing import NamedTuple

from alearn.commands.act import Options as ActOptions
from alearn.commands.act import run as act
from alearn.commands.days import read_day
from alearn.commands.who import Author, author
from alearn.commands.writing import add_yaml, kept, refuse_taken, written
from alearn.errors import UsageError
from alearn.folder import find_set, free_ids, ids_of, read_set
from alearn.model import LearningSet
from alearn.text.edit import Value
from alearn.world import World

_PUZZLE = (
    "Then it may be a puzzle: somebody knows the answer, and a course or that person gets you there sooner. "
    "Action learning is for what nobody can answer yet. You can still bring what makes it hard for you."
)


class Options(NamedTuple):
    """What was typed; an empty text is a flag that was not."""

    words: str = ""
    kind: str = ""
    matters: str = ""
    unknown: str = ""
    involves: tuple[str, ...] = ()
    serves: str = ""
    before: str = ""
    first_step: str = ""
    opened: str = ""
    id: str = ""
    me: str = ""
    as_: str = ""
    via: str = ""
    said: str = ""
    dry_run: bool = False


class _Answers(NamedTuple):
    matters: str
    unknown: str
    involves: tuple[str, ...]
    first_step: str


def run(world: World, options: Options) -> int:
    """Write the issue in its owner's folder."""
    root = find_set(world)
    reading = read_set(world, root)
    the_set = reading.the_set
    with kept(world, options.words):
        writer = author(world, root, the_set, me=options.me, as_=options.as_, via=options.via, said=options.said)
        opened = world.today
        if options.opened:
            opened = read_day(world, the_set, options.opened, "--opened", happened=True)
        _refuse_unknown_priority(the_set, options.serves)
        refuse_taken(options.id, ids_of(reading, writer.member.id))
    words = options.words or world.ask("The issue in one sentence?", "the issue in quotes after `new-issue`")
    if not words.strip():
        raise UsageError("An issue needs a sentence.", 'Type: alearn new-issue "How do I ...?"')
    with kept(world, words):
        answers = _ask(world, options)
    pairs: list[tuple[str, Value]] = [
        ("issue", words),
        ("opened", opened.isoformat()),
        ("kind", options.kind),
        ("matters", answers.matters),
        ("serves", options.serves),
        ("unknown", answers.unknown),
        ("involves", list(answers.involves)),
        ("before", options.before),
        *writer.proxy_keys().items(),
    ]
    owner = writer.member.id
    ids = [options.id] if options.id else free_ids(words, f"issue-{opened.isoformat()}", ids_of(reading, owner))
    path = add_yaml(world, root, "issue", owner, ids, pairs, words=words, dry_run=options.dry_run)
    world.out(path)
    world.say(written(writer, dry_run=options.dry_run))
    id_ = path.rpartition("/")[2].removesuffix(".yaml")
    if answers.first_step and not options.dry_run:
        return _first_step(world, options, writer, id_, answers.first_step)
    world.say(f'A first step, when there is one: alearn act "..." --issue {id_}')
    return 0


def _refuse_unknown_priority(the_set: LearningSet, priority: str) -> None:
    if priority and priority not in the_set.file.priorities:
        names = ", ".join(sorted(the_set.file.priorities)) or "none yet: they stand under `priorities` in set.yaml"
        raise UsageError("--serves takes a priority of the set.", f"There are: {names}")


def _ask(world: World, options: Options) -> _Answers:
    """Ask what the flags did not say, where somebody can be asked; Enter skips a question."""
    if not world.interactive or options.words:
        return _Answers(options.matters, options.unknown, options.involves, options.first_step)
    world.say("One thing at a time; press Enter to skip.")
    for question in ("Is it yours to work on?", "Is it live now, not a thing of the past?"):
        if world.ask(f"{question} [y/n]", "--no-input").lower().startswith("n"):
            world.say("Which part of it is yours, and live? You can put that into the sentence later.")
    matters = options.matters or world.ask("Why does it matter, and to whom?", "--matters")
    if world.ask("Does somebody know the answer already? [y/n]", "--no-input").lower().startswith("y"):
        world.say(_PUZZLE)
    unknown = options.unknown or world.ask("What do you not know about it?", "--unknown")
    if world.ask("Can you act on it while the set lasts? [y/n]", "--no-input").lower().startswith("n"):
        world.say("What part of it could you act on?")
    if world.ask("Are you willing to be challenged on it? [y/n]", "--no-input").lower().startswith("n"):
        world.say("What would you need to know about the set before you would be?")
    involved = world.ask("Whose lives does it touch? (children, parents, patients; commas between)", "--involves")
    involves = options.involves or tuple(each.strip() for each in involved.split(",") if each.strip())
    first_step = options.first_step or world.ask("Is there a first step you want to take?", "--first-step")
    return _Answers(matters, unknown, involves, first_step)


def _first_step(world: World, options: Options, writer: Author, issue: str, words: str) -> int:
    return act(
        world,
        ActOptions(
            words=words,
            issue=issue,
            me=writer.typist.id,
            as_=options.as_,
            via=writer.via,
            said=writer.said.isoformat() if writer.said else "",
        ),
    )
