"""The names a shell offers where one of the set's is typed."""

from collections.abc import Iterable

from alearn.folder import find_set, guide_pages, prompt_sheets, read_set
from alearn.rules.practice import PRACTICE_RULES
from alearn.rules.record import RECORD_RULES
from alearn.schema.records import Reading
from alearn.story.meetings import planned_ids
from alearn.world import World


def names(world: World, kind: str, begun: str) -> list[str]:
    """The names of a kind that begin as what is typed so far, sorted; AlearnError outside of a set."""
    return sorted(name for name in _known(world, kind) if name.startswith(begun.lower()))


def _known(world: World, kind: str) -> Iterable[str]:
    match kind:
        case "rule":
            return [rule.id for rule in (*RECORD_RULES, *PRACTICE_RULES)]
        case "topic":
            return [page.id for page in guide_pages(world)]
    return _of_set(world, kind)


def _of_set(world: World, kind: str) -> Iterable[str]:
    root = find_set(world)
    reading = read_set(world, root)
    match kind:
        case "member":
            return reading.the_set.members
        case "meeting":
            held = {meeting.id for meeting in reading.the_set.meetings}
            return held | {id_ for id_, row in planned_ids(reading.the_set) if not row.cancelled}
        case "prompts":
            return prompt_sheets(world, root)
        case "thing":
            return _things(reading)
        case "owned":
            return _shortest(str(ref) for owned in ("issue", "action", "entry") for ref in reading.known[owned])
    return _shortest(str(ref) for ref in reading.known[kind])


def _things(reading: Reading) -> set[str]:
    owned = [str(ref) for kind in ("issue", "action", "entry", "extract") for ref in reading.known[kind]]
    return set(_shortest(owned)) | {meeting.id for meeting in reading.the_set.meetings} | set(reading.the_set.members)


def _shortest(names: Iterable[str]) -> list[str]:
    """Each name without its owner, where that still names one thing alone."""
    whole = sorted(names)
    last = [name.rpartition("/")[2] for name in whole]
    return [short if last.count(short) == 1 else name for name, short in zip(whole, last, strict=True)]
