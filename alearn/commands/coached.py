"""The coach inside `act`: at most two questions, the most useful first; the member answers, rewords, or keeps."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from alearn.commands.coaching import coach_words
from alearn.commands.days import calendar_of, read_typed_day
from alearn.commands.who import Author, member_named
from alearn.errors import NotFoundError, UsageError
from alearn.model import Issue, LearningSet
from alearn.render.findings_text import marked
from alearn.rules.smart.advice import Advice, advise, most_useful
from alearn.rules.smart.proposal import Proposal
from alearn.world import World

MOST_QUESTIONS = 2
_AIMS = frozenset(("direction", "idiom", "noun", "wish", "outcome"))  # what is said there is worth keeping as the aim
_HOW = "(answer; Enter to keep it as it is; = and other words to put it differently)"


class Put(NamedTuple):
    """An action before it is written: its words and what the coach asks about."""

    words: str
    due: str = ""
    measure: str = ""
    so_that: str = ""
    partners: tuple[str, ...] = ()
    kind: str = ""
    confidence: str = ""


class Turn(NamedTuple):
    """What the questions are asked in: the set, whose action it is, the day it was agreed and the issue it serves."""

    the_set: LearningSet
    writer: Author
    agreed: date
    issue: Issue | None


def coached(world: World, root: str, put: Put, turn: Turn) -> Put:
    """The action after the coach's questions; as it was where nobody can be asked, or it is another person's."""
    if not world.interactive:
        return put
    lexicon = coach_words(world, "smart.yaml", root)
    asked: set[str] = set()
    while len(asked) < MOST_QUESTIONS:
        proposal = _proposal(put, turn)
        left = [advice for advice in most_useful(advise(proposal, lexicon)) if advice.letter not in asked]
        if turn.writer.by_proxy:
            if left:
                world.say(f"Worth asking {turn.writer.member.name}: {left[0].question}")
            return put
        if not left:
            break
        put = _answered(world, put, turn, left[0], first=not asked)
        asked.add(left[0].letter)
    return put if put.confidence else _how_sure(world, put)


def _proposal(put: Put, turn: Turn) -> Proposal:
    name = turn.writer.member.name
    return Proposal(
        words=put.words,
        presenter=name,
        meeting=turn.agreed,
        owner=name,
        due=put.due or None,
        measure=put.measure or None,
        issue=turn.issue.issue if turn.issue else None,
        so_that=put.so_that or None,
        partners=put.partners,
        kind=put.kind or "act",
        calendar=calendar_of(turn.the_set, turn.agreed),
    )


def _answered(world: World, put: Put, turn: Turn, advice: Advice, *, first: bool) -> Put:
    """The action with one question answered."""
    if 0 < advice.end - advice.start < len(put.words):
        for line in marked(put.words, advice.start, advice.end):
            world.say(f"  {line}")
    flag = {"M": "--measure", "T": "--due", "R": "--so-that"}.get(advice.letter, "--no-input")
    question = f"{advice.question} {_HOW}" if first else advice.question
    if advice.letter == "T":
        calendar = calendar_of(turn.the_set, turn.agreed)

        def read(answer: str) -> Put:
            if not answer or answer.startswith("="):
                return _reworded(put, answer)
            return put._replace(due=read_typed_day(world, calendar, answer, "").isoformat())

        return world.ask_for(question, flag, read)
    answer = world.ask(question, flag)
    if not answer or answer.startswith("="):
        return _reworded(put, answer)
    match advice.letter:
        case "M":
            return put._replace(measure=answer)
        case "R":
            return put._replace(so_that=answer)
    if advice.reason in ("we", "two"):
        return _with(put, turn, answer)
    aim = put.words if advice.reason in _AIMS and not put.so_that else put.so_that
    return put._replace(words=answer, so_that=aim)


def _reworded(put: Put, answer: str) -> Put:
    words = answer.removeprefix("=").strip()
    return put._replace(words=words) if words else put


def _with(put: Put, turn: Turn, answer: str) -> Put:
    """Who begins: the member, with those who are named beside them; other words put the action differently."""
    me = turn.writer.member
    names = [each.strip(" .") for each in answer.replace(" and ", ",").replace("&", ",").split(",") if each.strip(" .")]
    found: Mapping[str, str] = {}
    try:
        found = {
            name: _named(turn, name)
            for name in names
            if name.lower() not in ("i", "me", "i do", "i will", "i'll", "myself")
        }
    except (NotFoundError, UsageError):
        return put._replace(words=answer)
    return put._replace(
        partners=tuple(dict.fromkeys((*put.partners, *(id_ for id_ in found.values() if id_ != me.id))))
    )


def _named(turn: Turn, name: str) -> str:
    return member_named(name, turn.the_set.members.values()).id


def _how_sure(world: World, put: Put) -> Put:
    """How sure the member is, asked and never graded."""

    def read(answer: str) -> str:
        if answer and not (answer.isdigit() and int(answer) <= 10):
            raise UsageError("Type a number from 0 to 10, or press Enter to leave it.")
        return answer

    sure = world.ask_for(
        "How sure are you that you will do it, from 0 to 10? (Enter to leave it)", "--confidence", read
    )
    if sure and int(sure) < 8:
        world.say("What would make it an 8?")
    return put._replace(confidence=sure)
