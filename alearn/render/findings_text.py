"""A finding as text: where, what, the line with a caret below it, why it matters, and what to type."""

import unicodedata

from alearn.findings import TOP, Finding
from alearn.text.visible import visible

WIDEST = 100
_MARGIN = "  "
_CUT = "…"


def text(finding: Finding, rule_why: str, line: str) -> str:
    """The whole diagnostic, without a line end; `line` is the line of the file its place begins on.

    No line is shown where it must not be, where there is none, and where the finding is about the whole file.
    """
    shown = [head(finding)]
    if finding.quotable and finding.place != TOP and line:
        place = finding.place
        end = place.end_column - 1 if place.end_line == place.line else len(line)
        shown.extend(_MARGIN + each for each in marked(line, place.column - 1, end))
    shown.append(f"{_MARGIN}why: {rule_why}")
    if finding.fix:
        shown.append(f"{_MARGIN}fix: {finding.fix}")
    return "\n".join(shown)


def head(finding: Finding) -> str:
    """The first line, which is also the short form."""
    place = finding.place
    path = finding.path.replace("\n", "\\n").replace("\r", "\\r")  # or a file's name could make up a finding
    where = f"{path}:{place.line}:{place.column}"
    return f"{where}: {finding.severity} {finding.rule}: {finding.message}"


def marked(line: str, start: int, end: int) -> tuple[str, str]:
    """A line with a caret below a stretch of it (code points); a long line is cut round the stretch."""
    start = min(start, len(line))
    end = max(start, end)
    before, stretch, after = visible(line[:start]), visible(line[start:end]), visible(line[end:])
    if _width(before + stretch + after) > WIDEST:
        before, stretch, after = _cut(before, stretch, after)
    caret = "^" * max(1, _width(stretch))
    return before + stretch + after, "".join(_blank(letter) for letter in before) + caret


def _cut(before: str, stretch: str, after: str) -> tuple[str, str, str]:
    """A stretch of a long line round what is marked, with a sign where it was cut."""
    if _width(before) > WIDEST // 3:
        before = _CUT + _last(before, WIDEST // 3)
    room = WIDEST - _width(before) - 2
    if _width(stretch) > room:
        return before, _first(stretch, room) + _CUT, ""
    room -= _width(stretch)
    return before, stretch, after if _width(after) <= room else _first(after, room) + _CUT


def _first(words: str, room: int) -> str:
    used = 0
    for at, letter in enumerate(words):
        used += _width(letter)
        if used > room:
            return words[:at]
    return words


def _last(words: str, room: int) -> str:
    return _first(words[::-1], room)[::-1].lstrip("\u0300\u0301\u0302\u0303\u0308\u200d\ufe0f")


def _width(words: str) -> int:
    return sum(_letter_width(letter) for letter in words)


def _letter_width(letter: str) -> int:
    if unicodedata.combining(letter) or unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def _blank(letter: str) -> str:
    return "\t" if letter == "\t" else " " * _letter_width(letter)
