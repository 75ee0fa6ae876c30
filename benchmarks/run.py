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

from folders import MEMBERS, make_programme, make_set
from pypdf import PdfReader

HERE = Path(__file__).resolve().parent
TOP = HERE.parent
BIN = Path(sys.executable).parent
ALEARN = [str(BIN / "alearn")]
PASS = [sys.executable, "-c", "pass"]
PEERS = Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else BIN
SMALL, LARGE = 1_000, 10_000


class Row(NamedTuple):
    """One comparison: ours against another, the goal (0 where there is none), and the middle ratio of the pairs."""

    what: str
    against: str
    ratio: float
    goal: float
    at_least: bool = False

    def line(self) -> str:
        """A row of the table."""
        if not self.goal:
            return f"| {self.what} | {self.against} | {self.ratio:.2f} | | |"
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
    ours = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {
        **ours,
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


def tool(peer: str, name: str = "") -> str | None:
    """A peer's command in the environment that was made for it; None where it was not."""
    found = PEERS / peer / "bin" / (name or peer)
    return str(found) if found.exists() else None


def check_rows(large: Path, files: int) -> list[Row]:
    """`check` of many sets against the yardstick, and the memory it takes."""
    csafe = [sys.executable, str(HERE / "csafe.py"), "."]
    ours = [*ALEARN, "check", "."]
    allowed = 25 * 1024 + 6 * files
    peak = peak_kib(ours, large)
    return [
        Row(f"check, {files:,} files", "csafe yardstick", ratio(ours, csafe, large, 5), 0.9),
        Row(f"memory of that: {peak // 1024} MiB", f"{allowed // 1024} MiB allowed", peak / allowed, 1),
    ]


def peer_rows(folder: Path, actions: int, goal: float, runs: int) -> list[Row]:
    """`check` of one set of so many actions against two peers that read the same records."""
    make_set(folder, 1, actions=actions // len(MEMBERS) + 1, entries=0)
    listed = sorted(str(path.relative_to(folder)) for path in folder.glob("members/*/actions/*.yaml"))
    schema = ["--schemafile", str(TOP / "alearn/schema/action.schema.json")]
    peers = (
        ("check-jsonschema", tool("check-jsonschema"), [*schema, *listed], goal),
        ("the same with its C reader", tool("check-jsonschema-c", "check-jsonschema"), [*schema, *listed], 0),
        ("yamllint", tool("yamllint"), ["-d", "relaxed", "."], goal),
    )
    return [
        Row(
            f"their time over ours, {len(listed):,} actions",
            name,
            1 / ratio([*ALEARN, "check"], [installed, *arguments], folder, runs),
            wanted,
            at_least=True,
        )
        for name, installed, arguments, wanted in peers
        if installed
    ]


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


def coach_rows() -> list[Row]:
    """The coach on a thousand actions in one process, and what importing it adds to what every command imports."""
    code = (
        "import sys,time;sys.path[:0]=['tests/coach'];"
        "from scoring import WORLD,rows_of;from alearn.folder import words;"
        "from alearn.commands.smart import proposal_of_row;from alearn.rules.smart.coach import look;"
        "l=words(WORLD,'smart.yaml')[0];p=[proposal_of_row(r) for r in rows_of('actions.jsonl')[:1000]];"
        "t=time.perf_counter();[look(each,l) for each in p];print(time.perf_counter()-t)"
    )
    took = [
        float(subprocess.run([sys.executable, "-c", code], cwd=TOP, capture_output=True, check=True).stdout)
        for _ in range(5)
    ]
    base = [sys.executable, "-c", "import alearn.model, alearn.dates"]
    coach = [sys.executable, "-c", "import alearn.rules.smart.advice"]
    added = statistics.median(seconds(coach, TOP) - seconds(base, TOP) for _ in range(15))
    return [
        Row(
            f"smart, 1,000 actions: {statistics.median(took):.2f} s", "0.3 s allowed", statistics.median(took) / 0.3, 1
        ),
        Row(f"importing the coach: {added * 1000:.0f} ms", "20 ms allowed", added / 0.02, 1),
    ]


def page_rows(folder: Path) -> list[Row]:
    """The set's report of 1,000 entries as HTML against a site of its folder, and of entries alone."""
    mkdocs = tool("mkdocs")
    if not mkdocs:
        return []
    root, entries = folder / "thousand-entries", folder / "entries-alone"
    make_set(root, 1, entries=167)
    shutil.copytree(root / "members", entries / "members", ignore=shutil.ignore_patterns("*.yaml"))
    ours = [*ALEARN, "report", "-q", "-o", str(folder / "report.html"), "--force"]

    def row(what: str, pages: Path, goal: float) -> Row:
        site, settings = folder / "site", folder / "mkdocs.yml"
        settings.write_text(f"site_name: A set\ndocs_dir: {pages}\nsite_dir: {site}\n", encoding="utf-8")
        theirs = [mkdocs, "build", "--quiet", "--config-file", str(settings)]
        pairs = []
        for _ in range(6):
            shutil.rmtree(site, ignore_errors=True)  # so that it need not clean up before it builds
            pairs.append((seconds(theirs, folder), seconds(ours, root)))
            assert len(list(site.rglob("index.html"))) > 1_000  # noqa: S101  # else it is no peer
        middle = statistics.median(one / other for one, other in pairs[1:])
        return Row("their time over ours, HTML report of 1,002 entries", what, middle, goal, at_least=True)

    return [row("mkdocs, the set's folder", root, 10), row("mkdocs, its entries alone, without a menu", entries, 0)]


def print_rows(folder: Path) -> list[Row]:
    """The set's report as a PDF of 40 pages against weasyprint, which is given the same report as our HTML."""
    weasyprint = tool("weasyprint")
    if not weasyprint:
        return []
    root, html, ours, theirs = (folder / name for name in ("printed", "report.html", "ours.pdf", "theirs.pdf"))
    make_set(root, 1, entries=60)
    report = [*ALEARN, "report", "-q", "--force", "-o"]
    seconds([*report, str(html)], root)
    middle = ratio([*report, str(ours)], [weasyprint, "--quiet", str(html), str(theirs)], root)
    pages, of_theirs = (len(PdfReader(path).pages) for path in (ours, theirs))
    what = f"their time over ours, a PDF of {pages} pages"
    return [Row(what, f"weasyprint, {of_theirs} pages of the same", 1 / middle, 5, at_least=True)]


def history_rows(folder: Path) -> list[Row]:
    """The newest fifty changes among 10,000 files and 480 commits, against git's plain log of names."""
    root = folder / "history"
    make_set(root, 1, actions=900, entries=760)
    person = ["-c", "user.name=Jo Ward", "-c", "user.email=jo@x.example"]

    def git(*words: str) -> None:
        subprocess.run(["git", *person, *words], cwd=root, check=True, stdout=subprocess.DEVNULL)

    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "Begin")
    actions = sorted(root.glob("members/*/actions/*.yaml"))
    for number in range(479):
        for path in (actions[number], actions[number * 7 % len(actions)]):
            with path.open("a", encoding="utf-8") as file:
                file.write(f"  - date: 2026-01-{1 + number % 28:02d}\n    status: tried\n")
        git("commit", "-qam", f"Update {number}")
    log = ["git", "--no-pager", "log", "--name-only"]
    return [
        Row("history, 10,000 files, 480 commits", "git log --name-only", ratio([*ALEARN, "history"], log, root, 9), 3)
    ]


def main() -> int:
    """Measure, print and write the table."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        files = make_programme(folder / "large", LARGE)
        rows = [
            *check_rows(folder / "large", files),
            *peer_rows(folder / "thousand", SMALL, 8, 3),
            *peer_rows(folder / "ten-thousand", LARGE, 10, 1),
            *start_rows(),
            *log_rows(folder),
            *coach_rows(),
            *history_rows(folder),
            *page_rows(folder),
            *print_rows(folder),
        ]
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
