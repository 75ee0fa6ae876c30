import os
import subprocess
from pathlib import Path

import pytest
from soaking import surroundings

from alearn.errors import NotFoundError, RefusedError
from alearn.world.git import email, repository


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


# A repository that may come from anyone


def git(folder: Path, *arguments: str, environ: dict[str, str] | None = None) -> str:
    done = subprocess.run(
        ["git", *arguments], cwd=folder, env=environ or surroundings(folder.parent), check=False, capture_output=True
    )
    return done.stdout.decode()


@pytest.fixture(name="hostile")
def _hostile(tmp_path: Path, folder: Path) -> Path:
    """A repository with two commits whose settings name a planted program wherever git takes one."""
    (folder / "set.yaml").write_text("format: 1\n", encoding="utf-8")
    (folder / ".gitattributes").write_text("* filter=evil diff=evil merge=evil\n", encoding="utf-8")
    git(folder, "config", "user.name", "Jo Ward")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "One")
    (folder / "set.yaml").write_text("format: 1\ntitle: Leads\n", encoding="utf-8")
    git(folder, "commit", "-qam", "Two")
    program = tmp_path / "planted"
    program.write_text(f"#!/bin/sh\necho ran >> '{tmp_path}/ran'\ncat\n", encoding="utf-8")
    program.chmod(0o755)
    for key in (
        *("core.fsmonitor", "core.pager", "core.editor", "core.sshCommand", "core.alternateRefsCommand"),
        *("diff.external", "diff.evil.textconv", "diff.evil.command", "gpg.program", "alias.log", "credential.helper"),
        *("filter.evil.clean", "filter.evil.smudge", "filter.evil.process", "merge.evil.driver"),
        *("remote.origin.uploadpack", "sequence.editor", "pager.log"),
    ):
        git(folder, "config", key, str(program))
    for key, value in (
        ("log.showSignature", "true"),
        ("commit.gpgSign", "true"),
        ("remote.origin.url", str(folder)),
        ("remote.origin.promisor", "true"),
        ("core.repositoryFormatVersion", "1"),
        ("extensions.partialClone", "origin"),
    ):
        git(folder, "config", key, value)
    for hook in ("pre-commit", "post-index-change", "reference-transaction", "post-checkout", "pre-push"):
        (folder / ".git/hooks" / hook).write_bytes(program.read_bytes())
        (folder / ".git/hooks" / hook).chmod(0o755)
    os.utime(folder / "set.yaml", (1, 1))
    (tmp_path / "ran").unlink(missing_ok=True)
    return folder


@pytest.mark.needs("git")
def test_what_is_planted_would_run(tmp_path: Path, hostile: Path) -> None:
    git(hostile, "status")
    assert (tmp_path / "ran").exists()


@pytest.mark.needs("git")
def test_reading_a_hostile_repository_runs_nothing_of_its(tmp_path: Path, hostile: Path) -> None:
    ours = repository(str(hostile), surroundings(tmp_path))
    assert len(list(ours.fields("log", "-z", "--raw", "--format=%H", "--no-ext-diff", "--no-textconv"))) > 2
    head = ours.revision("HEAD")
    assert len(head) == 40
    with ours.blobs() as blobs:
        assert blobs.read(f"{head}:set.yaml", 100) == b"format: 1\ntitle: Leads\n"
        assert blobs.read("0" * 39 + "1", 100) is None  # which a promisor would be asked for
    ours.must("ls-files", "-z", "--cached", "--others", "--exclude-standard", "--deduplicate")
    ours.must("ls-tree", "-r", "-z", "HEAD")
    assert not (tmp_path / "ran").exists()


@pytest.mark.needs("git")
def test_git_is_led_nowhere_else_by_the_environment(tmp_path: Path, hostile: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    planted = {
        "GIT_DIR": str(other),
        "GIT_WORK_TREE": str(other),
        "GIT_EXTERNAL_DIFF": str(tmp_path / "planted"),
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": "core.fsmonitor",
        "GIT_CONFIG_VALUE_0": str(tmp_path / "planted"),
    }
    ours = repository(str(hostile), surroundings(tmp_path) | planted)
    assert os.path.realpath(ours.top) == os.path.realpath(hostile)
    ours.must("ls-files", "-z", "--cached", "--others", "--exclude-standard")
    assert not (tmp_path / "ran").exists()


@pytest.mark.needs("git")
def test_a_folder_dressed_up_as_a_repository_is_refused(tmp_path: Path, folder: Path) -> None:
    bare = folder / "set-inside"
    git(folder, "init", "-q", "--bare", str(bare))
    (bare / "set.yaml").write_text("format: 1\n", encoding="utf-8")
    git(bare, "config", "core.fsmonitor", str(tmp_path / "planted"))
    with pytest.raises(RefusedError, match="dressed up"):
        repository(str(bare), surroundings(tmp_path))


@pytest.mark.needs("git")
def test_where_no_git_is_and_where_no_repository_is_that_is_told(tmp_path: Path, folder: Path) -> None:
    environ = surroundings(tmp_path)
    with pytest.raises(NotFoundError, match="not installed"):
        repository(str(folder), {**environ, "PATH": "/nowhere"})
    (tmp_path / "plain").mkdir()
    with pytest.raises(NotFoundError, match="no git repository"):
        repository(str(tmp_path / "plain"), environ)


@pytest.mark.needs("git")
def test_a_set_in_a_folder_of_a_repository_knows_its_way_from_the_top(tmp_path: Path, folder: Path) -> None:
    (folder / "sets/leads").mkdir(parents=True)
    ours = repository(str(folder / "sets/leads"), surroundings(tmp_path))
    assert (os.path.realpath(ours.top), ours.prefix) == (os.path.realpath(folder), "sets/leads/")


@pytest.mark.needs("git")
@pytest.mark.parametrize("name", ["--output=planted", "-h", "no-such-branch", "HEAD\n--all", "HEAD^{tree}"])
def test_a_revision_is_never_taken_for_an_option(tmp_path: Path, hostile: Path, name: str) -> None:
    ours = repository(str(hostile), surroundings(tmp_path))
    assert ours.revision(name) == ""
    assert not (hostile / "planted").exists()


@pytest.mark.needs("git")
def test_an_object_larger_than_is_wanted_is_cut_and_the_next_one_is_whole(tmp_path: Path, hostile: Path) -> None:
    ours = repository(str(hostile), surroundings(tmp_path))
    with ours.blobs() as blobs:
        assert blobs.read("HEAD:set.yaml", 4) == b"forma"
        assert blobs.read("HEAD:set.yaml\nHEAD", 100) is None
        assert blobs.read("HEAD:gone", 100) is None
        assert blobs.read("HEAD:set.yaml", 100) == b"format: 1\ntitle: Leads\n"
