"""Reading the disk: names in a folder, and bytes of plain files; nothing else is ever opened."""

import errno
import os
import stat
from typing import NamedTuple

from alearn.world.raw import reason as reason  # noqa: PLC0414  # told with what could not be read

_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)
_CHUNK = 64 * 1024
_DEEPEST = 12


class Tree(NamedTuple):
    """The names below a folder, with forward slashes: plain files, and what is neither file nor folder."""

    files: tuple[str, ...]
    others: tuple[str, ...]


def tree(root: str, *, skip: frozenset[str] = frozenset(), marker: str = "", own: frozenset[str] = frozenset()) -> Tree:
    """Every name below `root`; folders that begin with a dot, are in `skip` or hold `marker` are left out.

    What lies in the `own` folders of the root is never left out for holding a marker.

    A folder that cannot be opened is listed among the others, but where `root` cannot, OSError is raised. No symlink
    is followed.
    """
    files: list[str] = []
    others: list[str] = []
    waiting = [("", root, 0)]
    while waiting:
        prefix, folder, depth = waiting.pop()
        try:
            with os.scandir(folder) as entries:
                found = list(entries)
        except OSError:
            if not prefix:
                raise
            others.append(prefix.rstrip("/"))
            continue
        if prefix and marker and prefix.split("/")[0] not in own and any(entry.name == marker for entry in found):
            continue
        for entry in found:
            kind = _kind(entry)
            if kind == "file":
                files.append(prefix + entry.name)
            elif kind != "folder":
                others.append(prefix + entry.name)
            elif _is_walked(prefix, entry.name, skip) and depth < _DEEPEST:
                waiting.append((f"{prefix}{entry.name}/", entry.path, depth + 1))
    return Tree(tuple(files), tuple(others))


def names(folder: str) -> tuple[str, ...]:
    """The names in one folder, sorted, without links and those that begin with a dot; empty where it is no folder."""
    try:
        if not stat.S_ISDIR(os.lstat(folder).st_mode):
            return ()
        with os.scandir(folder) as entries:
            return tuple(sorted(each.name for each in entries if each.name[0] != "." and not each.is_symlink()))
    except OSError:
        return ()


def _kind(entry: "os.DirEntry[str]") -> str:
    try:
        if entry.is_file(follow_symlinks=False):
            return "file"
        return "folder" if entry.is_dir(follow_symlinks=False) else ""
    except OSError:
        return ""


def _is_walked(prefix: str, name: str, skip: frozenset[str]) -> bool:
    """Whether a folder is looked into; in a private folder even a hidden one, since nothing plain may lie there."""
    return (name[0] != "." or "/private/" in prefix) and prefix + name not in skip


def holding(root: str, marker: str) -> tuple[str, ...]:
    """The folders at or below `root` that hold a file called `marker`, sorted; none is looked for inside another."""
    found: list[str] = []
    waiting = [(root, 0)]
    while waiting:
        folder, depth = waiting.pop()
        try:
            with os.scandir(folder) as entries:
                inside = list(entries)
        except OSError:
            continue
        if any(entry.name == marker for entry in inside):
            found.append(folder)
        elif depth < _DEEPEST:
            below = (entry for entry in inside if entry.name[0] != "." and entry.is_dir(follow_symlinks=False))
            waiting.extend((entry.path, depth + 1) for entry in below)
    return tuple(sorted(found))


def read_bytes(path: str, limit: int) -> bytes:
    """The first `limit` bytes of a plain file and one more, where there are more; raises OSError.

    What is no plain file (a link, a pipe, a device) is never opened.
    """
    _refuse_unless_plain(os.lstat(path))
    handle = os.open(path, _FLAGS)
    try:
        _refuse_unless_plain(os.fstat(handle))
        parts: list[bytes] = []
        size = 0
        while size <= limit:
            data = os.read(handle, min(limit + 1 - size, _CHUNK))
            if not data:
                break
            parts.append(data)
            size += len(data)
        return parts[0] if len(parts) == 1 else b"".join(parts)
    finally:
        os.close(handle)


def _refuse_unless_plain(found: os.stat_result) -> None:
    if stat.S_ISDIR(found.st_mode):
        raise OSError(errno.EISDIR, "it is a folder")
    if not stat.S_ISREG(found.st_mode):
        raise OSError(errno.EINVAL, "it is no plain file")
