"""What a sponsor answers to the questions in an email is found below each, however the mail came back."""

from textwrap import wrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alearn.model import Form, Question
from alearn.text.mailed import CLOSING, items_of, read_reply, to_send

LONG = (
    "That actions may fail, that it may disrupt and raise questions nobody asked for, and that journals stay private."
)
FORM = Form(
    "",
    "brief",
    "The sponsor's page",
    None,
    "One page between the sponsor and the set.",
    (),
    (
        Question("wants", "What is wanted", "What would you like to come of this set?"),
        Question("why-now", "Why now", "Why now? What makes it matter?", "What is happening, and who it touches."),
        Question("accepts", "Accepts", "What do you accept about working in this way?", LONG),
    ),
)
IDS = [each.id for each in FORM.questions]
plain = st.text(st.characters(codec="ascii", categories=("L", "N")), min_size=1).map(lambda text: f"w{text}")
answers = st.lists(plain, min_size=1, max_size=8).map(" ".join)


def filled(said: dict[str, str]) -> str:
    """The mail with answers typed below the questions, as most people do."""
    text = to_send(FORM, "Leads")
    for at, each in enumerate(FORM.questions, 1):
        if each.id in said:
            following = f"\n{at + 1}. " if at < len(FORM.questions) else f"\n{CLOSING}"
            before, _, after = text.partition(following)
            text = f"{before.rstrip()}\n\n{said[each.id]}\n{following}{after}"
    return text


def quoted(text: str, *, width: int = 0) -> str:
    """The questions as a mail program quotes them, wrapped anew, with the answers left as they were typed."""
    ours = set(to_send(FORM, "Leads").splitlines())
    lines: list[str] = []
    for line in text.splitlines():
        parts = (wrap(line, width) if width and line in ours else [line]) or [""]
        lines += [f"> {part}" if line in ours and line else part for part in parts]
    return "\n".join(lines)


@given(st.dictionaries(st.sampled_from(IDS), answers), st.sampled_from(["\n", "\r\n"]), st.integers(30, 80))
def test_every_answer_is_found_and_nothing_of_ours(said: dict[str, str], end: str, width: int) -> None:
    for mail in (filled(said), quoted(filled(said)), quoted(filled(said), width=width)):
        assert read_reply(FORM, mail.replace("\n", end)).answers == said


@given(st.text())
def test_anything_can_be_a_reply(text: str) -> None:
    read_reply(FORM, text)
    items_of(text)


def test_an_unanswered_mail_answers_nothing() -> None:
    assert read_reply(FORM, to_send(FORM, "Leads")).answers == {}
    assert read_reply(FORM, quoted(to_send(FORM, "Leads"), width=40)).answers == {}


def test_what_stands_above_is_told_and_the_mail_below_is_not_taken() -> None:
    below = "\n\nOn Tue, 1 Sep 2026 at 09:12, Jo Ward <j@x.example> wrote:\n" + quoted(to_send(FORM, "Leads"))
    reply = read_reply(FORM, "Dear Jo,\nhere it is.\n\n" + filled({"accepts": "All of it."}) + below)
    assert reply.answers == {"accepts": "All of it."}
    assert reply.above.startswith("Dear Jo,\nhere it is.")


def test_an_answer_on_the_line_of_its_question_is_found() -> None:
    mail = "1. What would you like to come of this set? Less paper\n2) why now? what makes it matter? It is time"
    assert read_reply(FORM, mail).answers == {"wants": "Less paper", "why-now": "It is time"}


def test_a_signature_is_not_an_answer() -> None:
    mail = filled({"accepts": "Yes."}).replace(CLOSING, "") + "\n-- \nPauline Whitcombe\nHead teacher\n"
    assert read_reply(FORM, mail).answers == {"accepts": "Yes."}


@pytest.mark.parametrize(
    ("words", "items"),
    [
        ("One thing", ("One thing",)),
        ("One thing that goes\non and on", ("One thing that goes on and on",)),
        ("One\n\nTwo", ("One", "Two")),
        ("- One\n  still one\n- Two", ("One still one", "Two")),
        ("1. One\n2) Two", ("One", "Two")),
        ("\u2022\tOne\n\n\u2022\tTwo", ("One", "Two")),
        ("", ()),
    ],
)
def test_a_list_is_read_as_it_was_meant(words: str, items: tuple[str, ...]) -> None:
    assert items_of(words) == items
