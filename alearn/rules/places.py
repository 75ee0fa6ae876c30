"""Where a rule points: the key or item that says a thing, and what a member is called."""

from collections.abc import Iterable
from functools import lru_cache

from alearn.findings import TOP, Finding, Place, Severity
from alearn.schema.records import Reading
from alearn.text.nodes import Mapping, Same, Scalar, Sequence, follow

Steps = tuple[str | int, ...]


def found_at(
    reading: Reading,
    path: str,
    rule: str,
    steps: Steps,
    texts: tuple[str, ...],
    message: str,
    fix: str,
    severity: Severity = Severity.ERROR,
) -> Finding:
    """A finding about the key or item below a path that says one of `texts`, else about the whole."""
    document = reading.documents.get(path)
    if document is not None and document.node is not None:
        by_text = _keys_and_items(Same(follow(document.node, *steps)))
        found = [by_text[text] for text in texts if text in by_text]
        if found:
            scalar = min(found, key=lambda each: each.start)
            place = document.source.place(scalar.start, scalar.end)
            return Finding(path, place, rule, severity, message, fix)
    return reading.found(path, rule, steps, message, fix, severity)


def about_file(path: str, rule: str, message: str, fix: str, severity: Severity = Severity.ERROR) -> Finding:
    """A finding about a whole file, or about its name."""
    return Finding(path, TOP, rule, severity, message, fix)


def about_line(path: str, rule: str, number: int, line: str, message: str, fix: str) -> Finding:
    """An error about one whole line of a file that is no record."""
    return Finding(path, Place(number, 1, number, len(line) + 1), rule, Severity.ERROR, message, fix)


def whose(reading: Reading, member: str) -> str:
    """A member's name as an owner's: `Amina Khan's`; `that member's` where no record tells."""
    known = reading.the_set.members.get(member)
    return f"{known.name}'s" if known else "that member's"


@lru_cache(maxsize=8)
def _keys_and_items(same: Same) -> dict[str, Scalar]:
    """The first key or item of each text in a node."""
    node = same.node
    found: Iterable[Scalar] = (node,) if isinstance(node, Scalar) else ()
    if isinstance(node, Sequence):
        found = (item for item in node.items if isinstance(item, Scalar))
    elif isinstance(node, Mapping):
        found = (key for key, _ in node.items)
    first: dict[str, Scalar] = {}
    for each in found:
        first.setdefault(each.text, each)
    return first
