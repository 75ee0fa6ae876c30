"""An interview that goes on where it was interrupted: every answer is on disk before the next question is asked."""

from collections.abc import Callable, Iterator
from typing import TypeVar

from alearn.errors import NotFoundError, UsageError
from alearn.world import World

_Answer = TypeVar("_Answer")
_NOTHING = "-"  # what clears an answer that was given before
AGAIN = "again"
_END = "(Enter: no more)"


class Interview:
    """The questions of one thing to be written, with the answers that were given to them before."""

    def __init__(self, world: World, name: str) -> None:
        self.world, self.name = world, name
        self.given: dict[str, str] = {}
        self.before: dict[str, str] = {}
        for question, answer in world.notes(name) if world.interactive else ():
            self._take(question, answer)

    def _take(self, question: str, answer: str) -> None:
        if question == AGAIN:
            self.before, self.given = {**self.before, **self.given}, {}
        else:
            self.given[question] = answer

    def asks(self, key: str) -> bool:
        """Whether a question is still to be asked, rather than answered already."""
        return key not in self.given

    def ask(
        self, key: str, question: str, read: Callable[[str], _Answer], *, default: str = "", flag: str = ""
    ) -> _Answer:
        """What the answer to a question is read as; `key` is what the question is known by when it is asked again."""
        if key in self.given:
            try:
                return read(self.given[key])
            except (UsageError, NotFoundError):  # the record has changed since
                del self.given[key]

        def noted(answer: str) -> _Answer:
            meant = "" if answer == _NOTHING else answer
            value = read(meant)
            self.world.note(self.name, key, meant)
            return value

        try:
            return self.world.ask_for(question, flag, noted, self.before.get(key, default))
        except UsageError as fault:
            hint = fault.hint if flag else "What you answered is kept: type the same again, and it goes on."
            raise UsageError(fault.message, hint) from None

    def words(self, key: str, question: str) -> str:
        """An answer in the person's own words; empty where the question is skipped."""
        return self.ask(key, question, str)

    def each(self, key: str, question: str) -> Iterator[str]:
        """Answers to one question until it is skipped."""
        number = 1
        while words := self.words(f"{key} {number}", question if number == 1 else f"  and? {_END}"):
            yield words
            number += 1

    def keep(self, key: str) -> None:
        """Keep on disk that something has come to pass in this interview."""
        self.world.note(self.name, key, "yes")

    def again(self) -> None:
        """Ask everything once more, with the answers that were given to press Enter on."""
        self.world.note(self.name, AGAIN, "")
        self._take(AGAIN, "")

    def forget(self) -> None:
        """Drop the answers, which are written, or are to be given afresh."""
        self.world.drop_notes(self.name)
        self.given, self.before = {}, {}
