"""What members answered to a proof: yes, no, or yes except some words."""

import re
from collections.abc import Iterable, Mapping

from alearn.text.letters import plain

YES, NO, NO_ANSWER, EXCEPT = "yes", "no", "no-answer", "yes except:"
_PARTS = re.compile(r"[;\n]")
_SIGNS = re.compile(r"[\W_]+")


def said_yes(answers: Mapping[str, str], member: str) -> bool:
    """Whether a member agreed, be it with an exception; who has not answered has not."""
    answer = answers.get(member, NO_ANSWER)
    return answer == YES or answer.startswith(EXCEPT)


def said_no(answers: Mapping[str, str], member: str) -> bool:
    """Whether a member refused; who has not answered has not."""
    return answers.get(member) == NO


def exceptions(answers: Mapping[str, str]) -> Mapping[str, tuple[str, ...]]:
    """The words each member took out of her yes; a semicolon or a new line parts one from the next."""
    return {
        member: tuple(part.strip() for part in _PARTS.split(answer.removeprefix(EXCEPT)) if part.strip())
        for member, answer in answers.items()
        if answer.startswith(EXCEPT)
    }


def is_struck(text: str, words: Iterable[str]) -> bool:
    """Whether any of the excepted words stands in a text, be it within a longer word: rather too much is taken out."""
    letters, struck = _letters(text), (_letters(each).strip() for each in words)
    return any(each in letters for each in struck if each)


def is_matched(words: str, texts: Iterable[str]) -> bool:
    """Whether excepted words are found, as whole words, in any of the texts of a page."""
    letters = _letters(words)
    return bool(letters.strip()) and any(letters in _letters(text) for text in texts)


def _letters(text: str) -> str:
    """The words of a text in plain letters, a space before and after each: signs and capitals make no difference."""
    return f" {_SIGNS.sub(' ', plain(text)).strip()} "
