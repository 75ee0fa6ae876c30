"""A deterministic generator of sets: the same number gives the same bytes on any machine."""

import random
import sys
from datetime import date, timedelta
from pathlib import Path

MEMBERS = ("amina-khan", "ben-ortiz", "cara-lyle", "dev-patel", "ewa-nowak", "femi-ade")
FIRST = date(2025, 10, 6)
WORDS = [
    "children",
    "talk",
    "pairs",
    "before",
    "they",
    "write",
    "and",
    "the",
    "same",
    "five",
    "answer",
    "when",
    "I",
    "ask",
    "a",
    "question",
    "in",
    "the",
    "carpet",
    "time",
    "so",
    "I",
    "watched",
    "for",
    "a",
    "week",
    "with",
    "a",
    "pencil",
    "and",
    "counted",
    "who",
    "spoke",
    "first",
    "and",
    "who",
    "waited",
    "for",
    "somebody",
    "else",
    "to",
    "begin",
]


def sentence(chance: random.Random, length: int) -> str:
    """Some words in an order of chance, with a capital and a full stop."""
    return " ".join(chance.choice(WORDS) for _ in range(length)).capitalize() + "."


def write(path: Path, text: str) -> int:
    """Write one file; one, for counting."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return 1


def make_set(root: Path, number: int, actions: int = 9, entries: int = 7) -> int:
    """One set of six over six meetings; the number of its files."""
    chance = random.Random(number)  # noqa: S311  # the same every time is what is wanted
    days = [FIRST + timedelta(weeks=5 * n) for n in range(6)]
    planned = "".join(f"  - date: {day}\n    starts: 16:00\n" for day in days)
    made = write(
        root / "set.yaml",
        f"format: 1\nid: bench{number:04d}\ntitle: Set {number}\nprocess: brief-guide\nplanned:\n{planned}",
    )
    made += write(root / "conduct.md", "# Conduct\n\n- **open-questions** We ask; we do not tell.\n")
    made += write(root / ".gitignore", "/.alearn/\n/out/\n/members/*/private/*\n!/members/*/private/*.age\n")
    made += write(root / ".gitattributes", "* -text\n*.age binary\n")
    made += write(root / "members/jo-ward/member.yaml", "name: Jo Ward\nrole: facilitator\n")
    for member in MEMBERS:
        made += make_member(root / "members" / member, member, chance, days, actions, entries)
    for day in days:
        turns = "".join(f"  - presenter: {member}\n    issue: issue-one\n    none_yet: Later\n" for member in MEMBERS)
        present = "".join(f"  - {member}\n" for member in MEMBERS)
        made += write(root / f"meetings/{day}.yaml", f"present:\n{present}turns:\n{turns}")
    return made


def make_member(folder: Path, name: str, chance: random.Random, days: list[date], actions: int, entries: int) -> int:
    """One member with an issue, actions and shared entries; the number of files."""
    made = write(folder / "member.yaml", f"name: {name.replace('-', ' ').title()}\nrole: member\n")
    made += write(folder / "issues/issue-one.yaml", f"issue: {sentence(chance, 14)}\nopened: {days[0]}\n")
    for n in range(actions):
        agreed = days[n % len(days)]
        made += write(
            folder / f"actions/action-{n}.yaml",
            f"action: {sentence(chance, 10)}\nagreed: {agreed}\nissue: issue-one\nmeasure: {sentence(chance, 6)}\n"
            f"due: {agreed + timedelta(days=21)}\nso_that: {sentence(chance, 9)}\nupdates:\n"
            f"  - date: {agreed + timedelta(days=14)}\n    status: done\n    result: surprise\n"
            f"    note: {sentence(chance, 8)}\n",
        )
    for n in range(entries):
        day = days[0] + timedelta(days=1 + n % 200)
        prose = "\n\n".join(sentence(chance, 40) for _ in range(3))
        made += write(
            folder / f"journal/{day}-entry-{n}.md",
            f"---\nissue: issue-one\nactions:\n  - action-{n % actions}\nthemes:\n  - talk\n---\n\n{prose}\n",
        )
    return made


def make_programme(folder: Path, files: int) -> int:
    """Sets side by side until there are at least so many files; their number."""
    made = number = 0
    while made < files:
        made += make_set(folder / f"set-{number:03d}", number)
        number += 1
    return made


if __name__ == "__main__":
    print(make_programme(Path(sys.argv[1]), int(sys.argv[2])))
