"""What may be seen of a set to the values of its summary: pure, the same on anyone's machine."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from alearn.dates import in_words
from alearn.disclose import Disclosed
from alearn.model import Action, Issue, LearningSet, Meeting, Obstacle, Proxy, Ref, Update
from alearn.report.view import (
    CycleView,
    Fact,
    IssueView,
    Learned,
    MeetingRow,
    MemberRow,
    ObstacleView,
    StatusCount,
    SummaryView,
    Told,
)
from alearn.schema.types import is_private
from alearn.story.actions import due, is_open, is_overdue, status
from alearn.story.cycles import Cycle, cycles
from alearn.story.learning import KEPT_ELSEWHERE
from alearn.story.meetings import (
    expected,
    facilitators,
    held,
    judged_on,
    members,
    name_of,
    next_planned,
    planned,
)
from alearn.text.prose import first_paragraph

STANDS = {"refrained": "chose not to, for now", "not-yet": "not yet"}
RESULTS = {
    "as-expected": "as expected",
    "surprise": "a surprise",
    "no-effect": "no effect",
    "made-worse": "it made things worse",
}
BANNERS = {"set": "FOR THE SET ONLY", "me": "FOR ME ONLY"}
_UNCONFIRMED = "typed by somebody else, not confirmed yet"
_THEMES = 8
_STATUS_ORDER = ("done", "adapted", "tried", "agreed", "not-yet", "blocked", "refrained", "dropped")


def build_summary(seen: Disclosed) -> SummaryView:
    """The summary of a set on a day."""
    the_set, day = seen.the_set, seen.day
    file = the_set.file
    issues = sorted(the_set.issues.values(), key=lambda each: (name_of(the_set, each.owner), each.opened, each.id))
    return SummaryView(
        title=file.title,
        language=file.language or "en-GB",
        banner=BANNERS[seen.audience],
        made=in_words(day),
        purpose=file.purpose or "",
        organisation=file.organisation or "",
        facts=_facts(the_set, day),
        members=tuple(_member_row(the_set, each.id) for each in members(the_set)),
        meetings=tuple(_meeting_row(the_set, meeting) for meeting in held(the_set, day)),
        issues=tuple(_issue(the_set, issue, n, day) for n, issue in enumerate(issues, 1)),
        without_issue=tuple(_loose_cycles(the_set, day)),
        counts=_counts(the_set, day),
        themes=_themes(the_set),
        obstacles=tuple(_obstacle(each) for each in sorted(the_set.obstacles, key=lambda each: (each.raised, each.id))),
        coming=tuple(_coming(the_set, day)),
        missing=tuple(_missing(the_set, day)),
    )


def _facts(the_set: LearningSet, day: date) -> tuple[Fact, ...]:
    done, every, people = held(the_set, day), planned(the_set), members(the_set)
    leads = " and ".join(each.name for each in facilitators(the_set))
    facts = [Fact("Members", str(len(people)))]
    facts += [Fact("Facilitator", leads)] if leads else []
    facts.append(Fact("Meetings held", f"{len(done)} of {len(every)}" if every else str(len(done))))
    if done:
        facts.append(Fact("From", f"{in_words(done[0].date)} to {in_words(done[-1].date)}"))
    if the_set.process:
        facts.append(Fact("How we meet", the_set.process.title))
    if the_set.file.closed and the_set.file.closed <= day:
        facts.append(Fact("Ended", in_words(the_set.file.closed)))
    return tuple(facts)


def _member_row(the_set: LearningSet, id_: str) -> MemberRow:
    member = the_set.members[id_]
    brought = [issue.issue for issue in the_set.issues.values() if issue.owner == id_]
    return MemberRow(member.name, member.job or "", brought[0] if brought else "")


def _meeting_row(the_set: LearningSet, meeting: Meeting) -> MeetingRow:
    there = [member for member in expected(the_set, meeting) if member.id in meeting.present]
    away = [member.name for member in expected(the_set, meeting) if member.id not in meeting.present]
    present = f"{len(there)} of {len(there) + len(away)}"
    return MeetingRow(in_words(meeting.date), meeting.place or "", present, _listed(away), meeting.review.learned)


def _issue(the_set: LearningSet, issue: Issue, number: int, day: date) -> IssueView:
    outcome = issue.outcome
    to_me: tuple[str, ...] = ()
    if outcome and isinstance(outcome.to_me, str):
        to_me = (outcome.to_me,)
    elif outcome and isinstance(outcome.to_me, Mapping):
        to_me = tuple(f"{name_of(the_set, id_)}: {words}" for id_, words in outcome.to_me.items())
    return IssueView(
        anchor=f"issue-{number}",
        words=issue.issue,
        member=_listed([name_of(the_set, id_) for id_ in (issue.owner, *issue.partners)]),
        matters=issue.matters or "",
        before=issue.before or "",
        now=issue.now or "",
        to_me=to_me,
        to_organisation=(outcome.to_organisation or "") if outcome else "",
        evidence=outcome.evidence if outcome else (),
        cycles=tuple(_cycle(the_set, each, day) for each in cycles(the_set, issue, day)),
        marked=_marked(issue.proxy),
    )


def _cycle(the_set: LearningSet, cycle: Cycle, day: date) -> CycleView:
    action = cycle.action
    by = due(action, day)
    stands = status(action, day)
    late = is_overdue(action, the_set.members.get(action.owner), judged_on(the_set, day))
    return CycleView(
        action=action.action,
        agreed=in_words(action.agreed),
        by=in_words(by) if by else "",
        status=stands,
        stands=_stands(stands) + (", past its date" if late else ""),
        measure=action.measure or "",
        happened=tuple(_told(update) for update in cycle.happened),
        learned=tuple(
            Learned(in_words(entry.date), first_paragraph(entry.prose), _marked(entry.proxy)) for entry in cycle.learned
        ),
        elsewhere=not cycle.learned and any(_out_of_sight(ref) for ref in action.learning),
        led_to=tuple(the_set.actions[ref].action for ref in cycle.led_to),
        marked=_marked(action.proxy),
    )


def _told(update: Update) -> Told:
    moved = f"new date {in_words(update.due)}" if update.due else ""
    return Told(
        in_words(update.date),
        _stands(update.status) if update.status else "",
        "; ".join(filter(None, (RESULTS.get(update.result or "", ""), moved))),
        update.note or "",
        _marked(update.proxy),
    )


def _loose_cycles(the_set: LearningSet, day: date) -> Iterable[CycleView]:
    loose = (action for action in the_set.actions.values() if action.issue not in the_set.issues)
    for action in sorted(loose, key=lambda each: (each.agreed, each.owner, each.id)):
        view = _cycle(the_set, Cycle(action, action.updates, (), ()), day)
        yield view._replace(action=f"{name_of(the_set, action.owner)}: {action.action}")


def _counts(the_set: LearningSet, day: date) -> tuple[StatusCount, ...]:
    counted = Counter(status(action, day) for action in the_set.actions.values())
    every = sum(counted.values())
    return tuple(
        StatusCount(each, _stands(each), counted[each], round(100 * counted[each] / every))
        for each in _STATUS_ORDER
        if counted[each]
    )


def _themes(the_set: LearningSet) -> tuple[Fact, ...]:
    people: dict[str, set[str]] = {}
    for entry in the_set.entries.values():
        for theme in entry.themes:
            people.setdefault(theme.strip().lower(), set()).add(entry.owner)
    shared = sorted(((len(owners), theme) for theme, owners in people.items() if len(owners) > 1), key=_by_most)
    return tuple(Fact(theme, f"{number} members wrote of it") for number, theme in shared[:_THEMES])


def _by_most(each: tuple[int, str]) -> tuple[int, str]:
    return (-each[0], each[1])


def _obstacle(obstacle: Obstacle) -> ObstacleView:
    reply = obstacle.reply or "No reply yet."
    if obstacle.reply and obstacle.replied:
        reply = f"{obstacle.reply} ({in_words(obstacle.replied)})"
    return ObstacleView(obstacle.obstacle, in_words(obstacle.raised), obstacle.asks or "", reply)


def _coming(the_set: LearningSet, day: date) -> Iterable[str]:
    closed = the_set.file.closed is not None and the_set.file.closed <= day
    following = None if closed else next_planned(the_set, day)
    if following:
        at = f" at {following.starts:%H:%M}" if following.starts else ""
        place = f", {following.place}" if following.place else ""
        yield f"The next meeting is on {in_words(following.day)}{at}{place}."
    still = sorted(
        (action for action in the_set.actions.values() if is_open(action, day)),
        key=lambda action: (due(action, day) or day, name_of(the_set, action.owner), action.id),
    )
    yield from (_carried(the_set, action, day) for action in still)


def _carried(the_set: LearningSet, action: Action, day: date) -> str:
    by = due(action, day)
    when = f", by {in_words(by)}" if by else ""
    return f"{name_of(the_set, action.owner)}: {action.action}{when}"


def _missing(the_set: LearningSet, day: date) -> Iterable[str]:
    if not the_set.file.purpose:
        yield "What the set is for is not written down yet: add `purpose:` to set.yaml."
    if not held(the_set, day):
        yield "No meeting is recorded yet: after the first one, type `alearn new-meeting`."
    brought = {issue.owner for issue in the_set.issues.values()}
    waiting = [member.name for member in members(the_set) if member.id not in brought]
    if waiting:
        yield f"No issue is written down yet by {_listed(waiting)}: `alearn new-issue`."


def _stands(word: str) -> str:
    return STANDS.get(word, word)


def _marked(proxy: Proxy | None) -> str:
    return _UNCONFIRMED if proxy and proxy.confirmed is None else ""


def _out_of_sight(ref: Ref) -> bool:
    return ref.id == KEPT_ELSEWHERE or is_private(ref.id)


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + f" and {names[-1]}" if names else ""
