"""What members did of what they promised, and what they promise now, written in their own files after a meeting."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from alearn.commands.record_sheet import Promise, TurnSheet
from alearn.commands.who import Given, author
from alearn.commands.writing import add_yaml, change_record
from alearn.folder import free_ids, read_set
from alearn.folder import ids_of as owned_ids
from alearn.model import LearningSet, Planned
from alearn.schema.layout import path_of
from alearn.text.edit import Value, add_item
from alearn.text.source import Source
from alearn.world import World


class Held(NamedTuple):
    """The meeting that is written: its id, the day it was held, and the row it was planned in."""

    id: str
    day: date
    row: Planned | None


def write_promises(
    world: World,
    root: str,
    held: Held,
    given: Given,
    promises: tuple[Promise, ...],
    *,
    dry_run: bool,
) -> None:
    """Add what became of each action to it, but for what an interrupted run has added already."""
    for promise in promises:
        reading = read_set(world, root)
        owner = promise.action.owner
        writer = author(world, root, reading.the_set, given._replace(as_=owner))
        there = reading.the_set.actions[promise.action].updates
        if any((each.at, each.status, each.note or "") == (held.id, promise.status, promise.note) for each in there):
            continue
        item: dict[str, Value] = {
            "date": held.day.isoformat(),
            "status": promise.status,
            **({"note": promise.note} if promise.note else {}),
            "at": held.id,
            **writer.proxy_keys(),
        }
        document = reading.documents[path_of("action", owner, promise.action.id)]

        def edit(source: Source, item: dict[str, Value] = item) -> Source:
            return add_item(source, ["updates"], item)

        change_record(world, root, reading, document, edit, dry_run=dry_run)


def write_actions(
    world: World,
    root: str,
    the_set: LearningSet,
    held: Held,
    given: Given,
    turns: Iterable[TurnSheet],
    *,
    dry_run: bool,
) -> None:
    """Write each new action in its owner's folder, but for what an interrupted run has written already."""
    for turn in turns:
        writer = author(world, root, the_set, given._replace(as_=turn.presenter)) if turn.actions else None
        mine = [each for each in the_set.actions.values() if each.owner == turn.presenter and each.agreed == held.day]
        for action in turn.actions if writer else ():
            if any(each.action == action.words for each in mine):
                continue
            reading = read_set(world, root)
            pairs: list[tuple[str, Value]] = [
                ("action", action.words),
                ("agreed", held.day.isoformat()),
                ("issue", only_issue(the_set, turn.presenter)),
                ("due", action.due),
                *(writer.proxy_keys().items() if writer else ()),
            ]
            taken = owned_ids(reading, turn.presenter)
            ids = free_ids(action.words, f"action-{held.id}", taken)
            add_yaml(world, root, "action", turn.presenter, ids, pairs, reading=reading, dry_run=dry_run)


def only_issue(the_set: LearningSet, member: str) -> str:
    """The member's open issue, where there is just one."""
    issues = [issue.id for issue in the_set.issues.values() if issue.owner == member and issue.closed is None]
    return issues[0] if len(issues) == 1 else ""
