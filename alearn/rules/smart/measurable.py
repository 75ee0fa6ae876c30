"""M: a thing, a count or an event that somebody else could check."""

import re

from alearn.rules.lexicon import words_of
from alearn.rules.smart.amounts import counts_in, masked
from alearn.rules.smart.grammar import is_participle
from alearn.rules.smart.proposal import Found, Level, Looked
from alearn.rules.smart.sentence import Clause, Who

_MANY = 6
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
    thing = looked.in_text("artefacts", measure)
    if looked.in_text("feelings", measure) and not counted and not thing:
        fails = specific is Level.FAIL and _says_the_aim(looked, measure)
        return Found(Level.FAIL if fails else Level.WEAK, reason="feeling")
    if specific is Level.FAIL and looked.in_text("feelings", measure) and not counted:
        return Found(Level.WEAK, reason="feeling")
    aim = _says_the_aim(looked, measure)
    if aim and (specific is not Level.PASS or measure.lower().strip(" .!") in looked.lexicon.lists["aims"]):
        if specific is Level.PASS and _unmeasured(looked, specific).level is Level.PASS:
            return Found(Level.PASS)
        return Found(Level.FAIL, reason="aim")
    if specific is Level.FAIL and not thing:
        return Found(Level.WEAK if counted or _ZERO.search(measure) else Level.FAIL, reason="aim")
    return Found(Level.PASS)


def _says_the_aim(looked: Looked, measure: str) -> bool:
    """Whether a measure says no more than the words, or only that they came true."""
    said = measure.lower().strip(" .!")
    aims = looked.lexicon.lists["aims"]
    if said in aims:
        return True
    stems = [_stem(word.small) for word in words_of(measure) if len(word.small) > 2 and word.small[0].isalpha()]
    own = {_stem(word.small) for word in looked.sentence.words}
    known = {_stem(word) for phrase in aims for word in phrase.split()}
    new = [stem for stem in stems if stem not in own and stem not in known]
    told = any(
        word.small in aims or is_participle(word.small) or word.small in looked.lexicon.lists["feelings"]
        for word in words_of(measure)
    )
    return bool(stems) and len(stems) <= 3 and told and not new and not counts_in(masked(measure, ()))


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
