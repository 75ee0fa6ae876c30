"""The kinds of value a key may hold: how each is read from the text as typed, and its JSON Schema.

A type's `read` returns the value, or `Fault`: which rule was broken, and what to type instead.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, time
from typing import Any, NamedTuple

from alearn.colours import ENOUGH, PAPER, by_day, contrast, is_readable
from alearn.findings import Severity
from alearn.model import Period, Ref


class Fault(NamedTuple):
    """Why a text is not a value of its type; `value` is what it is read as all the same, if anything."""

    rule: str
    message: str
    fix: str = ""
    severity: Severity = Severity.ERROR
    value: Any = None


class Type(NamedTuple):
    """One kind of value: its name in the docs, its reader, and its JSON Schema."""

    name: str
    read: Callable[[str], Any]
    json: Mapping[str, Any]
    free: bool = False
    refers: str = ""
    owned: bool = False


ID = re.compile(r"[a-z0-9][a-z0-9-]{0,62}\Z")
PRIVATE_ID = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])-[a-z0-9]{8}\Z")
FORMER = re.compile(r"former-member-([1-9]\d{0,3})\Z")
DEVICES = frozenset({"con", "prn", "aux", "nul", *(f"{n}{i}" for n in ("com", "lpt") for i in range(1, 10))})
_REF = re.compile(r"(?:([a-z0-9][a-z0-9-]{0,62})/)?([a-z0-9][a-z0-9-]{0,62})\Z")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})\Z")
_BRITISH = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})\Z")
_TIME = re.compile(r"(\d{1,2}):(\d{2})\Z")
_COLOUR = re.compile(r"#?([0-9a-fA-F]{6})\Z")
_PICTURE = re.compile(r"[A-Za-z0-9][\w. -]{0,80}\.(?:png|jpg|jpeg)\Z", re.IGNORECASE)
_READ = ["string", "number", "boolean"]  # what YAML 1.1 makes of `no`, `0123` and `1.10`
_ID_JSON = {"type": _READ, "pattern": "^[a-z0-9][a-z0-9-]{0,62}$"}
_TEXT_JSON = {"type": _READ}


def is_private(entry: str) -> bool:
    """Whether an id is a private entry's, which is never looked up."""
    return PRIVATE_ID.match(entry) is not None


def is_former(member: str) -> bool:
    """Whether an id stands for somebody whose folder was erased."""
    return FORMER.match(member) is not None


def well_formed(name: str) -> bool:
    """Whether a name may be an id: its letters, its length, and no Windows device."""
    return ID.match(name) is not None and name not in DEVICES


def _text(text: str) -> Any:
    return text


def _date(text: str) -> Any:
    try:
        return (
            date.fromisoformat(text) if text[4:5] == "-" and text[7:8] == "-" and len(text) == 10 else _not_a_date(text)
        )
    except ValueError:
        return _not_a_date(text)


def _not_a_date(text: str) -> Fault:
    if _ISO.match(text):
        return Fault("impossible-date", "There is no such day in the calendar.", "Write a day that exists.")
    british = _BRITISH.match(text)
    if british:
        day, month, year = (int(part) for part in british.groups())
        try:
            shown = date(year, month, day).isoformat()
        except ValueError:
            shown = ""
        if shown:
            return Fault("not-a-date", "A date in a record is written year, month, day.", f"Write {shown}.")
    return Fault("not-a-date", "A date in a record is written year, month, day.", "Write it like 2026-10-05.")


def _period(text: str) -> Any:
    first, slash, last = text.partition("/")
    begin = _date(first.strip())
    end = _date(last.strip()) if slash else begin
    if isinstance(begin, Fault) or isinstance(end, Fault):
        return begin if isinstance(begin, Fault) else end
    if end < begin:
        return Fault("impossible-date", "This stretch of days ends before it begins.", "Write the earlier day first.")
    return Period(begin, end)


def _time(text: str) -> Any:
    found = _TIME.match(text)
    if not found or int(found[1]) > 23 or int(found[2]) > 59:
        return Fault("not-a-time", "A time is written with hours and minutes.", "Write it like 16:00.")
    value = time(int(found[1]), int(found[2]))
    if len(text) == 4:
        shown = f"Write {value:%H:%M}."
        return Fault("not-a-time", "A time has two figures for the hour.", shown, Severity.WARNING, value)
    return value


def whole(low: int, high: int) -> Type:
    """A whole number between two ends, both inside."""

    def read(text: str) -> Any:
        number = int(text) if text.isascii() and text.isdigit() and len(text) < 6 else -1
        if low <= number <= high:
            return number
        return Fault(
            "not-a-number",
            f"A whole number from {low} to {high} is expected here.",
            f"Write it in figures: {low} to {high}.",
        )

    pattern = {"type": "string", "pattern": r"^[0-9]+$"}
    number = {"type": "integer", "minimum": low, "maximum": high}
    return Type(f"whole number, {low} to {high}", read, {"anyOf": [number, pattern]})


def word(*words: str) -> Type:
    """One word of a closed list; one spelled a little differently is read with a warning."""
    allowed = frozenset(words)
    by_letters = {_letters(each): each for each in words}
    shown = ", ".join(words)

    def read(text: str) -> Any:
        if text in allowed:
            return text
        near = by_letters.get(_letters(text))
        if near is not None:
            fix = f"Write `{near}`."
            return Fault(
                "word-spelling",
                "This word is spelled a little differently here.",
                fix,
                Severity.WARNING,
                near,
            )
        return Fault("unknown-word", "This is not one of the words that may stand here.", f"Use one of: {shown}.")

    return Type("one of " + ", ".join(f"`{each}`" for each in words), read, {"enum": list(words)})


def _letters(text: str) -> str:
    """A word without what people write differently: capitals, spaces, hyphens and underlines."""
    return re.sub(r"[\s_-]+", "", text).lower()


def _yes(text: str) -> Any:
    if text in ("yes", "no"):
        return text == "yes"
    return Fault("unknown-word", "Only `yes` or `no` may stand here.", "Write `yes` or `no`.")


_SIMPLE_ANSWER = word("yes", "no", "no-answer")


def _answer(text: str) -> Any:
    if text.startswith("yes except:") and text[11:].strip():
        return text
    value = _SIMPLE_ANSWER.read(text)
    if not isinstance(value, Fault) or value.value is not None:
        return value
    fix = "Use `yes`, `no`, `no-answer`, or `yes except:` and the words to leave out."
    return Fault("unknown-word", "This is not one of the answers a member can give to a report.", fix)


def _id(text: str) -> Any:
    if ID.match(text):
        return text
    message = "An id has small letters, figures and hyphens, and at most 63 of them."
    near = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
    return Fault("not-an-id", message, f"Write `{near}`." if ID.match(near) else "Write the id, as the file is named.")


def _ref(text: str) -> Any:
    found = _REF.match(text)
    if found:
        return Ref(found[1] or "", found[2])
    message = "This is not the name of a record: an id, or a member's id, a slash and an id."
    return Fault("not-an-id", message, "Write the name of the file without its folder and its ending.")


def _sha256(text: str) -> Any:
    if re.match(r"[0-9a-f]{64}\Z", text):
        return text
    return Fault("not-a-number", "A SHA-256 is 64 figures and letters from a to f.", "Copy it whole.")


def _colour(text: str) -> Any:
    found = _COLOUR.match(text)
    if not found:
        fix = 'Write it like "#0b5c63", with the quotes: without them YAML reads nothing after the #.'
        return Fault("not-a-colour", "A colour is # and six figures or letters from a to f.", fix)
    colour = f"#{found[1].lower()}"
    if is_readable(colour):
        return colour
    apart = int(contrast(colour, PAPER) * 10) / 10
    message = f"Words in this colour stand out {apart} to 1 from the page; to be read they need {ENOUGH} to 1."
    return Fault("pale-colour", message, f'The nearest that can be read is "{by_day(colour)}".')


def _picture(text: str) -> Any:
    if _PICTURE.match(text):
        return text
    message = "A logo is a PNG or JPEG file that lies beside look.yaml."
    return Fault("not-a-picture", message, "Save it there, and write its name alone, like `logo.png`.")


def _owned(refers: str) -> Type:
    pattern = "^" + _REF.pattern.replace("\\Z", "$")
    return Type(f"id of {refers}", _ref, {"type": _READ, "pattern": pattern}, refers=refers, owned=True)


def _named(refers: str) -> Type:
    return Type(f"id of {refers}", _id, _ID_JSON, refers=refers)


TEXT = Type("text", _text, _TEXT_JSON, free=True)
DATE = Type("date", _date, {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"})
PERIOD = Type(
    "date, or two joined by a slash",
    _period,
    {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}(\s*/\s*\d{4}-\d{2}-\d{2})?$"},
)
TIME = Type("time", _time, {"type": ["string", "integer"]})
MINUTES = whole(1, 1440)
YES = Type("`yes` or `no`", _yes, {"enum": ["yes", "no", True, False]})
YES_OR_NO = word("yes", "no")._replace(json=YES.json)
ANSWER = Type("`yes`, `no`, `no-answer`, or `yes except:` and words", _answer, {"type": ["string", "boolean"]})
SHA256 = Type("SHA-256 in hexadecimal", _sha256, {"type": _READ, "pattern": "^[0-9a-f]{64}$"})
COLOUR = Type(  # free: a # without quotes is told of
    "colour, `#rrggbb`", _colour, {"type": _READ, "pattern": "^#?[0-9a-fA-F]{6}$"}, free=True
)
PICTURE = Type(
    "name of a PNG or JPEG file", _picture, {"type": "string", "pattern": r"\.([Pp][Nn][Gg]|[Jj][Pp][Ee]?[Gg])$"}
)
NAME = Type("id", _id, _ID_JSON)
MEMBER = _named("a member")
MEETING = _named("a meeting")
CONDUCT_RULE = _named("a conduct rule")
PRIORITY = _named("a priority")
PROCESS = _named("a process")
ISSUE = _owned("an issue")
ACTION = _owned("an action")
ENTRY = _owned("an entry")
EXTRACT = _owned("an extract")
LEARNING = _owned("an entry, or `kept-elsewhere`")
SOURCE = _owned("an entry, an action or an issue, or `kept-elsewhere`")
