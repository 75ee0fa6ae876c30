"""The interim report: is it working, for whom, and what is needed; then what was agreed to show."""

from collections.abc import Iterator

from alearn.dates import in_words
from alearn.disclose import LetOut
from alearn.disclose.figures import is_begun
from alearn.report.page import Block, Points, Request, Section, Words, points, section
from alearn.report.told import (
    at_the_start,
    counted,
    figures,
    how_it_was_made,
    in_our_words,
    issues,
    lines_of,
    requests,
    working_together,
)
from alearn.story.wording import listed

PURPOSE = "This report says half-way how the set is doing and what stands in its way, while there is time to act on it."
TIME = "Results do not come overnight: what is tried in one meeting is looked at in the next, and habits take longer."
_VERDICTS = {
    "most": "So far, yes: {} members have tried something, and came back to say what happened.",
    "about half": "In part: {} members have tried something so far.",
    "few": "Not yet: {} members have tried something so far.",
}
_TOO_EARLY = (
    "It is too early to say: we have not met yet.",
    "It is too early to say: we have met once, and what we agreed to try there has only begun.",
)
_NOT_SAID = "There is no one-line answer in this report. What there is to tell follows."


def front(seen: LetOut) -> tuple[Section, ...]:
    """Page one: three questions, each answered with what there is."""
    return (
        *section("Is it working?", *_working(seen)),
        *section("For whom?", *_for_whom(seen)),
        *section("What do we need from you?", *_needed(seen)),
    )


def sections(seen: LetOut) -> tuple[Section, ...]:
    """What comes after page one."""
    return (
        *section("What you have answered", *_answered(seen)),
        *at_the_start(seen),
        *issues(seen),
        *working_together(seen),
        *in_our_words(seen),
        *section("What next", *_next(seen)),
        *how_it_was_made(seen, PURPOSE),
    )


def _working(seen: LetOut) -> Iterator[Block | None]:
    told = seen.facts
    yield Words(_verdict(seen), "lead")
    if told.days:
        hours = f", {told.minutes / 60:.3g} hours together" if told.minutes else ""
        of = f" of {told.planned}" if told.planned else ""
        yield Words(f"We have met {len(told.days)}{of} times{hours}.")
    different = sum(1 for each in seen.brought if lines_of(each, "now"))
    if different:
        many = counted(len(seen.brought), "thing that we brought", "things that we brought")
        yield Words(f"In {different} of {many}, we can already say what is different now.")
    yield figures(seen)
    if told.days and not told.closed:
        yield Words(TIME, "soft")


def _verdict(seen: LetOut) -> str:
    """One sentence that answers: from how many have tried something, as far as that may be said."""
    met = len(seen.facts.days)
    if met < len(_TOO_EARLY):
        return _TOO_EARLY[met]
    value = next((each.value for each in seen.figures if is_begun(each)), seen.begun)
    some, _, every = value.partition(" of ")
    return _VERDICTS[seen.begun].format(f"all {every}" if some == every else value) if seen.begun else _NOT_SAID


def _for_whom(seen: LetOut) -> Iterator[Block | None]:
    touched = tuple(dict.fromkeys(words for each in seen.brought for words in lines_of(each, "involves")))
    also = f", and for those our issues are about: {listed(list(touched))}" if touched else ""
    yield Words(f"For the {seen.facts.size} of us who bring an issue and learn from it{also}.")
    served = {
        each: sum(1 for brought in seen.brought if each in lines_of(brought, "serves"))
        for each in seen.facts.priorities
    }
    yield points(
        "For the organisation, it is to serve",
        tuple(f"{each} ({counted(many, 'issue', 'issues')})" if many else each for each, many in served.items()),
    )


def _needed(seen: LetOut) -> Iterator[Block | None]:
    asked = tuple(each for each in requests(seen.obstacles, seen.audience) if each.blanks)
    if asked:
        yield Words(
            f"An answer to {counted(len(asked), 'obstacle', 'obstacles')} that the set has agreed to raise.", "lead"
        )
    elif seen.obstacles:
        yield Words("Nothing new: what we raised you have answered.", "lead")
    else:
        yield Words("Nothing at the moment: there is no obstacle that the set has agreed to raise.", "lead")
    yield from asked


def _answered(seen: LetOut) -> tuple[Request, ...]:
    return tuple(each for each in requests(seen.obstacles, seen.audience) if each.reply)


def _next(seen: LetOut) -> Iterator[Block | None]:
    told = seen.facts
    if told.closed:
        yield Words(f"The set ended on {in_words(told.closed)}.")
    elif told.ahead:
        days = tuple(in_words(each) for each in told.ahead)
        yield Points(f"{counted(len(days), 'meeting is', 'meetings are')} still to come", days)
    else:
        yield Words("No further meeting is planned.")
