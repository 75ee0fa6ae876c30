"""A set's own templates: what they are given, and what is made of their answer.

A template that was found in a folder is somebody else's code. It is given a page as plain data, it is filled in a
process of its own (`apart.py`), and what it made is looked through (`gate.py`).
"""

import hashlib
import json
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from jinja2 import Environment, FileSystemLoader

from alearn.errors import RefusedError
from alearn.folder import shipped_folder
from alearn.render import gate
from alearn.render.dress import Dress
from alearn.render.environment import framed
from alearn.report.page import PageView

MODULE = "alearn.render.apart"
SECONDS = 20


class Own(NamedTuple):
    """Templates of a folder's own by their names below `templates/`, and which of them makes the page."""

    name: str
    files: Mapping[str, str]

    @property
    def of_files(self) -> str:
        """The SHA-256 of all of them: another one where anything in them is changed."""
        return hashlib.sha256(json.dumps(sorted(self.files.items())).encode()).hexdigest()

    @property
    def sha256(self) -> str:
        """The SHA-256 of them and of which of them makes the page."""
        return hashlib.sha256(f"{self.name}\n{self.of_files}".encode()).hexdigest()


Fill = Callable[[bytes], bytes | None]
"""What a process of its own answers to something; None where it took too long, nothing where it fell over."""


def page(own: Own, view: PageView, form: str, dress: Dress, fill: Fill) -> str:
    """A report as a page in one form, `md` or `html`, with what a template makes of it in its frame.

    RefusedError, which says where and why, where it makes nothing, or what no page may have.
    """
    made = _filled(own, view, fill)
    try:
        if form == "html":
            return framed(view, form, gate.html(made), dress)
        head, _, foot = framed(view, form, own.sha256, dress).partition(own.sha256)
        whole = framed(view, form, made, dress)
        gate.markdown(made, head, whole, foot)
    except gate.Refused as fault:
        where = f"line {fault.line} of what it makes: " if fault.line else ""
        raise _refused(own, f"{where}{fault.what}") from None
    return whole


def _filled(own: Own, view: PageView, fill: Fill) -> str:
    asked = {"name": own.name, "templates": {**_shipped_parts(), **own.files}, "view": plain_data(view)}
    answer = fill(json.dumps(asked).encode())
    if answer is None:
        raise _refused(own, f"It was not done after {SECONDS} seconds, so it was stopped.")
    if not answer:
        raise _refused(own, "It fell over without a word: it may have needed more memory than a page may.")
    said = json.loads(answer)
    if "page" in said:
        return str(said["page"])
    raise _refused(own, said["what"], said["file"], said["line"])


def _refused(own: Own, what: str, file: str = "", line: int = 0) -> RefusedError:
    place = f"templates/{file or own.name}" + (f":{line}" if line else "")
    return RefusedError(f"{place}: {what}", "What a template is given and may do: docs/own-look.md")


def plain_data(value: Any) -> Any:
    """A view as plain text, numbers, lists and dicts; the dict of a block says in `look` what the block is."""
    if isinstance(value, tuple) and hasattr(value, "_asdict"):
        named = {key: plain_data(each) for key, each in value._asdict().items()}
        return {"look": type(value).__name__.lower(), **named}
    if isinstance(value, tuple | list):
        return [plain_data(each) for each in value]
    return value if value is None or isinstance(value, bool | int | float) else str(value)


def _shipped_parts() -> dict[str, str]:
    """The shipped parts that a template may make use of: how each block looks."""
    loader, environment = FileSystemLoader(shipped_folder("templates")), Environment(autoescape=True)
    names = (name for name in loader.list_templates() if name.startswith("parts/blocks."))
    return {name: loader.get_source(environment, name)[0] for name in names}
