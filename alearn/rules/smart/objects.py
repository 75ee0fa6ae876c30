"""Whether an act is done on something that a stranger could find."""

from collections.abc import Callable

from alearn.rules.smart.part import LEADING_ON, Part
from alearn.rules.smart.proposal import Found, Level

_PRONOUNS = frozenset(("it", "them"))
_POINTING = frozenset(("it", "this", "that", "things"))
_PARTICLES = frozenset(("down", "up", "out", "off"))
_QUESTION_WORDS = frozenset(("which", "how", "what", "who", "whether"))
_SOME = frozenset(
    ("more", "people", "others", "someone", "something", "things", "some", "anything", "somebody", "various")
)
_FEW, _SHORT = 4, 7


def look(part: Part) -> Found:
    """How far an act has an object: the first fault in it, else none."""
    if not part.content:
        return part.verb(Level.WEAK, "object")
    return next((found for judge in _JUDGES if (found := judge(part)) is not None), Found(Level.PASS))


def _pointing(part: Part) -> Found | None:
    """An object that only points at what was said before: sort it."""
    pronoun = part.small(0) in _PRONOUNS
    alone = len(part.content) == 1 or pronoun or part.small(1) in LEADING_ON
    points = part.small(0) in part.looked.lexicon.lists["pointing"] and alone
    if not part.is_main or part.is_if_then or not (points or part.only_points(part.clause.after)):
        return None
    start, end = part.looked.sentence.stretch(part.clause.at, part.content[-1] + 1)
    return Found(Level.WEAK, start, end, "object")


def _vague(part: Part) -> Found | None:
    """An amount that could be any, and nothing beside it that could be found."""
    loose = part.begins("vague_amounts")
    if loose is None or part.is_counted:
        return None
    first = part.looked.sentence.words[loose.first].small
    if len(part.content) == loose.after - loose.first and first not in _SOME:
        return part.verb(Level.FAIL, "direction")
    if loose.first == part.content[0] and first not in ("people", "others"):
        return part.phrase(loose, Level.WEAK, part.loose(loose))
    anchored = part.has_name or part.has("artefacts")
    if len(part.carrying) < _FEW or (not anchored and len(part.content) <= _SHORT):
        return part.phrase(loose, Level.WEAK, part.loose(loose))
    return None


def _abstract(part: Part) -> Found | None:
    few = 0 < len(part.carrying) <= 2
    if few and not part.is_counted and part.is_abstract() and not part.has_name and not part.has("artefacts"):
        return part.verb(Level.FAIL, "direction")
    return None


def _about_it(part: Part) -> Found | None:
    if part.clause.verb == "ask":
        about = part.small(0) == "about" and len(part.content) > 1
        return part.whole(Level.WEAK, "whom") if about else None
    if part.is_main and part.small(-1) in _POINTING and part.small(-2) == "about":
        return part.whole(Level.WEAK, "topic")
    return None


def _one_word(part: Part) -> Found | None:
    """One bare word that is no name: investigate bots."""
    if len(part.content) > 1 or part.is_counted or "recording" in part.clause.lists:
        return None
    if part.begins_with_name or part.small(0) in _PARTICLES:
        return None
    return part.verb(Level.WEAK, "object")


def _asked_of_whom(part: Part) -> Found | None:
    """Somebody asked, and not about what."""
    if part.clause.verb != "ask" or len(part.content) > _FEW or part.is_counted:
        return None
    if part.has("topics") or part.is_followed():
        return None
    return part.whole(Level.WEAK, "topic")


def _bare(part: Part) -> Found | None:
    """A wide or unknown verb with a short object and nothing more: sort the folder, crack the review."""
    told = {"acts", "recording", "without_a_trace", "talking"} - ({"acts"} if "wide" in part.clause.lists else set())
    if part.clause.lists & told or len(part.content) > _FEW or part.small(0) in _QUESTION_WORDS:
        return None
    if part.looked.is_shown_by_measure or part.is_counted or part.is_followed():
        return None
    return part.verb(Level.WEAK, "no-end")


_JUDGES: tuple[Callable[[Part], Found | None], ...] = (
    _pointing,
    _vague,
    _abstract,
    _about_it,
    _one_word,
    _asked_of_whom,
    _bare,
)
