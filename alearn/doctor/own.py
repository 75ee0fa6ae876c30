"""The user's own folder on this machine: whether others read what lies plain in it, and what was left behind there."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from alearn.doctor.sign import Grade, Sign


class Own(NamedTuple):
    """The user's own folder, where their private entries lie in it, and in a few words why others read it, if so."""

    folder: str
    private: str
    exposed: str = ""


class Key(NamedTuple):
    """The file of the user's own key: where it lies, who else reads it, and whether a second key is on paper."""

    path: str
    readers: str = ""
    exposed: str = ""
    on_paper: bool = False


class Left(NamedTuple):
    """A file of the user's own words that was left behind, and who else on this machine reads it."""

    path: str
    readers: str = ""


def private_words(own: Own, *, any_there: bool, readers: Iterable[Left]) -> Iterator[Sign]:
    """Private entries that lie plain in the user's own folder; `readers` are those that others may read."""
    for each in readers:
        says = f"{each.path} is a private entry, and {each.readers} can read it."
        yield Sign(Grade.SERIOUS, "own-entry", says, f"chmod go= '{each.path}'")
    if not any_there:
        return
    if own.exposed:
        says = f"Your private entries lie plain in {own.private}, and that is in {own.exposed}."
        yield Sign(Grade.SERIOUS, "own-folder", says, "Move them, and set ALEARN_DATA to a folder that is yours alone.")
    else:
        says = (
            f"Private entries lie plain in {own.private}: whoever uses this login, administers this machine or has "
            "its backups can read them."
        )
        yield Sign(Grade.LOOK, "own-folder", says, "To seal them: alearn key new")


def key(mine: Key | None) -> Iterator[Sign]:
    """The key that sealed entries open with, for whoever has its file."""
    if mine is None:
        return
    who = mine.readers or (mine.exposed and f"whoever reads {mine.exposed}")
    if who:
        says = f"Your key lies in {mine.path}, and {who} can read it: with it your sealed entries open."
        do = "Move it where you alone read (ALEARN_CONFIG names the folder), then: alearn key rotate"
        yield Sign(Grade.SERIOUS, "key", says, do)
    elif mine.on_paper:
        yield Sign(Grade.WELL, "key", "Your private entries are sealed to keys of yours. More: alearn key check")
    else:
        says = f"Your key lies in {mine.path} alone: if that is lost, nobody can open your sealed entries."
        yield Sign(Grade.LOOK, "key", says, "Print a second one: alearn key backup -o FILE.html")


def left_behind(own: Own, left: Iterable[Left]) -> Iterator[Sign]:
    """Drafts, recovered words and unfinished interviews, which stay until somebody deletes them."""
    for each in left:
        elsewhere = f"whoever reads {own.exposed}" if own.exposed and each.path.startswith(own.folder) else ""
        who = each.readers or elsewhere
        says = f"Words of yours were left in {each.path}" + (f", and {who} can read them." if who else ".")
        do = "Look at them, log what you want to keep, and delete the file."
        yield Sign(Grade.SERIOUS if who else Grade.LOOK, "left-behind", says, do)
