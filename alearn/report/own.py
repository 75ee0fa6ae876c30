"""What one person has in the set, for that person alone: a member's portfolio, and a facilitator's record."""

from collections.abc import Iterator
from datetime import date

from alearn.disclose import Disclosed
from alearn.model import Issue, LearningSet, Meeting
from alearn.report.build import build_issue, loose_cycles
from alearn.report.charts import issue_timeline
from alearn.report.extracts import let_out_by
from alearn.report.page import Block, FactList, Grid, Points, Section, Sub, Words, section
from alearn.report.saying import counted, listed
from alearn.report.told import METHOD, when
from alearn.report.view import Fact
from alearn.report.within import entries, of_issue, told_cycle
from alearn.say import Say
from alearn.story.meetings import facilitators, held, members
from alearn.story.wording import marked, on
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
    the_set, day, me, say = seen.the_set, seen.day, seen.me, seen.say
    brought = sorted(the_set.issues.values(), key=lambda each: (each.opened, each.ref))
    return (
        *section(say("In one line"), *_took_part(seen)),
        *section(say("What I brought"), *(block for each in brought for block in _brought(the_set, each, day))),
        *section(say("Also tried"), *(told_cycle(say, each) for each in loose_cycles(the_set, day))),
        *section(say("What my turns left me with"), *_turns(say, held(the_set, day))),
        *section(say("What I wrote and share"), *_entries(the_set, me)),
        *section(say("What I let out"), *let_out_by(seen)),
        *section(
            say("Purpose, method and ethics"), Words(say(PORTFOLIO)), Words(say(METHOD)), Words(say(PRIVATE), "soft")
        ),
    )


def record(seen: Disclosed) -> tuple[Section, ...]:
    """The meetings one person facilitated, and what that person wrote and shares."""
    the_set, me, say = seen.the_set, seen.me, seen.say
    led = tuple(each for each in held(the_set, seen.day) if _leads(the_set, each, me))
    rows = tuple(
        (on(say, each.date), each.place or "", each.process or "", str(_minutes(the_set, each) or "")) for each in led
    )
    heads = (say("Day"), say("Place"), say("Process"), say("Minutes"))
    return (
        *section(say("In one line"), *_facilitated(seen, led)),
        *section(say("Meetings I facilitated"), Grid(heads, rows) if rows else None),
        *section(say("What I wrote and share"), *_entries(the_set, me)),
        *section(say("What I let out"), *let_out_by(seen)),
        *section(
            say("Purpose, method and ethics"),
            Words(say(RECORD)),
            Words(say(METHOD)),
            Words(say(SKILLS), "soft"),
            Words(say(PRIVATE), "soft"),
        ),
    )


def is_facilitator(the_set: LearningSet, me: str) -> bool:
    """Whether somebody facilitates the set, or has facilitated a meeting of it."""
    return any(each.id == me for each in facilitators(the_set)) or any(
        each.facilitator == me for each in the_set.meetings
    )


def _took_part(seen: Disclosed) -> Iterator[Block]:
    the_set, me, say = seen.the_set, seen.me, seen.say
    mine = the_set.members[me]
    there = [each for each in held(the_set, seen.day) if mine.belongs_on(each.date)]
    came = tuple(each for each in there if me in each.present)
    yield Words(
        say(
            "{name} took part in {number} of {meetings} of the action learning set {title}.",
            name=mine.name,
            number=len(came),
            meetings=counted(say, len(there), "{number} meeting", "{number} meetings"),
            title=the_set.file.title,
        ),
        "lead",
    )
    leads = listed(say, [each.name for each in facilitators(the_set)])
    if leads:
        yield Words(say("Facilitated by {names}.", names=leads))
    yield FactList(tuple(_facts(the_set, came)))


def _facilitated(seen: Disclosed, led: tuple[Meeting, ...]) -> Iterator[Block]:
    the_set, me, say = seen.the_set, seen.the_set.members[seen.me], seen.say
    yield Words(
        say(
            "{name} facilitated {meetings} of the action learning set {title}, with {members}.",
            name=me.name,
            meetings=counted(say, len(led), "{number} meeting", "{number} meetings"),
            title=the_set.file.title,
            members=counted(say, len(members(the_set)), "{number} member", "{number} members"),
        ),
        "lead",
    )
    if led:
        yield FactList((*_facts(the_set, led), *([Fact(say("Credentials"), me.credentials)] if me.credentials else [])))


def _facts(the_set: LearningSet, meetings: tuple[Meeting, ...]) -> Iterator[Fact]:
    say = the_set.say
    if meetings:
        yield when(say, meetings[0].date, meetings[-1].date)
    minutes = [_minutes(the_set, each) for each in meetings]
    if meetings and all(minutes):
        yield Fact(say("Hours"), f"{sum(each or 0 for each in minutes) / 60:.3g}")
    if the_set.process:
        yield Fact(say("How we meet"), the_set.process.title)


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


def _brought(the_set: LearningSet, issue: Issue, day: date) -> tuple[Block, ...]:
    view = build_issue(the_set, issue, day)
    return Sub(view.words, view.marked), *of_issue(the_set.say, view, issue_timeline(the_set, issue, day))


def _turns(say: Say, meetings: tuple[Meeting, ...]) -> Iterator[Block]:
    """What was written down of one's own turns; the set of a portfolio has no others'."""
    for meeting in meetings:
        for turn in meeting.turns:
            said = tuple(filter(None, (turn.headline, turn.insight, turn.none_yet, *turn.questions)))
            if said:
                yield Points(on(say, meeting.date), said)


def _entries(the_set: LearningSet, me: str) -> Iterator[Block]:
    for entry in entries(the_set):
        if entry.owner == me:
            yield Sub(on(the_set.say, entry.date), marked(the_set, entry))
            yield from (Words(each) for each in paragraphs(entry.prose))
