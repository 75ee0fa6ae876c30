"""Where a set stands with its framework of conduct: who has not adopted it yet, and whether it wants another look."""

from datetime import date

from alearn.model import Conduct, LearningSet, Member
from alearn.story.meetings import members


def review_is_due(conduct: Conduct, day: date) -> bool:
    """Whether the day on which the set meant to look at its conduct again has come, and nobody adopted it since."""
    if conduct.review is None or conduct.review > day:
        return False
    return conduct.adopted is None or conduct.adopted < conduct.review


def not_adopted_by(the_set: LearningSet, day: date) -> tuple[Member, ...]:
    """The members of a day who are not among those who adopted the conduct, by name."""
    adopted_by = the_set.conduct.adopted_by if the_set.conduct else ()
    return tuple(each for each in members(the_set) if each.belongs_on(day) and each.id not in adopted_by)
