"""The kinds of report: for whom each can be made, why for nobody else, and the page of each for outside the set."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple

from alearn.disclose import Disclosed, LetOut
from alearn.disclose.let_out import facts
from alearn.disclose.page import WITHHELD, Facts
from alearn.model import Figure
from alearn.report import evidence, extracts, interim, own, summary, summative
from alearn.report.build import BANNERS
from alearn.report.outside import FINAL, PROOF, banner_of
from alearn.report.page import FactList, PageView, Section, Words, anchored
from alearn.report.saying import figured, with_english
from alearn.report.told import facts_of
from alearn.report.view import Fact
from alearn.report.within import FOOTING, as_if_all_agreed, for_the_set_alone
from alearn.say import Say
from alearn.story.meetings import name_of
from alearn.story.wording import on

NOT_ALL_YES = (
    "Then what we brought, tried and learned stays with us. What stands in the way still goes, and so do words that "
    "were let out, save those of who says no."
)
WHOM = {"me": "one member alone", "set": "the set", "sponsor": "a sponsor", "public": "anybody to read"}


class Kind(NamedTuple):
    """One kind of report: what it is called, for whom it can be made, and why for nobody else.

    The first audience is the one it is for when none is typed. `front` and `sections` build its pages for outside;
    `within` those for the set and its members, where they are not those for outside as if all had agreed.
    """

    what: str
    audiences: tuple[str, ...]
    why: str = ""
    front: Callable[[LetOut], tuple[Section, ...]] = lambda _: ()
    sections: Callable[[LetOut], tuple[Section, ...]] = lambda _: ()
    within: Callable[[Disclosed], tuple[Section, ...]] | None = None


KINDS = {
    "summary": Kind(
        "Summary",
        ("set", "me", "sponsor", "public"),
        sections=summary.outside,
        within=summary.within,
    ),
    "interim": Kind(
        "Interim report",
        ("set", "sponsor"),
        "It says how the whole set is doing and asks its sponsor for something, which is for nobody else. What one "
        "member has is the summary --for me; what anybody may read is the summary --for public.",
        interim.front,
        interim.sections,
    ),
    "member": Kind(
        "Portfolio",
        ("me",),
        "A portfolio is its owner's own, who alone says whom it is shown to.",
        within=own.portfolio,
    ),
    "extracts": Kind(
        "Agreed extracts",
        ("set", "me", "sponsor", "public"),
        sections=extracts.booklet,
        within=extracts.booklet_within,
    ),
    "summative": Kind(
        "Summative report",
        ("set", "sponsor", "public"),
        "It says what the whole set came to; what one member has is the portfolio: alearn report member.",
        summative.front,
        summative.sections,
    ),
    "evidence": Kind(
        "Evidence",
        ("set", "me", "sponsor", "public"),
        sections=evidence.evidence,
        within=evidence.evidence_within,
    ),
    "facilitator": Kind(
        "Facilitator's record",
        ("me",),
        "It is made from the facilitator's own shared material, for the facilitator, who says whom it is shown to.",
        within=own.record,
    ),
}


def build_page(kind: str, seen: LetOut, mark: str = FINAL, instead: Iterable[Figure] = ()) -> PageView:
    """The page of a kind for outside, marked as a draft or a proof; the figures go where not everybody says yes."""
    made, say = KINDS[kind], seen.say
    banner, caution = banner_of(say, seen.audience, mark)
    return _page(kind, say, seen.day, seen.facts, made.front(seen), made.sections(seen))._replace(
        banner=banner, caution=caution, footing=say(WITHHELD), instead=_instead(say, instead) if mark == PROOF else ()
    )


def build_inside(kind: str, seen: Disclosed, missing: tuple[str, ...] = ()) -> PageView:
    """The page of a kind for the set or one member: its own, else as if all agreed, with what is for us alone.

    A draft names what is missing.
    """
    made, say = KINDS[kind], seen.say
    page = _page(kind, say, seen.day, facts(seen.the_set, seen.audience, seen.day), *_parts(made, seen))
    return page._replace(
        what=say("{kind} of {name}", kind=page.what, name=name_of(seen.the_set, seen.me)) if seen.me else page.what,
        banner=with_english(say, BANNERS[seen.audience]),
        caution=say("Please do not pass it on.") if seen.audience == "set" else "",
        facts=page.facts if "set" in made.audiences else (),
        footing=say(FOOTING),
        missing=missing,
    )


def _parts(made: Kind, seen: Disclosed) -> tuple[tuple[Section, ...], tuple[Section, ...]]:
    """What stands on page one of a page for the set or a member, and what follows."""
    if made.within:
        return (), made.within(seen)
    agreed = as_if_all_agreed(seen)
    return made.front(agreed), (*made.sections(agreed), *for_the_set_alone(seen))


def _page(
    kind: str, say: Say, day: date, told: Facts, front: tuple[Section, ...], sections: tuple[Section, ...]
) -> PageView:
    return PageView(
        kind=kind,
        what=say(KINDS[kind].what),
        title=told.title,
        language=told.language,
        banner="",
        caution="",
        made=on(say, day),
        organisation=told.organisation,
        purpose=told.purpose,
        facts=tuple(facts_of(say, told)),
        front=front,
        sections=anchored(sections),
        footing="",
        contents=say("What follows") if front else say("In this report"),
        still_missing=say("Still missing"),
    )


def _instead(say: Say, figures: Iterable[Figure]) -> tuple[Section, ...]:
    rows = tuple(Fact(figured(say, each.figure), figured(say, each.value)) for each in figures)
    words = Words(f"{say(NOT_ALL_YES)} {say('These figures go instead:') if rows else say('No figures go.')}")
    return (Section(say("If not all of us say yes"), (words, FactList(rows)) if rows else (words,), "instead"),)
