"""git, so run that nothing a folder names is run with it.

A set's folder may come from anyone, and its own git settings may name programs: hooks, a file monitor, filters, an
external diff, textconv, a signature check, a pager, a helper that fetches what is missing. Each is turned off here, no
variable of the environment leads git elsewhere, and a folder that is itself dressed up as a repository is refused.
"""

import contextlib
import os
from collections.abc import Iterator, Mapping
from typing import IO, NamedTuple

from alearn.errors import NotFoundError, RefusedError
from alearn.world.programs import installed

_QUIET = (
    "--no-pager",
    "--literal-pathspecs",
    *("-c", "core.fsmonitor=false"),
    *("-c", f"core.hooksPath={os.devnull}"),
    *("-c", "safe.bareRepository=explicit"),
    *("-c", "core.alternateRefsCommand="),
    *("-c", "log.showSignature=false"),
    *("-c", "commit.gpgSign=false"),
    *("-c", "gc.auto=0"),
    *("-c", "maintenance.auto=false"),
)
_KEPT = frozenset(
    (
        *("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM", "GIT_CEILING_DIRECTORIES"),
        *("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_AUTHOR_DATE"),
        *("GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL", "GIT_COMMITTER_DATE"),
        *("GIT_SSH", "GIT_SSH_COMMAND", "GIT_ASKPASS"),
    )
)
"""The variables of the user's own that git is still told; every other one that begins with `GIT_` is left out."""

NO_NETWORK = "none"
NETWORK = "file:git:http:https:ssh"
_CHUNK = 64 * 1024
_BARE = ("HEAD", "objects", "refs")


class Ended(NamedTuple):
    """How git ended, and what it said."""

    code: int
    out: bytes
    err: str

    @property
    def text(self) -> str:
        """Its output as text, without the last line end."""
        return self.out.decode(errors="replace").rstrip("\n")


class Blobs:
    """One `git cat-file --batch`, for as many objects as are asked for."""

    def __init__(self, asks: IO[bytes], answers: IO[bytes]) -> None:
        """The two ends of the process."""
        self.asks, self.answers = asks, answers

    def read(self, name: str, limit: int) -> bytes | None:
        """At most `limit` bytes of an object and one more; None where there is none of that name."""
        if "\n" in name:
            return None
        self.asks.write(name.encode("utf-8", "surrogateescape") + b"\n")
        self.asks.flush()
        head = self.answers.readline().split()
        if len(head) < 3 or not head[-1].isdigit():
            return None
        size = int(head[-1])
        data = self.answers.read(min(size, limit + 1))
        left = size - len(data) + 1  # and the line end after it
        while left > 0:
            passed = len(self.answers.read(min(left, _CHUNK)))
            if not passed:
                return None
            left -= passed
        return data


class Git:
    """The git of one set's folder, which lies in a repository: its top folder, and the way from there to the set."""

    def __init__(self, program: str, folder: str, environ: Mapping[str, str]) -> None:
        """The folder is the set's own; nothing is run yet."""
        self.program = program
        self.folder = folder
        self.environ = _environment(environ)
        self.top = folder
        self.prefix = ""

    def run(
        self,
        *arguments: str,
        stdin: bytes = b"",
        settings: tuple[str, ...] = (),
        environ: Mapping[str, str] | None = None,
    ) -> Ended:
        """Run git to its end, in the set's folder; `settings` are for this one run."""
        import subprocess

        try:
            ended = subprocess.run(  # noqa: S603  # the program was looked for, and its arguments are ours
                [*self._begin(settings), *arguments],
                cwd=self.folder,
                env={**self.environ, **(environ or {})},
                input=stdin,
                capture_output=True,
                check=False,
            )
        except (OSError, ValueError) as fault:
            raise NotFoundError(f"git could not be started: {type(fault).__name__}.") from None
        return Ended(ended.returncode, ended.stdout, ended.stderr.decode(errors="replace"))

    def must(self, *arguments: str, stdin: bytes = b"", environ: Mapping[str, str] | None = None) -> bytes:
        """What git gives on standard output; NotFoundError, with what it said, where it does not end well."""
        ended = self.run(*arguments, stdin=stdin, environ=environ)
        if ended.code:
            raise NotFoundError(f"git could not do `{arguments[0]}`.", why(ended.err))
        return ended.out

    def fields(self, *arguments: str) -> Iterator[str]:
        """What git gives, between its NUL bytes, as it comes; it is stopped when nobody reads on.

        Raises NotFoundError where it does not end well by itself.
        """
        import subprocess

        with subprocess.Popen(  # noqa: S603  # as above
            [*self._begin(()), *arguments],
            cwd=self.folder,
            env=self.environ,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        ) as process:
            try:
                rest = b""
                while process.stdout and (data := process.stdout.read1(_CHUNK)):  # type: ignore[attr-defined]
                    *whole, rest = (rest + data).split(b"\0")
                    yield from (each.decode("utf-8", "surrogateescape") for each in whole)
                if process.wait():
                    raise NotFoundError(f"git could not do `{arguments[0]}`.", "Look at the repository: git fsck")
            finally:
                process.kill()

    @contextlib.contextmanager
    def blobs(self) -> Iterator[Blobs]:
        """A reader of objects, one process for all of them."""
        import subprocess

        with subprocess.Popen(  # noqa: S603  # as above
            [*self._begin(()), "cat-file", "--batch"],
            cwd=self.folder,
            env=self.environ,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        ) as process:
            if process.stdin is None or process.stdout is None:
                raise NotFoundError("git could not be read from.")
            try:
                yield Blobs(process.stdin, process.stdout)
            finally:
                process.kill()

    def revision(self, name: str) -> str:
        """The whole name of the commit that somebody means; empty where there is none."""
        ended = self.run("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
        return ended.text if ended.code == 0 else ""

    def unjoined(self) -> tuple[str, ...]:
        """The files of the whole repository, from its top, of which two versions are not joined yet."""
        told = self.must("-C", self.top, "ls-files", "--unmerged", "-z").decode("utf-8", "surrogateescape")
        return tuple(dict.fromkeys(line.partition("\t")[2] for line in told.split("\0") if line))

    def is_joining(self) -> bool:
        """Whether two versions are being joined, and that is not recorded yet."""
        return bool(self.revision("MERGE_HEAD"))

    def branch(self) -> str:
        """The branch that is recorded on; empty where an old version is looked at."""
        return self.run("symbolic-ref", "--quiet", "--short", "HEAD").text

    def _begin(self, settings: tuple[str, ...]) -> list[str]:
        return [self.program, *_QUIET, *(word for each in settings for word in ("-c", each))]


def repository(folder: str, environ: Mapping[str, str]) -> Git:
    """The git of a set's folder, which lies in a repository.

    Raises NotFoundError where it lies in none or there is no git, and RefusedError where the folder is dressed up as a
    repository, or git itself does not trust whose folder it is.
    """
    inside = _is_inside_a_repository(folder)
    program = installed("git", environ)
    if not inside:
        raise NotFoundError("This set's folder is in no git repository.", "To begin one: git init, then alearn save")
    if not program:
        raise NotFoundError("git is not installed here, or not where programs are looked for.")
    git = Git(program, folder, environ)
    found = git.run("rev-parse", "--show-toplevel", "--show-prefix")
    if "dubious ownership" in found.err:
        message = "git does not trust this folder: it belongs to somebody else on this machine."
        raise RefusedError(message, f"If you trust it: git config --global --add safe.directory {folder}")
    if found.code:
        raise NotFoundError("git finds no repository here that it can read.", why(found.err))
    git.top, git.prefix = [*found.text.split("\n"), ""][:2]
    return git


def email(folder: str, environ: Mapping[str, str]) -> str:
    """The address git knows its user by in a folder; empty where there is none, or no git."""
    import subprocess

    program = installed("git", environ)
    if not program:
        return ""
    try:
        ended = subprocess.run(  # noqa: S603  # a fixed command
            [program, *_QUIET, "config", "--get", "user.email"],
            cwd=folder,
            env=_environment(environ),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=3,
            check=False,
        )
    except (OSError, ValueError, subprocess.SubprocessError):
        return ""
    return ended.stdout.decode(errors="replace").strip() if ended.returncode == 0 else ""


def _environment(environ: Mapping[str, str]) -> dict[str, str]:
    """The environment without what leads git to other folders, settings or programs, and without the network."""
    kept = {name: value for name, value in environ.items() if not name.startswith("GIT_") or name in _KEPT}
    return {
        **kept,
        "GIT_ALLOW_PROTOCOL": NO_NETWORK,
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_EDITOR": "true",
        "LC_ALL": "C",
    }


def _is_inside_a_repository(folder: str) -> bool:
    """Whether a `.git` lies in a folder or above it; a folder on the way that is dressed up as one is refused."""
    while True:
        if os.path.lexists(os.path.join(folder, ".git")):
            return True
        if all(os.path.lexists(os.path.join(folder, name)) for name in _BARE):
            message = "This folder is dressed up as a git repository: it holds HEAD, objects and refs."
            raise RefusedError(message, "git is not run in it. Ask whoever gave it to you what they are for.")
        above = os.path.dirname(folder)
        if above == folder:
            return False
        folder = above


def why(said: str) -> str:
    """The last thing git said, which names what it stopped at."""
    lines = [line.strip() for line in said.splitlines() if line.strip()]
    return f"git said: {lines[-1].removeprefix('fatal: ')}" if lines else ""
