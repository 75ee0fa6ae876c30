"""Act: what members say they will do, and what became of it."""

from typing import Annotated

import typer

from alearn.moments.options import As, DryRun, Id, Json, Me, Said, Via, completed, option

app = typer.Typer()


@app.command("act")
def act(
    context: typer.Context,
    words: Annotated[str, typer.Argument(metavar="[ACTION]", help="The action in your words.")] = "",
    due: Annotated[str, option("By when.", "--due", metavar="DATE")] = "",
    measure: Annotated[str, option("What somebody else could see when it is done.", "--measure")] = "",
    issue: Annotated[str, option("The issue it serves.", "--issue", metavar="ISSUE")] = "",
    so_that: Annotated[str, option("What it is for.", "--so-that")] = "",
    kind: Annotated[str, option("act, or notice: to watch, ask or wait.", "--kind")] = "",
    with_: Annotated[list[str] | None, option("Who does it with you.", "--with", metavar="MEMBER")] = None,
    confidence: Annotated[int | None, typer.Option(min=0, max=10, help="How sure you are, 0 to 10.")] = None,
    expectation: Annotated[str, option("What you expect to happen.", "--expectation")] = "",
    follows: Annotated[str, option("The action it follows on from.", "--follows", metavar="ACTION")] = "",
    agreed: Annotated[str, option("The day it was agreed; today when not given.", "--agreed", metavar="DATE")] = "",
    id_: Id = "",
    me: Me = "",
    as_: As = "",
    via: Via = "",
    said: Said = "",
    dry_run: DryRun = False,
) -> int:
    """Record an action you have decided on."""
    from alearn.commands import act as command

    options = command.Options(
        words,
        due,
        measure,
        issue,
        so_that,
        kind,
        tuple(with_ or ()),
        confidence,
        expectation,
        follows,
        agreed,
        id_,
        me,
        as_,
        via,
        said,
        dry_run,
    )
    return command.run(context.obj, options)


@app.command("update")
def update(
    context: typer.Context,
    action: Annotated[
        str, typer.Argument(help="Any part of its name that no other has.", autocompletion=completed("action"))
    ],
    status: Annotated[
        str, typer.Argument(help="agreed, tried, adapted, not-yet, blocked, done, refrained or dropped.")
    ] = "",
    note: Annotated[str, option("One line about it.", "-m", "--note")] = "",
    result: Annotated[str, option("as-expected, surprise, no-effect or made-worse.", "--result")] = "",
    due: Annotated[str, option("A new date.", "--due", metavar="DATE")] = "",
    at: Annotated[str, option("The meeting it was told at.", "--at", metavar="MEETING")] = "",
    date: Annotated[str, option("The day; today when not given.", "--date", metavar="DATE")] = "",
    me: Me = "",
    as_: As = "",
    via: Via = "",
    said: Said = "",
    dry_run: DryRun = False,
) -> int:
    """Say what became of an action."""
    from alearn.commands import update as command

    return command.run(
        context.obj, command.Options(action, status, note, result, due, at, date, me, as_, via, said, dry_run)
    )


@app.command("actions")
def actions(
    context: typer.Context,
    member: Annotated[str, typer.Argument(help="Only this member's.")] = "",
    every: Annotated[bool, typer.Option("--all", help="Those that are settled, too.")] = False,
    json: Json = False,
) -> int:
    """List what members said they would do."""
    from alearn.commands import actions as command

    return command.run(context.obj, command.Options(member, every, json))
