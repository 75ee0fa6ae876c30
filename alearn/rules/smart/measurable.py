"""M: a thing, a count or an event that somebody else could check."""

import re
from functools import lru_cache

from alearn.rules.smart.amounts import counts_in, masked
from alearn.rules.smart.grammar import is_participle
from alearn.rules.smart.proposal import Found, Level, Looked
from alearn.rules.smart.sentence import Clause, Who

_MANY, _SHORT = 6, 3
_UNIT = re.compile(
    r"(?:\s+|-)(?:full\s+)?(?:second|minute|min|hour|hr|day|week|month|year)s?\b|\s*(?:mins?|hrs?|secs?)\b",
    re.IGNORECASE,
)
_SO_THAT = re.compile(r"\bso (?:that|the|we|they|i|he|she|people)\b", re.IGNORECASE)
_ZERO = re.compile(r"\b(?:zero|no|none)\b", re.IGNORECASE)


def look(looked: Looked, specific: Level) -> Found:
    """How far somebody else could check it; `specific` is how specific the words are."""
    if looked.proposal.kind == "notice":  # what was noticed is told at the next meeting
        return Found(Level.PASS)
    measure = (looked.proposal.measure or "").strip()
    return _measured(looked, measure, specific) if measure else _unmeasured(looked, specific)


def _measured(looked: Looked, measure: str, specific: Level) -> Found:
    counted = counts_in(masked(measure, ()))
    thing, feeling = looked.measure.has("artefacts"), looked.measure.has("feelings")
    aim = _says_the_aim(looked, measure) and not counted
    if feeling and not counted and (specific is Level.FAIL or not thing):
        fails = specific is Level.FAIL and aim and not thing
        return Found(Level.FAIL if fails else Level.WEAK, reason="feeling")
    empty = measure.lower().strip(" .!") in looked.lexicon.lists["aims"]
    if empty or (aim and specific is not Level.PASS):
        shown = specific is Level.PASS and _unmeasured(looked, specific).level is Level.PASS
        return Found(Level.PASS) if shown else Found(Level.FAIL, reason="aim")
    if specific is Level.FAIL and not thing:
        return Found(Level.WEAK if counted or _ZERO.search(measure) else Level.FAIL, reason="aim")
    return Found(Level.PASS)


def _says_the_aim(looked: Looked, measure: str) -> bool:
    """Whether a measure says no more than the words, or only that they came true."""
    aims, feelings = looked.lexicon.lists["aims"], looked.lexicon.lists["feelings"]
    if measure.lower().strip(" .!") in aims:
        return True
    words = [word.small for word in looked.measure.words]
    stems = [_stem(small) for small in words if len(small) > 2 and small[0].isalpha()]
    if not 0 < len(stems) <= _SHORT or not any(
        each in aims or each in feelings or is_participle(each) for each in words
    ):
        return False
    own = {_stem(word.small) for word in looked.sentence.words}
    return all(stem in own or stem in _stems(aims) for stem in stems)


@lru_cache(maxsize=8)
def _stems(phrases: frozenset[str]) -> frozenset[str]:
    return frozenset(_stem(word) for phrase in phrases for word in phrase.split())


def _stem(word: str) -> str:
    return re.sub(r"(?:ness|ing|ed|er|es|s|d|e)$", "", word)


def _unmeasured(looked: Looked, specific: Level) -> Found:
    """Without a measure: an act that leaves something behind can be checked, talking and looking cannot."""
    if specific is Level.FAIL:
        return Found(Level.FAIL, reason="nothing")
    if specific is Level.PASS:
        if any(_leaves_something(looked, clause) for clause in looked.sentence.clauses):
            return Found(Level.PASS)
        if any(
            (count.value >= _MANY and not _UNIT.match(looked.bare, count.end)) or "%" in count.said
            for count in looked.counts
        ):
            return Found(Level.PASS)
    return Found(Level.WEAK, reason="result")


def _leaves_something(looked: Looked, clause: Clause) -> bool:
    """Whether a clause makes, moves or puts down something that somebody else could see."""
    sentence = looked.sentence
    if clause.who is Who.NOUN:
        return bool(
            looked.phrase("artefacts", clause.first, clause.end) or looked.phrase("events", clause.first, clause.end)
        ) or (clause is sentence.main and len(looked.content(clause.first, clause.end)) > 3)
    if clause.who is Who.WISH:
        return False
    if clause.who in (Who.OTHER, Who.OURS) and clause is sentence.main and not looked.counted(clause):
        return clause.first < clause.at and looked.phrase("artefacts", clause.first, clause.at) is not None
    if clause.lists & {"recording"}:
        return True
    if clause.avoiding or clause.lists & {"without_a_trace", "endless", "talking", "wide"}:
        written = clause.lists & {"talking"} and clause.lists & {"acts", "recording"}
        if written:
            return True
        start, end = sentence.stretch(clause.after, clause.end)
        purpose = _SO_THAT.search(sentence.text, start, end)
        comma = sentence.text.find(",", start, purpose.start() if purpose else end)
        return comma > 0 and any(
            "artefacts" in each.lists
            and clause.after <= each.first < clause.end
            and comma < sentence.words[each.first].start < (purpose.start() if purpose else end)
            for each in sentence.phrases
        )
    if "directions" in clause.lists or "light" in clause.lists:
        made = clause.verb in ("build", "create", "run", "make", "lead", "deliver", "design") and looked.phrase(
            "events", clause.after, clause.end
        )
        return bool(looked.counted(clause) or looked.phrase("artefacts", clause.after, clause.end) or made)
    return True
