"""`alearn schema`: one schema, the list of them, and the settings of an editor, of which nothing else is touched."""

import json
from pathlib import Path

import pytest
from running import Answer, Place, snapshot

from alearn.commands.schema import FOLDER, KEY, SETTINGS, associations
from alearn.schema.export import KINDS, globs, page

KEPT = [
    "{}",
    "{\n}\n",
    '{\n  "editor.rulers": [88, 120],\n  "a": 1.0\n}\n',
    '{\r\n\t"z": {"b": 1e3, "a": "\\u00e9"},\r\n\t"a": null\r\n}\r\n',
    '\ufeff{ "one": "line" }',
    '{"yaml.schemas": {}, "after": [1, 2]}',
    '{\n    "yaml.schemas": {\n        "https://own.example": ["own/*.yaml"]\n    },\n    "after": true\n}',
    '{"yaml.schemas": {"./.vscode/alearn/set.schema.json": "old.yaml", "own": "y"}}',
]
LEFT = [
    '{\n  // ours\n  "a": 1\n}\n',
    '{\n  "a": 1,\n}\n',
    '{"a": 1, "a": 2}',
    "[]",
    '{"yaml.schemas": "none"}',
    "{",
    '{"a": "\udcff"}',
]


def installed(tmp_path: Path, settings: str | None, *more: str) -> tuple[Path, Answer]:
    place = Place(tmp_path)
    folder = place.given("newborn")
    if settings is not None:
        (folder / SETTINGS).parent.mkdir()
        (folder / SETTINGS).write_bytes(settings.encode("utf-8", "surrogateescape"))
    return folder, place.run("-C", "newborn", "schema", "--install", *more)


def remaining(text: str) -> list[tuple[str, object]]:
    """What is not ours in the settings, in its order."""
    pairs = json.loads(text.removeprefix("\ufeff"))
    own = {key: each for key, each in pairs.get(KEY, {}).items() if key not in associations()}
    return [(key, own if key == KEY else each) for key, each in pairs.items() if key != KEY or own]


@pytest.mark.parametrize("kind", KINDS)
def test_one_schema_is_printed(kind: str, tmp_path: Path) -> None:
    assert Place(tmp_path).run("schema", kind).out == page(kind)


def test_without_a_kind_they_are_listed(tmp_path: Path) -> None:
    assert Place(tmp_path).run("schema").out.split() == list(KINDS)


def test_a_kind_that_is_not_there_is_not_found(tmp_path: Path) -> None:
    assert Place(tmp_path).run("schema", "poem").code == 3


def test_each_schema_is_put_beside_the_settings_that_name_it(tmp_path: Path) -> None:
    folder, answer = installed(tmp_path, None)
    assert answer.code == 0
    assert json.loads((folder / SETTINGS).read_text(encoding="utf-8")) == {KEY: associations()}
    for kind, glob in globs().items():
        path = f"{FOLDER}/{kind}.schema.json"
        assert (folder / path).read_text(encoding="utf-8") == page(kind)
        assert associations()[f"./{path}"] == glob
        assert kind in {"form", "look", "process", "prompts", "report"} or sorted(
            Place(tmp_path / kind).given("hillside").glob(glob)
        )


@pytest.mark.parametrize("settings", KEPT)
def test_what_else_is_in_the_settings_stays(settings: str, tmp_path: Path) -> None:
    folder, answer = installed(tmp_path, settings)
    assert answer.code == 0
    text = (folder / SETTINGS).read_bytes().decode()
    assert remaining(text) == remaining(settings)
    assert json.loads(text.removeprefix("\ufeff"))[KEY].items() >= associations().items()
    assert text.startswith("\ufeff") == settings.startswith("\ufeff")
    assert all(
        line in text
        for line in settings.splitlines()
        if "old.yaml" not in line and not line.startswith(("{", "\ufeff"))
    )


def test_what_is_added_stands_as_its_neighbours_do(tmp_path: Path) -> None:
    folder, _ = installed(tmp_path, '{\n    "a": 1.0,\n    "yaml.schemas": {\n        "x": "y"\n    }\n}\n')
    begun, added = (
        '{\n    "a": 1.0,\n    "yaml.schemas": {\n        "x": "y",\n        ',
        '"./.vscode/alearn/set.schema.json"',
    )
    assert (folder / SETTINGS).read_text(encoding="utf-8").startswith(begun + added)


@pytest.mark.parametrize("settings", LEFT)
def test_settings_that_cannot_be_kept_are_left_as_they_are(settings: str, tmp_path: Path) -> None:
    folder, answer = installed(tmp_path, settings)
    assert answer.code == 4
    assert (folder / SETTINGS).read_bytes() == settings.encode("utf-8", "surrogateescape")
    assert all(f'"{path}": "{glob}"' in answer.err for path, glob in associations().items())


def test_a_second_time_nothing_is_written(tmp_path: Path) -> None:
    folder, _ = installed(tmp_path, None)
    before = snapshot(folder)
    place = Place(tmp_path / "again")
    place.folder = folder
    answer = place.run("schema", "--install")
    assert (answer.code, answer.out, snapshot(folder)) == (0, "", before)


def test_a_schema_of_an_older_version_is_replaced(tmp_path: Path) -> None:
    folder, _ = installed(tmp_path, None)
    path = folder / FOLDER / "set.schema.json"
    path.write_text("{}\n", encoding="utf-8")
    place = Place(tmp_path / "again")
    place.folder = folder
    assert place.run("schema", "--install").out == f"{FOLDER}/set.schema.json\n"
    assert path.read_text(encoding="utf-8") == page("set")


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    folder, answer = installed(tmp_path, None, "--dry-run")
    assert answer.code == 0
    assert SETTINGS in answer.out
    assert not (folder / ".vscode").exists()


def test_the_record_is_well_with_them(tmp_path: Path) -> None:
    folder, _ = installed(tmp_path, None)
    place = Place(tmp_path / "again")
    place.folder = folder
    answer = place.run("check")
    assert (answer.code, answer.out) == (0, "")


def test_outside_a_set_there_is_nowhere_to_install_to(tmp_path: Path) -> None:
    assert Place(tmp_path).run("schema", "--install").code == 3
