"""The evidence report: each claim of learning or of a result, with what shows it as numbered notes."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import count

from alearn.disclose import Disclosed, LetOut
from alearn.disclose.page import Brought
from alearn.model import Issue, LearningSet
from alearn.report.build import build_issue
from alearn.report.page import Block, Claim, Claims, Note, Notes, Quote, Section, Sub, Words, section
from alearn.report.saying import RESULTS, with_mark
from alearn.report.told import ETHICS, METHOD, how_it_was_made, lines_of, who
from alearn.say import Say
from alearn.story.actions import told
from alearn.story.confirmed import is_agreed, is_unconfirmed
from alearn.story.links import actions_for, learnings_of
from alearn.story.meetings import held, name_of
from alearn.story.wording import on
from alearn.text.prose import first_paragraph

PURPOSE = (
    "This report shows what stands behind each claim of learning or of a result. A number leads to the note that "
    "shows it; a claim without a number stands on our word alone."
)
_NONE = "Nothing is claimed in this report."
_LABELS = {
    "now": "What is different now",
    "learned": "What was learned",
    "to-me": "Worth to me",
    "to-organisation": "Worth to the {organisation}",
}
Said = tuple[str, str]
"""Words, and where they stand."""


def evidence(seen: LetOut) -> tuple[Section, ...]:
    """Claims that members agreed to show, with the evidence they name and the words they signed.

    Words without a name are tied to no claim: whose issue they come from would tell whose they are.
    """
    say, numbers = seen.say, count(1)
    blocks = tuple(
        block
        for each in seen.brought
        for block in _claimed(
            say,
            Sub(each.issue or say("Also learned"), who(say, each)),
            {kind: lines_of(each, kind) for kind in _LABELS},
            _shown(seen, each),
            numbers,
        )
    )
    loose = tuple(Quote(each.words, each.by) for each in seen.quoted if not each.about)
    return (
        *section(say("What we claim, and what shows it"), *(blocks or (Words(say(_NONE)),))),
        *section(say("Other words of ours"), *loose),
        *how_it_was_made(seen, PURPOSE),
    )


def evidence_within(seen: Disclosed) -> tuple[Section, ...]:
    """Claims with all that the set can read of what shows them."""
    the_set, day, say = seen.the_set, seen.day, seen.say
    numbers = count(1)
    issues = sorted(the_set.issues.values(), key=lambda each: (name_of(the_set, each.owner), each.opened, each.ref))
    blocks = tuple(block for issue in issues for block in _of_issue(the_set, issue, day, numbers))
    return (
        *section(say("What we claim, and what shows it"), *(blocks or (Words(say(_NONE)),))),
        *section(say("Purpose, method and ethics"), Words(say(PURPOSE)), Words(say(METHOD)), Words(say(ETHICS))),
    )


def _claimed(
    say: Say, heading: Sub, claims: dict[str, tuple[str, ...]], shown: Iterable[Said], numbers: Iterator[int]
) -> Iterator[Block]:
    """One issue's claims and, under them, its notes."""
    if not any(claims.values()):
        return
    notes = tuple(Note(next(numbers), words, place) for words, place in shown)
    first = notes[0].number if notes else 0
    numbered = say("notes {first} to {last}", first=first, last=notes[-1].number) if len(notes) > 1 else ""
    numbered = numbered or (say("note {number}", number=first) if notes else "")
    yield heading
    for kind, words in claims.items():
        if words:
            yield Claims(say(_LABELS[kind]), tuple(Claim(each, first, numbered) for each in words))
    if notes:
        yield Notes(notes)


def _shown(seen: LetOut, brought: Brought) -> Iterator[Said]:
    say = seen.say
    named = say("named by {name}", name=who(say, brought))
    yield from ((words, named) for words in lines_of(brought, "evidence"))
    yield from (
        (each.words, say("{name}, in words let out", name=each.by))
        for each in seen.quoted
        if each.about == brought.issue
    )


def _of_issue(the_set: LearningSet, issue: Issue, day: date, numbers: Iterator[int]) -> Iterator[Block]:
    view = build_issue(the_set, issue, day)
    turns = (turn for meeting in held(the_set, day) for turn in meeting.turns if turn.issue == issue.ref)
    claims = {
        "now": tuple(filter(None, (view.now,))),
        "learned": tuple(turn.insight for turn in turns if turn.insight and is_agreed(turn)),
        "to-me": view.to_me,
        "to-organisation": tuple(filter(None, (view.to_organisation,))),
    }
    yield from _claimed(
        the_set.say,
        Sub(issue.issue, with_mark(the_set.say, view.member, view.marked)),
        claims,
        _readable(the_set, issue, day),
        numbers,
    )


def _readable(the_set: LearningSet, issue: Issue, day: date) -> Iterator[Said]:
    """What the set can read that shows what came of an issue; words typed for somebody count once confirmed."""
    say, name = the_set.say, name_of(the_set, issue.owner)
    yield from (
        (words, say("named by {name}", name=name)) for words in (issue.outcome.evidence if issue.outcome else ())
    )
    for action in actions_for(the_set, issue.ref):
        for update in told(action, day):
            if update.note and update.result and not is_unconfirmed(the_set, update):
                owner = name_of(the_set, action.owner)
                where = say("{name} on {action}, {day}", name=owner, action=action.id, day=on(say, update.date))
                yield update.note, f"{where}: {say(RESULTS[update.result])}"
    for entry in learnings_of(the_set, issue.ref):
        if entry.date <= day and not is_unconfirmed(the_set, entry):
            name, when = name_of(the_set, entry.owner), on(say, entry.date)
            yield first_paragraph(entry.prose), say("{name}, journal, {day}", name=name, day=when)
