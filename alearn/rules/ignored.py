"""What git is told by .gitignore and .gitattributes, as far as the safety of the record hangs on it."""

from collections.abc import Iterator
from datetime import date
from fnmatch import fnmatchcase

from alearn.findings import Finding
from alearn.rules.places import about_file, about_line
from alearn.schema.layout import ATTRIBUTE_LINES, IGNORE_LINES
from alearn.schema.records import Reading

_IGNORE, _ATTRIBUTES = ".gitignore", ".gitattributes"
_KEPT_OUT = ((".alearn", True), ("out", True))
_PRIVATE, _AGE = IGNORE_LINES[2:]
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
    """A line that lets git take what must be kept out, in the set's .gitignore or in one further down."""
    lines = _lines(reading, _IGNORE)
    told = {at for path, is_folder in _KEPT_OUT if (at := _last_word(lines, path, is_folder=is_folder)) is not None}
    for at, line in enumerate(lines):
        if line.startswith("!") and (at in told or _may_let_private_in(lines, at)):
            message = "This line lets git take what a line above it keeps out."
            yield about_line(_IGNORE, "ignore-weakened", at + 1, line, message, "Delete this line.")
    for path in _further_down(reading, _IGNORE):
        for at, line in enumerate(_lines(reading, path)):
            if line.startswith("!"):
                message = "This line may let git take private words that the set's own .gitignore keeps out."
                yield about_line(path, "ignore-weakened", at + 1, line, message, "Delete this line, or the file.")
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
    message = "This line lets git change the bytes of records, which a line of the set's own forbids."
    for number, line in enumerate(lines[spaced.index(ATTRIBUTE_LINES[0]) :], spaced.index(ATTRIBUTE_LINES[0]) + 1):
        pattern = line.split()[0] if _harms(line) else ""
        if pattern and any(_matches(pattern, path) for path in _TEXTS):
            fix = "Delete this line, or name in it only files that are no records."
            yield about_line(_ATTRIBUTES, "attributes-weakened", number, line, message, fix)
    for path in _further_down(reading, _ATTRIBUTES):
        for number, line in enumerate(_lines(reading, path), 1):
            if _harms(line):
                yield about_line(path, "attributes-weakened", number, line, message, "Delete this line, or the file.")


def keeps_out(lines: list[str], path: str) -> bool:
    """Whether lines of a .gitignore keep a path of the set's out of git."""
    last = _last_word(lines, path, is_folder=False)
    return last is not None and not lines[last].startswith("!")


def _harms(line: str) -> bool:
    return any(each.startswith(_HARM) for each in line.split()[1:])


def _may_let_private_in(lines: list[str], at: int) -> bool:
    """Whether a line that takes paths back may name one below a private folder, and no later line keeps that out.

    A pattern is harmless where its first part is a name of its own that is not `members`.
    """
    if lines[at] == _AGE or _PRIVATE in lines[at + 1 :]:
        return False
    first, slash, _ = lines[at][1:].removeprefix("/").partition("/")
    return not slash or first == "members" or any(sign in first for sign in "*?[")


def _further_down(reading: Reading, name: str) -> list[str]:
    return sorted(path for path in reading.listing.kept if path.endswith(f"/{name}"))


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
