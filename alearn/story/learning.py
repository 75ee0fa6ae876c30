"""Which learning an action led to, and which action a learning led to."""

from alearn.model import Action, Entry, LearningSet
from alearn.schema.types import is_private

KEPT_ELSEWHERE = "kept-elsewhere"


def entries_about(the_set: LearningSet, action: Action) -> tuple[Entry, ...]:
    """The shared entries that name an action, or that the action names as its learning; oldest first."""
    about = action.ref
    named = {ref for ref in action.learning if ref in the_set.entries}
    naming = {ref for ref, entry in the_set.entries.items() if about in entry.actions}
    return tuple(sorted((the_set.entries[ref] for ref in named | naming), key=lambda entry: (entry.date, entry.id)))


def is_learned_from(the_set: LearningSet, action: Action) -> bool:
    """Whether something was learned from an action, here or where only its owner sees it."""
    elsewhere = any(ref.id == KEPT_ELSEWHERE or is_private(ref.id) for ref in action.learning)
    return elsewhere or bool(entries_about(the_set, action))


def actions_from(the_set: LearningSet, entry: Entry) -> tuple[Action, ...]:
    """The actions that grew out of an entry, oldest first."""
    grown = (action for action in the_set.actions.values() if entry.ref == action.because_of)
    return tuple(sorted(grown, key=lambda action: (action.agreed, action.id)))
