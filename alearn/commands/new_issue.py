"""`alearn new-issue`: what a member brings, asked one thing at a time, each of them skippable."""

from typing import NamedTuple

from alearn.commands.act import Options as ActOptions
from alearn.commands.act import closed_word
from alearn.commands.act import run as act
from alearn.commands.days import read_day
from alearn.commands.ethics import Typed, advise, asked, read_typed
from alearn.commands.who import Author, Given, author
from alearn.commands.writing import add_yaml, refuse_taken, written
from alearn.commands.yes_no import is_yes
from alearn.errors import RefusedError, UsageError
from alearn.folder import find_set, free_ids, ids_of, read_set
from alearn.model import Issue, LearningSet
from alearn.schema.fields import ISSUE
from alearn.story.ethics import concerned
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
    ethics: Typed = Typed(flag="--ethics-")
    opened: str = ""
    id: str = ""
    given: Given = Given()
    dry_run: bool = False


class _Answers(NamedTuple):
    matters: str
    unknown: str
    involves: tuple[str, ...]
    ethics: dict[str, Value]
    first_step: str


def run(world: World, options: Options) -> int:
    """Write the issue in its owner's folder."""
    world.hold(options.words, options.matters, options.unknown, options.before, options.first_step)
    world.hold(options.ethics.agreed_by, options.ethics.not_needed)
    root = find_set(world)
    reading = read_set(world, root)
    the_set = reading.the_set
    writer = author(world, root, the_set, options.given, ask_whose=True)
    opened = writer.said or world.today
    if options.opened:
        opened = read_day(world, the_set, options.opened, "--opened", happened=True)
    _refuse_unknown_priority(the_set, options.serves)
    refuse_taken(options.id, ids_of(reading, writer.member.id))
    words = options.words or world.ask("The issue in one sentence?", "the issue in quotes after `new-issue`")
    if not words.strip():
        raise UsageError("An issue needs a sentence.", 'Type: alearn new-issue "How do I ...?"')
    _refuse_twice(the_set, writer, words, options)
    ethics = read_typed(world, the_set, options.ethics)
    answers = _ask(world, the_set, options, writer, ethics)
    pairs: list[tuple[str, Value]] = [
        ("issue", words),
        ("opened", opened.isoformat()),
        ("kind", closed_word(ISSUE, "kind", options.kind)),
        ("matters", answers.matters),
        ("serves", options.serves),
        ("unknown", answers.unknown),
        ("involves", list(answers.involves)),
        ("ethics", answers.ethics),
        ("before", options.before),
        *writer.proxy_keys().items(),
    ]
    owner = writer.member.id
    ids = [options.id] if options.id else free_ids(words, f"issue-{opened.isoformat()}", ids_of(reading, owner))
    path = add_yaml(world, root, "issue", owner, ids, pairs, reading=reading, dry_run=options.dry_run)
    world.out(path)
    world.say(written(writer, dry_run=options.dry_run))
    id_ = path.rpartition("/")[2].removesuffix(".yaml")
    if not answers.ethics:
        advise(world, the_set, Issue(path, owner, id_, words, opened, involves=answers.involves), writer)
    if answers.first_step and not options.dry_run:
        return _first_step(world, options, writer, id_, answers.first_step)
    world.say(f'A first step, when there is one: alearn act "..." --issue {id_}{writer.flags()}')
    return 0


def _refuse_twice(the_set: LearningSet, writer: Author, words: str, options: Options) -> None:
    for issue in the_set.issues.values():
        if issue.owner == writer.member.id and issue.issue == words and not options.id:
            message = f"{writer.member.name} brought that already: {issue.path}"
            raise RefusedError(message, "Change what that file says, or add --id to write a second one.")


def _refuse_unknown_priority(the_set: LearningSet, priority: str) -> None:
    if priority and priority not in the_set.file.priorities:
        names = ", ".join(sorted(the_set.file.priorities)) or "none yet: they stand under `priorities` in set.yaml"
        raise UsageError("--serves takes a priority of the set.", f"There are: {names}")


def _ask(world: World, the_set: LearningSet, options: Options, writer: Author, ethics: dict[str, Value]) -> _Answers:
    """Ask what the flags did not say, where somebody can be asked; Enter skips a question.

    What only the owner can answer is not asked of whoever types for them.
    """
    if not world.interactive or options.words:
        return _Answers(options.matters, options.unknown, options.involves, ethics, options.first_step)
    own = not writer.by_proxy
    world.say("One thing at a time; press Enter to skip.")
    yours = not own or _yes(world, "Is it yours to work on?")
    live = not own or _yes(world, "Is it live now, not a thing of the past?")
    if not (yours and live):
        world.say("Which part of it is yours, and live? You can put that into the sentence later.")
    matters = options.matters or world.ask("Why does it matter, and to whom?", "--matters")
    if own and _yes(world, "Does somebody know the answer already?", otherwise=False):
        world.say(_PUZZLE)
    unknown = options.unknown or world.ask("What is not known about it?", "--unknown")
    if own and not _yes(world, "Can you act on it while the set lasts?"):
        world.say("What part of it could you act on?")
    if own and not _yes(world, "Are you willing to be challenged on it?"):
        world.say("What would you need to know about the set before you would be?")
    involves = options.involves
    if not involves:
        involved = world.ask("Whose lives does it touch? (as in: children, parents, patients)", "--involves")
        involves = tuple(each.strip() for each in involved.split(",") if each.strip())
    if own and not ethics and concerned(involves):
        ethics = asked(world, the_set, involves, options.ethics)
    first_step = options.first_step or world.ask("Is there a first step to take?", "--first-step")
    return _Answers(matters, unknown, involves, ethics, first_step)


def _yes(world: World, question: str, *, otherwise: bool = True) -> bool:
    """Whether the answer is yes; `otherwise` where the question is skipped."""
    return world.ask_for(f"{question} [y/n]", "--no-input", lambda answer: is_yes(answer, otherwise=otherwise))


def _first_step(world: World, options: Options, writer: Author, issue: str, words: str) -> int:
    said = writer.said.isoformat() if writer.said else ""
    given = Given(
        writer.typist.id, options.given.as_ or (writer.member.id if writer.by_proxy else ""), writer.via, said
    )
    return act(world, ActOptions(words=words, issue=issue, ethics=Typed(asked=True), given=given))
