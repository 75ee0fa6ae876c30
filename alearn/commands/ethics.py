"""`alearn ethics`: who in the setting agreed that an issue is worked on, or why nobody needs to; never in the way."""

from typing import NamedTuple

from alearn.commands.days import read_day
from alearn.commands.who import Author, Given, author
from alearn.commands.writing import change_record, written
from alearn.dates import in_words
from alearn.errors import RefusedError, UsageError
from alearn.folder import find_set, named, read_set
from alearn.model import Ethics, Issue, LearningSet
from alearn.schema.fields import ETHICS
from alearn.schema.records import Reading
from alearn.story.ethics import concerned, is_open
from alearn.story.meetings import name_of
from alearn.story.wording import listed
from alearn.text.edit import Value, add_key, remove, replace_value
from alearn.text.source import Source
from alearn.world import World

_NOBODY = frozenset(("nobody", "no one", "no-one", "none", "not needed", "-"))


class Typed(NamedTuple):
    """What was typed about it, here and at `act` and `new-issue`, where the flags begin with `flag`.

    `asked` is whether it was asked already, as far as `act` goes on from `new-issue`.
    """

    agreed_by: str = ""
    agreed: str = ""
    not_needed: str = ""
    flag: str = "--"
    asked: bool = False

    def given(self) -> bool:
        """Whether any of it was typed."""
        return bool(self.agreed_by or self.agreed or self.not_needed)


class Options(NamedTuple):
    """What was typed; an empty text is a flag that was not."""

    issue: str = ""
    typed: Typed = Typed()
    given: Given = Given()
    dry_run: bool = False


def run(world: World, options: Options) -> int:
    """Write what was answered in the issue's file; nothing else in it changes."""
    world.hold(options.typed.agreed_by, options.typed.not_needed)
    root = find_set(world)
    reading = read_set(world, root)
    writer = author(world, root, reading.the_set, options.given, ask_whose=True)
    issue = _issue(reading.the_set, writer, options.issue)
    if issue.ethics:
        world.say(f"Now: {told(issue.ethics)}")
    answer = read_typed(world, reading.the_set, options.typed) or asked(
        world, reading.the_set, issue.involves, options.typed
    )
    if not answer:
        world.say("Nothing was changed.")
        return 0
    write(world, root, reading, issue, answer | writer.proxy_keys(), dry_run=options.dry_run)
    world.out(issue.path)
    world.say(written(writer, dry_run=options.dry_run))
    return 0


def _issue(the_set: LearningSet, writer: Author, fragment: str) -> Issue:
    """The one issue of the writer's that is meant; without a word the one that is open."""
    mine = [issue for issue in the_set.issues.values() if issue.owner == writer.member.id]
    if fragment:
        others = [each for each in the_set.issues.values() if fragment in (each.id, str(each.ref)) and each not in mine]
        if others and all(fragment not in (each.id, str(each.ref)) for each in mine):
            message = f"That issue is {name_of(the_set, others[0].owner)}'s, and only its owner says that."
            raise RefusedError(message, f"If they told you, add: --as {others[0].owner} --via spoken --said today")
        return named(fragment, mine, lambda each: str(each.ref), "issue", lambda each: each.issue)
    left = [issue for issue in mine if issue.closed is None]
    if len(left) != 1:
        names = ", ".join(issue.id for issue in left) or "none yet: alearn new-issue"
        raise UsageError("Which issue is it?", f"Name one of yours: {names}")
    return left[0]


def told(ethics: Ethics) -> str:
    """What is said of it so far, in a sentence."""
    if ethics.not_needed:
        return f"nobody needs to agree: {ethics.not_needed}"
    on = f" on {in_words(ethics.agreed)}" if ethics.agreed else ", the day is not said"
    return f"{ethics.agreed_by or 'somebody'} agreed{on}."


def read_typed(world: World, the_set: LearningSet, typed: Typed) -> dict[str, Value]:
    """What the flags say, as the keys of the record; empty where none was typed."""
    if typed.not_needed:
        if typed.agreed_by or typed.agreed:
            message = f"Either somebody agreed, or nobody needs to: {typed.flag}not-needed stands alone."
            raise UsageError(message, f"Leave out {typed.flag}not-needed, or {typed.flag}agreed-by.")
        return {"not_needed": typed.not_needed}
    if not typed.given():
        return {}
    who = typed.agreed_by or world.ask("Who in your setting agreed?", f"{typed.flag}agreed-by WHO")
    return {"agreed_by": who, "agreed": _day(world, the_set, typed)} if who else {}


def _day(world: World, the_set: LearningSet, typed: Typed) -> str:
    flag = f"{typed.flag}agreed"

    def read(answer: str) -> str:
        return read_day(world, the_set, answer, flag if typed.agreed else "", happened=True).isoformat()

    return read(typed.agreed) if typed.agreed else world.ask_for("On which day?", f"{flag} DATE", read, "today")


def asked(world: World, the_set: LearningSet, involves: tuple[str, ...], typed: Typed) -> dict[str, Value]:
    """What somebody at the terminal answers, as the keys of the record; empty for: not now."""
    if concerned(involves):
        world.say(f"This involves {listed(list(concerned(involves)))}.")
    question = "Who in your setting has agreed to it? (nobody: if nobody needs to; Enter: not now)"
    who = world.ask(question, f"{typed.flag}agreed-by WHO, or {typed.flag}not-needed WHY")
    if who.lower().strip(" .") in _NOBODY:
        why = world.ask("Because?", f"{typed.flag}not-needed WHY")
        return {"not_needed": why} if why else {}
    return {"agreed_by": who, "agreed": _day(world, the_set, typed)} if who else {}


def write(
    world: World, root: str, reading: Reading, issue: Issue, answer: dict[str, Value], *, dry_run: bool = False
) -> None:
    """Write an answer in an issue's file, in place of an earlier one."""

    def edit(source: Source) -> Source:
        return _instead(source, issue.ethics, answer) if issue.ethics else add_key(source, (), "ethics", answer)

    change_record(world, root, reading, reading.documents[issue.path], edit, dry_run=dry_run)


def _instead(source: Source, before: Ethics, answer: dict[str, Value]) -> Source:
    given = _keys(before)
    for key, value in answer.items():
        steps = ("ethics", key)
        source = replace_value(source, steps, value) if key in given else add_key(source, ("ethics",), key, value)
    for key in given - answer.keys():
        source = remove(source, ("ethics", key))
    return source


def _keys(ethics: Ethics) -> set[str]:
    """The keys that an earlier answer has."""
    values = {**ethics._asdict(), **(ethics.proxy._asdict() if ethics.proxy else {})}
    return {field.key for field in ETHICS.fields if values.get(field.key) is not None}


def advise(world: World, the_set: LearningSet, issue: Issue, writer: Author | None = None) -> None:
    """Say, where it is open, that nobody is named yet who agreed, and what to type once there is."""
    if not is_open(issue):
        return
    mine = writer is not None and writer.member.id == issue.owner
    whose = "This issue" if mine else f"{name_of(the_set, issue.owner)}'s issue"
    flags = writer.flags() if mine and writer else f" --as {issue.owner}"
    world.say(f"{whose} involves {listed(list(concerned(issue.involves)))}, and nobody is named yet who agreed to it.")
    command = f'alearn ethics {issue.id if mine else issue.ref}{flags} --agreed-by "..." --agreed DATE'
    world.say(f'When somebody has: {command} (or --not-needed "...")')


def settle(world: World, root: str, reading: Reading, issue: Issue, writer: Author, *, dry_run: bool) -> None:
    """After a first action is written: ask whoever owns the issue, where they sit at a terminal; else advise.

    Whatever the answer, and where there is none, the action stands.
    """
    if not is_open(issue):
        return
    mine = writer.member.id == issue.owner and not writer.by_proxy
    if not (mine and world.interactive) or dry_run:
        advise(world, reading.the_set, issue, writer)
        return
    try:
        answer = asked(world, reading.the_set, issue.involves, Typed(flag="--ethics-"))
    except UsageError:  # the input ended: what was said till then is kept, and the action stands
        answer = {}
        world.warn(world.keep_typed())
    if answer:
        write(world, root, reading, issue, answer)
        world.say(f"Who agreed is written in {issue.path}.")
    else:
        advise(world, reading.the_set, issue, writer)
