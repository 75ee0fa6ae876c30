"""Where a person is named in what others wrote: lines and file names for a person to look at, never their words."""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from alearn.schema.layout import plain_words
from alearn.text.names import names_in
from alearn.text.source import Source

_WORDS_OF_A_NAME = 3


class Person(NamedTuple):
    """What somebody is called in a set's folder: their id, their name, and their address where there is one."""

    id: str
    name: str
    email: str = ""


class Mention(NamedTuple):
    """A line that names somebody, from 1; 0 where the name of the file does."""

    path: str
    line: int = 0

    def __str__(self) -> str:
        """As it is shown, so that an editor can go there."""
        return f"{self.path}:{self.line}" if self.line else f"{self.path} (its name)"


def mentions(person: Person, texts: Mapping[str, str | None]) -> tuple[Mention, ...]:
    """Every line of the texts, and every file name, that names the person; a text that is None was not read."""
    found: list[Mention] = []
    for path, text in sorted(texts.items()):
        if _in_a_path(person, path):
            found.append(Mention(path))
        found.extend(Mention(path, number) for number in _lines(person, text or ""))
    return tuple(found)


def _lines(person: Person, text: str) -> Iterable[int]:
    """The lines on which a match begins: a name may go over the end of one."""
    source = Source("", text)
    starts = [each.start for each in names_in(text, (person.name,))]
    starts += [found.start() for found in _addresses(person).finditer(text)]
    return sorted({source.place(start).line for start in starts})


def _addresses(person: Person) -> re.Pattern[str]:
    """The id and the address as whole words, in capitals or not."""
    own = "|".join(re.escape(each) for each in (person.id, person.email) if each)
    return re.compile(rf"(?<![\w-])(?:{own})(?![\w-])", re.IGNORECASE)


def _in_a_path(person: Person, path: str) -> bool:
    """Whether a word of the name, or the id, stands in a file's name or a folder's."""
    words = {each for each in plain_words(person.name).split("-") if len(each) >= _WORDS_OF_A_NAME}
    parts = path.lower().split("/")
    return any(person.id in part or words & set(plain_words(part).split("-")) for part in parts)
