"""Act: what members say they will do, and what became of it."""

from typing import Annotated

import typer

from alearn.moments.options import (
    STATUSES,
    As,
    DryRun,
    EthicsAgreed,
    EthicsAgreedBy,
    EthicsNotNeeded,
    Id,
    Json,
    Me,
    Said,
    Via,
    argument,
    completed,
    one_of,
    option,
)

app = typer.Typer()
RESULTS = ("as-expected", "surprise", "no-effect", "made-worse")


@app.command("act")
def act(
    context: typer.Context,
    words: Annotated[str, typer.Argument(metavar="[ACTION]", help="The action in your words.")] = "",
    due: Annotated[str, option("By when.", "--due", metavar="DATE")] = "",
    measure: Annotated[str, option("What somebody else could see when it is done.", "--measure")] = "",
    issue: Annotated[str, option("The issue it serves.", "--issue", metavar="ISSUE")] = "",
    so_that: Annotated[str, option("What it is for.", "--so-that")] = "",
    kind: Annotated[
        str, option("act, or notice: to watch, ask or wait.", "--kind", metavar="KIND", words=("act", "notice"))
    ] = "",
    with_: Annotated[list[str] | None, option("Who does it with you.", "--with", metavar="MEMBER")] = None,
    confidence: Annotated[str, option("How sure you are, 0 to 10.", "--confidence", metavar="NUMBER")] = "",
    expectation: Annotated[str, option("What you expect to happen.", "--expectation")] = "",
    learning_goal: Annotated[str, option("What you want to learn by it.", "--learning-goal")] = "",
    permission: Annotated[str, option("Whose leave it needs.", "--permission")] = "",
    because_of: Annotated[str, option("The entry it grew out of.", "--because-of", metavar="ENTRY")] = "",
    follows: Annotated[str, option("The action it follows on from.", "--follows", metavar="ACTION")] = "",
    agreed: Annotated[str, option("The day it was agreed; today when not given.", "--agreed", metavar="DATE")] = "",
    ethics_agreed_by: EthicsAgreedBy = "",
    ethics_agreed: EthicsAgreed = "",
    ethics_not_needed: EthicsNotNeeded = "",
    id_: Id = "",
    me: Me = "",
    as_: As = "",
    via: Via = "",
    said: Said = "",
    dry_run: DryRun = False,
) -> int:
    """Record an action you have decided on."""
    from alearn.commands import act as command
    from alearn.commands.ethics import Typed
    from alearn.commands.who import Given

    options = command.Options(
        words=words,
        due=due,
        measure=measure,
        issue=issue,
        so_that=so_that,
        kind=kind,
        partners=tuple(with_ or ()),
        confidence=confidence,
        expectation=expectation,
        learning_goal=learning_goal,
        permission=permission,
        because_of=because_of,
        follows=follows,
        agreed=agreed,
        ethics=Typed(ethics_agreed_by, ethics_agreed, ethics_not_needed, "--ethics-"),
        id=id_,
        given=Given(me, as_, via, said),
        dry_run=dry_run,
    )
    return command.run(context.obj, options)


@app.command("update")
def update(
    context: typer.Context,
    action: Annotated[str, argument("Any part of its name or words.", "ACTION", completed("action"))],
    status: Annotated[str, argument(", ".join(STATUSES), "[STATUS]", one_of(STATUSES))] = "",
    note: Annotated[str, option("One line about it.", "-m", "--note")] = "",
    result: Annotated[
        str, option("as-expected, surprise, no-effect or made-worse.", "--result", metavar="RESULT", words=RESULTS)
    ] = "",
    due: Annotated[str, option("A new date.", "--due", metavar="DATE")] = "",
    at: Annotated[str, option("The meeting it was told at.", "--at", metavar="MEETING")] = "",
    learning: Annotated[
        str, option("The entry that tells what was learned, or kept-elsewhere.", "--learning", metavar="ENTRY")
    ] = "",
    date: Annotated[str, option("The day; today when not given.", "--date", metavar="DATE")] = "",
    me: Me = "",
    as_: As = "",
    via: Via = "",
    said: Said = "",
    dry_run: DryRun = False,
) -> int:
    """Say what became of an action."""
    from alearn.commands import update as command
    from alearn.commands.who import Given

    given = Given(me, as_, via, said)
    return command.run(
        context.obj, command.Options(action, status, note, result, due, at, learning, date, given, dry_run)
    )


@app.command("actions")
def actions(
    context: typer.Context,
    member: Annotated[str, argument("Only this member's.", "[MEMBER]", completed("member"))] = "",
    every: Annotated[bool, typer.Option("--all", help="Those that are settled, too.")] = False,
    json: Json = False,
) -> int:
    """List what members said they would do."""
    from alearn.commands import actions as command

    return command.run(context.obj, command.Options(member, every, json))


@app.command("smart")
def smart(
    context: typer.Context,
    actions: Annotated[
        list[str] | None,
        argument("Any part of its name or words; or new words to try.", "[ACTION]...", completed("action")),
    ] = None,
    due: Annotated[str, option("By when, for words that are tried.", "--due", metavar="DATE")] = "",
    measure: Annotated[str, option("What somebody else could see, for words that are tried.", "--measure")] = "",
    so_that: Annotated[str, option("What it is for, for words that are tried.", "--so-that")] = "",
    brief: Annotated[bool, typer.Option("--brief", help="One line an action.")] = False,
    fail_on: Annotated[
        str, option("Exit 1 where a letter is weak, or fails.", "--fail-on", metavar="LEVEL", words=("weak", "fail"))
    ] = "",
    rows: Annotated[str, option("Predict the rows of a file instead.", "--rows", metavar="FILE")] = "",
    json: Json = False,
    me: Me = "",
) -> int:
    """Ask about the wording of actions, a letter of SMART at a time."""
    from alearn.commands import smart as command

    options = command.Options(
        tuple(actions or ()), due, measure, so_that, me, brief, fail_on.strip().lower(), rows, json
    )
    return command.run(context.obj, options)
