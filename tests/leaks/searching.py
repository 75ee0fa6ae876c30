"""Finding a private word again, in whatever form it may have left: written backwards, encoded, squeezed or zipped.

Every canary begins with one stem, which stands in no other text: the stem is searched for, and the letters after it
say which private place it came from.
"""

import base64
import io
import itertools
import random
import zipfile
import zlib
from collections.abc import Iterator

STEM = "qvzjxkwqh"
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_PLACE = 4  # letters after the stem that say where a canary was planted
_MOST_OPENED = 64 * 1024 * 1024
_DEEPEST = 3


def canary(number: int) -> str:
    """The canary of one private place: the stem and four letters."""
    letters = []
    for _ in range(_PLACE):
        number, digit = divmod(number, len(_LETTERS))
        letters.append(_LETTERS[digit])
    return STEM + "".join(letters)


def dense(token: str, words: int, chance: random.Random) -> str:
    """Prose with the canary at least once in every three words."""
    plain = ("they", "waited", "and", "I", "talked", "too", "much", "again", "today", "so", "nobody", "asked")
    made = [token if at % 3 == 0 else chance.choice(plain) for at in range(words)]
    return " ".join(made)


def _forms() -> dict[str, bytes]:
    """The stem in every form that is searched for, by the name of the form."""
    raw = STEM.encode()
    forms = {
        "as it is": raw,
        "upper case": raw.upper(),
        "backwards": raw[::-1],
        "UTF-16": STEM.encode("utf-16-le")[:-1],  # both byte orders hold these bytes
        "hexadecimal": raw.hex().encode(),
        "hexadecimal, upper case": raw.hex().upper().encode(),
        "URL-escaped": "".join(f"%{byte:02X}" for byte in raw).encode(),
        "URL-escaped, lower case": "".join(f"%{byte:02x}" for byte in raw).encode(),
        "HTML-escaped": "".join(f"&#{byte};" for byte in raw).encode(),
        "HTML-escaped, hexadecimal": "".join(f"&#x{byte:x};" for byte in raw).encode(),
        "JSON-escaped": "".join(f"\\u{byte:04x}" for byte in raw).encode(),
    }
    for offset in range(3):
        whole = base64.b64encode(b"\0" * offset + raw)
        sure = whole[-(-offset * 4 // 3) : (offset + len(raw)) * 4 // 3]
        forms[f"base64 at {offset}"] = sure
    return forms


FORMS = _forms()


def leaks(data: bytes, depth: int = 0) -> Iterator[str]:
    """The forms in which a canary stands in some bytes, with what was opened on the way; nothing where none does."""
    for name, form in FORMS.items():
        at = data.find(form)
        if at >= 0:
            yield f"{name}: {data[max(0, at - 20) : at + len(form) + 20]!r}"
    if depth < _DEEPEST:
        for how, inside in itertools.chain(_unzipped(data), _unsqueezed(data)):
            yield from (f"{how}, {leak}" for leak in leaks(inside, depth + 1))


def _unzipped(data: bytes) -> Iterator[tuple[str, bytes]]:
    """What lies in a zip, its names among it."""
    if b"PK\x03\x04" not in data:
        return
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as opened:
            for each in opened.infolist():
                yield "in a zip's names", each.filename.encode()
                yield f"in a zip: {each.filename}", opened.read(each)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, zlib.error):
        return  # bytes in which a zip's sign stands by chance: they are searched as they are, too


def _unsqueezed(data: bytes) -> Iterator[tuple[str, bytes]]:
    """What zlib or gzip squeezed, wherever in the bytes it begins."""
    for mark, bits in ((b"\x78\x01", 15), (b"\x78\x5e", 15), (b"\x78\x9c", 15), (b"\x78\xda", 15), (b"\x1f\x8b", 31)):
        at = data.find(mark)
        while at >= 0:
            try:
                inside = zlib.decompressobj(bits).decompress(data[at:], _MOST_OPENED)
            except zlib.error:
                inside = b""
            if inside:
                yield "squeezed", inside
            at = data.find(mark, at + 1)
