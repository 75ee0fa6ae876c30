"""Keeping a private entry: sealed in the set's folder where its author has a key here, else plain outside the set."""

from typing import NamedTuple

from alearn.commands.who import Author
from alearn.commands.writing import refuse_unreadable, unreadable_as
from alearn.errors import RefusedError
from alearn.model import LearningSet, Member
from alearn.schema.layout import path_of, sealed_folder
from alearn.text.edit import Value, write_front_matter
from alearn.world import World


class Written(NamedTuple):
    """A private entry as it is about to be kept: whose, its day, its keys and its words."""

    writer: Author
    day: str
    keys: dict[str, Value]
    words: str

    @property
    def read_as(self) -> str:
        """The path whose kind its keys are read as: they are an entry's, wherever it lies."""
        return path_of("entry", self.writer.member.id, self.day)

    @property
    def text(self) -> str:
        """The whole file, before it is sealed."""
        return write_front_matter({"date": self.day, **self.keys}.items(), self.words)


def strange_keys(world: World, member: Member) -> tuple[str, ...]:
    """The public keys in a member's file that nobody accepted on this machine."""
    ring = world.keys.ring()
    return tuple(each for each in member.recipients if each not in ring.recipients and each not in ring.retired)


def is_sealed_here(world: World, member: Member) -> bool:
    """Whether a member's private entries are sealed on this machine: it has a key that their file names.

    RefusedError where the file also names a key that was not accepted here: others can edit that file.
    """
    if not world.keys.here or not member.recipients:
        return False
    strange = strange_keys(world, member)
    if len(strange) == len(member.recipients):
        return False
    if strange:
        message = f"{member.path} names a key that was never accepted on this machine, so nothing is sealed."
        raise RefusedError(
            message,
            f"Is it your other device's, or your paper's? alearn key add {strange[0]}\n"
            f"If you do not know it, somebody wants to read along; take it out: alearn key drop {strange[0]}",
        )
    return True


def keep_private(world: World, root: str, the_set: LearningSet, entry: Written, *, dry_run: bool) -> str:
    """Keep the entry where only its author reads it, and say where and who can; the path to show."""
    refuse_unreadable(entry.read_as, entry.text)
    member = entry.writer.member
    names = [f"{entry.day[:7]}-{world.letters(8)}.md" for _ in range(9)]
    sealed = is_sealed_here(world, member)
    outside = world.private_folder(the_set.file.id, member.id)
    if dry_run:
        world.say(f"Would write, {'sealed' if sealed else 'outside the set'}, for you alone:")
        world.out(entry.text.rstrip("\n"))
        return f"{sealed_folder(member.id)}{names[0]}.age" if sealed else f"{outside}/{names[0]}"
    if sealed:
        return _sealed(world, root, entry, [f"{sealed_folder(member.id)}{name}.age" for name in names])
    name = world.create(
        outside, names, entry.text.encode(), verify=unreadable_as(entry.read_as), private=True, own=True
    )
    world.say(f"Written {entry.writer.told()}, in your own folder outside the set: nobody else's alearn reads it.")
    world.say("It is plain text on this machine. To share an entry with the set, add --share.")
    world.say("To have what you write privately sealed, so that only you can open it: alearn key new")
    _warn_on_anothers_machine(world, the_set, member)
    return f"{outside}/{name}"


def _sealed(world: World, root: str, entry: Written, names: list[str]) -> str:
    words = entry.text.encode()
    sealed = world.keys.seal(words)
    path = world.create(root, names, sealed, verify=lambda data: world.keys.not_as_sealed(words, data), private=True)
    whose = ", ".join(dict.fromkeys(each.whose for each in world.keys.ring().accepted))
    world.say(f"Written {entry.writer.told()}, and sealed: only your own keys open it ({whose}).")
    world.say("Who has the set's folder sees that the file is there, and cannot read it.")
    return path


def _warn_on_anothers_machine(world: World, the_set: LearningSet, member: Member) -> None:
    remembered = the_set.members.get(world.remembered(the_set.file.id) or "")
    if remembered is not None and remembered.id != member.id:
        world.warn(
            f"This machine knows its user as {remembered.name}: whoever uses this login can read what was just written."
        )
