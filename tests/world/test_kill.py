import os
import random
import re
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
import yaml
from soaking import MEMBER, SOAK, alearn, begun_set, command, files_below, surroundings

KILLS = 500 if SOAK else 25
CANARY = "canarywords"
PADDING = "A line that is long enough to be torn in two. " * 40


class Run:
    """One command that was killed at some moment, or ended before it."""

    def __init__(self, folder: Path, environ: Mapping[str, str], after: float, *arguments: str) -> None:
        started = subprocess.Popen(
            command(*arguments),
            cwd=folder,
            env=environ,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(after)
        started.kill()
        out, _ = started.communicate()
        self.acknowledged = out.decode().strip() if out.endswith(b"\n") else ""
        self.killed = started.returncode == -9


@pytest.fixture(name="place")
def _place(tmp_path: Path) -> tuple[Path, dict[str, str]]:
    environ = surroundings(tmp_path)
    return begun_set(tmp_path, environ), environ


class Moments:
    """Random moments to kill at, kept around the one at which a run has just written.

    A machine grows busier or quieter while the tests run: each run that ended in time makes the next wait
    shorter, each that was killed before makes it longer, so that both are seen on any machine.
    """

    def __init__(self, run: Callable[[], object]) -> None:
        begin = time.monotonic()
        run()
        self.aim = time.monotonic() - begin
        self.chance = random.Random(20261005)
        self.in_time = self.too_early = 0

    def __iter__(self) -> Iterator[float]:
        for number in range(KILLS):
            yield self.aim * self.chance.uniform(*((0.1, 1) if number % 5 == 0 else (0.85, 1.15)))

    def saw(self, run: Run) -> Run:
        """Aim anew by what became of a run."""
        if run.acknowledged:
            self.in_time += 1
            self.aim *= 0.94
        else:
            self.too_early += 1
            self.aim *= 1.06
        return run


def no_plaintext_leftovers(base: Path, private: Path) -> None:
    for path in files_below(base):
        if CANARY.encode() in path.read_bytes():
            assert path.parent == private
            assert path.suffix == ".md"
            assert path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("share", [False, True])
def test_a_killed_log_tears_nothing_and_loses_nothing(
    place: tuple[Path, dict[str, str]], tmp_path: Path, *, share: bool
) -> None:
    folder, environ = place
    flags = ["--share"] if share else []

    def written(number: int) -> str:
        return f"Entry {number} {CANARY} {PADDING}\n\nThe end of {number}"

    runs = []
    first = alearn(folder, environ, "log", *flags, written(0)).strip()
    home = (folder / first).parent
    moments = Moments(lambda: alearn(folder, environ, "log", *flags, "One more"))
    for number, after in enumerate(moments, 1):
        runs.append((number, moments.saw(Run(folder, environ, after, "log", *flags, written(number)))))
        if number >= KILLS // 2 and not share:
            break
        if number >= KILLS - KILLS // 2 and share:
            break
    there = {path: path.read_text(encoding="utf-8") for path in home.glob("*.md")}
    for text in there.values():
        body = text.rpartition("---\n")[2].strip()
        found = re.match(r"Entry (\d+) ", body)
        assert body == (written(int(found.group(1))) if found else "One more")
    for number, run in runs:
        if run.acknowledged:
            assert written(number) in there[folder / run.acknowledged]
    alearn(folder, environ, "log", *flags, "The next run heals")
    assert os.listdir(home / ".alearn/tmp" if not share else folder / ".alearn/tmp") == []
    if not share:
        no_plaintext_leftovers(tmp_path, home)
    alearn(folder, environ, "check")


def test_a_killed_act_tears_nothing_and_loses_nothing(place: tuple[Path, dict[str, str]]) -> None:
    folder, environ = place
    runs = []
    moments = Moments(lambda: alearn(folder, environ, "act", "Ask first", "--due", "2026-11-01"))
    for number, after in enumerate(moments):
        words = f"Ask colleague number {number} {PADDING[:140].strip()}"
        run = Run(folder, environ, after, "act", words, "--id", f"ask-{number}", "--due", "2026-11-01")
        runs.append((words, moments.saw(run)))
    actions = folder / "members" / MEMBER / "actions"
    there = {path.name: yaml.safe_load(path.read_text(encoding="utf-8")) for path in actions.iterdir()}
    assert all(str(record["due"]) == "2026-11-01" for record in there.values())
    for words, run in runs:
        if run.acknowledged:
            assert there[os.path.basename(run.acknowledged)]["action"] == words
    alearn(folder, environ, "act", "The next run heals")
    assert os.listdir(folder / ".alearn/tmp") == []
    alearn(folder, environ, "check")


def test_a_killed_update_tears_nothing_and_loses_nothing(place: tuple[Path, dict[str, str]]) -> None:
    folder, environ = place
    path = folder / alearn(folder, environ, "act", "Ask two colleagues", "--id", "ask").strip()
    acknowledged = set()

    def notes() -> list[str]:
        return [item["note"] for item in yaml.safe_load(path.read_text(encoding="utf-8"))["updates"]]

    seen: list[str] = []
    moments = Moments(lambda: alearn(folder, environ, "update", "ask", "tried", "-m", "first"))
    for number, after in enumerate(moments):
        note = f"note number {number} to its end"
        run = moments.saw(Run(folder, environ, after, "update", "ask", "tried", "-m", note))
        now = notes()
        assert now in (seen or now, [*seen, note], ["first", note])
        seen = now
        if run.acknowledged:
            acknowledged.add(note)
    assert acknowledged <= set(seen)
    alearn(folder, environ, "update", "ask", "done", "-m", "The next run heals")
    assert notes() == [*seen, "The next run heals"]
    assert os.listdir(folder / ".alearn/tmp") == []


def test_a_killed_new_set_leaves_all_of_it_or_nothing(tmp_path: Path) -> None:
    environ = surroundings(tmp_path)
    sets = tmp_path / "sets"
    sets.mkdir()
    rest = ("--facilitator", "Jo Ward", "--member", "Amina Khan", "--first", "2026-11-02")
    whole = {path.relative_to(sets / "model") for path in _model(sets, environ, rest)}
    moments = Moments(lambda: alearn(sets, environ, "new-set", "Timed", *rest))
    for number, after in enumerate(moments):
        run = moments.saw(Run(sets, environ, after, "new-set", f"Set {number}", *rest))
        if run.acknowledged:
            assert (sets / run.acknowledged).is_dir()
    alearn(sets, environ, "new-set", "The next run heals", *rest)
    for folder in sets.iterdir():
        assert not folder.name.startswith(".")
        assert {path.relative_to(folder) for path in files_below(folder)} == whole
    assert moments.in_time
    assert moments.too_early


def _model(sets: Path, environ: Mapping[str, str], rest: tuple[str, ...]) -> list[Path]:
    alearn(sets, environ, "new-set", "Model", *rest)
    return files_below(sets / "model")
