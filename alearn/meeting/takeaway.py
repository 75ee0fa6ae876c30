"""What one member takes away from a meeting: only their own words, on one page."""

from datetime import date
from typing import NamedTuple

from alearn.dates import in_words
from alearn.disclose import Disclosed
from alearn.model import Action, LearningSet
from alearn.story.actions import due, status
from alearn.story.meetings import held, name_of, next_planned
from alearn.story.promises import promised
from alearn.story.wording import stands


class Undertaking(NamedTuple):
    """An action on the page: its words, by when, what would show that it is done, and how it stands."""

    words: str
    by: str
    measure: str
    stands: str


class TakeawayView(NamedTuple):
    """The page, every word of it decided."""

    title: str
    language: str
    name: str
    since: str
    headlines: tuple[str, ...]
    actions: tuple[Undertaking, ...]
    none_yet: tuple[str, ...]
    questions: tuple[str, ...]
    insights: tuple[str, ...]
    offers: tuple[str, ...]
    following: str

    @property
    def banner(self) -> str:
        """Whom the page is for, as it stands on every sheet of it."""
        return f"FOR {self.name} ONLY"


def build_takeaway(seen: Disclosed) -> TakeawayView:
    """The page of the member that was `seen` for alone: the turns of the last meeting, the actions, the next date."""
    the_set, day = seen.the_set, seen.day
    met = held(the_set, day)
    turns = [each for each in (met[-1].turns if met else ()) if each.presenter == seen.me]
    return TakeawayView(
        title=the_set.file.title,
        language=the_set.file.language or "en-GB",
        name=name_of(the_set, seen.me),
        since=in_words(met[-1].date) if met else "",
        headlines=tuple(filter(None, (each.headline for each in turns))),
        actions=tuple(_undertaking(each, day) for each in promised(the_set, day, seen.me)),
        none_yet=tuple(filter(None, (each.none_yet for each in turns))),
        questions=tuple(question for each in turns for question in each.questions),
        insights=tuple(filter(None, (each.insight for each in turns))),
        offers=tuple(offer for each in turns for offer in (*each.offers, *each.materials)),
        following=_following(the_set, day),
    )


def _undertaking(action: Action, day: date) -> Undertaking:
    by, word = due(action, day), status(action, day)
    shown = "" if word == "agreed" else stands(word)
    return Undertaking(action.action, in_words(by) if by else "", action.measure or "", shown)


def _following(the_set: LearningSet, day: date) -> str:
    """The next meeting: its day, time and place, as far as they are planned; after one that was held that same day."""
    row = next_planned(the_set, day)
    if row is None:
        return ""
    parts = [in_words(row.day), f"at {row.starts:%H:%M}" if row.starts else "", row.place or ""]
    return ", ".join(filter(None, parts)).replace(", at ", " at ")
