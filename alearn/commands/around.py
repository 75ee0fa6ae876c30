"""What lies around a folder: the repository that keeps it, and the drive or server it lies on."""

import os

from alearn.doctor.drives import MARKERS
from alearn.doctor.place import Repository, elsewhere
from alearn.doctor.remotes import git_folder, hosts
from alearn.schema.layout import SET_FILE
from alearn.text.source import RECORD_LIMIT
from alearn.world import World


def place_of(world: World, folder: str) -> str:
    """In a few words the drive or server a folder lies on; empty where no name tells."""
    return elsewhere(world.ground(folder, MARKERS), world.environ, home(world))


def home(world: World) -> str:
    """The user's home, as the paths on this machine begin."""
    return os.path.realpath(world.environ.get("HOME") or os.path.expanduser("~"))


def above(folder: str) -> tuple[str, ...]:
    """The folders above one, the nearest first."""
    found: list[str] = []
    while os.path.dirname(folder) != folder:
        folder = os.path.dirname(folder)
        found.append(folder)
    return tuple(found)


def repository(world: World, folder: str) -> Repository | None:
    """The git repository a folder lies in, read from its configuration as text; None where there is none."""
    top = next((each for each in (folder, *above(folder)) if world.exists(os.path.join(each, ".git"))), "")
    if not top:
        return None
    config = text(world, os.path.join(git_folder_of(world, top), "config"))
    return Repository(top, hosts(config), world.holding(top, SET_FILE))


def git_folder_of(world: World, top: str) -> str:
    """Where a repository's own files lie; beside a worktree they lie with the repository it was made from."""
    git = os.path.join(top, ".git")
    if not world.is_folder(git):
        git = os.path.normpath(os.path.join(top, git_folder(text(world, git)) or ".git"))
    common = text(world, os.path.join(git, "commondir")).strip()
    return os.path.normpath(os.path.join(git, common)) if common else git


def text(world: World, path: str) -> str:
    """What a small file says; empty where it cannot be read."""
    return (world.read(path, RECORD_LIMIT) or b"").decode(errors="replace")
