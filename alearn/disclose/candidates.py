"""What a page for outside would show if everybody said yes to all of it: confirmed words of those in the set that day.

Never in it, for there is no line for it: entries, notes, headlines, questions, reasons, expectations, confidence, what
was not tried, and who keeps a journal.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from alearn.dates import in_words
from alearn.disclose.figures import TRIED, Counted, counted
from alearn.disclose.page import Brought, Line
from alearn.model import Action, Ethics, Extract, Issue, LearningSet, Member, Obstacle, Outcome, Ref
from alearn.say import ENGLISH, Say
from alearn.story.actions import result, status
from alearn.story.confirmed import is_agreed, is_unconfirmed
from alearn.story.links import links
from alearn.story.meetings import held, name_of
from alearn.story.wording import on
from alearn.text.names import names_in


class Candidates(NamedTuple):
    """What could be on a page, before anybody was asked."""

    brought: tuple[Brought, ...]
    remembered: tuple[str, ...]
    counted: tuple[Counted, ...]
    extracts: tuple[Extract, ...]
    obstacles: tuple[Obstacle, ...]

    def texts(self) -> Iterator[str]:
        """Every text in it that a member may take out."""
        for brought in self.brought:
            yield brought.issue
            yield from (line.words for line in brought.lines)
        yield from self.remembered
        yield from (f"{each.figure} {each.exact}" for each in self.counted)
        yield from (each.text or "" for each in self.extracts)
        yield from (words_of(each) for each in self.obstacles)


def candidates(shown: LearningSet, audience: str, day: date, people: tuple[Member, ...]) -> Candidates:
    """What could be shown to an audience of a set as it was known on a day, and of the members it then had."""
    told = _confirmed(shown)
    ids = frozenset(each.id for each in people)
    by_name = sorted(told.issues.values(), key=lambda each: (name_of(told, each.owner), each.opened, each.ref))
    issues = tuple(each for each in by_name if each.owner in ids and not _lacks_ethics(each, audience))
    return Candidates(
        brought=tuple(_brought(told, people, issues, audience, day)),
        remembered=tuple(words for meeting in held(told, day) for words in meeting.review.learned),
        counted=counted(told, people, day),
        extracts=tuple(each for each in _let_out_to(told, audience) if not _lacks_ethics_for(told, each, audience)),
        obstacles=tuple(
            _as_known(each, audience, day)
            for each in sorted(told.obstacles, key=lambda each: (each.raised, each.id))
            if not _names_a_member(told, each)
        ),
    )


def left_out(shown: LearningSet, audience: str, day: date) -> Iterator[str]:
    """What is no candidate although its owner may wish it to be, and why: for the maker of the report."""
    yield from _waiting(shown)
    told = _confirmed(shown)
    for extract in shown.extracts.values():
        if extract.audience in _reaches(audience) and is_unconfirmed(shown, extract):
            yield _typed(shown, extract, f"{extract.ref}")
    for meeting in held(shown, day):
        for turn in meeting.turns:
            if turn.insight and not is_agreed(turn):
                yield f"What {name_of(shown, turn.presenter)} learned in the turn of {meeting.id} is not agreed yet."
    lacking = [each.ref for each in told.issues.values() if _lacks_ethics(each, audience)]
    lacking += [each.ref for each in _let_out_to(told, audience) if _lacks_ethics_for(told, each, audience)]
    yield from (f"{ref} involves others, and `ethics` does not say yet who in the setting agreed." for ref in lacking)
    yield from (
        f"The obstacle {each.id} seems to name a member: say it without."
        for each in told.obstacles
        if _names_a_member(told, each)
    )


def _waiting(shown: LearningSet) -> Iterator[str]:
    """What was typed of issues and actions for members who have not confirmed it."""
    for issue in shown.issues.values():
        if is_unconfirmed(shown, issue):
            yield _typed(shown, issue, f"{issue.ref}")
        elif issue.ethics and is_unconfirmed(shown, issue.ethics):
            yield _typed(shown, issue, f"`ethics` of {issue.ref}")
    for action in shown.actions.values():
        if is_unconfirmed(shown, action):
            yield _typed(shown, action, f"{action.ref}")
        yield from (
            _typed(shown, action, f"What was told of {action.ref} on {in_words(update.date)}")
            for update in action.updates
            if is_unconfirmed(shown, update)
        )


def issue_behind(shown: LearningSet, extract: Extract) -> Ref:
    """The issue an extract comes from: itself, or its source's; one of no name where there is none."""
    if extract.source in shown.issues:
        return extract.source
    found = links(shown)
    of_entry = sorted(found.issues_of.get(extract.source, ()))
    return found.issue_of.get(extract.source) or (of_entry[0] if len(of_entry) == 1 else Ref("", ""))


def words_of(obstacle: Obstacle) -> str:
    """All the words of an obstacle and its reply."""
    return " ".join(filter(None, (obstacle.obstacle, obstacle.asks, obstacle.reply)))


# Whose words they are


def _confirmed(shown: LearningSet) -> LearningSet:
    """The set without what somebody else typed for a member who has not confirmed it."""
    return shown._replace(
        issues={
            ref: each._replace(ethics=None if each.ethics and is_unconfirmed(shown, each.ethics) else each.ethics)
            for ref, each in shown.issues.items()
            if not is_unconfirmed(shown, each)
        },
        actions={
            ref: each._replace(updates=tuple(told for told in each.updates if not is_unconfirmed(shown, told)))
            for ref, each in shown.actions.items()
            if not is_unconfirmed(shown, each)
        },
        extracts={ref: each for ref, each in shown.extracts.items() if not is_unconfirmed(shown, each)},
    )


def _typed(shown: LearningSet, record: Issue | Action | Extract, what: str) -> str:
    return f"{what} was typed for {name_of(shown, record.owner)}, who has not confirmed it."


def _reaches(audience: str) -> tuple[str, ...]:
    """The audiences of the words that reach one: what is public is for a sponsor, too."""
    return ("sponsor", "public") if audience == "sponsor" else ("public",)


def _let_out_to(told: LearningSet, audience: str) -> Iterator[Extract]:
    return (each for each in told.extracts.values() if each.audience in _reaches(audience))


# Whether others are involved


def _lacks_ethics(issue: Issue, audience: str) -> bool:
    """Whether an issue that touches others' lives is kept from the public: nobody has said yet that it may be told."""
    return audience == "public" and bool(issue.involves) and not _ethics(ENGLISH, issue.ethics)


def _lacks_ethics_for(told: LearningSet, extract: Extract, audience: str) -> bool:
    """The same of words that were let out: by the issue they come from, else by every issue of their owner."""
    return any(_lacks_ethics(each, audience) for each in _issues_behind(told, extract))


def _issues_behind(told: LearningSet, extract: Extract) -> Iterable[Issue]:
    found = links(told)
    refs = {extract.source, found.issue_of.get(extract.source), *found.issues_of.get(extract.source, ())}
    behind = [told.issues[ref] for ref in refs if ref in told.issues]
    return behind or [issue for issue in told.issues.values() if extract.owner in (issue.owner, *issue.partners)]


def _ethics(say: Say, ethics: Ethics | None) -> tuple[Line, ...]:
    if ethics and ethics.not_needed:
        return (Line("ethics-not-needed", ethics.not_needed),)
    if ethics and ethics.agreed_by and ethics.agreed:
        return (Line("ethics", say("{words} ({mark})", words=ethics.agreed_by, mark=on(say, ethics.agreed))),)
    return ()


# What each member brought


def _brought(
    told: LearningSet, people: tuple[Member, ...], issues: tuple[Issue, ...], audience: str, day: date
) -> Iterator[Brought]:
    """Each issue with what was tried and learned, by its owner's name, then what belongs to no issue."""
    ids = frozenset(each.id for each in people)
    lines: dict[Ref, list[Line]] = {}
    for at, line in (*_tried(told, ids, day), *_learned(told, ids, day)):
        lines.setdefault(at, []).append(line)
    for issue in issues:
        whose = tuple(each for each in (issue.owner, *issue.partners) if each in ids)
        names = tuple(name_of(told, each) for each in whose)
        closed = issue.closed is not None and issue.closed <= day
        yield Brought(
            whose, names, issue.issue, (*_of_issue(told, issue, ids), *lines.get(issue.ref, ())), closed=closed
        )
    for member in people:
        loose = lines.get(Ref(member.id, ""), ())
        own = [each for each in told.issues.values() if member.id in (each.owner, *each.partners)]
        if loose and not any(_lacks_ethics(each, audience) for each in own):
            yield Brought((member.id,), (member.name,), "", tuple(loose))


def _of_issue(told: LearningSet, issue: Issue, ids: frozenset[str]) -> Iterator[Line]:
    """The lines of an issue's own keys."""
    outcome = issue.outcome or Outcome()
    every = (
        ("serves", (told.file.priorities.get(issue.serves or ""),)),
        ("involves", issue.involves),
        ("matters", (issue.matters,)),
        ("before", (issue.before,)),
        ("now", (issue.now,)),
        ("to-me", _to_each(told, outcome, ids)),
        ("to-organisation", (outcome.to_organisation,)),
        ("evidence", outcome.evidence),
    )
    yield from (Line(kind, words) for kind, texts in every for words in texts if words)
    yield from _ethics(told.say, issue.ethics)


def _to_each(told: LearningSet, outcome: Outcome, ids: frozenset[str]) -> Iterable[str | None]:
    """What it was worth to its owner; of a shared issue, to each."""
    if isinstance(outcome.to_me, Mapping):
        return (f"{name_of(told, id_)}: {words}" for id_, words in outcome.to_me.items() if id_ in ids)
    return (outcome.to_me,)


def _tried(told: LearningSet, ids: frozenset[str], day: date) -> Iterator[tuple[Ref, Line]]:
    """What was tried, by the issue it serves; what was not tried has no line, and no reason why has one."""
    issue_of = links(told).issue_of
    for action in sorted(told.actions.values(), key=lambda each: (each.agreed, each.ref)):
        if action.owner in ids and status(action, day) in TRIED:
            at = issue_of.get(action.ref) or Ref(action.owner, "")
            yield at, Line("tried", action.action, status(action, day), result(action, day) or "")


def _learned(told: LearningSet, ids: frozenset[str], day: date) -> Iterator[tuple[Ref, Line]]:
    """What a presenter learned in a turn and agreed to, by the issue of the turn."""
    for meeting in held(told, day):
        for turn in meeting.turns:
            if turn.presenter in ids and turn.insight and is_agreed(turn):
                yield turn.issue or Ref(turn.presenter, ""), Line("learned", turn.insight)


# What stands in the way


def _as_known(obstacle: Obstacle, audience: str, day: date) -> Obstacle:
    """An obstacle with the reply that was there on the day; for the public without: that is the sponsor's own word."""
    replied = audience == "sponsor" and not (obstacle.replied and obstacle.replied > day)
    return obstacle if replied else obstacle._replace(reply=None, replied=None)


def _names_a_member(told: LearningSet, obstacle: Obstacle) -> bool:
    return bool(names_in(words_of(obstacle), (each.name for each in told.members.values())))
