"""`alearn show`: one thing of the set, as its file tells it."""

from collections.abc import Iterator

from alearn.folder import find_set, named, read_set
from alearn.schema.records import Document, Reading
from alearn.world import World


def run(world: World, thing: str) -> int:
    """Show one record by any part of its name that no other has."""
    reading = read_set(world, find_set(world))
    documents = dict(_named(reading))
    name = named(thing, list(documents), str, "record")
    document = documents[name]
    world.say(document.path)
    world.out(document.source.text.rstrip("\r\n"))
    return 0


def _named(reading: Reading) -> Iterator[tuple[str, Document]]:
    for document in reading.documents.values():
        at = document.at
        yield f"{at.owner}/{at.id}" if at.owner and at.kind != "member" else at.id or at.kind, document
