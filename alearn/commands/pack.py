"""`alearn pack`: the forms of a set to print, blank, or filled in from its record."""

import os
from functools import partial
from typing import NamedTuple

from alearn.commands.pages import FORMS, form_named, in_form, put_page
from alearn.disclose import disclose
from alearn.errors import NotFoundError, UsageError
from alearn.folder import find_set, forms, question_bank, read_set
from alearn.meeting.forms import WHOM, build_form
from alearn.render.environment import Pack, pack
from alearn.render.sheet import Sheet
from alearn.world import World


class Options(NamedTuple):
    """What was typed."""

    whom: str = ""
    output: str = ""
    blank: bool = False
    form: str = ""
    letter: bool = False
    force: bool = False
    style: str = ""
    look: bool = False


def run(world: World, options: Options) -> int:
    """Write each form, and all of them in one page to print, or that page alone; outside a set they are blank."""
    if options.whom and options.whom not in WHOM:
        raise UsageError("--for takes one of: " + ", ".join(WHOM))
    root = _set_or_nothing(world)
    filled = bool(root) and not options.blank
    seen = disclose(read_set(world, root).the_set, "set", world.today) if filled else None
    wanted = [each for each in forms(world, root) if options.whom in ("", each.whom)]
    bank = question_bank(world, root)
    views = tuple(build_form(each, seen, bank) for each in wanted)
    whose = "filled in with what the set may see" if filled else "blank"
    made = f"{'1 form' if len(views) == 1 else f'{len(views)} forms'}, {whose}."
    if options.output == "-" or options.output.lower().endswith(tuple(f".{form}" for form in FORMS)):
        return _one_page(world, root, Pack(views, options.letter), made, options)
    folder = options.output or (os.path.join("out", "pack") if root else "alearn-pack")
    ending = form_named(options.form)
    start = world.path(folder) if options.output or not root else os.path.join(root, folder)
    pages = {"everything": views, **{f"{at:02}-{each.id}": (each,) for at, each in enumerate(views, 1)}}
    with world.waiting(f"Making {len(views)} forms …"):
        for name, held in pages.items():
            path = os.path.join(start, f"{name}.{ending}")
            build = partial(_page, world, Pack(held, options.letter), options.style)
            put_page(world, root or start, name, path, build, force=options.force)
    world.out(os.path.relpath(start, world.cwd))
    if options.look:
        world.show(os.path.join(start, f"everything.{ending}"))
    world.say(f"{made} To print all of them: {os.path.join(folder, f'everything.{ending}')}")
    return 0


def _one_page(world: World, root: str, held: Pack, made: str, options: Options) -> int:
    if options.form:
        raise UsageError("The ending of -o gives the form of one file.", "Leave --form out, or name a folder with -o.")
    build = partial(_page, world, held, options.style)
    top = root or os.path.dirname(world.path(options.output))
    path = put_page(world, top, "", options.output, build, force=options.force, look=options.look)
    if path:
        world.out(os.path.relpath(path, world.cwd))
        world.say(made)
    return 0


def _page(world: World, held: Pack, style: str, form: str) -> bytes:
    """Forms in one form, each on a sheet of its own, with room for a pen."""
    sheet = Sheet("en-GB", "", world.today, title=held.title, to_write_in=True, letter=held.letter)
    return in_form(world, lambda words: pack(held, words), form, sheet, style)


def _set_or_nothing(world: World) -> str:
    """The set's folder; empty outside of one."""
    try:
        return find_set(world)
    except NotFoundError:
        return ""
