"""What the coach says: for each letter one question, why it is asked, and one way to put it that would do."""

from collections.abc import Mapping
from typing import NamedTuple

from alearn.rules.lexicon import Lexicon
from alearn.rules.smart import coach
from alearn.rules.smart.offers import Offer, offers
from alearn.rules.smart.proposal import Level, Proposal

LETTERS: Mapping[str, str] = {
    "S": "specific",
    "M": "measurable",
    "A": "in your own hands",
    "R": "relevant",
    "T": "by a day",
}
"""The letters in the order they are shown, each with what it asks of an action."""


class Reason(NamedTuple):
    """Why a letter is not met yet, and the question that opens it."""

    why: str
    question: str


REASONS: Mapping[str, Mapping[str, Reason]] = {
    "S": {
        "direction": Reason("This names a direction; nobody could see you begin.", "What would we see you do first?"),
        "idiom": Reason("A figure of speech hides the act.", "What would that look like, on an ordinary morning?"),
        "noun": Reason("There is a subject here, and no act yet.", "What will you do about it first?"),
        "wish": Reason("This says what should be so, and not who does what.", "What can you do towards it yourself?"),
        "amount": Reason("This could be any amount.", "How many, or which ones?"),
        "no-end": Reason("You could not tell when this is finished.", "What will be there when you have finished?"),
        "topic": Reason("A talk becomes an act once it is said about what.", "What will you ask them?"),
        "whom": Reason("It does not say with whom.", "Whom will you ask first?"),
        "object": Reason("It does not say what, or whom.", "What exactly, and with whom?"),
        "persuading": Reason(
            "This is what somebody else would do; your own step is not in it.",
            "What will you do that might bring them to it?",
        ),
        "avoiding": Reason(
            "What is only avoided leaves a gap, and old habits fill it.", "What will you do instead, the next time?"
        ),
        "several": Reason("There are several actions in this one.", "Which of these will you do first?"),
        "where": Reason("To notice something needs a place or a person.", "Where, or with whom, will you watch?"),
    },
    "M": {
        "nothing": Reason(
            "Nothing here would show somebody else that it was done.", "How would somebody else know it was done?"
        ),
        "result": Reason(
            "That you did it can be seen; what came of it cannot.", "What will you bring back to the set from it?"
        ),
        "aim": Reason("The measure says the aim again.", "What will be there to see that is not there now?"),
        "feeling": Reason(
            "Only you could tell, and there is nothing to compare it with.",
            "What would others notice, and how is it now?",
        ),
    },
    "A": {
        "we": Reason("Acting together is welcome, and somebody has to begin.", "Who sends the first message?"),
        "nobody": Reason("Nobody is named for it.", "Who will do it?"),
        "two": Reason("Two people answer for it, so it may be neither.", "Which of you tells the set how it went?"),
        "theirs": Reason("Somebody else would be doing this.", "What is your own part in it?"),
        "unbounded": Reason("Nobody can answer for a direction.", "Which part of it is in your own hands?"),
        "hedge": Reason("These words leave a way out.", "What would make it a plain yes?"),
        "outcome": Reason(
            "This is what many people bring about: a good aim to keep.", "What is your own first act towards it?"
        ),
        "decision": Reason("That is for somebody else to decide.", "What can you do, whatever they decide?"),
    },
    "R": {
        "issue": Reason(
            "No issue is named that it serves.", "Which issue does it serve, and what would be different for whom?"
        ),
    },
    "T": {
        "none": Reason("There is no day in it.", "By when?"),
        "vague": Reason("That is no day yet.", "By which day?"),
        "period": Reason("Which days those are is not written in the set's file.", "Which day is that?"),
        "open": Reason("It begins, and has no end.", "Until when, before you look at how it went?"),
        "unclear": Reason("That might be one of two days.", "Which day do you mean?"),
        "impossible": Reason("The calendar has no such day.", "Which day do you mean?"),
        "past": Reason("That is not after the meeting it was agreed at.", "By when from now?"),
        "far": Reason("That is long after the next meeting.", "What will you have done by the next meeting?"),
        "conflict": Reason("The words name one day and the date another.", "Which of the two days holds?"),
    },
}
"""Every reason by its letter and name; `docs/smart.md` shows each with an example."""

_FIRST = ("S", "A", "T", "M", "R")
_FOLLOWS = frozenset(("unbounded",))  # it says again what the question about S asks already


class Advice(NamedTuple):
    """What the coach says of one letter: how far it is met, which stretch of the words that is about, and why.

    `start` and `end` are code points of the words, equal where no stretch is meant. `reason`, `why`, `question` and
    `offers` are empty where the letter is met. `reading` tells how the day was read; `waived` is the owner's own
    reason for leaving a letter be.
    """

    letter: str
    level: Level
    start: int = 0
    end: int = 0
    reason: str = ""
    why: str = ""
    question: str = ""
    offers: tuple[Offer, ...] = ()
    reading: str = ""
    waived: str = ""

    @property
    def is_met(self) -> bool:
        """Whether there is nothing to ask."""
        return self.level is Level.PASS or bool(self.waived)


def advise(proposal: Proposal, lexicon: Lexicon) -> tuple[Advice, ...]:
    """What the coach says of an action, a piece of advice for each letter."""
    levels = coach.look(proposal, lexicon)
    given = []
    for letter in LETTERS:
        found = getattr(levels, letter)
        reading = levels.reading if letter == "T" else ""
        waived = " ".join(proposal.waive.get(letter, "").split())
        if found.level is Level.PASS:
            given.append(Advice(letter, found.level, reading=reading, waived=waived))
            continue
        reason = REASONS[letter][found.reason]
        put = offers(proposal, lexicon, letter, found)
        at = (found.start, found.end)
        given.append(Advice(letter, found.level, *at, found.reason, reason.why, reason.question, put, reading, waived))
    return tuple(given)


def most_useful(given: tuple[Advice, ...]) -> tuple[Advice, ...]:
    """The advice worth asking about, the most useful first: what, then whose, by when, how it will show, what for."""
    asked = [advice for advice in given if not advice.is_met and advice.reason not in _FOLLOWS]
    return tuple(sorted(asked, key=lambda advice: _FIRST.index(advice.letter)))
