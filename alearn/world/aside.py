"""Folders and pages built aside and renamed, so that a kill leaves all of them or nothing."""

import contextlib
import os
import re
import stat
import time
from collections.abc import Iterator, Mapping

from alearn.errors import AlearnError, RefusedError
from alearn.world.lock import is_at, try_lock
from alearn.world.raw import close, forget, forget_tree, random_letters, reason, sync_folder, write_new

_STAGING = re.compile(r"\.alearn-new-[a-z0-9]{8}\Z")
_PAGE = re.compile(r"\.alearn-page-[a-z0-9]{8}\Z")
_OLD_SECONDS = {_STAGING: 3600.0, _PAGE: 60.0}


def make_folder(parent: str, name: str, files: Mapping[str, bytes]) -> str:
    """A new folder with its files, built aside and renamed, so that a kill leaves all or nothing; its path.

    Raises RefusedError where something of that name is there already.
    """
    target = os.path.join(parent, name)
    try:
        _refuse_if_there(target, name)
        _clear_leftovers(parent, _STAGING)
        with _staging(parent) as staging:
            _fill(staging, files)
            _refuse_if_there(target, name)
            os.rename(staging, target)
        sync_folder(parent)
    except OSError as fault:
        raise RefusedError(f"The folder could not be made: {reason(fault)}.") from None
    return target


def make_page(path: str, data: bytes, mode_of_new: int = 0o666) -> None:
    """Write a page that can be made again, whole or not at all."""
    folder = os.path.dirname(path)
    fresh = os.path.join(folder, f".alearn-page-{random_letters(8)}")
    try:
        os.makedirs(folder, exist_ok=True)
        mode = _mode_of_page(path)
        _clear_leftovers(folder, _PAGE)
        write_new(fresh, data, mode_of_new)
        if mode is not None:
            os.chmod(fresh, mode)
        os.replace(fresh, path)
        sync_folder(folder)
    except OSError as fault:
        message = f"The page could not be written: {reason(fault)}."
        raise RefusedError(message, "Name another place with -o.") from None
    finally:
        forget(fresh)


def _mode_of_page(path: str) -> int | None:
    try:
        found = os.lstat(path)
    except FileNotFoundError:
        return None
    if not stat.S_ISREG(found.st_mode):
        raise RefusedError(f"{os.path.basename(path)} is no plain file, so it is left alone.", "Name another with -o.")
    return stat.S_IMODE(found.st_mode)


def _refuse_if_there(target: str, name: str) -> None:
    if os.path.lexists(target):
        raise RefusedError(f"There is something called {name} here already.", "Choose another name, or another folder.")


@contextlib.contextmanager
def _staging(parent: str) -> Iterator[str]:
    """A new folder to build in, locked where folders can be, so that nobody clears it away; gone at the end."""
    for _ in range(9):
        path = os.path.join(parent, f".alearn-new-{random_letters(8)}")
        os.mkdir(path)
        handle = None
        try:
            handle = _locked_folder(path)
            if handle is not None and not is_at(handle, path):
                continue
            yield path
        finally:
            forget_tree(path)
            if handle is not None:
                close(handle)
        return
    raise RefusedError("The folder could not be made: another alearn is clearing up here.", "Try again.")


def _locked_folder(path: str) -> int | None:
    """A handle that holds the lock on a folder; None where the system has no such lock."""
    handle = None
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
        if try_lock(handle):
            return handle
    except (OSError, ImportError):
        pass
    if handle is not None:
        close(handle)
    return None


def _fill(staging: str, files: Mapping[str, bytes]) -> None:
    folders = {staging}
    for relative, data in files.items():
        folder = staging
        *above, last = relative.split("/")
        for part in above:
            folder = os.path.join(folder, part)
            if folder not in folders:
                os.mkdir(folder)
                folders.add(folder)
        write_new(os.path.join(folder, last), data, 0o666)
    for each in folders:
        sync_folder(each)


def _clear_leftovers(parent: str, names: re.Pattern[str]) -> None:
    """Delete what a writer that was killed left behind: nobody holds its lock, or it is old."""
    with contextlib.suppress(OSError, AlearnError):
        for name in os.listdir(parent):
            path = os.path.join(parent, name)
            if names.match(name) is None:
                continue
            if stat.S_ISDIR(os.lstat(path).st_mode):
                _clear_folder(path, _OLD_SECONDS[names])
            elif time.time() - os.lstat(path).st_mtime > _OLD_SECONDS[names]:
                forget(path)


def _clear_folder(path: str, seconds: float) -> None:
    handle = _locked_folder(path)
    if handle is not None or time.time() - os.lstat(path).st_mtime > seconds:
        forget_tree(path)
    if handle is not None:
        close(handle)
