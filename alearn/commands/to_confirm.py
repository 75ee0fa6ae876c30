"""What waits for a member's yes: pages before they leave, and words that somebody typed for them."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from alearn.disclose.answers import NO_ANSWER
from alearn.model import Action, Issue, Meeting, Proxy
from alearn.schema.records import OWNED_KINDS, Document, Reading
from alearn.text.edit import Steps


class Waiting(NamedTuple):
    """Something that waits for a member's yes: its name, the record it stands in, and what it is."""

    name: str
    path: str
    what: str


def things_to_confirm(reading: Reading, member: str) -> Iterator[Waiting]:
    """What a member can be asked about: reports, her own records, and meetings she presented in."""
    the_set = reading.the_set
    for report in the_set.reports:
        waits = report.sent is None and report.seen_by.get(member) == NO_ANSWER
        yield Waiting(
            report.id, report.path, f"a page for the {report.audience}: yes, no, or yes except" if waits else ""
        )
    for document in reading.documents.values():
        if document.at.owner == member and document.at.kind in (*OWNED_KINDS, "member") and document.record:
            waits = any(True for _ in unconfirmed(document, member))
            name = f"{member}/{document.at.id}" if document.at.kind != "member" else member
            yield Waiting(name, document.path, "typed for you, not confirmed yet" if waits else "")
    for meeting in the_set.meetings:
        if any(turn.presenter == member for turn in meeting.turns):
            waits = any(True for _ in unconfirmed(reading.documents[meeting.path], member))
            yield Waiting(meeting.id, meeting.path, "your turn, not agreed yet" if waits else "")


def unconfirmed(document: Document, member: str, only: date | None = None) -> Iterator[tuple[Steps, str]]:
    """Where in a record a yes is to be dated, and under which key; of an action, `only` the updates of one day."""
    record = document.record
    if isinstance(record, Meeting):
        for at, turn in enumerate(record.turns):
            if turn.presenter == member and turn.agreed is None:
                yield ("turns", at), "agreed"
            if turn.presenter == member and _waits(turn.proxy):
                yield ("turns", at), "confirmed"
        return
    if only is None and _waits(getattr(record, "proxy", None)):
        yield (), "confirmed"
    if isinstance(record, Issue) and record.ethics and only is None and _waits(record.ethics.proxy):
        yield ("ethics",), "confirmed"
    for at, update in enumerate(record.updates if isinstance(record, Action) else ()):
        if _waits(update.proxy) and only in (None, update.date):
            yield ("updates", at), "confirmed"


def _waits(proxy: Proxy | None) -> bool:
    return proxy is not None and proxy.confirmed is None
