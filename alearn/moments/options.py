"""What several commands take: the options they share, and how the names in a set are completed."""

from collections.abc import Callable, Sequence
from typing import Annotated, Any

import typer

from alearn.errors import AlearnError

_NAMES = ("MEMBER", "ISSUE", "ACTION", "MEETING", "ENTRY", "PROMPTS")
STATUSES = ("agreed", "tried", "adapted", "not-yet", "blocked", "done", "refrained", "dropped")
Completion = Callable[[typer.Context, str], list[str]]


def completed(kind: str) -> Completion:
    """What completes the name of something of a kind in the set one stands in; nothing outside of one."""

    def names(context: typer.Context, incomplete: str) -> list[str]:
        from alearn.commands import completion
        from alearn.world import World

        given = context.find_root().params
        try:
            world = World.real(str(given.get("folder") or ""), None, no_input=True, quiet=True)
            return completion.names(world, kind, incomplete)
        except AlearnError:
            return []

    return names


def one_of(words: Sequence[str]) -> Completion:
    """What completes a word of a closed list."""

    def names(incomplete: str) -> list[str]:
        return [word for word in words if word.startswith(incomplete)]

    return names  # type: ignore[return-value]  # Typer hands in what a completion asks for by its name


def argument(text: str, metavar: str | None = None, completion: Completion | None = None) -> Any:
    """What stands after the command's name."""
    return typer.Argument(metavar=metavar, help=text, autocompletion=completion)


def option(text: str, *names: str, metavar: str = "TEXT", words: Sequence[str] = ()) -> Any:
    """A flag with a value; a name of the set's, and a word of a closed list, is completed."""
    completion = one_of(words) if words else completed(metavar.lower()) if metavar in _NAMES else None
    return typer.Option(*names, metavar=metavar, help=text, autocompletion=completion)


Me = Annotated[str, option("Who is typing.", "--me", metavar="MEMBER")]
As = Annotated[str, option("Whose record it is, when you type for them.", "--as", metavar="MEMBER")]
Via = Annotated[
    str,
    option("How their words came: email, paper, word (a Word file) or spoken.", "--via", metavar="HOW",
           words=("email", "paper", "word", "spoken")),
]  # fmt: skip
Said = Annotated[str, option("The day they said or sent them.", "--said", metavar="DATE")]
EthicsAgreedBy = Annotated[
    str, option("Who in the setting agreed that the issue is worked on.", "--ethics-agreed-by", metavar="WHO")
]
EthicsAgreed = Annotated[str, option("The day they agreed.", "--ethics-agreed", metavar="DATE")]
EthicsNotNeeded = Annotated[
    str, option("Why nobody in the setting needs to agree.", "--ethics-not-needed", metavar="WHY")
]
Style = Annotated[str, option("With a .docx: a Word document whose styles it gets.", "--style", metavar="FILE")]
PageOutput = Annotated[
    str, option("Write the page to .md, .html, .pdf or .docx; - for standard output.", "-o", "--output", metavar="FILE")
]
ForcePage = Annotated[bool, typer.Option("--force", help="Write over a file that alearn did not make.")]
EachForm = Annotated[
    str, option("What each page in a folder is: html (as when not given), md, pdf or docx.", "--form", metavar="FORM",
                words=("md", "html", "pdf", "docx")),
]  # fmt: skip
Open = Annotated[bool, typer.Option("--open", help="Open it when it is made, in what you open such files with.")]
Id = Annotated[str, option("A name for the file, instead of one made from the words.", "--id", metavar="ID")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Show what would be written, and write nothing.")]
Json = Annotated[bool, typer.Option("--json", help="For programs.")]
