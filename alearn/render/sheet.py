"""What a printed form of a page needs beside its words, and what comes of it."""

from datetime import date
from typing import NamedTuple

from alearn.render.dress import SHIPPED, Dress


class Picture(NamedTuple):
    """A chart as SVG, the words of the line above it, and those that stand for it where it cannot be seen."""

    caption: str
    svg: str
    alt: str


class Sheet(NamedTuple):
    """The language of a page, whom it is for as it stands at the top of every sheet, the day it is made, its dress.

    `pictures` are those of its charts, in their order. `title` is for several pages in one, each of which begins on a
    new sheet; `to_write_in` gives them room for a pen, and `letter` is the paper instead of A4. A long page has its
    contents, where they are called anything, after as many sections as stand in `front` of them.
    """

    language: str
    banner: str
    day: date
    dress: Dress = SHIPPED
    pictures: tuple[Picture, ...] = ()
    title: str = ""
    to_write_in: bool = False
    letter: bool = False
    contents: str = ""
    front: int = 0


class Printed(NamedTuple):
    """A page as the bytes of a file, and what its maker is to know of it."""

    data: bytes
    said: tuple[str, ...] = ()
