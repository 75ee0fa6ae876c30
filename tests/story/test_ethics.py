"""When the setting has a say in an issue, and when that is settled."""

from datetime import date

import pytest

from alearn.model import Ethics, Issue, Proxy
from alearn.story.ethics import concerned, is_open, settled

AGREED = date(2026, 10, 9)
TYPED = Proxy("jo-ward", "email", AGREED, None)


def issue(*involves: str, ethics: Ethics | None = None) -> Issue:
    return Issue("", "amina-khan", "talk", "Who talks?", date(2026, 10, 5), involves=involves, ethics=ethics)


@pytest.mark.parametrize(
    "involves",
    [
        "children",
        "Year 4 pupils",
        "parents and carers",
        "Patients",
        "service users",
        "young people",
        "a child's family",
    ],
)
def test_those_for_whom_a_setting_answers_are_concerned(involves: str) -> None:
    assert concerned(("staff", involves)) == (involves,)
    assert is_open(issue(involves))
    assert not settled(issue(involves))


@pytest.mark.parametrize("involves", ["staff", "teaching assistants", "governors", "usership", ""])
def test_others_are_not(involves: str) -> None:
    assert concerned((involves,)) == ()
    assert not is_open(issue(involves))


@pytest.mark.parametrize(
    ("ethics", "is_settled"),
    [
        (Ethics(agreed_by="The head teacher", agreed=AGREED), True),
        (Ethics(not_needed="Only my planning changes."), True),
        (Ethics(agreed_by="The head teacher"), False),
        (Ethics(agreed=AGREED), False),
        (Ethics(), False),
        (None, False),
        (Ethics(agreed_by="The head teacher", agreed=AGREED, proxy=TYPED), False),
        (Ethics(agreed_by="The head teacher", agreed=AGREED, proxy=TYPED._replace(confirmed=AGREED)), True),
    ],
)
def test_it_is_settled_by_who_and_when_or_why_not_once_the_owner_says_so(
    ethics: Ethics | None, *, is_settled: bool
) -> None:
    assert settled(issue("children", ethics=ethics)) == is_settled
    assert settled(issue("staff", ethics=ethics))


def test_what_somebody_else_typed_is_no_longer_asked_but_not_settled() -> None:
    typed = issue("children", ethics=Ethics(not_needed="No need.", proxy=TYPED))
    assert not is_open(typed)
    assert not settled(typed)
