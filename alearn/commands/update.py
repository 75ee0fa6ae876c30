"""`alearn update`: what became of an action."""

from typing import NamedTuple

from alearn.commands.act import of_owner
from alearn.commands.days import read_day
from alearn.commands.who import author
from alearn.commands.writing import change_record, kept
from alearn.errors import RefusedError, UsageError
from alearn.folder import find_set, named, read_set
from alearn.model import LearningSet, Ref
from alearn.schema.fields import UPDATE
from alearn.schema.layout import path_of
from alearn.schema.types import Fault
from alearn.story.meetings import planned
from alearn.text.edit import Value, add_item
from alearn.world import World


class Options(NamedTuple):
    """What was typed; an empty text is a flag that was not."""

    action: str
    status: str = ""
    note: str = ""
    result: str = ""
    due: str = ""
    at: str = ""
    date: str = ""
    me: str = ""
    as_: str = ""
    via: str = ""
    said: str = ""
    dry_run: bool = False


def run(world: World, options: Options) -> int:
    """Add one update to the action; nothing else in its file changes."""
    root = find_set(world)
    reading = read_set(world, root)
    the_set = reading.the_set
    with kept(world, options.note):
        writer = author(world, root, the_set, me=options.me, as_=options.as_, via=options.via, said=options.said)
        ref = of_owner(reading.known["action"], writer.member, options.action)
        _refuse_others(writer.member.id, the_set.actions[ref].partners if ref in the_set.actions else (), ref)
        item = _item(world, the_set, options)
    item |= writer.proxy_keys()
    path = path_of("action", ref.owner, ref.id)
    change_record(
        world,
        root,
        reading.documents[path],
        lambda source: add_item(source, ["updates"], item),
        words=options.note or str(item),
        dry_run=options.dry_run,
    )
    world.out(path)
    world.say(f"Nothing was changed. It would be {writer.told()}." if options.dry_run else f"Updated {writer.told()}.")
    if options.status in ("done", "adapted"):
        world.say(f'What did you learn? alearn log --share --action {ref.id} "..." (without --share it stays yours)')
    return 0


def _item(world: World, the_set: LearningSet, options: Options) -> dict[str, Value]:
    day = read_day(world, the_set, options.date, "--date", happened=True) if options.date else world.today
    due = read_day(world, the_set, options.due, "--due") if options.due else None
    item: dict[str, Value] = {"date": day.isoformat()}
    item |= {
        key: value
        for key, value in (
            ("status", _word("status", options.status)),
            ("result", _word("result", options.result)),
            ("note", options.note),
            ("due", due.isoformat() if due else ""),
            ("at", _meeting(the_set, options.at)),
        )
        if value
    }
    if len(item) == 1:
        raise UsageError("There is nothing to record yet.", "Name a status, or add -m, --result or --due.")
    return item


def _meeting(the_set: LearningSet, typed: str) -> str:
    ids = {meeting.id for meeting in the_set.meetings} | {row.date.isoformat() for row in planned(the_set)}
    return named(typed, sorted(ids), str, "meeting") if typed else ""


def _refuse_others(me: str, partners: tuple[str, ...], ref: Ref) -> None:
    if me != ref.owner and me not in partners:
        raise RefusedError(
            f"That action is {ref.owner}'s, and only its owner says what became of it.",
            f"If they told you, add: --as {ref.owner} --via spoken --said today",
        )


def _word(key: str, typed: str) -> str:
    if not typed:
        return ""
    value = UPDATE.by_key[key].type.read(typed)
    if isinstance(value, Fault):
        if value.value is None:
            raise UsageError(f"That is no {key} an action can have.", value.fix)
        return str(value.value)
    return str(value)
