"""What was agreed with the sponsor, as one page: only the agreement and facts about the set."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from alearn.dates import in_words
from alearn.model import Agreement, Form, Planned, SetFile

PROMISE = (
    "What a member says in the set goes no further without that member's yes, and a journal is its writer's own. "
    "The one limit: where someone may be at risk of harm, the setting's own procedure is followed at once."
)


class Section(NamedTuple):
    """One part of the page: its heading, and the words under it, a list where there are several."""

    heading: str
    words: tuple[str, ...]


class BriefView(NamedTuple):
    """The page, every word of it decided."""

    title: str
    language: str
    purpose: str
    agreed: str
    sections: tuple[Section, ...]
    facts: tuple[str, ...]
    promise: str

    @property
    def banner(self) -> str:
        """Whom the page is for, as it stands on every sheet of it."""
        return "FOR THE SPONSOR AND THE SET"


def build_brief(
    file: SetFile, agreement: Agreement, sheet: Form, rows: tuple[Planned, ...], leads: str, day: date
) -> BriefView:
    """The page on a day; `rows` are the planned meetings that are not cancelled, `leads` who facilitates."""
    agreed = f"Agreed {in_words(agreement.agreed)}." if agreement.agreed else f"To talk over, {in_words(day)}."
    return BriefView(
        title=file.title,
        language=file.language or "en-GB",
        purpose=file.purpose or "",
        agreed=agreed,
        sections=tuple(Section(each.heading, said(agreement, each.id)) for each in sheet.questions),
        facts=tuple(_facts(rows, leads)),
        promise=PROMISE,
    )


def said(agreement: Agreement, question: str) -> tuple[str, ...]:
    """What the agreement says to a question of its form; nothing where it says nothing."""
    value = getattr(agreement, question.replace("-", "_"), None)
    return (value,) if isinstance(value, str) else tuple(value or ())


def _facts(rows: tuple[Planned, ...], leads: str) -> Iterator[str]:
    if rows:
        yield f"Meetings planned: {', '.join(in_words(row.day) for row in rows)}."
        minutes = {row.minutes for row in rows if row.minutes}
        if len(minutes) == 1:
            yield f"Each lasts {minutes.pop()} minutes."
    if leads:
        yield f"Facilitated by {leads}."
