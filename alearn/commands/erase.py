"""`alearn erase`: a member's folder and traces taken out of what is live, and what remains told."""

import os
from collections.abc import Iterator
from typing import NamedTuple

from alearn.commands.around import repository
from alearn.commands.remaining import remaining
from alearn.commands.who import member_named
from alearn.commands.writing import unreadable_as
from alearn.errors import NotFoundError, RefusedError, UsageError
from alearn.folder import find_set, named, read_set
from alearn.leaving.erasure import MARKER, Begun, Erasure, begin, plan, read_begun, write_begun
from alearn.leaving.mentions import Person
from alearn.model import Issue
from alearn.schema.records import Reading
from alearn.story.meetings import name_of
from alearn.text.source import ENTRY_LIMIT, RECORD_LIMIT
from alearn.world import World


class Options(NamedTuple):
    """What was typed; an empty text is a flag that was not."""

    member: str
    yes_erase: str = ""
    dry_run: bool = False


def run(world: World, options: Options) -> int:
    """Show what would go and what would remain, ask for the member's name, and do it; or take it up again."""
    root = find_set(world)
    reading = read_set(world, root)
    begun, is_resumed = _begun(world, root, reading, options.member)
    erasure = plan(reading, begun, _texts(world, root, reading, begun))
    for line in _told(world, root, reading, erasure):
        world.out(line)
    if options.dry_run:
        world.say("Nothing was erased: this is what `alearn erase` would do.")
        return 0
    _confirm(world, begun, options.yes_erase)
    if not is_resumed:
        world.create(root, [MARKER], write_begun(begun), verify=lambda _: "")
    _erase(world, root, erasure)
    world.say(f"{begun.person.name} is erased from what is live here, and is called {begun.becomes} where a trace is.")
    world.say("What is listed above as remaining is as it was. See that the record is well: alearn check")
    if repository(world, root) is not None:
        world.say("Then let git have the change, too: git add -A, and git commit.")
    return 0


def _begun(world: World, root: str, reading: Reading, fragment: str) -> tuple[Begun, bool]:
    """The erasure that is meant: one that was stopped is taken up again before another may begin."""
    data = world.read(os.path.join(root, MARKER), RECORD_LIMIT)
    if data is None:
        member = member_named(fragment, reading.the_set.members.values())
        return begin(reading, Person(member.id, member.name, member.email or "")), False
    begun = read_begun(data)
    person = begun.person
    try:
        named(fragment, [person], lambda each: each.id, "erasure begun", lambda each: each.name)
    except NotFoundError:
        message = f"Erasing {person.name} was begun here and is not finished."
        raise RefusedError(message, f"First type: alearn erase {person.id}") from None
    world.say(f"Erasing {person.name} was begun before; this finishes it.")
    return begun, True


def _confirm(world: World, begun: Begun, typed: str) -> None:
    name = begun.person.name
    flag = f'--yes-erase "{name}"'

    def read(answer: str) -> str:
        if " ".join(answer.split()) != " ".join(name.split()):
            raise UsageError("That is not the member's whole name, so nothing was erased.", f"Type it in full: {flag}")
        return answer

    if typed:
        read(typed)
    else:
        world.ask_for(f"This cannot be undone. To erase {name}, type their name:", flag, read)


def _erase(world: World, root: str, erasure: Erasure) -> None:
    """Others' records first, the folder last: on the way nothing refers to somebody who is not there."""
    for change in erasure.changes:
        world.replace(root, change.path, change.before, change.after, verify=unreadable_as(change.path))
    own = f"members/{erasure.begun.person.id}"
    left = world.remove_folder(root, own) if world.exists(os.path.join(root, own)) else ""
    if left:
        world.warn(f"Some of it could not be deleted; close what has it open, and delete it yourself: {left}")
    world.remove(root, MARKER, write_begun(erasure.begun))


def _texts(world: World, root: str, reading: Reading, begun: Begun) -> dict[str, str | None]:
    """The text of every file outside the member's folder, pages built in `out/` among them; None where it is none."""
    names = [name for name in reading.listing.files if not name.startswith(f"members/{begun.person.id}/")]
    if world.is_folder(os.path.join(root, "out")):
        names += [f"out/{name}" for name in world.tree(os.path.join(root, "out"), frozenset(), "").files]
    return {name: _text(world, f"{root}/{name}") for name in names if not name.endswith(".age")}


def _text(world: World, path: str) -> str | None:
    data = world.read(path, 4 * ENTRY_LIMIT)
    try:
        return None if data is None or b"\0" in data or len(data) > 4 * ENTRY_LIMIT else data.decode()
    except UnicodeDecodeError:
        return None


def _told(world: World, root: str, reading: Reading, erasure: Erasure) -> Iterator[str]:
    """All that goes, all that changes, all that a person decides, and all that remains."""
    person, becomes = erasure.begun
    yield f"Erasing {person.name}, who is called {becomes} from then on."
    yield from _listed(f"Deleted, with the folder members/{person.id}/:", erasure.deleted)
    yield from _listed(
        f"Changed: {person.id} becomes {becomes}, and their own words go from their turns:",
        (change.path for change in erasure.changes),
    )
    yield from _listed(
        "Shared with others, and deleted with the folder; to keep one, first move it to its other owner's folder:",
        (
            f"{'issue' if isinstance(each, Issue) else 'action'} {each.id}, with "
            + ", ".join(name_of(reading.the_set, partner) for partner in each.partners)
            for each in erasure.shared
        ),
    )
    yield from _listed(
        "Left: words of others to them, or an answer with words; a person decides:", map(str, erasure.left)
    )
    yield from _listed(
        "Others seem to mention them here, maybe by part of a name; a person decides on each line:",
        map(str, erasure.mentions),
    )
    yield from _listed("Not looked into, because these are no text:", erasure.unread)
    yield "What remains, and no command here can take back:"
    yield from (f"  {line}" for line in remaining(world, root, reading, erasure))


def _listed(heading: str, lines: "Iterator[str] | tuple[str, ...] | map[str]") -> Iterator[str]:
    shown = [f"  {line}" for line in lines]
    if shown:
        yield heading
        yield from shown
