"""Two versions of one record joined field by field: what one of them changed is taken, and nothing is written anew.

Different fields, and different items of a list, join by themselves. Where both changed one field differently, that
field alone stands between git's conflict markers. What cannot be joined so without risk to a comment or a line is left
to git.
"""

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, TypeAlias

from alearn.findings import Severity, Span
from alearn.history.changes import LABELS
from alearn.text.edit import CannotEditError, add_item, add_key, lines_of, remove, replace_value
from alearn.text.nodes import read_yaml, values
from alearn.text.source import RECORD_LIMIT, Source, decode

Steps: TypeAlias = tuple[str | int, ...]
_COMMENT = re.compile(r"(?:^|[ \t])(#[^\r\n]*)", re.MULTILINE)
_NOTHING = object()
_GONE = "(gone)"  # where an item stands that one side took out


class Clash(NamedTuple):
    """A field that two versions changed differently: where it stands in ours, and where in theirs."""

    ours: Steps
    theirs: Steps


class Merged(NamedTuple):
    """Two versions joined: the bytes, and the fields that stand between conflict markers in them."""

    data: bytes
    clashes: tuple[Clash, ...]


class Labels(NamedTuple):
    """What the two sides of a conflict are called, and how long its markers are."""

    ours: str = "ours"
    theirs: str = "theirs"
    size: int = 7


class _Edit(NamedTuple):
    """What theirs changed that ours did not: `put` a value, `add` a key or an item, or `cut` one."""

    verb: str
    steps: Steps
    value: Any = None


def merge(base: bytes, ours: bytes, theirs: bytes, plain: bytes | None, labels: Labels = Labels()) -> Merged | None:  # noqa: B008  # frozen
    """Join two versions of a YAML record; None where that is left to git.

    `plain` is what git makes of them line by line where that has no conflict (None where it has): it is taken where it
    says what the fields joined say, for it keeps every comment in its place.
    """
    sources = [_source(data) for data in (base, ours, theirs)]
    trees = [_tree(source) for source in sources if source]
    if len(trees) != 3 or any(tree is None for tree in trees) or sources[1] is None or sources[2] is None:
        return None
    edits: list[_Edit] = []
    clashes: list[Clash] = []
    _join(trees[0], trees[1], trees[2], (), (), edits, clashes)
    wanted = _edited(trees[1], edits)
    plain_source = _source(plain) if plain is not None else None
    if plain is not None and not clashes and plain_source and _same(_tree(plain_source), wanted):
        return Merged(plain, ())
    joined = _spliced(sources[1], edits)
    if joined is None or not _same(_tree(joined), wanted):
        return None
    clashes = [each._replace(ours=_after_cuts(each.ours, edits)) for each in clashes]
    result = _marked(joined, sources[2], clashes, labels) if clashes else joined
    if result is None or not _keeps_comments(sources, result):
        return None
    return Merged(result.encode(), tuple(clashes))


def _source(data: bytes) -> Source | None:
    source, findings = decode("", data, RECORD_LIMIT)
    return None if findings else source


def _tree(source: Source) -> dict[str, Any] | None:
    """What a record says, as texts, lists and mappings; None where it cannot be read."""
    root, findings = read_yaml(source)
    if any(finding.severity is Severity.ERROR for finding in findings):
        return None
    told = values(root) if root else {}
    return told if isinstance(told, dict) else None


def _same(one: Any, other: Any) -> bool:
    """Equal, whatever the order of keys and of an action's updates."""
    return bool(_settled(one) == _settled(other))


def _settled(value: Any) -> Any:
    if isinstance(value, Mapping):
        settled = {key: _settled(each) for key, each in value.items()}
        if isinstance(settled.get("updates"), list):
            settled["updates"] = sorted({_text(each) for each in settled["updates"]})
        return settled
    return [_settled(each) for each in value] if isinstance(value, list) else value


def _text(value: Any) -> str:
    return json.dumps(value, sort_keys=True)


# What changed on which side


def _join(base: Any, ours: Any, theirs: Any, at: Steps, there: Steps, edits: list[_Edit], clashes: list[Clash]) -> None:
    """Find what to do to ours so that it has what theirs changed too; `at` and `there` are where it stands in each."""
    if _equal(ours, theirs) or _equal(base, theirs):
        return
    was = base if base is not _NOTHING else type(ours)() if type(ours) is type(theirs) else base
    if isinstance(ours, Mapping) and isinstance(theirs, Mapping) and isinstance(was, Mapping):
        for key in dict.fromkeys((*ours, *theirs, *was)):
            before, now, then = (each.get(key, _NOTHING) for each in (was, ours, theirs))
            _join(before, now, then, (*at, key), (*there, key), edits, clashes)
    elif isinstance(ours, list) and isinstance(theirs, list) and isinstance(was, list):
        _join_items(was, ours, theirs, at, there, edits, clashes)
    elif _equal(base, ours):
        edits.append(_change(ours, theirs, at))
    else:
        clashes.append(Clash(at, there))


def _equal(one: Any, other: Any) -> bool:
    return one is other or (one is not _NOTHING and other is not _NOTHING and _text(one) == _text(other))


def _change(ours: Any, theirs: Any, at: Steps) -> _Edit:
    if theirs is _NOTHING:
        return _Edit("cut", at)
    return _Edit("add" if ours is _NOTHING else "put", at, theirs)


def _join_items(
    base: list[Any],
    ours: list[Any],
    theirs: list[Any],
    at: Steps,
    there: Steps,
    edits: list[_Edit],
    clashes: list[Clash],
) -> None:
    """Join two lists item by item, told apart by their labels; their order is ours, with what is new at the end."""
    names = [_names(items, str(at[-1]), base) for items in (base, ours, theirs)]
    known, mine, new = (
        dict(zip(each, items, strict=True)) for each, items in zip(names, (base, ours, theirs), strict=True)
    )
    if _order(names[2], names[0]) != _order(names[0], names[2]) or len(known) + len(mine) + len(new) != sum(
        map(len, names)
    ):
        if _equal(base, ours):
            edits.append(_Edit("put", at, theirs))
        else:
            clashes.append(Clash(at, there))
        return
    for name in dict.fromkeys((*mine, *new, *known)):
        here: Steps = (*at, names[1].index(name) if name in mine else _GONE)
        far: Steps = (*there, names[2].index(name) if name in new else _GONE)
        if name not in mine and name in new and name not in known:
            edits.append(_Edit("add", (*at, len(ours)), new[name]))
        else:
            was, now, then = (each.get(name, _NOTHING) for each in (known, mine, new))
            _join(was, now, then, here, far, edits, clashes)


def _order(names: Sequence[str], among: Sequence[str]) -> list[str]:
    return [name for name in names if name in among]


def _names(items: list[Any], key: str, base: list[Any]) -> list[str]:
    """What each item of a list is told apart by: its label where it has one of its own, else all that it says.

    An update that is new is told apart by all it says, so that two on one day are both kept.
    """
    label = LABELS.get(key, "")
    labels = [str(each.get(label, "")) if isinstance(each, Mapping) else "" for each in items]
    begun = [str(each.get(label, "")) if isinstance(each, Mapping) else "" for each in base]
    return [
        name if name and labels.count(name) == 1 and (key != "updates" or begun.count(name) == 1) else _text(item)
        for name, item in zip(labels, items, strict=True)
    ]


# Ours, with what theirs changed


def _ordered(edits: list[_Edit]) -> list[_Edit]:
    """The edits in an order in which none moves the place of another: values, additions, then cuts from the end."""
    cuts = sorted((each for each in edits if each.verb == "cut"), key=lambda each: _key(each.steps), reverse=True)
    puts = [each for each in edits if each.verb == "put"]
    return [*puts, *(each for each in edits if each.verb == "add"), *cuts]


def _after_cuts(steps: Steps, edits: list[_Edit]) -> Steps:
    """Where something stands once items before it were cut."""
    found: list[str | int] = []
    for at, step in enumerate(steps):
        cut = [each.steps[at] for each in edits if each.verb == "cut" and each.steps[:-1] == steps[:at]]
        before = sum(1 for each in cut if isinstance(each, int) and isinstance(step, int) and each < step)
        found.append(step - before if isinstance(step, int) else step)
    return tuple(found)


def _key(steps: Steps) -> tuple[tuple[int, str], ...]:
    return tuple((step, "") if isinstance(step, int) else (0, step) for step in steps)


def _edited(tree: Any, edits: list[_Edit]) -> Any:
    """What the fields joined say, worked out without the text."""
    result = json.loads(json.dumps(tree))
    for edit in _ordered(edits):
        *above, last = edit.steps
        parent = result
        for step in above:
            parent = parent[step]
        if edit.verb == "cut":
            del parent[last]
        elif isinstance(parent, list) and edit.verb == "add":
            parent.append(edit.value)
        else:
            parent[last] = edit.value
    return result


def _spliced(source: Source, edits: list[_Edit]) -> Source | None:
    """Ours with their changes spliced in; None where a splice is refused."""
    try:
        for edit in _ordered(edits):
            if edit.verb == "cut":
                source = remove(source, edit.steps)
            elif edit.verb == "put":
                source = replace_value(source, edit.steps, edit.value)
            elif isinstance(edit.steps[-1], int):
                source = add_item(source, edit.steps[:-1], edit.value)
            else:
                source = add_key(source, edit.steps[:-1], edit.steps[-1], edit.value)
    except CannotEditError:
        return None
    return source


def _keeps_comments(sources: Sequence[Source | None], result: Source) -> bool:
    """Whether every comment that either side has, and every new one, stands in what was joined."""
    before, ours, theirs = (set(_COMMENT.findall(source.text)) if source else set() for source in sources)
    return all(comment in result.text for comment in (ours | theirs) - (before - (ours & theirs)))


# Between markers


def _marked(joined: Source, theirs: Source, clashes: list[Clash], labels: Labels) -> Source | None:
    """What was joined, each field that clashes between markers; None where one has no lines of its own."""
    places = [_place(joined, theirs, clash) for clash in clashes]
    if any(place is None for place in places):
        return None
    text = joined.text
    eol = "\r\n" if "\r\n" in text else "\n"
    found = sorted({place for place in places if place}, reverse=True)
    outer = [one for one in found if not any(_within(one[0], other[0]) for other in found)]
    for span, told in outer:
        mine = _whole(text[span.start : span.end], eol)
        lines = [f"{'<' * labels.size} {labels.ours}{eol}", mine, f"{'=' * labels.size}{eol}", _whole(told, eol)]
        before = "" if span.start == 0 or text[span.start - 1] in "\r\n" else eol
        marked = before + "".join(lines) + f"{'>' * labels.size} {labels.theirs}{eol}"
        text = text[: span.start] + marked + text[span.end :]
    return joined._replace(text=text)


def _within(one: Span, other: Span) -> bool:
    return one != other and other.start <= one.start and one.end <= other.end


def _whole(text: str, eol: str) -> str:
    return text + eol if text and text[-1] not in "\r\n" else text


def _place(joined: Source, theirs: Source, clash: Clash) -> tuple[Span, str] | None:
    """The lines of a field in what was joined, and what stands there in theirs; of what it lies in, else."""
    for up in range(len(clash.ours)):
        here, there = clash.ours[: len(clash.ours) - up], clash.theirs[: len(clash.theirs) - up]
        if not here or not there:
            return None
        mine, other = lines_of(joined, here), lines_of(theirs, there)
        if mine and other:
            return mine, theirs.text[other.start : other.end]
        if mine and not _stands(theirs, there):
            return mine, ""
        if other and not _stands(joined, here):
            at = _end_of(joined, here[:-1])
            if at is not None:
                return Span(at, at), theirs.text[other.start : other.end]
    return None


def _stands(source: Source, steps: Steps) -> bool:
    node: Any = _tree(source)
    for step in steps:
        try:
            node = node[step]
        except (KeyError, IndexError, TypeError):
            return False
    return True


def _end_of(source: Source, above: Steps) -> int | None:
    """Where a key that is not there would be added: after the lines of what it lies in."""
    if not above:
        return len(source.text)
    span = lines_of(source, above)
    return span.end if span else None
