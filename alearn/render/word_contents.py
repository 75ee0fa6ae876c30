"""The contents of a Word document: a field, as Word itself makes it, with links that lead on before it is asked."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docx.text.paragraph import Paragraph


def make_contents(heading: "Paragraph", entries: "list[Paragraph]", deepest: int) -> None:
    """Make paragraphs that follow each other a contents field with its heading, of headings down to a level.

    It has no page numbers before Word is asked to update it: only Word knows them, and made to count as it opens a
    document it asks its reader whether that is safe.
    """
    for run in (_field("begin"), _code(f'TOC \\o "1-{deepest}" \\h \\z \\u'), _field("separate")):
        entries[0]._p.insert_element_before(run, "w:hyperlink")
    entries[-1]._p.append(_field("end"))
    kind = _made("docPartObj")
    kind.extend((_made("docPartGallery", val="Table of Contents"), _made("docPartUnique")))
    told, inside, held = _made("sdtPr"), _made("sdtContent"), _made("sdt")
    told.append(kind)
    held.extend((told, inside))
    heading._p.addprevious(held)
    inside.extend((heading._p, *(each._p for each in entries)))


def lead(paragraph: "Paragraph", name: str) -> None:
    """Make the words of a paragraph a link to a marked place."""
    link = _made("hyperlink", anchor=name, history="1")
    link.extend(run._r for run in paragraph.runs)
    paragraph._p.append(link)


def mark(paragraph: "Paragraph", name: str) -> None:
    """Mark a paragraph as a place that a link leads to; the name ends in a number that no other has."""
    number = name.rpartition("-")[2]
    paragraph._p.insert_element_before(_made("bookmarkStart", id=number, name=name), "w:r", "w:hyperlink")
    paragraph._p.append(_made("bookmarkEnd", id=number))


def _field(part: str) -> Any:
    run = _made("r")
    run.append(_made("fldChar", fldCharType=part))
    return run


def _code(words: str) -> Any:
    run, code = _made("r"), _made("instrText")
    code.text = words
    run.append(code)
    return run


def _made(name: str, /, **attributes: str) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement(f"w:{name}")
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    return element
