"""Every case of tests/conformance/rules, and what the whole of them must show."""

import os
from datetime import date
from typing import Any

import pytest
from cases import base, case_files, line_of, load_yaml, reading_of, shown_of

from alearn.findings import Severity
from alearn.rules.practice import PRACTICE_RULES
from alearn.rules.record import MAY_BE_IGNORED, RECORD_RULES, SOMETIMES_WARNINGS, look_at

TODAY = date(2026, 11, 24)
FILES = {os.path.basename(path).removesuffix(".yaml"): load_yaml(path) for path in case_files("rules")}
CASES = [(rule, case) for rule, file in FILES.items() for case in file["cases"]]


@pytest.mark.parametrize(("rule", "case"), CASES, ids=[f"{rule}: {case['name']}" for rule, case in CASES])
def test_a_case_has_exactly_its_findings(rule: str, case: dict[str, Any]) -> None:
    reading = reading_of(case["files"])
    findings = look_at(reading, date.fromisoformat(FILES[rule]["today"]))
    wanted = [(each["rule"], each["path"], each["line"], each["column"]) for each in case["findings"] or ()]
    assert [(f.rule, f.path, str(f.place.line), str(f.place.column)) for f in findings] == wanted
    if case["kind"] == "bad":
        assert rule in {finding.rule for finding in findings}
        assert shown_of(reading, findings) == case["shown"]
    if case["kind"] == "good":
        assert not findings


@pytest.mark.parametrize("rule", [rule.id for rule in RECORD_RULES])
def test_a_rule_has_a_bad_case_and_a_good_one(rule: str) -> None:
    assert FILES[rule]["rule"] == rule
    assert {"bad", "good"} <= {case["kind"] for case in FILES[rule]["cases"]}


def test_no_case_file_is_left_over_and_no_rule_is_named_twice() -> None:
    assert set(FILES) == {rule.id for rule in RECORD_RULES}
    assert len(FILES) == len(RECORD_RULES)


def test_a_finding_is_as_severe_as_its_rule_says() -> None:
    severities = {rule.id: rule.severity for rule in RECORD_RULES}
    for _, case in CASES:
        for finding in look_at(reading_of(case["files"]), TODAY):
            assert finding.severity == severities[finding.rule] or finding.rule in SOMETIMES_WARNINGS


def test_the_base_is_clean() -> None:
    assert look_at(reading_of({}), TODAY) == []


def test_warnings_and_a_few_errors_can_be_ignored_and_nothing_else() -> None:
    rules = {rule.id: rule.severity for rule in RECORD_RULES}
    ignore = "ignore:\n" + "".join(f"  {rule}: Because\n" for rule in rules)
    file = base()["set.yaml"].decode()
    for rule, case in CASES:
        if case["kind"] != "bad" or "set.yaml" in case["files"]:
            continue
        left = {(f.rule, f.severity) for f in look_at(reading_of({**case["files"], "set.yaml": file + ignore}), TODAY)}
        all_found = {(f.rule, f.severity) for f in look_at(reading_of(case["files"]), TODAY)}
        kept = {(r, s) for r, s in all_found if s is Severity.ERROR and r not in MAY_BE_IGNORED}
        assert left == kept, rule


def test_no_message_quotes_what_a_plain_private_file_says() -> None:
    overlay = {"members/amina-khan/private/2026-10-k3v9tq2m.md": "I was afraid.\n"}
    reading = reading_of(overlay)
    findings = look_at(reading, TODAY)
    assert [finding.quotable for finding in findings] == [False]
    assert "afraid" not in shown_of(reading, findings)


def test_no_message_quotes_words_that_were_withdrawn() -> None:
    path = "members/amina-khan/extracts/2026-11-02-k3v9.yaml"
    reading = reading_of({path: base()[path].decode() + "withdrawn: 2026-11-20\n"})
    findings = look_at(reading, TODAY)
    assert [(finding.rule, finding.quotable) for finding in findings] == [("withdrawn-words-left", False)]
    assert "watched" not in shown_of(reading, findings)


@pytest.mark.parametrize("name", [".2026.md.swp", ".DS_Store", "notes/.draft.md", ".obsidian/draft.md"])
def test_a_hidden_name_below_private_is_private_and_is_left_alone_elsewhere(name: str) -> None:
    findings = look_at(reading_of({f"members/amina-khan/private/{name}": "I was afraid.\n"}), TODAY)
    assert [finding.rule for finding in findings] == ["private-not-age"]
    assert not look_at(reading_of({f"members/amina-khan/journal/{name}": "I was afraid.\n"}), TODAY)


def test_every_rule_that_ignore_leaves_out_may_be_named_there_and_no_other() -> None:
    rules = (*RECORD_RULES, *PRACTICE_RULES)
    ignore = "ignore:\n" + "".join(f"  {rule.id}: Because\n" for rule in rules if rule.id != "ignore-not-obeyed")
    reading = reading_of({"set.yaml": base()["set.yaml"].decode() + ignore})
    named = {line_of(reading, finding).split(":")[0].strip() for finding in look_at(reading, TODAY)}
    may = MAY_BE_IGNORED | SOMETIMES_WARNINGS
    assert named == {rule.id for rule in rules if rule.severity is Severity.ERROR and rule.id not in may}
