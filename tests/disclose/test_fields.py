"""Every field of every record: changed alone, it changes the pages that `docs/permissions.yaml` names, and no other."""

import datetime as dt
import json
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from folders import DAY, the_set
from rich import ELSEWHERE, FILES, PLACES

from alearn.disclose import LetOut, disclose
from alearn.model import NOTHING
from alearn.render.environment import report
from alearn.report.kinds import KINDS, build_inside, build_page
from alearn.schema import types as t
from alearn.schema.fields import TABLES, Field, Table

DATA = Path(__file__).parents[2] / "docs" / "permissions.yaml"
READ = yaml.safe_load(DATA.read_text(encoding="utf-8"))["fields"]
MEMBERS = ("ines-duarte", "maud-ferris", "peter-nwosu", "shazia-malik", "tomasz-zielinski")
YES = dict.fromkeys(MEMBERS, "yes")
PAGES = {
    "me": ("me", NOTHING),
    "set": ("set", NOTHING),
    "sponsor, agreed": ("sponsor", YES),
    "sponsor": ("sponsor", NOTHING),
    "public, agreed": ("public", YES),
    "public": ("public", NOTHING),
}
CANARY = "zqxcanary"
OUTSIDER = "kath-brennan"
OTHER_WORDS = {"role": "co-facilitator", "as": "name", "audience": "public", "third_party": "consent-held"}


def views(files: dict[str, str]) -> dict[str, Any]:
    """What each page would place, of every kind that there is for its audience, for one changed set."""
    laid = the_set(files, folder=Path("/nowhere"))
    found: dict[str, Any] = {}
    for name, (audience, answers) in PAGES.items():
        seen = disclose(laid, audience, DAY, "ines-duarte" if audience == "me" else "", answers)
        kinds = [kind for kind, made in KINDS.items() if audience in made.audiences]
        found[name] = [
            build_page(kind, seen) if isinstance(seen, LetOut) else build_inside(kind, seen) for kind in kinds
        ]
    return found


@cache
def before() -> dict[str, Any]:
    return views(FILES)


def changed_pages(files: dict[str, str]) -> list[str]:
    """The pages that are not as they were, whatever form they are in."""
    return [
        name
        for name, view in views(files).items()
        if any(
            now != then and any(report(now, form) != report(then, form) for form in ("md", "html"))
            for now, then in zip(view, before()[name], strict=True)
        )
    ]


def walked(table: Table, steps: tuple[str | int, ...] = ()) -> Iterator[tuple[str, Field, tuple[str | int, ...]]]:
    """Every field below a table: its name with those above it, and where it stands."""
    for field in table.fields:
        here = (*steps, field.key)
        name = ".".join(str(each) for each in here if isinstance(each, str))
        if field.table is None:
            yield name, field, here
        else:
            yield from walked(field.table, (*here, 0) if field.shape == "records" else here)


EVERY = [(kind, *each) for kind, table in TABLES.items() if kind != "look" for each in walked(table)]
"""Of every record but how pages look, which holds nobody's words."""


def earlier(day: str) -> str:
    return (dt.date.fromisoformat(day) - dt.timedelta(days=1)).isoformat()


OTHER: list[tuple[t.Type, Callable[[str], str]]] = [
    (t.TEXT, lambda _: CANARY),
    (t.DATE, earlier),
    (t.PERIOD, lambda _: "2026-10-26/2026-10-31"),
    (t.TIME, lambda _: "13:30"),
    (t.YES, lambda value: "no" if value == "yes" else "yes"),
    (t.ANSWER, lambda _: "no"),
    (t.MEMBER, lambda _: OUTSIDER),
    (t.SHA256, lambda value: value[::-1]),
]


def other(field: Field, value: Any) -> Any:
    """Another value of the same kind: what no page had before."""
    if isinstance(value, list):
        first = OUTSIDER if field.shape == "map" else other(field, value[0])
        return [first, *value[1:]]
    if isinstance(value, dict):
        (name, below), *rest = value.items()
        return {name: other(field, below), **dict(rest)}
    if field.key in OTHER_WORDS:
        return OTHER_WORDS[field.key]
    for type_, change in OTHER:
        if field.type is type_:
            return change(value)
    if "enum" in field.type.json:
        return next(each for each in field.type.json["enum"] if each != value)
    if "anyOf" in field.type.json:  # a whole number; the format is the one there is
        return str(int(value) - 1) if field.key != "format" else value
    return "another-one"


def with_changed(kind: str, name: str, field: Field, steps: tuple[str | int, ...]) -> dict[str, str]:
    """The files with one value changed."""
    path, text = ELSEWHERE.get((kind, name), PLACES[kind])
    front, _, prose = text[4:].partition("---\n") if text.startswith("---\n") else (text, "", "")
    tree = yaml.load(front, yaml.BaseLoader)  # noqa: S506  # every value as text
    at = tree
    for step in steps[:-1]:
        at = at[step]
    at[steps[-1]] = other(field, at[steps[-1]])
    written = json.dumps(tree)  # which is YAML, too
    if prose:
        written = "---\n" + yaml.safe_dump(tree, allow_unicode=True) + "---\n" + prose
    return {**FILES, path: written}


@pytest.mark.parametrize(
    ("kind", "name", "field", "steps"), EVERY, ids=[f"{kind}.{name}" for kind, name, _, _ in EVERY]
)
def test_a_field_is_read_through_the_pages_that_are_named(
    kind: str, name: str, field: Field, steps: tuple[str | int, ...]
) -> None:
    assert changed_pages(with_changed(kind, name, field, steps)) == READ[kind][name]


def test_the_table_names_every_field_and_no_other() -> None:
    assert {(kind, name) for kind, fields in READ.items() for name in fields} == {
        (kind, name) for kind, name, *_ in EVERY
    }


def test_the_first_paragraph_of_an_entry_is_read_by_the_set_all_of_it_by_its_author_and_other_prose_by_nobody() -> None:
    for kind, read, more in (("entry", ["me", "set"], ["me"]), ("conduct", [], [])):
        path, text = PLACES[kind]
        assert changed_pages({**FILES, path: text + "\n\n" + CANARY}) == more
        first = text.replace("I had never counted", CANARY).replace("We ask", CANARY)
        assert changed_pages({**FILES, path: first}) == read
