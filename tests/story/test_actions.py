"""How an action stands on a day, as its updates tell it."""

from datetime import date
from itertools import pairwise, permutations

import pytest

from alearn.model import Action, Member, Update
from alearn.story.actions import (
    FINISHED,
    OPEN,
    RANK,
    SETTLED,
    due,
    finished_on,
    is_finished,
    is_open,
    is_overdue,
    last_told,
    moved,
    result,
    status,
    told,
)

AGREED = date(2026, 10, 5)
MONDAY, TUESDAY, LATER = date(2026, 10, 19), date(2026, 10, 20), date(2026, 12, 1)
AMINA = Member("members/amina-khan/member.yaml", "amina-khan", "Amina Khan", "member")


def action(*updates: Update, by: date | None = None) -> Action:
    path = "members/amina-khan/actions/observe.yaml"
    return Action(path, "amina-khan", "observe", "Observe two sessions", AGREED, due=by, updates=updates)


def test_every_status_is_open_or_settled_and_has_a_rank() -> None:
    assert set(RANK) == OPEN | SETTLED
    assert OPEN.isdisjoint(SETTLED)
    assert FINISHED < SETTLED


def test_what_nothing_is_told_of_is_agreed() -> None:
    assert status(action(), LATER) == "agreed"
    assert is_open(action(), LATER)
    assert last_told(action(), LATER) == AGREED


def test_the_latest_update_decides_in_whatever_order_they_stand() -> None:
    updates = (Update(MONDAY, "done"), Update(TUESDAY, "blocked"), Update(AGREED, "tried"))
    for order in permutations(updates):
        assert status(action(*order), LATER) == "blocked"


@pytest.mark.parametrize(("before", "after"), list(pairwise(RANK)))
def test_on_one_day_the_word_further_along_wins(before: str, after: str) -> None:
    assert status(action(Update(MONDAY, before), Update(MONDAY, after)), LATER) == after
    assert status(action(Update(MONDAY, after), Update(MONDAY, before)), LATER) == after


def test_an_update_without_a_status_changes_none() -> None:
    assert status(action(Update(MONDAY, "tried"), Update(TUESDAY, note="One more.")), LATER) == "tried"
    assert last_told(action(Update(MONDAY, "tried"), Update(TUESDAY, note="One more.")), LATER) == TUESDAY


def test_updates_after_the_day_are_left_out() -> None:
    told_twice = action(Update(MONDAY, "tried", due=LATER), Update(TUESDAY, "done", "surprise"), by=MONDAY)
    assert status(told_twice, MONDAY) == "tried"
    assert result(told_twice, MONDAY) is None
    assert due(told_twice, date(2026, 10, 18)) == MONDAY
    assert moved(told_twice, date(2026, 10, 18)) == 0
    assert result(told_twice, TUESDAY) == "surprise"


def test_equal_updates_count_once() -> None:
    same = Update(MONDAY, "not-yet", due=LATER)
    assert told(action(same, Update(*same)), LATER) == (same,)
    assert moved(action(same, Update(*same)), LATER) == 1


def test_the_order_in_the_file_never_decides() -> None:
    updates = (
        Update(MONDAY, "not-yet", due=TUESDAY),
        Update(MONDAY, "not-yet", due=LATER, note="After half term."),
        Update(MONDAY, "not-yet", result="surprise"),
        Update(MONDAY, "not-yet", result="no-effect"),
    )
    facts = {
        (due(each, LATER), result(each, LATER), told(each, LATER))
        for each in (action(*order) for order in permutations(updates))
    }
    assert len(facts) == 1
    assert due(action(*updates), LATER) == LATER


def test_adapted_is_settled_unless_it_was_given_a_date() -> None:
    assert not is_open(action(Update(MONDAY, "adapted")), LATER)
    going_on = action(Update(MONDAY, "adapted", due=TUESDAY))
    assert is_open(going_on, MONDAY)
    assert is_open(going_on, TUESDAY)
    assert not is_open(going_on, LATER)
    assert is_finished(going_on, MONDAY)
    assert not is_overdue(going_on, AMINA, LATER)


def test_an_old_date_does_not_keep_adapted_open() -> None:
    assert not is_open(action(Update(MONDAY, "not-yet", due=LATER), Update(TUESDAY, "adapted")), TUESDAY)


def test_overdue_is_open_past_the_latest_date() -> None:
    assert not is_overdue(action(by=MONDAY), AMINA, MONDAY)
    assert is_overdue(action(by=MONDAY), AMINA, TUESDAY)
    assert not is_overdue(action(Update(MONDAY, due=TUESDAY), by=MONDAY), AMINA, TUESDAY)
    assert not is_overdue(action(), AMINA, LATER)


@pytest.mark.parametrize("word", RANK)
def test_only_an_open_action_is_overdue(word: str) -> None:
    assert is_overdue(action(Update(MONDAY, word), by=MONDAY), AMINA, LATER) == (word in OPEN)


def test_nothing_is_overdue_after_its_owner_left() -> None:
    assert is_overdue(action(by=MONDAY), AMINA._replace(left=TUESDAY), TUESDAY)
    assert not is_overdue(action(by=MONDAY), AMINA._replace(left=MONDAY), TUESDAY)
    assert is_overdue(action(by=MONDAY), None, TUESDAY)


def test_finished_on_the_first_day_of_its_last_finishing() -> None:
    assert finished_on(action(), LATER) is None
    assert finished_on(action(Update(MONDAY, "adapted"), Update(TUESDAY, "done")), LATER) == MONDAY
    assert finished_on(action(Update(MONDAY, "done"), Update(TUESDAY, note="Again.")), LATER) == MONDAY
    again = action(Update(AGREED, "done"), Update(MONDAY, "blocked"), Update(TUESDAY, "done"))
    assert finished_on(again, LATER) == TUESDAY
    assert finished_on(again, MONDAY) is None
    assert finished_on(action(Update(MONDAY, "refrained")), LATER) is None
