"""`alearn new-meeting`: what the set agreed to write down of one meeting."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from alearn.commands.days import read_day
from alearn.commands.who import member_named
from alearn.commands.writing import add_yaml
from alearn.errors import RefusedError, UsageError
from alearn.folder import find_set, read_set
from alearn.model import LearningSet, Member, Planned
from alearn.story.meetings import facilitators, members, name_of, planned
from alearn.text.edit import Value
from alearn.world import World


class Options(NamedTuple):
    """What was typed; texts about one member are written `MEMBER=words`."""

    day: str = ""
    present: tuple[str, ...] = ()
    apologies: tuple[str, ...] = ()
    late: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    turns: tuple[str, ...] = ()
    none_yet: tuple[str, ...] = ()
    insights: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    parked: tuple[str, ...] = ()
    learned: tuple[str, ...] = ()
    starts: str = ""
    minutes: str = ""
    place: str = ""
    next: str = ""
    another: bool = False
    me: str = ""
    dry_run: bool = False


class _Said(NamedTuple):
    """What was said of each presenter, by member id."""

    headlines: dict[str, str]
    none_yet: dict[str, str]
    insights: dict[str, str]
    questions: dict[str, list[str]]


def run(world: World, options: Options) -> int:
    """Write the meeting; a turn lists the actions its presenter agreed that day."""
    world.hold(*options.turns, *options.none_yet, *options.insights, *options.questions)
    world.hold(*options.parked, *options.learned)
    root = find_set(world)
    reading = read_set(world, root)
    the_set = reading.the_set
    day, row = _day(world, the_set, options)
    planned_day = (row.date if row else day).isoformat()
    _refuse_recorded(the_set, planned_day, another=options.another)
    there = _there(world, the_set, options, day)
    away = [each for each in _ids(the_set, options.apologies) if any(each == member.id for member in there)]
    if away:
        raise UsageError(f"{name_of(the_set, away[0])} was there, and cannot have sent apologies too.")
    said = _said(world, the_set, options, there, day)
    _refuse_absent(the_set, said, there)
    following = read_day(world, the_set, options.next, "--next") if options.next else _following(the_set, day)
    leads = [member.id for member in facilitators(the_set)]
    starts = options.starts or (f"{row.starts:%H:%M}" if row and row.starts else "")
    minutes = options.minutes or str((row.minutes if row else None) or "")
    pairs: list[tuple[str, Value]] = [
        ("date", day.isoformat() if row and row.date != day else ""),
        ("process", the_set.file.process or ""),
        ("starts", starts),
        ("minutes", minutes),
        ("place", options.place or (row.place or "" if row else "")),
        ("facilitator", leads[0] if len(leads) == 1 else ""),
        ("present", [member.id for member in there]),
        ("late", _ids(the_set, options.late)),
        ("left", _ids(the_set, options.left)),
        ("apologies", _ids(the_set, options.apologies)),
        (
            "turns",
            [_turn(the_set, member, said, day) for member in there if _presented(the_set, member, said, day)],
        ),
        ("parked", list(options.parked)),
        ("review", {"learned": list(options.learned)} if options.learned else {}),
        ("next", following.isoformat() if following else ""),
    ]
    names = [each for each in _names(planned_day) if each not in reading.known["meeting"]]
    path = add_yaml(world, root, "meeting", "", names, pairs, reading=reading, dry_run=options.dry_run)
    world.out(path)
    if options.dry_run:
        return 0
    world.say(f"Recorded: {len(there)} present. Headlines and insights stay in the set until their presenter agrees.")
    world.say("Next: alearn check, then `alearn report` for a summary to send to the set.")
    return 0


def _day(world: World, the_set: LearningSet, options: Options) -> tuple[date, Planned | None]:
    rows = planned(the_set)
    recorded = {meeting.id for meeting in the_set.meetings}
    if options.day:
        day = read_day(world, the_set, options.day, "the day of the meeting", happened=True)
        return day, next((row for row in rows if row.day == day), None)
    past = [row for row in rows if row.day <= world.today and row.date.isoformat() not in recorded]
    if past:
        return past[-1].day, past[-1]
    return world.today, None


def _refuse_recorded(the_set: LearningSet, day: str, *, another: bool) -> None:
    recorded = next((meeting.path for meeting in the_set.meetings if meeting.id == day), "")
    if recorded and not another:
        message = f"That meeting is recorded already: {recorded}"
        raise RefusedError(message, "Open that file to add to it, or add --another for a second meeting that day.")


def _refuse_absent(the_set: LearningSet, said: _Said, there: list[Member]) -> None:
    told = dict.fromkeys((*said.headlines, *said.none_yet, *said.insights, *said.questions))
    absent = [each for each in told if all(each != member.id for member in there)]
    if absent:
        message = f"{name_of(the_set, absent[0])} is not among those present, so there is no turn to write this under."
        raise UsageError(message, "Add them to --present, or leave those words out.")


def _there(world: World, the_set: LearningSet, options: Options, day: date) -> list[Member]:
    expected = [member for member in members(the_set) if member.belongs_on(day)]
    if options.present == ("all",):
        return expected
    if options.present:
        return _members(the_set, _split(options.present))
    away = set(_ids(the_set, options.apologies))
    rest = [member for member in expected if member.id not in away]
    shown = ", ".join(member.id for member in rest)
    return world.ask_for(
        f"Who was there? (Enter for {shown})",
        "--present MEMBER for each, or --present all",
        lambda typed: rest if typed == "all" else _members(the_set, _split((typed,))),
        "all",
    )


def _said(world: World, the_set: LearningSet, options: Options, there: list[Member], day: date) -> _Said:
    headlines = _by_member(the_set, options.turns)
    none_yet = _by_member(the_set, options.none_yet)
    insights = _by_member(the_set, options.insights)
    questions: dict[str, list[str]] = {}
    for typed in options.questions:
        asked, words = _of_member(the_set, typed)
        questions.setdefault(asked, []).append(words)
    if world.interactive and not options.turns:
        for member in there:
            headline = world.ask(f"{member.name}: the headline? (Enter if they did not present)", "--turn")
            if not headline:
                continue
            headlines[member.id] = headline
            if not _agreed(the_set, member, day) and member.id not in none_yet:
                why = world.ask(f"{member.name}: no action is recorded for that day. None yet, because?", "--none-yet")
                none_yet |= {member.id: why} if why else {}
            learned = world.ask(f"{member.name}: one thing learned?", "--insight")
            insights |= {member.id: learned} if learned else {}
    return _Said(headlines, none_yet, insights, questions)


def _presented(the_set: LearningSet, member: Member, said: _Said, day: date) -> bool:
    told = (said.headlines, said.none_yet, said.insights, said.questions)
    return any(member.id in each for each in told) or bool(_agreed(the_set, member, day))


def _turn(the_set: LearningSet, member: Member, said: _Said, day: date) -> dict[str, Value]:
    issues = [issue.id for issue in the_set.issues.values() if issue.owner == member.id and issue.closed is None]
    turn: dict[str, Value] = {
        "presenter": member.id,
        "issue": issues[0] if len(issues) == 1 else "",
        "headline": said.headlines.get(member.id, ""),
        "actions": _agreed(the_set, member, day),
        "none_yet": said.none_yet.get(member.id, ""),
        "insight": said.insights.get(member.id, ""),
        "questions": said.questions.get(member.id, []),
    }
    return {key: value for key, value in turn.items() if value}


def _agreed(the_set: LearningSet, member: Member, day: date) -> list[str]:
    return sorted(ref.id for ref, action in the_set.actions.items() if ref.owner == member.id and action.agreed == day)


def _following(the_set: LearningSet, day: date) -> date | None:
    return next((row.day for row in planned(the_set) if row.day > day), None)


def _names(day: str) -> Iterator[str]:
    yield day
    for letter in "bcdefgh":
        yield f"{day}-{letter}"


def _split(typed: tuple[str, ...]) -> list[str]:
    return [part.strip() for each in typed for part in each.split(",") if part.strip()]


def _members(the_set: LearningSet, typed: list[str]) -> list[Member]:
    """The members that are named, each once."""
    return list({member.id: member for each in typed for member in [_member(the_set, each)]}.values())


def _ids(the_set: LearningSet, typed: tuple[str, ...]) -> list[str]:
    return [member.id for member in _members(the_set, _split(typed))]


def _member(the_set: LearningSet, fragment: str) -> Member:
    return member_named(fragment, the_set.members.values())


def _by_member(the_set: LearningSet, typed: tuple[str, ...]) -> dict[str, str]:
    """What is said of each member; several lines about one are joined."""
    found: dict[str, str] = {}
    for each in typed:
        member, words = _of_member(the_set, each)
        found[member] = f"{found[member]} {words}" if member in found else words
    return found


def _of_member(the_set: LearningSet, typed: str) -> tuple[str, str]:
    member, sign, words = typed.partition("=")
    if not sign or not words.strip():
        raise UsageError("Words about one member are written MEMBER=words.", 'Type: --turn "amina-khan=Who talks?"')
    return _member(the_set, member.strip()).id, words.strip()
