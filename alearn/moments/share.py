"""Share: pages made from the record."""

from typing import Annotated

import typer

from alearn.moments.options import Me, argument, one_of, option

app = typer.Typer()
AUDIENCES = ("me", "set", "sponsor", "public")


@app.command("report")
def report(
    context: typer.Context,
    kind: Annotated[str, argument("summary", "[KIND]", one_of(("summary",)))] = "summary",
    audience: Annotated[
        str, option("me, set, sponsor or public.", "--for", metavar="AUDIENCE", words=AUDIENCES)
    ] = "set",
    output: Annotated[
        str, option("Where to; .md or .html, or - for standard output.", "-o", "--output", metavar="FILE")
    ] = "",
    draft: Annotated[bool, typer.Option("--draft", help="Build it in spite of errors in the record.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Write over a file that alearn did not make.")] = False,
    me: Me = "",
) -> int:
    """Compile the set's folder into a page to send."""
    from alearn.commands import report as command

    return command.run(context.obj, command.Options(kind, audience, output, draft, force, me))


@app.command("calendar")
def calendar(
    context: typer.Context,
    output: Annotated[str, option("Where to; .ics, or - for standard output.", "-o", "--output", metavar="FILE")] = "",
    actions: Annotated[bool, typer.Option("--actions", help="The days my own actions are due, too.")] = False,
    alarm: Annotated[
        str, option("How long before to remind: 30m, 2h, 1d or none; 1d when not given.", "--alarm", metavar="TIME")
    ] = "",
    force: Annotated[bool, typer.Option("--force", help="Write over a file that alearn did not make.")] = False,
    me: Me = "",
) -> int:
    """Put the planned meetings into a file that every calendar program opens."""
    from alearn.commands import calendar as command

    return command.run(context.obj, command.Options(output, actions, alarm, me, force))
