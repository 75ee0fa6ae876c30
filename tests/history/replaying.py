"""The demo set as a real git history: several authors, branches, merges, a rebase, an amended commit, a renamed folder.

`python tests/history/replaying.py FOLDER` makes it, to look at.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from alearn.schema.layout import where
from alearn.text.nodes import read_yaml, values
from alearn.text.source import Source

HILLSIDE = Path(__file__).resolve().parents[2] / "examples" / "hillside"
ENVIRON = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
OLD, NEW = "members/siobhan", "members/siobhan-oneill"
RENAMED_ON = "2025-12-01"
DAYS = ("agreed", "opened", "raised", "date", "sent", "adopted")


class Repository:
    """A git repository in which people commit on days of their own."""

    def __init__(self, folder: Path, environ: Mapping[str, str] | None = None) -> None:
        self.folder = folder
        self.environ = {"PATH": os.environ["PATH"], **ENVIRON, **(environ or {})}
        folder.mkdir(parents=True, exist_ok=True)
        if not (folder / ".git").exists():
            self.git("init", "-q", "-b", "main")

    def git(self, *arguments: str, who: str = "judith-crane", day: str = "2025-10-01") -> str:
        """Run git as somebody on a day; its output."""
        named = who.replace("-", " ").title()
        person = {
            f"GIT_{role}_{key}": value
            for role in ("AUTHOR", "COMMITTER")
            for key, value in (("NAME", named), ("EMAIL", f"{who}@x.example"), ("DATE", f"{day}T12:00:00 +0000"))
        }
        done = subprocess.run(
            ["git", *arguments], cwd=self.folder, env={**self.environ, **person}, check=False, capture_output=True
        )
        assert done.returncode == 0, (arguments, done.stdout, done.stderr)
        return done.stdout.decode()

    def commit(self, who: str, day: str, words: str = "Record") -> None:
        """Commit everything there is."""
        self.git("add", "-A", who=who, day=day)
        self.git("commit", "-q", "--allow-empty", "-m", words, who=who, day=day)

    def write(self, path: str, text: str) -> None:
        """Write one file."""
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="")


def _versions(path: str, text: str) -> list[tuple[str, str, str]]:
    """The days on which a file was written and then changed, who did, and how it stood then: an update at a time."""
    at = where(path)
    who = at.owner or "judith-crane"
    node, _ = read_yaml(Source(path, text)) if path.endswith(".yaml") else (None, [])
    told = values(node) if node else {}
    days = [str(told[key]) for key in DAYS if key in told]
    begun = days[0] if days else at.id[:10] if at.kind in ("entry", "meeting", "report", "extract") else "2025-10-01"
    updates = told.get("updates", [])
    if not updates:
        return [(begun, who, text)]
    head, _, rest = text.partition("updates:\n")
    items = ["  - " + each for each in rest.split("  - ")[1:]]
    grown = [head + "updates:\n" + "".join(items[: n + 1]) for n in range(len(items))]
    return [(begun, who, head), *((update["date"], who, each) for update, each in zip(updates, grown, strict=True))]


def replay(folder: Path, environ: Mapping[str, str] | None = None) -> Repository:
    """Make the history in a new folder; it ends with the demo set as it is."""
    made = Repository(folder, environ)
    by_day: dict[tuple[str, str], dict[str, str]] = {}
    for file in sorted(HILLSIDE.rglob("*")):
        if file.is_file():
            name = file.relative_to(HILLSIDE).as_posix()
            for day, who, text in _versions(name, file.read_text(encoding="utf-8")):
                here = name.replace(f"{NEW}/", f"{OLD}/") if day < RENAMED_ON else name
                by_day.setdefault((day, who), {})[here] = text
    renamed = False
    for number, ((day, who), texts) in enumerate(sorted(by_day.items())):
        if not renamed and day >= RENAMED_ON:
            renamed = True
            (folder / OLD).rename(folder / NEW)
            made.commit("judith-crane", RENAMED_ON, "Rename a folder")
        for path, text in texts.items():
            made.write(path, text)
        if number % 11 == 3:
            _beside(made, who, day)
        else:
            made.commit(who, day)
            if number % 13 == 5:
                made.write(f"notes-{who}.txt", f"Amended on {day}\n")
                made.git("add", "-A")
                made.git("commit", "-q", "--amend", "--no-edit", who=who, day=day)
    _rebased(made)
    _joined(made)
    return made


def _beside(made: Repository, who: str, day: str) -> None:
    """Commit on a branch of its own and merge it, while something else was committed."""
    made.git("checkout", "-q", "-b", "beside")
    made.commit(who, day, "On a branch")
    made.git("checkout", "-q", "main")
    made.write("chairs.txt", f"Chairs on {day}\n")
    made.commit("judith-crane", day, "Chairs")
    made.git("merge", "-q", "--no-ff", "-m", "Join", "beside", day=day)
    made.git("branch", "-q", "-d", "beside")


def _rebased(made: Repository) -> None:
    """Two commits of one member, moved onto what another recorded meanwhile."""
    made.git("checkout", "-q", "-b", "later")
    made.write("members/tom-hartley/preference.txt", "Outdoors\n")
    made.commit("tom-hartley", "2026-07-10", "Before the other")
    made.git("checkout", "-q", "main")
    made.write("rooms.txt", "Library\n")
    made.commit("judith-crane", "2026-07-11", "Meanwhile")
    made.git("checkout", "-q", "later")
    made.git("rebase", "-q", "main", who="tom-hartley", day="2026-07-12")
    made.git("checkout", "-q", "main")
    made.git("merge", "-q", "--ff-only", "later")


def _joined(made: Repository) -> None:
    """Two versions of one file joined into a third that neither had."""
    path = "obstacles/assistants-start-too-late.yaml"
    text = (made.folder / path).read_text(encoding="utf-8")
    for branch, key in (("left", "x-left"), ("right", "x-right")):
        made.git("checkout", "-q", "-b", branch, "main")
        made.write(path, f"{key}: {branch}\n{text}")
        made.commit("judith-crane", "2026-07-13", branch)
    made.git("checkout", "-q", "main")
    made.git("merge", "-q", "--ff-only", "left")
    done = subprocess.run(
        ["git", "merge", "-q", "right"], cwd=made.folder, env=made.environ, check=False, capture_output=True
    )
    assert done.returncode, "they conflict"
    made.write(path, f"x-left: left\nx-right: right\nx-both: joined\n{text}")
    made.commit("judith-crane", "2026-07-14", "Joined by hand")
    made.write(path, text)
    made.commit("judith-crane", "2026-07-15", "As it is")


if __name__ == "__main__":
    shutil.rmtree(sys.argv[1], ignore_errors=True)
    replay(Path(sys.argv[1]))
