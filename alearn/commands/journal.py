"""`alearn journal`: my entries, those I share and those only I read; one of them shown, or changed."""

from typing import NamedTuple

from alearn.commands.opening import PLAIN, SEALED, SHARED, Opened, open_all, open_entry, own_entries, own_entry
from alearn.commands.private import is_sealed_here
from alearn.commands.who import who_am_i
from alearn.commands.writing import refuse_unreadable, unreadable_as
from alearn.errors import RefusedError, UsageError
from alearn.folder import find_set, read_people
from alearn.schema.layout import path_of
from alearn.text.sealed import unpadded
from alearn.text.source import ENTRY_LIMIT, Source, front_matter
from alearn.world import World

_WHO_READS = {
    SHARED: "The whole set can read it.",
    PLAIN: "It is plain text in your own folder outside the set.",
    SEALED: "Only your own keys open it.",
}


class Options(NamedTuple):
    """What was typed."""

    entry: str = ""
    edit: bool = False
    words: str = ""
    me: str = ""
    json: bool = False


class Listed(NamedTuple):
    """One entry as it is listed."""

    day: str
    id: str
    shared: bool
    opening: str


def run(world: World, options: Options) -> int:
    """List, show or change the entries of the person who is typing; nobody else's."""
    words = world.read_stdin() if options.words == "-" else options.words
    world.hold(words)
    root = find_set(world)
    the_set = read_people(world, root)
    me = who_am_i(world, root, the_set, options.me)
    if options.edit or options.words:
        if not options.entry:
            raise UsageError("Which entry is to be changed?", "Name it by any part of its name: alearn journal")
        own = own_entry(world, root, the_set, me, options.entry)
        if own.how == SEALED:
            is_sealed_here(world, me)  # a key nobody accepted stops here, too
        opened = open_entry(world, own)
        return _change(world, opened, words, given=bool(options.words))
    if options.entry:
        return _show(world, open_entry(world, own_entry(world, root, the_set, me, options.entry)), options)
    opened_all, shut = open_all(world, own_entries(world, root, the_set, me))
    listed = sorted(_listed(each) for each in opened_all)
    if options.json:
        rows = [each._asdict() for each in listed]
        world.out_json("journal", {"entries": rows, "cannot_be_opened": [own.id for own in shut]})
    for each in () if options.json else listed:
        world.out(f"{each.day}  {'shared ' if each.shared else 'private'}  {each.opening}  [{each.id}]")
    if shut:
        world.warn(f"{len(shut)} more cannot be opened here. What can be done: alearn key check")
    if not listed and not shut:
        world.say('Nothing yet. To write: alearn log "..."')
    return 0


def _listed(opened: Opened) -> Listed:
    return Listed(opened.told_day, opened.own.id, not opened.own.private, opened.opening)


def _show(world: World, opened: Opened, options: Options) -> int:
    if options.json:
        told = {"day": opened.told_day, "id": opened.own.id, "shared": not opened.own.private}
        world.out_json("journal", {"entry": {**told, "text": opened.source.text}})
        return 0
    world.say(f"{opened.own.path if opened.own.how == PLAIN else opened.own.name} {_WHO_READS[opened.own.how]}")
    world.out(opened.source.text.rstrip("\r\n"))
    return 0


def _change(world: World, opened: Opened, words: str, *, given: bool) -> int:
    """Put new words in the place of an entry's; the draft is deleted only when they are safely there."""
    before = opened.source.text
    if given:
        after = before[: opened.body] + words
    elif world.interactive:
        after = world.edit(before)
    else:
        raise UsageError("There is nobody at an editor.", "Give the words: alearn journal ENTRY --words -")
    own = opened.own
    fresh = unpadded(("\ufeff" * opened.source.bom + after).encode("utf-8", "surrogatepass"))
    if fresh == unpadded(opened.source.encode()):
        world.discard_draft()
        world.say("Nothing was changed.")
    else:
        _refuse_unfit(opened, after, fresh)
        _put(world, opened, fresh)
        world.discard_draft()
        world.say(f"Changed. {_WHO_READS[own.how]}")
    world.out(own.path if own.how == PLAIN else own.name)
    return 0


def _refuse_unfit(opened: Opened, after: str, fresh: bytes) -> None:
    front, _ = front_matter(Source("", after))
    if not after[front.body if front else 0 :].strip():
        message = "There are no words left, so the entry stays as it was."
        raise RefusedError(message, f"To be rid of it, delete its file: {opened.own.path}")
    if len(fresh) > ENTRY_LIMIT:
        raise RefusedError("An entry holds at most one megabyte of text.")
    refuse_unreadable(_read_as(opened), after)


def _put(world: World, opened: Opened, fresh: bytes) -> None:
    own = opened.own
    if own.how == SEALED:
        sealed = world.keys.seal(fresh)
        world.replace(
            own.folder, own.name, opened.data, sealed, verify=lambda data: world.keys.not_as_sealed(fresh, data)
        )
    else:
        world.replace(own.folder, own.name, opened.data, fresh, verify=unreadable_as(_read_as(opened)))


def _read_as(opened: Opened) -> str:
    return path_of("entry", opened.own.owner, opened.day.isoformat() if opened.day else f"{opened.own.id[:7]}-01")
