"""Every promise of the privacy page names the test that holds it, and each of those tests is there."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE, _, TABLE = (ROOT / "docs" / "privacy.md").read_text(encoding="utf-8").partition("## What holds each promise")
_ROW = re.compile(r"^\| (\d+) \| (.+) \|$", re.MULTILINE)
ROWS = {number: re.findall(r"`([^`]+)`", tests) for number, tests in _ROW.findall(TABLE)}
NETWORK = frozenset(("socket", "ssl", "http", "urllib", "ftplib", "smtplib", "poplib", "imaplib", "xmlrpc", "asyncio"))
ASKED_IN_THIS_ORDER = ("My manager", "The facilitator", "The other members", "IT", "A court", "What the list of files")


def test_every_promise_has_a_row_and_every_row_a_promise() -> None:
    assert set(re.findall(r"\[(\d+)\](?!\()", PAGE)) == set(ROWS)
    assert all(ROWS.values())


@pytest.mark.parametrize("test", sorted({test for tests in ROWS.values() for test in tests}))
def test_the_test_that_is_named_is_there(test: str) -> None:
    path, _, name = test.partition("::")
    text = (ROOT / path).read_text(encoding="utf-8")
    if path.endswith(".py"):
        assert name in {node.name for node in ast.parse(text).body if isinstance(node, ast.FunctionDef)}
    else:
        assert "\n$ alearn " in text


def test_the_questions_stand_in_the_order_of_the_worry() -> None:
    headings = re.findall(r"^## (.+)$", PAGE, re.MULTILINE)
    places = [next(at for at, each in enumerate(headings) if each.startswith(begin)) for begin in ASKED_IN_THIS_ORDER]
    assert places == sorted(places)


def test_nothing_here_can_reach_another_machine() -> None:
    for path in sorted((ROOT / "alearn").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [each.name for each in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert NETWORK.isdisjoint(name.partition(".")[0] for name in names), path
