"""A file of lists of phrases, which the coaches go by, or of texts, which reports say; shipped or a set's own."""

import re
from collections.abc import Collection, Mapping

from alearn.findings import Finding, Severity
from alearn.say import WORDS
from alearn.text.near import nearest
from alearn.text.nodes import Node, Scalar, Sequence, read_yaml
from alearn.text.source import RECORD_LIMIT, decode

Lists = Mapping[str, tuple[str, ...]]
_PLACE = re.compile(r"\{(\w+)\}")


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


def read_texts(path: str, data: bytes, known: Collection[str] = ()) -> tuple[Mapping[str, str], tuple[Finding, ...]]:
    """The texts of a file by what they stand for, and what is wrong in it.

    Where any are `known`, others are left out, and so is a text that lacks a place in braces that its English has, or
    has another.
    """
    source, findings = decode(path, data, RECORD_LIMIT)
    node, found = read_yaml(source)
    findings += found
    texts: dict[str, str] = {}
    for name, value in node.items if node else ():
        fault, fix = _fault_in_text(name.text, value, known)
        if fault:
            findings.append(
                Finding(path, source.place(name.start, name.end), "unknown-key", Severity.WARNING, fault, fix)
            )
        elif isinstance(value, Scalar):
            texts[name.text] = value.text
    return texts, tuple(findings)


def _fault_in_text(name: str, value: Node, known: Collection[str]) -> tuple[str, str]:
    if not isinstance(value, Scalar):
        return "A text stands here, and this is none.", "Write it in quotes, on the line of what it stands for."
    if not known:
        return "", ""
    if name not in known:
        near = nearest(name, known, 0.6, 1)
        return "No report says this, so nothing stands in its place.", f"Did you mean: {near[0]}" if near else ""
    here, there = (frozenset(_PLACE.findall(each)) - frozenset(WORDS) for each in (value.text, name))
    if here != there:
        places = ", ".join(f"{{{each}}}" for each in sorted(here ^ there))
        return f"This and its English differ in what is put into them: {places}.", "Have the same names in braces."
    return "", ""
