"""One writer at a time: a lock that ends with its holder, whatever becomes of it."""

import contextlib
import errno
import os
import stat
import time
from collections.abc import Iterator

from alearn.errors import RefusedError
from alearn.world.raw import close

LOCK_SECONDS = 10.0
_PAUSE = 0.005
_BUSY = frozenset((errno.EWOULDBLOCK, errno.EACCES, errno.EAGAIN))
_CAREFUL = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


@contextlib.contextmanager
def locked(path: str) -> Iterator[None]:
    """Hold the lock whose file is at `path`; RefusedError where another holds it for ten seconds."""
    handle = _hold(path)
    try:
        yield
    finally:
        close(handle)


def _hold(path: str) -> int:
    give_up = time.monotonic() + LOCK_SECONDS
    while True:
        handle = _opened(path)
        try:
            if try_lock(handle) and is_at(handle, path):
                return handle
        except BaseException:
            close(handle)
            raise
        close(handle)
        if time.monotonic() > give_up:
            raise RefusedError("Another alearn is writing in this folder.", "Try again when it has finished.")
        time.sleep(_PAUSE)


def _opened(path: str) -> int:
    with contextlib.suppress(FileNotFoundError):
        if not stat.S_ISREG(os.lstat(path).st_mode):
            raise RefusedError("What lies where alearn keeps its lock is no plain file; delete .alearn/lock.")
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT | _CAREFUL, 0o666)
    except PermissionError:
        return os.open(path, os.O_RDONLY | _CAREFUL)  # made by somebody else, who shares this folder


def is_at(handle: int, path: str) -> bool:
    """Whether what a handle holds still has this name: somebody may have deleted it while one waited."""
    try:
        return os.path.samestat(os.fstat(handle), os.lstat(path))
    except FileNotFoundError:
        return False


def try_lock(handle: int) -> bool:
    """Whether the lock on an open file or folder was free, and is held now; it ends with the handle."""
    try:
        import fcntl
    except ImportError:
        return _try_lock_windows(handle)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as fault:
        if fault.errno in _BUSY:
            return False
        raise
    return True


def _try_lock_windows(handle: int) -> bool:
    """The same with `msvcrt`, whose lock holds the first byte."""
    import importlib

    msvcrt = importlib.import_module("msvcrt")
    try:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
    except OSError:
        return False
    return True
