"""`alearn search`: words found in what the set can read, and in my own entries, which are opened in memory alone."""

import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from alearn.commands.opening import open_all, private_entries
from alearn.commands.who import known_typist
from alearn.errors import UsageError
from alearn.folder import find_set, read_set
from alearn.world import World


class Options(NamedTuple):
    """What was typed."""

    words: tuple[str, ...]
    me: str = ""
    json: bool = False


class Hit(NamedTuple):
    """One line in which words were found: where, its number from 1, and whether only its author reads it."""

    where: str
    line: int
    text: str
    private: bool


def run(world: World, options: Options) -> int:
    """Show every line with one of the words, of each record or entry in which all of them stand."""
    wanted = [plain for word in options.words if (plain := _plain(word).strip())]
    if not wanted:
        raise UsageError("There is nothing to search for.", "Type: alearn search WORDS")
    root = find_set(world)
    reading = read_set(world, root)
    me = known_typist(world, root, reading.the_set, options.me)
    opened, shut = open_all(world, private_entries(world, root, reading.the_set, me)) if me else ([], [])
    texts = [(each.own.id, each.source.text, True) for each in opened]
    texts += [(path, reading.documents[path].source.text, False) for path in sorted(reading.documents)]
    hits = [hit for where, text, private in texts for hit in _hits(where, text, wanted, private=private)]
    if options.json:
        rows = [hit._asdict() for hit in hits]
        world.out_json("search", {"hits": rows, "cannot_be_opened": [own.id for own in shut]})
    for hit in () if options.json else hits:
        world.out(f"{hit.where}:{hit.line}: {'(private) ' if hit.private else ''}{hit.text}")
    if not hits:
        world.say("Nothing was found.")
    if shut:
        world.warn(f"{len(shut)} more cannot be opened here. What can be done: alearn key check")
    if me is None:
        world.say("To search your own private entries too, add --me MEMBER.")
    return 0


def _hits(where: str, text: str, wanted: list[str], *, private: bool) -> Iterator[Hit]:
    whole = _plain(" ".join(text.split()))
    if not all(each in whole for each in wanted):
        return
    for number, line in enumerate(text.splitlines(), 1):
        shown = " ".join(line.split())
        if any(each in _plain(shown) for each in wanted):
            yield Hit(where, number, shown, private)


def _plain(text: str) -> str:
    """A text without capitals and accents, which nobody means when they search."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in apart if not unicodedata.combining(sign))
