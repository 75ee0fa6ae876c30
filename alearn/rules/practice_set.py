"""What is worth asking about issues and learning, and about the set as a whole."""

from collections.abc import Iterator
from datetime import date

from alearn.findings import Finding
from alearn.meeting.process import as_run, minutes_needed, usual_turns
from alearn.model import Entry, Issue, LearningSet, Norms, Ref
from alearn.rules.practice_actions import TIME_TO_WORD, has_met_since, may_be_asked, question
from alearn.schema.layout import SET_FILE
from alearn.schema.records import Reading
from alearn.story.actions import told
from alearn.story.conduct import review_is_due
from alearn.story.ethics import is_open
from alearn.story.learning import actions_from
from alearn.story.links import actions_for, learnings_of, links
from alearn.story.meetings import held, members, planned
from alearn.story.turns import presenters

_LEARNING_KINDS = ("learning", "discovery")


def learning_not_acted_on(reading: Reading, day: date) -> Iterator[Finding]:
    """Something learned about an open issue that no action has taken up, two meetings later."""
    the_set = reading.the_set
    still_open = {issue.ref for issue in _open_issues(the_set, day)}
    issues_of = links(the_set).issues_of
    for entry in the_set.entries.values():
        if entry.kind not in _LEARNING_KINDS or not may_be_asked(the_set, entry.owner, day):
            continue
        issues = issues_of[entry.ref] & still_open
        is_due = bool(issues) and has_met_since(the_set, entry.date, day, 2)
        if is_due and not _acted_on(the_set, entry, issues, day):
            message = "What might you do differently because of what you found here?"
            fix = f'alearn act "..." and type `because_of: {entry.id}` in the action.'
            yield question(reading, entry.path, "learning-not-acted-on", ("kind",), message, fix)


def issue_untouched(reading: Reading, day: date) -> Iterator[Finding]:
    """An open issue that nothing has been told of since the last meeting but one."""
    meetings = held(reading.the_set, day)
    if len(meetings) < 2:
        return
    since = meetings[-2].date
    for issue in _open_issues(reading.the_set, day):
        if issue.opened < since and not _is_touched(reading.the_set, issue, since, day):
            message = "Where does this stand for you now: is it still yours to work on, or has it changed?"
            fix = f'alearn log "..." --issue {_name(reading, issue)} --share; or type `closed: DATE` here.'
            yield question(reading, issue.path, "issue-untouched", ("issue",), message, fix)


def assumption_untested(reading: Reading, day: date) -> Iterator[Finding]:
    """Something still taken to be so about an open issue, well into the set's life."""
    the_set = reading.the_set
    is_half_way = len(held(the_set, day)) * 2 >= len(planned(the_set)) > 0
    for issue in _open_issues(the_set, day):
        if not has_met_since(the_set, issue.opened, day, 1 if is_half_way else 3):
            continue
        for position, assumption in enumerate(issue.assumptions):
            if assumption.tested is None or assumption.tested > day:
                message = "How might you find out whether this is so?"
                fix = 'alearn act "..." to find out, or type `tested: DATE` under this assumption.'
                steps = ("assumptions", position, "assumption")
                yield question(reading, issue.path, "assumption-untested", steps, message, fix)


def ethics_not_said(reading: Reading, day: date) -> Iterator[Finding]:
    """An open issue that involves others whose setting has a say, acted on for a while, of which nothing is said."""
    the_set = reading.the_set
    for issue in _open_issues(the_set, day):
        agreed = [action.agreed for action in actions_for(the_set, issue.ref) if action.agreed <= day]
        if not agreed or not is_open(issue):
            continue
        if day >= min(agreed) + TIME_TO_WORD or has_met_since(the_set, min(agreed), day):
            message = "Who in your setting knows that you work on this, and has agreed to it?"
            name = _name(reading, issue)
            fix = f'alearn ethics {name} --agreed-by "..." --agreed DATE; or --not-needed "..." with the reason.'
            yield question(reading, issue.path, "ethics-not-said", ("involves",), message, fix)


def set_size(reading: Reading, day: date) -> Iterator[Finding]:
    """A set smaller or larger than its process is usually run with."""
    norms = _norms(reading.the_set, day)
    size = sum(1 for member in members(reading.the_set) if member.belongs_on(day))
    if norms and _is_outside(size, norms.size_from, norms.size_to):
        usual = _usual(norms.size_from, norms.size_to, "members")
        message = f"Sets of this kind usually have {usual}; yours has {size}. How does that work for the set?"
        fix = 'alearn new-member "..."; or, in set.yaml, `ignore: {set-size: "..."}` with the reason.'
        yield question(reading, SET_FILE, "set-size", ("planned",), message, fix)


def meeting_length(reading: Reading, day: date) -> Iterator[Finding]:
    """Planned meetings shorter or longer than is usual in the set's process."""
    norms = _norms(reading.the_set, day)
    lengths = [row.minutes for row in planned(reading.the_set) if row.minutes is not None]
    if norms and any(_is_outside(minutes, norms.minutes_from, norms.minutes_to) for minutes in lengths):
        usual = _usual(norms.minutes_from, norms.minutes_to, "minutes")
        message = f"Meetings of this kind usually last {usual}. How does the time you planned suit you?"
        fix = 'Change `minutes` here; or, in set.yaml, `ignore: {meeting-length: "..."}` with the reason.'
        yield question(reading, SET_FILE, "meeting-length", ("planned",), message, fix)


def process_does_not_fit(reading: Reading, day: date) -> Iterator[Finding]:
    """Planned meetings of a usual length in which there is no time for everything the set's process has."""
    the_set = reading.the_set
    norms = _norms(the_set, day)
    people = sum(1 for member in members(the_set) if member.belongs_on(day))
    lengths = [row.minutes for row in planned(the_set) if row.minutes is not None]
    if norms is None or the_set.process is None or not people or not lengths:
        return
    if any(_is_outside(minutes, norms.minutes_from, norms.minutes_to) for minutes in lengths):
        return  # that is asked about already
    process, short = as_run(the_set.process, the_set.file), min(lengths)
    needed = minutes_needed(process, people, usual_turns(process, people, short))
    if needed > short:
        message = (
            f"With {people} members a meeting takes {needed} minutes as you run it, and {short} are planned. What would"
            " you rather do: meet longer, have fewer turns, or shorter ones?"
        )
        fix = (
            "Change `minutes` here, or `turns: bidding`, or `airtime` in set.yaml; alearn agenda shows what would fit."
        )
        yield question(reading, SET_FILE, "process-does-not-fit", ("planned",), message, fix)


def number_of_meetings(reading: Reading, day: date) -> Iterator[Finding]:
    """More or fewer planned meetings than is usual in the set's process."""
    norms = _norms(reading.the_set, day)
    count = len(planned(reading.the_set))
    if norms and count and _is_outside(count, norms.meetings_from, norms.meetings_to):
        usual = _usual(norms.meetings_from, norms.meetings_to, "meetings")
        message = f"Sets of this kind usually plan {usual}; yours plans {count}. What would be enough for you?"
        fix = 'Change the rows here; or, in set.yaml, `ignore: {number-of-meetings: "..."}` with the reason.'
        yield question(reading, SET_FILE, "number-of-meetings", ("planned",), message, fix)


def conduct_review(reading: Reading, day: date) -> Iterator[Finding]:
    """A conduct whose day to be looked at again has come, and which nobody adopted since."""
    conduct = reading.the_set.conduct
    if conduct is not None and review_is_due(conduct, day):
        message = "The day to look at your ground rules again has come. What would you keep, and what would you change?"
        fix = "alearn conduct --adopt --by all --review DATE once the set has talked about it."
        yield question(reading, conduct.path, "conduct-review", ("review",), message, fix)


def not_yet_presented(reading: Reading, day: date) -> Iterator[Finding]:
    """A member of a set that chooses its presenters who was at two meetings and has not presented."""
    the_set = reading.the_set
    chosen_by = the_set.file.turns or (the_set.process.presenters if the_set.process else None)
    if chosen_by in (None, "all"):
        return
    meetings = held(the_set, day)
    have = presenters(the_set, day)
    for member in members(the_set):
        attended = sum(1 for meeting in meetings if member.id in meeting.present)
        if attended >= 2 and member.id not in have and may_be_asked(the_set, member.id, day):
            message = "What would make the next meeting a good one for you to bring something to?"
            fix = 'alearn new-issue "..." when there is something, and ask for a turn.'
            yield question(reading, member.path, "not-yet-presented", ("name",), message, fix)


def journals_due_back(reading: Reading, day: date) -> Iterator[Finding]:
    """The day by which every member was to have their own journal."""
    due = reading.the_set.file.retention.journals_returned
    if due and due <= day:
        message = "By now every member was to have their own journal. Who does not have theirs yet?"
        fix = 'Each types `alearn journal --export`; then, in set.yaml, `ignore: {journals-due-back: "returned"}`.'
        yield _of_retention(reading, "journals-due-back", "journals_returned", message, fix)


def record_due_for_deletion(reading: Reading, day: date) -> Iterator[Finding]:
    """The day by which the set's record was to be deleted."""
    due = reading.the_set.file.retention.record_deleted
    if due and due <= day:
        message = "By now this record was to be deleted. What does anybody still need from it?"
        fix = "Delete this folder, its copies and its git remote; or agree a new day, and write it here."
        yield _of_retention(reading, "record-due-for-deletion", "record_deleted", message, fix)


def reports_kept_longer(reading: Reading, day: date) -> Iterator[Finding]:
    """Reports that are still here after the last day they were to be kept."""
    until = reading.the_set.file.retention.reports_kept_until
    if until and until < day and reading.the_set.reports:
        message = "Reports were to be kept until this day. Who still has a copy, and what for?"
        fix = "Delete the files in `reports/` and `out/`, and ask whoever was sent one to do the same."
        yield _of_retention(reading, "reports-kept-longer", "reports_kept_until", message, fix)


def _of_retention(reading: Reading, rule: str, key: str, message: str, fix: str) -> Finding:
    return question(reading, SET_FILE, rule, ("retention", key), message, fix)


def _open_issues(the_set: LearningSet, day: date) -> Iterator[Issue]:
    """The issues open on a day whose owners are still asked about them."""
    for issue in the_set.issues.values():
        is_open = issue.opened <= day and (issue.closed is None or issue.closed > day)
        if is_open and may_be_asked(the_set, issue.owner, day):
            yield issue


def _acted_on(the_set: LearningSet, entry: Entry, issues: frozenset[Ref], day: date) -> bool:
    if any(action.agreed <= day for action in actions_from(the_set, entry)):
        return True
    later = (action for issue in issues for action in actions_for(the_set, issue))
    return any(entry.date <= action.agreed <= day for action in later)


def _is_touched(the_set: LearningSet, issue: Issue, since: date, day: date) -> bool:
    """Whether a turn, an entry, an action or an update was about an issue between two days."""
    turns = (turn for meeting in held(the_set, day) if meeting.date >= since for turn in meeting.turns)
    if any(turn.issue == issue.ref for turn in turns):
        return True
    if any(since <= entry.date <= day for entry in learnings_of(the_set, issue.ref)):
        return True
    mine = actions_for(the_set, issue.ref)
    days = [action.agreed for action in mine] + [update.date for each in mine for update in told(each, day)]
    return any(since <= each <= day for each in days)


def _norms(the_set: LearningSet, day: date) -> Norms | None:
    """What is usual, from the day of the set's first meeting on; None before it or without a process."""
    days = [row.day for row in planned(the_set)] + [meeting.date for meeting in held(the_set, day)]
    has_begun = bool(days) and min(days) <= day
    return the_set.process.norms if the_set.process is not None and has_begun else None


def _is_outside(number: int, low: int | None, high: int | None) -> bool:
    return (low is not None and number < low) or (high is not None and number > high)


def _usual(low: int | None, high: int | None, what: str) -> str:
    if low is None or high is None:
        return f"at least {low} {what}" if high is None else f"at most {high} {what}"
    return f"{low} to {high} {what}"


def _name(reading: Reading, issue: Issue) -> str:
    """What to call an issue on the command line: its id, with its owner where two members use one id."""
    same = [ref for ref in reading.the_set.issues if ref.id == issue.id]
    return issue.id if len(same) == 1 else str(issue.ref)
