"""`alearn new-set`: a set's folder, ready to use, made whole or not at all."""

import os
import re
from typing import NamedTuple

from alearn import FORMAT
from alearn.commands.act import closed_word
from alearn.commands.drafting import SAFEGUARD
from alearn.commands.rhythm import Typed, read_rhythm, refuse_region, told, too_short, usual_minutes
from alearn.commands.writing import refuse_unreadable
from alearn.dates import Calendar, in_words
from alearn.errors import UsageError
from alearn.folder import approach_of, shipped_folder, shipped_processes
from alearn.meeting.schedule import Schedule, why_off
from alearn.model import Approach, Process, SetFile
from alearn.render.prose_text import filled
from alearn.schema.fields import SET
from alearn.schema.layout import ATTRIBUTE_LINES, IGNORE_LINES, SET_FILE, path_of, slug
from alearn.schema.types import well_formed
from alearn.text.edit import Value, write_record
from alearn.text.source import RECORD_LIMIT
from alearn.world import World

_QUOTES = "\"'\u2018\u2019\u201c\u201d "
_ADDRESSED = re.compile(r"(.*?)<\s*([^<>\s]+@[^<>\s]+)\s*>\s*\Z", re.DOTALL)
_BETWEEN = re.compile(r"[;\n]+|(?<=>)\s*,")
_WIDTH = 110  # of the draft of the conduct


class Person(NamedTuple):
    """A name and, where a paste gave one, an address."""

    name: str
    email: str = ""


class Options(NamedTuple):
    """What was typed; an empty text is a flag that was not."""

    name: str = ""
    facilitator: str = ""
    members: tuple[str, ...] = ()
    paste: str = ""
    first: str = ""
    every: str = ""
    meetings: str = ""
    at: str = ""
    minutes: str = ""
    place: str = ""
    purpose: str = ""
    process: str = ""
    approach: str = ""
    holidays: str = ""
    id: str = ""
    dry_run: bool = False


class _Plan(NamedTuple):
    """The planned meetings, what was moved, their rows in set.yaml, and whose bank holidays count."""

    schedule: Schedule
    rows: tuple[dict[str, Value], ...]
    holidays: str


def run(world: World, options: Options) -> int:
    """Make the folder in the one the command was started in; what no flag tells is asked at a terminal."""
    world.hold(options.name, options.purpose, options.facilitator, *options.members, options.paste)
    interview = world.interactive and not (options.facilitator or options.members or options.paste or options.first)
    name = options.name or world.ask("What is the set called?", 'the name in quotes: alearn new-set "Literacy leads"')
    approach = approach_of(world, closed_word(SET, "approach", options.approach))
    options = options._replace(process=options.process or approach.process)
    shipped = shipped_processes(world)
    if options.process not in shipped:
        raise UsageError("--process takes the name of one.", "There are: " + ", ".join(sorted(shipped)))
    folder = options.id or slug(name) or f"set-{world.letters(4)}"
    if not well_formed(folder):
        message = "A folder is named in small letters from a to z, figures and hyphens, and in no other way."
        raise UsageError(message, "Add --id, like --id literacy-leads")
    people = _people(world, options, interview=interview)
    purpose = options.purpose or (world.ask("What is it for? (Enter to leave out)", "--purpose") if interview else "")
    size = sum(1 for _, role in people.values() if role == "member")
    plan = _plan(world, options, shipped[options.process], size, interview=interview)
    set_id = world.letters(8)
    files = _files(world, options, approach, set_id, name, purpose, plan, people)
    for path, text in files.items():
        refuse_unreadable(path, text)
    if options.dry_run:
        for path in sorted(files):
            world.out(f"{folder}/{path}")
        return 0
    path = world.make_folder(world.cwd, folder, {each: text.encode() for each, text in files.items()})
    leads = [id_ for id_, (_, role) in people.items() if role == "facilitator"]
    if leads:
        world.remember(set_id, leads[0])
    world.out(os.path.relpath(path, world.cwd))
    _tell(world, name, folder, people, plan)
    _tell_approach(world, options, approach)
    return 0


def _tell(world: World, name: str, folder: str, people: dict[str, tuple[Person, str]], plan: _Plan) -> None:
    members = sum(1 for _, role in people.values() if role == "member")
    leads = " and ".join(person.name for person, role in people.values() if role == "facilitator")
    facilitated = f" and {leads} as facilitator" if leads else ""
    world.say(f"Made the set {name}: {_counted(members, 'member')}{facilitated}.")
    if plan.rows:
        world.say("Planned: " + ", ".join(in_words(day) for day in plan.schedule.days) + ".")
        for each in told(plan.schedule):
            world.say(each)
        world.say("Term dates are not known here: paste yours with `alearn schedule --dates -`.")
    first = next((id_ for id_, (_, role) in people.items() if role == "member"), "MEMBER")
    add = "" if members else "`alearn new-member` for each member, then "
    world.say(
        f"Next: cd {folder}, read conduct.md, {add}`alearn new-issue --as {first}` for each, and `alearn status`."
    )


def _tell_approach(world: World, options: Options, approach: Approach) -> None:
    """What the approach that was named changed, and where to read about it."""
    if options.approach:
        rules = f"; {len(approach.conduct)} rules in conduct.md are its own" if approach.conduct else ""
        world.say(f"Its approach is {approach.id}: its process is {options.process}{rules}.")
    about_it = f", alearn guide {approach.id}" if approach.conduct else ""
    world.say(f"First time? alearn guide first-meeting, alearn guide boundaries{about_it}")


# The people


def pasted_people(text: str) -> list[Person]:
    """The people in an email's To line, each once: `Khan, Amina <a.khan@x.sch.uk>; Ben Ortiz <b@x.sch.uk>`.

    Names between semicolons, or whole names between commas, will do; what is no person is left out.
    """
    people: list[Person] = []
    parts = [part.strip() for part in _BETWEEN.split(text)]
    if len(parts) == 1 and "<" not in text and all(" " in each.strip() for each in text.split(",")):
        parts = text.split(",")
    for part in parts:
        person = _person(part)
        if person and not any(person == each or (person.email and person.email == each.email) for each in people):
            people.append(person)
    return people


def _person(part: str) -> Person | None:
    found = _ADDRESSED.match(part)
    name, email = (found[1], found[2]) if found else (part, "")
    name = name.strip(_QUOTES)
    if "@" in name and " " not in name:
        name, email = "", email or name
    last, comma, first = name.partition(",")
    name = " ".join((f"{first} {last}" if comma else name).replace('"', "").split()).strip(_QUOTES)
    name = name or re.sub(r"[._]+", " ", email.partition("@")[0]).title()
    return Person(name, email) if any(letter.isalpha() for letter in name) and not name.endswith(":") else None


def member_file(person: Person, role: str, joined: str = "") -> str:
    """A new member's own file."""
    pairs: list[tuple[str, Value]] = [("name", person.name), ("role", role)]
    pairs += [("email", person.email)] if person.email else []
    pairs += [("joined", joined)] if joined else []
    return write_record(pairs)


def _people(world: World, options: Options, *, interview: bool) -> dict[str, tuple[Person, str]]:
    """Everybody by id, with the role each has: the facilitator first."""
    facilitator = None
    if interview:
        facilitator = world.ask_for("Who facilitates?", "--facilitator", _one_person)
    elif options.facilitator:
        facilitator = _one_person(options.facilitator)
    typed = [person for each in (*options.members, options.paste) for person in pasted_people(each)]
    members = _others(typed, facilitator)
    if interview:
        world.say("Paste the members from an email's To line, or type their names with semicolons between.")
        members = world.ask_for("Who are the members?", "--member", lambda answer: _agreed(world, answer, facilitator))
    leads = [(facilitator, "facilitator")] if facilitator else []
    return _with_ids(world, [*leads, *((person, "member") for person in members)])


def _one_person(typed: str) -> Person:
    people = pasted_people(typed)
    if len(people) != 1:
        raise UsageError("One facilitator is expected.", 'Type one name, as in: --facilitator "Jo Ward"')
    return people[0]


def _others(people: list[Person], facilitator: Person | None) -> list[Person]:
    """The people without the facilitator, whose own name or address a To line often has too."""
    return [each for each in people if not facilitator or not _is_same(each, facilitator)]


def _is_same(one: Person, other: Person) -> bool:
    return one.name.lower() == other.name.lower() or bool(one.email and one.email.lower() == other.email.lower())


def _agreed(world: World, answer: str, facilitator: Person | None) -> list[Person]:
    members = _others(pasted_people(answer), facilitator)
    names = "\n".join(f"  {each.name}{f'  {each.email}' if each.email else ''}" for each in members)
    world.say(f"{_counted(len(members), 'member')}:\n{names}")
    if not members or world.ask("Is that right? [Y/n]", "--member").lower().startswith("n"):
        raise UsageError("Then once more: names with semicolons between, or an email's To line.")
    return members


def _with_ids(world: World, people: list[tuple[Person, str]]) -> dict[str, tuple[Person, str]]:
    by_id: dict[str, tuple[Person, str]] = {}
    for person, role in people:
        base = slug(person.name) or f"member-{world.letters(4)}"
        id_, number = base, 2
        while id_ in by_id:
            id_, number = f"{base[:58]}-{number}", number + 1
        by_id[id_] = (person, role)
    return by_id


# The plan


def _plan(world: World, options: Options, process: Process, people: int, *, interview: bool) -> _Plan:
    refuse_region(options.holidays)
    file = SetFile(SET_FILE, FORMAT, "", "", holidays=options.holidays or None)
    typed = Typed(options.first, options.every, options.meetings, options.at, options.minutes, options.place)
    minutes = usual_minutes(process, file, people)
    rhythm = read_rhythm(world, typed, ask=interview, calendar=Calendar(world.today), minutes=minutes)
    if rhythm is None:
        return _Plan(Schedule(), (), options.holidays)
    for each in too_short(process, file, people, rhythm):
        world.say(each)
    schedule = rhythm.planned(why_off(file))
    rows = tuple({"date": day.isoformat(), **rhythm.row} for day in schedule.days)
    return _Plan(schedule, rows, options.holidays)


def _files(
    world: World,
    options: Options,
    approach: Approach,
    set_id: str,
    name: str,
    purpose: str,
    plan: _Plan,
    people: dict[str, tuple[Person, str]],
) -> dict[str, str]:
    pairs: list[tuple[str, Value]] = [
        ("format", str(FORMAT)),
        ("id", set_id),
        ("title", name),
        ("purpose", purpose),
        ("language", "en-GB"),
        ("timezone", "Europe/London"),
        ("approach", approach.id if options.approach else ""),
        ("process", options.process),
        ("holidays", plan.holidays),
        ("planned", list(plan.rows)),
    ]
    return {
        path_of("set", "", ""): write_record([(key, value) for key, value in pairs if value]),
        path_of("conduct", "", ""): _conduct(world, approach),
        ".gitignore": "".join(f"{line}\n" for line in IGNORE_LINES),
        ".gitattributes": "".join(f"{line}\n" for line in ATTRIBUTE_LINES),
        **{path_of("member", id_, id_): member_file(person, role) for id_, (person, role) in people.items()},
    }


def _conduct(world: World, approach: Approach) -> str:
    """The draft of the ground rules, with those that belong to the set's approach."""
    draft = world.read_or_stop(f"{shipped_folder('templates')}/new/conduct.md", RECORD_LIMIT).decode()
    rules = (line for rule in approach.conduct for line in filled(rule, _WIDTH, "- ", "  "))
    credited = (line for each in approach.credits for line in ("", *filled(each, _WIDTH)))
    draft = draft.replace("{safeguarding}", SAFEGUARD)
    for mark, lines in (("{rules of the approach}", rules), ("{credits of the approach}", credited)):
        draft = draft.replace(f"{mark}\n", "".join(f"{line}\n" for line in lines))
    return draft


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" + ("" if number == 1 else "s")
