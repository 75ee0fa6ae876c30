"""`alearn evaluate`: where I stand before and after the set, and how I facilitated each meeting; for me alone."""

from collections.abc import Sequence
from typing import NamedTuple

from alearn.commands.asking import (
    Kept,
    Read,
    asked,
    form_named,
    introduced,
    keep,
    kept_before,
    reader_of,
    typed_answers,
    who_answers,
)
from alearn.commands.days import read_day
from alearn.commands.side_by_side import side_by_side
from alearn.commands.who import Given
from alearn.dates import in_words
from alearn.errors import UsageError
from alearn.folder import find_set, named, read_people
from alearn.model import Form, LearningSet, Question
from alearn.story.meetings import held, planned
from alearn.story.promises import last_meeting
from alearn.text.answers import as_then_and_now, blank
from alearn.world import World

BEFORE, AFTER, THEN_AND_NOW, SKILLS = MOMENTS = ("before", "after", "then-and-now", "skills")
FORMS = {SKILLS: "facilitator-skills"}
_TITLES = {BEFORE: "Before the set", AFTER: "After the set", THEN_AND_NOW: "Then, as I see it today, and now"}
_TWICE = "Two numbers each, as in 2 4 (at the start, as you see it today, and now)"
_WHY_TWICE = (
    "Looking back, many rate themselves lower than they did then, because they know more now: that is learning too."
)


class Options(NamedTuple):
    """What was typed; an empty text is a flag that was not."""

    moment: str = ""
    answers: tuple[str, ...] = ()
    meeting: str = ""
    date: str = ""
    show: bool = False
    blank: bool = False
    json: bool = False
    given: Given = Given()
    dry_run: bool = False


def run(world: World, options: Options) -> int:
    """Ask what the moment asks, keep the answers for their author, and show how they have moved."""
    world.hold(*options.answers)
    root = find_set(world)
    the_set = read_people(world, root, ("issues",))
    if options.moment not in ("", *MOMENTS):
        raise UsageError("That is not a moment to evaluate at.", "There are: " + ", ".join(MOMENTS))
    if options.blank:
        return _blank(world, root, options.moment or BEFORE)
    writer = who_answers(world, root, the_set, options.given)
    moment = options.moment or (BEFORE if options.show or options.json else _due(world, the_set))
    sheet = form_named(world, root, FORMS.get(moment, "evaluation"))
    before = kept_before(world, root, the_set, writer.member, _sheets(moment), sheet.questions)
    if options.show or options.json:
        return _show(world, sheet, before, options)
    questions = questions_at(sheet, moment)
    read = _read_twice(sheet) if moment == THEN_AND_NOW else reader_of(sheet)
    meeting = _meeting(world, the_set, options) if moment == SKILLS else ""
    day = read_day(world, the_set, options.date, "--date", happened=True) if options.date else world.today
    answers = typed_answers(questions, options.answers, read)
    if not options.answers:
        answers = _interview(world, sheet, questions, moment, _last_told(before, moment), read)
    kept = Kept(day, _sheet(moment), meeting, answers)
    title = _TITLES.get(moment, sheet.title)
    path = keep(world, root, the_set, writer, kept, title, questions, dry_run=options.dry_run)
    if world.interactive:  # elsewhere what is said may be kept in a log
        world.say("\n".join(("", *side_by_side(sheet, [*before, kept]))))
    world.say(_next(moment))
    world.out(path)
    return 0


def questions_at(sheet: Form, moment: str) -> tuple[Question, ...]:
    """What a form asks at a moment; then and now asks what is asked after, each rating twice."""
    at = AFTER if moment == THEN_AND_NOW else moment
    return tuple(each for each in sheet.questions if not each.at or at in each.at)


def _blank(world: World, root: str, moment: str) -> int:
    sheet = form_named(world, root, FORMS.get(moment, "evaluation"))
    world.out(blank(sheet, questions_at(sheet, moment), twice=moment == THEN_AND_NOW))
    world.say("Whoever fills it in keeps it: what is on it is theirs alone, and nobody types it here for them.")
    world.say("Words they want to let out, they choose; those are written with alearn share.")
    return 0


def _due(world: World, the_set: LearningSet) -> str:
    """Before, until half the planned meetings are held; after that, after."""
    done, every = len(held(the_set, world.today)), len(planned(the_set))
    moment = AFTER if done and done * 2 > every else BEFORE
    world.say(f"{done} of {every} meetings are held, so this is `alearn evaluate {moment}`.")
    return moment


def _sheet(moment: str) -> str:
    return FORMS.get(moment) or f"evaluation-{moment}"


def _sheets(moment: str) -> tuple[str, ...]:
    """The names under which answers to the same form are kept."""
    return (FORMS[moment],) if moment in FORMS else tuple(_sheet(each) for each in MOMENTS if each not in FORMS)


def _meeting(world: World, the_set: LearningSet, options: Options) -> str:
    """The meeting a facilitator looks back on: the one named, else the last."""
    if options.meeting:
        return named(options.meeting, [meeting.id for meeting in the_set.meetings], str, "meeting")
    last = last_meeting(the_set, world.today)
    if last:
        world.say(f"About the meeting of {in_words(last.date)}.")
    return last.id if last else ""


def _read_twice(sheet: Form) -> Read:
    once = reader_of(sheet)
    return lambda question, typed: (
        as_then_and_now(typed, sheet.scale) if question.answer == "rating" else once(question, typed)
    )


def _last_told(before: Sequence[Kept], moment: str) -> dict[str, str]:
    """What was answered the last time, shown beside a question; nothing where seeing it would lead the answer."""
    return before[-1].answers if before and moment == SKILLS else {}


def _interview(
    world: World, sheet: Form, questions: tuple[Question, ...], moment: str, last: dict[str, str], read: Read
) -> dict[str, str]:
    if not world.interactive:
        ids = ", ".join(each.id for each in questions)
        raise UsageError(
            "These are questions for you, and there is nobody to ask.", f"Add --answer ID=WORDS, for any of: {ids}"
        )
    if moment == THEN_AND_NOW:
        introduced(world, sheet, _TWICE)
        world.say(_WHY_TWICE)
    else:
        introduced(world, sheet)
    return asked(world, questions, last, read)


def _next(moment: str) -> str:
    if moment == SKILLS:
        return "After the next meeting: alearn evaluate skills. To see them all: alearn evaluate skills --show"
    if moment == BEFORE:
        return "At the end: alearn evaluate after. To see what you answered: alearn evaluate --show"
    return "To see it again: alearn evaluate --show. It stays yours; words you want to let out: alearn share"


def _show(world: World, sheet: Form, before: list[Kept], options: Options) -> int:
    if options.json:
        rows = [
            {"date": each.day.isoformat(), "sheet": each.sheet, "meeting": each.meeting, "answers": each.answers}
            for each in before
        ]
        world.out_json("evaluate", {"answers": rows})
        return 0
    if not before:
        world.say(f"No answers are found here. To begin: alearn evaluate {options.moment or BEFORE}")
        return 0
    for line in side_by_side(sheet, before):
        world.out(line)
    return 0
