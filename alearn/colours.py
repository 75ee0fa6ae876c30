"""Colours of a page, `#rrggbb`: whether words in them can be read, and the nearest in which they can."""

from collections.abc import Iterator

ENOUGH = 4.5
"""The contrast that words of the usual size need (WCAG 2.2, success criterion 1.4.3)."""
PAPER, NIGHT = "#fbfaf7", "#1f252c"
"""The ground of a page by day, and the palest one it has in dark mode: see `templates/parts/page.css`."""
_BLACK, _WHITE = "#000000", "#ffffff"


def contrast(one: str, other: str) -> float:
    """How far two colours stand apart: 1 for the same, 21 for black on white (WCAG 2.2, contrast ratio)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def is_readable(colour: str, ground: str = PAPER) -> bool:
    """Whether words in a colour can be read on a ground."""
    return contrast(colour, ground) >= ENOUGH


def by_day(colour: str) -> str:
    """The nearest to a colour that can be read on paper: itself, or darker."""
    return _first_readable(colour, _BLACK, PAPER)


def by_night(colour: str) -> str:
    """The nearest to a colour that can be read on a dark ground: itself, or paler."""
    return _first_readable(colour, _WHITE, NIGHT)


def mixed(colour: str, other: str, share: float) -> str:
    """A colour with a share of another, from 0 to 1."""
    pairs = zip(_parts(colour), _parts(other), strict=True)
    return "#" + "".join(f"{round(one + (two - one) * share):02x}" for one, two in pairs)


def _first_readable(colour: str, towards: str, ground: str) -> str:
    return next(each for each in _on_the_way(colour, towards) if is_readable(each, ground))


def _on_the_way(colour: str, towards: str) -> Iterator[str]:
    for step in range(101):
        yield mixed(colour, towards, step / 100)


def _luminance(colour: str) -> float:
    """Relative luminance, from 0 to 1 (WCAG 2.2)."""
    shares = (part / 255 for part in _parts(colour))
    red, green, blue = (each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
