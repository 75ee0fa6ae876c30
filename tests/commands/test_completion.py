"""Completion in the shells people use: the script each is given, and what it is answered."""

import os
import re
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest
from running import EXAMPLES, ROOT

from alearn.cli import MOMENTS

HILLSIDE = EXAMPLES / "hillside"


def alearn(folder: Path, *arguments: str, **environ: str) -> str:
    environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT), "HOME": str(folder)} | environ
    done = subprocess.run(
        [sys.executable, "-m", "alearn", *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    return done.stdout


def completed(shell: str, line: str, folder: Path = HILLSIDE) -> set[str]:
    """What a shell is offered for the last word of a line."""
    words = line.split(" ")
    environ = {"_ALEARN_COMPLETE": f"complete_{shell}"}
    if shell == "bash":
        environ |= {"COMP_WORDS": line, "COMP_CWORD": str(len(words) - 1)}
    elif shell in ("zsh", "fish"):
        environ |= {"_TYPER_COMPLETE_ARGS": line, "_TYPER_COMPLETE_FISH_ACTION": "get-args"}
    else:
        environ |= {"_TYPER_COMPLETE_ARGS": line, "_TYPER_COMPLETE_WORD_TO_COMPLETE": words[-1]}
    said = alearn(folder, **environ)
    if shell == "zsh":
        return set(re.findall(r'"([^"]+)"(?::"[^"]*")?', said))
    return {row.split("\t")[0].split(":::")[0].strip() for row in said.splitlines() if row.strip()}


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
@pytest.mark.parametrize(
    ("line", "offered"),
    [
        ("alearn rep", {"report"}),
        ("alearn update nine", set()),
        ("alearn update silent", {"silent-first-ten"}),
        ("alearn act --me dyl", {"dylan-rees"}),
        ("alearn log --issue maths", {"maths-talk"}),
        ("alearn log --meeting 2026-01", {"2026-01-08"}),
        ("alearn explain overdue", {"overdue"}),
        ("alearn guide bou", {"boundaries"}),
        ("alearn conduct --by dyl", {"dylan-rees"}),
        ("alearn show 2026-07-06-b", {"2026-07-06-blunt-pencils"}),
    ],
)
def test_names_are_completed(shell: str, line: str, offered: set[str]) -> None:
    assert completed(shell, line) == offered


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_flags_are_completed(shell: str) -> None:
    assert completed(shell, "alearn log --sh") == {"--share"}


def test_outside_of_a_set_nothing_is_offered(tmp_path: Path) -> None:
    assert completed("bash", "alearn update x", tmp_path) == set()


def test_the_guide_s_topics_are_offered_anywhere(tmp_path: Path) -> None:
    assert completed("bash", "alearn guide bou", tmp_path) == {"boundaries"}


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_each_shell_is_given_its_script(shell: str, tmp_path: Path) -> None:
    script = alearn(tmp_path, _ALEARN_COMPLETE=f"source_{shell}")
    assert "_ALEARN_COMPLETE" in script


def test_every_command_stands_in_the_help() -> None:
    for moment, names in MOMENTS.items():
        there = import_module(f"alearn.moments.{moment.lower().replace(' ', '_')}").app.registered_commands
        assert sorted(each.name for each in there) == sorted(names)
