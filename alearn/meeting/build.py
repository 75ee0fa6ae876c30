"""What the set may see, and a meeting laid out, to the agenda: pure, the same on anyone's machine."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from alearn.dates import in_words
from alearn.disclose import Disclosed
from alearn.findings import Finding
from alearn.meeting.agenda import ANY_TIME, Cues, RunSheet
from alearn.meeting.view import AgendaView, MemberSheet, Opening, Promise, Question, Reply, Rule
from alearn.model import Action, LearningSet, Member, Obstacle, Process
from alearn.report.build import BANNERS, turned
from alearn.story.actions import SETTLED, due, last_told, status, told
from alearn.story.conduct import review_is_due
from alearn.story.meetings import facilitators, held, name_of
from alearn.story.promises import promised
from alearn.story.turns import not_yet_presented
from alearn.story.wording import listed, marked, stands

_ASKED_ANYWAY = frozenset(("overdue", "promise-not-followed-up", "conduct-review"))
"""Questions that the sheet asks with its own words: of every promise, what happened; of the conduct, beside it."""
_PARKED_MEETINGS = 3

Concern = tuple[str, Finding]
"""A question about practice with the id of the member it is put to; empty where that is the set."""


class Occasion(NamedTuple):
    """The meeting an agenda is for: its id, the day, and who is expected and who is not."""

    id: str
    day: date
    number: str
    place: str
    expected: tuple[Member, ...]
    away: tuple[Member, ...]
    notes: tuple[str, ...] = ()


def build_agenda(
    seen: Disclosed,
    occasion: Occasion,
    process: Process,
    run: RunSheet,
    cues: Cues,
    asked: Iterable[Concern],
    *,
    made: date,
) -> AgendaView:
    """The agenda of a meeting; `asked` are the questions about practice that are due, `made` the day it is built."""
    the_set, file = seen.the_set, seen.the_set.file
    return AgendaView(
        title=file.title,
        language=file.language or "en-GB",
        banner=BANNERS[seen.audience],
        made=in_words(made),
        number=occasion.number,
        day=in_words(occasion.day),
        place=occasion.place,
        process=process.title,
        source=process.source or "",
        facilitated_by=listed([each.name for each in facilitators(the_set) if each.belongs_on(occasion.day)]),
        expected=tuple(member.name for member in occasion.expected),
        turn_names=_turn_names(the_set, process, occasion),
        notes=occasion.notes,
        run=run,
        cues=cues.get(ANY_TIME, ()),
        opening=build_opening(the_set, occasion, asked),
    )


def build_opening(the_set: LearningSet, occasion: Occasion, asked: Iterable[Concern]) -> Opening:
    """The opening sheet of a meeting, as things stand on its day."""
    before = [each for each in held(the_set, occasion.day) if each.id != occasion.id]
    last = before[-1].date if before else None
    put = [each for each in asked if each[1].rule not in _ASKED_ANYWAY and "/journal/" not in each[1].path]
    return Opening(
        since=in_words(last) if last else "",
        members=tuple(_sheet(the_set, member, occasion.day, last, put) for member in occasion.expected),
        away=listed([member.name for member in occasion.away]),
        questions=_questions(the_set, occasion.day, [finding for id_, finding in put if not id_]),
        conduct=tuple(Rule(rule.id, rule.words) for rule in (the_set.conduct.rules if the_set.conduct else ())),
        conduct_note=_conduct_note(the_set, occasion.day),
        obstacles=tuple(_replies(the_set.obstacles, occasion.day, last)),
        parked=tuple((in_words(each.date), words) for each in before[-_PARKED_MEETINGS:] for words in each.parked),
        turned=tuple(turned(the_set, before)),
        not_yet_presented=listed([each.name for each in not_yet_presented(the_set, occasion.day)]),
    )


def _turn_names(the_set: LearningSet, process: Process, occasion: Occasion) -> str:
    """How it is settled who presents; where a set chooses, who has not had a turn yet is said."""
    if process.presenters in (None, "all"):
        return "Everybody presents. Settle the order at the opening."
    how = "in the order of the rota" if process.presenters == "rota" else "by bids at the beginning"
    waiting = [each.name for each in not_yet_presented(the_set, occasion.day) if each in occasion.expected]
    return f"Presenters are chosen {how}." + (f" Not presented yet: {listed(waiting)}." if waiting else "")


def _sheet(the_set: LearningSet, member: Member, day: date, last: date | None, asked: Sequence[Concern]) -> MemberSheet:
    issues = [each for each in the_set.issues.values() if member.id in (each.owner, *each.partners)]
    still_open = sorted(
        (each for each in issues if each.closed is None or each.closed > day),
        key=lambda each: (each.opened, each.owner, each.id),
    )
    return MemberSheet(
        name=member.name,
        note=_member_note(member, last, brought=bool(still_open)),
        issues=tuple(_with_mark(each.issue, marked(the_set, each)) for each in still_open),
        promises=tuple(_promise(the_set, each, day, last) for each in _asked_about(the_set, member, day, last)),
        questions=_questions(the_set, day, [finding for id_, finding in asked if id_ == member.id]),
    )


def _member_note(member: Member, last: date | None, *, brought: bool) -> str:
    new = "New in the set. " if member.joined and last and member.joined > last else ""
    return new + ("" if brought else "No issue is written down yet: ask what they would like to bring.")


def _asked_about(the_set: LearningSet, member: Member, day: date, last: date | None) -> list[Action]:
    """What a member promised that is open, and what was settled since the last meeting; in the order of agreement."""
    still = promised(the_set, day, member.id)
    settled = [
        each
        for each in the_set.actions.values()
        if each.owner == member.id and status(each, day) in SETTLED and (last is None or last_told(each, day) >= last)
    ]
    both = {each.ref: each for each in (*still, *settled)}
    return sorted(both.values(), key=lambda each: (each.agreed, each.id))


def _promise(the_set: LearningSet, action: Action, day: date, last: date | None) -> Promise:
    by = due(action, day)
    shared = "".join(f" (with {name_of(the_set, each)})" for each in action.partners)
    return Promise(
        words=" ".join(action.action.split()) + shared,
        by=in_words(by) if by else "",
        stands="" if status(action, day) == "agreed" else stands(status(action, day)),
        told=tuple(
            _with_mark(f"{in_words(each.date)}: {each.note}", marked(the_set, each))
            for each in told(action, day)
            if each.note and (last is None or each.date >= last)
        ),
        marked=marked(the_set, action),
    )


def _with_mark(words: str, mark: str) -> str:
    return f"{words} ({mark})" if mark else words


def _questions(the_set: LearningSet, day: date, findings: Iterable[Finding]) -> tuple[Question, ...]:
    """The questions, each once, with what it is asked about."""
    about: dict[str, list[str]] = {}
    words = _words_by_path(the_set)
    taken = {each.path: each.assumptions for each in the_set.issues.values()}
    for finding in findings:
        of = about.setdefault(finding.message, [])
        if finding.rule == "assumption-untested":
            untested = (each for each in taken[finding.path] if each.tested is None or each.tested > day)
            of += [each.assumption for each in untested if each.assumption not in of]
        elif finding.path in words and words[finding.path] not in of:
            of.append(words[finding.path])
    return tuple(Question(message, tuple(of)) for message, of in about.items())


def _words_by_path(the_set: LearningSet) -> Mapping[str, str]:
    actions = {each.path: " ".join(each.action.split()) for each in the_set.actions.values()}
    return actions | {each.path: " ".join(each.issue.split()) for each in the_set.issues.values()}


def _conduct_note(the_set: LearningSet, day: date) -> str:
    conduct = the_set.conduct
    if conduct is None or not conduct.rules:
        return "No conduct is written down yet: agree today what you promise one another, and write it in conduct.md."
    if conduct.adopted is None or conduct.adopted > day:
        return "Not adopted yet: read it aloud, change it until it is yours, and write the day into conduct.md."
    review = conduct.review
    if review and review_is_due(conduct, day):
        return (
            f"Adopted {in_words(conduct.adopted)}. You meant to look at it again by {in_words(review)}: do that today."
        )
    again = f", to be looked at again on {in_words(review)}" if review and review > day else ""
    return f"Adopted {in_words(conduct.adopted)}{again}."


def _replies(obstacles: Iterable[Obstacle], day: date, last: date | None) -> Iterator[Reply]:
    """The obstacles that wait for a reply on a day, after those whose reply came since the last meeting."""
    waiting = []
    for each in sorted(obstacles, key=lambda each: (each.raised, each.id)):
        if each.reply is None or (each.replied and each.replied > day):
            waiting.append(Reply(each.obstacle, each.asks or "", ""))
        elif last is None or each.replied is None or each.replied >= last:
            yield Reply(each.obstacle, each.asks or "", each.reply)
    yield from waiting
