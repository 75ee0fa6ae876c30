"""Templates to pages: Jinja, in its sandbox, with nothing missing and nothing unescaped."""

from functools import cache
from typing import Any, NamedTuple

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from alearn.folder import shipped_folder
from alearn.meeting.forms import FormView
from alearn.meeting.takeaway import TakeawayView
from alearn.meeting.view import AgendaView
from alearn.render.dress import SHIPPED, Dress
from alearn.render.filters import in_style, look, plain, prose
from alearn.render.sheet import Picture
from alearn.report.brief import BriefView
from alearn.report.page import Chart, PageView
from alearn.report.trail import TrailView
from alearn.text.visible import visible

_IN_PRINT = {"ink": "#1d2b33", "soft": "#52616a", "line": "#b9c3c8", "paper": "#ffffff"}
_SVG = '<svg xmlns="http://www.w3.org/2000/svg" font-family="Libertinus Serif"'
_MADE_HERE = "<!-- made with alearn -->\n"


def report(view: PageView, form: str, dress: Dress = SHIPPED) -> str:
    """A report as a page in one form: `md` or `html`."""
    body = _environment(html=form == "html").get_template(f"report/page.{form}.j2").render(view=view)
    return framed(view, form, body, dress)


def pictures(view: object, dress: Dress = SHIPPED) -> tuple[Picture, ...]:
    """The charts of a view as pictures for print, in their order; none of a view that has no charts."""
    if not isinstance(view, PageView):
        return ()
    macros: Any = _environment(html=True).get_template("parts/blocks.html.j2").module
    colours = {**_IN_PRINT, "mark": dress.colour}
    return tuple(
        Picture(
            each.caption, str(macros.drawing(each, colours)).replace("<svg", _SVG, 1), f"{each.caption}. {each.told}"
        )
        for part in (*view.front, *view.sections)
        for each in part.blocks
        if isinstance(each, Chart)
    )


def agenda(view: AgendaView, form: str) -> str:
    """The agenda of a meeting as a page in one form: `md` or `html`."""
    return _page("forms/agenda", view, form)


def takeaway(view: TakeawayView, form: str) -> str:
    """What a member takes away, in one form: `md`, `html`, or `txt` as it is mailed."""
    return _page("forms/takeaway", view, form)


class Pack(NamedTuple):
    """The forms of one page to print, on A4 or on `letter` paper."""

    forms: tuple[FormView, ...]
    letter: bool = False

    @property
    def title(self) -> str:
        """What the whole is called."""
        return self.forms[0].title if len(self.forms) == 1 else "The printed pack"


def pack(view: Pack, form: str) -> str:
    """Forms to print as a page in one form: `md` or `html`."""
    return _page("forms/pack", view, form)


def framed(view: PageView, form: str, body: str, dress: Dress = SHIPPED) -> str:
    """What is in a report, which is safe to place, between what stands on every page of its kind and audience."""
    frame = _environment(html=form == "html").get_template(f"parts/frame.{form}.j2")
    body = body.removesuffix("\n")
    safe = Markup(body) if form == "html" else body  # noqa: S704  # as the docstring says
    page = frame.render(view=view, body=safe, dress=dress)
    return page if form == "html" else _tidied(page)


def _page(template: str, view: object, form: str) -> str:
    page = _environment(html=form == "html").get_template(f"{template}.{form}.j2").render(view=view)
    return page if form == "html" else _tidied(page)


class RecoverySheet(NamedTuple):
    """What a recovery sheet says: whose and of what day, where the sealed files lie, and the key, also in groups."""

    name: str
    title: str
    made: str
    folder: str
    secret: str
    groups: tuple[str, ...]
    recipient: str


def recovery_sheet(sheet: RecoverySheet, form: str) -> str:
    """A recovery sheet in one form: `txt` or `html`."""
    return _environment(html=form == "html").get_template(f"forms/recovery.{form}.j2").render(sheet=sheet)


def brief(view: BriefView, form: str) -> str:
    """The page agreed with the sponsor in one form: `md` or `html`."""
    page = _tidied(_environment(html=False).get_template("forms/brief.md.j2").render(view=view))
    if form == "md":
        return page
    return _whole(page, f"{view.title}: what we agree with our sponsor", view.language)


def trail(view: TrailView, form: str) -> str:
    """One issue's trail in one form: `md` or `html`."""
    page = _tidied(_environment(html=False).get_template("report/trail.md.j2").render(view=view, say=view.say))
    return page if form == "md" else _whole(page.removeprefix(_MADE_HERE), view.issue.words, view.language)


def _whole(page: str, title: str, language: str) -> str:
    """A page in Markdown as HTML."""
    return _environment(html=True).get_template("forms/page.html.j2").render(page=page, title=title, language=language)


@cache
def _environment(*, html: bool) -> ImmutableSandboxedEnvironment:
    """Made once: the parts that several templates share are compiled once, too."""
    environment = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(shipped_folder("templates")),
        autoescape=html,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_seen,
    )
    environment.filters["plain"] = plain
    environment.filters["prose"] = prose
    environment.filters["in_style"] = in_style
    environment.filters["look"] = look
    return environment


def _seen(value: object) -> object:
    """Every value that a template places, with what cannot be seen shown as a code."""
    if isinstance(value, Markup):
        return Markup(visible(value))  # noqa: S704  # the same HTML: codes hold no sign of it
    return visible(value) if isinstance(value, str) else value


def _tidied(page: str) -> str:
    """Markdown with at most one empty line between blocks, and one line end at its end."""
    lines = [line.rstrip() for line in page.strip().splitlines()]
    return "\n".join(line for n, line in enumerate(lines) if line or lines[n - 1]) + "\n"
