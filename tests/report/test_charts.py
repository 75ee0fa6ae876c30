"""The charts: their figures as counted by hand, the same in the drawing and in its table, and in every form."""

import re
from datetime import date
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from printed import made
from pypdf import PdfReader
from running import EXAMPLES, Place
from test_pdf import SHEET, structure

from alearn.disclose import Disclosed, LetOut, disclose
from alearn.folder import read_set
from alearn.model import Proxy, Ref
from alearn.render.blocks import Figure, blocks
from alearn.render.environment import report
from alearn.render.pdf import pdf
from alearn.render.sheet import Picture
from alearn.report.charts import actions_over_meetings, every_result, how_it_went, issue_timeline
from alearn.report.drawing import WIDTH, Label, Line, Stack, stacked
from alearn.report.kinds import KINDS, build_inside, build_page
from alearn.report.page import Chart, PageView, Points
from alearn.story.meetings import members
from alearn.world import World

DAY = date(2026, 11, 24)
HILLSIDE = read_set(World.real("", DAY, no_input=True, quiet=True), str(EXAMPLES / "hillside")).the_set
ACTIONS = tuple(HILLSIDE.actions)
MATHS = HILLSIDE.issues[Ref("farah-siddiqui", "maths-talk")]
DAYS = st.dates(date(2025, 10, 1), date(2027, 3, 1))


def charts(view: PageView) -> list[Chart]:
    return [each for part in (*view.front, *view.sections) for each in part.blocks if isinstance(each, Chart)]


def drawn(chart: Chart) -> list[str]:
    """The words in a drawing."""
    return [each.words for each in chart.shapes if isinstance(each, Label)]


def test_how_actions_stood_is_as_counted_by_hand() -> None:
    """Six members agreed one each in October; by the next meeting five had done theirs, and Dylan had not begun."""
    chart = actions_over_meetings(HILLSIDE, DAY)
    assert chart is not None
    assert chart.twin.heads == (
        *("Day", "done or adapted", "tried", "still to do", "blocked or not yet", "chose not to, or dropped"),
        "Actions",
    )
    assert chart.twin.rows[:2] == (
        ("16 Oct 2025", "0", "0", "6", "0", "0", "6"),
        ("20 Nov 2025", "5", "0", "7", "1", "0", "13"),
    )
    assert chart.twin.rows[-1] == ("Today", "33", "1", "1", "2", "5", "42")
    assert chart.told.startswith("Of 42 actions, today: done: 29; adapted: 4; tried: 1; agreed: 1; not yet: 1; ")


def test_a_meeting_that_is_held_today_is_drawn_once() -> None:
    chart = actions_over_meetings(HILLSIDE, date(2025, 11, 20))
    assert chart is not None
    assert [row[0] for row in chart.twin.rows] == ["16 Oct 2025", "Today"]


def test_how_it_went_is_what_was_told_last() -> None:
    """Of the six actions of Farah's, three went as expected, two surprised her, and one had no effect."""
    hers = {ref: each for ref, each in HILLSIDE.actions.items() if ref.owner == "farah-siddiqui"}
    chart = how_it_went(HILLSIDE.say, every_result(HILLSIDE._replace(actions=hers), DAY))
    assert chart is not None
    assert chart.twin.rows == (
        ("as expected", "3"), ("a surprise", "2"), ("no effect", "1"), ("it made things worse", "0"),
    )  # fmt: skip


def test_how_it_went_counts_on_a_report_for_the_set_what_the_report_lists_in_words() -> None:
    """An action that was dropped is on no list of what was tried, so its result is in no count beside one."""
    seen = disclose(HILLSIDE, "set", DAY)
    assert isinstance(seen, Disclosed)
    page = build_inside("summative", seen)
    listed = next(part for part in page.sections if part.heading == "How what we tried went")
    chart = next(each for each in charts(page) if each.caption == "How what was tried went")
    lists = [len(each.items) for each in listed.blocks if isinstance(each, Points)]
    assert [int(row[1]) for row in chart.twin.rows] == lists == [13, 17, 2, 2]


def test_what_somebody_else_typed_is_marked_in_the_table_of_a_timeline() -> None:
    ref, mark = Ref("farah-siddiqui", "no-hands-up"), "typed by Judith Crane, not confirmed yet"
    proxy = Proxy("judith-crane", "email", DAY, None)
    action = HILLSIDE.actions[ref]
    (learned,) = action.learning
    entry = HILLSIDE.entries[learned]
    unagreed = HILLSIDE._replace(meetings=tuple(each._replace(turns=()) for each in HILLSIDE.meetings))
    told = action._replace(updates=(action.updates[0]._replace(proxy=proxy),))
    for changed in (
        unagreed._replace(actions={**HILLSIDE.actions, ref: action._replace(proxy=proxy)}),
        unagreed._replace(actions={**HILLSIDE.actions, ref: told}),
        unagreed._replace(entries={**HILLSIDE.entries, learned: entry._replace(proxy=proxy)}),
    ):
        chart = issue_timeline(changed, MATHS, DAY)
        assert chart is not None
        assert [row for row in chart.twin.rows if mark in " ".join(row)] == [chart.twin.rows[1]]


def test_a_timeline_has_each_action_with_what_was_told_and_learned() -> None:
    chart = issue_timeline(HILLSIDE, MATHS, date(2026, 4, 1))
    assert chart is not None
    assert [row[1:] for row in chart.twin.rows] == [
        ("Thu 16 Oct 2025", "Wed 12 Nov 2025: done", "Wed 12 Nov 2025"),
        ("Thu 20 Nov 2025", "Thu 11 Dec 2025: done", "Thu 11 Dec 2025"),
        ("Thu 29 Jan 2026", "Fri 13 Feb 2026: done", "Fri 13 Feb 2026"),
        ("Thu 26 Feb 2026", "Mon 16 Mar 2026: blocked; due Tue 21 Apr 2026", "Wed 18 Mar 2026"),
    ]
    assert {"agreed", "done or adapted", "blocked or not yet", "due", "learned", "Today"} < set(drawn(chart))
    assert sum(isinstance(each, Line) and each.dashed for each in chart.shapes) == 2  # what is ahead, and today
    assert issue_timeline(HILLSIDE, MATHS, date(2025, 11, 1)) is None  # one action alone


@settings(max_examples=60, deadline=None)
@given(DAYS, st.sets(st.sampled_from(ACTIONS)))
def test_every_number_that_is_drawn_is_in_the_table(day: date, kept: set[Ref]) -> None:
    some = HILLSIDE._replace(actions={ref: HILLSIDE.actions[ref] for ref in ACTIONS if ref in kept})
    timelines = (issue_timeline(some, issue, day) for issue in some.issues.values())
    went = how_it_went(some.say, every_result(some, day))
    found = [each for each in (actions_over_meetings(some, day), went, *timelines) if each]
    assert bool(found) == any(each.agreed <= day for each in some.actions.values())
    for chart in found:
        cells = " ".join(cell for row in (chart.twin.heads, *chart.twin.rows) for cell in row)
        for words in drawn(chart):
            assert all(number in cells for number in re.findall(r"\d+", words)), words


@given(st.lists(st.tuples(*[st.integers(0, 400)] * 5).filter(any), min_size=1, max_size=12))
def test_every_part_of_a_row_has_its_number_and_stays_within_the_drawing(rows: list[tuple[int, ...]]) -> None:
    ways = [(way, way) for way in ("done", "tried", "agreed", "blocked", "dropped")]
    found = stacked(ways, [Stack("", each) for each in rows])
    numbers = [each.words for each in found.shapes if isinstance(each, Label) and each.words.isdigit()]
    assert numbers == [str(each) for row in rows for each in (*filter(None, row), sum(row))]
    for shape in found.shapes:
        if isinstance(shape, Line):
            assert all(0 <= float(x) <= WIDTH for x in re.findall(r"[ML](-?[\d.]+)", shape.d))
            for x, along in re.findall(r"M(-?[\d.]+) [\d.]+h(-?[\d.]+)", shape.d):
                assert float(x) + float(along) <= WIDTH
        else:
            assert 0 <= float(shape.x) <= WIDTH - len(shape.words)


def test_no_page_for_outside_the_set_has_a_chart() -> None:
    answers = {each.id: "yes" for each in members(HILLSIDE)}
    for kind, of in KINDS.items():
        for whom in {"sponsor", "public"} & set(of.audiences):
            seen = disclose(HILLSIDE, whom, DAY, answers=answers)
            assert isinstance(seen, LetOut)
            assert charts(build_page(kind, seen)) == []


def test_a_member_s_page_counts_that_member_s_own() -> None:
    seen = disclose(HILLSIDE, "me", DAY, "farah-siddiqui")
    assert isinstance(seen, Disclosed)
    assert [each.twin.rows[-1][-1] for each in charts(build_inside("summary", seen))][1:] == ["6", "0"]
    assert len(charts(build_inside("member", seen))) == 1


def test_the_parts_of_a_drawing_are_called_by_names_that_are_on_the_page_once() -> None:
    page = report(build_inside("summary", disclose(HILLSIDE, "set", DAY)), "html")
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert len(ids) == len(set(ids))
    assert len(re.findall(r'<svg class="chart" role="img"', page)) == 9
    for title, desc in re.findall(r'<svg[^>]* aria-labelledby="(\S+) (\S+)"', page):
        assert f'<title id="{title}">' in page
        assert f'<desc id="{desc}">' in page


def test_a_pdf_has_every_chart_as_a_figure_with_words_that_stand_for_it(tmp_path: Path) -> None:
    found = [each.alt for each in structure(PdfReader(made(Place(tmp_path), "summary for set", "pdf"))) if each.alt]
    expected = charts(build_inside("summary", disclose(HILLSIDE, "set", DAY)))
    assert found == [f"{each.caption}. {each.told}" for each in expected]


def test_letters_that_no_font_has_stand_as_codes_in_a_drawing_too(tmp_path: Path) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 20"><text x="0" y="9">\U000f1234</text></svg>'
    printed = pdf("# T\n\n**C**\n\n\U000f1234\n", SHEET._replace(pictures=(Picture("C", svg, "A"),)))
    path = tmp_path / "page.pdf"
    path.write_bytes(printed.data)
    assert PdfReader(path).pages[0].extract_text().count("<U+F1234>") == 2


def test_a_picture_stands_at_its_own_caption_alone() -> None:
    first, other = Picture("One *two*", "<svg/>", "a"), Picture("One *two*", "<svg />", "b")
    page = "One \\*two\\*\n\n**One \\*two\\*** and\n\n**One \\*two\\***\n\n**One \\*two\\***\n\n**One \\*two\\***\n"
    found = [each.alt if isinstance(each, Figure) else "" for each in blocks(page, (first, other))]
    assert found == ["", "", "a", "b", ""]


def test_in_word_a_caption_is_in_words_own_style(tmp_path: Path) -> None:
    document = docx.Document(str(made(Place(tmp_path), "summary for set", "docx")))
    captions = [each.text for each in document.paragraphs if each.style and each.style.name == "Caption"]
    expected = charts(build_inside("summary", disclose(HILLSIDE, "set", DAY)))
    assert captions == [each.caption for each in expected]
    assert len(captions) == 9


@pytest.mark.parametrize("words", ["w" * 300, "\u4e2d" * 200, "one " * 90])
def test_words_that_are_too_long_for_a_line_are_cut(words: str) -> None:
    actions = {ref: each._replace(action=words) for ref, each in HILLSIDE.actions.items()}
    chart = issue_timeline(HILLSIDE._replace(actions=actions), MATHS, DAY)
    assert chart is not None
    cut = [each for each in drawn(chart) if each.endswith("…")]
    assert len(cut) == 6
    assert all(words.startswith(each[:-1]) and 20 < len(each) < 56 for each in cut)
