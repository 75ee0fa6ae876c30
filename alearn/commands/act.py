"""`alearn act`: a member records an action they have decided on."""

from collections.abc import Iterable
from typing import NamedTuple

from alearn.commands.days import read_day
from alearn.commands.who import Author, author
from alearn.commands.writing import add_yaml, kept, refuse_taken, written
from alearn.errors import UsageError
from alearn.folder import find_set, free_ids, ids_of, named, read_set
from alearn.model import LearningSet, Member, Ref
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
    confidence: int | None = None
    expectation: str = ""
    follows: str = ""
    agreed: str = ""
    id: str = ""
    me: str = ""
    as_: str = ""
    via: str = ""
    said: str = ""
    dry_run: bool = False


def run(world: World, options: Options) -> int:
    """Write the action in its owner's folder."""
    root = find_set(world)
    reading = read_set(world, root)
    the_set = reading.the_set
    with kept(world, options.words):
        writer = author(world, root, the_set, me=options.me, as_=options.as_, via=options.via, said=options.said)
    owner = writer.member
    words = options.words or world.ask("What will you do?", "the action in quotes after `act`")
    if not words.strip():
        raise UsageError("An action needs words.", 'Type: alearn act "Observe two guided reading sessions"')
    with kept(world, words):
        pairs = _pairs(world, the_set, writer, options, words)
        refuse_taken(options.id, ids_of(reading, owner.id))
    ids = [options.id] if options.id else free_ids(words, f"action-{dict(pairs)['agreed']}", ids_of(reading, owner.id))
    path = add_yaml(world, root, "action", owner.id, ids, pairs, words=words, dry_run=options.dry_run)
    world.out(path)
    id_ = path.rpartition("/")[2].removesuffix(".yaml")
    world.say(written(writer, dry_run=options.dry_run))
    world.say(f'When you have tried it: alearn update {id_} tried -m "what happened"')
    return 0


def _pairs(world: World, the_set: LearningSet, writer: Author, options: Options, words: str) -> list[tuple[str, Value]]:
    owner = writer.member
    issue = _issue(the_set, owner, options.issue)
    agreed = read_day(world, the_set, options.agreed, "--agreed", happened=True) if options.agreed else world.today
    due = read_day(world, the_set, options.due, "--due") if options.due else None
    return [
        ("action", words),
        ("agreed", agreed.isoformat()),
        ("issue", str(issue if issue.owner != owner.id else issue.id) if issue else ""),
        ("kind", options.kind),
        ("measure", options.measure),
        ("due", due.isoformat() if due else ""),
        ("so_that", options.so_that),
        ("with", [_member(the_set, partner).id for partner in options.partners]),
        ("confidence", "" if options.confidence is None else str(options.confidence)),
        ("expectation", options.expectation),
        ("follows", options.follows and named_action(the_set, owner, options.follows).id),
        *writer.proxy_keys().items(),
    ]


def named_action(the_set: LearningSet, owner: Member, fragment: str) -> Ref:
    """An action by a fragment of its name: the member's own first, else anybody's."""
    return of_owner(the_set.actions, owner, fragment)


def of_owner(actions: Iterable[Ref], owner: Member, fragment: str) -> Ref:
    """The one action a fragment names: a whole name before a part of one, and the member's own before others'."""
    every = sorted(actions, key=str)
    whole = [ref for ref in every if fragment in (ref.id, str(ref))]
    near = whole or [ref for ref in every if fragment and fragment.lower() in str(ref)]
    return named(fragment, [ref for ref in near if ref.owner == owner.id] or whole or every, str, "action")


def _issue(the_set: LearningSet, owner: Member, fragment: str) -> Ref | None:
    shared = [issue.ref for issue in the_set.issues.values() if owner.id in issue.partners]
    mine = [issue.ref for issue in the_set.issues.values() if issue.owner == owner.id]
    if fragment:
        return named(fragment, mine + shared, str, "issue")
    still_open = [ref for ref in mine if the_set.issues[ref].closed is None]
    return still_open[0] if len(still_open) == 1 else None


def _member(the_set: LearningSet, fragment: str) -> Member:
    return named(fragment, tuple(the_set.members.values()), lambda member: member.id, "member")
