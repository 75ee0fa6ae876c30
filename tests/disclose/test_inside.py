"""What the set and one of its members may see on a day: what was known then, and of one member's page their own."""

import datetime as dt

from folders import INES, PETER, the_set

from alearn.disclose import Disclosed, disclose
from alearn.model import LearningSet

FILES = {
    "members/ines-duarte/issues/on-the-day.yaml": "issue: On the day?\nopened: 2026-11-02\n",
    "members/ines-duarte/issues/after.yaml": "issue: After?\nopened: 2026-11-03\n",
    "members/ines-duarte/actions/on-the-day.yaml": "action: On the day\nagreed: 2026-11-02\n",
    "members/ines-duarte/actions/after.yaml": "action: After\nagreed: 2026-11-03\n",
    "members/ines-duarte/journal/2026-11-02-on-the-day.md": "On the day.\n",
    "members/ines-duarte/journal/2026-11-03-after.md": "After.\n",
    "members/peter-nwosu/extracts/2026-11-01-mine.yaml": (
        "from: kept-elsewhere\ntext: Mine.\naudience: set\nas: name\nthird_party: none\nagreed: 2026-11-01\n"
    ),
    "meetings/2026-11-02.yaml": f"present: [{INES}, {PETER}]\nturns: [{{presenter: {INES}}}, {{presenter: {PETER}}}]\n",
    "meetings/2026-11-03.yaml": f"present: [{INES}]\n",
    "obstacles/on-the-day.yaml": "obstacle: On the day.\nraised: 2026-11-02\n",
    "obstacles/after.yaml": "obstacle: After.\nraised: 2026-11-03\n",
}
DAY = dt.date(2026, 11, 2)


def seen(me: str = "") -> LearningSet:
    found: Disclosed = disclose(the_set(FILES), "me" if me else "set", DAY, me)
    return found.the_set


def test_what_came_after_the_day_is_not_seen_and_what_came_on_it_is() -> None:
    known = seen()
    for records in (known.issues, known.actions):
        ids = {ref.id for ref in records}
        assert "on-the-day" in ids
        assert "after" not in ids
    assert "2026-11-02-on-the-day" in {ref.id for ref in known.entries}
    assert "2026-11-03-after" not in {ref.id for ref in known.entries}
    assert [each.id for each in known.meetings][-1] == "2026-11-02"
    assert "on-the-day" in {each.id for each in known.obstacles}
    assert "after" not in {each.id for each in known.obstacles}


def test_one_member_s_page_has_that_member_s_own() -> None:
    mine = seen(PETER)
    for records in (mine.issues, mine.actions, mine.entries, mine.extracts):
        assert {ref.owner for ref in records} == {PETER}
    assert {turn.presenter for meeting in mine.meetings for turn in meeting.turns} == {PETER}
