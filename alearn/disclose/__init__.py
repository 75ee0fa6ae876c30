"""What an audience may see of a set: the only road from the record to a report.

The set and its members are given a set without what is its author's own (`Disclosed`). A sponsor and the public are
given a page's worth of values (`LetOut`), in which there is no record to look further in. Private entries are in
neither: a `LearningSet` does not hold them.
"""

from collections.abc import Mapping
from datetime import date
from typing import Literal, overload

from alearn.disclose.inside import Disclosed, inside
from alearn.disclose.let_out import let_out
from alearn.disclose.page import LetOut
from alearn.model import NOTHING, LearningSet

__all__ = ["AUDIENCES", "OUTSIDE", "Disclosed", "LetOut", "disclose"]

OUTSIDE = ("sponsor", "public")
AUDIENCES = ("me", "set", *OUTSIDE)


@overload
def disclose(the_set: LearningSet, audience: Literal["me", "set"], day: date, me: str = "") -> Disclosed: ...


@overload
def disclose(
    the_set: LearningSet, audience: str, day: date, me: str = "", answers: Mapping[str, str] = NOTHING
) -> Disclosed | LetOut: ...


def disclose(
    the_set: LearningSet, audience: str, day: date, me: str = "", answers: Mapping[str, str] = NOTHING
) -> Disclosed | LetOut:
    """What an audience may see of the set on a day: `me` is who a report for `me` is for.

    `answers` are what members said to the proof of this very report, as `seen_by` of its record has them.
    """
    if audience in OUTSIDE:
        return let_out(the_set, audience, day, answers)
    return inside(the_set, audience, day, me)
