"""A set's past as git keeps it: what was recorded, in one log and one reader of objects, and what is not saved yet."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from alearn.errors import NotFoundError
from alearn.history.changes import File, Files, Pair
from alearn.history.log import FILES_NOW, HEAD_FILES, Commit, commits, log_arguments, object_id, tree_files
from alearn.history.telling import Names, Told, between, name_of, title_of, told_of
from alearn.model import LearningSet
from alearn.schema.layout import where
from alearn.text.source import ENTRY_LIMIT
from alearn.world import World

if TYPE_CHECKING:
    from alearn.world import Blobs, Git

_LARGEST = 256 * ENTRY_LIMIT


class Moment(NamedTuple):
    """One change and when it was recorded, by whom: no commit and no day where it is not saved yet."""

    told: Told
    commit: str = ""
    day: date | None = None
    by: str = ""


class Renamed:
    """Where things that were renamed lie now, and what they are named by; filled from the newest change back."""

    def __init__(self) -> None:
        self.paths: dict[str, str] = {}
        self.names: dict[str, str] = {}

    def path(self, old: str) -> str:
        """Where a thing of an old path lies now."""
        return self.paths.get(old, old)

    def name(self, old: str) -> str:
        """What a thing of an old name is named by now."""
        return self.names.get(old, old)

    def note(self, told: Told) -> None:
        """Remember a renaming."""
        if told.renamed:
            old, new = told.renamed
            self.paths[old] = self.path(new)
            self.names[name_of(where(old))] = name_of(where(self.path(new)))


def names_now(world: World, root: str, the_set: LearningSet, renamed: Renamed) -> Names:
    """What people and things are called today: a thing by what stands in its file, wherever it lies now."""
    titles: dict[str, str] = {}

    def title(path: str) -> str:
        now = renamed.path(path)
        if now not in titles:
            titles[now] = title_of(File(where(now), "", lambda: world.read(f"{root}/{now}", ENTRY_LIMIT)))
        return titles[now]

    return Names(the_set.members, the_set.file.planned, title, renamed.name)


def git_of(world: World, root: str) -> "Git | None":
    """The set's git; None, once that was said, where there is none."""
    try:
        return world.repository(root)
    except NotFoundError as fault:
        world.say(" ".join(filter(None, (fault.message, fault.hint))))
        return None


def unsaved_files(world: World, root: str, git: "Git", blobs: "Blobs") -> tuple[Files, Files]:
    """The files that differ from what was last recorded: as they were, and as they are."""
    recorded = tree_files(git.run(*HEAD_FILES).out)
    like = next(iter(recorded.values()), "")
    was: dict[str, File] = {}
    now: dict[str, File] = {}
    there = git.must(*FILES_NOW).decode("utf-8", "surrogateescape").split("\0")
    for path in filter(None, dict.fromkeys((*there, *recorded))):
        data = world.read(f"{root}/{path}", _LARGEST)
        mark = object_id(data, like) if data is not None else ""
        if mark == recorded.get(path, ""):
            continue
        if data is not None:
            now[path] = File(where(path), mark, _given(data))
        if path in recorded:
            was[path] = _recorded(blobs, path, recorded[path])
    return was, now


def unsaved(world: World, root: str, git: "Git", blobs: "Blobs", names: Names) -> Iterator[Moment]:
    """What changed since something was last recorded."""
    was, now = unsaved_files(world, root, git, blobs)
    for told in between(was, now, names):
        yield Moment(told)


def recorded(
    git: "Git", blobs: "Blobs", names: Names, people: Mapping[str, str], include: str = "HEAD", exclude: str = ""
) -> Iterator[tuple[Commit, Iterator[Moment]]]:
    """Each commit, newest first, with what it changed; `people` are the names of those whose addresses are known."""
    for commit in commits(git.fields(*log_arguments(git.prefix, include, exclude))):
        yield commit, _moments(commit, blobs, names, people.get(commit.email.lower(), commit.name))


def _moments(commit: Commit, blobs: "Blobs", names: Names, by: str) -> Iterator[Moment]:
    plain = [each for each in commit.touched if len(each.before) == 1]
    before = {each.path: _recorded(blobs, each.path, each.before[0]) for each in plain if each.before[0]}
    after = {each.path: _recorded(blobs, each.path, each.after) for each in plain if each.after}
    for told in between(before, after, names):
        yield Moment(told, commit.id, commit.day, by)
    for each in commit.touched:
        if len(each.before) > 1:
            first, *others = (_recorded(blobs, each.path, one) if one else None for one in each.before)
            last = _recorded(blobs, each.path, each.after) if each.after else None
            for told in told_of(Pair(each.path, each.path, first, last, tuple(others)), names):
                yield Moment(told, commit.id, commit.day, by)


def _recorded(blobs: "Blobs", path: str, mark: str) -> File:
    return File(where(path), mark, lambda: blobs.read(mark, ENTRY_LIMIT))


def _given(data: bytes) -> Callable[[], bytes]:
    return lambda: data
