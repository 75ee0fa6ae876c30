"""The docs are true: what is made is fresh, all is documented, links lead somewhere, and transcripts run as written.

A `console` block shows what is typed after `$` (and `>` where a line goes on) and its standard output. A comment
`<!-- today: 2026-10-05 -->` says which day it is from there on. `pytest tests/docs --update-golden` writes
what is said today.
"""

import os
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from runpy import run_path
from typing import Any

import pytest
import typer
from running import Place

from alearn.cli import build
from alearn.errors import AlearnError
from alearn.rules.practice import PRACTICE_RULES
from alearn.rules.record import RECORD_RULES
from alearn.schema.fields import TABLES, Field, Table

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
SPOKEN = [page for page in PAGES if "```console" in page.read_text(encoding="utf-8")]
GENERATE: dict[str, Any] = run_path(str(ROOT / "docs" / "generate.py"))
COACH: dict[str, Any] = run_path(str(ROOT / "docs" / "coach.py"))
ALEARN: Any = typer.main.get_command(build())
COMMANDS: dict[str, Any] = {"": ALEARN, **ALEARN.commands}
OWN_FOLDER = "~/.local/share/alearn"
_TODAY = re.compile(r"<!-- today: (\d{4}-\d\d-\d\d) -->")
_RANDOM = (
    (re.compile(r"(?<=/private/)[a-z2-9]{8}(?=/)"), "k3v9tq2m"),
    (re.compile(r"(\d{4}-\d{2})-[a-z0-9]{8}(?=\.md|\]|:)"), r"\1-p7m2xw4q"),
    (re.compile(r"\bage1[a-z0-9]{58}\b"), "age1YOURS"),
    (re.compile(r"^(\d{4}-\d\d-\d\d)-[a-z2-9]{4}(?=  )"), r"\1-k3v9"),
    (re.compile(r"(/extracts/\d{4}-\d\d-\d\d)-[a-z2-9]{4}(?=\.yaml)"), r"\1-k3v9"),
)
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_FENCED = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)


def text_of(page: Path) -> str:
    return page.read_text(encoding="utf-8")


# What is made


@pytest.mark.parametrize("path", GENERATE["pages"]())
def test_what_is_made_from_the_code_is_fresh(path: str) -> None:
    assert text_of(ROOT / path) == GENERATE["pages"]()[path], "type: make docs"


def test_the_guide_s_pages_are_those_that_are_made() -> None:
    there = {path.relative_to(ROOT).as_posix() for path in (ROOT / "docs" / "guide").iterdir()}
    assert there == {path for path in GENERATE["pages"]() if path.startswith("docs/guide/")}


def test_what_is_measured_of_the_coaches_is_fresh() -> None:
    for path, page in COACH["pages"]().items():
        assert text_of(ROOT / path) == page, "type: make coach"


# All is documented


def section(page: str, heading: str) -> str:
    """The text below a heading, to the next one of its level or above."""
    begun = page.split(f"\n### {heading}\n", 1)
    assert len(begun) == 2, f"no section {heading}"
    return re.split(r"\n#{2,3} ", begun[1])[0]


@pytest.mark.parametrize("name", [name for name in COMMANDS if name])
def test_every_command_and_option_is_documented(name: str) -> None:
    told = section(text_of(ROOT / "docs" / "commands.md"), name)
    for parameter in COMMANDS[name].params:
        names = (
            parameter.opts if parameter.param_type_name == "option" else [parameter.metavar or parameter.name.upper()]
        )
        assert all(each in told for each in names)
        assert parameter.help


def test_every_exit_code_is_documented() -> None:
    page = text_of(ROOT / "docs" / "commands.md")
    codes = {0, 70, 130, AlearnError.exit_code, *(kind.exit_code for kind in AlearnError.__subclasses__())}
    assert all(f"\n| {code} |" in page for code in codes)


@pytest.mark.parametrize("rule", [*RECORD_RULES, *PRACTICE_RULES], ids=lambda rule: rule.id)
def test_every_rule_is_documented(rule: Any) -> None:
    told = section(text_of(ROOT / "docs" / "rules.md"), rule.id)
    assert str(rule.severity) in told
    assert rule.title in told
    assert rule.why in told


def fields_of(table: Table) -> Iterator[Field]:
    for field in table.fields:
        yield field
        if field.table is not None:
            yield from fields_of(field.table)


@pytest.mark.parametrize("table", TABLES.values(), ids=list(TABLES))
def test_every_field_is_documented_with_an_example(table: Table) -> None:
    page = text_of(ROOT / "docs" / "format.md")
    for field in fields_of(table):
        row = next(line for line in page.splitlines() if line.startswith(f"| `{field.key}` |") and field.about in line)
        assert f"`{field.example}`" in row


# Links


def anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", _FENCED.sub("", text_of(page)), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    for link in _LINK.findall(_FENCED.sub("", text_of(page))):
        if link.startswith(("https://", "http://", "mailto:")):
            continue
        path, _, anchor = link.partition("#")
        target = Path(os.path.normpath(page.parent / path)) if path else page
        assert target.exists(), link
        assert target.is_relative_to(ROOT), link
        assert not anchor or anchor in anchors(target), link


# Transcripts


def masked(line: str) -> str:
    for random, instead in _RANDOM:
        line = random.sub(instead, line)
    return line


class Transcript:
    """A page's commands, run in the order they are written, in one place of their own."""

    def __init__(self, folder: Path) -> None:
        self.place = Place(folder)
        self.today = "2026-10-01"

    def said(self, command: str) -> list[str]:
        """What a command says on standard output; it must end well."""
        program, *words = shlex.split(command)
        if program == "cd":
            self.place.folder = self.place.folder / words[0]
            assert self.place.folder.is_dir()
            return []
        assert program == "alearn", command
        answer = self.place.run(*words, today=self.today)
        assert answer.code == 0, f"{command}: {answer.err}"
        return [masked(line.replace(str(self.place.data), OWN_FOLDER)) for line in answer.out.splitlines()]

    def replayed(self, page: str) -> str:
        """The page with what is said today in its blocks."""
        lines: list[str] = []
        within, command = False, ""
        for line in page.splitlines():
            day = _TODAY.search(line)
            self.today = day[1] if day else self.today
            begins, ends = line == "```console", within and line == "```"
            if not within or ends or line.startswith("$ ") or command:
                lines.append(line)
            within = (within or begins) and not ends
            if within and (line.startswith("$ ") or command):
                command += line[2:]
                more = command.endswith("\\")
                lines += [] if more else self.said(command)
                command = command[:-1] if more else ""
        return "\n".join(lines) + "\n"


@pytest.mark.parametrize("page", SPOKEN, ids=lambda page: page.name)
def test_a_page_s_transcripts_run_as_written(page: Path, tmp_path: Path, *, update_golden: bool) -> None:
    replayed = Transcript(tmp_path).replayed(text_of(page))
    if update_golden:
        page.write_text(replayed, encoding="utf-8")
    else:
        assert replayed == text_of(page)


def test_the_tutorial_shows_a_first_fortnight() -> None:
    typed = set(re.findall(r"^\$ alearn ([a-z-]+)", text_of(ROOT / "docs" / "tutorial.md"), re.MULTILINE))
    assert typed >= {"new-set", "new-issue", "act", "log", "update", "new-meeting", "status", "check", "report"}
