"""The hooks that guard a set, written into its git; one that somebody else wrote is never replaced."""

import contextlib
import os

from alearn.errors import RefusedError
from alearn.world import disk
from alearn.world.aside import make_page
from alearn.world.git import Git

_MARK = b"# Made by: alearn hooks install"
_NAMES = ("pre-commit", "pre-push")
_LARGEST = 64 * 1024
_HOOK = """#!/bin/sh
{mark}
if ! {command} --version >/dev/null 2>&1; then
  echo "alearn is not where it was, so nothing was checked. Install it, then: alearn hooks install" >&2
  exit 1
fi
exec {command} hooks {name}
"""


_DRIVER = (
    "cp %A %A.ours && git merge-file -q -L ours -L before -L theirs %A %O %B; plain=$?; "
    "said=$({command} merge-driver %O %A.ours %A %B $plain); rm -f %A.ours; "
    'case "$said" in joined) exit 0 ;; conflict) exit 1 ;; *) exit $plain ;; esac'
)


def driver(command: str) -> str:
    """How git joins two versions of a record: line by line first, so that whatever stops alearn leaves that."""
    return _DRIVER.format(command=command)


def install(git: Git, command: str) -> tuple[str, ...]:
    """Write the hooks, and how two versions of a record are joined; the paths that were written.

    Raises RefusedError where a hook of somebody else's is there, before anything is written.
    """
    folder = os.path.join(git.must("rev-parse", "--path-format=absolute", "--git-common-dir").decode().strip(), "hooks")
    paths = [os.path.join(folder, name) for name in _NAMES]
    for name, path in zip(_NAMES, paths, strict=True):
        if os.path.lexists(path) and _MARK not in _read(path):
            raise RefusedError(
                f"There is a {name} hook already that alearn did not write, so nothing was changed.",
                f"Add this line to it yourself: {command} hooks {name}",
            )
    for name, path in zip(_NAMES, paths, strict=True):
        page = _HOOK.format(mark=_MARK.decode(), command=command, name=name)
        make_page(path, page.encode())
        os.chmod(path, 0o755)  # noqa: S103  # as git makes its own
    git.must("config", "--local", "merge.alearn.name", "two versions of a set's record, field by field")
    git.must("config", "--local", "merge.alearn.driver", driver(command))
    return tuple(paths)


def _read(path: str) -> bytes:
    with contextlib.suppress(OSError):
        return disk.read_bytes(path, _LARGEST)
    return b""
