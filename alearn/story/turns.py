"""The turns of a set's life: who presented, and the minutes that were planned and used."""

from datetime import date

from alearn.model import LearningSet, Member
from alearn.story.meetings import held, members


def presenters(the_set: LearningSet, day: date) -> frozenset[str]:
    """Everybody who has presented up to and on a day."""
    return frozenset(turn.presenter for meeting in held(the_set, day) for turn in meeting.turns)


def not_yet_presented(the_set: LearningSet, day: date) -> tuple[Member, ...]:
    """The members on a day who belonged to the set at a meeting and have presented at none, by name."""
    have = presenters(the_set, day)
    done = [meeting.date for meeting in held(the_set, day)]
    return tuple(
        member
        for member in members(the_set)
        if member.belongs_on(day) and member.id not in have and any(member.belongs_on(each) for each in done)
    )
