"""What became of an action, as told by its updates up to a day.

What was dated after the day is not yet told; equal updates count once; their order in the file means nothing.
"""

from datetime import date

from alearn.model import Action, Member, Update

RANK = ("agreed", "not-yet", "blocked", "tried", "adapted", "refrained", "dropped", "done")
OPEN = frozenset(("agreed", "tried", "not-yet", "blocked"))
SETTLED = frozenset(("done", "adapted", "refrained", "dropped"))
FINISHED = frozenset(("done", "adapted"))


def told(action: Action, day: date) -> tuple[Update, ...]:
    """The updates up to and on a day, oldest first; on one day the word further along comes last.

    Where a day and a word are the same, the later date, the result and the note decide, never the file.
    """
    once = dict.fromkeys(update for update in action.updates if update.date <= day)
    return tuple(sorted(once, key=_order))


def status(action: Action, day: date) -> str:
    """How the action stands: the latest update's status, `agreed` where none tells."""
    return next((update.status for update in reversed(told(action, day)) if update.status), "agreed")


def result(action: Action, day: date) -> str | None:
    """What came of it: the latest result given."""
    return next((update.result for update in reversed(told(action, day)) if update.result), None)


def due(action: Action, day: date) -> date | None:
    """By when: the latest date given, else the first."""
    return next((update.due for update in reversed(told(action, day)) if update.due), action.due)


def moved(action: Action, day: date) -> int:
    """How many times its date was moved."""
    return sum(1 for update in told(action, day) if update.due)


def is_open(action: Action, day: date) -> bool:
    """Whether something is still to come: an `adapted` action stays open until the new date it was given."""
    if status(action, day) != "adapted":
        return status(action, day) in OPEN
    latest = next(update for update in reversed(told(action, day)) if update.status == "adapted")
    return latest.due is not None and latest.due >= day


def is_finished(action: Action, day: date) -> bool:
    """Whether it was carried through, so that there may be something learned from it."""
    return status(action, day) in FINISHED


def finished_on(action: Action, day: date) -> date | None:
    """The day it was carried through, however often that was told again; None where it is not finished."""
    finished = None
    for update in reversed(told(action, day)):
        if update.status and update.status not in FINISHED:
            break
        finished = update.date if update.status else finished
    return finished


def is_overdue(action: Action, owner: Member | None, day: date) -> bool:
    """Whether it is open past its date; nothing is overdue after its owner has left."""
    if owner is not None and owner.left is not None and owner.left < day:
        return False
    by = due(action, day)
    return by is not None and by < day and status(action, day) in OPEN


def last_told(action: Action, day: date) -> date:
    """The day something was last said of it: its latest update, else the day it was agreed."""
    updates = told(action, day)
    return updates[-1].date if updates else action.agreed


def _order(update: Update) -> tuple[date, int, date, str, str, str]:
    words = (update.result or "", update.note or "", update.at or "")
    return (update.date, _rank(update), update.due or date.min, *words)


def _rank(update: Update) -> int:
    return RANK.index(update.status) if update.status else -1
