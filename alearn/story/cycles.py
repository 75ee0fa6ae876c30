"""An issue's cycles: action, what happened, what was learned, what next."""

from datetime import date
from typing import NamedTuple

from alearn.model import Action, Entry, Issue, LearningSet, Ref, Update
from alearn.story.actions import told
from alearn.story.learning import entries_about
from alearn.story.links import actions_for


class Cycle(NamedTuple):
    """One turn of plan, act, observe, reflect: an action, its updates, its learning, and what followed."""

    action: Action
    happened: tuple[Update, ...]
    learned: tuple[Entry, ...]
    led_to: tuple[Ref, ...]


def cycles(the_set: LearningSet, issue: Issue, day: date) -> tuple[Cycle, ...]:
    """The cycles of an issue up to a day, in the order their actions were agreed.

    An action leads to another that follows it, or that grew out of an entry about it.
    """
    return tuple(_cycle(the_set, action, day) for action in actions_for(the_set, issue.ref) if action.agreed <= day)


def _cycle(the_set: LearningSet, action: Action, day: date) -> Cycle:
    learned = tuple(entry for entry in entries_about(the_set, action) if entry.date <= day)
    sources = {entry.ref for entry in learned}
    led_to = tuple(
        each.ref
        for each in sorted(the_set.actions.values(), key=lambda each: (each.agreed, each.ref))
        if each.agreed <= day and each.ref != action.ref and (each.follows == action.ref or each.because_of in sources)
    )
    return Cycle(action, told(action, day), learned, led_to)
