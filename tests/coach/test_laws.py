"""Laws of the SMART coach: what changes no label, what is always so; one row in twenty, and all of them in the soak."""

import os
import re
from datetime import date, timedelta
from itertools import cycle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scoring import WORLD, Row, coached, rows_of

from alearn.commands.smart import proposal_of_row
from alearn.dates import Calendar, dates_in, in_words, read_when
from alearn.day_meanings import MONTHS
from alearn.folder import words
from alearn.rules.smart import grammar
from alearn.rules.smart.advice import LETTERS, advise
from alearn.rules.smart.asides import without_asides
from alearn.rules.smart.coach import look
from alearn.rules.smart.offers import put
from alearn.rules.smart.proposal import Level, Proposal

LEXICON, _ = words(WORLD, "smart.yaml")
PREDICT = coached()
SOAK = bool(os.environ.get("ALEARN_SOAK"))
ROWS = rows_of("actions.jsonl")
SOME = ROWS if SOAK else ROWS[::20]
AFTER = (
    *(", as agreed in the set", ", as discussed", " (as we said today)", ", thank you", ", please", ", of course"),
    *(" - thanks", " for the record", ", if that makes sense", ", as part of my role", ", in the usual way"),
    *(", as the set suggested", ", having heard everyone", ", with thanks to the set", " as my next step"),
)
BEFORE = (
    *(
        "OK, ",
        "Right, ",
        "So, ",
        "As agreed, ",
        "For the record, ",
        "To be clear, ",
        "From today's set: ",
        "My action: ",
    ),
    *("Thinking about it, ", "Having listened to the set, ", "After hearing everyone, ", "Personally, ", "First, "),
)
NAMES = (
    "Amara",
    "Beatriz",
    "Chidi",
    "Dmitri",
    "Eilidh",
    "Gwil",
    "Hamza",
    "Ingrid",
    "Jelena",
    "Mbali",
    "Nuala",
    "Padma",
)
_WORD = re.compile(r"[^\W\d_]+")
_DAY = re.compile(rf"\b(\d{{1,2}})( of)? ({'|'.join(MONTHS)})([a-z]*)\b")
_FULL = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November")


def levels(row: Row) -> dict[str, str]:
    return dict(PREDICT(row))


def lowered(text: str, presenter: str) -> str:
    """An action as it goes on after a beginning: a name and `I` keep their capital."""
    first = text.split(maxsplit=1)[0]
    keeps = first in ("I", *presenter.split()) or first[1:2].isupper() or re.match(r"I['’]|\S+ (?:to|and|will)\b", text)
    return text if keeps else text[:1].lower() + text[1:]


@pytest.mark.parametrize("words_added", [*AFTER, *BEFORE], ids=str.strip)
def test_words_that_change_nothing_change_no_label(words_added: str) -> None:
    for row in SOME:
        text = row["text"].rstrip()
        stop = text[-1] if text[-1:] in (".", "!", "?") else ""
        longer = f"{text.removesuffix(stop)}{words_added}{stop}"
        if words_added in BEFORE:
            longer = words_added + lowered(row["text"], row["presenter"])
        assert levels({**row, "text": longer}) == levels(row), longer


def known_words() -> set[str]:
    lists = [each for each in vars(grammar).values() if isinstance(each, frozenset)]
    phrases = [phrase for each in LEXICON.lists.values() for phrase in each]
    return {word for each in lists for word in each} | {word for phrase in phrases for word in phrase.split()}


def test_other_names_change_no_label() -> None:
    ordinary = known_words() | {month.lower() for month in _FULL} | {"dr", "mrs", "prof", "sgt", "sister"}
    people = {name for row in ROWS for name in _WORD.findall(row["presenter"]) if len(name) > 2}
    others = dict(zip(sorted(name for name in people if name.lower() not in ordinary), cycle(NAMES), strict=False))

    def renamed(text: str | None) -> str | None:
        return text and _WORD.sub(lambda found: others.get(found.group(), found.group()), text)

    for row in SOME:
        if _is_told_by_letters(row["owner"] or ""):
            continue  # initials do not go with the name
        fields = {key: renamed(row[key]) for key in ("text", "owner", "presenter", "measure", "issue", "due")}
        if any(name.lower() in row["text"].split() for name in others):
            continue  # a name in small letters
        assert levels({**row, **fields}) == levels(row), row["id"]


def _is_told_by_letters(owner: str) -> bool:
    return any(len(part) < 3 for part in _WORD.findall(owner))


def moved(text: str | None, row: Row, weeks: int) -> str | None:
    """A text whose days are so many weeks later; ValueError where it tells one that does not move with the weeks."""
    if not text:
        return text
    calendar = calendar_of(row)
    read = read_when(text, calendar)
    for begun, when in [*((f"by {text}", each) for each in dates_in(f"by {text}", calendar)), (text, read)]:
        said = begun[when.start : when.end] if when else ""
        if when and when.day and not (_DAY.search(said) or (read_when(said, calendar) and _moves(said, row, weeks))):
            raise ValueError(said)

    def later(found: re.Match[str]) -> str:
        when = read_when(found.group(), calendar)
        if when is None or when.day is None or abs((when.day - calendar.today).days) > 200:
            raise ValueError(found.group())
        day = when.day + timedelta(7 * weeks)
        return f"{day.day}{found[2] or ''} {in_words(day).split()[2]}"

    return _DAY.sub(later, text)


def _moves(said: str, row: Row, weeks: int) -> bool:
    """Whether a phrase means a day so many weeks later when it is said so much later."""
    before, after = read_when(said, calendar_of(row)), read_when(said, calendar_of(row, weeks))
    return bool(before and after and before.day and after.day == before.day + timedelta(7 * weeks))


def calendar_of(row: Row, weeks: int = 0) -> Calendar:
    following = row["next_meeting"]
    meetings = (date.fromisoformat(following) + timedelta(7 * weeks),) if following else ()
    return Calendar(date.fromisoformat(row["meeting"]) + timedelta(7 * weeks), meetings)


@pytest.mark.parametrize("weeks", [1, 5, 26, 52])
def test_the_same_weeks_later_change_no_label(weeks: int) -> None:
    tried = 0
    for row in SOME:
        try:
            text, due = moved(row["text"], row, weeks), row["due"]
            iso = due and re.fullmatch(r"\d{4}-\d{2}-\d{2}", due)
            due = (date.fromisoformat(due) + timedelta(7 * weeks)).isoformat() if iso else moved(due, row, weeks)
        except ValueError:
            continue
        if re.search(r"\d[/.]\d|20\d\d|\d(?:st|nd|rd|th)\b", f"{text} {'' if iso else due}"):
            continue  # figures that would have to move, too
        calendar = calendar_of(row, weeks)
        later = {**row, "text": text, "due": due, "meeting": calendar.today.isoformat()}
        later["next_meeting"] = calendar.meetings[0].isoformat() if calendar.meetings else None
        assert levels(later) == levels(row), later
        tried += 1
    assert tried > len(SOME) // 4


def test_every_offer_meets_its_letter_and_every_span_lies_in_the_words() -> None:
    for row in SOME:
        proposal = proposal_of_row(row)
        for advice in advise(proposal, LEXICON):
            assert 0 <= advice.start <= advice.end <= len(proposal.words)
            if advice.level is not Level.PASS:
                assert advice.offers, (row["id"], advice)
                assert getattr(look(put(proposal, advice.offers), LEXICON), advice.letter).level is Level.PASS


def test_no_action_fails_to_be_relevant_by_its_words() -> None:
    assert all(levels(row)["R"] != "fail" for row in ROWS)


_FRAGMENTS = st.lists(
    st.one_of(
        st.sampled_from(sorted(phrase for phrases in LEXICON.lists.values() for phrase in phrases)),
        st.sampled_from(
            ["I'll", "by Friday", "and", "to", "5", "the", ":", "-", "(", "“", "31 April", "from 9 to 5", "\n", "→"]
        ),
        st.text(max_size=6),
    ),
    max_size=9,
).map(" ".join)


@settings(max_examples=2000 if SOAK else 100)
@given(
    _FRAGMENTS, st.one_of(st.none(), _FRAGMENTS), st.one_of(st.none(), _FRAGMENTS), st.sampled_from(["act", "notice"])
)
def test_whatever_is_written_is_looked_at(text: str, due: str | None, measure: str | None, kind: str) -> None:
    day = date(2026, 1, 13)
    proposal = Proposal(
        text, "Priya Nair", day, owner="Priya Nair", due=due, measure=measure, kind=kind, calendar=Calendar(day)
    )
    given_once = advise(proposal, LEXICON)
    assert given_once == advise(proposal, LEXICON)
    for advice in given_once:
        assert 0 <= advice.start <= advice.end <= len(text)
    assert "".join(advice.letter for advice in given_once) == "".join(LETTERS)
    assert len(without_asides(text)) == len(text)


@pytest.mark.parametrize(
    "text",
    [
        "and then write to the head " * 400,
        " " * 9000 + "x",
        ", as we said" * 900,
        "1." * 5000,
        "every week " * 900,
        "? " * 9000,
    ],
    ids=["clauses", "spaces", "asides", "figures", "rhythms", "questions"],
)
def test_an_essay_is_no_trap(text: str) -> None:
    """Each of these took minutes while the coach looked at all of it."""
    day = date(2026, 1, 13)
    proposal = Proposal(text, "Priya Nair", day, owner=text, due=text, measure=text, calendar=Calendar(day))
    given_of_it = advise(proposal, LEXICON)
    assert all(advice.end <= len(text) for advice in given_of_it)
