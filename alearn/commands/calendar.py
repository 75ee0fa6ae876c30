"""`alearn calendar`: the planned meetings, and on request one's own dates, for any calendar program."""

import os
import re
from datetime import timedelta
from typing import NamedTuple

from alearn.commands.pages import page_path
from alearn.commands.who import who_am_i
from alearn.commands.zone import zone_of
from alearn.dates import in_words
from alearn.errors import NotFoundError, UsageError
from alearn.folder import find_set, read_set
from alearn.meeting.days import Event, action_events, meeting_events
from alearn.schema.layout import slug
from alearn.text.source import ENTRY_LIMIT
from alearn.world import World

_ALARM = re.compile(r"(\d{1,3})\s*(m|min|minutes?|h|hours?|d|days?|w|weeks?)")
_UNITS = {"m": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1), "w": timedelta(weeks=1)}


class Options(NamedTuple):
    """What was typed; an empty text is a flag that was not."""

    output: str = ""
    actions: bool = False
    alarm: str = ""
    me: str = ""
    force: bool = False


def run(world: World, options: Options) -> int:
    """Write the file: the meetings for everybody, and with `--actions` one member's own dates beside them."""
    alarm = _alarm(options.alarm or "1d")
    root = find_set(world)
    the_set = read_set(world, root).the_set
    me = who_am_i(world, root, the_set, options.me).id if options.actions else ""
    events: tuple[Event, ...] = meeting_events(the_set, world.today)
    own = action_events(the_set, world.today, me) if me else ()
    if not events and not own:
        raise NotFoundError("No meeting is planned yet.", "Plan some: alearn schedule --first DATE")
    zone, name = zone_of(the_set)
    _warn(world, events, known=zone is not None)

    from alearn.render.calendar import MADE_HERE, calendar

    try:
        data = calendar(the_set.file.title, (*events, *own), world.today, zone, name, alarm)
    except (OverflowError, ValueError):
        raise UsageError(
            "A day in the plan is one that calendars do not have.", "See the plan: alearn schedule"
        ) from None
    if options.output == "-":
        world.out_exactly(data.decode())
        return 0
    title = slug(the_set.file.title) or os.path.basename(root)
    path = page_path(world, root, f"{title}-calendar-{me or 'SET'}-ONLY.ics", options.output, ("ics",))
    world.make_page(path, data, mark=MADE_HERE, force=options.force, limit=ENTRY_LIMIT)
    world.out(os.path.relpath(path, world.cwd))
    if me:
        world.say("Your own actions are in it, marked private: for your calendar alone. Whoever sees it reads them.")
    else:
        world.say(
            "Send it to every member: opened, it puts the meetings into a calendar; a newer one mends them there."
        )
    return 0


def _warn(world: World, events: tuple[Event, ...], *, known: bool) -> None:
    days = [each for each in events if each.minutes is None and not each.cancelled and each.begins >= world.today]
    if days:
        listed = ", ".join(in_words(each.begins) for each in days)
        world.say(f"Without a time yet, so a whole day in the calendar: {listed}. Write `starts:` in set.yaml.")
    if not known:
        world.say("The time zone in set.yaml is not known here, so the times are those of whoever reads the file.")


def _alarm(typed: str) -> timedelta | None:
    """How long before it a calendar is to remind; None for never."""
    if typed.strip().lower() in ("none", "no", "never"):
        return None
    found = _ALARM.fullmatch(typed.strip().lower())
    if not found:
        raise UsageError("--alarm takes how long before: 30m, 2h, 1d, or none.")
    return int(found[1]) * _UNITS[found[2][0]]
