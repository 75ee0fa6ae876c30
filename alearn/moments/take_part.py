"""Take part: what a member says yes or no to, at a terminal or by email and paper."""

from typing import Annotated

import typer

from alearn.moments.options import As, DryRun, Json, Me, Said, Via, argument, completed, option

app = typer.Typer()


@app.command("confirm")
def confirm(
    context: typer.Context,
    thing: Annotated[
        str, argument("A report, or what was typed for you; all that waits is listed without it.", "[THING]",
                      completed("thing")),
    ] = "",
    yes: Annotated[bool, typer.Option("--yes", help="You agree to the page as it is.")] = False,
    except_: Annotated[str, option("You agree, without these words; a semicolon parts them.", "--except")] = "",
    no: Annotated[bool, typer.Option("--no", help="You do not agree to it.")] = False,
    update: Annotated[str, option("Only what was told of an action on this day.", "--update", metavar="DATE")] = "",
    me: Me = "",
    as_: As = "",
    via: Via = "",
    said: Said = "",
    dry_run: DryRun = False,
    json: Json = False,
) -> int:  # fmt: skip
    """Say yes or no to a page before it leaves, or yes to words that somebody typed for you."""
    from alearn.commands import confirm as command
    from alearn.commands.who import Given

    options = command.Options(thing, yes, except_, no, update, Given(me, as_, via, said), dry_run, json)
    return command.run(context.obj, options)
