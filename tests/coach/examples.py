"""The actions of `reasons.yaml` as the coach looks at them."""

from datetime import date
from pathlib import Path
from typing import Any

import yaml

from alearn.dates import Calendar
from alearn.rules.smart.proposal import Proposal

MEETING, FOLLOWING = date(2026, 1, 13), date(2026, 3, 3)
PRESENTER = "Priya Nair"
REASONS: dict[str, dict[str, dict[str, Any]]] = yaml.load(
    (Path(__file__).parent / "reasons.yaml").read_text("utf-8"),
    yaml.BaseLoader,  # noqa: S506  # it reads texts alone, so that a date stays as it was typed
)


def proposal(words: str, **fields: Any) -> Proposal:
    """An action of Priya Nair's, put at the meeting."""
    told = {"owner": PRESENTER, "issue": "Teaching assistants are underused", **fields}
    return Proposal(words, PRESENTER, MEETING, calendar=Calendar(MEETING, (FOLLOWING,)), **told)
