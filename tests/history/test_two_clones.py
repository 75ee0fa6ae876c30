"""Two clones, seven people, six meetings: log, act, update and save --sync, and nothing is lost or leaks."""

import subprocess
from pathlib import Path

import pytest
from running import Answer, Place

pytestmark = pytest.mark.needs("git")
CANARY = "canarywords"
PEOPLE = ("Jo Ward", "Amina Khan", "Ben Ortiz", "Cara Lyle", "Dev Patel", "Ewa Nowak", "Femi Ade")
DAYS = ("2026-10-05", "2026-11-09", "2026-12-14", "2027-01-18", "2027-02-22", "2027-03-29")


class Clone:
    """One machine with a clone, on which some of the people write."""

    def __init__(self, folder: Path, people: tuple[str, ...]) -> None:
        self.place = Place(folder)
        self.people = people
        self.root = self.place.folder / "leads"

    def run(self, who: str, day: str, *arguments: str) -> Answer:
        environ = {"ALEARN_ME": id_of(who)}
        answer = self.place.run("-C", str(self.root), *arguments, environ=environ, today=day)
        assert answer.code == 0, (arguments, answer.err)
        return answer

    def git(self, *arguments: str) -> str:
        done = subprocess.run(
            ["git", *arguments], cwd=self.root, env=self.place.environ, check=True, capture_output=True, text=True
        )
        return done.stdout


def id_of(name: str) -> str:
    return name.lower().replace(" ", "-")


def begun(tmp_path: Path) -> tuple[Clone, Clone, Path]:
    """Both clones of a set that its facilitator made and shared."""
    one, other = Clone(tmp_path / "one", PEOPLE[:4]), Clone(tmp_path / "other", PEOPLE[4:])
    remote = tmp_path / "remote.git"
    subprocess.run(["git", "init", "-q", "--bare", "-b", "main", str(remote)], check=True)
    members = [word for name in PEOPLE[1:] for word in ("--member", name)]
    made = one.place.run("new-set", "Leads", "--facilitator", PEOPLE[0], *members, "--first", DAYS[0], today=DAYS[0])
    assert made.code == 0, made.err
    one.git("init", "-q", "-b", "main")
    one.git("remote", "add", "origin", str(remote))
    one.run(PEOPLE[0], DAYS[0], "save", "--sync")
    subprocess.run(["git", "clone", "-q", str(remote), str(other.root)], check=True, capture_output=True)
    return one, other, remote


def test_nothing_is_lost_and_nothing_private_is_on_the_remote(tmp_path: Path) -> None:
    one, other, remote = begun(tmp_path)
    words: list[str] = []
    for number, day in enumerate(DAYS):
        for clone in (one, other):
            for who in clone.people:
                shared, note = f"Shared {number} by {who}.", f"Note {number} by {who}."
                clone.run(who, day, "log", "--share", shared)
                clone.run(who, day, "log", f"Private {number} {CANARY} by {who}.")
                clone.run(who, day, "act", f"Try thing {number} of {who}", "--id", f"thing-{number}", "--due", "+2w")
                clone.run(who, day, "update", f"thing-{number}", "tried", "-m", note)
                words += [shared, note]
        # One person on both machines, in the same action, before either knows of the other.
        ewa = PEOPLE[5]
        for clone in (one, other) if number else ():
            note = f"Again {number} on {clone.root.parents[1].name}."
            clone.run(ewa, day, "update", f"thing-{number - 1}", "blocked", "-m", note)
            words.append(note)
        for clone in (one, other, one):
            clone.run(clone.people[0], day, "save", "--sync")
    other.run(other.people[0], DAYS[-1], "save", "--sync")
    assert one.git("rev-parse", "HEAD") == other.git("rev-parse", "HEAD")
    for clone in (one, other):
        assert clone.git("status", "--short") == ""
        everything = "".join(path.read_text(encoding="utf-8") for path in clone.root.glob("members/**/*.*"))
        assert [each for each in words if each not in everything] == []
        assert clone.place.run("-C", str(clone.root), "check", today=DAYS[-1]).code == 0
        assert not [path for path in clone.root.rglob("*") if path.is_file() and CANARY.encode() in path.read_bytes()]
        private = [path for path in clone.place.data.rglob("*.md") if CANARY in path.read_text(encoding="utf-8")]
        assert len(private) == len(DAYS) * len(clone.people)
    objects = subprocess.run(
        ["git", "cat-file", "--batch-all-objects", "--batch"], cwd=remote, check=True, capture_output=True
    ).stdout
    assert b"Shared 5 by Femi Ade." in objects
    assert CANARY.encode() not in objects
