"""Pairs of edits to one record, made at random: to different fields and items, or to the same field."""

import random
from collections.abc import Callable
from typing import Any, NamedTuple

from alearn.text.edit import Value, add_item, add_key, remove, replace_value
from alearn.text.source import Source

ACTION = """# agreed in a hurry, on the stairs
action: >-
  Observe two guided reading sessions in another class, and write down who talks
  when nobody is asked.
agreed: 2026-10-05
issue: guided-reading
measure: Two filled sheets  # the blue ones
due: 2026-10-30
with: [ben-ortiz]
so_that: I know who talks when I do not
waive:
  M: You cannot count trust.
updates:
  - date: 2026-10-20
    status: not-yet
    note: Called to cover.
  - date: 2026-10-27
    status: tried
"""
MEETING = """present:
  - amina-khan
  - ben-ortiz
facilitator: jo-ward
place: The library
turns:
  - presenter: amina-khan
    issue: guided-reading
    headline: Who does the talking?
    used: 18
  - presenter: ben-ortiz
    issue: boys-and-books
    headline: They borrow one and stop
    # he brought the list
    questions:
      - What is the second book?
review:
  support: People waited.
  challenge: We were too kind in the first hour.
next: 2026-11-09
"""
ISSUE = """issue: How do I get quiet children to talk about books?
opened: 2026-10-05
kind: question

# in her own words
matters: A third of them never speak.
assumptions:
  - assumption: They are shy.
  - assumption: They do not read at home.
involves:
  - children
  - parents
outcome:
  to_organisation: Guided reading runs on four days.
before: I asked, the same five answered.
"""
RECORDS = {
    "members/amina-khan/actions/observe": ACTION,
    "meetings/2026-10-05": MEETING,
    "members/amina-khan/issues/guided-reading": ISSUE,
}
Steps = tuple[str | int, ...]


class Edit(NamedTuple):
    """One edit: what it touches, and what it makes of a record."""

    touches: Steps
    make: Callable[[Source], Source]


def _put(steps: Steps, value: Value) -> Edit:
    return Edit(steps, lambda source: replace_value(source, steps, value))


def _add(steps: Steps, key: str, value: Value) -> Edit:
    return Edit((*steps, key), lambda source: add_key(source, steps, key, value))


def _item(steps: Steps, value: Any) -> Edit:
    return Edit((*steps, f"+{value}"), lambda source: add_item(source, steps, value))


def _cut(steps: Steps) -> Edit:
    return Edit(steps, lambda source: remove(source, steps))


def edits(path: str, chance: random.Random) -> list[Edit]:
    """What somebody may do to the record of a kind, with words of this time's own."""
    n = chance.randrange(1000)
    if "/actions/" in path:
        return [
            _put(("due",), f"2026-11-{10 + n % 19}"),
            _put(("so_that",), f"I know it {n}"),
            _put(("action",), f"Watch {n} sessions in another class and keep quiet."),
            _add((), "expectation", f"The same {n} will talk."),
            _add((), "permission", f"The leader's, {n}"),
            _add((), "learning_goal", f"To watch {n}"),
            _add(("waive",), "A", f"It is mine, {n}."),
            _put(("updates", 0, "note"), f"Called to cover {n} times."),
            _add(("updates", 1), "result", ("surprise", "no-effect")[n % 2]),
            _item(("updates",), {"date": "2026-11-02", "status": "done", "note": f"Note {n}"}),
            _item(("updates",), {"date": "2026-11-02", "status": "blocked", "note": f"Note {n + 1000}"}),
        ]
    if path.startswith("meetings"):
        return [
            _put(("place",), f"Room {n}"),
            _put(("next",), f"2026-11-{10 + n % 19}"),
            _put(("turns", 0, "headline"), f"Who talks, {n}?"),
            _put(("turns", 0, "used"), str(10 + n % 20)),
            _put(("turns", 1, "headline"), f"They borrow {n}"),
            _item(("turns", 1, "questions"), f"Why {n}?"),
            _put(("review", "support"), f"They waited {n} minutes."),
            _put(("review", "challenge"), f"Too kind {n} times."),
            _add((), "parked", f"What of {n}?"),
            _item(("present",), f"member-{n}"),
            _add(("turns", 0), "insight", f"I lead {n}"),
            _item(("turns",), {"presenter": f"member-{n}", "none_yet": "Later"}),
        ]
    return [
        _put(("matters",), f"{n} of them never speak."),
        _put(("before",), f"The same {n} answered."),
        _add((), "now", f"They talk {n}"),
        _add(("assumptions", 0), "tested", f"2026-11-{10 + n % 19}"),
        _add(("assumptions", 1), "tested", f"2026-11-{10 + n % 19}"),
        _item(("assumptions",), {"assumption": f"It is the {n} books."}),
        _item(("involves",), f"group {n}"),
        _put(("outcome", "to_organisation"), f"It runs on {n} days."),
        _add(("outcome",), "to_me", f"I ask {n}"),
        _add((), "unknown", f"Whether {n}"),
        _cut(("kind",)),
    ]


class Pair(NamedTuple):
    """A record before, as each of two people left it, and where it lies."""

    path: str
    base: str
    ours: str
    theirs: str
    touched: tuple[Steps, Steps]


def different(number: int) -> Pair:
    """Two people who edit different fields or items of one record."""
    chance = random.Random(number)  # the same each time
    path, base = chance.choice(list(RECORDS.items()))
    one = chance.choice(edits(path, chance))
    other = chance.choice([each for each in edits(path, chance) if not _overlap(each.touches, one.touches)])
    return _pair(number, path, base, one, other)


def same(number: int) -> Pair:
    """Two people who write something else in one and the same field."""
    chance = random.Random(number)  # the same each time
    path, base = chance.choice(list(RECORDS.items()))
    at = chance.randrange(len(edits(path, chance)))
    while True:
        one, other = edits(path, chance)[at], edits(path, chance)[at]
        pair = _pair(number, path, base, one, other)
        is_item = str(one.touches[-1]).startswith("+")
        if not is_item and len({pair.base, pair.ours, pair.theirs}) == 3:
            return pair
        at = chance.randrange(len(edits(path, chance)))


def _pair(number: int, path: str, base: str, one: Edit, other: Edit) -> Pair:
    source = Source("", base)
    named = f"{path}-{number}.yaml" if "meetings" not in path else f"meetings/{2000 + number}-10-05.yaml"
    return Pair(named, base, one.make(source).text, other.make(source).text, (one.touches, other.touches))


def _overlap(one: Steps, other: Steps) -> bool:
    short, long = sorted((one, other), key=len)
    return long[: len(short)] == short
