"""The little that is asked of git here: who its user is."""

import os
from collections.abc import Mapping


def email(folder: str, environ: Mapping[str, str]) -> str:
    """The address git knows its user by in a folder; empty where there is none, or no git.

    Only configuration is read: no hook, pager or other program of the folder's is run.
    """
    import subprocess

    program = _program(environ)
    if not program:
        return ""
    options = ["--no-pager", "-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}"]
    try:
        ended = subprocess.run(  # noqa: S603  # a fixed command
            [program, *options, "config", "--get", "user.email"],
            cwd=folder,
            env={**environ, "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=3,
            check=False,
        )
    except (OSError, ValueError, subprocess.SubprocessError):
        return ""
    return ended.stdout.decode(errors="replace").strip() if ended.returncode == 0 else ""


def _program(environ: Mapping[str, str]) -> str:
    """Where git is installed: never a program of that name in the folder one stands in."""
    names = ("git.exe",) if os.name == "nt" else ("git",)
    for folder in environ.get("PATH", os.defpath).split(os.pathsep):
        for name in names:
            path = os.path.join(folder, name)
            if os.path.isabs(folder) and os.path.isfile(path) and os.access(path, os.X_OK):
                return path
    return ""
