"""One issue's trail: what was asked, what was done, what happened, what was learned, and what came next."""

from datetime import date
from typing import NamedTuple

from alearn.disclose import Disclosed
from alearn.model import Issue, LearningSet, Ref
from alearn.report.build import BANNERS, build_issue
from alearn.report.saying import with_english
from alearn.report.view import CycleView, IssueView, Learned
from alearn.say import Say
from alearn.story.cycles import cycles
from alearn.story.links import learnings_of
from alearn.story.meetings import held, name_of
from alearn.story.wording import on
from alearn.text.prose import first_paragraph


class Asked(NamedTuple):
    """A turn in which an issue was before the set: its day, the issue as it was put, and what it left."""

    day: str
    headline: str
    questions: tuple[str, ...]
    insight: str
    none_yet: str
    marked: str


class Step(NamedTuple):
    """One cycle: the turn it came out of, and the action with what came of it; `by` is its first date."""

    asked: tuple[Asked, ...]
    cycle: CycleView | None
    by: str = ""


class TrailView(NamedTuple):
    """An issue from first question to changed practice."""

    issue: IssueView
    language: str
    banner: str
    opened: str
    closed: str
    unknown: str
    steps: tuple[Step, ...]
    also: tuple[Learned, ...]
    say: Say


def build_trail(seen: Disclosed, ref: Ref) -> TrailView:
    """The trail of one issue as an audience may see it on a day."""
    the_set, day, say = seen.the_set, seen.day, seen.say
    issue = the_set.issues[ref]
    view = build_issue(the_set, issue, day)
    in_cycles = {entry.ref for cycle in cycles(the_set, issue, day) for entry in cycle.learned}
    also = (entry for entry in learnings_of(the_set, ref) if entry.ref not in in_cycles and entry.date <= day)
    return TrailView(
        view,
        the_set.file.language or "en-GB",
        with_english(say, BANNERS[seen.audience]),
        on(the_set.say, issue.opened),
        on(the_set.say, issue.closed) if issue.closed and issue.closed <= day else "",
        issue.unknown or "",
        tuple(_steps(the_set, issue, view.cycles, day)),
        tuple(Learned(on(the_set.say, entry.date), first_paragraph(entry.prose), "") for entry in also),
        say,
    )


def _steps(the_set: LearningSet, issue: Issue, views: tuple[CycleView, ...], day: date) -> list[Step]:
    """Each cycle with the turns it came out of; a turn that led to no action stands by itself, in its place."""
    turns = _turns(the_set, issue, day)
    steps: list[Step] = []
    for cycle, view in zip(cycles(the_set, issue, day), views, strict=True):
        due = [asked for held_on, asked in turns if held_on <= cycle.action.agreed]
        turns = turns[len(due) :]
        steps += [Step((asked,), None) for asked in due[:-1]]
        by = on(the_set.say, cycle.action.due) if cycle.action.due else ""
        steps.append(Step(tuple(due[-1:]), view, by))
    return steps + [Step((asked,), None) for _, asked in turns]


def _turns(the_set: LearningSet, issue: Issue, day: date) -> list[tuple[date, Asked]]:
    """The turns an issue had, each with the day it was held."""
    return [
        (
            meeting.date,
            Asked(
                on(the_set.say, meeting.date),
                turn.headline or "",
                turn.questions,
                turn.insight or "",
                turn.none_yet or "",
                "" if turn.agreed else the_set.say("not agreed by {name} yet", name=name_of(the_set, turn.presenter)),
            ),
        )
        for meeting in held(the_set, day)
        for turn in meeting.turns
        if turn.issue == issue.ref
    ]
