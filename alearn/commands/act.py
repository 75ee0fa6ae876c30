"""`alearn act`: a member records an action they have decided on."""

from collections.abc import Iterable
from typing import NamedTuple

from alearn.commands.coached import Put, Turn, coached
from alearn.commands.days import read_day
from alearn.commands.ethics import Typed, read_typed, settle
from alearn.commands.ethics import write as write_ethics
from alearn.commands.who import Author, Given, author, member_named
from alearn.commands.writing import add_yaml, refuse_taken, written
from alearn.errors import NotFoundError, UsageError
from alearn.folder import find_set, free_ids, ids_of, named, read_set
from alearn.model import LearningSet, Member, Ref
from alearn.schema.fields import ACTION, Table
from alearn.schema.layout import plain_words
from alearn.schema.types import PRIVATE_ID, Fault
from alearn.story.links import actions_for
from alearn.story.meetings import name_of
from alearn.text.edit import Value
from alearn.world import World


class Options(NamedTuple):
    """What was typed; an empty text is a flag that was not."""

    words: str = ""
    due: str = ""
    measure: str = ""
    issue: str = ""
    so_that: str = ""
    kind: str = ""
    partners: tuple[str, ...] = ()
    confidence: str = ""
    expectation: str = ""
    learning_goal: str = ""
    permission: str = ""
    because_of: str = ""
    follows: str = ""
    agreed: str = ""
    ethics: Typed = Typed(flag="--ethics-")
    id: str = ""
    given: Given = Given()
    dry_run: bool = False


def run(world: World, options: Options) -> int:
    """Write the action in its owner's folder."""
    world.hold(options.words, options.measure, options.so_that, options.expectation, options.learning_goal)
    world.hold(options.ethics.agreed_by, options.ethics.not_needed)
    root = find_set(world)
    reading = read_set(world, root)
    the_set = reading.the_set
    writer = author(world, root, the_set, options.given, ask_whose=True)
    owner = writer.member
    words = options.words or world.ask("What will you do?", "the action in quotes after `act`")
    if not words.strip():
        raise UsageError("An action needs words.", 'Type: alearn act "Observe two guided reading sessions"')
    refuse_taken(options.id, ids_of(reading, owner.id))
    issue = _issue(the_set, owner, options.issue)
    ethics = _ethics(world, the_set, owner, issue, options)
    words, pairs = _pairs(world, root, the_set, writer, options._replace(words=words), issue)
    ids = [options.id] if options.id else free_ids(words, f"action-{dict(pairs)['agreed']}", ids_of(reading, owner.id))
    path = add_yaml(world, root, "action", owner.id, ids, pairs, reading=reading, dry_run=options.dry_run)
    world.out(path)
    id_ = path.rpartition("/")[2].removesuffix(".yaml")
    world.say(written(writer, dry_run=options.dry_run))
    world.say(f'When it has been tried: alearn update {id_} tried -m "what happened"{writer.flags()}')
    if issue is not None and issue in the_set.issues:
        about = the_set.issues[issue]
        if ethics:
            world.hold(options.ethics.agreed_by, options.ethics.not_needed)  # the action is safe, these are not yet
            write_ethics(world, root, reading, about, ethics | writer.proxy_keys(), dry_run=options.dry_run)
            world.say(f"Who agreed {'would be' if options.dry_run else 'is'} written in {about.path}.")
        elif not options.ethics.asked and not actions_for(the_set, issue):
            settle(world, root, reading, about, writer, dry_run=options.dry_run)
    return 0


def _ethics(world: World, the_set: LearningSet, owner: Member, issue: Ref | None, options: Options) -> dict[str, Value]:
    """What the flags say of who agreed in the setting, to be written in the issue's file."""
    if not options.ethics.given():
        return {}
    if issue is None:
        raise UsageError("Who agreed is written with an issue, and this action names none.", "Add --issue ISSUE.")
    if issue.owner != owner.id:
        message = f"That issue is {name_of(the_set, issue.owner)}'s, and only its owner says who agreed to it."
        raise UsageError(message, f"Leave that out here: alearn ethics {issue} --as {issue.owner}")
    return read_typed(world, the_set, options.ethics)


def _pairs(
    world: World, root: str, the_set: LearningSet, writer: Author, options: Options, issue: Ref | None
) -> tuple[str, list[tuple[str, Value]]]:
    """The action's words and its keys, after the coach's questions where somebody can be asked."""
    owner = writer.member
    agreed = writer.said or world.today
    if options.agreed:
        agreed = read_day(world, the_set, options.agreed, "--agreed", happened=True)
    kind = closed_word(ACTION, "kind", options.kind)
    confidence = closed_word(ACTION, "confidence", options.confidence)
    partners = tuple(member_named(partner, the_set.members.values()).id for partner in options.partners)
    due = read_day(world, the_set, options.due, "--due").isoformat() if options.due else ""
    follows = of_owner(the_set, the_set.actions, owner, options.follows) if options.follows else None
    put = coached(
        world,
        root,
        Put(options.words, due, options.measure, options.so_that, partners, kind, confidence),
        Turn(the_set, writer, agreed, the_set.issues.get(issue) if issue else None),
    )
    return put.words, [
        ("action", put.words),
        ("agreed", agreed.isoformat()),
        ("issue", seen_by(owner, issue)),
        ("kind", put.kind),
        ("measure", put.measure),
        ("due", put.due),
        ("so_that", put.so_that),
        ("with", list(put.partners)),
        ("confidence", put.confidence),
        ("expectation", options.expectation),
        ("learning_goal", options.learning_goal),
        ("permission", options.permission),
        ("because_of", of_an_entry(world, the_set, owner, options.because_of) if options.because_of else ""),
        ("follows", seen_by(owner, follows)),
        *writer.proxy_keys().items(),
    ]


def closed_word(table: Table, key: str, typed: str, flag: str = "") -> str:
    """What was typed as the value of a key, as the record spells it; UsageError, naming the flag, where it is none."""
    value = table.by_key[key].type.read(typed) if typed else ""
    if isinstance(value, Fault) and value.value is None:
        raise UsageError(f"{flag or '--' + key.replace('_', '-')}: {value.message}", value.fix)
    return str(value.value if isinstance(value, Fault) else value)


def seen_by(owner: Member, ref: Ref | None) -> str:
    """A reference as it is written in a member's own folder."""
    return "" if ref is None else ref.id if ref.owner == owner.id else str(ref)


def of_an_entry(world: World, the_set: LearningSet, owner: Member, typed: str) -> str:
    """A reference to an entry of the owner's, as it is written; that it tells of a private one is said first."""
    if PRIVATE_ID.match(typed):
        world.warn(f"The set can then see that a private entry, {typed}, stands behind this; not a word of it.")
        return typed
    entries = [ref for ref in the_set.entries if ref.owner == owner.id]
    return seen_by(owner, named(typed, entries, str, "entry"))


def of_owner(the_set: LearningSet, actions: Iterable[Ref], owner: Member, fragment: str) -> Ref:
    """The one action that is meant: a whole name before a part of one, and the member's own before others'."""

    def words(ref: Ref) -> str:
        return the_set.actions[ref].action if ref in the_set.actions else ""

    every = sorted(actions, key=str)
    whole = [ref for ref in every if fragment in (ref.id, str(ref))]
    part = plain_words(fragment)
    near = [ref for ref in every if ref.owner == owner.id and part and part in f"{ref.id} {plain_words(words(ref))}"]
    return named(fragment, whole[:1] if len(whole) == 1 else near or every, str, "action", words)


def _issue(the_set: LearningSet, owner: Member, fragment: str) -> Ref | None:
    shared = [issue.ref for issue in the_set.issues.values() if owner.id in issue.partners]
    mine = [issue.ref for issue in the_set.issues.values() if issue.owner == owner.id]
    if fragment:
        others = [ref for ref in the_set.issues if ref not in (*mine, *shared)]
        try:
            return named(fragment, mine + shared, str, "issue", lambda ref: the_set.issues[ref].issue)
        except NotFoundError:
            theirs = [ref.owner for ref in others if fragment in (ref.id, str(ref))]
            if len(theirs) != 1:
                raise
            message = f"That issue is {the_set.members[theirs[0]].name}'s."
            raise UsageError(message, f"If you type for them, add --as {theirs[0]}.") from None
    still_open = [ref for ref in mine if the_set.issues[ref].closed is None]
    return still_open[0] if len(still_open) == 1 else None
