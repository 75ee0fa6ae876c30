"""What pages say, in a set's own words: those of its sector, or another language's."""

import re
from collections.abc import Mapping
from types import MappingProxyType

_PLACE = re.compile(r"\{(\w+)\}")
WORDS: Mapping[str, str] = MappingProxyType(
    {
        "organisation": "organisation",
        "setting": "setting",
        "people": "those our issues are about",
    }
)
"""The words within texts that a sector has its own for, each with what stands there without one."""


class Say:
    """Gives a text of a page as a set says it, by its English; never changed once it is made."""

    __slots__ = ("_texts",)

    def __init__(self, texts: Mapping[str, str] = MappingProxyType({})) -> None:
        self._texts = texts

    def __call__(self, text: str, /, **places: object) -> str:
        """The text, with what its places hold; what is put in a place is never looked into."""

        def put(found: re.Match[str]) -> str:
            name = found[1]
            return str(places[name]) if name in places else self._texts.get(name, WORDS.get(name, found[0]))

        return _PLACE.sub(put, self._texts.get(text, text))


ENGLISH = Say()
