"""How fields and their values are spoken of, where a change of them is told."""

from collections.abc import Callable, Mapping
from datetime import date, time
from typing import Any

from alearn.dates import in_words
from alearn.history.changes import PROSE
from alearn.model import Period, Ref
from alearn.schema.fields import MAP, RECORDS, TABLES, TURN, Field
from alearn.schema.layout import entry_day

STANDS: Mapping[str | None, str] = {"refrained": "chose not to, for now", "not-yet": "not yet"}
RESULTS = {
    "as-expected": "as expected",
    "surprise": "a surprise",
    "no-effect": "without effect",
    "made-worse": "it made things worse",
}
ALONE = frozenset(
    (
        *(("action", "confidence"), ("entry", "loop")),
        *(("member", "email"), ("member", "recipients"), ("member", "preference")),
    )
)
"""The fields that are told to their owner alone; an extract is so whole."""
HAPPENED: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "obstacle": (("reply", "replied"),),
    "extract": (("withdrawn", "text"),),
    "report": (("sent", "sha256", "sent_to"),),
    "conduct": (("adopted", "adopted_by"),),
    "issue": (("closed",),),
}
"""The fields of a record that tell one thing together, which happened on a day of its own."""

_WORDS = {
    ("action", "action"): "its words",
    ("action", "due"): "its first date",
    ("action", "agreed"): "the day it was agreed",
    ("action", "so_that"): "what it is for",
    ("action", "with"): "who does it together",
    ("action", "confidence"): "how sure the owner is",
    ("action", "expectation"): "what is expected of it",
    ("action", "learning_goal"): "what is to be learned by it",
    ("action", "permission"): "whose leave it needs",
    ("action", "because_of"): "the entry it grew out of",
    ("action", "follows"): "the action it follows on from",
    ("action", "learning"): "what was learned from it",
    ("action", "waive"): "why a letter of SMART does not apply",
    ("issue", "issue"): "its words",
    ("issue", "matters"): "why it matters",
    ("issue", "serves"): "the priority it serves",
    ("issue", "unknown"): "what is not known",
    ("issue", "assumptions"): "what is taken to be so",
    ("issue", "involves"): "whose lives it touches",
    ("issue", "with"): "who shares it",
    ("issue", "before"): "what practice was like",
    ("issue", "now"): "what practice is like now",
    ("issue", "opened"): "the day it was brought",
    ("issue", "outcome", "to_me"): "what it was worth to its owner",
    ("issue", "outcome", "to_organisation"): "what it was worth to the organisation",
    ("issue", "outcome", "evidence"): "what shows it",
    ("entry", PROSE): "its words",
    ("conduct", PROSE): "its words",
    ("obstacle", "obstacle"): "its words",
    ("obstacle", "asks"): "what is asked of the sponsor",
    ("member", "left"): "their last day",
    ("member", "joined"): "their first day",
    ("meeting", "present"): "who was there",
    ("meeting", "left"): "who left early",
    ("meeting", "late"): "who came late",
    ("meeting", "apologies"): "who had said they could not come",
    ("meeting", "parked"): "the questions put aside",
    ("meeting", "interventions"): "a time the conduct was called on",
    ("meeting", "next"): "the next date",
    ("report", "extracts"): "the words let out in it",
    ("report", "seen_by"): "what members answered to it",
    ("report", "figures"): "the figures in it",
    ("set", "planned"): "the plan of meetings",
    ("set", "closed"): "the day it ended",
    ("turn", "actions"): "its actions",
    ("turn", "agreed"): "the day its presenter agreed to the words",
    ("turn", "none_yet"): "why there is no action yet",
    ("turn", "used"): "the minutes used",
    ("turn", "planned"): "the minutes planned",
    ("turn", "proxy"): "who typed it",
}
_ANYWHERE = {
    "typed_by": "who typed it",
    "via": "how the words came",
    "said": "the day they were said",
    "confirmed": "the owner's yes to what was typed for them",
}
_SILENT = frozenset(
    (
        *(("report", "extracts"), ("report", "seen_by"), ("report", "figures")),
        *(("action", "learning"), ("action", "because_of")),
    )
)
"""Fields whose values would tell what a member let out, answered, or keeps a journal of."""


def field_words(kind: str, *steps: str) -> str:
    """A field as it is spoken of; a part of it by its own name where no words are laid down."""
    for upto in range(len(steps), 0, -1):
        if (kind, *steps[:upto]) in _WORDS:
            rest = () if kind == "report" or not _is_named(kind, steps) else steps[upto:]
            return _WORDS[kind, *steps[:upto]] + (f", {_day_or_name(rest[0])}" if rest else "")
    if steps[-1] in _ANYWHERE:
        return _ANYWHERE[steps[-1]]
    last = steps[-1].replace("_", " ")
    return f"{steps[0]}, {last}" if len(steps) > 1 and _is_named(kind, steps) else f"its {last}"


def _is_named(kind: str, steps: tuple[str, ...]) -> bool:
    """Whether what follows a field's key is a name that the record's own lists give, and no words of a person's."""
    field = _top(kind, steps)
    return field is not None and (field.shape == MAP or field.key in ("planned", "updates", "turns"))


def _day_or_name(name: str) -> str:
    day = entry_day(name) if len(name) == 10 else None
    return in_words(day) if day else name


def _top(kind: str, steps: tuple[str, ...]) -> Field | None:
    table = TURN if kind == "turn" else TABLES.get(kind)
    return table.by_key.get(steps[0]) if table else None


def field_of(kind: str, steps: tuple[str, ...]) -> Field | None:
    """The field at the end of a path of keys; None for a key of the writer's own, or an item of a list."""
    field = None if (kind, steps[0]) in _SILENT else _top(kind, steps)
    for step in steps[1:]:
        if field is None or field.shape == RECORDS:
            return None
        field = field.table.by_key.get(step) if field.table else field
    return field if field is None or field.shape != RECORDS else None


def value_words(field: Field | None, value: Any, person: Callable[[str], str]) -> str:
    """A value as it is spoken of; empty where it is somebody's own words, or nothing that can be said in a few."""
    if field is None or value is None:
        return ""
    if isinstance(value, tuple) and not isinstance(value, Ref | Period):
        return ", ".join(filter(None, (value_words(field, each, person) for each in value)))
    if isinstance(value, date):
        return in_words(value)
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, Period):
        return f"{in_words(value.first)} to {in_words(value.last)}"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | Ref):
        return str(value)
    if field.type.free or not isinstance(value, str):
        return ""
    return person(value) if field.type.refers == "a member" else value


def report_words(id_: str) -> str:
    """A report by its kind and whom it is for, as its name tells."""
    parts = id_[11:].split("-")
    audience = next((each for each in reversed(parts) if each in ("me", "set", "sponsor", "public")), "")
    kind = " ".join(parts[: parts.index(audience)]) if audience else " ".join(parts)
    whom = f" for {'one member' if audience == 'me' else 'the ' + audience}" if audience else ""
    return f"The {kind} report{whom}"
