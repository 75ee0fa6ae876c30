"""Recording and sharing: exactly the set's own files, nothing private, nothing that a folder names is run."""

import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from replaying import Repository
from running import SETS, Answer, Place, snapshot

pytestmark = pytest.mark.needs("git")
AGE = f"age-encryption.org/v1\n-> X25519 {'a' * 43}\n{'b' * 43}\n--- {'c' * 43}\nsealed\n"
FAKE = "age-encryption.org/v1\n"
PLAIN = "members/amina-khan/private/2026-11-k3v9tq2m.md"
ACTION = "members/amina-khan/actions/observe-two-sessions.yaml"
LATER = "  - date: 2026-11-20\n    status: done\n"


class Desk:
    """A copy of the small set in a repository, and somebody who types."""

    def __init__(self, folder: Path, *, inside: str = "") -> None:
        self.place = Place(folder)
        self.place.git_config.write_text("[user]\n\tname = Jo Ward\n\temail = jo@x.example\n", encoding="utf-8")
        self.repository = Repository(self.place.folder / "leads", self.place.environ)
        self.root = self.repository.folder / inside
        shutil.copytree(SETS / "small", self.root, dirs_exist_ok=True)
        self.repository.commit("jo-ward", "2026-10-05", "Begin")

    def run(self, *arguments: str, stdin: bytes = b"") -> Answer:
        return self.place.run(
            "-C",
            str(self.root),
            *arguments,
            "--me" if arguments[0] == "save" else "-q",
            *(["jo-ward"] if arguments[0] == "save" else []),
            stdin=stdin,
        )

    def add(self, path: str, text: str) -> None:
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        before = target.read_text(encoding="utf-8") if target.exists() else ""
        target.write_text(before + text, encoding="utf-8")

    def git(self, *arguments: str) -> str:
        return self.repository.git(*arguments)

    def fails(self, *arguments: str) -> str:
        """What plain git says when it does not end well."""
        done = subprocess.run(
            ["git", *arguments], cwd=self.repository.folder, env=self.place.environ, check=False, capture_output=True
        )
        assert done.returncode, done.stdout
        return done.stderr.decode()


@pytest.fixture(name="desk")
def _desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_what_is_staged_and_what_is_no_record_stays_as_it_is(desk: Desk) -> None:
    desk.add("notes.txt", "Staged\n")
    desk.git("add", "notes.txt")
    desk.add("notes.txt", "And changed\n")
    desk.add("loose.docx", "Loose\n")
    desk.add(ACTION, LATER)
    assert desk.run("save").code == 0
    assert desk.git("show", "--name-only", "--format=", "HEAD").split() == [ACTION]
    assert desk.git("status", "--short") == "AM notes.txt\n?? loose.docx\n"
    assert desk.git("diff", "--cached", "--name-only").split() == ["notes.txt"]


def test_the_bytes_recorded_are_the_bytes_of_the_file_and_its_mode_stays(desk: Desk) -> None:
    path = desk.root / ACTION
    path.chmod(0o755)
    desk.git("commit", "-qam", "Mode")
    text = (path.read_text(encoding="utf-8") + LATER).replace("\n", "\r\n")
    path.write_bytes(text.encode())
    desk.git("config", "core.autocrlf", "input")
    assert desk.run("save").code == 0
    shown = subprocess.run(["git", "show", f"HEAD:{ACTION}"], cwd=desk.root, check=True, capture_output=True).stdout
    assert shown == path.read_bytes()
    assert desk.git("ls-tree", "HEAD", ACTION).startswith("100755")
    assert desk.git("status", "--short") == ""


def test_a_set_inside_a_larger_repository_records_its_own_alone(tmp_path: Path) -> None:
    desk = Desk(tmp_path, inside="sets/leads")
    desk.add(ACTION, LATER)
    (desk.repository.folder / "other.yaml").write_text("x: y\n", encoding="utf-8")
    (desk.root / "obstacles/cover-on-thursdays.yaml").unlink()
    assert desk.run("save").code == 0
    names = desk.git("show", "--name-status", "--format=", "HEAD").split()
    assert names == ["M", f"sets/leads/{ACTION}", "D", "sets/leads/obstacles/cover-on-thursdays.yaml"]
    assert desk.git("status", "--short") == "?? other.yaml\n"


def test_a_dry_run_changes_nothing(desk: Desk) -> None:
    desk.add(ACTION, LATER)
    before = snapshot(desk.repository.folder)
    assert desk.run("save", "--dry-run").code == 0
    assert snapshot(desk.repository.folder) == before


def test_nothing_is_recorded_in_the_middle_of_something_else(desk: Desk) -> None:
    desk.git("checkout", "-q", "-b", "other")
    desk.add(ACTION, LATER)
    desk.git("commit", "-qam", "One")
    desk.git("checkout", "-q", "main")
    desk.add(ACTION, LATER.replace("done", "blocked"))
    desk.git("commit", "-qam", "Two")
    desk.fails("cherry-pick", "other")
    desk.git("checkout", "--ours", ACTION)
    assert "not joined yet" in desk.run("save").err
    desk.git("add", ACTION)
    answer = desk.run("save")
    assert (answer.code, "cherry-pick" in answer.err) == (4, True) or "recorded already" in answer.err


# What is private


@pytest.mark.parametrize(
    "path",
    [
        PLAIN,
        f"{PLAIN}.age",  # by its name and its first line alone
        "members/amina-khan/Private/2026-11-k3v9tq2m.md",
        "members/amina-khan/journal/private/note.txt",
        "private/x.docx",
    ],
)
def test_a_planted_private_file_is_stopped_by_save_by_git_commit_and_by_git_push(desk: Desk, path: str) -> None:
    remote = desk.place.folder / "remote.git"
    subprocess.run(["git", "init", "-q", "--bare", str(remote)], check=True)
    desk.git("remote", "add", "origin", str(remote))
    assert desk.run("hooks", "install").code == 0
    desk.add(path, f"{FAKE if path.endswith('.age') else ''}canarywords\n")
    saved = desk.run("save")
    assert (saved.code, "private-not-age" in saved.err, "canarywords" in saved.err) == (4, True, False)
    desk.git("add", "-f", path)
    said = desk.fails("commit", "-qm", "Planted")
    assert "private-not-age" in said
    desk.git("commit", "-qm", "Planted past the hook", "--no-verify")
    assert "canarywords" not in desk.fails("push", "-q", "origin", "main")
    desk.git("rm", "-q", "-f", path)
    desk.git("commit", "-qm", "Gone again")
    said = desk.fails("push", "-q", "origin", "main")
    assert "not encrypted" in said, "it is in the history that would leave"
    synced = desk.run("save", "--sync")
    assert (synced.code, path in synced.err) == (4, True)
    assert not list(remote.rglob("refs/heads/*"))


def test_an_encrypted_entry_is_recorded_and_leaves(desk: Desk) -> None:
    remote = desk.place.folder / "remote.git"
    subprocess.run(["git", "init", "-q", "--bare", str(remote)], check=True)
    desk.git("remote", "add", "origin", str(remote))
    assert desk.run("hooks", "install").code == 0
    desk.add(f"{PLAIN}.age", AGE)
    assert desk.run("save", "--sync").code == 0
    shown = desk.git("show", "--name-only", "--format=%B", "HEAD").split()
    assert shown.count(f"{PLAIN}.age") == 1, "it is recorded, and the message says nothing of it"
    desk.add(ACTION, LATER)
    desk.git("commit", "-qam", "By hand")
    desk.git("push", "-q", "origin", "main")


def test_git_commit_is_asked_about_what_is_staged_not_about_what_lies_there(desk: Desk) -> None:
    assert desk.run("hooks", "install").code == 0
    good = (desk.root / ACTION).read_text(encoding="utf-8")
    (desk.root / ACTION).write_text("action: [\n", encoding="utf-8")
    assert "not-yaml" in desk.fails("commit", "-qam", "Broken")
    desk.git("add", ACTION)
    (desk.root / ACTION).write_text(good, encoding="utf-8")
    assert "not-yaml" in desk.fails("commit", "-qm", "Broken, and mended beside")
    desk.git("commit", "-qam", "Mended", "--allow-empty")


@pytest.mark.parametrize("module", ["typer", "yaml", "alearn", "shlex", "re"])
def test_a_program_that_lies_in_the_folder_is_not_run_by_a_hook(desk: Desk, module: str) -> None:
    ran = desk.place.folder / "ran"
    assert desk.run("hooks", "install").code == 0
    desk.add(f"{module}.py", f"open({str(ran)!r}, 'w').close()\n")
    desk.add(ACTION, LATER)
    desk.git("add", "--all")
    desk.git("commit", "-qm", "A program among the records")
    assert not ran.exists()
    subprocess.run([sys.executable, "-m", module], cwd=desk.root, check=False)
    assert ran.exists(), "the same program, where the folder is looked in"


def test_a_hook_of_somebody_else_s_is_never_replaced(desk: Desk) -> None:
    hook = desk.repository.folder / ".git/hooks/pre-push"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\nexit 0\n", encoding="utf-8")
    answer = desk.run("hooks", "install")
    assert (answer.code, "hooks pre-push" in answer.err) == (4, True)
    assert hook.read_text(encoding="utf-8") == "#!/bin/sh\nexit 0\n"
    assert not (hook.parent / "pre-commit").exists()


# What a folder names


def test_save_runs_nothing_that_a_folder_names_and_sync_refuses_it(desk: Desk, tmp_path: Path) -> None:
    program = tmp_path / "planted"
    program.write_text(f"#!/bin/sh\necho ran >> '{tmp_path}/ran'\ncat\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    remote = desk.place.folder / "remote.git"
    subprocess.run(["git", "init", "-q", "--bare", str(remote)], check=True)
    desk.git("remote", "add", "origin", str(remote))
    (desk.repository.folder / ".git/info/attributes").write_text(
        "* filter=evil merge=evil diff=evil\n", encoding="utf-8"
    )
    hooks = desk.repository.folder / ".git/hooks"
    hooks.mkdir(exist_ok=True)
    for name in ("pre-commit", "commit-msg", "post-commit", "reference-transaction", "post-index-change", "pre-push"):
        (hooks / name).write_bytes(program.read_bytes())
        (hooks / name).chmod(0o755)
    for key in ("core.fsmonitor", "core.editor", "gpg.program", "diff.external", "core.pager"):
        desk.git("config", key, str(program))
    desk.git("config", "commit.gpgSign", "true")
    desk.git("config", "push.gpgSign", "true")
    (tmp_path / "ran").unlink(missing_ok=True)
    desk.add(ACTION, LATER)
    assert desk.run("save").code == 0
    assert desk.run("save", "--sync").code == 0
    assert list(remote.rglob("refs/heads/main"))
    for key in (
        *("filter.evil.clean", "filter.evil.smudge", "merge.evil.driver", "core.sshCommand", "credential.helper"),
        *("remote.origin.receivepack", "remote.origin.uploadpack", "url.ext::evil.insteadOf"),
    ):
        desk.git("config", key, str(program))
        (tmp_path / "ran").unlink(missing_ok=True)
        desk.add(ACTION, f"  - date: 2026-11-20\n    note: {key}\n")
        assert desk.run("save").code == (4 if key == "filter.evil.clean" else 0)
        answer = desk.run("save", "--sync")
        named = "evil" if key == "filter.evil.clean" else key.lower()
        assert (answer.code, named in answer.err.lower()) == (4, True)
        desk.git("config", "--unset", key)
        assert not (tmp_path / "ran").exists(), key


def test_sync_never_forces(desk: Desk, tmp_path: Path) -> None:
    """Where the other place has moved on, that is fetched and joined; where it cannot be, nothing is sent."""
    remote = desk.place.folder / "remote.git"
    subprocess.run(["git", "init", "-q", "--bare", "-b", "main", str(remote)], check=True)
    desk.git("remote", "add", "origin", str(remote))
    assert desk.run("save", "--sync").code == 0
    other = Repository(tmp_path / "other", desk.place.environ)
    other.git("pull", "-q", str(remote), "main")
    other.write(ACTION, (other.folder / ACTION).read_text(encoding="utf-8").replace("2026-10-30", "2026-11-06"))
    other.commit("amina-khan", "2026-11-20", "Theirs")
    other.git("push", "-q", str(remote), "main")
    theirs = other.git("rev-parse", "HEAD").strip()
    (desk.root / ACTION).write_text(
        (desk.root / ACTION).read_text(encoding="utf-8").replace("2026-10-30", "2026-11-13"), encoding="utf-8"
    )
    answer = desk.run("save", "--sync")
    assert (answer.code, ACTION in answer.err, "alearn resolve" in answer.err) == (4, True, True)
    there = subprocess.run(
        ["git", "rev-parse", "main"], cwd=remote, check=True, capture_output=True, text=True
    ).stdout.strip()
    assert there == theirs
    assert "not joined yet" in desk.run("save", "--sync").err


@pytest.mark.skipif(os.name == "nt", reason="a lock is made by hand")
def test_a_git_that_is_busy_is_told(desk: Desk) -> None:
    desk.add(ACTION, LATER)
    (desk.repository.folder / ".git/index.lock").write_bytes(b"")
    before = desk.git("rev-parse", "HEAD")
    assert desk.run("save").code == 3
    assert desk.git("rev-parse", "HEAD") == before
