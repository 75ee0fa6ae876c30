"""The strict YAML subset, read from the parser's events with the place of every value.

Anything the subset leaves out is a finding; nothing is raised, and no message quotes the parser's own text or
the file's. Where a value wants quotes the fix shows the line to type. Offsets are code points from the start of
the file's text.
"""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Any, NamedTuple

import yaml
from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)

from alearn.findings import Finding, Severity
from alearn.text.source import Source, conflict_marker, refused_character

DEEPEST = 16
_Parser: Any = getattr(yaml.cyaml, "CParser") if yaml.__with_libyaml__ else yaml.SafeLoader  # noqa: B009  # not exported to type checkers
_NOTHING = frozenset(("null", "Null", "NULL", "~"))


class Scalar(NamedTuple):
    """A text as typed; `style` is empty for plain, else its first character (quote, `|` or `>`)."""

    text: str
    start: int
    end: int
    style: str


class Mapping(NamedTuple):
    """Keys and values in the order they stand in; `flow` when written in braces."""

    items: tuple[tuple[Scalar, "Node"], ...]
    start: int
    end: int
    flow: bool

    def value(self, key: str) -> "Node | None":
        """What stands under `key`, or None."""
        return next((value for name, value in self.items if name.text == key), None)


class Sequence(NamedTuple):
    """Items in the order they stand in; `flow` when written in brackets."""

    items: "tuple[Node, ...]"
    start: int
    end: int
    flow: bool


Node = Scalar | Mapping | Sequence

_new = tuple.__new__  # half the cost of calling a NamedTuple's class, in the hottest loop there is


def _events(text: str) -> Callable[[], Any]:
    parser: Any = _Parser(text)
    next_event: Callable[[], Any] = parser.get_event
    return next_event


class _StopError(Exception):
    """Ends the reading of a file that cannot be read further."""


def read_yaml(source: Source, start: int = 0, end: int | None = None) -> tuple[Mapping | None, list[Finding]]:
    """Read one mapping from the text between two offsets; None where there is nothing to read."""
    findings: list[Finding] = []
    stop = len(source.text) if end is None else end
    text = source.text if (start, stop) == (0, len(source.text)) else source.text[start:stop]
    reading = _Reading(source, text, start, findings)
    try:
        reading.refuse_bad_text()
        return reading.document(), findings
    except _StopError:
        return None, findings
    except yaml.YAMLError as fault:
        reading.syntax(fault)
        return None, findings


def values(node: Node) -> Any:
    """What a node says, as texts, lists and dictionaries."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [values(item) for item in node.items]
    return {key.text: values(value) for key, value in node.items}


def scalars(node: Node | None) -> Iterator[Scalar]:
    """Every text below a node that is not a key."""
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from scalars(item)
    elif isinstance(node, Mapping):
        for _, value in node.items:
            yield from scalars(value)


def follow(node: Node, *steps: str | int) -> Node:
    """The value at the end of a path of keys and positions, as far as the path leads.

    An empty item has no position: the records are read so, too.
    """
    for step in steps:
        below: Node | None = None
        if isinstance(node, Mapping):
            below = node.value(str(step))
        elif isinstance(node, Sequence) and isinstance(step, int):
            told = _told(Same(node))
            below = told[step] if step < len(told) else None
        if below is None:
            break
        node = below
    return node


class Same:
    """A node by its identity, so that what is worked out from a large one can be remembered."""

    __slots__ = ("node",)

    def __init__(self, node: Node) -> None:
        self.node = node

    def __hash__(self) -> int:
        return id(self.node)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and self.node is other.node


@lru_cache(maxsize=8)
def _told(same: Same) -> list[Node]:
    """The items of a list that say something."""
    items = same.node.items if isinstance(same.node, Sequence) else ()
    return [item for item in items if (item.text if isinstance(item, Scalar) else item.items)]


def locate(node: Node, *steps: str | int) -> tuple[int, int]:
    """Where the value at the end of a path of keys and positions stands; as far as the path leads."""
    node = follow(node, *steps)
    if isinstance(node, Mapping) and node.items:
        return node.items[0][0].start, node.items[0][0].end
    return node.start, node.end


class _Reading:
    """One pass over the events of one text.

    `careful` tells that the text has a character that a tag, an anchor, a merge key or an explicit key
    begins with; without one, none of them can be there, and nothing looks for them.
    """

    def __init__(self, source: Source, text: str, base: int, findings: list[Finding]) -> None:
        self.source = source
        self.text = text
        self.base = base
        self.findings = findings
        self.careful = "?" in text or "!" in text or "&" in text or "<<" in text
        self.next = _events(text)

    def found(
        self,
        rule: str,
        start: int,
        end: int,
        message: str,
        fix: str = "",
        severity: Severity = Severity.ERROR,
    ) -> None:
        place = self.source.place(start, end)
        self.findings.append(Finding(self.source.path, place, rule, severity, message, fix))

    def stop(self, rule: str, start: int, end: int, message: str, fix: str = "") -> _StopError:
        self.found(rule, start, end, message, fix)
        return _StopError()

    def refuse_bad_text(self) -> None:
        bad = refused_character(self.text)
        if bad is not None:
            message = "A character stands here that cannot be seen and does not belong in a record."
            raise self.stop("bad-character", self.base + bad, self.base + bad + 1, message, "Delete it.")
        mark = conflict_marker(self.text)
        if mark is not None:
            message = "Two versions of this file were joined, and nobody has chosen between them yet."
            fix = "Keep the right lines, delete the others and the three marker lines."
            raise self.stop("conflict-marker", self.base + mark, self.base + mark + 7, message, fix)

    def document(self) -> Mapping | None:
        self.next()  # the stream's start
        event: Any = self.next()
        if type(event) is StreamEndEvent:
            return None
        if event.version or event.tags:
            raise self.feature(event, "a directive")
        node = self.node(self.next(), 1)
        self.next()  # the document's end
        following: Any = self.next()
        if type(following) is not StreamEndEvent:
            raise self.feature(following, "a second document")
        if type(node) is Mapping:
            return node
        if type(node) is Scalar and not node.text and not node.style:
            return None
        message = "A record is a list of keys, each with a colon and a value."
        raise self.stop("wrong-shape", node.start, node.end, message, "Begin the line with a key: `key: value`.")

    def node(self, event: Any, depth: int) -> Node:
        kind = type(event)
        if kind is AliasEvent:
            raise self.feature(event, "an alias")
        if self.careful and (event.anchor is not None or event.tag is not None):
            raise self.feature(event, "an anchor or a tag")
        if kind is ScalarEvent:
            return self.scalar(event)
        if depth > DEEPEST:
            start = event.start_mark.index + self.base
            raise self.stop("too-deep", start, start + 1, _TOO_DEEP, _FLATTER)
        return self.mapping(event, depth) if kind is MappingStartEvent else self.sequence(event, depth)

    def scalar(self, event: Any) -> Scalar:
        scalar: Scalar = _new(
            Scalar,
            (event.value, event.start_mark.index + self.base, event.end_mark.index + self.base, event.style or ""),
        )
        return self.nothing(scalar) if scalar.text in _NOTHING and not scalar.style else scalar

    def nothing(self, scalar: Scalar) -> Scalar:
        message = "To leave something out, write nothing after the colon."
        fix = "Delete the word, or put it in quotes if it is one."
        self.found("null-value", scalar.start, scalar.end, message, fix, Severity.WARNING)
        return scalar._replace(text="")

    def sequence(self, event: Any, depth: int) -> Sequence:
        items: list[Node] = []
        get: Callable[[], Any] = self.next
        node, deeper = self.node, depth + 1
        following = get()
        while type(following) is not SequenceEndEvent:
            items.append(node(following, deeper))
            following = get()
        closing: Any = following
        start, end = event.start_mark.index + self.base, closing.end_mark.index + self.base
        sequence: Sequence = _new(Sequence, (tuple(items), start, end, bool(event.flow_style)))
        return sequence

    def mapping(self, event: Any, depth: int) -> Mapping:
        items: list[tuple[Scalar, Node]] = []
        keys: set[str] = set()
        get: Callable[[], Any] = self.next
        node, base, careful, deeper = self.node, self.base, self.careful, depth + 1
        before = event.start_mark.index
        following = get()
        while type(following) is not MappingEndEvent:
            if careful or type(following) is not ScalarEvent:
                self.refuse_odd_key(following, before)
            text = following.value
            start, end = following.start_mark.index, following.end_mark.index
            key: Scalar = _new(Scalar, (text, start + base, end + base, following.style or ""))
            if text in keys:
                message = "This key stands here twice, and only one of the two can count."
                self.found("duplicate-key", key.start, key.end, message, "Join the two values, or delete one.")
            keys.add(text)
            value = node(get(), deeper)
            before = value[2] - base
            items.append((key, value))
            following = get()
        closing: Any = following
        start, end = event.start_mark.index + base, closing.end_mark.index + base
        mapping: Mapping = _new(Mapping, (tuple(items), start, end, bool(event.flow_style)))
        return mapping

    def refuse_odd_key(self, event: Any, before: int) -> None:
        if type(event) is not ScalarEvent:
            raise self.feature(event, "a key that is not a plain word")
        if event.anchor is not None or event.tag is not None:
            raise self.feature(event, "an anchor or a tag")
        key: Any = event
        if self.after_question_mark(before, key.start_mark.index):
            raise self.feature(event, "a key after a question mark")
        if event.value == "<<" and not event.style:
            raise self.feature(event, "a merge key")

    def after_question_mark(self, before: int, start: int) -> bool:
        between = self.text[before:start]
        return "?" in between and any("?" in line.split("#")[0] for line in between.splitlines())

    def feature(self, event: Any, what: str) -> _StopError:
        start = event.start_mark.index + self.base
        message = f"This is {what}, which a record does not use."
        return self.stop("yaml-feature", start, start + 1, message, "Write the words out, in quotes if they need it.")

    def syntax(self, fault: yaml.YAMLError) -> None:
        at = self.index(fault, "problem_mark", 0)
        if "nesting depth" in str(getattr(fault, "problem", "")):  # libyaml looks ahead, and gives up before we do
            self.found("too-deep", self.base + at - 1, self.base + at, _TOO_DEEP, _FLATTER)
            return
        opened = self.index(fault, "context_mark", at)
        never_closed = _never_closed(fault, self.text, opened, at)
        if never_closed:
            self.found("not-yaml", self.base + opened, self.base + opened + 1, *never_closed)
            return
        if "expected ':'" in str(getattr(fault, "problem", "")):
            at = opened  # where the line begins that has no colon, not the one after it
        message, fix = _explain(fault, self.text, at)
        if message == _BACKSLASH:  # the two parsers point at different letters after it
            at = max(self.text.rfind("\\", 0, at + 1), opened)
        self.found("not-yaml", self.base + at, self.base + at, message, fix)

    def index(self, fault: yaml.YAMLError, name: str, otherwise: int) -> int:
        """Where one of the parser's marks stands in the text."""
        mark = getattr(fault, name, None)
        return min(mark.index, len(self.text)) if mark is not None else otherwise


_TOO_DEEP = f"Values are nested more than {DEEPEST} deep here."
_FLATTER = "Write it flatter."
_QUOTES = 'Put the whole value in quotes: `key: "..."`.'
_KEY_AND_VALUE = re.compile(r"([ \t]*)(?:- +)?([A-Za-z][\w-]*):[ \t]+(\S.*?)[ \t]*\Z")
_AFTER_END = re.compile(r":[ \t]+(?:[\[{].*[\]}][ \t]+|\".*\"[ \t]*|'.*'[ \t]*)\Z")
_BACKSLASH = "After a backslash in double quotes only certain letters may stand."


def _never_closed(fault: yaml.YAMLError, text: str, opened: int, at: int) -> tuple[str, str] | None:
    """What to say where a quotation mark or bracket is opened and its end is missing; else None.

    A bracket whose fault lies on its own line has its end more often than not: there something inside is wrong.
    """
    problem, context = str(getattr(fault, "problem", "")), str(getattr(fault, "context", ""))
    if "quoted scalar" in context and "unexpected" in problem:
        return "A quotation mark is opened here and never closed.", "Close it, with the same kind of mark."
    if "flow" in context and (at == len(text) or "\n" in text[opened:at] or "\r" in text[opened:at]):
        return "A bracket or brace is opened here and never closed.", "Close it, or put one item on each line."
    return None


def _explain(fault: yaml.YAMLError, text: str, at: int) -> tuple[str, str]:
    """Our own words for the parser's commonest complaints, and what to type."""
    problem = str(getattr(fault, "problem", "") or "")
    context = str(getattr(fault, "context", "") or "")
    if text[at : at + 1] == "\t":
        return "A tab stands where spaces are expected.", "Use two spaces instead of the tab."
    if "mapping values are not allowed" in problem:
        return _colon(text, at)
    if "quoted scalar" in context:
        return _BACKSLASH, "Use single quotes instead, or write the backslash twice."
    if "expected ':'" in problem:
        return "A line stands here that is neither a key with a colon nor part of the value above.", (
            "Put a colon and a space after the key, or indent the line under its value."
        )
    if "cannot start any token" in problem:
        return "A value cannot begin with this character.", _in_quotes(text, at)
    if _AFTER_END.search(text[_line_start(text, at) : at]):
        return "A value that begins with a quotation mark or bracket ends with it, and words follow it here.", (
            _in_quotes(text, at)
        )
    if "block mapping" in context or "block collection" in context or "block end" in problem:
        fix = "Line it up with the line above."
        if _line(text, _line_start(text, at) - 1).lstrip().startswith("- "):
            fix = "Line it up with the words after the hyphen above, or begin it with a hyphen of its own."
        return "This line is not indented like the lines it belongs with.", fix
    if "flow" in context:
        return "A comma, or the bracket or brace that closes the list, is expected here.", (
            "Put one item on each line, and in quotes where it has a colon, a bracket or quotes in it."
        )
    return "This cannot be read as YAML from here on.", _in_quotes(text, at)


def _line_start(text: str, at: int) -> int:
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1


def _colon(text: str, at: int) -> tuple[str, str]:
    """What to say of a colon too many: the line stands in too far, or its value wants quotes."""
    line, above = _line(text, at), _line(text, _line_start(text, at) - 1)
    here, before = _KEY_AND_VALUE.match(line), _KEY_AND_VALUE.match(above)
    if here and before and len(here[1]) > len(before[1]):
        message = "This key stands in further than the one above it, as if it were part of its value."
        return message, f"Line it up with the key above. An item of a list begins with a hyphen: `- {before[2]}: ...`."
    return "A colon and a space inside a value make it look like another key.", _in_quotes(text, at)


def _line(text: str, at: int) -> str:
    return re.split(r"\r\n|\r|\n", text[_line_start(text, at) :])[0] if at > 0 else ""


def _in_quotes(text: str, at: int) -> str:
    """The line to type: that line's key, with its whole value in quotes."""
    found = _KEY_AND_VALUE.match(_line(text, at))
    if found is None:
        return _QUOTES
    value = found[3]
    if len(value) > 1 and value[0] == value[-1] and value[0] in "'\"":
        value = value[1:-1]
    value = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'Put the whole value in quotes: {found[2]}: "{value}"'
