"""See: where the set stands."""

from typing import Annotated

import typer

from alearn.moments.options import ForcePage, Json, Me, Open, PageOutput, Style, argument, completed, option

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


@app.command("trail")
def trail(
    context: typer.Context,
    issue: Annotated[str, argument("Any part of its name or words.", "ISSUE", completed("issue"))],
    output: PageOutput = "",
    style: Style = "",
    force: ForcePage = False,
    look: Open = False,
    me: Me = "",
    json: Json = False,
) -> int:
    """Show an issue from first question to changed practice."""
    from alearn.commands import trail as command

    return command.run(context.obj, command.Options(issue, output, style, force, me, json, look))


@app.command("history")
def history(
    context: typer.Context,
    words: Annotated[
        list[str] | None,
        argument(
            "A member, issue, action or meeting; and from when to when: days, meetings or git's revisions.",
            "[THING] [A..B]",
            completed("thing"),
        ),
    ] = None,
    since: Annotated[str, option("Only what was recorded from this day on.", "--since", metavar="DATE")] = "",
    by: Annotated[
        str, option("day, meeting or thing.", "--by", metavar="WAY", words=("day", "meeting", "thing"))
    ] = "day",
    every: Annotated[bool, typer.Option("--all", help="All of it, not the newest fifty changes alone.")] = False,
    me: Me = "",
    json: Json = False,
) -> int:
    """Tell what changed in the set, in words, newest first."""
    from alearn.commands import history as command

    return command.run(context.obj, command.Options(tuple(words or ()), since, by, every, me, json))
