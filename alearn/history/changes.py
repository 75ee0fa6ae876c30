"""What changed between two versions of a set's files: each field that differs, once, as it was and as it is.

An item of a list of records (a turn, an update, a planned meeting) is one field; equal items are the same item wherever
they stand, and the order of an action's updates means nothing.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from alearn.schema.fields import MAP, RECORD, RECORDS, TABLES, Field, Table
from alearn.schema.layout import Where, path_of, where
from alearn.schema.records import Document, read_document
from alearn.text.nodes import values

PROSE = "(prose)"
UNREADABLE = "(unreadable)"
ORDER = "(order)"
_PROXY = frozenset(("typed_by", "via", "said", "confirmed"))
LABELS = {
    "planned": "date",
    "assumptions": "assumption",
    "turns": "presenter",
    "updates": "date",
    "figures": "figure",
    "stages": "name",
    "prompts": "heading",
}


class Change(NamedTuple):
    """One field that differs: the keys that lead to it, and what it said before and says after (None: nothing)."""

    steps: tuple[str, ...]
    before: Any
    after: Any


class File:
    """One version of a file: what lies there, and a mark that is the same where its bytes are; read when needed."""

    def __init__(self, at: Where, mark: str, load: Callable[[], bytes | None]) -> None:
        """`load` gives the bytes, None where they cannot be had."""
        self.at, self.mark, self.load = at, mark, load

    def called(self, at: Where) -> "File":
        """The same bytes under another name: short references in them are to what lies beside."""
        return self if at == self.at else File(at, self.mark, self.load)

    @cached_property
    def document(self) -> Document | None:
        """The file as it is read; None where it is no record, or nothing can be read."""
        data = self.load() if self.at.kind in TABLES else None
        return None if data is None else read_document(path_of(*self.at), self.at, data)

    @property
    def record(self) -> Any:
        """The record, or None where the file makes none."""
        return self.document.record if self.document else None


Files = Mapping[str, File]


class Pair(NamedTuple):
    """A file before and after, each with its path; None where there was none.

    Where versions were joined, `before` is the first of them and `others` are the rest.
    """

    before_path: str
    after_path: str
    before: File | None
    after: File | None
    others: tuple[File | None, ...] = ()

    @property
    def path(self) -> str:
        """Where it lies now, or where it last lay."""
        return self.after_path or self.before_path

    @property
    def at(self) -> Where:
        """What lies there."""
        return where(self.path)


def pairs(before: Files, after: Files) -> tuple[Pair, ...]:
    """The files that differ, each beside what it was; one that was renamed is beside what it was called before.

    A file was renamed where the same bytes stand under a new name; what lay beside such a file in a member's folder
    moved with it.
    """
    moved = dict(_moved(before, after))
    found = [
        Pair(old, new, before[old].called(after[new].at), after[new])
        for old, new in ((moved.get(path, path), path) for path in after)
        if old in before and (old != new or before[old].mark != after[new].mark)
    ]
    found += [Pair("", path, None, file) for path, file in after.items() if moved.get(path, path) not in before]
    left = {moved.get(path, path) for path in after}
    found += [Pair(path, "", file, None) for path, file in before.items() if path not in left]
    return tuple(sorted(found, key=lambda pair: pair.path))


def _moved(before: Files, after: Files) -> Iterator[tuple[str, str]]:
    """The new names of what was renamed, each with the old one."""
    gone = {path: file for path, file in before.items() if path not in after}
    come = {path: file for path, file in after.items() if path not in before}
    by_mark: dict[tuple[str, str], list[str]] = {}
    for path, file in gone.items():
        by_mark.setdefault((file.at.kind, file.mark), []).append(path)
    taken: dict[str, str] = {}
    for path, file in come.items():
        old = by_mark.get((file.at.kind, file.mark))
        if old:
            taken[path] = old.pop()
    folders = Counter((where(old).owner, where(new).owner) for new, old in taken.items())
    for (old_owner, new_owner), _ in folders.most_common():
        if old_owner == new_owner or not old_owner or not new_owner:
            continue
        for path in come:
            old_path = path.replace(f"members/{new_owner}/", f"members/{old_owner}/", 1)
            if path not in taken and old_path in gone and old_path not in taken.values():
                taken[path] = old_path
    yield from taken.items()


def changes_of(pair: Pair) -> tuple[Change, ...]:
    """Every field that differs between the two sides of a pair; of what was joined, what none of the versions said."""
    found = changes(pair.before, pair.after)
    for other in pair.others:
        new = [(each.steps, each.after) for each in changes(other, pair.after)]
        found = tuple(each for each in found if (each.steps, each.after) in new)
    return found


def changes(before: File | None, after: File | None) -> tuple[Change, ...]:
    """Every field that differs between two versions of one file, in the order of the record's keys.

    A version that cannot be read as a record is one field, `unreadable`.
    """
    kind = after.at.kind if after else before.at.kind if before else ""
    if kind not in TABLES:
        return ()
    if _is_broken(before) or _is_broken(after):
        was, now = (_is_broken(each) for each in (before, after))
        return (Change((UNREADABLE,), was or None, now or None),)
    return tuple(_record_changes(TABLES[kind], before, after))


def _is_broken(file: File | None) -> bool:
    return file is not None and file.record is None


def _record_changes(table: Table, before: File | None, after: File | None) -> Iterator[Change]:
    yield from _table_changes(table, before.record if before else None, after.record if after else None, ())
    was, now = (_other_keys(table, file) for file in (before, after))
    for key in dict.fromkeys((*was, *now)):
        if was.get(key) != now.get(key):
            yield Change((key,), was.get(key), now.get(key))
    if table.kind in ("entry", "conduct"):
        prose = [(file.record.prose or None) if file else None for file in (before, after)]
        if prose[0] != prose[1]:
            yield Change((PROSE,), *prose)


def _other_keys(table: Table, file: File | None) -> dict[str, Any]:
    """The keys of the writer's own and what they say."""
    node = file.document.node if file and file.document else None
    return {key.text: values(below) for key, below in node.items if key.text not in table.by_key} if node else {}


def _table_changes(table: Table, before: Any, after: Any, above: tuple[str, ...]) -> Iterator[Change]:
    for field in table.fields:
        was, now = (_value(record, field) for record in (before, after))
        if was == now:
            continue
        steps = (*above, field.key)
        if field.shape == RECORD and field.table is not None:
            yield from _table_changes(field.table, was, now, steps)
        elif field.shape == RECORDS:
            yield from _item_changes(steps, was or (), now or ())
        elif field.shape == MAP or isinstance(was, Mapping) or isinstance(now, Mapping):
            yield from _map_changes(steps, was, now)
        else:
            yield Change(steps, was, now)


def _value(record: Any, field: Field) -> Any:
    """What a record says under a key; None where it says nothing."""
    if record is None:
        return None
    if field.key in _PROXY:
        return getattr(record.proxy, field.key) if record.proxy else None
    value = getattr(record, field.name)
    return None if isinstance(value, tuple | Mapping) and not value else value


def _map_changes(steps: tuple[str, ...], before: Any, after: Any) -> Iterator[Change]:
    """Each name whose value differs; where one side is a single text, that is a field of its own."""
    was = before if isinstance(before, Mapping) else {}
    now = after if isinstance(after, Mapping) else {}
    one_was, one_now = (None if isinstance(each, Mapping) else each for each in (before, after))
    if one_was != one_now:
        yield Change(steps, one_was, one_now)
    for name in dict.fromkeys((*was, *now)):
        if name not in was or name not in now or was[name] != now[name]:
            yield Change((*steps, str(name)), *(_there(each, name) for each in (was, now)))


def _there(values_by_name: Mapping[Any, Any], name: Any) -> Any:
    """What stands under a name; `yes` where the name stands alone."""
    return (values_by_name[name] or "yes") if name in values_by_name else None


def _item_changes(steps: tuple[str, ...], before: Sequence[Any], after: Sequence[Any]) -> Iterator[Change]:
    """Each item that differs: beside the one of the same label, else added or taken out; else the order that does."""
    key = steps[-1]
    if key == "updates":
        before, after = tuple(dict.fromkeys(before)), tuple(dict.fromkeys(after))
    was, now = _without(before, after), _without(after, before)
    if not was and not now:
        if key != "updates":
            yield Change((*steps, ORDER), tuple(before), tuple(after))
        return
    left: dict[str, list[Any]] = {}
    for item in was:
        left.setdefault(_label(key, item), []).append(item)
    beside = [(_label(key, item), left.get(_label(key, item)), item) for item in now]
    found = [(label, old.pop(0) if old else None, item) for label, old, item in beside]
    found += [(label, item, None) for label, items in left.items() for item in items]
    seen: Counter[str] = Counter()
    for label, old_item, item in found:
        seen[label] += 1
        numbered = label if seen[label] == 1 else f"{label} #{seen[label]}"
        yield Change((*steps, numbered), old_item, item)


def _without(items: Iterable[Any], others: Sequence[Any]) -> list[Any]:
    """The items that are not among the others, each of which stands for one."""
    rest = list(others)
    left = []
    for item in items:
        if item in rest:
            rest.remove(item)
        else:
            left.append(item)
    return left


def _label(key: str, item: Any) -> str:
    """What an item is told apart by, a turn by its presenter say; nothing where it has no such key."""
    return str(getattr(item, LABELS[key])) if key in LABELS else ""
