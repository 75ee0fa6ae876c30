"""Every question, over a small set that is otherwise in order: where it is asked and where it is not."""

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from alearn.findings import Severity
from alearn.rules.practice import PRACTICE_RULES, look_at_practice
from alearn.schema.records import Reading, read_all, read_shipped

HERE = Path(__file__).parent
BASE = HERE / "base"
GUIDE = HERE.parents[1] / "alearn" / "library" / "processes" / "brief-guide.yaml"
CASE_FILES = sorted((HERE / "cases").glob("*.yaml"))
SHEETS: dict[str, dict[str, Any]] = {path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in CASE_FILES}
PAIRS = [(name, case) for name, sheet in SHEETS.items() for case in sheet["cases"]]
BAD_PAIRS = [(name, case) for name, case in PAIRS if case["kind"] == "bad"]


def named(pairs: list[tuple[str, dict[str, Any]]]) -> list[Any]:
    return [pytest.param(name, case, id=f"{name}: {case['name']}") for name, case in pairs]


CASES, BAD_CASES = named(PAIRS), named(BAD_PAIRS)
RULES = {rule.id: rule for rule in PRACTICE_RULES}
JUST_MADE = "format: 1\nid: k3v9tq2m\ntitle: Just made\n"
WITH_A_PROCESS = "process: brief-guide\n"
SHORT = "planned:\n  - date: 2026-10-05\n    minutes: 30\n"
AFTER_THE_END = {"journals-due-back", "record-due-for-deletion", "reports-kept-longer"}
JUDGING = ("should", "must", "fail", "wrong", "only", "still not", "neglect", "late")


def read(files: Mapping[str, str | None]) -> Reading:
    """The base folder with some files put over it; None takes a file away."""
    texts = {path.relative_to(BASE).as_posix(): path.read_bytes() for path in BASE.rglob("*") if path.is_file()}
    for name, text in files.items():
        texts.pop(name, None)
        if text is not None:
            texts[name] = text.encode()
    process = read_shipped("processes/brief-guide.yaml", GUIDE.read_bytes())
    assert process is not None
    reading = read_all(texts, (), lambda name, _: texts[name], {"brief-guide": process})
    assert reading.findings == ()
    return reading


def asked(reading: Reading, day: date) -> list[dict[str, Any]]:
    return [
        {
            "rule": finding.rule,
            "path": finding.path,
            "line": finding.place.line,
            "column": finding.place.column,
            "message": finding.message,
        }
        for finding in look_at_practice(reading, day)
    ]


@pytest.mark.parametrize(("rule", "case"), CASES)
def test_case(rule: str, case: dict[str, Any]) -> None:
    found = asked(read(case.get("files", {})), case["today"])
    assert found == case["findings"]
    assert (case["kind"] == "bad") <= any(finding["rule"] == rule for finding in found)


@pytest.mark.parametrize(("rule", "case"), BAD_CASES)
def test_what_is_ignored_is_not_asked(rule: str, case: dict[str, Any]) -> None:
    reading = read(case.get("files", {}))
    file = reading.the_set.file._replace(ignore={rule: "We talk about it ourselves."})
    silent = reading._replace(the_set=reading.the_set._replace(file=file))
    assert rule not in {finding["rule"] for finding in asked(silent, case["today"])}


@pytest.mark.parametrize(("rule", "case"), named([pair for pair in BAD_PAIRS if pair[0] not in AFTER_THE_END]))
def test_a_closed_set_is_judged_on_its_last_day(rule: str, case: dict[str, Any]) -> None:
    reading = read(case.get("files", {}))
    file = reading.the_set.file._replace(closed=case["today"])
    closed = reading._replace(the_set=reading.the_set._replace(file=file))
    years_later = case["today"] + timedelta(days=999)
    assert asked(closed, years_later) == asked(reading, case["today"])
    look = RULES[rule].look
    assert look is not None
    assert list(look(closed, years_later)) == list(look(reading, case["today"]))


@pytest.mark.parametrize(("rule", "case"), BAD_CASES)
def test_nothing_is_asked_of_those_who_have_left(rule: str, case: dict[str, Any]) -> None:
    reading = read(case.get("files", {}))
    day_before = case["today"] - timedelta(days=1)
    gone = {id_: member._replace(left=day_before) for id_, member in reading.the_set.members.items()}
    empty = reading._replace(the_set=reading.the_set._replace(members=gone))
    of_the_set = {"set-size", "meeting-length", "number-of-meetings", "conduct-review", *AFTER_THE_END}
    assert {finding["rule"] for finding in asked(empty, case["today"])} <= of_the_set
    people = reading.the_set.members.items()
    last_day = {id_: member._replace(left=member.left or case["today"]) for id_, member in people}
    leaving = reading._replace(the_set=reading.the_set._replace(members=last_day))
    assert rule in {finding["rule"] for finding in asked(leaving, case["today"])}


@pytest.mark.parametrize(("rule", "case"), BAD_CASES)
def test_a_question_is_open_and_kind_and_says_what_to_type(rule: str, case: dict[str, Any]) -> None:
    for finding in look_at_practice(read(case.get("files", {})), case["today"]):
        assert finding.severity is Severity.QUESTION
        assert finding.rule in RULES
        assert finding.message.endswith("?")
        assert not any(word in finding.message.lower().split() for word in JUDGING)
        assert finding.fix
    assert rule in RULES


def test_every_rule_has_a_good_and_a_bad_case() -> None:
    assert set(SHEETS) == set(RULES)
    for name, sheet in SHEETS.items():
        assert sheet["rule"] == name
        kinds = {case["kind"] for case in sheet["cases"]}
        assert {"bad", "good"} <= kinds <= {"bad", "good", "borderline"}


def test_the_ids_are_unique_and_every_rule_says_why() -> None:
    assert len(RULES) == len(PRACTICE_RULES)
    for rule in PRACTICE_RULES:
        assert rule.severity is Severity.QUESTION
        assert all((rule.title.endswith("."), rule.why.endswith("."), rule.before, rule.after))


@pytest.mark.parametrize("day", [date(2026, 9, 1), date(2026, 10, 5), date(2026, 11, 9), date(2027, 7, 1)])
def test_the_base_is_silent(day: date) -> None:
    assert asked(read({}), day) == []


@pytest.mark.parametrize("text", [JUST_MADE, JUST_MADE + WITH_A_PROCESS, JUST_MADE + WITH_A_PROCESS + SHORT])
def test_a_set_just_made_is_silent(text: str) -> None:
    reading = read(dict.fromkeys(files_of_base()) | {"set.yaml": text})
    assert asked(reading, date(2026, 9, 1)) == []


def files_of_base() -> list[str]:
    return [path.relative_to(BASE).as_posix() for path in BASE.rglob("*") if path.is_file()]


def test_what_to_type_names_the_action_as_the_command_line_knows_it() -> None:
    case = next(case for case in SHEETS["overdue"]["cases"] if case["name"].startswith("two members"))
    (finding,) = look_at_practice(read(case["files"]), case["today"])
    assert finding.fix.startswith("alearn update ben-ortiz/observe-two-sessions tried ")


def test_a_date_is_added_without_changing_how_the_action_stands() -> None:
    text = "action: Ask\nagreed: 2026-10-06\nissue: amina-khan/guided-reading\nmeasure: An answer\n"
    tried = text + "updates:\n  - date: 2026-10-12\n    status: tried\n"
    (finding,) = look_at_practice(read({"members/ben-ortiz/actions/ask.yaml": tried}), date(2026, 10, 20))
    assert finding.fix.startswith("alearn update ask tried --due DATE")
