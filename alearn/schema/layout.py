"""Where each record of a set lies, and what it is called there."""

import re
from datetime import date
from typing import NamedTuple

from alearn.schema.types import well_formed
from alearn.text.letters import plain
from alearn.text.near import nearest

SET_FILE, CONDUCT_FILE, AGREEMENT_FILE, MEMBER_FILE = (
    "set.yaml",
    "conduct.md",
    "agreement.yaml",
    "member.yaml",
)
PROGRAMME_FILE, LOOK_FILE = "programme.yaml", "templates/look.yaml"
OF_THE_SET = {
    "meetings": "meeting",
    "obstacles": "obstacle",
    "reports": "report",
    "processes": "process",
    "prompts": "prompts",
    "forms": "form",
}
OF_A_MEMBER = {"issues": "issue", "actions": "action", "journal": "entry", "extracts": "extract"}
LIBRARY = ("questions", "words", "templates")
MADE = ("out",)
OWN_FOLDERS = frozenset(("members", *OF_THE_SET, *LIBRARY))
IGNORE_LINES = ("/.alearn/", "/out/", "/members/*/private/*", "!/members/*/private/*.age")
ATTRIBUTE_LINES = ("* -text", "*.age binary")
KEPT_FILES = {".gitignore": IGNORE_LINES, ".gitattributes": ATTRIBUTE_LINES}
PROSE_KINDS = frozenset(("entry", "conduct"))

_ENTRY_NAME = re.compile(r"(\d{4}-\d{2}-\d{2})(?:-[a-z0-9-]+)?\Z")
_MEETING_NAME = re.compile(r"\d{4}-\d{2}-\d{2}(?:-[b-z])?\Z")
_REPORT_NAME = re.compile(r"\d{4}-\d{2}-\d{2}-[a-z0-9-]+-(?:me|set|sponsor|public)(?:-\d+)?\Z")
_LEFT_ALONE = frozenset(
    (
        *("png", "jpg", "jpeg", "gif", "webp", "svg", "heic", "mp3", "m4a", "mp4", "wav", "pdf"),
        *("doc", "docx", "odt", "xls", "xlsx", "ods", "ppt", "pptx", "odp"),
    )
)
_SLUG_WORDS = 6


class Where(NamedTuple):
    """What lies at a path: its kind (empty where no record is expected), whose it is, and its id."""

    kind: str
    owner: str = ""
    id: str = ""


def where(path: str) -> Where:
    """What a file of the set is, told by its path alone.

    Kinds that are no record: `private` (below a private folder), `library` (the set's own), `left-alone`,
    `not-read` (in a record folder, of another suffix) and the empty text (nothing is expected there).
    """
    parts = path.split("/")
    depth, name = len(parts), parts[-1]
    if _is_below_private(parts):  # nothing plain lies there, an editor's hidden copy least of all
        return Where("private", parts[1] if parts[0] == "members" else "", name)
    if path[0] == "." or "/." in path or name == "README.md":
        return Where("left-alone")
    if depth == 1:
        kind = {SET_FILE: "set", CONDUCT_FILE: "conduct", AGREEMENT_FILE: "agreement"}.get(name)
        return Where(kind) if kind else _stray(name)
    if depth == 2 and parts[0] in OF_THE_SET:
        return _record(OF_THE_SET[parts[0]], "", name)
    if path == LOOK_FILE:
        return Where("look")
    if parts[0] in LIBRARY:
        return Where("library")
    if parts[0] in MADE:
        return Where("left-alone")
    if parts[0] == "members" and depth == 3 and name == MEMBER_FILE:
        return Where("member", parts[1], parts[1])
    if parts[0] == "members" and depth == 4 and parts[2] in OF_A_MEMBER:
        return _record(OF_A_MEMBER[parts[2]], parts[1], name)
    return _stray(name)


def is_misnamed(at: Where) -> bool:
    """Whether the name of a record, or of the folder it lies in, is no id of its kind."""
    if at.kind in ("set", "conduct", "agreement", "look"):
        return False
    if at.owner and not well_formed(at.owner):
        return True
    if at.kind in ("entry", "meeting", "report") and entry_day(at.id) is None:
        return True
    if at.kind == "meeting" and not _MEETING_NAME.match(at.id):
        return True
    if at.kind == "report" and not _REPORT_NAME.match(at.id):
        return True
    return not well_formed(at.id)


def suffix(kind: str) -> str:
    """The ending of the files of a kind."""
    return ".md" if kind in ("entry", "conduct") else ".yaml"


def path_of(kind: str, owner: str, id_: str) -> str:
    """Where a record of a kind lies: the reverse of `where`."""
    fixed = {"set": SET_FILE, "conduct": CONDUCT_FILE, "agreement": AGREEMENT_FILE, "look": LOOK_FILE}
    if kind in fixed:
        return fixed[kind]
    if kind == "member":
        return f"members/{id_}/{MEMBER_FILE}"
    for folder, each in OF_THE_SET.items():
        if each == kind:
            return f"{folder}/{id_}.yaml"
    folder = next(folder for folder, each in OF_A_MEMBER.items() if each == kind)
    return f"members/{owner}/{folder}/{id_}{suffix(kind)}"


def sealed_folder(owner: str) -> str:
    """Where a member's sealed entries lie, with a slash at its end: nothing but files of age, named by no slug."""
    return f"members/{owner}/private/"


def entry_day(id_: str) -> date | None:
    """The day in the name of an entry or a meeting, or None where the name has no possible day."""
    found = _ENTRY_NAME.match(id_)
    try:
        return date.fromisoformat(found[1]) if found else None
    except ValueError:
        return None


def slug(words: str) -> str:
    """A well-formed id made from words; empty where fewer than two of its letters can be written in one.

    At most six words; apostrophes between letters are dropped, so that O'Neill is `oneill`.
    """
    made = "-".join(plain_words(words).split("-")[:_SLUG_WORDS])[:63].strip("-")
    if sum(letter.isalpha() for letter in made) < 2:
        return ""
    return made if well_formed(made) else f"{made}-1"


def plain_words(words: str) -> str:
    """Words in the letters of an id, joined by hyphens: capitals, accents, apostrophes and signs are gone."""
    joined = re.sub(r"(?<=[a-z])['\u2019\u02bc`](?=[a-z])", "", plain(words))
    return "-".join(re.findall(r"[a-z0-9]+", joined))


def nearest_folder(path: str) -> str:
    """The record folder a stray file was most likely meant for, with a slash at its end."""
    parts = path.split("/")
    name = parts[-1]
    if parts[0] == "members" and len(parts) > 2:
        if name.endswith(".age"):
            return f"members/{parts[1]}/private/"
        meant = nearest(parts[2].lower(), OF_A_MEMBER, 0.5) if len(parts) > 3 else []
        folder = meant[0] if meant else ("journal" if name.endswith(".md") else "actions")
        return f"members/{parts[1]}/{folder}/"
    meant = nearest(parts[0].lower(), (*OF_THE_SET, "members"), 0.6) if len(parts) > 1 else []
    if meant and meant[0] != "members":
        return f"{meant[0]}/"
    if name.endswith((".md", ".age")):
        return f"members/MEMBER/{'journal' if name.endswith('.md') else 'private'}/"
    return "meetings/" if entry_day(name.rsplit(".", 1)[0]) else "members/MEMBER/actions/"


def _is_below_private(parts: list[str]) -> bool:
    """Whether a folder on the way is called private, however it is spelled and wherever it was put."""
    return any(part.strip().lower() == "private" for part in parts[:-1])


def _record(kind: str, owner: str, name: str) -> Where:
    ending = suffix(kind)
    if name.endswith(ending):
        return Where(kind, owner, name[: -len(ending)])
    return Where("left-alone" if _is_left_alone(name) else "not-read", owner, name)


def _stray(name: str) -> Where:
    if not name.endswith((".yaml", ".md", ".age")):
        return Where("left-alone")
    return Where("")


def _is_left_alone(name: str) -> bool:
    return name.rpartition(".")[2].lower() in _LEFT_ALONE
