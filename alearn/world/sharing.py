"""Fetching, joining and sending by git: never by force, and with no program that the folder itself names."""

import os
from collections.abc import Mapping

from alearn.errors import NotFoundError, RefusedError
from alearn.world.aside import make_page
from alearn.world.git import NETWORK, Ended, Git, why
from alearn.world.hooks import driver

MERGED = "*.yaml merge=alearn"
_SENDING = ("push.gpgSign=false", "push.followTags=false", "push.recurseSubmodules=no", "submodule.recurse=false")
_JOINING = ("merge.verifySignatures=false", "submodule.recurse=false", "rerere.enabled=false", "merge.stat=false")


class Share:
    """The other place: the remote and the branch there that this folder's branch is shared with."""

    def __init__(self, git: Git, *, asks: bool) -> None:
        """Raises NotFoundError where there is no other place, or it is not clear which one is meant."""
        self.git = git
        self.environ = {"GIT_ALLOW_PROTOCOL": NETWORK, "GIT_TERMINAL_PROMPT": "1" if asks else "0"}
        self.here = git.branch()
        if not self.here:
            raise RefusedError(
                "This folder shows an old version, so nothing is shared from it.", "Go back first: git switch -"
            )
        remote = git.run("config", "--get", f"branch.{self.here}.remote").text
        there = git.run("config", "--get", f"branch.{self.here}.merge").text.removeprefix("refs/heads/")
        remotes = git.run("remote").text.split()
        if not remotes:
            message = "There is no other place this set is shared with yet."
            raise NotFoundError(message, "Name one: git remote add origin ADDRESS")
        if remote not in remotes and len(remotes) > 1:
            message = "There are several places this set could be shared with: " + ", ".join(remotes) + "."
            raise NotFoundError(message, f"Say once which: git push -u {remotes[0]} {self.here}")
        self.remote = remote if remote in remotes else remotes[0]
        self.there = there or self.here

    def fetch(self) -> str:
        """Fetch what others recorded; the commit the other place stands at, empty where it has nothing yet."""
        arguments = ("--quiet", "--no-tags", "--no-recurse-submodules", "--no-auto-maintenance", "--end-of-options")
        ended = self.git.run("fetch", *arguments, self.remote, environ=self.environ)
        if ended.code:
            raise NotFoundError("What others recorded could not be fetched; yours is recorded here.", why(ended.err))
        return self.git.revision(f"refs/remotes/{self.remote}/{self.there}")

    def join(self, commit: str, person: Mapping[str, str], command: str) -> Ended:
        """Join what others recorded into this folder, records field by field by this program's own `command`."""
        folder = self.git.must("rev-parse", "--absolute-git-dir").decode().rstrip("\n")
        attributes = os.path.join(folder, "alearn-attributes")
        make_page(attributes, f"{MERGED}\n".encode())
        settings = (f"core.attributesFile={attributes}", f"merge.alearn.driver={driver(command)}")
        arguments = ("--quiet", "--no-edit", "--no-verify", "--no-gpg-sign", "--no-autostash", "--ff")
        words = ("-m", "Join what others recorded")
        return self.git.run("merge", *arguments, *words, commit, settings=(*_JOINING, *settings), environ=person)

    def send(self) -> Ended:
        """Send what is recorded here, unless the other place has moved on meanwhile."""
        names = f"refs/heads/{self.here}:refs/heads/{self.there}"
        arguments = ("--quiet", "--no-verify", "--no-signed", "--set-upstream", "--end-of-options")
        return self.git.run("push", *arguments, self.remote, names, settings=_SENDING, environ=self.environ)
