"""`alearn update`: what became of an action."""

from typing import NamedTuple

from alearn.commands.act import closed_word, of_an_entry, of_owner
from alearn.commands.days import read_day
from alearn.commands.who import Author, Given, as_told, author
from alearn.commands.writing import change_record
from alearn.errors import RefusedError, UsageError
from alearn.folder import find_set, named, read_set
from alearn.model import LearningSet, Ref
from alearn.schema.fields import UPDATE
from alearn.schema.layout import path_of
from alearn.schema.types import PRIVATE_ID
from alearn.story.learning import KEPT_ELSEWHERE
from alearn.story.meetings import planned_ids
from alearn.text.edit import Value, add_item
from alearn.text.source import Source
from alearn.world import World


class Options(NamedTuple):
    """What was typed; an empty text is a flag that was not."""

    action: str
    status: str = ""
    note: str = ""
    result: str = ""
    due: str = ""
    at: str = ""
    learning: str = ""
    date: str = ""
    given: Given = Given()
    dry_run: bool = False


def run(world: World, options: Options) -> int:
    """Add one update to the action; nothing else in its file changes."""
    world.hold(options.note)
    root = find_set(world)
    reading = read_set(world, root)
    the_set = reading.the_set
    writer = author(world, root, the_set, options.given)
    ref = of_owner(the_set, reading.known["action"], writer.member, options.action)
    writer = as_told(world, the_set, writer, ref.owner, options.given, ("action", "says what became of it"))
    item = _item(world, the_set, writer, options)
    learning = _learning(world, the_set, writer, options.learning) if options.learning else ""
    if not (item or learning):
        raise UsageError("There is nothing to record yet.", "Name a status, or add -m, --result, --due or --learning.")
    document = reading.documents[path_of("action", ref.owner, ref.id)]
    change_record(
        world, root, reading, document, lambda source: _edited(source, item, learning), dry_run=options.dry_run
    )
    world.out(document.path)
    world.say(f"Nothing was changed. It would be {writer.told()}." if options.dry_run else f"Updated {writer.told()}.")
    if not options.dry_run:
        world.say(_next(ref, str(item.get("status", "")), writer, told=bool(learning)))
    return 0


def _edited(source: Source, update: dict[str, Value], learning: str) -> Source:
    """The action with what became of it, and with the entry that tells what was learned."""
    if update:
        source = add_item(source, ["updates"], update)
    return add_item(source, ["learning"], learning) if learning else source


def _learning(world: World, the_set: LearningSet, writer: Author, typed: str) -> str:
    """Where the learning is written down: an entry, or `kept-elsewhere`; only its author links a private one."""
    if typed == KEPT_ELSEWHERE:
        return typed
    if writer.by_proxy and PRIVATE_ID.match(typed):
        message = "Only its author says that a private entry stands behind an action."
        raise RefusedError(message, f"If it is written down somewhere, add: --learning {KEPT_ELSEWHERE}")
    return of_an_entry(world, the_set, writer.member, typed)


def _next(ref: Ref, status: str, writer: Author, *, told: bool) -> str:
    """What to type next; what was learned is not asked of somebody who has just `told` it."""
    if told:
        return 'What does it make you ask, or try next? alearn act "..." --follows ' + ref.id + writer.flags()
    if status in ("done", "adapted"):
        stays = "" if writer.by_proxy else " (without --share it stays yours)"
        return f'What was learned? alearn log --share --action {ref.id} "..."{writer.flags()}{stays}'
    if status in ("refrained", "dropped"):
        return "That is an answer too; it is not asked about again."
    return "The set asks again at its next meeting: alearn status shows what is open."


def _item(world: World, the_set: LearningSet, writer: Author, options: Options) -> dict[str, Value]:
    day = read_day(world, the_set, options.date, "--date", happened=True) if options.date else world.today
    due = read_day(world, the_set, options.due, "--due") if options.due else None
    item: dict[str, Value] = {
        key: value
        for key, value in (
            ("status", closed_word(UPDATE, "status", options.status)),
            ("result", closed_word(UPDATE, "result", options.result)),
            ("note", options.note),
            ("due", due.isoformat() if due else ""),
            ("at", _meeting(the_set, options.at)),
        )
        if value
    }
    return {"date": day.isoformat(), **item, **writer.proxy_keys()} if item else {}


def _meeting(the_set: LearningSet, typed: str) -> str:
    ids = {meeting.id for meeting in the_set.meetings} | {id_ for id_, row in planned_ids(the_set) if not row.cancelled}
    return named(typed, sorted(ids), str, "meeting") if typed else ""
