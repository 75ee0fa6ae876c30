"""What the tests of the world share: a world in a folder of its own, and alearn run as a person runs it."""

import io
import os
import subprocess
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from alearn.world import World

HERE = Path(__file__).resolve().parents[2]
SOAK = bool(os.environ.get("ALEARN_SOAK"))
MEMBER = "jo-ward"


def surroundings(base: Path) -> dict[str, str]:
    """An environment whose every folder lies below `base`."""
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    folders = {
        "HOME": "home",
        "ALEARN_DATA": "data",
        "ALEARN_CONFIG": "config",
        "XDG_RUNTIME_DIR": "runtime",
        "TMPDIR": "temporary",
    }
    for folder in ("home", "runtime", "temporary"):
        (base / folder).mkdir(parents=True, exist_ok=True)
    settings = {"PYTHONPATH": str(HERE), "PYTHONUTF8": "1", "ALEARN_ME": MEMBER, "GIT_CONFIG_NOSYSTEM": "1"}
    return kept | settings | {name: str(base / folder) for name, folder in folders.items()}


def world_in(base: Path, typed: str = "", *, interactive: bool = False) -> World:
    """A world of streams in memory, with everything it may write below `base`."""
    streams = (io.StringIO(typed), io.StringIO(), io.StringIO())
    world = World(surroundings(base), str(base), date(2026, 10, 5), streams)
    world.interactive = interactive
    return world


def command(*arguments: str) -> list[str]:
    """The command line of one alearn run that never asks."""
    return [sys.executable, "-m", "alearn", "--no-input", "--today", "2026-10-05", *arguments]


def alearn(folder: Path, environ: Mapping[str, str], *arguments: str) -> str:
    """Run alearn to its end, which must be a good one; its standard output."""
    done = subprocess.run(
        command(*arguments), cwd=folder, env=environ, check=False, capture_output=True, stdin=subprocess.DEVNULL
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


def begun_set(base: Path, environ: Mapping[str, str]) -> Path:
    """A new set below `base`."""
    name = alearn(base, environ, "new-set", "Try it", "--facilitator", "Jo Ward", "--member", "Amina Khan")
    return base / name.strip()


def files_below(folder: Path) -> list[Path]:
    """Every plain file below a folder."""
    return [each for each in folder.rglob("*") if each.is_file()]


def everything_is_open_to_us(base: Path) -> bool:
    """Whether this user reads what nobody may read, as an administrator does."""
    path = base / "shut-to-all"
    path.write_bytes(b"")
    path.chmod(0)
    opened = os.access(path, os.R_OK)
    path.unlink()
    return opened
