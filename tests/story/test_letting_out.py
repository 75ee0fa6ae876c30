"""Words taken back are gone from their file, and nothing else in it is; what can be let out of a record."""

import re
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from alearn.model import Action, Extract, Issue, LearningSet, Outcome, Ref, SetFile, Update
from alearn.story.letting_out import is_word_for_word, lines_that_repeat, may_be_shown, parts, source_of, taken_back
from alearn.text.edit import quote
from alearn.text.source import Source

DAY = date(2026, 11, 24)
WORDS = st.lists(st.text(st.sampled_from("qjzö看'#:- "), min_size=1, max_size=12), min_size=1, max_size=12)
LINE = st.sampled_from([[], [], [], ["# a note of mine"], ["", "# below"], [""]])
COMMENT = st.sampled_from(["", "", "  # mine", "\t# tab"])
KEYS = st.permutations(
    [
        ["from: kept-elsewhere"],
        ["audience: set"],
        ['as: "no-name"'],
        ["third_party: none"],
        ["agreed: 2026-11-02"],
        ["x-own: |", "  kept # as it is", "", "  to the end"],
    ]
)
STYLES = st.sampled_from(["plain", "double", "literal", "folded"])


def text_lines(words: str, style: str) -> list[str]:
    if style == "plain":
        return [f"text: {quote(words)}"]
    if style == "double":
        return [f'text: "{words.replace(chr(34), "")}"']
    return [f"text: {'|' if style == 'literal' else '>'}", *(f"  {line}" for line in words.split("  "))]


@st.composite
def extracts(draw: st.DrawFn) -> tuple[str, str]:
    """An extract as somebody wrote it, and what of it stays when its words are gone."""
    words = "q " + " ".join(draw(WORDS)).strip() + " q"
    kept = [[*draw(LINE), *block[:-1], block[-1] + ("" if "|" in block[0] else draw(COMMENT))] for block in draw(KEYS)]
    at = draw(st.integers(1, len(kept)))
    end = draw(st.sampled_from(["\n", "\r\n"]))
    last = draw(st.sampled_from(["", end]))
    whole = [*kept[:at], text_lines(words, draw(STYLES)), *kept[at:]]
    return (
        end.join(line for block in whole for line in block) + last,
        end.join(line for block in kept for line in block) + last,
    )


@given(extract=extracts(), bom=st.booleans())
def test_withdrawing_leaves_no_word_of_the_text_and_every_other_byte(extract: tuple[str, str], *, bom: bool) -> None:
    written, staying = extract
    source = Source("extract.yaml", written, bom)
    after = taken_back(source, DAY)
    assert after.bom == bom
    assert not re.search("[qjzö看]", after.text)
    without = re.sub(r"withdrawn: 2026-11-24(?:\r\n|\n|\Z)", "", after.text, count=1)
    assert without.rstrip("\r\n") == staying.rstrip("\r\n")
    assert taken_back(after, date(2026, 12, 1)) == after


def test_what_repeats_the_words_is_found_by_its_line() -> None:
    words = "Nobody reads what\nI write to them."
    assert lines_that_repeat(words, "# mine\nx: nobody READS what I said\nfrom: nobody-reads-what-i-write\n") == (2,)
    assert lines_that_repeat("Tired.", "from: x\n# so tired\n") == (2,)
    assert lines_that_repeat("", "from: x\n") == ()


def extract(source: str, text: str = "I let them choose.") -> Extract:
    return Extract("x.yaml", "ben", "x", Ref("ben", source), "set", "name", "none", DAY, text)


def test_of_an_issue_a_member_lets_out_its_focus_and_what_came_of_it() -> None:
    outcome = Outcome({"ben": "I let them choose.", "amina": "I ask first."}, "A shelf that children run.")
    issue = Issue("i.yaml", "ben", "i", "Who chooses?", DAY, partners=("amina",), outcome=outcome)
    assert parts(issue, "ben") == {
        "focus": "Who chooses?",
        "to-me": "I let them choose.",
        "to-organisation": "A shelf that children run.",
    }
    assert parts(issue, "amina") == {"to-me": "I ask first."}
    assert parts(issue._replace(outcome=Outcome("Mine alone.")), "amina") == {}
    assert parts(issue._replace(outcome=None), "ben") == {"focus": "Who chooses?"}


def test_of_an_action_a_member_lets_out_its_words_and_each_note() -> None:
    updates = (Update(DAY, note="One"), Update(DAY, "tried"), Update(DAY, note="Two"))
    action = Action("a.yaml", "ben", "a", "Ring two parents", DAY, updates=updates)
    assert parts(action, "ben") == {"action": "Ring two parents", "2026-11-24": "One", "2026-11-24-2": "Two"}


def test_drift_is_told_where_the_set_can_tell_it_and_nowhere_else() -> None:
    issue = Issue("i.yaml", "ben", "i", "I let them\nchoose. Why?", DAY)
    the_set = LearningSet(SetFile("set.yaml", 1, "k3v9", "Leads"), issues={issue.ref: issue})
    assert is_word_for_word(extract("i"), source_of(the_set, extract("i")) or ())
    assert not is_word_for_word(extract("i", "I let them"), ("I let themselves in.",))
    assert source_of(the_set, extract("gone")) == ()
    assert source_of(the_set, extract("2026-11-k3v9tq2m")) is None
    assert source_of(the_set, extract("kept-elsewhere")) is None


def test_an_extract_is_shown_to_its_last_day_and_no_longer() -> None:
    until = extract("i")._replace(until=DAY)
    assert may_be_shown(until, DAY)
    assert not may_be_shown(until, date(2026, 11, 25))
    assert not may_be_shown(until._replace(withdrawn=DAY), DAY)
    assert not may_be_shown(until._replace(text=None), DAY)
