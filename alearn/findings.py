"""A finding: one thing worth saying about a record, with its place in a file."""

from enum import StrEnum
from typing import NamedTuple


class Severity(StrEnum):
    """How much a finding matters: errors and warnings are about the record, questions about practice."""

    ERROR = "error"
    WARNING = "warning"
    QUESTION = "question"


class Span(NamedTuple):
    """A stretch of a file, in code points from its first character, a byte order mark not counted."""

    start: int
    end: int


class Place(NamedTuple):
    """A stretch of a file as people count it: lines and columns from 1, columns in code points."""

    line: int
    column: int
    end_line: int
    end_column: int


TOP = Place(1, 1, 1, 1)


class Finding(NamedTuple):
    """One thing found: where, which rule, and what to type.

    `path` is relative to the set's folder with forward slashes. `message` states the fault and
    `fix` what to do; neither quotes a value that a person wrote. `quotable` is false where even
    the line itself must not be shown (a plain file under `private/`).
    """

    path: str
    place: Place
    rule: str
    severity: Severity
    message: str
    fix: str = ""
    quotable: bool = True

    @property
    def order(self) -> tuple[str, Place, str, str]:
        """The order findings are shown in: by file, place, rule and words."""
        return (self.path, self.place, self.rule, self.message)
