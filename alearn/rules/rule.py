"""What a rule is: a name that states the fault, why it matters, and how to look for it."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from alearn.findings import Finding, Severity
from alearn.schema.records import Reading

Look = Callable[[Reading, date], Iterator[Finding]]


class Rule(NamedTuple):
    """One rule: `title` states the fault in a sentence, `why` says why it matters to action learning.

    `before` and `after` are a few lines of a record that break it and keep it. `look` yields its
    findings on a day; it is None where the reader finds the fault while reading.
    """

    id: str
    severity: Severity
    title: str
    why: str
    before: str
    after: str
    look: Look | None = None
