"""Where a page that can be made again goes, in which form, and how it is put there."""

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeVar

from alearn.errors import RefusedError, UsageError
from alearn.report.page import PageView
from alearn.schema.layout import where
from alearn.text.source import ENTRY_LIMIT
from alearn.world import World

if TYPE_CHECKING:
    from alearn.render.dress import Dress
    from alearn.render.sheet import Printed, Sheet

PRINTED = ("pdf", "docx")
FORMS = ("md", "html", *PRINTED)
MADE_HERE = b"<!-- made with alearn -->"
_LARGEST_PAGE = 32 * ENTRY_LIMIT


class _Mark(NamedTuple):
    """The bytes by which a file is known to be alearn's own, and how far from its begin they may stand."""

    sign: bytes = MADE_HERE
    within: int = 64


_MARKS = {
    "pdf": _Mark(b"<pdf:Keywords>made with alearn</pdf:Keywords>", _LARGEST_PAGE),
    "docx": _Mark(b"<cp:keywords>made with alearn</cp:keywords>", _LARGEST_PAGE),
}
"""What is in a file as alearn made it; Word packs it when it saves, so what somebody changed is never replaced."""


class View(Protocol):
    """What every page is made from: beside its words, their language, and whom they are for."""

    @property
    def language(self) -> str: ...  # noqa: D102  # as the class says
    @property
    def banner(self) -> str: ...  # noqa: D102  # as the class says


_View = TypeVar("_View", bound=View)


def in_forms(
    world: World,
    view: _View,
    render: Callable[[_View, str], str],
    style: str = "",
    dress: "Dress | None" = None,
) -> Callable[[str], bytes]:
    """How a page is built in the form that is asked for; `render` gives it as Markdown and as HTML.

    The printed forms are made of the Markdown, so that they have the same words; `style` names a Word document whose
    styles one gets. MissingPartError where the part that makes a form is not installed.
    """

    def build(form: str) -> bytes:
        from alearn.render.dress import SHIPPED
        from alearn.render.environment import pictures
        from alearn.render.sheet import Sheet

        worn = dress or SHIPPED
        drawn = pictures(view, worn) if form in PRINTED else ()
        sheet = Sheet(view.language, view.banner, world.today, worn, pictures=drawn)
        if isinstance(view, PageView):
            sheet = sheet._replace(contents=view.contents, front=len(view.front))
        return in_form(world, lambda words: render(view, words), form, sheet, style)

    return build


def in_form(world: World, render: Callable[[str], str], form: str, sheet: "Sheet", style: str = "") -> bytes:
    """A page in one form; `sheet` is what a printed one needs beside its words."""
    if style and form != "docx":
        raise UsageError(
            "--style is for Word documents.",
            "Add -o FILE.docx, or --form docx where there are several pages; or leave it out.",
        )
    if form not in PRINTED:
        return render(form).encode()
    made = _printed(world, render("md"), form, sheet, style)
    for each in made.said:
        world.warn(each)
    return made.data


def _printed(world: World, page: str, form: str, sheet: "Sheet", style: str) -> "Printed":
    if form == "pdf":
        from alearn.render.pdf import pdf

        return pdf(page, sheet)
    from alearn.render.word import word

    return word(page, sheet, world.read_or_stop(world.path(style), _LARGEST_PAGE) if style else None)


def put_page(
    world: World,
    root: str,
    name: str,
    output: str,
    build: Callable[[str], bytes],
    *,
    force: bool = False,
    form: str = "html",
    look: bool = False,
) -> str:
    """Build a page in the form its place asks for, and write it: to `output`, else in a form to `out/` under a name.

    Its path, empty where `-` sends it to standard output as Markdown. A file that alearn did not make is refused.
    `look` opens it in the machine's viewer.
    """
    if look:
        refuse_to_open(output)
    if output == "-":
        world.out_exactly(build(form_of(output)).decode())
        return ""
    path = page_path(world, root, f"{name}.{form}", output, FORMS)
    form = form_of(path)
    mark = _MARKS.get(form, _Mark())
    with world.waiting(f"Making {os.path.basename(path)} …"):
        page = build(form)
    world.make_page(path, page, mark=mark.sign, within=mark.within, force=force, limit=_LARGEST_PAGE)
    if look:
        world.show(path)
    return path


def refuse_to_open(output: str) -> None:
    """Stop where --open has no file to open."""
    if output == "-":
        raise UsageError("--open opens a file, and -o - makes none.", "Leave one of them out.")


def form_of(output: str) -> str:
    """The form a page has by its name: HTML where none was typed, Markdown on standard output."""
    return "md" if output == "-" else output.rpartition(".")[2].lower() or "html"


def form_named(typed: str) -> str:
    """The form that is typed for several pages at once; HTML where none is. UsageError where there is no such."""
    if typed and typed not in FORMS:
        raise UsageError("There is no such form.", "There are: " + ", ".join(FORMS))
    return typed or "html"


def page_path(world: World, root: str, name: str, output: str, forms: tuple[str, ...]) -> str:
    """Where a file that can be made again goes: as typed, if its ending is one of the forms, else `name` in `out/`."""
    if output:
        if output.rpartition(".")[2].lower() not in forms:
            raise UsageError("The ending of -o gives the form.", "Use " + " or ".join(f".{form}" for form in forms))
        path = world.path(output)
        if where(os.path.relpath(path, root).replace(os.sep, "/")).kind not in ("left-alone", "", "library"):
            raise RefusedError("That is a place for records, and a page is none.", "Name another place with -o.")
        return path
    if world.is_link(os.path.join(root, "out")):
        raise RefusedError(
            "`out` is a link that leads elsewhere, so nothing is written there.", "Name a place with -o."
        )
    return os.path.join(root, "out", name)
