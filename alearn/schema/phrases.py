"""A file of lists of phrases: words the coaches go by, shipped or a set's own."""

from collections.abc import Mapping

from alearn.findings import Finding, Severity
from alearn.text.near import nearest
from alearn.text.nodes import Node, Scalar, Sequence, read_yaml
from alearn.text.source import RECORD_LIMIT, decode

Lists = Mapping[str, tuple[str, ...]]


def read_phrases(path: str, data: bytes, known: frozenset[str] = frozenset()) -> tuple[Lists, tuple[Finding, ...]]:
    """The lists of a file by their names, and what is wrong in it; where any are `known`, others are left out."""
    source, findings = decode(path, data, RECORD_LIMIT)
    node, found = read_yaml(source)
    findings += found
    lists: dict[str, tuple[str, ...]] = {}
    for name, value in node.items if node else ():
        phrases = _phrases(value)
        fault, fix = "", "Write it as - one phrase on a line, or as [one, another]."
        if known and name.text not in known:
            near = nearest(name.text, known, 0.6, 1)
            fault = "No list of this name is looked at."
            fix = f"Did you mean {near[0]}?" if near else "There are: " + ", ".join(sorted(known))
        elif phrases is None:
            fault = "A list of phrases stands here, and this is none."
        if fault or phrases is None:
            place = source.place(name.start, name.end)
            findings.append(Finding(path, place, "unknown-key", Severity.WARNING, fault, fix))
        else:
            lists[name.text] = phrases
    return lists, tuple(findings)


def _phrases(node: Node) -> tuple[str, ...] | None:
    if not isinstance(node, Sequence) or not all(isinstance(item, Scalar) for item in node.items):
        return None
    return tuple(item.text.strip() for item in node.items if isinstance(item, Scalar) and item.text.strip())
