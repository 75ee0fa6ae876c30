"""See: where the set stands."""

from typing import Annotated

import typer

from alearn.moments.options import Me, completed

app = typer.Typer()


@app.command("status")
def status(context: typer.Context, me: Me = "") -> int:
    """What matters next, and questions worth a thought."""
    from alearn.commands import status as command

    return command.run(context.obj, command.Options(me))


@app.command("show")
def show(
    context: typer.Context,
    thing: Annotated[
        str, typer.Argument(help="Any part of its name that no other has.", autocompletion=completed("thing"))
    ],
) -> int:
    """Show one record as its file tells it."""
    from alearn.commands import show as command

    return command.run(context.obj, thing)
