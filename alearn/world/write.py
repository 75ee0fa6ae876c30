"""The write protocol: the only place that puts words into a set.

Lock, build, read back, write a temporary file beside the set, sync it, then link (new) or replace
(existing, unless it moved meanwhile), and sync the folder. On any failure the words are kept in a named
file before anything is said. See `docs/architecture.md`.
"""

import contextlib
import errno
import os
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping

from alearn.errors import AlearnError, RefusedError
from alearn.world import disk
from alearn.world.keep import as_bytes, keep, keep_file
from alearn.world.lock import locked
from alearn.world.raw import forget, forget_tree, own_folder, random_letters, reason, sync_folder, write_new

Verify = Callable[[bytes], str]
"""Reads bytes back as the record they will be; the reason they must not be written, or an empty text."""

_NO_LINKS = frozenset(
    (errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EXDEV, errno.EINVAL)
)
_INTERRUPTED = 130
_BUG = 70


class Writer:
    """Writes below one folder; `environ` says where words go that could not be written."""

    def __init__(self, root: str, environ: Mapping[str, str]) -> None:
        self.root = root
        self.environ = environ

    def create(
        self,
        names: Iterable[str],
        data: bytes,
        *,
        words: str,
        verify: Verify,
        private: bool = False,
        own: bool = False,
    ) -> str:
        """Write a new file under the first of `names` that is free, exclusively; the name it got.

        Raises RefusedError where none is free or the bytes do not read back as meant; in every failure
        `words` are kept first. A private file is its owner's alone; with `own` so is the folder written below.
        """
        with self._kept(words):
            _refuse_unless_good(verify(data))
            if own:
                own_folder(self.root)
            with self._locked() as folder:
                temporary = self._temporary(folder, data, 0o600 if private else 0o666)
                try:
                    for name in names:
                        if self._put(temporary, self._target(name, make=True), words):
                            return name
                finally:
                    forget(temporary)
            raise RefusedError("A file of this name is already there.", "Choose another name with --id.")

    def replace(self, name: str, expected: bytes, data: bytes, *, words: str, verify: Verify) -> None:
        """Put new bytes in the place of a file that still holds the `expected` ones; its mode stays.

        Raises RefusedError where it was changed meanwhile, or the bytes do not read back as meant.
        """
        with self._kept(words):
            _refuse_unless_good(verify(data))
            with self._locked() as folder:
                target = self._target(name)
                found = _unmoved(target, expected)
                temporary = self._temporary(folder, data, 0o600)
                try:
                    _keep_group_and_mode(temporary, found)
                    _unmoved(target, expected)
                    os.replace(temporary, target)
                finally:
                    forget(temporary)
                sync_folder(os.path.dirname(target))

    def remove(self, name: str, expected: bytes) -> None:
        """Delete a file that still holds the `expected` bytes; RefusedError where it was changed meanwhile."""
        with self._kept(""), self._locked():
            target = self._target(name)
            _unmoved(target, expected)
            os.unlink(target)
            sync_folder(os.path.dirname(target))

    def remove_folder(self, name: str) -> str:
        """Delete a folder and all in it, gone at once for all who read the set; what could not be deleted, or nothing.

        It is moved among the temporary files first, where the next writer deletes what a kill left of it.
        """
        with self._kept(""), self._locked() as folder:
            target = self._target(name)
            _refuse_unless_folder(target, "A link or a file stands where a folder should be: it is left alone.")
            aside = os.path.join(folder, random_letters(16))
            os.rename(target, aside)
            sync_folder(os.path.dirname(target))
            forget_tree(aside)
            return aside if os.path.lexists(aside) else ""

    def _target(self, name: str, *, make: bool = False) -> str:
        """The path of a name below the root, each folder on the way a real one; `make` makes those missing."""
        parts = name.split("/")
        if any(part in ("", ".", "..") or "\0" in part or "\\" in part or ":" in part for part in parts):
            raise RefusedError("This name leads out of the set's folder.")
        folder = self.root
        for part in parts[:-1]:
            above, folder = folder, os.path.join(folder, part)
            if make:
                _made(folder, above, 0o777)
            _refuse_unless_folder(folder, "A link or a file stands where a folder should be: nothing is written there.")
        return os.path.join(folder, parts[-1])

    def _temporary(self, folder: str, data: bytes, mode: int) -> str:
        path = os.path.join(folder, random_letters(16))
        write_new(path, data, mode)
        return path

    def _put(self, temporary: str, target: str, words: str) -> bool:
        """Give the temporary file its name, exclusively; False where the name is taken."""
        try:
            _link(temporary, target)
        except FileExistsError:
            return False
        except OSError as fault:
            if fault.errno not in _NO_LINKS:
                raise
            if not self._claim(temporary, target, words):
                return False
        sync_folder(os.path.dirname(target))
        return True

    def _claim(self, temporary: str, target: str, words: str) -> bool:
        """Where links are missing: claim the name with an empty file, exclusively, and replace that one.

        The words lie in the recovery file until it is done: a kill in between leaves the empty file.
        """
        kept = keep_file(as_bytes(words), self.environ) if words else ""
        try:
            write_new(target, b"", 0o600)
        except FileExistsError:
            forget(kept)
            return False
        try:
            os.replace(temporary, target)
        except BaseException:
            forget(target)
            forget(kept)  # they are kept anew, and told
            raise
        forget(kept)
        return True

    @contextlib.contextmanager
    def _locked(self) -> Iterator[str]:
        """Hold the folder's lock; the folder for temporary files, with what a killed writer left there gone."""
        own = os.path.join(self.root, ".alearn")
        _made(own, self.root, 0o777)
        _refuse_unless_folder(own, "A link or a file stands where alearn keeps its own files: delete .alearn.")
        with locked(os.path.join(own, "lock")):
            folder = _temporaries(own)
            for name in os.listdir(folder):
                _forget_leftover(os.path.join(folder, name))
            yield folder

    @contextlib.contextmanager
    def _kept(self, words: str) -> Iterator[None]:
        """Keep the words before a failure is told, whatever it is, and tell where they are."""
        try:
            yield
        except AlearnError as fault:
            fault.hint = "\n".join(filter(None, (fault.hint, keep(words, self.environ))))
            fault.kept = bool(words)
            raise
        except OSError as fault:
            raise _stop(f"Nothing was written: {reason(fault)}.", words, self.environ, RefusedError.exit_code) from None
        except KeyboardInterrupt:
            raise _stop("Stopped before it was certain to be written.", words, self.environ, _INTERRUPTED) from None
        except Exception as fault:  # noqa: BLE001  # told as what it is, with the words safe
            at = fault.__traceback__
            while at is not None and at.tb_next is not None:
                at = at.tb_next
            place = f"{os.path.basename(at.tb_frame.f_code.co_filename)}:{at.tb_lineno}" if at else "?"
            message = f"This is a fault of alearn's own: {type(fault).__name__} at {place}. Please report that line."
            raise _stop(message, words, self.environ, _BUG) from None


def _stop(message: str, words: str, environ: Mapping[str, str], exit_code: int) -> AlearnError:
    stop = RefusedError(message, keep(words, environ))
    stop.exit_code = exit_code
    stop.kept = bool(words)
    return stop


def _temporaries(own: str) -> str:
    """The user's own folder for temporary files: another's is closed to them where several share a machine."""
    folder = os.path.join(own, "tmp")
    _made(folder, own, 0o700)
    message = "A link or a file stands where alearn keeps its temporary files: delete .alearn/tmp."
    _refuse_unless_folder(folder, message)
    me = os.geteuid() if hasattr(os, "geteuid") else -1
    if me not in (-1, os.lstat(folder).st_uid):
        folder = os.path.join(own, f"tmp-{me}")
        _made(folder, own, 0o700)
        _refuse_unless_folder(folder, message)
    own_folder(folder)
    return folder


def _forget_leftover(path: str) -> None:
    """Delete what a killed writer left: a file, or a folder that was being deleted."""
    if os.path.isdir(path) and not os.path.islink(path):
        forget_tree(path)
    else:
        forget(path)


def _made(folder: str, above: str, mode: int) -> None:
    """Make a folder that is missing, and its name last."""
    try:
        os.mkdir(folder, mode)
    except FileExistsError:
        return
    sync_folder(above)


def _refuse_unless_folder(folder: str, message: str) -> None:
    if not stat.S_ISDIR(os.lstat(folder).st_mode):
        raise RefusedError(message)


def _refuse_unless_good(why: str) -> None:
    if why:
        raise RefusedError(f"This would not be read back as it was meant: {why}")


def _unmoved(target: str, expected: bytes) -> os.stat_result:
    """What is known of a file that still holds the expected bytes; RefusedError where it does not."""
    try:
        found = os.lstat(target)
    except FileNotFoundError:
        raise RefusedError("The file was deleted or renamed by somebody else meanwhile.") from None
    if not stat.S_ISREG(found.st_mode):
        raise RefusedError("What lies there is no plain file, so it is left alone.")
    if not os.access(target, os.W_OK):
        raise RefusedError("The file is locked against writing, so it is left alone.")
    if disk.read_bytes(target, len(expected)) != expected:
        raise RefusedError("The file was changed by somebody else meanwhile.", "Look at it, then try again.")
    return found


def _keep_group_and_mode(path: str, found: os.stat_result) -> None:
    if hasattr(os, "chown") and os.lstat(path).st_gid != found.st_gid:
        with contextlib.suppress(OSError):
            os.chown(path, -1, found.st_gid)
    os.chmod(path, stat.S_IMODE(found.st_mode))


def _link(temporary: str, target: str) -> None:
    if not hasattr(os, "link"):
        raise OSError(errno.ENOSYS, "links are missing here")
    os.link(temporary, target)
