"""One door to the world: the disk, the terminal, the editor, the day. Handed in, never imported below `cli`."""

import contextlib
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, TextIO, TypeVar

from alearn.errors import NotFoundError, RefusedError, UsageError
from alearn.text.visible import as_json
from alearn.world import disk, places
from alearn.world.raw import random_letters
from alearn.world.terminal import columns, gate, styled

if TYPE_CHECKING:
    from alearn.world.git import Blobs as Blobs  # what commands name in their signatures
    from alearn.world.git import Git as Git  # as above
    from alearn.world.ground import Ground
    from alearn.world.keys import Keys
    from alearn.world.sharing import Share as Share  # as above
    from alearn.world.write import Verify


_Thing = TypeVar("_Thing")
_Result = TypeVar("_Result")
_SOON = 1.0  # seconds
_MOST_STDIN = 64 * 1024 * 1024
_PASSPHRASE = "ALEARN_PASSPHRASE"  # noqa: S105  # the variable's name


class World:
    """Everything outside that a command may see or change."""

    def __init__(
        self,
        environ: Mapping[str, str],
        cwd: str,
        today: date,
        streams: tuple[TextIO, TextIO, TextIO],
        *,
        no_input: bool = False,
        quiet: bool = False,
    ) -> None:
        """`streams` are standard input, output and error."""
        self.environ = environ
        self.cwd = cwd
        self.today = today
        self.stdin, self.stdout, self.stderr = streams
        self.quiet = quiet
        self.typed: list[str] = []
        self.draft = ""
        self._waits = False
        self._waits_for = ""
        self.interactive = not no_input and self.stdin.isatty() and self.stderr.isatty()

    @classmethod
    def real(cls, folder: str, today: date | None, *, no_input: bool, quiet: bool) -> "World":
        """The world as it is; `folder` is where to begin to look for a set."""
        streams = (
            _stream(sys.stdin, "surrogateescape"),
            _stream(sys.stdout, "backslashreplace"),
            _stream(sys.stderr, "backslashreplace"),
        )
        try:
            cwd = os.path.abspath(folder or ".")
            if folder and not os.path.isdir(cwd):
                raise NotFoundError(f"There is no folder {folder}.", "Name the folder of your set after -C.")
        except OSError:
            raise NotFoundError("The folder you stand in is gone.", "Go into another one.") from None
        # The day on this person's own clock is the day they mean.
        day = today or date.today()  # noqa: DTZ011
        return cls(os.environ, cwd, day, streams, no_input=no_input, quiet=quiet)

    def in_folder(self, folder: str) -> "World":
        """The same world, seen from another folder."""
        streams = (self.stdin, self.stdout, self.stderr)
        other = World(self.environ, folder, self.today, streams, quiet=self.quiet)
        other.interactive = self.interactive
        other.typed = self.typed
        return other

    def hold(self, *words: str) -> None:
        """Remember words that were typed and are not on disk yet: whatever stops the command, they are kept first."""
        self.typed += [each for each in words if each.strip()]

    def keep_typed(self) -> str:
        """Keep what is held in a named file; a sentence that says where, empty where nothing is held."""
        if self.draft:
            return f"What you wrote is kept in {self.draft}"
        words, self.typed = "\n".join(self.typed), []
        return self.keep(words)

    def _unwritten(self) -> str:
        """The words a writer keeps where it fails; none where an editor's draft has them."""
        return "" if self.draft else "\n".join(self.typed)

    def out(self, text: str) -> None:
        """Data, on standard output, with a line end."""
        _put(self.stdout, gate(text) + "\n")

    def out_json(self, name: str, data: Mapping[str, object]) -> None:
        """Data for programs, on standard output: an object that names its own form, `alearn.NAME/1`."""
        _put(self.stdout, as_json({"format": f"alearn.{name}/1", **data}) + "\n")

    def out_exactly(self, text: str) -> None:
        """A finished page on standard output, as it is: UTF-8, whatever the terminal speaks."""
        raw = getattr(self.stdout, "buffer", None)
        if raw is None:
            _put(self.stdout, text)
            return
        try:
            self.stdout.flush()
            raw.write(text.encode())
            raw.flush()
        except BrokenPipeError:
            raise
        except OSError as fault:
            raise RefusedError(f"The output cannot be written: {disk.reason(fault)}.") from None

    def say(self, text: str) -> None:
        """A message, on standard error; silent with `--quiet`."""
        if not self.quiet:
            self.warn(text)

    def warn(self, text: str) -> None:
        """A message that is always said."""
        if self._waits:
            self.progress("")
        _put(self.stderr, gate(text) + "\n")

    def progress(self, text: str) -> None:
        """How far something long has come, in place of what was said of it before; an empty text takes it away."""
        if self.stderr.isatty() and not self.quiet and self.environ.get("TERM") != "dumb":
            self._waits = bool(text)
            _put(self.stderr, f"\r\x1b[K{gate(text)}")
            self.stderr.flush()

    @contextlib.contextmanager
    def waiting(self, text: str) -> Iterator[None]:
        """While something runs that may take long: from the second second on, say what it is, and then take it away.

        What goes on within it is said in its place, from the same moment on.
        """
        from threading import Timer

        outer, self._waits_for = self._waits_for, text
        timer = None if outer or not self.stderr.isatty() or self.quiet else Timer(_SOON, self._say_what_waits)
        if timer:
            timer.start()
        elif self._waits:
            self.progress(text)
        try:
            yield
        finally:
            self._waits_for = outer
            if timer:
                timer.cancel()
                timer.join()
                if self._waits:
                    self.progress("")

    def _say_what_waits(self) -> None:
        self.progress(self._waits_for)

    def show(self, path: str) -> None:
        """Open a finished file in the machine's own viewer; where there is none, say so."""
        from alearn.world.viewer import view

        if not view(path, self.environ):
            self.say("Nothing was found here to open it with, so open it yourself.")

    def style(self, text: str, style: str) -> str:
        """The text in a style where standard output is a terminal that wants one."""
        wanted = self.stdout.isatty() and "NO_COLOR" not in self.environ and self.environ.get("TERM") != "dumb"
        return styled(text, style) if wanted else text

    def columns(self) -> int:
        """How wide prose is shown: as the terminal is, and never so wide that it is hard to read."""
        return columns(self.stdout)

    def ask(self, question: str, flag: str, default: str = "") -> str:
        """One line from the person; `flag` is what says the same where nobody can be asked."""
        if not self.interactive:
            raise UsageError(f"This needs an answer, and there is nobody to ask: {question}", f"Add {flag}.")
        shown = f" [{default}]" if default else ""
        _put(self.stderr, gate(f"{question}{shown} "))
        self.stderr.flush()
        line = self.stdin.readline()
        if not line:
            raise UsageError("The input ended before the last question.", f"Add {flag}.")
        words = line.strip()
        if words:
            self.hold(f"{question} {words}")
        try:
            line.encode()
        except UnicodeEncodeError:
            raise RefusedError("What was typed is not UTF-8 text.") from None
        return words or default

    def ask_for(self, question: str, flag: str, read: "Callable[[str], _Result]", default: str = "") -> "_Result":
        """What an answer is read as; where it cannot be read, that is said and the question asked again."""
        while True:
            answer = self.ask(question, flag, default)
            try:
                return read(answer)
            except (UsageError, NotFoundError) as fault:
                if not self.interactive:
                    raise
                self.warn("\n".join(filter(None, (fault.message, fault.hint))))

    def read_stdin(self) -> str:
        """All of standard input as UTF-8; what cannot be read as text is kept in a file, and refused."""
        raw = getattr(self.stdin, "buffer", None)
        if raw is None:
            return self.stdin.read()
        try:
            data: bytes | None = raw.read(_MOST_STDIN + 1)
        except OSError as fault:
            raise RefusedError(f"Standard input cannot be read: {disk.reason(fault)}.") from None
        if data is None:
            raise RefusedError("Standard input gives nothing yet, and does not wait.", "Pipe the words in whole.")
        if len(data) > _MOST_STDIN:
            raise RefusedError("Standard input is far larger than an entry can be.", "It was not kept.")
        try:
            return data.decode().removeprefix("\ufeff")
        except UnicodeDecodeError:
            self.hold(data.decode("utf-8", "surrogateescape"))
            raise RefusedError("Standard input is not UTF-8 text.") from None

    def path(self, name: str) -> str:
        """A path as typed, seen from where the command was started."""
        return os.path.normpath(os.path.join(self.cwd, os.path.expanduser(name)))

    def program(self, folder: str) -> str:
        """How to start this program from a folder: by its name alone where the shell finds it."""
        from shutil import which

        started = os.path.abspath(sys.argv[0])
        if which("alearn", path=self.environ.get("PATH")) or not os.path.isfile(started):
            return "alearn"
        return os.path.relpath(started, folder)

    def exists(self, path: str) -> bool:
        """Whether anything is there, be it a link that leads nowhere."""
        return os.path.lexists(path)

    def is_link(self, path: str) -> bool:
        """Whether a link is there, wherever it leads."""
        return os.path.islink(path)

    def is_folder(self, path: str) -> bool:
        """Whether a folder is there."""
        return os.path.isdir(path)

    def can_list(self, path: str) -> bool:
        """Whether a folder can be looked into."""
        return os.path.isdir(path) and os.access(path, os.R_OK | os.X_OK)

    def names(self, folder: str) -> tuple[str, ...]:
        """The names in one folder, sorted, without links and those that begin with a dot; see `disk.names`."""
        return disk.names(folder)

    def tree(self, root: str, skip: frozenset[str], marker: str, own: frozenset[str] = frozenset()) -> disk.Tree:
        """The names below a folder; see `disk.tree`. NotFoundError where it cannot be opened."""
        try:
            return disk.tree(root, skip=skip, marker=marker, own=own)
        except OSError as fault:
            raise NotFoundError(f"{os.path.basename(root)} cannot be opened: {disk.reason(fault)}.") from None

    def holding(self, folder: str, marker: str) -> tuple[str, ...]:
        """The folders at or below one that hold a file of a name; see `disk.holding`."""
        return disk.holding(folder, marker)

    def read(self, path: str, limit: int) -> bytes | None:
        """At most `limit` bytes of a plain file and one more; None where it cannot be read."""
        try:
            return disk.read_bytes(path, limit)
        except OSError:
            return None

    def read_or_stop(self, path: str, limit: int) -> bytes:
        """The same; NotFoundError where it cannot be read."""
        try:
            return disk.read_bytes(path, limit)
        except OSError as fault:
            raise NotFoundError(f"{os.path.basename(path)} cannot be read: {disk.reason(fault)}.") from None

    def each(self, work: "Callable[[_Thing], _Result]", things: "Sequence[_Thing]") -> "list[_Result]":
        """The same work on many things; see `workers.each`."""
        from alearn.world import workers

        return workers.each(work, things)

    def create(
        self,
        root: str,
        names: Iterable[str],
        data: bytes,
        *,
        verify: "Verify",
        private: bool = False,
        own: bool = False,
    ) -> str:
        """Write a new file below `root`, and what is held is safe; see `Writer.create`."""
        from alearn.world import write

        writer, words = write.Writer(root, self.environ), self._unwritten()
        made = writer.create(names, data, words=words, verify=verify, private=private, own=own)
        self.typed = []
        return made

    def replace(self, root: str, name: str, expected: bytes, data: bytes, *, verify: "Verify") -> None:
        """Change a file below `root`, and what is held is safe; see `Writer.replace`."""
        from alearn.world import write

        words = self._unwritten()
        write.Writer(root, self.environ).replace(name, expected, data, words=words, verify=verify)
        self.typed = []

    def remove(self, root: str, name: str, expected: bytes) -> None:
        """Delete a file below `root` that still holds the expected bytes; see `Writer.remove`."""
        from alearn.world import write

        write.Writer(root, self.environ).remove(name, expected)

    def remove_folder(self, root: str, name: str) -> str:
        """Delete a folder below `root` and all in it; see `Writer.remove_folder`."""
        from alearn.world import write

        return write.Writer(root, self.environ).remove_folder(name)

    def make_folder(self, parent: str, name: str, files: Mapping[str, bytes]) -> str:
        """A new folder, all or nothing, and what is held is safe; see `aside.make_folder`."""
        from alearn.world import aside

        made = aside.make_folder(parent, name, files)
        self.typed = []
        return made

    def make_page(self, path: str, data: bytes, *, mark: bytes, force: bool, limit: int, within: int = 64) -> None:
        """Write a finished page; a file there that alearn did not make is refused unless `force`.

        One it made has the mark within its first bytes.
        """
        from alearn.world.aside import make_page

        if self.exists(path) and not force and mark not in (self.read(path, limit) or b"")[:within]:
            raise RefusedError(
                f"{os.path.basename(path)} is there already, and alearn did not make it.",
                "Name another file, or add --force.",
            )
        make_page(path, data)

    def make_own_page(self, path: str, data: bytes) -> None:
        """Write a page that its user alone reads, outside of every set; what is there already is refused."""
        from alearn.world.aside import make_page

        if places.is_in_a_set(os.path.dirname(path)):
            raise RefusedError("That lies inside a set, where others read.", "Name a place outside of it with -o.")
        if self.exists(path):
            raise RefusedError(f"{os.path.basename(path)} is there already.", "Name another file with -o.")
        make_page(path, data, 0o600)

    @cached_property
    def keys(self) -> "Keys":
        """The user's own keys on this machine."""
        from alearn.world.keys import Keys

        again = self.interactive and not self.environ.get(_PASSPHRASE)
        return Keys(self.environ, self.ask_passphrase, again=again)

    def ask_passphrase(self, question: str) -> str:
        """A passphrase, which is neither shown nor kept; where nobody can be asked, ALEARN_PASSPHRASE says it."""
        told = self.environ.get(_PASSPHRASE, "")
        return told or self.ask_hidden(question, f"Set {_PASSPHRASE} to it for this one command.")

    def ask_hidden(self, question: str, instead: str) -> str:
        """One line that is neither shown nor kept; `instead` is what to do where nobody can be asked."""
        if not self.interactive:
            raise UsageError(f"This needs an answer, and there is nobody to ask: {question}", instead)
        if self.stdin is sys.__stdin__:
            from getpass import getpass

            with contextlib.suppress(EOFError):
                return getpass(f"{question} ", self.stderr)
            return ""
        _put(self.stderr, gate(f"{question} "))
        return self.stdin.readline().rstrip("\r\n")

    def answer_apart(self, module: str, given: bytes, seconds: float) -> bytes | None:
        """What a module of alearn's own answers in a process of its own; see `child.answer`."""
        from alearn.world.child import answer

        return answer(module, given, self.environ, seconds)

    def trusts(self, sha256: str) -> bool:
        """Whether the user of this machine said that they trust something."""
        from alearn.world.trust import is_trusted

        return is_trusted(self.environ, sha256)

    def trust(self, sha256: str) -> None:
        """Remember that the user trusts something; see `trust.trust`."""
        from alearn.world.trust import trust

        trust(self.environ, sha256)

    def make_parcel(self, path: str, files: Mapping[str, bytes], *, force: bool) -> None:
        """Write files as one zip for its owner alone; see `parcel.make_parcel`."""
        from alearn.world.parcel import make_parcel

        make_parcel(path, files, force=force)

    def keep(self, words: str) -> str:
        """Keep words that cannot be written where they belong; a sentence that says where they are."""
        from alearn.world.keep import keep

        return keep(words, self.environ)

    def edit(self, text: str) -> str:
        """Open the user's editor; the words as it left them, in a draft that stays until `discard_draft`.

        An earlier draft, whose words were opened in this one, is deleted.
        """
        from alearn.world.editor import edit

        written = edit(text, self.environ)
        self.discard_draft()
        self.draft = written.path
        return written.text

    def discard_draft(self) -> None:
        """Delete the draft whose words are safely written; where it cannot be deleted, that is said."""
        from alearn.world.editor import discard

        if self.draft and not discard(self.draft):
            self.warn(f"The draft could not be deleted; delete it yourself: {self.draft}")
        self.draft = ""

    def left_behind(self) -> tuple[str, ...]:
        """The drafts, the recovered words and the unfinished interviews of the user's own, left on this machine."""
        from alearn.world.editor import drafts
        from alearn.world.keep import kept_files
        from alearn.world.notes import unfinished

        return (*drafts(self.environ), *kept_files(self.environ), *unfinished(self.environ))

    def ground(self, folder: str, names: Iterable[str]) -> "Ground":
        """What the system tells of the ground a folder stands on; see `ground.ground`."""
        from alearn.world.ground import ground

        return ground(folder, names)

    def readers(self, path: str) -> str:
        """Who else on this machine may read a file by its modes; see `ground.readers`."""
        from alearn.world.ground import readers

        return readers(path)

    def letters(self, count: int) -> str:
        """So many random letters and figures; see `raw.random_letters`."""
        return random_letters(count)

    def data_folder(self) -> str:
        """Where the user's own words are kept outside any set."""
        return places.data_folder(self.environ)

    def private_folder(self, set_id: str, member: str) -> str:
        """The user's own folder outside the set for one member's private entries; the first entry makes it, 0700."""
        if any(part in ("", ".", "..") or set(part) & set("/\\:\0") for part in (set_id, member)):
            raise RefusedError("The set's id or the member's is no name a folder can have.")
        return self._own("private", set_id, member)

    def names_list(self) -> str:
        """Where the user's own list of names lies: people to look for in words before they are let out."""
        return self._own("names.txt")

    def _own(self, *parts: str) -> str:
        """A path in the user's own data folder; RefusedError where that lies inside a set."""
        path = os.path.join(places.data_folder(self.environ), *parts)
        if places.is_in_a_set(path):
            message = "Your own data folder lies inside a set, where others can read what is private."
            raise RefusedError(message, "Set ALEARN_DATA to a folder outside of it.")
        return path

    def notes(self, interview: str) -> tuple[tuple[str, str], ...]:
        """The questions that were answered before an interview was interrupted, with their answers."""
        from alearn.world.notes import read

        return read(interview, self.environ)

    def note(self, interview: str, question: str, answer: str) -> None:
        """Keep an answer until the interview is written; what is held is then safe."""
        from alearn.world.notes import add

        add(interview, question, answer, self.environ)
        self.typed = []

    def drop_notes(self, interview: str) -> None:
        """Forget the answers of an interview that is safely written."""
        from alearn.world.notes import drop

        drop(interview, self.environ)

    def remembered(self, set_id: str) -> str | None:
        """Who this machine was told its user is in a set."""
        return places.remembered(self.environ, set_id)

    def remember(self, set_id: str, member: str) -> None:
        """Remember who the user is in a set."""
        places.remember(self.environ, set_id, member)

    def git_email(self, folder: str) -> str:
        """The address git knows its user by."""
        from alearn.world.git import email

        return email(folder, self.environ)

    def repository(self, folder: str, *, index: bool = False) -> "Git":
        """The git of a set's folder, so run that nothing the folder names is run; see `git.repository`.

        With `index` it is the index that git names to its hooks, which holds what is about to be recorded.
        """
        from alearn.world.git import repository

        git = repository(folder, self.environ)
        named = self.environ.get("GIT_INDEX_FILE", "")
        if index and named:
            git.environ["GIT_INDEX_FILE"] = os.path.join(self.cwd, named)
        return git

    def command_line(self) -> str:
        """How a shell starts this program, as git's hooks do; no Python that lies in the folder there is read."""
        import shlex

        return f"{shlex.quote(sys.executable.replace(os.sep, '/'))} -P -m alearn"

    def commit(self, git: "Git", files: Mapping[str, str], message: str, person: Mapping[str, str]) -> str:
        """Record files in git, and what is held is safe; see `commit.commit`."""
        from alearn.world.commit import commit

        made = commit(git, files, message, self.as_author(git, person))
        self.typed = []
        return made

    def install_hooks(self, git: "Git", command: str) -> tuple[str, ...]:
        """The hooks that guard a set, in its git; see `hooks.install`."""
        from alearn.world.hooks import install

        return install(git, command)

    def mark_joined(self, git: "Git", path: str, data: bytes) -> None:
        """Tell git that two versions of a file are joined, with these bytes; see `commit.mark_joined`."""
        from alearn.world.commit import mark_joined

        mark_joined(git, path, data)

    def forget_joined(self, git: "Git", root: str, path: str) -> None:
        """Take a file out, and tell git that this is how two versions of it are joined."""
        from alearn.world.commit import mark_joined
        from alearn.world.raw import forget

        mark_joined(git, path, None)
        forget(f"{root}/{path}")

    def as_author(self, git: "Git", person: Mapping[str, str]) -> Mapping[str, str]:
        """The variables by which git knows a person, where it does not know its user by itself."""
        if self.environ.get("GIT_AUTHOR_EMAIL") or git.run("config", "--get", "user.email").text:
            return {}
        roles = ("AUTHOR", "COMMITTER")
        return {f"GIT_{role}_{key.upper()}": value for role in roles for key, value in person.items()}

    def share(self, git: "Git") -> "Share":
        """The other place a set is recorded in; see `sharing.Share`."""
        from alearn.world import sharing

        return sharing.Share(git, asks=self.interactive)


def _stream(stream: TextIO, errors: str) -> TextIO:
    """A standard stream that meets every character."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure:
        reconfigure(errors=errors)
    return stream


def _put(stream: TextIO, text: str) -> None:
    try:
        stream.write(text)
    except BrokenPipeError:
        raise
    except OSError as fault:
        raise RefusedError(f"The output cannot be written: {disk.reason(fault)}.") from None
