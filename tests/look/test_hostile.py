"""Hostile templates leave nothing active: each is refused in a plain sentence, or is inert on the page."""

import json
import re
from html.parser import HTMLParser

import jinja2
import pytest
from hostile import CODE, COSTLY, INERT, MARKDOWN, MARKUP
from markdown_it import MarkdownIt

from alearn.errors import RefusedError
from alearn.render import apart, gate, own
from alearn.render.dress import SHIPPED
from alearn.render.own import MODULE, Own, page
from alearn.report.page import PageView, Section, Words
from alearn.report.view import Fact
from alearn.world import child

VIEW = PageView(
    kind="interim",
    what="Interim report",
    title="Night sisters",
    language="en-GB",
    banner="FOR THE SPONSOR",
    caution="Please do not pass it on.",
    made="Tue 24 Nov 2026",
    organisation="Fellside",
    purpose="<script>alert(1)</script> [go](javascript:alert(1))",
    facts=(Fact("Members", "4"),),
    front=(),
    sections=(Section("What we did", (Words("We watched."),), "part-1"),),
    footing="Only what everybody concerned has agreed to is in this report.",
    contents="In this report",
    still_missing="Still missing",
)
FOOT = f"<footer><p>{VIEW.footing}</p></footer>\n</main>\n</body>\n</html>\n"
HEAD = '<body>\n<p class="banner">FOR THE SPONSOR <span>Please do not pass it on.</span></p>\n<main>\n'


class Judge(HTMLParser):
    """What could act, load, cover or swallow something: told by other means than the gate's."""

    ACTIVE = re.compile(
        r"script|img|image|iframe|object|embed|form|button|input|select|meta|base|link|style|video|source|portal|use"
        r"|animate|foreignobject|template|math|noscript|textarea|title|xmp|plaintext|x-evil"
    )

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.faults: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.ACTIVE.match(tag) or not tag.isascii() or not tag.isalnum():
            self.faults.append(tag)
        for name, value in attrs:
            if name.startswith("on") or name in ("style", "src", "srcset", "ping", "srcdoc", "formaction"):
                self.faults.append(name)
            if "href" in name and not (value or "").startswith(("https://", "mailto:", "#")):
                self.faults.append(f"{name}={value}")
            if "url(" in (value or ""):
                self.faults.append(f"{name}={value}")
        if tag not in ("br", "hr", "wbr", "col"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"/{tag}")

    def handle_comment(self, data: str) -> None:
        self.faults.append(f"<!--{data}")

    def handle_decl(self, decl: str) -> None:
        self.faults.append(decl)

    def handle_pi(self, data: str) -> None:
        self.faults.append(data)

    def unknown_decl(self, data: str) -> None:
        self.faults.append(data)


def found(body: str) -> list[str]:
    """What is wrong with what stands between the head and the foot of a page."""
    judge = Judge()
    judge.feed(body)
    left = [judge.rawdata] if judge.rawdata else []
    judge.close()
    return judge.faults + left + judge.open + (["deep"] if body.count("<div>") > 512 else [])


def here(asked: bytes) -> bytes:
    """What is answered in this process: as in one apart, without its limits."""
    return json.dumps(apart.answer(json.loads(asked))).encode()


def there(asked: bytes) -> bytes | None:
    """What is answered in a process apart, which has two seconds here."""
    return child.answer(MODULE, asked, {}, 2)


def made(template: str, form: str = "html", fill: own.Fill = here) -> str:
    name = f"report/page.{form}.j2"
    return page(Own(name, {name: template}), VIEW, form, SHIPPED, fill)


def body_of(whole: str) -> str:
    assert whole.count(HEAD) == whole.count(FOOT) == 1
    assert whole.endswith(FOOT)
    return whole.partition(HEAD)[2].removesuffix(FOOT)


def refused(template: str, form: str = "html", fill: own.Fill = here) -> str:
    with pytest.raises(RefusedError) as stopped:
        made(template, form, fill)
    message = stopped.value.message
    assert message.startswith((f"templates/report/page.{form}.j2", "templates/parts/"))
    assert not re.search(r"Traceback|object at 0x|<class|alert\(1\)", message)
    return message


@pytest.mark.parametrize("name", CODE)
def test_a_template_has_nothing_of_python_s(name: str) -> None:
    assert re.match(r"templates/report/page\.html\.j2:1: \S", refused(CODE[name]))


@pytest.mark.parametrize("name", ["class of a text", "globals of lipsum", "method of a dict", "format by method"])
def test_without_the_fence_python_is_there(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The fault that the test before should find, planted."""

    def plain(templates: dict[str, str], *, html: bool) -> jinja2.Environment:
        del html
        return jinja2.Environment(loader=jinja2.DictLoader(templates), autoescape=True)

    monkeypatch.setattr(apart, "Fenced", plain)
    assert made(CODE[name])


@pytest.mark.parametrize("name", COSTLY)
def test_a_template_that_has_no_end_is_stopped(name: str) -> None:
    assert refused(COSTLY[name], fill=there)


@pytest.mark.parametrize("name", MARKUP)
def test_what_no_page_has_is_refused(name: str) -> None:
    refused(MARKUP[name])
    refused("<p>Before.</p>\n" + MARKUP[name] + "\n<p>After.</p>")


@pytest.mark.parametrize("name", MARKUP)
def test_without_the_gate_each_would_be_there(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The fault that the test before should find, planted."""
    monkeypatch.setattr(gate, "html", lambda words: words)
    whole = made(MARKUP[name])
    assert found(whole.partition(HEAD)[2].removesuffix(FOOT))


@pytest.mark.parametrize("name", INERT)
def test_what_is_on_the_page_does_nothing(name: str) -> None:
    body = body_of(made(INERT[name]))
    assert found(body) == []
    assert not re.search(r"[\u202a-\u202e\0]", body)


@pytest.mark.parametrize("name", MARKDOWN)
def test_what_no_markdown_page_has_is_refused(name: str) -> None:
    refused(MARKDOWN[name], "md")


@pytest.mark.parametrize("name", MARKDOWN)
def test_without_its_gate_each_would_be_in_a_markdown_page(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The fault that the test before should find, planted: as a program shows it that lets everything through."""
    monkeypatch.setattr(gate, "markdown", lambda *_: None)
    shows = MarkdownIt("js-default", {"html": True})
    setattr(shows, "validateLink", lambda _: True)  # noqa: B010  # mypy knows it as a method
    shown = shows.render(made(MARKDOWN[name], "md").removeprefix("<!-- made with alearn -->\n"))
    assert found(shown) or not shown.endswith(f"<hr>\n<p>{VIEW.footing}</p>\n") or "http://" in shown
