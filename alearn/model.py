"""The glossary: every thing a set's record holds, as frozen values.

Names follow the record's keys; where a key is a Python keyword the field carries the plain word beside
it (`with` is `partners`, `from` is `source`, `as` is `attribution`). A key left out is None, or empty.
"""

import datetime as dt
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from alearn.say import ENGLISH, Say

NOTHING: Mapping[Any, Any] = MappingProxyType({})


class Ref(NamedTuple):
    """What a member owns, named by its owner and its id."""

    owner: str
    id: str

    def __str__(self) -> str:
        """The full form, as it is written in a record."""
        return f"{self.owner}/{self.id}" if self.owner else self.id


class Period(NamedTuple):
    """A stretch of days, both inside."""

    first: dt.date
    last: dt.date


class Proxy(NamedTuple):
    """Who typed another person's words, how and when they came, and when the owner said yes."""

    typed_by: str
    via: str | None
    said: dt.date | None
    confirmed: dt.date | None


class Planned(NamedTuple):
    """One planned meeting of the set."""

    date: dt.date
    starts: dt.time | None = None
    minutes: int | None = None
    place: str | None = None
    moved_to: dt.date | None = None
    cancelled: bool = False

    @property
    def day(self) -> dt.date:
        """The day it is to be held: where it was moved to, else as planned."""
        return self.moved_to or self.date


class Retention(NamedTuple):
    """What becomes of the record after the set has ended, by which days."""

    journals_returned: dt.date | None = None
    record_deleted: dt.date | None = None
    reports_kept_until: dt.date | None = None


class SetFile(NamedTuple):
    """What `set.yaml` says."""

    path: str
    format: int
    id: str
    title: str
    purpose: str | None = None
    organisation: str | None = None
    language: str | None = None
    words: str | None = None
    timezone: str | None = None
    kind: str | None = None
    approach: str | None = None
    process: str | None = None
    turns: str | None = None
    airtime: int | None = None
    holidays: str | None = None
    planned: tuple[Planned, ...] = ()
    dates: Mapping[str, Period] = NOTHING
    priorities: Mapping[str, str] = NOTHING
    origin: str | None = None
    retention: Retention = Retention()
    closed: dt.date | None = None
    ignore: Mapping[str, str] = NOTHING


class Member(NamedTuple):
    """A person of the set: a member, a co-facilitator or the facilitator."""

    path: str
    id: str
    name: str
    role: str
    organisation: str | None = None
    job: str | None = None
    background: str | None = None
    email: str | None = None
    joined: dt.date | None = None
    left: dt.date | None = None
    recipients: tuple[str, ...] = ()
    preference: str | None = None
    credentials: str | None = None
    proxy: Proxy | None = None

    @property
    def in_set(self) -> bool:
        """Whether this person is one of the set's members; the facilitator is not counted."""
        return self.role != "facilitator"

    def belongs_on(self, day: dt.date) -> bool:
        """Whether this person was part of the set on a day; `joined` and `left` are both inside."""
        return (self.joined is None or self.joined <= day) and (self.left is None or day <= self.left)


class Assumption(NamedTuple):
    """Something taken to be so, and the day it was tested."""

    assumption: str = ""
    tested: dt.date | None = None


class Ethics(NamedTuple):
    """Who in the setting agreed to this enquiry and when, or why nobody needed to."""

    agreed_by: str | None = None
    agreed: dt.date | None = None
    not_needed: str | None = None
    proxy: Proxy | None = None


class Outcome(NamedTuple):
    """What came of an issue, to the person and to the organisation: dual value."""

    to_me: str | Mapping[str, str] | None = None
    to_organisation: str | None = None
    evidence: tuple[str, ...] = ()


class Issue(NamedTuple):
    """What a member brought: live, their own, with no known answer."""

    path: str
    owner: str
    id: str
    issue: str
    opened: dt.date
    kind: str | None = None
    matters: str | None = None
    serves: str | None = None
    unknown: str | None = None
    assumptions: tuple[Assumption, ...] = ()
    involves: tuple[str, ...] = ()
    ethics: Ethics | None = None
    partners: tuple[str, ...] = ()
    before: str | None = None
    now: str | None = None
    closed: dt.date | None = None
    outcome: Outcome | None = None
    proxy: Proxy | None = None

    @property
    def ref(self) -> Ref:
        """Its full name."""
        return Ref(self.owner, self.id)


class Update(NamedTuple):
    """What became of an action on a day."""

    date: dt.date
    status: str | None = None
    result: str | None = None
    note: str | None = None
    due: dt.date | None = None
    at: str | None = None
    proxy: Proxy | None = None


class Action(NamedTuple):
    """What a member said they would do; the owner is the folder it lies in."""

    path: str
    owner: str
    id: str
    action: str
    agreed: dt.date
    issue: Ref | None = None
    kind: str | None = None
    measure: str | None = None
    due: dt.date | None = None
    so_that: str | None = None
    partners: tuple[str, ...] = ()
    confidence: int | None = None
    expectation: str | None = None
    learning_goal: str | None = None
    permission: str | None = None
    because_of: Ref | None = None
    follows: Ref | None = None
    learning: tuple[Ref, ...] = ()
    waive: Mapping[str, str] = NOTHING
    updates: tuple[Update, ...] = ()
    proxy: Proxy | None = None

    @property
    def ref(self) -> Ref:
        """Its full name."""
        return Ref(self.owner, self.id)


class Turn(NamedTuple):
    """One member's airtime in a meeting, and what came of it."""

    presenter: str
    issue: Ref | None = None
    headline: str | None = None
    planned: int | None = None
    used: int | None = None
    actions: tuple[Ref, ...] = ()
    none_yet: str | None = None
    insight: str | None = None
    questions: tuple[str, ...] = ()
    agreed: dt.date | None = None
    offers: tuple[str, ...] = ()
    materials: tuple[str, ...] = ()
    proxy: Proxy | None = None


class Intervention(NamedTuple):
    """A time the conduct was called on; never with a name."""

    rule: str | None = None
    note: str | None = None


class Review(NamedTuple):
    """What the set agreed to write down about how it worked."""

    support: str | None = None
    challenge: str | None = None
    learned: tuple[str, ...] = ()
    not_talked_about: str | None = None


class Meeting(NamedTuple):
    """What the set agreed to write down of one meeting; its id is the day it was planned for."""

    path: str
    id: str
    present: tuple[str, ...]
    date: dt.date
    process: str | None = None
    starts: dt.time | None = None
    minutes: int | None = None
    place: str | None = None
    facilitator: str | None = None
    late: Mapping[str, dt.time | None] = NOTHING
    left: Mapping[str, dt.time | None] = NOTHING
    apologies: tuple[str, ...] = ()
    turns: tuple[Turn, ...] = ()
    interventions: tuple[Intervention, ...] = ()
    parked: tuple[str, ...] = ()
    review: Review = Review()
    next: dt.date | None = None


class Entry(NamedTuple):
    """A journal entry that its author shares with the set; the date is in its name."""

    path: str
    owner: str
    id: str
    date: dt.date
    prose: str
    issue: Ref | None = None
    actions: tuple[Ref, ...] = ()
    meeting: str | None = None
    prompts: str | None = None
    kind: str | None = None
    loop: int | None = None
    themes: tuple[str, ...] = ()
    proxy: Proxy | None = None

    @property
    def ref(self) -> Ref:
        """Its full name."""
        return Ref(self.owner, self.id)


class Extract(NamedTuple):
    """Words let out: to whom, and on what terms."""

    path: str
    owner: str
    id: str
    source: Ref
    audience: str
    attribution: str
    third_party: str
    agreed: dt.date
    text: str | None = None
    until: dt.date | None = None
    withdrawn: dt.date | None = None
    proxy: Proxy | None = None

    @property
    def ref(self) -> Ref:
        """Its full name."""
        return Ref(self.owner, self.id)


class Figure(NamedTuple):
    """A figure as it was printed in a report, with the members it was worked out from."""

    figure: str = ""
    value: str = ""
    contributors: tuple[str, ...] = ()


class Answered(NamedTuple):
    """What a member answered to a report's proof, on which day, and how the answer came."""

    member: str
    date: dt.date
    answer: str
    proxy: Proxy | None = None


class ReportRecord(NamedTuple):
    """What was in a report, who agreed to it, and when it left."""

    path: str
    id: str
    kind: str
    audience: str
    sent_to: str | None = None
    sent: dt.date | None = None
    sha256: str | None = None
    extracts: tuple[Ref, ...] = ()
    figures: tuple[Figure, ...] = ()
    seen_by: Mapping[str, str] = NOTHING
    answers: tuple[Answered, ...] = ()
    proofed: dt.date | None = None
    proof: str | None = None
    templates: str | None = None


class Obstacle(NamedTuple):
    """What stands in the way, what is asked of the sponsor, and the reply; no names."""

    path: str
    id: str
    obstacle: str
    raised: dt.date
    asks: str | None = None
    reply: str | None = None
    replied: dt.date | None = None


class ConductRule(NamedTuple):
    """One rule of the framework of conduct."""

    id: str
    words: str


class Conduct(NamedTuple):
    """The framework of conduct (ground rules) that the set adopted."""

    path: str
    rules: tuple[ConductRule, ...] = ()
    adopted: dt.date | None = None
    adopted_by: tuple[str, ...] = ()
    review: dt.date | None = None
    tells_sponsor: tuple[str, ...] = ()
    prose: str = ""


class Agreement(NamedTuple):
    """What the sponsor wants, will count, gives and accepts."""

    path: str
    sponsor: str | None = None
    wants: tuple[str, ...] = ()
    why_now: str | None = None
    tried_before: str | None = None
    legitimate_results: tuple[str, ...] = ()
    not_welcome: tuple[str, ...] = ()
    will_be_told: tuple[str, ...] = ()
    time_given: str | None = None
    cost: str | None = None
    accepts: tuple[str, ...] = ()
    agreed: dt.date | None = None


class Stage(NamedTuple):
    """One step of a meeting process; `minutes` is for each time it is repeated."""

    name: str
    minutes: int
    who_speaks: str | None = None
    mode: str | None = None
    purpose: str | None = None
    repeats_per: str | None = None
    cues: tuple[str, ...] = ()
    protected: bool = False


class Norms(NamedTuple):
    """What is usual in a process: whole numbers, both ends inside."""

    size_from: int | None = None
    size_to: int | None = None
    meetings_from: int | None = None
    meetings_to: int | None = None
    minutes_from: int | None = None
    minutes_to: int | None = None
    presenters_from: int | None = None
    presenters_to: int | None = None


class Process(NamedTuple):
    """A way of running a meeting, as data."""

    path: str
    id: str
    title: str
    source: str | None = None
    about: str | None = None
    airtime: int | None = None
    presenters: str | None = None
    groups_of: int | None = None
    norms: Norms = Norms()
    stages: tuple[Stage, ...] = ()


class Prompt(NamedTuple):
    """One heading of a set of prompts and what it asks; one that looks `forward` is brought back the next time."""

    heading: str
    ask: str
    forward: bool = False


class PromptSheet(NamedTuple):
    """Prompts to write a journal entry with, as data."""

    path: str
    id: str
    title: str
    source: str | None = None
    about: str | None = None
    prompts: tuple[Prompt, ...] = ()


class Question(NamedTuple):
    """One question of a form; `answer` is words, rating or yes-no, and `at` the moments it is asked at, else all.

    Where the answer `against` is given, action learning is not the thing, and `instead` says what may be.
    """

    id: str
    heading: str
    ask: str
    about: str | None = None
    answer: str = "words"
    at: tuple[str, ...] = ()
    against: str | None = None
    instead: str | None = None


class FormPart(NamedTuple):
    """A part of a printed form: words, points, boxes, lines to write on, or a table; a set's record may `fill` it."""

    heading: str | None = None
    words: str | None = None
    points: tuple[str, ...] = ()
    boxes: tuple[str, ...] = ()
    lines: int | None = None
    columns: tuple[str, ...] = ()
    rows: int | None = None
    fill: str | None = None


class Form(NamedTuple):
    """A form that somebody fills in, as data; `scale` has the words for 1, 2 and so on.

    One that is `whom` for is in the printed pack, at its place in the `order`.
    """

    path: str
    id: str
    title: str
    source: str | None = None
    about: str | None = None
    scale: tuple[str, ...] = ()
    questions: tuple[Question, ...] = ()
    whom: str | None = None
    order: int | None = None
    parts: tuple[FormPart, ...] = ()


class Look(NamedTuple):
    """How pages look: two colours, `#rrggbb`, and the name of the file that holds the organisation's logo."""

    path: str
    colour: str | None = None
    accent: str | None = None
    logo: str | None = None


class ReviewQuestions(NamedTuple):
    """What a set asks itself at the end of a meeting, a question for each key of the review."""

    support: str
    challenge: str
    learned: str
    not_talked_about: str


class Approach(NamedTuple):
    """What a set's approach changes: its usual process, the prompts offered, rules of the draft, review questions."""

    id: str
    process: str
    prompts: tuple[str, ...]
    conduct: tuple[str, ...]
    credits: tuple[str, ...]
    review: ReviewQuestions


class GuidePage(NamedTuple):
    """One topic of the built-in guide: Markdown, in alearn's own words, with what it draws on."""

    id: str
    title: str
    order: int
    about: str
    sources: tuple[str, ...]
    text: str


class LearningSet(NamedTuple):
    """A whole set as its record tells it, without the records that could not be read."""

    file: SetFile
    members: Mapping[str, Member] = NOTHING
    issues: Mapping[Ref, Issue] = NOTHING
    actions: Mapping[Ref, Action] = NOTHING
    entries: Mapping[Ref, Entry] = NOTHING
    extracts: Mapping[Ref, Extract] = NOTHING
    meetings: tuple[Meeting, ...] = ()
    obstacles: tuple[Obstacle, ...] = ()
    reports: tuple[ReportRecord, ...] = ()
    conduct: Conduct | None = None
    agreement: Agreement | None = None
    process: Process | None = None
    say: Say = ENGLISH
