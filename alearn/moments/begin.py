"""Begin: a set, its members, what they bring."""

from typing import Annotated

import typer

from alearn.moments.options import (
    As,
    DryRun,
    EachForm,
    EthicsAgreed,
    EthicsAgreedBy,
    EthicsNotNeeded,
    ForcePage,
    Id,
    Json,
    Me,
    Open,
    PageOutput,
    Said,
    Style,
    Via,
    argument,
    completed,
    option,
)

app = typer.Typer()
WHOM = ("set", "members", "facilitator", "sponsor")
KINDS = ("problem", "question", "idea", "opportunity", "enquiry")
ROLES = ("member", "co-facilitator", "facilitator")
REGIONS = ("england-and-wales", "scotland", "northern-ireland")
Holidays = Annotated[str, option("Whose bank holidays count.", "--holidays", metavar="REGION", words=REGIONS)]


@app.command("demo")
def demo(
    context: typer.Context,
    folder: Annotated[str, typer.Argument(help="Where to put them.")] = "alearn-demo",
) -> int:
    """Copy two example sets into a new folder, to look at and try."""
    from alearn.commands import demo as command

    return command.run(context.obj, folder)


@app.command("new-set")
def new_set(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="What the set is called.")] = "",
    facilitator: Annotated[str, option("Who facilitates.", "--facilitator", metavar="NAME")] = "",
    member: Annotated[list[str] | None, option("A member; once for each.", "--member", metavar="NAME")] = None,
    paste: Annotated[str, option("The To line of an email, with everybody in it.", "--paste")] = "",
    first: Annotated[str, option("The first meeting.", "--first", metavar="DATE")] = "",
    every: Annotated[str, option("Weeks from one to the next; 5 when not given.", "--every", metavar="WEEKS")] = "",
    meetings: Annotated[str, option("How many; 6 when not given.", "--meetings", metavar="NUMBER")] = "",
    at: Annotated[str, option("When they begin.", "--at", metavar="TIME")] = "",
    minutes: Annotated[str, option("How long they last.", "--minutes", metavar="MINUTES")] = "",
    place: Annotated[str, option("A room or a link.", "--place")] = "",
    purpose: Annotated[str, option("What the set is for.", "--purpose")] = "",
    process: Annotated[
        str, option("How a meeting is run; brief-guide, or what the approach says.", "--process", metavar="NAME")
    ] = "",
    approach: Annotated[
        str,
        option(
            "classic, or critical: feelings and power are part of the work.",
            "--approach",
            metavar="APPROACH",
            words=("classic", "critical"),
        ),
    ] = "",
    holidays: Holidays = "",
    id_: Id = "",
    dry_run: DryRun = False,
) -> int:
    """Make a set's folder, ready to use."""
    from alearn.commands import new_set as command

    options = command.Options(
        name=name,
        facilitator=facilitator,
        members=tuple(member or ()),
        paste=paste,
        first=first,
        every=every,
        meetings=meetings,
        at=at,
        minutes=minutes,
        place=place,
        purpose=purpose,
        process=process,
        approach=approach,
        holidays=holidays,
        id=id_,
        dry_run=dry_run,
    )
    return command.run(context.obj, options)


@app.command("new-member")
def new_member(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="What people call them.")] = "",
    email: Annotated[str, option("Where the set writes to them.", "--email", metavar="ADDRESS")] = "",
    role: Annotated[
        str, option("member, co-facilitator or facilitator.", "--role", metavar="ROLE", words=ROLES)
    ] = "member",
    joined: Annotated[str, option("Their first day; today when not given.", "--joined", metavar="DATE")] = "",
    id_: Id = "",
    dry_run: DryRun = False,
) -> int:
    """Somebody joins the set."""
    from alearn.commands import new_member as command

    return command.run(context.obj, command.Options(name, email, role, joined, id_, dry_run))


@app.command("new-issue")
def new_issue(
    context: typer.Context,
    words: Annotated[str, typer.Argument(metavar="[ISSUE]", help="The issue in one sentence.")] = "",
    kind: Annotated[
        str, option("problem, question, idea, opportunity or enquiry.", "--kind", metavar="KIND", words=KINDS)
    ] = "",
    matters: Annotated[str, option("Why it matters, and to whom.", "--matters")] = "",
    unknown: Annotated[str, option("What you do not know.", "--unknown")] = "",
    involves: Annotated[list[str] | None, option("Whose lives it touches.", "--involves")] = None,
    serves: Annotated[str, option("The priority it serves.", "--serves", metavar="PRIORITY")] = "",
    before: Annotated[str, option("What practice is like now, at the start.", "--before")] = "",
    first_step: Annotated[str, option("A first action.", "--first-step")] = "",
    ethics_agreed_by: EthicsAgreedBy = "",
    ethics_agreed: EthicsAgreed = "",
    ethics_not_needed: EthicsNotNeeded = "",
    opened: Annotated[str, option("The day it was brought.", "--opened", metavar="DATE")] = "",
    id_: Id = "",
    me: Me = "",
    as_: As = "",
    via: Via = "",
    said: Said = "",
    dry_run: DryRun = False,
) -> int:
    """Write down what a member brings, one question at a time."""
    from alearn.commands import new_issue as command
    from alearn.commands.ethics import Typed
    from alearn.commands.who import Given

    options = command.Options(
        words=words,
        kind=kind,
        matters=matters,
        unknown=unknown,
        involves=tuple(involves or ()),
        serves=serves,
        before=before,
        first_step=first_step,
        ethics=Typed(ethics_agreed_by, ethics_agreed, ethics_not_needed, "--ethics-"),
        opened=opened,
        id=id_,
        given=Given(me, as_, via, said),
        dry_run=dry_run,
    )
    return command.run(context.obj, options)


@app.command("schedule")
def schedule(
    context: typer.Context,
    first: Annotated[
        str, option("The first meeting; else it goes on from the last one planned.", "--first", metavar="DATE")
    ] = "",
    every: Annotated[str, option("Weeks from one to the next; 5 when not given.", "--every", metavar="WEEKS")] = "",
    meetings: Annotated[str, option("How many; 6 when not given.", "--meetings", metavar="NUMBER")] = "",
    at: Annotated[str, option("When they begin.", "--at", metavar="TIME")] = "",
    minutes: Annotated[str, option("How long they last.", "--minutes", metavar="MINUTES")] = "",
    place: Annotated[str, option("A room or a link.", "--place")] = "",
    holidays: Holidays = "",
    dates: Annotated[
        str, option("Term dates and holidays as they are printed, a line for each; - for standard input.", "--dates")
    ] = "",
    move: Annotated[
        tuple[str, str], typer.Option("--move", metavar="DATE NEW", help="Move the meeting of a day to a new one.")
    ] = ("", ""),
    cancel: Annotated[str, option("Cancel the meeting of a day.", "--cancel", metavar="DATE")] = "",
    dry_run: DryRun = False,
    json: Json = False,
) -> int:
    """Show when the set meets, plan it, move a meeting or cancel one."""
    from alearn.commands import schedule as command
    from alearn.commands.rhythm import Typed

    rhythm = Typed(first, every, meetings, at, minutes, place)
    return command.run(context.obj, command.Options(rhythm, holidays, dates, move, cancel, json, dry_run))


@app.command("ethics")
def ethics(
    context: typer.Context,
    issue: Annotated[str, argument("Any part of its name or words.", "[ISSUE]", completed("issue"))] = "",
    agreed_by: Annotated[
        str, option("Who in the setting agreed that it is worked on.", "--agreed-by", metavar="WHO")
    ] = "",
    agreed: Annotated[str, option("The day they agreed.", "--agreed", metavar="DATE")] = "",
    not_needed: Annotated[str, option("Why nobody in the setting needs to agree.", "--not-needed", metavar="WHY")] = "",
    me: Me = "",
    as_: As = "",
    via: Via = "",
    said: Said = "",
    dry_run: DryRun = False,
) -> int:
    """Say who in the setting agreed that an issue is worked on, or why nobody needs to."""
    from alearn.commands import ethics as command
    from alearn.commands.who import Given

    typed = command.Typed(agreed_by, agreed, not_needed)
    return command.run(context.obj, command.Options(issue, typed, Given(me, as_, via, said), dry_run))


@app.command("brief")
def brief(
    context: typer.Context,
    sponsor: Annotated[
        str, option("Who has the authority, and receives the reports.", "--sponsor", metavar="WHO")
    ] = "",
    wants: Annotated[list[str] | None, option("What is wanted.", "--wants")] = None,
    why_now: Annotated[str, option("Why now.", "--why-now")] = "",
    tried_before: Annotated[str, option("What was tried before, and what came of it.", "--tried-before")] = "",
    legitimate_results: Annotated[
        list[str] | None, option("What would count as a good result.", "--legitimate-results")
    ] = None,
    not_welcome: Annotated[list[str] | None, option("What would not be welcome.", "--not-welcome")] = None,
    time_given: Annotated[str, option("The time that is given.", "--time-given")] = "",
    cost: Annotated[str, option("What it costs, and who pays.", "--cost")] = "",
    will_be_told: Annotated[list[str] | None, option("What the sponsor will be told.", "--will-be-told")] = None,
    accepts: Annotated[list[str] | None, option("What the sponsor accepts.", "--accepts")] = None,
    agreed: Annotated[str, option("The day the sponsor said yes to all of it.", "--agreed", metavar="DATE")] = "",
    show: Annotated[bool, typer.Option("--show", help="Show it as one page.")] = False,
    output: PageOutput = "",
    blank: Annotated[bool, typer.Option("--blank", help="Print the questions, to send to the sponsor.")] = False,
    reply: Annotated[
        str, option("Read the sponsor's reply to them; - for standard input.", "--reply", metavar="FILE")
    ] = "",
    style: Style = "",
    force: ForcePage = False,
    json: Json = False,
    dry_run: DryRun = False,
) -> int:
    """Agree with the sponsor on one page: what is wanted, what would count, what will be told."""
    from alearn.commands import brief as command

    one = {"sponsor": sponsor, "why_now": why_now, "tried_before": tried_before, "time_given": time_given, "cost": cost}
    several = {
        "wants": wants,
        "legitimate_results": legitimate_results,
        "not_welcome": not_welcome,
        "will_be_told": will_be_told,
        "accepts": accepts,
    }
    options = command.Options(
        typed={key: (words,) for key, words in one.items() if words}
        | {key: tuple(words) for key, words in several.items() if words},
        agreed=agreed,
        show=show,
        output=output,
        blank=blank,
        reply=reply,
        force=force,
        style=style,
        json=json,
        dry_run=dry_run,
    )
    return command.run(context.obj, options)


@app.command("readiness")
def readiness(
    context: typer.Context,
    answer: Annotated[
        list[str] | None,
        option("An answer, once for each question; --blank shows them.", "--answer", metavar="ID=WORDS"),
    ] = None,
    show: Annotated[bool, typer.Option("--show", help="Show what you answered each time.")] = False,
    blank: Annotated[bool, typer.Option("--blank", help="Print the questions.")] = False,
    me: Me = "",
    as_: As = "",
    json: Json = False,
    dry_run: DryRun = False,
) -> int:
    """Ask yourself whether action learning is the thing here, before it starts and half way; for you alone."""
    from alearn.commands import readiness as command
    from alearn.commands.who import Given

    return command.run(context.obj, command.Options(tuple(answer or ()), show, blank, json, Given(me, as_), dry_run))


@app.command("pack")
def pack(
    context: typer.Context,
    whom: Annotated[
        str,
        option("Only those for: set, members, facilitator or sponsor.", "--for", metavar="WHOM", words=WHOM),
    ] = "",
    output: Annotated[
        str,
        option(
            "The folder they are written to, or one file for all: .pdf, .docx, .html or .md; - for standard output.",
            "-o",
            "--output",
            metavar="PLACE",
        ),
    ] = "",
    blank: Annotated[bool, typer.Option("--blank", help="Nothing filled in.")] = False,
    form: EachForm = "",
    letter: Annotated[bool, typer.Option("--letter", help="For letter paper instead of A4.")] = False,
    style: Style = "",
    open_: Open = False,
    force: Annotated[bool, typer.Option("--force", help="Write over files that alearn did not make.")] = False,
) -> int:
    """Print the forms of a set: blank, or filled in from its record."""
    from alearn.commands import pack as command

    return command.run(context.obj, command.Options(whom, output, blank, form, letter, force, style, open_))
