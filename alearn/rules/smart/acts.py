"""How specific one's own act is, by the kind of verb it begins with."""

import re
from collections.abc import Callable

from alearn.rules.smart import objects
from alearn.rules.smart.part import DEFINITE, LEADING_ON, Part
from alearn.rules.smart.proposal import Found, Level
from alearn.rules.smart.sentence import Who

_INSTEAD = re.compile(r"\b(?:instead|rather|but|unless|until i|first)\b|[:;]|\s[-–—]\s", re.IGNORECASE)
_PLACES = frozenset(("at", "in", "on", "by", "out", "outside", "inside", "off", "with"))
_URGING = frozenset(("persuade", "convince", "lobby", "urge", "badger", "nudge", "force", "encourage"))
_EVERYBODY = frozenset(("everyone", "everybody", "people", "staff", "them", "all", "both"))
_KNOWING = frozenset(("understand", "learn", "know", "master"))
_BEING = frozenset(("be", "become", "feel", "stay"))
_WRITING = frozenset(("meet", "email", "message", "text", "discuss"))
MAKING_OTHERS = frozenset(
    (
        *("make sure", "make certain", "ensure", "see that", "see to it that", "enable", "encourage", "empower"),
        *("help", "support", "remember", "think", "know", "understand"),
    )
)
"""Verbs after which the acts told are not the member's own."""
_MANY, _FEW, _THREE, _NEAR, _SHORT = 3, 4, 3, 5, 6


def look(part: Part) -> Found:
    """How specific an act is: what the first judge says that knows its kind of verb."""
    return next((found for judge in _JUDGES if (found := judge(part)) is not None), objects.look(part))


def _avoiding(part: Part) -> Found | None:
    """What is only avoided, with nothing in its place."""
    if not part.clause.avoiding:
        return None
    after = part.looked.sentence.stretch(part.clause.at, part.clause.after)[1]
    instead = part.is_followed(Who.OWN, Who.OURS, Who.OTHER, Who.PAIR)
    if instead or _INSTEAD.search(part.looked.sentence.text, after):
        return Found(Level.PASS)
    return part.whole(Level.WEAK, "avoiding")


def _persuading(part: Part) -> Found | None:
    """Getting somebody to do something, where the member's own step is not told."""
    clause, words = part.clause, part.looked.sentence.words
    rest = [words[at].small for at in range(clause.after, clause.end)]
    if "persuading" not in clause.lists or clause.verb == "remind" or not rest or part.tells_how:
        return None
    to = next((n for n, small in enumerate(rest[1:9], 1) if small == "to"), 0)
    does = bool(to) and _is_done(part, clause.after + to + 1) and rest[to - 1] not in ("need", "want", "up", "go")
    gerund = any(small.endswith("ing") and len(small) > 5 for small in rest[1:4])
    doing = clause.verb == "get" and gerund and rest[0] in _EVERYBODY
    counted = any(count.value >= _MANY for count in part.looked.counted(clause)) and rest[0].isdigit()
    if counted or not (does or (clause.verb not in ("have", "make", "push") and (doing or clause.verb in _URGING))):
        return None
    return part.whole(Level.WEAK, "persuading")


def _is_done(part: Part, at: int) -> bool:
    """Whether a word after `to` is what somebody does, and no place or person."""
    words = part.looked.sentence.words
    if at >= part.clause.end:
        return False
    return words[at].small[0].isalpha() and words[at].small not in DEFINITE and not part.is_name(at)


def _being_somewhere(part: Part) -> Found | None:
    """To be in a place can be seen: be in the staff room with the kettle on."""
    if part.clause.verb not in ("be", "stay") or part.small(0) not in _PLACES or part.has("states"):
        return None
    return Found(Level.PASS) if part.small(1) in DEFINITE | LEADING_ON else None


def _direction(part: Part) -> Found | None:
    """A verb that names no act passes only with how it is to be done, or with how much it is to change."""
    lists = part.clause.lists
    if "directions" not in lists or lists & {"acts", "recording", "light"}:
        return None
    if part.tells_how or part.changes:
        return Found(Level.PASS)
    loose = part.has("vague_amounts") or part.has("states")
    if part.clause.verb in _KNOWING and part.content and not loose:
        return part.verb(Level.WEAK, "no-end")
    pointed = len(part.content) >= _THREE and part.is_definite and not part.is_abstract()
    if pointed and not loose and part.clause.verb not in MAKING_OTHERS | _BEING:
        return part.verb(Level.WEAK, "direction")
    return part.verb(Level.FAIL, "direction")


def _up_or_down(part: Part) -> Found | None:
    """A number brought down, and not by how much."""
    moving = part.clause.verb in ("get", "bring", "keep", "push", "drive") and len(part.content) > 1
    if moving and part.small(-1) in ("down", "up") and not part.is_counted:
        return part.verb(Level.FAIL, "direction")
    return None


def _light(part: Part) -> Found | None:
    """A verb that says little itself is an act on a thing, and a direction on a quality."""
    if "light" not in part.clause.lists:
        return None
    if not part.content:
        return part.verb(Level.FAIL, "direction")
    if part.changes or part.tells_how:
        return Found(Level.PASS)
    if part.clause.verb == "keep" and part.small(0).endswith("ing") and len(part.small(0)) > 5:
        bounded = part.is_counted or part.has("artefacts")
        return part.verb(Level.WEAK if bounded else Level.FAIL, "no-end")
    after = part.content[:_NEAR][-1] + 1
    start, end = part.looked.sentence.stretch(part.clause.after, after)
    if any(start <= count.start and count.end <= end for count in part.looked.counts):
        return objects.look(part)
    near = part.looked.phrase("artefacts", part.clause.after, after)
    return _of_a_quality(part, after, is_thing=bool(near or part.looked.phrase("events", part.clause.after, after)))


def _of_a_quality(part: Part, after: int, *, is_thing: bool) -> Found:
    """A light verb on what is not counted: `is_thing` tells that a thing or an event stands near it."""
    if not is_thing and part.looked.phrase("states", part.clause.after, after):
        return part.verb(Level.FAIL, "direction")
    if not is_thing and part.is_abstract():
        words = part.looked.sentence.words
        detail = (n for n, at in enumerate(part.content) if n and words[at].small in LEADING_ON)
        told = len(part.content) - next(detail, len(part.content)) > _FEW and not part.has("states")
        return part.verb(Level.WEAK if told else Level.FAIL, "direction")
    if "like" in (part.small(0), part.small(1), part.small(2)):
        return part.verb(Level.FAIL, "direction")
    loose = part.has("vague_amounts") if len(part.content) <= _SHORT else None
    if loose:
        small = part.looked.sentence.words[loose.first].small
        before = loose.first < part.content[-1] and small.endswith("er") and small not in ("quicker", "other")
        mild = is_thing or small in part.looked.lexicon.lists["pointing"]
        mild = mild or part.clause.verb in ("answer", "respond", "respond to")
        return part.phrase(loose, Level.WEAK if mild and not before else Level.FAIL, part.loose(loose))
    if len(part.content) == 1 and not part.begins_with_name and not is_thing:
        no_act = part.clause.verb in ("act", "lead", "deliver", "win")
        return part.verb(Level.FAIL if no_act else Level.WEAK, "object")
    return objects.look(part)


def _talking(part: Part) -> Found | None:
    """A talk is an act once it is said with whom and about what."""
    if "talking" not in part.clause.lists:
        return None
    if not part.content:
        return part.whole(Level.WEAK, "topic")
    topic = _topic(part)
    if topic is not None:
        to_nobody = topic[0] == part.clause.after and part.clause.verb not in _WRITING
        if to_nobody or part.only_points(topic[1]):
            return part.whole(Level.WEAK, "whom" if to_nobody else "topic")
        return Found(Level.PASS)
    if part.clause.verb == "discuss" and part.small(0) == "with":
        return part.whole(Level.WEAK, "topic")
    goes_on = part.is_followed(Who.OWN, Who.OURS, Who.OTHER, Who.PASSIVE, Who.PAIR)
    goes_on = goes_on or (part.is_followed() and "acts" in part.clause.lists)
    if goes_on or part.is_if_then or any(count.value > 1 for count in part.looked.counted(part.clause)):
        return Found(Level.PASS)
    if part.clause.verb == "discuss" and len(part.content) > 2 and part.is_definite:
        return Found(Level.PASS)
    if part.clause.verb != "discuss" and part.clause.lists & {"acts", "recording"}:
        return objects.look(part)
    return part.whole(Level.WEAK, "topic")


def _topic(part: Part) -> tuple[int, int] | None:
    """The words that tell what a talk is about begin here, and end before there; a day is no topic."""
    clause, sentence = part.clause, part.looked.sentence
    for each in sentence.phrases:
        there = "topics" in each.lists and clause.after <= each.first < clause.end
        if there and not part.looked.is_time(min(each.after, len(sentence.words) - 1)):
            return each.first, each.after
    return None


def _without_object(part: Part) -> Found | None:
    if part.content:
        return None
    return part.verb(Level.WEAK if part.clause.lists - {"directions"} else Level.FAIL, "object")


def _endless(part: Part) -> Found | None:
    """A verb without an end, or one so wide that only its object tells what is done."""
    if "endless" in part.clause.lists:
        return Found(Level.PASS) if _ends(part) else part.verb(Level.WEAK, "no-end")
    if "wide" in part.clause.lists and not _is_bounded(part) and not part.looked.is_shown_by_measure:
        return part.verb(Level.WEAK, "no-end")
    return None


def _ends(part: Part) -> bool:
    """Whether something tells when looking is over: a trace that is left, a count, or how it is done."""
    later = (each for each in part.looked.sentence.clauses if each.first > part.clause.at)
    if any(each.lists & {"recording", "acts"} for each in later) or part.tells_how:
        return True
    return any(count.value > 1 or "%" in count.said for count in part.looked.counted(part.clause))


def _is_bounded(part: Part) -> bool:
    """Whether a wide verb is said on something definite."""
    if _ends(part):
        return True
    if part.only_points(part.clause.after) or part.small(0) in part.looked.lexicon.lists["vague_amounts"]:
        return False
    definite = part.is_definite or part.small(0) in LEADING_ON
    return (definite and len(part.content) > 1) or len(part.content) > _FEW


_JUDGES: tuple[Callable[[Part], Found | None], ...] = (
    _avoiding,
    _persuading,
    _being_somewhere,
    _direction,
    _up_or_down,
    _light,
    _talking,
    _without_object,
    _endless,
)
