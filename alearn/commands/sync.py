"""Sharing what is recorded: fetched, joined and sent, with plain words where two people wrote in the same place."""

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from alearn.errors import NotFoundError, RefusedError
from alearn.findings import Severity
from alearn.folder import read_set
from alearn.history.log import commits, leaving_arguments
from alearn.history.saving import is_plain_private, settings_that_run
from alearn.render.findings_text import text
from alearn.rules.record import RECORD_RULES, look_at
from alearn.text.sealed import SEALED_LIMIT
from alearn.world import World

if TYPE_CHECKING:
    from alearn.world import Git, Share

_TRIES = 3
_WHY = {rule.id: rule.why for rule in RECORD_RULES}


def sync(world: World, root: str, git: "Git", person: Mapping[str, str]) -> int:
    """Fetch what others recorded, join it, and send; 1 where the joined record has errors."""
    refuse_settings_that_run(git)
    share = world.share(git)
    author = world.as_author(git, person)
    joined = False
    for _ in range(_TRIES):
        there, here = share.fetch(), git.revision("HEAD")
        if there and not _holds(git, here, there):
            _join(world, git, share, there, author)
            joined = True
        if there and git.revision("HEAD") == there:
            world.say("Nothing of yours was left to send." if joined else "Everything is shared already.")
            return _checked(world, root) if joined else 0
        refuse_private(git, [git.prefix], git.revision("HEAD"), there)
        sent = share.send()
        if sent.code == 0:
            world.say(f"Shared: {share.remote} has all that is recorded here.")
            return _checked(world, root) if joined else 0
        if "rejected" not in sent.err and "fetch first" not in sent.err:
            raise NotFoundError("It could not be sent; it is recorded here.", f"git said: {_last(sent.err)}")
    raise RefusedError("Others keep recording at the same time; yours is recorded here.", "Type it again in a minute.")


def refuse_unjoined(git: "Git") -> None:
    """Stop where two versions of a file are not joined yet: recording one of them would lose the other unnoticed."""
    paths = git.unjoined()
    if paths:
        named = ", ".join(paths)
        raise RefusedError(
            f"Two versions are not joined yet, of: {named}", "To choose, one place at a time: alearn resolve"
        )


def refuse_settings_that_run(git: "Git") -> None:
    """Stop where the folder's own git settings name a program that sharing would start, or another place."""
    told = git.must("config", "--list", "--show-scope", "-z", "--name-only", "--includes").decode(errors="replace")
    found = settings_that_run(told.split("\0"))
    if found:
        raise RefusedError(
            f"This folder's own git settings name what would be run or asked when it is shared: {', '.join(found)}",
            "alearn runs nothing that a folder names. If they are yours, set them with git config --global, or share "
            "with git pull and git push.",
        )


def refuse_private(git: "Git", prefixes: Iterable[str], include: str, exclude: str) -> None:
    """Stop where a commit that would leave holds a plain file below a private folder, even if it is gone since."""
    found = list(dict.fromkeys(_private(git, tuple(prefixes), include, exclude)))
    if found:
        shown = "\n".join(f"{path} (in {commit[:10]})" for path, commit in found[:12])
        raise RefusedError(
            f"Nothing was sent: what would leave holds private files that are not encrypted.\n{shown}",
            "They stay in the history even when they are deleted now. Ask somebody who knows git to take them out of "
            "the commits that are not sent yet, then try again.",
        )


def _private(git: "Git", prefixes: tuple[str, ...], include: str, exclude: str) -> Iterator[tuple[str, str]]:
    with git.blobs() as blobs:
        for commit in commits(git.fields("-C", git.top, *leaving_arguments(include, exclude))):
            for each in commit.touched:
                inside = next((each.path[len(one) :] for one in prefixes if each.path.startswith(one)), "")
                if inside and each.after and is_plain_private(inside, blobs.read(each.after, SEALED_LIMIT)):
                    yield each.path, commit.id


def _holds(git: "Git", here: str, there: str) -> bool:
    """Whether one commit has another among those that led to it."""
    return bool(here) and git.run("merge-base", "--is-ancestor", there, here).code == 0


def _join(world: World, git: "Git", share: "Share", there: str, author: Mapping[str, str]) -> None:
    ended = share.join(there, author, world.command_line())
    if ended.code == 0:
        world.say("Joined with what others recorded: alearn history")
        return
    paths = git.unjoined()
    if paths:
        raise RefusedError(
            "You and somebody else wrote different things in the same place. Nothing is lost, and nothing was sent.\n"
            + "\n".join(paths),
            "To choose, one place at a time: alearn resolve",
        )
    if "unrelated histories" in ended.err:
        raise RefusedError("The other place holds another set altogether: nothing was joined.", "Look at git remote -v")
    raise RefusedError(
        "What others recorded could not be joined, because a file here was changed and is not recorded.",
        f"git said: {_last(ended.err)}",
    )


def _checked(world: World, root: str) -> int:
    """Show the errors of the joined record, each with a way to mend it."""
    reading = read_set(world, root)
    errors = [each for each in look_at(reading, world.today) if each.severity is Severity.ERROR]
    for each in errors:
        world.warn(text(each, _WHY.get(each.rule, ""), ""))
    if errors:
        world.warn("Joining left this to mend: mend it, then alearn save --sync")
    return 1 if errors else 0


def _last(said: str) -> str:
    lines = [line for line in said.splitlines() if line.strip()]
    return lines[-1].strip() if lines else "nothing"
