"""`alearn save`: what changed in the set's own files, recorded in git, and shared where that is asked for."""

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from alearn.commands.past import Renamed, names_now, unsaved_files
from alearn.commands.sync import refuse_unjoined, sync
from alearn.commands.who import known_typist
from alearn.errors import RefusedError
from alearn.findings import Finding, Severity
from alearn.folder import find_set, read_set
from alearn.history.changes import Files
from alearn.history.saving import is_own, message_of, refusals
from alearn.history.telling import Told, between
from alearn.model import Member
from alearn.render.findings_text import head
from alearn.rules.record import look_at
from alearn.schema.records import Reading
from alearn.text.sealed import SEALED_LIMIT
from alearn.world import World

if TYPE_CHECKING:
    from alearn.world import Git

_SHOWN = 12
_FILTER = r"^filter\.{}\.(clean|process)$"


class Options(NamedTuple):
    """What was typed."""

    words: str = ""
    sync: bool = False
    me: str = ""
    dry_run: bool = False


class _Waiting(NamedTuple):
    """What is to be recorded: each file by its path with the name of its bytes (empty: it goes), and what is told."""

    files: Mapping[str, str]
    told: tuple[Told, ...]
    message: str
    others: tuple[str, ...]


def run(world: World, options: Options) -> int:
    """Check, show and record what changed; with `--sync` fetch what others recorded, join it, and send."""
    world.hold(options.words)
    root = find_set(world)
    git = world.repository(root)
    reading = read_set(world, root)
    me = known_typist(world, root, reading.the_set, options.me)
    refuse_unjoined(git)
    waiting = _waiting(world, root, git, reading)
    _refuse(world, root, reading, waiting.files)
    _refuse_filtered(git, waiting.files)
    _show(world, waiting, me)
    if options.dry_run:
        world.say("Nothing was recorded.")
        return 0
    if waiting.files or git.is_joining():
        words = f"{options.words.strip()}\n\n{waiting.message}" if options.words.strip() else waiting.message
        made = world.commit(git, waiting.files, words, _person(me))
        world.typed = []
        world.out(made[:10])
        world.say("Recorded in this folder's git; whoever has a copy of the repository can read it.")
        if not options.sync and git.run("remote").text:
            world.say("To share it, and fetch what others recorded: alearn save --sync")
    else:
        world.say("Everything of the set is recorded already.")
    return sync(world, root, git, _person(me)) if options.sync else 0


def _waiting(world: World, root: str, git: "Git", reading: Reading) -> _Waiting:
    with git.blobs() as blobs:
        was, now = unsaved_files(world, root, git, blobs)
        mine_was, mine_now = _own(was), _own(now)
        names = names_now(world, root, reading.the_set, Renamed())
        told = tuple(between(mine_was, mine_now, names))
        message = message_of(between(mine_was, mine_now, names._replace(title=lambda _: "")))
    files = {path: mine_now[path].mark if path in mine_now else "" for path in sorted({*mine_was, *mine_now})}
    return _Waiting(files, told, message, tuple(sorted({*was, *now} - files.keys())))


def _own(files: Files) -> Files:
    return {path: file for path, file in files.items() if is_own(path)}


def _refuse(world: World, root: str, reading: Reading, files: Mapping[str, str]) -> None:
    """Stop where something private is plain, or an error stands in a file that would be recorded."""
    findings = look_at(reading, world.today)
    there = [path for path, mark in files.items() if mark]
    stopping = list(refusals(findings, there, lambda path: world.read(f"{root}/{path}", SEALED_LIMIT)))
    if stopping:
        raise refused(stopping)
    errors = [each for each in findings if each.severity is Severity.ERROR]
    if errors:
        world.say(f"Elsewhere in the record there are {len(errors)} to mend: alearn check")


def _refuse_filtered(git: "Git", files: Mapping[str, str]) -> None:
    """Stop where git passes a file through a program: alearn runs none, and what that hides would stand in plain."""
    listed = "".join(f"{path}\0" for path in files).encode("utf-8", "surrogateescape")
    told = git.must("check-attr", "-z", "--stdin", "filter", stdin=listed).decode(errors="replace").split("\0")
    names = {name for name in told[2::3] if name not in ("unspecified", "unset", "set")}
    passed = [name for name in sorted(names) if git.run("config", "--get-regexp", _FILTER.format(re.escape(name))).out]
    if passed:
        raise RefusedError(
            f"git passes these files through a program of its settings ({', '.join(passed)}), and alearn runs none.",
            "Record them with git itself: git add, then git commit",
        )


def refused(stopping: Iterable[Finding]) -> RefusedError:
    """What is said where findings forbid recording: each in a line, and what to do."""
    found = list(stopping)
    lines = "\n".join(head(each) for each in found[:_SHOWN])
    if any(each.rule == "private-not-age" for each in found):
        hint = "Move what is private out of the set's folder: what git has once recorded stays in its history."
    elif any(each.rule == "conflict-marker" for each in found):
        hint = "Two versions stand side by side there. To choose: alearn resolve"
    else:
        hint = "Mend them first; they are shown with how by: alearn check"
    return RefusedError(f"Nothing was recorded, because of this:\n{lines}", hint)


def _show(world: World, waiting: _Waiting, me: Member | None) -> None:
    mine = [each for each in waiting.told if each.to in ("", me.id if me else "")]
    for each in mine[:_SHOWN]:
        world.say(f"  {each.sentence}")
    if len(mine) > _SHOWN:
        world.say(f"  ... and {len(mine) - _SHOWN} more: alearn history")
    if waiting.others:
        shown = ", ".join(waiting.others[:_SHOWN]) + (" ..." if len(waiting.others) > _SHOWN else "")
        world.say(f"Left alone, since they are no records of the set: {shown}")


def _person(me: Member | None) -> Mapping[str, str]:
    """Who records it, for a git that does not know: the member who is typing."""
    return {"name": me.name, "email": me.email or f"{me.id}@localhost"} if me else {}
