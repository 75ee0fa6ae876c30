"""`alearn resolve`: where two people wrote different things in the same place, one place at a time."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from alearn.commands.writing import unreadable_as
from alearn.dates import in_words
from alearn.errors import NotFoundError, UsageError
from alearn.folder import find_set, named
from alearn.history.conflicts import CHOICES, Conflict, chosen, conflicts
from alearn.history.log import author_of
from alearn.history.merge import merge
from alearn.history.saving import is_plain_private
from alearn.text.source import ENTRY_LIMIT
from alearn.world import World

if TYPE_CHECKING:
    from alearn.world import Git

_SHORT = {"1": "mine", "2": "theirs", "3": "both"}
_BASE, _OURS, _THEIRS = "1", "2", "3"


class Options(NamedTuple):
    """What was typed."""

    path: str = ""
    keep: str = ""
    json: bool = False


class _File(NamedTuple):
    """A file of which two versions are not joined: what lies there, its text with every place marked, and who wrote it.

    A version that is None was taken out by that side.
    """

    path: str
    there: bytes
    text: str
    versions: Mapping[str, bytes | None]
    mine: str
    theirs: str

    @property
    def taken_out(self) -> bool:
        """Whether one side took the whole file out."""
        return self.versions[_OURS] is None or self.versions[_THEIRS] is None


def run(world: World, options: Options) -> int:
    """Show each place, ask which side stays, write it, and tell git that it is joined."""
    if options.keep and options.keep not in CHOICES:
        raise UsageError("--keep takes one of: " + ", ".join(CHOICES))
    root = find_set(world)
    git = world.repository(root)
    files = list(_files(world, root, git))
    if options.path:
        files = [named(options.path, files, lambda each: each.path, "file")]
    if options.json:
        world.out_json("resolve", {"files": [_as_data(each) for each in files]})
        return 0
    for file in files:
        _settle(world, root, git, file, options.keep)
    left = git.unjoined()
    if left:
        world.say(f"Still not joined: {', '.join(left)}")
    elif git.is_joining():
        world.say("All is joined. To record it and share it: alearn save --sync")
    else:
        world.say("Nothing is waiting to be joined." if not files else "All is joined. To record it: alearn save")
    return 0


# What is not joined yet


def _files(world: World, root: str, git: "Git") -> Iterator[_File]:
    told = git.must("ls-files", "--unmerged", "-z").decode("utf-8", "surrogateescape")
    stages: dict[str, dict[str, str]] = {}
    for line in filter(None, told.split("\0")):
        head, _, path = line.partition("\t")
        _, name, stage = head.split(" ")
        stages.setdefault(path, {})[stage] = name
    with git.blobs() as blobs:
        for path, names in stages.items():
            versions = {
                stage: blobs.read(names[stage], ENTRY_LIMIT) if stage in names else None
                for stage in (_BASE, _OURS, _THEIRS)
            }
            there = world.read(f"{root}/{path}", ENTRY_LIMIT) or b""
            who = [_who(git, revision, path) for revision in ("HEAD", "MERGE_HEAD")]
            yield _File(path, there, _marked(path, there, versions), versions, who[0], who[1])


def _marked(path: str, there: bytes, versions: Mapping[str, bytes | None]) -> str:
    """The text with every place marked: by field where that goes, on any machine; what was mended by hand stays."""
    base, ours, theirs = versions[_BASE] or b"", versions[_OURS], versions[_THEIRS]
    text = there.decode("utf-8", "surrogateescape")
    if ours is None or theirs is None or (not conflicts(text) and there not in (ours, theirs)):
        return text
    merged = merge(base, ours, theirs, None) if path.endswith(".yaml") else None
    if merged is not None:
        return merged.data.decode()
    if conflicts(text):
        return text
    sides = [each.decode("utf-8", "surrogateescape") for each in (ours, theirs)]
    mine, other = (each if each.endswith("\n") else f"{each}\n" for each in sides)
    return f"<<<<<<< ours\n{mine}=======\n{other}>>>>>>> theirs\n"


def _who(git: "Git", revision: str, path: str) -> str:
    """Who recorded a version of a file last, and when."""
    commit = git.revision(revision)
    told = author_of(git.run(*_last(commit), path).text) if commit else None
    return f"{told[0]}, {in_words(told[1])}" if told else "somebody"


def _last(commit: str) -> tuple[str, ...]:
    plain = ("--no-show-signature", "--no-notes", "--no-color", "--no-ext-diff")
    return ("log", "-1", "--format=%as%x00%an", *plain, "--end-of-options", commit, "--")


# Settling it


def _settle(world: World, root: str, git: "Git", file: _File, keep: str) -> None:
    world.out(world.style(file.path, "bold"))
    if file.taken_out:
        _keep_or_remove(world, root, git, file, keep)
        return
    choices = tuple(_choice(world, file, each, keep, of=len(conflicts(file.text))) for each in conflicts(file.text))
    text = chosen(file.text, choices)
    data = text.encode("utf-8", "surrogateescape")
    if is_plain_private(file.path, data):
        raise NotFoundError(f"{file.path} is not encrypted, and it lies in a private folder.", "Move it away first.")
    if data != file.there:
        world.replace(root, file.path, file.there, data, verify=unreadable_as(file.path))
    world.mark_joined(git, file.path, data)
    world.out("  joined" if choices else "  joined; nothing had to be chosen")


def _choice(world: World, file: _File, conflict: Conflict, keep: str, *, of: int) -> str:
    """Which side stays in one place."""
    world.say(f"  line {conflict.line}" + (f", one of {of} places" if of > 1 else ""))
    for number, who, words in (("1", file.mine, conflict.mine), ("2", file.theirs, conflict.theirs)):
        world.say(f"  {number} ({who}):")
        world.say("\n".join(f"    {line}" for line in words.splitlines()) or "    (nothing)")
    if keep:
        return keep
    return world.ask_for("Which stays? (1 mine, 2 theirs, 3 both)", "--keep mine|theirs|both", _read_choice)


def _read_choice(answer: str) -> str:
    word = _SHORT.get(answer.strip(), answer.strip().lower())
    if word not in CHOICES:
        raise UsageError("Type 1, 2 or 3.")
    return word


def _keep_or_remove(world: World, root: str, git: "Git", file: _File, keep: str) -> None:
    """One side took the file out and the other changed it: it stays, or it goes."""
    mine_is_gone = file.versions[_OURS] is None
    who_out, who_in = (file.mine, file.theirs) if mine_is_gone else (file.theirs, file.mine)
    world.say(f"  {who_out} took it out; {who_in} changed it.")
    word = keep or world.ask_for("Which stays? (1 mine, 2 theirs)", "--keep mine|theirs", _read_choice)
    left = file.versions[_THEIRS] if word != "mine" else file.versions[_OURS]
    left = left if word != "both" else file.versions[_THEIRS] or file.versions[_OURS]
    if left is not None and file.there != left:
        if file.there:
            world.replace(root, file.path, file.there, left, verify=unreadable_as(file.path))
        else:
            world.create(root, [file.path], left, verify=unreadable_as(file.path))
    if left is None:
        world.forget_joined(git, root, file.path)
        world.out("  taken out; git still has it")
        return
    world.mark_joined(git, file.path, left)
    world.out("  kept")


def _as_data(file: _File) -> dict[str, Any]:
    return {
        "path": file.path,
        "mine": file.mine,
        "theirs": file.theirs,
        "taken_out": file.taken_out,
        "places": [each._asdict() for each in conflicts(file.text)],
    }
