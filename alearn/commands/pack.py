"""`alearn pack`: the forms of a set to print, blank, or filled in from its record."""

import os
from functools import partial
from typing import NamedTuple

from alearn.commands.pages import put_page
from alearn.disclose import disclose
from alearn.errors import NotFoundError, UsageError
from alearn.folder import find_set, forms, question_bank, read_set
from alearn.meeting.forms import WHOM, build_form
from alearn.render.environment import Pack, pack
from alearn.world import World


class Options(NamedTuple):
    """What was typed."""

    whom: str = ""
    output: str = ""
    blank: bool = False
    markdown: bool = False
    letter: bool = False
    force: bool = False


def run(world: World, options: Options) -> int:
    """Write each form, and all of them in one page to print; outside a set they are blank."""
    if options.whom and options.whom not in WHOM:
        raise UsageError("--for takes one of: " + ", ".join(WHOM))
    root = _set_or_nothing(world)
    filled = bool(root) and not options.blank
    seen = disclose(read_set(world, root).the_set, "set", world.today) if filled else None
    wanted = [each for each in forms(world, root) if options.whom in ("", each.whom)]
    bank = question_bank(world, root)
    views = tuple(build_form(each, seen, bank) for each in wanted)
    folder = options.output or (os.path.join("out", "pack") if root else "alearn-pack")
    ending = "md" if options.markdown else "html"
    start = world.path(folder) if options.output or not root else os.path.join(root, folder)
    pages = {"everything": views, **{f"{at:02}-{each.id}": (each,) for at, each in enumerate(views, 1)}}
    for name, held in pages.items():
        path = os.path.join(start, f"{name}.{ending}")
        put_page(world, root or start, name, path, partial(_page, Pack(held, options.letter)), force=options.force)
    world.out(os.path.relpath(start, world.cwd))
    whose = "filled in with what the set may see" if filled else "blank"
    forms_made = "1 form" if len(views) == 1 else f"{len(views)} forms"
    world.say(f"{forms_made}, {whose}. To print all of them: {os.path.join(folder, f'everything.{ending}')}")
    return 0


def _page(held: Pack, form: str) -> bytes:
    return pack(held, form).encode()


def _set_or_nothing(world: World) -> str:
    """The set's folder; empty outside of one."""
    try:
        return find_set(world)
    except NotFoundError:
        return ""
