"""The booklet of agreed extracts: words that their writers let out, as each chose to be named."""

from collections.abc import Iterator

from alearn.disclose import Disclosed, LetOut
from alearn.model import Extract, LearningSet
from alearn.report.page import Block, Quote, Section, Words, section
from alearn.report.told import ETHICS, how_it_was_made
from alearn.story.confirmed import is_unconfirmed
from alearn.story.meetings import name_of
from alearn.story.wording import on

PURPOSE = (
    "This booklet holds the words that members of the set let out, each in its writer's own words and on its terms."
)
ONLY = "Words that members let out stand here, and nothing else does."
_NONE = "No words have been let out."
_READERS = {"public": "For anybody to read", "sponsor": "For the sponsor", "set": "For us alone"}
_NAMED = {"name": "with my name", "role": "with my role", "no-name": "without a name"}


def booklet(seen: LetOut) -> tuple[Section, ...]:
    """The words that may leave the set for an audience."""
    quotes = tuple(Quote(each.words, each.by) for each in seen.quoted)
    return (*section(seen.say("In our own words"), Words(seen.say(ONLY)), *quotes), *how_it_was_made(seen, PURPOSE))


def booklet_within(seen: Disclosed) -> tuple[Section, ...]:
    """The words that were let out, by who may read them; for one member, on which terms, too."""
    the_set, say = seen.the_set, seen.say
    made = section(say("Purpose, method and ethics"), Words(say(PURPOSE)), Words(say(ETHICS)))
    if seen.audience == "me":
        return (*section(say("What I let out"), *(tuple(let_out_by(seen)) or (Words(say(_NONE)),))), *made)
    standing = _standing(the_set)
    parts = tuple(
        part
        for audience in _READERS
        for part in section(
            say(_READERS[audience]), *(_quote(the_set, each) for each in standing if each.audience == audience)
        )
    )
    return (*(parts or section(say("In our own words"), Words(say(_NONE)))), *made)


def let_out_by(seen: Disclosed) -> Iterator[Block]:
    """The words that one person let out, with the terms of each."""
    say = seen.say
    for each in _standing(seen.the_set):
        if each.owner == seen.me:
            terms = (
                say(_READERS[each.audience]).lower(),
                say(_NAMED[each.attribution]),
                say("agreed {day}", day=on(say, each.agreed)),
                *([say("until {day}", day=on(say, each.until))] if each.until else []),
            )
            yield Quote(each.text or "", ", ".join(terms))


def _standing(the_set: LearningSet) -> tuple[Extract, ...]:
    """The extracts that have words, in an order that tells nothing of whose they are."""
    return tuple(sorted((each for each in the_set.extracts.values() if each.text), key=lambda each: each.text or ""))


def _quote(the_set: LearningSet, extract: Extract) -> Quote:
    named = {"name": name_of(the_set, extract.owner), "role": _role(the_set, extract.owner)}
    mark = the_set.say("not confirmed yet") if is_unconfirmed(the_set, extract) else ""
    return Quote(extract.text or "", ", ".join(filter(None, (named.get(extract.attribution, ""), mark))))


def _role(the_set: LearningSet, member: str) -> str:
    known = the_set.members.get(member)
    return (known.job if known else None) or the_set.say("A member of the set")
