"""Every kind of report in every form: built or refused, and the same bytes on whosever machine it is built."""

import os
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from running import ROOT, Place
from test_kinds import AUDIENCES, flags
from test_pages import DAY

from alearn.commands.pages import FORMS
from alearn.report.kinds import KINDS

ROUNDS = 100 if os.environ.get("ALEARN_SOAK") else 5
BEGINS = {"md": b"<!-- made with alearn -->", "html": b"<!doctype html>", "pdf": b"%PDF-1.7", "docx": b"PK\x03\x04"}
ME = "farah-siddiqui"
THIRD = {"md": ("summary", "set"), "html": ("interim", "sponsor"), "pdf": ("member", "me"), "docx": ("evidence", "set")}
"""A kind and audience for each form, so that the slow ones are not built for all."""


def built(place: Place, root: Path, form: str, *more: str) -> bytes:
    page = place.folder / f"page.{form}"
    answer = place.run("report", "-q", "-o", str(page), "--force", "-C", str(root), *more, today=DAY)
    assert answer.code == 0, answer.err
    return page.read_bytes()


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("whom", AUDIENCES)
def test_every_kind_is_built_in_every_form_or_refused_with_the_reason(kind: str, whom: str, tmp_path: Path) -> None:
    place = Place(tmp_path)
    root = place.given("hillside")
    if whom in KINDS[kind].audiences:
        for form in FORMS:
            page = built(place, root, form, *flags(kind, whom))
            assert page.startswith(BEGINS[form])
            assert len(page) > 1000
        return
    for form in FORMS:
        path = place.folder / f"page.{form}"
        answer = place.run("report", "-o", str(path), "-C", str(root), *flags(kind, whom), today=DAY)
        assert (answer.code, KINDS[kind].why in answer.err, path.exists()) == (4, True, False)


class Shuffled:
    """What `os.scandir` answers, in another order each time."""

    def __init__(self, entries: list[os.DirEntry[str]]) -> None:
        self.entries = entries
        random.shuffle(self.entries)

    def __enter__(self) -> Iterator[os.DirEntry[str]]:
        return iter(self.entries)

    def __exit__(self, *_: object) -> None:
        return None


@pytest.fixture
def shuffled(monkeypatch: pytest.MonkeyPatch) -> None:
    listed: Callable[[str], list[str]] = os.listdir
    scanned = os.scandir

    def listdir(folder: str) -> list[str]:
        names = listed(folder)
        random.shuffle(names)
        return names

    def scandir(folder: str) -> Shuffled:
        with scanned(folder) as entries:
            return Shuffled(list(entries))

    monkeypatch.setattr(os, "listdir", listdir)
    monkeypatch.setattr(os, "scandir", scandir)


@pytest.fixture
def with_keys(tmp_path: Path) -> tuple[Place, Path]:
    """A set in git whose member has a key here and a private entry, as the one who owns them has it."""
    pytest.importorskip("pyrage")
    place = Place(tmp_path / "hers")
    root = place.given("hillside")
    for line in (
        ("key", "new", "--me", ME),
        ("log", "What I tell nobody.", "--me", ME, "--no-input"),
    ):
        answer = place.run(*line, "-C", str(root), today=DAY)
        assert answer.code == 0, answer.err
    for words in (("init", "-q", "-b", "main"), ("add", "--all"), ("commit", "-q", "-m", "All of it")):
        subprocess.run(
            ["git", "-c", "user.name=Farah", "-c", "user.email=farah@school.example", *words],
            cwd=root,
            env=place.environ,
            check=True,
            capture_output=True,
        )
    assert list(root.rglob("*.age"))
    return place, root


@pytest.mark.needs("git")
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.usefixtures("shuffled")
def test_a_clone_without_keys_makes_the_same_bytes_in_whatever_order_its_folders_are_listed(
    form: str, with_keys: tuple[Place, Path], tmp_path: Path
) -> None:
    hers, root = with_keys
    more = flags(*THIRD[form])
    expected = built(hers, root, form, *more)
    other = Place(tmp_path / "somebody else's")
    clone = other.folder / "a clone"
    subprocess.run(["git", "clone", "-q", str(root), str(clone)], env=other.environ, check=True)
    for _ in range(ROUNDS):
        assert built(other, clone, form, *more) == expected


@pytest.mark.parametrize("form", FORMS)
def test_another_process_with_other_settings_makes_the_same_bytes(form: str, tmp_path: Path) -> None:
    place = Place(tmp_path)
    root = place.given("hillside")
    more = flags(*THIRD[form])
    expected = built(place, root, form, *more)
    page = tmp_path / f"again.{form}"
    settings = {
        "TZ": "Pacific/Kiritimati",
        "LC_ALL": "C",
        "PYTHONHASHSEED": "7",
        "HOME": str(tmp_path),
        "COLUMNS": "40",
    }
    subprocess.run(
        [sys.executable, "-m", "alearn", "--today", DAY, "report", "-q", "-o", str(page), "-C", str(root), *more],
        cwd=ROOT,
        env={**os.environ, **settings},
        check=True,
    )
    assert page.read_bytes() == expected
