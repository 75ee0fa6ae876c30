"""A page as a Word document, in Word's own styles, which an office's style document may replace by its own looks."""

import io
import re
import zipfile
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from alearn.errors import MissingPartError, UsageError
from alearn.render.blocks import (
    Block,
    Code,
    Contents,
    Figure,
    Heading,
    List,
    Paragraph,
    Quote,
    Room,
    Rule,
    Span,
    Spans,
    Table,
    blocks,
    title_of,
    with_contents,
    words,
)
from alearn.render.dress import SHIPPED, Dress
from alearn.render.sheet import Printed, Sheet
from alearn.render.word_contents import lead, make_contents, mark

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph as WordParagraph

MADE_HERE = "made with alearn"
_LARGEST_UNPACKED = 64 * 1024 * 1024
_MADE = (1980, 1, 1, 0, 0, 0)  # the first day a zip can have
_CORE = "docProps/core.xml"
_DEEPEST_LIST = 3
_DEEPEST_HEADING = 9
_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PADDING = 5  # letters' worth of room in every cell
_A4 = 9070 * 635  # how wide the words of a page of ours are on it
_TWIP = 635  # a twentieth of a point, in the measure of the library


class _Page(NamedTuple):
    """A document that is being written, the ids of its styles by their names, and how wide its words may be.

    `several` pages in one each begin on a new sheet.
    """

    document: "Document"
    styles: Mapping[str, str]
    width: int
    several: bool


def word(page: str, sheet: Sheet, style: bytes | None = None) -> Printed:
    """A Markdown page as a Word document; with `style`, in the styles of that document.

    MissingPartError without python-docx; UsageError where `style` is no Word document.
    """
    try:
        import docx
    except ImportError:
        message = "A Word document needs a part that is not installed here: python-docx."
        raise MissingPartError(
            message, "To install it: pipx inject alearn python-docx\nor: pip install 'alearn[word]'"
        ) from None
    if style is not None:
        sheet = sheet._replace(dress=SHIPPED)  # an office's document has its own colours and its own logo
    document = _styled(style) if style is not None else docx.Document()
    found = blocks(page, sheet.pictures, to_write_in=sheet.to_write_in)
    found = with_contents(found, sheet.contents, sheet.front)
    title = sheet.title or title_of(found)
    _set_up(document, title, sheet, own=style is not None)
    styles = {each.name or "": each.style_id for each in document.styles}
    _put(_Page(document, styles, _width(document), several=bool(sheet.title)), found)
    _add_rims(document, title, sheet)
    return Printed(_same_bytes(document))


def _styled(style: bytes) -> "Document":
    """An office's document without its words: its styles, its sheet, and what stands at its head and foot."""
    import docx

    try:
        with zipfile.ZipFile(io.BytesIO(style)) as packed:
            if sum(each.file_size for each in packed.infolist()) > _LARGEST_UNPACKED:
                raise ValueError  # noqa: TRY301  # a document no office has
        document = docx.Document(io.BytesIO(style))
    except Exception:  # noqa: BLE001  # whatever a broken file makes the library stumble over
        message = "The file after --style cannot be read as a Word document."
        raise UsageError(message, "Name a .docx file, as Word saves it.") from None
    body = document.element.body
    for each in list(body):
        if not each.tag.endswith("}sectPr"):
            body.remove(each)
    return document


def _width(document: "Document") -> int:
    """How wide the words on a sheet may be; A4's where an office's document does not say."""
    section = document.sections[-1]
    wide, left, right = section.page_width, section.left_margin, section.right_margin
    return wide - left - right if wide and left is not None and right is not None else _A4


def _set_up(document: "Document", title: str, sheet: Sheet, *, own: bool) -> None:
    """What the document says of itself: no author, and no other day than the one it is made for."""
    told = document.core_properties
    day = datetime(sheet.day.year, sheet.day.month, sheet.day.day, tzinfo=UTC).replace(tzinfo=None)
    told.title, told.language, told.keywords = _xml(title)[:255], _language(sheet), MADE_HERE
    told.author = told.last_modified_by = told.comments = told.subject = told.category = ""
    told.created = told.modified = told.last_printed = day
    told.revision = 1
    _speak(document, _language(sheet))
    if not own:
        _dress(document, sheet.dress.colour)
        if sheet.to_write_in:
            _set_closer(document, several=bool(sheet.title))
        _lay(document, sheet)


def _language(sheet: Sheet) -> str:
    return sheet.language if re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", sheet.language) else "en-GB"


def _speak(document: "Document", language: str) -> None:
    """The language of every word, for a screen reader and a spelling checker."""
    from docx.oxml.ns import qn

    for each in document.styles.element.iter(qn("w:lang")):
        each.set(qn("w:val"), language)


def _dress(document: "Document", colour: str) -> None:
    """The look of a page where no office has its own: a quiet face, and headings in one colour."""
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    mark, ink = RGBColor.from_string(colour[1:].upper()), RGBColor(0x1D, 0x2B, 0x33)
    looks = {
        "Normal": (10.5, ink),
        "Title": (24, mark),
        "Heading 1": (15, mark),
        "Heading 2": (11.5, ink),
        "Caption": (10.5, ink),
    }
    for name, (size, tone) in looks.items():
        style: Any = document.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = "Calibri", Pt(size), tone
        fonts = style.element.rPr.rFonts
        for key in [each for each in fonts.attrib if each.endswith("Theme")]:
            del fonts.attrib[key]
        fonts.set(qn("w:eastAsia"), "Calibri")
        style.paragraph_format.space_after = Pt(5)
        style.paragraph_format.keep_with_next = name != "Normal"
    for name, above in (("Heading 1", 16), ("Heading 2", 11)):
        heading: Any = document.styles[name]
        heading.paragraph_format.space_before = Pt(above)
    normal: Any = document.styles["Normal"]
    normal.paragraph_format.line_spacing = 1.1


def _set_closer(document: "Document", *, several: bool) -> None:
    """A form is closer set than a page to read, so that most stand on one sheet."""
    from docx.shared import Pt

    sizes = {"Normal": 10, "Title": 20, "Heading 1": 20 if several else 12, "Heading 2": 12}
    for name, size in sizes.items():
        style: Any = document.styles[name]
        style.font.size = Pt(size)
        style.paragraph_format.space_after = Pt(3)
        style.paragraph_format.space_before = Pt(0 if name in ("Normal", "Title") else 9)
    normal: Any = document.styles["Normal"]
    normal.paragraph_format.line_spacing = 1.0


def _lay(document: "Document", sheet: Sheet) -> None:
    """The paper, and how far from its rims the words begin."""
    from docx.shared import Inches, Mm

    section = document.sections[0]
    section.page_width, section.page_height = (Inches(8.5), Inches(11)) if sheet.letter else (Mm(210), Mm(297))
    section.left_margin = section.right_margin = Mm(20 if sheet.to_write_in else 25)
    section.top_margin, section.bottom_margin = (Mm(27), Mm(23)) if sheet.banner else (Mm(17), Mm(18))


# The words


def _put(page: _Page, found: tuple[Block, ...], depth: int = 0) -> None:
    for block in found:
        match block:
            case Heading():
                _put_heading(page, block)
            case Paragraph(spans):
                _add(page, spans, "List Continue" if depth else "Normal")
            case Figure(spans):
                _add(page, spans, "Caption")
            case Code(text):
                _add(page, (Span(text, code=True),), "Normal")
            case Quote(inside):
                _put_quote(page, inside, depth)
            case List():
                _put_list(page, block, depth)
            case _:
                _put_made(page, block)


def _put_made(page: _Page, block: Contents | Table | Rule | Room) -> None:
    """What is more than words one after the other."""
    match block:
        case Contents(heading, sections):
            _put_contents(page, heading, sections)
        case Table():
            _put_table(page, block)
        case Rule():
            _line(page.document.add_paragraph(), "bottom")
        case Room(lines):
            _put_room(page, lines)


def _put_heading(page: _Page, block: Heading) -> None:
    """The heading of one page is the title; the headings of several are one level higher, each on a new sheet."""
    is_first = not page.document.paragraphs
    level = block.level if page.several else block.level - 1
    placed = _add(page, block.spans, f"Heading {min(level, _DEEPEST_HEADING)}" if level else "Title")
    if page.several and level == 1 and not is_first:
        placed.paragraph_format.page_break_before = True
    if block.mark:
        mark(placed, block.mark)


def _put_contents(page: _Page, heading: str, sections: tuple[Heading, ...]) -> None:
    from docx.shared import Mm, Pt

    titled = _add(page, (Span(heading),), "TOC Heading")
    entries = [_add(page, (Span(words(each.spans)),), "Normal") for each in sections]
    for entry, each in zip(entries, sections, strict=True):
        entry.paragraph_format.left_indent, entry.paragraph_format.space_after = Mm(6 * (each.level - 2)), Pt(2)
        lead(entry, each.mark)
    make_contents(titled, entries, max(each.level for each in sections) - 1)


def _put_room(page: _Page, lines: int) -> None:
    """Lines to write on, by hand or in Word: each is a tab that draws one as far as the words may go."""
    from docx.enum.text import WD_TAB_ALIGNMENT, WD_TAB_LEADER
    from docx.shared import Length, Pt

    for left in reversed(range(lines)):
        paragraph = page.document.add_paragraph()
        paragraph.add_run("\t")
        look = paragraph.paragraph_format
        look.tab_stops.add_tab_stop(Length(page.width), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.LINES)
        look.space_before, look.space_after, look.keep_with_next = Pt(8), Pt(0 if left else 6), bool(left)


def _put_quote(page: _Page, inside: tuple[Block, ...], depth: int) -> None:
    for each in inside:
        if isinstance(each, Paragraph):
            _add(page, each.spans, "Quote")
        else:
            _put(page, (each,), depth)


def _put_list(page: _Page, block: List, depth: int) -> None:
    deep = min(depth + 1, _DEEPEST_LIST)
    style = ("List Number" if block.numbered else "List Bullet") + (f" {deep}" if deep > 1 else "")
    counted = _counted_anew(page, style, block.start) if block.numbered else 0
    for item in block.items:
        first, rest = (item[0], item[1:]) if item and isinstance(item[0], Paragraph) else (Paragraph(()), item)
        assert isinstance(first, Paragraph)  # noqa: S101  # as the line before says
        box = (Span("☐ "),) if block.tasks else ()
        placed = _add(page, (*box, *first.spans), "List" if block.tasks else style)
        if counted:
            _count(placed, counted)
        _put(page, rest, depth + 1)


def _add(page: _Page, spans: Spans, style: str) -> "WordParagraph":
    """A paragraph in a style, or in the plain one where an office's document has none of that name."""
    paragraph = page.document.add_paragraph()
    if style in page.styles:
        paragraph._p.style = page.styles[style]
    _fill(paragraph, spans)
    return paragraph


def _fill(paragraph: "WordParagraph", spans: Spans) -> None:
    for span in spans:
        run = paragraph.add_run(_xml(span.text))
        run.bold, run.italic = span.strong or None, span.emphasis or None
        if span.code:
            run.font.name = "Consolas"
        if span.link:
            _link(paragraph, run, span.link)


def _link(paragraph: "WordParagraph", run: Any, address: str) -> None:
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run.font.underline = True
    run._r.addprevious(link)
    link.append(run._r)


def _put_table(page: _Page, block: Table) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Mm, Twips

    table = page.document.add_table(rows=0, cols=len(block.head))
    table.autofit = False
    if "Table Grid" in page.styles:
        table.style = "Table Grid"
    widths = [width + _PADDING for width in block.widths]
    twips = [Twips(page.width // _TWIP * width // sum(widths)) for width in widths]
    for at, line in enumerate((block.head, *block.rows)):
        row = table.add_row()
        marks = row._tr.get_or_add_trPr()
        marks.append(OxmlElement("w:cantSplit"))
        if at == 0:
            marks.append(OxmlElement("w:tblHeader"))
        elif block.to_write_in:
            row.height = Mm(9)
        for cell, spans, width in zip(row.cells, line, twips, strict=True):
            cell.width = width
            _fill(cell.paragraphs[0], tuple(each._replace(strong=True) for each in spans) if at == 0 else spans)
            cell.paragraphs[0].paragraph_format.space_after = Twips(40)
    for column, width in zip(table.columns, twips, strict=True):
        column.width = width
    look = table._tbl.tblPr.find(qn("w:tblLook"))
    if look is not None:
        look.set(qn("w:firstRow"), "1")
        look.set(qn("w:firstColumn"), "0")
    page.document.add_paragraph().paragraph_format.space_after = Twips(0)  # or two tables would be one


def _counted_anew(page: _Page, style: str, start: int) -> int:
    """A numbering of its own for one list, so that it begins where it should; 0 where the styles have none."""
    from docx.oxml.ns import qn

    if style not in page.styles:
        return 0
    found: Any = page.document.styles[style].element
    base = found.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}")
    if base is None:
        return 0
    numbering: Any = page.document.part.numbering_part.element
    abstract = numbering.num_having_numId(int(base.get(qn("w:val")))).abstractNumId.val
    made = numbering.add_num(abstract)
    made.add_lvlOverride(0).add_startOverride(start)
    return int(made.numId)


def _count(paragraph: "WordParagraph", number: int) -> None:
    counted = paragraph._p.get_or_add_pPr().get_or_add_numPr()
    counted.get_or_add_ilvl().val = 0
    counted.get_or_add_numId().val = number


# What stands on every sheet


def _add_rims(document: "Document", title: str, sheet: Sheet) -> None:
    """Whom it is for at the head of every sheet, its title and number at the foot; above and below an office's own."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    for section in document.sections:
        section.different_first_page_header_footer = False
        head, foot = _free(section.header), _free(section.footer)
        if sheet.dress.logo:
            _put_logo(head.insert_paragraph_before(), sheet.dress)
        run = head.add_run(_xml(sheet.banner))
        run.bold, run.font.size = True, Pt(9)
        head.alignment = WD_ALIGN_PARAGRAPH.CENTER
        if sheet.banner:
            _line(head, "bottom")
        foot.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        foot.add_run(f"{_xml(title)}    ").font.size = Pt(9)
        for code in ("PAGE", "", "NUMPAGES"):
            _field(foot, code) if code else foot.add_run(" of ")
    document.settings.odd_and_even_pages_header_footer = False


def _put_logo(paragraph: "WordParagraph", dress: Dress) -> None:
    """The logo, at most so wide and so high, with the words that stand for it."""
    from docx.shared import Mm

    picture: Any = paragraph.add_run().add_picture(io.BytesIO(dress.logo))
    share = min(Mm(50) / picture.width, Mm(12) / picture.height)
    picture.width, picture.height = round(picture.width * share), round(picture.height * share)
    picture._inline.docPr.set("descr", dress.alt)


def _free(rim: Any) -> "WordParagraph":
    """The empty line of a head or foot, or a new one below what an office has there."""
    rim.is_linked_to_previous = False
    last = rim.paragraphs[-1] if rim.paragraphs else rim.add_paragraph()
    free: WordParagraph = last if not last.text and not last.runs else rim.add_paragraph()
    return free


def _field(paragraph: "WordParagraph", code: str) -> None:
    """A number that whoever opens the document counts."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    run = paragraph.add_run("1")
    field.append(run._r)
    paragraph._p.append(field)


def _line(paragraph: "WordParagraph", side: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    borders, border = OxmlElement("w:pBdr"), OxmlElement(f"w:{side}")
    for key, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "7F8C92")):
        border.set(qn(f"w:{key}"), value)
    borders.append(border)
    paragraph._p.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr", "w:sectPr"
    )


# The bytes


def _same_bytes(document: "Document") -> bytes:
    """The document, its parts in the order of their names and without a day of their own.

    What it says of itself is not packed, so that a file alearn made is known by its first look; Word packs it.
    """
    made, saved = io.BytesIO(), io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(made, "w") as new:
        for name in sorted(old.namelist(), key=lambda each: (each != "[Content_Types].xml", each)):
            packing = zipfile.ZIP_STORED if name == _CORE else zipfile.ZIP_DEFLATED
            entry = zipfile.ZipInfo(name, _MADE)
            entry.compress_type, entry.create_system, entry.external_attr = packing, 0, 0
            new.writestr(entry, old.read(name))
    return made.getvalue()


def _xml(text: str) -> str:
    """The text with what a Word document cannot hold shown as codes."""
    return _NO_XML.sub(lambda sign: f"<U+{ord(sign[0]):04X}>", text)
