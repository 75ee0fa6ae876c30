"""The proof of a page for outside: what members are shown, what they answered, and whether it is still that page."""

from collections import Counter
from datetime import date
from typing import NamedTuple

from alearn.disclose import LetOut
from alearn.disclose.answers import YES
from alearn.disclose.let_out import let_out
from alearn.model import NOTHING, LearningSet, ReportRecord
from alearn.report.kinds import build_page
from alearn.report.outside import PROOF, fingerprints
from alearn.report.page import PageView
from alearn.story.meetings import members


class Standing(NamedTuple):
    """Where the page for an audience stands: what would leave today, its proof, and the record that gathers answers.

    `changed` are the lines that are not as the members saw them; while there are any their answers count for nothing.
    """

    seen: LetOut
    record: ReportRecord | None
    changed: int


def pending(the_set: LearningSet, kind: str, audience: str) -> ReportRecord | None:
    """The record that gathers answers to a page of a kind for an audience: the latest one that has not left."""
    waiting = [
        each
        for each in the_set.reports
        if (each.kind, each.audience) == (kind, audience) and each.sent is None and each.proofed and each.proof
    ]
    return max(waiting, key=lambda each: (each.proofed or date.min, each.id), default=None)


def in_full(the_set: LearningSet, audience: str, day: date) -> LetOut:
    """The page as it would be if every member of that day said yes to all of it."""
    return let_out(the_set, audience, day, {each.id: YES for each in members(the_set) if each.belongs_on(day)})


def proof_of(the_set: LearningSet, kind: str, audience: str, day: date) -> PageView:
    """The page the members are shown, with the figures that go where not all of them say yes."""
    without = let_out(the_set, audience, day, NOTHING)
    return build_page(kind, in_full(the_set, audience, day), PROOF, without.figures)


def changed_since(record: ReportRecord, full: LetOut) -> int:
    """How many lines of a page differ from what members saw; words their author took back since are none of them."""
    before, now = Counter((record.proof or "").split()), Counter(fingerprints(build_page(record.kind, full, PROOF)))
    taken_back = len(frozenset(record.extracts) - {each.extract for each in full.quoted})
    return (now - before).total() + max(0, (before - now).total() - taken_back)


def standing(the_set: LearningSet, kind: str, audience: str, today: date) -> Standing:
    """Where the page for an audience stands: as of the day of its proof, else as of today and without any answer."""
    still = the_set._replace(
        extracts={ref: each for ref, each in the_set.extracts.items() if each.until is None or today <= each.until}
    )
    record = pending(the_set, kind, audience)
    if record is None or record.proofed is None:
        return Standing(let_out(still, audience, today, NOTHING), None, 0)
    changed = changed_since(record, in_full(still, audience, record.proofed))
    if changed:
        return Standing(let_out(still, audience, today, NOTHING), record, changed)
    return Standing(let_out(still, audience, record.proofed, record.seen_by), record, 0)


def is_carried_out(the_set: LearningSet, record: ReportRecord, member: str, answer: str) -> bool:
    """Whether a yes of one member can be carried out, when all others say yes to everything."""
    day = record.proofed or date.min
    every = {each.id: YES for each in members(the_set) if each.belongs_on(day)}
    return let_out(the_set, record.audience, day, {**every, member: answer}).agreed
