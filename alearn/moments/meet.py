"""Meet: what the set agreed to write down of a meeting."""

from typing import Annotated

import typer

from alearn.moments.options import DryRun, Json, Me, option

app = typer.Typer()


@app.command("new-meeting")
def new_meeting(
    context: typer.Context,
    day: Annotated[str, typer.Argument(metavar="[DATE]", help="The day it was held.")] = "",
    present: Annotated[
        list[str] | None, option("Who was there; `all` for everybody.", "--present", metavar="MEMBER")
    ] = None,
    apologies: Annotated[
        list[str] | None, option("Who had said they could not come.", "--apologies", metavar="MEMBER")
    ] = None,
    late: Annotated[list[str] | None, option("Who came late.", "--late", metavar="MEMBER")] = None,
    left: Annotated[list[str] | None, option("Who left early.", "--left", metavar="MEMBER")] = None,
    turn: Annotated[list[str] | None, option("A turn's headline.", "--turn", metavar="MEMBER=TEXT")] = None,
    none_yet: Annotated[
        list[str] | None, option("Why there is no action yet.", "--none-yet", metavar="MEMBER=TEXT")
    ] = None,
    insight: Annotated[list[str] | None, option("One thing learned.", "--insight", metavar="MEMBER=TEXT")] = None,
    question: Annotated[
        list[str] | None, option("A question they were left with.", "--question", metavar="MEMBER=TEXT")
    ] = None,
    parked: Annotated[list[str] | None, option("A question for another day.", "--parked")] = None,
    learned: Annotated[list[str] | None, option("What the set agreed to write of its review.", "--learned")] = None,
    starts: Annotated[str, option("When it began.", "--starts", metavar="TIME")] = "",
    minutes: Annotated[str, option("How long it lasted.", "--minutes", metavar="MINUTES")] = "",
    place: Annotated[str, option("Where it was held.", "--place")] = "",
    next_: Annotated[str, option("The next date as it was said.", "--next", metavar="DATE")] = "",
    another: Annotated[bool, typer.Option("--another", help="A second meeting on the same day.")] = False,
    me: Me = "",
    dry_run: DryRun = False,
) -> int:
    """Write down what the set agreed to write of a meeting."""
    from alearn.commands import new_meeting as command

    options = command.Options(
        day,
        present=tuple(present or ()),
        apologies=tuple(apologies or ()),
        late=tuple(late or ()),
        left=tuple(left or ()),
        turns=tuple(turn or ()),
        none_yet=tuple(none_yet or ()),
        insights=tuple(insight or ()),
        questions=tuple(question or ()),
        parked=tuple(parked or ()),
        learned=tuple(learned or ()),
        starts=starts,
        minutes=minutes,
        place=place,
        next=next_,
        another=another,
        me=me,
        dry_run=dry_run,
    )
    return command.run(context.obj, options)


STAGES = (
    *("understanding", "assumptions", "whose-view-is-missing", "feelings-and-politics", "options", "commitment"),
    *("reflection", "all"),
)


@app.command("ask")
def ask(
    context: typer.Context,
    text: Annotated[str, typer.Argument(metavar="[TEXT]", help="What you would say; - for standard input.")] = "",
    bank: Annotated[
        str,
        option(
            "Show open questions for a stage of a turn; all for every stage.", "--bank", metavar="STAGE", words=STAGES
        ),
    ] = "",
    rows: Annotated[str, option("Predict the rows of a file instead.", "--rows", metavar="FILE")] = "",
    json: Json = False,
) -> int:
    """Hear whether what you would say is an open question, and find one that is."""
    from alearn.commands import ask as command

    return command.run(context.obj, command.Options(text, bank, rows, json))
