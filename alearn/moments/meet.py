"""Meet: what the set agreed to write down of a meeting."""

from typing import Annotated

import typer

from alearn.moments.options import DryRun, EachForm, ForcePage, Json, Me, Open, Style, argument, completed, option

app = typer.Typer()


@app.command("agenda")
def agenda(
    context: typer.Context,
    meeting: Annotated[str, argument("The next one planned when not given.", "[MEETING]", completed("meeting"))] = "",
    output: Annotated[
        str, option("Where to; .md, .html, .pdf or .docx; - for standard output.", "-o", "--output", metavar="FILE")
    ] = "",
    people: Annotated[str, option("How many are expected; else the members.", "--people", metavar="NUMBER")] = "",
    absent: Annotated[list[str] | None, option("Who cannot come.", "--absent", metavar="MEMBER")] = None,
    late: Annotated[list[str] | None, option("Who comes late.", "--late", metavar="MEMBER [TIME]")] = None,
    leaves: Annotated[list[str] | None, option("Who leaves early.", "--leaves", metavar="MEMBER [TIME]")] = None,
    process: Annotated[str, option("How it is run, instead of the set's own way.", "--process", metavar="NAME")] = "",
    minutes: Annotated[str, option("How long it is, instead of what is planned.", "--minutes", metavar="MINUTES")] = "",
    turns: Annotated[str, option("How many present.", "--turns", metavar="NUMBER")] = "",
    style: Style = "",
    open_: Open = False,
    force: ForcePage = False,
) -> int:
    """Lay out a meeting to the minute, with what the set looks back on first; to print."""
    from alearn.commands import agenda as command

    options = command.Options(
        meeting,
        output,
        people=people,
        absent=tuple(absent or ()),
        late=tuple(late or ()),
        leaves=tuple(leaves or ()),
        process=process,
        minutes=minutes,
        turns=turns,
        force=force,
        style=style,
        look=open_,
    )
    return command.run(context.obj, options)


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
    late: Annotated[list[str] | None, option("Who came late.", "--late", metavar="MEMBER [TIME]")] = None,
    left: Annotated[list[str] | None, option("Who left early.", "--left", metavar="MEMBER [TIME]")] = None,
    promised: Annotated[
        list[str] | None,
        option("What became of a promised action.", "--promised", metavar="ACTION=STATUS; NOTE"),
    ] = None,
    turn: Annotated[list[str] | None, option("A turn's headline.", "--turn", metavar="MEMBER=TEXT")] = None,
    action: Annotated[
        list[str] | None, option("What a presenter will do.", "--action", metavar="MEMBER=TEXT; by DATE")
    ] = None,
    none_yet: Annotated[
        list[str] | None, option("Why there is no action yet.", "--none-yet", metavar="MEMBER=TEXT")
    ] = None,
    insight: Annotated[list[str] | None, option("One thing learned.", "--insight", metavar="MEMBER=TEXT")] = None,
    question: Annotated[
        list[str] | None, option("A question they were left with.", "--question", metavar="MEMBER=TEXT")
    ] = None,
    offer: Annotated[list[str] | None, option("Who offered them what.", "--offer", metavar="MEMBER=TEXT")] = None,
    agreed: Annotated[
        list[str] | None,
        option("Whose headline and insight may be used beyond the set.", "--agreed", metavar="MEMBER"),
    ] = None,
    used: Annotated[list[str] | None, option("How long a turn took.", "--used", metavar="MEMBER=MINUTES")] = None,
    conduct: Annotated[
        list[str] | None, option("A rule that was called on, without names.", "--conduct", metavar="RULE=NOTE")
    ] = None,
    parked: Annotated[list[str] | None, option("A question for another day.", "--parked")] = None,
    support: Annotated[str, option("The set's review: how you supported each other.", "--support")] = "",
    challenge: Annotated[str, option("How you challenged each other.", "--challenge")] = "",
    learned: Annotated[list[str] | None, option("What the set learned.", "--learned")] = None,
    not_talked_about: Annotated[
        str, option("What was not talked about, that you agreed to write down.", "--not-talked-about")
    ] = "",
    starts: Annotated[str, option("When it began.", "--starts", metavar="TIME")] = "",
    minutes: Annotated[str, option("How long it lasted.", "--minutes", metavar="MINUTES")] = "",
    place: Annotated[str, option("Where it was held.", "--place")] = "",
    next_: Annotated[str, option("The next date as it was said.", "--next", metavar="DATE")] = "",
    another: Annotated[bool, typer.Option("--another", help="A second meeting on the same day.")] = False,
    afresh: Annotated[bool, typer.Option("--afresh", help="Forget the answers of an interrupted interview.")] = False,
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
        promised=tuple(promised or ()),
        turns=tuple(turn or ()),
        actions=tuple(action or ()),
        none_yet=tuple(none_yet or ()),
        insights=tuple(insight or ()),
        questions=tuple(question or ()),
        offers=tuple(offer or ()),
        agreed=tuple(agreed or ()),
        used=tuple(used or ()),
        conduct=tuple(conduct or ()),
        parked=tuple(parked or ()),
        support=support,
        challenge=challenge,
        learned=tuple(learned or ()),
        not_talked_about=not_talked_about,
        starts=starts,
        minutes=minutes,
        place=place,
        next=next_,
        another=another,
        afresh=afresh,
        me=me,
        dry_run=dry_run,
    )
    return command.run(context.obj, options)


@app.command("takeaway")
def takeaway(
    context: typer.Context,
    member: Annotated[str, argument("Whose page; your own when not given.", "[MEMBER]", completed("member"))] = "",
    every: Annotated[bool, typer.Option("--all", help="A page for each member.")] = False,
    output: Annotated[
        str,
        option(
            "Where to: a file (.md, .html, .pdf, .docx, .eml, or - for standard output); with --all a folder.",
            "-o",
            "--output",
            metavar="PLACE",
        ),
    ] = "",
    mail: Annotated[bool, typer.Option("--eml", help="Drafts for your mail program, not sent.")] = False,
    form: EachForm = "",
    style: Style = "",
    open_: Open = False,
    force: ForcePage = False,
    me: Me = "",
) -> int:
    """Make a page for each member: what they will do, and the questions they were left with."""
    from alearn.commands import takeaway as command

    return command.run(context.obj, command.Options(member, every, output, mail, force, me, style, form, open_))


STAGES = (
    *("understanding", "assumptions", "whose-view-is-missing", "feelings-and-politics", "options", "commitment"),
    *("reflection", "all"),
)


@app.command("conduct")
def conduct(
    context: typer.Context,
    adopt: Annotated[bool, typer.Option("--adopt", help="Record that the set adopts it as it stands.")] = False,
    by: Annotated[list[str] | None, option("Who adopts it; once for each, or `all`.", "--by", metavar="MEMBER")] = None,
    date: Annotated[str, option("The day it is adopted; today when not given.", "--date", metavar="DATE")] = "",
    review: Annotated[str, option("When the set looks at it again.", "--review", metavar="DATE")] = "",
    json: Json = False,
    dry_run: DryRun = False,
) -> int:
    """Show the ground rules for the opening, or record that the set adopts them."""
    from alearn.commands import conduct as command

    return command.run(context.obj, command.Options(adopt, tuple(by or ()), date, review, json, dry_run))


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
