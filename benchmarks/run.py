"""Side-by-side measurements, as ratios within one run: `make bench`. Prints a table and writes `docs/speed.md`."""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from folders import make_programme, make_set

HERE = Path(__file__).resolve().parent
TOP = HERE.parent
BIN = Path(sys.executable).parent
ALEARN = [str(BIN / "alearn")]
PASS = [sys.executable, "-c", "pass"]
SMALL, LARGE = 1_000, 10_000


class Row(NamedTuple):
    """One comparison: ours against another, the goal, and the middle ratio of the pairs."""

    what: str
    against: str
    ratio: float
    goal: float
    at_least: bool = False

    def line(self) -> str:
        """A row of the table."""
        met = self.ratio >= self.goal if self.at_least else self.ratio <= self.goal
        sign = "≥" if self.at_least else "≤"
        return f"| {self.what} | {self.against} | {self.ratio:.2f} | {sign} {self.goal} | {'yes' if met else 'no'} |"


def seconds(command: list[str], folder: Path) -> float:
    """How long a whole process takes."""
    began = time.perf_counter()
    subprocess.run(
        command, cwd=folder, env=environment(folder), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False
    )
    return time.perf_counter() - began


def environment(folder: Path) -> dict[str, str]:
    """The environment with folders of its own, so that nothing of the user's is read or written."""
    home = folder / ".home" if os.access(folder, os.W_OK) else folder
    return {
        **os.environ,
        "PYTHONPATH": str(TOP),
        "ALEARN_DATA": str(home / "data"),
        "ALEARN_CONFIG": str(home / "config"),
        "XDG_CONFIG_HOME": str(home),
        "XDG_DATA_HOME": str(home),
        "ALEARN_ME": "amina-khan",
    }


def ratio(ours: list[str], theirs: list[str], folder: Path, runs: int = 7) -> float:
    """The middle of the ratios of pairs run in turn, after one pair that is not counted."""
    pairs = [(seconds(ours, folder), seconds(theirs, folder)) for _ in range(runs + 1)][1:]
    return statistics.median(one / other for one, other in pairs)


def peak_kib(command: list[str], folder: Path) -> int:
    """The most memory a process held, in KiB; 0 where the system does not tell."""
    code = (
        "import resource,subprocess,sys;"
        "subprocess.run(sys.argv[1:],stdout=subprocess.DEVNULL);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code, *command],
        cwd=folder,
        env=environment(folder),
        capture_output=True,
        text=True,
        check=False,
    )
    return int(ended.stdout or 0)


def tool(name: str) -> str | None:
    """A peer's command where it is installed beside this Python."""
    found = BIN / name
    return str(found) if found.exists() else shutil.which(name)


def check_rows(large: Path, small: Path, files: int) -> list[Row]:
    """`check` against the yardstick and two peers on the same records."""
    csafe = [sys.executable, str(HERE / "csafe.py"), "."]
    ours = [*ALEARN, "check", "."]
    rows = [Row(f"check, {files:,} files", "csafe yardstick", ratio(ours, csafe, large, 5), 0.9)]
    allowed = 25 * 1024 + 6 * files
    rows.append(
        Row(
            f"memory of that: {peak_kib(ours, large) // 1024} MiB",
            f"{allowed // 1024} MiB allowed",
            peak_kib(ours, large) / allowed,
            1,
        )
    )
    schema = tool("check-jsonschema")
    if schema:
        listed = sorted(str(path) for path in small.glob("set-*/members/*/actions/*.yaml"))
        theirs = [schema, "--schemafile", str(TOP / "alearn/schema/action.schema.json"), *listed]
        rows.append(
            Row(
                f"their time over ours, {len(listed)} actions of {SMALL:,} files",
                "check-jsonschema",
                1 / ratio([*ALEARN, "check", "."], theirs, small, 3),
                8,
                at_least=True,
            )
        )
        listed = sorted(str(path) for path in large.glob("set-*/members/*/actions/*.yaml"))
        theirs = [schema, "--schemafile", str(TOP / "alearn/schema/action.schema.json"), *listed]
        rows.append(
            Row(
                f"their time over ours, {len(listed)} actions of {files:,} files",
                "check-jsonschema",
                1 / ratio(ours, theirs, large, 1),
                10,
                at_least=True,
            )
        )
    lint = tool("yamllint")
    if lint:
        rows.append(
            Row(
                f"their time over ours, {SMALL:,} files",
                "yamllint",
                1 / ratio(ours, [lint, "-d", "relaxed", "."], small, 3),
                8,
                at_least=True,
            )
        )
        rows.append(
            Row(
                f"their time over ours, {files:,} files",
                "yamllint",
                1 / ratio(ours, [lint, "-d", "relaxed", "."], large, 1),
                10,
                at_least=True,
            )
        )
    return rows


def start_rows() -> list[Row]:
    """Starting up, and the commands that are typed most, against an empty Python."""
    newborn, hillside = TOP / "examples/newborn", TOP / "examples/hillside"
    return [
        Row("--version", "python -c pass", ratio([*ALEARN, "--version"], PASS, TOP, 15), 2.5),
        Row("--help", "python -c pass", ratio([*ALEARN, "--help"], PASS, TOP, 15), 9),
        Row("actions, newborn", "python -c pass", ratio([*ALEARN, "actions"], PASS, newborn, 15), 9),
        Row("actions, hillside", "python -c pass", ratio([*ALEARN, "actions"], PASS, hillside, 15), 12),
    ]


def log_rows(folder: Path) -> list[Row]:
    """`log` in a small folder and a large one, and against jrnl."""
    small, large = folder / "log-100", folder / "log-10000"
    make_set(small, 1)
    make_set(large, 1, entries=1_600)
    words = ["log", "--share", "I watched for ten minutes with a pencil."]
    pairs = [(seconds([*ALEARN, *words], large), seconds([*ALEARN, *words], small)) for _ in range(12)][1:]
    rows = [Row("log among 10,000 entries", "log among 100", statistics.median(a / b for a, b in pairs), 1.1)]
    jrnl = tool("jrnl")
    if jrnl:
        book = folder / "journal.txt"
        book.write_text("".join(f"[2026-01-01 09:{n % 60:02d}] Entry {n}.\n\n" for n in range(100)), encoding="utf-8")
        config = folder / "jrnl.yaml"
        config.write_text(
            f"journals:\n  default:\n    journal: {book}\ncolors: {{body: none, date: none, tags: none, title: none}}\n"
            "default_hour: 9\ndefault_minute: 0\neditor: ''\nencrypt: false\nhighlight: true\nindent_character: '|'\n"
            "linewrap: 79\ntagsymbols: '@'\ntemplate: false\ntimeformat: '%Y-%m-%d %H:%M'\nversion: v4.2\n",
            encoding="utf-8",
        )
        theirs = [jrnl, "--config-file", str(config), "I watched for ten minutes with a pencil."]
        rows.append(Row("log", "jrnl, adding one to 100", ratio([*ALEARN, *words], theirs, small, 9), 0.4))
    return rows


def main() -> int:
    """Measure, print and write the table."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        files = make_programme(folder / "large", LARGE)
        make_programme(folder / "small", SMALL)
        rows = [*check_rows(folder / "large", folder / "small", files), *start_rows(), *log_rows(folder)]
    table = "\n".join(
        ["| what | against | ratio | goal | met |", "|---|---|---|---|---|", *(row.line() for row in rows)]
    )
    print(table)
    page = TOP / "docs/speed.md"
    before = (page.read_text(encoding="utf-8") if page.exists() else "# Speed\n").split("<!-- table -->")[0]
    page.write_text(f"{before.rstrip()}\n\n<!-- table -->\n\n{table}\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
