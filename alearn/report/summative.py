"""The summative report: what the set came to, for those who learned and for the organisation, and what next."""

from collections.abc import Iterator

from alearn.disclose import LetOut
from alearn.disclose.page import Brought, Line
from alearn.report.page import Block, Points, Section, Sub, Words, points, section, sides
from alearn.report.saying import counted, with_mark
from alearn.report.told import (
    at_the_start,
    before_and_now,
    by_priority,
    different,
    figures,
    how_it_was_made,
    in_our_words,
    lines_of,
    met,
    requests,
    who,
    working_together,
)
from alearn.say import Say
from alearn.story.wording import on

PURPOSE = "This report says at the end what the set came to: for those who learned, and for the organisation."
BLAMELESS = (
    "Something that did not work is a result as well: it is told as what was tried, and nobody is blamed for it."
)
_RESULTS = {
    "as-expected": "Went as we expected",
    "surprise": "Surprised us",
    "no-effect": "Had no effect that we could see",
    "made-worse": "Made things worse, which taught us something too",
}


def front(seen: LetOut) -> tuple[Section, ...]:
    """Page one: what it came to in short, beside what was to count, and dual value."""
    say, agreed = seen.say, seen.facts.agreed
    now = tuple(with_mark(say, words, who(say, each)) for each, words in _all(seen, "now"))
    to_me = tuple(f"{who(say, each)}: {words}" for each, words in _all(seen, "to-me"))
    return (
        *section(say("In short"), *_in_short(seen)),
        *section(
            say("What was to count, and what came"),
            sides(
                Points(say("What you said at the start would count"), agreed.legitimate_results),
                Points(say("What is different now"), now),
            ),
        ),
        *section(
            say("What it was worth"),
            points(say("To those who learned"), to_me),
            points(say("To the {organisation}"), tuple(words for _, words in _all(seen, "to-organisation"))),
        ),
    )


def sections(seen: LetOut) -> tuple[Section, ...]:
    """What comes after page one."""
    say = seen.say
    return (
        *section(say("How what we tried went"), *_results(seen)),
        *(
            part
            for heading, those in by_priority(seen)
            for part in section(heading, *(block for each in those for block in _issue(say, each)))
        ),
        *working_together(seen),
        *in_our_words(seen),
        *section(say("What stood in the way"), *requests(say, seen.obstacles, seen.audience)),
        *at_the_start(seen),
        *section(say("What next"), *_next(seen)),
        *how_it_was_made(seen, PURPOSE),
    )


def _all(seen: LetOut, kind: str) -> Iterator[tuple[Brought, str]]:
    for each in seen.brought:
        for words in lines_of(each, kind):
            yield each, words.rstrip(".") if kind == "now" else words


def _in_short(seen: LetOut) -> Iterator[Block | None]:
    say, told = seen.say, seen.facts
    times = met(say, told, of_planned=False)
    yield Words(
        say("{number} of us met {times}.", number=told.size, times=times) if told.days else say("We have not met."),
        "lead",
    )
    yield different(seen)
    yield figures(seen)


def _results(seen: LetOut) -> Iterator[Block | None]:
    """What was tried, by how it went; never by whose it was."""
    every = [line for each in seen.brought for line in each.lines if line.kind == "tried"]
    say = seen.say
    known = tuple(points(say(_RESULTS[word]), _tried(every, word)) for word in _RESULTS)
    other = points(say("Tried, and what came of it is not told"), _tried(every, ""))
    if any(known):
        yield Words(say(BLAMELESS))
        yield from (*known, other)


def _tried(every: list[Line], result: str) -> tuple[str, ...]:
    return tuple(line.words for line in every if line.result == result)


def _issue(say: Say, brought: Brought) -> Iterator[Block | None]:
    yield Sub(brought.issue or say("Also learned"), who(say, brought))
    yield from (Words(words) for words in lines_of(brought, "matters"))
    yield before_and_now(say, lines_of(brought, "before"), lines_of(brought, "now"))
    yield points(say("What was learned"), lines_of(brought, "learned"))
    yield points(say("What shows it"), lines_of(brought, "evidence"))


def _next(seen: LetOut) -> Iterator[Block | None]:
    say, told = seen.say, seen.facts
    if told.closed:
        yield Words(say("The set ended on {day}.", day=on(say, told.closed)))
    yield points(say("Meetings still to come"), tuple(on(say, each) for each in told.ahead if not told.closed))
    still = tuple(with_mark(say, each.issue, who(say, each)) for each in seen.brought if each.issue and not each.closed)
    yield points(say("What some of us carry on with"), still)
    waiting = sum(1 for each in seen.obstacles if not each.reply)
    if waiting and seen.audience == "sponsor":
        one, more = "{number} obstacle waits for your answer.", "{number} obstacles wait for your answer."
        yield Words(counted(say, waiting, one, more))
    yield Words(say("What was tried may show in months, not weeks: look again in a year."), "soft")
