"""Where a page that can be made again goes, in which form, and how it is put there."""

import os
from collections.abc import Callable

from alearn.errors import RefusedError, UsageError
from alearn.schema.layout import where
from alearn.text.source import ENTRY_LIMIT
from alearn.world import World

FORMS = ("md", "html")
MADE_HERE = b"<!-- made with alearn -->"
_LARGEST_PAGE = 32 * ENTRY_LIMIT


def put_page(
    world: World, root: str, name: str, output: str, build: Callable[[str], str], *, force: bool = False
) -> str:
    """Build a page in the form its place asks for, and write it: to `output`, else as HTML to `out/` under a name.

    Its path, empty where `-` sends it to standard output as Markdown. A file that alearn did not make is refused.
    """
    if output == "-":
        world.out_exactly(build(form_of(output)))
        return ""
    path = page_path(world, root, f"{name}.html", output, FORMS)
    page = build(form_of(path))
    world.make_page(path, page.encode(), mark=MADE_HERE, force=force, limit=_LARGEST_PAGE)
    return path


def form_of(output: str) -> str:
    """The form a page has by its name: HTML where none was typed, Markdown on standard output."""
    return "md" if output == "-" else output.rpartition(".")[2].lower() or "html"


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
