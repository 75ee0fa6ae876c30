"""The charts of a report for the set or one of its members: each drawn, in words, and as a table.

None of them is made for a page outside the set, where figures have rules of their own (`alearn.disclose`).
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from alearn.model import Action, Issue, LearningSet
from alearn.report.drawing import Drawing, Mark, Month, Stack, Track, bars, stacked, timeline
from alearn.report.page import Chart, Grid
from alearn.report.saying import RESULTS, STATUSES, counted, from_to, with_mark
from alearn.say import Say
from alearn.story.actions import due, is_open, last_told, result, status, told
from alearn.story.cycles import Cycle, cycles
from alearn.story.meetings import held
from alearn.story.wording import MONTHS, marked, on

WAYS: Mapping[str, str] = {
    "done": "done or adapted",
    "tried": "tried",
    "agreed": "still to do",
    "blocked": "blocked or not yet",
    "dropped": "chose not to, or dropped",
}
_WAY_OF = {
    "done": "done",
    "adapted": "done",
    "tried": "tried",
    "agreed": "agreed",
    "not-yet": "blocked",
    "blocked": "blocked",
    "refrained": "dropped",
    "dropped": "dropped",
}
SIGNS: Mapping[str, str] = {"start": "agreed", **WAYS, "due": "due", "learned": "learned"}
BLAMELESS = "What had no effect, or made things worse, has taught something, too."
SAME = "The same as a table"
_FEWEST_ACTIONS = 2  # one line alone says no more than its words
_SHOWN_MONTHS = 14  # with more, the year has to do


def actions_over_meetings(the_set: LearningSet, day: date) -> Chart | None:
    """How the actions agreed until then stood on the day of each meeting, and how they stand; None where none is."""
    say = the_set.say
    actions = tuple(each for each in the_set.actions.values() if each.agreed <= day)
    if not actions:
        return None
    days = tuple(dict.fromkeys((*(meeting.date for meeting in held(the_set, day)), day)))
    names = tuple(say("Today") if each == day else _short(say, each) for each in days)
    stood = tuple(_stood(actions, each) for each in days)
    ways = tuple(way for way in WAYS if any(each[way] for each in stood))
    stacks = tuple(Stack(name, tuple(each[way] for way in ways)) for name, each in zip(names, stood, strict=True))
    rows = tuple((each.label, *map(str, each.numbers), str(sum(each.numbers))) for each in stacks)
    exactly = Counter(status(action, day) for action in actions)
    return _chart(
        say("How the actions stood at each meeting, and today"),
        say(
            "Of {actions}, today: {counts}.",
            actions=counted(say, len(actions), "{number} action", "{number} actions"),
            counts=_counts(say, {say(STATUSES[each]): exactly[each] for each in STATUSES}),
        ),
        Grid((say("Day"), *(say(WAYS[way]) for way in ways), say("Actions")), rows),
        say(SAME),
        stacked([(way, say(WAYS[way])) for way in ways], stacks),
    )


def every_result(the_set: LearningSet, day: date) -> Iterator[str]:
    """What was last told to have come of each action; nothing of one of which that was not told."""
    found = (result(each, day) for each in the_set.actions.values() if each.agreed <= day)
    yield from (each for each in found if each)


def how_it_went(say: Say, told_of: Iterable[str]) -> Chart | None:
    """How what was tried went, from the result of each action; None where there is none."""
    results = Counter(told_of)
    if not results:
        return None
    rows = tuple(Stack(say(RESULTS[each]), (results[each],)) for each in RESULTS)
    many = counted(say, results.total(), "{number} action", "{number} actions")
    badly = results["no-effect"] + results["made-worse"]
    return _chart(
        say("How what was tried went"),
        " ".join(filter(None, (say("As it was told of {actions}.", actions=many), say(BLAMELESS) if badly else ""))),
        Grid((say("How it went"), say("Actions")), tuple((each.label, str(*each.numbers)) for each in rows)),
        say(SAME),
        bars(rows),
    )


def issue_timeline(the_set: LearningSet, issue: Issue, day: date) -> Chart | None:
    """The actions of an issue, each from the day it was agreed to what was last told of it; None for fewer than two."""
    say, found = the_set.say, cycles(the_set, issue, day)
    if len(found) < _FEWEST_ACTIONS:
        return None
    tracks = tuple(_track(each, day) for each in found)
    used = {mark.sign for track in tracks for mark in track.marks}
    stand = Counter(_WAY_OF[status(each.action, day)] for each in found)
    return _chart(
        say("From what was agreed to what was learned"),
        say(
            "{actions}, {days}: {counts}.",
            actions=counted(say, len(found), "{number} action", "{number} actions"),
            days=from_to(say, min(track.first for track in tracks), max(track.last for track in tracks)),
            counts=_counts(say, {say(WAYS[way]): stand[way] for way in WAYS}),
        ),
        Grid(
            (say("Action"), say("Agreed"), say("What was told"), say("What was learned")),
            tuple(_row(the_set, each, day) for each in found),
        ),
        say(SAME),
        timeline(
            [(sign, say(SIGNS[sign])) for sign in SIGNS if sign in used],
            tracks,
            tuple(_months(say, tracks)),
            Month(day, say("Today")),
        ),
    )


def _chart(caption: str, words: str, twin: Grid, same: str, drawing: Drawing) -> Chart:
    return Chart(caption, words, twin, same, drawing.height, drawing.shapes)


def _stood(actions: tuple[Action, ...], day: date) -> Counter[str]:
    return Counter(_WAY_OF[status(each, day)] for each in actions if each.agreed <= day)


def _counts(say: Say, counts: Mapping[str, int]) -> str:
    return "; ".join(say("{words}: {number}", words=each, number=number) for each, number in counts.items() if number)


def _track(cycle: Cycle, day: date) -> Track:
    action, by = cycle.action, due(cycle.action, day)
    last = max(last_told(action, day), *(each.date for each in cycle.learned), action.agreed)
    ahead = by if by and by > last and is_open(action, day) else None
    marks = (
        Mark(action.agreed, "start"),
        *(Mark(each.date, _WAY_OF[each.status]) for each in told(action, day) if each.status),
        *((Mark(ahead, "due"),) if ahead else ()),
        *(Mark(each.date, "learned") for each in cycle.learned),
    )
    return Track(action.action, min(mark.day for mark in marks), last, ahead, marks)


def _row(the_set: LearningSet, cycle: Cycle, day: date) -> tuple[str, str, str, str]:
    """A track in words; what somebody else typed is marked until its owner has confirmed it."""
    say, action, by = the_set.say, cycle.action, due(cycle.action, day)
    said = [
        with_mark(
            say,
            say("{day}: {words}", day=on(say, each.date), words=say(STATUSES[each.status])),
            marked(the_set, each),
        )
        for each in told(action, day)
        if each.status
    ]
    if by and by > last_told(action, day) and is_open(action, day):
        said.append(say("due {day}", day=on(say, by)))
    learned = "; ".join(with_mark(say, on(say, each.date), marked(the_set, each)) for each in cycle.learned)
    return with_mark(say, action.action, marked(the_set, action)), on(say, action.agreed), "; ".join(said), learned


def _months(say: Say, tracks: tuple[Track, ...]) -> Iterator[Month]:
    """The months from the first day to the last, and the one after it; of many, the first of each year."""
    last = max(track.ahead or track.last for track in tracks)
    month = min(track.first for track in tracks).replace(day=1)
    found = False
    many = (last.year - month.year) * 12 + last.month - month.month >= _SHOWN_MONTHS
    while month <= last:
        name = str(month.year) if many else say(MONTHS[month.month - 1])
        yield Month(month, name, "" if many or (found and month.month > 1) else str(month.year))
        found = True
        following = (month + timedelta(days=31)).replace(day=1)
        month = month.replace(year=month.year + 1, month=1) if many else following
    yield Month(month, "")


def _short(say: Say, day: date) -> str:
    """A day without its weekday: 16 Oct 2025."""
    return say("{day} {month} {year}", day=day.day, month=say(MONTHS[day.month - 1]), year=day.year)
