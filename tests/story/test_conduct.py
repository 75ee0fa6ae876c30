"""When a set's conduct wants another look, and who has not adopted it."""

from datetime import date

import pytest

from alearn.model import Conduct, LearningSet, Member, SetFile
from alearn.story.conduct import not_adopted_by, review_is_due

DAY = date(2027, 1, 18)
BEFORE, AFTER = date(2027, 1, 17), date(2027, 1, 19)


@pytest.mark.parametrize(
    ("adopted", "review", "day", "due"),
    [
        (date(2026, 10, 5), DAY, BEFORE, False),
        (date(2026, 10, 5), DAY, DAY, True),
        (date(2026, 10, 5), DAY, AFTER, True),
        (date(2026, 10, 5), None, AFTER, False),
        (None, DAY, AFTER, True),
        (DAY, DAY, AFTER, False),
        (AFTER, DAY, AFTER, False),
    ],
)
def test_a_review_is_due_from_its_day_until_it_is_adopted_again(
    adopted: date | None, review: date | None, day: date, *, due: bool
) -> None:
    assert review_is_due(Conduct("conduct.md", adopted=adopted, review=review), day) is due


def test_those_who_are_not_in_the_set_that_day_need_not_adopt_it() -> None:
    people = (
        Member("", "amina-khan", "Amina Khan", "member"),
        Member("", "ben-ortiz", "Ben Ortiz", "member", left=BEFORE),
        Member("", "cora-lee", "Cora Lee", "co-facilitator", joined=DAY),
        Member("", "dev-patel", "Dev Patel", "member", joined=AFTER),
        Member("", "jo-ward", "Jo Ward", "facilitator"),
    )
    members = {each.id: each for each in people}
    conduct = Conduct("conduct.md", adopted=DAY, adopted_by=("amina-khan",))
    the_set = LearningSet(SetFile("set.yaml", 1, "k3v9tq2m", "Ward leads"), members, conduct=conduct)
    assert [each.id for each in not_adopted_by(the_set, DAY)] == ["cora-lee"]
