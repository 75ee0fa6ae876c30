"""`alearn smart`: the coach on the wording of actions; it asks, and changes nothing."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from alearn.commands.coaching import coach_words, proposal_of, rows_of
from alearn.commands.days import calendar_of
from alearn.commands.who import known_typist
from alearn.dates import Calendar
from alearn.errors import NotFoundError, UsageError
from alearn.findings import Severity
from alearn.folder import find_set, named, read_set
from alearn.model import Action
from alearn.render.advice_text import action as as_text
from alearn.render.advice_text import brief
from alearn.render.findings_data import finding_as_data
from alearn.rules.smart.advice import Advice, advise
from alearn.rules.smart.coach import look
from alearn.rules.smart.proposal import Level, Proposal
from alearn.schema.records import Reading
from alearn.story.actions import is_open
from alearn.world import World

_WORDS = "smart.yaml"
_RULES = {
    "S": "smart-specific",
    "M": "smart-measurable",
    "A": "smart-assignable",
    "R": "smart-relevant",
    "T": "smart-time-bound",
}


class Options(NamedTuple):
    """What was typed; `due`, `measure` and `so_that` belong to words that are only tried."""

    actions: tuple[str, ...] = ()
    due: str = ""
    measure: str = ""
    so_that: str = ""
    me: str = ""
    brief: bool = False
    fail_on: str = ""
    rows: str = ""
    json: bool = False


class _Looked(NamedTuple):
    """An action and what the coach says of it; `record` is None for words that are only tried."""

    proposal: Proposal
    given: tuple[Advice, ...]
    record: Action | None


def run(world: World, options: Options) -> int:
    """Show what the coach asks; 1 only where `--fail-on` asks for it."""
    if options.fail_on not in ("", "weak", "fail"):
        raise UsageError("--fail-on takes weak or fail.")
    if options.rows:
        return _predict(world, options.rows)
    reading = _reading(world, options)
    lexicon = coach_words(world, _WORDS, find_set(world) if reading else "")
    looked = [
        _Looked(proposal, advise(proposal, lexicon), record) for proposal, record in _meant(world, reading, options)
    ]
    if options.json:
        world.out_json("smart", {"actions": [_as_data(reading, each) for each in looked]})
    else:
        _show(world, looked, options)
    stops = {"weak": (Level.WEAK, Level.FAIL), "fail": (Level.FAIL,)}.get(options.fail_on, ())
    return int(any(not advice.is_met and advice.level in stops for each in looked for advice in each.given))


def _reading(world: World, options: Options) -> Reading | None:
    """The set; None outside of one, where words can be tried all the same."""
    try:
        return read_set(world, find_set(world))
    except NotFoundError:
        if not options.actions or not all(" " in each.strip() for each in options.actions):
            raise
        return None


def _meant(world: World, reading: Reading | None, options: Options) -> Iterator[tuple[Proposal, Action | None]]:
    if reading is None:
        for words in options.actions:
            yield _tried(words, options, Calendar(world.today)), None
        return
    the_set = reading.the_set
    every = sorted(the_set.actions.values(), key=lambda action: (action.owner, action.agreed, action.id))
    if not options.actions:
        me = known_typist(world, find_set(world), the_set, options.me)
        mine = me.id if me and me.in_set else ""
        for action in every:
            if is_open(action, world.today) and mine in ("", action.owner, *action.partners):
                yield proposal_of(world, the_set, action), action
        return
    for typed in options.actions:
        try:
            action = named(typed, every, lambda each: str(each.ref), "action", lambda each: each.action)
        except NotFoundError:
            if " " not in typed.strip():
                raise
            yield _tried(typed, options, calendar_of(the_set, world.today)), None
        else:
            yield proposal_of(world, the_set, action), action


def _tried(words: str, options: Options, calendar: Calendar) -> Proposal:
    """Words that are tried before anything is written; whose they are and the issue they serve go without saying."""
    return Proposal(
        words=words,
        presenter="you",
        meeting=calendar.today,
        owner="you",
        due=options.due or None,
        measure=options.measure or None,
        issue="said",
        so_that=options.so_that or None,
        calendar=calendar,
    )


def _show(world: World, looked: list[_Looked], options: Options) -> None:
    for number, each in enumerate(looked):
        name = f"  [{each.record.id}]" if each.record else ""
        if options.brief:
            world.out(brief(each.proposal.words, each.given) + name)
            continue
        if number:
            world.out("")
        world.out(world.style(" ".join(each.proposal.words.split()), "bold") + name)
        for line in as_text(each.proposal.words, each.given):
            world.out(line)
    if not looked:
        world.say('No action is open. To try words: alearn smart "what you mean to do"')


def _as_data(reading: Reading | None, looked: _Looked) -> dict[str, Any]:
    record = looked.record
    return {
        "owner": record.owner if record else None,
        "id": record.id if record else None,
        "action": looked.proposal.words,
        "letters": [_letter(reading, looked, advice) for advice in looked.given],
    }


def _letter(reading: Reading | None, looked: _Looked, advice: Advice) -> dict[str, Any]:
    """One letter as data; one that is not met has the shape of a finding, too."""
    data: dict[str, Any] = {
        "letter": advice.letter,
        "level": str(advice.level),
        "reading": advice.reading or None,
        "waived": advice.waived or None,
    }
    if advice.is_met:
        return data
    rule, record = _RULES[advice.letter], looked.record
    if reading and record:
        finding = reading.found(record.path, rule, ("action",), advice.question, "", Severity.QUESTION)
        data.update(finding_as_data(finding, advice.why))
    return data | {
        "span": [advice.start, advice.end],
        "reason": advice.reason,
        "why": advice.why,
        "question": advice.question,
        "rewrite": {offer.field: offer.words for offer in advice.offers},
    }


def _predict(world: World, path: str) -> int:
    """A prediction a line for rows of another's: their levels alone."""
    lexicon = coach_words(world, _WORDS)
    for row in rows_of(world, path, ("id", "text", "presenter", "meeting")):
        try:
            proposal = proposal_of_row(row)
        except ValueError:
            fix = "Write meeting and next_meeting like 2026-10-05."
            raise UsageError(f"{path}: A day of the row {row['id']} is not understood.", fix) from None
        levels = look(proposal, lexicon)
        told = {letter: str(getattr(levels, letter).level) for letter in _RULES}
        world.out(json.dumps({"id": row["id"], **told}))
    return 0


def proposal_of_row(row: dict[str, Any]) -> Proposal:
    """A row of labelled examples as the coach looks at it; ValueError where a day in it is no ISO date."""

    def text(key: str) -> str | None:
        value = row.get(key)
        return value if isinstance(value, str) else None

    meeting, following = date.fromisoformat(row["meeting"]), text("next_meeting")
    partners = row.get("with")
    return Proposal(
        words=row["text"],
        presenter=row["presenter"],
        meeting=meeting,
        owner=text("owner"),
        due=text("due"),
        measure=text("measure"),
        issue=text("issue") or None,
        so_that=text("so_that"),
        partners=tuple(str(each) for each in partners) if isinstance(partners, list) else (),
        kind=text("kind") or "act",
        calendar=Calendar(meeting, (date.fromisoformat(following),) if following else ()),
    )
