"""`alearn report`: the set's folder compiled into a page to send."""

import os
from typing import NamedTuple

from alearn.commands.pages import put_page
from alearn.commands.who import who_am_i
from alearn.disclose import AUDIENCES, disclose
from alearn.errors import AlearnError, UsageError
from alearn.findings import Severity
from alearn.folder import find_set, read_set
from alearn.render.environment import summary
from alearn.report.build import build_summary, missing
from alearn.rules.record import look_at
from alearn.schema.layout import slug
from alearn.schema.records import Reading
from alearn.story.meetings import name_of
from alearn.world import World

KINDS = ("summary",)


class Options(NamedTuple):
    """What was typed; an empty text is a flag that was not."""

    kind: str = "summary"
    audience: str = "set"
    output: str = ""
    draft: bool = False
    force: bool = False
    me: str = ""
    quiet: bool = False


def run(world: World, options: Options) -> int:
    """Build the report, and say where it is and for whom."""
    if options.kind not in KINDS:
        raise UsageError("That report cannot be made yet.", "There is: " + ", ".join(KINDS))
    if options.audience not in AUDIENCES:
        raise UsageError("--for takes one of: " + ", ".join(AUDIENCES))
    root = find_set(world)
    reading = read_set(world, root)
    me = who_am_i(world, root, reading.the_set, options.me).id if options.audience == "me" else ""
    seen = disclose(reading.the_set, options.audience, world.today, me)
    _refuse_errors(world, reading, options)
    view = build_summary(seen, draft=options.draft)
    name = _name(root, reading, options, me)
    path = put_page(world, root, name, options.output, lambda form: summary(view, form), force=options.force)
    if path and not options.quiet:
        world.out(os.path.relpath(path, world.cwd))
        for each in missing(seen):
            world.say(f"Still missing: {each}")
        whom = "the set" if options.audience == "set" else f"{name_of(reading.the_set, me)} alone"
        world.say(f"Everything in it is for {whom}. Look it through before you send it.")
    return 0


def _refuse_errors(world: World, reading: Reading, options: Options) -> None:
    errors = [each for each in look_at(reading, world.today) if each.severity is Severity.ERROR]
    if not errors:
        return
    if not options.draft:
        hint = "See them with `alearn check`, or build a draft without those records: add --draft."
        raise AlearnError(f"The record has {len(errors)} to mend, so the report would not be whole.", hint)
    paths = dict.fromkeys(each.path for each in errors)
    world.say("Left out or doubtful in this draft: " + ", ".join(paths))


def _name(root: str, reading: Reading, options: Options, me: str) -> str:
    """What the page is called in `out/`: its audience is in its name."""
    audience = "SET-ONLY" if options.audience == "set" else f"{me}-ONLY"
    draft = "-DRAFT" if options.draft else ""
    title = slug(reading.the_set.file.title) or os.path.basename(root)
    return f"{title}-{options.kind}-{audience}{draft}"
