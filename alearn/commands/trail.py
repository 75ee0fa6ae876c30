"""`alearn trail`: one issue from first question to changed practice, in the order it went."""

import os
from collections.abc import Iterator
from typing import Any, NamedTuple

from alearn.commands.pages import in_forms, put_page
from alearn.commands.who import known_typist
from alearn.disclose import disclose
from alearn.errors import UsageError
from alearn.folder import find_set, named, read_set
from alearn.model import LearningSet, Member, Ref
from alearn.report.trail import Asked, Step, TrailView, build_trail
from alearn.report.view import CycleView
from alearn.story.actions import moved
from alearn.story.links import actions_for
from alearn.world import World


class Options(NamedTuple):
    """What was typed."""

    issue: str
    output: str = ""
    style: str = ""
    force: bool = False
    me: str = ""
    json: bool = False
    look: bool = False


def run(world: World, options: Options) -> int:
    """Show an issue's cycles, or make a page of them: what was asked, done, seen and learned, and what came next."""
    root = find_set(world)
    the_set = read_set(world, root).the_set
    ref = named(options.issue, list(the_set.issues), str, "issue", lambda each: the_set.issues[each].issue)
    view = build_trail(disclose(the_set, "set", world.today), ref)
    if options.output or options.look:
        return _written(world, root, ref, view, options)
    if options.style:
        raise UsageError("--style is for Word documents.", "Add -o FILE.docx, or leave it out.")
    times = _moved_for_the_owner(world, the_set, ref, known_typist(world, root, the_set, options.me))
    if options.json:
        world.out_json("trail", _as_data(ref, view, times))
        return 0
    for line in _lines(view):
        world.out(line)
    if times:
        world.out(f"\nOnly you are told this: your dates moved {times} time{'' if times == 1 else 's'} on this issue.")
    return 0


def _written(world: World, root: str, ref: Ref, view: TrailView, options: Options) -> int:
    from alearn.render.environment import trail

    build = in_forms(world, view, trail, options.style)
    name = f"trail-{ref.id}-SET-ONLY"
    path = put_page(world, root, name, options.output, build, force=options.force, look=options.look)
    if path:
        world.out(os.path.relpath(path, world.cwd))
        world.say("Everything in it is for the set. Look it through before you send it.")
    return 0


def _moved_for_the_owner(world: World, the_set: LearningSet, ref: Ref, me: Member | None) -> int:
    """How often the asker's own dates moved on an issue; nothing of anybody else's is counted."""
    mine = [action for action in actions_for(the_set, ref) if me is not None and action.owner == me.id]
    return sum(moved(action, world.today) for action in mine)


def _lines(view: TrailView) -> Iterator[str]:
    issue = view.issue
    yield f"{_plain(issue.words)} ({issue.member})"
    yield from _said("  ", (f"Brought {view.opened}", ""), ("Why it matters", issue.matters))
    yield from _said("  ", ("What was not known", view.unknown), ("Before", issue.before))
    number = 0
    for step in view.steps:
        yield ""
        number += 1 if step.cycle else 0
        yield from _step(step, number)
    if view.also:
        yield ""
    yield from _said("", *((f"Written about it, {each.day}", each.words) for each in view.also))
    ending = [("Now", issue.now), *(("What it was worth to me", each) for each in issue.to_me)]
    ending.append(("What it was worth to the organisation", issue.to_organisation))
    ending += [("What shows it", each) for each in issue.evidence]
    if view.closed or any(words for _, words in ending):
        yield ""
    yield from _said(
        "", *(each for each in ending if each[1]), *([(f"Closed {view.closed}", "")] if view.closed else [])
    )


def _step(step: Step, number: int) -> Iterator[str]:
    for asked in step.asked:
        yield f"Asked, {asked.day}{_after(asked.headline)}{_mark(asked.marked)}"
        yield from _said("   ", *_left(asked))
    if step.cycle:
        yield from _cycle(step.cycle, step.by, number)


def _left(asked: Asked) -> Iterator[tuple[str, str]]:
    yield from (("Left with", each) for each in asked.questions)
    yield from (each for each in (("Learned", asked.insight), ("No action yet", asked.none_yet)) if each[1])


def _cycle(cycle: CycleView, by: str, number: int) -> Iterator[str]:
    yield f"{number}. {_plain(cycle.action)}{_mark(cycle.marked)}"
    yield from _said(
        "   ", (f"Agreed {cycle.agreed}" + (f", by {by}" if by else ""), ""), ("To be seen", cycle.measure)
    )
    for told in cycle.happened:
        stands = ", ".join(filter(None, (told.status, told.result)))
        yield f"   {told.day}{_after(stands)}{_after(told.note) if told.note else ''}{_mark(told.marked)}"
    for learned in cycle.learned:
        yield f"   Learned, {learned.day}{_after(learned.words)}{_mark(learned.marked)}"
    if cycle.elsewhere:
        yield "   What was learned is kept elsewhere, with its owner."
    yield from _said("   ", *(("It led to", each) for each in cycle.led_to))


def _said(indent: str, *told: tuple[str, str]) -> Iterator[str]:
    """A line for each of what has words, or needs none."""
    for label, words in told:
        if words or label.startswith(("Brought", "Agreed", "Closed")):
            yield f"{indent}{label}{_after(words)}"


def _after(words: str) -> str:
    return f": {_plain(words)}" if words else ""


def _mark(marked: str) -> str:
    return f" ({marked})" if marked else ""


def _plain(words: str) -> str:
    return " ".join(words.split())


def _as_data(ref: Ref, view: TrailView, times: int) -> dict[str, Any]:
    """A trail as data; how often dates moved is there for their owner alone."""
    mine = {"your_dates_moved": times} if times else {}
    return {
        "issue": str(ref),
        "words": view.issue.words,
        "opened": view.opened,
        "closed": view.closed or None,
        "before": view.issue.before or None,
        "now": view.issue.now or None,
        "steps": [
            {
                "asked": [asked._asdict() for asked in step.asked],
                "first_date": step.by or None,
                "action": _cycle_data(step.cycle) if step.cycle else None,
            }
            for step in view.steps
        ],
        "written_about_it": [each._asdict() for each in view.also],
        **mine,
    }


def _cycle_data(cycle: CycleView) -> dict[str, Any]:
    told = {**cycle._asdict(), "happened": [each._asdict() for each in cycle.happened]}
    return {**told, "learned": [each._asdict() for each in cycle.learned]}
