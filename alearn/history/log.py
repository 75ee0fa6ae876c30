"""What git is asked for a set's history, and what it answers."""

import hashlib
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

_FORMAT = "--format=tformat:%x02%H%x00%as%x00%an%x00%ae"
_RAW = (
    *("--raw", "-z", "--no-abbrev", "--no-renames", "-c", "--author-date-order"),
    *("--no-ext-diff", "--no-textconv", "--no-color", "--no-show-signature", "--no-notes", "--encoding=UTF-8"),
)
HEAD_FILES = ("ls-tree", "-r", "-z", "HEAD")
FILES_NOW = ("ls-files", "-z", "--cached", "--others", "--exclude-standard", "--deduplicate")


class Touched(NamedTuple):
    """A file that a commit touched: its objects before (of each version that was joined) and after; empty: none."""

    path: str
    before: tuple[str, ...]
    after: str


class Commit(NamedTuple):
    """What somebody recorded at one time: the day on their own clock, who they say they are, and what it touched."""

    id: str
    day: date
    name: str
    email: str
    touched: tuple[Touched, ...]


def log_arguments(prefix: str, include: str = "HEAD", exclude: str = "") -> tuple[str, ...]:
    """What the log is asked for: the commits that led to one commit and not to another, of the set's folder alone."""
    here = ("--full-history", "--relative") if prefix else ()
    revisions = (include, *([f"^{exclude}"] if exclude else []))
    return ("log", *_RAW, _FORMAT, *here, "--end-of-options", *revisions, "--", *(["."] if prefix else []))


def leaving_arguments(include: str, exclude: str) -> tuple[str, ...]:
    """The same of the whole repository, where it is asked what would leave it; a join beside each of its versions."""
    raw = tuple("-m" if each == "-c" else each for each in _RAW)
    return ("log", *raw, _FORMAT, "--end-of-options", include, *([f"^{exclude}"] if exclude else []), "--")


def commits(fields: Iterable[str]) -> Iterator[Commit]:
    """The commits in what the log answers, newest first."""
    rest = iter(fields)
    head: list[str] = []
    touched: list[Touched] = []
    for field in rest:
        if field.startswith("\x02"):
            if head:
                yield _commit(head, touched)
            head, touched = [field[1:], next(rest, ""), next(rest, ""), next(rest, "")], []
        elif field.strip("\n"):
            touched += _touched(field.strip("\n"), next(rest, ""))
    if head:
        yield _commit(head, touched)


def _commit(head: list[str], touched: list[Touched]) -> Commit:
    id_, day, name, email = head
    try:
        when = date.fromisoformat(day)
    except ValueError:
        when = date.min
    return Commit(id_, when, name, email, tuple(touched))


def _touched(told: str, path: str) -> Iterator[Touched]:
    """One file as the raw log tells it: as many modes and objects as there are versions; a module inside is none."""
    versions = len(told) - len(told.lstrip(":"))
    words = told.lstrip(":").split(" ")
    modes, objects = words[: versions + 1], words[versions + 1 : 2 * versions + 2]
    if len(objects) == versions + 1 and "160000" not in modes:
        there = [each if each.strip("0") else "" for each in objects]
        yield Touched(path, tuple(there[:-1]), there[-1])


def author_of(told: str) -> tuple[str, date] | None:
    """Who recorded something and when, as a log of two fields tells it; None where it tells nothing."""
    day, _, name = told.partition("\0")
    try:
        return name, date.fromisoformat(day)
    except ValueError:
        return None


def tree_files(answer: bytes) -> dict[str, str]:
    """The objects of a tree's files by their paths."""
    found = {}
    for line in answer.decode("utf-8", "surrogateescape").split("\0"):
        told, _, path = line.partition("\t")
        words = told.split(" ")
        if len(words) == 3 and words[1] == "blob":
            found[path] = words[2]
    return found


def object_id(data: bytes, like: str) -> str:
    """What git calls a file with these bytes, in a repository whose objects have names `like` that one."""
    made = hashlib.sha256() if len(like) == 64 else hashlib.sha1(usedforsecurity=False)
    made.update(b"blob %d\0" % len(data))
    made.update(data)
    return made.hexdigest()
