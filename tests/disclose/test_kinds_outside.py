"""What pages half-way and at the end add to the summary: what was agreed, a verdict, and words beside their issue."""

import datetime as dt

import pytest
from folders import ALL_YES, FOUR, MEMBERS, SHAZIA, files_of, more, seen, the_set

from alearn.disclose.page import Agreed
from alearn.model import ReportRecord
from alearn.report.kinds import KINDS, build_page
from alearn.report.outside import fingerprints
from alearn.report.proofs import changed_since, in_full

ISSUE = "members/shazia-malik/issues/handover-in-the-corridor.yaml"
BELLS = "members/peter-nwosu/extracts/2026-11-02-bed-five.yaml"
TEXT = files_of(FOUR)[BELLS]
ABOUT = "Why does bay three ring all night, and bay two never?"
BRIEF = (
    "wants: [Sleep]\nlegitimate_results: [Less noise]\nwill_be_told: [Dates]\ntime_given: Two hours\ncost: Nothing\n"
)
ONE_NO = {**ALL_YES, SHAZIA: "no"}
OUTSIDE = [(kind, whom) for kind, made in KINDS.items() for whom in made.audiences if whom in ("sponsor", "public")]


def test_what_was_agreed_with_the_sponsor_is_for_the_sponsor_alone() -> None:
    laid = {"agreement.yaml": BRIEF}
    agreed = Agreed(("Sleep",), ("Less noise",), ("Dates",), "Two hours", "Nothing")
    assert seen(laid).facts.agreed == agreed
    assert seen(laid, ONE_NO).facts.agreed == agreed
    assert seen(laid, audience="public").facts.agreed == Agreed()
    assert seen({"agreement.yaml": None}).facts.agreed == Agreed()
    assert seen({"agreement.yaml": "sponsor: Adaeze Obi\n"}).facts.agreed == Agreed()


def test_signed_words_stand_beside_their_issue_where_it_is_on_the_page() -> None:
    signed = {BELLS: TEXT.replace("as: role", "as: name")}
    assert {each.about for each in seen(signed).quoted} == {"", ABOUT}
    assert {each.about for each in seen(signed, ONE_NO).quoted} == {""}
    assert {each.about for each in seen().quoted} == {""}


@pytest.mark.parametrize("source", ["2026-11-01-about-the-bells", "2026-11-01-about-an-action"])
def test_signed_words_of_an_entry_stand_beside_the_issue_it_is_about(source: str) -> None:
    head = "issue: bells-on-bay-three" if source.endswith("bells") else "actions: [an-hour]"
    laid = {
        BELLS: TEXT.replace("as: role", "as: name").replace("from: bells-on-bay-three", f"from: {source}"),
        f"members/peter-nwosu/journal/{source}.md": f"---\n{head}\n---\n\nNine of fourteen.\n",
        "members/peter-nwosu/actions/an-hour.yaml": "action: Sit\nagreed: 2026-09-29\nissue: bells-on-bay-three\n",
    }
    assert {each.about for each in seen(laid).quoted} == {"", ABOUT}
    by_action = {**laid, BELLS: laid[BELLS].replace(source, "an-hour")}
    assert {each.about for each in seen(by_action).quoted} == {"", ABOUT}


def test_how_many_have_begun_is_said_in_words_and_only_where_the_figure_may_be_shown() -> None:
    assert seen().begun == "most"
    assert seen(answers=ONE_NO).begun == ""
    assert seen(audience="public").begun == ""
    assert seen(more(2), ONE_NO).begun == "most"
    struck = {**ALL_YES, SHAZIA: "yes except: how many of us have tried something"}
    assert seen(answers=struck).begun == ""


def test_what_is_ahead_is_what_is_planned_after_the_day() -> None:
    assert seen().facts.ahead == (dt.date(2026, 12, 8), dt.date(2027, 1, 19))
    assert seen(day=dt.date(2026, 12, 8)).facts.ahead == (dt.date(2027, 1, 19),)


def test_an_issue_is_closed_from_the_day_it_was_closed() -> None:
    for day, closed in (("2026-11-24", True), ("2026-11-23", True), ("2026-11-25", False)):
        brought = seen({ISSUE: f"+closed: {day}\n"}).brought
        assert [each.closed for each in brought if SHAZIA in each.whose] == [closed]


def test_an_issue_serves_a_priority_by_its_words_and_involves_whom_it_names() -> None:
    brought = seen({ISSUE: "+serves: sleep\ninvolves: [families]\n"}).brought
    lines = [line[:2] for each in brought if SHAZIA in each.whose for line in each.lines]
    assert ("serves", "Patients sleep at night") in lines
    assert ("involves", "families") in lines


@pytest.mark.parametrize(("kind", "whom"), OUTSIDE)
def test_one_no_leaves_the_same_page_of_every_kind_whoever_said_it(kind: str, whom: str) -> None:
    """But for her own words; Shazia and Tomasz have let none out."""
    pages = {build_page(kind, seen(answers={**ALL_YES, member: "no"}, audience=whom)) for member in MEMBERS[2:]}
    pages.add(build_page(kind, seen(answers={**ALL_YES, MEMBERS[2]: "no-answer"}, audience=whom)))
    assert len(pages) == 1


@pytest.mark.parametrize(("kind", "whom"), OUTSIDE)
def test_words_taken_back_need_no_new_proof_and_words_put_in_do(kind: str, whom: str) -> None:
    day = dt.date(2026, 11, 24)
    full = in_full(the_set(), whom, day)
    proof = " ".join(fingerprints(build_page(kind, full)))
    extracts = tuple(each.extract for each in full.quoted)
    record = ReportRecord("", "", kind, whom, extracts=extracts, proofed=day, proof=proof)
    assert changed_since(record, full) == 0
    ines = "members/ines-duarte/extracts/2026-11-20-habit.yaml"
    assert changed_since(record, in_full(the_set({ines: None}), whom, day)) == 0
    other = {ines: files_of(FOUR)[ines].replace("policy", "a rule")}
    assert changed_since(record, in_full(the_set(other), whom, day)) > 0
