"""Fills one template that was found in a folder, in a process of its own: JSON in, JSON out.

`python -m alearn.render.apart` is run for `own.py` with little memory and little time, and opens no file but Python's
own. Here a template is somebody else's code: it has the parts of plain data by their names, a few filters, macros and
loops, and nothing that belongs to Python.
"""

import json
import os
import re
import sys
from collections.abc import Mapping
from typing import Any

from jinja2 import FunctionLoader, StrictUndefined, TemplateNotFound, TemplateSyntaxError, UndefinedError
from jinja2.environment import TemplateModule
from jinja2.exceptions import SecurityError
from jinja2.runtime import BlockReference, LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from alearn.render.filters import plain, prose
from alearn.text.visible import visible

MEMORY = 512 * 1024 * 1024
SECONDS = 30  # whoever began it stops it sooner, unless they are gone
LARGEST = 4 * 1024 * 1024
FILTERS = ("default", "first", "join", "last", "length", "lower", "plain", "prose", "reverse", "sort", "upper")
_OWN_FOLDERS = tuple({os.path.join(os.path.abspath(each), "") for each in (*sys.path, sys.prefix, sys.base_prefix)})
_A_NAME = re.compile(r"[A-Za-z_]\w{0,40}\Z", re.ASCII)
_LIMITS = {"RLIMIT_AS": MEMORY, "RLIMIT_CPU": SECONDS, "RLIMIT_FSIZE": 0, "RLIMIT_NPROC": 0}
_BEYOND = frozenset(
    ("socket", "subprocess", "ctypes", "shutil", "os", "winreg", "urllib", "tempfile", "mmap", "signal")
)
"""Where the events of Python that reach beyond this process begin; of `os`, looking into its own folders is let be."""


class TooLargeError(Exception):
    """A page has no end."""


class _Missing(StrictUndefined):
    """What is not there, told with what there is."""

    @property
    def _undefined_message(self) -> str:
        name = self._undefined_name if isinstance(self._undefined_name, str) else ""
        called = f" called `{name}`" if _A_NAME.match(name) else " of that name"
        if isinstance(self._undefined_obj, dict):
            return f"There is nothing{called} here. There is: {', '.join(self._undefined_obj)}."
        if isinstance(self._undefined_obj, str | int | float | list):
            return f"A text, a number or a list has nothing{called}. There are filters: {', '.join(FILTERS)}."
        return f"There is nothing{called}. A template is given `view`."


class Fenced(ImmutableSandboxedEnvironment):
    """An environment in which a value has its parts by their names, and no attribute of Python's."""

    intercepted_binops = frozenset(("*", "**", "%"))

    def __init__(self, templates: Mapping[str, str], *, html: bool) -> None:
        """The templates by their names; nothing is ever loaded from anywhere else."""

        def load(name: str) -> tuple[str, str, None] | None:
            return (templates[name], name, None) if name in templates else None

        super().__init__(
            loader=FunctionLoader(load),
            autoescape=html,
            undefined=_Missing,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            finalize=_seen,
        )
        own = {"plain": plain, "prose": prose, "look": _look}
        self.filters = {name: self.filters[name] for name in FILTERS if name not in own} | own
        self.globals = {}

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A part by its name: of plain data, of a loop, or of imported macros."""
        if isinstance(obj, LoopContext | TemplateModule):
            return super().getattr(obj, attribute)
        return self.getitem(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """A part of a dict by its name, or of a list or a text by its number."""
        if isinstance(obj, dict) and isinstance(argument, str) and argument in obj:
            return obj[argument]
        if isinstance(obj, list | tuple | str) and isinstance(argument, int | slice):
            return super().getitem(obj, argument)
        return self.undefined(obj=obj, name=argument)

    def is_safe_callable(self, obj: Any) -> bool:
        """Macros are called, blocks, and what a loop offers."""
        return isinstance(obj, Macro | BlockReference | LoopContext) or isinstance(
            getattr(obj, "__self__", None), LoopContext
        )

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """Only numbers are multiplied: a text times a thousand million is no text."""
        if operator == "**" or not all(isinstance(each, int | float) for each in (left, right)):
            raise SecurityError(operator)
        return super().call_binop(context, operator, left, right)


def answer(asked: Mapping[str, Any]) -> dict[str, Any]:
    """The page that a template makes, or what is wrong with it and where."""
    templates, name = asked["templates"], asked["name"]
    try:
        fenced = Fenced(templates, html=name.endswith(".html.j2"))
        return {"page": _page(fenced, name, asked["view"])}
    except Exception as fault:  # noqa: BLE001  # whatever somebody's template runs into
        return _told(fault, templates)


def _page(fenced: Fenced, name: str, view: Any) -> str:
    parts, size = [], 0
    for part in fenced.get_template(name).generate(view=view):
        size += len(part)
        if size > LARGEST:
            raise TooLargeError
        parts.append(part)
    return "".join(parts)


def _told(fault: Exception, templates: Mapping[str, str]) -> dict[str, Any]:
    file, line = _place(fault, templates)
    return {"file": file, "line": line, "what": _what(fault)}


def _place(fault: Exception, templates: Mapping[str, str]) -> tuple[str, int]:
    """The innermost line of a template on the way to a fault."""
    if isinstance(fault, TemplateSyntaxError):
        return fault.filename or fault.name or "", fault.lineno
    found, frame = ("", 0), fault.__traceback__
    while frame is not None:
        if frame.tb_frame.f_code.co_filename in templates:
            found = frame.tb_frame.f_code.co_filename, frame.tb_lineno
        frame = frame.tb_next
    return found


def _what(fault: Exception) -> str:
    """What is wrong, in a sentence that holds no value: that may be somebody's words."""
    if isinstance(fault, SecurityError):
        return "It does what a template may not: call something of Python's, or multiply what is no number."
    if isinstance(fault, UndefinedError):
        return str(fault.message)
    if isinstance(fault, TemplateNotFound):
        return "It includes what is neither in this `templates/` nor alearn's own `parts/blocks`."
    if isinstance(fault, TemplateSyntaxError):
        return f"It cannot be read: {str(fault.message).rstrip('.')}. There are filters: {', '.join(FILTERS)}."
    if isinstance(fault, RecursionError):
        return "It calls itself without end, or is too deep."
    if isinstance(fault, MemoryError):
        return "It needs more memory than a page may."
    if isinstance(fault, TooLargeError):
        return "It makes a page that is larger than one may be."
    return f"It does something that cannot be done there ({type(fault).__name__})."


def _look(block: Mapping[str, Any]) -> Any:
    """What a block of a report is, as the shipped parts ask for it."""
    return block["look"]


def _seen(value: object) -> object:
    """Every value that is placed, with what cannot be seen shown as a code."""
    if isinstance(value, Markup):
        return Markup(visible(value))  # noqa: S704  # the same HTML: codes hold no sign of it
    return visible(value) if isinstance(value, str) else value


def fence_in() -> None:
    """From here on this process opens no file but Python's own and begins nothing; where the system can, it has limits.

    That is a second fence: what the first one, `Fenced`, does not stop is still no file of the user's.
    """
    sys.addaudithook(_refuse_what_is_beyond)
    try:
        import resource
    except ImportError:  # Windows: the time alone is limited there, by who began this process
        return
    for name, most in _LIMITS.items():
        try:
            resource.setrlimit(getattr(resource, name), (most, most))
        except (AttributeError, OSError, ValueError):  # a limit that this system has not
            continue


def _refuse_what_is_beyond(event: str, arguments: tuple[Any, ...]) -> None:
    """Stop Python before it reaches for anything but its own parts, which it loads as they are needed."""
    if event in ("open", "os.listdir", "os.scandir"):
        path = arguments[0]
        if not isinstance(path, str) or not os.path.abspath(path).startswith(_OWN_FOLDERS):
            raise PermissionError(event)
    elif event.partition(".")[0] in _BEYOND:
        raise PermissionError(event)


def main() -> None:
    """Read what is asked, and answer."""
    asked = json.load(sys.stdin.buffer)
    fence_in()
    said = json.dumps(answer(asked))
    sys.stdout.write(said)


if __name__ == "__main__":
    main()
