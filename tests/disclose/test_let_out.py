"""What a sponsor and the public may see: each rule with the document it is about, then the laws."""

import datetime as dt
import itertools
from collections.abc import Mapping

import pytest
from folders import (
    ALL_YES,
    DAY,
    FOUR,
    INES,
    MEMBERS,
    PETER,
    PROXY,
    SHAZIA,
    TOMASZ,
    Files,
    another,
    files_of,
    more,
    page,
    seen,
)  # fmt: skip
from hypothesis import given, settings
from hypothesis import strategies as st

from alearn.disclose.page import WITHHELD
from alearn.model import NOTHING
from alearn.report.kinds import build_page
from alearn.report.page import PageView, Points, Section
from alearn.report.told import lines_of, who
from alearn.say import ENGLISH

FILES = files_of(FOUR)
NOBODY: dict[str, str] = {}
EXTRACT = "members/shazia-malik/extracts/2026-11-03-planted.yaml"
TERMS = "from: kept-elsewhere\naudience: sponsor\nas: name\nthird_party: none\nagreed: 2026-11-03\n"
ACTION = "members/shazia-malik/actions/planted.yaml"
TRIED = "updates:\n  - date: 2026-11-01\n    status: tried\n"
ISSUE = "members/shazia-malik/issues/handover-in-the-corridor.yaml"


def said(view: PageView) -> str:
    """All that a page says, its constant sentence and its marks apart."""
    return "\n".join(_texts(view._replace(footing="", banner="", caution="")))


def figures(
    laid: Files = NOTHING, answers: Mapping[str, str] = ALL_YES, audience: str = "sponsor", day: dt.date = DAY
) -> dict[str, str]:
    """The figures of a page, each with its value."""
    return {each.figure: each.value for each in seen(laid, answers, audience, day).figures}


def _texts(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    return [text for each in value for text in _texts(each)] if isinstance(value, tuple) else []


def shows(words: str, laid: Files, answers: dict[str, str] = ALL_YES, audience: str = "sponsor") -> bool:
    return words in said(page(laid, answers, audience))


# Words that were let out


def extract(text: str = "PLANTED words.", **keys: str) -> dict[str, str]:
    terms = dict(line.split(": ") for line in TERMS.splitlines()) | {"text": text} | {
        key.rstrip("_"): value for key, value in keys.items()
    }  # fmt: skip
    return {EXTRACT: "".join(f"{key}: {value}\n" for key, value in terms.items() if value)}


@pytest.mark.parametrize("answers", [ALL_YES, NOBODY], ids=["agreed", "unanswered"])
@pytest.mark.parametrize(
    ("keys", "sponsor", "public"),
    [
        ({}, True, False),
        ({"audience": "public"}, True, True),
        ({"audience": "set"}, False, False),
        ({"until": "2026-11-24"}, True, False),
        ({"until": "2026-11-23"}, False, False),
        ({"agreed": "2026-11-24"}, True, False),
        ({"agreed": "2026-11-25"}, False, False),
        ({"withdrawn": "2026-11-20"}, False, False),
    ],
)
def test_words_go_to_whom_they_were_let_out_for(
    keys: dict[str, str], answers: dict[str, str], *, sponsor: bool, public: bool
) -> None:
    assert shows("PLANTED", extract(**keys), answers) is sponsor
    assert shows("PLANTED", extract(**keys), answers, "public") is public


def test_words_typed_for_somebody_wait_for_her_yes() -> None:
    planted = extract()[EXTRACT]
    assert not shows("PLANTED", {EXTRACT: planted + PROXY})
    assert shows("PLANTED", {EXTRACT: planted + PROXY + "confirmed: 2026-11-21\n"})
    assert any(
        EXTRACT[21:][:-5].rsplit("/", maxsplit=1)[-1] in each for each in seen({EXTRACT: planted + PROXY}).left_out
    )
    assert not any("2026-11-03" in each for each in seen({EXTRACT: planted.replace("sponsor", "set") + PROXY}).left_out)


@pytest.mark.parametrize(
    ("as_", "by"), [("name", "Shazia Malik"), ("role", "Night sister, Rowan ward"), ("no-name", "")]
)
def test_an_author_is_named_as_she_chose(as_: str, by: str) -> None:
    (found,) = (each for each in seen(extract(as_=as_)).quoted if "PLANTED" in each.words)
    assert found.by == by


def test_an_extract_without_words_is_no_quotation() -> None:
    without = {EXTRACT: TERMS}
    assert len(seen(without).quoted) == len(seen().quoted)


def test_a_role_that_is_not_known_or_not_confirmed_is_a_member_s() -> None:
    member = "members/shazia-malik/member.yaml"
    for text in ("name: Shazia Malik\nrole: member\n", f"name: Shazia Malik\nrole: member\njob: Cook\n{PROXY}"):
        (found,) = (each for each in seen({**extract(as_="role"), member: text}).quoted if "PLANTED" in each.words)
        assert found.by == "A member of the set"


def test_words_of_somebody_of_whom_no_record_tells_are_a_member_s() -> None:
    laid = {"members/nobody/extracts/2026-11-03-planted.yaml": extract(as_="role")[EXTRACT]}
    (found,) = (each for each in seen(laid).quoted if "PLANTED" in each.words)
    assert found.by == "A member of the set"


def test_the_order_of_words_tells_nothing_of_who_said_them() -> None:
    quoted = seen(extract("Aardvarks PLANTED.", as_="no-name")).quoted
    assert [each.words for each in quoted] == sorted(each.words for each in quoted)
    assert "PLANTED" in quoted[0].words


def test_words_may_name_only_who_agreed_to_that() -> None:
    named = extract("Kath asked me PLANTED.")
    assert not shows("PLANTED", named)
    assert shows("PLANTED", named, {**ALL_YES, "kath-brennan": "yes"})
    assert shows("PLANTED", extract("Kath asked me PLANTED.", third_party="consent-held"))
    assert not shows("PLANTED", extract("Peter PLANTED.", third_party="consent-held"), {**ALL_YES, PETER: "no"})
    assert shows("PLANTED", extract("Peter PLANTED."))
    assert not shows("PLANTED", extract("Peter PLANTED."), NOBODY)
    assert shows("PLANTED", extract("I, Shazia, PLANTED."), NOBODY)
    assert not shows("PLANTED", extract("I, Shazia, PLANTED.", as_="no-name"))
    assert any("names Kath Brennan" in each for each in seen(named).left_out)


def test_who_says_no_takes_her_own_words_off_the_page() -> None:
    assert not shows("PLANTED", extract(), {**ALL_YES, SHAZIA: "no"})
    assert shows("PLANTED", extract(), {**ALL_YES, SHAZIA: "no-answer"})
    assert shows("PLANTED", extract(), {**ALL_YES, TOMASZ: "no"})


def test_no_words_are_quoted_where_only_hers_would_be_missing() -> None:
    words = {
        f"members/{each}/extracts/2026-11-03-planted.yaml": f"text: Words of number {n}.\n{TERMS}"
        for n, each in enumerate(MEMBERS)
    }
    assert len(seen(words).quoted) == 6
    assert len(seen(words, {INES: "no-answer"}).quoted) == 6
    for each in MEMBERS:
        assert seen(words, {**ALL_YES, each: "no"}).quoted == ()
    assert any("only one member's" in each for each in seen(words, {**ALL_YES, INES: "no"}).left_out)
    three = {path: text for path, text in words.items() if TOMASZ not in path}
    assert len(seen(three, {**ALL_YES, INES: "no"}).quoted) == 3  # of the two who have none here, either may be she


def test_words_left_out_for_another_reason_take_no_others_with_them() -> None:
    words = {
        f"members/{each}/extracts/2026-11-03-planted.yaml": f"text: Words of number {n}.\n{TERMS}"
        for n, each in enumerate(MEMBERS[:3])
    }
    named = {f"members/{TOMASZ}/extracts/2026-11-03-planted.yaml": f"text: Kath asked.\n{TERMS}"}
    assert len(seen({**words, **named}).quoted) == 5
    of_kath = {"members/kath-brennan/extracts/2026-11-03-planted.yaml": f"text: I listened.\n{TERMS}"}
    assert len(seen({**words, **of_kath}, {**ALL_YES, "kath-brennan": "no"}).quoted) == 5


# What members brought, tried and learned


def test_everybody_s_yes_shows_what_they_brought() -> None:
    view = seen()
    assert [who(ENGLISH, each) for each in view.brought] == [
        "Inês Duarte",
        "Peter Nwosu",
        "Shazia Malik",
        "Tomasz Zieliński",
    ]
    ines = view.brought[0]
    assert [(each.status, each.result) for each in ines.lines if each.kind == "tried"] == [
        ("done", "surprise"),
        ("tried", ""),
    ]
    assert lines_of(ines, "learned") == ("Half of what I called policy is a habit of mine.",)
    assert lines_of(ines, "to-me") == ("I ask why before I ask when.",)
    assert lines_of(ines, "ethics") == ("The director of nursing (Wed 30 Sep 2026)",)
    assert "What we brought" in [each.heading for each in page().sections]
    assert view.remembered == ("Nobody had ever asked any of us what nights are like.",)
    assert seen().concerned == MEMBERS
    assert seen().agreed


@pytest.mark.parametrize("answer", ["no", "no-answer", "", "yes except: no such words"])
@pytest.mark.parametrize("member", MEMBERS)
def test_one_answer_that_is_no_yes_shows_nothing_of_anybody(member: str, answer: str) -> None:
    view = seen(answers={**ALL_YES, member: answer})
    assert (view.brought, view.remembered, view.figures) == ((), (), ())
    assert len(view.obstacles) == 1
    assert seen(answers={**ALL_YES, member: answer}).left_out


def test_the_maker_is_told_who_said_no_and_who_has_not_answered() -> None:
    (told,) = (each for each in seen(answers={**ALL_YES, INES: "no", PETER: "no-answer"}).left_out if "exact" in each)
    assert "Inês Duarte said no" in told
    assert "Peter Nwosu has not said yes" in told
    assert "Shazia" not in told


def test_what_was_not_tried_has_no_line_and_no_reason() -> None:
    text = said(page())
    for words in ("Hand over in the day room", "judgement", "refrained", "chose not to", "sleep on it"):
        assert words not in text
    for status in ("agreed", "not-yet", "blocked", "refrained", "dropped"):
        update = f"updates:\n  - date: 2026-11-01\n    status: {status}\n    note: SECRET\n"
        laid = {ACTION: f"action: PLANTED\nagreed: 2026-10-01\n{update}"}
        assert not shows("PLANTED", laid)
        assert not shows("SECRET", laid)


@pytest.mark.parametrize("status", ["tried", "adapted", "done"])
def test_what_was_tried_has_a_line(status: str) -> None:
    text = f"action: PLANTED\nagreed: 2026-10-01\n{TRIED.replace('tried', status)}"
    assert shows("PLANTED", {ACTION: text})
    assert shows("PLANTED", {ACTION: text + "issue: handover-in-the-corridor\n"})
    assert not shows("PLANTED", {ACTION: text.replace("2026-11-01", "2026-11-25")})
    assert not shows("PLANTED", {ACTION: text.replace("2026-10-01", "2026-11-25").replace("2026-11-01", "2026-11-25")})


def test_what_was_typed_for_a_member_waits_for_her_yes() -> None:
    text = f"action: PLANTED\nagreed: 2026-10-01\n{TRIED}"
    for path, unconfirmed in (
        (ACTION, text + PROXY),
        (ACTION, text + "".join(f"    {line}\n" for line in PROXY.splitlines())),
        (ISSUE, f"issue: PLANTED?\nopened: 2026-09-29\n{PROXY}"),
    ):
        assert not shows("PLANTED", {path: unconfirmed})
        assert any("has not confirmed it" in each for each in seen({path: unconfirmed}).left_out)
        confirmed = unconfirmed.replace("said: 2026-11-20\n", "said: 2026-11-20\nconfirmed: 2026-11-21\n")
        confirmed = confirmed.replace("    said: 2026-11-20\nconfirmed", "    said: 2026-11-20\n    confirmed")
        assert shows("PLANTED", {path: confirmed})
    assert not any("has not confirmed" in each for each in seen().left_out)


def test_an_insight_waits_for_its_presenter() -> None:
    assert not shows("shown anybody round", {})
    assert any("Tomasz Zieliński learned" in each for each in seen().left_out)
    meeting = (
        "present: [ines-duarte, tomasz-zielinski]\nturns:\n  - presenter: tomasz-zielinski\n"
        "    insight: PLANTED\n    agreed: 2026-11-02\n"
    )
    assert shows("PLANTED", {"meetings/2026-11-02.yaml": meeting})
    with_issue = meeting.replace("insight:", "issue: agency-nurses\n    insight:")
    assert shows("PLANTED", {"meetings/2026-11-02.yaml": with_issue})
    assert not shows("PLANTED", {"meetings/2026-11-02.yaml": meeting.replace("PLANTED", "''\n    headline: PLANTED")})


def test_what_somebody_who_left_did_for_another_s_issue_is_left_out() -> None:
    left = {"members/shazia-malik/member.yaml": "+left: 2026-11-23\n"}
    action = {ACTION: f"action: PLANTED\nagreed: 2026-10-01\nissue: ines-duarte/observations-at-two\n{TRIED}"}
    turn = "presenter: shazia-malik, issue: ines-duarte/observations-at-two, insight: PLANTED, agreed: 2026-11-02"
    meeting = {"meetings/2026-11-02.yaml": f"present: [shazia-malik]\nturns: [{{{turn}}}]\n"}
    for laid in (action, meeting):
        assert shows("PLANTED", laid)
        assert not shows("PLANTED", {**laid, **left})


def test_nothing_is_told_of_what_is_not_left_out() -> None:
    every = {"meetings/2026-10-27.yaml": None, "meetings/2026-09-29.yaml": None}
    assert seen(every).left_out == ()
    turn = "  - presenter: shazia-malik\n    headline: Words\n"
    bare = {"meetings/2026-11-02.yaml": f"present: [shazia-malik]\nturns:\n{turn}"}
    assert seen({**every, **bare}).left_out == ()
    agreed = {"meetings/2026-11-02.yaml": bare["meetings/2026-11-02.yaml"] + "    insight: W\n    agreed: 2026-11-02\n"}
    assert seen({**every, **agreed}).left_out == ()


def test_who_has_left_is_in_no_line_and_in_no_figure() -> None:
    member = "members/shazia-malik/member.yaml"
    laid = {member: "+left: 2026-11-23\n"}
    without_her = {each: "yes" for each in MEMBERS if each != SHAZIA}
    view = page(laid, without_her)
    assert [who(ENGLISH, each) for each in seen(laid, without_her).brought] == [
        "Inês Duarte",
        "Peter Nwosu",
        "Tomasz Zieliński",
    ]
    assert "Shazia" not in said(view)
    assert figures(laid, without_her)["Actions agreed"] == "4"
    assert dict(view.facts)["Members"] == "3"
    assert len(seen({member: "+left: 2026-11-24\n"}).brought) == 4
    assert len(seen({member: "+joined: 2026-11-25\n"}, without_her).brought) == 3
    names_her = {"members/ines-duarte/actions/x.yaml": f"action: Ask Shazia PLANTED\nagreed: 2026-10-01\n{TRIED}"}
    assert not shows("PLANTED", {**laid, **names_her}, without_her)


def test_a_shared_issue_names_all_who_share_it_and_takes_the_yes_of_each() -> None:
    shared = (
        "issue: PLANTED?\nopened: 2026-09-29\nwith: [peter-nwosu]\n"
        "outcome:\n  to_me:\n    shazia-malik: Hers.\n    peter-nwosu: His.\n    kath-brennan: NOT MINE.\n"
    )
    (found,) = (each for each in seen({ISSUE: shared}).brought if each.issue == "PLANTED?")
    assert who(ENGLISH, found) == "Shazia Malik and Peter Nwosu"
    assert lines_of(found, "to-me") == ("Shazia Malik: Hers.", "Peter Nwosu: His.")
    left = {ISSUE: shared, "members/peter-nwosu/member.yaml": "+left: 2026-11-01\n"}
    (found,) = (each for each in seen(left).brought if each.issue == "PLANTED?")
    assert who(ENGLISH, found) == "Shazia Malik"
    with_kath = page({ISSUE: shared}, {**ALL_YES, "kath-brennan": "yes"})
    assert "NOT MINE" not in said(with_kath)
    alone = {path: None for path in FILES if path.startswith(("meetings/", "members/")) and "/member.yaml" not in path}
    only = {**alone, ISSUE: shared}
    assert seen(only).concerned == (PETER, SHAZIA)
    assert seen(only, {SHAZIA: "yes", PETER: "no"}).brought == ()


def test_a_line_that_names_somebody_who_was_not_asked_is_left_out() -> None:
    text = f"action: PLANTED with Kath\nagreed: 2026-10-01\n{TRIED}"
    assert not shows("PLANTED", {ACTION: text})
    assert any("names somebody" in each for each in seen({ACTION: text}).left_out)
    assert shows("PLANTED", {ACTION: text}, {**ALL_YES, "kath-brennan": "yes"})
    named = {ISSUE: "issue: What would Kath PLANTED?\nopened: 2026-09-29\n"}
    assert not shows("PLANTED", named)
    alone = {path: None for path in FILES if path.startswith(("members/shazia-malik/actions", "meetings/"))}
    assert any("names somebody" in each for each in seen({**alone, **named}).left_out)
    learned = {"meetings/2026-11-02.yaml": "present: [ines-duarte]\nreview:\n  learned:\n    - Kath PLANTED waits.\n"}
    assert not shows("PLANTED", learned)
    assert not any("names somebody" in each for each in seen({ACTION: text}, NOBODY).left_out)


# For the public


IN_ETHICS = "".join(f"  {line}\n" for line in PROXY.splitlines())
INVOLVED = "issue: PLANTED?\nopened: 2026-09-29\ninvolves: patients\n"


@pytest.mark.parametrize(
    ("ethics", "shown"),
    [
        ("", False),
        ("ethics:\n  agreed_by: The matron\n", False),
        ("ethics:\n  agreed: 2026-10-01\n", False),
        ("ethics:\n  agreed_by: The matron\n  agreed: 2026-10-01\n", True),
        ("ethics:\n  not_needed: Only my own rounds change\n", True),
        (f"ethics:\n  not_needed: Only my own rounds change\n{IN_ETHICS}", False),
        (f"ethics:\n  not_needed: Only my own rounds change\n{IN_ETHICS}  confirmed: 2026-11-21\n", True),
    ],
)
def test_what_involves_others_is_public_only_once_the_setting_agreed(ethics: str, *, shown: bool) -> None:
    action = {ACTION: f"action: TRIED IT\nagreed: 2026-10-01\nissue: handover-in-the-corridor\n{TRIED}"}
    loose = {ACTION: f"action: TRIED IT\nagreed: 2026-10-01\n{TRIED}"}
    issue = {ISSUE: INVOLVED + ethics}
    public = extract("LET OUT", audience="public")
    for laid, words in (
        ({}, "PLANTED?"),
        (action, "TRIED IT"),
        (loose, "TRIED IT"),
        (public, "LET OUT"),
        (extract("LET OUT", audience="public", from_="handover-in-the-corridor"), "LET OUT"),
        ({**action, **extract("LET OUT", audience="public", from_="planted")}, "LET OUT"),
    ):
        assert shows(words, {**issue, **laid}, audience="public") is shown
        assert shows(words, {**issue, **laid}) is True
    told = [each for each in seen({**issue, **public}, audience="public").left_out if "involves others" in each]
    assert len(told) == (0 if shown else 2)


def test_ethics_stand_beside_an_issue_that_is_agreed_alone() -> None:
    issue = {ISSUE: INVOLVED + "ethics:\n  not_needed: Only my own rounds change\n"}
    assert shows("Only my own rounds change", issue)
    assert not shows("Only my own rounds change", issue, NOBODY)
    typed = {ISSUE: issue[ISSUE] + IN_ETHICS}
    assert not shows("Only my own rounds change", typed)
    assert any("`ethics` of shazia-malik/" in each for each in seen(typed).left_out)


def test_words_from_an_issue_that_involves_nobody_are_public_whatever_else_she_works_at() -> None:
    other = {"members/shazia-malik/issues/other.yaml": INVOLVED}
    public = extract("LET OUT", audience="public", from_="handover-in-the-corridor")
    assert shows("LET OUT", {**other, **public}, audience="public")
    entry = {"members/shazia-malik/journal/2026-11-01-x.md": "---\nissue: other\n---\nWords.\n"}
    from_entry = extract("LET OUT", audience="public", from_="2026-11-01-x")
    assert not shows("LET OUT", {**other, **entry, **from_entry}, audience="public")


def test_what_belongs_to_no_issue_waits_for_the_ethics_of_its_owner_alone() -> None:
    loose = {"members/peter-nwosu/actions/x.yaml": f"action: TRIED IT\nagreed: 2026-10-01\n{TRIED}"}
    assert shows("TRIED IT", {ISSUE: INVOLVED, **loose}, audience="public")


def test_the_public_sees_no_reply_of_the_sponsor_s() -> None:
    laid = {"obstacles/quiet-bins.yaml": "+reply: PLANTED\nreplied: 2026-11-02\n"}
    assert shows("PLANTED", laid)
    assert not shows("PLANTED", laid, audience="public")
    assert not shows("PLANTED", {"obstacles/quiet-bins.yaml": "+reply: PLANTED\nreplied: 2026-11-25\n"})
    assert shows("PLANTED", {"obstacles/quiet-bins.yaml": "+reply: PLANTED\nreplied: 2026-11-24\n"})
    assert shows("PLANTED", {"obstacles/quiet-bins.yaml": "+reply: PLANTED\n"})


def test_figures_for_the_public_go_by_the_rules_though_all_agreed() -> None:
    assert seen(audience="public").figures == ()
    assert len(seen(audience="public").brought) == 4
    many = {**ALL_YES, "extra-0": "yes"}
    assert figures(another(0), many, "public") == figures(another(0), NOBODY)


# Obstacles


def test_an_obstacle_that_names_a_member_is_left_out() -> None:
    for keys in ("obstacle: Peter PLANTED.\n", "obstacle: PLANTED.\nasks: Cover for Kath\n"):
        laid = {"obstacles/planted.yaml": keys + "raised: 2026-11-01\n"}
        assert not shows("PLANTED", laid)
        assert any("obstacle planted" in each for each in seen(laid).left_out)
    assert shows("PLANTED", {"obstacles/planted.yaml": "obstacle: PLANTED.\nraised: 2026-11-24\n"}, NOBODY)
    assert not shows("PLANTED", {"obstacles/planted.yaml": "obstacle: PLANTED.\nraised: 2026-11-25\n"}, NOBODY)


# Yes, except


def test_the_lines_that_hold_what_she_named_are_gone_and_the_rest_is_shown() -> None:
    answers = {**ALL_YES, INES: "yes except: Seven of EIGHTEEN; eleven fewer wakings"}
    text = said(page(answers=answers))
    assert "seven of eighteen" not in text
    assert "Eleven fewer" not in text
    assert "I ask why before I ask when." in text
    assert seen(answers=answers).agreed


@pytest.mark.parametrize(
    ("words", "gone"),
    [
        ("slam", "The bins on every ward slam"),
        ("called it policy for six years", "I had called it policy"),
        ("actions agreed", "Actions agreed"),
        ("what nights are like", "Nobody had ever asked"),
        ("List every waking", "List every waking"),
    ],
)
def test_an_exception_may_be_any_line_of_the_page(words: str, gone: str) -> None:
    answers = {**ALL_YES, SHAZIA: f"yes except: {words}"}
    assert gone in said(page())
    assert gone not in said(page(answers=answers))
    assert seen(answers=answers).agreed


@pytest.mark.parametrize("words", ["the number of families", "—", "wakin", "slam; nothing of the kind", ";"])
def test_an_exception_that_cannot_be_carried_out_counts_as_no_yes(words: str) -> None:
    answers = {**ALL_YES, INES: f"yes except: {words}"}
    found = seen(answers=answers)
    assert not found.agreed
    assert any("not found on the page" in each for each in found.left_out)
    assert found.obstacles or "slam" in words
    assert found.quoted


def test_an_exception_may_end_with_a_semicolon_and_is_never_of_signs_alone() -> None:
    assert seen(answers={**ALL_YES, INES: "yes except: slam;"}).agreed
    loose = {ACTION: f"action: PLANTED\nagreed: 2026-10-01\n{TRIED}"}
    assert not seen(loose, {**ALL_YES, INES: "yes except: —"}).agreed


def test_an_exception_takes_longer_words_with_it() -> None:
    laid = {ACTION: f"action: Twelve bins PLANTED\nagreed: 2026-10-01\n{TRIED}"}
    answers = {**ALL_YES, INES: "yes except: bin; the bins"}
    assert not shows("PLANTED", laid, answers)


def test_an_exception_that_takes_all_of_somebody_away_counts_as_no_yes() -> None:
    answers = {**ALL_YES, PETER: "yes except: bay three ring all night"}
    assert not seen(answers=answers).agreed
    assert any("nothing is left of Peter Nwosu" in each for each in seen(answers=answers).left_out)
    loose = {ISSUE: None, ACTION: f"action: PLANTED\nagreed: 2026-10-01\n{TRIED}",
             "members/shazia-malik/actions/ask-two-families.yaml": None,
             "members/shazia-malik/actions/try-the-day-room.yaml": None}  # fmt: skip
    assert not seen({**loose}, {**ALL_YES, SHAZIA: "yes except: PLANTED"}).agreed


def test_an_exception_of_somebody_who_is_not_concerned_changes_no_agreement() -> None:
    assert seen(answers={**ALL_YES, "kath-brennan": "yes except: no such words"}).agreed


# Facts


def test_facts_about_the_set_are_exact_with_and_without_answers() -> None:
    for answers in (ALL_YES, NOBODY):
        for audience in ("sponsor", "public"):
            view = page(answers=answers, audience=audience)
            assert dict(view.facts) == {
                "Members": "4",
                "Meetings held": "2 of 4",
                "From": "Tue 29 Sep 2026 to Tue 27 Oct 2026",
                "Hours together": "4",
                "How we meet": "Brief guide",
            }
            assert (
                Section("What it is to serve", (Points("", ("Patients sleep at night",)),), "part-1") in view.sections
            )
            assert view.purpose
            assert view.footing == WITHHELD


def test_hours_are_told_where_every_meeting_s_length_is_known() -> None:
    meeting = "present: [ines-duarte]\n"
    assert "Hours together" not in dict(page({"meetings/2026-11-02.yaml": meeting}).facts)
    assert dict(page({"meetings/2026-11-02.yaml": meeting + "minutes: 90\n"}).facts)["Hours together"] == "5.5"


def test_a_set_that_ended_says_so_and_one_not_begun_says_little() -> None:
    assert dict(page({"set.yaml": "+closed: 2026-11-24\n"}).facts)["Ended"] == "Tue 24 Nov 2026"
    assert "Ended" not in dict(page({"set.yaml": "+closed: 2026-11-25\n"}).facts)
    bare = {path: None for path in FILES if path != "set.yaml"} | {"set.yaml": "format: 1\nid: x\ntitle: Bare\n"}
    view = page(bare, NOBODY)
    assert (dict(view.facts), figures(bare, NOBODY)) == ({"Members": "0", "Meetings held": "0"}, {})
    assert page(day=dt.date(2026, 9, 29)).facts[2] == ("On", "Tue 29 Sep 2026")


# Figures


def test_figures_that_all_agreed_to_are_exact() -> None:
    assert figures() == {
        "How many of us came": "7 of 8, over all our meetings",
        "Actions agreed": "6",
        "Actions tried": "5",
        "How many of us have tried something": "4 of 4",
    }


def test_figures_of_five_or_more_go_in_bands_and_in_fives() -> None:
    assert figures(answers=NOBODY) == {}
    assert figures(another(0), NOBODY) == {
        "How many of us came": "most",
        "Actions agreed": "about 5",
        "Actions tried": "about 5",
        "How many of us have tried something": "most",
    }


def came(*present: str) -> dict[str, str | None]:
    return {
        **more(1),
        "meetings/2026-09-29.yaml": None,
        "meetings/2026-10-27.yaml": f"present: [{', '.join(present)}]\n",
    }


@pytest.mark.parametrize(("number", "band"), [(5, "most"), (3, "most"), (2, "about half"), (1, "few")])
def test_a_share_of_people_is_a_band(number: int, band: str) -> None:
    everybody = (*MEMBERS, "extra-0")
    assert figures(came(*everybody[:number]), NOBODY)["How many of us came"] == band


def test_attendance_counts_only_the_meetings_one_belonged_to() -> None:
    joined = {"members/shazia-malik/member.yaml": "+joined: 2026-10-20\n"}
    assert figures(joined)["How many of us came"] == "6 of 7, over all our meetings"


def busy(owner: str, count: int) -> dict[str, str]:
    return {f"members/{owner}/actions/busy-{n}.yaml": f"action: Busy {n}\nagreed: 2026-10-01\n" for n in range(count)}


def test_nobody_may_hold_more_than_half_of_a_figure_about_actions() -> None:
    assert "Actions agreed" in figures({**more(1), **busy(INES, 3)}, NOBODY)
    assert "Actions agreed" not in figures({**more(1), **busy(INES, 4)}, NOBODY)


@pytest.mark.parametrize(
    ("before", "shown"),
    [
        ((), True),
        ((0, 1, 2, 3, 4, 5, 6), True),
        ((0, 1, 2, 3, 4, 5), False),
        ((0, 1, 2, 3, 4), False),
        ((0, 1, 2, 3), True),
        ((0, 1, 2, 3, 4, 5, 6, 7), False),
        ((0, 1, 2, 3, 4, 5, 6, 7, 8, 9), True),
        ((0, 1, 2, 3, 4, 5, 7), False),
        ((0, 1, 2, 3, 4, 7, 8), False),
        ((0, 1, 2, 3, 7, 8, 9), True),
    ],
)
def test_a_figure_is_kept_back_where_its_people_differ_by_one_or_two_from_one_that_was_sent(
    before: tuple[int, ...], *, shown: bool
) -> None:
    people = (*MEMBERS, "extra-0", "extra-1", "extra-2", "former-member-1", "former-member-2", "former-member-3")
    listed = ", ".join(people[each] for each in before)
    report = (
        "kind: interim\naudience: sponsor\nsent: 2026-11-01\n"
        f"figures:\n  - figure: how many of us came\n    value: most\n    contributors: [{listed}]\n"
    )
    laid = {**more(3), "reports/2026-11-01-interim-sponsor.yaml": report}
    found = figures(laid, NOBODY)
    assert ("How many of us came" in found) is shown
    assert "How many of us have tried something" in found
    unsent = {**laid, "reports/2026-11-01-interim-sponsor.yaml": report.replace("sent: 2026-11-01\n", "")}
    assert "How many of us came" in figures(unsent, NOBODY)
    agreed = {**ALL_YES, **dict.fromkeys(people[4:7], "yes")}
    assert "How many of us came" in figures(laid, agreed)


# Laws


@settings(deadline=None)
@given(
    st.sets(st.sampled_from(MEMBERS), min_size=1), st.sets(st.sampled_from(MEMBERS), min_size=1),
    st.sampled_from(["sponsor", "public"]), st.integers(0, 2),
)  # fmt: skip
def test_whose_yes_is_missing_changes_nothing_but_their_own_let_out_words(
    one: set[str], other: set[str], audience: str, extra: int
) -> None:
    """The law: two pages without everybody's yes differ at most in the words of those who said no."""
    laid = more(extra)
    rest = {**ALL_YES, **{f"extra-{n}": "yes" for n in range(extra)}}
    pages = [
        build_page("summary", seen(laid, {**rest, **dict.fromkeys(each, "no")}, audience)._replace(quoted=()))
        for each in (one, other)
    ]
    assert pages[0] == pages[1]
    silent = [page(laid, {**rest, **dict.fromkeys(each, "no-answer")}, audience) for each in (one, other)]
    assert silent[0] == silent[1]


def test_with_one_no_nothing_tells_whose_it_was() -> None:
    no_words = {path: None for path in FILES if "/extracts/" in path}
    pages = {said(page(no_words, {**ALL_YES, each: "no"})) for each in MEMBERS}
    pages.add(said(page(no_words, {**ALL_YES, PETER: "no-answer"})))
    assert len(pages) == 1
    (text,) = pages
    assert not any(name in text for name in ("Inês", "Peter", "Shazia", "Tomasz"))


@settings(deadline=None)
@given(st.sampled_from(MEMBERS), st.sampled_from(MEMBERS))
def test_each_no_takes_away_its_author_s_words_alone(one: str, other: str) -> None:
    quoted = {each: set(seen(answers={**ALL_YES, each: "no"}).quoted) for each in (one, other)}
    every = {each.words: each for each in seen().quoted}
    authors = {"I had called it policy": INES, "Nine of fourteen bells": PETER}
    for member, words in quoted.items():
        gone = [text for text in every if text not in {each.words for each in words}]
        assert {author for start, author in authors.items() if any(text.startswith(start) for text in gone)} == (
            {member} & set(authors.values())
        )


def test_the_constant_sentence_is_on_every_page() -> None:
    for answers, audience, laid in itertools.product(
        (ALL_YES, NOBODY, {**ALL_YES, INES: "no"}), ("sponsor", "public"), ({}, more(2))
    ):
        assert page(laid, answers, audience).footing == WITHHELD
