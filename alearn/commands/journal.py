"""`alearn journal`: my entries, those I share and those only I read."""

from datetime import date
from typing import NamedTuple

from alearn.commands.who import who_am_i
from alearn.folder import find_set, read_set
from alearn.schema.reader import Reader
from alearn.schema.types import DATE
from alearn.text.nodes import Scalar, read_yaml
from alearn.text.prose import heading, opening_words
from alearn.text.source import ENTRY_LIMIT, decode, front_matter
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
    the_set = read_set(world, root).the_set
    me = who_am_i(world, root, the_set, options.me)
    listed = [
        Listed(entry.date.isoformat(), entry.id, True, heading(entry.prose) or opening_words(entry.prose))
        for entry in the_set.entries.values()
        if entry.owner == me.id
    ]
    listed = sorted(listed + _private(world, the_set.file.id, me.id))
    if options.json:
        rows = [each._asdict() for each in listed]
        world.out_json("journal", {"entries": rows})
        return 0
    for each in listed:
        world.out(f"{each.day}  {'shared ' if each.shared else 'private'}  {each.opening}  [{each.id}]")
    if not listed:
        world.say('Nothing yet. To write: alearn log "..."')
    return 0


def _private(world: World, set_id: str, member: str) -> list[Listed]:
    folder = world.private_folder(set_id, member)
    if world.exists(folder) and not world.can_list(folder):
        world.warn(f"Your private entries cannot be opened: {folder}")
    names = [name for name in world.names(folder) if name.endswith(".md")]
    return [_listed(name, world.read(f"{folder}/{name}", ENTRY_LIMIT)) for name in names]


def _listed(name: str, data: bytes | None) -> Listed:
    source, _ = decode(name, data or b"", ENTRY_LIMIT)
    front, _ = front_matter(source)
    node = read_yaml(source, front.start, front.end)[0] if front else None
    written = node.value("date") if node else None
    day = Reader(source, []).one(DATE, written) if isinstance(written, Scalar) else None
    body = source.text[front.body :] if front else source.text
    shown = day.isoformat() if isinstance(day, date) else name[:7]
    return Listed(shown, name.removesuffix(".md"), False, heading(body) or opening_words(body))
