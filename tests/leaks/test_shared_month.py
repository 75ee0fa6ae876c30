"""A month in one shared repository: a member without a key, one with a key, and one with a key on each of two devices.

Each writes privately, lets a line out, sees it in the sponsor's report, and takes it back; the folder is zipped on
every machine at every stage, and no private word is in any zip, and none in anything git was ever given.
"""

import io
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from running import Answer, Place
from searching import canary, leaks

pytestmark = pytest.mark.needs("git")
WEEKS = ("2026-10-05", "2026-10-12", "2026-10-19", "2026-10-26")
LET_OUT = "They wait for me to speak"
TERMS = ("--audience", "sponsor", "--attribution", "no-name", "--third-party", "none", "--recognisable", "no")


class Machine:
    """One machine with a clone of the set, and the member who writes there."""

    def __init__(self, folder: Path, who: str) -> None:
        self.place = Place(folder)
        self.who = who
        self.root = self.place.folder / "leads"

    def run(self, day: str, *arguments: str, code: int = 0, who: str = "") -> Answer:
        environ = {"ALEARN_ME": who or self.who}
        answer = self.place.run("-C", str(self.root), *arguments, environ=environ, today=day)
        assert answer.code == code, (arguments, answer.err)
        return answer

    def git(self, *arguments: str) -> None:
        subprocess.run(["git", *arguments], cwd=self.root, env=self.place.environ, check=True, capture_output=True)

    def zipped(self) -> bytes:
        """The clone as anybody who can read it would zip it, git's own folder and all."""
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
            for path in sorted(self.root.rglob("*")):
                archive.write(path, path.relative_to(self.root))
        return made.getvalue()


def begun(tmp_path: Path) -> tuple[Machine, Machine, Machine, Machine, Path]:
    """The machines of Amina, of Ben, and both of Cara's; the facilitator uses Amina's, under her own name."""
    amina = Machine(tmp_path / "amina", "amina-khan")
    others = [Machine(tmp_path / name, who) for name, who in (("ben", "ben-ortiz"), *CARAS)]
    remote = tmp_path / "remote.git"
    subprocess.run(["git", "init", "-q", "--bare", "-b", "main", str(remote)], check=True)
    members = [word for name in ("Amina Khan", "Ben Ortiz", "Cara Lyle") for word in ("--member", name)]
    made = amina.place.run(
        "new-set", "Leads", "--facilitator", "Jo Ward", *members, "--first", WEEKS[0], today=WEEKS[0]
    )
    assert made.code == 0, made.err
    amina.git("init", "-q", "-b", "main")
    amina.git("remote", "add", "origin", str(remote))
    amina.run(WEEKS[0], "save", "--sync")
    for each in others:
        subprocess.run(["git", "clone", "-q", str(remote), str(each.root)], check=True, capture_output=True)
    return amina, others[0], others[1], others[2], remote


CARAS = (("laptop", "cara-lyle"), ("tablet", "cara-lyle"))


def synced(day: str, *machines: Machine) -> None:
    """Everybody saves and shares, and the first has what the last wrote."""
    for each in (*machines, *machines):
        each.run(day, "save", "--sync")


def id_of(answer: Answer) -> str:
    return Path(answer.out.strip()).name.partition(".")[0]


def objects(remote: Path) -> Iterator[bytes]:
    yield subprocess.run(
        ["git", "cat-file", "--batch-all-objects", "--batch"], cwd=remote, check=True, capture_output=True
    ).stdout


def test_a_month_without_a_key_with_one_and_with_two_devices(tmp_path: Path) -> None:
    amina, ben, laptop, tablet, remote = begun(tmp_path)
    everybody = (amina, ben, laptop, tablet)
    zips: list[bytes] = []
    written: dict[Machine, list[str]] = {each: [] for each in everybody}
    planted = 0

    def look() -> None:
        zips.extend(each.zipped() for each in everybody)

    # The keys: none, one, and one on each of two devices, which accept each other.
    ben.run(WEEKS[0], "key", "new")
    first = laptop.run(WEEKS[0], "key", "new").out.strip()
    laptop.run(WEEKS[0], "log", f"Before the tablet {canary(9000)}")
    synced(WEEKS[0], *everybody)
    second = tablet.run(WEEKS[0], "key", "new").out.strip()
    tablet.run(WEEKS[0], "log", "Not yet", code=4)
    tablet.run(WEEKS[0], "key", "add", first)
    synced(WEEKS[0], tablet, laptop)
    laptop.run(WEEKS[0], "key", "add", second)
    synced(WEEKS[0], *everybody)
    look()

    # Every week each writes privately and shares something; all of it meets in one repository.
    for day in WEEKS:
        for each in everybody:
            planted += 1
            line = f"{LET_OUT}, {each.place.folder.parent.name[::-1]}."
            told = f"Private {canary(planted)} words.\n\n=={line}==\n\nAnd {canary(planted)} more."
            written[each].append(id_of(each.run(day, "log", told)))
            each.run(day, "log", "--share", f"{each.place.folder.parent.name.title()} wrote this on {day}.")
        synced(day, *everybody)
        look()

    # A line of each goes out, stands in the sponsor's report, and is taken back.
    out = {each: id_of(each.run(WEEKS[-1], "share", written[each][-1], *TERMS)) for each in everybody[:3]}
    synced(WEEKS[-1], *everybody)
    look()
    page = amina.run(WEEKS[-1], "report", "--for", "sponsor", "-o", "-", who="jo-ward").out
    assert LET_OUT in page
    for each, extract in out.items():
        each.run(WEEKS[-1], "withdraw", extract)
    synced(WEEKS[-1], *everybody)
    look()
    page = amina.run(WEEKS[-1], "report", "--for", "sponsor", "-o", "-", who="jo-ward").out
    assert LET_OUT not in page

    # Nothing private is in any zip, in any report, or in what git holds; and each author reads all of theirs.
    assert list(leaks(page.encode())) == []
    assert [leak for each in zips for leak in leaks(each)] == []
    assert [leak for each in objects(remote) for leak in leaks(each)] == []
    for each in (laptop, tablet):
        for entry in written[laptop] + written[tablet]:
            assert canary(0)[:9] in each.run(WEEKS[-1], "journal", entry).out
    for each in (amina, ben):
        for entry in written[each]:
            assert canary(0)[:9] in each.run(WEEKS[-1], "journal", entry).out
    ben.run(WEEKS[-1], "journal", written[laptop][0], code=3)
    assert amina.run(WEEKS[-1], "check").err == ""
