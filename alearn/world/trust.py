"""What this machine's user said they trust: templates of other people's, each by its SHA-256."""

import json
import os
from collections.abc import Mapping

from alearn.errors import RefusedError
from alearn.world import disk
from alearn.world.places import config_folder, is_in_a_set
from alearn.world.raw import reason, write_over

_LARGEST = 1024 * 1024


def is_trusted(environ: Mapping[str, str], sha256: str) -> bool:
    """Whether the user of this machine said that they trust something."""
    return sha256 in _read(environ)


def trust(environ: Mapping[str, str], sha256: str) -> None:
    """Remember that the user trusts something; RefusedError where that cannot be kept outside of every set."""
    folder = config_folder(environ)
    if is_in_a_set(folder):
        message = "The folder of your own settings lies inside a set, where others could say what you trust."
        raise RefusedError(message, "Set ALEARN_CONFIG to a folder outside of it.")
    known = sorted({*_read(environ), sha256})
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
        write_over(os.path.join(folder, "trusted.json"), (json.dumps(known, indent=1) + "\n").encode())
    except OSError as fault:
        raise RefusedError(f"That you trust them cannot be remembered: {reason(fault)}.") from None


def _read(environ: Mapping[str, str]) -> frozenset[str]:
    folder = config_folder(environ)
    try:
        known = json.loads(disk.read_bytes(os.path.join(folder, "trusted.json"), _LARGEST))
    except (OSError, ValueError, RecursionError):
        return frozenset()
    if not isinstance(known, list) or is_in_a_set(folder):
        return frozenset()
    return frozenset(each for each in known if isinstance(each, str))
