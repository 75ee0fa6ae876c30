"""What erasing a member changes in a set's folder, worked out whole before anything is touched."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from alearn.errors import RefusedError
from alearn.leaving.mentions import Mention, Person, mentions
from alearn.leaving.traces import taken_out, traces, words_left
from alearn.model import Action, Issue, LearningSet, ReportRecord
from alearn.schema.records import Document, Reading, read_document
from alearn.schema.types import FORMER
from alearn.text.edit import write_record
from alearn.text.nodes import Scalar, read_yaml
from alearn.text.source import RECORD_LIMIT, decode

MARKER = ".alearn/erasing.yaml"
_USED = re.compile(r"former-member-([1-9]\d{0,3})\b")


class Begun(NamedTuple):
    """An erasure that has begun: whom it takes out, and what stands in the place of their id."""

    person: Person
    becomes: str


class Change(NamedTuple):
    """A record of others that is changed: its bytes before and after."""

    path: str
    before: bytes
    after: bytes


class Erasure(NamedTuple):
    """All that an erasure does, and all that it leaves for people to decide."""

    begun: Begun
    deleted: tuple[str, ...]
    changes: tuple[Change, ...]
    shared: tuple[Issue | Action, ...]
    left: tuple[Mention, ...]
    mentions: tuple[Mention, ...]
    unread: tuple[str, ...]
    reports: tuple[ReportRecord, ...]


def begin(reading: Reading, person: Person) -> Begun:
    """The erasure of a person, with an id that nothing in the set has used yet."""
    texts = (*reading.known["member"], *(document.source.text for document in reading.documents.values()))
    taken = {int(number) for text in texts for number in _USED.findall(text)}
    return Begun(person, f"former-member-{max(taken, default=0) + 1}")


def write_begun(begun: Begun) -> bytes:
    """The file that lets an erasure be taken up again where it was stopped."""
    person = begun.person
    pairs = [("member", person.id), ("name", person.name), ("email", person.email), ("becomes", begun.becomes)]
    return write_record([(key, value) for key, value in pairs if value]).encode()


def read_begun(data: bytes) -> Begun:
    """The erasure that a file tells of; RefusedError where it cannot be understood."""
    source, _ = decode(MARKER, data, RECORD_LIMIT)
    node, _ = read_yaml(source)
    told = {key.text: value.text for key, value in node.items if isinstance(value, Scalar)} if node else {}
    if not told.get("member") or not told.get("name") or FORMER.match(told.get("becomes", "")) is None:
        raise RefusedError(f"{MARKER} cannot be understood, so nothing is erased.", "Delete it, and look at the set.")
    return Begun(Person(told["member"], told["name"], told.get("email", "")), told["becomes"])


def plan(reading: Reading, begun: Begun, texts: Mapping[str, str | None]) -> Erasure:
    """What is to be done; `texts` are the files outside the member's folder, None where one is no text.

    Raises RefusedError where a record of others has an error in it, or cannot be changed without touching more.
    """
    own = f"members/{begun.person.id}/"
    others = [document for path, document in reading.documents.items() if not path.startswith(own)]
    broken = sorted(document.path for document in others if document.record is None)
    if broken:
        message = f"These have errors in them, and may name {begun.person.name}: " + ", ".join(broken)
        raise RefusedError(f"{message}. Nothing was erased.", "Type `alearn check`, mend them, then erase.")
    changes = tuple(change for document in others if (change := _change(document, begun)))
    ids = (begun.person.id, begun.becomes)
    after = dict(texts) | {change.path: change.after.decode() for change in changes}
    return Erasure(
        begun,
        tuple(path for path in reading.listing.files if path.startswith(own)),
        changes,
        tuple(_shared(reading.the_set, begun.person.id)),
        tuple(Mention(each.path, line) for each in others for line in words_left(_after(each, changes), ids)),
        mentions(begun.person, after),
        tuple(sorted(path for path, text in after.items() if text is None)),
        tuple(_told_in(reading.the_set, begun)),
    )


def _after(document: Document, changes: tuple[Change, ...]) -> Document:
    """The document as it will be."""
    changed = next((change.after for change in changes if change.path == document.path), None)
    return document if changed is None else read_document(document.path, document.at, changed)


def _change(document: Document, begun: Begun) -> Change | None:
    found = traces(document, begun.person.id, begun.becomes)
    if not found:
        return None
    after = taken_out(document, found).encode()
    left = read_document(document.path, document.at, after)
    if left.record is None or traces(left, begun.person.id, begun.becomes):
        raise RefusedError(f"{document.path} cannot be changed safely, so nothing was erased.", "Mend it by hand.")
    return Change(document.path, document.source.encode(), after)


def _shared(the_set: LearningSet, member: str) -> Iterator[Issue | Action]:
    """What lies in the member's folder and others have a part in."""
    yield from (issue for issue in the_set.issues.values() if issue.owner == member and issue.partners)
    yield from (action for action in the_set.actions.values() if action.owner == member and action.partners)


def _told_in(the_set: LearningSet, begun: Begun) -> Iterator[ReportRecord]:
    """The reports that left with words of the member's."""
    ids = (begun.person.id, begun.becomes)
    for report in the_set.reports:
        if report.sent and any(ref.owner in ids for ref in report.extracts):
            yield report
