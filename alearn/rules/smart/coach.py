"""All five letters of SMART for one action."""

from typing import NamedTuple

from alearn.dates import times_in
from alearn.rules.smart import assignable, measurable, relevant, specific, timebound
from alearn.rules.smart.lexicon import Lexicon
from alearn.rules.smart.proposal import Level, Looked, Proposal
from alearn.rules.smart.sentence import counts, masked, read_sentence
from alearn.rules.smart.specific import Found


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
    times = times_in(proposal.words, proposal.calendar)
    bare = masked(proposal.words, tuple((when.start, when.end) for when in times))
    return Looked(proposal, read_sentence(proposal.words, lexicon), lexicon, times, bare, counts(bare))


PASSED = Level.PASS
