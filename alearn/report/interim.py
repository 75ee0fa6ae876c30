"""The interim report: is it working, for whom, and what is needed; then what was agreed to show."""

from collections.abc import Iterator

from alearn.disclose import LetOut
from alearn.disclose.figures import is_begun
from alearn.report.page import Block, Points, Request, Section, Words, points, section
from alearn.report.saying import counted, figured, listed, with_mark
from alearn.report.told import (
    at_the_start,
    different,
    figures,
    how_it_was_made,
    in_our_words,
    issues,
    lines_of,
    met,
    requests,
    working_together,
)
from alearn.story.wording import on

PURPOSE = "This report says half-way how the set is doing and what stands in its way, while there is time to act on it."
TIME = "Results do not come overnight: what is tried in one meeting is looked at in the next, and habits take longer."
_VERDICTS = {
    "most": "So far, yes: {number} members have tried something, and came back to say what happened.",
    "about half": "In part: {number} members have tried something so far.",
    "few": "Not yet: {number} members have tried something so far.",
}
_TOO_EARLY = (
    "It is too early to say: we have not met yet.",
    "It is too early to say: we have met once, and what we agreed to try there has only begun.",
)
_NOT_SAID = "There is no one-line answer in this report. What there is to tell follows."


def front(seen: LetOut) -> tuple[Section, ...]:
    """Page one: three questions, each answered with what there is."""
    say = seen.say
    return (
        *section(say("Is it working?"), *_working(seen)),
        *section(say("For whom?"), *_for_whom(seen)),
        *section(say("What do we need from you?"), *_needed(seen)),
    )


def sections(seen: LetOut) -> tuple[Section, ...]:
    """What comes after page one."""
    return (
        *section(seen.say("What you have answered"), *_answered(seen)),
        *at_the_start(seen),
        *issues(seen),
        *working_together(seen),
        *in_our_words(seen),
        *section(seen.say("What next"), *_next(seen)),
        *how_it_was_made(seen, PURPOSE),
    )


def _working(seen: LetOut) -> Iterator[Block | None]:
    say, told = seen.say, seen.facts
    yield Words(_verdict(seen), "lead")
    if told.days:
        yield Words(say("We have met {times}.", times=met(say, told, of_planned=True)))
    yield different(seen)
    yield figures(seen)
    if told.days and not told.closed:
        yield Words(say(TIME), "soft")


def _verdict(seen: LetOut) -> str:
    """One sentence that answers: from how many have tried something, as far as that may be said."""
    say, held = seen.say, len(seen.facts.days)
    if held < len(_TOO_EARLY):
        return say(_TOO_EARLY[held])
    value = next((each.value for each in seen.figures if is_begun(each)), seen.begun)
    some, _, every = value.partition(" of ")
    if not seen.begun:
        return say(_NOT_SAID)
    number = say("all {number}", number=every) if some == every else figured(say, value)
    return say(_VERDICTS[seen.begun], number=number)


def _for_whom(seen: LetOut) -> Iterator[Block | None]:
    touched = tuple(dict.fromkeys(words for each in seen.brought for words in lines_of(each, "involves")))
    say, size = seen.say, seen.facts.size
    if touched:
        text = "For the {number} of us who bring an issue and learn from it, and for {people}: {touched}."
        yield Words(say(text, number=size, touched=listed(say, touched)))
    else:
        yield Words(say("For the {number} of us who bring an issue and learn from it.", number=size))
    served = {
        each: sum(1 for brought in seen.brought if each in lines_of(brought, "serves"))
        for each in seen.facts.priorities
    }
    yield points(
        say("For the {organisation}, it is to serve"),
        tuple(
            with_mark(say, each, counted(say, many, "{number} issue", "{number} issues") if many else "")
            for each, many in served.items()
        ),
    )


def _needed(seen: LetOut) -> Iterator[Block | None]:
    say = seen.say
    asked = tuple(each for each in requests(say, seen.obstacles, seen.audience) if each.blanks)
    if asked:
        one = "An answer to {number} obstacle that the set has agreed to raise."
        more = "An answer to {number} obstacles that the set has agreed to raise."
        yield Words(counted(say, len(asked), one, more), "lead")
    elif seen.obstacles:
        yield Words(say("Nothing new: what we raised you have answered."), "lead")
    else:
        yield Words(say("Nothing at the moment: there is no obstacle that the set has agreed to raise."), "lead")
    yield from asked


def _answered(seen: LetOut) -> tuple[Request, ...]:
    return tuple(each for each in requests(seen.say, seen.obstacles, seen.audience) if each.reply.value)


def _next(seen: LetOut) -> Iterator[Block | None]:
    say, told = seen.say, seen.facts
    if told.closed:
        yield Words(say("The set ended on {day}.", day=on(say, told.closed)))
    elif told.ahead:
        days = tuple(on(say, each) for each in told.ahead)
        one, more = "{number} meeting is still to come", "{number} meetings are still to come"
        yield Points(counted(say, len(days), one, more), days)
    else:
        yield Words(say("No further meeting is planned."))
