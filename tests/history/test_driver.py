"""git joins with our driver: many pairs of versions in one merge, beside git alone, and with the driver killed."""

import os
import shlex
import stat
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest
from pairs import Pair, different, same
from replaying import Repository

from alearn.history.conflicts import MINE, THEIRS, chosen, conflicts
from alearn.schema.layout import where
from alearn.schema.records import read_document
from alearn.text.nodes import read_yaml, values
from alearn.text.source import Source
from alearn.world.hooks import driver

pytestmark = pytest.mark.needs("git")
SOAK = bool(os.environ.get("ALEARN_SOAK"))
HERE = Path(__file__).resolve().parents[2]
PAIRS = 500 if SOAK else 25
KILLED = 100 if SOAK else 6
ALEARN = f"{shlex.quote(sys.executable)} -m alearn"


class Outcome(NamedTuple):
    """What git left of a merge: each file's text, and those it says are in conflict."""

    texts: dict[str, str]
    conflicting: frozenset[str]


def merged(folder: Path, pairs: list[Pair], command: str) -> Outcome:
    """Commit every pair on two branches and join them; with a driver's command, or by git alone."""
    made = Repository(folder, {"PYTHONPATH": str(HERE), "PYTHONUTF8": "1", "HOME": str(folder.parent)})
    made.write(".gitattributes", "* -text\n*.yaml merge=alearn\n")
    for name, take in (("main", "base"), ("ours", "ours"), ("theirs", "theirs")):
        made.git(*(("checkout", "-q", "-B", name, "main") if name != "main" else ("checkout", "-q", "-B", "main")))
        for pair in pairs:
            made.write(pair.path, getattr(pair, take))
        made.commit("jo-ward", "2026-10-05", name)
    if command:
        made.git("config", "merge.alearn.driver", driver(command))
    made.git("checkout", "-q", "ours")
    done = subprocess.run(
        ["git", "merge", "-q", "theirs"], cwd=folder, env=person(made), check=False, capture_output=True
    )
    assert done.returncode in (0, 1), done.stderr
    unjoined = made.git("ls-files", "--unmerged", "-z").split("\0")
    paths = frozenset(line.partition("\t")[2] for line in unjoined if line)
    assert sorted(path.name for path in folder.iterdir() if path.name.startswith(".merge_file")) == []
    return Outcome({pair.path: (folder / pair.path).read_text(encoding="utf-8") for pair in pairs}, paths)


def person(made: Repository) -> dict[str, str]:
    names = (f"GIT_{who}_{key}" for who in ("AUTHOR", "COMMITTER") for key in ("NAME", "EMAIL"))
    return {**made.environ, **dict.fromkeys(names, "jo")}


def tree(text: str) -> object:
    root, findings = read_yaml(Source("", text))
    assert not findings
    assert root is not None
    return values(root)


def lines(text: str) -> set[str]:
    return {line.strip() for line in text.splitlines()}


def test_different_fields_join_clean_and_nothing_is_lost(tmp_path: Path) -> None:
    pairs = [different(number) for number in range(PAIRS)]
    ours = merged(tmp_path / "ours", pairs, ALEARN)
    assert ours.conflicting == frozenset()
    for pair in pairs:
        text = ours.texts[pair.path]
        new = (lines(pair.ours) | lines(pair.theirs)) - lines(pair.base)
        assert new <= lines(text)
        assert {line for line in pair.base.splitlines() if line in pair.ours and line in pair.theirs} <= set(
            text.splitlines()
        )
        assert tree(text)
    alone = merged(tmp_path / "alone", pairs, "")
    apart = [each for each in pairs if each.path not in alone.conflicting]
    other = sum(tree(alone.texts[each.path]) != tree(ours.texts[each.path]) for each in apart)
    told(f"different fields, {PAIRS} pairs: git alone conflicts in {len(alone.conflicting)}, joins {other} otherwise")
    assert alone.conflicting, "or there is nothing to gain"


def test_the_same_field_always_conflicts_is_named_and_gives_either_side(tmp_path: Path) -> None:
    pairs = [same(number) for number in range(PAIRS)]
    ours = merged(tmp_path / "ours", pairs, ALEARN)
    assert ours.conflicting == {pair.path for pair in pairs}
    for pair in pairs:
        text = ours.texts[pair.path]
        assert len(conflicts(text)) == 1
        assert tree(chosen(text, (MINE,))) == tree(pair.ours)
        assert tree(chosen(text, (THEIRS,))) == tree(pair.theirs)
        found = read_document(pair.path, where(pair.path), text.encode()).findings
        assert [each.rule for each in found if each.rule == "conflict-marker"]
        assert found[0].place.line == conflicts(text)[0].line
    alone = merged(tmp_path / "alone", pairs, "")
    wide = sum(size(alone.texts[pair.path]) > size(ours.texts[pair.path]) for pair in pairs)
    told(f"the same field, {PAIRS} pairs: git alone conflicts in {len(alone.conflicting)}, wider in {wide}")


def size(text: str) -> int:
    """How many letters stand between markers."""
    return sum(len(each.mine + each.theirs) for each in conflicts(text))


def told(figures: str) -> None:
    """The figures of the table in `docs/history.md`, with `-s`."""
    print(figures)  # noqa: T201


def killing(folder: Path, longest: float) -> str:
    """A command that is alearn, killed at a moment of chance."""
    script = folder / "killed.py"
    script.write_text(
        "import random, subprocess, sys, time\n"
        "started = subprocess.Popen([sys.executable, '-m', 'alearn', *sys.argv[1:]])\n"
        f"time.sleep(random.uniform(0, {longest}))\n"
        "started.kill()\n"
        "code = started.wait()\n"
        "sys.exit(code if code >= 0 else 137)\n",
        encoding="utf-8",
    )
    return f"{shlex.quote(sys.executable)} {shlex.quote(str(script))}"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a kill is a signal")
def test_a_killed_driver_leaves_what_git_alone_would_or_what_the_driver_does(tmp_path: Path) -> None:
    pairs = [(different, same)[number % 2](number) for number in range(KILLED)]
    whole = merged(tmp_path / "whole", pairs, ALEARN)
    plain = merged(tmp_path / "plain", pairs, "false")
    alone = merged(tmp_path / "alone", pairs, "")
    killed = merged(tmp_path / "killed", pairs, killing(tmp_path, 0.4))
    assert plain.conflicting == alone.conflicting
    for pair in pairs:
        text, conflicting = killed.texts[pair.path], pair.path in killed.conflicting
        assert text in (whole.texts[pair.path], plain.texts[pair.path])
        assert conflicting >= (text == plain.texts[pair.path] and pair.path in plain.conflicting)
        assert conflicting >= ("<<<<<<< " in text), "or it would be committed unnoticed"
        assert plain.texts[pair.path].count("<<<<<<< ") == alone.texts[pair.path].count("<<<<<<< ")


def test_a_driver_that_is_gone_leaves_what_git_alone_would(tmp_path: Path) -> None:
    pairs = [same(1), different(2)]
    gone = merged(tmp_path / "gone", pairs, "/nowhere/alearn")
    alone = merged(tmp_path / "alone", pairs, "")
    assert gone.conflicting == alone.conflicting
    for pair in pairs:
        assert gone.texts[pair.path].replace(" ours", " HEAD") == alone.texts[pair.path]
    assert stat.S_ISREG((tmp_path / "gone" / pairs[0].path).lstat().st_mode)
