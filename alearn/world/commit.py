"""Recording files in git by plumbing alone: their bytes as they are, without hook, filter, editor or signature.

The commit is built in an index of its own. Then the real index learns of the same files, and last the branch moves, if
nobody moved it meanwhile: a kill before that leaves files staged and nothing lost.
"""

import os
from collections.abc import Mapping

from alearn.errors import RefusedError
from alearn.world.git import Git, why
from alearn.world.raw import forget, random_letters

_UNDER_WAY = {
    "rebase-merge": "a rebase",
    "rebase-apply": "a rebase",
    "CHERRY_PICK_HEAD": "a cherry-pick",
    "REVERT_HEAD": "a revert",
    "BISECT_LOG": "a bisection",
}


def commit(git: Git, files: Mapping[str, str], message: str, person: Mapping[str, str]) -> str:
    """Record files by their paths in the set (an empty name takes one out), and nothing else; the new commit's name.

    `files` are the names git has for the bytes that were read; RefusedError where a file was changed meanwhile.
    `person` are variables for git where it does not know its user.
    """
    folder = git.must("rev-parse", "--absolute-git-dir").decode().rstrip("\n")
    _refuse_under_way(folder)
    joined = _lines(os.path.join(folder, "MERGE_HEAD"))
    before = git.revision("HEAD")
    _store(git, files)
    entries = _entries(git, files, before)
    index = os.path.join(folder, f"alearn-index-{random_letters(8)}")
    try:
        base = git.must("write-tree").decode().strip() if joined else before
        alone = {"GIT_INDEX_FILE": index}
        if base:
            git.must("read-tree", base, environ=alone)
        git.must("update-index", "-z", "--index-info", stdin=entries, environ=alone)
        tree = git.must("write-tree", environ=alone).decode().strip()
    finally:
        forget(index)
        forget(f"{index}.lock")
    parents = [word for each in ([before] if before else []) + joined for word in ("-p", each)]
    made = git.run("commit-tree", tree, *parents, "-F", "-", stdin=message.encode(), environ=person)
    if "ident" in made.err or "who you are" in made.err:
        raise RefusedError(
            "git does not know who you are, so nothing was recorded.",
            'Type once: git config --global user.name "Amina Khan" and: git config --global user.email you@example.org',
        )
    if made.code:
        raise RefusedError("git could not record this.", why(made.err))
    git.must("update-index", "-z", "--index-info", stdin=entries)
    moved = git.run("update-ref", "-m", "alearn save", "HEAD", made.text, before or "0" * len(made.text))
    if moved.code:
        raise RefusedError("Somebody recorded something in this folder at the same time.", "Type alearn save again.")
    if joined:
        git.run("merge", "--quit")
    return made.text


def _refuse_under_way(folder: str) -> None:
    for name, what in _UNDER_WAY.items():
        if os.path.lexists(os.path.join(folder, name)):
            message = f"git is in the middle of {what} here, so nothing is recorded."
            raise RefusedError(message, "Finish it or call it off with git first: git status tells how.")


def _store(git: Git, files: Mapping[str, str]) -> None:
    """Put the bytes of the files into git as they are, and see that they are those that were read."""
    there = {path: name for path, name in files.items() if name}
    if any("\n" in path for path in there):
        raise RefusedError("The name of a file has a line break in it, so it cannot be recorded.", "Rename it first.")
    listed = "".join(f"{git.folder}/{path}\n" for path in there).encode("utf-8", "surrogateescape")
    stored = git.must("hash-object", "-w", "--no-filters", "--stdin-paths", stdin=listed).decode().split()
    if stored != list(there.values()):
        raise RefusedError("A file was changed by somebody else meanwhile, so nothing was recorded.", "Try again.")


def _entries(git: Git, files: Mapping[str, str], before: str) -> bytes:
    """What the index is told: the mode each file had (a plain one's where it is new), its bytes and its path."""
    told = git.must("ls-tree", "-r", "-z", "HEAD") if before else b""
    lines = [line.partition("\t") for line in told.decode("utf-8", "surrogateescape").split("\0")]
    modes = {path: head.split(" ")[0] for head, _, path in lines if path}
    nothing = "0" * len(before or "0" * 40)
    entries = (
        f"{modes.get(path, '100644') if name else '0'} {name or nothing}\t{git.prefix}{path}\0"
        for path, name in files.items()
    )
    return "".join(entries).encode("utf-8", "surrogateescape")


def mark_joined(git: Git, path: str, data: bytes | None) -> None:
    """Tell git's index how two versions of a file are joined: with these bytes, or (None) by taking it out."""
    told = git.must("ls-files", "--unmerged", "-z", "--", path).decode("utf-8", "surrogateescape")
    mode, like = [*told.split(" ")[:2], "100644", "0" * 40][:2]
    entry = f"0 {'0' * len(like)}\t{git.prefix}{path}\0"
    if data is not None:
        name = git.must("hash-object", "-w", "--no-filters", "--stdin", stdin=data).decode().strip()
        entry += f"{mode} {name}\t{git.prefix}{path}\0"
    git.must("update-index", "-z", "--index-info", stdin=entry.encode("utf-8", "surrogateescape"))


def _lines(path: str) -> list[str]:
    try:
        with open(path, encoding="ascii", errors="replace") as file:
            return file.read().split()
    except OSError:
        return []
