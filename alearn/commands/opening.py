"""Opening my own entries: the one place that gives their words, be they shared, kept outside the set, or sealed.

Every function here takes the member who is typing: nobody else's entries are ever listed or opened by it.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from alearn.errors import AlearnError, NotFoundError
from alearn.folder import named
from alearn.model import Entry, LearningSet, Member
from alearn.schema.layout import entry_day, path_of, sealed_folder, where
from alearn.schema.reader import Reader
from alearn.schema.records import read_document
from alearn.schema.types import DATE, is_private
from alearn.text.nodes import Scalar, read_yaml
from alearn.text.prose import heading, opening_words
from alearn.text.sealed import SEALED_LIMIT
from alearn.text.source import ENTRY_LIMIT, Source, decode, front_matter
from alearn.world import World

SHARED, PLAIN, SEALED = "shared", "plain", "sealed"
_ENDS = {SHARED: ".md", PLAIN: ".md", SEALED: ".md.age"}


class OwnEntry(NamedTuple):
    """Where one of my entries lies: SHARED or SEALED in the set's folder, or PLAIN in my own outside it (`how`)."""

    id: str
    owner: str
    how: str
    folder: str
    name: str

    @property
    def path(self) -> str:
        """The whole path of its file."""
        return f"{self.folder}/{self.name}"

    @property
    def private(self) -> bool:
        """Whether only its author reads it."""
        return self.how != SHARED


class Opened(NamedTuple):
    """One of my entries, opened: its file's bytes, its text, where its prose begins, its day and the record it makes.

    `day` is None where a private entry does not say it; `record` is None where its front matter has an error in it.
    """

    own: OwnEntry
    data: bytes
    source: Source
    body: int
    day: date | None
    record: Entry | None

    @property
    def prose(self) -> str:
        """The words below the front matter."""
        return self.source.text[self.body :]

    @property
    def opening(self) -> str:
        """Its heading, else its first words."""
        return heading(self.prose) or opening_words(self.prose)

    @property
    def told_day(self) -> str:
        """Its day, or as much of it as its name tells."""
        if self.day:
            return self.day.isoformat()
        return self.own.id[:7] if is_private(self.own.id) else "undated"


def own_entries(world: World, root: str, the_set: LearningSet, me: Member) -> tuple[OwnEntry, ...]:
    """My entries by their names, shared and private, wherever they lie; nothing is opened."""
    return tuple(sorted((*_in(world, root, SHARED, me), *private_entries(world, root, the_set, me))))


def private_entries(world: World, root: str, the_set: LearningSet, me: Member) -> tuple[OwnEntry, ...]:
    """My entries that only I read, sealed in the set's folder or plain in my own outside it."""
    outside = world.private_folder(the_set.file.id, me.id)
    if world.exists(outside) and not world.can_list(outside):
        world.warn(f"Your private entries cannot be opened: {outside}")
    return tuple(sorted((*_in(world, outside, PLAIN, me), *_in(world, root, SEALED, me))))


def own_entry(world: World, root: str, the_set: LearningSet, me: Member, fragment: str) -> OwnEntry:
    """The one entry of mine that is meant; see `folder.named`."""
    return named(fragment, own_entries(world, root, the_set, me), lambda own: own.id, "entry")


def open_entry(world: World, own: OwnEntry) -> Opened:
    """The words of one of my entries, in memory alone.

    Raises NotFoundError where the file cannot be read or no key here opens it, RefusedError where it is no file that
    alearn sealed or was damaged, MissingPartError where the part that opens it is not installed.
    """
    data = world.read_or_stop(own.path, SEALED_LIMIT if own.how == SEALED else ENTRY_LIMIT)
    return _opened(own, data, world.keys.unseal(data) if own.how == SEALED else data)


def open_all(world: World, entries: Iterable[OwnEntry]) -> tuple[list[Opened], list[OwnEntry]]:
    """Those of my entries that can be opened here, and those that cannot."""
    opened: list[Opened] = []
    shut: list[OwnEntry] = []
    for own in entries:
        try:
            opened.append(open_entry(world, own))
        except AlearnError:
            shut.append(own)
    return opened, shut


def _opened(own: OwnEntry, data: bytes, words: bytes) -> Opened:
    source, unread = decode(own.name, words, ENTRY_LIMIT)
    if unread:
        raise NotFoundError(f"{own.id}: {unread[0].message}", unread[0].fix)
    front, _ = front_matter(source)
    day = entry_day(own.id) if own.how == SHARED else _day_within(source, front.start, front.end) if front else None
    path = path_of("entry", own.owner, day.isoformat() if day else f"{own.id[:7]}-01")
    record = read_document(path, where(path), words).record
    made = record._replace(path=own.name, id=own.id) if isinstance(record, Entry) else None
    return Opened(own, data, source, front.body if front else 0, day, made)


def _day_within(source: Source, start: int, end: int) -> date | None:
    """The day that a private entry's front matter says: its name tells the month alone."""
    node = read_yaml(source, start, end)[0]
    written = node.value("date") if node else None
    day = Reader(source, []).one(DATE, written) if isinstance(written, Scalar) else None
    return day if isinstance(day, date) else None


def _in(world: World, folder: str, how: str, me: Member) -> Iterator[OwnEntry]:
    below = {SHARED: f"members/{me.id}/journal/", SEALED: sealed_folder(me.id), PLAIN: ""}[how]
    for name in world.names(f"{folder}/{below}".rstrip("/")):
        if name.endswith(_ENDS[how]):
            yield OwnEntry(name.removesuffix(_ENDS[how]), me.id, how, folder, below + name)
