"""What an audience may see of a set: the only road from the record to a report.

For the set that is what the whole set can read, without what is its author's own alone: loop tags, confidence,
addresses and keys. For a member alone (`me`) it is the same, with only that member's issues, actions and entries.
Private entries are not in a `LearningSet` at all. The rules for a sponsor and the public are not built yet, so both
are refused.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import NamedTuple, TypeVar

from alearn.errors import RefusedError
from alearn.model import Action, Entry, LearningSet, Member
from alearn.story.actions import told

AUDIENCES = ("me", "set", "sponsor", "public")
_Key = TypeVar("_Key")
_Record = TypeVar("_Record")


class Disclosed(NamedTuple):
    """What one audience may see of a set on one day."""

    the_set: LearningSet
    audience: str
    day: date
    me: str = ""


def disclose(the_set: LearningSet, audience: str, day: date, me: str = "") -> Disclosed:
    """The set as an audience may see it on a day; `me` is the member a report for `me` is for.

    Raises RefusedError for an audience whose rules do not exist yet.
    """
    if audience not in ("me", "set"):
        raise RefusedError(
            f"A report for {'the ' if audience == 'public' else 'a '}{audience} cannot be made yet.",
            "What may leave the set needs everybody's yes, and that is not built: use --for set.",
        )
    shown = the_set._replace(
        members={id_: _member(member) for id_, member in the_set.members.items()},
        issues=_kept(the_set.issues, lambda issue: issue.opened <= day),
        actions={ref: _action(each, day) for ref, each in the_set.actions.items() if each.agreed <= day},
        entries={ref: _entry(each) for ref, each in the_set.entries.items() if each.date <= day},
        extracts=_kept(
            the_set.extracts,
            lambda each: each.agreed <= day and each.withdrawn is None and (each.until is None or day <= each.until),
        ),
        meetings=tuple(meeting for meeting in the_set.meetings if meeting.date <= day),
        obstacles=tuple(each for each in the_set.obstacles if each.raised <= day),
    )
    if audience == "me":
        shown = _only_of(shown, me)
    return Disclosed(shown, audience, day, me)


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
