"""A page in Markdown as a tree of blocks, from which it is put into print: the same words in every form."""

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from markdown_it.tree import SyntaxTreeNode

from alearn.render.page import tokens
from alearn.render.sheet import Picture

_TASK = "[ ] "
_WIDEST = 40
_NARROWEST = 4
_BLANKS = 48
_LONG = 3000  # words: some seven sheets
_FEWEST_SECTIONS = 4
_LINE = re.compile(r"_{10,}")


class Span(NamedTuple):
    """A stretch of words that look alike; `link` is an address that may be followed, else empty."""

    text: str
    strong: bool = False
    emphasis: bool = False
    code: bool = False
    link: str = ""


Spans = tuple[Span, ...]


class Heading(NamedTuple):
    """A heading; the first of a page has level 1, and no level is left out below another.

    One that stands in the contents has a `mark` to lead to.
    """

    level: int
    spans: Spans
    mark: str = ""


class Paragraph(NamedTuple):
    """A paragraph."""

    spans: Spans


class Code(NamedTuple):
    """Lines that stand as they were typed."""

    text: str


class Quote(NamedTuple):
    """What is set off from the rest."""

    blocks: tuple["Block", ...]


class List(NamedTuple):
    """A list of items, each some blocks; `numbered` from `start`, or of `tasks`, each with a box to tick."""

    numbered: bool
    tasks: bool
    start: int
    items: tuple[tuple["Block", ...], ...]


class Table(NamedTuple):
    """A table; `widths` are the shares its columns have of the page; `to_write_in` has room for a pen in every cell."""

    head: tuple[Spans, ...]
    rows: tuple[tuple[Spans, ...], ...]
    widths: tuple[int, ...]
    to_write_in: bool = False


class Rule(NamedTuple):
    """A line across the page."""


class Figure(NamedTuple):
    """The caption of a chart, its drawing as SVG, and the words that stand for that."""

    spans: Spans
    svg: str
    alt: str


class Room(NamedTuple):
    """So many lines to write on."""

    lines: int


class Contents(NamedTuple):
    """The sections of a long page, under a heading that is none of them."""

    heading: str
    sections: tuple[Heading, ...]


Block = Contents | Heading | Paragraph | Code | Quote | List | Table | Rule | Figure | Room


def blocks(page: str, pictures: tuple[Picture, ...] = (), *, to_write_in: bool = False) -> tuple[Block, ...]:
    """The blocks of a page, without the mark that says alearn made it, with its pictures at their captions.

    `to_write_in` gives it room for a pen.
    """
    if page.startswith("<!--"):
        page = page.partition("\n")[2]
    found = _pictured(_levelled(_blocks(SyntaxTreeNode(tokens(page)))), list(pictures))
    return tuple(_with_room(found) if to_write_in else found)


def words(spans: Spans) -> str:
    """The words of some spans, without how they look."""
    return "".join(span.text for span in spans)


def _pictured(found: Iterator[Block], pictures: list[Picture]) -> Iterator[Block]:
    """Each picture at the first line in bold that is its caption: nobody's own words are in bold."""
    for block in found:
        caption = (
            words(block.spans) if isinstance(block, Paragraph) and all(each.strong for each in block.spans) else ""
        )
        picture = next((each for each in pictures if " ".join(each.caption.split()) == caption), None)
        if picture and isinstance(block, Paragraph):
            pictures.remove(picture)
            yield Figure(block.spans, picture.svg, picture.alt)
        else:
            yield block


def title_of(found: Iterable[Block]) -> str:
    """The words of a page's first heading; empty where it has none."""
    return next((words(block.spans) for block in found if isinstance(block, Heading)), "")


def with_contents(found: tuple[Block, ...], heading: str, front: int = 0) -> tuple[Block, ...]:
    """The blocks of a page, with its contents after the sections in front of them where it is long and has some.

    They have the sections below those where there are but a few.
    """
    begins = [at for at, each in enumerate(found) if isinstance(each, Heading) and each.level == 2][front:]
    if not heading or not begins or _length(found) < _LONG:
        return found
    deepest = 2 if len(begins) >= _FEWEST_SECTIONS else 3
    marked = tuple(
        each._replace(mark=f"section-{at}") if isinstance(each, Heading) and each.level <= deepest else each
        for at, each in enumerate(found[begins[0] :])
    )
    listed = tuple(each for each in marked if isinstance(each, Heading) and each.mark)
    return *found[: begins[0]], Contents(heading, listed), *marked


def _length(found: Iterable[object]) -> int:
    """How many words there are in some blocks, at whatever depth."""
    return sum(
        len(each.text.split()) if isinstance(each, Span | Code) else _length(each) if isinstance(each, tuple) else 0
        for each in found
    )


def _with_room(found: Iterator[Block]) -> Iterator[Block]:
    """The blocks, with lines drawn in signs as lines to write on, and tables that a pen fits into."""
    for drawn, together in groupby(found, _is_drawn):
        if drawn:
            yield Room(len(list(together)))
        else:
            yield from (_opened(each) if isinstance(each, Table) else each for each in together)


def _is_drawn(block: Block) -> bool:
    return isinstance(block, Paragraph) and _LINE.fullmatch(words(block.spans)) is not None


def _opened(table: Table) -> Table:
    """The table with the columns that nothing is in yet as wide as each other, and wide enough for a pen."""
    empty = [not any(row[at] for row in table.rows) for at in range(len(table.head))]
    blanks = [width for width, is_empty in zip(table.widths, empty, strict=True) if is_empty]
    room = max(_BLANKS // max(len(blanks), 1), *blanks, 0)
    widths = (room if is_empty else width for width, is_empty in zip(table.widths, empty, strict=True))
    return table._replace(widths=tuple(widths), to_write_in=True)


def _levelled(found: Iterator[Block]) -> Iterator[Block]:
    level = 0
    for block in found:
        if isinstance(block, Heading):
            level = min(block.level, level + 1)
            block = block._replace(level=level)  # noqa: PLW2901  # the same heading, at the level it may have
        yield block


def _blocks(parent: SyntaxTreeNode) -> Iterator[Block]:
    for node in parent.children:
        yield from _block(node)


def _block(node: SyntaxTreeNode) -> Iterator[Block]:
    match node.type:
        case "heading":
            yield Heading(int(node.tag[1:]), _inline(node))
        case "paragraph":
            yield Paragraph(_inline(node))
        case "bullet_list" | "ordered_list":
            yield from _lists(node)
        case "blockquote":
            yield Quote(tuple(_blocks(node)))
        case "table":
            yield _table(node)
        case "hr":
            yield Rule()
        case "fence" | "code_block":
            yield Code(node.content.rstrip("\n"))
        case other:
            raise ValueError(other)


def _lists(node: SyntaxTreeNode) -> Iterator[List]:
    """A list, parted where tasks and other items follow each other."""
    numbered, start = node.type == "ordered_list", int(node.attrs.get("start", 1))
    items = [tuple(_blocks(each)) for each in node.children]
    for tasks, together in groupby(items, _is_task):
        run = tuple(_without_box(each) if tasks else each for each in together)
        yield List(numbered and not tasks, tasks, start, run)
        start += len(run)


def _is_task(item: tuple[Block, ...]) -> bool:
    first = item[0] if item else None
    return isinstance(first, Paragraph) and words(first.spans).startswith(_TASK)


def _without_box(item: tuple[Block, ...]) -> tuple[Block, ...]:
    first, *rest = item
    assert isinstance(first, Paragraph)  # noqa: S101  # as _is_task says
    opening, *others = first.spans
    return Paragraph((opening._replace(text=opening.text.removeprefix(_TASK)), *others)), *rest


def _table(node: SyntaxTreeNode) -> Table:
    lines = [tuple(_inline(cell) for cell in line.children) for part in node.children for line in part.children]
    return Table(lines[0], tuple(lines[1:]), tuple(_width(column) for column in zip(*lines, strict=True)))


def _width(column: tuple[Spans, ...]) -> int:
    """About as many letters as the longest cell has, within bounds, and never less than its longest word."""
    texts = [words(cell) for cell in column]
    longest = max((len(word) for text in texts for word in text.split()), default=0)
    return max(_NARROWEST, min(_WIDEST, max(longest, *(len(text) for text in texts), 0)))


def _inline(node: SyntaxTreeNode) -> Spans:
    return tuple(span for inline in node.children for span in _spans(inline, Span("")) if span.text)


def _spans(parent: SyntaxTreeNode, style: Span) -> Iterator[Span]:
    for node in parent.children:
        match node.type:
            case "softbreak":
                yield style._replace(text=" ")
            case "hardbreak":
                yield style._replace(text="\n")
            case "code_inline":
                yield style._replace(text=node.content, code=True)
            case "strong":
                yield from _spans(node, style._replace(strong=True))
            case "em":
                yield from _spans(node, style._replace(emphasis=True))
            case "link":
                yield from _spans(node, style._replace(link=str(node.attrs.get("href", ""))))
            case "s":
                yield from _spans(node, style)
            case _:
                yield style._replace(text=node.content)
