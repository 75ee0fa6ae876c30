"""What a reader of a report would look for and not find, each with what would fill it; for whoever makes it."""

from collections.abc import Iterable, Iterator
from datetime import date

from alearn.disclose import Disclosed
from alearn.disclose.figures import TRIED
from alearn.model import Issue, LearningSet
from alearn.report.saying import listed
from alearn.story.actions import result, status
from alearn.story.confirmed import is_agreed
from alearn.story.meetings import held, members, name_of

_NOT_SAID = {
    "before": "How it was before is not said: add a line `before:` to {paths}.",
    "now": "What is different now is not said: add a line `now:` to {paths}.",
}


def gaps_in(kind: str, seen: Disclosed) -> tuple[str, ...]:
    """What a report of a kind lacks on a day; where it is for one member, of that member's own."""
    the_set, day = seen.the_set, seen.day
    more = {"interim": _of_interim, "summative": _of_summative}.get(kind)
    return (*_of_any(the_set, day, seen.me), *(more(the_set, day) if more else ()))


def _of_any(the_set: LearningSet, day: date, me: str) -> Iterator[str]:
    say = the_set.say
    if not the_set.file.purpose:
        yield say("What the set is for is not written down yet: add a line `purpose:` to set.yaml.")
    if not held(the_set, day):
        yield say("No meeting is recorded yet: after the first one, type `alearn new-meeting`.")
    brought = {issue.owner for issue in the_set.issues.values()}
    waiting = [each.name for each in members(the_set) if each.id not in brought and me in ("", each.id)]
    if waiting:
        yield say("No issue is written down yet by {names}: `alearn new-issue`.", names=listed(say, waiting))


def _of_interim(the_set: LearningSet, day: date) -> Iterator[str]:
    """What page one and the issues after it would say."""
    say = the_set.say
    if the_set.agreement is None or not the_set.agreement.legitimate_results:
        yield say("What the sponsor said would count as a result is not written down: `alearn brief`.")
    if not the_set.obstacles:
        yield say("Nothing is asked of the sponsor: what the set agrees to raise goes in obstacles/NAME.yaml.")
    if not any(each.audience in ("sponsor", "public") for each in the_set.extracts.values()):
        yield say("No words are let out to the sponsor yet: each of us may let some out with `alearn share`.")
    yield from _lacking(the_set, day, "before", "now")
    turns = (turn for meeting in held(the_set, day) for turn in meeting.turns)
    waiting = {turn.presenter for turn in turns if turn.insight and not is_agreed(turn)}
    if waiting:
        names = listed(say, sorted(name_of(the_set, each) for each in waiting))
        yield say("What {names} learned in a turn is not agreed yet: `alearn confirm`.", names=names)


def _of_summative(the_set: LearningSet, day: date) -> Iterator[str]:
    """What the interim would say, and what came of it all, to whom."""
    say = the_set.say
    yield from _of_interim(the_set, day)
    lacking = [issue for issue in _issues(the_set) if issue.outcome is None]
    if lacking:
        text = "What came of it is not written down (`outcome`, with `to_me` and `to_organisation`): {paths}."
        yield say(text, paths=_paths(lacking))
    untold = [
        action
        for action in sorted(the_set.actions.values(), key=lambda each: each.ref)
        if status(action, day) in TRIED and result(action, day) is None
    ]
    if untold:
        text = "How it went is not told of {actions}: `alearn update ACTION {status} --result RESULT`."
        actions = listed(say, [str(action.ref) for action in untold])
        yield say(text, actions=actions, status=status(untold[0], day))


def _lacking(the_set: LearningSet, day: date, *keys: str) -> Iterator[str]:
    """The issues that have been before the set and do not say how practice was or is."""
    turned = {turn.issue for meeting in held(the_set, day) for turn in meeting.turns}
    for key in keys:
        lacking = [issue for issue in _issues(the_set) if issue.ref in turned and getattr(issue, key) is None]
        if lacking:
            yield the_set.say(_NOT_SAID[key], paths=_paths(lacking))


def _issues(the_set: LearningSet) -> Iterable[Issue]:
    return sorted(the_set.issues.values(), key=lambda each: each.ref)


def _paths(issues: Iterable[Issue]) -> str:
    return ", ".join(each.path for each in issues)
