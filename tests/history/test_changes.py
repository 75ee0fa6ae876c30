"""A law over pairs of sets: every changed field of a record is in exactly one told change."""

import json
import os
from collections import Counter
from typing import Any

from generating import sets, text_of
from hypothesis import HealthCheck, given, settings
from reading_files import file_of, files, names_of

from alearn.history.changes import ORDER, PROSE, changes, pairs
from alearn.history.telling import between
from alearn.schema.fields import RECORDS, TABLES
from alearn.schema.layout import where

SOAK = bool(os.environ.get("ALEARN_SOAK"))
OBSERVE = "members/amina-khan/actions/observe.yaml"
Set = dict[str, tuple[dict[str, Any], str]]
Version = tuple[dict[str, Any], str] | None


def written(values: Set) -> dict[str, str]:
    return {path: text_of(where(path).kind, record, prose) for path, (record, prose) in values.items()}


def says(values: dict[str, Any], prose: str) -> dict[str, str]:
    """What a record says under each of its top keys, told apart without the code that is tried."""
    said = {key: json.dumps(value, sort_keys=True) for key, value in values.items() if value}
    if values.get("updates"):  # their order means nothing, and equal ones are one
        said["updates"] = json.dumps(sorted({json.dumps(each, sort_keys=True) for each in values["updates"]}))
    return said | ({PROSE: prose} if prose else {})


def differing(before: Version, after: Version) -> set[str]:
    was, now = (says(*each) if each else {} for each in (before, after))
    return {key for key in was.keys() | now.keys() if was.get(key) != now.get(key)}


@settings(max_examples=1000 if SOAK else 60, deadline=None, suppress_health_check=list(HealthCheck))
@given(sets(), sets())
def test_every_changed_field_is_in_exactly_one_told_change(one: Set, other: Set) -> None:
    before, after = files(written(one)), files(written(other))
    assert all(file.record is not None for file in (*before.values(), *after.values()))
    told = tuple(between(before, after, names_of(after)))
    for path in one.keys() | other.keys():
        kind = where(path).kind
        here = [change for each in told if each.path == path for change in each.changes]
        steps = Counter(change.steps for change in here)
        assert set(steps.values()) <= {1}, "a field is told twice"
        keys = {change.steps[0] for change in here} - ({"date"} if kind == "meeting" else set())
        assert keys == differing(one.get(path), other.get(path)) - ({"date"} if kind == "meeting" else set())
        for change in here:
            assert change.before != change.after
            assert not any(change.steps != each and change.steps[: len(each)] == each for each in steps)
        assert_items_are_whole(before.get(path), after.get(path))


def assert_items_are_whole(before: Any, after: Any) -> None:
    """The items before, without those that went and with those that came, are the items after."""
    for field in TABLES[(before or after).at.kind].fields:
        if field.shape != RECORDS:
            continue
        was, now = (list(getattr(file.record, field.name)) if file else [] for file in (before, after))
        if field.key == "updates":
            was, now = list(dict.fromkeys(was)), list(dict.fromkeys(now))
        for change in changes(before, after):
            if change.steps[0] == field.key and change.steps[-1] != ORDER:
                if change.before is not None:
                    was.remove(change.before)
                if change.after is not None:
                    was.append(change.after)
        assert Counter(map(repr, was)) == Counter(map(repr, now))


def test_nothing_is_told_of_what_is_the_same() -> None:
    same = files({OBSERVE: "action: Observe\nagreed: 2026-10-05\n"})
    assert list(between(same, dict(same), names_of(same))) == []


def test_the_order_of_updates_means_nothing_and_equal_ones_are_one() -> None:
    begun = "action: Observe\nagreed: 2026-10-05\nupdates:\n"
    tried, done = "  - date: 2026-10-20\n    status: tried\n", "  - date: 2026-11-06\n    status: done\n"
    one, other = file_of(OBSERVE, begun + tried + done), file_of(OBSERVE, begun + done + tried + done)
    assert changes(one, other) == ()
    (told,) = between({OBSERVE: one}, {OBSERVE: other}, names_of({OBSERVE: other}))
    assert told.sentence == "Observe (amina-khan): set out differently; it says the same"


def test_a_renamed_folder_is_one_renaming_of_each_file_and_a_change_beside_it_is_told() -> None:
    before = files(
        {
            "members/amina/member.yaml": "name: Amina Khan\nrole: member\n",
            "members/amina/actions/observe.yaml": "action: Observe\nagreed: 2026-10-05\n",
            "members/amina/actions/ask.yaml": "action: Ask\nagreed: 2026-10-05\n",
        }
    )
    after = files(
        {
            "members/amina-khan/member.yaml": "name: Amina Khan\nrole: member\n",
            "members/amina-khan/actions/observe.yaml": "action: Observe\nagreed: 2026-10-05\ndue: 2026-11-06\n",
            "members/amina-khan/actions/ask.yaml": "action: Ask\nagreed: 2026-10-05\n",
        }
    )
    found = {pair.after_path: pair.before_path for pair in pairs(before, after)}
    assert found == {path: path.replace("amina-khan", "amina") for path in after}
    words = [each.sentence for each in between(before, after, names_of(after))]
    assert words == [
        "Ask (Amina Khan): renamed, from members/amina/actions/ask.yaml to members/amina-khan/actions/ask.yaml",
        (
            "Observe (Amina Khan): renamed, from members/amina/actions/observe.yaml"
            " to members/amina-khan/actions/observe.yaml"
        ),
        "Observe (Amina Khan): its first date: Fri 6 Nov 2026",
        "Amina Khan: renamed, from members/amina/member.yaml to members/amina-khan/member.yaml",
    ]


def test_what_cannot_be_read_is_told_as_such() -> None:
    good, bad = (file_of(OBSERVE, text) for text in ("action: Observe\nagreed: 2026-10-05\n", "action: [\n"))
    names = names_of({})

    def said(before: Any, after: Any) -> list[str]:
        was, now = ({OBSERVE: each} if each else {} for each in (before, after))
        return [each.sentence for each in between(was, now, names)]

    assert said(good, bad) == ["observe (amina-khan): it could not be read as it was left"]
    assert said(bad, good) == ["observe (amina-khan): mended: it can be read again"]
    assert said(bad, file_of(OBSERVE, "action: {\n")) == [
        "observe (amina-khan): changed; it could be read neither before nor after"
    ]
    assert said(bad, None) == ["observe (amina-khan): removed; it could not be read"]
    assert said(None, bad) == ["observe (amina-khan): it could not be read as it was left"]
