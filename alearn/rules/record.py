"""Every rule about the record itself, in the order they are documented, and one look with all of them."""

from collections.abc import Iterable
from datetime import date

from alearn.findings import Finding, Severity
from alearn.rules import dates, files, letting_out, people, processes, reading, references
from alearn.rules.practice import PRACTICE_RULES
from alearn.rules.rule import Rule
from alearn.schema.records import Reading

MAY_BE_IGNORED = frozenset(
    (
        "due-before-agreed",
        "outside-membership",
        "presenter-absent",
        "not-presenters-action",
        "closed-before-opened",
    )
)
"""Errors that a set may leave as they are, with a reason: what happened was odd, and the record is whole."""

SOMETIMES_WARNINGS = frozenset(("bad-character", "not-a-time"))
"""Errors that are warnings where the meaning is clear; as warnings they may be ignored."""

_RULES = (
    *reading.RULES,
    *files.RULES,
    *references.RULES,
    *dates.RULES,
    *people.RULES,
    *letting_out.RULES,
    *processes.RULES,
)


def _may_be_ignored(rule: Rule) -> bool:
    return rule.severity is not Severity.ERROR or rule.id in MAY_BE_IGNORED | SOMETIMES_WARNINGS


RECORD_RULES: tuple[Rule, ...] = (
    *_RULES,
    references.rule_about_ignore(
        (rule.id for rule in (*_RULES, *PRACTICE_RULES) if _may_be_ignored(rule)),
        (rule.id for rule in _RULES),
    ),
)


def look_at(read: Reading, day: date, rules: Iterable[Rule] = RECORD_RULES) -> list[Finding]:
    """What is wrong in a set's record on a day, in the order of the files.

    What `set.yaml` names under `ignore` is left out, but never an error of structure or safety.
    """
    findings = list(read.findings)
    for rule in rules:
        if rule.look is not None:
            findings.extend(rule.look(read, day))
    ignored = read.the_set.file.ignore
    return sorted((each for each in findings if not _is_ignored(each, ignored)), key=lambda each: each.order)


def _is_ignored(finding: Finding, ignored: Iterable[str]) -> bool:
    ignorable = finding.severity is not Severity.ERROR or finding.rule in MAY_BE_IGNORED
    return ignorable and finding.rule in ignored
