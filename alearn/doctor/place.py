"""Who can read a folder because of where it lies: a drive, a server, this machine's other users, a git remote."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

from alearn.doctor import drives
from alearn.doctor.remotes import FOLDER
from alearn.doctor.sign import Grade, Sign

if TYPE_CHECKING:
    from alearn.world.ground import Ground


class Repository(NamedTuple):
    """A git repository: its top folder, the hosts it is copied to, and the folders of the sets in it."""

    top: str
    hosts: tuple[str, ...] = ()
    sets: tuple[str, ...] = ()


def elsewhere(ground: "Ground", environ: Mapping[str, str], home: str) -> str:
    """In a few words where else a folder is, or who else reaches it; empty where no name tells."""
    disk = drives.disk_of(ground.path, ground.mounts)
    server = drives.server(ground.path, ground.system)
    if drive := drives.synced(ground.path, ground.markers, environ):
        return drive
    if server or ground.network or disk.is_shared:
        return server or "a server's disk"
    maybe = drives.may_be_synced(ground.path, home, ground.system)
    return f"{maybe}, if that is turned on" if maybe else ""


def where_it_lies(ground: "Ground", environ: Mapping[str, str], home: str) -> Iterator[Sign]:
    """What the way to the set's folder, its disk and its modes tell."""
    place = elsewhere(ground, environ, home)
    if place:
        says = (
            f"By its name this folder lies in {place}: whoever it is shared with there, and whoever runs it, can read "
            "everything here but sealed entries."
        )
        yield Sign(Grade.LOOK, "drive", says, "See who has access to it there, and that it is the set and nobody else.")
    else:
        says = "No name here tells of a drive that copies this folder elsewhere, or of a server's disk."
        yield Sign(Grade.WELL, "drive", says)
    if not drives.disk_of(ground.path, ground.mounts).keeps_modes:
        says = "This disk does not keep who may read a file: whoever opens it reads everything here but sealed entries."
        yield Sign(Grade.LOOK, "modes", says, "Move the folder to a disk of your own, unless that is what you want.")
    elif ground.readers:
        says = f"By its permissions {ground.readers} can read this folder."
        yield Sign(Grade.LOOK, "modes", says, f"If that is not the set: chmod -R go= '{ground.path}'")
    if ground.another:
        says = "This folder belongs to another user of this machine, who can read everything here but sealed entries."
        yield Sign(Grade.LOOK, "owner", says, "Keep a copy of your own if that user is not one of the set.")


def copied_by_git(repository: Repository | None) -> Iterator[Sign]:
    """What the repository's configuration tells, without a word of git's own."""
    if repository is None:
        yield Sign(Grade.WELL, "git", "No git repository keeps this folder.")
        return
    for host in repository.hosts:
        place = "another folder" if host == FOLDER else host
        says = f"git copies this folder to {place}: whoever reaches that copy can read every version there ever was."
        yield Sign(Grade.LOOK, "git", says, "See who has access to it there. A public copy is read by everyone.")
    if not repository.hosts:
        yield Sign(Grade.WELL, "git", "A git repository keeps this folder, and names no copy elsewhere.")


def mixed(root: str, above: str, inside: tuple[str, ...], repository: Repository | None) -> Iterator[Sign]:
    """Sets that lie in one another, or in one repository: whoever is let into one is let into all."""
    move = "Move one of them, so that each set has a folder and a repository of its own."
    if above:
        says = f"This set lies inside another, {above}: whoever is let into that one can read this one."
        yield Sign(Grade.LOOK, "sets", says, move)
    for each in inside:
        says = f"Another set lies inside this one, in {each}: whoever is let into this one can read that one."
        yield Sign(Grade.LOOK, "sets", says, move)
    others = [each for each in repository.sets if each != root] if repository else []
    if others and not above and not inside:
        says = f"{len(others) + 1} sets lie in one git repository, which lets people into all of it or nothing."
        yield Sign(Grade.LOOK, "sets", says, move)
