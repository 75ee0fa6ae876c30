"""What the system tells of a folder: where it truly lies, what lies above it, and who else on this machine reads it."""

import os
import stat
import sys
from collections.abc import Iterable
from typing import NamedTuple

_MOUNTS = "/proc/self/mountinfo"
_LARGEST = 1024 * 1024
_REMOTE_DRIVE = 4


class Ground(NamedTuple):
    """What is known of the ground a folder stands on; empty where the system does not tell.

    `markers` are the names asked for that lie in it or above it, `mounts` what Linux knows of its disks, `readers`
    who else may read it by its modes (`everyone on this machine`, or a group), `another` whether its owner is another.
    """

    path: str
    system: str
    markers: tuple[str, ...]
    mounts: str = ""
    network: bool = False
    readers: str = ""
    another: bool = False


def ground(folder: str, names: Iterable[str]) -> Ground:
    """What the system tells of a folder; nothing is opened but its disks' own list, and no link below it followed."""
    path = os.path.realpath(folder)
    wanted = tuple(names)
    above = [path, *_above(path)]
    markers = tuple(name for each in above for name in wanted if os.path.lexists(os.path.join(each, name)))
    return Ground(path, sys.platform, markers, _mounts(), _is_network(path), readers(path), _is_anothers(path))


def readers(path: str) -> str:
    """Who else on this machine may read a file or folder by its modes and those above it; empty where nobody may.

    Modes say nothing on Windows, so nothing is told there.
    """
    if not hasattr(os, "geteuid"):
        return ""
    try:
        found = os.stat(path)
        ways = [os.stat(each) for each in _above(path)]
    except OSError:
        return ""
    inside = stat.S_IXOTH if stat.S_ISDIR(found.st_mode) else 0
    if found.st_mode & stat.S_IROTH and found.st_mode & inside == inside and all(_passes(way) for way in ways):
        return "everyone on this machine"
    opens = all(_passes(way) or (way.st_mode & stat.S_IXGRP and way.st_gid == found.st_gid) for way in ways)
    group = _group(found.st_gid) if found.st_mode & stat.S_IRGRP and opens else ""
    return f"the group {group}" if group else ""


def _passes(found: os.stat_result) -> bool:
    return bool(found.st_mode & stat.S_IXOTH)


def _group(number: int) -> str:
    """The name of a group that has others in it; empty for the group that is its user's alone."""
    try:
        import grp
        import pwd

        group = grp.getgrgid(number)
        alone = group.gr_name == pwd.getpwuid(os.geteuid()).pw_name and not set(group.gr_mem) - {group.gr_name}
    except (ImportError, KeyError, OSError):
        return ""
    return "" if alone else group.gr_name


def _is_anothers(path: str) -> bool:
    if not hasattr(os, "geteuid"):
        return False
    try:
        return os.stat(path).st_uid != os.geteuid()
    except OSError:
        return False


def _above(path: str) -> list[str]:
    """Every folder above a path, the nearest first."""
    found = []
    while os.path.dirname(path) != path:
        path = os.path.dirname(path)
        found.append(path)
    return found


def _mounts() -> str:
    try:
        with open(_MOUNTS, encoding="utf-8", errors="replace") as file:
            return file.read(_LARGEST)
    except OSError:
        return ""


def _is_network(path: str) -> bool:
    """Whether Windows calls the drive a path lies on a server's."""
    if sys.platform != "win32":
        return False
    import ctypes

    drive = os.path.splitdrive(path)[0]
    try:
        return bool(ctypes.windll.kernel32.GetDriveTypeW(f"{drive}\\") == _REMOTE_DRIVE)
    except (AttributeError, OSError):
        return False
