"""A form sent by email, and the reply to it: what was answered below each question, however the mail wrapped it."""

import re
from collections.abc import Sequence
from textwrap import wrap
from typing import NamedTuple

from alearn.model import Form, Question

CLOSING = "That is all. Thank you."
_WIDTH = 70  # a quoted line stays below the 76 at which mail programs wrap
_GAP = r"[\s>*_]+"
_BULLET = re.compile(r"(?:[-*+•–]|\d{1,2}[.)])\s+")  # the dash that Word makes of a hyphen
_QUOTED = re.compile(r"^[ \t]*(?:>[ \t]?)+", re.MULTILINE)
_MAIL_OF_OURS = re.compile(
    r"^[\s>]*(?:On .{6,200}wrote:|-{2,} ?Original Message.*|From: .*|-- ?)[ \t]*$", re.MULTILINE | re.IGNORECASE
)


class Reply(NamedTuple):
    """What a reply answers, by the ids of the questions, and what stood above the first of them."""

    answers: dict[str, str]
    above: str


def to_send(form: Form, title: str) -> str:
    """The questions of a form as the text of an email."""
    lines = [title, "", *wrap(form.about or "", _WIDTH), "", "Please answer below each question, and send it back."]
    for number, each in enumerate(form.questions, 1):
        lines += ["", *wrap(f"{number}. {each.ask}", _WIDTH)]
        lines += wrap(f"({each.about})", _WIDTH) if each.about else []
        lines += [""]
    return "\n".join([*lines, "", CLOSING]) + "\n"


def read_reply(form: Form, text: str) -> Reply:
    """What a reply answers: the first words below each question that are neither the question nor a mail of ours."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " ")
    found = sorted((match.start(), match.end(), each) for each in form.questions for match in _asked(each, plain))
    ends = [match.start() for match in re.finditer(_words(CLOSING), plain)]
    answers: dict[str, str] = {}
    for at, (_, end, question) in enumerate(found):
        following = found[at + 1][0] if at + 1 < len(found) else len(plain)
        stop = min((each for each in ends if each >= end), default=following)
        words = _answer(plain[end : min(following, stop)])
        if words:
            answers.setdefault(question.id, words)
    return Reply(answers, _answer(plain[: found[0][0]]) if found else "")


def items_of(words: str) -> tuple[str, ...]:
    """The items of a list: what begins with a bullet or a number, else each paragraph."""
    lines = [line.strip() for line in words.splitlines()]
    bulleted = any(_BULLET.match(line) for line in lines)
    items: list[list[str]] = [[]]
    for line in lines:
        begins = _BULLET.match(line)
        if begins or (not line and not bulleted):
            items.append([])
        items[-1].append(line[begins.end() :] if begins else line)
    joined = (" ".join(filter(None, item)) for item in items)
    return tuple(item for item in joined if item)


def _asked(question: Question, text: str) -> Sequence[re.Match[str]]:
    """Where a question stands in a text, with its number before it and its help after it."""
    about = f"(?:{_GAP}{_words(f'({question.about})')})?" if question.about else ""
    pattern = rf"^[\s>*_]*(?:\d{{1,2}}[.)][\s>*_]*)?{_words(question.ask)}{about}"
    return list(re.finditer(pattern, text, re.MULTILINE | re.IGNORECASE))


def _words(sentence: str) -> str:
    """A sentence however it is wrapped and quoted."""
    return _GAP.join(re.escape(word) for word in sentence.split())


def _answer(block: str) -> str:
    """The words of a block, without the signs of quotation and without the mail that was answered."""
    own = _MAIL_OF_OURS.split(block, maxsplit=1)[0]
    return re.sub(r"\n{3,}", "\n\n", _QUOTED.sub("", own)).strip(" \t\n*_")
