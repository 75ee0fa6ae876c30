"""S: one act that can be seen, on a thing, a person or a place: a stranger could start it."""

import re
from typing import NamedTuple

from alearn.rules.smart.lexicon import anywhere, at_start
from alearn.rules.smart.proposal import Level, Looked
from alearn.rules.smart.sentence import Who, value_of

_BY_DOING = re.compile(r"\bby\s+(?:not\s+)?(\w+ing)\b(?!\s+(?:more|better)\b)", re.IGNORECASE)
_TARGET = re.compile(
    r"\bfrom\s+£?\d[\d.,]*\s?%?\s+(?:\w+\s+){0,4}?to\s+£?\d|\b(?:to|by|at|below|above|under|over|than|least|most|of)\s+£?\d[\d.,]*\s?%"
    r"|\b(?:less|fewer|more)\s+than\s+\d|\bat (?:least|most)\s+\d|\b\d+\s+(?:of|out of|in)\s+(?:the\s+)?(?:next\s+)?\d|\bby half\b"
    r"|\b\d+\s+more\b|\b\d[\d.,]*\s?%|\bto\s+(?:one|two|three|zero|\d+)\b|\bfrom\s+\w+\s+to\s+\w+\b",
    re.IGNORECASE,
)
_AVOIDING = re.compile(
    r"(?:not\s+(?!only)|do not\s+|don'?t\s+|never\s+|stop\s+|avoid\s+|no longer\s+|refrain from\s+|give up\s+|quit\s+)",
    re.IGNORECASE,
)
_INSTEAD = re.compile(r"\b(?:instead|rather|but|until i have|first)\b|[:;]", re.IGNORECASE)
_DEFINITE = re.compile(
    r"^(?:(?:of|with|on|at|in|into|for|over|up|out|down|round|to|through|re)\s+)?(?:the|my|our|his|her|their|this|that|these|those|each|every|all|both|an?|one|"
    r"another|[A-Z][\w'.-]+|\d|£|'|\"|\u2018|\u201c)",
)
_PROPER = re.compile(r"(?<=\s)[A-Z][a-z\u00c0-\u024f'-]+")
_EVENT = re.compile(
    r"\b(?:visit|meeting|session|workshop|walk|talk|trial|pilot|interview|lunch|coffee|call|demo|briefing|assembly|round|tour|open day)\b",
    re.IGNORECASE,
)
_DETAIL = re.compile(r"\b(?:for|on|to|about|of|with|in|at)\s+\S+", re.IGNORECASE)
_HEAVY = frozenset(
    (
        *(
            "rewrite",
            "redesign",
            "design",
            "recruit",
            "launch",
            "develop",
            "create",
            "build",
            "organise",
            "implement",
            "set up",
        ),
        *(
            "overhaul",
            "restructure",
            "introduce",
            "roll out",
            "re-cut",
            "brief",
            "train",
            "sort",
            "buy",
            "get",
            "write",
            "hire",
        ),
        *(
            "plan",
            "prepare",
            "redo",
            "reorganise",
            "review",
            "start",
            "run",
            "host",
            "establish",
            "merge",
            "replace",
            "order",
        ),
    )
)
_GET_DONE = re.compile(
    r"\bget\s+(?:\S+\s+){1,8}?(?:\w+ed|written|sent|done|made|put up|set up|cut|built|drawn)\b", re.IGNORECASE
)
_GET_SOMEBODY = re.compile(
    r"(?:get|persuade|convince|encourage|make|push|press|lobby|urge|remind|have)\s+(?:\S+\s+){1,7}?to\s+[a-z]"
    r"|(?:persuade|convince|lobby|urge)\s+\S+|get\s+(?:everyone|everybody|people|staff|them)\s+\w+ing\b",
    re.IGNORECASE,
)
_TALK = frozenset(
    "speak talk chat meet see contact approach discuss consult liaise".split()  # noqa: SIM905  # a list of words
)


class Found(NamedTuple):
    """How far the letter is met, the stretch of the words it is about, and the name of the reason."""

    level: Level
    start: int = 0
    end: int = 0
    reason: str = ""


def look(looked: Looked) -> Found:
    """How specific the words are."""
    sentence, words = looked.sentence, looked.proposal.words
    everything = (0, len(words))
    if not words.strip():
        return Found(Level.FAIL, 0, 0, "noun")
    figure = looked.find("idioms")
    if figure and not _is_concrete_after(looked, figure.end()):
        return Found(Level.FAIL, *figure.span(), "idiom")
    match sentence.who:
        case Who.WISH:
            return Found(Level.FAIL, *everything, "wish")
        case Who.NOUN:
            return _noun(looked)
        case Who.PASSIVE:
            return _passive(looked)
        case Who.OTHER:
            return _other(looked)
    return _own(looked)


def _is_concrete_after(looked: Looked, at: int) -> bool:
    """Whether what follows a figure of speech says what will be done."""
    return bool(_BY_DOING.search(looked.bare, at)) or any(
        verb in looked.lexicon["evidence"] for verb in looked.sentence.clauses
    )


def _noun(looked: Looked) -> Found:
    words, bare = looked.proposal.words, looked.bare
    everything = (0, len(words))
    thing = looked.has("artefacts") or _EVENT.search(words)
    if _TARGET.search(bare) and not looked.has("feelings"):
        return Found(Level.PASS)
    if thing and (looked.counts or _DETAIL.search(bare)):
        return Found(Level.PASS)
    if thing or (_DETAIL.search(bare) and len(words.split()) > 2 and not looked.has("abstractions")):
        if looked.has("vague_amounts"):
            return Found(Level.FAIL, *everything, "noun")
        return Found(Level.WEAK, *everything, "noun")
    return Found(Level.FAIL, *everything, "noun")


def _passive(looked: Looked) -> Found:
    sentence = looked.sentence
    span = (sentence.start, sentence.end)
    stem = re.sub(r"(?:ied|ed|d)$", "", sentence.verb.split(" ")[0])
    if (
        any(each.startswith(stem) for each in looked.lexicon["directions"] if len(stem) > 3)
        or sentence.verb == "listened to"
    ):
        return Found(Level.FAIL, *span, "direction")
    if looked.has("artefacts") or looked.counts or looked.times or len(looked.proposal.words.split()) > 6:
        return Found(Level.PASS)
    return Found(Level.WEAK, *span, "amount")


def _other(looked: Looked) -> Found:
    sentence, lexicon = looked.sentence, looked.lexicon
    span = (sentence.start, max(sentence.end, sentence.start))
    if _TARGET.search(looked.bare) or looked.counts:
        return Found(Level.PASS)
    if sentence.verb in lexicon["directions"] or looked.find("states", sentence.rest[:40]):
        level = Level.WEAK if looked.has("vague_amounts") and sentence.verb in ("make", "keep") else Level.FAIL
        if sentence.verb in ("keep", "get", "make", "run", "answer", "stop", "cut") and len(sentence.rest.split()) > 2:
            level = Level.WEAK
        return Found(level, *span, "direction")
    if sentence.verb in lexicon["endless"] or looked.has("vague_amounts"):
        return Found(Level.WEAK, *span, "no-end")
    if len(sentence.rest.split()) < 2:
        return Found(Level.WEAK, *span, "object")
    return Found(Level.PASS)


def _own(looked: Looked) -> Found:
    sentence, lexicon = looked.sentence, looked.lexicon
    verb = sentence.verb
    span = (sentence.start, sentence.end)
    for judge in (_avoiding, _getting, _several):
        found = judge(looked)
        if found is not None:
            return found
    if _GET_DONE.match(looked.proposal.words[sentence.start :]):
        return Found(Level.PASS)
    if _is_direction(looked):
        if _BY_DOING.search(looked.bare):
            return Found(Level.PASS)
        if _TARGET.search(looked.bare):
            return Found(Level.PASS)
        if looked.has("artefacts", sentence.rest) and not looked.has("vague_amounts"):
            return Found(Level.WEAK, *span, "direction")
        return Found(Level.FAIL, *span, "direction")
    if verb in _TALK or (
        verb in lexicon["talking"] and verb not in lexicon["acts"] and verb not in lexicon["evidence"]
    ):
        return _talking(looked)
    if verb in lexicon["endless"] and not _has_bounds(looked):
        return Found(Level.WEAK, *span, "no-end")
    if not sentence.rest or not re.search(r"\w", sentence.rest):
        return Found(Level.WEAK if verb in lexicon["acts"] else Level.FAIL, *span, "object")
    return _object(looked)


def _is_direction(looked: Looked) -> bool:
    """Whether the words begin with a verb that names a direction and is not made an act by what follows."""
    sentence, lexicon = looked.sentence, looked.lexicon
    if sentence.verb not in lexicon["directions"]:
        return False
    rest = sentence.rest
    if sentence.verb not in lexicon["acts_with_an_object"]:
        return not (looked.counts and sentence.clauses)
    if looked.find("abstractions", " ".join(rest.split()[:4])) or looked.find("states", " ".join(rest.split()[:3])):
        return not looked.counts
    if looked.has("vague_amounts", " ".join(rest.split()[:4])) and not looked.counts:
        return True
    has_thing = bool(looked.counts) or looked.has("artefacts", rest) or bool(_EVENT.search(rest))
    has_more = bool(sentence.clauses) or bool(looked.times) or len(rest.split()) > 4
    return not (has_thing or (bool(_DEFINITE.match(rest)) and has_more) or (has_more and len(rest.split()) > 6))


def _has_bounds(looked: Looked) -> bool:
    """Whether something tells when looking or sorting is over: a count, a trace that is left, a thing."""
    sentence, lexicon = looked.sentence, looked.lexicon
    trace = any(verb in lexicon["evidence"] or verb in lexicon["acts"] for verb in sentence.clauses)
    if sentence.verb.startswith("say no"):
        return bool(looked.times) or bool(looked.counts)
    return (
        trace
        or bool(looked.counts)
        or bool(_BY_DOING.search(looked.bare))
        or (
            sentence.verb
            in ("sort", "swap", "finish", "begin", "start", "do", "update", "arrange", "check", "try", "explain")
            and bool(_DEFINITE.match(sentence.rest))
            and (len(sentence.rest.split()) > 3 or looked.has("artefacts", sentence.rest))
        )
    )


def _avoiding(looked: Looked) -> Found | None:
    words, sentence = looked.proposal.words, looked.sentence
    begin = sentence.start
    found = _AVOIDING.match(words[begin:]) or (
        _AVOIDING.search(words[max(0, begin - 8) : begin + 1]) if begin else None
    )
    if found is None:
        return None
    if _INSTEAD.search(words[begin + 4 :]) or sentence.clauses:
        return Found(Level.PASS)
    return Found(Level.WEAK, begin, min(len(words), begin + len(found.group().strip())), "avoiding")


def _getting(looked: Looked) -> Found | None:
    words, sentence = looked.proposal.words, looked.sentence
    tail = words[sentence.start :]
    if not re.match(rf"(?:{'|'.join(looked.lexicon['persuading'])})\b", tail, re.IGNORECASE):
        return None
    found = _GET_SOMEBODY.match(tail)
    if found is None:
        return None
    if any(value_of(each) >= 3 for each in looked.counts) and re.match(r"\S+\s+\d", tail):
        return Found(Level.PASS)
    return Found(Level.WEAK, sentence.start, sentence.start + len(found.group()), "persuading")


def _several(looked: Looked) -> Found | None:
    """Three heavy acts or more in one; small ones that leave a trace of the first are part of it."""
    heavy = [verb for verb in (looked.sentence.verb, *looked.sentence.clauses) if verb in _HEAVY]
    if len(heavy) < 3:
        return None
    return Found(Level.WEAK, 0, len(looked.proposal.words), "several")


def _talking(looked: Looked) -> Found:
    sentence = looked.sentence
    topic = at_start(looked.lexicon["topics"])
    rest = sentence.rest
    about = any(topic.match(rest, found.end()) for found in re.finditer(r"\s", rest))
    if about or looked.counts or sentence.clauses or (sentence.verb in ("discuss",) and _DEFINITE.match(rest)):
        return Found(Level.PASS)
    return Found(Level.WEAK, sentence.start, len(looked.proposal.words), "topic")


def _object(looked: Looked) -> Found:
    """Whether the act has an object that somebody could find."""
    sentence = looked.sentence
    rest = sentence.rest
    loose = anywhere(looked.lexicon["vague_amounts"]).search(looked.bare, sentence.end)
    short = len(rest.split()) <= 4
    if loose and not looked.counts and (short or not sentence.clauses):
        if short or not (_PROPER.search(looked.bare[sentence.end :]) or looked.has("artefacts", rest) or looked.times):
            return Found(Level.WEAK, *loose.span(), "amount")
    abstract = looked.find("abstractions", rest)
    if abstract and abstract.start() < 12 and short and not looked.counts and not sentence.clauses:
        return Found(Level.FAIL, sentence.start, sentence.end, "direction")
    if len(rest.split()) == 1 and not _PROPER.match(" " + rest) and not looked.counts:
        return Found(Level.WEAK, sentence.start, sentence.end, "object")
    if (
        sentence.verb in ("ask", "ring", "phone", "call", "email", "message", "see", "visit")
        and short
        and not looked.counts
    ):
        topic = anywhere(looked.lexicon["topics"]).search(rest)
        if not topic and not sentence.clauses and not looked.has("artefacts", rest):
            return Found(Level.WEAK, sentence.start, len(looked.proposal.words), "topic")
    return Found(Level.PASS)
