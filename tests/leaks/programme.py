"""A month of a set in which everything private is full of canaries, and everything that leaves is collected."""

import io
import os
import random
import shutil
import subprocess
import tempfile
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from running import Place
from searching import canary, dense, leaks

MEMBERS = (
    "amina-khan",
    "ben-ortiz",
    "siobhan-oneill",
    "lei-li",
    "olga-petrova",
    "tom-hartley",
    "grace-adeyemi",
    "d-rees",
)
FACILITATOR = "jo-ward"
_EDITOR = """import os, sys
with open(sys.argv[1], "a", encoding="utf-8") as draft:
    draft.write(os.environ["CANARY"])
sys.exit(int(os.environ.get("ENDS", "0")))
"""


class Left(NamedTuple):
    """Bytes that left, or could: where they were found, and what they are."""

    where: str
    data: bytes


class Month:
    """One generated set, with what its commands said and where they may have written."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.place = Place(folder)
        self.top = folder
        self.chance = random.Random(seed)
        self.left: list[Left] = []
        self.planted = 0
        for name in ("temporary", "runtime"):
            (folder / name).mkdir()
        self.editor = folder / "editor.py"
        self.editor.write_text(_EDITOR, encoding="utf-8")
        self.place.environ |= {
            "TMPDIR": str(folder / "temporary"),
            "XDG_RUNTIME_DIR": str(folder / "runtime"),
            "ALEARN_EDITOR": f"{shutil.which('python3')} {self.editor}",
        }
        self.members = self.chance.sample(MEMBERS, self.chance.randrange(4, 9))
        self.root = self._begun()

    def _begun(self) -> Path:
        names = [flag for id_ in self.members for flag in ("--member", id_.replace("-", " ").title())]
        self.run("new-set", "Literacy leads", "--facilitator", "Jo Ward", *names, "--no-input", "--first", "2026-10-05")
        root = self.place.folder / "literacy-leads"
        self.place.folder = root
        return root

    def private_words(self) -> str:
        """Words that only their author may read, with a canary of their own in every third."""
        self.planted += 1
        return dense(canary(self.planted), self.chance.randrange(3, 40), self.chance)

    def run(
        self,
        *arguments: str,
        mine: bool = False,
        answers: list[str] | None = None,
        stdin: str = "",
        **environ: str,
    ) -> str:
        """Run a command; all it says is collected, but for what it shows to the author (`mine`).

        That is what it puts out, and what it says to somebody who sits at a terminal.
        """
        tempfile.tempdir = None
        answer = self.place.run(*arguments, answers=answers, stdin=stdin.encode(), environ=environ)
        spoken = " ".join(arguments[:2])
        if not (mine and answers is not None):
            self.left.append(Left(f"what `{spoken}` said", answer.err.encode()))
        if not mine:
            self.left.append(Left(f"what `{spoken}` put out", answer.out.encode()))
        assert answer.code != 70, answer.err
        return answer.out

    def everywhere(self, own: Iterable[Path]) -> Iterator[Left]:
        """All that was said, and every file below the place but those in the author's `own` folders."""
        yield from self.left
        own = tuple(own)
        for above, _, names in os.walk(self.top):
            for name in names:
                path = Path(above, name)
                if not any(path.is_relative_to(each) for each in own):
                    yield Left(f"the file {path.relative_to(self.top)}", str(path).encode() + b"\n" + path.read_bytes())

    def zipped(self) -> Left:
        """The set's folder as anybody who can read it would zip it."""
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
            for path in sorted(self.root.rglob("*")):
                archive.write(path, path.relative_to(self.root))
        return Left("a zip of the folder", made.getvalue())

    def committed(self) -> Iterator[Left]:
        """Every object git makes of the folder when all that it may take is added, opened."""
        told = {"GIT_AUTHOR_DATE": "2026-11-24T12:00:00Z", "GIT_COMMITTER_DATE": "2026-11-24T12:00:00Z"}
        who = ("-c", "user.name=Jo", "-c", "user.email=jo@x.sch.uk")
        if not (self.root / ".git").is_dir():
            self._git(told, "init", "-q")
        self._git(told, "add", "-A")
        self._git(told, *who, "commit", "-q", "--allow-empty", "-m", "What is there")
        for path in sorted((self.root / ".git" / "objects").glob("??/*")):
            yield Left(f"git's object {path.parent.name}{path.name}", zlib.decompress(path.read_bytes()))

    def _git(self, environ: dict[str, str], *arguments: str) -> None:
        subprocess.run(["git", *arguments], cwd=self.root, env={**self.place.environ, **environ}, check=True)


def found_in(left: Iterable[Left]) -> list[str]:
    """Every leak in what left, with where it is and in which form."""
    return [f"{each.where}: {leak}" for each in left for leak in leaks(each.data)]
