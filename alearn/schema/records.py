"""The files of a set to its records: each read once, joined into one frozen set."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from alearn import FORMAT
from alearn.findings import TOP, Finding, Severity
from alearn.model import (
    NOTHING,
    ConductRule,
    Entry,
    LearningSet,
    Meeting,
    Process,
    Ref,
    SetFile,
    Turn,
)
from alearn.schema.fields import TABLES, TURN, Field, Table
from alearn.schema.layout import (
    KEPT_FILES,
    PROSE_KINDS,
    SET_FILE,
    Where,
    entry_day,
    is_misnamed,
    where,
)
from alearn.schema.reader import Reader
from alearn.text.nodes import Mapping as MappingNode
from alearn.text.nodes import Scalar, locate, read_yaml
from alearn.text.prose import bold_items
from alearn.text.sealed import AGE_HEADER
from alearn.text.source import (
    ENTRY_LIMIT,
    RECORD_LIMIT,
    Source,
    conflict_in_prose,
    decode,
    front_matter,
    refused_character,
)

_FORMAT = re.compile(
    rb"^(?:\xef\xbb\xbf)?format:[ \t]*['\"]?(\d{1,18})\b", re.MULTILINE
)  # a later one may be no YAML of ours
_WITHDRAWN = re.compile(rb"^withdrawn:", re.MULTILINE)
OWNED_KINDS = ("issue", "action", "entry", "extract")


class Document(NamedTuple):
    """One file of the record: what lies there, its text, where its values stand, and the record it makes.

    `record` is None where an error was found in it, so that a rule never sees half a record.
    """

    path: str
    at: Where
    source: Source
    node: MappingNode | None
    record: Any
    findings: tuple[Finding, ...]


class Listing(NamedTuple):
    """The names in a set's folder, sorted: plain files, and what is neither a file nor a folder.

    `not_age` are the files below a private folder that do not begin as an age file does; `kept` holds the
    text of the files git reads, by path, None where one cannot be read.
    """

    files: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    not_age: tuple[str, ...] = ()
    kept: Mapping[str, str | None] = NOTHING

    @property
    def member_folders(self) -> frozenset[str]:
        """The names of the folders below `members/` that have a file in them."""
        parts = (name.split("/") for name in self.files if name.startswith("members/"))
        return frozenset(part[1] for part in parts if len(part) > 2)


class Reading(NamedTuple):
    """A set's folder as read: the set, every document by path, every name, and what reading found."""

    the_set: LearningSet
    documents: Mapping[str, Document]
    listing: Listing
    known: Mapping[str, frozenset[Any]]
    findings: tuple[Finding, ...]

    def found(
        self,
        path: str,
        rule: str,
        steps: tuple[str | int, ...],
        message: str,
        fix: str = "",
        severity: Severity = Severity.ERROR,
    ) -> Finding:
        """A finding about the value at the end of a path of keys and positions in a document."""
        document = self.documents.get(path)
        if document is None or document.node is None:
            return Finding(path, TOP, rule, severity, message, fix)
        place = document.source.place(*locate(document.node, *steps))
        return Finding(path, place, rule, severity, message, fix)


def read_document(path: str, at: Where, data: bytes) -> Document:
    """Read one file of the record; whatever its bytes are, nothing is raised."""
    in_prose = at.kind in PROSE_KINDS
    source, findings = decode(path, data, ENTRY_LIMIT if in_prose else RECORD_LIMIT)
    if findings:
        return Document(path, at, source, None, None, tuple(findings))
    table = TABLES[at.kind]
    start, end, body = 0, len(source.text), len(source.text)
    if in_prose:
        start, end, body = _front_and_body(source, findings)
    node, found = read_yaml(source, start, end) if end > start else (None, [])
    findings.extend(found)
    reader = Reader(source, findings, prose=in_prose)
    whole = node or MappingNode((), start, start, flow=False)
    if in_prose:
        _only_flat(reader, table, whole)
    broken = node is None and any(finding.severity is Severity.ERROR for finding in found)
    values = {} if broken else reader.record(table, whole)
    if at.kind == "extract" and _WITHDRAWN.search(data):
        findings = [_unquoted(finding) for finding in findings]
    if findings and any(finding.severity is Severity.ERROR for finding in findings):
        return Document(path, at, source, node, None, tuple(findings))
    record = _make(table, path, at, values, source.text, body)
    return Document(path, at, source, node, record, tuple(findings))


def read_all(
    names: Iterable[str],
    others: Iterable[str],
    load: Callable[[str, int], bytes | None],
    shipped: Mapping[str, Process] = NOTHING,
) -> Reading:
    """Read a set from the names in its folder; `load` gives at most so many bytes of a file and one more.

    A file that `load` cannot give (None) is a finding. `others` are names of what is neither a file nor a
    folder: never opened. `shipped` are the processes of the library, which the set's own override.
    """
    documents: list[Document] = []
    not_age: list[str] = []
    kept: dict[str, str | None] = {}
    files = tuple(sorted(names))
    for name in files:
        at = where(name)
        if at.kind in TABLES and not is_misnamed(at):
            limit = ENTRY_LIMIT if at.kind in PROSE_KINDS else RECORD_LIMIT
            data = load(name, limit)
            documents.append(read_document(name, at, data) if data is not None else _unreadable(name, at))
        elif at.kind == "private" and not _is_age(name, load):
            not_age.append(name)
        elif name.rpartition("/")[2] in KEPT_FILES:
            data = load(name, RECORD_LIMIT)
            kept[name] = None if data is None else data.decode(errors="replace")
    listing = Listing(files, tuple(sorted(others)), tuple(not_age), kept)
    return assemble(documents, listing, shipped)


def assemble(documents: Iterable[Document], listing: Listing, shipped: Mapping[str, Process] = NOTHING) -> Reading:
    """Join documents into the set they tell of, leaving out those whose record could not be made."""
    by_path = {document.path: document for document in documents}
    made: dict[str, list[Any]] = {kind: [] for kind in TABLES}
    names: dict[str, set[Any]] = {kind: set() for kind in TABLES}
    for document in by_path.values():
        at = document.at
        names[at.kind].add(Ref(at.owner, at.id) if at.kind in OWNED_KINDS else at.id)
        if document.record is not None:
            made[at.kind].append(document.record)
    file = _only(made["set"]) or SetFile(SET_FILE, FORMAT, "", "")
    processes = {**shipped, **{process.id: process for process in made["process"]}}
    the_set = LearningSet(
        file=file,
        members={member.id: member for member in made["member"]},
        issues={issue.ref: issue for issue in made["issue"]},
        actions={action.ref: action for action in made["action"]},
        entries={entry.ref: entry for entry in made["entry"]},
        extracts={extract.ref: extract for extract in made["extract"]},
        meetings=tuple(sorted(made["meeting"], key=lambda meeting: (meeting.date, meeting.id))),
        obstacles=tuple(made["obstacle"]),
        reports=tuple(made["report"]),
        conduct=_only(made["conduct"]),
        agreement=_only(made["agreement"]),
        process=processes.get(file.process or ""),
    )
    names["member"].update(listing.member_folders)
    names["process"].update(shipped)
    known = {kind: frozenset(ids) for kind, ids in names.items()}
    findings = [finding for document in by_path.values() for finding in document.findings]
    return Reading(the_set, by_path, listing, known, tuple(findings))


def read_shipped(path: str, data: bytes) -> Any | None:
    """Read a process or the prompts of a library, by the path they would have in a set; None where they are faulty."""
    return read_document(path, where(path), data).record


def later_format(data: bytes) -> int | None:
    """The format a `set.yaml` names where it is later than this reader's, else None."""
    told = _FORMAT.search(data)
    number = int(told[1]) if told else 0
    return number if number > FORMAT else None


def _unquoted(finding: Finding) -> Finding:
    """A finding in words that were withdrawn, which it must not show."""
    return finding._replace(quotable=False, fix="Mend the line in the file; it is not shown here.")


def _front_and_body(source: Source, findings: list[Finding]) -> tuple[int, int, int]:
    front, found = front_matter(source)
    findings.extend(found)
    start, end, body = front or (0, 0, 0)
    bad = refused_character(source.text[body:])
    if bad is not None:
        message = "A character stands here that cannot be seen; it is shown as a code."
        place = source.place(body + bad, body + bad + 1)
        findings.append(Finding(source.path, place, "bad-character", Severity.WARNING, message, "Delete it."))
    mark = conflict_in_prose(source.text, body)
    if mark is not None:
        message = "Two versions of this text were joined, and nobody has chosen between them yet."
        fix = "Keep the right lines, delete the others and the three marker lines."
        place = source.place(mark, mark + 7)
        findings.append(Finding(source.path, place, "conflict-marker", Severity.ERROR, message, fix))
    return start, end, body


def _only_flat(reader: Reader, table: Table, node: MappingNode) -> None:
    """Keep that a key of the writer's own has keys or lists below it; of the record's keys the reader says so."""
    for key, value in node.items:
        if key.text in table.by_key or isinstance(value, Scalar):
            continue
        flat = not isinstance(value, MappingNode) and all(isinstance(item, Scalar) for item in value.items)
        if value.items and not flat:
            message = "Front matter holds a text or a list of texts under each key, nothing deeper."
            reader.found("wrong-shape", value, message, "Write it in the prose, or as one text.")


def _make(table: Table, path: str, at: Where, values: dict[str, Any], text: str, body: int) -> Any:
    _own(table.owned, at.owner, values)
    match at.kind:
        case "set" | "agreement" | "look":
            return table.make(path=path, **values)
        case "member" | "obstacle" | "report" | "process" | "prompts" | "form":
            return table.make(path=path, id=at.id, **values)
        case "meeting":
            return _meeting(path, at.id, values)
        case "conduct":
            rules = tuple(ConductRule(item.id, item.words) for item in bold_items(text, body))
            return table.make(path=path, rules=rules, prose=text[body:], **values)
        case "entry":
            day = entry_day(at.id)
            return day and Entry(path=path, owner=at.owner, id=at.id, date=day, prose=text[body:], **values)
    return table.make(path=path, owner=at.owner, id=at.id, **values)


def _meeting(path: str, id_: str, values: dict[str, Any]) -> Meeting | None:
    day = values.pop("date", None) or entry_day(id_)
    if day is None:
        return None
    turns = tuple(_turn(turn) for turn in values.pop("turns", ()))
    return Meeting(path=path, id=id_, date=day, turns=turns, **values)


def _turn(turn: Turn) -> Turn:
    values = turn._asdict()
    _own(TURN.owned, turn.presenter, values)
    return Turn(**values)


def _own(fields: tuple[Field, ...], owner: str, values: dict[str, Any]) -> None:
    """Give every short reference its owner: the folder's, or in a turn the presenter."""
    for field in fields:
        value = values.get(field.name)
        if type(value) is Ref:
            values[field.name] = _full(value, owner)
        elif value:
            values[field.name] = tuple(_full(each, owner) for each in value)


def _full(ref: Ref, owner: str) -> Ref:
    return ref if ref.owner or ref.id == "kept-elsewhere" else Ref(owner, ref.id)


def _unreadable(path: str, at: Where) -> Document:
    message = "This file cannot be opened, so nothing in it is counted."
    finding = Finding(path, TOP, "unreadable", Severity.ERROR, message, "Give yourself leave to read it.")
    return Document(path, at, Source(path, ""), None, None, (finding,))


def _is_age(name: str, load: Callable[[str, int], bytes | None]) -> bool:
    if not name.endswith(".age"):
        return False
    data = load(name, len(AGE_HEADER))
    return data is None or data.startswith(AGE_HEADER)


def _only(records: list[Any]) -> Any:
    return records[0] if records else None
