"""A picture in a few facts, told by its bytes: it is what it says it is, and no larger than a logo has to be."""

import struct
from collections.abc import Iterator

LARGEST = 256 * 1024
MOST_PIXELS = 4000
_PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR"
_JPEG = b"\xff\xd8\xff"
_ALONE = frozenset((0x01, *range(0xD0, 0xD8)))
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}


def fault_in(data: bytes) -> str:
    """What is wrong with a picture as a logo, in a sentence; empty for nothing."""
    if len(data) > LARGEST:
        return "It is larger than 256 KiB."
    size = _png(data) if data.startswith(_PNG) else _jpeg(data) if data.startswith(_JPEG) else None
    if size is None:
        return "It is no PNG and no JPEG, whatever its name says."
    if not all(0 < side <= MOST_PIXELS for side in size):
        return f"It is {size[0]} by {size[1]} pixels: each side has at least 1 and at most {MOST_PIXELS}."
    return ""


def _png(data: bytes) -> tuple[int, int] | None:
    if not data.endswith(b"IEND\xaeB`\x82"):
        return None
    width, height = struct.unpack(">II", data[16:24])
    return width, height


def _jpeg(data: bytes) -> tuple[int, int] | None:
    """The size that the first frame of a JPEG has."""
    for marker, at in _segments(data):
        if marker in _FRAMES and len(data) >= at + 7:
            height, width = struct.unpack(">HH", data[at + 3 : at + 7])
            return width, height
    return None


def _segments(data: bytes) -> Iterator[tuple[int, int]]:
    """The marker of each segment, and where its length stands, up to the picture itself."""
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF and data[at + 1] != 0xDA:
        marker = data[at + 1]
        if marker in _ALONE or marker == 0xFF:
            at += 1 if marker == 0xFF else 2
            continue
        yield marker, at + 2
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")
