"""The coach inside `act`: at most two questions, the most useful first; the member answers, rewords, or keeps."""

import re
from datetime import date
from typing import NamedTuple

from alearn.commands.coaching import coach_words
from alearn.commands.days import calendar_of, read_typed_day
from alearn.commands.who import Author, member_named
from alearn.errors import NotFoundError, UsageError
from alearn.model import Issue, LearningSet
from alearn.render.findings_text import marked
from alearn.rules.lexicon import Lexicon
from alearn.rules.smart.advice import Advice, advise, most_useful
from alearn.rules.smart.proposal import Proposal
from alearn.world import World

MOST_QUESTIONS = 2
_FLAGS = {"M": "--measure", "T": "--due", "R": "--so-that"}
_MYSELF = frozenset(("i", "me", "i do", "i will", "i'll", "myself"))
_COMPLETED = frozenset(("topic", "whom", "object", "amount", "where"))  # what is asked there completes the words
_HOW = "Two questions at most. Enter keeps it as it is; = and other words put it differently."


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
    if turn.writer.by_proxy:
        worth_asking(world, root, put, turn)
        return put
    lexicon = coach_words(world, "smart.yaml", root)
    try:
        put = _asked(world, lexicon, put, turn)
        return put if put.confidence else _how_sure(world, put)
    except UsageError:  # the input ended: what was said till then stands
        return put


def worth_asking(world: World, root: str, put: Put, turn: Turn) -> bool:
    """Say the coach's most useful question to whoever types for another; whether there is one."""
    useful = most_useful(advise(_proposal(put, turn), coach_words(world, "smart.yaml", root)))
    for advice in useful[:1]:
        world.say(f"Worth asking {turn.writer.member.name}: {advice.question}")
    return bool(useful)


def _asked(world: World, lexicon: Lexicon, put: Put, turn: Turn) -> Put:
    asked: list[str] = []
    while len(asked) < MOST_QUESTIONS:
        left = [each for each in most_useful(advise(_proposal(put, turn), lexicon)) if each.letter not in asked]
        if not left:
            break
        if not asked:
            world.say(_HOW)
        put = _answered(world, put, turn, left[0])
        asked.append(left[0].letter)
    return put


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


def _answered(world: World, put: Put, turn: Turn, advice: Advice) -> Put:
    """The action with one question answered."""
    if 0 < advice.end - advice.start < len(put.words):
        for line in marked(put.words, advice.start, advice.end):
            world.say(f"  {line}")

    def read(answer: str) -> Put:
        if not answer or answer.startswith("="):
            return _reworded(put, answer)
        match advice.letter:
            case "T":
                day = read_typed_day(world, calendar_of(turn.the_set, turn.agreed), answer, "")
                return put._replace(due=day.isoformat())
            case "M":
                return put._replace(measure=answer)
            case "R":
                return put._replace(so_that=answer)
        return _put_so(put, turn, advice.reason, answer)

    return world.ask_for(advice.question, _FLAGS.get(advice.letter, "--no-input"), read)


def _put_so(put: Put, turn: Turn, reason: str, answer: str) -> Put:
    """The action with an answer about its words or about who does it; the words it takes the place of are its aim."""
    words = put.words.rstrip(" .:;")
    if reason in ("we", "two"):
        return _with(put, turn, answer)
    if reason == "no-end" and not put.measure:
        return put._replace(measure=answer)
    if reason in _COMPLETED or reason == "no-end":
        return put._replace(words=f"{words}: {answer}")
    if reason == "avoiding":
        return put._replace(words=f"{words}; instead, {answer}")
    return put._replace(words=answer, so_that=put.so_that or put.words)


def _reworded(put: Put, answer: str) -> Put:
    words = answer.removeprefix("=").strip()
    return put._replace(words=words) if words else put


def _with(put: Put, turn: Turn, answer: str) -> Put:
    """Who begins: the member, beside those who are named; other words put the action differently."""
    members = turn.the_set.members.values()
    names = [name.strip(" .") for name in re.split(r",|&|\band\b", answer)]
    try:
        named = {member_named(name, members).id for name in names if name and name.lower() not in _MYSELF}
    except (NotFoundError, UsageError):
        return put._replace(words=answer)
    beside = sorted(named - {turn.writer.member.id, *put.partners})
    return put._replace(partners=(*put.partners, *beside))


def _how_sure(world: World, put: Put) -> Put:
    """How sure the member is, asked and never graded."""

    def read(answer: str) -> str:
        if answer and not (answer.isdigit() and int(answer) <= 10):
            raise UsageError("Type a number from 0 to 10, or press Enter to leave it.")
        return answer

    question = "How sure are you that you will do it, from 0 to 10? (Enter leaves it)"
    sure = world.ask_for(question, "--confidence", read)
    if sure and int(sure) < 8:
        world.say("What would make it an 8?")
    return put._replace(confidence=sure)
