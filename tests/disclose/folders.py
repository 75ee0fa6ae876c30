"""A set of four as a value, with files laid over it or taken out: what may leave it is tried without a disk."""

import datetime as dt
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from alearn.disclose import LetOut, disclose
from alearn.folder import said, shipped_processes
from alearn.model import NOTHING, LearningSet, Process
from alearn.report.kinds import build_page
from alearn.report.page import PageView
from alearn.say import ENGLISH, Say
from alearn.schema.records import read_all
from alearn.world import World

FOUR = Path(__file__).parents[1] / "commands" / "sets" / "four"
DAY = dt.date(2026, 11, 24)
MEMBERS = ("ines-duarte", "peter-nwosu", "shazia-malik", "tomasz-zielinski")
INES, PETER, SHAZIA, TOMASZ = MEMBERS
ALL_YES = dict.fromkeys(MEMBERS, "yes")
PROXY = "typed_by: kath-brennan\nvia: email\nsaid: 2026-11-20\n"
Files = Mapping[str, str | None]


@cache
def files_of(folder: Path) -> Mapping[str, str]:
    found = (path for path in folder.rglob("*") if path.is_file())  # nothing, where there is no such folder
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in found}


WORLD = World.real("", DAY, no_input=True, quiet=True)


@cache
def _processes() -> Mapping[str, Process]:
    return shipped_processes(WORLD)


@cache
def _say(sector: str | None) -> Say:
    return Say(said(WORLD, f"words/{sector}.yaml")) if sector else ENGLISH


def the_set(laid: Files = NOTHING, folder: Path = FOUR) -> LearningSet:
    """The set with files laid over it, one that is None taken out; a file's text may begin with `+` to add to it."""
    files = dict(files_of(folder))
    for path, text in laid.items():
        if text is None:
            del files[path]
        else:
            files[path] = files[path] + text[1:] if text.startswith("+") else text
    reading = read_all(files, (), lambda path, limit: files[path].encode()[: limit + 1], _processes())
    assert not [each for each in reading.findings if each.severity == "error"], reading.findings
    return reading.the_set._replace(say=_say(reading.the_set.file.words))


def seen(
    laid: Files = NOTHING,
    answers: Mapping[str, str] = ALL_YES,
    audience: str = "sponsor",
    day: dt.date = DAY,
) -> LetOut:
    """What may leave the set of four."""
    found = disclose(the_set(laid), audience, day, answers=answers)
    assert isinstance(found, LetOut)
    return found


def page(
    laid: Files = NOTHING,
    answers: Mapping[str, str] = ALL_YES,
    audience: str = "sponsor",
    day: dt.date = DAY,
) -> PageView:
    """The summary for outside, as values."""
    return build_page("summary", seen(laid, answers, audience, day))


def another(number: int) -> dict[str, str]:
    """One more member, who came to the second meeting's day, with an action that was tried."""
    name = f"extra-{number}"
    return {
        f"members/{name}/member.yaml": f"name: Extra{'abcdefgh'[number]} Person{'abcdefgh'[number]}\nrole: member\n",
        f"members/{name}/issues/issue-{number}.yaml": f"issue: What about {number}?\nopened: 2026-09-29\n",
        f"members/{name}/actions/action-{number}.yaml": (
            f"action: Try {number}\nagreed: 2026-09-29\nissue: issue-{number}\n"
            "updates:\n  - date: 2026-10-10\n    status: tried\n"
        ),
    }


def more(count: int) -> dict[str, str]:
    """So many more members."""
    return {path: text for number in range(count) for path, text in another(number).items()}
