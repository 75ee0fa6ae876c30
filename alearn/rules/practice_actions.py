"""What is worth asking about actions and the turns they were agreed in."""

from collections.abc import Iterator
from datetime import date, timedelta

from alearn.findings import Finding, Severity
from alearn.model import Action, LearningSet, Meeting, Turn
from alearn.schema.records import Reading
from alearn.schema.types import is_former
from alearn.story.actions import due, finished_on, is_open, is_overdue, last_told, status
from alearn.story.learning import is_learned_from
from alearn.story.links import links
from alearn.story.meetings import held

TIME_TO_WORD = timedelta(days=7)
_TIME_TO_LEARN = timedelta(days=14)

Steps = tuple[str | int, ...]


def question(reading: Reading, path: str, rule: str, steps: Steps, message: str, fix: str) -> Finding:
    """An open question about the value at the end of a path of keys and positions."""
    return reading.found(path, rule, steps, message, fix, Severity.QUESTION)


def may_be_asked(the_set: LearningSet, person: str, day: date) -> bool:
    """Whether a person is still asked about what is theirs; nobody is after they have left, or were erased."""
    if is_former(person):
        return False
    member = the_set.members.get(person)
    return member is None or member.left is None or day <= member.left


def has_met_since(the_set: LearningSet, since: date, day: date, times: int = 1) -> bool:
    """Whether the set recorded so many meetings after a day."""
    return sum(1 for meeting in held(the_set, day) if meeting.date > since) >= times


def turn_without_action(reading: Reading, day: date) -> Iterator[Finding]:
    """A turn that ended with neither an action nor a word on why there is none yet."""
    the_set = reading.the_set
    for meeting in held(the_set, day):
        for position, turn in enumerate(meeting.turns):
            if meeting.date == day or not may_be_asked(the_set, turn.presenter, day):
                continue
            if turn.actions or turn.none_yet or _agreed_there(the_set, meeting, turn):
                continue
            message = "What might you try before the set meets again, or what would you rather leave for now?"
            fix = 'alearn act "..." and name it under `actions` here; or type `none_yet: "..."` here.'
            yield question(reading, meeting.path, "turn-without-action", ("turns", position), message, fix)


def promise_not_followed_up(reading: Reading, day: date) -> Iterator[Finding]:
    """An action open at the last meeting but one of which nothing has been told since."""
    meetings = held(reading.the_set, day)
    if len(meetings) < 2:
        return
    promised_by = meetings[-2].date
    for action in _asked(reading.the_set, day):
        if action.agreed > promised_by or not is_open(action, promised_by):
            continue
        if last_told(action, day) <= promised_by:
            message = "The set has met again since you promised this. What happened?"
            fix = _update(reading, action)
            yield _about(reading, action, "promise-not-followed-up", ("action",), message, fix)


def action_without_measure(reading: Reading, day: date) -> Iterator[Finding]:
    """An open action without anything that would show it is done; to watch, ask or wait needs none."""
    for action in _worded(reading.the_set, day):
        if action.kind != "notice" and not action.measure and "M" not in action.waive:
            message = "What would show you, or somebody else, that it is done?"
            fix = 'Type `measure: "..."` here, or `waive: {M: "..."}` with the reason.'
            yield _about(reading, action, "action-without-measure", ("action",), message, fix)


def action_without_date(reading: Reading, day: date) -> Iterator[Finding]:
    """An open action without a day to do it by."""
    for action in _worded(reading.the_set, day):
        if due(action, day) is None and "T" not in action.waive:
            message = "By when would you like to have done it?"
            command = f"alearn update {_name(reading, action)} {status(action, day)} --due DATE"
            fix = f'{command}; or type `waive: {{T: "..."}}` here, with the reason.'
            yield _about(reading, action, "action-without-date", ("action",), message, fix)


def action_without_issue(reading: Reading, day: date) -> Iterator[Finding]:
    """An open action that says of no issue that it serves it."""
    issue_of = links(reading.the_set).issue_of
    for action in _worded(reading.the_set, day):
        if action.ref not in issue_of:
            message = "Which of your issues might this move, or has it shown you a new one?"
            fix = "Type `issue: ...` here, with the name of the issue."
            yield _about(reading, action, "action-without-issue", ("action",), message, fix)


def overdue(reading: Reading, day: date) -> Iterator[Finding]:
    """An action open past its latest date."""
    the_set = reading.the_set
    for action in the_set.actions.values():
        if action.agreed <= day and is_overdue(action, the_set.members.get(action.owner), day):
            message = "The day you had in mind has gone by. What happened, and what would help now?"
            fix = f"{_update(reading, action)} (with --due DATE for a new day)"
            yield _about(reading, action, "overdue", _due_steps(action, day), message, fix)


def no_learning_yet(reading: Reading, day: date) -> Iterator[Finding]:
    """An action carried through of which nothing is written that was learned."""
    the_set = reading.the_set
    for action in _asked(the_set, day):
        finished = finished_on(action, day)
        if finished is None or is_learned_from(the_set, action):
            continue
        if day >= finished + _TIME_TO_LEARN or has_met_since(the_set, finished, day):
            message = "What do you know now that you did not know before you did it?"
            name = _name(reading, action)
            fix = f'alearn log "..." --action {name} --share; or type `learning: kept-elsewhere` here.'
            yield _about(reading, action, "no-learning-yet", ("action",), message, fix)


def _asked(the_set: LearningSet, day: date) -> Iterator[Action]:
    """The actions agreed by a day whose owners are still asked about them."""
    for action in the_set.actions.values():
        if action.agreed <= day and may_be_asked(the_set, action.owner, day):
            yield action


def _worded(the_set: LearningSet, day: date) -> Iterator[Action]:
    """The open actions whose owners have had a week, or a meeting, to find the words."""
    for action in _asked(the_set, day):
        has_had_time = day >= action.agreed + TIME_TO_WORD or has_met_since(the_set, action.agreed, day)
        if has_had_time and is_open(action, day):
            yield action


def _agreed_there(the_set: LearningSet, meeting: Meeting, turn: Turn) -> bool:
    """Whether the presenter agreed an action on the meeting's day that the turn does not list."""
    return any(
        action.agreed == meeting.date and turn.issue in (None, action.issue)
        for action in the_set.actions.values()
        if action.owner == turn.presenter
    )


def _due_steps(action: Action, day: date) -> Steps:
    latest = due(action, day)
    for position, update in enumerate(action.updates):
        if update.due == latest and update.date <= day:
            return ("updates", position, "due")
    return ("due",)


def _name(reading: Reading, action: Action) -> str:
    """What to call an action on the command line: its id, with its owner where two members use one id."""
    same = [ref for ref in reading.the_set.actions if ref.id == action.id]
    return action.id if len(same) == 1 else str(action.ref)


def _update(reading: Reading, action: Action) -> str:
    return f'alearn update {_name(reading, action)} tried -m "..."'


def _about(reading: Reading, action: Action, rule: str, steps: Steps, message: str, fix: str) -> Finding:
    return question(reading, action.path, rule, steps, message, fix)
