"""What axe has to say of our pages in Chromium: nothing serious, light and dark, on a desk and on a phone."""

import json
import os
import re
from html import unescape
from importlib.resources import files
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from browser import dom, loosened
from running import Place
from test_kinds import flags
from test_pages import DAY

from alearn.report.kinds import KINDS

pytestmark = pytest.mark.needs("chromium")
DESK, PHONE = "1200,2000", "375,800"
LOOKS = [(dark, size) for size in (DESK, PHONE) for dark in (False, True)]
REPORTS = [("report", *flags(kind, whom)) for kind, made in KINDS.items() for whom in made.audiences]
OTHERS = [
    ("agenda", "2026-06-11"),
    ("takeaway", "farah-siddiqui"),
    ("pack",),
    ("pack", "--blank"),
    ("brief",),
]
PAGES = [*REPORTS, *OTHERS]
ALL = [(page, *look) for page in PAGES for look in LOOKS]
FEW = [(page, *look) for page, look in zip([*PAGES[::3], *OTHERS[:2]], cycle(LOOKS), strict=False)]
RUN = """
axe.run(document, {resultTypes: ['violations']}).then(found => {
  const told = document.createElement('pre');
  told.id = 'told-by-axe';
  told.textContent = JSON.stringify(found.violations.map(each => [each.impact, each.id, each.nodes[0].html]));
  document.documentElement.append(told);
});
"""


def told_by_axe(page: str, folder: Path, size: str = DESK) -> list[Any]:
    axe = files("axe_core_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    begun = loosened(page, f"<script>{axe}</script>")
    tested = begun.replace("</html>", f"<script>{RUN}</script></html>")
    assert tested != begun
    found = dom(tested, folder, f"--window-size={size}", wait=20000)
    told = re.search(r'<pre id="told-by-axe">(.*?)</pre>', found, re.DOTALL)
    assert told, "axe did not come to an end"
    return [each for each in json.loads(unescape(told[1])) if each[0] in ("serious", "critical")]


@pytest.mark.parametrize(("line", "dark", "size"), ALL if os.environ.get("ALEARN_SOAK") else FEW)
def test_axe_finds_nothing_serious(
    line: tuple[str, ...],
    dark: bool,  # noqa: FBT001  # a parameter of the test
    size: str,
    tmp_path: Path,
) -> None:
    place = Place(tmp_path)
    root = place.given("hillside")
    path = tmp_path / ("made" if "pack" in line else "made.html")
    answer = place.run(*line, "-o", str(path), "-C", str(root), today=DAY)
    assert answer.code == 0, answer.err
    path = next(iter(sorted(path.glob("*.html")))) if path.is_dir() else path
    page = path.read_text(encoding="utf-8")
    if dark:
        page = page.replace("(prefers-color-scheme: dark)", "(min-width: 0)")
    assert told_by_axe(page, tmp_path, size) == []


@pytest.mark.parametrize(
    ("fault", "name"),
    [
        ('<img src="data:,">', "image-alt"),
        ('<p style="color: #999; background: #fff">Hard to read</p>', "color-contrast"),
        ("<button></button>", "button-name"),
    ],
)
def test_axe_finds_what_is_planted(fault: str, name: str, tmp_path: Path) -> None:
    place = Place(tmp_path)
    path = tmp_path / "made.html"
    assert place.run("report", "-o", str(path), "-C", str(place.given("newborn")), today=DAY).code == 0
    page = path.read_text(encoding="utf-8").replace("<main>", f"<main>{fault}")
    assert [each[1] for each in told_by_axe(page, tmp_path)] == [name]
