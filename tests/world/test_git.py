import os
import subprocess
from pathlib import Path

import pytest
from soaking import surroundings

from alearn.world.git import email


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    folder = tmp_path / "set"
    folder.mkdir()
    subprocess.run(["git", "init", "-q", str(folder)], check=True, env=surroundings(tmp_path))
    subprocess.run(["git", "config", "user.email", "jo@example.org"], check=True, cwd=folder)
    return folder


def test_the_address_is_the_one_git_is_told(tmp_path: Path, folder: Path) -> None:
    assert email(str(folder), surroundings(tmp_path)) == "jo@example.org"


def test_no_program_of_the_folders_is_run(tmp_path: Path, folder: Path) -> None:
    program = tmp_path / "planted"
    program.write_text(f"#!/bin/sh\ntouch '{tmp_path}/ran'\n", encoding="utf-8")
    program.chmod(0o755)
    for key in ("core.fsmonitor", "core.pager", "core.editor", "diff.external", "alias.config", "core.sshCommand"):
        subprocess.run(["git", "config", key, str(program)], check=True, cwd=folder)
    for name in ("git", "git.exe"):
        (folder / name).write_bytes(program.read_bytes())
        (folder / name).chmod(0o755)
    environ = surroundings(tmp_path)
    environ["PATH"] = os.pathsep.join((".", "", environ["PATH"]))
    assert email(str(folder), environ) == "jo@example.org"
    assert not (tmp_path / "ran").exists()


def test_where_there_is_no_git_no_folder_and_no_address_the_answer_is_empty(tmp_path: Path, folder: Path) -> None:
    environ = surroundings(tmp_path)
    assert email(str(folder), {**environ, "PATH": "/nowhere"}) == ""
    assert email(str(tmp_path / "gone"), environ) == ""
    subprocess.run(["git", "config", "--unset", "user.email"], check=True, cwd=folder)
    assert email(str(folder), environ) == ""


def test_a_git_that_hangs_is_given_up(tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def hangs(*_: object, **__: object) -> None:
        raise subprocess.TimeoutExpired("git", 3)

    monkeypatch.setattr(subprocess, "run", hangs)
    assert email(str(folder), surroundings(tmp_path)) == ""
