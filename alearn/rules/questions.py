"""The question coach: what a contribution to a turn is, told by its wording; a hint, never a score of a person.

People agree on open against closed questions only moderately (kappa 0.52), and on advice no better (0.51), so what is
found here is offered to the one who asked and to nobody else.
"""

import re
from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple

from alearn.rules.lexicon import Lexicon, Phrase, Word, words_of


class Kind(StrEnum):
    """What a contribution is."""

    OPEN = "open"
    CLOSED = "closed"
    LEADING = "leading"
    ADVICE = "advice-in-question"
    TELLING = "telling"
    SUPPORTIVE = "supportive"


class Heard(NamedTuple):
    """What a contribution is, the stretch of its words that tells so (code points), why, and an open one instead.

    `instead` is empty where it leaves the other free already.
    """

    kind: Kind
    start: int
    end: int
    why: str
    instead: str = ""


class Hint(NamedTuple):
    """Why a contribution is what it is, and an open question to ask in its place."""

    why: str
    instead: str


HINTS = {
    Kind.OPEN: Hint("It leaves the answer to the one who is asked.", ""),
    Kind.CLOSED: Hint(
        "It asks for a yes, a no or a fact, and the thinking stops with the answer.",
        "What else is there to say about that?",
    ),
    Kind.LEADING: Hint(
        "It carries a judgement, so there is something to defend.", "How do you see your own part in that?"
    ),
    Kind.ADVICE: Hint("It is your own idea with a question mark behind it.", "What have you thought of doing?"),
    Kind.TELLING: Hint(
        "It tells: the thinking is yours, and the action would be too.", "What options do you see from where you are?"
    ),
    Kind.SUPPORTIVE: Hint("It shows that you listened; a question may follow it.", ""),
}
"""What is said of each kind, and the question in place of one where its first words have no better one."""

DIRECTIVE = frozenset((Kind.LEADING, Kind.ADVICE, Kind.TELLING))
"""The kinds that lead where the asker wants to go."""

_INSTEAD = {
    "have you": "What have you tried so far?",
    "did you": "What did you do then?",
    "how long": "How has it changed over that time?",
    "how often": "What is it like when it happens?",
    "how many": "What do those people have in common?",
    "who": "Who else has a part in it, and what do they want?",
    "did": "What happened next?",
    "has": "What has happened so far?",
    "when": "What will be different by then?",
}
_MOST_LETTERS = 2000
_END = re.compile(r"[.?!…]+[\"'’”)]*(?=\s|$)|\n")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_WH = _words("how how'd how's what what'd what're what's when where where's which who who's whom whose why")
_AUX = _words(
    """
    am any are aren't can can't could couldn't did didn't do does doesn't don't ever had hadn't has hasn't have
    haven't is isn't may might must shall should shouldn't was wasn't were weren't will won't would wouldn't
    """
)
_SHORT_NOT = frozenset(word for word in _AUX if word.endswith("n't"))
_PEOPLE = _words("anybody anyone he i it she somebody someone that there they this we you your")
_MIGHT = _words("can't could couldn't might ought should shouldn't would wouldn't")
_WONDERING = _words("ask check curious question thought wonder wondered wondering")
_PUTS_IT = _words(
    """
    after apart as assuming at because before by for from given if imagine in knowing leaving looking now of on
    putting say since standing suppose supposing thinking underneath when while with
    """
)
_COUNTED = _words("about big come else far late long many much often old small soon")
_PLAIN = _words(
    """
    already both five four friday monday now once one same six ten three thursday today tomorrow tuesday twice two
    wednesday yet
    """
)
_TO_THEM = _words("how it's part that that'd that's there's you you'd you'll you're you've your")
_LATER = _words("is isn't was wasn't were")
_USUAL = _words("already always ever generally normally often still usually")


class _Put(NamedTuple):
    """One sentence as it was put, after what people say first."""

    words: tuple[Word, ...]
    phrases: tuple[Phrase, ...]
    lexicon: Lexicon
    text: str
    marked: bool
    said_so: bool = False

    def at_head(self, name: str) -> Phrase | None:
        """The longest phrase of a list that it begins with."""
        return self.lexicon.longest(self.words, 0, frozenset((name,)))

    def anywhere(self, name: str, longer: int = 0) -> Phrase | None:
        """The first phrase of a list in it of more than so many words."""
        return next((each for each in self.phrases if name in each.lists and each.after - each.first > longer), None)

    def small(self, at: int) -> str:
        """A word in small letters; empty beyond the last."""
        return self.words[at].small if at < len(self.words) else ""

    def gap(self, at: int) -> str:
        """What stands before a word."""
        return self.text[self.words[at - 1].end : self.words[at].start] if at else ""

    def begun_at(self, at: int) -> "_Put":
        """The part from a word on."""
        words = self.words[at:]
        return self._replace(words=words, phrases=tuple(self.lexicon.phrases(words)))


def listen(text: str, lexicon: Lexicon) -> Heard:
    """What a contribution is: the last question in it, unless it tells, or only supports.

    Of a very long one the first two thousand code points are listened to.
    """
    text = text[:_MOST_LETTERS]
    heard = [each for put in _sentences(text, lexicon) if (each := _heard(put)) is not None]
    if not heard:
        return Heard(Kind.SUPPORTIVE, 0, len(text), HINTS[Kind.SUPPORTIVE].why)
    told = [each for each in heard if each.kind is Kind.TELLING]
    asked = [each for each in heard if each.kind not in (Kind.TELLING, Kind.SUPPORTIVE)]
    if asked and heard[-1].kind is Kind.TELLING and asked[-1].kind is not Kind.ADVICE:
        return heard[-1]
    return asked[-1] if asked else told[-1] if told else heard[-1]


def _sentences(text: str, lexicon: Lexicon) -> list[_Put]:
    found, start, every = [], 0, words_of(text)
    for end in [*_END.finditer(text), None]:
        stop = end.end() if end else len(text)
        words = tuple(word for word in every if start <= word.start < stop and word.small.strip("?"))
        if words:
            found.append(_Put(words, (), lexicon, text, bool(end and "?" in end.group())))
        start = stop
    return found


def _heard(whole: _Put) -> Heard | None:
    """What one sentence is; None where it only leads to the next."""
    first, wondered = _after_fillers(whole)
    if first >= len(whole.words):
        return None
    put = whole.begun_at(first)._replace(said_so=any(word.small == "so" for word in whole.words[:first]))
    more = put.at_head("asking_for_more")
    if more:
        judging = put.anywhere("judging")
        return _told(Kind.LEADING if judging else Kind.OPEN, put, judging or more)
    if not _is_asked(put, wondered=wondered):
        return _statement(put)
    for find in _ASKED:
        found = find(put)
        if found is not None:
            return found
    return _told(Kind.CLOSED, put, Phrase(0, min(2, len(put.words)), frozenset()))


def _told(kind: Kind, put: _Put, phrase: Phrase | None) -> Heard:
    words = put.words[phrase.first : phrase.after] if phrase else put.words
    hint = HINTS[kind]
    begins = f"{put.small(0)} {put.small(1)}"
    better = _INSTEAD.get(begins) or _INSTEAD.get(put.small(0), "") if kind in (Kind.CLOSED, Kind.ADVICE) else ""
    return Heard(kind, words[0].start, words[-1].end, hint.why, better or hint.instead)


def _after_fillers(put: _Put) -> tuple[int, bool]:
    """Where a sentence begins after what people say first, and whether that says that they ask."""
    at, wondered = 0, False
    while at < len(put.words):
        found = put.lexicon.longest(put.words, at, frozenset(("fillers",)))
        if found and any(
            _longer(put, at, found, name)
            for name in ("supporting", "comforting", "asking_for_more", "proposing", "accusing")
        ):
            break
        if (
            put.small(at) in ("why", "what")
            and at + 1 < len(put.words)
            and "," in put.gap(at + 1)
            and put.small(at + 1) != "if"
        ):
            found = Phrase(at, at + 1, frozenset())
        if found is None or found.after >= len(put.words):
            break
        wondered = wondered or any(word.small in _WONDERING for word in put.words[at : found.after])
        at = found.after
        if wondered and put.small(at) in ("if", "whether"):
            at += 1
    return at, wondered


def _longer(put: _Put, at: int, filler: Phrase, name: str) -> bool:
    found = put.lexicon.longest(put.words, at, frozenset((name,)))
    return found is not None and found.after > filler.after


def _is_asked(put: _Put, *, wondered: bool) -> bool:
    """Whether a sentence asks, with or without a question mark."""
    if put.marked or wondered or put.anywhere("asking"):
        return True
    head, following = put.small(0), put.small(1)
    if head in _AUX:
        if head == "must":
            return False
        if head in ("have", "do"):
            return following not in ("a", "an", "the", "not", "yourself", "what")
        return head != "don't" or following in _PEOPLE | {"the"}
    if head == "when" and following not in _AUX:
        return False
    if head not in _WH:
        return any(put.small(at) in _WH and "," in put.gap(at) for at in range(1, len(put.words))) or bool(_turned(put))
    exclaims = (head == "what" and following in ("a", "an")) or (
        head == "how"
        and following not in _AUX | _COUNTED
        and ("," in put.gap(2) or len(put.words) < 9)
        and not any(put.small(at) in _AUX for at in range(2, len(put.words)))
        if len(put.words) > 1
        else False
    )
    later = any(put.small(at) in _LATER for at in range(2, len(put.words)))
    return not exclaims and (following in _AUX or head.endswith("'s") or not later)


def _turned(put: _Put) -> int:
    """Where a question begins after what it is put upon: in an ideal world what would she be doing; 0 for nowhere."""
    if put.small(0) not in _PUTS_IT:
        return 0
    for at in range(2, len(put.words)):
        after_comma = "," in put.gap(at) or (put.small(at - 1) in ("but", "so", "and") and "," in put.gap(at - 1))
        if put.small(at) in _WH | _AUX and (
            after_comma or (put.small(at) in ("what", "how") and put.small(at + 1) in _AUX)
        ):
            return at
    return 0


# What is asked, in the order it is looked for


def _telling(put: _Put) -> Heard | None:
    found = put.at_head("advising")
    if found and found.after > 2 and put.small(0) in ("do", "can", "know", "could", "may", "might", "how"):
        return _told(Kind.TELLING, put, found)
    return None


def _comfort(put: _Put) -> Heard | None:
    offered = put.anywhere("offered")
    if offered and put.small(0) in _AUX - {"did", "didn't", "have", "has"}:
        return _told(Kind.SUPPORTIVE, put, offered)
    upset = put.anywhere("upset")
    if upset and put.small(0) in ("who", "why") and put.small(1) in ("wouldn't", "would"):
        return _told(Kind.SUPPORTIVE, put, upset)
    lovely = put.anywhere("supporting")
    return _told(Kind.SUPPORTIVE, put, lovely) if lovely and put.small(0) == "isn't" and len(put.words) < 5 else None


def _put_upon(put: _Put) -> Heard | None:
    """A question after what it is put upon: `if I was the child in that room, what would I be seeing`."""
    if put.small(0) == "given":
        return _told(Kind.LEADING, put, Phrase(0, 1, frozenset()))
    at = _turned(put) or _last_part(put)
    if not at:
        return None
    part = put.begun_at(at)
    if at == _last_part(put) and put.small(0) not in _AUX | _WH | _PUTS_IT and part.anywhere("would_do"):
        return _told(Kind.ADVICE, put, None)
    return next((found for find in _ASKED if (found := find(part)) is not None), _told(Kind.CLOSED, part, None))


def _last_part(put: _Put) -> int:
    """Where the last part after a comma begins, where that is a whole question; 0 where it is a tag, or none."""
    for at in range(len(put.words) - 3, 1, -1):
        if "," in put.gap(at) and put.small(at) in _AUX and put.small(at + 1) in _PEOPLE | {"the"}:
            return 0 if put.small(at + 2) in ("think", "reckon", "suppose", "feel") else at
    return 0


def _accusing(put: _Put) -> Heard | None:
    accusing, proposing = put.at_head("accusing"), put.at_head("proposing")
    if accusing and (not proposing or accusing.after > proposing.after):
        if (
            accusing.after < 3
            and put.small(0) in _SHORT_NOT
            and put.small(0)[:-3] in ("could", "ca", "would", "should")
            and not put.anywhere("judging")
        ):
            return None
        return _told(Kind.LEADING, put, accusing)
    return None


def _judging(put: _Put) -> Heard | None:
    found = put.anywhere("judging")
    if not found and put.small(0) in _AUX - {"am"}:
        weighing = put.anywhere("weighing")
        found = weighing if weighing and not put.anywhere("would_do") and put.small(0) not in _MIGHT else None
    if not found and (
        (put.small(0) in _AUX and put.small(1) == "you") or (put.small(0) == "why" and put.small(2) == "you")
    ):
        always = next(
            (
                at
                for at in range(1, len(put.words))
                if put.small(at) in ("always", "never", "honestly", "seriously", "really", "just")
            ),
            0,
        )
        found = (
            Phrase(always, always + 1, frozenset())
            if always and put.small(0) not in _MIGHT and not put.at_head("proposing")
            else None
        )
    if (
        not found
        and put.small(0) == "what"
        and put.small(1) in ("kind", "sort")
        and put.small(4) not in _AUX
        and put.small(3) not in _AUX
    ):
        found = Phrase(0, 3, frozenset())
    return _told(Kind.LEADING, put, found) if found else None


def _proposing(put: _Put) -> Heard | None:
    found = put.at_head("proposing") or _if_you(put)
    if found:
        nothing = (
            put.lexicon.longest(put.words, found.after, frozenset(("nothing_done",)))
            if found.after < len(put.words)
            else None
        )
        if (
            nothing
            or put.small(len(put.words) - 1) in _WH
            or any(put.small(at) in _WH for at in range(found.after + 2, len(put.words)) if "," in put.gap(at))
        ):
            return _told(Kind.OPEN, put, nothing)
        return _told(Kind.ADVICE, put, found)
    if (
        put.small(0) in _MIGHT
        and put.small(1) not in ("i", "there")
        and put.small(2) != "have"
        and not any(word.small in _USUAL for word in put.words)
    ):
        if put.small(0) == "would" and not put.anywhere("would_do"):
            return None
        if put.small(0) in ("could", "can", "might") and put.small(2) in (
            "hear",
            "see",
            "feel",
            "remember",
            "tell",
            "understand",
            "explain",
            "say",
            "be",
            "describe",
        ):
            return None
        return _told(Kind.ADVICE, put, Phrase(0, 2, frozenset()))
    if put.small(0) == "why" and put.small(1) in ("don't", "doesn't", "can't", "couldn't", "wouldn't", "not"):
        return _told(Kind.ADVICE, put, Phrase(0, 2, frozenset()))
    would_do = put.anywhere("would_do")
    if would_do and put.small(0) in _AUX and put.small(0) not in ("did", "has", "have", "had", "was", "were", "does"):
        return _told(Kind.ADVICE, put, would_do)
    return None


def _if_you(put: _Put) -> Phrase | None:
    """What would happen, change or be said `if you ...`: an act that is proposed."""
    if put.small(0) not in ("what", "how", "what'd", "what's", "how'd"):
        return None
    for at in range(3, len(put.words) - 1):
        if put.small(at) == "if" and put.small(at + 1) in ("you", "they", "she", "he", "somebody", "someone", "we"):
            return Phrase(at, at + 2 + (put.small(at + 2) in ("just", "simply")), frozenset())
    return None


def _declared(put: _Put) -> Heard | None:
    """What is said as a statement, with a question mark or a tag after it."""
    if put.small(0) in _WH | _AUX:
        return None
    tag = _tag(put)
    negative = any(
        word.small in ("not", "never", "nothing", "no") or word.small.endswith("n't") for word in put.words[:-2]
    )
    yours = any(word.small in ("you", "you're", "you've", "your", "you'd") for word in put.words)
    if tag:
        if put.small(0) == "you" and put.small(1) in ("could", "might"):
            return _told(Kind.ADVICE, put, tag)
        same = put.words[tag.first].small.endswith("n't") == negative
        plain = any(word.small in _PLAIN or word.small[0].isdigit() for word in put.words)
        return _told(Kind.CLOSED if plain or (same and not negative) else Kind.LEADING, put, tag)
    if (
        put.marked
        and put.small(0).startswith("you")
        and any(word.small in ("honestly", "really", "actually", "seriously", "still") for word in put.words)
    ):
        return _told(Kind.LEADING, put, None)
    if put.marked and put.small(0) == "your" and len(put.words) < 7:
        return _told(Kind.OPEN, put, None)
    asks = next((at for at in range(len(put.words)) if put.small(at) in _WH), None)
    if (
        asks is not None
        and (asks == len(put.words) - 1 or put.small(asks - 1) not in ("about", "know", "sure", "of", ","))
        and "," not in put.gap(asks)
    ):
        return _told(Kind.OPEN, put, Phrase(asks, asks + 1, frozenset()))
    if put.small(0) in ("could", "maybe", "perhaps"):
        return _told(Kind.ADVICE, put, None)
    if put.marked and (put.said_so or negative) and yours and not put.anywhere("asking"):
        return _told(Kind.LEADING, put, None)
    if put.marked or put.anywhere("asking"):
        return _told(Kind.CLOSED, put, None)
    return _statement(put)


def _tag(put: _Put) -> Phrase | None:
    """A short ending that asks for a yes, after a comma."""
    for at in range(max(1, len(put.words) - 3), len(put.words)):
        if "," in put.gap(at) and put.marked:
            found = put.lexicon.longest(put.words, at, frozenset(("tags",)))
            return found if found and found.after == len(put.words) else None
    return None


def _fact(put: _Put) -> Heard | None:
    facts = put.at_head("facts")
    if not facts:
        return None
    sense = next((each for each in put.phrases if "sense" in each.lists and each.first >= facts.after - 1), None)
    again = next(
        (
            at
            for at in range(facts.after, len(put.words))
            if put.small(at) in ("what", "how", "why") and put.small(at - 1) == "and"
        ),
        None,
    )
    if again is not None:
        return _told(Kind.OPEN, put, Phrase(again, again + 1, frozenset()))
    return _told(Kind.OPEN, put, sense) if sense else _told(Kind.CLOSED, put, facts)


def _open(put: _Put) -> Heard | None:
    return _told(Kind.OPEN, put, Phrase(0, 1, frozenset())) if put.small(0) in _WH else None


_ASKED: tuple[Callable[[_Put], Heard | None], ...] = (
    _telling, _comfort, _put_upon, _accusing, _judging, _proposing, _fact, _open, _declared,
)  # fmt: skip


def _statement(put: _Put) -> Heard:
    """What is said and not asked: advice, an opinion, one's own story, or that one has listened."""
    if put.small(0) in ("what", "how") and not put.anywhere("advising", 1):
        listened = put.anywhere("supporting") or (put.small(1) in ("a", "an")) or put.small(0) == "how"
        hearing = any(word.small in ("hearing", "heard", "notice", "noticed", "struck") for word in put.words)
        own = any(word.small in ("us", "i'd", "we", "our", "you") for word in put.words[1:4])
        return _told(Kind.SUPPORTIVE if hearing or (listened and not own) else Kind.TELLING, put, None)
    comforting = put.anywhere("comforting")
    if comforting:
        return _told(Kind.SUPPORTIVE, put, comforting)
    advising = put.at_head("advising") or put.anywhere("advising", 2)
    supporting, judging = put.anywhere("supporting"), put.anywhere("judging")
    if supporting and (advising is None or supporting.after - supporting.first > advising.after - advising.first):
        return _told(Kind.SUPPORTIVE, put, supporting)
    heard = put.small(0) in ("sounds", "hear") or (put.small(0) in ("it", "i") and put.small(1) in ("sounds", "hear"))
    if judging and heard:
        return _told(Kind.LEADING, put, judging)
    orders = put.at_head("orders")
    if advising or orders or judging:
        return _told(Kind.TELLING, put, advising or orders or judging)
    if put.said_so or put.small(0) in _TO_THEM:
        return _told(Kind.SUPPORTIVE, put, None)
    return _told(Kind.TELLING, put, None)
