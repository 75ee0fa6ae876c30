"""How an action's words are built: its clauses, who is to do each, and the verb each begins with."""

import re
from collections.abc import Iterator
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from alearn.rules.lexicon import Lexicon, Phrase, Word, words_of


class Who(StrEnum):
    """Who a clause says will do it."""

    OWN = "own"
    OURS = "ours"
    PAIR = "pair"
    OTHER = "other"
    PASSIVE = "passive"
    WISH = "wish"
    NOUN = "noun"


class Clause(NamedTuple):
    """A clause: words `first` to before `end`, its verb at words `at` to before `after` (equal where it has none).

    What leads in is before word `subject`. `verb` is in its plain form and small letters, `lists` are the lists of
    the lexicon that have it. `avoiding` tells that it says what not to do, `says_i` that it says `I`.
    """

    who: Who
    verb: str
    lists: frozenset[str]
    first: int
    at: int
    after: int
    end: int
    says_i: bool = False
    avoiding: bool = False
    subject: int = 0


class Sentence(NamedTuple):
    """An action's words, taken apart. `hedge` is the stretch that leaves a way out."""

    text: str
    words: tuple[Word, ...]
    phrases: tuple[Phrase, ...]
    clauses: tuple[Clause, ...]
    hedge: tuple[int, int] | None

    @property
    def main(self) -> Clause:
        """The first clause."""
        return self.clauses[0]

    def stretch(self, first: int, after: int) -> tuple[int, int]:
        """The stretch of the text from a word to before another, in code points."""
        if first >= after:
            at = self.words[first].start if first < len(self.words) else len(self.text)
            return at, at
        return self.words[first].start, self.words[after - 1].end

    def rest(self, clause: Clause) -> str:
        """What follows a clause's verb."""
        return self.text[slice(*self.stretch(clause.after, clause.end))]


VERBS = frozenset(
    ("directions", "light", "endless", "wide", "talking", "without_a_trace", "recording", "acts", "persuading")
)
_ATTEMPTS = frozenset(("attempts",))
_QUOTED = re.compile(r"(?:(?<=[\s(:,])|^)(?:'[^'\n]{2,}?'(?=[\s.,;:!?)]|$)|\"[^\"\n]*\"|‘[^’\n]*’(?!\w)|“[^”\n]*”)")
_HARD = re.compile(r"[.;:!?…]+['\"’”)]*\s|\n|\s[-–—]+\s|[–—]|=>?|->")
_BULLET = re.compile(r"\s*(?:[-*•–]|\d{1,2}[.)])\s+")
_ABBREVIATIONS = frozenset(("dr", "mr", "mrs", "ms", "no", "st", "prof", "approx", "e.g", "i.e", "eg", "ie", "incl", "rev", "sgt", "nos", "tel", "ext"))
_CONNECTIVES = frozenset(
    ("and", "then", "but", "so", "also", "please", "ok", "right", "first", "firstly", "next", "finally", "lastly", "plus", "&", "just", "simply", "only", "now", "meanwhile", "afterwards", "secondly", "instead", "or", "yes", "well", "again", "either")
)
_I = frozenset(("i", "i'll", "i'm", "i'd", "i've", "im", "ive"))
_WE = frozenset(("we", "we'll", "we're", "we've", "we'd", "let's", "lets", "us"))
_THEY = frozenset(("he", "she", "they", "it", "each", "everyone", "everybody", "nobody", "he'll", "she'll", "they'll", "it'll", "you", "you'll", "someone", "somebody", "who"))
_MODALS = frozenset(("will", "shall", "can", "could", "'ll"))
_WISHES = frozenset(("should", "must", "ought", "needs", "need", "would", "want", "wants", "deserve", "deserves"))
_AUXILIARIES = frozenset(("will", "shall", "am", "can", "could", "should", "must", "also", "just", "then", "simply", "only", "hereby", "both", "all", "each", "would", "are", "now", "always", "still", "really", "either", "myself", "'ll", "next"))
_LEADING_TO = frozenset(("going", "plan", "need", "want", "have", "like", "intend", "promise", "pledge", "commit", "agree", "mean", "ought", "undertake", "resolve", "propose", "got"))
_LEADS = frozenset(
    ("by", "on", "at", "in", "for", "from", "if", "when", "whenever", "every", "each", "with", "within", "before", "after", "during", "over", "once", "throughout", "until", "till", "starting", "instead", "rather", "this", "next", "as", "to", "tomorrow", "tonight", "today", "while", "whilst", "because", "since", "given", "between", "using", "without", "w/c", "through", "of", "so", "where", "having", "building", "following", "mon", "tue", "tues", "wed", "weds", "thu", "thurs", "fri", "sat", "sun", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mondays", "tuesdays", "wednesdays", "thursdays", "fridays", "saturdays", "sundays", "twice", "first", "last", "any", "all", "rest", "straight", "daily", "weekly", "end")
)
_DETERMINERS = frozenset(
    ("the", "a", "an", "my", "our", "his", "her", "their", "its", "your", "this", "that", "these", "those", "each", "every", "all", "both", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "him", "them", "it", "me", "myself", "us", "half", "some", "any", "no", "what", "how", "why", "who", "whether", "everyone", "everybody", "another", "more", "fewer", "less", "which", "where", "when", "if", "someone", "people", "everything", "sixty", "twenty", "thirty", "fifty", "dozen", "whoever", "whatever", "it's", "several", "other", "not", "nothing", "somebody", "anything", "something", "up")
)
_PREPOSITIONS = frozenset(
    ("of", "to", "for", "in", "on", "at", "with", "about", "from", "by", "into", "out", "off", "over", "up", "down", "through", "round", "between", "before", "after", "until", "till", "is", "are", "was", "will", "should", "must", "needs", "as", "against", "across", "re", "than", "and", "or", "per", "within", "during", "has", "have", "around", "towards", "under", "without", "via", "be", "increase", "needed")
)
_QUESTIONS = frozenset(("what", "how", "why", "who", "which", "whether", "where", "when", "does", "did", "is", "are", "was", "could", "would", "can", "that", "because", "if", "until", "till", "before", "after", "unless", "except", "including", "such", "like", "rather", "not", "with", "from", "by", "on", "at", "in", "for", "so", "as", "since", "while", "to"))
_AVOIDING = frozenset(("not", "won't", "wont", "don't", "dont", "never", "stop", "avoid", "quit", "refrain", "cease", "stopping"))
_IDENTIFIERS = frozenset(("year", "years", "ward", "room", "bay", "class", "group", "team", "phase", "stage", "key", "ks2", "ks1", "ks3", "ks4", "q1", "q2", "q3", "q4", "band", "block", "set", "form", "line", "item", "unit", "station", "bus", "zero", "new", "no", "more", "better", "less", "fewer", "some", "staff", "monthly", "weekly", "daily"))
_IRREGULAR = {
    "written": "write", "sent": "send", "done": "do", "held": "hold", "made": "make", "told": "tell", "rung": "ring", "given": "give", "kept": "keep", "shown": "show", "taken": "take", "built": "build", "drawn": "draw", "chosen": "choose",
    "hung": "hang", "paid": "pay", "brought": "bring", "bought": "buy", "spoken": "speak", "met": "meet", "seen": "see", "taught": "teach", "known": "know", "heard": "hear", "found": "find", "stuck": "stick", "sat": "sit", "stood": "stand", "gone": "go", "been": "be", "led": "lead", "left": "leave", "lent": "lend", "sold": "sell", "laid": "lay",
    "rang": "ring", "gave": "give", "took": "take", "wrote": "write", "put": "put", "cut": "cut", "set": "set", "read": "read", "run": "run", "shut": "shut", "split": "split", "doing": "do", "goes": "go", "does": "do", "has": "have", "having": "have", "got": "get", "gets": "get", "spent": "spend", "thrown": "throw", "asked": "ask", "said": "say", "says": "say", "swept": "sweep", "knitted": "knit", "tied": "tie", "dug": "dig", "sewn": "sew", "sown": "sow", "driven": "drive", "ridden": "ride", "worn": "wear", "torn": "tear", "lit": "light", "fed": "feed", "bound": "bind", "wound": "wind", "redone": "redo", "rewritten": "rewrite", "redrawn": "redraw", "overhauled": "overhaul",
}  # fmt: skip


@lru_cache(maxsize=512)
def plain_forms(word: str) -> tuple[str, ...]:
    """What the plain form of a verb could be: wrote and written give write, tallies gives tally."""
    if word in _IRREGULAR:
        return (_IRREGULAR[word],)
    if word.endswith(("ies", "ied")) and len(word) > 4:
        return (f"{word[:-3]}y",)
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            stem = word[: -len(ending)]
            undoubled = (stem[:-1],) if len(stem) > 2 and stem[-1] == stem[-2] else ()
            return (stem, f"{stem}e", *undoubled)
    if word.endswith("es"):
        return (word[:-2], word[:-1])
    return (word[:-1],) if word.endswith("s") and not word.endswith("ss") else ()


def read_sentence(text: str, lexicon: Lexicon) -> Sentence:
    """Take an action's words apart."""
    bullet = _BULLET.match(text)
    words = tuple(word for word in words_of(text) if not bullet or word.start >= bullet.end())
    reader = _Reader(text, words, lexicon)
    clauses = tuple(reader.clauses())
    phrases = tuple(lexicon.phrases(words))
    none = Clause(Who.NOUN, "", frozenset(), 0, 0, 0, 0)
    return Sentence(text, words, phrases, clauses or (none,), reader.hedge or reader.hedge_in(phrases))


def quoted(text: str) -> tuple[tuple[int, int], ...]:
    """The stretches of a text that stand in quotation marks."""
    return tuple(found.span() for found in _QUOTED.finditer(text))


class _Reader:
    """Reads the clauses of one text from its first word to its last."""

    def __init__(self, text: str, words: tuple[Word, ...], lexicon: Lexicon) -> None:
        self.words, self.lexicon = words, lexicon
        self.hedge: tuple[int, int] | None = None
        quotes = quoted(text)
        self.quoted = [any(start <= word.start < end for start, end in quotes) for word in words]
        self.gaps = [text[one.end : other.start] for one, other in zip(words, words[1:], strict=False)]
        self.gaps.append("")

    def clauses(self) -> Iterator[Clause]:
        """Every clause: one that each stretch begins with, and those that follow it."""
        for first, end in self._stretches():
            clause = self._first_of(first, end)
            while clause is not None:
                following = self._following(clause, end)
                yield clause._replace(end=following.first if following else end)
                clause = following

    def hedge_in(self, phrases: tuple[Phrase, ...]) -> tuple[int, int] | None:
        """A phrase that leaves a way out; `if I can` after somebody is asked is what is asked."""
        for phrase in phrases:
            before = {word.small for word in self.words[max(0, phrase.first - 12) : phrase.first]}
            if "hedges" in phrase.lists and not (before & {"ask", "asking", "see", "whether", "check"} and self.words[phrase.first].small == "if"):
                return phrase.first, phrase.after
        return None

    def _stretches(self) -> Iterator[tuple[int, int]]:
        first = 0
        for at in range(len(self.words)):
            last = at + 1 == len(self.words)
            if last or (self._breaks_hard(at) and self.words[at + 1].small not in _QUESTIONS):
                yield first, at + 1
                first = at + 1

    def _breaks_hard(self, at: int) -> bool:
        if self.quoted[at] and self.quoted[at + 1]:
            return False
        gap = self.gaps[at]
        return bool(_HARD.search(gap)) and not (gap.startswith(".") and self.words[at].small in _ABBREVIATIONS)

    def _first_of(self, first: int, end: int) -> Clause:
        at = self._after_lead_in(self._after_connectives(first, end), end)
        clause = self._told(first, at, end) or self._somebody_elses(first, at, end)
        return clause._replace(subject=at)

    def _following(self, clause: Clause, end: int) -> Clause | None:
        """The next clause of the stretch: an act after a comma or `and`, by the same one unless it says who."""
        for at in range(max(clause.after, clause.first + 1), end):
            if self.quoted[at] or not ("," in self.gaps[at - 1] or self.words[at - 1].small in ("and", "then", "&", "but", "plus") or "+" in self.gaps[at - 1] or "&" in self.gaps[at - 1]):
                continue
            begins = self._after_connectives(at, end)
            if begins >= end or self.quoted[begins]:
                continue
            small = self.words[begins].small
            if small in _I:
                told = self._told(at, begins, end)
                return told._replace(subject=begins) if told else None
            if small == "to" and begins + 1 < end and self._verb(begins + 1):
                return self._acting(clause.who, at, begins + 1, end, inflected=False)
            if self._begins_an_act(begins, end, known=True):
                who = Who.OWN if clause.who in (Who.NOUN, Who.PASSIVE, Who.WISH) else clause.who
                return self._acting(who, at, begins, end, inflected=False)
            if self._is_participle(begins) and not self._is_plain_verb(begins):
                return self._acting(Who.PASSIVE, at, begins, end, inflected=True)
            if small in _THEY and begins + 1 < end and self._verb(begins + 1, inflected=True):
                return self._acting(Who.OTHER, at, begins + 1, end, inflected=True)._replace(subject=begins)
        return None

    # who

    def _told(self, first: int, at: int, end: int) -> Clause | None:
        """A clause that says who will do it, or an order to oneself; None where somebody or something else is first."""
        if at >= end:
            return Clause(Who.NOUN, "", frozenset(), first, end, end, end)
        small = self.words[at].small
        pair = self._after_a_pair(at, end)
        if pair:
            return self._acting(Who.PAIR, first, pair, end, inflected=False)._replace(says_i=True)
        mine = small == "my" and next((n for n in range(at + 2, min(at + 5, end - 2)) if self.words[n].small == "is" and self.words[n + 1].small == "to"), 0)
        if mine:
            return self._acting(Who.OWN, first, mine + 2, end, inflected=False)._replace(says_i=True)
        if small in ("me", "myself") and at + 1 < end:
            return Clause(Who.NOUN, "", frozenset(), first, at, at, end, says_i=True)
        if small in _I:
            for n in range(at + 1, min(at + 4, end - 2)):
                if self.words[n].small in ("like", "want", "need", "wish") and self.words[n + 1].small != "to" and any(self.words[m].small == "to" for m in range(n + 2, min(n + 6, end - 1))) and self.words[n + 1].small not in ("a", "an", "some", "more"):
                    to = next(m for m in range(n + 2, min(n + 6, end)) if self.words[m].small == "to")
                    return self._acting(Who.WISH, first, to + 1, end, inflected=False)
        if small == "what" and at + 1 < end and self.words[at + 1].small in _I:
            is_ = next((n for n in range(at + 2, min(at + 7, end - 1)) if self.words[n].small == "is"), 0)
            if is_:
                begins = self._after_auxiliaries(is_ + 1 + (self.words[is_ + 1].small == "to"), end)
                return self._acting(Who.OWN, first, begins, end, inflected=False)._replace(says_i=True)
        if small in _I:
            begins = self._after_auxiliaries(at + 1, end)
            return self._acting(Who.OWN, first, begins, end, inflected=True)._replace(says_i=True)
        if small in _WE:
            return self._acting(Who.OURS, first, self._after_auxiliaries(at + 1, end), end, inflected=True)
        if small == "to" and at + 1 < end:
            return self._acting(Who.OWN, first, at + 1, end, inflected=False)
        if small in _AVOIDING or self._attempt(at) or self._begins_an_act(at, end, known=False):
            return self._acting(Who.OWN, first, at, end, inflected=False)
        if small.endswith("ly") and at + 1 < end and self._begins_an_act(at + 1, end, known=True):
            return self._acting(Who.OWN, first, at + 1, end, inflected=False)
        return None

    def _somebody_elses(self, first: int, at: int, end: int) -> Clause:
        """A clause with somebody or something else at its head."""
        for n in range(at + 1, min(at + 14, end)):
            small = self.words[n].small
            following = self.words[n + 1].small if n + 1 < end else ""
            if "," in self.gaps[n - 1] and n > at + 1 and small not in ("to", "will"):
                break
            if small in _WISHES or (small in ("has", "have") and following == "to"):
                begins = self._after_auxiliaries(n + 1 + (following == "to"), end)
                return self._acting(Who.WISH, first, begins, end, inflected=True)
            if small in ("to", "will", "can", "are", "is", "shall") and following == "be" and n + 2 < end:
                return self._acting(Who.PASSIVE if self._is_participle(n + 2) else Who.OTHER, first, n + 2 if self._is_participle(n + 2) else n + 1, end, inflected=True)
            if small == "be" and n + 1 < end and self._is_participle(n + 1):
                return self._acting(Who.PASSIVE, first, n + 1, end, inflected=True)
            if small == "to" and n + 1 < end:
                verb = self._verb(self._after_auxiliaries(n + 1, end))
                if verb and verb.first < end or following in ("not", "all"):
                    return self._acting(Who.OTHER, first, self._after_auxiliaries(n + 1, end), end, inflected=False)
            if (small in _MODALS or self.words[n - 1].small.endswith("'ll")) and n + 1 < end:
                return self._acting(Who.OTHER, first, self._after_auxiliaries(n + (small in _MODALS), end), end, inflected=False)
            if self._is_said_of_somebody(at, n, end):
                return self._acting(Who.OTHER, first, n, end, inflected=True)
            if self._is_participle(n) and not self._is_plain_verb(n) and small.endswith(("ed", "en", "nt", "ne", "ut", "de", "ld")) and n + 1 < end:
                return self._acting(Who.PASSIVE, first, n, end, inflected=True)
        return Clause(Who.NOUN, "", frozenset(), first, at, at, end)

    def _is_said_of_somebody(self, at: int, n: int, end: int) -> bool:
        """Whether words `at` to before `n` are somebody and word `n` is what they do: she sends, pairs choose."""
        if n + 1 >= end and self.words[n].small not in ("help", "helps"):
            return False
        before, small = self.words[n - 1], self.words[n].small
        verb = self._verb(n, inflected=True)
        if verb is None:
            return False
        person = before.small in _THEY or (before.said[:1].isupper() and n - at <= 2 and before.small not in _LEADS)
        third = small.endswith("s") and not small.endswith("ss") and small not in self.lexicon.lists["nouns_too"]
        plain = self.lexicon.lists["nouns_too"]
        if before.small.endswith("'s") and small.endswith("ing"):
            return True
        if third:
            object_follows = self.words[n + 1].small in _DETERMINERS or self.words[n + 1].small in _PREPOSITIONS
            noun = any(form in plain for form in plain_forms(small))
            return (person and object_follows) or (object_follows and not noun and before.small not in _PREPOSITIONS)
        if self._is_plain_verb(n):
            plural = before.small.endswith("s") and not before.small.endswith(("ss", "'s")) and before.small not in _LEADS
            takes = self.words[n + 1].small in _DETERMINERS
            return (before.small in _THEY or plural) and (takes or small not in plain or verb.after - verb.first > 1) and before.small not in _PREPOSITIONS
        return False

    def _after_a_pair(self, at: int, end: int) -> int:
        """Where the verb begins after `Sam and I will` or `me and Sam to`; 0 where two are not named."""
        for n in range(at + 1, min(at + 5, end - 1)):
            if self.words[n].small != "and":
                continue
            after = n + 2
            if self.words[n + 1].small in ("i", "me", "myself"):
                pass
            elif self.words[at].small in ("me", "i") and n == at + 1 and self.words[n + 1].said[:1].isupper():
                while after < end and self.words[after].said[:1].isupper():
                    after += 1
            else:
                continue
            if after < end and self.words[after].small in ("to", "will", "are", "shall", "both"):
                after = self._after_auxiliaries(after + (self.words[after].small == "to"), end)
            return after if after < end else 0
        return 0

    # verbs

    def _acting(self, who: Who, first: int, at: int, end: int, *, inflected: bool) -> Clause:
        """A clause whose verb begins at a word, or after a way out and `not` before it."""
        avoiding = False
        while at < end and (attempt := self._attempt(at)):
            self.hedge = self.hedge or (attempt.first, attempt.after)
            avoiding = self.words[attempt.after - 2].small == "not"
            at = self._after_auxiliaries(attempt.after, end)
            at += at < end and self.words[at].small == "to"
        at = self._after_adverbs(at, end)
        while at < end and (self.words[at].small in _AVOIDING or (self.words[at].small == "do" and at + 1 < end and self.words[at + 1].small == "not")):
            avoiding = True
            if at + 1 >= end or self.words[at].small in ("stop", "avoid", "quit", "cease"):
                break
            at += 1
        if at >= end:
            return Clause(who, "", frozenset(), first, end, end, end, avoiding=avoiding)
        found = self._verb(at, inflected=inflected or self.words[at].small.endswith("ing"))
        after = found.after if found else at + 1
        plain = self._plain(at, inflected=inflected)
        verb = " ".join((plain, *(word.small for word in self.words[at + 1 : after])))
        return Clause(who, verb, found.lists if found else frozenset(), first, at, after, end, avoiding=avoiding)

    def _verb(self, at: int, *, inflected: bool = False) -> Phrase | None:
        if at >= len(self.words):
            return None
        found = self.lexicon.longest(self.words, at, VERBS)
        if found is None and inflected:
            for form in plain_forms(self.words[at].small):
                found = found or self.lexicon.longest(self.words, at, VERBS, form)
        return found

    def _plain(self, at: int, *, inflected: bool) -> str:
        small = self.words[at].small
        if self.lexicon.longest(self.words, at, VERBS) or not inflected:
            return small
        return next((form for form in plain_forms(small) if self.lexicon.longest(self.words, at, VERBS, form)), small)

    def _attempt(self, at: int) -> Phrase | None:
        found = self.lexicon.longest(self.words, at, _ATTEMPTS)
        return found if found and found.after < len(self.words) else None

    def _is_plain_verb(self, at: int) -> bool:
        return self.lexicon.longest(self.words, at, VERBS) is not None

    def _is_participle(self, at: int) -> bool:
        small = self.words[at].small
        return (small.endswith(("ed", "wn", "tten", "ken", "sen", "ven", "ught")) and len(small) > 4) or (small in _IRREGULAR and not small.endswith(("s", "ing")))

    def _begins_an_act(self, at: int, end: int, *, known: bool) -> bool:
        """Whether an order to oneself begins here: a verb that is known, or a word that an object follows."""
        word = self.words[at]
        found = self.lexicon.longest(self.words, at, VERBS)
        if found is None:
            return not known and at + 1 < end and self._could_be_a_verb(at) and (self.words[at + 1].small in _DETERMINERS or self.quoted[at + 1])
        if found.after >= end or "," in self.gaps[found.after - 1]:
            return found.after - found.first > 1 or word.small not in self.lexicon.lists["nouns_too"]
        following = self.words[found.after]
        if found.after - found.first > 1:
            return following.small not in ("is", "are", "will")
        if word.small not in self.lexicon.lists["nouns_too"]:
            return following.small not in ("is", "are", "will", "should", "must")
        if self._is_a_subject(found.after, end):
            return False
        if self._is_object(found.after):
            return True
        if word.small in self.lexicon.lists["nouns_first"]:
            return False
        if following.small in _PREPOSITIONS or not following.small[0].isalpha():
            return False
        return following.small not in self.lexicon.lists["artefacts"] and following.small not in self.lexicon.lists["events"]

    def _is_a_subject(self, at: int, end: int) -> bool:
        """Whether what stands before a word is the beginning of a subject: free flow to be reviewed."""
        for n in range(at, min(at + 4, end - 1)):
            small, following = self.words[n].small, self.words[n + 1].small
            if small in _DETERMINERS or "," in self.gaps[n - 1]:
                return False
            if (small in ("to", "will", "must", "should", "can") and following == "be") or small in ("must", "should", "needs", "will"):
                return True
        return False

    def _could_be_a_verb(self, at: int) -> bool:
        small = self.words[at].small
        return (
            small[0].isalpha()
            and small not in _DETERMINERS
            and small not in _PREPOSITIONS
            and small not in _LEADS
            and small not in _THEY
            and small not in _IDENTIFIERS
            and small not in self.lexicon.lists["abstractions"]
            and small not in self.lexicon.lists["artefacts"]
            and not (small.endswith("s") and not small.endswith("ss"))
            and not (small.endswith("ly"))
        )

    def _is_object(self, at: int) -> bool:
        word = self.words[at]
        return (
            word.small in _DETERMINERS
            or word.small[0].isdigit()
            or self.quoted[at]
            or (word.said[:1].isupper() and word.small not in _PREPOSITIONS)
            or "£" in self.gaps[at - 1]
        )

    # what comes before

    def _says_act(self, at: int, end: int) -> bool:
        """Whether a verb follows `I`."""
        begins = self._after_auxiliaries(at + 1, end)
        return begins < end and (begins > at + 1 or self._verb(begins, inflected=True) is not None or self.words[at].small == "i'll")

    def _after_connectives(self, at: int, end: int) -> int:
        while at < end and self.words[at].small in _CONNECTIVES and not (self.words[at].small in ("first", "next", "only") and at + 1 < end and not self._is_plain_verb(at + 1)):
            at += 1
        return at

    def _after_adverbs(self, at: int, end: int) -> int:
        while at + 1 < end and (self.words[at].small in ("also", "just", "then", "simply", "now", "always", "only", "both", "personally") or (self.words[at].small.endswith("ly") and len(self.words[at].small) > 4 and not self._is_plain_verb(at))):
            at += 1
        return at

    def _after_auxiliaries(self, at: int, end: int) -> int:
        while at + 1 < end:
            small, following = self.words[at].small, self.words[at + 1].small
            if small in _LEADING_TO and following == "to":
                at += 2
            elif small in ("have", "be", "been") and (self._is_participle(at + 1) or following == "been" or (following.endswith("ing") and len(following) > 5)):
                at += 1
            elif small == "the" and following in ("one", "person"):
                at += 2 + (self.words[min(at + 2, end - 1)].small == "who")
            elif small in _AUXILIARIES or (small.endswith("ly") and len(small) > 4):
                at += 1
            else:
                break
        return min(at, end)

    def _after_lead_in(self, at: int, end: int) -> int:
        """Where the clause proper begins, after `By Friday,` or `When somebody asks`."""
        if at >= end or self.words[at].small not in _LEADS | {"having"} or self._begins_an_act(at, end, known=True):
            return at
        limit = min(at + 26, end)
        for n in range(at + 1, limit):
            if self.quoted[n]:
                continue
            if "," in self.gaps[n - 1]:
                begins = self._after_connectives(n, end)
                if begins < end and (self.words[begins].small in _I | _WE or (self.words[begins].small == "what" and begins + 1 < end and self.words[begins + 1].small in _I) or self._begins_an_act(begins, end, known=False) or self._attempt(begins)):
                    return begins
            if n > at + 1 and self.words[n].small in _I and self.words[n - 1].small not in _QUESTIONS | {"and"} and self._says_act(n, end):
                return n
            if n > at + 1 and self.words[n].small == "then" and n + 1 < end:
                return n + 1
        for n in range(at + 2, min(at + 8, limit)):
            before = self.words[n - 1].small
            if before not in _PREPOSITIONS and before not in _DETERMINERS and not self.words[n].said[:1].isupper() and self.words[n].small not in self.lexicon.lists["nouns_too"] and self._begins_an_act(n, end, known=True) and self._is_object(min(n + 1, end - 1)):
                return n
        if self.words[at].small in _DETERMINERS or self.words[at].small in ("to", "of"):
            return at
        for n in range(at + 1, limit):
            if "," in self.gaps[n - 1] and n > at + 1:
                return n
        return at
