"""All five letters of SMART for one action."""

from typing import NamedTuple

from alearn.dates import NAMING, dates_in
from alearn.rules.lexicon import Lexicon
from alearn.rules.smart import assignable, measurable, relevant, specific, timebound
from alearn.rules.smart.amounts import counts_in, masked
from alearn.rules.smart.asides import without_asides
from alearn.rules.smart.clauses import read_sentence
from alearn.rules.smart.proposal import Found, Looked, Proposal, told
from alearn.rules.smart.sentence import Clause, Sentence, Who
from alearn.rules.smart.verbs import quoted


class Levels(NamedTuple):
    """How far each letter is met, with where and why; `reading` is how the date was read."""

    S: Found
    M: Found
    A: Found
    R: Found
    T: Found
    reading: str


MOST_LETTERS = 1000
"""How many code points of a text are looked at: an action is a sentence, and an essay would take seconds."""


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
    """What every criterion looks at: the beginning of each text, where it is very long."""
    proposal = proposal._replace(
        words=proposal.words[:MOST_LETTERS],
        due=proposal.due and proposal.due[:MOST_LETTERS],
        measure=proposal.measure and proposal.measure[:MOST_LETTERS],
        owner=proposal.owner and proposal.owner[:MOST_LETTERS],
    )
    words = without_asides(proposal.words)
    dates = dates_in(words, proposal.calendar)
    quotes = quoted(words)
    times = tuple(
        when
        for when in dates
        if when.lead not in NAMING and not any(start <= when.start < end for start, end in quotes)
    )
    bare = masked(words, tuple((when.start, when.end) for when in dates))
    sentence = own(read_sentence(words, lexicon), proposal.presenter)
    timed = frozenset(
        at
        for when in times
        for at, word in enumerate(sentence.words)
        if when.start <= word.start and word.end <= when.end
    )
    measure = told(proposal.measure or "", lexicon)
    return Looked(proposal, sentence, lexicon, times, bare, counts_in(bare), measure, timed)


def own(sentence: Sentence, presenter: str) -> Sentence:
    """A sentence whose clauses about the presenter by name are the presenter's own: Bukola to time six readers."""
    kept: list[Clause] = []
    named = False
    for clause in sentence.clauses:
        after = clause.at if clause.at < clause.after else clause.end
        subject = " ".join(word.said for word in sentence.words[clause.subject : after])
        subject = subject.removesuffix(" to").removesuffix(" will")
        theirs = bool(subject) and assignable.is_presenter(subject, presenter)
        if theirs and clause.who is Who.NOUN:  # a label: Farah: laminate five cards
            named = True
            continue
        mine = (theirs and clause.who is Who.OTHER) or (named and clause.who is Who.OWN)
        kept.append(clause._replace(who=Who.OWN, says_i=True) if mine else clause)
    return sentence._replace(clauses=tuple(kept) or sentence.clauses)
