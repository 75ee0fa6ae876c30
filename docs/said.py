"""Finds every text that a report asks for in a set's words, for the catalogue `alearn/library/words/report.yaml`."""

import ast
import importlib
import os
import re
from collections.abc import Iterator
from types import ModuleType
from typing import Any

_SAID_IN = ("alearn/report", "alearn/story/wording.py", "alearn/commands/own_look.py")
_TEMPLATES = ("templates/report/trail.md.j2",)
_IN_TEMPLATE = re.compile(r'say\("([^"]+)"')
_OF_A_NOUN = "counted"


def texts(root: str) -> tuple[str, ...]:
    """The texts of a checkout in the order they are found, each once."""
    found: dict[str, None] = {}
    for path in _files(root):
        with open(os.path.join(root, path), encoding="utf-8") as file:
            source = file.read()
        found |= dict.fromkeys(_of_module(path, source) if path.endswith(".py") else _IN_TEMPLATE.findall(source))
    return tuple(filter(None, found))


def _files(root: str) -> Iterator[str]:
    for place in _SAID_IN:
        if place.endswith(".py"):
            yield place
        else:
            names = sorted(os.listdir(os.path.join(root, place)))
            yield from (f"{place}/{name}" for name in names if name.endswith(".py"))
    yield from _TEMPLATES


def _of_module(path: str, source: str) -> Iterator[str]:
    module = importlib.import_module(path.removesuffix(".py").replace("/", "."))
    tree = ast.parse(source)
    local = _local(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            for asked in _asked(node):
                yield from _texts_of(asked, module, local)


def _asked(call: ast.Call) -> Iterator[ast.expr]:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if name == "say":
        yield call.args[0]
    elif name == _OF_A_NOUN:
        yield from call.args[2:]
    elif name in ("with_english", "how_it_was_made"):  # they say what they are given second
        yield call.args[1]


def _local(tree: ast.Module) -> dict[str, list[str]]:
    """The texts that are given a name inside a function, by that name."""
    found: dict[str, list[str]] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name | ast.Tuple):
            target, value = node.targets[0], node.value
            names = target.elts if isinstance(target, ast.Tuple) else [target]
            values = value.elts if isinstance(value, ast.Tuple) else [value]
            for name, each in zip(names, values, strict=False):
                if isinstance(name, ast.Name) and isinstance(each, ast.Constant) and isinstance(each.value, str):
                    found.setdefault(name.id, []).append(each.value)
    return found


def _texts_of(asked: ast.expr, module: ModuleType, local: dict[str, list[str]]) -> Iterator[str]:
    if isinstance(asked, ast.Constant) and isinstance(asked.value, str):
        yield asked.value
        return
    while isinstance(asked, ast.Subscript):
        asked = asked.value
    if isinstance(asked, ast.Attribute):
        yield from (each.what for each in module.KINDS.values())
    elif isinstance(asked, ast.Name):
        yield from _in(getattr(module, asked.id)) if hasattr(module, asked.id) else local.get(asked.id, ())


def _in(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif value is not None:
        for each in value.values() if hasattr(value, "values") else value:
            yield from _in(each)
