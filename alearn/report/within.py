"""Reports for the set: what would leave it if all said yes, and beside it what is for the set alone."""

from collections.abc import Iterable, Iterator
from datetime import date

from alearn.disclose import Disclosed, LetOut, disclose
from alearn.disclose.answers import YES
from alearn.model import Entry, LearningSet
from alearn.report.build import coming, shared_themes
from alearn.report.charts import actions_over_meetings, how_it_went
from alearn.report.page import Block, Chart, Cycle, Lesson, Quote, Section, Words, points, section
from alearn.report.told import before_and_now, worth
from alearn.report.view import CycleView, IssueView
from alearn.say import Say
from alearn.story.actions import status
from alearn.story.confirmed import is_agreed
from alearn.story.meetings import held, name_of
from alearn.text.prose import first_paragraph

FOOTING = "Made from what the set's members can read. Journals that are not shared are no part of it."


def as_if_all_agreed(seen: Disclosed) -> LetOut:
    """What the sponsor could be shown if every member said yes to all of it: what the set looks at beforehand."""
    answers = dict.fromkeys(seen.the_set.members, YES)
    found = disclose(seen.the_set, "sponsor", seen.day, answers=answers)
    assert isinstance(found, LetOut)  # noqa: S101  # as disclose says: a sponsor's page
    return found


def for_the_set_alone(seen: Disclosed) -> tuple[Section, ...]:
    """What no sponsor is shown: how actions stand, what was not done and what that taught, themes, what stands open."""
    the_set, day, say = seen.the_set, seen.day, seen.say
    return (
        *section(
            say("For us alone: how our actions stand"),
            actions_over_meetings(the_set, day),
            how_it_went(say, _results(as_if_all_agreed(seen))),
        ),
        *section(
            say("For us alone: what we did not do"),
            points(say("Chosen not to be done, for now"), tuple(_refrained(the_set, day))),
            *(quoted(the_set, each) for each in entries(the_set) if each.kind == "inaction"),
        ),
        *section(say("For us alone: questions that opened something up"), points("", tuple(_questions(the_set, day)))),
        *section(
            say("For us alone: what several of us wrote of"),
            points("", tuple(f"{each.label}: {each.value}" for each in shared_themes(the_set))),
        ),
        *section(say("For us alone: what we said we would do"), points("", tuple(coming(the_set, day)))),
    )


def of_issue(say: Say, view: IssueView, chart: Chart | None) -> tuple[Block, ...]:
    """All that the set can read of an issue, from what it is about to what came of it."""
    every = (
        Words(view.matters) if view.matters else None,
        Words(say("Ethics: {words}", words=view.ethics), "soft") if view.ethics else None,
        before_and_now(say, _one(view.before), _one(view.now)),
        chart,
        *(told_cycle(say, each) for each in view.cycles),
        worth(say, view.to_me, _one(view.to_organisation)),
        points(say("What shows it"), view.evidence),
    )
    return tuple(each for each in every if each is not None)


def told_cycle(say: Say, view: CycleView) -> Cycle:
    """One turn of action and reflection, as it stands on a page."""
    agreed = say("Agreed {day}", day=view.agreed)
    if view.by:
        agreed = say("Agreed {day}, by {by}", day=view.agreed, by=view.by)
    return Cycle(
        view.action,
        view.status,
        view.stands,
        agreed,
        view.happened,
        tuple(Lesson(say("Learned, {day}", day=each.day), each.words, each.marked) for each in view.learned),
        say("What was learned is kept elsewhere, with its owner.") if view.elsewhere else "",
        tuple(say("It led to: {words}", words=each) for each in view.led_to),
        view.marked,
    )


def _one(words: str) -> tuple[str, ...]:
    return (words,) if words else ()


def entries(the_set: LearningSet) -> Iterable[Entry]:
    """The shared entries, oldest first."""
    return sorted(the_set.entries.values(), key=lambda each: (each.date, each.ref))


def quoted(the_set: LearningSet, entry: Entry) -> Quote:
    """The first words of an entry, with whose they are."""
    return Quote(first_paragraph(entry.prose), name_of(the_set, entry.owner))


def _results(seen: LetOut) -> Iterator[str]:
    """What came of what was tried, of the same actions that the page lists in words."""
    lines = (line for each in seen.brought for line in each.lines if line.kind == "tried")
    yield from (line.result for line in lines if line.result)


def _refrained(the_set: LearningSet, day: date) -> Iterator[str]:
    for action in sorted(the_set.actions.values(), key=lambda each: (each.agreed, each.ref)):
        if status(action, day) == "refrained":
            yield f"{name_of(the_set, action.owner)}: {action.action}"


def _questions(the_set: LearningSet, day: date) -> Iterator[str]:
    """The questions a presenter was left with, and agreed to have written down."""
    for meeting in held(the_set, day):
        for turn in meeting.turns:
            if is_agreed(turn):
                yield from (f"{name_of(the_set, turn.presenter)}: {each}" for each in turn.questions)
