"""Numbers, names and figures as a report says them, in the words of its set."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from alearn.say import Say
from alearn.story.wording import on, stands

STATUSES: Mapping[str, str] = {
    each: stands(each) for each in ("done", "adapted", "tried", "agreed", "not-yet", "blocked", "refrained", "dropped")
}
RESULTS: Mapping[str, str] = {
    "as-expected": "as expected",
    "surprise": "a surprise",
    "no-effect": "no effect",
    "made-worse": "it made things worse",
}
FIGURES: Mapping[str, str] = {
    "Actions agreed": "Actions agreed",
    "Actions tried": "Actions tried",
    "How many of us came": "How many of us came",
    "How many of us have tried something": "How many of us have tried something",
    "most": "most",
    "about half": "about half",
    "few": "few",
    "about #": "about {first}",
    "# of #": "{first} of {second}",
    "# of #, over all our meetings": "{first} of {second}, over all our meetings",
}
_NUMBER = re.compile(r"\d+")


def listed(say: Say, names: Sequence[str]) -> str:
    """Names as they are read aloud: Amina Khan, Ben Ortiz and Cora Lee."""
    if len(names) < 2:
        return "".join(names)
    return say("{names} and {last}", names=", ".join(names[:-1]), last=names[-1])


def from_to(say: Say, first: date, last: date) -> str:
    """From when to when, or the one day."""
    return on(say, first) if first == last else say("{first} to {last}", first=on(say, first), last=on(say, last))


def counted(say: Say, number: int, one: str, more: str) -> str:
    """A number with its noun, which is in the text: `1 meeting`, `3 meetings`."""
    return say(one if number == 1 else more, number=number)


def figured(say: Say, words: str) -> str:
    """A figure, or what it is of, as policy writes it: its numbers stay, its words are the set's."""
    shape = _NUMBER.sub("#", words)
    if shape not in FIGURES:
        return words
    first, second, *_ = (*_NUMBER.findall(words), "", "")
    return say(FIGURES[shape], first=first, second=second)


def with_english(say: Say, text: str) -> str:
    """What stands above a page, in the set's own words and, whatever those say, in alearn's."""
    return with_mark(say, say(text), "" if say(text) == text else text)


def with_mark(say: Say, words: str, mark: str) -> str:
    """Words with what stands beside them, if anything does."""
    return say("{words} ({mark})", words=words, mark=mark) if mark else words
