"""Whether words that somebody else typed have been confirmed by the one whose words they are."""

from alearn.model import Action, Entry, Ethics, Extract, Issue, LearningSet, Member, Turn, Update


def is_unconfirmed(the_set: LearningSet, record: Action | Entry | Ethics | Extract | Issue | Member | Update) -> bool:
    """Whether a record was typed for its owner, who has not said yes to it yet.

    A turn that its presenter agreed to confirms the actions it lists, too.
    """
    if record.proxy is None or record.proxy.confirmed is not None:
        return False
    if not isinstance(record, Action):
        return True
    turns = (turn for meeting in the_set.meetings for turn in meeting.turns)
    return not any(turn.agreed and record.ref in turn.actions for turn in turns)


def is_agreed(turn: Turn) -> bool:
    """Whether the presenter agreed to the words of a turn; until then they stay in the set."""
    return turn.agreed is not None
