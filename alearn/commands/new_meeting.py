"""`alearn new-meeting`: what the set agreed to write down of one meeting, and what became of what was promised."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import NamedTuple

from alearn.commands.days import read_day
from alearn.commands.ethics import advise
from alearn.commands.interview import AGAIN, Interview
from alearn.commands.meeting_interview import Meeting, asked, asked_there
from alearn.commands.promises import Held, only_issue, write_actions, write_promises
from alearn.commands.record_sheet import (
    NewAction,
    Sheet,
    TurnSheet,
    action_by_flag,
    agreed_on,
    expected_on,
    ids_of,
    of_member,
    promised_by_flag,
    times_of,
)
from alearn.commands.who import Given, who_am_i
from alearn.commands.writing import add_record, refuse_faulty
from alearn.dates import in_words
from alearn.errors import RefusedError, UsageError
from alearn.folder import find_set, read_set
from alearn.model import Issue, LearningSet, Planned
from alearn.schema.layout import path_of
from alearn.schema.records import Reading
from alearn.story.meetings import facilitators, name_of, planned
from alearn.text.edit import Value, write_record
from alearn.world import World

_STOP = "stop"
_RIGHT = f"Is that right? (Enter writes it; {AGAIN} goes through it once more; {_STOP} leaves it for later)"
_WRITING = "is being written"  # an interrupted run has begun to write what it was told


class Options(NamedTuple):
    """What was typed; texts about one member are written `MEMBER=words`."""

    day: str = ""
    present: tuple[str, ...] = ()
    apologies: tuple[str, ...] = ()
    late: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    promised: tuple[str, ...] = ()
    turns: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    none_yet: tuple[str, ...] = ()
    insights: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()
    agreed: tuple[str, ...] = ()
    used: tuple[str, ...] = ()
    conduct: tuple[str, ...] = ()
    parked: tuple[str, ...] = ()
    support: str = ""
    challenge: str = ""
    learned: tuple[str, ...] = ()
    not_talked_about: str = ""
    starts: str = ""
    minutes: str = ""
    place: str = ""
    next: str = ""
    another: bool = False
    afresh: bool = False
    me: str = ""
    dry_run: bool = False


def run(world: World, options: Options) -> int:
    """Write what became of what was promised, the new actions, and the meeting; interrupted, it goes on next time."""
    world.hold(*options.promised, *options.turns, *options.actions, *options.none_yet, *options.insights)
    world.hold(*options.questions, *options.offers, *options.conduct, *options.parked, *options.learned)
    world.hold(options.support, options.challenge, options.not_talked_about)
    root = find_set(world)
    reading = read_set(world, root)
    the_set = reading.the_set
    held = _held(world, reading, options)
    writes_for_others = world.interactive or options.promised or options.actions
    typist = who_am_i(world, root, the_set, options.me) if writes_for_others else None
    interview = _begun(world, the_set, held, options)
    meeting = Meeting(world, root, the_set, held.day, typist)
    sheet = _filled_in(meeting, interview, reading, held, options)
    _write(meeting, interview, reading, held, options, sheet)
    world.out(path_of("meeting", "", held.id))
    if options.dry_run:
        return 0
    interview.forget()
    world.say(
        f"Recorded: {len(sheet.there)} present. Headlines and insights stay in the set until their presenter agrees."
    )
    world.say("Next: alearn takeaway --all for a page for each member, or alearn report for a summary for the set.")
    for issue in _acted_on(reading.the_set, sheet.there, held.day):
        advise(world, the_set, issue)
    return 0


def _filled_in(meeting: Meeting, interview: Interview, reading: Reading, held: Held, options: Options) -> Sheet:
    """The sheet by flags and by the interview, until the person says that it is right.

    What a run was interrupted in writing is not asked about again: it was right then.
    """
    world, the_set = meeting.world, meeting.the_set
    flags = _by_flags(world, the_set, held.day, options)
    while True:
        there = flags.there or asked_there(meeting, interview, flags.apologies)
        sheet = flags._replace(there=there)
        sheet = asked(meeting, interview, sheet) if world.interactive else sheet
        sheet = _checked(world, the_set, held.day, options, sheet)
        if not world.interactive or not interview.asks(_WRITING):
            return sheet
        if _is_right(interview, reading, held, options, sheet):
            return sheet
        interview.again()


def _write(
    meeting: Meeting, interview: Interview, reading: Reading, held: Held, options: Options, sheet: Sheet
) -> None:
    """Write the new actions, the meeting, and what became of the old ones; what an interrupted run wrote stays.

    Raises RefusedError where somebody else recorded the meeting meanwhile; the answers are kept.
    """
    world, root, the_set = meeting.world, meeting.root, meeting.the_set
    path = path_of("meeting", "", held.id)
    refuse_faulty(world, reading, path, _page(reading, held, options, sheet))  # before anything is written
    given = Given(meeting.typist.id if meeting.typist else "", "", "spoken", held.day.isoformat())
    goes_on = not interview.asks(_WRITING)
    now = read_set(world, root)
    if held.id in now.known["meeting"] and not goes_on:
        message = f"Somebody recorded that meeting meanwhile: {path}"
        raise RefusedError(message, "What you answered is kept. Add to that file what it lacks, or add --another.")
    if world.interactive and not options.dry_run:
        interview.keep(_WRITING)
    write_actions(world, root, the_set, held, given, sheet.turns.values(), dry_run=options.dry_run)
    now = read_set(world, root)
    if held.id not in now.known["meeting"]:
        page = _page(now, held, options, sheet)
        add_record(world, root, "meeting", "", [held.id], page, dry_run=options.dry_run)
    write_promises(world, root, held, given, sheet.promises, dry_run=options.dry_run)


def _held(world: World, reading: Reading, options: Options) -> Held:
    the_set = reading.the_set
    day, row = _day(world, the_set, options)
    planned_day = (row.date if row else day).isoformat()
    recorded = next((meeting.path for meeting in the_set.meetings if meeting.id == planned_day), "")
    if recorded and world.interactive and _is_half_written(world, the_set, planned_day):
        return Held(planned_day, day, row)
    if recorded and not options.another:
        message = f"That meeting is recorded already: {recorded}"
        raise RefusedError(message, "Open that file to add to it, or add --another for a second meeting that day.")
    ids = (planned_day, *(f"{planned_day}-{letter}" for letter in "bcdefgh"))
    free = [each for each in ids if each not in reading.known["meeting"]]
    if not free:
        raise RefusedError("A day has room for eight meetings.", "Write this one on the day after.")
    return Held(free[0], day, row)


def _day(world: World, the_set: LearningSet, options: Options) -> tuple[date, Planned | None]:
    rows = planned(the_set)
    recorded = {meeting.id for meeting in the_set.meetings}
    if options.day:
        day = read_day(world, the_set, options.day, "the day of the meeting", happened=True)
        return day, next((row for row in rows if row.day == day), None)
    finished = frozenset(each for each in recorded if not _is_half_written(world, the_set, each))
    past = [row for row in rows if row.day <= world.today and row.date.isoformat() not in finished]
    if past:
        return past[-1].day, past[-1]
    return world.today, None


def _interview(the_set: LearningSet, meeting: str) -> str:
    """What the answers about a meeting are kept under."""
    return f"{the_set.file.id}-{meeting}"


def _is_half_written(world: World, the_set: LearningSet, meeting: str) -> bool:
    """Whether a run was interrupted while it wrote what it was told of a meeting."""
    return _WRITING in dict(world.notes(_interview(the_set, meeting)))


def _begun(world: World, the_set: LearningSet, held: Held, options: Options) -> Interview:
    """The interview about a meeting, as far as it had come."""
    interview = Interview(world, _interview(the_set, held.id))
    if options.afresh:
        interview.forget()
    if world.interactive:
        world.say(f"The meeting of {in_words(held.day)}. Enter skips a question; what you answer is kept if you stop.")
    if interview.given:
        world.say(f"You go on where you stopped: {len(interview.given)} answers are kept. To begin again: --afresh")
    return interview


def _by_flags(world: World, the_set: LearningSet, day: date, options: Options) -> Sheet:
    """What flags say of the meeting."""
    present = expected_on(the_set, day) if options.present == ("all",) else ids_of(the_set, options.present)
    return Sheet(
        there=present,
        apologies=ids_of(the_set, options.apologies),
        late=times_of(the_set, options.late),
        left=times_of(the_set, options.left),
        promises=tuple(promised_by_flag(the_set, each, day) for each in options.promised),
        turns=_turns_by_flags(world, the_set, day, options),
        interventions=tuple(
            (rule.strip(), note.strip()) for rule, _, note in (e.partition("=") for e in options.conduct)
        ),
        parked=options.parked,
        support=options.support,
        challenge=options.challenge,
        learned=options.learned,
        not_talked_about=options.not_talked_about,
    )


def _turns_by_flags(world: World, the_set: LearningSet, day: date, options: Options) -> dict[str, TurnSheet]:
    headlines, none_yet = _said(the_set, options.turns), _said(the_set, options.none_yet)
    insights, used = _said(the_set, options.insights), _said(the_set, options.used)
    questions, offers = _said(the_set, options.questions), _said(the_set, options.offers)
    actions: dict[str, list[NewAction]] = {}
    for typed in options.actions:
        presenter, action = action_by_flag(world, the_set, typed, day)
        actions.setdefault(presenter, []).append(action)
    agreed = ids_of(the_set, options.agreed)
    told = (*headlines, *none_yet, *insights, *used, *questions, *offers, *actions, *agreed)
    return {
        member: TurnSheet(
            member,
            headline=" ".join(headlines.get(member, ())),
            actions=tuple(actions.get(member, ())),
            none_yet=" ".join(none_yet.get(member, ())),
            insight=" ".join(insights.get(member, ())),
            questions=tuple(questions.get(member, ())),
            offers=tuple(offers.get(member, ())),
            agreed=member in agreed,
            used=" ".join(used.get(member, ())),
        )
        for member in dict.fromkeys(told)
    }


def _said(the_set: LearningSet, typed: tuple[str, ...]) -> dict[str, list[str]]:
    """What is said of each member, in order."""
    found: dict[str, list[str]] = {}
    for each in typed:
        member, words = of_member(the_set, each)
        found.setdefault(member, []).append(words)
    return found


def _checked(world: World, the_set: LearningSet, day: date, options: Options, sheet: Sheet) -> Sheet:
    """The sheet with the turns in the order of those present; UsageError where it does not fit together."""
    there = sheet.there
    away = [each for each in sheet.apologies if each in there]
    if away:
        raise UsageError(f"{name_of(the_set, away[0])} was there, and cannot have sent apologies too.")
    absent = [each for each in sheet.turns if each not in there]
    if absent:
        message = f"{name_of(the_set, absent[0])} is not among those present, so there is no turn to write this under."
        raise UsageError(message, "Add them to --present, or leave those words out.")
    known = {each: TurnSheet(each) for each in there if agreed_on(the_set, each, day)}
    turns = {**known, **sheet.turns}
    following = read_day(world, the_set, options.next, "--next") if options.next else _following(the_set, day)
    return sheet._replace(
        turns={each: turns[each] for each in there if each in turns},
        next=following.isoformat() if following else "",
    )


def _acted_on(the_set: LearningSet, there: Collection[str], day: date) -> list[Issue]:
    """The issues that an action was agreed for that day by somebody who was there, each once."""
    agreed = [action for ref, action in the_set.actions.items() if ref.owner in there and action.agreed == day]
    served = dict.fromkeys(action.issue for action in agreed if action.issue in the_set.issues)
    return [the_set.issues[ref] for ref in served if ref]


def _following(the_set: LearningSet, day: date) -> date | None:
    return next((row.day for row in planned(the_set) if row.day > day), None)


def _is_right(interview: Interview, reading: Reading, held: Held, options: Options, sheet: Sheet) -> bool:
    """Whether the person says that what is shown is what is to be written."""
    world, the_set = interview.world, reading.the_set
    for promise in sheet.promises:
        world.say(f"{the_set.actions[promise.action].action}: {promise.status}. {promise.note}".rstrip())
    for turn in sheet.turns.values():
        for action in turn.actions:
            world.say(
                f"{name_of(the_set, turn.presenter)} will: {action.words}"
                + (f" (by {action.due})" if action.due else "")
            )
    world.say(_page(reading, held, options, sheet).rstrip("\n"))
    answer = world.ask_for(_RIGHT, "--no-input", _verdict)
    if answer == _STOP:
        stop = RefusedError("Nothing was written; your answers are kept.", "To go on: alearn new-meeting")
        stop.kept = True
        raise stop
    return answer != AGAIN


def _verdict(answer: str) -> str:
    word = answer.lower()
    if word not in ("", "y", "yes", AGAIN, _STOP):
        raise UsageError(f"Press Enter, or type {AGAIN} or {_STOP}.")
    return word


def _page(reading: Reading, held: Held, options: Options, sheet: Sheet) -> str:
    """The meeting's record as it is written."""
    the_set, row = reading.the_set, held.row
    leads = [member.id for member in facilitators(the_set)]
    review: dict[str, Value] = {
        "support": sheet.support,
        "challenge": sheet.challenge,
        "learned": list(sheet.learned),
        "not_talked_about": sheet.not_talked_about,
    }
    values: list[tuple[str, Value]] = [
        ("date", held.day.isoformat() if row and row.date != held.day else ""),
        ("process", the_set.file.process or ""),
        ("starts", options.starts or (f"{row.starts:%H:%M}" if row and row.starts else "")),
        ("minutes", options.minutes or str((row.minutes if row else None) or "")),
        ("place", options.place or (row.place or "" if row else "")),
        ("facilitator", leads[0] if len(leads) == 1 else ""),
        ("present", list(sheet.there)),
        ("late", _times(sheet.late)),
        ("left", _times(sheet.left)),
        ("apologies", list(sheet.apologies)),
        ("turns", [_turn(the_set, turn, held.day) for turn in sheet.turns.values()]),
        ("interventions", [_filled({"rule": rule, "note": note}) for rule, note in sheet.interventions]),
        ("parked", list(sheet.parked)),
        ("review", _filled(review)),
        ("next", sheet.next),
    ]
    return write_record((key, value) for key, value in values if value)


def _turn(the_set: LearningSet, turn: TurnSheet, day: date) -> dict[str, Value]:
    airtime = the_set.file.airtime or (the_set.process.airtime if the_set.process else None)
    return _filled(
        {
            "presenter": turn.presenter,
            "issue": only_issue(the_set, turn.presenter),
            "headline": turn.headline,
            "planned": str(airtime or "") if turn.used else "",
            "used": turn.used,
            "actions": agreed_on(the_set, turn.presenter, day),
            "none_yet": turn.none_yet,
            "insight": turn.insight,
            "questions": list(turn.questions),
            "agreed": day.isoformat() if turn.agreed else "",
            "offers": list(turn.offers),
        }
    )


def _times(people: Mapping[str, str]) -> Value:
    """Who came late or left early: a list, or with a time of anybody's each with theirs."""
    return dict(people) if any(people.values()) else list(people)


def _filled(values: dict[str, Value]) -> dict[str, Value]:
    return {key: value for key, value in values.items() if value}
