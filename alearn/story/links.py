"""Which action serves which issue, and what an entry is about: one direction of a link is enough to tell."""

from collections.abc import Mapping
from typing import NamedTuple

from alearn.model import Action, Entry, LearningSet, Ref


class Links(NamedTuple):
    """The issue of each action that has one, and the actions and issues that each entry is about."""

    issue_of: Mapping[Ref, Ref]
    actions_of: Mapping[Ref, frozenset[Ref]]
    issues_of: Mapping[Ref, frozenset[Ref]]


def links(the_set: LearningSet) -> Links:
    """Join what actions, entries and turns say of one another."""
    issue_of = {
        ref: turn.issue for meeting in the_set.meetings for turn in meeting.turns if turn.issue for ref in turn.actions
    }
    issue_of |= {action.ref: action.issue for action in the_set.actions.values() if action.issue}
    learned: dict[Ref, set[Ref]] = {}
    for action in the_set.actions.values():
        for entry in action.learning:
            learned.setdefault(entry, set()).add(action.ref)
    actions_of = {ref: frozenset({*entry.actions, *learned.get(ref, ())}) for ref, entry in the_set.entries.items()}
    issues_of = {
        ref: frozenset(
            [entry.issue] if entry.issue else (issue_of[each] for each in actions_of[ref] if each in issue_of)
        )
        for ref, entry in the_set.entries.items()
    }
    return Links(issue_of, actions_of, issues_of)


def actions_for(the_set: LearningSet, issue: Ref) -> tuple[Action, ...]:
    """The actions that serve an issue, in the order they were agreed."""
    issue_of = links(the_set).issue_of
    mine = (action for action in the_set.actions.values() if issue_of.get(action.ref) == issue)
    return tuple(sorted(mine, key=lambda action: (action.agreed, action.owner, action.id)))


def learnings_of(the_set: LearningSet, issue: Ref) -> tuple[Entry, ...]:
    """The shared entries about an issue, or about one of its actions; oldest first."""
    found = links(the_set)
    about = (
        entry
        for ref, entry in the_set.entries.items()
        if issue in found.issues_of[ref] or any(found.issue_of.get(each) == issue for each in found.actions_of[ref])
    )
    return tuple(sorted(about, key=lambda entry: (entry.date, entry.id)))
