"""`alearn conduct`: the ground rules as they are read out at an opening, and who adopted them when."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from alearn.commands.days import read_day
from alearn.commands.who import member_named
from alearn.commands.writing import change_record
from alearn.dates import in_words
from alearn.errors import NotFoundError, UsageError
from alearn.folder import find_set, read_set
from alearn.model import Conduct, LearningSet
from alearn.render.prose_text import filled, wrapped
from alearn.schema.layout import CONDUCT_FILE
from alearn.story.conduct import not_adopted_by, review_is_due
from alearn.story.meetings import name_of, planned
from alearn.text.edit import Value, add_item, add_key, replace_value, write_front_matter
from alearn.text.nodes import read_yaml
from alearn.text.prose import heading
from alearn.text.source import Source, front_matter
from alearn.world import World

EVERYBODY = "all"


class Options(NamedTuple):
    """What was typed; an empty text is a flag that was not."""

    adopt: bool = False
    by: tuple[str, ...] = ()
    date: str = ""
    review: str = ""
    json: bool = False
    dry_run: bool = False


class _Change(NamedTuple):
    """What is to be written: the day it is adopted (None: it was before), by whom, and when it is looked at again."""

    adopted: date | None
    by: tuple[str, ...]
    review: date | None

    def keys(self) -> dict[str, Value]:
        """The keys of the front matter with what they will hold."""
        keys: dict[str, Value] = {
            "adopted": self.adopted.isoformat() if self.adopted else "",
            "adopted_by": list(self.by),
            "review": self.review.isoformat() if self.review else "",
        }
        return {key: value for key, value in keys.items() if value}


def run(world: World, options: Options) -> int:
    """Show the conduct, or write down who adopted it and when it is looked at again."""
    root = find_set(world)
    reading = read_set(world, root)
    the_set, conduct = reading.the_set, reading.the_set.conduct
    if CONDUCT_FILE not in reading.documents:
        message = "This set has no conduct.md yet: the ground rules it works by."
        raise NotFoundError(message, "Write them as a list: - **open-questions** We ask; we do not tell.")
    if conduct is None:
        raise NotFoundError("conduct.md has an error in it.", "Type `alearn check` to see it.")
    if not (options.adopt or options.by or options.date or options.review):
        _show(world, the_set, conduct, as_json=options.json)
        return 0
    change = _change(world, the_set, conduct, options)
    document = reading.documents[CONDUCT_FILE]
    change_record(world, root, reading, document, lambda source: _edited(source, change), dry_run=options.dry_run)
    if not options.dry_run:
        world.out(CONDUCT_FILE)
        _tell(world, the_set, change)
    return 0


# What is shown


def _show(world: World, the_set: LearningSet, conduct: Conduct, *, as_json: bool) -> None:
    if as_json:
        world.out_json("conduct", _as_data(world, the_set, conduct))
        return
    for line in (*_rules(world, conduct), "", *_standing(world, the_set, conduct)):
        world.out(line)


def _rules(world: World, conduct: Conduct) -> Iterator[str]:
    """Each rule beside its name; the whole text where its rules have none."""
    width = world.columns()
    if not conduct.rules:
        yield from wrapped(conduct.prose, width, str)
        return
    yield world.style(heading(conduct.prose) or "How we work together", "bold")
    widest = max(len(rule.id) for rule in conduct.rules)
    for rule in conduct.rules:
        yield from filled(rule.words, width, f"  {rule.id:{widest}}  ", " " * (widest + 4))


def _standing(world: World, the_set: LearningSet, conduct: Conduct) -> Iterator[str]:
    """Who adopted it and when, what the sponsor is told, and when it is looked at again."""
    lines: list[str] = []
    if conduct.adopted is None:
        lines.append("Not adopted yet: talk it through, then alearn conduct --adopt --by all")
    else:
        by = ", ".join(name_of(the_set, each) for each in conduct.adopted_by)
        lines.append(f"Adopted on {in_words(conduct.adopted)}" + (f" by {by}." if by else "."))
        missing = not_adopted_by(the_set, world.today) if by else ()
        flags = " ".join(f"--by {each.id}" for each in missing)
        lines += [f"Not yet by {', '.join(each.name for each in missing)}: alearn conduct {flags}"] if missing else []
    if conduct.tells_sponsor:
        lines.append(f"The sponsor is told: {'; '.join(conduct.tells_sponsor)}.")
    if review_is_due(conduct, world.today):
        lines.append("It is time to look at it again: what would you keep, and what would you change?")
    elif conduct.review and conduct.review > world.today:
        lines.append(f"We look at it again on {in_words(conduct.review)}.")
    for line in lines:
        yield from filled(line, world.columns())


def _as_data(world: World, the_set: LearningSet, conduct: Conduct) -> dict[str, object]:
    return {
        "title": heading(conduct.prose),
        "rules": [rule._asdict() for rule in conduct.rules],
        "adopted": conduct.adopted.isoformat() if conduct.adopted else None,
        "adopted_by": list(conduct.adopted_by),
        "not_adopted_by": [each.id for each in not_adopted_by(the_set, world.today)],
        "tells_sponsor": list(conduct.tells_sponsor),
        "review": conduct.review.isoformat() if conduct.review else None,
        "review_is_due": review_is_due(conduct, world.today),
    }


# What is written


def _change(world: World, the_set: LearningSet, conduct: Conduct, options: Options) -> _Change:
    """What is to be written; a terminal is asked for what no flag tells."""
    if options.adopt:
        day = read_day(world, the_set, options.date, "--date", happened=True) if options.date else world.today
        question = "Who adopts it? (all; or one name, and --by for several)"
        by = options.by or (world.ask(question, "--by all, or --by MEMBER for each", EVERYBODY),)
        return _Change(day, _named(the_set, by, day), _review(world, the_set, options.review, day))
    if options.date:
        raise UsageError("--date is the day it is adopted.", "Add --adopt.")
    if options.by and conduct.adopted is None:
        raise UsageError("Nobody has adopted this conduct yet.", "Add --adopt.")
    more = tuple(each for each in _named(the_set, options.by, world.today) if each not in conduct.adopted_by)
    review = _review(world, the_set, options.review, conduct.adopted) if options.review else None
    if not more and review is None:
        raise UsageError("They are among those who adopted it already.", "Type `alearn conduct` to see who has.")
    return _Change(None, more, review)


def _named(the_set: LearningSet, typed: tuple[str, ...], day: date) -> tuple[str, ...]:
    """The ids of those who are meant; `all` is everybody who belongs to the set that day, the facilitator too."""
    if EVERYBODY in typed:
        return tuple(sorted(each.id for each in the_set.members.values() if each.belongs_on(day)))
    return tuple(dict.fromkeys(member_named(each, the_set.members.values()).id for each in typed))


def _review(world: World, the_set: LearningSet, typed: str, adopted: date | None) -> date | None:
    """The day to look at it again; a terminal is offered the meeting half way through those to come."""

    def read(answer: str) -> date | None:
        day = read_day(world, the_set, answer, "--review" if typed else "") if answer else None
        if day and adopted and day <= adopted:
            raise UsageError("It is looked at again on a later day than the one it is adopted on.")
        return day

    if typed or not world.interactive:
        return read(typed)
    to_come = [row.day for row in planned(the_set) if adopted is None or row.day > adopted]
    half_way = to_come[(len(to_come) - 1) // 2].isoformat() if to_come else ""
    question = "When will you look at it again?" + ("" if half_way else " (Enter to leave open)")
    return world.ask_for(question, "--review DATE", read, half_way)


def _edited(source: Source, change: _Change) -> Source:
    """The file with the change in its front matter, which is made where there is none; the rules stay as they are."""
    front, _ = front_matter(source)
    if front is None:
        ends = "\r\n" if "\r\n" in source.text else "\n"
        begun = write_front_matter(change.keys().items(), "").replace("\n", ends)
        return source._replace(text=begun + source.text)
    if change.adopted is None:
        for each in change.by:
            source = add_item(source, ("adopted_by",), each, start=front.start, end=_end(source))
    for key, value in change.keys().items():
        if change.adopted is None and key == "adopted_by":
            continue
        there, _ = read_yaml(source, front.start, _end(source))
        if there is not None and there.value(key) is not None:
            source = replace_value(source, (key,), value, start=front.start, end=_end(source))
        else:
            source = add_key(source, (), key, value, start=front.start, end=_end(source))
    return source


def _end(source: Source) -> int:
    """Where the front matter ends, which moves with what is written in it."""
    front, _ = front_matter(source)
    return front.end if front else 0


def _tell(world: World, the_set: LearningSet, change: _Change) -> None:
    names = ", ".join(name_of(the_set, each) for each in change.by)
    if change.by:
        on = f" on {in_words(change.adopted)}" if change.adopted else ""
        world.say(f"Adopted{on} by {names}.")
    if change.review:
        world.say(f"To be looked at again on {in_words(change.review)}: `alearn status` asks then.")
    elif change.adopted:
        world.say("No day is set to look at it again: alearn conduct --review DATE")
    world.say("The whole set can read it. Read it out at each opening: alearn conduct")
