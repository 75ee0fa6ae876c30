"""Rules about names that stand for something else in the record: a member, an issue, an action, an entry."""

from collections.abc import Iterable, Iterator
from datetime import date

from alearn.findings import Finding, Severity
from alearn.model import Proxy, Ref
from alearn.rules.places import Steps, found_at, whose
from alearn.rules.rule import Rule
from alearn.schema.layout import CONDUCT_FILE, SET_FILE, entry_day, path_of
from alearn.schema.records import Reading
from alearn.schema.types import is_former, is_private
from alearn.story.meetings import planned
from alearn.text.near import nearest

_KEPT_ELSEWHERE = "kept-elsewhere"
_IGNORE_NOT_OBEYED = "ignore-not-obeyed"
_A_WEEK = 7
_Named = tuple[str, Steps, str]
_Referred = tuple[str, Steps, Ref]


def _unknown_members(reading: Reading, _: date) -> Iterator[Finding]:
    known = reading.known["member"]
    for path, steps, member in _people(reading):
        if member not in known and not is_former(member):
            message = "Nobody in this set has this id: there is no such folder below `members/`."
            fix = _near(member, known, "Write the name of a folder in `members/`, or `alearn new-member` to add one.")
            yield found_at(reading, path, "unknown-member", steps, (member,), message, fix)
    for path, steps, ref in _all_references(reading):
        if ref.owner and ref.owner not in known and not is_former(ref.owner):
            message = "Nobody in this set has the id before the slash: there is no such folder below `members/`."
            fix = _near(ref.owner, known, "Write the name of a folder in `members/` before the slash.")
            yield found_at(reading, path, "unknown-member", steps, _written(ref), message, fix)


def _people(reading: Reading) -> Iterator[_Named]:
    """Every member's id in the set with its place, save the owners in references."""
    yield from _people_of_meetings(reading)
    yield from _people_of_members(reading)
    yield from _people_of_the_set(reading)
    for path, proxy in _proxies(reading):
        yield path, ("typed_by",), proxy.typed_by


def _people_of_meetings(reading: Reading) -> Iterator[_Named]:
    for meeting in reading.the_set.meetings:
        path = meeting.path
        if meeting.facilitator:
            yield path, ("facilitator",), meeting.facilitator
        for key in ("present", "late", "left", "apologies"):
            yield from ((path, (key,), member) for member in getattr(meeting, key))
        for at, turn in enumerate(meeting.turns):
            yield path, ("turns", at, "presenter"), turn.presenter
            if turn.proxy:
                yield path, ("turns", at, "typed_by"), turn.proxy.typed_by


def _people_of_members(reading: Reading) -> Iterator[_Named]:
    for action in reading.the_set.actions.values():
        for member in action.partners:
            yield action.path, ("with",), member
        for at, update in enumerate(action.updates):
            if update.proxy:
                yield action.path, ("updates", at, "typed_by"), update.proxy.typed_by
    for issue in reading.the_set.issues.values():
        yield from ((issue.path, ("with",), member) for member in issue.partners)
        if issue.ethics and issue.ethics.proxy:
            yield issue.path, ("ethics", "typed_by"), issue.ethics.proxy.typed_by
        if issue.outcome and not isinstance(issue.outcome.to_me, str | None):
            yield from ((issue.path, ("outcome", "to_me"), member) for member in issue.outcome.to_me)


def _proxies(reading: Reading) -> Iterator[tuple[str, Proxy]]:
    the_set = reading.the_set
    for records in (the_set.members, the_set.issues, the_set.actions, the_set.entries, the_set.extracts):
        for record in records.values():
            if record.proxy:
                yield record.path, record.proxy


def _people_of_the_set(reading: Reading) -> Iterator[_Named]:
    conduct = reading.the_set.conduct
    if conduct:
        yield from ((conduct.path, ("adopted_by",), member) for member in conduct.adopted_by)
    for report in reading.the_set.reports:
        yield from ((report.path, ("seen_by",), member) for member in report.seen_by)
        for at, figure in enumerate(report.figures):
            yield from ((report.path, ("figures", at, "contributors"), member) for member in figure.contributors)
        for at, answered in enumerate(report.answers):
            yield report.path, ("answers", at, "member"), answered.member
            if answered.proxy:
                yield report.path, ("answers", at, "typed_by"), answered.proxy.typed_by


def _all_references(reading: Reading) -> Iterator[_Referred]:
    for references in (_issues, _actions, _entries, _sources, _extracts):
        yield from references(reading)


def _issues(reading: Reading) -> Iterator[_Referred]:
    for action in reading.the_set.actions.values():
        if action.issue:
            yield action.path, ("issue",), action.issue
    for entry in reading.the_set.entries.values():
        if entry.issue:
            yield entry.path, ("issue",), entry.issue
    for meeting in reading.the_set.meetings:
        for at, turn in enumerate(meeting.turns):
            if turn.issue:
                yield meeting.path, ("turns", at, "issue"), turn.issue


def _actions(reading: Reading) -> Iterator[_Referred]:
    for action in reading.the_set.actions.values():
        if action.follows:
            yield action.path, ("follows",), action.follows
    for entry in reading.the_set.entries.values():
        for ref in entry.actions:
            yield entry.path, ("actions",), ref
    for meeting in reading.the_set.meetings:
        for at, turn in enumerate(meeting.turns):
            for ref in turn.actions:
                yield meeting.path, ("turns", at, "actions"), ref


def _entries(reading: Reading) -> Iterator[_Referred]:
    for action in reading.the_set.actions.values():
        if action.because_of:
            yield action.path, ("because_of",), action.because_of
        for ref in action.learning:
            yield action.path, ("learning",), ref


def _sources(reading: Reading) -> Iterator[_Referred]:
    for extract in reading.the_set.extracts.values():
        yield extract.path, ("from",), extract.source


def _extracts(reading: Reading) -> Iterator[_Referred]:
    for report in reading.the_set.reports:
        for ref in report.extracts:
            yield report.path, ("extracts",), ref


def _unknown_issues(reading: Reading, _: date) -> Iterator[Finding]:
    known = reading.known["issue"]
    for path, steps, ref in _issues(reading):
        if ref not in known and _has_owner(reading, ref):
            yield _unknown(reading, path, steps, ref, "issue")


def _unknown_actions(reading: Reading, _: date) -> Iterator[Finding]:
    known = reading.known["action"]
    for path, steps, ref in _actions(reading):
        if ref not in known and _has_owner(reading, ref):
            yield _unknown(reading, path, steps, ref, "action")


def _unknown_entries(reading: Reading, _: date) -> Iterator[Finding]:
    known = reading.known["entry"]
    for path, steps, ref in _entries(reading):
        if ref not in known and _is_looked_up(reading, ref):
            yield _unknown(reading, path, steps, ref, "entry")
    anything = (known, reading.known["action"], reading.known["issue"])
    for path, steps, ref in _sources(reading):
        if not any(ref in refs for refs in anything) and _is_looked_up(reading, ref):
            message = f"No entry, action or issue of {whose(reading, ref.owner)} is called that."
            fix = _near_record(path, ref, anything, "Write the name of the file, or `kept-elsewhere`.")
            yield found_at(reading, path, "unknown-entry", steps, _written(ref), message, fix)


def _unknown_extracts(reading: Reading, _: date) -> Iterator[Finding]:
    known = reading.known["extract"]
    for path, steps, ref in _extracts(reading):
        if not ref.owner:
            message = "A report names an extract with its owner: a member's id, a slash and the extract's."
            fix = "Write it like `amina-khan/2026-12-01-k3v9`."
            yield found_at(reading, path, "unknown-extract", steps, _written(ref), message, fix)
        elif ref not in known and _has_owner(reading, ref):
            yield _unknown(reading, path, steps, ref, "extract")


def _unknown(reading: Reading, path: str, steps: Steps, ref: Ref, kind: str) -> Finding:
    message = f"No {kind} of {whose(reading, ref.owner)} is called that."
    folder = path_of(kind, ref.owner, "").rpartition("/")[0]
    otherwise = f"Write the name of a file in `{folder}/`, without its ending."
    fix = _near_record(path, ref, (reading.known[kind],), otherwise)
    return found_at(reading, path, f"unknown-{kind}", steps, _written(ref), message, fix)


def _has_owner(reading: Reading, ref: Ref) -> bool:
    """Whether the owner of a reference is known; one that is not is a finding of its own."""
    return ref.owner in reading.known["member"]


def _is_looked_up(reading: Reading, ref: Ref) -> bool:
    return ref.id != _KEPT_ELSEWHERE and not is_private(ref.id) and _has_owner(reading, ref)


def _written(ref: Ref) -> tuple[str, ...]:
    return (str(ref), ref.id)


def _near_record(path: str, ref: Ref, known: Iterable[Iterable[Ref]], otherwise: str) -> str:
    """The record of the same owner with the nearest name; in full, save in the owner's own folder."""
    ids = sorted(each.id for refs in known for each in refs if each.owner == ref.owner)
    before = "" if path.startswith(f"members/{ref.owner}/") else f"{ref.owner}/"
    near = nearest(ref.id, ids, 0.7)
    return f"Did you mean `{before}{near[0]}`?" if near else otherwise


def _near(id_: str, known: Iterable[str], otherwise: str) -> str:
    near = nearest(id_, sorted(known), 0.7)
    return f"Did you mean `{near[0]}`?" if near else otherwise


def _unknown_meetings(reading: Reading, _: date) -> Iterator[Finding]:
    if not _is_read(reading, SET_FILE):
        return
    known = reading.known["meeting"].union(row.date.isoformat() for row in planned(reading.the_set))
    for path, steps, meeting in _meetings_named(reading):
        if meeting not in known:
            message = "There is no record of this meeting, and none is to be held on that day."
            fix = _meeting_meant(reading, meeting, known)
            yield found_at(reading, path, "unknown-meeting", steps, (meeting,), message, fix)


def _meeting_meant(reading: Reading, id_: str, known: Iterable[str]) -> str:
    """The meeting that was moved to the day that is named, else the nearest within a week of it."""
    day = entry_day(id_)
    days = {row.moved_to: row.date.isoformat() for row in reading.the_set.file.planned if row.moved_to}
    if day in days:
        return f"That meeting is called by the day it was first planned for: write `{days[day]}`."
    near = [(abs(other - day), each) for each in known if day and (other := entry_day(each))]
    if near and min(near)[0].days <= _A_WEEK:
        return f"Did you mean `{min(near)[1]}`?"
    return "Write the day the meeting was first planned for, as its file is named."


def _meetings_named(reading: Reading) -> Iterator[_Named]:
    for action in reading.the_set.actions.values():
        for at, update in enumerate(action.updates):
            if update.at:
                yield action.path, ("updates", at, "at"), update.at
    for entry in reading.the_set.entries.values():
        if entry.meeting:
            yield entry.path, ("meeting",), entry.meeting


def _unknown_conduct_rules(reading: Reading, _: date) -> Iterator[Finding]:
    conduct = reading.the_set.conduct
    if conduct is None and CONDUCT_FILE in reading.documents:
        return
    known = {rule.id for rule in conduct.rules} if conduct else set()
    for meeting in reading.the_set.meetings:
        for at, intervention in enumerate(meeting.interventions):
            if intervention.rule and intervention.rule not in known:
                message = "The conduct of this set has no rule of this name."
                fix = _near(intervention.rule, known, "Write the bold word that begins a rule of conduct.md.")
                steps = ("interventions", at, "rule")
                yield reading.found(meeting.path, "unknown-conduct-rule", steps, message, fix)


def _unknown_priorities(reading: Reading, _: date) -> Iterator[Finding]:
    if not _is_read(reading, SET_FILE):
        return
    known = reading.the_set.file.priorities
    for issue in reading.the_set.issues.values():
        if issue.serves and issue.serves not in known:
            message = "The set has no priority of this name."
            fix = _near(issue.serves, known, "Write the name of one that stands under `priorities` in set.yaml.")
            yield reading.found(issue.path, "unknown-priority", ("serves",), message, fix)


def _unknown_processes(reading: Reading, _: date) -> Iterator[Finding]:
    known = reading.known["process"]
    file = reading.the_set.file
    named = [
        (file.path, file.process),
        *((meeting.path, meeting.process) for meeting in reading.the_set.meetings),
    ]
    for path, process in named:
        if process and process not in known:
            message = "No process of this name is shipped or lies in `processes/`, so no agenda can be made from it."
            fix = _near(process, known, "Write the name of a file in `processes/`, without its ending.")
            yield reading.found(path, "unknown-process", ("process",), message, fix, Severity.WARNING)


def rule_about_ignore(obeyed: Iterable[str], others: Iterable[str]) -> Rule:
    """The rule about `ignore` in set.yaml, told the rules a set may leave out and those that always speak."""
    may = frozenset((*obeyed, _IGNORE_NOT_OBEYED))
    always = frozenset(others) - may

    def look(reading: Reading, _: date) -> Iterator[Finding]:
        for name in reading.the_set.file.ignore:
            if name in may:
                continue
            if name in always:
                message = "This rule guards the record's structure or its safety, so it speaks all the same."
                fix = "Mend what it finds, and take this line out."
            else:
                message = "No rule is called that, so this line leaves nothing out."
                fix = _near(name, may, "Write the rule's name as it stands in its finding.")
            at = ("ignore",)
            yield found_at(reading, SET_FILE, _IGNORE_NOT_OBEYED, at, (name,), message, fix, Severity.WARNING)

    return Rule(
        _IGNORE_NOT_OBEYED,
        Severity.WARNING,
        "A line under `ignore` names no rule, or one that cannot be ignored.",
        "What a set chooses not to be asked is agreed once; with a wrong name it goes on being asked.",
        "ignore:\n  over-due: We talk about it ourselves\n",
        "ignore:\n  overdue: We talk about it ourselves\n",
        look,
    )


def _is_read(reading: Reading, path: str) -> bool:
    document = reading.documents.get(path)
    return document is not None and document.record is not None


RULES = (
    Rule(
        "unknown-member",
        Severity.ERROR,
        "An id stands for nobody in the set.",
        "Every word and promise in the record is somebody's; one that is nobody's cannot be asked about.",
        "present: [amina-kahn]\n",
        "present: [amina-khan]\n",
        _unknown_members,
    ),
    Rule(
        "unknown-issue",
        Severity.ERROR,
        "A record names an issue that its owner does not have.",
        "Action without its question is only a task: the link is what makes a cycle of learning.",
        "issue: guided-raeding\n",
        "issue: guided-reading\n",
        _unknown_issues,
    ),
    Rule(
        "unknown-action",
        Severity.ERROR,
        "A record names an action that its owner does not have.",
        "The set asks about every promise; one that cannot be found is never asked about.",
        "actions: [observe]\n",
        "actions: [observe-two-sessions]\n",
        _unknown_actions,
    ),
    Rule(
        "unknown-entry",
        Severity.ERROR,
        "A record names an entry, or the source of an extract, that is not there.",
        "A link from action to learning that leads nowhere hides what was learned. Private entries are not looked up.",
        "learning: 2026-10-21-who-talk\n",
        "learning: 2026-10-21-who-talks\n",
        _unknown_entries,
    ),
    Rule(
        "unknown-meeting",
        Severity.ERROR,
        "A record names a meeting that was neither held nor planned.",
        "What was told at a meeting is followed up from there; with a wrong day the thread is cut.",
        "meeting: 2026-10-06\n",
        "meeting: 2026-10-05\n",
        _unknown_meetings,
    ),
    Rule(
        "unknown-conduct-rule",
        Severity.ERROR,
        "An intervention names a rule that the conduct does not have.",
        "A set can only be held to what it promised aloud.",
        "interventions:\n  - rule: open-question\n",
        "interventions:\n  - rule: open-questions\n",
        _unknown_conduct_rules,
    ),
    Rule(
        "unknown-priority",
        Severity.ERROR,
        "An issue serves a priority that set.yaml does not have.",
        "The sponsor is shown what the work served; a name that is not there leaves it out.",
        "serves: raeding\n",
        "serves: reading\n",
        _unknown_priorities,
    ),
    Rule(
        "unknown-extract",
        Severity.ERROR,
        "A report names an extract that is not there.",
        "Only what its author let out may be in a report, so every line of it must be found again.",
        "extracts:\n  - 2026-12-01-k3v9\n",
        "extracts:\n  - amina-khan/2026-12-01-k3v9\n",
        _unknown_extracts,
    ),
    Rule(
        "unknown-process",
        Severity.WARNING,
        "The process that is named is neither shipped nor in the set's own folder.",
        "The agenda and the airtime come from the process; without it the set has to keep the time by hand.",
        "process: breif-guide\n",
        "process: brief-guide\n",
        _unknown_processes,
    ),
)
