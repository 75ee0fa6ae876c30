"""What git is told by .gitignore and .gitattributes, as far as the safety of the record hangs on it."""

from collections.abc import Iterator
from datetime import date
from fnmatch import fnmatchcase

from alearn.findings import Finding
from alearn.rules.places import about_file, about_line
from alearn.schema.layout import ATTRIBUTE_LINES, IGNORE_LINES
from alearn.schema.records import Reading

_IGNORE, _ATTRIBUTES = ".gitignore", ".gitattributes"
_KEPT_OUT = (
    (".alearn", True),
    ("out", True),
    ("members/amina-khan/private/2026-10-k3v9tq2m.md", False),
    ("members/amina-khan/private/2026-10-k3v9tq2m.txt", False),
)
_LET_IN = "members/amina-khan/private/2026-10-k3v9tq2m.md.age"
_TEXTS = (
    "set.yaml",
    "conduct.md",
    "meetings/2026-10-05.yaml",
    "members/amina-khan/actions/observe-two-sessions.yaml",
    "members/amina-khan/journal/2026-10-06-first-look.md",
    _LET_IN,
)
_HARM = (
    "text",
    "!text",
    "binary=",
    "-binary",
    "!binary",
    "eol",
    "crlf",
    "merge=union",
    "working-tree-encoding",
)


def look_for_missing_lines(reading: Reading, _: date) -> Iterator[Finding]:
    """A required line that .gitignore does not have; a link in its place is a finding of its own."""
    if _IGNORE in reading.listing.others:
        return
    lines = _lines(reading, _IGNORE)
    missing = [line for line in IGNORE_LINES if line not in lines]
    if missing:
        message = "This file does not have every line that keeps private words and built pages out of git."
        yield about_file(_IGNORE, "ignore-missing", message, _add(missing))


def look_for_weak_ignores(reading: Reading, _: date) -> Iterator[Finding]:
    """The line of .gitignore that has the last word on a path, where that word is the wrong one."""
    lines = _lines(reading, _IGNORE)
    told: set[int] = set()
    for path, is_folder in _KEPT_OUT:
        at = _last_word(lines, path, is_folder=is_folder)
        if at is not None and lines[at].startswith("!"):
            told.add(at)
    for at in sorted(told):
        message = "This line lets git take what a line above it keeps out."
        yield about_line(_IGNORE, "ignore-weakened", at + 1, lines[at], message, "Delete this line.")
    last = _last_word(lines, _LET_IN, is_folder=False)
    if last is not None and not lines[last].startswith("!") and IGNORE_LINES[3] in lines:
        message = "This line keeps encrypted entries out of git, so their author has them on one machine only."
        fix = f"Put the line `{IGNORE_LINES[3]}` below it, or delete this line if it is not one of alearn's."
        yield about_line(_IGNORE, "ignore-weakened", last + 1, lines[last], message, fix)


def look_for_weak_attributes(reading: Reading, _: date) -> Iterator[Finding]:
    """A required line that .gitattributes does not have, or one that undoes it."""
    if _ATTRIBUTES in reading.listing.others:
        return
    lines = _lines(reading, _ATTRIBUTES)
    spaced = [" ".join(line.split()) for line in lines]
    missing = [line for line in ATTRIBUTE_LINES if line not in spaced]
    if missing:
        message = "This file does not have every line that stops git from changing the bytes of records."
        yield about_file(_ATTRIBUTES, "attributes-weakened", message, _add(missing))
        return
    for number, line in enumerate(lines[spaced.index(ATTRIBUTE_LINES[0]) :], spaced.index(ATTRIBUTE_LINES[0]) + 1):
        pattern, *attributes = line.split() or ("",)
        harms = any(each.startswith(_HARM) for each in attributes)
        if harms and any(_matches(pattern, path) for path in _TEXTS):
            message = "This line lets git change the bytes of records, which a line above it forbids."
            fix = "Delete this line, or name in it only files that are no records."
            yield about_line(_ATTRIBUTES, "attributes-weakened", number, line, message, fix)


def _lines(reading: Reading, name: str) -> list[str]:
    text = reading.listing.kept.get(name) or ""
    return [line.rstrip() for line in text.removeprefix("\ufeff").splitlines()]


def _add(lines: list[str]) -> str:
    shown = ", ".join(f"`{line}`" for line in lines)
    return f"Add the line{'s, each on its own,' if len(lines) > 1 else ''} {shown}."


def _last_word(lines: list[str], path: str, *, is_folder: bool) -> int | None:
    """The position of the last line that says whether git takes a path, or None."""
    parents = path.split("/")[:-1]
    found = None
    for at, line in enumerate(lines):
        if not line or line.startswith("#"):
            continue
        negated = line.startswith("!")
        pattern = line[1:] if negated else line
        whole = is_folder or not pattern.endswith("/")
        above = () if negated else range(1, len(parents) + 1)
        inside = any(_matches(pattern.rstrip("/"), "/".join(parents[:depth])) for depth in above)
        if inside or (whole and _matches(pattern.rstrip("/"), path)):
            found = at
    return found


def _matches(pattern: str, path: str) -> bool:
    """Whether a pattern names a path as git reads it: without a slash inside, by the last name alone."""
    if "/" not in pattern:
        return fnmatchcase(path.rpartition("/")[2], pattern)
    return _match_parts(pattern.removeprefix("/").split("/"), path.split("/"))


def _match_parts(pattern: list[str], path: list[str]) -> bool:
    if not pattern or not path:
        return not pattern and not path
    if pattern[0] == "**":
        return len(pattern) == 1 or any(_match_parts(pattern[1:], path[at:]) for at in range(len(path)))
    return fnmatchcase(path[0], pattern[0]) and _match_parts(pattern[1:], path[1:])
