"""A set's own look: its colours and its logo, and its own templates, which are used once they are trusted."""

import os
from collections.abc import Callable
from typing import TYPE_CHECKING

from alearn.commands.pages import form_of, in_forms
from alearn.commands.report_page import Options
from alearn.errors import RefusedError
from alearn.findings import Finding, Severity
from alearn.folder import own_templates
from alearn.model import LearningSet, Look
from alearn.report.page import PageView
from alearn.schema.layout import LOOK_FILE, where
from alearn.schema.records import read_document
from alearn.text.source import RECORD_LIMIT
from alearn.world import World

if TYPE_CHECKING:
    from alearn.render.dress import Dress
    from alearn.render.own import Own

_MOST = 100
_SHORT = 12
_INSTEAD = "To make the page with alearn's own template: add --shipped-templates"


def dress(world: World, root: str, the_set: LearningSet) -> "Dress":
    """How a set's pages are dressed: as its programme's `look.yaml` says, and key by key as its own does."""
    from alearn.render.dress import SHIPPED

    dressed, of = SHIPPED, the_set.file.organisation or the_set.file.title
    for folder in reversed(own_templates(world, root)):
        path = os.path.join(folder, os.path.basename(LOOK_FILE))
        if not world.exists(path):
            continue
        look = _look(world.read_or_stop(path, RECORD_LIMIT))
        dressed = dressed._replace(
            colour=look.colour or dressed.colour, accent=look.accent or look.colour or dressed.accent
        )
        if look.logo:
            dressed = dressed._replace(logo=_logo(world, folder, look.logo), alt=the_set.say("Logo of {name}", name=of))
    return dressed


def _look(data: bytes) -> Look:
    document = read_document(LOOK_FILE, where(LOOK_FILE), data)
    for each in document.findings:
        if each.severity is Severity.ERROR or each.rule == "words-after-hash":
            raise RefusedError(_told(each), each.fix)
    return document.record or Look(LOOK_FILE)


def _told(finding: Finding) -> str:
    return f"{finding.path}:{finding.place.line}:{finding.place.column}: {finding.message}"


def _logo(world: World, folder: str, name: str) -> bytes:
    from alearn.render.picture import LARGEST, fault_in

    data = world.read_or_stop(os.path.join(folder, name), LARGEST)
    fault = fault_in(data)
    if fault:
        raise RefusedError(f"{name} is no logo. {fault}", "Save it as PNG, a few hundred pixels wide.")
    return data


def in_own_forms(
    world: World, root: str, the_set: LearningSet, options: Options, view: PageView
) -> Callable[[str], bytes]:
    """How a report is built in a form: dressed as the set's are, with its own template where it has one."""
    dressed = dress(world, root, the_set)

    def render(view: PageView, form: str) -> str:
        from alearn.render.environment import report
        from alearn.render.own import MODULE, SECONDS, page

        own = template(world, root, options, form)
        if own is None:
            return report(view, form, dressed)
        return page(own, view, form, dressed, lambda asked: world.answer_apart(MODULE, asked, SECONDS))

    return in_forms(world, view, render, options.style, dressed)


def template(world: World, root: str, options: Options, form: str) -> "Own | None":
    """A set's own template for a kind of report, else its programme's, with all beside it; refused until trusted."""
    if options.shipped_templates:
        return None
    for folder in own_templates(world, root):
        tree = world.tree(folder, frozenset(), "")
        for name in (f"report/{options.kind}.{form}.j2", f"report/page.{form}.j2"):
            if name in tree.others:
                raise RefusedError(f"templates/{name} is a link or no file, so nothing is read there.", _INSTEAD)
            if name in tree.files:
                return _trusted(world, folder, name, tree.files, options)
    return None


def sha256(world: World, root: str, options: Options) -> str:
    """Of the set's own templates that the page is made with; empty where it is made with none."""
    form = form_of(options.output)
    own = template(world, root, options, form if form == "html" else "md")
    return own.sha256 if own else ""


def _trusted(world: World, folder: str, name: str, files: tuple[str, ...], options: Options) -> "Own":
    from alearn.render.own import Own

    names = [each for each in files if each.endswith(".j2")]
    if len(names) > _MOST:
        raise RefusedError(f"There are more than {_MOST} templates in {folder}.", _INSTEAD)
    own = Own(name, {each: _text(world, folder, each) for each in sorted(names)})
    if world.trusts(own.of_files):
        return own
    if not options.trust_templates:
        raise _untrusted(os.path.relpath(os.path.join(folder, name), world.cwd), own)
    world.trust(own.of_files)
    world.say(f"Trusted on this machine as they are now: {', '.join(f'templates/{each}' for each in own.files)}.")
    return own


def _untrusted(path: str, own: "Own") -> RefusedError:
    more = len(own.files) - 1
    beside = f" and the {more} beside it" if more else ""
    message = (
        f"This page would be made with templates/{own.name}{beside}, which you have not said you trust "
        f"({own.of_files[:_SHORT]}). A template is a program, of whoever can change the folder."
    )
    return RefusedError(
        message,
        f"Look at it in an editor: {path}\n"
        f"If you trust whoever wrote it: add --trust-templates; it holds until a template is changed.\n{_INSTEAD}",
    )


def _text(world: World, folder: str, name: str) -> str:
    data = world.read_or_stop(os.path.join(folder, name), RECORD_LIMIT)
    try:
        text = data.decode()
    except UnicodeDecodeError:
        raise RefusedError(f"templates/{name} is not UTF-8 text.", _INSTEAD) from None
    if len(data) > RECORD_LIMIT or "\0" in text:
        raise RefusedError(f"templates/{name} is no template: it is larger than 256 KiB, or no text.", _INSTEAD)
    return text
