"""`alearn demo`: two example sets to look at and try things on."""

import os
import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from alearn.commands.report import run as report
from alearn.commands.report_page import Options as ReportOptions
from alearn.errors import RefusedError, UsageError
from alearn.findings import Severity
from alearn.folder import read_set, shipped_folder
from alearn.rules.record import look_at
from alearn.text.source import ENTRY_LIMIT
from alearn.world import World

CLOSED, BEGUN = "hillside", "newborn"
_DATE = re.compile(r"\b(20\d{2}-\d{2}-\d{2})\b")


def run(world: World, folder: str) -> int:
    """Copy the examples into a new folder, the second moved so that its first meeting was last week."""
    target = world.path(folder)
    if world.exists(target):
        raise RefusedError(
            f"There is something called {os.path.basename(target)} here already.", "Name another folder."
        )
    files = {f"{CLOSED}/{name}": data for name, data in _example(world, CLOSED).items()}
    try:
        files |= {f"{BEGUN}/{name}": data for name, data in moved(_example(world, BEGUN), world.today).items()}
    except OverflowError:
        raise UsageError("The examples cannot be moved to that day.", "Name another day with --today.") from None
    made = world.make_folder(os.path.dirname(target), os.path.basename(target), files)
    for name in (CLOSED, BEGUN):
        findings = look_at(read_set(world, f"{made}/{name}"), world.today)
        errors = [each for each in findings if each.severity is Severity.ERROR]
        world.say(f"{name}: checked, {len(errors)} errors.")
    page = f"{made}/{CLOSED}/out/hillside-learning-leads-summary-SET-ONLY.html"
    report(world.in_folder(f"{made}/{CLOSED}"), ReportOptions(output=page, quiet=True))
    shown, program = os.path.relpath(made, world.cwd), world.program(f"{made}/{BEGUN}")
    for text in (
        f"Open {os.path.relpath(page, world.cwd)} in a browser: the summary of a whole set.",
        f"Read {shown}/{CLOSED}/members: every line is plain text, and each member owns a folder.",
        f"Try: cd {shown}/{CLOSED} && {program} report --for sponsor: what could leave that set, as a draft.",
        f"Try: cd {shown}/{BEGUN} && {program} status: a set whose first meeting was last week.",
        f'Then: {program} log "What I noticed today" --me nasreen-akhtar, and {program} check.',
    ):
        world.out(text)
    return 0


def moved(files: Mapping[str, bytes], today: date) -> dict[str, bytes]:
    """The example just begun, every date moved by whole weeks so that its first meeting was last week."""
    first = min(_days("\n".join(name for name in files if name.startswith("meetings/"))))
    last_week = today - timedelta(days=today.weekday() + 7)
    weeks = (last_week - (first - timedelta(days=first.weekday()))).days // 7
    return {_moved(name, weeks): _moved(data.decode(), weeks).encode() for name, data in files.items()}


def _moved(text: str, weeks: int) -> str:
    def later(found: re.Match[str]) -> str:
        return (date.fromisoformat(found[1]) + timedelta(weeks=weeks)).isoformat()

    return _DATE.sub(later, text)


def _days(text: str) -> Iterator[date]:
    return (date.fromisoformat(found) for found in _DATE.findall(text))


def _example(world: World, name: str) -> dict[str, bytes]:
    folder = f"{shipped_folder('examples')}/{name}"
    names = list(world.tree(folder, frozenset(), "").files)
    return {each: world.read_or_stop(f"{folder}/{each}", ENTRY_LIMIT) for each in names}
