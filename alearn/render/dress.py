"""How a page is dressed: two colours, and the logo of an organisation."""

from base64 import b64encode
from typing import NamedTuple

from alearn.colours import NIGHT, PAPER, by_night, mixed

COLOUR = ACCENT = "#0b5c63"
_WASH = {PAPER: 0.9, NIGHT: 0.8}  # how much of the ground is in what stands behind a word


class Dress(NamedTuple):
    """Two colours that can be read on paper, and a PNG or JPEG picture with the words that stand for it."""

    colour: str = COLOUR
    accent: str = ACCENT
    logo: bytes = b""
    alt: str = ""

    @property
    def is_own(self) -> bool:
        """Whether the colours are others than alearn's."""
        return (self.colour, self.accent) != (COLOUR, ACCENT)

    @property
    def day(self) -> str:
        """The colours as the variables of `parts/page.css`."""
        return _variables(self.colour, self.accent, PAPER)

    @property
    def night(self) -> str:
        """The colours for dark mode: as near to those of the day as can be read there."""
        return _variables(by_night(self.colour), by_night(self.accent), NIGHT)

    @property
    def address(self) -> str:
        """The logo as an address that holds all of it."""
        kind = "png" if self.logo.startswith(b"\x89PNG") else "jpeg"
        return f"data:image/{kind};base64,{b64encode(self.logo).decode()}"


SHIPPED = Dress()


def _variables(colour: str, accent: str, ground: str) -> str:
    return f"--mark: {colour}; --accent: {accent}; --wash: {mixed(colour, ground, _WASH[ground])};"
