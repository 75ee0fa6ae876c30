"""S: one act that can be seen, on a thing, a person or a place: a stranger could start it."""

import re

from alearn.rules.smart.amounts import change_in
from alearn.rules.smart.proposal import Found, Level, Looked
from alearn.rules.smart.sentence import Clause, Who

_BY_DOING = re.compile(
    r"\bby\s+(?:not\s+)?(?!being|having|doing|working|becoming|making|improving)(\w+ing)\b(?!\s+(?:more|better)\b)",
    re.IGNORECASE,
)
_INSTEAD = re.compile(r"\b(?:instead|rather|but|unless|until i|first)\b|[:;]|\s[-–—]\s", re.IGNORECASE)
_PREPOSITIONS = frozenset(
    ["about", "across", "against", "among", "around", "as", "at", "behind", "between", "beyond", "by", "during", "for", "from", "in", "inside", "into", "like", "near", "of", "off", "on", "onto", "out", "outside", "over", "per", "round", "than", "through", "to", "towards", "under", "up", "via", "w", "with", "within", "without", "abt"]
)  # a list of words
_POINTERS = frozenset(
    ["a", "all", "an", "another", "both", "each", "every", "her", "his", "its", "my", "our", "that", "the", "their", "these", "this", "those", "your"]
)
_SMALL_WORDS = (
    _PREPOSITIONS
    | _POINTERS
    | frozenset(["and", "also", "if", "is", "it", "just", "more", "not", "or", "so", "then", "we", "i", "we'll", "i'll", "be", "have", "do", "as"])
)
_MAKING_OTHERS = frozenset(
    (
        "make sure",
        "make certain",
        "ensure",
        "see that",
        "see to it that",
        "enable",
        "encourage",
        "empower",
        "help",
        "support",
        "remember",
        "think",
        "know",
        "understand",
    )
)
_REFERRING = frozenset(
    ["it", "them", "that", "each", "those", "these", "they", "their", "her", "him", "what", "which", "who", "whose", "how", "why", "where", "when"]
)
_PLACES = frozenset(("at", "in", "on", "by", "out", "outside", "inside", "off", "with"))
_PRONOUNS = frozenset(("it", "them"))
_THREE = 3
_MANY_ACTS = 3
_FEW = 4


def look(looked: Looked) -> Found:
    """How specific the words are: as specific as the best of their clauses, unless there are too many acts."""
    if looked.proposal.kind == "notice":
        return _noticing(looked)
    judged = [(clause, found) for clause in looked.sentence.clauses if (found := _judged(looked, clause))]
    if not judged:
        return Found(Level.FAIL, 0, len(looked.proposal.words), "noun")
    main = judged[0][1]
    if main.level is Level.PASS:
        return _several(looked) or main
    better = [found for clause, found in judged[1:] if _says_how(looked, judged[0][0], clause, found)]
    if better:
        return _several(looked) or better[0]
    if main.level is Level.FAIL and any(found.level is not Level.FAIL for _, found in judged[1:]):
        return main._replace(level=Level.WEAK)
    return main


def _noticing(looked: Looked) -> Found:
    """To watch, ask or wait needs only who or what, and where; `until when` is the day's."""
    main = looked.sentence.main
    told = looked.content(main.after if main.at < main.after else main.first, len(looked.sentence.words))
    small = [at for at in told if looked.sentence.words[at].small not in _SMALL_WORDS]
    if len(small) > 1:
        return Found(Level.PASS)
    return Found(Level.WEAK, 0, len(looked.proposal.words), "where")


def _says_how(looked: Looked, main: Clause, clause: Clause, found: Found) -> bool:
    """Whether a later clause makes an act of what the first one leaves open."""
    if found.level is not Level.PASS or (main.who is Who.WISH and not clause.says_i):
        return False
    if (
        main.verb in _MAKING_OTHERS
        and clause.first == main.end
        and not clause.says_i
        and not looked.breaks_before(clause)
    ):
        return False
    return (
        clause.who is not Who.NOUN
        or bool(looked.counted(clause))
        or bool(looked.phrase("artefacts", clause.first, clause.end))
    )


def _judged(looked: Looked, clause: Clause) -> Found | None:
    """How specific one clause is; None where it holds only a date or a way of going on."""
    if clause.who is Who.NOUN:
        return _noun(looked, clause)
    whole = looked.span(clause)
    figure = looked.phrase("idioms", clause.first, clause.end)
    if figure and not _BY_DOING.search(looked.bare, *whole) and not change_in(looked.bare, *whole):
        return Found(Level.FAIL, *looked.sentence.stretch(figure.first, figure.after), "idiom")
    match clause.who:
        case Who.WISH:
            known = bool(clause.lists - {"directions", "nouns_too", "nouns_first"}) and "directions" not in clause.lists
            known = known and not clause.lists & {"talking"}
            concrete = (
                known
                and not clause.avoiding
                and not looked.phrase("vague_amounts", clause.first, clause.end)
                and _others(looked, clause).level is not Level.FAIL
            )
            return Found(Level.WEAK if concrete else Level.FAIL, *whole, "wish")
        case Who.PASSIVE:
            return _passive(looked, clause)
        case Who.OTHER:
            return _others(looked, clause)
    return _own(looked, clause)


def _noun(looked: Looked, clause: Clause) -> Found | None:
    content = [
        at for at in looked.content(clause.first, clause.end) if looked.sentence.words[at].small not in ("and", "then")
    ]
    if not content:
        return None
    whole = looked.span(clause)
    thing = looked.phrase("artefacts", clause.first, clause.end) or looked.phrase("events", clause.first, clause.end)
    if looked.phrase("idioms", clause.first, clause.end):
        return Found(Level.FAIL, *whole, "idiom")
    if change_in(looked.bare, *whole) and not looked.phrase("feelings", clause.first, clause.end):
        return Found(Level.PASS)
    loose = looked.phrase("vague_amounts", clause.first, clause.end)
    counted = looked.counted(clause)
    if looked.sentence.words[content[0]].small == "no":
        return Found(Level.WEAK, *whole, "avoiding")
    if (loose or _is_abstract(looked, content)) and not counted:
        return Found(Level.FAIL, *whole, "noun")
    detailed = _has_detail(looked, content)
    dated = any(when.day for when in looked.times)
    if thing and (counted or detailed):
        return Found(Level.PASS)
    if dated and detailed and len(content) >= _FEW and not _is_abstract(looked, content):
        return Found(Level.PASS)
    if (thing and len(content) > 1) or counted or (detailed and len(content) > _THREE):
        return Found(Level.WEAK, *whole, "noun")
    return Found(Level.FAIL, *whole, "noun")


def _has_detail(looked: Looked, content: list[int]) -> bool:
    """Whether a preposition leads to something among the words: tabards for all nurses."""
    words = looked.sentence.words
    return any(words[at].small in _PREPOSITIONS for at in content[1:-1]) or any(
        _is_name(looked, at) for at in content[1:]
    )


def _is_abstract(looked: Looked, content: list[int]) -> bool:
    """Whether the head of the first noun phrase among the words can only be seen through something else."""
    words = looked.sentence.words
    head = -1
    for n, at in enumerate(content):
        if words[at].small in _PREPOSITIONS and n:
            break
        if words[at].small not in looked.lexicon.lists["vague_amounts"] and words[at].small not in (
            "again",
            "up",
            "round",
            "too",
            "also",
            "together",
        ):
            head = at
    return head >= 0 and any(
        "abstractions" in each.lists and each.after == head + 1 and each.first >= content[0]
        for each in looked.sentence.phrases
    )


def _is_name(looked: Looked, at: int) -> bool:
    """Whether a word that begins no sentence is written with a capital."""
    word = looked.sentence.words[at]
    return (
        word.said[:1].isupper()
        and word.small != "i"
        and not word.small.startswith("i'")
        and not looked.is_time(at)
        and at > 0
    )


def _passive(looked: Looked, clause: Clause) -> Found:
    whole = looked.span(clause)
    if "directions" in clause.lists:
        return Found(Level.FAIL, *whole, "direction")
    if looked.phrase("vague_amounts", clause.first, clause.at) and not looked.counted(clause):
        return Found(Level.WEAK, *whole, "amount")
    content = looked.content(clause.first, clause.end)
    if looked.phrase("manners", clause.after, clause.end) and not looked.counted(clause):
        return Found(Level.FAIL, *whole, "direction")
    if looked.phrase("vague_amounts", clause.after, clause.end) and not looked.counted(clause):
        return Found(Level.WEAK, *whole, "amount")
    if (
        content
        and looked.phrase("states", clause.after, min(clause.after + 2, clause.end))
        and not looked.counted(clause)
    ):
        return Found(Level.FAIL, *whole, "direction")
    thing = "recording" in clause.lists or looked.phrase("artefacts", clause.first, clause.end)
    if (
        looked.counted(clause)
        or (thing and (looked.times or len(content) > _FEW))
        or (looked.times and len(content) > _FEW)
    ):
        return Found(Level.PASS)
    if (clause is not looked.sentence.main and thing) or looked.shown_by_measure:
        return Found(Level.PASS)
    return Found(Level.WEAK, *whole, "amount")


def _others(looked: Looked, clause: Clause) -> Found:
    """What somebody else is to do: as specific as an own act is, but a wish where it is a quality."""
    subject = looked.content(clause.first, clause.at)
    if subject and looked.sentence.words[subject[-1]].small in ("to", "will", "should", "can"):
        subject = subject[:-1]
    if subject and _is_abstract(looked, subject) and not change_in(looked.bare, *looked.span(clause)):
        return Found(Level.FAIL, *looked.span(clause), "direction")
    if (
        looked.phrase("manners", clause.after, clause.end)
        and not looked.counted(clause)
        and not looked.phrase("artefacts", clause.after, clause.end)
    ):
        return Found(Level.FAIL, *looked.span(clause), "direction")
    if (
        clause.first < clause.at
        and looked.phrase("vague_amounts", clause.first, clause.at)
        and not looked.counted(clause)
    ):
        return Found(Level.WEAK, *looked.span(clause), "amount")
    if (
        looked.phrase("states", clause.after, clause.end)
        and not looked.counted(clause)
        and not looked.phrase("artefacts", clause.after, clause.end)
    ):
        return Found(Level.FAIL, *looked.span(clause), "direction")
    found = _own(looked, clause)
    if found.reason in ("object", "amount", "no-end", "topic") and found.level is Level.FAIL:
        return found._replace(level=Level.WEAK)
    return found


def _own(looked: Looked, clause: Clause) -> Found:
    verb = looked.sentence.stretch(clause.at, clause.after)
    if clause.avoiding:
        return _avoiding(looked, clause)
    if "persuading" in clause.lists:
        persuading = _persuading(looked, clause)
        if persuading:
            return persuading
    content = [at for at in looked.content(clause.after, clause.end)]
    if (
        clause.verb in ("be", "stay")
        and len(content) > 1
        and looked.sentence.words[content[0]].small in _PLACES
        and looked.sentence.words[content[1]].small in _POINTERS | _PREPOSITIONS
        and not looked.phrase("states", clause.after, clause.end)
    ):
        return Found(Level.PASS)
    if "directions" in clause.lists and not clause.lists & {"acts", "recording", "light"}:
        return _direction(looked, clause, content)
    if (
        content
        and looked.sentence.words[content[-1]].small in ("down", "up")
        and len(content) > 1
        and clause.verb in ("get", "bring", "keep", "push", "drive")
        and not looked.counted(clause)
        and clause.verb != "bring up"
    ):
        return Found(Level.FAIL, *verb, "direction")
    if "light" in clause.lists:
        return _light(looked, clause, content)
    if "talking" in clause.lists:
        return _talking(looked, clause, content)
    if not content:
        known = bool(clause.lists - {"directions"})
        return Found(Level.WEAK if known else Level.FAIL, *verb, "object")
    if "endless" in clause.lists:
        return Found(Level.PASS) if _ends(looked, clause) else Found(Level.WEAK, *verb, "no-end")
    if "wide" in clause.lists and not _is_bounded(looked, clause, content) and not looked.shown_by_measure:
        return Found(Level.WEAK, *verb, "no-end")
    return _object(looked, clause, content)


def _avoiding(looked: Looked, clause: Clause) -> Found:
    start, end = looked.span(clause)
    later = [
        each
        for each in looked.sentence.clauses
        if each.first > clause.at and each.who in (Who.OWN, Who.OURS, Who.OTHER, Who.PAIR)
    ]
    if later or _INSTEAD.search(looked.proposal.words, looked.sentence.stretch(clause.at, clause.after)[1]):
        return Found(Level.PASS)
    return Found(Level.WEAK, start, end, "avoiding")


def _persuading(looked: Looked, clause: Clause) -> Found | None:
    """Getting somebody to do something, where the member's own step is not told; None where it is nothing of the kind."""
    words = looked.sentence.words
    rest = [words[at].small for at in range(clause.after, clause.end)]
    strong = clause.verb in ("persuade", "convince", "lobby", "urge", "badger", "nudge", "force", "encourage")
    counted = any(count.value >= _MANY_ACTS for count in looked.counted(clause))
    if clause.verb == "remind" or not rest or _BY_DOING.search(looked.bare, *looked.span(clause)):
        return None
    to = next((n for n, word in enumerate(rest[1:9], 1) if word == "to"), None)
    does = (
        to is not None
        and to + 1 < len(rest)
        and _is_verb(looked, clause.after + to + 1)
        and rest[to - 1] not in ("need", "want", "up", "go")
    )
    doing = (
        clause.verb == "get"
        and any(word.endswith("ing") and len(word) > 5 for word in rest[1:4])
        and rest[0] in ("everyone", "everybody", "people", "staff", "them", "all", "both")
    )
    if not (does or doing or (strong and rest)):
        return None
    if clause.verb in ("have", "make", "push") and not does:
        return None
    if counted and rest[0].isdigit():
        return None
    start, end = looked.span(clause)
    return Found(Level.WEAK, start, end, "persuading")


def _is_verb(looked: Looked, at: int) -> bool:
    words = looked.sentence.words
    return (
        at < len(words)
        and words[at].small[0].isalpha()
        and words[at].small not in _POINTERS
        and not _is_name(looked, at)
    )


def _direction(looked: Looked, clause: Clause, content: list[int]) -> Found:
    """A verb that names no act passes only with how it is to be done, or with how much it is to change."""
    verb = looked.sentence.stretch(clause.at, clause.after)
    whole = looked.span(clause)
    if _BY_DOING.search(looked.bare, *whole) or change_in(looked.bare, *whole):
        return Found(Level.PASS)
    loose = looked.phrase("vague_amounts", clause.after, clause.end) or looked.phrase(
        "states", clause.after, clause.end
    )
    knowing = clause.verb in ("understand", "learn", "know", "master")
    if (
        knowing
        and content
        and looked.sentence.words[content[0]].small in ("how", "why", "what", "which", "who", "whether")
    ):
        return Found(Level.WEAK, *verb, "no-end")
    if (
        _is_on_something(looked, content)
        and not loose
        and clause.verb not in _MAKING_OTHERS | {"be", "become", "feel", "stay"}
    ):
        return Found(Level.WEAK, *verb, "direction")
    return Found(Level.FAIL, *verb, "direction")


def _is_on_something(looked: Looked, content: list[int]) -> bool:
    """Whether what a direction is about can be pointed at: the Year 5 football problem, not the process."""
    if len(content) < _THREE or _is_abstract(looked, content):
        return False
    words = looked.sentence.words
    return words[content[0]].small in _POINTERS or _is_name(looked, content[0])


def _light(looked: Looked, clause: Clause, content: list[int]) -> Found:
    """A verb that says little itself is an act on a thing, and a direction on a quality."""
    verb = looked.sentence.stretch(clause.at, clause.after)
    whole = looked.span(clause)
    if not content:
        return Found(Level.FAIL, *verb, "direction")
    if change_in(looked.bare, *whole) or _BY_DOING.search(looked.bare, *whole):
        return Found(Level.PASS)
    head, words = content[:5], looked.sentence.words
    after = head[-1] + 1
    near = looked.sentence.stretch(clause.after, after)
    if clause.verb == "keep" and words[content[0]].small.endswith("ing") and len(words[content[0]].small) > 5:
        endless = not looked.counted(clause) and not looked.phrase("artefacts", clause.after, clause.end)
        return Found(Level.FAIL if endless else Level.WEAK, *verb, "no-end")
    counted = any(near[0] <= count.start and count.end <= near[1] for count in looked.counts)
    thing = looked.phrase("artefacts", clause.after, after) or looked.phrase("events", clause.after, after)
    if not counted:
        if looked.phrase("states", clause.after, after) and not thing:
            return Found(Level.FAIL, *verb, "direction")
        if _is_abstract(looked, content) and not thing:
            detail = next((n for n, at in enumerate(content) if n and words[at].small in _PREPOSITIONS), len(content))
            return Found(
                Level.WEAK
                if len(content) - detail > _FEW and not looked.phrase("states", clause.after, clause.end)
                else Level.FAIL,
                *verb,
                "direction",
            )
        if any(words[at].small == "like" for at in content[:3]):
            return Found(Level.FAIL, *verb, "direction")
        loose = looked.phrase("vague_amounts", clause.after, clause.end)
        if (
            loose
            and words[loose.first].small.endswith("er")
            and words[loose.first].small not in ("quicker", "other")
            and loose.first < content[-1]
            and len(content) <= 6
        ):
            return Found(Level.FAIL, *looked.sentence.stretch(loose.first, loose.after), "amount")
        if loose and len(content) <= 6:
            pointing = looked.sentence.words[loose.first].small in looked.lexicon.lists["pointing"]
            return Found(
                Level.WEAK if thing or pointing or clause.verb in ("answer", "respond", "respond to") else Level.FAIL,
                *looked.sentence.stretch(loose.first, loose.after),
                "amount",
            )
    if len(content) == 1 and not counted and not _is_name(looked, content[0]) and not thing:
        return Found(Level.FAIL if clause.verb in ("act", "lead", "deliver", "win") else Level.WEAK, *verb, "object")
    return _object(looked, clause, content)


def _talking(looked: Looked, clause: Clause, content: list[int]) -> Found:
    """A talk is an act once it is said with whom and about what."""
    whole = looked.span(clause)
    words = looked.sentence.words
    if not content:
        return Found(Level.WEAK, *whole, "topic")
    topic = next(
        (
            each
            for each in looked.sentence.phrases
            if "topics" in each.lists
            and clause.after <= each.first < clause.end
            and not looked.is_time(min(each.after, len(words) - 1))
        ),
        None,
    )
    if topic and topic.first == clause.after and clause.verb not in ("meet", "email", "message", "text", "discuss"):
        return Found(Level.WEAK, *whole, "whom")
    if topic and _only_points(looked, topic.after, clause.end):
        return Found(Level.WEAK, *whole, "topic")
    later = any(
        each.first > clause.at and each.who in (Who.OWN, Who.OURS, Who.OTHER, Who.PASSIVE, Who.PAIR)
        for each in looked.sentence.clauses
    )
    more = any(each.first > clause.at for each in looked.sentence.clauses)
    if clause.verb == "discuss" and words[content[0]].small == "with" and not topic:
        return Found(Level.WEAK, *whole, "topic")
    if (
        topic
        or later
        or _is_if_then(looked, clause)
        or (more and "acts" in clause.lists)
        or any(count.value > 1 for count in looked.counted(clause))
    ):
        return Found(Level.PASS)
    if clause.verb == "discuss" and len(content) > 2:
        return Found(
            Level.PASS if words[content[0]].small in _POINTERS or _is_name(looked, content[0]) else Level.WEAK,
            *whole,
            "topic",
        )
    if "acts" in clause.lists or "recording" in clause.lists:
        return _object(looked, clause, content)
    return Found(Level.WEAK, *whole, "topic")


def _is_if_then(looked: Looked, clause: Clause) -> bool:
    """Whether a clause is told with what it follows on: if he puts his head down, I crouch by his desk."""
    return clause.first < clause.at and looked.sentence.words[clause.first].small in (
        "if",
        "when",
        "whenever",
        "once",
        "every",
        "each",
    )


def _only_points(looked: Looked, first: int, after: int) -> bool:
    """Whether all that is said is `it`, `this` or `things`."""
    content = looked.content(first, after)
    return bool(content) and all(
        looked.sentence.words[at].small in looked.lexicon.lists["pointing"]
        or looked.sentence.words[at].small in ("with", "to", "out", "off", "again")
        for at in content
    )


def _ends(looked: Looked, clause: Clause) -> bool:
    """Whether something tells when looking is over: a trace that is left, a count, or how it is done."""
    if any(each.first > clause.at and each.lists & {"recording", "acts"} for each in looked.sentence.clauses):
        return True
    counted = [count for count in looked.counted(clause) if count.value > 1 or "%" in count.said]
    return bool(counted) or bool(_BY_DOING.search(looked.bare, *looked.span(clause)))


def _is_bounded(looked: Looked, clause: Clause, content: list[int]) -> bool:
    """Whether a wide verb is said on something definite."""
    words = looked.sentence.words
    if _ends(looked, clause):
        return True
    if (
        _only_points(looked, clause.after, clause.end)
        or words[content[0]].small in looked.lexicon.lists["vague_amounts"]
    ):
        return False
    definite = (
        words[content[0]].small in _POINTERS or _is_name(looked, content[0]) or words[content[0]].small in _PREPOSITIONS
    )
    return (definite and len(content) > 1) or len(content) > _FEW


def _object(looked: Looked, clause: Clause, content: list[int]) -> Found:
    """Whether the act has an object that somebody could find."""
    verb = looked.sentence.stretch(clause.at, clause.after)
    words = looked.sentence.words
    if not content:
        return Found(Level.WEAK, *verb, "object")
    pointing = words[content[0]].small in looked.lexicon.lists["pointing"] and (
        len(content) == 1 or words[content[0]].small in _PRONOUNS or words[content[1]].small in _PREPOSITIONS
    )
    if (pointing or _only_points(looked, clause.after, clause.end)) and clause is looked.sentence.main:
        return Found(Level.WEAK, *looked.sentence.stretch(clause.at, content[-1] + 1), "object")
    counted = looked.counted(clause)
    loose = next(
        (
            each
            for each in looked.sentence.phrases
            if "vague_amounts" in each.lists and clause.after <= each.first < clause.end
        ),
        None,
    )
    if (
        loose
        and not counted
        and len(content) == loose.after - loose.first
        and words[loose.first].small
        not in ("more", "people", "others", "someone", "something", "things", "some", "anything", "somebody", "various")
    ):
        return Found(Level.FAIL, *verb, "direction")
    small = [at for at in content if words[at].small not in _SMALL_WORDS]
    if loose and loose.first == content[0] and not counted and words[content[0]].small not in ("people", "others"):
        return Found(Level.WEAK, *looked.sentence.stretch(loose.first, loose.after), "amount")
    if loose and not counted:
        anchored = any(_is_name(looked, at) for at in content) or looked.phrase("artefacts", clause.after, clause.end)
        if len(small) <= 3 or (not anchored and len(content) <= 7):
            return Found(Level.WEAK, *looked.sentence.stretch(loose.first, loose.after), "amount")
    if (
        small
        and not counted
        and len(small) <= 2
        and _is_abstract(looked, content)
        and not any(_is_name(looked, at) for at in content)
        and not looked.phrase("artefacts", clause.after, clause.end)
    ):
        return Found(Level.FAIL, *verb, "direction")
    if (
        clause.verb != "ask"
        and len(content) > 1
        and words[content[-1]].small in ("it", "this", "that", "things")
        and words[content[-2]].small == "about"
        and clause is looked.sentence.main
    ):
        return Found(Level.WEAK, *looked.span(clause), "topic")
    if (
        clause.verb == "ask"
        and words[content[0]].small in ("about", "for", "how", "why", "what")
        and len(content) > 1
        and words[content[0]].small == "about"
    ):
        return Found(Level.WEAK, *looked.span(clause), "whom")
    if (
        len(content) == 1
        and not counted
        and not _is_name(looked, content[0])
        and not clause.lists & {"recording"}
        and words[content[0]].small not in ("down", "up", "out", "off")
    ):
        return Found(Level.WEAK, *verb, "object")
    if (
        clause.verb == "ask"
        and len(content) <= _FEW
        and not counted
        and not looked.phrase("topics", clause.after, clause.end)
    ):
        if not any(each.first > clause.at for each in looked.sentence.clauses):
            return Found(Level.WEAK, *looked.span(clause), "topic")
    if _is_bare(looked, clause, content):
        return Found(Level.WEAK, *verb, "no-end")
    return Found(Level.PASS)


def _is_bare(looked: Looked, clause: Clause, content: list[int]) -> bool:
    """Whether a wide or unknown verb has a short object and nothing more: sort the folder, crack the review."""
    if clause.lists & {"acts", "recording", "without_a_trace", "talking"} - (
        {"acts"} if "wide" in clause.lists else set()
    ):
        return False
    more = (
        looked.shown_by_measure
        or looked.counted(clause)
        or any(each.first > clause.at for each in looked.sentence.clauses)
    )
    return (
        len(content) <= _FEW
        and not more
        and looked.sentence.words[content[0]].small not in ("which", "how", "what", "who", "whether")
    )


def _several(looked: Looked) -> Found | None:
    """Three acts or more in one sentence, none of them on what an earlier one found or made."""
    sentence = looked.sentence
    acts = [each for each in sentence.clauses if each.who in (Who.OWN, Who.OURS, Who.PAIR) and each.at < each.after]
    if len(acts) < _MANY_ACTS or any(_is_if_then(looked, each) or looked.breaks_before(each) for each in acts):
        return None
    said = {word.small for word in sentence.words[acts[0].end : acts[-1].end]}
    if said & _REFERRING or "then" in said:
        return None
    return Found(Level.WEAK, 0, len(looked.proposal.words), "several")
