"""What may be seen of a set to the values of its summary: pure, the same on anyone's machine."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from alearn.model import Action, Issue, LearningSet, Meeting, Ref, Update
from alearn.report.saying import RESULTS, STATUSES, listed, with_mark
from alearn.report.view import (
    CycleView,
    Fact,
    IssueView,
    Learned,
    Told,
    Turned,
)
from alearn.say import Say
from alearn.schema.types import is_private
from alearn.story.actions import due, status
from alearn.story.cycles import Cycle, cycles
from alearn.story.ethics import is_open
from alearn.story.learning import KEPT_ELSEWHERE
from alearn.story.links import links
from alearn.story.meetings import (
    name_of,
    next_planned,
)
from alearn.story.promises import is_late, promised
from alearn.story.wording import marked, on
from alearn.text.prose import first_paragraph

BANNERS = {"set": "FOR THE SET ONLY", "me": "FOR ME ONLY"}
_THEMES = 8


def turned(the_set: LearningSet, meetings: Iterable[Meeting]) -> Iterator[Turned]:
    """The turns of each meeting that had any, in the order they were held; minutes as far as they are known.

    Where the same were planned for every turn of a meeting, that is said once.
    """
    for meeting in meetings:
        planned_for = {turn.planned for turn in meeting.turns}
        same = planned_for.pop() if len(planned_for) == 1 else None
        say, day = the_set.say, on(the_set.say, meeting.date)
        if same:
            day = say("{day}, {minutes} minutes planned for each", day=day, minutes=same)
        turns = tuple(
            _with_minutes(say, name_of(the_set, turn.presenter), None if same else turn.planned, turn.used)
            for turn in meeting.turns
        )
        if turns:
            yield Turned(day, turns)


def _with_minutes(say: Say, name: str, planned_for: int | None, used: int | None) -> str:
    """Who had a turn, with its minutes: `Amina Khan 16`, or `Amina Khan 16 of 15 planned`."""
    if used is None:
        return say("{name} {planned} planned", name=name, planned=planned_for) if planned_for else name
    if planned_for:
        return say("{name} {used} of {planned} planned", name=name, used=used, planned=planned_for)
    return f"{name} {used}"


def build_issue(the_set: LearningSet, issue: Issue, day: date) -> IssueView:
    """One issue with its cycles, in the order their actions were agreed."""
    outcome = issue.outcome
    to_me: tuple[str, ...] = ()
    if outcome and isinstance(outcome.to_me, str):
        to_me = (outcome.to_me,)
    elif outcome and isinstance(outcome.to_me, Mapping):
        to_me = tuple(f"{name_of(the_set, id_)}: {words}" for id_, words in outcome.to_me.items())
    return IssueView(
        words=issue.issue,
        member=listed(the_set.say, [name_of(the_set, id_) for id_ in (issue.owner, *issue.partners)]),
        matters=issue.matters or "",
        ethics=_ethics(the_set, issue),
        before=issue.before or "",
        now=issue.now or "",
        to_me=to_me,
        to_organisation=(outcome.to_organisation or "") if outcome else "",
        evidence=outcome.evidence if outcome else (),
        cycles=tuple(_cycle(the_set, each, day) for each in cycles(the_set, issue, day)),
        marked=marked(the_set, issue),
    )


def _ethics(the_set: LearningSet, issue: Issue) -> str:
    """Who in the setting agreed to the issue, or why nobody needed to; where somebody is concerned, that it is open."""
    say, ethics = the_set.say, issue.ethics
    if ethics is None or not (ethics.not_needed or ethics.agreed_by):
        return say("not said yet who in the {setting} agreed") if is_open(issue) else ""
    if ethics.not_needed:
        words = say("nobody needed to agree: {words}", words=ethics.not_needed)
    else:
        day = on(say, ethics.agreed) if ethics.agreed else say("(the day is not said)")
        words = say("agreed {day} by {name}", day=day, name=ethics.agreed_by)
    return with_mark(say, words, marked(the_set, ethics))


def _cycle(the_set: LearningSet, cycle: Cycle, day: date) -> CycleView:
    say, action = the_set.say, cycle.action
    by = due(action, day)
    status_word = status(action, day)
    stands = say(STATUSES[status_word])
    return CycleView(
        action=action.action + "".join(say(" (with {name})", name=name_of(the_set, each)) for each in action.partners),
        agreed=on(say, action.agreed),
        by=on(say, by) if by else "",
        status=status_word,
        stands=say("{stands}, past its date", stands=stands) if is_late(the_set, action, day) else stands,
        measure=action.measure or "",
        happened=tuple(_told(the_set, update) for update in cycle.happened),
        learned=tuple(
            Learned(on(say, entry.date), first_paragraph(entry.prose), marked(the_set, entry))
            for entry in cycle.learned
        ),
        elsewhere=not cycle.learned and any(_out_of_sight(ref) for ref in action.learning),
        led_to=tuple(_with_mark(the_set, the_set.actions[ref]) for ref in cycle.led_to),
        marked=marked(the_set, action),
    )


def _told(the_set: LearningSet, update: Update) -> Told:
    say = the_set.say
    result = say(RESULTS[update.result]) if update.result else ""
    moved = say("new date {day}", day=on(say, update.due)) if update.due else ""
    return Told(
        on(say, update.date),
        say(STATUSES[update.status]) if update.status else "",
        "; ".join(filter(None, (result, moved))),
        update.note or "",
        marked(the_set, update),
    )


def loose_cycles(the_set: LearningSet, day: date) -> Iterable[CycleView]:
    """The actions that belong to no issue, in the order they were agreed."""
    issue_of = links(the_set).issue_of
    loose = (action for action in the_set.actions.values() if issue_of.get(action.ref) not in the_set.issues)
    for action in sorted(loose, key=lambda each: (each.agreed, each.owner, each.id)):
        view = _cycle(the_set, Cycle(action, action.updates, (), ()), day)
        yield view._replace(action=f"{name_of(the_set, action.owner)}: {action.action}")


def shared_themes(the_set: LearningSet) -> tuple[Fact, ...]:
    """What several members wrote of, the most first."""
    people: dict[str, set[str]] = {}
    for entry in the_set.entries.values():
        for theme in entry.themes:
            people.setdefault(theme.strip().lower(), set()).add(entry.owner)
    shared = sorted(((len(owners), theme) for theme, owners in people.items() if len(owners) > 1), key=_by_most)
    wrote = "{number} members wrote of it"
    return tuple(Fact(theme, the_set.say(wrote, number=number)) for number, theme in shared[:_THEMES])


def _by_most(each: tuple[int, str]) -> tuple[int, str]:
    return (-each[0], each[1])


def coming(the_set: LearningSet, day: date) -> Iterable[str]:
    """The next meeting, and what members said they would do, by its date."""
    closed = the_set.file.closed is not None and the_set.file.closed <= day
    following = None if closed else next_planned(the_set, day)
    if following:
        say, when = the_set.say, on(the_set.say, following.day)
        if following.starts:
            when = say("{day} at {time}", day=when, time=f"{following.starts:%H:%M}")
        where = ", ".join(filter(None, (when, following.place)))
        yield say("The next meeting is on {day}.", day=where)
    still = sorted(
        promised(the_set, day),
        key=lambda action: (due(action, day) or day, name_of(the_set, action.owner), action.id),
    )
    yield from (_carried(the_set, action, day) for action in still)


def _carried(the_set: LearningSet, action: Action, day: date) -> str:
    say, by = the_set.say, due(action, day)
    words = f"{name_of(the_set, action.owner)}: {_with_mark(the_set, action)}"
    return say("{words}, by {day}", words=words, day=on(say, by)) if by else words


def _with_mark(the_set: LearningSet, action: Action) -> str:
    mark = marked(the_set, action)
    return with_mark(the_set.say, action.action, mark) if mark else action.action.rstrip(".")


def _out_of_sight(ref: Ref) -> bool:
    return ref.id == KEPT_ELSEWHERE or is_private(ref.id)
