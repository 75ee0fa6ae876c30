"""Keeping a person's words in a named file before a failure is told."""

import contextlib
import os
import time
from collections.abc import Iterator, Mapping

from alearn.world import disk
from alearn.world.places import data_folder, is_in_a_set
from alearn.world.raw import own_folder, random_letters, sync_folder, write_new

_RECOVERED = "recovered"


def keep(words: str, environ: Mapping[str, str]) -> str:
    """Keep words that could not be written where they belong; a sentence that says where they are."""
    if not words:
        return ""
    path = keep_file(as_bytes(words), environ)
    if path:
        return f"What you typed is kept in {path}"
    return f"What you typed could be kept nowhere on this machine; here it is:\n{words}"


def keep_file(data: bytes, environ: Mapping[str, str]) -> str:
    """Write bytes to a new file that only the user reads, in their own folder, else in a temporary one; its path.

    An empty text where no folder takes it.
    """
    name = f"{time.strftime('%Y-%m-%d-%H%M%S')}-{random_letters(6)}.txt"
    for folder in _folders(environ):
        path = os.path.join(folder, name)
        try:
            own_folder(folder)
            write_new(path, data, 0o600)
        except OSError:
            with contextlib.suppress(OSError):
                os.rmdir(folder)  # which one in vain made here; not one that holds anything
            continue
        with contextlib.suppress(Exception):
            sync_folder(folder)
        return path
    return ""


def kept_files(environ: Mapping[str, str]) -> tuple[str, ...]:
    """The files in the user's own folder that words were kept in, since they could not be written."""
    folder = os.path.join(data_folder(environ), _RECOVERED)
    return tuple(os.path.join(folder, name) for name in disk.names(folder))


def as_bytes(words: str) -> bytes:
    """The bytes that were typed, those that are no text among them."""
    try:
        return words.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return words.encode("utf-8", "surrogatepass")


def _folders(environ: Mapping[str, str]) -> Iterator[str]:
    import tempfile

    own = os.path.join(data_folder(environ), _RECOVERED)
    if not is_in_a_set(own):
        yield own
    with contextlib.suppress(OSError):
        yield tempfile.mkdtemp(prefix="alearn-")
