"""Every transcript in this folder: what is typed, what is said, and the exit code.

A transcript begins with comments. `@ small` puts a copy of a set there (one of `sets`, or an example) and goes into
it; `@ small as other` gives it another name, `@ cd FOLDER` goes elsewhere. `$ alearn ...` is a command as it is
typed, variables before it and `<<< 'text'` after it; `$ tty alearn ...` is one at a terminal, where lines after `>`
are what is typed. `$ cat FILE`, `$ ls FOLDER`, `$ mode FILE`, `$ put FILE 'text'`, `$ rm FILE`, `$ git-email
ADDRESS` and `$ git ...` (on the day that `DAY=2026-10-05` before it names) mean what they say. Below a command stand
its standard output (after `|`), its standard error (after `!`) and its exit code (after `=`).
What is random, and where the place lies, is masked. Every command works as if it were
24 November 2026. To write what is said today into them: `pytest tests/commands --update-golden`.
"""

import re
import shlex
import shutil
import stat
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from running import ERR, OUT, TYPED, Answer, Place

HERE = Path(__file__).parent
TRANSCRIPTS = [
    pytest.param(path, marks=[pytest.mark.needs("git")] if " git init" in path.read_text(encoding="utf-8") else [])
    for path in sorted(HERE.glob("*.txt"))
]
_VARIABLE = re.compile(r"[A-Z_]+=")
_MASKS = (
    (re.compile(r"age1(?!gaq0y|tw70d)[a-z0-9]{58}"), "age1RANDOM"),
    (re.compile(r"AGE-SECRET-KEY-1(?!9EEMK|XSJUR)[A-Z0-9]{58}"), "AGE-SECRET-KEY-1RANDOM"),
    (re.compile(r"(?:AGE-SECRET-KEY-1 )?(?:\b[A-Z0-9]{4} ){6,7}[A-Z0-9]{2,4}"), "GROUPS"),
    (re.compile(r"\b(\d{4}-\d{2})-(?!abcd2345)[a-z0-9]{8}(?=\.md|\]|\"|:|$)", re.MULTILINE), r"\1-RANDOM"),
    (re.compile(r"\b(member|set)-[a-z2-9]{4}(?=[/`,\"' ]|$)", re.MULTILINE), r"\1-RAND"),
    (re.compile(r"\b(\d{4}-\d{2}-\d{2})-(?!k3v9)[a-z2-9]{4}(?=\.yaml|[ ,\"]|$)", re.MULTILINE), r"\1-RAND"),
    (re.compile(r"\d{4}-\d\d-\d\d-\d{6}-[a-z2-9]{6}\.txt"), "WHEN-RANDOM.txt"),
    (re.compile(r"\b[0-9a-f]{40}\b|(?<=^\| )[0-9a-f]{10}$", re.MULTILINE), "COMMIT"),
    (re.compile(r"(?<=^\| )id: (?!k3v9tq2m)[a-z2-9]{8}$"), "id: RANDOMID"),
)


class Session:
    """One transcript played in one place."""

    def __init__(self, folder: Path) -> None:
        self.place = Place(folder)
        self.top = folder
        self.work = self.place.folder

    def given(self, words: str) -> None:
        first, *rest = words.split()
        if first == "cd":
            self.place.folder = (self.place.folder / rest[0]).resolve()
        else:
            self.place.folder = self.place.given(first, rest[1] if rest else "")

    def played(self, command: str, typed: list[str]) -> Answer:
        words = shlex.split(command)
        environ: dict[str, str] = {}
        while _VARIABLE.match(words[0]):
            name, _, value = words.pop(0).partition("=")
            environ[name] = value.replace("WORK", str(self.work))
        if words[0] == "tty":
            return self.place.run(*words[2:], answers=typed, environ=environ)
        if words[0] == "alearn":
            stdin = words[words.index("<<<") + 1] if "<<<" in words else ""
            arguments = words[1 : words.index("<<<")] if "<<<" in words else words[1:]
            return self.place.run(*arguments, stdin=_meant(stdin).encode("utf-8"), environ=environ)
        if words[0] == "git":
            return self._git(words, environ.get("DAY", "2026-10-05"))
        return Answer(0, tuple((OUT, line) for line in self._other(*words)))

    def _git(self, words: list[str], day: str) -> Answer:
        """What git says on a day, as Jo Ward."""
        environ = {f"GIT_{who}_NAME": "Jo Ward" for who in ("AUTHOR", "COMMITTER")}
        environ |= {f"GIT_{who}_EMAIL": "jo@x.example" for who in ("AUTHOR", "COMMITTER")}
        environ |= {f"GIT_{who}_DATE": f"{day}T12:00:00 +0000" for who in ("AUTHOR", "COMMITTER")}
        environ |= {"GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "init.defaultBranch", "GIT_CONFIG_VALUE_0": "main"}
        done = subprocess.run(
            words, cwd=self.place.folder, env=self.place.environ | environ, check=False, capture_output=True, text=True
        )
        return Answer(done.returncode, ((OUT, done.stdout), (ERR, done.stderr)))

    def _other(self, verb: str, name: str = ".", text: str = "") -> Iterator[str]:
        path = self.place.folder / self._real(name)
        if verb == "cat":
            for each in sorted(path.parent.glob(path.name)):
                text = each.read_bytes().decode().replace("\r", "\\r").replace("\ufeff", "\\ufeff")
                yield from (f"{line}\n" for line in text.split("\n"))
        elif verb == "ls":
            inside = (each for each in path.rglob("*") if ".alearn" not in each.parts)
            yield from sorted(f"{each.relative_to(path).as_posix()}\n" for each in inside if not each.is_dir())
        elif verb == "mode":
            found = sorted(path.parent.glob(path.name))
            yield from (f"{stat.S_IMODE(each.stat().st_mode):o} {each.name}\n" for each in found)
        elif verb == "put":
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(_meant(text).encode())
        elif verb == "rm":
            shutil.rmtree(path) if path.is_dir() else path.unlink()
        elif verb == "git-email":
            self.place.git_config.write_text(f"[user]\n\temail = {name}\n", encoding="utf-8")
        else:
            raise AssertionError(verb)

    def _real(self, name: str) -> str:
        for word, folder in (("DATA", self.place.data), ("CONFIG", self.place.config), ("HOME", self.place.home)):
            name = name.replace(word, str(folder))
        return name

    def masked(self, text: str) -> str:
        for mask, instead in _MASKS:
            text = mask.sub(instead, text)
        places = ((self.place.data, "DATA"), (self.place.config, "CONFIG"), (self.work, "WORK"), (self.top, "TOP"))
        for path, name in places:
            text = text.replace(str(path), name)
        return text


def _meant(text: str) -> str:
    return text.replace("\\n", "\n").replace("\\r", "\r").replace("\\ufeff", "\ufeff")


def _shown(answer: Answer) -> Iterator[str]:
    lines: list[tuple[str, str]] = []
    for stream, text in answer.pieces:
        for part in text.splitlines(keepends=True):
            if lines and lines[-1][0] == stream and not lines[-1][1].endswith("\n"):
                lines[-1] = (stream, lines[-1][1] + part)
            else:
                lines.append((stream, part))
    marks = {OUT: "| ", ERR: "! ", TYPED: "> "}
    yield from (f"{marks[stream]}{line}".rstrip() for stream, line in lines)
    yield f"= {answer.code}"


def _replayed(text: str, folder: Path) -> str:
    """The transcript with what is said today below each command."""
    session, page = Session(folder), []
    lines = text.splitlines()
    for at, line in enumerate(lines):
        if line.startswith("@ "):
            session.given(line[2:])
        if line.startswith("$ "):
            below = iter(lines[at + 1 :])
            answered = []
            for each in below:
                if each[:1] not in ("|", "!", ">", "="):
                    break
                answered += [each[2:]] if each.startswith(">") else []
            page.append(line)
            *said, code = _shown(session.played(line[2:], answered))
            page.extend(session.masked(each) for each in said)
            page.extend(f"> {each}".rstrip() for each in answered)
            page.append(code)
        elif line[:1] not in ("|", "!", ">", "="):
            page.append(line)
    return "\n".join(page) + "\n"


@pytest.mark.parametrize("path", TRANSCRIPTS, ids=lambda path: getattr(path, "stem", None))
def test_what_is_typed_is_answered_as_written(path: Path, tmp_path: Path, *, update_golden: bool) -> None:
    expected = path.read_text(encoding="utf-8")
    replayed = _replayed(expected, tmp_path)
    if update_golden:
        path.write_text(replayed, encoding="utf-8")
    else:
        assert replayed == expected
