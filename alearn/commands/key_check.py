"""Whether a member can open all of their sealed entries, and each is sealed to every key that counts."""

from collections.abc import Sequence
from typing import NamedTuple

from alearn.commands.opening import OwnEntry
from alearn.commands.private import strange_keys
from alearn.commands.sealing import entries_told, plain_entries, seal_anew, sealed_entries
from alearn.errors import AlearnError, NotFoundError, RefusedError
from alearn.model import Member
from alearn.schema.records import Reading
from alearn.text.sealed import SEALED_LIMIT, keys_sealed_to
from alearn.world import World

WELL, OTHER_KEYS, SHUT, DAMAGED, NOT_BY_SHEET = "well", "other-keys", "shut", "damaged", "not-by-sheet"
_TOLD = {
    OTHER_KEYS: "opens, and is not sealed to the keys that count now",
    SHUT: "no key on this machine opens it",
    DAMAGED: "was damaged, or is no sealed entry",
    NOT_BY_SHEET: "opens, and the sheet does not open it",
}


class Looked(NamedTuple):
    """One sealed entry, and how it stands."""

    own: OwnEntry
    state: str


def check(
    world: World, root: str, reading: Reading, me: Member, sheet: Sequence[str], *, mend: bool, as_json: bool
) -> int:
    """Show what is not in order, and how it is put so; 1 where something is left.

    `sheet` are the secret keys of a recovery sheet that was typed, with which each entry must open, too.
    """
    own = [pair.secret for pair in world.keys.pairs()] if world.keys.here else []
    secrets = [*own, *sheet]
    looked = [_look(world, own, secrets, sheet) for own in sealed_entries(world, root, reading, me)]
    if mend and world.keys.here:
        looked = [_mended(world, each, secrets, sheet) for each in looked]
    strange = strange_keys(world, me) if world.keys.here else ()
    unnamed = [each for each in world.keys.ring().recipients if each not in me.recipients] if world.keys.here else []
    outside = plain_entries(world, root, reading, me)
    wrong = [each for each in looked if each.state != WELL]
    if as_json:
        rows = [{"path": each.own.name, "state": each.state} for each in looked]
        told = {"unknown_keys": strange, "unnamed_keys": unnamed, "outside": [each.id for each in outside]}
        world.out_json("key-check", {"entries": rows, **told})
    else:
        for each in wrong:
            world.out(f"{each.own.name}: {_TOLD[each.state]}")
        _tell_of_entries(world, [each.state for each in looked], len(outside))
        _tell_of_keys(world, me, strange, unnamed)
        if not wrong and not strange and not unnamed and (world.keys.here or sheet):
            how = "opened and sealed to every key of yours" if world.keys.here else "opened with the sheet"
            world.say(f"All is well: {entries_told(len(looked))}, each {how}.")
    return 1 if wrong or strange or unnamed else 0


def _look(world: World, own: OwnEntry, secrets: Sequence[str], sheet: Sequence[str]) -> Looked:
    data = world.read_or_stop(own.path, SEALED_LIMIT)
    try:
        if not secrets:
            return Looked(own, SHUT)
        world.keys.unseal(data, secrets)
    except RefusedError:
        return Looked(own, DAMAGED)
    except NotFoundError:
        return Looked(own, SHUT)
    if sheet and not _opens(world, data, sheet):
        return Looked(own, NOT_BY_SHEET)
    if not world.keys.here:
        return Looked(own, WELL)
    ring = world.keys.ring()
    newest = world.keys.pairs()[0]
    counts = newest.recipient in ring.recipients and _opens(world, data, [newest.secret])
    return Looked(own, WELL if counts and keys_sealed_to(data) == len(ring.recipients) else OTHER_KEYS)


def _opens(world: World, data: bytes, secrets: Sequence[str]) -> bool:
    try:
        world.keys.unseal(data, secrets)
    except AlearnError:
        return False
    return True


def _mended(world: World, looked: Looked, secrets: Sequence[str], sheet: Sequence[str]) -> Looked:
    if looked.state not in (OTHER_KEYS, NOT_BY_SHEET):
        return looked
    seal_anew(world, looked.own, secrets)
    return _look(world, looked.own, secrets, sheet)


def _tell_of_entries(world: World, states: Sequence[str], outside: int) -> None:
    shut = states.count(SHUT)
    if not world.keys.here:
        world.say("There is no key on this machine. To make one, or to bring yours here: alearn key new")
    if shut:
        world.say(f"Of your {entries_told(len(states))} {shut} cannot be opened with the keys that are here.")
        world.say("With another device of yours: type there `alearn key add` and the key that `alearn key show` shows.")
        world.say("With your recovery sheet: alearn key check --mend --sheet -")
        world.say("Without either they are lost: nobody can open them, not the set, not the makers of alearn, nobody.")
    if states.count(DAMAGED):
        world.say("What was damaged may be whole in a backup, or in an earlier commit of git.")
    if states.count(OTHER_KEYS) + states.count(NOT_BY_SHEET):
        world.say("To seal them to all of your keys: alearn key check --mend")
    if outside:
        world.say(f"{entries_told(outside)} still plain, outside the set. To seal: alearn key new")


def _tell_of_keys(world: World, me: Member, strange: Sequence[str], unnamed: Sequence[str]) -> None:
    for each in strange:
        world.say(f"{me.path} names a key that was never accepted here: {each}")
        world.say(f"If it is yours: alearn key add {each}\nIf you do not know it: alearn key drop {each}")
    for each in unnamed:
        world.say(f"{me.path} no longer names a key that is sealed to here: {each}")
        world.say(
            f"If you dropped it on another device: alearn key drop {each}\nElse put it back: alearn key check --mend"
        )
