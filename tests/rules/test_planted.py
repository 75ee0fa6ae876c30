"""One fault of each record rule, planted in each demo set: exactly that one is found, where it was planted."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from alearn.folder import shipped_processes
from alearn.model import Process
from alearn.rules.record import RECORD_RULES, look_at
from alearn.schema.records import read_all
from alearn.world import World

EXAMPLES = Path(__file__).parents[2] / "examples"
TODAY = {"hillside": date(2026, 11, 24), "newborn": date(2026, 11, 24)}
NAMES = {
    "hillside": {
        "m": "grace-adeyemi", "o": "tom-hartley", "i": "assistants-in-lessons", "a": "five-minute-handover",
        "d": "2025-10-16", "later": "2025-12-01", "p": "reading",
    },
    "newborn": {
        "m": "joe-mulligan", "o": "hana-yusuf", "i": "handover-by-text", "a": "listen-to-three-handovers",
        "d": "2026-11-17", "later": "2026-11-20", "p": "staff",
    },
}  # fmt: skip
ACTION = "members/{m}/actions/planted.yaml"
ISSUE = "members/{m}/issues/planted.yaml"
ENTRY = "members/{m}/journal/{later}-planted.md"
EXTRACT = "members/{m}/extracts/{later}-planted.yaml"
REPORT = "reports/{later}-interim-sponsor.yaml"
OBSTACLE = "obstacles/planted.yaml"
PROCESS = "processes/pairs.yaml"
STAGE = "stages:\n  - name: Walk\n    minutes: 20\n"
GOOD = "action: Try it once\nagreed: {d}\nissue: {i}\n"
GOOD_ISSUE = "issue: What is it about?\nopened: {d}\n"
GOOD_EXTRACT = "from: {a}\naudience: sponsor\nas: role\nthird_party: none\nagreed: {later}\n"
GIT = "/.alearn/\n/out/\n/members/*/private/*\n!/members/*/private/*.age\n"
OTHER = "other:"


class Plant(NamedTuple):
    """What is laid over a set, and where the one finding is to be."""

    files: Mapping[str, str | bytes]
    line: int
    column: int = 1
    path: str = ""


def action(words: str, line: int, column: int) -> Plant:
    return Plant({ACTION: GOOD + words}, line, column)


PLANTS = {
    "too-big": Plant({ACTION: GOOD + "#" * 300_000}, 1),
    "not-utf8": Plant({ACTION: b"action: caf\xe9\n"}, 1, 12),
    "bad-character": action("measure: one\x07two\n", 4, 13),
    "conflict-marker": action("<<<<<<< HEAD\nmeasure: one\n=======\nmeasure: two\n>>>>>>> theirs\n", 4, 1),
    "front-matter-not-closed": Plant({ENTRY: "---\nissue: {i}\n\nWords.\n"}, 1),
    "not-yaml": action("measure: one: two\n", 4, 13),
    "yaml-feature": action("measure: &x one\n", 4, 10),
    "duplicate-key": action("issue: {i}\n", 4, 1),
    "too-deep": action("x-deep: " + "[" * 20 + "]" * 20 + "\n", 4, 24),
    "null-value": action("measure: null\n", 4, 10),
    "words-after-hash": action("measure: Two sheets #3\n", 4, 20),
    "wrong-shape": action("measure:\n  - one\n", 5, 3),
    "missing-key": Plant({ACTION: "action: Try it once\nissue: {i}\n"}, 1),
    "unknown-key": action("mesure: One\n", 4, 1),
    "word-spelling": action("kind: Notice\n", 4, 7),
    "unknown-word": action("kind: dream\n", 4, 7),
    "not-a-date": action("due: 30/10/2026\n", 4, 6),
    "impossible-date": action("due: 2026-02-30\n", 4, 6),
    "not-a-time": Plant({"set.yaml": "{set}"}, 0),
    "not-a-number": action("confidence: eleven\n", 4, 13),
    "not-a-colour": Plant({"templates/look.yaml": "colour: purple\n"}, 1, 9),
    "pale-colour": Plant({"templates/look.yaml": "accent: '#ffd400'\n"}, 1, 9),
    "not-a-picture": Plant({"templates/look.yaml": "logo: sign.svg\n"}, 1, 7),
    "not-an-id": action("follows: Five Minutes\n", 4, 10),
    "proxy-incomplete": action("typed_by: {o}\n", 4, 1),
    "unreadable": Plant({ACTION: "closed:"}, 1),
    "bad-name": Plant({"members/{m}/actions/My Plan.yaml": GOOD}, 1),
    "reserved-name": Plant({"members/{m}/actions/con.yaml": GOOD}, 1),
    "id-clash": Plant({"notes/plan.txt": "a", "notes/Plan.txt": "b"}, 1, path="notes/plan.txt"),
    "misplaced-file": Plant({"members/{m}/jurnal/{later}.md": "Words.\n"}, 1),
    "not-read": Plant({"members/{m}/journal/{later}.txt": "Words.\n"}, 1),
    "not-a-file": Plant({"meetings/2026-01-01.yaml": OTHER}, 1),
    "member-file-missing": Plant(
        {"members/nobody-yet/issues/x.yaml": GOOD_ISSUE}, 1, path="members/nobody-yet/member.yaml"
    ),
    "private-not-age": Plant({"members/{m}/private/2026-11-k3v9tq2m.md": "Words.\n"}, 1),
    "ignore-missing": Plant({".gitignore": "/out/\n"}, 1),
    "ignore-weakened": Plant({".gitignore": GIT + "!*.md\n"}, 5),
    "attributes-weakened": Plant({".gitattributes": "* -text\n*.age binary\n*.yaml text\n"}, 3),
    "duplicate-id": Plant({"members/{m}/issues/planted.yaml": GOOD_ISSUE, ACTION: GOOD}, 1, path=ISSUE),
    "unknown-member": action("with:\n  - nobody\n", 5, 5),
    "unknown-issue": Plant({ACTION: "action: Try it once\nagreed: {d}\nissue: no-such-issue\n"}, 3, 8),
    "unknown-action": action("follows: no-such-action\n", 4, 10),
    "unknown-entry": action("because_of: {d}-no-such-entry\n", 4, 13),
    "unknown-meeting": action("updates:\n  - date: {later}\n    status: tried\n    at: 2020-01-01\n", 7, 9),
    "unknown-conduct-rule": Plant(
        {"meetings/{d}-b.yaml": "present: [{m}]\ninterventions:\n  - rule: no-such-rule\n"}, 3, 11
    ),
    "unknown-priority": Plant({ISSUE: GOOD_ISSUE + "serves: no-such-priority\n"}, 3, 9),
    "unknown-extract": Plant({REPORT: "kind: interim\naudience: sponsor\nextracts:\n  - {m}/no-such-extract\n"}, 4, 5),
    "unknown-process": Plant({"meetings/{d}-b.yaml": "present: [{m}]\nprocess: no-such-process\n"}, 2, 10),
    "due-before-agreed": action("due: 2020-01-01\n", 4, 6),
    "update-before-agreed": action("updates:\n  - date: 2020-01-01\n    status: tried\n", 5, 11),
    "in-the-future": Plant({ACTION: "action: Try it once\nagreed: 2062-10-05\nissue: {i}\n"}, 2, 9),
    "outside-membership": Plant(
        {
            "members/late-comer/member.yaml": "name: Late Comer\nrole: member\njoined: {later}\n",
            "meetings/{d}-b.yaml": "present: [late-comer]\n",
        },
        1, 11, "meetings/{d}-b.yaml",
    ),
    "meeting-moved": Plant({"set.yaml": "{set}"}, 0),
    "cancelled-meeting-recorded": Plant({"set.yaml": "{set}"}, 0),
    "closed-before-opened": Plant({ISSUE: GOOD_ISSUE + "closed: 2020-01-01\n"}, 3, 9),
    "presenter-absent": Plant({"meetings/{d}-b.yaml": "present: [{m}]\nturns:\n  - presenter: {o}\n"}, 3, 16),
    "not-presenters-action": Plant(
        {"meetings/{d}-b.yaml": "present: [{o}]\nturns:\n  - presenter: {o}\n    actions: [{m}/{a}]\n"}, 4, 15
    ),
    "update-after-settled": action(
        "updates:\n  - date: {d}\n    status: done\n  - date: {later}\n    status: tried\n", 7, 11
    ),
    "same-day-statuses": action(
        "updates:\n  - date: {later}\n    status: tried\n  - date: {later}\n    status: done\n", 8, 13
    ),
    "name-in-obstacle": Plant({OBSTACLE: "obstacle: {name} gets no cover.\nraised: {later}\n"}, 1, 11),
    "extract-without-words": Plant({EXTRACT: GOOD_EXTRACT}, 1),
    "withdrawn-words-left": Plant({EXTRACT: GOOD_EXTRACT + "text: Some words.\nwithdrawn: {later}\n"}, 6, 7),
    "sent-without-sha256": Plant({REPORT: "kind: interim\naudience: sponsor\nsent: {later}\n"}, 3, 7),
    "report-name-differs": Plant({REPORT: "kind: interim\naudience: public\n"}, 1),
    "ignore-not-obeyed": Plant({"set.yaml": "{set}"}, 0),
    "process-without-stages": Plant({PROCESS: "title: Pairs\n"}, 1),
    "process-without-turns": Plant({PROCESS: "title: Pairs\npresenters: all\n" + STAGE}, 2, 13),
    "process-too-long": Plant({PROCESS: "title: Pairs\nnorms:\n  minutes_to: 10\n" + STAGE}, 3, 15),
    "norms-reversed": Plant({PROCESS: "title: Pairs\nnorms:\n  size_from: 8\n  size_to: 4\n" + STAGE}, 4, 12),
}  # fmt: skip
IN_SET_FILE = {
    "not-a-time": ("starts: {starts}", "starts: 4pm", 8),
    "meeting-moved": ("- date: {d}", "- date: {d}\n    moved_to: {later}", 0),
    "cancelled-meeting-recorded": ("- date: {d}", "- date: {d}\n    cancelled: yes", 0),
    "ignore-not-obeyed": ("format: 1", "format: 1\nignore:\n  no-such-rule: Because", 0),
}


@cache
def files_of(name: str) -> Mapping[str, bytes]:
    root = EXAMPLES / name
    found = (path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found}


def filled(text: str, name: str) -> str:
    for key, value in NAMES[name].items():
        text = text.replace("{" + key + "}", value)
    member = files_of(name)[f"members/{NAMES[name]['m']}/member.yaml"].decode()
    return text.replace("{name}", next(line for line in member.splitlines() if line.startswith("name:"))[6:])


def in_set_file(rule: str, name: str) -> tuple[str, int, int]:
    """The set's file, without what it ignores, with one fault, and where it is."""
    text = files_of(name)["set.yaml"].decode().partition("\nignore:")[0]
    before, after, _ = IN_SET_FILE[rule]
    starts = next(line for line in text.splitlines() if "starts:" in line).split()[1]
    before, after = (filled(each, name).replace("{starts}", starts) for each in (before, after))
    at = text.index(before)
    planted = text[:at] + after + text[at + len(before) :]
    line = text[:at].count("\n") + 1
    column = at - text.rfind("\n", 0, at)
    if rule == "not-a-time":
        return planted, line, column + 8
    return (planted, 3, 3) if rule == "ignore-not-obeyed" else (planted, 1, 1)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("rule", [rule.id for rule in RECORD_RULES])
def test_one_planted_fault_is_the_one_that_is_found(rule: str, name: str) -> None:
    plant = PLANTS[rule]
    overlay = {filled(path, name): text for path, text in plant.files.items()}
    where = (filled(plant.path, name) or next(reversed(overlay)), plant.line, plant.column)
    if rule in IN_SET_FILE:
        planted, line, column = in_set_file(rule, name)
        overlay = {"set.yaml": planted}
        meeting = f"meetings/{NAMES[name]['d']}.yaml"
        where = ("set.yaml" if rule in ("not-a-time", "ignore-not-obeyed") else meeting, line, column)
    others = [path for path, text in overlay.items() if text == OTHER]
    laid = {path: filled(text, name).encode() if isinstance(text, str) else text for path, text in overlay.items()}
    files = {path: data for path, data in {**files_of(name), **laid}.items() if path not in others}

    def load(path: str, limit: int) -> bytes | None:
        return None if files[path] == b"closed:" else files[path][: limit + 1]

    reading = read_all(files, others, load, processes())
    found = [(each.rule, each.path, each.place.line, each.place.column) for each in look_at(reading, TODAY[name])]
    assert found == [(rule, *where)]


@cache
def processes() -> Mapping[str, Process]:
    """The shipped processes, which both sets name."""
    return shipped_processes(World.real("", TODAY["newborn"], no_input=True, quiet=True))


def test_the_demo_sets_are_without_a_fault() -> None:
    for name in NAMES:
        files = files_of(name)
        reading = read_all(files, (), lambda path, limit, files=files: files[path][: limit + 1], processes())  # type: ignore[misc]  # bound to this set's files
        assert look_at(reading, TODAY[name]) == []


def test_every_record_rule_has_a_plant() -> None:
    assert set(PLANTS) == {rule.id for rule in RECORD_RULES}
