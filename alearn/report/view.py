"""The summary as values: every order, count, date text and quotation is decided when it is built."""

from typing import NamedTuple


class Fact(NamedTuple):
    """One fact about the set: what it is, and the fact."""

    label: str
    value: str


class MemberRow(NamedTuple):
    """A member, and what they brought, in one line."""

    name: str
    job: str
    issue: str
    marked: str


class TurnRow(NamedTuple):
    """What the set wrote down of one turn."""

    presenter: str
    headline: str
    insight: str
    none_yet: str
    questions: tuple[str, ...]
    marked: str


class MeetingRow(NamedTuple):
    """One meeting, who was there, and what was written down of it."""

    day: str
    place: str
    present: str
    away: str
    learned: tuple[str, ...]
    turns: tuple[TurnRow, ...]
    parked: tuple[str, ...]


class Told(NamedTuple):
    """Something told of an action on a day."""

    day: str
    status: str
    result: str
    note: str
    marked: str


class Learned(NamedTuple):
    """The first words of what was learned, with its day."""

    day: str
    words: str
    marked: str


class CycleView(NamedTuple):
    """One turn of action and reflection."""

    action: str
    agreed: str
    by: str
    status: str
    stands: str
    measure: str
    happened: tuple[Told, ...]
    learned: tuple[Learned, ...]
    elsewhere: bool
    led_to: tuple[str, ...]
    marked: str


class IssueView(NamedTuple):
    """An issue from first question to what came of it."""

    anchor: str
    words: str
    member: str
    matters: str
    ethics: str
    before: str
    now: str
    to_me: tuple[str, ...]
    to_organisation: str
    evidence: tuple[str, ...]
    cycles: tuple[CycleView, ...]
    marked: str


class StatusCount(NamedTuple):
    """How many actions stand one way; `share` is of all of them, in whole hundredths."""

    status: str
    stands: str
    number: int
    share: int


class ObstacleView(NamedTuple):
    """An obstacle, what was asked, and the reply."""

    words: str
    raised: str
    asks: str
    reply: str


class SummaryView(NamedTuple):
    """The summary of a set, for its members."""

    title: str
    language: str
    banner: str
    made: str
    purpose: str
    organisation: str
    facts: tuple[Fact, ...]
    members: tuple[MemberRow, ...]
    meetings: tuple[MeetingRow, ...]
    issues: tuple[IssueView, ...]
    without_issue: tuple[CycleView, ...]
    counts: tuple[StatusCount, ...]
    themes: tuple[Fact, ...]
    obstacles: tuple[ObstacleView, ...]
    coming: tuple[str, ...]
    missing: tuple[str, ...]


class Tried(NamedTuple):
    """What was tried, and how it went."""

    words: str
    stands: str


class BroughtView(NamedTuple):
    """What one member, or several together, brought, tried and learned."""

    who: str
    issue: str
    matters: tuple[str, ...]
    before: tuple[str, ...]
    now: tuple[str, ...]
    tried: tuple[Tried, ...]
    learned: tuple[str, ...]
    to_me: tuple[str, ...]
    to_organisation: tuple[str, ...]
    evidence: tuple[str, ...]
    ethics: tuple[str, ...]


class QuoteView(NamedTuple):
    """Words that were let out, and who is named beside them; empty for nobody."""

    words: str
    by: str


class OutsideView(NamedTuple):
    """The summary of a set for its sponsor, or for anybody.

    `instead` are the figures of a proof that go where not everybody says yes; `withheld` is the same on every page.
    """

    title: str
    language: str
    banner: str
    caution: str
    made: str
    purpose: str
    organisation: str
    facts: tuple[Fact, ...]
    priorities: tuple[str, ...]
    brought: tuple[BroughtView, ...]
    remembered: tuple[str, ...]
    figures: tuple[Fact, ...]
    quoted: tuple[QuoteView, ...]
    obstacles: tuple[ObstacleView, ...]
    withheld: str
    is_proof: bool
    instead: tuple[Fact, ...]
