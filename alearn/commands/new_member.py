"""`alearn new-member`: somebody joins the set."""

from typing import NamedTuple

from alearn.commands.days import read_day
from alearn.commands.new_set import Person, member_file, pasted_people
from alearn.commands.writing import add_record
from alearn.errors import RefusedError, UsageError
from alearn.folder import find_set, free_ids, read_set
from alearn.world import World

ROLES = ("member", "co-facilitator", "facilitator")


class Options(NamedTuple):
    """What was typed; an empty text is a flag that was not."""

    name: str = ""
    email: str = ""
    role: str = "member"
    joined: str = ""
    id: str = ""
    dry_run: bool = False


def run(world: World, options: Options) -> int:
    """Make the member's folder, with their own file in it."""
    world.hold(f"{options.name} {options.email}")
    root = find_set(world)
    reading = read_set(world, root)
    if options.role not in ROLES:
        raise UsageError("--role takes one of: " + ", ".join(ROLES))
    typed = options.name or world.ask("What is their name?", 'the name in quotes: alearn new-member "Amina Khan"')
    people = pasted_people(typed)
    if len(people) != 1:
        raise UsageError("One name is expected.", 'Type: alearn new-member "Amina Khan"')
    person = Person(people[0].name, options.email or people[0].email)
    same = [member.id for member in reading.the_set.members.values() if member.name == person.name]
    if same and not options.id:
        message = f"{person.name} is in the set already: members/{same[0]}/."
        raise RefusedError(message, f"If it is somebody else of that name, add --id, like --id {same[0]}-2.")
    joined = read_day(world, reading.the_set, options.joined, "--joined") if options.joined else world.today
    fallback = f"member-{world.letters(4)}"
    ids = [options.id] if options.id else free_ids(person.name, fallback, reading.known["member"])
    text = member_file(person, options.role, joined.isoformat())
    path = add_record(world, root, "member", "", ids, text, reading=reading, dry_run=options.dry_run)
    world.out(path)
    world.say(
        f"{person.name} is in the set from {joined.isoformat()}. Next: alearn new-issue --as {path.split('/')[1]}"
    )
    return 0
