"""Where the machine's own programs are."""

import os
from collections.abc import Mapping


def installed(name: str, environ: Mapping[str, str]) -> str:
    """Where a program is installed, never one of that name in the folder one stands in; empty where it is not."""
    for folder in environ.get("PATH", os.defpath).split(os.pathsep):
        path = os.path.join(folder, f"{name}.exe" if os.name == "nt" else name)
        if os.path.isabs(folder) and os.path.isfile(path) and os.access(path, os.X_OK):
            return path
    return ""
