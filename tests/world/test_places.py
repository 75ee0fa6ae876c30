import os
import stat
from pathlib import Path

import pytest
from soaking import surroundings

from alearn.world import places


def test_who_one_is_is_remembered_for_each_set_for_oneself_alone(tmp_path: Path) -> None:
    environ = surroundings(tmp_path)
    places.remember(environ, "k3v9tq2m", "jo-ward")
    places.remember(environ, "other123", "amina-khan")
    assert places.remembered(environ, "k3v9tq2m") == "jo-ward"
    assert places.remembered(environ, "other123") == "amina-khan"
    assert places.remembered(environ, "never") is None
    assert os.listdir(tmp_path / "config") == ["me.json"]
    assert stat.S_IMODE((tmp_path / "config").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "config/me.json").stat().st_mode) == 0o600


@pytest.mark.parametrize("content", [b"", b"[]", b"{", b"\xff", b'{"a": 3}', b"[" * 100_000])
def test_a_broken_memory_is_no_memory_and_is_mended(tmp_path: Path, content: bytes) -> None:
    environ = surroundings(tmp_path)
    (tmp_path / "config").mkdir()
    (tmp_path / "config/me.json").write_bytes(content)
    assert places.remembered(environ, "a") is None
    places.remember(environ, "a", "jo-ward")
    assert places.remembered(environ, "a") == "jo-ward"


def test_a_memory_that_is_a_pipe_is_not_opened(tmp_path: Path) -> None:
    (tmp_path / "config").mkdir()
    os.mkfifo(tmp_path / "config/me.json")
    assert places.remembered(surroundings(tmp_path), "a") is None


def test_a_folder_that_cannot_be_written_to_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    places.remember({**surroundings(tmp_path), "ALEARN_CONFIG": str(tmp_path / "file/config")}, "a", "jo-ward")


@pytest.mark.parametrize(
    ("platform", "environ", "data", "config"),
    [
        ("linux", {"HOME": "/h"}, "/h/.local/share/alearn", "/h/.config/alearn"),
        ("linux", {"HOME": "/h", "XDG_DATA_HOME": "/d", "XDG_CONFIG_HOME": "/c"}, "/d/alearn", "/c/alearn"),
        ("linux", {"HOME": "/h", "XDG_DATA_HOME": "no/root"}, "/h/.local/share/alearn", "/h/.config/alearn"),
        ("darwin", {"HOME": "/h"}, "/h/Library/Application Support/alearn", "/h/Library/Application Support/alearn"),
        ("win32", {"HOME": "/h", "LOCALAPPDATA": "/l"}, "/l/alearn", "/l/alearn"),
        ("linux", {"ALEARN_DATA": "/own/data", "ALEARN_CONFIG": "/own/config"}, "/own/data", "/own/config"),
    ],
)
def test_each_system_has_its_places(
    monkeypatch: pytest.MonkeyPatch, platform: str, environ: dict[str, str], data: str, config: str
) -> None:
    monkeypatch.setattr("sys.platform", platform)
    assert places.data_folder(environ) == data
    assert places.config_folder(environ) == config
