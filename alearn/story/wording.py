"""How facts of a set are put in words, the same wherever they are shown."""

from datetime import date

from alearn.dates import in_words
from alearn.model import Action, Entry, Ethics, Issue, LearningSet, Update
from alearn.say import Say
from alearn.story.confirmed import is_unconfirmed
from alearn.story.meetings import name_of

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_STANDS = {"refrained": "chose not to, for now", "not-yet": "not yet"}


def stands(status: str) -> str:
    """How an action stands, as it is said."""
    return _STANDS.get(status, status)


def marked(the_set: LearningSet, record: Action | Entry | Ethics | Issue | Update | None) -> str:
    """What stands beside words that somebody else typed and their owner has not confirmed; else nothing."""
    if record is None or not is_unconfirmed(the_set, record) or record.proxy is None:
        return ""
    return the_set.say("typed by {name}, not confirmed yet", name=name_of(the_set, record.proxy.typed_by))


def listed(names: list[str]) -> str:
    """Names as they are read aloud: Amina Khan, Ben Ortiz and Cora Lee."""
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + f" and {names[-1]}" if names else ""


def on(say: Say, day: date) -> str:
    """A day as it is said: Fri 30 Oct 2026."""
    weekday, number, month, year = in_words(day).split()
    return say(
        "{weekday} {day} {month} {year}",
        weekday=say(DAYS[DAYS.index(weekday)]),
        day=number,
        month=say(MONTHS[MONTHS.index(month)]),
        year=year,
    )
