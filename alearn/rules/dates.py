"""Rules about days: what cannot have happened yet, and what cannot come before something else."""

from collections.abc import Iterator
from datetime import date, timedelta

from alearn.findings import TOP, Finding, Severity
from alearn.model import Action, Issue, LearningSet, Meeting, Proxy, ReportRecord
from alearn.rules.places import Steps, about_file, found_at
from alearn.rules.rule import Rule
from alearn.schema.layout import entry_day
from alearn.schema.records import Reading

_Happened = Iterator[tuple[Steps, date | None]]


def _due_before_agreed(reading: Reading, _: date) -> Iterator[Finding]:
    message = "This date comes before the day the action was agreed."
    fix = "Write the day it is to be done by, or mend the day in `agreed`."
    for action in reading.the_set.actions.values():
        if action.due and action.due < action.agreed:
            yield reading.found(action.path, "due-before-agreed", ("due",), message, fix)
        for at, update in enumerate(action.updates):
            if update.due and update.due < action.agreed:
                yield reading.found(action.path, "due-before-agreed", ("updates", at, "due"), message, fix)


def _update_before_agreed(reading: Reading, _: date) -> Iterator[Finding]:
    for action in reading.the_set.actions.values():
        for at, update in enumerate(action.updates):
            if update.date < action.agreed:
                message = "This update comes before the day the action was agreed."
                fix = "Mend this day, or the day in `agreed`."
                steps = ("updates", at, "date")
                yield reading.found(action.path, "update-before-agreed", steps, message, fix, Severity.WARNING)


def _in_the_future(reading: Reading, day: date) -> Iterator[Finding]:
    """The first day of each file that lies after tomorrow: a day of grace is given."""
    last = day + timedelta(days=1) if day < date.max else day
    for path, happened in _all_that_happened(reading):
        first = next((steps for steps, when in happened if when is not None and when > last), None)
        if first is not None:
            message = "This is written down as something that happened, and that day has not come."
            fix = "Write the day it happened, or take the line out until it has."
            yield _found(reading, path, first, message, fix)


def _found(reading: Reading, path: str, steps: Steps, message: str, fix: str) -> Finding:
    if steps:
        return reading.found(path, "in-the-future", steps, message, fix)
    fix = "Rename the file with the day it happened."
    return Finding(path, TOP, "in-the-future", Severity.ERROR, message, fix)


def _all_that_happened(reading: Reading) -> Iterator[tuple[str, _Happened]]:
    the_set = reading.the_set
    yield from _of_the_set(the_set)
    for action in the_set.actions.values():
        yield action.path, _of_action(action)
    for entry in the_set.entries.values():
        yield entry.path, iter((((), entry.date), *_of_proxy(entry.proxy)))
    for issue in the_set.issues.values():
        yield issue.path, _of_issue(issue)
    for meeting in the_set.meetings:
        yield meeting.path, _of_meeting(meeting)
    for extract in the_set.extracts.values():
        days = ((("agreed",), extract.agreed), (("withdrawn",), extract.withdrawn))
        yield extract.path, iter((*days, *_of_proxy(extract.proxy)))
    for obstacle in the_set.obstacles:
        yield obstacle.path, iter(((("raised",), obstacle.raised), (("replied",), obstacle.replied)))
    for report in the_set.reports:
        yield report.path, _of_report(report)
    for member in the_set.members.values():
        yield member.path, iter(_of_proxy(member.proxy))


def _of_the_set(the_set: LearningSet) -> Iterator[tuple[str, _Happened]]:
    yield the_set.file.path, iter(((("closed",), the_set.file.closed),))
    if the_set.agreement:
        yield the_set.agreement.path, iter(((("agreed",), the_set.agreement.agreed),))
    if the_set.conduct:
        yield the_set.conduct.path, iter(((("adopted",), the_set.conduct.adopted),))


def _of_action(action: Action) -> _Happened:
    yield ("agreed",), action.agreed
    for at, update in enumerate(action.updates):
        yield ("updates", at, "date"), update.date
        yield from _of_proxy(update.proxy, "updates", at)
    yield from _of_proxy(action.proxy)


def _of_issue(issue: Issue) -> _Happened:
    yield ("opened",), issue.opened
    yield ("closed",), issue.closed
    if issue.ethics:
        yield ("ethics", "agreed"), issue.ethics.agreed
        yield from _of_proxy(issue.ethics.proxy, "ethics")
    yield from _of_proxy(issue.proxy)


def _of_meeting(meeting: Meeting) -> _Happened:
    yield (("date",) if meeting.date != entry_day(meeting.id) else ()), meeting.date
    for at, turn in enumerate(meeting.turns):
        yield ("turns", at, "agreed"), turn.agreed
        yield from _of_proxy(turn.proxy, "turns", at)


def _of_report(report: ReportRecord) -> _Happened:
    yield ("proofed",), report.proofed
    yield ("sent",), report.sent
    for at, answered in enumerate(report.answers):
        yield ("answers", at, "date"), answered.date
        yield from _of_proxy(answered.proxy, "answers", at)


def _of_proxy(proxy: Proxy | None, *steps: str | int) -> tuple[tuple[Steps, date | None], ...]:
    if proxy is None:
        return ()
    return (((*steps, "said"), proxy.said), ((*steps, "confirmed"), proxy.confirmed))


def _outside_membership(reading: Reading, _: date) -> Iterator[Finding]:
    members = reading.the_set.members
    outsiders = [member for member in members.values() if member.joined or member.left]
    for meeting in reading.the_set.meetings:
        for member in outsiders:
            if member.belongs_on(meeting.date):
                continue
            steps = _there(meeting, member.id)
            if steps is not None:
                message = f"{member.name} was not a member of the set on the day of this meeting."
                fix = "Take the id out here, or mend `joined` or `left` in member.yaml."
                yield found_at(reading, meeting.path, "outside-membership", steps, (member.id,), message, fix)


def _there(meeting: Meeting, member: str) -> Steps | None:
    """Where a meeting says that a member was there, or None."""
    if member in meeting.present:
        return ("present",)
    turns = (at for at, turn in enumerate(meeting.turns) if turn.presenter == member)
    return next((("turns", at, "presenter") for at in turns), None)


def _meeting_moved(reading: Reading, _: date) -> Iterator[Finding]:
    rows = {row.date: row for row in reading.the_set.file.planned}
    for meeting in reading.the_set.meetings:
        row = rows.get(entry_day(meeting.id) or meeting.date)
        if row is None or meeting.date == row.day or meeting.id != row.date.isoformat():
            continue
        message = "The day of this meeting is not the one that set.yaml has for it."
        if row.moved_to:
            fix = f"Write `date: {row.moved_to}` here, or mend `moved_to` in set.yaml."
        else:
            fix = f"Write `moved_to: {meeting.date}` under this meeting in set.yaml."
        yield reading.found(meeting.path, "meeting-moved", ("date",), message, fix, Severity.WARNING)


def _cancelled_meeting_recorded(reading: Reading, _: date) -> Iterator[Finding]:
    cancelled = {row.date.isoformat() for row in reading.the_set.file.planned if row.cancelled}
    for meeting in reading.the_set.meetings:
        if meeting.id in cancelled:
            message = "The plan in set.yaml says that this meeting was cancelled, and here is its record."
            fix = "If it was held, take `cancelled` out of set.yaml; if it was not, delete this file."
            yield about_file(meeting.path, "cancelled-meeting-recorded", message, fix, Severity.WARNING)


def _closed_before_opened(reading: Reading, _: date) -> Iterator[Finding]:
    for issue in reading.the_set.issues.values():
        if issue.closed and issue.closed < issue.opened:
            message = "This issue is closed before the day it was opened."
            fix = "Mend this day, or the day in `opened`."
            yield reading.found(issue.path, "closed-before-opened", ("closed",), message, fix)


RULES = (
    Rule(
        "due-before-agreed",
        Severity.ERROR,
        "An action is due before it was agreed.",
        "A promise that was late when it was made cannot be kept, and would be asked about as if it had been.",
        "agreed: 2026-10-05\ndue: 2026-09-30\n",
        "agreed: 2026-10-05\ndue: 2026-10-30\n",
        _due_before_agreed,
    ),
    Rule(
        "update-before-agreed",
        Severity.WARNING,
        "An update tells of an action before it was agreed.",
        "The story of an action is read in the order of its days: agreed, tried, learned from.",
        "agreed: 2026-10-05\nupdates:\n  - date: 2026-10-01\n",
        "agreed: 2026-10-05\nupdates:\n  - date: 2026-10-12\n",
        _update_before_agreed,
    ),
    Rule(
        "in-the-future",
        Severity.ERROR,
        "Something that happened is dated after today.",
        "The record says what was done and learned; what is only intended is written under `due` or `next`.",
        "agreed: 2062-10-05\n",
        "agreed: 2026-10-05\n",
        _in_the_future,
    ),
    Rule(
        "outside-membership",
        Severity.ERROR,
        "Somebody is said to have been at a meeting before they joined or after they left.",
        "Who was in the room decides who may know what was said there.",
        "joined: 2026-11-09, and at the meeting of 2026-10-05\n",
        "joined: 2026-10-05\n",
        _outside_membership,
    ),
    Rule(
        "meeting-moved",
        Severity.WARNING,
        "A meeting's day and the day it was moved to in set.yaml are not the same.",
        "People plan cover around these days, and what is due is counted from them.",
        "date: 2026-11-17\n",
        "date: 2026-11-16\n",
        _meeting_moved,
    ),
    Rule(
        "cancelled-meeting-recorded",
        Severity.WARNING,
        "A meeting that set.yaml calls cancelled has a record.",
        "Either people met and the plan does not know, or promises are counted from a day nobody met.",
        "planned:\n  - date: 2026-10-05\n    cancelled: yes\n",
        "planned:\n  - date: 2026-10-05\n",
        _cancelled_meeting_recorded,
    ),
    Rule(
        "closed-before-opened",
        Severity.ERROR,
        "An issue ends before it begins.",
        "The story of an issue, from first question to what came of it, is told by these two days.",
        "opened: 2026-10-05\nclosed: 2026-06-21\n",
        "opened: 2026-10-05\nclosed: 2027-06-21\n",
        _closed_before_opened,
    ),
)
