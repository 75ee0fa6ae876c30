"""Who may import whom: the layers, one door to the world, third-party parts in their rooms, a light start.

`docs/architecture.md` tells the reasons.
"""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "alearn"
MODULES = sorted(PACKAGE.rglob("*.py"))

LAYERS = (
    ("alearn",),
    ("alearn.errors", "alearn.findings"),
    ("alearn.say",),
    ("alearn.model",),
    ("alearn.holidays", "alearn.colours"),
    ("alearn.day_meanings",),
    ("alearn.day_words",),
    ("alearn.dates",),
    ("alearn.text",),
    ("alearn.schema",),
    ("alearn.story",),
    ("alearn.meeting.process",),  # arithmetic on a process, which rules go by too
    ("alearn.rules",),
    ("alearn.leaving", "alearn.doctor"),
    ("alearn.disclose",),
    ("alearn.report",),
    ("alearn.history", "alearn.meeting"),
    ("alearn.folder",),
    ("alearn.render",),
    ("alearn.live",),
    ("alearn.commands",),
    ("alearn.moments",),
    ("alearn.cli",),
    ("alearn.__main__",),
)
WORLD = "alearn.world"
WORLD_MAY_KNOW = frozenset(("alearn.errors", "alearn.text.sealed", "alearn.text.visible", WORLD))
PURE = frozenset(
    f"alearn.{name}"
    for name in (
        *(
            "errors",
            "findings",
            "say",
            "model",
            "holidays",
            "colours",
            "day_meanings",
            "day_words",
            "dates",
            "text",
            "schema",
            "story",
        ),
        *("rules", "leaving", "doctor", "disclose", "report", "history", "meeting"),
    )
)
OUTSIDE = frozenset(("os", "pathlib", "shutil", "subprocess", "socket", "tempfile", "urllib", "glob", "io"))
MAY_TOUCH_THE_DISK = frozenset(("alearn.schema.export",))  # run as a script, it writes the schemas beside itself
THIRD_PARTY = {
    "yaml": ("alearn.text.nodes",),
    "typer": ("alearn.moments", "alearn.cli"),
    "jinja2": ("alearn.render",),
    "markdown_it": ("alearn.render",),
    "markupsafe": ("alearn.render",),
    "icalendar": ("alearn.render.calendar",),
    "pyrage": ("alearn.world.keys",),
    "typst": ("alearn.render.pdf",),
    "docx": ("alearn.render.word", "alearn.render.word_contents"),
}
SLOW = frozenset(
    ("importlib.metadata", "pkg_resources", "filelock", "pydantic", "asyncio", "difflib", "subprocess", "inspect")
)


def name_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


NAMES = {name_of(path): path for path in MODULES}


def imported(path: Path, *, top_only: bool = False, typing: bool = True) -> Iterator[str]:
    """Every module a file imports, by its whole name; without those for types alone unless `typing`."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    yield from _imported(tree.body, top_only=top_only, typing=typing)


def _imported(body: list[ast.stmt], *, top_only: bool, typing: bool) -> Iterator[str]:
    for node in body:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                yield whole if whole in NAMES else str(node.module)
        elif isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            if typing:
                yield from _imported(node.body, top_only=top_only, typing=typing)
        elif not (top_only and isinstance(node, ast.FunctionDef)):
            below = [each for each in ast.iter_child_nodes(node) if isinstance(each, ast.stmt)]
            yield from _imported(below, top_only=top_only, typing=typing)


def within(module: str, room: str) -> bool:
    return module == room or (room != "alearn" and module.startswith(f"{room}."))


def layer(module: str) -> int:
    return next(at for at, rooms in enumerate(LAYERS) if any(within(module, room) for room in rooms))


def below_world(module: str) -> bool:
    return within(module, WORLD)


@pytest.mark.parametrize("module", NAMES)
def test_each_room_imports_only_earlier_ones(module: str) -> None:
    if below_world(module):
        known = [each for each in imported(NAMES[module]) if each.startswith("alearn")]
        assert [each for each in known if not any(within(each, room) for room in WORLD_MAY_KNOW)] == []
        return
    known = [each for each in imported(NAMES[module]) if each.startswith("alearn") and not below_world(each)]
    assert [each for each in known if layer(each) > layer(module)] == []


@pytest.mark.parametrize("module", NAMES)
def test_the_world_is_handed_in(module: str) -> None:
    if below_world(module) or layer(module) >= layer("alearn.commands"):
        return
    assert [each for each in imported(NAMES[module], typing=False) if below_world(each)] == []


@pytest.mark.parametrize("module", [each for each in NAMES if each.startswith("alearn.commands.")])
def test_a_command_knows_the_world_by_its_one_class(module: str) -> None:
    assert {each for each in imported(NAMES[module]) if below_world(each)} <= {WORLD}


@pytest.mark.parametrize("module", NAMES)
def test_what_is_pure_touches_nothing_outside(module: str) -> None:
    if module in MAY_TOUCH_THE_DISK or not any(within(module, room) for room in PURE):
        return
    assert OUTSIDE.isdisjoint(each.partition(".")[0] for each in imported(NAMES[module]))


@pytest.mark.parametrize("module", NAMES)
def test_each_third_party_part_has_its_room(module: str) -> None:
    for each in imported(NAMES[module]):
        top = each.partition(".")[0]
        if top != "alearn" and top not in sys.stdlib_module_names:
            assert any(within(module, room) for room in THIRD_PARTY.get(top, ())), each


@pytest.mark.parametrize("module", NAMES)
def test_nothing_slow_is_imported_before_it_is_needed(module: str) -> None:
    top = set(imported(NAMES[module], top_only=True, typing=False))
    assert SLOW.isdisjoint(top)


def test_no_modules_import_each_other_in_a_circle() -> None:
    known = {module: {each for each in imported(path, typing=False) if each in NAMES} for module, path in NAMES.items()}
    while free := [module for module, others in known.items() if not others & known.keys() - {module}]:
        for module in free:
            del known[module]
    assert known == {}


@pytest.mark.parametrize("name", ["utils", "util", "helpers", "helper", "manager", "common", "misc"])
def test_no_room_has_a_name_that_says_nothing(name: str) -> None:
    assert [module for module in NAMES if module.rpartition(".")[2] == name] == []


def loaded_by(*arguments: str, folder: Path) -> set[str]:
    """The modules that are loaded when a command has run in a process of its own."""
    script = (
        "import sys\n"
        f"sys.argv = ['alearn', *{arguments!r}]\n"
        "from alearn.__main__ import main\n"
        "code = main()\n"
        "sys.stdout.write('\\n'.join(['', f'exit {code}', *sys.modules]))\n"
    )
    environ = {"HOME": str(folder), "ALEARN_DATA": str(folder / "data"), "PYTHONPATH": str(ROOT), "PATH": ""}
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=folder, env=environ, capture_output=True, text=True, check=True
    )
    _, _, told = done.stdout.partition("\nexit ")
    code, *modules = told.split("\n")
    assert code == "0", done.stderr
    return set(modules)


def test_the_version_is_told_before_anything_is_loaded(tmp_path: Path) -> None:
    loaded = loaded_by("--version", folder=tmp_path)
    assert loaded.isdisjoint(("typer", "yaml", "jinja2", "markdown_it", "alearn.cli"))


def test_an_entry_is_written_without_what_makes_pages(tmp_path: Path) -> None:
    made = loaded_by(
        "new-set", "Leads", "--facilitator", "Jo Ward", "--member", "Amina Khan", "--no-input", folder=tmp_path
    )
    assert made.isdisjoint(("jinja2", "markdown_it"))
    logged = loaded_by("-C", "leads", "log", "I watched.", "--share", "--me", "amina-khan", folder=tmp_path)
    assert logged.isdisjoint(
        ("jinja2", "markdown_it", "pydantic", "importlib.metadata", "asyncio", "filelock", "pyrage")
    )
