"""A file is opened in the machine's own viewer: whole, without waiting or a shell; or it is said that it is not."""

import os
import sys
from pathlib import Path

import pytest
from running import Place

from alearn.world.viewer import view

PAGES = ("report", "agenda 2026-06-11", "takeaway tom-hartley", "pack", "trail writing")
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows has a call for it instead of a program")


def viewer(folder: Path, name: str = "xdg-open") -> dict[str, str]:
    """A place with an opener that waits to be let go, and then tells what it was handed."""
    os.mkfifo(folder / "go")
    os.mkfifo(folder / "told")
    program = folder / name
    program.write_text(f'#!/bin/sh\nread _ < "{folder}/go"\nprintf "%s\\n" "$#" "$1" > "{folder}/told"\n')
    program.chmod(0o755)
    return {"PATH": f"{folder}{os.pathsep}/usr/bin{os.pathsep}/bin", "DISPLAY": ":7"}


def let_go(folder: Path) -> list[str]:
    """What the opener was handed, once it may go on: had it been waited for, we would never come here."""
    (folder / "go").write_text("go\n")
    return (folder / "told").read_text().splitlines()


@POSIX
@pytest.mark.parametrize(("platform", "name"), [("linux", "xdg-open"), ("darwin", "open")])
def test_a_file_is_opened_by_its_whole_path_and_nobody_waits(
    platform: str, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.chdir(tmp_path)
    assert view("--help; touch here $(touch there)", viewer(tmp_path, name))
    assert let_go(tmp_path) == ["1", str(tmp_path / "--help; touch here $(touch there)")]
    assert not (tmp_path / "here").exists()
    assert not (tmp_path / "there").exists()


@POSIX
def test_without_a_screen_or_an_opener_nothing_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    there = viewer(tmp_path)
    assert not view("page.html", {"PATH": there["PATH"]})
    assert not view("page.html", {"PATH": str(tmp_path / "nowhere"), "DISPLAY": ":7"})
    (tmp_path / "xdg-open").write_text("no program")
    assert not view("page.html", there)


@POSIX
def test_no_program_of_the_folder_one_stands_in_is_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    viewer(tmp_path)
    monkeypatch.chdir(tmp_path)
    for path in (".", "", f".{os.pathsep}"):
        assert not view("page.html", {"PATH": path, "DISPLAY": ":7"})


@POSIX
def test_a_viewer_is_told_no_passphrase(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    environ = viewer(tmp_path)
    program = tmp_path / "xdg-open"
    program.write_text(program.read_text().replace('"$1"', '"$ALEARN_PASSPHRASE$DISPLAY"'))
    assert view("page.html", {**environ, "ALEARN_PASSPHRASE": "zqxcanary"})
    assert let_go(tmp_path) == ["1", ":7"]


def test_windows_is_asked_to_open_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(os, "startfile", asked.append, raising=False)
    monkeypatch.chdir(tmp_path)
    assert view("page.html", {})
    assert asked == [str(tmp_path / "page.html")]

    def refuses(path: str) -> None:
        raise OSError(1155, "No application is associated", path)

    monkeypatch.setattr(os, "startfile", refuses, raising=False)
    assert not view("page.html", {})


@POSIX
@pytest.mark.parametrize(
    "command", ["report", "agenda 2026-06-11", "takeaway tom-hartley", "pack -o pack.md", "pack", "trail writing"]
)
def test_a_page_is_opened_when_it_is_made(command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    place = Place(tmp_path)
    environ = viewer(tmp_path)
    place.folder = place.given("hillside")
    answer = place.run(*command.split(), "--open", environ=environ)
    assert answer.code == 0, answer.err
    made = answer.out.splitlines()[0]
    opened = place.folder / (f"{made}/everything.html" if command == "pack" else made)
    assert let_go(tmp_path) == ["1", str(opened)]
    assert opened.is_file()


def test_where_nothing_opens_it_that_is_said_and_no_error(tmp_path: Path) -> None:
    place = Place(tmp_path)
    place.folder = place.given("hillside")
    answer = place.run("report", "--open", environ={"PATH": str(tmp_path)})
    assert answer.code == 0
    assert "so open it yourself" in answer.err


@pytest.mark.parametrize("command", PAGES)
def test_standard_output_cannot_be_opened(command: str, tmp_path: Path) -> None:
    place = Place(tmp_path)
    place.folder = place.given("hillside")
    answer = place.run(*command.split(), "-o", "-", "--open")
    assert (answer.code, answer.out) == (2, "")
    assert "--open opens a file" in answer.err
