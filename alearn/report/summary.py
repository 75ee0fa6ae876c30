"""The summary: what a set brought, tried and learned; for the set, one of its members, its sponsor, or anybody."""

from collections.abc import Iterable, Iterator
from datetime import date

from alearn.disclose import Disclosed, LetOut
from alearn.model import Issue, LearningSet, Meeting, Turn
from alearn.report.build import build_issue, coming, loose_cycles, shared_themes, turned
from alearn.report.charts import actions_over_meetings, every_result, how_it_went, issue_timeline
from alearn.report.page import Block, Grid, People, Person, Points, Section, Sub, Words, points, section
from alearn.report.saying import listed, with_mark
from alearn.report.told import (
    METHOD,
    figures,
    how_it_was_made,
    in_our_words,
    issues,
    requests,
    working_together,
)
from alearn.report.within import of_issue, told_cycle
from alearn.story.meetings import expected, facilitators, held, members, name_of
from alearn.story.turns import not_yet_presented
from alearn.story.wording import marked, on

PURPOSE = "This summary says what we brought, what we tried, and what we learned."


def outside(seen: LetOut) -> tuple[Section, ...]:
    """What may leave the set."""
    say = seen.say
    return (
        *section(say("What it is to serve"), points("", seen.facts.priorities)),
        *section(say("In figures"), figures(seen)),
        *issues(seen),
        *working_together(seen),
        *in_our_words(seen),
        *section(say("What stands in the way"), *requests(say, seen.obstacles, seen.audience)),
        *how_it_was_made(seen, PURPOSE),
    )


def within(seen: Disclosed) -> tuple[Section, ...]:
    """All that the set, or one of its members, can read of it, but for journals as a whole."""
    the_set, day, say = seen.the_set, seen.day, seen.say
    met = held(the_set, day)
    return (
        *section(say("Who we are"), *_who(the_set)),
        *section(say("Our meetings"), *_meetings(the_set, met)),
        *section(say("Our turns"), *_turns(seen, met)),
        *section(say("What we wrote down"), *(block for meeting in met for block in _written(the_set, meeting))),
        *(_issue(the_set, each, day) for each in _brought(the_set)),
        *section(
            say("Actions that belong to no issue"), *(told_cycle(say, each) for each in loose_cycles(the_set, day))
        ),
        *section(
            say("How our actions stand"),
            actions_over_meetings(the_set, day),
            how_it_went(say, every_result(the_set, day)),
        ),
        *section(
            say("What several of us wrote of"),
            points("", tuple(f"{each.label}: {each.value}" for each in shared_themes(the_set))),
        ),
        *section(say("What stands in the way"), *requests(say, the_set.obstacles, seen.audience)),
        *section(say("What next"), points("", tuple(coming(the_set, day)))),
        *section(say("Purpose, method and ethics"), Words(say(PURPOSE)), Words(say(METHOD))),
    )


def _who(the_set: LearningSet) -> Iterator[Block]:
    leads = listed(the_set.say, [each.name for each in facilitators(the_set)])
    if leads:
        yield Words(the_set.say("Facilitated by {names}.", names=leads))
    yield People(tuple(_person(the_set, each.id) for each in members(the_set)))


def _person(the_set: LearningSet, id_: str) -> Person:
    member = the_set.members[id_]
    brought = sorted((each for each in the_set.issues.values() if each.owner == id_), key=lambda each: each.opened)
    first = brought[0] if brought else None
    return Person(member.name, member.job or "", first.issue if first else "", marked(the_set, first))


def _meetings(the_set: LearningSet, met: tuple[Meeting, ...]) -> Iterator[Block]:
    say = the_set.say
    if met:
        rows = tuple((on(say, each.date), each.place or "", *_there(the_set, each)) for each in met)
        yield Grid((say("Day"), say("Place"), say("Present"), say("Not there")), rows)
    remembered = tuple(Points(on(say, each.date), each.review.learned) for each in met if each.review.learned)
    if remembered:
        yield Sub(say("What we agreed to remember of how we worked"))
        yield from remembered


def _there(the_set: LearningSet, meeting: Meeting) -> tuple[str, str]:
    """How many were present, and who was not there."""
    away = [member.name for member in expected(the_set, meeting) if member.id not in meeting.present]
    came, say = len(meeting.present), the_set.say
    return say("{first} of {second}", first=came, second=came + len(away)), listed(say, away)


def _turns(seen: Disclosed, met: tuple[Meeting, ...]) -> Iterator[Block]:
    """Who had a turn when; who has not had one yet is for the set, as a page for one member knows of nobody else's."""
    yield from (Points(each.day, each.turns) for each in turned(seen.the_set, met))
    waiting = not_yet_presented(seen.the_set, seen.day) if seen.audience == "set" else ()
    if waiting and met:
        names = listed(seen.say, [member.name for member in waiting])
        yield Words(seen.say("Not presented yet: {names}.", names=names))


def _written(the_set: LearningSet, meeting: Meeting) -> Iterator[Block]:
    """What was written down of a meeting's turns, and what was parked."""
    told = tuple(block for turn in meeting.turns if (block := _turn(the_set, turn)))
    if told or meeting.parked:
        yield Sub(on(the_set.say, meeting.date))
        yield from told
    if meeting.parked:
        yield Points(the_set.say("Parked"), meeting.parked)


def _turn(the_set: LearningSet, turn: Turn) -> Points | None:
    say = the_set.say
    said = (
        turn.headline or "",
        say("Learned: {words}", words=turn.insight) if turn.insight else "",
        say("No action yet: {words}", words=turn.none_yet) if turn.none_yet else "",
        *(say("Left with: {words}", words=each) for each in turn.questions),
    )
    mark = "" if turn.agreed else say("not agreed by the presenter yet")
    return points(with_mark(say, name_of(the_set, turn.presenter), mark), tuple(filter(None, said)))


def _brought(the_set: LearningSet) -> Iterable[Issue]:
    return sorted(the_set.issues.values(), key=lambda each: (name_of(the_set, each.owner), each.opened, each.id))


def _issue(the_set: LearningSet, issue: Issue, day: date) -> Section:
    """An issue, in a section of its own."""
    view, chart = build_issue(the_set, issue, day), issue_timeline(the_set, issue, day)
    blocks = of_issue(the_set.say, view, chart)
    return Section(view.words, blocks, by=with_mark(the_set.say, view.member, view.marked))
