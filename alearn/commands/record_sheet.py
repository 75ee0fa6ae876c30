"""The record sheet of a meeting: what is written down, and how flags say it."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from alearn.commands.act import closed_word, of_owner
from alearn.commands.days import calendar_of, read_typed_day
from alearn.commands.who import member_named
from alearn.errors import UsageError
from alearn.model import NOTHING, LearningSet, Ref
from alearn.schema.fields import UPDATE
from alearn.story.meetings import members
from alearn.story.promises import promised
from alearn.world import World

_MORE = re.compile(r"\s*;\s*")
_BY = re.compile(r"\s*;\s*by\s+", re.IGNORECASE)
_TIME = re.compile(r"\s+([0-9]{1,2}:[0-9]{2})\Z")


class Promise(NamedTuple):
    """What became of an action that was promised before: how it stands, and one line."""

    action: Ref
    status: str
    note: str = ""


class NewAction(NamedTuple):
    """What a presenter said they would do, and by when, as an ISO date or nothing."""

    words: str
    due: str = ""


class TurnSheet(NamedTuple):
    """One presenter's part of the sheet; `used` is in minutes."""

    presenter: str
    headline: str = ""
    actions: tuple[NewAction, ...] = ()
    none_yet: str = ""
    insight: str = ""
    questions: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()
    agreed: bool = False
    used: str = ""


class Sheet(NamedTuple):
    """What is written down of a meeting; people by their ids, late and left with a time where one was said."""

    there: tuple[str, ...] = ()
    apologies: tuple[str, ...] = ()
    late: Mapping[str, str] = NOTHING
    left: Mapping[str, str] = NOTHING
    promises: tuple[Promise, ...] = ()
    turns: Mapping[str, TurnSheet] = NOTHING
    interventions: tuple[tuple[str, str], ...] = ()
    parked: tuple[str, ...] = ()
    support: str = ""
    challenge: str = ""
    learned: tuple[str, ...] = ()
    not_talked_about: str = ""
    next: str = ""


def promised_by_flag(the_set: LearningSet, typed: str, day: date) -> Promise:
    """`ACTION=STATUS; NOTE` as what became of an action; UsageError where it is not so written."""
    name, sign, rest = typed.partition("=")
    status, *note = _MORE.split(rest.strip(), maxsplit=1)
    if not sign or not status:
        raise UsageError(
            "What became of an action is written ACTION=STATUS; NOTE.", 'Type: --promised "observe=tried; one"'
        )
    somebody = next(iter(the_set.members.values()))
    ref = of_owner(the_set, [each.ref for each in promised(the_set, day)], somebody, name.strip())
    return Promise(ref, closed_word(UPDATE, "status", status), note[0] if note else "")


def action_by_flag(world: World, the_set: LearningSet, typed: str, day: date) -> tuple[str, NewAction]:
    """`MEMBER=WORDS; by DATE` as a new action and whose it is; UsageError where it is not so written."""
    member, words = of_member(the_set, typed)
    words, *by = _BY.split(words, maxsplit=1)
    calendar = calendar_of(the_set, day)
    return member, NewAction(words, read_typed_day(world, calendar, by[0], "--action").isoformat() if by else "")


def ids_of(the_set: LearningSet, typed: Iterable[str]) -> tuple[str, ...]:
    """The members that are named, each once, several in one text with commas between."""
    names = [part.strip() for each in typed for part in each.split(",") if part.strip()]
    return tuple(dict.fromkeys(member_named(each, the_set.members.values()).id for each in names))


def times_of(the_set: LearningSet, typed: Iterable[str]) -> dict[str, str]:
    """The members that are named, each with the time that stands after the name, empty where none does."""
    found = {}
    for part in (part.strip() for each in typed for part in each.split(",") if part.strip()):
        time = _TIME.search(part)
        name = part[: time.start()] if time else part
        found[member_named(name, the_set.members.values()).id] = time[1].rjust(5, "0") if time else ""
    return found


def of_member(the_set: LearningSet, typed: str) -> tuple[str, str]:
    """`MEMBER=words` as the member's id and the words; UsageError where it is not so written."""
    member, sign, words = typed.partition("=")
    if not sign or not words.strip():
        raise UsageError("Words about one member are written MEMBER=words.", 'Type: --turn "amina-khan=Who talks?"')
    return member_named(member.strip(), the_set.members.values()).id, words.strip()


def expected_on(the_set: LearningSet, day: date) -> tuple[str, ...]:
    """The members who belong to the set on a day."""
    return tuple(member.id for member in members(the_set) if member.belongs_on(day))


def agreed_on(the_set: LearningSet, member: str, day: date) -> list[str]:
    """The ids of the actions a member agreed on a day."""
    return sorted(ref.id for ref, action in the_set.actions.items() if ref.owner == member and action.agreed == day)
