"""What a printed form of a page needs beside its words, and what comes of it."""

from datetime import date
from typing import NamedTuple


class Sheet(NamedTuple):
    """The language of a page, whom it is for as it stands at the top of every sheet, and the day it is made."""

    language: str
    banner: str
    day: date


class Printed(NamedTuple):
    """A page as the bytes of a file, and what its maker is to know of it."""

    data: bytes
    said: tuple[str, ...] = ()
