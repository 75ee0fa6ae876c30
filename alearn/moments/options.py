"""What several commands take: the options they share, and how the names in a set are completed."""

from collections.abc import Callable
from typing import Annotated, Any

import typer

from alearn.errors import AlearnError


def completed(kind: str) -> Callable[[typer.Context, str], list[str]]:
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


def option(text: str, *names: str, metavar: str = "TEXT") -> Any:
    """A flag with a value; where the value names something of the set, it is completed."""
    kind = metavar.lower() if metavar in ("MEMBER", "ISSUE", "ACTION", "MEETING") else ""
    return typer.Option(*names, metavar=metavar, help=text, autocompletion=completed(kind) if kind else None)


Me = Annotated[str, option("Who is typing.", "--me", metavar="MEMBER")]
As = Annotated[str, option("Whose record it is, when you type for them.", "--as", metavar="MEMBER")]
Via = Annotated[str, option("How their words came: email, paper, word or spoken.", "--via", metavar="HOW")]
Said = Annotated[str, option("The day they said or sent them.", "--said", metavar="DATE")]
Id = Annotated[str, option("A name for the file, instead of one made from the words.", "--id", metavar="ID")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Show what would be written, and write nothing.")]
Json = Annotated[bool, typer.Option("--json", help="For programs.")]
