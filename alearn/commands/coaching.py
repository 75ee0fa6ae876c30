"""What the commands that coach have in common: an action of a set as the coach looks at it, and its words."""

import json
from collections.abc import Iterator
from typing import Any

from alearn.commands.days import calendar_of
from alearn.errors import UsageError
from alearn.folder import words
from alearn.model import Action, Issue, LearningSet
from alearn.render.findings_text import head
from alearn.rules.lexicon import Lexicon
from alearn.rules.smart.proposal import Proposal
from alearn.story.actions import due
from alearn.story.meetings import name_of
from alearn.world import World

ROWS_LIMIT = 64 * 1024 * 1024


def proposal_of(world: World, the_set: LearningSet, action: Action) -> Proposal:
    """An action of a set as the coach looks at it, read from the day it was agreed."""
    name = name_of(the_set, action.owner)
    by = due(action, world.today)
    issue: Issue | None = the_set.issues.get(action.issue) if action.issue else None
    return Proposal(
        words=action.action,
        presenter=name,
        meeting=action.agreed,
        owner=name,
        due=by.isoformat() if by else None,
        measure=action.measure,
        issue=issue.issue if issue else None,
        so_that=action.so_that,
        partners=tuple(name_of(the_set, partner) for partner in action.partners),
        kind=action.kind or "act",
        waive=action.waive,
        calendar=calendar_of(the_set, action.agreed),
        today=world.today,
    )


def coach_words(world: World, name: str, root: str = "") -> Lexicon:
    """The words a coach goes by; what is wrong in the set's own is said, and the rest of them is used."""
    lexicon, findings = words(world, name, root)
    for finding in findings:
        world.warn(f"{head(finding)} {finding.fix}".strip())
    return lexicon


def rows_of(world: World, path: str, keys: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    """The rows of a file of labelled examples, an object on each line; UsageError at one that is none.

    Each has texts under the keys; what is there beside them is the reader's own business.
    """
    data = world.read_or_stop(world.path(path), ROWS_LIMIT)
    if len(data) > ROWS_LIMIT:
        raise UsageError(f"{path} is larger than 64 MiB.", "Split it.")
    for number, line in enumerate(data.decode("utf-8", "replace").splitlines(), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError:
            raise UsageError(
                f"{path}:{number}: This line is no JSON object.", "Write one object on each line."
            ) from None
        missing = [key for key in keys if not isinstance(row, dict) or not isinstance(row.get(key), str)]
        if missing:
            raise UsageError(
                f"{path}:{number}: A text is missing: {', '.join(missing)}.", f"Each row has {', '.join(keys)}."
            )
        yield row
