"""`alearn agenda`: a run sheet and an opening sheet for the next meeting, to print."""

import os
from collections.abc import Iterator, Mapping
from datetime import date, time
from typing import NamedTuple

from alearn.commands.days import read_day
from alearn.commands.pages import in_forms, put_page
from alearn.commands.record_sheet import ids_of, times_of
from alearn.commands.rhythm import LONGEST, whole
from alearn.commands.zone import zone_of
from alearn.disclose import disclose
from alearn.errors import NotFoundError, RefusedError, UsageError
from alearn.findings import Severity
from alearn.folder import approach_of, facilitator_cues, find_set, named, processes, read_set, shipped_processes
from alearn.meeting.agenda import REVIEW, Cues, RunSheet, When, run_sheet
from alearn.meeting.build import Occasion, build_agenda
from alearn.meeting.process import as_run, usual_turns
from alearn.model import LearningSet, Meeting, Planned, Process
from alearn.rules.practice import concerns, look_at_practice
from alearn.rules.record import look_at
from alearn.schema.layout import path_of, slug
from alearn.schema.records import Reading
from alearn.story.meetings import members, name_of, next_planned, numbers, planned_ids
from alearn.world import World

_MOST_PEOPLE = 99


class Options(NamedTuple):
    """What was typed; an empty text is a flag that was not. `late` and `leaves` may end in a time."""

    meeting: str = ""
    output: str = ""
    people: str = ""
    absent: tuple[str, ...] = ()
    late: tuple[str, ...] = ()
    leaves: tuple[str, ...] = ()
    process: str = ""
    minutes: str = ""
    turns: str = ""
    force: bool = False
    style: str = ""
    look: bool = False


class _Which(NamedTuple):
    """The meeting that is meant: its id, its row of the plan, and its record where there is one already."""

    id: str
    row: Planned | None
    record: Meeting | None = None

    @property
    def day(self) -> date:
        return self.record.date if self.record else self.row.day if self.row else date.min

    @property
    def starts(self) -> time | None:
        return (self.record.starts if self.record else None) or (self.row.starts if self.row else None)

    @property
    def minutes(self) -> int | None:
        return (self.record.minutes if self.record else None) or (self.row.minutes if self.row else None)

    @property
    def place(self) -> str:
        return (self.record.place if self.record else None) or (self.row.place if self.row else None) or ""


def run(world: World, options: Options) -> int:
    """Build the agenda of a meeting; a warning where it does not fit is said and printed, and is no fault."""
    root = find_set(world)
    shipped = shipped_processes(world)
    reading = read_set(world, root, shipped)
    the_set = reading.the_set
    which = _which(world, the_set, options.meeting)
    process = _process(reading, shipped, which, options)
    occasion = _occasion(the_set, which, options)
    sheet, cues = _laid_out(world, root, the_set, which, process, occasion, options)
    asked = [(concerns(reading, each), each) for each in look_at_practice(reading, which.day)]
    seen = disclose(the_set, "set", which.day)
    view = build_agenda(seen, occasion, process, sheet, cues, asked, made=world.today)

    from alearn.render.environment import agenda

    name = f"{slug(the_set.file.title) or os.path.basename(root)}-agenda-{which.id}-SET-ONLY"
    build = in_forms(world, view, agenda, options.style)
    path = put_page(world, root, name, options.output, build, force=options.force, look=options.look)
    if path:
        world.out(os.path.relpath(path, world.cwd))
    for text in _said(reading, world.today, sheet, is_written=bool(path)):
        world.say(text)
    return 0


def _said(reading: Reading, day: date, sheet: RunSheet, *, is_written: bool) -> Iterator[str]:
    yield from sheet.warnings
    if sheet.remedy:
        ways = [f"--turns {sheet.remedy.turns}" if sheet.remedy.turns else "", f"--minutes {sheet.needed}"]
        ways += [f"`airtime: {sheet.remedy.airtime}` in set.yaml" if sheet.remedy.airtime else ""]
        yield f"To lay it out so: {', or '.join(filter(None, ways))}."
    errors = {each.path for each in look_at(reading, day) if each.severity is Severity.ERROR}
    if errors:
        yield f"What has an error in it is left out ({', '.join(sorted(errors))}): alearn check"
    if is_written:
        at = f", from {sheet.starts} to {sheet.ends}" if sheet.starts else f", {sheet.minutes} minutes"
        yield f"For {sheet.people}{at}. Everything in it is for the set: print it, or send it to them."


def _which(world: World, the_set: LearningSet, typed: str) -> _Which:
    """The meeting that is named, else the next that is planned."""
    rows = dict(planned_ids(the_set))
    records = {meeting.id: meeting for meeting in the_set.meetings}
    if not typed:
        following = next_planned(the_set, world.today)
        if following is None:
            raise NotFoundError("No next meeting is planned.", "Plan one: alearn schedule --first DATE")
        return next(_Which(id_, row) for id_, row in rows.items() if row is following)
    id_ = _id(world, the_set, typed, sorted({*rows, *records}))
    found = _Which(id_, rows.get(id_), records.get(id_))
    if found.row and found.row.cancelled and not found.record:
        raise RefusedError("That meeting was cancelled.", "See what is planned: alearn schedule")
    return found


def _id(world: World, the_set: LearningSet, typed: str, ids: list[str]) -> str:
    if typed in ids:
        return typed
    try:
        day = read_day(world, the_set, typed, "the meeting")
    except UsageError:
        return named(typed, ids, str, "meeting")
    on_day = [id_ for id_, row in planned_ids(the_set) if row.day == day]
    on_day += [each.id for each in the_set.meetings if each.date == day and each.id not in on_day]
    if not on_day:
        raise NotFoundError("No meeting is planned for that day.", "Planned are: " + ", ".join(ids))
    if len(on_day) > 1:
        raise UsageError("There are two meetings on that day.", "Name one: " + ", ".join(on_day))
    return on_day[0]


def _process(reading: Reading, shipped: Mapping[str, Process], which: _Which, options: Options) -> Process:
    file = reading.the_set.file
    known = processes(reading, shipped)
    id_ = options.process or (which.record.process if which.record else None) or file.process or "brief-guide"
    own = reading.documents.get(path_of("process", "", id_))
    if own is not None and own.record is None:
        raise NotFoundError(f"{own.path} has an error in it, so it cannot be laid out.", "See it: alearn check")
    process = known.get(id_)
    if process is None:
        raise UsageError("There is no process of that name.", "There are: " + ", ".join(sorted(known)))
    if not process.stages:
        raise UsageError("That process has no stages, so nothing can be laid out.", f"Write them in {process.path}")
    return as_run(process, file) if id_ == file.process else process


def _occasion(the_set: LearningSet, which: _Which, options: Options) -> Occasion:
    belonging = [member for member in members(the_set) if member.belongs_on(which.day)]
    absent = set(ids_of(the_set, options.absent))
    there = [member for member in belonging if member.id not in absent]
    if which.record:
        there = [member for member in belonging if member.id in which.record.present]
    away = [member for member in belonging if member not in there]
    notes = [_comes(the_set, id_, at) for id_, at in times_of(the_set, options.late).items()]
    notes += [_leaves(the_set, id_, at) for id_, at in times_of(the_set, options.leaves).items()]
    which_of = numbers(the_set)
    number = f"Meeting {which_of[which.id]} of {len(which_of)}" if which.id in which_of else "Meeting"
    return Occasion(which.id, which.day, number, which.place, tuple(there), tuple(away), tuple(notes))


def _comes(the_set: LearningSet, member: str, at: str) -> str:
    """What to know of somebody who comes late."""
    when = f"comes at {at}" if at else "comes late"
    return f"{name_of(the_set, member)} {when}: begin in time, and ask then what became of their actions."


def _leaves(the_set: LearningSet, member: str, at: str) -> str:
    """What to know of somebody who leaves before the end."""
    when = f"leaves at {at}" if at else "leaves early"
    return f"{name_of(the_set, member)} {when}: give them an early turn, and read their action back before they go."


def _laid_out(
    world: World, root: str, the_set: LearningSet, which: _Which, process: Process, occasion: Occasion, options: Options
) -> tuple[RunSheet, Cues]:
    people = whole(options.people, "--people", _MOST_PEOPLE) or len(occasion.expected)
    if not people:
        raise UsageError("Nobody is expected at that meeting.", "Add --people NUMBER, or members: alearn new-member")
    minutes = whole(options.minutes, "--minutes", LONGEST) or which.minutes
    turns = whole(options.turns, "--turns", _MOST_PEOPLE) or usual_turns(process, people, minutes)
    cues = {**facilitator_cues(world, root), REVIEW: approach_of(world, the_set.file.approach).review}
    when = When(which.day, which.starts, minutes, zone_of(the_set)[0])
    return run_sheet(process, when, people, turns, cues), cues
