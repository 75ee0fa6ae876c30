"""Rules about the set's own ways of running a meeting: whether one can be laid out, and whether it adds up."""

from collections.abc import Iterator
from datetime import date

from alearn.findings import Finding, Severity
from alearn.meeting.process import everybody, minutes_needed, turn_length
from alearn.model import Process
from alearn.rules.places import about_file
from alearn.rules.rule import Rule
from alearn.schema.records import Reading

_PAIRS = ("size", "meetings", "minutes", "presenters")


def _without_stages(reading: Reading, _: date) -> Iterator[Finding]:
    for process in _processes(reading):
        if not process.stages:
            message = "This process has no stages, so no agenda can be laid out from it."
            fix = "Write them under `stages:`, each with its `name` and its `minutes`."
            yield about_file(process.path, "process-without-stages", message, fix, Severity.WARNING)


def _without_turns(reading: Reading, _: date) -> Iterator[Finding]:
    for process in _processes(reading):
        if process.presenters and process.stages and not turn_length(process):
            message = "This process says how presenters are chosen, and none of its stages is a presenter's."
            fix = "Write `repeats_per: presenter` under the stages that belong to a turn."
            yield reading.found(process.path, "process-without-turns", ("presenters",), message, fix, Severity.WARNING)


def _too_long(reading: Reading, _: date) -> Iterator[Finding]:
    for process in _processes(reading):
        most, needed = process.norms.minutes_to, _least(process)
        if most is not None and needed > most:
            message = f"The stages take {needed} minutes at the least, and a meeting of this kind lasts {most} at most."
            fix = f"Write `minutes_to: {needed}`, or shorten the stages."
            steps = ("norms", "minutes_to")
            yield reading.found(process.path, "process-too-long", steps, message, fix, Severity.WARNING)


def _reversed(reading: Reading, _: date) -> Iterator[Finding]:
    for process in _processes(reading):
        for name in _PAIRS:
            low, high = getattr(process.norms, f"{name}_from"), getattr(process.norms, f"{name}_to")
            if low is not None and high is not None and high < low:
                message = f"This is less than `{name}_from`, so nothing lies between the two."
                fix = f"Write the smaller number under `{name}_from`."
                steps = ("norms", f"{name}_to")
                yield reading.found(process.path, "norms-reversed", steps, message, fix, Severity.WARNING)


def _least(process: Process) -> int:
    """The shortest a meeting can be: with the fewest people and the fewest turns that are usual."""
    people = process.norms.size_from or 1
    turns = everybody(process, people) if process.presenters in (None, "all") else process.norms.presenters_from or 1
    return minutes_needed(process, people, turns)


def _processes(reading: Reading) -> Iterator[Process]:
    """The set's own processes; those of the library are alearn's to mend."""
    return (each.record for each in reading.documents.values() if each.at.kind == "process" and each.record)


RULES = (
    Rule(
        "process-without-stages",
        Severity.WARNING,
        "A process has no stages.",
        "Without steps and minutes nobody can lay a meeting out, and it is the last minutes, those for learning, "
        "that go missing.",
        "title: Walking pairs\n",
        "title: Walking pairs\nstages:\n  - name: Walk\n    minutes: 20\n    repeats_per: presenter\n",
        _without_stages,
    ),
    Rule(
        "process-without-turns",
        Severity.WARNING,
        "A process says how presenters are chosen, and no stage of it is a presenter's.",
        "A turn is time that belongs to one member; where none is set aside, nobody has the floor.",
        "presenters: all\nstages:\n  - name: Talk\n    minutes: 60\n",
        "presenters: all\nstages:\n  - name: Talk\n    minutes: 15\n    repeats_per: presenter\n",
        _without_turns,
    ),
    Rule(
        "process-too-long",
        Severity.WARNING,
        "The stages of a process take longer than the longest meeting it speaks of.",
        "What does not fit is cut in the room, and what is cut first is the review.",
        "norms:\n  minutes_to: 60\nstages:\n  - name: Talk\n    minutes: 90\n",
        "norms:\n  minutes_to: 90\nstages:\n  - name: Talk\n    minutes: 90\n",
        _too_long,
    ),
    Rule(
        "norms-reversed",
        Severity.WARNING,
        "What is usual at most is less than what is usual at least.",
        "Norms are there to start a conversation about a set; these would call every set unusual.",
        "norms:\n  size_from: 8\n  size_to: 4\n",
        "norms:\n  size_from: 4\n  size_to: 8\n",
        _reversed,
    ),
)
