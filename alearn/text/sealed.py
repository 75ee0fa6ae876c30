"""A sealed entry as bytes: what may be given to age to open, and the padding that hides how long the words are.

Source: the age format, https://c2sp.org/age. A file from a shared folder may come from anyone, so its header is read
here first: one that asks for a passphrase can make a machine work for half a minute and take eight gigabytes.
"""

import re

from alearn.text.source import ENTRY_LIMIT

AGE_HEADER = b"age-encryption.org/v1\n"
HEADER_LIMIT = 64 * 1024
SEALED_LIMIT = ENTRY_LIMIT + 2 * HEADER_LIMIT
"""The most bytes a sealed entry has: its words, its header, and what age adds to every 64 KiB."""

_BLOCK = 4096
_MOST_STANZAS = 20
_STANZA = re.compile(rb"-> ([!-~]+)(?: [!-~]+)*\n(?:[A-Za-z0-9+/]{64}\n)*[A-Za-z0-9+/]{0,63}\n")
_END = re.compile(rb"--- [A-Za-z0-9+/]{43}\n")
_FOR_A_KEY, _FOR_A_PASSPHRASE = b"X25519", b"scrypt"


def padded(words: bytes) -> bytes:
    """The words and as many line feeds as fill whole blocks of 4 KiB: plain `age -d` then gives readable text."""
    return words + b"\n" * (-len(words) % _BLOCK or (0 if words else _BLOCK))


def unpadded(data: bytes) -> bytes:
    """The words without the line feeds that were added, but for the one that ends their last line."""
    words = data.rstrip(b"\n")
    return words + b"\n" if words else b""


def refusal(data: bytes) -> str:
    """Why these bytes must not be given to age to open, in a sentence; an empty text where they may."""
    if not data.startswith(AGE_HEADER):
        return "It does not begin as a file of age does."
    if len(data) > SEALED_LIMIT:
        return "It is larger than a sealed entry can be."
    kinds = _kinds(data)
    if not kinds:
        return "Its header is damaged, or far longer than alearn writes one."
    if len(kinds) > _MOST_STANZAS:
        return f"It is sealed to more than {_MOST_STANZAS} keys."
    if _FOR_A_PASSPHRASE in kinds:
        return "It asks for a passphrase, and a sealed entry is sealed to keys."
    return ""


def keys_sealed_to(data: bytes) -> int:
    """To how many keys these bytes are sealed; whose they are cannot be seen."""
    return _kinds(data).count(_FOR_A_KEY)


def _kinds(data: bytes) -> tuple[bytes, ...]:
    """The kind of each stanza of the header, one more than may be at most; none where it is no header."""
    head = data[:HEADER_LIMIT]
    kinds: list[bytes] = []
    at = len(AGE_HEADER)
    while len(kinds) <= _MOST_STANZAS:
        stanza = _STANZA.match(head, at)
        if stanza is None:
            return tuple(kinds) if _END.match(head, at) else ()
        kinds.append(stanza[1])
        at = stanza.end()
    return tuple(kinds)
