"""A process laid out in minutes: how many turns, how long, and every step in its order."""

from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from alearn.model import Process, SetFile, Stage

PRESENTER, MEMBER = "presenter", "member"
_SHORTEST_TURN = 8
"""A turn of fewer minutes than this is not proposed: there is no time in it to be silent."""


class Step(NamedTuple):
    """A stage in its place in one meeting, with all its minutes; `turn` counts from 1, and is 0 outside of a turn."""

    stage: Stage
    minutes: int
    turn: int = 0


class Remedy(NamedTuple):
    """What would make a process fit: so many turns, or turns of so many minutes; None where that would not do."""

    turns: int | None
    airtime: int | None


def as_run(process: Process, file: SetFile) -> Process:
    """A process as a set runs it: with the set's own airtime and its own way to choose who presents."""
    chosen = process._replace(presenters=file.turns or process.presenters)
    return with_airtime(chosen, file.airtime) if file.airtime else chosen


def with_airtime(process: Process, minutes: int) -> Process:
    """The process with turns of so many minutes: the longest step of a turn gives, or takes, what that needs.

    A step keeps one minute at least.
    """
    own = [stage for stage in process.stages if stage.repeats_per == PRESENTER]
    if not own:
        return process
    longest = max(own, key=lambda stage: stage.minutes)
    changed = longest._replace(minutes=max(1, longest.minutes + minutes - airtime(process)))
    stages = tuple(changed if stage is longest else stage for stage in process.stages)
    return process._replace(stages=stages, airtime=minutes)


def airtime(process: Process) -> int:
    """The minutes a presenter holds the floor: as the process tells, else those of the steps of a turn."""
    return process.airtime or turn_length(process)


def turn_length(process: Process) -> int:
    """The minutes of one turn with all its steps."""
    return sum(stage.minutes for stage in process.stages if stage.repeats_per == PRESENTER)


def overhead(process: Process, people: int) -> int:
    """The minutes of a meeting outside of any turn."""
    return minutes_needed(process, people, 0)


def minutes_needed(process: Process, people: int, turns: int) -> int:
    """How long a meeting takes with so many people and turns; where a set divides, its groups work side by side."""
    return sum(step.minutes for step in steps(process, people, turns))


def everybody(process: Process, people: int) -> int:
    """How many turns it takes for everybody to present: in a set that divides, those of its largest group."""
    groups = max(1, people // process.groups_of) if process.groups_of else 1
    return -(-people // groups)


def usual_turns(process: Process, people: int, minutes: int | None = None) -> int:
    """How many turns a meeting has: one for everybody, or where presenters are chosen as many as fit, at least one.

    Where it is not known how long the meeting is, the fewest that are usual.
    """
    if not turn_length(process):
        return 0
    if process.presenters in (None, "all"):
        return everybody(process, people)
    most = min(process.norms.presenters_to or people, people)
    if minutes is None:
        return min(process.norms.presenters_from or 1, most)
    return _most_that_fit(process, people, minutes, most) or 1


def remedy(process: Process, people: int, turns: int, minutes: int) -> Remedy:
    """What would make so many turns fit into so many minutes: fewer of them, or shorter ones."""
    fewer = _most_that_fit(process, people, minutes, turns - 1)
    over = minutes_needed(process, people, turns) - minutes
    shorter = airtime(process) - -(-over // turns) if turns else 0
    would_fit = minutes_needed(with_airtime(process, shorter), people, turns) <= minutes
    is_enough = shorter >= max(_SHORTEST_TURN, airtime(process) // 2)
    return Remedy(fewer or None, shorter if is_enough and would_fit else None)


def steps(process: Process, people: int, turns: int) -> tuple[Step, ...]:
    """Every step of a meeting in its order: the steps of a turn, one after another, for each turn."""
    return tuple(_steps(process, people, turns))


def _steps(process: Process, people: int, turns: int) -> Iterator[Step]:
    for in_turns, stages in groupby(process.stages, key=lambda stage: stage.repeats_per == PRESENTER):
        block = tuple(stages)
        if in_turns:
            yield from (Step(stage, stage.minutes, turn) for turn in range(1, turns + 1) for stage in block)
        else:
            yield from (Step(stage, stage.minutes * _times(stage, people)) for stage in block)


def _times(stage: Stage, people: int) -> int:
    return people if stage.repeats_per == MEMBER else 1


def _most_that_fit(process: Process, people: int, minutes: int, most: int) -> int:
    """The most turns, up to a number, for which there is time; 0 where there is none for one."""
    return next((n for n in range(most, 0, -1) if minutes_needed(process, people, n) <= minutes), 0)
