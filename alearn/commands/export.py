"""`alearn journal --export`: everything of a member's own in one file to take along, all of it readable."""

import os
from typing import NamedTuple

from alearn.commands.around import above, place_of, repository
from alearn.commands.opening import SEALED, open_entry, private_entries
from alearn.commands.who import who_am_i
from alearn.errors import AlearnError, RefusedError, UsageError
from alearn.folder import find_set, read_set
from alearn.leaving.parcel import note, turns_page
from alearn.model import LearningSet, Member
from alearn.schema.layout import SET_FILE, slug
from alearn.schema.records import Reading
from alearn.world import World

_LARGEST = 64 * 1024 * 1024


class Options(NamedTuple):
    """What was typed; an empty text is a flag that was not."""

    me: str = ""
    output: str = ""
    alone: bool = True
    force: bool = False


def run(world: World, options: Options) -> int:
    """Write the person's own folder, their turns and their private entries to a zip that only they can read."""
    if not options.alone:
        message = "-o and --force belong to --export, which takes everything and no other flag."
        raise UsageError(message, "Type: alearn journal --export -o FILE.zip")
    root = find_set(world)
    reading = read_set(world, root)
    me = who_am_i(world, root, reading.the_set, options.me)
    path = _target(world, reading.the_set, me, options.output)
    files = _files(world, root, reading, me)
    top = os.path.basename(path).removesuffix(".zip")
    world.make_parcel(path, {f"{top}/{name}": data for name, data in files.items()}, force=options.force)
    world.say(f"Everything of {me.name}'s own is in it, private entries in plain words.")
    world.say("Its permissions let no other login of this machine open it; an administrator still can.")
    world.say("Keep it where only you look. Nothing was deleted here.")
    world.out(path)
    return 0


def _target(world: World, the_set: LearningSet, me: Member, typed: str) -> str:
    """Where it goes: never into a set; onto a drive or into git only where that is typed, and then it is said."""
    name = f"{slug(the_set.file.title) or 'set'}-{me.id}.zip"
    path = world.path(typed) if typed else os.path.join(world.path("~"), name)
    if typed and world.is_folder(path):
        path = os.path.join(path, name)
    if not path.lower().endswith(".zip"):
        raise UsageError("What is exported is a zip.", "Give the file a name that ends in .zip.")
    folder = os.path.realpath(os.path.dirname(path))
    around = (folder, *above(folder))
    if any(world.exists(os.path.join(each, SET_FILE)) for each in around):
        message = "That is inside a set's folder, where others could read your private entries."
        raise RefusedError(message, "Name a place of your own with -o.")
    kept = repository(world, folder)
    place = place_of(world, folder) or (
        f"a git repository that is copied to {kept.hosts[0]}" if kept and kept.hosts else ""
    )
    if place and not typed:
        message = f"Your home lies in {place}, so private entries are not written there unasked."
        raise RefusedError(message, "Name a place with -o FILE.zip.")
    if place:
        world.warn(f"That place is in {place}: whoever reads it there can read your private entries.")
    return path


def _files(world: World, root: str, reading: Reading, me: Member) -> dict[str, bytes]:
    """What is in the zip, by name: the person's own folder as it is, their turns, and their private entries opened."""
    own = f"members/{me.id}/"
    files: dict[str, bytes] = {}
    for path in reading.listing.files:
        if path.startswith(own) and not path.startswith(f"{own}private/"):
            _add(files, world, path.removeprefix(own), f"{root}/{path}")
    sealed = _add_private(files, world, root, reading.the_set, me)
    page = turns_page(reading.the_set, me.id)
    if page:
        files["turns.md"] = page.encode()
    for document in reading.documents.values():
        if document.at.kind == "meeting" and document.record is None:
            world.warn(f"{document.path} has an error in it, so a turn in it is left out. See: alearn check")
    files["README.txt"] = note(reading.the_set, me, files, sealed).encode("utf-8-sig")
    return files


def _add_private(files: dict[str, bytes], world: World, root: str, the_set: LearningSet, me: Member) -> list[str]:
    """Add the private entries, opened in memory; the names of those that stay sealed, which are added as they are."""
    sealed = []
    for entry in private_entries(world, root, the_set, me):
        try:
            files[f"private/{entry.id}.md"] = open_entry(world, entry).source.encode()
        except AlearnError as stop:
            name = f"private/{entry.name.rpartition('/')[2]}"
            world.warn(f"{name} could not be opened, and is put in as it is: {stop.message}")
            _add(files, world, name, entry.path)
            sealed += [name] if entry.how == SEALED else []
    return sealed


def _add(files: dict[str, bytes], world: World, name: str, path: str) -> None:
    data = world.read(path, _LARGEST)
    if data is None or len(data) > _LARGEST:
        world.warn(f"{name} cannot be read or is very large, so it is left out: copy it yourself from {path}")
    else:
        files[name] = data
