"""What an approach changes stands in one file, and everything it names is there."""

from pathlib import Path

import pytest
from running import Place

from alearn.folder import approach_of, prompt_sheets, shipped_folder, shipped_processes
from alearn.model import Approach
from alearn.schema.fields import SET
from alearn.text.prose import bold_items
from alearn.world import World

WORLD = World.real("", None, no_input=True, quiet=True)
APPROACHES = [approach_of(WORLD, name) for name in ("classic", "critical")]
with open(f"{shipped_folder('templates')}/new/conduct.md", encoding="utf-8") as file:
    DRAFTED = [item.id for item in bold_items(file.read())]
each_approach = pytest.mark.parametrize("approach", APPROACHES, ids=lambda each: each.id)


@each_approach
def test_all_that_an_approach_names_is_there(approach: Approach) -> None:
    assert SET.by_key["approach"].type.read(approach.id) == approach.id
    assert approach.process in shipped_processes(WORLD)
    assert set(approach.prompts) <= set(prompt_sheets(WORLD, ""))
    assert all(question.endswith("?") for question in approach.review)


@each_approach
def test_its_rules_have_names_of_their_own_and_sources(approach: Approach) -> None:
    own = [item.id for rule in approach.conduct for item in bold_items(f"- {rule}")]
    assert len(own) == len(approach.conduct)
    assert len(set(own + DRAFTED)) == len(own) + len(DRAFTED)
    assert bool(approach.credits) == bool(approach.conduct)


@each_approach
def test_the_run_sheet_asks_its_questions_at_the_review_and_nowhere_else(approach: Approach, tmp_path: Path) -> None:
    place = Place(tmp_path)
    people = [word for name in ("Amina Khan", "Ben Ortiz", "Cora Lee", "Dev Patel") for word in ("--member", name)]
    place.run("new-set", "Leads", "--approach", approach.id, *people, "--first", "2026-12-07")
    sheet = place.run("-C", "leads", "agenda", "-o", "-")
    assert sheet.code == 0, sheet.err
    review = "\n".join(f"  - {question}" for question in approach.review)
    assert sheet.out.count(review) == 1
    for other in APPROACHES:
        if other != approach:
            assert not any(question in sheet.out for question in other.review)


def test_a_set_that_names_no_approach_is_classic() -> None:
    assert approach_of(WORLD, None) == approach_of(WORLD, "classic")
    assert approach_of(WORLD, "critical") != approach_of(WORLD, "classic")
