"""What is recorded of a set, and what must not be: what is private, and settings that run a program."""

import re
from collections.abc import Callable, Iterable, Iterator

from alearn.findings import TOP, Finding, Severity
from alearn.history.telling import Told
from alearn.schema.fields import TABLES
from alearn.schema.layout import KEPT_FILES, is_misnamed, where
from alearn.text.sealed import refusal

_LONGEST = 72
PLAIN = "private-not-age"
_PROGRAMS = re.compile(
    r"core\.(?:sshcommand|gitproxy|askpass)|credential\..*|filter\..*|merge\.(?!alearn\.).*\.driver|url\..*"
    r"|remote\..*\.(?:uploadpack|receivepack|vcs|proxy|mirror)|http\..*\.?proxy"
)


def is_own(path: str) -> bool:
    """Whether a file is the set's own: a record, an encrypted entry, what the set added to the library, a git file."""
    at = where(path)
    if path in KEPT_FILES or at.kind == "library":
        return True
    return path.endswith(".age") if at.kind == "private" else at.kind in TABLES and not is_misnamed(at)


def is_plain_private(path: str, data: bytes | None) -> bool:
    """Whether a file below a private folder is not sealed, as its name and the whole of its header tell."""
    return where(path).kind == "private" and (not path.endswith(".age") or bool(refusal(data or b"")))


def message_of(told: Iterable[Told]) -> str:
    """What a commit says: the changes the whole set may hear of, each once; never one person's own."""
    lines = list(dict.fromkeys(each.sentence for each in told if not each.to))
    if not lines:
        return "Record changes\n"
    first = lines[0] if len(lines) == 1 else f"Record {len(lines)} changes"
    if len(lines) == 1 and len(first) <= _LONGEST:
        return f"{first}\n"
    head = first if len(lines) > 1 else "Record a change"
    return "\n".join([head, "", *(f"- {line}" for line in lines)]) + "\n"


def refusals(
    findings: Iterable[Finding], changed: Iterable[str], load: Callable[[str], bytes | None]
) -> Iterator[Finding]:
    """What forbids recording: an error in a file that would be, and a plain private file anywhere.

    A private file that changed is looked at by its whole header; `load` gives its bytes, None where it goes.
    """
    paths = frozenset(changed)
    told = set()
    for finding in findings:
        if finding.severity is Severity.ERROR and (finding.path in paths or finding.rule == PLAIN):
            told.add(finding.path)
            yield finding
    for path in sorted(paths - told):
        data = load(path) if where(path).kind == "private" else None
        if data is not None and is_plain_private(path, data):
            message = "This is not sealed as a private entry is, so whoever has this folder may read it."
            yield Finding(path, TOP, PLAIN, Severity.ERROR, message, quotable=False)


def settings_that_run(told: Iterable[str]) -> tuple[str, ...]:
    """The settings of the folder's own that name a program, or lead git elsewhere, among scopes and keys in turn."""
    words = iter(told)
    found = [key for scope, key in zip(words, words, strict=False) if scope in ("local", "worktree")]
    return tuple(dict.fromkeys(key for key in found if _PROGRAMS.fullmatch(key.lower())))
