"""`alearn actions`: what was promised, and how it stands."""

from typing import NamedTuple

from alearn.dates import in_words
from alearn.folder import find_set, named, read_set
from alearn.model import Action, LearningSet
from alearn.story.actions import due, is_open, is_overdue, result, status
from alearn.world import World

SHOWN = {"refrained": "chose not to, for now", "not-yet": "not yet"}


class Options(NamedTuple):
    """What was typed."""

    member: str = ""
    every: bool = False
    json: bool = False


def run(world: World, options: Options) -> int:
    """List the open actions, or with `--all` every one, by owner."""
    the_set = read_set(world, find_set(world)).the_set
    owner = named(options.member, list(the_set.members), str, "member") if options.member else ""
    listed = sorted(
        (
            action
            for action in the_set.actions.values()
            if (options.every or is_open(action, world.today)) and owner in ("", action.owner)
        ),
        key=lambda action: (action.owner, due(action, world.today) or action.agreed, action.id),
    )
    if options.json:
        import json

        rows = [as_data(world, action) for action in listed]
        world.out(json.dumps({"format": "alearn.actions/1", "actions": rows}, indent=2, ensure_ascii=False))
        return 0
    for member in dict.fromkeys(action.owner for action in listed):
        world.out(world.style(the_set.members[member].name if member in the_set.members else member, "bold"))
        for action in listed:
            if action.owner == member:
                world.out(line(world, the_set, action))
    if not listed:
        world.say("Nothing is open. To see every action: alearn actions --all")
    return 0


def line(world: World, the_set: LearningSet, action: Action) -> str:
    """One action: how it stands, its words, by when and its name."""
    day = world.today
    stands = SHOWN.get(status(action, day), status(action, day))
    by = due(action, day)
    when = f", by {in_words(by)}" if by else ""
    late = " (past its date)" if is_overdue(action, the_set.members.get(action.owner), day) else ""
    return f"  {stands}: {' '.join(action.action.split())}{when}{late}  [{action.id}]"


def as_data(world: World, action: Action) -> dict[str, str | None]:
    """One action as data, as it stands on the day."""
    by = due(action, world.today)
    return {
        "owner": action.owner,
        "id": action.id,
        "action": action.action,
        "agreed": action.agreed.isoformat(),
        "due": by.isoformat() if by else None,
        "status": status(action, world.today),
        "result": result(action, world.today),
        "issue": str(action.issue) if action.issue else None,
    }
