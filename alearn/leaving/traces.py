"""Where a member stands in the records of others, told by the field tables, and the splices that take them out."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from alearn.schema import types as t
from alearn.schema.fields import ANSWERED, MAP, TABLES, TURN, Field, Table
from alearn.schema.layout import PROSE_KINDS
from alearn.schema.records import Document
from alearn.text.edit import CannotEditError, remove, rename_key, replace_value
from alearn.text.nodes import Mapping, Node, Scalar, Sequence
from alearn.text.source import Source, front_matter

OWN_WORDS = frozenset(("issue", "actions", "headline", "none_yet", "insight"))
"""What a turn says in its presenter's own words, or by names made of them; the rest is the set's or of others."""

Steps = tuple[str | int, ...]


class Trace(NamedTuple):
    """One place in a record: `becomes` is what is written there, empty where it is taken out; `key` where it is one."""

    steps: Steps
    start: int
    becomes: str = ""
    key: bool = False


def traces(document: Document, member: str, becomes: str) -> tuple[Trace, ...]:
    """Every place where a document names a member by id, or holds their words in a turn; the last of them first."""
    if document.node is None:
        return ()
    found = _Walk(member, becomes).record(TABLES[document.at.kind], document.node, ())
    return tuple(sorted(found, key=lambda trace: trace.start, reverse=True))


def words_left(document: Document, ids: tuple[str, ...]) -> tuple[int, ...]:
    """The lines where a turn of a member's keeps words of others, or an answer of theirs says more than yes or no."""
    if document.node is None:
        return ()
    starts = _left(TABLES[document.at.kind], document.node, ids)
    return tuple(sorted(document.source.place(start).line for start in starts))


def _left(table: Table, node: Mapping, ids: tuple[str, ...]) -> Iterator[int]:
    for key, below in node.items:
        field = table.by_key.get(key.text)
        if field is None:
            continue
        if field.table is TURN and isinstance(below, Sequence):
            turns = [turn for turn in below.items if isinstance(turn, Mapping)]
            yield from (start for turn in turns if _presenter(turn) in ids for start in _words_of_others(turn))
        if field.type is t.ANSWER and isinstance(below, Mapping):
            said = ((name, value) for name, value in below.items if name.text in ids)
            yield from (name.start for name, value in said if isinstance(value, Scalar) and ":" in value.text)
        if field.table is ANSWERED and isinstance(below, Sequence):
            yield from (start for each in below.items if isinstance(each, Mapping) for start in _said_more(each, ids))


def _said_more(answered: Mapping, ids: tuple[str, ...]) -> Iterator[int]:
    member, answer = answered.value("member"), answered.value("answer")
    if isinstance(member, Scalar) and member.text in ids and isinstance(answer, Scalar) and ":" in answer.text:
        yield answer.start


def _words_of_others(turn: Mapping) -> Iterator[int]:
    for key, _ in turn.items:
        field = TURN.by_key.get(key.text)
        if field is not None and field.type.free and key.text not in OWN_WORDS:
            yield key.start


def _presenter(turn: Mapping) -> str:
    node = turn.value("presenter")
    return node.text if isinstance(node, Scalar) else ""


def taken_out(document: Document, found: Iterable[Trace]) -> Source:
    """The document without what was found, all else byte for byte; CannotEditError names the edit to make by hand."""
    source = document.source
    for trace in found:
        start, end = _bounds(document, source)
        if trace.key and trace.becomes:
            source = rename_key(source, trace.steps, trace.becomes, start=start, end=end)
        elif trace.becomes:
            source = replace_value(source, trace.steps, trace.becomes, start=start, end=end)
        else:
            source = _emptied(source, trace.steps, start, end)
    return source


def _emptied(source: Source, steps: Steps, start: int, end: int | None) -> Source:
    """Take a key or item out; where its lines cannot go without others, its words alone."""
    try:
        return remove(source, steps, start=start, end=end)
    except CannotEditError:
        return replace_value(source, steps, "", start=start, end=end)


def _bounds(document: Document, source: Source) -> tuple[int, int | None]:
    """The stretch of a text that holds the record's keys."""
    if document.at.kind not in PROSE_KINDS:
        return 0, None
    front, _ = front_matter(source)
    return (front.start, front.end) if front else (0, 0)


class _Walk:
    """One member looked for through a record, by the types its field table gives."""

    def __init__(self, member: str, becomes: str) -> None:
        self.member = member
        self.becomes = becomes

    def record(self, table: Table, node: Mapping, steps: Steps) -> Iterator[Trace]:
        """The traces in one record and in those inside it."""
        own = table is TURN and _presenter(node) == self.member
        for key, below in node.items:
            field = table.by_key.get(key.text)
            if field is None:
                continue
            at = (*steps, key.text)
            if own and key.text in OWN_WORDS:
                yield from self.own_words(field, key, below, at)
            elif field.table is not None:
                yield from self.inner(field.table, below, at)
            else:
                yield from self.values(field, below, at)

    def inner(self, table: Table, node: Node, steps: Steps) -> Iterator[Trace]:
        """The traces in a record, or a list of records, below a key."""
        if isinstance(node, Mapping):
            yield from self.record(table, node, steps)
        elif isinstance(node, Sequence):
            for at, item in enumerate(node.items):
                yield from self.inner(table, item, (*steps, at))

    def own_words(self, field: Field, key: Scalar, node: Node, steps: Steps) -> Iterator[Trace]:
        """A turn's key that is its presenter's own: the whole of it, but the actions of others stay listed."""
        if field.type.owned and isinstance(node, Sequence):
            items = [item for item in node.items if isinstance(item, Scalar)]
            mine = [at for at, item in enumerate(items) if self.is_mine(item.text)]
            if len(mine) < len(node.items):
                yield from (Trace((*steps, at), items[at].start) for at in mine)
                return
        if not isinstance(node, Scalar) or node.text:
            yield Trace(steps, key.start)

    def is_mine(self, reference: str) -> bool:
        """Whether a reference in the presenter's turn names something of the presenter's."""
        return "/" not in reference or reference.startswith(f"{self.member}/")

    def values(self, field: Field, node: Node, steps: Steps) -> Iterator[Trace]:
        """The traces among the values, and the names, below a key."""
        if isinstance(node, Mapping):
            yield from self.names(field, node, steps)
            return
        kind = field.keys if field.shape == MAP else field.type
        items = [((*steps, at), item) for at, item in enumerate(node.items)] if isinstance(node, Sequence) else []
        for at, item in items or [(steps, node)]:
            if isinstance(item, Scalar):
                yield from self.value(kind, item, at)

    def names(self, field: Field, node: Mapping, steps: Steps) -> Iterator[Trace]:
        """A mapping of members to values: the name goes, and with it the value where that is words of theirs."""
        for key, _ in node.items:
            if field.keys.refers == t.MEMBER.refers and key.text == self.member:
                kept = "" if field.type.free else self.becomes
                yield Trace((*steps, key.text), key.start, kept, key=True)

    def value(self, kind: t.Type, node: Scalar, steps: Steps) -> Iterator[Trace]:
        """A member's id, alone or before the slash of a reference."""
        if kind.refers == t.MEMBER.refers and node.text == self.member:
            yield Trace(steps, node.start, self.becomes)
        elif kind.owned and node.text.startswith(f"{self.member}/"):
            yield Trace(steps, node.start, self.becomes + node.text[len(self.member) :])
