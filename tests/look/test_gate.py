"""The gate: what it lets through is what was written, read again it is the same, and nothing in it acts."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hostile import INERT, MARKUP
from hypothesis import given
from hypothesis import strategies as st
from running import Place
from test_hostile import VIEW, found, refused, there

from alearn.render import apart, gate, own
from alearn.report.kinds import KINDS
from alearn.world import child

PIECES = (
    *("<p>", "</p>", "<a href='https://a.example'>", "</a>", "<svg>", "</svg>", "<title>", "</title>", "<b", "<br/>"),
    *("<", ">", "&", "'", '"', "=", "/", "!", "-", "--", "[", "]", " ", "\n", "\0", "lt;", "#60;", "script", "style"),
    *("onclick=x", "href=javascript:x", "<!--", "-->", "<![CDATA[", "]]>", "<?", "?>", "words", "\u202e", "<div>"),
    *("</div>", "<text>", "</text>", "<rect/>", "fill='url(x)'", "<table>", "</table>", "<td>", "</td>"),
)


def let_through(made: str) -> str:
    try:
        return gate.html(made)
    except gate.Refused:
        return ""


@given(st.lists(st.sampled_from((*PIECES, *MARKUP.values(), *INERT.values())), max_size=12).map("".join))
def test_what_is_let_through_does_nothing_and_is_the_same_when_read_again(made: str) -> None:
    kept = let_through(made)
    assert found(kept.replace("<title>", "<i>").replace("</title>", "</i>")) == []  # a drawing may have its title
    assert let_through(kept) == kept


@pytest.mark.parametrize(
    "made",
    [
        "<p>R&D, fish &amp; chips, 3 > 2, it's &quot;so&quot;, &eacute;</p>\n",
        '<table class="a"><tbody><tr><th scope="row">a</th><td>b</td></tr></tbody></table>',
        '<svg viewBox="0 0 9 9" role="img" aria-label="x"><title>x</title><rect x="1" fill="#0b5c63"/></svg>',
        '<details open=""><summary>More</summary><ol start="3"><li value="4">x<br>y</li></ol></details>',
    ],
)
def test_what_is_allowed_stays_as_it_was_written(made: str) -> None:
    assert gate.html(made) == made.replace("R&D", "R&amp;D").replace("3 >", "3 &gt;").replace("&eacute;", "é")


@pytest.mark.parametrize("kind", KINDS)
def test_a_copy_of_the_shipped_template_makes_the_same_page(kind: str, tmp_path: Path) -> None:
    place = Place(tmp_path)
    root = place.given("hillside")
    shipped = Path(gate.__file__).parents[2] / "templates" / "report"
    (root / "templates" / "report").mkdir(parents=True)
    for form in ("html", "md"):
        (root / "templates" / "report" / f"{kind}.{form}.j2").write_bytes((shipped / f"page.{form}.j2").read_bytes())
    whom = KINDS[kind].audiences[0]
    me = ("--me", "judith-crane" if kind == "facilitator" else "farah-siddiqui") if whom == "me" else ()
    for form in ("html", "md"):
        pages = []
        for which in ("--trust-templates", "--shipped-templates"):
            page = place.folder / f"{which}.{form}"
            answer = place.run("-C", str(root), "report", kind, "--for", whom, *me, "-o", str(page), which)
            assert answer.code == 0, answer.err
            pages.append(page.read_bytes())
        assert pages[0] == pages[1]


def test_what_jinja_offers_is_there() -> None:
    templates = {
        "report/page.html.j2": "{% extends 'report/frame.html.j2' %}{% import 'parts/ours.html.j2' as ours %}"
        "{% block words %}{{ super() }}{{ ours.said(view.facts[0].label, 2 * 3 % 4) }}{{ view.title[0] }}"
        "{% for a in 'abc' %}{{ loop.cycle('x', 'y') }}{{ loop.index }}{% if loop.changed(1) %}!{% endif %}{% endfor %}"
        "{% endblock %}",
        "report/frame.html.j2": "<p>{% block words %}words {% endblock %}</p>",
        "parts/ours.html.j2": "{% macro said(words, number) %}<b>{{ words|upper }}{{ number }}</b>{% endmacro %}",
    }
    asked = {"name": "report/page.html.j2", "templates": templates, "view": own.plain_data(VIEW)}
    assert apart.answer(asked) == {"page": "<p>words <b>MEMBERS2</b>Nx1!y2x3</p>"}


@pytest.mark.parametrize("form", ["html", "md"])
def test_a_page_that_is_too_large_is_refused(form: str) -> None:
    words = "words " * (gate.LARGEST // 6 + 1)
    with pytest.raises(gate.Refused, match="larger"):
        gate.html(words) if form == "html" else gate.markdown(words, "", words, "")


def test_a_process_that_falls_over_is_told_of() -> None:
    assert "fell over" in refused("<p>x</p>", fill=lambda _: b"")


def test_a_process_that_cannot_be_begun_answers_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    assert child.answer("alearn.render.apart", b"{}", {}, 1) == b""


REACHES = {
    "a file is read": "open({secret!r}).read()",
    "a file is read otherwise": "__import__('os').open({secret!r}, 0)",
    "a folder is listed": "__import__('os').listdir({folder!r})",
    "a file is written": "open({folder!r} + '/new', 'w').write('x')",
    "a file is deleted": "__import__('os').remove({secret!r})",
    "a program is run": "__import__('subprocess').run(['echo', 'x'])",
    "a program is run otherwise": "__import__('os').system('echo x')",
    "the network is reached": "__import__('socket').create_connection(('127.0.0.1', 9))",
}
"""What Python code would do that had broken out of the first fence."""


@pytest.mark.parametrize("name", REACHES)
@pytest.mark.parametrize("fenced", [True, False])
def test_even_outside_the_fence_no_file_is_open_and_nothing_is_begun(
    name: str, tmp_path: Path, *, fenced: bool
) -> None:
    """Without the second fence each is done, or fails for another reason: the fault, planted."""
    secret = tmp_path / "secret.txt"
    secret.write_text("words", encoding="utf-8")
    tried = REACHES[name].format(secret=str(secret), folder=str(tmp_path))
    script = (
        "from alearn.render import apart\n"
        f"{'apart.fence_in()' if fenced else ''}\n"
        f"try:\n    {tried}\nexcept PermissionError as stopped:\n    print('stopped', stopped)\n"
        "except OSError:\n    pass\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ("stopped" in done.stdout) is fenced
    if fenced:
        assert secret.read_text(encoding="utf-8") == "words"
        assert os.listdir(tmp_path) == ["secret.txt"]


def test_nothing_of_the_user_s_environment_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: dict[str, object] = {}

    def run(*_: object, **given: object) -> subprocess.CompletedProcess[bytes]:
        seen.update(given)
        return subprocess.CompletedProcess((), 0, b"{}")

    monkeypatch.setattr(subprocess, "run", run)
    child.answer("alearn.render.apart", b"", {"ALEARN_PASSPHRASE": "words", "HOME": "/home/x", "API_TOKEN": "y"}, 1)
    environ = seen["env"]
    assert isinstance(environ, dict)
    assert set(environ) <= {"HOME", "PYTHONPATH", "PYTHONHASHSEED", "PYTHONUTF8"}


def test_no_part_of_python_is_taken_from_the_folder_one_stands_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("jinja2", "markupsafe", "json", "alearn"):
        (tmp_path / f"{name}.py").write_text(f"open({str(tmp_path / 'ran')!r}, 'w')\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    asked = {"name": "report/page.html.j2", "templates": {"report/page.html.j2": "<p>x</p>"}, "view": {}}
    answer = there(json.dumps(asked).encode())
    assert answer is not None
    assert json.loads(answer) == {"page": "<p>x</p>"}
    assert not (tmp_path / "ran").exists()
