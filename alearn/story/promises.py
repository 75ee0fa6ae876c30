"""The actions members promised, as the next meeting will ask about them."""

from datetime import date

from alearn.model import Action, LearningSet, Meeting
from alearn.story.actions import is_open, told
from alearn.story.meetings import held


def promised(the_set: LearningSet, day: date, owner: str | None = None) -> tuple[Action, ...]:
    """The actions open on a day, of one member or of all, by owner and then by the day they were agreed."""
    return tuple(
        sorted(
            (
                action
                for action in the_set.actions.values()
                if action.agreed <= day and is_open(action, day) and owner in (None, action.owner)
            ),
            key=lambda action: (action.owner, action.agreed, action.id),
        )
    )


def last_meeting(the_set: LearningSet, day: date) -> Meeting | None:
    """The latest meeting recorded up to and on a day."""
    meetings = held(the_set, day)
    return meetings[-1] if meetings else None


def is_followed_up(action: Action, promised_at: Meeting, asked_at: Meeting) -> bool:
    """Whether anything was said, up to the day of one meeting, of an action agreed at an earlier one."""
    return any(update.date > promised_at.date or update.at == asked_at.id for update in told(action, asked_at.date))
