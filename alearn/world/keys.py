"""The user's own keys on this machine, and what is done with them: the only place that knows pyrage, which speaks age.

In the user's configuration folder lie `identity.txt` (the secret keys, newest first, as `age-keygen` writes them; or
`identity.age`, the same behind a passphrase) and `recipients.txt` (the public keys that private entries are sealed to,
as `age -R` reads them), so that writing never needs the passphrase. Nothing here ever lies in a set.
"""

import contextlib
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from alearn.errors import AlearnError, MissingPartError, NotFoundError, RefusedError, UsageError
from alearn.text.sealed import padded, refusal, unpadded
from alearn.world import disk
from alearn.world.lock import locked
from alearn.world.places import config_folder, is_in_a_set
from alearn.world.raw import forget, own_folder, reason, write_over

THIS_DEVICE, PAPER, ANOTHER = "this device", "paper", "another device"
_PLAIN, _LOCKED, _RECIPIENTS = "identity.txt", "identity.age", "recipients.txt"
_LARGEST = 256 * 1024
_SECRET = re.compile(r"\bAGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}\b", re.IGNORECASE)
_LEFTOVER = re.compile(r"(?:identity|recipients)\.(?:txt|age)\.[a-z0-9]{8}\Z")
_READ_WRONG = str.maketrans("OI1B", "0LL8")  # letters no key has, and what they were on paper
_RETIRED = re.compile(r"# no longer sealed to: (\S+)")
_TRIES = 3


class Accepted(NamedTuple):
    """A public key that this user's entries are sealed to, and what it belongs to: a device, or paper."""

    recipient: str
    whose: str


class Ring(NamedTuple):
    """The public keys this user sealed to: those that count now, and those that did before."""

    accepted: tuple[Accepted, ...] = ()
    retired: tuple[str, ...] = ()

    @property
    def recipients(self) -> tuple[str, ...]:
        """The public keys that count now."""
        return tuple(each.recipient for each in self.accepted)


class Pair(NamedTuple):
    """A secret key and the public one that belongs to it."""

    secret: str
    recipient: str


class Keys:
    """The keys of one user on this machine; a passphrase is asked for once, and only to read."""

    def __init__(self, environ: Mapping[str, str], ask: Callable[[str], str], *, again: bool) -> None:
        """`ask` asks for a passphrase without showing it; `again` where a wrong one may be typed anew."""
        self._folder = config_folder(environ)
        self._ask = ask
        self._tries = _TRIES if again else 1
        self._pairs: tuple[Pair, ...] = ()
        self._passphrase = ""

    @property
    def here(self) -> bool:
        """Whether this machine has a key of the user's."""
        return any(os.path.lexists(self._path(name)) for name in (_PLAIN, _LOCKED))

    @property
    def locked(self) -> bool:
        """Whether a passphrase must be typed before anything can be read."""
        return os.path.lexists(self._path(_LOCKED)) and not self._pairs

    @property
    def place(self) -> str:
        """The file that holds the secret keys."""
        return self._path(_LOCKED if os.path.lexists(self._path(_LOCKED)) else _PLAIN)

    def ring(self) -> Ring:
        """The public keys this user seals to; without their file, the newest key of this machine alone.

        Raises NotFoundError where the file holds something else.
        """
        if not os.path.lexists(self._path(_RECIPIENTS)):
            return Ring((Accepted(self.pairs()[0].recipient, THIS_DEVICE),)) if self.here else Ring()
        accepted: list[Accepted] = []
        retired: list[str] = []
        whose = ANOTHER
        for number, line in enumerate(self._read(_RECIPIENTS).decode(errors="replace").splitlines(), 1):
            before = _RETIRED.match(line)
            if before:
                retired.append(before[1])
            elif line.startswith("#"):
                whose = line[1:].strip()
            elif line.strip():
                accepted.append(Accepted(self._public_key(line, number), whose))
        return Ring(tuple(accepted), tuple(retired))

    def pairs(self) -> tuple[Pair, ...]:
        """Every key of this machine, newest first; asks for the passphrase where there is one.

        Raises NotFoundError where there is none, RefusedError where the passphrase is not the right one.
        """
        if not self._pairs:
            if not self.here:
                message = "There is no key on this machine."
                raise NotFoundError(message, "To make one, or to bring yours here: alearn key new")
            text = self._unlocked() if self.locked else self._read(_PLAIN).decode(errors="replace")
            try:
                self._pairs = self.pairs_in(text)
            except UsageError:
                message = f"{self.place} does not hold a whole key."
                raise NotFoundError(
                    message, "Put it back from a backup, or move it away and type: alearn key new"
                ) from None
        return self._pairs

    @staticmethod
    def new_pair() -> Pair:
        """A new secret key, made by chance, and its public one."""
        return _pair(str(_part().x25519.Identity.generate()))

    @staticmethod
    def public_key(typed: str) -> str:
        """A public key as it was typed or pasted; UsageError where it is none that alearn seals to."""
        part = _part()
        try:
            return str(part.x25519.Recipient.from_str(typed.strip()))
        except part.RecipientError:
            message = "That is no public key of age, which begins with age1 and is 62 letters and figures long."
            raise UsageError(message, "Copy it from `alearn key show` on your other device.") from None

    @staticmethod
    def pairs_in(text: str) -> tuple[Pair, ...]:
        """Every key that stands in a text, in order: an identity file, a recovery sheet, or a line typed from paper.

        UsageError where there is none, or a letter of one is wrong, which its last six letters give away.
        """
        found = _SECRET.findall(text) or _SECRET.findall(_as_typed(text))
        if not found:
            message = "There is no key of age in that: AGE-SECRET-KEY-1 and 58 letters and figures."
            raise UsageError(message, "Look whether all of the line was typed.")
        return tuple(_pair(each) for each in dict.fromkeys(each.upper() for each in found))

    def seal(self, words: bytes) -> bytes:
        """The words as a file that the accepted keys open, and nothing else does."""
        part = _part()
        recipients = [part.x25519.Recipient.from_str(each) for each in self.ring().recipients]
        sealed: bytes = part.encrypt(padded(words), recipients)
        return sealed

    def unseal(self, data: bytes, secrets: Iterable[str] = ()) -> bytes:
        """The words in a sealed file, opened with the given secret keys, else with this machine's.

        Its header is looked at first. Raises RefusedError where it is no file that alearn seals, or was damaged;
        NotFoundError where no key of these opens it.
        """
        why = refusal(data)
        if why:
            raise RefusedError(f"This is no entry that alearn sealed, so it is not opened. {why}")
        part = _part()
        tried = list(secrets) or [pair.secret for pair in self.pairs()]
        try:
            words: bytes = part.decrypt(data, [part.x25519.Identity.from_str(each) for each in tried])
        except part.DecryptError as fault:
            if str(fault) == "No matching keys found":
                raise NotFoundError("It is not sealed to a key on this machine.", "alearn key check") from None
            message = "It was damaged since it was sealed, so nothing of it is shown."
            raise RefusedError(message, "An older copy may be whole: look in your backups, or in git.") from None
        return unpadded(words)

    def not_as_sealed(self, words: bytes, data: bytes) -> str:
        """Why sealed bytes do not give these words back, or an empty text; taken on trust behind a passphrase."""
        why = refusal(data)
        if why or self.locked:
            return why
        try:
            return "" if self.unseal(data) == unpadded(words) else "The words came back changed."
        except AlearnError as fault:
            return fault.message

    def begin(self, pairs: Iterable[Pair], passphrase: str, today: date) -> None:
        """Keep the first keys of this machine, newest first; RefusedError where it has some."""
        with self._writing():
            if self.here:
                raise RefusedError("This machine has a key already.", "See it with: alearn key show")
            self._pairs, self._passphrase = tuple(pairs), passphrase
            self._write_pairs(today)
            newest, *older = (pair.recipient for pair in self._pairs)
            self._write_ring(Ring((Accepted(newest, THIS_DEVICE),), tuple(older)))

    def renew(self, pair: Pair, passphrase: str, today: date) -> None:
        """Put a new key in the place of this device's; the ones before stay, for reading."""
        self.pairs()
        with self._writing():
            ring = self.ring()
            self._pairs = (pair, *self._pairs)
            self._passphrase = passphrase or self._passphrase
            self._write_pairs(today)
            before = tuple(each.recipient for each in ring.accepted if each.whose == THIS_DEVICE)
            others = tuple(each for each in ring.accepted if each.whose != THIS_DEVICE)
            accepted = (Accepted(pair.recipient, THIS_DEVICE), *others)
            self._write_ring(Ring(accepted, (*ring.retired, *before)))

    def accept(self, recipient: str, whose: str) -> None:
        """Seal to this public key, too, from now on."""
        with self._writing():
            ring = self.ring()
            others = tuple(each for each in ring.accepted if each.recipient != recipient)
            retired = tuple(each for each in ring.retired if each != recipient)
            self._write_ring(Ring((*others, Accepted(recipient, whose)), retired))

    def retire(self, recipient: str) -> None:
        """Seal to this public key no longer."""
        with self._writing():
            ring = self.ring()
            accepted = tuple(each for each in ring.accepted if each.recipient != recipient)
            retired = tuple(each for each in ring.retired if each != recipient)
            self._write_ring(Ring(accepted, (*retired, recipient)))

    def _public_key(self, line: str, number: int) -> str:
        try:
            return self.public_key(line)
        except UsageError:
            message = f"{self._path(_RECIPIENTS)}, line {number}: this is no public key of age."
            raise NotFoundError(message, "Take the line out; `alearn key show` shows what is left.") from None

    @contextlib.contextmanager
    def _writing(self) -> Iterator[None]:
        """Hold the configuration folder, made for its user alone, with what a killed writer left there gone."""
        if is_in_a_set(self._folder):
            message = "Your own configuration folder lies inside a set, where others could take your key."
            raise RefusedError(message, "Set ALEARN_CONFIG to a folder outside of it.")
        try:
            own_folder(self._folder)
            with locked(self._path("lock")):
                for name in filter(_LEFTOVER.match, os.listdir(self._folder)):
                    forget(self._path(name))
                yield
        except OSError as fault:
            raise RefusedError(f"No key can be kept in {self._folder}: {reason(fault)}.") from None

    def _write_pairs(self, today: date) -> None:
        lines = [f"# created: {today.isoformat()} by alearn; newest first"]
        lines += [line for pair in self._pairs for line in (f"# public key: {pair.recipient}", pair.secret)]
        data = ("\n".join(lines) + "\n").encode()
        if self._passphrase:
            write_over(self._path(_LOCKED), _part().passphrase.encrypt(data, self._passphrase))
            forget(self._path(_PLAIN))
        else:
            write_over(self._path(_PLAIN), data)

    def _write_ring(self, ring: Ring) -> None:
        lines = [f"# no longer sealed to: {each}" for each in ring.retired]
        lines += [line for each in ring.accepted for line in (f"# {each.whose}", each.recipient)]
        write_over(self._path(_RECIPIENTS), ("\n".join(lines) + "\n").encode())

    def _unlocked(self) -> str:
        data, part = self._read(_LOCKED), _part()
        for _ in range(self._tries):
            self._passphrase = self._ask("The passphrase of your key:")
            try:
                text: bytes = part.passphrase.decrypt(data, self._passphrase)
            except part.DecryptError:
                continue
            return text.decode(errors="replace")
        self._tries = 0  # who does not know it is not asked again for every entry
        raise RefusedError("The passphrase does not open your key.", "Without it, only another device or paper does.")

    def _read(self, name: str) -> bytes:
        try:
            return disk.read_bytes(self._path(name), _LARGEST)
        except OSError as fault:
            raise NotFoundError(f"{self._path(name)} cannot be read: {reason(fault)}.") from None

    def _path(self, name: str) -> str:
        return os.path.join(self._folder, name)


def _as_typed(text: str) -> str:
    """A key typed from paper: in groups, in small letters, with signs that were read wrong."""
    before, one, letters = "".join(text.upper().split()).partition("KEY-1")
    return before + one + letters.translate(_READ_WRONG)


def _pair(secret: str) -> Pair:
    part = _part()
    try:
        identity = part.x25519.Identity.from_str(secret)
    except part.IdentityError:
        message = "A letter of that key is wrong, or one is missing."
        raise UsageError(message, "Compare it with the sheet, group by group.") from None
    return Pair(str(identity), str(identity.to_public()))


def _part() -> Any:
    """The part that speaks age; MissingPartError where it is not installed."""
    try:
        import pyrage
    except ImportError:
        message = "Keys need a part that is not installed here: pyrage."
        raise MissingPartError(
            message, "To install it: pipx inject alearn pyrage\nor: pip install 'alearn[keys]'"
        ) from None
    return pyrage
