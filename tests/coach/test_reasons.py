"""Every reason the SMART coach knows: what it is found in, where, and what is offered instead."""

from typing import Any

import pytest
from scoring import WORLD

from alearn.folder import words
from alearn.rules.smart.advice import LETTERS, advise, most_useful
from alearn.rules.smart.advice import REASONS as KNOWN
from alearn.rules.smart.coach import look
from alearn.rules.smart.offers import put
from alearn.rules.smart.proposal import Level
from examples import REASONS, proposal

LEXICON, _ = words(WORLD, "smart.yaml")
EVERY = [(letter, reason, told) for letter, reasons in REASONS.items() for reason, told in reasons.items()]


def test_every_reason_has_an_example() -> None:
    assert {letter: list(reasons) for letter, reasons in REASONS.items()} == {
        letter: list(reasons) for letter, reasons in KNOWN.items()
    }


@pytest.mark.parametrize(("letter", "reason", "told"), EVERY, ids=[f"{each[0]}-{each[1]}" for each in EVERY])
def test_a_reason_is_found_and_what_is_offered_meets_the_letter(letter: str, reason: str, told: dict[str, Any]) -> None:
    put_so = proposal(**told)
    advice = next(each for each in advise(put_so, LEXICON) if each.letter == letter)
    assert (advice.reason, advice.is_met) == (reason, False)
    assert 0 <= advice.start <= advice.end <= len(put_so.words)
    assert advice.why
    assert advice.question.endswith("?")
    assert advice.offers
    assert getattr(look(put(put_so, advice.offers), LEXICON), letter).level is Level.PASS


@pytest.mark.parametrize(
    ("action", "fields"),
    [
        ("Observe two guided reading sessions and write down which questions open talk", {"due": "2026-02-06"}),
        ("I'll ring the three families who left and bring one line from each to the set on 3 March", {}),
        (
            "If Leo puts his head down, I will crouch by his desk and ask for one answer; ticks in my planner",
            {"due": "fri"},
        ),
        ("Count the queue at 8.30 every day from Monday 19 to Friday 23 January", {}),
        (
            "Priya to time how long each of six readers reads aloud on Wednesday 21 January, on one sheet",
            {"owner": None},
        ),
        ("Draft one page with Sam", {"partners": ("Sam",), "due": "2026-02-06"}),
        ("We will draft one page", {"partners": ("Sam",), "due": "2026-02-06"}),
        ("Watch who speaks in the ward round until 6 February", {"kind": "notice"}),
        ("Improve the answerphone: new wording that says when we ring back, recorded by 6 February", {}),
    ],
)
def test_an_action_that_is_well_put_is_left_alone(action: str, fields: dict[str, Any]) -> None:
    given = advise(proposal(action, **fields), LEXICON)
    assert [(each.letter, each.reason) for each in given if not each.is_met] == []


def test_how_a_date_was_read_is_always_told() -> None:
    given = advise(proposal("Draft one page by Friday"), LEXICON)
    assert given[-1].reading == '"Friday" is read as Fri 16 Jan 2026'
    given = advise(proposal("Draft one page", due="2026-01-30"), LEXICON)
    assert given[-1].reading == "Fri 30 Jan 2026"


def test_a_letter_that_its_owner_waives_asks_nothing() -> None:
    given = advise(proposal("Ask Sam what he makes of it all", due="fri", waive={"M": "It is a talk.\n"}), LEXICON)
    measurable = given[1]
    assert (measurable.level, measurable.waived, measurable.is_met) == (Level.WEAK, "It is a talk.", True)
    assert measurable not in most_useful(given)


def test_what_to_do_is_asked_before_when_and_nothing_twice() -> None:
    given = most_useful(advise(proposal("Improve morale"), LEXICON))
    assert [(each.letter, each.reason) for each in given] == [("S", "direction"), ("T", "none"), ("M", "nothing")]


def test_the_letters_spell_smart() -> None:
    assert "".join(LETTERS) == "SMART"
