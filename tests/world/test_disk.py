import os
from pathlib import Path

import pytest
from soaking import everything_is_open_to_us, world_in

from alearn.errors import NotFoundError
from alearn.world import disk

LIMIT = 1024 * 1024


def test_no_more_than_the_limit_and_one_byte_is_read(tmp_path: Path) -> None:
    (tmp_path / "big").write_bytes(b"x" * 5 * LIMIT)
    (tmp_path / "fits").write_bytes(b"x" * LIMIT)
    assert len(disk.read_bytes(str(tmp_path / "big"), LIMIT)) == LIMIT + 1
    assert len(disk.read_bytes(str(tmp_path / "fits"), LIMIT)) == LIMIT


@pytest.mark.parametrize("kind", ["pipe", "link", "folder", "missing", "device"])
def test_what_is_no_plain_file_is_never_opened(tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a"
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "link":
        (tmp_path / "b").write_bytes(b"secret")
        path.symlink_to(tmp_path / "b")
    elif kind == "folder":
        path.mkdir()
    elif kind == "device":
        path = Path(os.devnull)
    world = world_in(tmp_path)

    def opened(*_: object) -> int:
        raise AssertionError("it was opened")

    monkeypatch.setattr(os, "open", opened)
    assert world.read(str(path), LIMIT) is None
    with pytest.raises(NotFoundError):
        world.read_or_stop(str(path), LIMIT)


def test_what_may_not_be_read_is_told_and_listed(tmp_path: Path) -> None:
    if everything_is_open_to_us(tmp_path):
        pytest.skip("an administrator reads everything")
    (tmp_path / "shut").mkdir(mode=0)
    (tmp_path / "a").write_bytes(b"")
    (tmp_path / "a").chmod(0)
    assert world_in(tmp_path).read(str(tmp_path / "a"), LIMIT) is None
    assert "shut" in disk.tree(str(tmp_path)).others


def test_the_tree_lists_files_and_what_is_neither_and_follows_no_link(tmp_path: Path) -> None:
    for name in ("a.md", "one/b.md", ".hidden/c.md", "out/d.md", "inner/set.yaml", "inner/e.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"")
    os.mkfifo(tmp_path / "one/pipe")
    (tmp_path / "around").symlink_to(tmp_path)
    found = disk.tree(str(tmp_path), skip=frozenset(("out",)), marker="set.yaml")
    assert sorted(found.files) == ["a.md", "one/b.md"]
    assert sorted(found.others) == ["around", "one/pipe"]


def test_the_tree_ends_however_deep_a_folder_goes(tmp_path: Path) -> None:
    (tmp_path / "/".join("a" * 60)).mkdir(parents=True)
    assert disk.tree(str(tmp_path)).files == ()


def test_names_leave_out_links_and_hidden_names_and_nothing_is_no_fault(tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    (inside / ".alearn/tmp").mkdir(parents=True)
    (inside / "b.md").write_bytes(b"")
    (inside / "a").mkdir()
    (inside / "link").symlink_to(inside / "a")
    (tmp_path / "link").symlink_to(inside)
    world = world_in(tmp_path)
    assert world.names(str(inside)) == ("a", "b.md")
    assert world.names(str(tmp_path / "link")) == ()
    assert world.names(str(tmp_path / "gone")) == ()
    assert world.names(str(inside / "b.md")) == ()


def test_sets_are_found_by_their_file_and_none_inside_another(tmp_path: Path) -> None:
    for name in ("b/set.yaml", "a/deep/set.yaml", "b/inner/set.yaml", ".hidden/set.yaml", "none/other.yaml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"")
    (tmp_path / "around").symlink_to(tmp_path / "b")
    found = disk.holding(str(tmp_path), "set.yaml")
    assert [os.path.relpath(each, tmp_path) for each in found] == ["a/deep", "b"]
