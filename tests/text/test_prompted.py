"""What a writer wrote with prompts comes back whole, and nothing of ours with it."""

from hypothesis import given
from hypothesis import strategies as st

from alearn.model import Prompt
from alearn.text.prompted import comment, draft, words_of, written_under

PROMPTS = (Prompt("What happened", "Tell it as a camera would."), Prompt("Next", "What will you try?", forward=True))
REMINDERS = ("Lines like this one are left out.", "You wrote: count to ten -->\n# and <!-- wait")
words = st.text(st.characters(codec="utf-8", exclude_characters="\r")).filter(str.strip)


def test_a_draft_that_was_left_as_it_was_holds_no_words() -> None:
    for prompts in ((), PROMPTS):
        assert words_of(draft(prompts, REMINDERS), prompts, REMINDERS).strip() == ""


@given(words, st.integers(0, 12), st.sampled_from(["\n", "\r\n"]))
def test_lines_written_anywhere_are_kept(written: str, at: int, end: str) -> None:
    lines = draft(PROMPTS, REMINDERS).split("\n")
    mine = "".join(f"mine {line}\n" for line in written.split("\n"))
    text = "\n".join([*lines[:at], mine + "\n".join(lines[at:])]).replace("\n", end)
    kept = words_of(text, PROMPTS, REMINDERS)
    assert mine.replace("\n", end) in kept
    assert "camera" not in kept
    assert "Lines like this" not in kept


@given(words)
def test_a_reminder_is_one_line_that_shows_nothing(said: str) -> None:
    line = comment(said)
    assert line.startswith("<!-- ")
    assert line.index("-->") == len(line) - 3
    assert len(line.splitlines()) == 1


def test_a_heading_with_nothing_under_it_is_left_out_and_a_changed_one_is_the_writers() -> None:
    text = draft(PROMPTS, ()).replace("## What happened", "## What really happened").replace("try?", "try, when?")
    assert words_of(text, PROMPTS, ()).split("\n\n") == [
        "\n## What really happened",
        "\n## Next\n<!-- What will you try, when? -->",
        "",
    ]


def test_what_stands_under_a_heading_ends_at_the_next() -> None:
    prose = "## Next\nWait.\n\nThen ask.\n# Else\nNo.\n"
    assert written_under(prose, "Next") == "Wait.\n\nThen ask."
    assert written_under(prose, "Nex") == ""
