"""What changed in a set's files, told in the field's words: each change once.

No sentence quotes what a person wrote in an old version, for it may have been taken back since: a thing is called as it
is called now, and of words it is told that they changed. What is one person's own (who let out what, how sure somebody
was, a private entry) is told `to` that person alone.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from alearn.dates import in_words
from alearn.history.changes import ORDER, UNREADABLE, Change, File, Files, Pair, changes_of, pairs
from alearn.history.words import (
    ALONE,
    HAPPENED,
    RESULTS,
    STANDS,
    field_of,
    field_words,
    report_words,
    value_words,
)
from alearn.model import Action, Meeting, Member, Planned, Ref, Turn, Update
from alearn.schema.layout import Where, entry_day, where
from alearn.schema.types import ID
from alearn.story.actions import told as in_order
from alearn.text.prose import opening_words

_FOREVER = date.max
_LONGEST = 60
_CALLED = {
    "action": "{title} ({whose})",
    "issue": "{title} (issue, {whose})",
    "entry": "{title} (entry, {whose})",
    "obstacle": "{title} (obstacle)",
    "extract": "Words of {whose}",
    "private": "A private entry of {whose}",
    "member": "{whose}",
    "set": "The set",
    "conduct": "The conduct",
    "agreement": "The sponsor's agreement",
}


class Names(NamedTuple):
    """What people, meetings and things are called now.

    `title` gives what stands in a file today, by its path; `renamed` the id of today for a member's old one.
    """

    members: Mapping[str, Member]
    planned: tuple[Planned, ...]
    title: Callable[[str], str]
    renamed: Callable[[str], str] = str

    def person(self, id_: str) -> str:
        """What people call a member; the id where no record tells."""
        now = self.renamed(id_)
        return self.members[now].name if now in self.members else id_

    def meeting(self, id_: str) -> str:
        """A meeting by its number among those planned, else by its day."""
        rows = sorted(row.date.isoformat() for row in self.planned if not row.cancelled)
        return f"meeting {rows.index(id_) + 1}" if id_ in rows else f"the meeting {id_}"


class Told(NamedTuple):
    """One change as it is told: of which file, of what, in which words, to whom alone (empty: the set).

    `day` is the day it happened, where the record says so. `about` are the names of what it touches: members,
    meetings, and what members own in the full form. `renamed` are the old and the new path of what was renamed.
    """

    path: str
    thing: str
    words: str
    changes: tuple[Change, ...] = ()
    day: date | None = None
    to: str = ""
    about: frozenset[str] = frozenset()
    renamed: tuple[str, str] | None = None

    @property
    def sentence(self) -> str:
        """What is told, with the thing it is told of."""
        return f"{self.thing}: {self.words}"


def between(before: Files, after: Files, names: Names) -> Iterator[Told]:
    """Everything that differs between two versions of a set's files, in the order of their paths."""
    for pair in pairs(before, after):
        yield from told_of(pair, names)


def told_of(pair: Pair, names: Names) -> Iterator[Told]:
    """Everything that differs between a file and what it was."""
    found = changes_of(pair)
    thing = _thing(pair, names)
    if pair.before and pair.after and pair.before_path != pair.after_path:
        about = _about(pair, ()) | {name_of(where(pair.before_path))}
        words = f"renamed, from {pair.before_path} to {pair.after_path}"
        renamed = (pair.before_path, pair.after_path)
        yield Told(pair.path, thing, words, to=_to_whom(pair.at), about=about, renamed=renamed)
    elif not found and not pair.others:
        yield Told(pair.path, thing, _whole_file(pair), to=_to_whom(pair.at), about=_about(pair, ()))
    if found and (pair.after is None or found[0].steps == (UNREADABLE,)):
        words = "removed" if found[0].steps != (UNREADABLE,) else _readable(pair)
        yield _told(pair, found, thing, words, None)
        return
    if found and pair.before is None and pair.after is not None:
        begun = tuple(each for each in found if not _happened(pair.at.kind, each, found))
        words, day = _begun(pair.after, names)
        yield _told(pair, begun, thing, words, day)
        found = tuple(each for each in found if each not in begun)
    for group in _groups(pair.at.kind, found):
        words, day = _sentence(pair, group, names)
        yield _told(pair, group, thing, words, day)


def _whole_file(pair: Pair) -> str:
    """What became of a file of which no field differs."""
    if pair.before is None:
        return "added"
    if pair.after is None:
        return "removed"
    return "changed" if pair.after.document is None else "set out differently; it says the same"


def _groups(kind: str, found: tuple[Change, ...]) -> Iterator[tuple[Change, ...]]:
    """The changes that are told in one sentence: what tells of one happening, else each by itself."""
    left = list(found)
    while left:
        first = left.pop(0)
        together = next((keys for keys in _happenings(kind, found) if first.steps[0] in keys), ())
        group = [first, *(each for each in left if each.steps[0] in together)]
        left = [each for each in left if each not in group]
        yield tuple(group)


def _happened(kind: str, change: Change, found: tuple[Change, ...]) -> bool:
    """Whether a field of a new record tells of something that happened on a day of its own."""
    return change.steps[0] == "updates" or any(change.steps[0] in keys for keys in _happenings(kind, found))


def _happenings(kind: str, found: tuple[Change, ...]) -> list[tuple[str, ...]]:
    """The fields that tell one thing together, of those things that did happen: the first of them is there."""
    there = {change.steps[0] for change in found}
    return [keys for keys in HAPPENED.get(kind, ()) if keys[0] in there]


def _told(pair: Pair, group: tuple[Change, ...], thing: str, words: str, day: date | None) -> Told:
    alone = bool(group) and all((pair.at.kind, change.steps[0]) in ALONE for change in group)
    to = _to_whom(pair.at) or (pair.at.owner if alone else "")
    return Told(pair.path, thing, words, group, day, to, _about(pair, group))


def _sentence(pair: Pair, group: tuple[Change, ...], names: Names) -> tuple[str, date | None]:
    """What is said of a group of changes in a record that was there, and the day it happened."""
    first = group[0]
    if first.steps[0] == "updates":
        return _update(pair, first, names)
    if pair.at.kind == "meeting" and first.steps[0] == "turns":
        return _turn(first, names), None
    keys = {change.steps[0]: change for change in group}
    return _together(pair, keys) or "; ".join(_field(pair.at.kind, each, names) for each in group), _day_of(group)


def _readable(pair: Pair) -> str:
    broken = pair.after is not None and pair.after.record is None
    if pair.after is None:
        return "removed; it could not be read"
    if broken and pair.before is not None and pair.before.record is None:
        return "changed; it could be read neither before nor after"
    return "it could not be read as it was left" if broken else "mended: it can be read again"


def _begun(file: File, names: Names) -> tuple[str, date | None]:
    """What is said of a record that is new, and its day."""
    record = file.record
    typed = f" (typed by {names.person(record.proxy.typed_by)})" if getattr(record, "proxy", None) else ""
    match file.at.kind:
        case "action":
            by = f", by {in_words(record.due)}" if record.due else ""
            return f"agreed{by}{typed}", record.agreed
        case "issue":
            return f"brought{typed}", record.opened
        case "meeting":
            return _recorded(record, names), record.date
        case "entry":
            return f"shared with the set{typed}", record.date
        case "extract":
            return f"let out, for the {_audience(record.audience)}", record.agreed
        case "obstacle":
            return "raised", record.raised
        case "member":
            return f"in the set as {record.role}", record.joined
        case "report":
            return "put on record", entry_day(file.at.id[:10])
    return "written", getattr(record, "adopted", None)


def _recorded(meeting: Meeting, names: Names) -> str:
    expected = [each for each in names.members.values() if each.in_set and each.belongs_on(meeting.date)]
    of = len({*(each.id for each in expected), *meeting.present})
    turns = len(meeting.turns)
    told = f"recorded, {len(meeting.present)} of {of} present"
    return told + (f", {turns} turn{'' if turns == 1 else 's'}" if turns else "")


def _update(pair: Pair, change: Change, names: Names) -> tuple[str, date | None]:
    update = change.after or change.before
    said = _update_words(pair, update, names)
    if change.after is None:
        return f"the update of {in_words(update.date)} was taken out", update.date
    if change.before is not None:
        return f"the update of {in_words(update.date)} was changed; it says now: {said}", update.date
    return said, update.date


def _update_words(pair: Pair, update: Update, names: Names) -> str:
    action = pair.after.record if pair.after and pair.after.record else None
    parts = [STANDS.get(update.status, update.status)] if update.status else []
    parts += [RESULTS[update.result]] if update.result else []
    if update.due:
        was = _due_before(action, update) if isinstance(action, Action) else None
        parts.append(f"moved from {in_words(was)} to {in_words(update.due)}" if was else f"by {in_words(update.due)}")
    parts += ["with a note"] if update.note and not parts else []
    words = ", ".join(parts) or "told of"
    if update.proxy:
        words += f" (typed by {names.person(update.proxy.typed_by)})"
    return words


def _due_before(action: Action, update: Update) -> date | None:
    """The date an action had before an update gave it another one."""
    earlier = []
    for each in in_order(action, _FOREVER):
        if each == update:
            break
        earlier.append(each)
    return next((each.due for each in reversed(earlier) if each.due), action.due)


def _turn(change: Change, names: Names) -> str:
    if change.steps[-1] == ORDER:
        return "the turns stand in another order"
    turn: Turn = change.after or change.before
    whose = f"the turn of {names.person(turn.presenter)}"
    if change.before is None:
        return f"{whose} was recorded"
    if change.after is None:
        return f"{whose} was taken out"
    differ = [key for key in Turn._fields if getattr(change.before, key) != getattr(change.after, key)]
    if differ == ["agreed"] and turn.agreed:
        return f"{names.person(turn.presenter)} agreed to the words of their turn"
    return f"{whose} was changed: {_listed([field_words('turn', key) for key in differ])}"


def _together(pair: Pair, keys: Mapping[str, Change]) -> str:
    """What is said of fields that tell one thing together; empty where each is told as it is."""
    gone = any(change.after is None for change in keys.values())
    kind = pair.at.kind
    if kind == "obstacle" and "reply" in keys and not gone:
        return "answered by the sponsor" if keys["reply"].before is None else "the sponsor's answer was changed"
    if kind == "extract" and "withdrawn" in keys and keys["withdrawn"].after:
        return "taken back; the words are gone from it"
    if kind == "report" and "sent" in keys and keys["sent"].after:
        return f"sent on {in_words(keys['sent'].after)}"
    if kind == "conduct" and "adopted" in keys and keys["adopted"].after:
        return "adopted by the set"
    if kind == "issue" and "closed" in keys and keys["closed"].after:
        return "closed"
    if "confirmed" in keys and keys["confirmed"].after:
        return "its owner said yes to what was typed for them"
    return ""


def _field(kind: str, change: Change, names: Names) -> str:
    """What is said of one field."""
    if change.steps[-1] == ORDER:
        return f"{field_words(kind, *change.steps[:-1])} in another order"
    label = field_words(kind, *change.steps)
    field = field_of(kind, change.steps)
    was, now = (value_words(field, each, names.person) for each in (change.before, change.after))
    if change.after is None:
        return f"{label} taken out"
    if change.before is None:
        return f"{label}: {now}" if now else f"{label} written"
    if (
        now
        and isinstance(change.before, tuple)
        and isinstance(change.after, tuple)
        and not isinstance(change.after, Ref)
    ):
        return f"{label}: {_more_and_less(field, change, names)}"
    return f"{label} is now {now}, was {was}" if now and was else f"{label} changed"


def _more_and_less(field: Any, change: Change, names: Names) -> str:
    more = tuple(each for each in change.after if each not in change.before)
    less = tuple(each for each in change.before if each not in change.after)
    parts = [
        f"{sign} {value_words(field, each, names.person)}" for sign, each in (("with", more), ("without", less)) if each
    ]
    return " and ".join(parts) or "in another order"


def _day_of(group: Iterable[Change]) -> date | None:
    """The day among the fields of one thing that happened."""
    return next((each.after for each in group if isinstance(each.after, date) and len(each.steps) == 1), None)


# What a change is of


def _thing(pair: Pair, names: Names) -> str:
    """What a file is called: a thing by what stands in it now, with whose it is."""
    at, path = pair.at, pair.path
    whose = names.person(at.owner)
    if at.kind in _CALLED:
        title = names.title(path) or at.id
        return _CALLED[at.kind].format(title=title, whose=whose)
    if at.kind == "meeting":
        called = names.meeting(at.id)
        return called[0].upper() + called[1:]
    return report_words(at.id) if at.kind == "report" else path


def _to_whom(at: Where) -> str:
    """The member to whom alone it is told; empty where the whole set may hear it."""
    return at.owner or "nobody" if at.kind in ("extract", "private") else ""


def _about(pair: Pair, group: Iterable[Change]) -> frozenset[str]:
    found = {name_of(pair.at), pair.at.owner}
    if pair.at.kind == "report":  # whose words are in it is told to nobody by whom they name
        return frozenset(found - {""})
    for change in group:
        for value in (change.before, change.after):
            found |= set(_mentioned(value))
    return frozenset(found - {""})


def name_of(at: Where) -> str:
    """What a thing is named by: a member's in the full form, a member by their id."""
    return f"{at.owner}/{at.id}" if at.owner and at.kind != "member" else at.id or at.kind


def _mentioned(value: Any) -> Iterator[str]:
    """The things and people named in a value."""
    if isinstance(value, Ref):
        yield str(value)
    elif isinstance(value, Turn):
        yield value.presenter
        yield from _mentioned((value.issue, *value.actions))
    elif isinstance(value, Update):
        yield value.at or ""
    elif isinstance(value, tuple):
        for each in value:
            yield from _mentioned(each)
    elif isinstance(value, str) and ID.match(value):
        yield value


def _audience(word: str) -> str:
    return "whole public" if word == "public" else word


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else ", ".join(words[:-1]) + f" and {words[-1]}" if words else "nothing"


def title_of(file: File) -> str:
    """What a thing is called by the words that stand in it; empty where it has none, or cannot be read."""
    record = file.record
    if record is None:
        return ""
    if file.at.kind == "entry":
        words = opening_words(record.prose)
    else:
        words = getattr(record, file.at.kind, "") if file.at.kind in ("action", "issue", "obstacle") else ""
    plain = " ".join(words.split())
    return plain if len(plain) <= _LONGEST else plain[:_LONGEST].rpartition(" ")[0].rstrip(",;:") + " …"
