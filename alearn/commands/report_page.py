"""What every report shares: its options, what its page is called, what stops it, and what its maker is told."""

import os
from collections.abc import Iterable
from typing import NamedTuple

from alearn.disclose import LetOut
from alearn.errors import AlearnError
from alearn.findings import Severity
from alearn.rules.record import look_at
from alearn.schema.layout import slug
from alearn.schema.records import Reading
from alearn.world import World


class Options(NamedTuple):
    """What was typed; an empty text is a flag that was not."""

    kind: str = "summary"
    audience: str = ""
    output: str = ""
    draft: bool = False
    force: bool = False
    me: str = ""
    quiet: bool = False
    proof: bool = False
    send: bool = False
    to: str = ""
    dry_run: bool = False
    style: str = ""
    look: bool = False
    trust_templates: bool = False
    shipped_templates: bool = False


def tell_left_out(world: World, seen: LetOut) -> None:
    """Say what is not on a page for outside and why; for its maker, and on no page."""
    for each in seen.left_out:
        world.warn(f"Left out: {each}")
    if seen.left_out:
        world.say("A yes is said with `alearn confirm`; for somebody else add --as MEMBER --via email --said DATE.")


def tell_missing(world: World, gaps: Iterable[str]) -> None:
    """Say what a reader of the page would look for and not find, each with what would fill it."""
    for each in gaps:
        world.say(f"Still missing: {each}")


def refuse_errors(world: World, reading: Reading, options: Options) -> None:
    """Stop where the record has an error in it, unless a draft is wanted: then say what is left out."""
    errors = [each for each in look_at(reading, world.today) if each.severity is Severity.ERROR]
    if not errors:
        return
    if not options.draft:
        hint = "See them with `alearn check`, or build a draft without those records: add --draft."
        raise AlearnError(f"The record has {len(errors)} to mend, so the report would not be whole.", hint)
    paths = dict.fromkeys(each.path for each in errors)
    world.say("Left out or doubtful in this draft: " + ", ".join(paths))


def page_name(root: str, reading: Reading, options: Options, marked: str) -> str:
    """What the page is called in `out/`: `marked` says whom it is for, and that it is a draft."""
    title = slug(reading.the_set.file.title) or os.path.basename(root)
    return f"{title}-{options.kind}-{marked}"
