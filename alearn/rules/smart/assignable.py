"""A: one person answers for it, the presenter, and it is in their own control."""

import re

from alearn.rules.smart.proposal import Level, Looked
from alearn.rules.smart.sentence import Who
from alearn.rules.smart.specific import Found

_SELF = frozenset(("i", "me", "myself", "self", "mine"))
_TWO = re.compile(r"\band\b|&|/|,")
_RATE = re.compile(
    r"\bfrom\s+£?\d[\d.,]*\s?%?\s+(?:\w+\s+){0,4}?to\s+£?\d|\bfrom (?:one|two|three|four|five|six|seven|eight|nine|ten) to\b"
    r"|\b(?:to|by|at|than|below|above|under)\s+\d[\d.,]*\s?%|\b\d[\d.,]*\s?%\s+(?:of|fewer|more|less)|\bby half\b"
    r"|\bat least\s+\d+\s+of\b|\b\d+\s+of\s+the\s+(?:next\s+)?\d|\b\d+\s+more\b|\b\d+\s+(?:out of|in)\s+\d",
    re.IGNORECASE,
)
_OUTCOME_VERB = re.compile(
    r"(?:reduce|cut|lower|increase|raise|bring|improve|get|keep|halve|double|achieve|reach|see that|ensure|sell|win|lift|push"
    r"|drive|boost|grow|hit|make sure)\b",
    re.IGNORECASE,
)
_OWN_THING = re.compile(r"\b(?:my|mine|the form|the list|the page|the letter|the agenda)\b", re.IGNORECASE)
_DECIDES = re.compile(
    r"\bask\b.{1,60}?\bto\s+(?:confirm|approve|agree|allow|authorise|decide|fund|release|sign|grant|commit)\b",
    re.IGNORECASE,
)
_GATHER = re.compile(
    r"get\s+(?:all|both|every|the|\w+)\s+(?:\S+\s+){0,5}?(?:to|round|into|together|on board|involved)\b", re.IGNORECASE
)


def look(looked: Looked, specific: Level) -> Found:
    """Who answers for it, and whether it is in their control; `specific` is how specific the words are."""
    sentence, words = looked.sentence, looked.proposal.words
    everything = (0, len(words))
    named = _owner(looked)
    if named is not None:
        return named
    if sentence.who is Who.OURS:
        return Found(Level.FAIL, *everything, "we")
    if sentence.who is Who.PAIR and not looked.proposal.partners:
        return Found(Level.WEAK, *everything, "two")
    if specific is Level.FAIL:
        return Found(Level.WEAK, *everything, "unbounded")
    if sentence.hedge:
        return Found(Level.WEAK, *sentence.hedge, "hedge")
    if sentence.who is Who.OTHER:
        return Found(Level.WEAK, 0, sentence.start, "theirs")
    if _is_outcome(looked):
        return Found(Level.WEAK, *everything, "outcome")
    if _is_theirs_to_decide(looked):
        return Found(Level.WEAK, sentence.start, len(words), "decision")
    return Found(Level.PASS)


def _owner(looked: Looked) -> Found | None:
    """What is wrong with who is named; None where it is the presenter."""
    proposal, sentence = looked.proposal, looked.sentence
    everything = (0, len(proposal.words))
    owner = (proposal.owner or "").strip()
    if not owner:
        if sentence.says_i:
            return None
        return Found(Level.FAIL, *everything, "we" if sentence.who is Who.OURS else "nobody")
    if _is_presenter(owner, proposal.presenter):
        return None
    small = owner.lower()
    if small in looked.lexicon["nobody"]:
        return Found(Level.FAIL, *everything, "nobody")
    parts = [part.strip() for part in _TWO.split(owner) if part.strip()]
    if len(parts) > 1 and any(_is_presenter(part, proposal.presenter) for part in parts):
        return Found(Level.WEAK, *everything, "two")
    if looked.has("groups", owner):
        return Found(Level.FAIL, *everything, "we")
    return Found(Level.FAIL, *everything, "theirs")


def _is_presenter(owner: str, presenter: str) -> bool:
    """Whether an owner, as somebody wrote it, is the presenter: a first name, initials and `me` will do."""
    small, name = owner.lower().strip(". "), presenter.lower()
    if small in _SELF or small == name:
        return True
    parts = [
        part for part in re.findall(r"[\w'-]+", name) if part not in ("dr", "mr", "mrs", "ms", "prof", "sgt", "rev")
    ]
    initials = "".join(part[0] for part in parts)
    shown = re.findall(r"[\w'-]+", small)
    return small.replace(".", "").replace(" ", "") == initials or (
        bool(shown)
        and all(any(part == each or (len(each) == 1 and part.startswith(each)) for part in parts) for each in shown)
    )


def _is_outcome(looked: Looked) -> bool:
    """Whether the words name a rate or share that others bring about, rather than an act."""
    sentence = looked.sentence
    if not _RATE.search(looked.bare):
        return False
    if sentence.who is Who.NOUN:
        return True
    tail = looked.proposal.words[sentence.start :]
    return bool(_OUTCOME_VERB.match(tail)) and not _OWN_THING.search(tail[:40]) and "checked on" not in tail


def _is_theirs_to_decide(looked: Looked) -> bool:
    sentence = looked.sentence
    tail = looked.proposal.words[sentence.start :]
    persuading = re.match(
        rf"(?:{'|'.join(looked.lexicon['persuading'])})\s+(?!hold\b|out\b|into\b|my\b|a\b|down\b)", tail, re.IGNORECASE
    )
    if persuading and (_GATHER.match(tail) or re.match(r"(?:persuade|convince|lobby|urge)\b", tail, re.IGNORECASE)):
        return True
    consent = looked.find("consent", tail)
    if consent and re.match(r"(?:get|win|secure|obtain|gain|seek)\b", tail, re.IGNORECASE):
        return True
    return bool(_DECIDES.search(tail))
