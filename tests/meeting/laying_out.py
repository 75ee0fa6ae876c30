"""Processes and run sheets for the tests of the meeting room."""

from datetime import date, time

from hypothesis import HealthCheck, settings

from alearn.folder import facilitator_cues, shipped_processes
from alearn.meeting.agenda import RunSheet, When, run_sheet
from alearn.meeting.process import usual_turns
from alearn.model import Process
from alearn.world import World

WORLD = World.real("", date(2026, 11, 24), no_input=True, quiet=True)
SHIPPED = dict(shipped_processes(WORLD))
CUES = facilitator_cues(WORLD)
AT_TWO = time(14)
A_DAY = date(2026, 12, 22)
unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


def laid_out(process: Process, people: int, minutes: int | None = None, turns: int | None = None) -> RunSheet:
    """The run sheet of a meeting at two o'clock, with as many turns as are usual."""
    number = usual_turns(process, people, minutes) if turns is None else turns
    return run_sheet(process, When(A_DAY, AT_TWO, minutes), people, number, CUES)
