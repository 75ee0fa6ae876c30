"""Findings for programs: one line each, JSON, and the forms two code hosts understand."""

from collections.abc import Mapping, Sequence
from typing import Any

from alearn import __version__
from alearn.findings import Finding, Severity
from alearn.render.findings_text import head
from alearn.rules.rule import Rule
from alearn.text.visible import as_json


def short(finding: Finding) -> str:
    """One line: path, line, column, severity, rule and message."""
    return head(finding)


def finding_as_data(finding: Finding, why: str) -> dict[str, Any]:
    """One finding as data; the coaches' have the same shape."""
    return {
        "path": finding.path,
        "line": finding.place.line,
        "column": finding.place.column,
        "end_line": finding.place.end_line,
        "end_column": finding.place.end_column,
        "severity": str(finding.severity),
        "rule": finding.rule,
        "message": finding.message,
        "why": why,
        "fix": finding.fix,
    }


def json(findings: Sequence[Finding], rules: Mapping[str, Rule]) -> str:
    """An object `alearn.check/1`; its schema is `alearn schema check`."""
    found = [finding_as_data(each, rules[each.rule].why) for each in findings]
    return as_json({"format": "alearn.check/1", "findings": found})


def github(findings: Sequence[Finding], _rules: Mapping[str, Rule]) -> str:
    """Workflow commands, one a line."""
    kinds = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.QUESTION: "notice"}
    return "\n".join(
        f"::{kinds[each.severity]} file={_property(each.path)},line={each.place.line},"
        f"col={each.place.column},title={each.rule}::{_escaped(f'{each.message} {each.fix}'.strip())}"
        for each in findings
    )


def sarif(findings: Sequence[Finding], rules: Mapping[str, Rule]) -> str:
    """A SARIF 2.1.0 log of one run."""
    levels = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.QUESTION: "note"}
    told = sorted({each.rule for each in findings})
    driver = {
        "name": "alearn",
        "version": __version__,
        "rules": [{"id": id_, "shortDescription": {"text": rules[id_].title}} for id_ in told],
    }
    results = [
        {
            "ruleId": each.rule,
            "level": levels[each.severity],
            "message": {"text": f"{each.message} {each.fix}".strip()},
            "locations": [
                {
                    "physicalLocation": {
                        "artifactLocation": {"uri": each.path},
                        "region": {"startLine": each.place.line, "startColumn": each.place.column},
                    }
                }
            ],
        }
        for each in findings
    ]
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "results": results}],
    }
    return as_json(log)


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
