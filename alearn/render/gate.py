"""What a template that was found in a folder made, looked through before it is on a page: an allowlist.

HTML is read with the parser of the standard library and written anew from what it read, so that no browser can read it
in another way; Markdown is read as HTML and all. What is not allowed is not taken out: the page is refused.
"""

import re
from collections.abc import Iterable, Iterator
from html import escape, unescape
from html.entities import html5
from html.parser import HTMLParser
from typing import Any, NoReturn

from markdown_it import MarkdownIt
from markdown_it.token import Token

from alearn.render.page import is_safe_link, tokens
from alearn.text.visible import visible

LARGEST = 4 * 1024 * 1024
DEEPEST = 60

WORDS = frozenset(
    (
        *("h1", "h2", "h3", "h4", "h5", "h6", "p", "div", "span", "section", "article", "aside", "header", "nav"),
        *("ul", "ol", "li", "dl", "dt", "dd", "blockquote", "q", "cite", "figure", "figcaption", "pre", "code"),
        *("table", "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "th", "td"),
        *("a", "em", "strong", "b", "i", "u", "s", "small", "sub", "sup", "abbr", "dfn", "time", "mark", "del", "ins"),
        *("br", "hr", "wbr", "details", "summary"),
    )
)
DRAWN = frozenset(
    (
        *("svg", "g", "title", "desc", "rect", "line", "circle", "ellipse", "path", "polyline", "polygon"),
        *("text", "tspan"),
    )
)
_VOID = frozenset(("br", "hr", "wbr", "col"))
EVERYWHERE = frozenset(("class", "id", "lang", "dir", "title", "role"))
OF_WORDS = {
    "a": frozenset(("href",)),
    "th": frozenset(("scope", "colspan", "rowspan", "headers")),
    "td": frozenset(("colspan", "rowspan", "headers")),
    "col": frozenset(("span",)),
    "colgroup": frozenset(("span",)),
    "ol": frozenset(("start", "type", "reversed")),
    "li": frozenset(("value",)),
    "time": frozenset(("datetime",)),
    "details": frozenset(("open",)),
}
OF_DRAWINGS = frozenset(
    (
        *("viewbox", "width", "height", "preserveaspectratio", "focusable", "transform"),
        *("x", "y", "x1", "y1", "x2", "y2", "dx", "dy", "cx", "cy", "r", "rx", "ry", "d", "points"),
        *("fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-linecap", "stroke-linejoin"),
        *("opacity", "text-anchor", "dominant-baseline", "font-size", "font-weight"),
    )
)
_AS_THEY_ARE = frozenset(("&amp;", "&lt;", "&gt;", "&quot;", "&#34;", "&#39;"))
_SPELLED = {"viewbox": "viewBox", "preserveaspectratio": "preserveAspectRatio"}
_DRAWING = re.compile(r"[\w#.,%() +-]*\Z")
_ARIA = re.compile(r"aria-[a-z]+\Z")
_ADDRESS = re.compile(r"\b(?!https://)[a-z][a-z0-9+.-]*://", re.IGNORECASE)


class Refused(Exception):  # noqa: N818  # it is no fault of the program's
    """What a page may not have, in a sentence, and the line of what was made that has it; 0 where no one line does."""

    def __init__(self, what: str, line: int = 0) -> None:
        """Keep both."""
        super().__init__(what)
        self.what, self.line = what, line


def html(made: str) -> str:
    """What a template made, as HTML of which everything is allowed. Raises Refused."""
    reader = _Reader()
    if len(made) > LARGEST:
        raise Refused("It is larger than a page may be.")
    reader.feed(made)
    return reader.finished()


class _Reader(HTMLParser):
    """Writes anew what it reads, and stops at the first thing that no page has."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.parts: list[str] = []
        self.open: list[str] = []

    def finished(self) -> str:
        """What was read, once all of it was."""
        if self.rawdata:
            self._refuse("A `<` or `&` there begins nothing: write &lt; or &amp;.")
        if self.open:
            self._refuse(f"<{self.open[-1]}> is never closed.")
        return "".join(self.parts)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._begin(tag, attrs, ">")
        if tag not in _VOID:
            self.open.append(tag)
            if len(self.open) > DEEPEST:
                self._refuse("Its elements stand too deep in one another.")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if "svg" in self.open:
            self._begin(tag, attrs, "/>")
        else:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open[-1] != tag:
            inner = f"<{self.open[-1]}> is open" if self.open else "nothing is open"
            self._refuse(f"</{_named(tag)}> stands where {inner}.")
        self.open.pop()
        self.parts.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if "<" in data:
            self._refuse("A `<` there begins nothing: write &lt;.")
        self.parts.append(escape(visible(data), quote=False))

    def handle_entityref(self, name: str) -> None:
        self._code(f"&{name};" if f"{name};" in html5 else f"&{name}")

    def handle_charref(self, name: str) -> None:
        self._code(f"&#{name};")

    def handle_comment(self, data: str) -> None:
        del data
        self._refuse("A comment is no part of a page: write {# ... #} in the template.")

    def handle_decl(self, decl: str) -> None:
        self.handle_comment(decl)

    def handle_pi(self, data: str) -> None:
        self.handle_comment(data)

    def unknown_decl(self, data: str) -> None:
        self.handle_comment(data)

    def _begin(self, tag: str, attributes: Iterable[tuple[str, str | None]], end: str) -> None:
        drawn = tag == "svg" or "svg" in self.open
        if tag not in (DRAWN if drawn else WORDS):
            self._refuse(f"<{_named(tag)}> is no element that a page may have.")
        self.parts.append(f"<{tag}")
        for name, value in attributes:
            self._attribute(tag, name, value or "", drawn=drawn)
        self.parts.append(end)

    def _attribute(self, tag: str, name: str, value: str, *, drawn: bool) -> None:
        allowed = OF_DRAWINGS if drawn else OF_WORDS.get(tag, frozenset())
        if not (name in EVERYWHERE or name in allowed or _ARIA.match(name)):
            self._refuse(f"`{_named(name)}` is nothing that <{tag}> may have on a page.")
        if name == "href" and not (is_safe_link(value) or value.startswith("#")):
            self._refuse("An address on a page begins with https:// or mailto:, or with # for a place on it.")
        if drawn and name in OF_DRAWINGS and (not _DRAWING.match(value) or "url" in value.lower()):
            self._refuse(f"`{name}` has a value that a drawing on a page may not have.")
        self.parts.append(f' {_SPELLED.get(name, name)}="{_escaped(value.strip())}"')

    def _code(self, code: str) -> None:
        self.parts.append(code if code in _AS_THEY_ARE else escape(visible(unescape(code))))

    def _refuse(self, what: str) -> NoReturn:
        raise Refused(what, self.getpos()[0])


def _named(name: str) -> str:
    """A name that somebody wrote, as far as it is one."""
    return visible(name) if len(name) < 30 else f"{visible(name[:30])}..."


def _escaped(text: str) -> str:
    return escape(visible(text), quote=True).replace("&quot;", "&#34;").replace("&#x27;", "&#39;")


# Markdown


def markdown(made: str, head: str, page: str, foot: str) -> None:
    """Look through what a template made, and whether the page begins and ends as it must. Raises Refused."""
    if len(made) > LARGEST:
        raise Refused("It is larger than a page may be.")
    for line, token in _all(_read_by_any().parse(made)):
        if token.type in ("html_block", "html_inline"):
            raise Refused("HTML is no part of a Markdown page: write words through the filter `plain`.", line)
        if token.type == "image":
            raise Refused("A picture is loaded from elsewhere when it is looked at, so none is on a page.", line)
        typed = token.content if token.map else ""  # of what stands on a line, before codes in it are read
        if not is_safe_link(str(token.attrs.get("href", "https://"))) or _ADDRESS.search(typed):
            raise Refused("An address on a page begins with https:// or mailto:.", line)
    whole, begin, end = (list(map(_told, tokens(each))) for each in (page, head, foot))
    if whole[: len(begin)] != begin or whole[-len(end) :] != end:
        raise Refused("Something in it is never closed, and swallows what stands at the foot of the page.")


def _all(found: Iterable[Token], line: int = 0) -> Iterator[tuple[int, Token]]:
    """Every token, with the line that it or what holds it begins on."""
    for token in found:
        at = token.map[0] + 1 if token.map else line
        yield at, token
        yield from _all(token.children or (), at)


def _told(token: Token) -> tuple[Any, ...]:
    return token.type, token.tag, token.level, token.content


def _read_by_any() -> MarkdownIt:
    """Reads what any program that shows Markdown might: HTML, pictures and every address."""
    parser: Any = MarkdownIt("js-default", {"html": True})
    parser.validateLink = lambda _: True
    reader: MarkdownIt = parser
    return reader
