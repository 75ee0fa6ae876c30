"""The cycles of an issue: action, what happened, what was learned, what it led to."""

from datetime import date

from alearn.model import Action, Entry, Issue, LearningSet, Ref, SetFile, Update
from alearn.story.cycles import cycles

OCTOBER, NOVEMBER, DECEMBER = date(2026, 10, 5), date(2026, 11, 9), date(2026, 12, 14)
ISSUE = Issue("members/amina-khan/issues/reading.yaml", "amina-khan", "reading", "How ...?", OCTOBER)
LEARNED = Ref("amina-khan", "2026-10-21-who-talks")


def action(
    id_: str,
    agreed: date,
    owner: str = "amina-khan",
    follows: Ref | None = None,
    because_of: Ref | None = None,
) -> Action:
    path = f"members/{owner}/actions/{id_}.yaml"
    return Action(path, owner, id_, id_, agreed, ISSUE.ref, follows=follows, because_of=because_of)


OBSERVE = action("observe", OCTOBER)._replace(updates=(Update(NOVEMBER, "done"), Update(OCTOBER, "tried")))


def entry(*actions: Ref) -> Entry:
    path = f"members/{LEARNED.owner}/journal/{LEARNED.id}.md"
    return Entry(path, LEARNED.owner, LEARNED.id, date(2026, 10, 21), "The same five.", actions=actions)


def a_set(*actions: Action, entries: tuple[Entry, ...] = ()) -> LearningSet:
    return LearningSet(
        SetFile("set.yaml", 1, "k3v9tq2m", "Literacy leads"),
        issues={ISSUE.ref: ISSUE},
        actions={each.ref: each for each in actions},
        entries={each.ref: each for each in entries},
    )


def test_an_issue_without_actions_has_no_cycles() -> None:
    assert cycles(a_set(), ISSUE, DECEMBER) == ()
    elsewhere = action("elsewhere", OCTOBER)._replace(issue=None)
    assert cycles(a_set(elsewhere), ISSUE, DECEMBER) == ()


def test_cycles_come_in_the_order_their_actions_were_agreed_whoever_owns_them() -> None:
    the_set = a_set(action("a", DECEMBER), action("z", OCTOBER), action("b", NOVEMBER, "ben-ortiz"))
    assert [cycle.action.id for cycle in cycles(the_set, ISSUE, DECEMBER)] == ["z", "b", "a"]
    assert [cycle.action.id for cycle in cycles(the_set, ISSUE, NOVEMBER)] == ["z", "b"]


def test_a_cycle_tells_what_happened_and_what_was_learned() -> None:
    (cycle,) = cycles(a_set(OBSERVE, entries=(entry(OBSERVE.ref),)), ISSUE, DECEMBER)
    assert [update.status for update in cycle.happened] == ["tried", "done"]
    assert [each.ref for each in cycle.learned] == [LEARNED]


def test_what_came_after_the_day_is_not_yet_told() -> None:
    next_one = action("next", DECEMBER, follows=OBSERVE.ref)
    the_set = a_set(OBSERVE, next_one, entries=(entry(OBSERVE.ref),))
    (cycle,) = cycles(the_set, ISSUE, OCTOBER)
    assert [update.status for update in cycle.happened] == ["tried"]
    assert cycle.learned == ()
    assert cycle.led_to == ()


def test_an_action_leads_to_what_follows_it_and_to_what_grew_out_of_its_learning() -> None:
    following = action("pairs", DECEMBER, follows=OBSERVE.ref)
    grown = action("watch-too", NOVEMBER, "ben-ortiz", because_of=LEARNED)
    the_set = a_set(OBSERVE, following, grown, entries=(entry(OBSERVE.ref),))
    first = cycles(the_set, ISSUE, DECEMBER)[0]
    assert first.led_to == (grown.ref, following.ref)


def test_either_direction_of_the_link_to_the_learning_will_do() -> None:
    observed = OBSERVE._replace(learning=(LEARNED,))
    grown = action("pairs", DECEMBER, because_of=LEARNED)
    first = cycles(a_set(observed, grown, entries=(entry(),)), ISSUE, DECEMBER)[0]
    assert first.led_to == (grown.ref,)


def test_no_action_leads_to_itself() -> None:
    grown = action("pairs", NOVEMBER, because_of=LEARNED)
    (cycle,) = cycles(a_set(grown, entries=(entry(grown.ref),)), ISSUE, DECEMBER)
    assert cycle.led_to == ()
