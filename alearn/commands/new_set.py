"""`alearn new-set`: a set's folder, ready to use, made whole or not at all."""

import os
import re
from datetime import date
from typing import NamedTuple

from alearn import FORMAT
from alearn.commands.days import read_typed_day
from alearn.commands.writing import refuse_unreadable
from alearn.dates import Calendar, in_words, read_interval
from alearn.errors import UsageError
from alearn.folder import shipped_folder, shipped_processes
from alearn.schema.layout import ATTRIBUTE_LINES, IGNORE_LINES, path_of, slug
from alearn.schema.types import TIME, Fault, well_formed
from alearn.text.edit import Value, write_record
from alearn.text.source import RECORD_LIMIT
from alearn.world import World

_ADDRESSED = re.compile(r"\s*\"?([^<>\"]*?)\"?\s*<([^<>\s]+@[^<>\s]+)>\s*\Z")


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
    every: str = "5w"
    meetings: int = 6
    at: str = ""
    minutes: int = 0
    place: str = ""
    purpose: str = ""
    process: str = "brief-guide"
    id: str = ""
    dry_run: bool = False


def run(world: World, options: Options) -> int:
    """Make the folder in the one the command was started in."""
    name = options.name or world.ask("What is the set called?", 'the name in quotes: alearn new-set "Literacy leads"')
    if options.process not in shipped_processes(world):
        raise UsageError(
            "--process takes the name of one.", "There are: " + ", ".join(sorted(shipped_processes(world)))
        )
    facilitator = _facilitator(world, options)
    members = _members(world, options)
    folder = options.id or slug(name)
    if not well_formed(folder):
        raise UsageError(
            "The folder needs a name in small Latin letters, figures and hyphens.",
            "Add --id, like --id literacy-leads",
        )
    purpose = options.purpose or (
        world.ask("What is it for? (Enter to leave out)", "--purpose") if _asks(world, options) else ""
    )
    planned = _planned(world, options)
    set_id = world.letters(8)
    people = _with_ids(world, [facilitator, *members])
    files = _files(world, options, set_id, name, purpose, planned, people)
    for path, text in files.items():
        refuse_unreadable(world, path, text, "")
    if options.dry_run:
        for path in sorted(files):
            world.out(f"{folder}/{path}")
        return 0
    path = world.make_folder(world.cwd, folder, {each: text.encode() for each, text in files.items()})
    world.remember(set_id, next(iter(people)))
    world.out(os.path.relpath(path, world.cwd))
    world.say(f"Made the set {name}: {_counted(len(members), 'member')} and {facilitator.name} as facilitator.")
    if planned:
        shown = ", ".join(in_words(date.fromisoformat(str(row["date"]))) for row in planned)
        world.say(f"Planned: {shown}. Term dates and holidays are not known here: look them through.")
    world.say(f"Next: cd {folder}, read conduct.md, then `alearn new-issue` for each member, and `alearn status`.")
    return 0


def pasted_people(text: str) -> list[Person]:
    """The people in an Outlook To line: `Khan, Amina <a.khan@x.sch.uk>; Ben Ortiz <b@x.sch.uk>`."""
    people = []
    for part in re.split(r"[;\n]", text):
        found = _ADDRESSED.match(part)
        name, email = (found[1], found[2]) if found else (part.strip(), "")
        last, comma, first = name.partition(",")
        name = f"{first.strip()} {last.strip()}" if comma else name.strip()
        if "@" in name and not email:
            name, email = name.split("@")[0].replace(".", " ").title(), name
        if name or email:
            people.append(Person(name or email.split("@")[0].replace(".", " ").title(), email))
    return people


def member_file(person: Person, role: str, joined: str = "") -> str:
    """A new member's own file."""
    pairs: list[tuple[str, Value]] = [("name", person.name), ("role", role)]
    pairs += [("email", person.email)] if person.email else []
    pairs += [("joined", joined)] if joined else []
    return write_record(pairs)


def _facilitator(world: World, options: Options) -> Person:
    typed = options.facilitator or world.ask("Who facilitates?", '--facilitator "Jo Ward"')
    people = pasted_people(typed)
    if len(people) != 1:
        raise UsageError("One facilitator is expected.", 'Type: --facilitator "Jo Ward"')
    return people[0]


def _members(world: World, options: Options) -> list[Person]:
    people = [person for typed in options.members for person in pasted_people(typed)]
    people += pasted_people(options.paste)
    if not people:
        world.say("Paste the members from an email's To line, or type their names with semicolons between.")
        people = pasted_people(world.ask("Who are the members?", '--member "Amina Khan" for each member'))
    return people


def _asks(world: World, options: Options) -> bool:
    return world.interactive and not options.first


def _planned(world: World, options: Options) -> list[dict[str, Value]]:
    typed = options.first
    if not typed and world.interactive:
        typed = world.ask("When is the first meeting? (Enter if it is not known)", "--first DATE")
    if not typed:
        return []
    first = read_typed_day(world, Calendar(world.today), typed, "--first")
    every = read_interval(options.every)
    if every is None:
        raise UsageError("--every takes a number of weeks or days.", "Write it like 5w.")
    if not 1 <= options.meetings <= 60:
        raise UsageError("--meetings takes a number from 1 to 60.")
    at = TIME.read(options.at) if options.at else None
    if isinstance(at, Fault) and at.value is None:
        raise UsageError("--at takes a time.", "Write it like 16:00.")
    starts = at.value if isinstance(at, Fault) else at
    try:
        return [_row(first + n * every, starts and f"{starts:%H:%M}", options) for n in range(options.meetings)]
    except OverflowError:
        raise UsageError("The last of the meetings would be after the year 9999.") from None


def _row(day: date, starts: str | None, options: Options) -> dict[str, Value]:
    row: dict[str, Value] = {"date": day.isoformat()}
    row |= {"starts": starts} if starts else {}
    row |= {"minutes": str(options.minutes)} if options.minutes else {}
    row |= {"place": options.place} if options.place else {}
    return row


def _with_ids(world: World, people: list[Person]) -> dict[str, Person]:
    named: dict[str, Person] = {}
    for person in people:
        base = slug(person.name) or "member-" + world.letters(4)
        id_, number = base, 2
        while id_ in named:
            id_, number = f"{base}-{number}", number + 1
        named[id_] = person
    return named


def _files(
    world: World,
    options: Options,
    set_id: str,
    name: str,
    purpose: str,
    planned: list[dict[str, Value]],
    people: dict[str, Person],
) -> dict[str, str]:
    pairs: list[tuple[str, Value]] = [
        ("format", str(FORMAT)),
        ("id", set_id),
        ("title", name),
        ("purpose", purpose),
        ("language", "en-GB"),
        ("timezone", "Europe/London"),
        ("process", options.process),
        ("planned", planned),
    ]
    conduct = world.read_or_stop(f"{shipped_folder('templates')}/new/conduct.md", RECORD_LIMIT).decode()
    files = {
        path_of("set", "", ""): write_record([(key, value) for key, value in pairs if value]),
        path_of("conduct", "", ""): conduct,
        ".gitignore": "".join(f"{line}\n" for line in IGNORE_LINES),
        ".gitattributes": "".join(f"{line}\n" for line in ATTRIBUTE_LINES),
    }
    for n, (id_, person) in enumerate(people.items()):
        files[path_of("member", id_, id_)] = member_file(person, "member" if n else "facilitator")
    return files


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" + ("" if number == 1 else "s")
