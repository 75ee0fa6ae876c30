"""Reading an action's clauses: where each begins, who is to do it, and its verb."""

import re
from collections.abc import Iterator

from alearn.rules.lexicon import Lexicon, Phrase
from alearn.rules.smart.grammar import (
    ABBREVIATIONS,
    AVOIDING,
    DETERMINERS,
    LEADING_TO,
    LEADS,
    ME,
    PREPOSITIONS,
    RUN_ON,
    THEY,
    WE,
    WISHES,
    is_participle,
    is_third_person,
    plain_forms,
)
from alearn.rules.smart.sentence import Clause, Sentence, Who
from alearn.rules.smart.verbs import Said, said

_HARD = re.compile(r"[.;:!?…]+['\"’”)]*\s|\n|\s[-–—]+\s|[–—]|=>?|->")
_JOINING = frozenset(("and", "then", "but", "plus"))
_MODALS = frozenset(("will", "shall", "can", "could", "'ll"))
_TO_BE = frozenset(("to", "will", "can", "are", "is", "shall"))
_WANTING = frozenset(("like", "want", "need", "wish"))
_STOPPING = frozenset(("stop", "avoid", "quit", "cease"))
_RELATED = frozenset(("what", "who", "that", "which", "how", "where"))
_ASKING = frozenset(("ask", "asking", "see", "whether", "check"))
_DONE = ("ed", "en", "nt", "ne", "ut", "de", "ld")
_LONGEST_LEAD_IN, _LONGEST_SUBJECT = 26, 14
_NOBODY: frozenset[str] = frozenset()


def read_sentence(text: str, lexicon: Lexicon) -> Sentence:
    """Take an action's words apart."""
    words = said(text, lexicon)
    reader = _Reader(words)
    clauses = tuple(reader.clauses())
    phrases = tuple(lexicon.phrases(words.words))
    none = Clause(Who.NOUN, "", _NOBODY, 0, 0, 0, 0)
    return Sentence(text, words.words, phrases, clauses or (none,), reader.hedge or _hedge(words, phrases))


def _hedge(words: Said, phrases: tuple[Phrase, ...]) -> tuple[int, int] | None:
    """A phrase that leaves a way out; `if I can` after somebody is asked is what is asked."""
    for phrase in phrases:
        if "hedges" in phrase.lists:
            before = {word.small for word in words.words[max(0, phrase.first - 12) : phrase.first]}
            if words.small(phrase.first) != "if" or not before & _ASKING:
                return phrase.first, phrase.after
    return None


class _Reader:
    """Reads the clauses of one text from its first word to its last, and keeps the first way out it meets."""

    def __init__(self, words: Said) -> None:
        self.said = words
        self.hedge: tuple[int, int] | None = None

    def clauses(self) -> Iterator[Clause]:
        """Every clause: one that each stretch begins with, and those that follow it."""
        for first, end in self._stretches():
            clause: Clause | None = self._first_of(first, end)
            while clause is not None:
                following = self._following(clause, end)
                yield clause._replace(end=following.first if following else end)
                clause = following

    def _stretches(self) -> Iterator[tuple[int, int]]:
        """The stretches between full stops, colons and dashes, as words from and to."""
        first, count = 0, len(self.said.words)
        for at in range(count):
            if at + 1 == count or (self._breaks(at) and self.said.small(at + 1) not in RUN_ON):
                yield first, at + 1
                first = at + 1

    def _breaks(self, at: int) -> bool:
        gap = self.said.gaps[at]
        if gap == " " or (self.said.quoted[at] and self.said.quoted[at + 1]):
            return False
        return bool(_HARD.search(gap)) and not (gap.startswith(".") and self.said.small(at) in ABBREVIATIONS)

    def _first_of(self, first: int, end: int) -> Clause:
        at = self._after_lead_in(self.said.after_connectives(first, end), end)
        clause = self._told(first, at, end) or self._somebody_elses(first, at, end)
        return clause._replace(subject=at)

    def _following(self, clause: Clause, end: int) -> Clause | None:
        """The next clause of the stretch: an act after a comma or `and`, by the same one unless it says who."""
        for at in range(max(clause.after, clause.first + 1), end):
            if self.said.quoted[at] or not self._joins(at):
                continue
            begins = self.said.after_connectives(at, end)
            if begins < end and not self.said.quoted[begins]:
                following = self._joined(clause, at, begins, end)
                if following:
                    return following
        return None

    def _joins(self, at: int) -> bool:
        """Whether a comma, an `and` or a plus sign stands before a word."""
        gap = self.said.gaps[at - 1]
        if gap == " ":
            return self.said.small(at - 1) in _JOINING
        return "," in gap or "+" in gap or "&" in gap or self.said.small(at - 1) in _JOINING

    def _joined(self, clause: Clause, at: int, begins: int, end: int) -> Clause | None:
        small = self.said.small(begins)
        if small in ME:
            told = self._told(at, begins, end)
            return told._replace(subject=begins) if told else None
        if small == "to" and begins + 1 < end and self.said.verb(begins + 1):
            return self._acting(clause.who, at, begins + 1, end)
        if self.said.begins_an_act(begins, end, known=True):
            who = Who.OWN if clause.who in (Who.NOUN, Who.PASSIVE, Who.WISH) else clause.who
            return self._acting(who, at, begins, end)
        if self.said.is_done(begins):
            return self._acting(Who.PASSIVE, at, begins, end, inflected=True)
        if small in THEY and begins + 1 < end and self.said.verb(begins + 1, inflected=True):
            return self._acting(Who.OTHER, at, begins + 1, end, inflected=True)._replace(subject=begins)
        return None

    # who

    def _told(self, first: int, at: int, end: int) -> Clause | None:
        """A clause that says who will do it, or an order to oneself; None where somebody or something else is first."""
        if at >= end:
            return Clause(Who.NOUN, "", _NOBODY, first, end, end, end)
        small = self.said.small(at)
        mine = self._mine(first, at, end)
        if mine:
            return mine
        if small in WE:
            return self._acting(Who.OURS, first, self.said.after_auxiliaries(at + 1, end), end, inflected=True)
        if small == "to" and at + 1 < end:
            return self._acting(Who.OWN, first, at + 1, end)
        if small in LEADING_TO and self.said.small(at + 1) == "to" and at + 2 < end:
            return self._acting(Who.OWN, first, self.said.after_auxiliaries(at, end), end)
        if small in AVOIDING or self.said.attempt(at) or self.said.begins_an_act(at, end, known=False):
            return self._acting(Who.OWN, first, at, end)
        if small.endswith("ly") and at + 1 < end and self.said.begins_an_act(at + 1, end, known=True):
            return self._acting(Who.OWN, first, at + 1, end)
        return None

    def _mine(self, first: int, at: int, end: int) -> Clause | None:
        """A clause that names the one who speaks: I, Sam and I, my job is to, what I'll do is."""
        small = self.said.small(at)
        pair = self._after_a_pair(at, end)
        if pair:
            return self._acting(Who.PAIR, first, pair, end)._replace(says_i=True)
        if small == "my" or (small == "what" and self.said.small(at + 1) in ME):
            is_ = next((n for n in range(at + 2, min(at + 7, end - 1)) if self.said.small(n) == "is"), 0)
            if is_ and (small == "what" or (is_ < at + 5 and self.said.small(is_ + 1) == "to")):
                begins = self.said.after_auxiliaries(is_ + 1 + (self.said.small(is_ + 1) == "to"), end)
                return self._acting(Who.OWN, first, begins, end)._replace(says_i=True)
        if small in ("me", "myself") and at + 1 < end:
            return Clause(Who.NOUN, "", _NOBODY, first, at, at, end, says_i=True)
        if small not in ME:
            return None
        wished = self._wished_of_others(at, end)
        if wished:
            return self._acting(Who.WISH, first, wished, end)
        begins = self.said.after_auxiliaries(at + 1, end)
        return self._acting(Who.OWN, first, begins, end, inflected=True)._replace(says_i=True)

    def _wished_of_others(self, at: int, end: int) -> int:
        """Where the verb of another stands after `I would like them to`; 0 for nowhere."""
        for n in range(at + 1, min(at + 4, end - 2)):
            following = self.said.small(n + 1)
            if self.said.small(n) in _WANTING and following not in ("to", "a", "an", "some", "more"):
                return next((m + 1 for m in range(n + 2, min(n + 6, end - 1)) if self.said.small(m) == "to"), 0)
        return 0

    def _after_a_pair(self, at: int, end: int) -> int:
        """Where the verb begins after `Sam and I will` or `me and Sam to`; 0 where two are not named."""
        for n in range(at + 1, min(at + 5, end - 1)):
            if self.said.small(n) != "and":
                continue
            after = n + 2
            if self.said.small(n + 1) not in ("i", "me", "myself"):
                if self.said.small(at) not in ("me", "i") or n != at + 1 or not self.said.is_capital(n + 1):
                    continue
                while after < end and self.said.is_capital(after):
                    after += 1
            if after < end and self.said.small(after) in ("to", "will", "are", "shall", "both"):
                after = self.said.after_auxiliaries(after + (self.said.small(after) == "to"), end)
            return after if after < end else 0
        return 0

    def _somebody_elses(self, first: int, at: int, end: int) -> Clause:
        """A clause with somebody or something else at its head."""
        for n in range(at + 1, min(at + _LONGEST_SUBJECT, end)):
            if self.said.has_comma(n) and n > at + 1 and self.said.small(n) not in ("to", "will"):
                break
            found = self._asked_of(first, n, end)
            related = any(self.said.small(each) in _RELATED for each in range(at, n))
            if found and not (found.who is Who.WISH and related):
                return found
            if self._is_said_of_somebody(at, n, end):
                return self._acting(Who.OTHER, first, n, end, inflected=True)
            if self.said.is_done(n) and self.said.small(n).endswith(_DONE):
                return self._acting(Who.PASSIVE, first, n, end, inflected=True)
        return Clause(Who.NOUN, "", _NOBODY, first, at, at, end)

    def _asked_of(self, first: int, n: int, end: int) -> Clause | None:
        """A clause whose subject ends before word `n`: should, to be done, will, to."""
        small, following = self.said.small(n), self.said.small(n + 1) if n + 1 < end else ""
        if small in WISHES or (small in ("has", "have") and following == "to"):
            begins = self.said.after_auxiliaries(n + 1 + (following == "to"), end)
            return self._acting(Who.WISH, first, begins, end, inflected=True)
        if not following:
            return None
        if small in _TO_BE and following == "be" and n + 2 < end:
            passive = is_participle(self.said.small(n + 2))
            who = Who.PASSIVE if passive else Who.OTHER
            return self._acting(who, first, n + 1 + passive, end, inflected=True)
        if small == "be" and is_participle(following):
            return self._acting(Who.PASSIVE, first, n + 1, end, inflected=True)
        begins = self.said.after_auxiliaries(n + 1, end)
        if small == "to" and ((begins < end and self.said.verb(begins)) or following in ("not", "all")):
            return self._acting(Who.OTHER, first, begins, end)
        if small in _MODALS or self.said.small(n - 1).endswith("'ll"):
            begins = self.said.after_auxiliaries(n + (small in _MODALS), end)
            return self._acting(Who.OTHER, first, begins, end)
        return None

    def _is_said_of_somebody(self, at: int, n: int, end: int) -> bool:
        """Whether words `at` to before `n` are somebody and word `n` is what they do: she sends, pairs choose."""
        verb = self.said.verb(n, inflected=True)
        if n + 1 >= end or verb is None or (self.said.small(n - 1) == "who" and n - 1 > at):
            return False
        before, small, following = self.said.small(n - 1), self.said.small(n), self.said.small(n + 1)
        if before.endswith("'s") and small.endswith("ing"):
            return True
        if is_third_person(small) and not self.said.is_in(n, "nouns_too"):
            noun = any(form in self.said.lexicon.lists["nouns_too"] for form in plain_forms(small))
            named = self.said.is_capital(n - 1) and n - at <= 2 and before not in LEADS
            person = before in THEY or named or (not noun and before not in PREPOSITIONS)
            return person and following in DETERMINERS | PREPOSITIONS
        if self.said.verb(n) is None or before in PREPOSITIONS:
            return False
        several = is_third_person(before) and not before.endswith("'s") and before not in LEADS
        takes = following in DETERMINERS or not self.said.is_in(n, "nouns_too") or verb.after - verb.first > 1
        return (before in THEY or several) and takes

    # the verb

    def _acting(self, who: Who, first: int, at: int, end: int, *, inflected: bool = False) -> Clause:
        """A clause whose verb begins at a word, or after a way out and `not` before it."""
        avoiding = False
        while at < end and (attempt := self.said.attempt(at)):
            self.hedge = self.hedge or (attempt.first, attempt.after)
            avoiding = self.said.small(attempt.after - 2) == "not"
            at = self.said.after_auxiliaries(attempt.after, end)
            at += at < end and self.said.small(at) == "to"
        at = self.said.after_adverbs(at, end)
        while at < end and self._avoids(at):
            avoiding = True
            if at + 1 >= end or self.said.small(at) in _STOPPING:
                break
            at += 1
        if at >= end:
            return Clause(who, "", _NOBODY, first, end, end, end, avoiding=avoiding)
        found = self.said.verb(at, inflected=inflected or self.said.small(at).endswith("ing"))
        after = found.after if found else at + 1
        rest = (word.small for word in self.said.words[at + 1 : after])
        verb = " ".join((self.said.plain(at, inflected=inflected), *rest))
        return Clause(who, verb, found.lists if found else _NOBODY, first, at, after, end, avoiding=avoiding)

    def _avoids(self, at: int) -> bool:
        return self.said.small(at) in AVOIDING or (self.said.small(at) == "do" and self.said.small(at + 1) == "not")

    # what comes before

    def _after_lead_in(self, at: int, end: int) -> int:
        """Where the clause proper begins, after `By Friday,` or `When somebody asks`."""
        leads = at < end and self.said.small(at) in LEADS
        if not leads or self.said.begins_an_act(at, end, known=True):
            return at
        limit = min(at + _LONGEST_LEAD_IN, end)
        begins = next((found for n in range(at + 1, limit) if (found := self._led_to(at, n, end))), 0)
        if begins:
            return begins
        bare = next((n for n in range(at + 2, min(at + 8, limit)) if self._is_bare_order(n, end)), 0)
        if bare or self.said.small(at) in DETERMINERS or self.said.small(at) in ("to", "of"):
            return bare or at
        return next((n for n in range(at + 2, limit) if self.said.has_comma(n)), at)

    def _led_to(self, at: int, n: int, end: int) -> int:
        """Where the clause proper begins, where word `n` begins it or leads straight to it; else 0."""
        if self.said.quoted[n]:
            return 0
        if self.said.has_comma(n):
            begins = self.said.after_connectives(n, end)
            if begins < end and (
                self.said.small(begins) in ME | WE
                or (self.said.small(begins) == "what" and self.said.small(begins + 1) in ME)
                or self.said.begins_an_act(begins, end, known=False)
                or self.said.attempt(begins)
            ):
                return begins
        if n > at + 1 and self.said.small(n) in ME and self.said.small(n - 1) not in RUN_ON | {"and"}:
            return n if self._says_act(n, end) else 0
        return n + 1 if n > at + 1 and self.said.small(n) == "then" and n + 1 < end else 0

    def _says_act(self, at: int, end: int) -> bool:
        """Whether a verb follows `I`."""
        begins = self.said.after_auxiliaries(at + 1, end)
        verb = self.said.verb(begins, inflected=True)
        return begins < end and (begins > at + 1 or verb is not None or self.said.small(at) == "i'll")

    def _is_bare_order(self, n: int, end: int) -> bool:
        """Whether an order begins at a word without a comma before it: on Tuesdays sit in reception."""
        return (
            self.said.small(n - 1) not in PREPOSITIONS | DETERMINERS
            and not self.said.is_capital(n)
            and not self.said.is_in(n, "nouns_too")
            and self.said.begins_an_act(n, end, known=True)
            and self.said.is_object(min(n + 1, end - 1))
        )
