"""The user's own folders on this machine, and what was remembered there."""

import contextlib
import os
import sys
from collections.abc import Mapping

from alearn.errors import RefusedError
from alearn.world import disk
from alearn.world.raw import write_over

_NAME = "alearn"
_SET_FILE = "set.yaml"
_LARGEST = 1024 * 1024


def data_folder(environ: Mapping[str, str]) -> str:
    """Where the user's own words are kept: private entries outside any set, and words that were recovered."""
    return _named(environ, "ALEARN_DATA") or _folder(environ, "XDG_DATA_HOME", ".local/share")


def config_folder(environ: Mapping[str, str]) -> str:
    """Where this machine remembers who the user is, and keeps their keys."""
    return _named(environ, "ALEARN_CONFIG") or _folder(environ, "XDG_CONFIG_HOME", ".config")


def remembered(environ: Mapping[str, str], set_id: str) -> str | None:
    """The member this machine was told its user is, in one set."""
    value = _read(environ).get(set_id)
    return value if isinstance(value, str) else None


def remember(environ: Mapping[str, str], set_id: str, member: str) -> None:
    """Remember who the user is in one set; a convenience, so a folder that cannot be written to is no fault."""
    import json

    known = {**_read(environ), set_id: member}
    folder = config_folder(environ)
    with contextlib.suppress(OSError, RefusedError):
        os.makedirs(folder, mode=0o700, exist_ok=True)
        write_over(os.path.join(folder, "me.json"), (json.dumps(known, indent=1, sort_keys=True) + "\n").encode())


def _read(environ: Mapping[str, str]) -> dict[str, object]:
    import json

    try:
        known = json.loads(disk.read_bytes(os.path.join(config_folder(environ), "me.json"), _LARGEST))
    except (OSError, ValueError, RecursionError):
        return {}
    return known if isinstance(known, dict) else {}


def is_in_a_set(folder: str) -> bool:
    """Whether a folder lies in a set, where others can read: nothing private may be written there."""
    while True:
        if os.path.lexists(os.path.join(folder, _SET_FILE)):
            return True
        above = os.path.dirname(folder)
        if above == folder:
            return False
        folder = above


def _home_on_record() -> str:
    """The home the system knows, where the environment names none."""
    try:
        import pwd

        return pwd.getpwuid(os.getuid()).pw_dir
    except (ImportError, KeyError):
        return os.path.expanduser("~")


def _named(environ: Mapping[str, str], variable: str) -> str:
    return os.path.abspath(environ[variable]) if environ.get(variable) else ""


def _folder(environ: Mapping[str, str], variable: str, usual: str) -> str:
    home = environ.get("HOME", "")
    home = home if os.path.isabs(home) else _home_on_record()
    if sys.platform == "win32":
        return os.path.join(environ.get("LOCALAPPDATA") or home, _NAME)
    if sys.platform == "darwin":
        return os.path.join(home, "Library", "Application Support", _NAME)
    wanted = environ.get(variable, "")
    return os.path.join(wanted if os.path.isabs(wanted) else os.path.join(home, usual), _NAME)
