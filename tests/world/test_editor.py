import os
import stat
import sys
from pathlib import Path

import pytest
from soaking import surroundings, world_in

from alearn.errors import RefusedError
from alearn.world import World
from alearn.world.editor import edit


def world_with(base: Path, script: str) -> World:
    """A world whose editor is a few lines of Python; `path` is the draft."""
    program = base / "editor.py"
    program.write_text(f"import os, sys\npath = sys.argv[1]\n{script}\n", encoding="utf-8")
    world = world_in(base)
    world.environ = {**world.environ, "ALEARN_EDITOR": f"'{sys.executable}' '{program}'"}
    return world


def drafts(base: Path) -> list[Path]:
    return sorted(path for folder in ("runtime", "data") for path in (base / folder).rglob("*") if path.is_file())


def test_the_words_come_back_and_nothing_of_the_draft_is_left(tmp_path: Path) -> None:
    script = "open(path, 'ab').write('caf\\u00e9'.encode()); open(path + '~', 'w').write('a backup')"
    world = world_with(tmp_path, script)
    assert world.edit("Begin: ") == "Begin: café"
    path = world.draft
    assert stat.S_IMODE(os.stat(path).st_mode) == 0o600
    assert stat.S_IMODE(os.stat(os.path.dirname(path)).st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "runtime/alearn-drafts").stat().st_mode) == 0o700
    world.discard_draft()
    assert drafts(tmp_path) == []
    assert os.listdir(tmp_path / "runtime/alearn-drafts") == []


def test_a_drafts_folder_others_could_read_is_closed(tmp_path: Path) -> None:
    folder = tmp_path / "runtime/alearn-drafts"
    folder.mkdir(parents=True)
    folder.chmod(0o755)
    world_with(tmp_path, "").edit("")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


@pytest.mark.parametrize(
    ("script", "kept"),
    [
        ("open(path, 'w').write('half'); sys.exit(3)", b"half"),
        ("open(path, 'w').write('half'); os.kill(os.getpid(), 9)", b"half"),
        ("open(path, 'wb').write(b'caf\\xe9')", b"caf\xe9"),
    ],
)
def test_an_editor_that_fails_leaves_the_draft_and_it_is_named(tmp_path: Path, script: str, kept: bytes) -> None:
    with pytest.raises(RefusedError) as stop:
        world_with(tmp_path, script).edit("")
    (draft,) = drafts(tmp_path)
    assert str(draft) in stop.value.hint
    assert draft.read_bytes() == kept


@pytest.mark.parametrize("script", ["os.unlink(path)", "os.unlink(path); os.mkfifo(path)"])
def test_a_draft_that_cannot_be_read_again_is_told(tmp_path: Path, script: str) -> None:
    with pytest.raises(RefusedError, match="cannot be read again"):
        world_with(tmp_path, script).edit("")


@pytest.mark.parametrize("command", ["/nowhere/at-all", "'never closed"])
def test_an_editor_that_is_not_there_is_told(tmp_path: Path, command: str) -> None:
    with pytest.raises(RefusedError):
        edit("", {**surroundings(tmp_path), "ALEARN_EDITOR": command})


def test_control_c_in_the_editor_is_the_editors_business(tmp_path: Path) -> None:
    script = "import signal, time\nos.kill(os.getppid(), signal.SIGINT)\nopen(path, 'w').write('kept')"
    assert world_with(tmp_path, script).edit("") == "kept"


def test_where_there_is_no_runtime_folder_the_draft_lies_in_the_users_own(tmp_path: Path) -> None:
    world = world_with(tmp_path, "")
    world.environ = {**world.environ, "XDG_RUNTIME_DIR": str(tmp_path / "gone")}
    world.edit("")
    assert world.draft.startswith(str(tmp_path / "data"))


def test_no_folder_for_a_draft_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    environ = {**surroundings(tmp_path), "XDG_RUNTIME_DIR": "", "ALEARN_DATA": str(tmp_path / "file/data")}
    with pytest.raises(RefusedError, match="No draft could be made"):
        edit("", environ)


def test_a_draft_that_cannot_be_deleted_is_told(tmp_path: Path) -> None:
    (tmp_path / "elsewhere.md").write_bytes(b"")
    world = world_in(tmp_path)
    world.draft = str(tmp_path / "elsewhere.md")
    world.discard_draft()
    assert (tmp_path / "elsewhere.md").exists()
    assert "elsewhere.md" in getattr(world.stderr, "getvalue")()  # noqa: B009  # a stream in memory
