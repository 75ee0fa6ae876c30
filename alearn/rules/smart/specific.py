"""S: one act that can be seen, on a thing, a person or a place: a stranger could start it."""

from alearn.rules.smart import acts
from alearn.rules.smart.part import LEADING_ON, SMALL_WORDS, Part
from alearn.rules.smart.proposal import Found, Level, Looked
from alearn.rules.smart.sentence import Who

_REFERRING = frozenset(
    (
        *("it", "them", "that", "each", "those", "these", "they", "their", "her", "him", "what", "which", "who"),
        *("whose", "how", "why", "where", "when", "then"),
    )
)
_MANY_ACTS, _FEW, _THREE = 3, 4, 3


def look(looked: Looked) -> Found:
    """How specific the words are: as specific as the best of their clauses, unless there are too many acts."""
    if looked.proposal.kind == "notice":
        return _noticing(looked)
    parts = [Part(looked, clause) for clause in looked.sentence.clauses]
    judged = [(part, found) for part in parts if (found := _judged(part)) is not None]
    if not judged:
        return Found(Level.FAIL, 0, len(looked.proposal.words), "noun")
    (first, main), later = judged[0], judged[1:]
    best = main if main.level is Level.PASS else next((it for part, it in later if _says_how(first, part, it)), None)
    if best is not None:
        return _several(looked, parts) or best
    if main.level is Level.FAIL and any(found.level is not Level.FAIL for _, found in later):
        return main._replace(level=Level.WEAK)
    return main


def _noticing(looked: Looked) -> Found:
    """To watch, ask or wait needs only who or what, and where; `until when` is the day's."""
    main = looked.sentence.main
    told = looked.content(main.after if main.at < main.after else main.first, len(looked.sentence.words))
    if sum(looked.sentence.words[at].small not in SMALL_WORDS for at in told) > 1:
        return Found(Level.PASS)
    return Found(Level.WEAK, 0, len(looked.proposal.words), "where")


def _says_how(main: Part, part: Part, found: Found) -> bool:
    """Whether a later clause makes an act of what the first one leaves open."""
    clause = part.clause
    if found.level is not Level.PASS or (main.clause.who is Who.WISH and not clause.says_i):
        return False
    joined = clause.first == main.clause.end and not part.looked.breaks_before(clause)
    if main.clause.verb in acts.MAKING_OTHERS and joined and not clause.says_i:
        return False
    return clause.who is not Who.NOUN or part.is_counted or part.has_anywhere("artefacts") is not None


def _several(looked: Looked, parts: list[Part]) -> Found | None:
    """Three acts or more in one sentence, none of them on what an earlier one found or made."""
    own = [part for part in parts if part.clause.who in (Who.OWN, Who.OURS, Who.PAIR)]
    own = [part for part in own if part.clause.at < part.clause.after]
    if len(own) < _MANY_ACTS or any(part.is_if_then or looked.breaks_before(part.clause) for part in own):
        return None
    between = looked.sentence.words[own[0].clause.end : own[-1].clause.end]
    if any(word.small in _REFERRING for word in between):
        return None
    return Found(Level.WEAK, 0, len(looked.proposal.words), "several")


def _judged(part: Part) -> Found | None:
    """How specific one clause is; None where it holds only a date or a way of going on."""
    if part.clause.who is Who.NOUN:
        return _noun(part)
    figure = part.has_anywhere("idioms")
    if figure and not part.tells_how and not part.changes:
        return part.phrase(figure, Level.FAIL, "idiom")
    match part.clause.who:
        case Who.WISH:
            return part.whole(Level.WEAK if _is_act(part) else Level.FAIL, "wish")
        case Who.PASSIVE:
            return _passive(part)
        case Who.OTHER:
            return _others(part)
    return acts.look(part)


def _noun(part: Part) -> Found | None:
    """Words without a verb: a thing with a number or a detail will do, a quality will not."""
    part.content = [at for at in part.content if part.looked.sentence.words[at].small not in ("and", "then")]
    if not part.content:
        return None
    if part.has_anywhere("idioms"):
        return part.whole(Level.FAIL, "idiom")
    if part.changes and not part.has_anywhere("feelings"):
        return Found(Level.PASS)
    if part.small(0) == "no":
        return part.whole(Level.WEAK, "avoiding")
    abstract = part.is_abstract()
    if (part.has_anywhere("vague_amounts") or abstract) and not part.is_counted:
        return part.whole(Level.FAIL, "noun")
    thing = part.has_anywhere("artefacts") or part.has_anywhere("events")
    words = part.looked.sentence.words
    detailed = any(words[at].small in LEADING_ON for at in part.content[1:-1])
    detailed = detailed or any(part.is_name(at) for at in part.content[1:])
    dated = any(when.day for when in part.looked.times)
    if thing and (part.is_counted or detailed):
        return Found(Level.PASS)
    if dated and detailed and len(part.content) >= _FEW and not abstract:
        return Found(Level.PASS)
    several = thing and len(part.content) > 1
    detailed = detailed and len(part.content) > _THREE
    return part.whole(Level.WEAK if several or part.is_counted or detailed else Level.FAIL, "noun")


def _is_act(part: Part) -> bool:
    """Whether what should be so is an act that somebody could do, be it not the member."""
    clause = part.clause
    known = clause.lists - {"directions", "nouns_too", "nouns_first"}
    if not known or clause.lists & {"directions", "talking"} or clause.avoiding or part.has_anywhere("vague_amounts"):
        return False
    return _others(part).level is not Level.FAIL


def _passive(part: Part) -> Found:
    """What is to be done, by nobody in particular."""
    clause, looked = part.clause, part.looked
    if "directions" in clause.lists:
        return part.whole(Level.FAIL, "direction")
    if not part.is_counted:
        states = part.content and looked.phrase("states", clause.after, min(clause.after + 2, clause.end))
        if looked.phrase("vague_amounts", clause.first, clause.at):
            return part.whole(Level.WEAK, "amount")
        if part.has("manners"):
            return part.whole(Level.FAIL, "direction")
        if part.has("vague_amounts"):
            return part.whole(Level.WEAK, "amount")
        if states:
            return part.whole(Level.FAIL, "direction")
    thing = "recording" in clause.lists or part.has_anywhere("artefacts")
    long = len(looked.content(clause.first, clause.end)) > _FEW
    if part.is_counted or (thing and looked.times) or (long and (thing or looked.times)):
        return Found(Level.PASS)
    if (not part.is_main and thing) or looked.is_shown_by_measure:
        return Found(Level.PASS)
    return part.whole(Level.WEAK, "amount")


def _others(part: Part) -> Found:
    """What somebody else is to do: as specific as an own act is, but a wish where it is a quality."""
    clause, looked = part.clause, part.looked
    subject = looked.content(clause.first, clause.at)
    if subject and looked.sentence.words[subject[-1]].small in ("to", "will", "should", "can"):
        subject.pop()
    if subject and part.is_abstract(subject) and not part.changes:
        return part.whole(Level.FAIL, "direction")
    if not part.is_counted:
        shown = part.has("artefacts")
        if part.has("manners") and not shown:
            return part.whole(Level.FAIL, "direction")
        if looked.phrase("vague_amounts", clause.first, clause.at):
            return part.whole(Level.WEAK, "amount")
        if part.has("states") and not shown:
            return part.whole(Level.FAIL, "direction")
    found = acts.look(part)
    if found.level is Level.FAIL and found.reason in ("object", "amount", "no-end", "topic"):
        return found._replace(level=Level.WEAK)
    return found
