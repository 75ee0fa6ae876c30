"""Words that were let out: what can be let out of a record, what still stands, in which reports, and drift."""

import re
from collections.abc import Iterable, Mapping
from datetime import date

from alearn.model import Action, Extract, Issue, LearningSet, Ref, ReportRecord
from alearn.schema.types import is_private
from alearn.story.learning import KEPT_ELSEWHERE
from alearn.text.edit import CannotEditError, add_key, remove, rename_key, replace_value
from alearn.text.marks import stands_in, without_marks
from alearn.text.nodes import read_yaml, values
from alearn.text.source import Source

_WORD = re.compile(r"\w+(?:[-'\u2019]\w+)*")  # a name made of words, as ids are, is one


def parts(record: Issue | Action, member: str) -> dict[str, str]:
    """What a member can let out of an issue or an action, by what it is called; the first is what it is about.

    Of an issue its `focus`, and what came of it (`to-me`, `to-organisation`); of an action itself (`action`), and what
    was noted of it, by the day. Of a shared issue `to-me` is that member's own.
    """
    if isinstance(record, Action):
        return {"action": record.action, **_notes(record)}
    found = {"focus": record.issue} if record.owner == member else {}
    outcome = record.outcome
    if outcome is None:
        return found
    to_me = outcome.to_me
    mine = to_me.get(member) if isinstance(to_me, Mapping) else to_me if record.owner == member else None
    whole = outcome.to_organisation if record.owner == member else None
    return found | {key: words for key, words in (("to-me", mine), ("to-organisation", whole)) if words}


def _notes(action: Action) -> dict[str, str]:
    """What was noted of an action, by the day; a second note of a day has a number after it."""
    notes: dict[str, str] = {}
    for update in action.updates:
        day = update.date.isoformat()
        numbered = (day, *(f"{day}-{number}" for number in range(2, len(action.updates) + 1)))
        if update.note:
            notes[next(name for name in numbered if name not in notes)] = update.note
    return notes


def may_be_shown(extract: Extract, day: date) -> bool:
    """Whether an extract is neither withdrawn nor past its last day, on a day."""
    return extract.withdrawn is None and bool(extract.text) and (extract.until is None or day <= extract.until)


def reports_with(the_set: LearningSet, extract: Ref) -> tuple[ReportRecord, ...]:
    """The reports that held an extract, sent or in proof, by their names."""
    return tuple(sorted((each for each in the_set.reports if extract in each.extracts), key=lambda each: each.id))


def source_of(the_set: LearningSet, extract: Extract) -> tuple[str, ...] | None:
    """The texts an extract was taken from, as the set can read them; none where they are gone, None where unknown.

    Unknown is what was kept elsewhere, and a private entry: only its author can look.
    """
    ref = extract.source
    if ref.id == KEPT_ELSEWHERE or is_private(ref.id):
        return None
    if ref in the_set.entries:
        return (without_marks(the_set.entries[ref].prose),)
    record = the_set.issues.get(ref) or the_set.actions.get(ref)
    return tuple(parts(record, extract.owner).values()) if record else ()


def is_word_for_word(extract: Extract, texts: Iterable[str]) -> bool:
    """Whether an extract's words still stand in one of the texts it was taken from."""
    return any(stands_in(extract.text or "", text) for text in texts)


def taken_back(source: Source, day: date) -> Source:
    """An extract's file without its words, and with the day they were withdrawn; nothing else in it changes.

    Raises CannotEditError where that cannot be done by splices alone.
    """
    node = read_yaml(source)[0]
    there = values(node) if node else {}
    if "text" not in there:
        return source if there.get("withdrawn") else add_key(source, [], "withdrawn", day.isoformat())
    if there.get("withdrawn"):
        return remove(source, ["text"])
    try:
        return add_key(remove(source, ["text"]), [], "withdrawn", day.isoformat())
    except CannotEditError:  # nothing can be added after the last key: the day takes the words' own place
        return rename_key(replace_value(source, ["text"], day.isoformat()), ["text"], "withdrawn")


def lines_that_repeat(words: str, text: str) -> tuple[int, ...]:
    """The lines of a text that say four words of some others' in a row, or all of them where they are fewer."""
    said = _words(words)
    size = min(4, len(said))
    runs = set(_runs(said, size)) if said else set()
    return tuple(at for at, line in enumerate(text.splitlines(), 1) if runs.intersection(_runs(_words(line), size)))


def _runs(words: list[str], size: int) -> list[tuple[str, ...]]:
    return [tuple(words[at : at + size]) for at in range(len(words) - size + 1)]


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())
