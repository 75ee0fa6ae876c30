"""Answers given so far in an interview: on disk as soon as they are given, in the user's own folder."""

import json
import os
from collections.abc import Mapping

from alearn.errors import RefusedError
from alearn.world import disk
from alearn.world.places import data_folder, is_in_a_set
from alearn.world.raw import close, forget, own_folder, reason

_FOLDER = "interviews"
_LARGEST = 4 * 1024 * 1024
_APPENDED = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


def read(name: str, environ: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """The questions answered and their answers, oldest first; a line that was torn is left out."""
    try:
        data = disk.read_bytes(_path(name, environ), _LARGEST)
    except OSError:
        return ()
    rows = []
    for line in data.decode(errors="replace").split("\n"):
        try:
            question, answer = json.loads(line)
            rows.append((str(question), str(answer)))
        except (ValueError, TypeError):  # nothing, or half of an answer
            continue
    return tuple(rows)


def add(name: str, question: str, answer: str, environ: Mapping[str, str]) -> None:
    """Add one answer, and wait until it is on disk; RefusedError where it cannot be kept."""
    path = _path(name, environ)
    if is_in_a_set(data_folder(environ)):
        raise RefusedError("Your own data folder lies inside a set.", "Set ALEARN_DATA to a folder outside of it.")
    line = f"\n{json.dumps([question, answer])}\n".encode()  # a line that was torn before it stays apart
    try:
        own_folder(os.path.dirname(path))
        handle = os.open(path, _APPENDED, 0o600)
        try:
            view = memoryview(line)
            while view:
                view = view[os.write(handle, view) :]
            os.fsync(handle)
        finally:
            close(handle)
    except OSError as fault:
        raise RefusedError(f"Your answer cannot be kept: {reason(fault)}.") from None


def drop(name: str, environ: Mapping[str, str]) -> None:
    """Forget the answers of an interview that is safely written."""
    forget(_path(name, environ))


def unfinished(environ: Mapping[str, str]) -> tuple[str, ...]:
    """The files of interviews that were interrupted and not gone on with."""
    folder = os.path.join(data_folder(environ), _FOLDER)
    return tuple(os.path.join(folder, name) for name in disk.names(folder))


def _path(name: str, environ: Mapping[str, str]) -> str:
    return os.path.join(data_folder(environ), _FOLDER, f"{name}.jsonl")
