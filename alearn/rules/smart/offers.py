"""One way to put it that would do, made of the member's own words where they will carry it.

Each offer is tried on the coach before it is made: what is offered meets the letter it is offered for.
"""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import NamedTuple

from alearn.rules.lexicon import Lexicon
from alearn.rules.smart import coach
from alearn.rules.smart.proposal import Found, Level, Looked, Proposal
from alearn.rules.smart.sentence import Clause, Who

_FORTNIGHT = timedelta(14)
_LEAD = re.compile(
    r"\s*[,(]?\s*\b(?:by|before|on|until|till|at|in|within|for|from|over|during|starting)?\s*(?:the\s+)?$",
    re.IGNORECASE,
)


_MANY = re.compile(r"(?:some|more|a few|several|various|many|lots of|loads of|fewer)\s+\S+s\b", re.IGNORECASE)


class Offer(NamedTuple):
    """Something to put in the place of a field: its name in the record (`action` for the words) and what to put."""

    field: str
    words: str


def offers(proposal: Proposal, lexicon: Lexicon, letter: str, found: Found) -> tuple[Offer, ...]:
    """What to put, in one field or two, so that the letter is met; the first of the ways that is."""
    looked = coach.take_apart(proposal, lexicon)
    for tried in _TRIED[letter](looked, found):
        if getattr(coach.look(put(proposal, tried), lexicon), letter).level is Level.PASS:
            return tried
    return ()


def put(proposal: Proposal, made: tuple[Offer, ...]) -> Proposal:
    """The proposal with what was offered in its place."""
    for offer in made:
        if offer.field == "action":
            proposal = proposal._replace(words=offer.words)
        elif offer.field == "with":
            proposal = proposal._replace(partners=(*proposal.partners, offer.words))
        else:
            proposal = Proposal(**{**proposal._asdict(), offer.field: offer.words})
    return proposal


_Ways = Iterator[tuple[Offer, ...]]


def _specific(looked: Looked, found: Found) -> _Ways:
    words = _without_stop(looked.proposal.words)
    main = looked.sentence.main
    match found.reason:
        case "no-end" if "endless" in main.lists:
            yield (Offer("action", f"{words}, and write down three things I find"),)
        case "no-end":
            yield (Offer("action", f"{words}: spend one hour on it first, and write down what is still to do"),)
        case "topic":
            yield (Offer("action", f"{words}, and ask: what do you see that I do not?"),)
        case "whom":
            at = looked.sentence.words[main.after].start
            yield (Offer("action", f"{words[:at]}one person {words[at:]}"),)
        case "amount" if _MANY.match(looked.proposal.words, found.start):
            for number in ("three", "two"):
                yield (Offer("action", f"{words[: found.start]}{number}{words[found.end :]}"),)
        case "avoiding":
            yield (Offer("action", f"{words}; instead, write down each time I was about to"),)
        case "several":
            yield (Offer("action", f"{_first_act(looked)}{_by(looked)}"),)
        case "persuading":
            yield from _asking_for(looked, main)
        case _:
            pass
    yield from ((Offer("action", each),) for each in _first_steps(looked, found))


def _first_steps(looked: Looked, found: Found) -> Iterator[str]:
    """Something small that begins what is still too large or too vague to begin."""
    main = looked.sentence.main
    own = main.verb in ("be", "become", "feel", "stay") and main.who is Who.OWN
    if own or (looked.phrase("states", main.after, main.end) and main.who is Who.OWN and main.verb == "keep"):
        yield f"After each of the next three meetings, write down one thing I did and one I held back{_by(looked)}"
    about = "" if found.reason in ("idiom", "wish") else _about(looked)
    if about:
        yield f"Ask two people what they would change first{about}, and write down what each says{_by(looked)}"
    yield f"Ask two people what they would change first, and write down what each says{_by(looked)}"


def _measurable(looked: Looked, _: Found) -> _Ways:
    talks = "talking" in looked.sentence.main.lists or looked.sentence.main.verb == "ask"
    yield (
        Offer(
            "measure", f"{'what they said' if talks else 'what happened'}, in three lines, read out at the next meeting"
        ),
    )


def _assignable(looked: Looked, found: Found) -> _Ways:
    proposal, sentence = looked.proposal, looked.sentence
    me = Offer("owner", proposal.presenter)
    owned = [(), (me,)] if proposal.owner else [(me,)]
    if found.reason == "two":
        partner = _partner(looked)
        if partner:
            yield from ((*each, Offer("with", partner)) for each in owned)
    yield (me,)
    words = _without_stop(proposal.words)
    own: list[str] = []
    if sentence.hedge:
        start, end = sentence.stretch(*sentence.hedge)
        left = f"{words[:start].rstrip(' ,')} {words[end:].lstrip(' ,')}".strip()
        own.append(left[:1].upper() + left[1:])
    if sentence.main.who in (Who.OURS, Who.PAIR) and sentence.main.at < sentence.main.end:
        own.append(f"I will {words[sentence.words[sentence.main.at].start :]}")
    if found.reason in ("theirs", "decision"):
        own += [offer[0].words for offer in _asking_for(looked, sentence.main)]
    own += _first_steps(looked, found)
    for each in own:
        yield from ((*who, Offer("action", each)) for who in owned)


def _relevant(looked: Looked, _: Found) -> _Ways:
    yield (Offer("so_that", looked.proposal.so_that or "..., who would notice the difference"),)


def _timebound(looked: Looked, found: Found) -> _Ways:
    proposal = looked.proposal
    following = proposal.calendar.meeting(0)
    days = [when.day for when in looked.times if when.day] if found.reason == "conflict" else []
    days += [following] if following else []
    days.append(max(proposal.meeting, proposal.today) + _FORTNIGHT)
    days = [day for day in days if day > proposal.today]
    for day in days:
        yield (Offer("due", day.isoformat()),)
    for day in days:
        yield (Offer("action", _without_times(looked)), Offer("due", day.isoformat()))


_TRIED = {"S": _specific, "M": _measurable, "A": _assignable, "R": _relevant, "T": _timebound}


def _asking_for(looked: Looked, clause: Clause) -> _Ways:
    """What somebody else is to do or decide, as a talk about it that is the member's own."""
    words, sentence = looked.proposal.words, looked.sentence
    if clause.who is Who.OTHER and clause.subject < clause.at:
        whom = words[slice(*sentence.stretch(clause.subject, clause.at))].removesuffix(" to").removesuffix(" will")
        what = words[sentence.words[clause.at].start :]
    else:
        to = next((at for at in range(clause.after + 1, clause.end - 1) if sentence.words[at].small == "to"), 0)
        if not to:
            return
        whom = words[slice(*sentence.stretch(clause.after, to))]
        what = words[sentence.words[to + 1].start :]
    first = whom.split(" ")[0].lower()
    if first in looked.lexicon.lists["groups"] or first in (
        "the",
        "my",
        "every",
        "each",
        "some",
        "somebody",
        "someone",
    ):
        whom = whom[:1].lower() + whom[1:]
    yield (Offer("action", f"Ask {whom} what it would take to {_without_stop(what)}, and write down the answer"),)


def _first_act(looked: Looked) -> str:
    clause = looked.sentence.main
    return looked.proposal.words[slice(*looked.sentence.stretch(0, clause.end))].rstrip(" ,;.&").removesuffix(" and")


def _about(looked: Looked) -> str:
    """What the words are about, where they say it in a few words."""
    clause, words = looked.sentence.main, looked.sentence.words
    first = clause.after if clause.at < clause.after else clause.first
    kept: list[int] = []
    for at in range(first, clause.end):
        if (
            words[at].small in _ENDS
            or looked.is_time(at)
            or "," in looked.proposal.words[words[kept[-1]].end : words[at].start]
            if kept
            else False
        ):
            break
        kept.append(at)
    if not 0 < len(kept) <= 4 or not _is_a_thing(looked, kept):
        return ""
    said = looked.proposal.words[words[kept[0]].start : words[kept[-1]].end]
    return f" about {said if clause.at < clause.after else said[:1].lower() + said[1:]}"


def _is_a_thing(looked: Looked, kept: list[int]) -> bool:
    """Whether some words name one thing or person: communication, my IT skills, Ellie."""
    word, after = looked.sentence.words[kept[0]], kept[-1] + 1
    if (
        word.small in _ENDS
        or word.small == "myself"
        or looked.phrase("states", kept[0], after)
        or looked.phrase("vague_amounts", kept[0], after)
    ):
        return False
    definite = word.small in ("the", "my", "our", "his", "her", "their") or (word.said[:1].isupper() and kept[0] > 0)
    return definite or any("abstractions" in each.lists and each.after == after for each in looked.sentence.phrases)


_ENDS = frozenset(
    [
        "about",
        "after",
        "against",
        "and",
        "at",
        "before",
        "by",
        "for",
        "from",
        "if",
        "in",
        "into",
        "is",
        "of",
        "on",
        "or",
        "over",
        "so",
        "that",
        "then",
        "through",
        "to",
        "until",
        "when",
        "where",
        "who",
        "will",
        "with",
        "without",
    ]
)


def _by(looked: Looked) -> str:
    """The deadline that the words name, so that it is not lost with them."""
    day = next(
        (when for when in looked.times if when.day and when.lead in ("by", "before", "until", "till", "on")), None
    )
    return f" {day.lead} {looked.proposal.words[day.start : day.end]}" if day else ""


def _partner(looked: Looked) -> str:
    clause, words = looked.sentence.main, looked.sentence.words
    told = [
        word.said
        for word in words[clause.subject : clause.at]
        if word.said[:1].isupper() and word.small not in ("i", "me")
    ]
    presenter = looked.proposal.presenter.split()
    return " ".join(each for each in told if each not in presenter)


def _without_stop(words: str) -> str:
    return words.strip().rstrip(" .!?")


def _without_times(looked: Looked) -> str:
    words = looked.proposal.words
    for when in sorted(looked.times, key=lambda each: -each.start):
        words = _LEAD.sub("", words[: when.start]) + words[when.end :]
    return " ".join(words.split()).strip(" ,;")
