"""What the members of a set, or one of them, may see in a report.

For the set that is what the whole set can read, without what is its author's own alone: loop tags, confidence,
addresses and keys. For a member alone (`me`) it is the same, with only that member's issues, actions and entries.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import NamedTuple, TypeVar

from alearn.model import Action, Entry, LearningSet, Member
from alearn.say import Say
from alearn.story.actions import told
from alearn.story.letting_out import may_be_shown

_Key = TypeVar("_Key")
_Record = TypeVar("_Record")


class Disclosed(NamedTuple):
    """What the set, or one member of it, may see on one day."""

    the_set: LearningSet
    audience: str
    day: date
    me: str = ""

    @property
    def say(self) -> Say:
        """The words its pages are in."""
        return self.the_set.say


def inside(the_set: LearningSet, audience: str, day: date, me: str = "") -> Disclosed:
    """The set as its members may see it on a day, or as the one member `me` may see their own of it."""
    shown = on_day(the_set, day)
    return Disclosed(_only_of(shown, me) if audience == "me" else shown, audience, day, me)


def on_day(the_set: LearningSet, day: date) -> LearningSet:
    """The set as it was known on a day, without what is its author's own, and without words whose time is over."""
    return the_set._replace(
        members={id_: _member(member) for id_, member in the_set.members.items()},
        issues=_kept(the_set.issues, lambda issue: issue.opened <= day),
        actions={ref: _action(each, day) for ref, each in the_set.actions.items() if each.agreed <= day},
        entries={ref: _entry(each) for ref, each in the_set.entries.items() if each.date <= day},
        extracts=_kept(the_set.extracts, lambda each: each.agreed <= day and may_be_shown(each, day)),
        meetings=tuple(meeting for meeting in the_set.meetings if meeting.date <= day),
        obstacles=tuple(each for each in the_set.obstacles if each.raised <= day),
    )


def _only_of(the_set: LearningSet, me: str) -> LearningSet:
    """What is one member's own, or shared with them."""
    turns = {id(meeting): tuple(turn for turn in meeting.turns if turn.presenter == me) for meeting in the_set.meetings}
    return the_set._replace(
        issues=_kept(the_set.issues, lambda issue: me in (issue.owner, *issue.partners)),
        actions=_kept(the_set.actions, lambda action: me in (action.owner, *action.partners)),
        entries=_kept(the_set.entries, lambda entry: entry.owner == me),
        extracts=_kept(the_set.extracts, lambda extract: extract.owner == me),
        meetings=tuple(meeting._replace(turns=turns[id(meeting)]) for meeting in the_set.meetings),
    )


def _member(member: Member) -> Member:
    return member._replace(email=None, recipients=(), preference=None)


def _action(action: Action, day: date) -> Action:
    return action._replace(confidence=None, updates=told(action, day))


def _entry(entry: Entry) -> Entry:
    return entry._replace(loop=None)


def _kept(records: Mapping[_Key, _Record], wanted: Callable[[_Record], bool]) -> dict[_Key, _Record]:
    return {key: record for key, record in records.items() if wanted(record)}
