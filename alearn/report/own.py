"""What one person has in the set, for that person alone: a member's portfolio, and a facilitator's record."""

from collections.abc import Iterator

from alearn.dates import in_words
from alearn.disclose import Disclosed
from alearn.model import LearningSet, Meeting
from alearn.report.build import build_issue, loose_cycles
from alearn.report.extracts import let_out_by
from alearn.report.page import Block, FactList, Grid, Points, Section, Sub, Words, section
from alearn.report.told import METHOD, counted
from alearn.report.view import Fact, IssueView
from alearn.report.within import entries, of_issue
from alearn.story.meetings import facilitators, held, members
from alearn.story.wording import listed, marked
from alearn.text.prose import paragraphs

PORTFOLIO = (
    "This portfolio holds everything of mine that the set can read, for me or for a file of my professional "
    "development. Whom I show it to is mine to say."
)
RECORD = "This record holds the meetings I facilitated and what I shared of my own, and nothing of anybody else's."
PRIVATE = "What I keep to myself is no part of it. To have that too, in plain words: alearn journal --export"
SKILLS = "How I rate my own skills over time is mine alone and in no report: alearn evaluate skills --show"


def portfolio(seen: Disclosed) -> tuple[Section, ...]:
    """Everything of one member's own that the set can read."""
    the_set, day, me = seen.the_set, seen.day, seen.me
    brought = sorted(the_set.issues.values(), key=lambda each: (each.opened, each.ref))
    views = tuple(build_issue(the_set, issue, day) for issue in brought)
    return (
        *section("In one line", *_took_part(seen)),
        *section("What I brought", *(block for each in views for block in _brought(each))),
        *section("Also tried", *loose_cycles(the_set, day)),
        *section("What my turns left me with", *_turns(held(the_set, day))),
        *section("What I wrote and share", *_entries(the_set, me)),
        *section("What I let out", *let_out_by(seen)),
        *section("Purpose, method and ethics", Words(PORTFOLIO), Words(METHOD), Words(PRIVATE, "soft")),
    )


def record(seen: Disclosed) -> tuple[Section, ...]:
    """The meetings one person facilitated, and what that person wrote and shares."""
    the_set, me = seen.the_set, seen.me
    led = tuple(each for each in held(the_set, seen.day) if _leads(the_set, each, me))
    rows = tuple(
        (in_words(each.date), each.place or "", each.process or "", str(_minutes(the_set, each) or "")) for each in led
    )
    return (
        *section("In one line", *_facilitated(seen, led)),
        *section("Meetings I facilitated", Grid(("Day", "Place", "Process", "Minutes"), rows) if rows else None),
        *section("What I wrote and share", *_entries(the_set, me)),
        *section("What I let out", *let_out_by(seen)),
        *section(
            "Purpose, method and ethics", Words(RECORD), Words(METHOD), Words(SKILLS, "soft"), Words(PRIVATE, "soft")
        ),
    )


def is_facilitator(the_set: LearningSet, me: str) -> bool:
    """Whether somebody facilitates the set, or has facilitated a meeting of it."""
    return any(each.id == me for each in facilitators(the_set)) or any(
        each.facilitator == me for each in the_set.meetings
    )


def _took_part(seen: Disclosed) -> Iterator[Block]:
    the_set, me = seen.the_set, seen.me
    mine = the_set.members[me]
    there = [each for each in held(the_set, seen.day) if mine.belongs_on(each.date)]
    came = tuple(each for each in there if me in each.present)
    leads = listed([each.name for each in facilitators(the_set)])
    by = f", facilitated by {leads}" if leads else ""
    yield Words(
        f"{mine.name} took part in {len(came)} of {counted(len(there), 'meeting', 'meetings')} of the action learning "
        f"set {the_set.file.title}{by}.",
        "lead",
    )
    yield FactList(tuple(_facts(the_set, came)))


def _facilitated(seen: Disclosed, led: tuple[Meeting, ...]) -> Iterator[Block]:
    the_set, me = seen.the_set, seen.the_set.members[seen.me]
    yield Words(
        f"{me.name} facilitated {counted(len(led), 'meeting', 'meetings')} of the action learning set "
        f"{the_set.file.title}, with {counted(len(members(the_set)), 'member', 'members')}.",
        "lead",
    )
    if led:
        yield FactList((*_facts(the_set, led), *([Fact("Credentials", me.credentials)] if me.credentials else [])))


def _facts(the_set: LearningSet, meetings: tuple[Meeting, ...]) -> Iterator[Fact]:
    if meetings:
        yield Fact("From", f"{in_words(meetings[0].date)} to {in_words(meetings[-1].date)}")
    minutes = [_minutes(the_set, each) for each in meetings]
    if meetings and all(minutes):
        yield Fact("Hours", f"{sum(each or 0 for each in minutes) / 60:.3g}")
    if the_set.process:
        yield Fact("How we meet", the_set.process.title)


def _minutes(the_set: LearningSet, meeting: Meeting) -> int | None:
    """How long a meeting was: as it was recorded, else as it was planned."""
    return meeting.minutes or next(
        (row.minutes for row in the_set.file.planned if row.date.isoformat() == meeting.id), None
    )


def _leads(the_set: LearningSet, meeting: Meeting, me: str) -> bool:
    """Whether somebody facilitated a meeting; where it does not say who did, the set's only facilitator."""
    if meeting.facilitator:
        return meeting.facilitator == me
    return [each.id for each in facilitators(the_set)] == [me]


def _brought(view: IssueView) -> tuple[Block, ...]:
    return Sub(view.words, view.marked), *of_issue(view)


def _turns(meetings: tuple[Meeting, ...]) -> Iterator[Block]:
    """What was written down of one's own turns; the set of a portfolio has no others'."""
    for meeting in meetings:
        for turn in meeting.turns:
            said = tuple(filter(None, (turn.headline, turn.insight, turn.none_yet, *turn.questions)))
            if said:
                yield Points(in_words(meeting.date), said)


def _entries(the_set: LearningSet, me: str) -> Iterator[Block]:
    for entry in entries(the_set):
        if entry.owner == me:
            yield Sub(in_words(entry.date), marked(the_set, entry))
            yield from (Words(each) for each in paragraphs(entry.prose))
