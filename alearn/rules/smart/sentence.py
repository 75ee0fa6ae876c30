"""How an action's words are built: who is to do it, the verb it begins with, its clauses, and what it counts."""

import re
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from alearn.rules.smart.lexicon import Lexicon, anywhere, at_start


class Who(StrEnum):
    """Who the words say will do it."""

    OWN = "own"
    OURS = "ours"
    PAIR = "pair"
    OTHER = "other"
    PASSIVE = "passive"
    WISH = "wish"
    NOUN = "noun"


class Sentence(NamedTuple):
    """An action's words, taken apart.

    `says_i` tells that the words say `I`. `verb` is the phrase it begins with, in small letters, at `start` to
    `end` of the words; `rest` is what follows. `clauses` are the verbs that begin its further clauses. `hedge`
    is where a way out is left, `subject` who else is to do it.
    """

    text: str
    who: Who
    says_i: bool
    subject: str
    verb: str
    start: int
    end: int
    rest: str
    clauses: tuple[str, ...]
    hedge: tuple[int, int] | None


VERB_LISTS = ("directions", "endless", "talking", "persuading", "evidence", "acts")
_LEAD_IN = re.compile(
    r"\s*(?:(?:by|on|at|in|for|from|if|when|whenever|every|each|with|within|before|after|during|over|once|throughout"
    r"|until|starting|instead of|rather than)\b[^,]{2,90}?,|(?:then|also|please|so|and|ok|right|firstly?|next)\b,?)\s+",
    re.IGNORECASE,
)
_LABEL = re.compile(r"\s*[^:.,]{2,40}:\s+")
_BULLET = re.compile(r"\s*(?:[-*•–]|\d{1,2}[.)])\s+")
_I = re.compile(
    r"(?:i|i'?ll|i'?m|i'?ve|im)\b(?:\s+(?:will|shall|am|am going to|'?m going to|going to|plan to|want to have|want to|need to"
    r"|have to|would like to|'?d like to|intend to|must|can|could|should|also|just|then|promise to|commit to|agree to))*\s+",
    re.IGNORECASE,
)
_WE = re.compile(
    r"(?:we|we'?ll|let'?s|let us|us)\b(?:\s+(?:will|shall|all|are going to|are|need to|must|should|to|can|could|would))*\s+",
    re.IGNORECASE,
)
_PAIR = re.compile(
    r"(?:[A-Z][\w.'-]*(?:\s+[A-Z][\w.'-]*){0,2}\s+and\s+(?:I|me)|(?:me|I)\s+and\s+[A-Z][\w.'-]*(?:\s+[A-Z][\w.'-]*){0,2})"
    r"(?::|\s+(?:to|will|are going to|'ll))?\s+"
)
_TO = re.compile(r"to\s+", re.IGNORECASE)
_PARTICIPLE = (
    r"(?:\w+ed|written|sent|done|held|made|put|told|rung|given|kept|shown|taken|built|drawn|chosen|read|set|cut|hung|paid"
    r"|brought|bought|run|spoken to|listened to|met|seen|taught|known|heard|found|moved|sorted)"
)
_PASSIVE = re.compile(
    rf"(?P<subject>[^.;:]{{1,90}}?),?\s+(?:(?:to|will|must|should|needs? to|can|are to|is to|shall)\s+be|be)\s+"
    rf"(?:\w+ly\s+)?(?P<verb>{_PARTICIPLE})\b",
    re.IGNORECASE,
)
_BARE_PASSIVE = re.compile(
    r"(?P<subject>[\w' -]{2,40}?)\s+(?P<verb>told|asked|given|sent|kept|moved|shown)\s+(?=not\b|to\b|the\b|a\b)",
    re.IGNORECASE,
)
_WISH = re.compile(
    r"(?P<subject>[^.;:,]{1,60}?)\s+(?:(?:should|must|ought to|needs? to|has to|have to|would)\b|needs?\s+(?=\w+\s*$)"
    r"|(?:is|are)\s+(?:needed|important|key|essential))|it would be\b|there (?:should|must|needs)\b|if only\b|no more\b",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"(?P<subject>[^.;:]{1,60}?),?\s+(?:to|will|can|could|shall|are to|is to|'ll)\s+(?:\w+ly\s+)?(?=[a-z])",
    re.IGNORECASE,
)
_DETERMINER = re.compile(
    r"(?:the|a|an|my|our|his|her|their|this|that|these|those|each|every|all|both|one|two|three|four|five|six|seven|eight|nine"
    r"|ten|eleven|twelve|\d|him|her|them|it|me|myself|up|down|out|in|on|to|with|for|at|round|back|away|over|off|through|what"
    r"|how|why|who|whether|half|some|any|more|'|\"|\u2018|\u201c)",
    re.IGNORECASE,
)
_NEW_CLAUSE = re.compile(
    r"(?:,\s*(?:and\s+|then\s+|but\s+)?|\s+and\s+(?:then\s+|also\s+)?|\s*[;&:]\s*(?:and\s+|then\s+)?|\s+then\s+|\.\s+)(?:I(?:'ll|\s+will)?\s+|to\s+)?",
    re.IGNORECASE,
)
_NUMBER_WORDS = (
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
    " twenty thirty forty fifty sixty hundred dozen"
).split()
_IDENTIFIER = re.compile(
    r"\b(?:years?|wards?|ks|key stage|stage|chapters?|sections?|rooms?|blocks?|lines?|stations?|bands?|items?|groups?|forms?"
    r"|sets?|levels?|units?|beds?|phases?|tiers?|grades?|class(?:es)?|page|pp?|part|act|scene|no|number|version|v|rev|letter"
    r"|desk|bay|floor|house|table|step|goal|standard|module|week|day|route|bus|the)\.?\s*\d+(?:[./]\d+)*\w?\b(?!\s*%)"
    r"|\b\d{1,2}[A-Z]{1,2}\d?\b|\b[A-Z]+-?\d+\b|\b24/7\b|\b(?:19|20)\d\d(?:/\d\d)?\b|\b\d{1,2}(?:[:.]\d\d)?\s?(?:am|pm)\b"
    r"|\b\d{1,2}:\d\d\b|\b1:1s?\b|\b\d(?:st|nd|rd|th)\b|\bafter \d{1,2}\b|\bbefore \d{1,2}\b",
    re.IGNORECASE,
)
_COUNT = re.compile(
    rf"\b(?:\d+(?:[.,]\d+)?\s?%|£?\d+(?:[.,]\d+)*k?|{'|'.join(_NUMBER_WORDS)}|both|half|a dozen|once|twice|an? (?:single|one))\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=4)
def _verbs(lexicon: tuple[tuple[str, ...], ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(phrase for phrases in lexicon for phrase in phrases))


def read_sentence(text: str, lexicon: Lexicon) -> Sentence:
    """Take an action's words apart."""
    verbs = at_start(_verbs(tuple(lexicon[name] for name in VERB_LISTS)))
    hedges = anywhere(lexicon["hedges"])
    at = _skipped(text, 0, (_BULLET,))
    lead = _LEAD_IN.match(text, at)
    while lead and (_begins_an_act(text, lead.end(), verbs) or _I.match(text, lead.end())):
        at = lead.end()
        lead = _LEAD_IN.match(text, at)
    label = _LABEL.match(text, at)
    if label and not _begins_an_act(text, at, verbs) and _begins_an_act(text, label.end(), verbs):
        at = label.end()
    hedge = hedges.search(text)
    who, says_i, subject, at = _who(text, at, verbs, hedges)
    hedged = at_start(lexicon["hedges"]).match(text, at)
    if hedged and who in (Who.OWN, Who.OURS):
        at = _skipped(text, hedged.end(), (re.compile(r"\s+"),))
    found = verbs.match(text, at)
    unknown = re.compile(r"[\w'-]+").match(text, at)
    verb = found or unknown
    start, end = (verb.start(), verb.end()) if verb and who not in (Who.NOUN,) else (at, at)
    return Sentence(
        text,
        who,
        says_i,
        subject,
        " ".join(text[start:end].lower().split()),
        start,
        end,
        text[end:].strip(),
        _clauses(text, end, verbs),
        hedge.span() if hedge else None,
    )


def _skipped(text: str, at: int, patterns: tuple[re.Pattern[str], ...]) -> int:
    for pattern in patterns:
        found = pattern.match(text, at)
        at = found.end() if found else at
    return at


def _begins_an_act(text: str, at: int, verbs: re.Pattern[str]) -> bool:
    """Whether an order to oneself begins here: a known verb, or a word that a determiner follows."""
    found = verbs.match(text, at)
    if found:
        return not re.match(r"\s+(?:to|will|should|must|needs?|and I|are|is)\b", text[found.end() :])
    word = re.compile(r"[A-Za-z][\w'-]*\s+").match(text, at)
    if not word or _DETERMINER.match(text, at):
        return False
    return bool(_DETERMINER.match(text, word.end())) and not re.match(
        r"(?:to|with|for|in|on|at|over|up|down|out|off|through)\b", text[word.end() :], re.IGNORECASE
    )


def _who(text: str, at: int, verbs: re.Pattern[str], hedges: re.Pattern[str]) -> tuple[Who, bool, str, int]:
    """Who is to do it, whether the words say `I`, who else, and where the verb begins."""
    pair = _PAIR.match(text, at)
    if pair:
        return Who.PAIR, True, pair.group().strip(), pair.end()
    mine = _I.match(text, at)
    if mine:
        return Who.OWN, True, "", mine.end()
    ours = _WE.match(text, at)
    if ours:
        return Who.OURS, False, "we", ours.end()
    to = _TO.match(text, at)
    if to:
        return Who.OWN, False, "", to.end()
    if (
        hedges.match(text, at)
        or _begins_an_act(text, at, verbs)
        or re.match(r"(?:not|don'?t|never|stop|no longer)\b", text[at:], re.IGNORECASE)
    ):
        return Who.OWN, False, "", at
    for who, pattern in ((Who.PASSIVE, _PASSIVE), (Who.WISH, _WISH), (Who.OTHER, _OTHER), (Who.PASSIVE, _BARE_PASSIVE)):
        found = pattern.match(text, at)
        if found:
            subject = found.groupdict().get("subject") or ""
            if who is Who.PASSIVE and re.search(r"\b(?:must|should|needs?)\b", found.group(), re.IGNORECASE):
                who = Who.WISH
            begins = found.start("verb") if "verb" in found.groupdict() else found.end()
            return who, False, subject.strip(), begins
    found = verbs.match(text, at)
    if found and not text[found.end() :].strip():
        return Who.OWN, False, "", at
    return (Who.OWN if found else Who.NOUN), False, "", at


def _clauses(text: str, at: int, verbs: re.Pattern[str]) -> tuple[str, ...]:
    """The verbs that further clauses begin with, in small letters."""
    found = []
    for between in _NEW_CLAUSE.finditer(text, at):
        verb = verbs.match(text, between.end())
        if verb:
            found.append(" ".join(verb.group().lower().split()))
    return tuple(found)


def masked(text: str, times: tuple[tuple[int, int], ...]) -> str:
    """The words with dates, times and identifiers blanked: what is left that looks like a number is a count."""
    letters = list(text)
    for start, end in (*times, *(each.span() for each in _IDENTIFIER.finditer(text))):
        letters[start:end] = " " * (end - start)
    return "".join(letters)


def counts(text: str) -> tuple[str, ...]:
    """The counts in a masked text."""
    return tuple(found.group().lower() for found in _COUNT.finditer(text))


def value_of(count: str) -> float:
    """What a count says, as a number; 1 for words that only point."""
    figures = count.strip("£%k ").replace(",", "")
    try:
        return float(figures)
    except ValueError:
        return float(_NUMBER_WORDS.index(count) + 2) if count in _NUMBER_WORDS else 1.0
