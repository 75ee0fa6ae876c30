"""`alearn doctor`: who can read this folder, the most serious first, each with what to do."""

import os
from collections.abc import Iterator
from typing import NamedTuple

from alearn.commands.around import above, git_folder_of, home, place_of, repository, text
from alearn.doctor import own as mine
from alearn.doctor import place, words
from alearn.doctor.drives import MARKERS
from alearn.doctor.sign import Grade, Sign, in_order
from alearn.errors import AlearnError
from alearn.folder import find_set, read_set
from alearn.leaving.erasure import MARKER
from alearn.rules.record import look_at
from alearn.schema.layout import SET_FILE
from alearn.schema.records import Reading
from alearn.world import World

_HEADINGS = {
    Grade.SERIOUS: "Serious: something private lies plain where others can read it",
    Grade.LOOK: "Worth a look",
    Grade.WELL: "Well",
}


class Options(NamedTuple):
    """What was typed."""

    json: bool = False


def run(world: World, options: Options) -> int:
    """Tell who can read the set's folder; 1 where something private lies plain where others can read it."""
    root = find_set(world)
    reading = read_set(world, root)
    seen = (_of_the_words(world, root, reading), _of_the_place(world, root), _of_my_own(world, reading))
    signs = in_order(sign for each in seen for sign in each)
    if options.json:
        world.out_json("doctor", {"folder": root, "signs": [sign._asdict() for sign in signs]})
    else:
        for line in _lines(world, root, signs):
            world.out(line)
    return 1 if any(sign.grade is Grade.SERIOUS for sign in signs) else 0


def _lines(world: World, root: str, signs: tuple[Sign, ...]) -> Iterator[str]:
    yield f"Who can read {root}"
    shown = ""
    for sign in signs:
        if sign.grade != shown:
            shown = sign.grade
            yield ""
            yield world.style(_HEADINGS[sign.grade], "bold")
        yield f"  {sign.says}"
        if sign.do:
            yield f"    {sign.do}"


def _of_the_words(world: World, root: str, reading: Reading) -> Iterator[Sign]:
    kept = repository(world, root)
    exclude = text(world, os.path.join(git_folder_of(world, kept.top), "info", "exclude")) if kept else ""
    yield from words.plain_private(reading)
    yield from words.hidden_from_git_alone(reading, exclude)
    yield from words.copies(reading)
    yield from words.guards(look_at(reading, world.today))
    if world.exists(os.path.join(root, MARKER)):
        says = f"Erasing a member was begun here and not finished: {MARKER} says whom."
        yield Sign(Grade.LOOK, "erasing", says, "alearn erase MEMBER")


def _of_the_place(world: World, root: str) -> Iterator[Sign]:
    kept = repository(world, root)
    yield from place.where_it_lies(world.ground(root, MARKERS), world.environ, home(world))
    yield from place.copied_by_git(kept)
    outer = next((each for each in above(root) if world.exists(os.path.join(each, SET_FILE))), "")
    inner = [each for name in world.names(root) for each in world.holding(os.path.join(root, name), SET_FILE)]
    yield from place.mixed(root, outer, tuple(inner), kept)


def _of_my_own(world: World, reading: Reading) -> Iterator[Sign]:
    folder = world.data_folder()
    private = os.path.join(folder, "private", reading.the_set.file.id)
    entries = _entries(world, private)
    own = mine.Own(folder, private, _exposed(world, folder) if world.is_folder(folder) else "")
    readable = [mine.Left(path, readers) for path in entries if (readers := world.readers(path))]
    yield from mine.private_words(own, any_there=bool(entries), readers=readable)
    yield from mine.key(_key(world))
    yield from mine.left_behind(own, [mine.Left(path, world.readers(path)) for path in world.left_behind()])


def _key(world: World) -> mine.Key | None:
    """What is known of this machine's key without opening it; None where there is none."""
    if not world.keys.here:
        return None
    path = world.keys.place
    try:
        on_paper = any(each.whose == "paper" for each in world.keys.ring().accepted)
    except AlearnError:  # `alearn key check` says what is wrong with it
        on_paper = False
    return mine.Key(path, world.readers(path), _exposed(world, os.path.dirname(path)), on_paper)


def _entries(world: World, folder: str) -> list[str]:
    """The private entries of this set that lie plain in the user's own folder."""
    people = (os.path.join(folder, member) for member in world.names(folder))
    return [os.path.join(each, name) for each in people for name in world.names(each) if name.endswith(".md")]


def _exposed(world: World, folder: str) -> str:
    """In a few words what others read the user's own folder by; empty where nothing is known."""
    if any(world.exists(os.path.join(each, SET_FILE)) for each in (folder, *above(folder))):
        return "a set's folder, which others open"
    kept = repository(world, folder)
    if kept is not None and kept.hosts:
        return f"a git repository that is copied to {kept.hosts[0]}"
    return place_of(world, folder)
