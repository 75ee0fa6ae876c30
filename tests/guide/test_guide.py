"""The built-in guide: every topic there, short, credited, true about the commands, and easy on the eye."""

import re
import shlex
from collections.abc import Iterator
from typing import Any

import pytest
import typer
from typer.exceptions import TyperException

from alearn.cli import build
from alearn.commands.drafting import SAFEGUARD
from alearn.commands.guide import as_markdown
from alearn.folder import guide_pages, prompt_sheets, question_bank, shipped_processes
from alearn.model import GuidePage
from alearn.render.prose_text import wrapped
from alearn.rules.practice import PRACTICE_RULES
from alearn.rules.record import RECORD_RULES
from alearn.world import World

WORLD = World.real("", None, no_input=True, quiet=True)
PAGES = guide_pages(WORLD)
BY_ID = {page.id: page for page in PAGES}
ALEARN: Any = typer.main.get_command(build())
KNOWN = {
    "--process": set(shipped_processes(WORLD)) | {"NAME"},
    "--prompts": set(prompt_sheets(WORLD, "")),
    "--bank": {*question_bank(WORLD), "all"},
    "--approach": {"classic", "critical"},
}
IDS = {"explain": {rule.id for rule in (*RECORD_RULES, *PRACTICE_RULES)}, "guide": set(BY_ID)}
TOPICS = (
    *("what-it-is", "roles", "first-meeting", "processes", "questions", "smart", "journals", "learning-inaction"),
    *("boundaries", "critical", "evaluation", "ending"),
)
HARM = ("boundaries", "first-meeting", "journals")
_CODE = re.compile(r"`(alearn [^`]+)`")
each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.id)


def typed(page: GuidePage) -> Iterator[list[str]]:
    """Every command a page shows, in a sentence or on a line of its own, in words."""
    text = re.sub(r"\n(?! {4}|\n)", " ", page.text)
    lines = [line.strip() for line in page.text.splitlines() if line.startswith("    alearn")]
    for command in (*_CODE.findall(text), *lines):
        yield shlex.split(command)[1:]


def wrong_with(words: list[str]) -> str:
    """What cannot be typed so: no such command or flag, or a name that nothing has."""
    command = ALEARN.commands.get(words[0])
    if command is None:
        return f"no command {words[0]}"
    try:
        command.make_context(words[0], words[1:])
    except TyperException as misuse:
        return str(misuse.format_message())
    for at, word in enumerate(words):
        if word in KNOWN and words[at + 1] not in KNOWN[word]:
            return f"no {words[at + 1]} for {word}"
    if words[0] in IDS and len(words) == 2 and words[1] not in (*IDS[words[0]], "TOPIC"):
        return f"{words[0]} knows no {words[1]}"
    return ""


def test_every_topic_is_there_in_its_order() -> None:
    assert tuple(page.id for page in PAGES) == TOPICS
    assert [page.order for page in PAGES] == list(range(1, len(PAGES) + 1))


@each_page
def test_a_page_is_short_credited_and_listed_on_one_line(page: GuidePage) -> None:
    assert 300 <= len(page.text.split()) <= 600
    assert page.sources
    assert all(len(source) > 15 for source in page.sources)
    assert len(f"  {page.id:18} {page.about}") <= 80


@each_page
def test_every_command_a_page_names_can_be_typed(page: GuidePage) -> None:
    commands = list(typed(page))
    assert commands
    assert [fault for words in commands if (fault := wrong_with(words))] == []


@pytest.mark.parametrize(
    "line",
    [
        *("alearn dream", "alearn log --loud", "alearn log --prompts dream", "alearn explain dream"),
        *("alearn status now", "alearn log --prompts", "alearn update"),
    ],
)
def test_a_command_that_cannot_be_typed_would_be_found(line: str) -> None:
    assert wrong_with(line.split()[1:])


def test_every_process_is_compared_with_its_airtime() -> None:
    text = " ".join(BY_ID["processes"].text.split())
    for process in shipped_processes(WORLD).values():
        said = text.partition(f"(`{process.id}`)")[2].partition(" - **")[0]
        assert f"{process.airtime} minutes" in said, process.id
        assert f"**{process.title}** (`{process.id}`)" in text


@pytest.mark.parametrize("topic", HARM)
def test_the_safeguarding_line_stands_where_it_belongs(topic: str) -> None:
    assert SAFEGUARD in " ".join(BY_ID[topic].text.split())


@each_page
@pytest.mark.parametrize("width", [40, 80])
def test_a_page_fits_a_terminal_and_loses_no_word(page: GuidePage, width: int) -> None:
    markdown = as_markdown(page)
    lines = list(wrapped(markdown, width, str))
    plain = re.sub(r"\[([^\]]+)\]\([a-z-]+\.md\)", r"\1", markdown)
    assert " ".join(lines).split() == plain.split()
    commands = [line for line in lines if line.startswith("    alearn")]
    assert len(commands) == sum(1 for line in markdown.splitlines() if line.startswith("    alearn"))
    assert max(map(len, (line for line in lines if not line.startswith(("    ", "#"))))) <= width
