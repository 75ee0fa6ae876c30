"""The few calls that bytes and folders are made with, each in one place so that a fault is met the same way."""

import contextlib
import errno
import os
import stat

from alearn.errors import RefusedError

NEW = (
    os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
)  # never a file that is there already
_FATAL = frozenset((errno.EIO, errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)))

_LETTERS = b"abcdefghjkmnpqrstuvwxyz23456789"  # without those that are read wrong on paper


def random_letters(count: int) -> str:
    """So many letters and figures that nobody can foresee; `secrets` would cost a twentieth of a run."""
    found = b""
    while len(found) < count:
        found += bytes(_LETTERS[each % len(_LETTERS)] for each in os.urandom(2 * count) if each < 8 * len(_LETTERS))
    return found[:count].decode()


def write_new(path: str, data: bytes, mode: int) -> None:
    """Write a file that was not there, and wait until the disk has it; it is gone again where that fails."""
    handle = os.open(path, NEW, mode)
    try:
        try:
            view = memoryview(data)
            while view:
                view = view[os.write(handle, view) :]
            os.fsync(handle)
        finally:
            os.close(handle)
    except BaseException:
        forget(path)
        raise


def write_over(path: str, data: bytes) -> None:
    """Write a file of the user's own, 0600, in the place of what is there: all of it or nothing; raises OSError."""
    fresh = f"{path}.{random_letters(8)}"
    try:
        write_new(fresh, data, 0o600)
        os.replace(fresh, path)
    finally:
        forget(fresh)
    sync_folder(os.path.dirname(path))


def sync_folder(folder: str) -> None:
    """Make a new name last; Windows has no such call and some shares refuse it, but a failing disk is told."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError as fault:
        return _refuse_if_fatal(fault)
    try:
        os.fsync(handle)
    except OSError as fault:
        _refuse_if_fatal(fault)
    finally:
        close(handle)


def _refuse_if_fatal(fault: OSError) -> None:
    if fault.errno in _FATAL:
        message = f"It was written, but the disk has a fault and may not keep it: {reason(fault)}."
        raise RefusedError(message, "Look at this disk before you go on.") from None


def close(handle: int) -> None:
    """Let go of a handle on which nothing is left to write."""
    with contextlib.suppress(OSError):
        os.close(handle)


def forget(path: str) -> None:
    """Delete a file where that can be done."""
    with contextlib.suppress(OSError):
        os.unlink(path)


def forget_tree(folder: str) -> None:
    """Delete a folder and all in it where that can be done; a link is never followed."""
    import shutil

    shutil.rmtree(folder, ignore_errors=True)


def own_folder(folder: str) -> None:
    """Make a folder, and those above it that are missing, for its owner alone; raises OSError."""
    missing = []
    above = folder
    while not os.path.isdir(above) and os.path.dirname(above) != above:
        missing.append(above)
        above = os.path.dirname(above)
    for each in reversed(missing):
        with contextlib.suppress(FileExistsError):
            os.mkdir(each, 0o700)
    mode = stat.S_IMODE(os.stat(folder).st_mode)
    if mode & 0o077:
        os.chmod(folder, mode & ~0o077)


def reason(fault: OSError) -> str:
    """Why the system refused, in a few words."""
    return (fault.strerror or "the system refused").lower()
