"""`alearn show`: one thing of the set, as its file tells it."""

from collections.abc import Iterator
from typing import Any

from alearn.errors import NotFoundError
from alearn.folder import find_set, named, read_set
from alearn.schema.records import Document, Reading
from alearn.text.nodes import values
from alearn.text.source import front_matter
from alearn.world import World

_UNREAD = ("unreadable", "too-big", "not-utf8")


def run(world: World, thing: str, *, as_json: bool = False) -> int:
    """Show one record by any part of its name that no other has."""
    reading = read_set(world, find_set(world))
    documents = dict(by_name(reading))
    document = documents[named(thing, list(documents), str, "record")]
    fault = next((each for each in document.findings if each.rule in _UNREAD), None)
    if fault is not None:
        raise NotFoundError(f"{document.path}: {fault.message}", "\n".join(filter(None, (fault.fix, "alearn check"))))
    if as_json:
        world.out_json("show", _as_data(document))
        return 0
    world.say(document.path)
    world.out(document.source.text.rstrip("\r\n"))
    return 0


def _as_data(document: Document) -> dict[str, Any]:
    """A record as data: every value as it was typed, and the prose of a Markdown file."""
    told: dict[str, Any] = {"path": document.path, "values": values(document.node) if document.node else {}}
    if document.path.endswith(".md"):
        front, _ = front_matter(document.source)
        told["prose"] = document.source.text[front.body if front else 0 :]
    return told


def by_name(reading: Reading) -> Iterator[tuple[str, Document]]:
    """Every record of a set by what it is named by."""
    for document in reading.documents.values():
        at = document.at
        yield f"{at.owner}/{at.id}" if at.owner and at.kind != "member" else at.id or at.kind, document
