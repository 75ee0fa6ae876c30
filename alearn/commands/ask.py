"""`alearn ask`: what a contribution is, and an open question in its place; for practice, and to prepare for a turn."""

import json
from collections.abc import Mapping
from typing import NamedTuple

from alearn.commands.coaching import coach_words, rows_of
from alearn.errors import NotFoundError, UsageError
from alearn.folder import find_set, named, question_bank
from alearn.render.advice_text import contribution
from alearn.rules.lexicon import Lexicon
from alearn.rules.questions import Heard, listen
from alearn.world import World

_WORDS = "questions.yaml"


class Options(NamedTuple):
    """What was typed; `text` is `-` for standard input."""

    text: str = ""
    bank: str = ""
    rows: str = ""
    json: bool = False


def run(world: World, options: Options) -> int:
    """Say what was put, or show questions of a stage."""
    root = _root(world)
    if options.bank:
        return _show_bank(world, question_bank(world, root), options)
    lexicon = coach_words(world, _WORDS, root)
    if options.rows:
        for row in rows_of(world, options.rows, ("id", "text")):
            world.out(json.dumps({"id": row["id"], "label": str(listen(row["text"], lexicon).kind)}))
        return 0
    if not options.text and world.interactive:
        return _practise(world, lexicon)
    text = world.read_stdin() if options.text == "-" else options.text
    if not text.strip():
        raise UsageError("There is nothing to listen to.", 'Type: alearn ask "What would you like to be different?"')
    heard = listen(text, lexicon)
    if options.json:
        world.out_json("ask", _as_data(text, heard))
    else:
        _show(world, text, heard)
    return 0


def _root(world: World) -> str:
    """The set's folder, where there is one: it may have words and questions of its own."""
    try:
        return find_set(world)
    except NotFoundError:
        return ""


def _practise(world: World, lexicon: Lexicon) -> int:
    """One contribution after another, until Enter alone."""
    world.say("Type what you would say in somebody's turn; Enter alone ends it.")
    while text := world.ask("You say:", "the words in quotes after `ask`"):
        _show(world, text, listen(text, lexicon))
    return 0


def _show(world: World, text: str, heard: Heard) -> None:
    for line in contribution(
        text.strip(), heard._replace(start=_moved(text, heard.start), end=_moved(text, heard.end))
    ):
        world.out(line)


def _moved(text: str, at: int) -> int:
    return max(0, at - (len(text) - len(text.lstrip())))


def _as_data(text: str, heard: Heard) -> dict[str, object]:
    return {
        "text": text,
        "label": str(heard.kind),
        "span": [heard.start, heard.end],
        "why": heard.why,
        "instead": heard.instead or None,
    }


def _show_bank(world: World, bank: Mapping[str, tuple[str, ...]], options: Options) -> int:
    stages = [name for name in bank if name != "credits"]
    wanted = stages if options.bank == "all" else [named(options.bank, stages, str, "stage")]
    if options.json:
        world.out_json(
            "questions", {"stages": {name: list(bank[name]) for name in wanted}, "credits": list(bank["credits"])}
        )
        return 0
    for name in wanted:
        world.out(world.style(name.replace("-", " ").capitalize(), "bold"))
        for question in bank[name]:
            world.out(f"  {question}")
    world.say("The words are alearn's own. They draw on:")
    for credit in bank["credits"]:
        world.say(f"  {credit}")
    return 0
