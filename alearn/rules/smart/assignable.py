"""A: one person answers for it, the presenter, and it is in their own control."""

import re

from alearn.rules.lexicon import words_of
from alearn.rules.smart.amounts import change_in
from alearn.rules.smart.proposal import Found, Level, Looked
from alearn.rules.smart.sentence import Clause, Who

_SELF = frozenset(("i", "me", "myself", "self", "mine"))
_TWO = re.compile(r"\band\b|&|/|,|\+|\bwith\b")
_BY_ME = re.compile(r"\b(?:from|off|by|with) me\b", re.IGNORECASE)
_OUTCOME = frozenset(
    (
        "reduce",
        "cut",
        "lower",
        "increase",
        "raise",
        "bring",
        "bring down",
        "bring up",
        "improve",
        "get",
        "keep",
        "halve",
        "double",
        "achieve",
        "reach",
        "see that",
        "ensure",
        "sell",
        "win",
        "lift",
        "push",
        "drive",
        "boost",
        "grow",
        "hit",
        "make sure",
        "have",
        "maintain",
        "attract",
        "gain",
        "recruit",
        "shorten",
        "move",
        "drop",
        "retain",
        "bring",
        "see",
        "recover",
    )
)
_OWN_THING = frozenset(("my", "mine", "myself", "our"))
_DECIDING = frozenset(
    (
        "confirm",
        "approve",
        "agree",
        "allow",
        "authorise",
        "decide",
        "fund",
        "release",
        "grant",
        "commit",
        "reopen",
        "reinstate",
        "pay",
        "let",
        "change",
    )
)


def look(looked: Looked, specific: Level) -> Found:
    """Who answers for it, and whether it is in their control; `specific` is how specific the words are."""
    sentence = looked.sentence
    everything = (0, len(looked.proposal.words))
    named = _owner(looked)
    if named is not None:
        return named
    main = sentence.main
    own = any(clause.says_i and clause.who is Who.OWN for clause in sentence.clauses)
    if main.who is Who.OURS and not own and not looked.proposal.partners:
        return Found(Level.FAIL, *everything, "we")
    if main.who is Who.PAIR and not looked.proposal.partners:
        return Found(Level.WEAK, *everything, "two")
    if specific is Level.FAIL:
        return Found(Level.WEAK, *everything, "unbounded")
    if sentence.hedge:
        return Found(Level.WEAK, *sentence.stretch(*sentence.hedge), "hedge")
    if main.who is Who.PASSIVE and not own and _is_by_somebody(looked, main):
        return Found(Level.WEAK, *looked.span(main), "theirs")
    if main.who in (Who.OTHER, Who.WISH) and not own:
        return Found(Level.WEAK, *sentence.stretch(main.first, main.at), "theirs")
    if not own and any(
        _is_outcome(looked, clause) for clause in sentence.clauses if clause is main or main.who is Who.NOUN
    ):
        return Found(Level.WEAK, *everything, "outcome")
    if _is_theirs_to_decide(looked, main):
        return Found(Level.WEAK, *looked.span(main), "decision")
    return Found(Level.PASS)


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
    if looked.in_text("groups", owner):
        return Found(Level.FAIL, *everything, "we")
    return Found(Level.FAIL, *everything, "theirs")


def is_presenter(owner: str, presenter: str) -> bool:
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


def _is_outcome(looked: Looked, clause: Clause) -> bool:
    """Whether the words name a rate or share that others bring about, rather than an act."""
    whole = looked.span(clause)
    if clause.verb in ("halve", "double", "treble"):
        return True
    change = change_in(looked.bare, *whole)
    if change is None or _is_of_a_thing(looked, change):
        return False
    words = looked.sentence.words
    if clause.who in (Who.NOUN, Who.PASSIVE):
        return clause.who is Who.NOUN
    mine = any(words[at].small in _OWN_THING for at in range(clause.after, min(clause.after + 4, clause.end)))
    return (
        clause.verb in _OUTCOME
        and not mine
        and not looked.phrase("artefacts", clause.after, min(clause.after + 4, clause.end))
    )


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


def _is_theirs_to_decide(looked: Looked, clause: Clause) -> bool:
    words = looked.sentence.words
    rest = [words[at].small for at in range(clause.after, clause.end)]
    if clause.verb in ("persuade", "convince", "lobby", "urge", "badger"):
        return True
    if clause.verb in ("get", "have") and "to" in rest[1:8]:
        at = rest.index("to", 1)
        following = clause.after + at + 1
        if (
            following < clause.end
            and words[following].small.isalpha()
            and not words[following].said[:1].isupper()
            and words[following].small not in ("the", "my", "our", "a")
            and rest[at - 1] not in ("hold",)
        ):
            return True
    if clause.verb == "get" and rest and rest[0] in ("everyone", "everybody", "all", "both", "people", "staff"):
        return True
    consent = looked.phrase("consent", clause.after, clause.end)
    if consent and clause.verb in ("get", "win", "secure", "obtain", "gain", "seek"):
        return True
    if clause.verb == "ask" and "to" in rest:
        at = rest.index("to")
        if {"what", "how", "whether", "which", "why"} & set(rest[:at]):
            return False
        return at + 1 < len(rest) and rest[at + 1] in _DECIDING
    return False


def partners_in(owner: str, presenter: str) -> tuple[str, ...]:
    """The people an owner names beside the presenter."""
    parts = [part.strip() for part in _TWO.split(owner) if part.strip()]
    return tuple(part for part in parts if not is_presenter(part, presenter) and words_of(part))
