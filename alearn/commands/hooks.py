"""`alearn hooks`: what git asks before it records and before it sends, and putting that in place."""

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from alearn.commands.save import refused
from alearn.commands.sync import refuse_private
from alearn.errors import NotFoundError, RefusedError, UsageError
from alearn.findings import Finding
from alearn.folder import find_set, shipped_processes
from alearn.history.log import HEAD_FILES, tree_files
from alearn.history.saving import refusals
from alearn.rules.record import look_at
from alearn.schema.layout import SET_FILE
from alearn.schema.records import Reading, read_all
from alearn.text.sealed import SEALED_LIMIT
from alearn.text.source import RECORD_LIMIT
from alearn.world import World

if TYPE_CHECKING:
    from alearn.world import Blobs, Git

_ATTRIBUTES = ".gitattributes"
MERGED = "*.yaml merge=alearn"
ACTIONS = ("install", "pre-commit", "pre-push")


class Options(NamedTuple):
    """What was typed."""

    action: str
    dry_run: bool = False


def run(world: World, options: Options) -> int:
    """Put the hooks in place, or be one of them: 4 where something must not be recorded, or must not leave."""
    if options.action == "install":
        return _install(world, options)
    if options.action == "pre-commit":
        return _before_recording(world)
    if options.action == "pre-push":
        return _before_sending(world)
    raise UsageError("Name one of: " + ", ".join(ACTIONS))


def _install(world: World, options: Options) -> int:
    root = find_set(world)
    git = world.repository(root)
    if options.dry_run:
        world.say("Would write the hooks pre-commit and pre-push into this repository. Nothing was.")
        return 0
    for path in world.install_hooks(git, world.command_line()):
        world.out(path)
    _join_by_field(world, root)
    world.say("git now asks alearn before it records and before it sends, on this machine, for you alone.")
    elsewhere = git.run("config", "--global", "--get", "core.hooksPath").text
    if elsewhere:
        world.warn(f"Your git runs its hooks from {elsewhere} instead: call `alearn hooks pre-commit` from there.")
    return 0


def _join_by_field(world: World, root: str) -> None:
    """Have git join records field by field, by a line of the set's own that all who have it share."""
    before = world.read(f"{root}/{_ATTRIBUTES}", RECORD_LIMIT)
    lines = (before or b"").decode(errors="replace").splitlines()
    if before is not None and MERGED not in lines:
        eol = "" if before.endswith(b"\n") or not before else "\n"
        after = before + f"{eol}{MERGED}\n".encode()
        world.replace(root, _ATTRIBUTES, before, after, verify=lambda _: "")
        world.say(f"Added to {_ATTRIBUTES}, for everybody: {MERGED}")


# Before git records


def _before_recording(world: World) -> int:
    for root in _sets(world):
        stopping = _stopping(world, world.repository(root, index=True))
        if stopping:
            raise refused(stopping)
    return 0


def _stopping(world: World, git: "Git") -> list[Finding]:
    """What forbids recording what is staged of one set."""
    with git.blobs() as blobs:
        staged = _staged(git)
        changed = dict(staged.items() ^ tree_files(git.run(*HEAD_FILES).out).items())
        findings = look_at(_reading(world, staged, blobs), world.today)
        return list(refusals(findings, changed, lambda path: _bytes(blobs, staged, path)))


def _bytes(blobs: "Blobs", staged: dict[str, str], path: str) -> bytes | None:
    """What is about to be recorded of a file; None where it goes."""
    return blobs.read(staged[path], SEALED_LIMIT) if path in staged else None


def _sets(world: World) -> tuple[str, ...]:
    """The sets of the repository that git works in, from the folder it starts its hooks in."""
    found = world.holding(world.cwd, SET_FILE)
    if found:
        return found
    try:
        return (find_set(world),)
    except NotFoundError:
        return ()


def _staged(git: "Git") -> dict[str, str]:
    """The objects that are about to be recorded, by their paths in the set; a link is none."""
    told = git.must("ls-files", "--stage", "-z").decode("utf-8", "surrogateescape")
    found = {}
    for line in told.split("\0"):
        head, _, path = line.partition("\t")
        words = head.split(" ")
        if path and words[0].startswith("100") and words[2] == "0":
            found[path] = words[1]
    return found


def _reading(world: World, staged: dict[str, str], blobs: "Blobs") -> Reading:
    """The set as it is about to be recorded, whatever stands in the files beside."""

    def load(name: str, limit: int) -> bytes | None:
        return blobs.read(staged[name], limit)

    return read_all(staged, (), load, shipped_processes(world))


# Before git sends


def _before_sending(world: World) -> int:
    sets = _sets(world)
    if not sets:
        return 0
    git = world.repository(sets[0])
    top = os.path.realpath(git.top)
    prefixes = [_prefix(os.path.relpath(os.path.realpath(each), top)) for each in sets]
    for include, exclude in _leaving(world, git):
        refuse_private(git, prefixes, include, exclude)
    return 0


def _prefix(inside: str) -> str:
    return "" if inside == "." else inside.replace(os.sep, "/") + "/"


def _leaving(world: World, git: "Git") -> Iterator[tuple[str, str]]:
    """What would be sent: a commit, and the one the other place has already, as git or pre-commit tells a hook."""
    told = world.environ.get("PRE_COMMIT_TO_REF", "")
    if told:
        yield told, git.revision(world.environ.get("PRE_COMMIT_FROM_REF", ""))
        return
    for line in world.read_stdin().splitlines():
        words = line.split()
        if len(words) != 4:
            raise RefusedError("This is not what git tells a pre-push hook.")
        _, here, _, there = words
        if here.strip("0"):
            yield here, git.revision(there) if there.strip("0") else ""
