"""What a member's keys are used on: the keys that their file names, and each of their sealed entries."""

from collections.abc import Sequence

from alearn.commands.opening import PLAIN, SEALED, OwnEntry, private_entries
from alearn.commands.writing import change_record
from alearn.errors import AlearnError
from alearn.model import Member
from alearn.schema.layout import path_of, sealed_folder
from alearn.schema.records import Reading
from alearn.schema.types import is_private
from alearn.text.edit import add_item, remove
from alearn.text.sealed import SEALED_LIMIT, unpadded
from alearn.text.source import ENTRY_LIMIT, Source
from alearn.world import World


def name_keys(world: World, root: str, reading: Reading, me: Member, recipients: Sequence[str]) -> None:
    """Let my file name these keys, and none that is no longer sealed to; what it names besides stays."""
    retired = world.keys.ring().retired
    missing = [each for each in recipients if each not in me.recipients]
    gone = [at for at, each in enumerate(me.recipients) if each in retired]

    def edit(source: Source) -> Source:
        for each in missing:
            source = add_item(source, ["recipients"], each)
        if len(gone) == len(me.recipients) and not missing:
            return remove(source, ["recipients"])
        for at in reversed(gone):
            source = remove(source, ["recipients", at])
        return source

    if missing or gone:
        change_record(world, root, reading, reading.documents[path_of("member", me.id, me.id)], edit)


def sealed_entries(world: World, root: str, reading: Reading, me: Member) -> list[OwnEntry]:
    """My entries that lie sealed in the set's folder."""
    return [own for own in private_entries(world, root, reading.the_set, me) if own.how == SEALED]


def plain_entries(world: World, root: str, reading: Reading, me: Member) -> list[OwnEntry]:
    """My entries that still lie plain in my own folder outside the set."""
    entries = private_entries(world, root, reading.the_set, me)
    return [own for own in entries if own.how == PLAIN and is_private(own.id)]


def seal_anew(world: World, own: OwnEntry, secrets: Sequence[str] = ()) -> None:
    """Seal one of my entries to the keys that count now; its words stay as they are."""
    data = world.read_or_stop(own.path, SEALED_LIMIT)
    words = world.keys.unseal(data, secrets)
    sealed = world.keys.seal(words)
    world.replace(own.folder, own.name, data, sealed, verify=lambda fresh: world.keys.not_as_sealed(words, fresh))


def seal_all_anew(world: World, entries: Sequence[OwnEntry]) -> str:
    """Seal each of my entries to the keys that count now; a sentence that says how many were, and which were not."""
    shut = []
    for own in entries:
        try:
            seal_anew(world, own)
        except AlearnError:
            shut.append(own)
    done = len(entries) - len(shut)
    told = f"{entries_told(done)} sealed anew." if done else ""
    left = (
        f"{entries_told(len(shut))} could not be: alearn key check tells which, and what can be done." if shut else ""
    )
    return " ".join(filter(None, (told, left)))


def move_in(world: World, root: str, entries: Sequence[OwnEntry]) -> str:
    """Seal my plain entries into the set's folder, each under its own name; a sentence that says how many were."""
    moved = [own for own in entries if _moved_in(world, root, own)]
    if not entries:
        return ""
    left = len(entries) - len(moved)
    kept = f" {entries_told(left)} stayed outside: too large, or sealed in other words already." if left else ""
    return f"{entries_told(len(moved))} moved in from outside the set, sealed and read back.{kept}"


def _moved_in(world: World, root: str, own: OwnEntry) -> bool:
    """Seal an entry, read it back from the disk, and only then delete the plain file it was."""
    data = world.read_or_stop(own.path, ENTRY_LIMIT)
    if len(data) > ENTRY_LIMIT:
        return False
    name = f"{sealed_folder(own.owner)}{own.id}.md.age"
    if not world.exists(f"{root}/{name}"):  # a move that was stopped in between left it there
        sealed = world.keys.seal(data)
        world.create(root, [name], sealed, verify=lambda fresh: world.keys.not_as_sealed(data, fresh), private=True)
    if world.keys.unseal(world.read_or_stop(f"{root}/{name}", SEALED_LIMIT)) != unpadded(data):
        return False
    world.remove(own.folder, own.name, data)
    return True


def entries_told(count: int) -> str:
    """So many entries, in words."""
    return "1 entry" if count == 1 else f"{count} entries"
