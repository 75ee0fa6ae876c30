"""The schemas are fresh, and take every record that `alearn check` finds nothing in."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]
from running import Place

from alearn.findings import Severity
from alearn.schema import export
from alearn.schema.fields import TABLES, Table
from alearn.schema.layout import Where, path_of, where
from alearn.schema.records import read_document

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
SCHEMAS = ROOT / "alearn" / "schema"


def inside(path: Path) -> str:
    return path.relative_to(EXAMPLES).as_posix().partition("/")[2]


RECORDS = sorted(path for path in EXAMPLES.rglob("*") if path.is_file() and where(inside(path)).kind in TABLES)
VALUES = sorted((ROOT / "tests" / "conformance" / "values").glob("*.yaml"))
EXTRA = [
    ("action", "action: no\nagreed: 2026-10-05\nmeasure: 0123\nupdates:\n  - date: 2026-10-20\n    note: 1.10\n"),
    ("action", "action: Ring\nagreed: 2026-10-05\ndue:\nupdates: []\nwith:\nissue: ''\nconfidence: 7\nx-own: 1\n"),
    ("action", "action: Ring\nagreed: 2026-10-05\nlearning: kept-elsewhere\nwaive: {M: You cannot count trust}\n"),
    ("action", "action: 2026-10-05\nagreed: 2026-10-05\nissue: no\nfollows: amina-khan/12345678\n"),
    (
        "meeting",
        "present: [amina-khan, ]\nstarts: 16:00\nlate: [amina-khan]\nleft: {amina-khan: 17:30}\nparked: Why?\n",
    ),
    ("set", "format: 1\nid: 23456789\ntitle: Leads\nplanned: [{date: 2026-10-05, cancelled: yes}]\n"),
    ("issue", "issue: Why?\nopened: 2026-10-05\noutcome: {to_me: {amina-khan: I ask}}\ninvolves: children\n"),
]
FAULTY = [
    ("action", "agreed: 2026-10-05\n"),
    ("action", "action:\nagreed: 2026-10-05\n"),
    ("action", "action: Ring\nagreed: 5 October\n"),
    ("action", "action: Ring\nagreed: 2026-10-05\nconfidence: 11\n"),
    ("action", "action: Ring\nagreed: 2026-10-05\nupdates: done\n"),
    ("action", "action: [Ring]\nagreed: 2026-10-05\n"),
    ("issue", "issue: Why?\nopened: 2026-10-05\nkind: worry\n"),
    ("meeting", "present: amina-khan\n"),
    ("set", "format: 1\nid: Literacy Leads\ntitle: Leads\n"),
]


def as_json(value: Any) -> Any:
    """What YAML 1.1 made of a text, as JSON has it: a day is a text again."""
    if isinstance(value, dict):
        return {str(key): as_json(each) for key, each in value.items()}
    if isinstance(value, list):
        return [as_json(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value


def record_of(text: str, *, prose: bool) -> Any:
    if not prose:
        return as_json(yaml.safe_load(text))
    front = text.split("---\n")[1] if text.startswith("---\n") else ""
    return as_json(yaml.safe_load(front)) or {}


def faults(kind: str, record: Any) -> list[str]:
    return [
        f"{fault.json_path}: {fault.message}" for fault in Draft202012Validator(export.schema(kind)).iter_errors(record)
    ]


def read(kind: str, text: str) -> list[str]:
    path = path_of(kind, "amina-khan", "2026-10-05")
    found = read_document(path, Where(kind, "amina-khan", "2026-10-05"), text.encode()).findings
    return [finding.rule for finding in found if finding.severity is Severity.ERROR]


@pytest.mark.parametrize("kind", export.KINDS)
def test_the_schema_in_the_folder_is_what_the_tables_say(kind: str) -> None:
    assert (SCHEMAS / export.file_name(kind)).read_text(encoding="utf-8") == export.page(kind)
    Draft202012Validator.check_schema(export.schema(kind))


def test_no_other_schema_is_in_the_folder() -> None:
    assert {path.name for path in SCHEMAS.glob("*.json")} == {export.file_name(kind) for kind in export.KINDS}


@pytest.mark.parametrize("path", RECORDS, ids=[path.relative_to(EXAMPLES).as_posix() for path in RECORDS])
def test_every_example_is_taken(path: Path) -> None:
    kind = where(inside(path)).kind
    assert faults(kind, record_of(path.read_text(encoding="utf-8"), prose=path.suffix == ".md")) == []


@pytest.mark.parametrize("path", VALUES, ids=[path.stem for path in VALUES])
def test_a_record_that_check_has_nothing_to_say_of_is_taken(path: Path) -> None:
    case = yaml.safe_load(path.read_text(encoding="utf-8"))
    at = where(case["path"])
    told = faults(at.kind, record_of(case["document"], prose=case["path"].endswith(".md")))
    assert told == [] or read_document(case["path"], at, case["document"].encode()).findings


@pytest.mark.parametrize(("kind", "text"), EXTRA)
def test_yaml_s_own_types_and_loose_shapes_are_taken(kind: str, text: str) -> None:
    assert read(kind, text) == []
    assert faults(kind, record_of(text, prose=False)) == []


@pytest.mark.parametrize(("kind", "text"), FAULTY)
def test_a_faulty_record_is_told(kind: str, text: str) -> None:
    assert read(kind, text)
    assert faults(kind, record_of(text, prose=False))


@pytest.mark.parametrize("table", TABLES.values(), ids=list(TABLES))
def test_the_example_with_every_key_is_a_record(table: Table) -> None:
    text = export.example(table)
    fenced = f"---\n{text}---\n" if table.kind in ("entry", "conduct") else text
    assert read(table.kind, fenced) == []
    assert faults(table.kind, record_of(text, prose=False)) == []


@pytest.mark.parametrize("name", ["hillside", "newborn"])
def test_what_check_tells_programs_fits_its_schema(name: str, tmp_path: Path) -> None:
    place = Place(tmp_path)
    place.given(name)
    assert faults("check", json.loads(place.run("-C", name, "check", "--output-format", "json").out)) == []


def test_what_check_tells_of_faults_fits_its_schema(tmp_path: Path) -> None:
    place = Place(tmp_path)
    (place.given("newborn") / "meetings" / "2026-11-17.yaml").write_text("present: nobody\n", encoding="utf-8")
    told = json.loads(place.run("-C", "newborn", "check", "--json").out)
    assert told["findings"]
    assert faults("check", told) == []
