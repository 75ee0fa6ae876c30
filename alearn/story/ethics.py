"""Whether an issue touches people whose setting has a say in it, and whether that was asked."""

import re
from collections.abc import Iterable

from alearn.model import Ethics, Issue

_CONCERNED = frozenset(
    (
        *("child", "children", "pupil", "pupils", "student", "students", "learner", "learners", "young"),
        *("baby", "babies", "infant", "infants", "toddler", "toddlers", "teenager", "teenagers"),
        *("parent", "parents", "carer", "carers", "guardian", "guardians", "family", "families"),
        *("mother", "mothers", "father", "fathers", "relative", "relatives"),
        *("patient", "patients", "user", "users", "client", "clients", "resident", "residents"),
    )
)
"""Words for children, parents, patients and service users, as `involves` names them."""
_WORD = re.compile(r"[^\W\d_]+")


def concerned(involves: Iterable[str]) -> tuple[str, ...]:
    """Those among whom an issue involves who are children, parents, patients or service users, by their words."""
    return tuple(each for each in involves if not _CONCERNED.isdisjoint(_WORD.findall(each.lower())))


def answered(ethics: Ethics | None) -> bool:
    """Whether it is said who in the setting agreed and when, or why nobody needed to."""
    return ethics is not None and bool(ethics.not_needed or (ethics.agreed_by and ethics.agreed))


def is_open(issue: Issue) -> bool:
    """Whether an issue is about people whose setting has a say, and nothing is said of that yet."""
    return bool(concerned(issue.involves)) and not answered(issue.ethics)


def settled(issue: Issue) -> bool:
    """Whether an issue may go on a public page as far as ethics go: nobody is concerned, or its owner has answered.

    An answer that somebody else typed counts once its owner has confirmed it.
    """
    ethics = issue.ethics
    unconfirmed = ethics is not None and ethics.proxy is not None and ethics.proxy.confirmed is None
    return not concerned(issue.involves) or (answered(ethics) and not unconfirmed)
