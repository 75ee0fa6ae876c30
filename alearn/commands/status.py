"""`alearn status`: what matters next in the set, and to me."""

from typing import NamedTuple

from alearn.commands.actions import line
from alearn.commands.who import who_am_i
from alearn.dates import in_words
from alearn.errors import UsageError
from alearn.findings import Finding, Severity
from alearn.folder import find_set, read_set
from alearn.model import LearningSet, Member
from alearn.rules.practice import look_at_practice
from alearn.rules.record import look_at
from alearn.schema.records import Reading
from alearn.story.meetings import facilitators, held, members, next_planned, planned
from alearn.story.promises import promised
from alearn.world import World


class Options(NamedTuple):
    """What was typed."""

    me: str = ""


def run(world: World, options: Options) -> int:
    """Show the next meeting, the promised actions, my questions, and whether the record is well."""
    root = find_set(world)
    reading = read_set(world, root)
    the_set = reading.the_set
    me = _me(world, root, the_set, options.me)
    world.out(world.style(the_set.file.title, "bold"))
    for text in _meetings(world, the_set):
        world.out(text)
    mine = me.id if me and me.in_set else None
    actions = promised(the_set, world.today, mine)
    if actions:
        world.out("\n" + ("What I said I would do" if mine else "What members said they would do"))
    for action in actions:
        world.out(("" if mine else f"  {action.owner}\n  ") + line(world, the_set, action))
    questions = [each for each in look_at_practice(reading, world.today) if _is_mine(each, me)]
    if questions:
        world.out("\nQuestions worth a thought")
    for question in questions:
        world.out(f"  {question.message} ({_name(question)})")
    world.out("\n" + _health(world, reading))
    return 0


def _me(world: World, root: str, the_set: LearningSet, me: str) -> Member | None:
    try:
        return who_am_i(world, root, the_set, me)
    except UsageError:
        if me:
            raise
        world.say("To see your own questions too, add --me MEMBER.")
        return None


def _meetings(world: World, the_set: LearningSet) -> list[str]:
    done, every = held(the_set, world.today), planned(the_set)
    told = [f"{len(members(the_set))} members; facilitated by {_names(facilitators(the_set))}."]
    told.append(f"Meetings held: {len(done)}" + (f" of {len(every)} planned." if every else "."))
    if the_set.file.closed and the_set.file.closed <= world.today:
        return [*told, f"The set ended on {in_words(the_set.file.closed)}."]
    following = next_planned(the_set, world.today)
    if following:
        at = f" at {following.starts:%H:%M}" if following.starts else ""
        place = f", {following.place}" if following.place else ""
        told.append(f"Next meeting: {in_words(following.day)}{at}{place}.")
    else:
        told.append("No next meeting is planned. Add one under `planned:` in set.yaml.")
    return told


def _names(people: tuple[Member, ...]) -> str:
    return " and ".join(person.name for person in people) or "nobody yet"


def _is_mine(finding: Finding, me: Member | None) -> bool:
    if finding.path.startswith("members/"):
        return me is not None and finding.path.startswith(f"members/{me.id}/")
    return me is None or not me.in_set


def _name(finding: Finding) -> str:
    return finding.path.rpartition("/")[2].rpartition(".")[0]


def _health(world: World, reading: Reading) -> str:
    findings = look_at(reading, world.today)
    errors = sum(1 for each in findings if each.severity is Severity.ERROR)
    if not findings:
        return "The record is well: `alearn check` finds nothing."
    return f"The record: {errors} to mend, {len(findings) - errors} to look at. See them with `alearn check`."
