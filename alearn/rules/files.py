"""Rules about the names of files, where they lie, and the two files that git reads."""

from collections.abc import Iterator
from datetime import date

from alearn.findings import Finding, Severity
from alearn.rules.ignored import look_for_missing_lines, look_for_weak_attributes, look_for_weak_ignores
from alearn.rules.places import about_file
from alearn.rules.rule import Rule
from alearn.schema.fields import TABLES
from alearn.schema.layout import (
    KEPT_FILES,
    MEMBER_FILE,
    OF_THE_SET,
    Where,
    entry_day,
    is_misnamed,
    nearest_folder,
    slug,
    suffix,
    where,
)
from alearn.schema.records import Reading
from alearn.schema.types import DEVICES, well_formed

_OWNED = frozenset(("issue", "action", "entry", "extract"))
_RECORD_FOLDERS = frozenset((*OF_THE_SET, "members"))
_DATED = ("entry", "meeting")


def _bad_names(reading: Reading, _: date) -> Iterator[Finding]:
    folders: set[str] = set()
    for path, at in _misnamed(reading):
        if at.owner and not well_formed(at.owner):
            if at.owner in folders or at.owner.lower() in DEVICES:
                continue
            folders.add(at.owner)
            message = "The name of a member's folder has small letters, figures and hyphens only."
            yield about_file(path, "bad-name", message, _rename_folder(at.owner))
        elif at.id.lower() not in DEVICES:
            yield about_file(path, "bad-name", _why_bad(at), _rename(at))


def _reserved_names(reading: Reading, _: date) -> Iterator[Finding]:
    folders: set[str] = set()
    message = "Windows keeps this name for a device, so the file cannot be opened there."
    for path, at in _misnamed(reading):
        if at.owner.lower() in DEVICES:
            if at.owner not in folders:
                folders.add(at.owner)
                yield about_file(path, "reserved-name", message, f"Rename the folder, to `{at.owner.lower()}-1` say.")
        elif at.id.lower() in DEVICES and (not at.owner or well_formed(at.owner)):
            fix = f"Rename the file, to `{at.id.lower()}-1{suffix(at.kind)}` say."
            yield about_file(path, "reserved-name", message, fix)


def _misnamed(reading: Reading) -> Iterator[tuple[str, Where]]:
    """The records whose names are no ids; those that were read are well named."""
    for path in reading.listing.files:
        if path not in reading.documents:
            at = where(path)
            if at.kind in TABLES and is_misnamed(at):
                yield path, at


def _why_bad(at: Where) -> str:
    if at.kind == "report":
        return "The name of a report is its day, its kind and its audience."
    if at.kind == "meeting" and entry_day(at.id.lower()[:10]) is not None:
        return "The name of a meeting is its day alone, with `-b` for a second one on that day."
    if at.kind in _DATED and entry_day(at.id.lower()[:10]) is None:
        thing = "an entry" if at.kind == "entry" else "a meeting"
        return f"The name of {thing} begins with its day: year, month, day."
    return "The name of a record has small letters, figures and hyphens only, and at most 63 of them."


def _rename(at: Where) -> str:
    if at.kind == "report":
        return "Rename the file like `2026-12-15-interim-sponsor.yaml`."
    words = slug(at.id)
    if at.kind in _DATED:
        if entry_day(at.id[:10]) is not None:
            rest = slug(at.id[10:]) if at.kind == "entry" else ""
            made = at.id[:10] + (f"-{rest}" if rest else "")
        else:
            made = "2026-10-05" + (f"-{words}" if words and at.kind == "entry" else "")
            return f"Rename the file, with its own day: `{made}{suffix(at.kind)}`."
    else:
        made = words
    if not made:
        return "Rename the file with small letters, figures and hyphens."
    return f"Rename the file: `{made}{suffix(at.kind)}`."


def _rename_folder(owner: str) -> str:
    made = slug(owner)
    if not made:
        return "Rename the folder with small letters, figures and hyphens."
    return f"Rename the folder: `members/{made}/`."


def _clashes(reading: Reading, _: date) -> Iterator[Finding]:
    files = reading.listing.files
    clashing: set[str] = set()
    first: dict[str, str] = {}
    message = "Another name differs from this one only in capital letters, and many computers cannot keep both."
    for folder, path in _folders(files):
        if first.setdefault(folder.lower(), folder) != folder and not folder.startswith(tuple(clashing)):
            clashing.add(f"{folder}/")
            fix = "Rename one of the two folders, or move what is in it to the other."
            yield about_file(path, "id-clash", message, fix)
    seen: set[str] = set()
    for path in files:
        small = path.lower()
        if small in seen and not path.startswith(tuple(clashing)):
            yield about_file(path, "id-clash", message, "Rename one of the two, or join them into one file.")
        seen.add(small)


def _folders(files: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Every folder once, the outer before the inner, with the first file below it."""
    seen: set[str] = set()
    for path in files:
        folder = path.rpartition("/")[0]
        if folder and folder not in seen:
            parts = folder.split("/")
            for depth in range(1, len(parts) + 1):
                part = "/".join(parts[:depth])
                if part not in seen:
                    seen.add(part)
                    yield part, path


def _misplaced(reading: Reading, _: date) -> Iterator[Finding]:
    for path in reading.listing.files:
        if path not in reading.documents and not where(path).kind:
            message = "No record is expected here, so this file is not read."
            fix = f"Move it to `{nearest_folder(path)}`, or out of the set's folder."
            yield about_file(path, "misplaced-file", message, fix, Severity.WARNING)


def _not_read(reading: Reading, _: date) -> Iterator[Finding]:
    for path in reading.listing.files:
        if path not in reading.documents and where(path).kind == "not-read":
            ending = ".md" if "/journal/" in path else ".yaml"
            message = "The records of this folder have another ending, so this file is not read."
            fix = f"Rename it so that it ends in `{ending}`, or move it out of the folder."
            yield about_file(path, "not-read", message, fix, Severity.WARNING)


def _not_files(reading: Reading, _: date) -> Iterator[Finding]:
    for path in reading.listing.others:
        top = path.partition("/")[0]
        hidden = any(part.startswith(".") for part in path.split("/"))
        if path in KEPT_FILES or (not hidden and (top in _RECORD_FOLDERS or where(path).kind in TABLES)):
            message = "This is a link, a device or a folder that cannot be opened; nothing in it is counted."
            fix = "Put the file itself here, and give yourself leave to open it."
            yield about_file(path, "not-a-file", message, fix)


def _members_without_file(reading: Reading, _: date) -> Iterator[Finding]:
    names = (*reading.listing.files, *reading.listing.others)
    shown = {path.split("/")[1] for path in names if path.startswith("members/") and path.count("/") > 1
             and not path.rpartition("/")[2].startswith(".")}  # fmt: skip
    for member in sorted(shown):
        path = f"members/{member}/{MEMBER_FILE}"
        if well_formed(member) and path not in names:
            message = "This folder below `members/` does not say whose it is: it has no member.yaml."
            fix = "Write member.yaml with the lines `name: Amina Khan` and `role: member`."
            yield about_file(path, "member-file-missing", message, fix)


def _plain_private(reading: Reading, _: date) -> Iterator[Finding]:
    for path in reading.listing.not_age:
        message = "A file below `private/` is not encrypted, so whoever has this folder can read it."
        fix = "Move it out of the set's folder now. Where git has saved it, its words are in the history too."
        yield about_file(path, "private-not-age", message, fix)._replace(quotable=False)


def _duplicate_ids(reading: Reading, _: date) -> Iterator[Finding]:
    seen: set[tuple[str, str]] = set()
    for path, document in reading.documents.items():
        at = document.at
        if at.kind in _OWNED:
            name = (at.owner, at.id)
            if name in seen:
                message = "Another record of the same member has this name, so nobody can tell which is meant."
                fix = "Rename this file, and write the new name wherever this record is meant."
                yield about_file(path, "duplicate-id", message, fix)
            seen.add(name)


RULES = (
    Rule(
        "bad-name",
        Severity.ERROR,
        "A record's file or folder has a name that is no id, or no day where one is needed.",
        "A record is called by the name of its file. A name with capitals or spaces is not the same on every computer.",
        "members/amina-khan/journal/First Look.md\n",
        "members/amina-khan/journal/2026-10-06-first-look.md\n",
        _bad_names,
    ),
    Rule(
        "reserved-name",
        Severity.ERROR,
        "A record has a name that Windows keeps for a device.",
        "A member who works on Windows could neither open it nor take a copy of the folder.",
        "members/amina-khan/issues/con.yaml\n",
        "members/amina-khan/issues/con-1.yaml\n",
        _reserved_names,
    ),
    Rule(
        "id-clash",
        Severity.ERROR,
        "Two names differ only in capital letters.",
        "On most laptops one of the two would overwrite the other, and somebody's words would be lost.",
        "notes/Plan.txt\nnotes/plan.txt\n",
        "notes/plan.txt\nnotes/plan-2.txt\n",
        _clashes,
    ),
    Rule(
        "misplaced-file",
        Severity.WARNING,
        "A file lies where no record is expected.",
        "What is not read is not asked about, and its writer may believe that it was.",
        "members/amina-khan/jurnal/2026-10-06.md\n",
        "members/amina-khan/journal/2026-10-06.md\n",
        _misplaced,
    ),
    Rule(
        "not-read",
        Severity.WARNING,
        "A file in a record folder has the ending of another kind of file.",
        "What is not read is not asked about, and its writer may believe that it was.",
        "members/amina-khan/journal/2026-10-06.txt\n",
        "members/amina-khan/journal/2026-10-06.md\n",
        _not_read,
    ),
    Rule(
        "not-a-file",
        Severity.ERROR,
        "A link, a device or a closed folder stands where a record belongs.",
        "A link may lead out of the set to words that were never let in, so it is never followed.",
        "meetings/2026-10-05.yaml -> /elsewhere/notes.yaml\n",
        "meetings/2026-10-05.yaml\n",
        _not_files,
    ),
    Rule(
        "member-file-missing",
        Severity.ERROR,
        "A folder below `members/` has no member.yaml.",
        "Where a thing lies says whose it is: a folder that nobody owns holds words nobody answers for.",
        "members/amina-khan/issues/guided-reading.yaml\n",
        "members/amina-khan/member.yaml\nmembers/amina-khan/issues/guided-reading.yaml\n",
        _members_without_file,
    ),
    Rule(
        "private-not-age",
        Severity.ERROR,
        "A file below `private/` is not encrypted.",
        "Honest reflection needs a place nobody else reads; shared drives and backups copy all that lies here.",
        "members/amina-khan/private/2026-10-k3v9tq2m.md\n",
        "members/amina-khan/private/2026-10-k3v9tq2m.md.age\n",
        _plain_private,
    ),
    Rule(
        "ignore-missing",
        Severity.ERROR,
        "The file .gitignore lacks a line that keeps private words out of git.",
        "What git has once saved stays in its history, and everybody with a copy of the set can read it.",
        "/out/\n",
        "/.alearn/\n/out/\n/members/*/private/*\n!/members/*/private/*.age\n",
        look_for_missing_lines,
    ),
    Rule(
        "ignore-weakened",
        Severity.ERROR,
        "A line of .gitignore undoes one that keeps private words out of git.",
        "What git has once saved stays in its history, and everybody with a copy of the set can read it.",
        "/members/*/private/*\n!/members/*/private/*.age\n!/members/*/private/*.md\n",
        "/members/*/private/*\n!/members/*/private/*.age\n",
        look_for_weak_ignores,
    ),
    Rule(
        "attributes-weakened",
        Severity.ERROR,
        "The file .gitattributes lets git change the bytes of records.",
        "What was typed is what is read: changed line ends look like edits nobody made, and break encrypted files.",
        "* text=auto\n",
        "* -text\n*.age binary\n",
        look_for_weak_attributes,
    ),
    Rule(
        "duplicate-id",
        Severity.ERROR,
        "Two records of one member have the same name.",
        "An issue, an action and an entry are found by name; with one name for two, learning is told of the wrong one.",
        "issues/reading.yaml\nactions/reading.yaml\n",
        "issues/reading.yaml\nactions/read-aloud.yaml\n",
        _duplicate_ids,
    ),
)
