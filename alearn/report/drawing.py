"""Charts as shapes: lines, areas and words with their places, for a page of any form to draw.

A chart is 380 units wide: on a telephone, words of 12 units are still read. No shape means anything by its colour:
ways to stand differ by texture and by sign, and a colour is named by what it does (`mark`, `ink`, `soft`, `paper`).
"""

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

WIDTH = 380
_ROW, _LINE, _BAR = 25, 18, 17
_LETTER = 7.2  # the width of a letter, and a little more
_LEFT, _RIGHT, _TOTAL = 84, 2, 36
_HATCH = 5
_FEWEST_APART = 30  # between the names of two months


class Line(NamedTuple):
    """A path, in the `d` of SVG, filled and drawn along in a colour by its name; `dashed` where it is not sure."""

    d: str
    fill: str = "none"
    stroke: str = "none"
    dashed: bool = False


class Label(NamedTuple):
    """Words at a place on their base line; they begin there, end there (`end`), or stand around it (`middle`)."""

    x: str
    y: str
    words: str
    anchor: str = "start"
    colour: str = "ink"


Shape = Line | Label
_Shown = Callable[[str, float, float], Iterator[Line]]


class Drawing(NamedTuple):
    """How high a chart is, and its shapes, those in front last."""

    height: int
    shapes: tuple[Shape, ...]


class Stack(NamedTuple):
    """One row of a stacked chart: how many stand each way, in the order of the ways."""

    label: str
    numbers: tuple[int, ...]


class Mark(NamedTuple):
    """Something on a day, by its sign."""

    day: date
    sign: str


class Track(NamedTuple):
    """One row of a timeline: from its first day to the last on which something was said, and to one still ahead."""

    label: str
    first: date
    last: date
    ahead: date | None
    marks: tuple[Mark, ...]


class Month(NamedTuple):
    """The name of a month, from its first day, and that of its year where one begins."""

    first: date
    name: str
    year: str = ""


def stacked(ways: Sequence[tuple[str, str]], stacks: Sequence[Stack]) -> Drawing:
    """Rows in which those that stand each way lie end to end: `ways` are their textures, and what each is called."""
    shapes: list[Shape] = []
    below = _key(shapes, ways, _texture)
    most = max(sum(each.numbers) for each in stacks)
    unit = (WIDTH - _LEFT - _RIGHT - _TOTAL) / max(most, 1)
    for row, stack in enumerate(stacks):
        x, y = float(_LEFT), below + row * _ROW
        shapes.append(_words(0, y + 13, stack.label))
        for (look, _), number, width in zip(ways, stack.numbers, _widths(stack.numbers, unit), strict=True):
            if number:
                shapes += _segment(look, number, x, y, width)
                x += width
        shapes.append(_words(x + 6, y + 13, str(sum(stack.numbers)), colour="soft"))
    return Drawing(below + len(stacks) * _ROW, tuple(shapes))


def bars(rows: Sequence[Stack]) -> Drawing:
    """A bar for each number, with its words before it and the number behind it."""
    left = max(_wide(each.label) for each in rows) + 10
    unit = (WIDTH - left - _RIGHT - _TOTAL) / max(1, *(sum(each.numbers) for each in rows))
    shapes: list[Shape] = []
    for row, each in enumerate(rows):
        number, y = sum(each.numbers), row * _ROW + 2
        shapes.append(_words(0, y + 13, each.label))
        if number:
            shapes.append(Line(_box(left, y, number * unit, _BAR), "mark"))
        shapes.append(_words(left + number * unit + 6, y + 13, str(number)))
    return Drawing(len(rows) * _ROW + 2, tuple(shapes))


def timeline(
    signs: Sequence[tuple[str, str]], tracks: Sequence[Track], months: Sequence[Month], today: Month
) -> Drawing:
    """A line for each track below its words, with a sign for each mark; the months below, and a day in its place."""
    shapes: list[Shape] = []
    top = _key(shapes, signs, _in_key)
    first, last = months[0].first, months[-1].first
    unit = (WIDTH - 2 * _RIGHT - 8) / max((last - first).days, 1)

    def at(day: date) -> float:
        return _RIGHT + 4 + (day - first).days * unit

    foot = top + len(tracks) * 2 * _ROW
    shapes += _months(months, top, foot, at)
    if first <= today.first <= last:
        x = at(today.first)
        shapes.append(Line(f"M{_n(x)} {top}V{foot + 4}", stroke="mark", dashed=True))
        shapes.append(_words(x, foot + 46, today.name, _anchor(x), "mark"))
    for row, track in enumerate(tracks):
        shapes += _track(track, top + row * 2 * _ROW, at)
    return Drawing(foot + (52 if first <= today.first <= last else 37), tuple(shapes))


def _months(months: Sequence[Month], top: float, foot: float, at: Callable[[date], float]) -> Iterator[Shape]:
    """A faint line where each month begins, and its name where there is room for it."""
    free = 0.0
    for month, following in pairwise(months):
        x, middle = at(month.first), (at(month.first) + at(following.first)) / 2
        yield Line(f"M{_n(x)} {_n(top)}V{_n(foot)}", stroke="line")
        if middle - _wide(month.name) / 2 >= free:
            yield _words(middle, foot + 16, month.name, "middle", "soft")
            if month.year:
                yield _words(middle, foot + 31, month.year, "middle", "soft")
            free = middle + _wide(month.name) / 2 + 4
    yield Line(f"M{_n(at(months[-1].first))} {_n(top)}V{_n(foot)}M0 {_n(foot)}H{WIDTH}", stroke="line")


def _track(track: Track, y: float, at: Callable[[date], float]) -> Iterator[Shape]:
    line = y + 30
    words = _cut(track.label)
    yield Line(_box(0, y + 3, _wide(words), 16), "paper")  # so that no month's line runs through the words
    yield _words(0, y + 15, words)
    yield Line(f"M{_n(at(track.first))} {_n(line)}H{_n(at(track.last))}", stroke="ink")
    if track.ahead:
        yield Line(f"M{_n(at(track.last))} {_n(line)}H{_n(at(track.ahead))}", stroke="ink", dashed=True)
    for mark in track.marks:
        yield from _sign(mark.sign, at(mark.day), line)


def _sign(sign: str, x: float, y: float) -> Iterator[Line]:
    """What stands on a line for a thing of one kind: told apart by its shape, in any colour."""
    around = _circle(x, y, 5)
    match sign:
        case "start":
            yield Line(f"M{_n(x)} {_n(y - 6)}v12", stroke="ink")
        case "due":
            yield Line(f"M{_n(x)} {_n(y - 5)}v10M{_n(x - 3)} {_n(y - 5)}h6M{_n(x - 3)} {_n(y + 5)}h6", stroke="ink")
        case "done":
            yield Line(around, "mark", "mark")
        case "tried":
            yield Line(around, "paper", "mark")
            yield Line(f"M{_n(x)} {_n(y - 5)}a5 5 0 0 0 0 10z", "mark", "mark")
        case "agreed":
            yield Line(around, "paper", "mark")
        case "blocked":
            yield Line(_box(x - 5, y - 5, 10, 10), "paper", "mark")
            yield Line(f"M{_n(x - 5)} {_n(y)}h10", stroke="mark")
        case "dropped":
            yield Line(_box(x - 5, y - 5, 10, 10), "paper", "none")
            yield Line(f"M{_n(x - 5)} {_n(y - 5)}l10 10M{_n(x + 5)} {_n(y - 5)}l-10 10", stroke="mark")
        case _:  # what was learned hangs below its line, as it often was learned on the day something was told
            yield Line(f"M{_n(x)} {_n(y + 6)}l5 9h-10z", "paper", "ink")


def _in_key(sign: str, x: float, y: float) -> Iterator[Line]:
    return _sign(sign, x + 6, y + (-2 if sign == "learned" else 8))


def _segment(look: str, number: int, x: float, y: float, width: float) -> Iterator[Shape]:
    yield from _texture(look, x, y, width)
    words, middle = str(number), x + width / 2
    if look not in ("done", "agreed"):
        room = _wide(words) + 1
        yield Line(_box(middle - room / 2, y + 2, room, _BAR - 4), "paper")
    yield _words(middle, y + 13, words, "middle", "paper" if look == "done" else "ink")


def _texture(look: str, x: float, y: float, width: float = 14) -> Iterator[Line]:
    """An area of one kind: full, hatched, empty, crossed or ruled, whatever its colour."""
    yield Line(_box(x, y, width, _BAR), "mark" if look == "done" else "paper", "mark")
    rules = "".join(f"M{_n(x)} {_n(y + step)}h{_n(width)}" for step in range(_HATCH, _BAR, _HATCH))
    uprights = "".join(f"M{_n(x + step)} {_n(y)}v{_BAR}" for step in range(_HATCH, int(width), _HATCH))
    within = {"tried": _hatched(x, y, width), "blocked": rules + uprights, "dropped": rules}.get(look)
    if within:
        yield Line(within, stroke="mark")


def _hatched(x: float, y: float, width: float) -> str:
    """Slanting lines, each as far as it is within the area."""
    parts = []
    for start in range(_HATCH - _BAR, int(width), _HATCH):
        left, right = max(start, 0), min(start + _BAR, width)
        if right > left:
            foot = y + _BAR + start
            parts.append(f"M{_n(x + left)} {_n(foot - left)}L{_n(x + right)} {_n(foot - right)}")
    return "".join(parts)


def _widths(numbers: Sequence[int], unit: float) -> list[float]:
    """How wide each part of a row is: none too narrow for its number, at the cost of those that are wider."""
    needed = [_wide(str(number)) + 10 if number else 0.0 for number in numbers]
    widths = [max(number * unit, need) for number, need in zip(numbers, needed, strict=True)]
    to_spare = sum(widths) - sum(needed)
    share = min(1.0, (sum(widths) - sum(numbers) * unit) / to_spare) if to_spare else 0.0
    return [width - (width - need) * share for width, need in zip(widths, needed, strict=True)]


def _key(shapes: list[Shape], ways: Sequence[tuple[str, str]], shown: _Shown) -> int:
    """What each texture or sign means, above the rest; how far down that goes."""
    x, y = 0.0, 0
    for each, words in ways:
        if x and x + 20 + _wide(words) > WIDTH:
            x, y = 0.0, y + 21
        shapes += shown(each, x + 1, y + 1)
        shapes.append(_words(x + 20, y + 14, words))
        x += 20 + _wide(words) + 12
    return y + 21 + 9


def _words(x: float, y: float, words: str, anchor: str = "start", colour: str = "ink") -> Label:
    return Label(_n(x), _n(y), words, anchor, colour)


def _anchor(x: float) -> str:
    """How words stand at a place so that they stay within the chart."""
    return "end" if x > WIDTH - 60 else "start" if x < 60 else "middle"


def _cut(words: str) -> str:
    """As many of the words as fit on a line."""
    words = " ".join(words.split())
    if _wide(words) <= WIDTH:
        return words
    kept = words
    while _wide(kept) > WIDTH - _LETTER:
        kept = kept.rpartition(" ")[0] or kept[:-1]
    return f"{kept}…"


def _wide(words: str) -> float:
    """About how wide some words are."""
    return _LETTER * sum(2 if unicodedata.east_asian_width(each) in "WF" else 1 for each in words)


def _box(x: float, y: float, width: float, height: float) -> str:
    return f"M{_n(x)} {_n(y)}h{_n(width)}v{_n(height)}h{_n(-width)}z"


def _circle(x: float, y: float, radius: float) -> str:
    r = _n(radius)
    return f"M{_n(x - radius)} {_n(y)}a{r} {r} 0 1 0 {_n(2 * radius)} 0a{r} {r} 0 1 0 {_n(-2 * radius)} 0z"


def _n(number: float) -> str:
    """A number with one decimal at most, the same on every machine."""
    return f"{round(number, 1) + 0:g}"
