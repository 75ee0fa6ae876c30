"""R: it serves the issue that was brought; what the words share with the issue tells nothing, so it is asked."""

import re

from alearn.rules.smart.proposal import Found, Level, Looked

_PURPOSE = re.compile(r"\bso that\b|\bso (?:i|we|they|people) can\b|\bin order to\b|\bbecause\b", re.IGNORECASE)


def look(looked: Looked) -> Found:
    """Whether an issue is recorded, or what it is for; never a fail."""
    proposal = looked.proposal
    if proposal.issue or proposal.so_that or _PURPOSE.search(proposal.words):
        return Found(Level.PASS)
    return Found(Level.WEAK, reason="issue")
