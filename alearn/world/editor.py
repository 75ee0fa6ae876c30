"""The user's own editor, on a draft that survives whatever happens until its words are safely written."""

import contextlib
import os
import shlex
import signal
import sys
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from alearn.errors import RefusedError
from alearn.world import disk
from alearn.world.places import data_folder, is_in_a_set
from alearn.world.raw import forget_tree, own_folder, random_letters, reason, write_new

_DRAFTS = "alearn-drafts"
_LARGEST = 64 * 1024 * 1024
_TYPE_INSTEAD = "Set ALEARN_EDITOR to the editor you use, or type the words on the command line."
_USUAL = ("nano", "micro", "vim", "vi", "emacs")


class Draft(NamedTuple):
    """A file only its author can read, with the words as the editor left them."""

    path: str
    text: str


def edit(text: str, environ: Mapping[str, str]) -> Draft:
    """Open the editor on `text` and wait; RefusedError names the draft where the editor fails."""
    command = _command(environ)
    path = _draft(text, environ)
    kept = f"What you wrote is kept in {path}"
    if not _ran([*command, path]):
        message = f"The editor {command[0]} could not be started, or ended with a fault."
        raise _kept(message, f"{_TYPE_INSTEAD} {kept if _changed(path, text) else ''}".strip())
    try:
        data = disk.read_bytes(path, _LARGEST)
    except OSError as fault:
        raise _kept(f"The draft cannot be read again: {reason(fault)}.", kept) from None
    if len(data) > _LARGEST:
        raise _kept("The draft is far larger than an entry can be.", kept)
    try:
        written = data.decode()
    except UnicodeDecodeError:
        raise _kept("The editor did not save UTF-8 text.", kept) from None
    return Draft(path, written.removeprefix("\ufeff"))


def _kept(message: str, hint: str) -> RefusedError:
    stop = RefusedError(message, hint)
    stop.kept = True
    return stop


def _changed(path: str, text: str) -> bool:
    """Whether a draft may hold words of the writer's own; one that holds none is deleted."""
    try:
        if disk.read_bytes(path, _LARGEST) != text.encode():
            return True
    except OSError:
        return True
    discard(path)
    return False


def discard(path: str) -> bool:
    """Delete a draft, and what the editor left beside it; whether it is gone."""
    folder = os.path.dirname(path)
    if os.path.basename(os.path.dirname(folder)) == _DRAFTS:
        forget_tree(folder)
    return not os.path.lexists(path)


def _draft(text: str, environ: Mapping[str, str]) -> str:
    """A draft in a folder of its own, which takes an editor's backup copies along when it goes."""
    why = "the system refused"
    for above in _places(environ):
        folder = os.path.join(above, _DRAFTS, random_letters(8))
        path = os.path.join(folder, "draft.md")
        try:
            own_folder(os.path.dirname(folder))
            os.mkdir(folder, 0o700)
            write_new(path, text.encode(), 0o600)
        except OSError as fault:
            forget_tree(folder)
            why = reason(fault)
        else:
            return path
    raise RefusedError(f"No draft could be made: {why}.", "Type the words on the command line instead.")


def drafts(environ: Mapping[str, str]) -> tuple[str, ...]:
    """The drafts that were left, where the editor or alearn failed or was killed."""
    above = (os.path.join(place, _DRAFTS) for place in _places(environ))
    folders = [os.path.join(each, name) for each in above for name in disk.names(each)]
    return tuple(os.path.join(folder, name) for folder in folders for name in disk.names(folder))


def _places(environ: Mapping[str, str]) -> Iterator[str]:
    """The runtime folder, which is emptied when its user goes, else the user's own folder."""
    runtime = environ.get("XDG_RUNTIME_DIR", "")
    if os.path.isabs(runtime) and os.path.isdir(runtime) and not is_in_a_set(runtime):
        yield runtime
    if not is_in_a_set(data_folder(environ)):
        yield data_folder(environ)


def _ran(command: list[str]) -> bool:
    """Whether the editor ran and ended well; Ctrl-C in it is the editor's own business."""
    import subprocess

    with _left_to_the_editor():
        try:
            return subprocess.run(command, check=False).returncode == 0  # noqa: S603  # the user's own editor
        except (OSError, ValueError, KeyboardInterrupt):
            return False


@contextlib.contextmanager
def _left_to_the_editor() -> Iterator[None]:
    try:
        before = signal.signal(signal.SIGINT, lambda *_: None)
    except ValueError:  # not the main thread, which gets no such signal
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _command(environ: Mapping[str, str]) -> list[str]:
    """The editor that is chosen, else one that is there."""
    chosen = next((environ[name] for name in ("ALEARN_EDITOR", "VISUAL", "EDITOR") if environ.get(name)), "")
    try:
        if sys.platform == "win32":
            return [part.strip('"') for part in shlex.split(chosen, posix=False)] or ["notepad"]
        if chosen:
            return shlex.split(chosen)
    except ValueError:
        raise RefusedError("The name of your editor has a quote that is never closed.", _TYPE_INSTEAD) from None
    from shutil import which

    found = next((each for each in _USUAL if which(each, path=environ.get("PATH"))), "")
    if not found:
        raise RefusedError("There is no editor here that alearn knows.", _TYPE_INSTEAD)
    return [found]
