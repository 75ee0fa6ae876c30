"""A located mapping and its field table to typed values; never raises, collects findings."""

from typing import Any

from alearn.findings import Finding, Severity
from alearn.model import Proxy
from alearn.schema.fields import LIST, MAP, ONE, RECORD, RECORDS, Field, Table
from alearn.schema.types import Fault, Type
from alearn.text.near import nearest
from alearn.text.nodes import Mapping, Node, Scalar, Sequence
from alearn.text.source import Source

_EDITORS_OWN = frozenset(("tags", "aliases", "cssclasses", "publish", "permalink", "created", "updated", "date"))
_MOST_GUESSES = 100  # a file with more findings was never a record: guessing on would take seconds
_PROXY_KEYS = ("typed_by", "via", "said", "confirmed")


class Reader:
    """Reads the values of one file and keeps what it finds; `prose` where they are front matter."""

    def __init__(self, source: Source, findings: list[Finding], *, prose: bool = False) -> None:
        """Findings are added to the list that is handed in."""
        self.source = source
        self.findings = findings
        self.prose = prose

    def found(self, rule: str, node: Node, message: str, fix: str = "", severity: Severity = Severity.ERROR) -> None:
        """Keep a finding about the whole of a node."""
        place = self.source.place(node.start, node.end)
        self.findings.append(Finding(self.source.path, place, rule, severity, message, fix))

    def record(self, table: Table, node: Mapping) -> dict[str, Any]:
        """The values of one record by the names of the model; a key that cannot be read is left out."""
        values: dict[str, Any] = {}
        by_key = table.by_key
        before = len(self.findings)
        for key, below in node.items:
            field = by_key.get(key.text)
            if field is None:
                self.unknown(table, key)
                continue
            if type(below) is Scalar and field.shape == ONE:
                value = self.one(field.type, below)
            else:
                value = self.shaped(field, below)
            if value is not None:
                values[field.attribute or field.key] = value
        for field in table.required:
            if field.name not in values:
                self.missing(table, field, node, before)
        if "typed_by" in by_key:
            self.proxy(node, values)
        return values

    def one(self, type_: Type, node: Scalar) -> Any:
        """One value, or None where it is empty or cannot be read."""
        text = node.text
        if type_.free and not node.style:
            self.after_hash(node)
        if not text:
            return None
        value = type_.read(text)
        return self.fault(node, value) if type(value) is Fault else value

    def shaped(self, field: Field, node: Node) -> Any:
        """A value of any shape, or None where it is empty or of another shape."""
        if isinstance(node, Scalar) and not node.text:
            if not node.style and field.type.free and field.shape in (ONE, LIST) and field.table is None:
                self.after_hash(node)
            return None
        if not isinstance(node, Scalar) and not node.items:
            return None
        if field.shape == RECORD:
            return self.inner(field, node)
        if field.shape == RECORDS:
            return self.records(field, node)
        if field.shape == MAP:
            return self.map(field, node)
        if field.shape == LIST:
            return self.list(field, node)
        if field.loose and isinstance(node, Mapping):
            return self.map(field, node)
        return self.wrong(node, "One text is expected here.", "Write it as `key: words`, on one line or folded.")

    def inner(self, field: Field, node: Node) -> Any:
        """One record inside another."""
        if not isinstance(node, Mapping) or field.table is None:
            return self.wrong(node, "Keys with values are expected here.", f"Write it like `{field.example}`.")
        before = len(self.findings)
        values = self.record(field.table, node)
        return None if self.broken_since(before) else field.table.make(**values)

    def records(self, field: Field, node: Node) -> Any:
        """A list of records inside another."""
        if not isinstance(node, Sequence):
            return self.wrong(
                node,
                "A list is expected here, each item with its own keys.",
                f"Write it like `{field.example}`.",
            )
        made = [self.inner(field, item) for item in node.items if not _empty(item)]
        return tuple(each for each in made if each is not None) or None

    def list(self, field: Field, node: Node) -> Any:
        """A list of values; one text, or one loose reference, stands for a list of one."""
        if isinstance(node, Scalar) and (field.type.free or field.loose):
            value = self.one(field.type, node)
            return None if value is None else (value,)
        if not isinstance(node, Sequence):
            return self.wrong(
                node,
                "A list is expected here.",
                f"Write each on its own line, with a hyphen: `{_item(field)}`.",
            )
        values = [self.item(field.type, item) for item in node.items]
        return tuple(value for value in values if value is not None) or None

    def item(self, type_: Type, node: Node) -> Any:
        """One item of a list of values."""
        if isinstance(node, Scalar):
            return self.one(type_, node)
        if not node.items:
            return None
        return self.wrong(node, "One text is expected here.", "If the words have a colon in them, put them in quotes.")

    def map(self, field: Field, node: Node) -> Any:
        """A mapping of names to values; where the field is loose, a list of names will do."""
        if field.loose and isinstance(node, Sequence):
            names = [self.item(field.keys, item) for item in node.items]
            return {name: None for name in names if name is not None} or None
        if not isinstance(node, Mapping):
            return self.wrong(node, "Names with values are expected here.", f"Write it like `{field.example}`.")
        values = {}
        for key, below in node.items:
            name, value = self.one(field.keys, key), self.item(field.type, below)
            if name is not None and (value is not None or field.loose):
                values[name] = value
        return values or None

    def fault(self, node: Scalar, fault: Fault) -> Any:
        """Keep what was wrong with a value, and read it as it was meant, if that is clear."""
        self.found(fault.rule, node, fault.message, fault.fix, fault.severity)
        return fault.value

    def wrong(self, node: Node, message: str, fix: str) -> None:
        """Keep that a value has another shape than its key holds."""
        self.found("wrong-shape", node, message, fix)

    def missing(self, table: Table, field: Field, node: Mapping, before: int) -> None:
        """Keep that a required key is missing, unless an error was found in its value since the record began."""
        given = next(((key, value) for key, value in node.items if key.text == field.key), None)
        if given and self.broken_in(given[1], before):
            return
        at = given[0] if given else node.items[0][0] if node.items else node
        message = f"{_a(table.kind)} needs `{field.key}`: {field.about[0].lower()}{field.about[1:]}"
        self.found("missing-key", at, message, f"Write a line like `{field.key}: {field.example}`.")

    def unknown(self, table: Table, key: Scalar) -> None:
        """Keep that a key is not one of the record's; it stays where it is."""
        if key.text.startswith("x-") or (self.prose and key.text in _EDITORS_OWN):
            return
        asked = len(self.findings) < _MOST_GUESSES
        near = nearest(key.text.lower().replace("-", "_"), table.by_key, 0.7) if asked else []
        if self.prose and not near:
            return
        message = f"{_a(table.kind)} has no key of this name; it is kept, and nothing reads it."
        fix = f"Did you mean `{near[0]}`?" if near else "Begin the key with `x-` if it is your own."
        self.found("unknown-key", key, message, fix, Severity.WARNING)

    def after_hash(self, node: Scalar) -> None:
        """Keep that a plain value is followed by words after a hash, which are not read."""
        text, end = self.source.text, node.end
        rest = text[end : end + 1]
        if rest not in (" ", "\t"):
            return
        line_end = min((at for at in (text.find("\n", end), text.find("\r", end)) if at >= 0), default=len(text))
        rest = text[end:line_end]
        if not rest.lstrip().startswith("#"):
            return
        start = node.start if node.text else end + len(rest) - len(rest.lstrip())
        whole = text[start:line_end].strip()
        quoted = whole.replace("\\", "\\\\").replace('"', '\\"')
        fix = f'Put the words in quotes: "{quoted}"' if "\n" not in whole and "\r" not in whole else _QUOTES
        place = self.source.place(end, line_end)
        message = "The words after the hash are not read as part of this value."
        self.findings.append(Finding(self.source.path, place, "words-after-hash", Severity.WARNING, message, fix))

    def proxy(self, node: Mapping, values: dict[str, Any]) -> None:
        """Join the four proxy keys into one value, and keep that `via` or `said` is missing beside `typed_by`."""
        given = [values.pop(key, None) for key in _PROXY_KEYS]
        if given[0] is None:
            return
        if given[1] is None or given[2] is None:
            at = next(key for key, _ in node.items if key.text == "typed_by")
            message = "Words typed for somebody else say how they came (`via`) and when (`said`)."
            self.found("proxy-incomplete", at, message, "Add `via: email` and `said: 2026-10-08`, as it was.")
        values["proxy"] = Proxy(*given)

    def broken_in(self, node: Node, before: int) -> bool:
        """Whether an error after the first `before` findings lies within a node."""
        first, last = self.source.place(node.start), self.source.place(node.end)
        places = (each.place for each in self.findings[before:] if each.severity is Severity.ERROR)
        return any((first.line, first.column) <= (at.line, at.column) <= (last.line, last.column) for at in places)

    def broken_since(self, before: int) -> bool:
        """Whether an error was found after the first `before` findings."""
        return any(finding.severity is Severity.ERROR for finding in self.findings[before:])


_QUOTES = 'Put the whole value in quotes: `key: "..."`.'


def _a(kind: str) -> str:
    return f"An {kind}" if kind[0] in "aeiou" else f"A {kind}"


def _empty(node: Node) -> bool:
    return not node.text if isinstance(node, Scalar) else not node.items


def _item(field: Field) -> str:
    return field.example if field.example.startswith("- ") else f"- {field.example}"
