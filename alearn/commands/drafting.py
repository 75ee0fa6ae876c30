"""What `alearn log` puts before somebody who writes in the editor: prompts, what was said before, and links."""

import contextlib
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from alearn.commands.opening import SEALED, Opened, OwnEntry, open_entry, own_entries
from alearn.dates import in_words
from alearn.errors import AlearnError, NotFoundError, UsageError
from alearn.folder import approach_of, named, prompt_sheets
from alearn.model import LearningSet, Member, PromptSheet, Ref
from alearn.story.actions import is_open
from alearn.story.promises import last_meeting
from alearn.text.prompted import draft, words_of, written_under
from alearn.world import World

SAFEGUARD = "If someone may be at risk of harm, do not write it here: follow your setting's procedure now."
_MOST_ACTIONS = 6
_MOST_OPENED = 40  # what was meant to be done next is looked for in these
_DAYS_OFFERED = 21  # a meeting longer ago is seldom what is written about


class About(NamedTuple):
    """What an entry is about."""

    issue: Ref | None = None
    actions: tuple[Ref, ...] = ()
    meeting: str = ""


def sheet_named(world: World, root: str, name: str) -> PromptSheet | None:
    """The prompts of a name, None where none was typed; NotFoundError lists what there is."""
    if not name:
        return None
    sheets = prompt_sheets(world, root)
    if name.lower() not in sheets:
        listed = "; ".join(f"{id_} ({sheet.title})" for id_, sheet in sorted(sheets.items()))
        raise NotFoundError("No prompts are called that here.", f"There are: {listed}")
    return sheets[name.lower()]


def ask_prompts(world: World, root: str, the_set: LearningSet) -> str:
    """The prompts chosen of those that the set's approach offers; none where it offers none, or nobody answers."""
    sheets = prompt_sheets(world, root)
    offered = [name for name in approach_of(world, the_set.file.approach).prompts if name in sheets]
    if not offered:
        return ""

    def read(answer: str) -> str:
        return named(answer, sheets, str, "sheet") if answer else ""

    try:
        return world.ask_for(f"With prompts? ({', '.join(offered)}; or Enter for none)", "--prompts", read)
    except UsageError:  # the input ended: the editor opens without them
        return ""


def written_in_editor(world: World, sheet: PromptSheet | None, reminders: Iterable[str]) -> str:
    """What the writer wrote in the editor; the prompts and reminders are not in it."""
    prompts = sheet.prompts if sheet else ()
    said = (f"{SAFEGUARD} Lines like this one are left out.", *reminders)
    return words_of(world.edit(draft(prompts, said)), prompts, said)


def brought_forward(world: World, root: str, the_set: LearningSet, me: Member, *, shared: bool) -> tuple[str, ...]:
    """What my latest entry that looked forward said; for an entry that is `shared`, only from those shared before."""
    own = [each for each in own_entries(world, root, the_set, me) if not (shared and each.private)]
    sheets = prompt_sheets(world, root)
    for entry in sorted(_opened(world, own), key=lambda opened: (opened.told_day, opened.own.id), reverse=True):
        sheet = sheets.get((entry.record and entry.record.prompts) or "")
        forward = [prompt.heading for prompt in sheet.prompts if prompt.forward] if sheet else []
        said = {heading: written_under(entry.prose, heading) for heading in forward}
        if any(said.values()):
            when = in_words(entry.day) if entry.day else "Last time"
            return tuple(f"{when}, under '{heading}', you wrote: {words}" for heading, words in said.items() if words)
    return ()


def _opened(world: World, own: Iterable[OwnEntry]) -> Iterator[Opened]:
    """The newest entries by the month in their names, those left out that a passphrase opens: writing asks for none."""
    at_hand = [each for each in own if not (each.how == SEALED and world.keys.locked)]
    for each in sorted(at_hand, key=lambda entry: entry.id[:7], reverse=True)[:_MOST_OPENED]:
        with contextlib.suppress(AlearnError):
            yield open_entry(world, each)


def asked_back(the_set: LearningSet, about: About) -> Iterator[str]:
    """What was expected of the actions an entry is about, and what its issue takes to be so, untested."""
    for action in (the_set.actions[ref] for ref in about.actions if ref in the_set.actions):
        if action.expectation:
            yield f"'{action.action}': you expected: {action.expectation} What came?"
    issue = the_set.issues.get(about.issue) if about.issue else None
    for taken in issue.assumptions if issue else ():
        if taken.assumption and taken.tested is None:
            yield f"You took this to be so, and have not tested it: {taken.assumption} What do you know now?"


def ask_about(world: World, the_set: LearningSet, owner: Member) -> About:
    """What the entry is about, by one question; nothing where there is nothing to offer, or nobody answers."""
    offered = _offered(the_set, owner, world.today)
    if not offered:
        return About()

    def read(answer: str) -> About:
        if not answer:
            return About()
        if not (answer.isdecimal() and 1 <= int(answer) <= len(offered)):
            raise UsageError(f"Type a number from 1 to {len(offered)}, or press Enter for nothing.")
        return offered[int(answer) - 1][1]

    for number, (words, _) in enumerate(offered, 1):
        world.say(f"  {number}  {words}")
    try:
        return world.ask_for(
            "What is it about? (a number, or Enter for nothing)", "--issue, --action or --meeting", read
        )
    except UsageError:  # the input ended: the words are written without a link
        return About()


def _offered(the_set: LearningSet, owner: Member, day: date) -> list[tuple[str, About]]:
    """The writer's open issues, newest open actions and the last meeting, with what choosing each says."""
    issues = [each for each in the_set.issues.values() if owner.id in (each.owner, *each.partners) and not each.closed]
    actions = [
        each for each in the_set.actions.values() if owner.id in (each.owner, *each.partners) and is_open(each, day)
    ]
    newest = sorted(actions, key=lambda action: (action.agreed, action.id), reverse=True)[:_MOST_ACTIONS]
    meeting = last_meeting(the_set, day)
    recent = meeting if meeting and (day - meeting.date).days <= _DAYS_OFFERED else None
    return [
        *((f"issue    {issue.issue}", About(issue=issue.ref)) for issue in issues),
        *((f"action   {action.action}", About(action.issue, (action.ref,))) for action in newest),
        *([(f"meeting  {in_words(recent.date)}", About(meeting=recent.id))] if recent else []),
    ]
