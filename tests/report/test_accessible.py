"""What axe has to say of our pages in Chromium: nothing serious, light and dark, on a desk and on a phone."""

import os
from importlib.resources import files
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from browser import loosened, told
from running import Place
from test_kinds import flags
from test_pages import DAY

from alearn.report.kinds import KINDS

pytestmark = pytest.mark.needs("chromium")
DESK, PHONE = (1200, 2000), (375, 800)
LOOKS = [(dark, size) for size in (DESK, PHONE) for dark in (False, True)]
REPORTS = [("report", *flags(kind, whom)) for kind, made in KINDS.items() for whom in made.audiences]
OTHERS = [
    ("agenda", "2026-06-11"),
    ("takeaway", "farah-siddiqui"),
    ("pack",),
    ("pack", "--blank"),
    ("brief",),
    ("trail", "farah-siddiqui"),
]
PAGES = [*REPORTS, *OTHERS]
ALL = [(page, *look) for page in PAGES for look in LOOKS]
FEW = [
    *((page, *look) for page, look in zip(PAGES[::3], cycle(LOOKS), strict=False)),
    *((page, False, PHONE) for page in OTHERS[:2]),
]
RUN = """
axe.run(document, {resultTypes: ['violations']}).then(found => {
  const faults = found.violations.map(each => [each.impact, each.id, each.nodes[0].html]);
  const wide = document.documentElement.scrollWidth;
  if (wide > innerWidth) { faults.push(['serious', 'wider than its window', String(wide)]); }
  parent.postMessage(JSON.stringify(faults), '*');
});
"""


def told_by_axe(page: str, folder: Path, size: tuple[int, int] = DESK) -> list[Any]:
    """The serious faults that axe finds; beside them, whether a reader has to move the page from side to side."""
    axe = files("axe_core_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    begun = loosened(page, f"<script>{axe}</script>")
    tested = begun.replace("</html>", f"<script>{RUN}</script></html>")
    assert tested != begun
    return [each for each in told(tested, folder, *size, wait=20000) if each[0] in ("serious", "critical")]


@pytest.mark.parametrize(("line", "dark", "size"), ALL if os.environ.get("ALEARN_SOAK") else FEW)
def test_axe_finds_nothing_serious(
    line: tuple[str, ...],
    dark: bool,  # noqa: FBT001  # a parameter of the test
    size: tuple[int, int],
    tmp_path: Path,
) -> None:
    place = Place(tmp_path)
    root = place.given("hillside")
    path = tmp_path / ("made" if "pack" in line else "made.html")
    answer = place.run(*line, "-o", str(path), "-C", str(root), today=DAY)
    assert answer.code == 0, answer.err
    path = path / "everything.html" if path.is_dir() else path
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
        ('<p style="width: 400px">Wide</p>', "wider than its window"),
    ],
)
def test_axe_finds_what_is_planted(fault: str, name: str, tmp_path: Path) -> None:
    place = Place(tmp_path)
    path = tmp_path / "made.html"
    assert place.run("report", "-o", str(path), "-C", str(place.given("newborn")), today=DAY).code == 0
    page = path.read_text(encoding="utf-8").replace("<main>", f"<main>{fault}")
    assert [each[1] for each in told_by_axe(page, tmp_path, PHONE)] == [name]
