"""`alearn schedule`: the days a set meets, planned around the days that are off; moved and cancelled."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from alearn.commands.days import calendar_of, read_day
from alearn.commands.rhythm import (
    LONGEST,
    Typed,
    read_rhythm,
    refuse_region,
    row,
    time_of_day,
    told,
    too_short,
    usual_minutes,
    whole,
)
from alearn.commands.writing import change_record
from alearn.dates import in_words
from alearn.errors import NotFoundError, RefusedError, UsageError
from alearn.folder import find_set, read_set
from alearn.meeting.schedule import Schedule, WhyOff, is_term, is_time_off, why_off
from alearn.meeting.terms import Terms, read_terms
from alearn.model import NOTHING, LearningSet, Period, Planned
from alearn.schema.layout import SET_FILE
from alearn.schema.records import Reading
from alearn.story.meetings import members, planned, planned_ids
from alearn.text.edit import Value, add_item, add_key, remove, replace_value
from alearn.text.source import Source
from alearn.world import World

Edit = Callable[[Source], Source]


class Options(NamedTuple):
    """What was typed; an empty text is a flag that was not."""

    rhythm: Typed = Typed()
    holidays: str = ""
    dates: str = ""
    move: tuple[str, str] = ("", "")
    cancel: str = ""
    json: bool = False
    dry_run: bool = False


def run(world: World, options: Options) -> int:
    """Show the plan, or change it in set.yaml by one edit for each thing that is new."""
    refuse_region(options.holidays)
    world.hold(options.dates)
    root = find_set(world)
    reading = read_set(world, root)
    the_set = reading.the_set
    if any(options.move) or options.cancel:
        edits = _moved(world, the_set, options) if any(options.move) else _cancelled(world, the_set, options.cancel)
    else:
        edits = _planned(world, the_set, options)
    if edits:
        document = reading.documents[SET_FILE]
        change_record(world, root, reading, document, lambda source: _all(edits, source), dry_run=options.dry_run)
    if edits and not options.dry_run:
        reading = read_set(world, root)
    _show(world, reading, options)
    if edits and not options.dry_run:
        world.say("Written in set.yaml; the whole set can read it. Next: alearn calendar, to send the days to members.")
    return 0


def _all(edits: list[Edit], source: Source) -> Source:
    for edit in edits:
        source = edit(source)
    return source


# A plan


def _planned(world: World, the_set: LearningSet, options: Options) -> list[Edit]:
    file = the_set.file
    ahead = any(each.day >= world.today for each in planned(the_set))
    ask = world.interactive and not any((*options.rhythm, options.holidays, options.dates)) and not ahead
    edits: list[Edit] = []
    if options.holidays and options.holidays != file.holidays:
        edits.append(_set("holidays", options.holidays, there=file.holidays is not None))
        file = file._replace(holidays=options.holidays)
    terms = _terms(world, the_set, options, ask=ask)
    edits += [_named_day(name, period) for name, period in terms.items()]
    off = why_off(file, {**file.dates, **terms})
    if any(options.rhythm) or ask:
        edits += _meetings(world, the_set, options, off, ask=ask)
        if not file.dates and not terms:
            world.say("Term dates are not known here, so look the days through, or paste yours with --dates -.")
    return edits


def _meetings(world: World, the_set: LearningSet, options: Options, off: WhyOff, *, ask: bool) -> list[Edit]:
    rows = planned(the_set)
    size = sum(1 for member in members(the_set) if member.left is None)
    rhythm = read_rhythm(
        world,
        options.rhythm,
        ask=ask,
        calendar=calendar_of(the_set, world.today),
        after=rows[-1].day if rows and not ask else None,
        minutes=usual_minutes(the_set.process, the_set.file, size),
    )
    if rhythm is None:
        if ask:
            return []
        raise UsageError("The first day is not known.", "Add --first DATE.")
    for text in too_short(the_set.process, the_set.file, size, rhythm):
        world.say(text)
    schedule = rhythm.planned(off)
    taken = {each.day for each in rows}
    for text in _said(schedule, taken):
        world.say(text)
    return [_new_row({"date": day.isoformat(), **rhythm.row}) for day in schedule.days if day not in taken]


def _said(schedule: Schedule, taken: set[date]) -> Iterator[str]:
    yield from told(schedule)
    twice = [in_words(day) for day in schedule.days if day in taken]
    if twice:
        yield f"Planned already, and left as it is: {', '.join(twice)}."


def _terms(world: World, the_set: LearningSet, options: Options, *, ask: bool) -> Mapping[str, Period]:
    """The days pasted, by their names; what was read is said, and at a terminal it is asked whether it is right."""
    if not options.dates and not ask:
        return NOTHING
    if options.dates:
        pasted = world.read_stdin() if options.dates == "-" else options.dates
        terms = _read(world, the_set, pasted)
        if not terms.named:
            hint = "Write a line for each, like: Half term: 26 to 30 October 2026"
            raise UsageError("There are no days in what you pasted.", hint)
        return terms.named
    world.say("Paste your term dates and holidays, a line for each, then an empty line. (Enter if you have none)")
    pasted = "\n".join(iter(lambda: world.ask("Days:", "--dates TEXT"), ""))
    terms = _read(world, the_set, pasted)
    if terms.named and world.ask("Is that right? [Y/n]", "--dates TEXT").lower().startswith("n"):
        world.say("They are left out. Paste them again later with `alearn schedule --dates -`.")
        return NOTHING
    return terms.named


def _read(world: World, the_set: LearningSet, pasted: str) -> Terms:
    terms = read_terms(pasted, world.today, the_set.file.dates)
    for name, period in terms.named.items():
        last = f" to {in_words(period.last)}" if period.last != period.first else ""
        off = "; no meetings then" if is_time_off(name, period) else "; a term" if is_term(name, period) else ""
        world.say(f"  {name}: {in_words(period.first)}{last}{off}")
    for line in terms.unread:
        world.say(f"  No day was found in this line, so it is left out: {line}")
    return terms


# One meeting of it


def _moved(world: World, the_set: LearningSet, options: Options) -> list[Edit]:
    old, new = options.move
    at, planned_row = _row(world, the_set, old, "--move")
    day = read_day(world, the_set, new, "the new day")
    if planned_row.cancelled:
        message = "That meeting was cancelled, so there is nothing to move."
        raise RefusedError(message, "If it is to be held after all, take `cancelled: yes` out of set.yaml first.")
    off = why_off(the_set.file)(day)
    if off:
        world.say(f"{in_words(day)} is {off}. It is written all the same.")
    if any(other.day == day for other in planned(the_set) if other is not planned_row):
        world.say(f"There is another meeting on {in_words(day)}: the set then meets twice that day.")
    minutes = whole(options.rhythm.minutes, "--minutes", LONGEST)
    told_too = row(time_of_day(options.rhythm.at), minutes, options.rhythm.place)
    edits = [_in_row(at, planned_row, key, value) for key, value in told_too.items()]
    if day != planned_row.date:
        return [_in_row(at, planned_row, "moved_to", day.isoformat()), *edits]
    return [*([lambda source: remove(source, ("planned", at, "moved_to"))] if planned_row.moved_to else []), *edits]


def _cancelled(world: World, the_set: LearningSet, typed: str) -> list[Edit]:
    at, planned_row = _row(world, the_set, typed, "--cancel")
    if planned_row.cancelled:
        world.say("That meeting is cancelled already.")
        return []
    return [lambda source: add_key(source, ("planned", at), "cancelled", "yes")]


def _row(world: World, the_set: LearningSet, typed: str, flag: str) -> tuple[int, Planned]:
    """Which row of the plan is meant, by its id or its day, and what it says; one that was held is refused."""
    rows = planned_ids(the_set)
    found = [at for at, (id_, _) in enumerate(rows) if id_ == typed.strip()]
    if not found:
        day = read_day(world, the_set, typed, flag)
        found = [at for at, (_, each) in enumerate(rows) if each.day == day]
        found = found or [at for at, (_, each) in enumerate(rows) if each.date == day]
    if not found:
        days = ", ".join(id_ for id_, _ in rows) or "none yet"
        raise NotFoundError("No meeting is planned for that day.", f"Planned are: {days}")
    if len(found) > 1:
        raise UsageError("Two meetings are planned for that day.", "Name one: " + ", ".join(rows[n][0] for n in found))
    id_, planned_row = rows[found[0]]
    if any(meeting.id == id_ for meeting in the_set.meetings):
        message = "That meeting is recorded as held, so its day is not changed here."
        raise RefusedError(message, f"If the day is wrong, mend `date` in meetings/{id_}.yaml.")
    return found[0], planned_row


# The edits


def _set(key: str, value: Value, *, there: bool) -> Edit:
    if there:
        return lambda source: replace_value(source, (key,), value)
    return lambda source: add_key(source, (), key, value)


def _named_day(name: str, period: Period) -> Edit:
    told = period.first.isoformat()
    told += f"/{period.last.isoformat()}" if period.last != period.first else ""
    return lambda source: add_key(source, ("dates",), name, told)


def _new_row(told: Mapping[str, Value]) -> Edit:
    return lambda source: add_item(source, ("planned",), told)


def _in_row(at: int, planned_row: Planned, key: str, value: Value) -> Edit:
    if getattr(planned_row, key) is not None:
        return lambda source: replace_value(source, ("planned", at, key), value)
    return lambda source: add_key(source, ("planned", at), key, value)


# What is shown


def _show(world: World, reading: Reading, options: Options) -> None:
    if options.dry_run:
        return
    the_set = reading.the_set
    rows = sorted(planned_ids(the_set), key=lambda each: (each[1].day, each[0]))
    if options.json:
        world.out_json("schedule", {"meetings": [_as_data(the_set, id_, each) for id_, each in rows]})
        return
    for id_, each in rows:
        world.out(_line(the_set, id_, each))
    if not rows:
        world.say("No meeting is planned yet. Plan some: alearn schedule --first DATE --every 5w --meetings 6")
    off = why_off(the_set.file)
    for each in planned(the_set):
        if each.day >= world.today and off(each.day):
            move = f"alearn schedule --move {each.date} DATE"
            world.say(f"{in_words(each.day)} is {off(each.day)}. To move it: {move}")


def _line(the_set: LearningSet, id_: str, each: Planned) -> str:
    at = f" at {each.starts:%H:%M}" if each.starts else ""
    length = f", {each.minutes} minutes" if each.minutes else ""
    place = f", {each.place}" if each.place else ""
    moved = f" (moved from {in_words(each.date)})" if each.moved_to else ""
    stands = ": cancelled" if each.cancelled else ": held" if _is_held(the_set, id_) else ""
    return f"{in_words(each.day)}{at}{length}{place}{moved}{stands}"


def _as_data(the_set: LearningSet, id_: str, each: Planned) -> dict[str, Any]:
    return {
        "id": id_,
        "day": each.day.isoformat(),
        "planned_for": each.date.isoformat(),
        "starts": f"{each.starts:%H:%M}" if each.starts else None,
        "minutes": each.minutes,
        "place": each.place,
        "cancelled": each.cancelled,
        "held": _is_held(the_set, id_),
        "off": why_off(the_set.file)(each.day) or None,
    }


def _is_held(the_set: LearningSet, id_: str) -> bool:
    return any(meeting.id == id_ for meeting in the_set.meetings)
