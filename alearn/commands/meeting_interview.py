"""The interview that fills in a meeting's record sheet, in the order of the printed one."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from alearn.commands.act import closed_word
from alearn.commands.coached import Put, Turn, worth_asking
from alearn.commands.days import calendar_of, read_typed_day
from alearn.commands.interview import Interview
from alearn.commands.record_sheet import (
    NewAction,
    Promise,
    Sheet,
    TurnSheet,
    agreed_on,
    expected_on,
    ids_of,
    times_of,
)
from alearn.commands.who import Author
from alearn.commands.yes_no import is_yes
from alearn.dates import in_words
from alearn.errors import UsageError
from alearn.folder import approach_of
from alearn.model import Action, LearningSet, Member
from alearn.schema.fields import UPDATE
from alearn.story.actions import due
from alearn.story.meetings import name_of
from alearn.story.promises import promised
from alearn.world import World

_THERE = "--present MEMBER for each, or --present all"
_STATUSES = "done, tried, adapted, not-yet, blocked, refrained (chose not to, for now) or dropped"
_MAY_BE_SHOWN = "{name}: may these words be used beyond the set, in a report? [y/n]"


class Meeting(NamedTuple):
    """Which meeting the sheet is of."""

    world: World
    root: str
    the_set: LearningSet
    day: date
    typist: Member | None


def asked(meeting: Meeting, interview: Interview, flags: Sheet) -> Sheet:
    """The sheet by an interview, where each part that flags filled in is left as it is."""

    def times(typed: str) -> dict[str, str]:
        return times_of(meeting.the_set, (typed,))

    there = flags.there
    sheet = flags._replace(
        late=flags.late or interview.ask("late", "Who came late? (Ben 16:20, Amina; Enter: nobody)", times),
        left=flags.left or interview.ask("left", "Who left early? (Enter: nobody)", times),
        promises=flags.promises or tuple(_asked_promises(meeting, interview, there)),
    )
    turns = sheet.turns or {each.presenter: each for each in _asked_turns(meeting, interview, there)}
    review = approach_of(meeting.world, meeting.the_set.file.approach).review
    return sheet._replace(
        turns=turns,
        interventions=sheet.interventions or tuple(_asked_interventions(meeting, interview)),
        parked=sheet.parked or tuple(interview.each("parked", "A question to park for another day? (Enter: none)")),
        support=sheet.support or interview.words("support", f"The set's review. {review.support}"),
        challenge=sheet.challenge or interview.words("challenge", review.challenge),
        learned=sheet.learned or tuple(interview.each("learned", f"{review.learned} (Enter: no more)")),
        not_talked_about=sheet.not_talked_about
        or interview.words("not talked about", f"{review.not_talked_about} (what you agreed to write down)"),
    )


def asked_there(meeting: Meeting, interview: Interview, apologies: Iterable[str]) -> tuple[str, ...]:
    """Who was there, else UsageError where nobody can be asked."""
    away = frozenset(apologies)
    expected = tuple(each for each in expected_on(meeting.the_set, meeting.day) if each not in away)
    shown = ", ".join(expected)

    def read(typed: str) -> tuple[str, ...]:
        return expected if typed == "all" else ids_of(meeting.the_set, (typed,))

    return interview.ask("there", f"Who was there? (Enter for {shown})", read, default="all", flag=_THERE)


def _asked_promises(meeting: Meeting, interview: Interview, there: Iterable[str]) -> Iterator[Promise]:
    """What became of each action that was promised before, member by member."""

    def read(typed: str) -> str:
        try:
            return closed_word(UPDATE, "status", typed)
        except UsageError as fault:
            raise UsageError("That is none of the words.", fault.hint) from None

    for member in there:
        for action in promised(meeting.the_set, meeting.day, member):
            if action.agreed >= meeting.day:
                continue
            key = f"promised {action.ref}"
            if interview.asks(key):
                meeting.world.say(f"{name_of(meeting.the_set, member)} promised: {_told(action, meeting.day)}")
            status = interview.ask(key, f"What happened? ({_STATUSES}; Enter: not told)", read)
            if status:
                yield Promise(action.ref, status, interview.words(f"note {action.ref}", "In one line?"))


def _told(action: Action, day: date) -> str:
    by = due(action, day)
    return f"{action.action} (by {in_words(by)})" if by else action.action


def _asked_turns(meeting: Meeting, interview: Interview, there: Iterable[str]) -> Iterator[TurnSheet]:
    for member in there:
        name = name_of(meeting.the_set, member)
        headline = interview.words(f"headline {member}", f"{name}: the headline? (Enter if they did not present)")
        if not headline:
            continue
        known = agreed_on(meeting.the_set, member, meeting.day)
        if known and interview.asks(f"action {member} 1"):
            meeting.world.say("Recorded already: " + ", ".join(known))
        actions = tuple(_asked_actions(meeting, interview, member))
        why = "" if actions or known else interview.words(f"none yet {member}", f"{name}: no action yet, because?")
        yield TurnSheet(
            member,
            headline,
            actions,
            why,
            interview.words(f"insight {member}", f"{name}: one thing learned?"),
            tuple(interview.each(f"question {member}", f"{name}: a question to take away? (Enter: none)")),
            tuple(interview.each(f"offer {member}", f"{name}: who offered what? (Enter: nothing)")),
            interview.ask(f"agreed {member}", _MAY_BE_SHOWN.format(name=name), is_yes, default="n"),
        )


def _asked_actions(meeting: Meeting, interview: Interview, member: str) -> Iterator[NewAction]:
    """The actions of a turn; the coach's question is passed on, and the words may be put differently."""
    calendar = calendar_of(meeting.the_set, meeting.day)
    name = name_of(meeting.the_set, member)

    def read(typed: str) -> str:
        return read_typed_day(meeting.world, calendar, typed, "").isoformat() if typed else ""

    for number, words in enumerate(
        interview.each(f"action {member}", f"{name}: what will you do? (Enter: nothing)"), 1
    ):
        by = interview.ask(f"by {member} {number}", "By when?", read)
        put = Put(words, by)
        key = f"put differently {member} {number}"
        differently = ""
        if not interview.asks(key) or worth_asking(meeting.world, meeting.root, put, _turn_of(meeting, member)):
            differently = interview.words(key, "Put differently? (Enter keeps it)")
        yield NewAction(differently or words, by)


def _turn_of(meeting: Meeting, member: str) -> Turn:
    presenter = meeting.the_set.members[member]
    writer = Author(presenter, meeting.typist or presenter)
    return Turn(meeting.the_set, writer, meeting.day, None)


def _asked_interventions(meeting: Meeting, interview: Interview) -> Iterator[tuple[str, str]]:
    conduct = meeting.the_set.conduct
    rules = [rule.id for rule in conduct.rules] if conduct else []
    if not rules:
        return

    def read(typed: str) -> str:
        if typed and typed not in rules:
            raise UsageError("That is no rule of the conduct.", "There are: " + ", ".join(rules))
        return typed

    number = 1
    question = f"Was the conduct called on? ({', '.join(rules)}; Enter: no)"
    while rule := interview.ask(f"conduct {number}", question if number == 1 else "  and? (Enter: no more)", read):
        yield rule, interview.words(f"conduct note {number}", "What happened, without names?")
        number += 1
