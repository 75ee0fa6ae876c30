"""The machine's own viewer, on a file that is finished: started, and left to itself."""

import os
import sys
from collections.abc import Mapping

from alearn.world.programs import installed

_OURS = "ALEARN_"  # a passphrase may be among them, and is no viewer's business


def view(path: str, environ: Mapping[str, str]) -> bool:
    """Open a file in what its user opens such files with, and wait for nothing; whether anything was there to do it."""
    whole = os.path.abspath(path)  # which begins with no dash, so no program takes it for an option
    if sys.platform == "win32":
        try:
            os.startfile(whole)  # noqa: S606  # as the user's own click on it
        except OSError:
            return False
        return True
    opener = _opener(environ)
    return bool(opener) and _started([opener, whole], environ)


def _opener(environ: Mapping[str, str]) -> str:
    """The program that opens files; empty where there is none, or no screen for it to open them on."""
    if sys.platform == "darwin":
        return installed("open", environ)
    has_screen = environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY")
    return installed("xdg-open", environ) if has_screen else ""


def _started(command: list[str], environ: Mapping[str, str]) -> bool:
    import subprocess

    silent = subprocess.DEVNULL
    told = {key: value for key, value in environ.items() if not key.startswith(_OURS)}
    try:
        viewer = subprocess.Popen(  # noqa: S603  # the program was looked for, and the path is whole
            command, env=told, stdin=silent, stdout=silent, stderr=silent, start_new_session=True
        )
    except OSError:
        return False
    viewer.returncode = 0  # it outlives us, and nobody is to complain of that
    return True
