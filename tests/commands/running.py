"""Commands run in this process, in a place of their own: folder, home, data and environment."""

import contextlib
import io
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, TextIO

from alearn.cli import run

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
SETS = Path(__file__).parent / "sets"
TODAY = "2026-11-24"
OUT, ERR, TYPED = "|", "!", ">"


class Answer(NamedTuple):
    """What a command said: its exit code, and its pieces in order, each with where it went."""

    code: int
    pieces: tuple[tuple[str, str], ...]

    @property
    def out(self) -> str:
        return "".join(text for stream, text in self.pieces if stream == OUT)

    @property
    def err(self) -> str:
        return "".join(text for stream, text in self.pieces if stream == ERR)


class Stream(io.StringIO):
    """A standard stream that notes what is written to it, in the order of both."""

    def __init__(self, mark: str, pieces: list[tuple[str, str]], *, terminal: bool = False) -> None:
        super().__init__()
        self.mark, self.pieces, self.terminal = mark, pieces, terminal

    def write(self, text: str) -> int:
        text.encode(errors="backslashreplace")
        self.pieces.append((self.mark, text))
        return len(text)

    def isatty(self) -> bool:
        return self.terminal


class Typist(io.StringIO):
    """A terminal's standard input: answers, noted when they are read; at their end it is closed."""

    def __init__(self, answers: list[str], pieces: list[tuple[str, str]]) -> None:
        super().__init__()
        self.answers, self.pieces = answers, pieces

    def readline(self, size: int = -1, /) -> str:  # type: ignore[override]  # as io.StringIO has it
        del size
        if not self.answers:
            return ""
        answer = self.answers.pop(0)
        self.pieces.append((TYPED, answer + "\n"))
        return answer + "\n"

    def isatty(self) -> bool:
        return True


class Place:
    """A folder to work in, and a home; nothing of the machine's own is seen or changed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "work"
        self.home = folder / "home"
        self.data = folder / "data"
        self.config = folder / "config"
        for each in (self.folder, self.home):
            each.mkdir(parents=True)
        self.git_config = self.home / "gitconfig"
        self.environ = {
            "PATH": os.environ["PATH"],
            "HOME": str(self.home),
            "ALEARN_DATA": str(self.data),
            "ALEARN_CONFIG": str(self.config),
            "GIT_CONFIG_GLOBAL": str(self.git_config),
            "GIT_CONFIG_SYSTEM": os.devnull,
            "GIT_CEILING_DIRECTORIES": str(folder.parent),
            "TERM": "dumb",
            "COLUMNS": "80",
        }

    def given(self, name: str, folder: str = "") -> Path:
        """A copy of an example, or of a set in `sets`."""
        source = SETS / name if (SETS / name).is_dir() else EXAMPLES / name
        target = self.folder / (folder or name)
        shutil.copytree(source, target)
        return target

    def run(
        self,
        *arguments: str,
        stdin: bytes | None = None,
        answers: list[str] | None = None,
        environ: dict[str, str] | None = None,
        today: str = TODAY,
    ) -> Answer:
        """Run one command; `answers` are typed at a terminal, else standard input is a pipe."""
        pieces: list[tuple[str, str]] = []
        terminal = answers is not None
        given: TextIO = io.TextIOWrapper(io.BytesIO(stdin or b""), encoding="utf-8")
        if answers is not None:
            given = Typist(answers, pieces)
        day = () if any(each.startswith("--today") for each in arguments) else ("--today", today)
        with self._entered({**self.environ, **(environ or {})}):
            sys.stdin = given
            sys.stdout = Stream(OUT, pieces)
            sys.stderr = Stream(ERR, pieces, terminal=terminal)
            code = run([*day, *arguments])
        return Answer(code, tuple(pieces))

    @contextlib.contextmanager
    def _entered(self, environ: dict[str, str]) -> Iterator[None]:
        before, cwd, streams = dict(os.environ), Path.cwd(), (sys.stdin, sys.stdout, sys.stderr)
        started, sys.argv = sys.argv, ["alearn"]
        os.environ.clear()
        os.environ.update(environ)
        os.chdir(self.folder)
        try:
            yield
        finally:
            os.chdir(cwd)
            os.environ.clear()
            os.environ.update(before)
            sys.stdin, sys.stdout, sys.stderr = streams
            sys.argv = started


def snapshot(folder: Path) -> dict[str, tuple[int, bytes | str]]:
    """Every name below a folder with its mode and what is in it; links by where they lead."""
    found: dict[str, tuple[int, bytes | str]] = {}
    for top, folders, files in os.walk(folder):
        for name in (*folders, *files):
            path = Path(top, name)
            mode = path.lstat().st_mode
            inside: bytes | str = ""
            if path.is_symlink():
                inside = str(path.readlink())
            elif path.is_file():
                inside = path.read_bytes()
            found[path.relative_to(folder).as_posix()] = (mode, inside)
    return found
