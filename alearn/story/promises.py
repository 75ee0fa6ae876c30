"""The actions members promised, as the next meeting will ask about them."""

from datetime import date

from alearn.model import Action, LearningSet, Meeting
from alearn.story.actions import is_open, is_overdue
from alearn.story.meetings import held, judged_on


def promised(the_set: LearningSet, day: date, owner: str | None = None) -> tuple[Action, ...]:
    """The actions open on a day, of one member or of all, by owner and then by the day they were agreed.

    Nobody is asked about theirs after they have left.
    """
    return tuple(
        sorted(
            (
                action
                for action in the_set.actions.values()
                if action.agreed <= day and is_open(action, day) and is_asked_about(the_set, action, day)
                if owner in (None, action.owner)
            ),
            key=lambda action: (action.owner, action.agreed, action.id),
        )
    )


def shared_with(the_set: LearningSet, day: date, member: str) -> tuple[Action, ...]:
    """The open actions of others in which a member has a part."""
    return tuple(action for action in promised(the_set, day) if member in action.partners)


def is_asked_about(the_set: LearningSet, action: Action, day: date) -> bool:
    """Whether the owner of an action is still in the set on a day."""
    owner = the_set.members.get(action.owner)
    return owner is None or owner.left is None or day <= owner.left


def is_late(the_set: LearningSet, action: Action, day: date) -> bool:
    """Whether an action is open past its date; a closed set is judged on its last day."""
    return is_overdue(action, the_set.members.get(action.owner), judged_on(the_set, day))


def last_meeting(the_set: LearningSet, day: date) -> Meeting | None:
    """The latest meeting recorded up to and on a day."""
    meetings = held(the_set, day)
    return meetings[-1] if meetings else None
