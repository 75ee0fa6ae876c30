"""Planted faults of the policy: each condition of `alearn/disclose` dropped, turned round, or moved by one.

Run as a script it plants them one after another, each in a process of its own that runs the tests of the policy, and
prints those that no test found; with words after it, only the faults that have one of them in what they are called.
"""

import ast
import contextlib
import importlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import pytest

TESTS = ("test_let_out", "test_kinds_outside", "test_inside", "test_fields")
ROOT = Path(__file__).parents[2]
POLICY = tuple(
    ROOT / "alearn" / "disclose" / f"{name}.py" for name in ("answers", "candidates", "figures", "inside", "let_out")
)
_NEXT = {ast.LtE: "<", ast.Lt: "<=", ast.GtE: ">", ast.Gt: ">=", ast.Eq: "!=", ast.NotEq: "==",
         ast.In: "not in", ast.NotIn: "in", ast.Is: "is not", ast.IsNot: "is"}  # fmt: skip


class Mutant(NamedTuple):
    """One fault: the file, and what stands between two offsets instead."""

    path: Path
    start: int
    end: int
    instead: str

    def text(self) -> str:
        """The file with the fault in it."""
        source = self.path.read_text(encoding="utf-8")
        return source[: self.start] + self.instead + source[self.end :]

    def told(self) -> str:
        """Where it is, and what it does."""
        source = self.path.read_text(encoding="utf-8")
        line = source.count("\n", 0, self.start) + 1
        return f"{self.path.stem}:{line} `{' '.join(source[self.start : self.end].split())}` to `{self.instead}`"


def mutants() -> Iterator[Mutant]:
    """Every fault, in the order of the files."""
    for path in POLICY:
        source = path.read_text(encoding="utf-8")
        yield from dict.fromkeys(_of(path, source))


def _of(path: Path, source: str) -> Iterator[Mutant]:
    lines = [0]
    for line in source.splitlines(keepends=True):
        lines.append(lines[-1] + len(line))
    assert source.isascii(), path  # the columns of `ast` are bytes

    def at(node: ast.expr) -> tuple[int, int]:
        assert node.end_lineno is not None
        assert node.end_col_offset is not None
        return lines[node.lineno - 1] + node.col_offset, lines[node.end_lineno - 1] + node.end_col_offset

    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.comprehension):
            yield from (Mutant(path, *at(each), "True") for each in node.ifs)
        elif isinstance(node, ast.If | ast.IfExp):
            yield from (Mutant(path, *at(node.test), instead) for instead in ("True", "False"))
        elif isinstance(node, ast.BoolOp):
            neutral = "True" if isinstance(node.op, ast.And) else "False"
            conditions = (each for each in node.values if not isinstance(each, ast.Constant))  # what else is a default
            yield from (Mutant(path, *at(each), neutral) for each in conditions)
        elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            start, end = at(node)
            yield Mutant(path, start, end, f"bool({source[slice(*at(node.operand))]})")
        elif isinstance(node, ast.Compare) and len(node.ops) == 1:
            left, right = at(node.left)[1], at(node.comparators[0])[0]
            yield Mutant(path, left, right, f" {_NEXT[type(node.ops[0])]} ")


def planted(mutant: Mutant) -> None:
    """Put a fault into the running program, wherever what it changes is known by name."""
    module = importlib.import_module(f"alearn.disclose.{mutant.path.stem}")
    before = dict(vars(module))
    exec(compile(mutant.text(), str(mutant.path), "exec"), vars(module))  # noqa: S102  # that is what this is for
    changed = {
        id(before[name]): new
        for name, new in vars(module).items()
        if getattr(new, "__module__", "") == module.__name__ and name in before
    }
    for each in [each for each in sys.modules.values() if isinstance(each, ModuleType)]:
        for name, value in list(vars(each).items()):
            if each is not module and id(value) in changed:
                setattr(each, name, changed[id(value)])


def is_found(mutant: Mutant, tests: list[str]) -> bool:
    """Whether a test fails with the fault planted, in a process that ends with it."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 1
    code = 3
    with contextlib.suppress(BaseException), open(os.devnull, "w", encoding="utf-8") as nowhere:
        os.dup2(nowhere.fileno(), 1)
        os.dup2(nowhere.fileno(), 2)
        planted(mutant)
        code = int(pytest.main(["-x", "-p", "no:xdist", *tests]))
    os._exit(code)


def main(words: list[str]) -> int:
    """Plant the faults; 1 where one was not found, or there was none to plant."""
    here = Path(__file__).parent
    sys.path[:0] = [str(ROOT), str(here), str(ROOT / "tests" / "commands")]
    tests = [str(here / f"{name}.py") for name in TESTS]
    for name in (*TESTS, "hypothesis"):
        importlib.import_module(name)
    chosen = [each for each in mutants() if not words or any(word in each.told() for word in words)]
    left = 0
    for each in chosen:
        if not is_found(each, tests):
            left += 1
            sys.stdout.write(f"{each.told()}\n")
            sys.stdout.flush()
    sys.stdout.write(f"{len(chosen)} planted, {left or 'all'} {'not ' if left else ''}found\n")
    return 1 if left or not chosen else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
