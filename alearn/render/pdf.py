"""A page as a PDF: tagged (PDF/UA-1), with bookmarks, page numbers and its audience at the top of every page.

typst sets it, with the fonts it ships, so that the same page gives the same bytes on every machine. The page is handed
over as data and never as typst's own language: nothing that anybody wrote can do anything there.
"""

import json
import os
import re
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, NamedTuple

from alearn.errors import MissingPartError
from alearn.folder import shipped_folder
from alearn.render.blocks import Block, Figure, Span, blocks, title_of, with_contents
from alearn.render.sheet import Printed, Sheet

_LONG_WORD = re.compile(r"(\S{24})(?=\S{8})")
_NO_GLYPH = re.compile(r'the text `"(.+?)"` could not be displayed')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")


class _Typeset(NamedTuple):
    """What came of a page: its bytes, or the letters that no font has."""

    data: bytes
    missing: str = ""


def pdf(page: str, sheet: Sheet) -> Printed:
    """A Markdown page as a PDF. MissingPartError without typst.

    Letters that typst's own fonts lack are looked for in this machine's, else shown as codes; both are told.
    """
    try:
        import typst  # noqa: F401
    except ImportError:
        message = "A PDF needs a part that is not installed here: typst."
        raise MissingPartError(
            message, "To install it: pipx inject alearn typst\nor: pip install 'alearn[pdf]'"
        ) from None
    found = blocks(page, sheet.pictures, to_write_in=sheet.to_write_in)
    found = with_contents(found, sheet.contents, sheet.front)
    set_here = _typeset(found, sheet)
    if not set_here.missing:
        return Printed(set_here.data)
    lacking = set_here.missing
    with_own = _typeset(found, sheet, system_fonts=True)
    told = f"Fonts of this machine were used for {_listed(lacking)}, so the file may differ on another."
    if not with_own.missing:
        return Printed(with_own.data, (told,))
    nowhere = with_own.missing
    coded = _typeset(found, sheet, system_fonts=True, without=nowhere)
    lost = f"No font here has {_listed(nowhere)}, so they stand as codes: install a font, or send .html or .docx."
    return Printed(coded.data, (lost,))


def _typeset(found: tuple[Block, ...], sheet: Sheet, *, system_fonts: bool = False, without: str = "") -> _Typeset:
    import typst

    folder = os.path.join(shipped_folder("templates"), "print")
    language, _, region = sheet.language.partition("-")
    data = {
        "title": sheet.title or title_of(found) or sheet.banner or "A page",
        "several": bool(sheet.title),
        "form": sheet.to_write_in,
        "paper": "us-letter" if sheet.letter else "a4",
        "lang": language.lower() if language.isalpha() and language.isascii() and len(language) in (2, 3) else "en",
        "region": region.upper() if len(region) == 2 and region.isalpha() and region.isascii() else None,
        "banner": sheet.banner,
        "colour": sheet.dress.colour,
        "accent": sheet.dress.accent,
        "logo": list(sheet.dress.logo),
        "alt": sheet.dress.alt,
        "blocks": _as_data(_coded(each, without) for each in found),
    }
    try:
        made = typst.compile(
            os.path.join(folder, "page.typ"),
            root=folder,
            font_paths=[],
            ignore_system_fonts=not system_fonts,
            format="pdf",
            sys_inputs={"sheet": _without(json.dumps(data, ensure_ascii=False), without)},
            pdf_standards=["ua-1"],
            timestamp=datetime(sheet.day.year, sheet.day.month, sheet.day.day, tzinfo=UTC),
        )
    except typst.TypstError as fault:
        missing = "".join(sorted(set(_missing(str(fault.diagnostic)))))
        if not missing:
            raise
        return _Typeset(b"", missing)
    return _Typeset(made)


def _as_data(found: Iterable[Any]) -> list[Any]:
    """Blocks as typst reads them: each an object with its `kind`, spans as they are."""
    return [_one(each) for each in found]


def _one(each: Any) -> Any:
    if isinstance(each, Span):
        return each._replace(text=_LONG_WORD.sub("\\1\u200b", each.text))._asdict()
    if isinstance(each, tuple) and hasattr(each, "_asdict"):
        return {"kind": type(each).__name__.lower(), **{key: _one(value) for key, value in each._asdict().items()}}
    return _as_data(each) if isinstance(each, tuple) else each


def _coded(block: Block, letters: str) -> Block:
    """A picture with some letters as codes, which are words in SVG too."""
    if not isinstance(block, Figure):
        return block
    return block._replace(svg=_without(block.svg, letters, "&lt;U+{:04X}&gt;"))


def _missing(diagnostic: str) -> str:
    """The letters that typst says no font has."""
    found = "".join(_NO_GLYPH.findall(diagnostic))
    return _ESCAPED.sub(lambda code: chr(int(code[1], 16)), found)


def _without(text: str, letters: str, code: str = "<U+{:04X}>") -> str:
    """The text with some of its letters as codes."""
    return text.translate({ord(letter): code.format(ord(letter)) for letter in letters})


def _listed(letters: str) -> str:
    shown = " ".join(letters[:12])
    return shown + (f" and {len(letters) - 12} more letters" if len(letters) > 12 else "")
