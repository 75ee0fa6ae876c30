"""All five letters of SMART for one action."""

from typing import NamedTuple

from alearn.dates import NAMING, dates_in
from alearn.rules.smart import assignable, measurable, relevant, specific, timebound
from alearn.rules.smart.amounts import counts_in, masked
from alearn.rules.smart.lexicon import Lexicon
from alearn.rules.smart.proposal import Found, Level, Looked, Proposal
from alearn.rules.smart.sentence import read_sentence


class Levels(NamedTuple):
    """How far each letter is met, with where and why; `reading` is how the date was read."""

    S: Found
    M: Found
    A: Found
    R: Found
    T: Found
    reading: str


def look(proposal: Proposal, lexicon: Lexicon) -> Levels:
    """Look at an action with every criterion."""
    looked = take_apart(proposal, lexicon)
    how = specific.look(looked)
    when, reading = timebound.look(looked)
    return Levels(
        how,
        measurable.look(looked, how.level),
        assignable.look(looked, how.level),
        relevant.look(looked),
        when,
        reading,
    )


def take_apart(proposal: Proposal, lexicon: Lexicon) -> Looked:
    """What every criterion looks at."""
    dates = dates_in(proposal.words, proposal.calendar)
    times = tuple(when for when in dates if when.lead not in NAMING)
    bare = masked(proposal.words, tuple((when.start, when.end) for when in dates))
    return Looked(proposal, read_sentence(proposal.words, lexicon), lexicon, times, bare, counts_in(bare))


PASSED = Level.PASS
