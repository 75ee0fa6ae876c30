"""`alearn takeaway`: one page for each member, with what they will do and what they were left with."""

import os
from functools import partial
from typing import NamedTuple

from alearn.commands.pages import form_named, in_form, page_path, put_page
from alearn.commands.who import member_named, who_am_i
from alearn.disclose import disclose
from alearn.errors import UsageError
from alearn.folder import find_set, read_set
from alearn.meeting.takeaway import build_takeaway
from alearn.model import LearningSet, Member
from alearn.render.environment import takeaway
from alearn.render.mail import draft
from alearn.render.sheet import Sheet
from alearn.story.meetings import members
from alearn.story.promises import last_meeting
from alearn.world import World

_MADE_HERE = b"X-Unsent: 1"
_LARGEST = 1024 * 1024


class Options(NamedTuple):
    """What was typed; `output` is a file for one member, and a folder for all."""

    member: str = ""
    every: bool = False
    output: str = ""
    mail: bool = False
    force: bool = False
    me: str = ""
    style: str = ""
    form: str = ""
    look: bool = False


def run(world: World, options: Options) -> int:
    """Write the pages, each with its member's own words alone."""
    root = find_set(world)
    the_set = read_set(world, root).the_set
    if options.every and options.member:
        raise UsageError("Either one member or all of them.", "Leave the name out, or --all.")
    if options.form and (options.mail or not options.every):
        raise UsageError("--form is for the pages of --all.", "For one page the ending of -o gives the form.")
    if options.every and options.look:
        raise UsageError("--open opens one page, and --all makes several.", "Leave one of them out.")
    if options.every:
        wanted = tuple(each for each in members(the_set) if each.belongs_on(world.today))
    elif options.member:
        wanted = (member_named(options.member, the_set.members.values()),)
    else:
        wanted = (who_am_i(world, root, the_set, options.me),)
    with world.waiting("Making the pages …"):
        paths = [_written(world, root, the_set, member, options) for member in wanted]
    for path in filter(None, paths):
        world.out(os.path.relpath(path, world.cwd))
    if options.every:
        world.say("Each page has only its member's own words. Look them through before you send them.")
    return 0


def _written(world: World, root: str, the_set: LearningSet, member: Member, options: Options) -> str:
    """The page of one member; its path, empty where it went to standard output."""
    view = build_takeaway(disclose(the_set, "me", world.today, member.id))
    met = last_meeting(the_set, world.today)
    name = f"takeaway-{met.id if met else 'before-we-meet'}/{member.id}"
    output = options.output
    form = "eml" if options.mail else form_named(options.form)
    if options.every and output:
        output = os.path.join(output, f"{member.id}.{form}")
    if not options.mail:
        sheet = Sheet(view.language, view.banner, world.today, to_write_in=True)
        build = partial(in_form, world, partial(takeaway, view), sheet=sheet, style=options.style)
        return put_page(world, root, name, output, build, force=options.force, form=form, look=options.look)
    path = page_path(world, root, f"{name}.eml", output, ("eml",))
    subject = f"{view.title}: what you take away" + (f" ({view.since})" if view.since else "")
    mail = draft(member.email or "", subject, takeaway(view, "txt"))
    world.make_page(path, mail, mark=_MADE_HERE, force=options.force, limit=_LARGEST)
    if options.look:
        world.show(path)
    if not member.email:
        world.say(f"No address of {member.name}'s is known, so the draft has none.")
    return path
