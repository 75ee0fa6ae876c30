"""Reflect: the journal."""

from typing import Annotated

import typer

from alearn.moments.options import As, DryRun, Json, Me, Said, Via, option

app = typer.Typer()
KINDS = ("learning", "discovery", "mistake", "inaction", "review")


@app.command("log")
def log(
    context: typer.Context,
    words: Annotated[
        str, typer.Argument(metavar="[TEXT]", help="The entry; `-` for standard input; else the editor.")
    ] = "",
    share: Annotated[
        bool, typer.Option("--share", help="Let the whole set read it; without this only you do.")
    ] = False,
    issue: Annotated[str, option("The issue it is about.", "--issue", metavar="ISSUE")] = "",
    action: Annotated[list[str] | None, option("An action it is about.", "--action", metavar="ACTION")] = None,
    meeting: Annotated[str, option("The meeting it is about.", "--meeting", metavar="MEETING")] = "",
    prompts: Annotated[str, option("Write in the editor with these prompts.", "--prompts", metavar="PROMPTS")] = "",
    kind: Annotated[
        str, option("learning, discovery, mistake, inaction or review.", "--kind", metavar="KIND", words=KINDS)
    ] = "",
    theme: Annotated[list[str] | None, option("What it is about, in a word or two.", "--theme")] = None,
    date: Annotated[str, option("The day; today when not given.", "--date", metavar="DATE")] = "",
    me: Me = "",
    as_: As = "",
    via: Via = "",
    said: Said = "",
    dry_run: DryRun = False,
) -> int:
    """Write in your journal: privately, unless you share it."""
    from alearn.commands import log as command
    from alearn.commands.who import Given

    options = command.Options(
        words=words,
        share=share,
        issue=issue,
        actions=tuple(action or ()),
        meeting=meeting,
        kind=kind,
        themes=tuple(theme or ()),
        prompts=prompts,
        date=date,
        given=Given(me, as_, via, said),
        dry_run=dry_run,
    )
    return command.run(context.obj, options)


@app.command("journal")
def journal(context: typer.Context, me: Me = "", json: Json = False) -> int:
    """List your own entries, shared and private."""
    from alearn.commands import journal as command

    return command.run(context.obj, command.Options(me, json))
