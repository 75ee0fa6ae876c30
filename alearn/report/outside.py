"""What may leave the set to the values of a page for its sponsor or for anybody: pure, the same on anyone's machine."""

import hashlib
from collections.abc import Iterable, Iterator

from alearn.dates import in_words
from alearn.disclose import LetOut
from alearn.disclose.page import WITHHELD, Brought, Line
from alearn.model import Figure, Obstacle
from alearn.report.build import RESULTS
from alearn.report.page import Note, PageView, Quote, Request, Section
from alearn.report.told import facts_of
from alearn.report.view import BroughtView, Fact, ObstacleView, OutsideView, QuoteView, Tried

DRAFT, PROOF, FINAL = "draft", "proof", ""
_BANNERS = {
    DRAFT: ("DRAFT, NOT TO BE SENT", "It shows its maker what could leave the set today."),
    PROOF: ("DRAFT FOR THE SET", "Nothing of it leaves the set before you have answered: yes, no, or yes except."),
}
_FINAL_BANNERS = {
    "sponsor": ("FOR THE SPONSOR", "Please do not pass it on."),
    "public": ("FOR ANYBODY TO READ", ""),
}
_LETTERS = 12
_IN_ONE_LINE = (Fact, Tried, QuoteView, ObstacleView, Quote, Request, Note)


def build_outside(seen: LetOut, mark: str = FINAL, instead: Iterable[Figure] = ()) -> OutsideView:
    """The page for outside, marked as a draft or a proof; `instead` are the figures that go without everybody's yes."""
    facts = seen.facts
    banner, caution = banner_of(seen.audience, mark)
    return OutsideView(
        title=facts.title,
        language=facts.language,
        banner=banner,
        caution=caution,
        made=in_words(seen.day),
        purpose=facts.purpose,
        organisation=facts.organisation,
        facts=tuple(facts_of(facts)),
        priorities=facts.priorities,
        brought=tuple(_brought(each) for each in seen.brought),
        remembered=seen.remembered,
        figures=_figures(seen.figures),
        quoted=tuple(QuoteView(each.words, each.by) for each in seen.quoted),
        obstacles=tuple(_obstacle(each, seen.audience) for each in seen.obstacles),
        withheld=WITHHELD,
        is_proof=mark == PROOF,
        instead=_figures(instead),
    )


def banner_of(audience: str, mark: str) -> tuple[str, str]:
    """What stands above a page for outside: what it is, and a caution."""
    return _BANNERS.get(mark) or _FINAL_BANNERS[audience]


def fingerprints(view: OutsideView | PageView) -> tuple[str, ...]:
    """A fingerprint of each line that says something of the set: twelve letters of its SHA-256, in their order.

    The marks of a draft, the figures that go instead, and the headings of sections are no such lines.
    """
    said = view._replace(banner="", caution="", language="", instead=())
    said = said._replace(footing="") if isinstance(said, PageView) else said._replace(withheld="")
    return tuple(hashlib.sha256(line.encode()).hexdigest()[:_LETTERS] for line in _lines(said))


def _lines(value: object) -> Iterator[str]:
    """The texts of a view, those of its smallest parts in one line each."""
    if isinstance(value, str):
        yield from [value] if value else []
    elif isinstance(value, _IN_ONE_LINE):
        yield "\n".join(each for each in value if isinstance(each, str))
    elif isinstance(value, Section):
        yield from _lines(value.blocks)
    elif isinstance(value, tuple):
        for each in value:
            yield from _lines(each)


def _figures(figures: Iterable[Figure]) -> tuple[Fact, ...]:
    return tuple(Fact(each.figure, each.value) for each in figures)


def _brought(brought: Brought) -> BroughtView:
    def of(*kinds: str) -> tuple[str, ...]:
        return tuple(line.words for line in brought.lines if line.kind in kinds)

    return BroughtView(
        who=" and ".join(brought.names),
        issue=brought.issue,
        matters=of("matters"),
        before=of("before"),
        now=of("now"),
        tried=tuple(_tried(line) for line in brought.lines if line.kind == "tried"),
        learned=of("learned"),
        to_me=of("to-me"),
        to_organisation=of("to-organisation"),
        evidence=of("evidence"),
        ethics=(
            *(f"Agreed to in the setting by: {each}" for each in of("ethics")),
            *(f"Nobody in the setting had to agree: {each}" for each in of("ethics-not-needed")),
        ),
    )


def _tried(line: Line) -> Tried:
    """What was tried, and how it went as far as there is more to say than that."""
    status = "" if line.status == "tried" else line.status
    return Tried(line.words, ", ".join(filter(None, (status, RESULTS.get(line.result)))))


def _obstacle(obstacle: Obstacle, audience: str) -> ObstacleView:
    reply = obstacle.reply or ("No reply yet." if audience == "sponsor" else "")
    if obstacle.reply and obstacle.replied:
        reply = f"{obstacle.reply} ({in_words(obstacle.replied)})"
    return ObstacleView(obstacle.obstacle, in_words(obstacle.raised), obstacle.asks or "", reply)
