"""Letters without what people write differently: capitals, accents and letters that do not decompose."""

import unicodedata

_LETTERS = str.maketrans(
    {
        "ł": "l", "Ł": "l", "ø": "o", "Ø": "o", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ß": "ss",
        "đ": "d", "Đ": "d", "ð": "d", "Ð": "d", "þ": "th", "Þ": "th", "ħ": "h", "Ħ": "h", "ı": "i", "ŋ": "n",
    }
)  # fmt: skip
APOSTROPHES = "'\u2019\u02bc`"


def plain(text: str) -> str:
    """The text in small letters without accents; what cannot be seen in it is gone."""
    letters = unicodedata.normalize("NFKD", text.translate(_LETTERS)).casefold()
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def is_cased(letter: str) -> bool:
    """Whether a letter is of a script that has capitals."""
    return letter.lower() != letter.upper()


def holds_on(letter: str) -> bool:
    """Whether a letter holds on to its neighbour: a figure, an accent, or one of a script that has capitals."""
    return bool(letter) and (letter.isdigit() or is_cased(letter) or unicodedata.combining(letter) > 0)


def inside_a_word(text: str, at: int) -> bool:
    """Whether a text is cut at an offset in the middle of a word; an apostrophe does not end one."""
    before, after = text[max(0, at - 2) : at], text[at : at + 2]
    if after[:1] and after[0] in APOSTROPHES:
        return holds_on(before[-1:]) and holds_on(after[1:])
    if before[-1:] and before[-1] in APOSTROPHES:
        return holds_on(before[:-1]) and holds_on(after[:1])
    return holds_on(before[-1:]) and holds_on(after[:1])
