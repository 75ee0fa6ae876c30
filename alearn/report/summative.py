"""The summative report: what the set came to, for those who learned and for the organisation, and what next."""

from collections.abc import Iterator

from alearn.dates import in_words
from alearn.disclose import LetOut
from alearn.disclose.page import Brought, Line
from alearn.report.page import Block, Points, Section, Sub, Words, points, section, sides
from alearn.report.told import (
    at_the_start,
    by_priority,
    counted,
    figures,
    how_it_was_made,
    in_our_words,
    lines_of,
    requests,
    who,
    working_together,
)

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
    agreed = seen.facts.agreed
    return (
        *section("In short", *_in_short(seen)),
        *section(
            "What was to count, and what came",
            sides(
                Points("What you said at the start would count", agreed.legitimate_results),
                Points("What is different now", tuple(f"{words} ({who(each)})" for each, words in _all(seen, "now"))),
            ),
        ),
        *section(
            "What it was worth",
            points("To those who learned", tuple(f"{who(each)}: {words}" for each, words in _all(seen, "to-me"))),
            points("To the organisation", tuple(words for _, words in _all(seen, "to-organisation"))),
        ),
    )


def sections(seen: LetOut) -> tuple[Section, ...]:
    """What comes after page one."""
    return (
        *section("How what we tried went", *_results(seen)),
        *(
            part
            for heading, those in by_priority(seen)
            for part in section(heading, *(block for each in those for block in _issue(each)))
        ),
        *working_together(seen),
        *in_our_words(seen),
        *section("What stood in the way", *requests(seen.obstacles, seen.audience)),
        *at_the_start(seen),
        *section("What next", *_next(seen)),
        *how_it_was_made(seen, PURPOSE),
    )


def _all(seen: LetOut, kind: str) -> Iterator[tuple[Brought, str]]:
    for each in seen.brought:
        for words in lines_of(each, kind):
            yield each, words.rstrip(".") if kind == "now" else words


def _in_short(seen: LetOut) -> Iterator[Block | None]:
    told = seen.facts
    hours = f", {told.minutes / 60:.3g} hours together" if told.minutes else ""
    met = counted(len(told.days), "time", "times")
    yield Words(f"{told.size} of us met {met}{hours}." if told.days else "We have not met.", "lead")
    different = sum(1 for each in seen.brought if lines_of(each, "now"))
    if different:
        many = counted(len(seen.brought), "thing that we brought", "things that we brought")
        yield Words(f"In {different} of {many}, we can say what is different now.")
    yield figures(seen)


def _results(seen: LetOut) -> Iterator[Block | None]:
    """What was tried, by how it went; never by whose it was."""
    every = [line for each in seen.brought for line in each.lines if line.kind == "tried"]
    known = tuple(points(label, _tried(every, word)) for word, label in _RESULTS.items())
    other = points("Tried, and what came of it is not told", _tried(every, ""))
    if any(known):
        yield Words(BLAMELESS)
        yield from (*known, other)


def _tried(every: list[Line], result: str) -> tuple[str, ...]:
    return tuple(line.words for line in every if line.result == result)


def _issue(brought: Brought) -> Iterator[Block | None]:
    yield Sub(brought.issue or "Also learned", who(brought))
    yield from (Words(words) for words in lines_of(brought, "matters"))
    yield sides(Points("Before", lines_of(brought, "before")), Points("Now", lines_of(brought, "now")))
    yield points("What was learned", lines_of(brought, "learned"))
    yield points("What shows it", lines_of(brought, "evidence"))


def _next(seen: LetOut) -> Iterator[Block | None]:
    told = seen.facts
    if told.closed:
        yield Words(f"The set ended on {in_words(told.closed)}.")
    yield points("Meetings still to come", tuple(in_words(each) for each in told.ahead if not told.closed))
    still = tuple(f"{each.issue} ({who(each)})" for each in seen.brought if each.issue and not each.closed)
    yield points("What some of us carry on with", still)
    waiting = sum(1 for each in seen.obstacles if not each.reply)
    if waiting and seen.audience == "sponsor":
        yield Words(f"{counted(waiting, 'obstacle waits', 'obstacles wait')} for your answer.")
    yield Words("What was tried may show in months, not weeks: look again in a year.", "soft")
