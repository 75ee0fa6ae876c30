"""What lies plain in a set's folder though it was meant for nobody else: told by names and places, never by words."""

import re
from collections.abc import Iterable, Iterator

from alearn.doctor.sign import Grade, Sign
from alearn.findings import Finding
from alearn.rules.ignored import keeps_out
from alearn.schema.layout import IGNORE_LINES
from alearn.schema.records import Reading

GUARDS = frozenset(("ignore-missing", "ignore-weakened", "attributes-weakened"))
_WRITING = (".md", ".txt", ".yaml", ".docx", ".doc", ".odt", ".rtf", ".pages")
_COPY = re.compile(
    r".*~|\.#.*|#.*#|\..*\.sw[a-p]|.*\.(?:bak|orig|old|tmp|autosave)|~\$.*|.*conflicted copy.*|.*-conflict-\d.*",
    re.IGNORECASE,
)
_SAYS_PRIVATE = re.compile(r"(?:^|[-_ .])private(?:[-_ .]|$)")
_MOVE = "Move it out of this folder. Where a drive or git has had it, its history still has it."


def plain_private(reading: Reading) -> Iterator[Sign]:
    """Every file below a private folder that is no sealed entry."""
    for path in reading.listing.not_age:
        says = f"{path} lies plain where only sealed entries belong: whoever can open this folder can read it."
        yield Sign(Grade.SERIOUS, "plain-private", says, _MOVE)


def hidden_from_git_alone(reading: Reading, more: str) -> Iterator[Sign]:
    """Plain writing that git was told to leave out, which hides it from git and from nobody else.

    `more` are the lines that git is told outside the folder, in `.git/info/exclude`.
    """
    own = (reading.listing.kept.get(".gitignore") or "").splitlines()
    lines = [line.rstrip() for line in (*own, *more.splitlines()) if line.rstrip() not in IGNORE_LINES]
    for path in _writing(reading):
        if keeps_out(lines, path):
            says = f"{path} is kept out of git, and lies plain in a folder that others can open."
            yield Sign(Grade.SERIOUS, "hidden-from-git", says, f"If it is private: {_MOVE[0].lower()}{_MOVE[1:]}")
        elif _SAYS_PRIVATE.search(path.rpartition("/")[2].lower()):
            says = f"{path} is called private, and lies plain in a folder that others can open."
            yield Sign(Grade.LOOK, "called-private", says, f"If it is: {_MOVE[0].lower()}{_MOVE[1:]}")


def copies(reading: Reading) -> Iterator[Sign]:
    """What editors and drives leave beside a file, which may hold words that were taken out of it."""
    for path in reading.listing.files:
        if _COPY.fullmatch(path.rpartition("/")[2]) and path not in reading.listing.not_age:
            says = f"{path} looks like a copy that an editor or a drive made: it may hold words that were taken out."
            yield Sign(Grade.LOOK, "copy", says, "Look at it, and delete it if nobody needs it.")


def guards(findings: Iterable[Finding]) -> Iterator[Sign]:
    """What `check` finds in the two files that keep private words and built pages out of git."""
    for finding in findings:
        if finding.rule in GUARDS:
            yield Sign(Grade.LOOK, finding.rule, f"{finding.path}: {finding.message}", finding.fix)


def _writing(reading: Reading) -> Iterator[str]:
    private = frozenset(reading.listing.not_age)
    for path in reading.listing.files:
        if path.lower().endswith(_WRITING) and path not in private and "/private/" not in path:
            yield path
