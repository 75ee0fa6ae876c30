"""`alearn actions`: what was promised, and how it stands."""

from typing import Any, NamedTuple

from alearn.commands.who import member_named
from alearn.dates import in_words
from alearn.folder import find_set, read_set
from alearn.model import Action, LearningSet
from alearn.story.actions import due, is_open, result, status, told
from alearn.story.confirmed import is_unconfirmed
from alearn.story.meetings import name_of
from alearn.story.promises import is_asked_about, is_late
from alearn.story.wording import stands
from alearn.world import World


class Options(NamedTuple):
    """What was typed."""

    member: str = ""
    every: bool = False
    json: bool = False


def run(world: World, options: Options) -> int:
    """List the open actions, or with `--all` every one, by owner; a joint action under each who shares it."""
    the_set = read_set(world, find_set(world)).the_set
    owner = member_named(options.member, the_set.members.values()).id if options.member else ""
    listed = sorted(
        (
            action
            for action in the_set.actions.values()
            if action.agreed <= world.today
            and (options.every or (is_open(action, world.today) and is_asked_about(the_set, action, world.today)))
            and (not owner or owner in (action.owner, *action.partners))
        ),
        key=lambda action: (action.owner, due(action, world.today) or action.agreed, action.id),
    )
    if options.json:
        world.out_json("actions", {"actions": [as_data(world, the_set, action) for action in listed]})
        return 0
    for member in dict.fromkeys(action.owner for action in listed):
        world.out(world.style(name_of(the_set, member), "bold"))
        for action in listed:
            if action.owner == member:
                world.out(line(world, the_set, action))
    if not listed:
        world.say(
            "There is no action yet." if not the_set.actions else "Nothing is open. alearn actions --all shows all."
        )
    return 0


def line(world: World, the_set: LearningSet, action: Action) -> str:
    """One action: how it stands, its words, who shares it, by when and its name."""
    day = world.today
    by = due(action, day)
    shared = "".join(f", with {name_of(the_set, partner)}" for partner in action.partners)
    when = f", by {in_words(by)}" if by else ""
    late = " (past its date)" if is_late(the_set, action, day) else ""
    marked = " (not confirmed yet)" if is_unconfirmed(the_set, action) else ""
    words = f"{stands(status(action, day))}: {' '.join(action.action.split())}"
    return f"  {words}{shared}{when}{late}{marked}  [{action.id}]"


def as_data(world: World, the_set: LearningSet, action: Action) -> dict[str, Any]:
    """One action as data, as it stands on the day."""
    by = due(action, world.today)
    return {
        "owner": action.owner,
        "owner_name": name_of(the_set, action.owner),
        "id": action.id,
        "action": action.action,
        "agreed": action.agreed.isoformat(),
        "measure": action.measure,
        "due": by.isoformat() if by else None,
        "with": list(action.partners),
        "status": status(action, world.today),
        "result": result(action, world.today),
        "issue": str(action.issue) if action.issue else None,
        "confirmed": not is_unconfirmed(the_set, action),
        "updates": [
            {"date": each.date.isoformat(), "status": each.status, "result": each.result, "note": each.note}
            for each in told(action, world.today)
        ],
    }
