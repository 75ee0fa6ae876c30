"""`alearn journal`: my entries, those I share and those only I read."""

from typing import NamedTuple

from alearn.commands.opening import OwnEntry, open_entry, own_entries
from alearn.commands.who import who_am_i
from alearn.errors import AlearnError
from alearn.folder import find_set, read_people
from alearn.world import World


class Options(NamedTuple):
    """What was typed."""

    me: str = ""
    json: bool = False


class Listed(NamedTuple):
    """One entry as it is listed."""

    day: str
    id: str
    shared: bool
    opening: str


def run(world: World, options: Options) -> int:
    """List the entries of the person who is typing, oldest first; nobody else's."""
    root = find_set(world)
    the_set = read_people(world, root)
    me = who_am_i(world, root, the_set, options.me)
    listed = sorted(_listed(world, own) for own in own_entries(world, root, the_set, me))
    if options.json:
        rows = [each._asdict() for each in listed]
        world.out_json("journal", {"entries": rows})
        return 0
    for each in listed:
        world.out(f"{each.day}  {'shared ' if each.shared else 'private'}  {each.opening}  [{each.id}]")
    if not listed:
        world.say('Nothing yet. To write: alearn log "..."')
    return 0


def _listed(world: World, own: OwnEntry) -> Listed:
    try:
        opened = open_entry(world, own)
    except AlearnError:
        return Listed(own.id[:7], own.id, not own.private, "(cannot be opened)")
    return Listed(opened.told_day, own.id, not own.private, opened.opening)
