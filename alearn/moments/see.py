"""See: where the set stands."""

from typing import Annotated

import typer

from alearn.moments.options import Json, Me, argument, completed

app = typer.Typer()


@app.command("status")
def status(context: typer.Context, me: Me = "", json: Json = False) -> int:
    """What matters next, and questions worth a thought."""
    from alearn.commands import status as command

    return command.run(context.obj, command.Options(me, json))


@app.command("search")
def search(
    context: typer.Context,
    words: Annotated[list[str], typer.Argument(help="Words that must all be there; in quotes, beside each other.")],
    me: Me = "",
    json: Json = False,
) -> int:
    """Find words in what the set can read, and in your own entries."""
    from alearn.commands import search as command

    return command.run(context.obj, command.Options(tuple(words), me, json))


@app.command("show")
def show(
    context: typer.Context,
    thing: Annotated[str, argument("Any part of its name that no other has.", "THING", completed("thing"))],
    json: Json = False,
) -> int:
    """Show one record as its file tells it."""
    from alearn.commands import show as command

    return command.run(context.obj, thing, as_json=json)
