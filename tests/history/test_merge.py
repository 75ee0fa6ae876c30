"""Two versions of a record joined: nothing lost, one field a conflict, and never worse than git alone."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pairs import Pair, different, same

from alearn.history.conflicts import BOTH, MINE, THEIRS, chosen, conflicts
from alearn.history.merge import Merged, merge
from alearn.text.nodes import read_yaml, values
from alearn.text.source import Source

LAW = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


def joined(pair: Pair) -> Merged | None:
    return merge(pair.base.encode(), pair.ours.encode(), pair.theirs.encode(), None)


def tree(text: str) -> object:
    root, findings = read_yaml(Source("", text))
    assert not findings, findings
    assert root is not None
    return values(root)


def new_lines(before: str, after: str) -> set[str]:
    return {line.strip() for line in after.splitlines()} - {line.strip() for line in before.splitlines()}


@LAW
@given(st.integers(0, 10**6))
def test_different_fields_and_items_join_and_no_line_is_lost(number: int) -> None:
    pair = different(number)
    merged = joined(pair)
    assert merged is not None
    assert merged.clashes == ()
    text = merged.data.decode()
    tree(text)
    assert new_lines(pair.base, pair.ours) | new_lines(pair.base, pair.theirs) <= {
        line.strip() for line in text.splitlines()
    }
    kept = {line for line in pair.base.splitlines() if line in pair.ours and line in pair.theirs}
    assert kept <= set(text.splitlines())


@LAW
@given(st.integers(0, 10**6))
def test_it_does_not_matter_who_joins(number: int) -> None:
    pair = different(number)
    one, other = joined(pair), joined(pair._replace(ours=pair.theirs, theirs=pair.ours))
    assert one is not None
    assert other is not None
    assert sorted(one.data.decode().split()) == sorted(other.data.decode().split())


@LAW
@given(st.integers(0, 10**6))
def test_one_field_changed_by_both_stands_between_markers_and_each_side_can_be_taken(number: int) -> None:
    pair = same(number)
    merged = joined(pair)
    assert merged is not None
    assert len(merged.clashes) == 1
    text = merged.data.decode()
    assert len(conflicts(text)) == 1
    assert tree(chosen(text, (MINE,))) == tree(pair.ours)
    assert tree(chosen(text, (THEIRS,))) == tree(pair.theirs)
    begun = text[: text.index("<<<<<<< ")] + text[text.index(">>>>>>> ") :].partition("\n")[2]
    assert set(begun.splitlines()) <= set(pair.base.splitlines()), "that field alone"


ACTION = "action: Observe\nagreed: 2026-10-05\ndue: 2026-10-30\n"


def text_of(base: str, ours: str, theirs: str) -> str:
    merged = merge(base.encode(), ours.encode(), theirs.encode(), None)
    return merged.data.decode() if merged else ""


def test_the_conflict_is_git_s_own_form() -> None:
    assert text_of(ACTION, ACTION.replace("30", "31"), ACTION.replace("10-30", "11-06") + "kind: act\n") == (
        "action: Observe\nagreed: 2026-10-05\n"
        "<<<<<<< ours\ndue: 2026-10-31\n=======\ndue: 2026-11-06\n>>>>>>> theirs\n"
        "kind: act\n"
    )


def test_two_updates_of_one_day_are_both_kept_and_equal_ones_are_one() -> None:
    one, other = ("updates:\n  - date: 2026-10-20\n    status: " + word + "\n" for word in ("tried", "blocked"))
    assert text_of(ACTION, ACTION + one, ACTION + other).count("date: 2026-10-20") == 2
    assert text_of(ACTION, ACTION + one, ACTION + one) == ACTION + one


def test_an_item_that_one_took_out_and_the_other_changed_is_a_conflict_of_that_item() -> None:
    begun = ACTION + "updates:\n  - date: 2026-10-20\n    status: tried\n  - date: 2026-10-27\n    status: tried\n"
    without = begun.replace("  - date: 2026-10-20\n    status: tried\n", "")
    changed = begun.replace("    status: tried\n", "    status: blocked\n", 1)
    text = text_of(begun, without, changed)
    (found,) = conflicts(text)
    assert (found.mine, found.theirs) == ("", "  - date: 2026-10-20\n    status: blocked\n")
    text = text_of(begun, changed, without)
    (found,) = conflicts(text)
    assert (found.mine, found.theirs) == ("  - date: 2026-10-20\n    status: blocked\n", "")


def test_a_comment_that_a_splice_would_lose_is_left_to_git() -> None:
    theirs = ACTION.replace("due: 2026-10-30\n", "# half term\ndue: 2026-11-06\n")
    assert text_of(ACTION, ACTION.replace("Observe", "Watch"), theirs) == ""


@pytest.mark.parametrize("broken", ["action: [\n", "\ufffe", "- a\n", "a: 1\na: 2\n"])
def test_what_cannot_be_read_is_left_to_git(broken: str) -> None:
    for versions in ((broken, ACTION, ACTION), (ACTION, broken, ACTION), (ACTION, ACTION, broken)):
        base, ours, theirs = (each.encode() for each in versions)
        assert merge(base, ours, theirs, None) is None


def test_line_ends_and_a_mark_at_the_beginning_stay() -> None:
    ours = ("\ufeff" + ACTION.replace("Observe", "Watch")).replace("\n", "\r\n")
    base = ("\ufeff" + ACTION).replace("\n", "\r\n")
    text = text_of(base, ours, base.replace("10-30", "11-06"))
    assert text == ours.replace("10-30", "11-06")


def test_choosing_leaves_everything_else_as_it_was() -> None:
    text = "a\r\n<<<<<<< x\r\nb\r\n||||||| y\r\nq\r\n=======\r\nc\r\n>>>>>>> z\r\n<<<<<<< half\n"
    assert [each.line for each in conflicts(text)] == [2]
    assert chosen(text, (BOTH,)) == "a\r\nb\r\nc\r\n<<<<<<< half\n"
    assert chosen(text, ()) == text
