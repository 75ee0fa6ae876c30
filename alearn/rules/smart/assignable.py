"""A: one person answers for it, the presenter, and it is in their own control."""

import re
from functools import lru_cache

from alearn.rules.smart.amounts import change_in
from alearn.rules.smart.proposal import Found, Level, Looked, told
from alearn.rules.smart.sentence import Clause, Who

_SELF = frozenset(("i", "me", "myself", "self", "mine"))
_TWO = re.compile(r"\band\b|&|/|,|\+|\bwith\b")
_BY_ME = re.compile(r"\b(?:from|off|by|with) me\b", re.IGNORECASE)
_OUTCOME = frozenset(
    (
        *("achieve", "attract", "boost", "bring", "bring down", "bring up", "cut", "double", "drive", "drop", "ensure"),
        *("gain", "get", "grow", "halve", "have", "hit", "improve", "increase", "keep", "lift", "lower", "maintain"),
        *("make sure", "move", "push", "raise", "reach", "recover", "recruit", "reduce", "retain", "see", "see that"),
        *("sell", "shorten", "win"),
    )
)
_BY_A_FACTOR = frozenset(("halve", "double", "treble"))
_OWN_THING = frozenset(("my", "mine", "myself", "our"))
_DECIDING = frozenset(
    (
        *("agree", "allow", "approve", "authorise", "change", "commit", "confirm", "decide", "fund", "grant", "let"),
        *("pay", "reinstate", "release", "reopen"),
    )
)
_URGING = frozenset(("persuade", "convince", "lobby", "urge", "badger"))
_OBTAINING = frozenset(("get", "win", "secure", "obtain", "gain", "seek"))
_EVERYBODY = frozenset(("everyone", "everybody", "all", "both", "people", "staff"))
_OPEN_WORDS = frozenset(("what", "how", "whether", "which", "why"))
_TITLES = frozenset(("dr", "mr", "mrs", "ms", "prof", "sgt", "rev"))
_NEAR = 4


def look(looked: Looked, specific: Level) -> Found:
    """Who answers for it, and whether it is in their control; `specific` is how specific the words are."""
    sentence = looked.sentence
    everything = (0, len(looked.proposal.words))
    named = _owner(looked)
    if named is not None:
        return named
    main = sentence.main
    mine = any(clause.says_i and clause.who is Who.OWN for clause in sentence.clauses)
    if main.who is Who.OURS and not mine and not looked.proposal.partners:
        return Found(Level.FAIL, *everything, "we")
    if main.who is Who.PAIR and not looked.proposal.partners:
        return Found(Level.WEAK, *everything, "two")
    if specific is Level.FAIL:
        return Found(Level.WEAK, *everything, "unbounded")
    if sentence.hedge:
        return Found(Level.WEAK, *sentence.stretch(*sentence.hedge), "hedge")
    return (None if mine else _left_to_others(looked)) or _to_decide(looked, main) or Found(Level.PASS)


def _left_to_others(looked: Looked) -> Found | None:
    """What others do or bring about, where the words do not say `I`."""
    main = looked.sentence.main
    if main.who is Who.PASSIVE and _is_by_somebody(looked, main):
        return Found(Level.WEAK, *looked.span(main), "theirs")
    if main.who in (Who.OTHER, Who.WISH):
        return Found(Level.WEAK, *looked.sentence.stretch(main.first, main.at), "theirs")
    told = looked.sentence.clauses if main.who is Who.NOUN else (main,)
    if any(_is_outcome(looked, clause) for clause in told):
        return Found(Level.WEAK, 0, len(looked.proposal.words), "outcome")
    return None


def _owner(looked: Looked) -> Found | None:
    """What is wrong with who is named; None where it is the presenter."""
    proposal, sentence = looked.proposal, looked.sentence
    everything = (0, len(proposal.words))
    owner = (proposal.owner or "").strip()
    if not owner:
        if any(clause.says_i for clause in sentence.clauses) or _BY_ME.search(proposal.words):
            return None
        return Found(Level.FAIL, *everything, "we" if sentence.main.who is Who.OURS else "nobody")
    if is_presenter(owner, proposal.presenter):
        return None
    if owner.lower() in looked.lexicon.lists["nobody"]:
        return Found(Level.FAIL, *everything, "nobody")
    parts = [part.strip() for part in _TWO.split(owner) if part.strip()]
    if len(parts) > 1 and any(is_presenter(part, proposal.presenter) for part in parts):
        return Found(Level.WEAK, *everything, "two")
    if told(owner, looked.lexicon).has("groups"):
        return Found(Level.FAIL, *everything, "we")
    return Found(Level.FAIL, *everything, "theirs")


@lru_cache(maxsize=1024)
def is_presenter(owner: str, presenter: str) -> bool:
    """Whether an owner, as somebody wrote it, is the presenter: a first name, initials and `me` will do."""
    small, name = owner.lower().strip(". "), presenter.lower()
    if small in _SELF or small == name:
        return True
    parts = [part for part in re.findall(r"[\w'-]+", name) if part not in _TITLES]
    initials = "".join(part[0] for part in parts)
    if small.replace(".", "").replace(" ", "") == initials:
        return True
    shown = re.findall(r"[\w'-]+", small)
    return bool(shown) and all(_is_part(each, parts) for each in shown)


def _is_part(shown: str, parts: list[str]) -> bool:
    """Whether a word is one of a name's, or the letter one begins with."""
    return any(part == shown or (len(shown) == 1 and part.startswith(shown)) for part in parts)


def _is_outcome(looked: Looked, clause: Clause) -> bool:
    """Whether the words name a rate or share that others bring about, rather than an act."""
    if clause.verb in _BY_A_FACTOR:
        return True
    change = change_in(looked.bare, *looked.span(clause))
    if change is None or _is_of_a_thing(looked, change):
        return False
    if clause.who in (Who.NOUN, Who.PASSIVE):
        return clause.who is Who.NOUN
    near = min(clause.after + _NEAR, clause.end)
    mine = any(looked.sentence.words[at].small in _OWN_THING for at in range(clause.after, near))
    return clause.verb in _OUTCOME and not mine and not looked.phrase("artefacts", clause.after, near)


def _is_of_a_thing(looked: Looked, change: tuple[int, int]) -> bool:
    """Whether what changes is a thing of the member's own making: the code from nineteen symbols to four lines."""
    words = looked.sentence.words
    near = [at for at, word in enumerate(words) if change[0] <= word.start < change[1]]
    return bool(near) and looked.phrase("artefacts", near[0], min(near[-1] + 2, len(words))) is not None


def _is_by_somebody(looked: Looked, clause: Clause) -> bool:
    """Whether a passive tells that somebody else does it: agreed by the director."""
    words = looked.sentence.words
    return any(
        words[at].small == "by"
        and not looked.is_time(at + 1)
        and not words[at + 1].small.endswith("ing")
        and words[at + 1].small != "me"
        for at in range(clause.after, clause.end - 1)
    )


def _to_decide(looked: Looked, clause: Clause) -> Found | None:
    """What another has to decide or to do before it is done."""
    words = looked.sentence.words
    rest = [words[at].small for at in range(clause.after, clause.end)]
    consent = looked.phrase("consent", clause.after, clause.end)
    if (
        clause.verb in _URGING
        or (clause.verb == "get" and rest and rest[0] in _EVERYBODY)
        or (consent and clause.verb in _OBTAINING)
        or (clause.verb in ("get", "have") and "to" in rest[1:8] and _does(looked, clause, rest.index("to", 1)))
        or (clause.verb == "ask" and _is_asked_to_decide(rest))
    ):
        return Found(Level.WEAK, *looked.span(clause), "decision")
    return None


def _does(looked: Looked, clause: Clause, to: int) -> bool:
    """Whether `to`, so many words after the verb, leads to what somebody does: get the head to agree, not to bed."""
    at = clause.after + to + 1
    if at >= clause.end or looked.sentence.words[at - 2].small == "hold":
        return False
    word = looked.sentence.words[at]
    return word.small.isalpha() and not word.said[:1].isupper() and word.small not in ("the", "my", "our", "a")


def _is_asked_to_decide(rest: list[str]) -> bool:
    """Whether somebody is asked for a decision, rather than what they think."""
    to = rest.index("to") if "to" in rest else len(rest)
    return to + 1 < len(rest) and rest[to + 1] in _DECIDING and not _OPEN_WORDS & set(rest[:to])
