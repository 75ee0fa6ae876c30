"""What is recorded of a set, and what must not be: what is private, and settings that run a program."""

import re
from collections.abc import Iterable, Iterator, Mapping

from alearn.findings import Finding, Severity
from alearn.history.telling import Told
from alearn.schema.fields import TABLES
from alearn.schema.layout import AGE_HEADER, KEPT_FILES, is_misnamed, where

_LONGEST = 72
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


def is_plain_private(path: str, opening: bytes | None) -> bool:
    """Whether a file below a private folder is not encrypted, as its name and its first bytes tell."""
    return where(path).kind == "private" and not (path.endswith(".age") and (opening or b"").startswith(AGE_HEADER))


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


def refusals(findings: Iterable[Finding], changed: Mapping[str, object]) -> Iterator[Finding]:
    """The findings that forbid recording: an error in a file that would be, and a plain private file anywhere."""
    for finding in findings:
        if finding.severity is Severity.ERROR and (finding.path in changed or finding.rule == "private-not-age"):
            yield finding


def settings_that_run(told: Iterable[str]) -> tuple[str, ...]:
    """The settings of the folder's own that name a program, or lead git elsewhere, among scopes and keys in turn."""
    words = iter(told)
    found = [key for scope, key in zip(words, words, strict=False) if scope in ("local", "worktree")]
    return tuple(dict.fromkeys(key for key in found if _PROGRAMS.fullmatch(key.lower())))
