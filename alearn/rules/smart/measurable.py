"""M: a thing, a count or an event that somebody else could check."""

import re

from alearn.rules.smart.proposal import Level, Looked
from alearn.rules.smart.sentence import Who, counts, masked, value_of
from alearn.rules.smart.specific import Found

_MANY = 6
_ZERO = re.compile(r"\b(?:zero|no|none)\b", re.IGNORECASE)
_OF = re.compile(r"\b(?:of|from|out of|than|against|now|was|per|in)\b|\(\d", re.IGNORECASE)


def look(looked: Looked, specific: Level) -> Found:
    """How far somebody else could check it; `specific` is how specific the words are."""
    measure = (looked.proposal.measure or "").strip()
    return _measured(looked, measure, specific) if measure else _unmeasured(looked, specific)


def _measured(looked: Looked, measure: str, specific: Level) -> Found:
    counted = counts(masked(measure, ()))
    thing = looked.has("artefacts", measure)
    if looked.has("feelings", measure) and not counted and not thing:
        fails = specific is Level.FAIL and _says_the_aim(looked, measure)
        return Found(Level.FAIL if fails else Level.WEAK, reason="feeling")
    if (
        _says_the_aim(looked, measure)
        and not thing
        and (specific is not Level.PASS or measure.lower() in looked.lexicon["aims"])
    ):
        return Found(Level.FAIL, reason="aim")
    if specific is Level.FAIL and not thing:
        return Found(Level.WEAK if counted or _ZERO.search(measure) else Level.FAIL, reason="aim")
    return Found(Level.PASS)


def _says_the_aim(looked: Looked, measure: str) -> bool:
    """Whether a measure says no more than the words, or only that they came true."""
    said = re.sub(r"[^\w%' ]", "", measure.lower()).strip()
    if said in looked.lexicon["aims"]:
        return True
    stems = [_stem(word) for word in re.findall(r"[a-z]+", said) if len(word) > 2]
    own = {_stem(word) for word in re.findall(r"[a-z]+", looked.proposal.words.lower())}
    aims = {_stem(word) for phrase in looked.lexicon["aims"] for word in phrase.split()}
    new = [stem for stem in stems if stem not in own and stem not in aims]
    return bool(stems) and len(stems) <= 3 and not new and not counts(masked(measure, ()))


def _stem(word: str) -> str:
    return re.sub(r"(?:ness|ing|ed|er|es|s|d|e)$", "", word)


def _unmeasured(looked: Looked, specific: Level) -> Found:
    sentence, lexicon = looked.sentence, looked.lexicon
    if specific is Level.FAIL:
        return Found(Level.FAIL, reason="nothing")
    verbs = (sentence.verb, *sentence.clauses)
    leaves_a_trace = any(verb in lexicon["evidence"] for verb in verbs) and bool(sentence.rest)
    if specific is Level.PASS and (leaves_a_trace or _counts_enough(looked)):
        return Found(Level.PASS)
    if specific is Level.PASS and looked.has("artefacts", sentence.rest) and sentence.who is not Who.OTHER:
        return Found(Level.PASS)
    if sentence.verb in lexicon["directions"] and specific is not Level.PASS and not sentence.clauses:
        return Found(Level.FAIL, reason="nothing")
    if looked.has("hedges") and looked.has("vague_amounts"):
        return Found(Level.FAIL, reason="nothing")
    return Found(Level.WEAK, reason="result")


def _counts_enough(looked: Looked) -> bool:
    return any(value_of(each) >= _MANY or "%" in each for each in looked.counts)
