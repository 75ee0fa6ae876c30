"""Share: words let out and taken back, and pages made from the record."""

from typing import Annotated

import typer

from alearn.moments.options import As, DryRun, Json, Me, Open, Said, Style, Via, argument, completed, one_of, option

app = typer.Typer()
AUDIENCES = ("me", "set", "sponsor", "public")
KINDS = ("summary", "interim", "member", "extracts", "summative", "evidence", "facilitator")
READERS = ("set", "sponsor", "public")
NAMED = ("name", "role", "no-name")
THIRD_PARTIES = ("none", "not-identifiable", "consent-held")


@app.command("share")
def share(
    context: typer.Context,
    thing: Annotated[
        str,
        argument(
            "An entry, an issue or an action of yours; `-` for words from elsewhere.", "[THING]", completed("owned")
        ),
    ] = "",
    lines: Annotated[str, option("The lines of the entry; without it, what is marked ==like this==.", "--lines")] = "",
    mark: Annotated[str, option("Which of several marks, by its number.", "--mark", metavar="NUMBER")] = "",
    part: Annotated[
        str, option("Of an issue: focus, to-me or to-organisation; of an action: action, or a note's day.", "--part")
    ] = "",
    words: Annotated[str, option("The words to let out, put in your own way.", "--words")] = "",
    audience: Annotated[
        str, option("Who may read them: set, sponsor or public.", "--audience", metavar="AUDIENCE", words=READERS)
    ] = "",
    attribution: Annotated[
        str, option("How you are named: name, role or no-name.", "--attribution", metavar="HOW", words=NAMED)
    ] = "",
    third_party: Annotated[
        str,
        option(
            "Who else is in them: none, not-identifiable or consent-held.",
            "--third-party",
            metavar="WHO",
            words=THIRD_PARTIES,
        ),
    ] = "",
    recognisable: Annotated[
        str,
        option(
            "Would someone in the building know who it is? no, or yes.",
            "--recognisable",
            metavar="ANSWER",
            words=("no", "yes"),
        ),
    ] = "",
    until: Annotated[str, option("The last day they may be shown.", "--until", metavar="DATE")] = "",
    names_ok: Annotated[bool, typer.Option("--names-ok", help="The names that stand in them may stay.")] = False,
    show: Annotated[bool, typer.Option("--list", help="Show what of yours is out, and let nothing out.")] = False,
    json: Json = False,
    me: Me = "",
    as_: As = "",
    via: Via = "",
    said: Said = "",
    dry_run: DryRun = False,
) -> int:
    """Let words of yours out, on your terms; or list what is out."""
    from alearn.commands import share as command
    from alearn.commands.choosing import Picked
    from alearn.commands.terms import Typed
    from alearn.commands.who import Given

    picked = Picked(thing, lines, mark, part, words)
    terms = Typed(audience, attribution, third_party, recognisable, until, names_ok)
    return command.run(context.obj, command.Options(picked, terms, Given(me, as_, via, said), show, json, dry_run))


@app.command("withdraw")
def withdraw(
    context: typer.Context,
    extract: Annotated[str, argument("Any part of its name that no other has.", "EXTRACT", completed("extract"))],
    me: Me = "",
    as_: As = "",
    dry_run: DryRun = False,
) -> int:
    """Take words back that were let out; nobody has to agree."""
    from alearn.commands import withdraw as command
    from alearn.commands.who import Given

    return command.run(context.obj, extract, Given(me, as_), dry_run=dry_run)


@app.command("report")
def report(
    context: typer.Context,
    kind: Annotated[str, argument(f"One of: {', '.join(KINDS)}.", "[KIND]", one_of(KINDS))] = "summary",
    audience: Annotated[
        str,
        option(
            "me, set, sponsor or public; the set, or me for what is mine alone.",
            "--for",
            metavar="AUDIENCE",
            words=AUDIENCES,
        ),
    ] = "",
    output: Annotated[
        str, option("Where to; .md, .html, .pdf or .docx; - for standard output.", "-o", "--output", metavar="FILE")
    ] = "",
    proof: Annotated[
        bool, typer.Option("--proof", help="Show the set what would leave it, and gather its answers.")
    ] = False,
    send: Annotated[
        bool, typer.Option("--send", help="Build the page that leaves, as the set was shown it, and record that.")
    ] = False,
    to: Annotated[str, option("Whom it is sent to; the sponsor of agreement.yaml when not given.", "--to")] = "",
    draft: Annotated[bool, typer.Option("--draft", help="Build it in spite of errors in the record.")] = False,
    style: Style = "",
    open_: Open = False,
    force: Annotated[bool, typer.Option("--force", help="Write over a file that alearn did not make.")] = False,
    trust_templates: Annotated[
        bool, typer.Option("--trust-templates", help="Use the folder's own templates, from now on as they are now.")
    ] = False,
    shipped_templates: Annotated[
        bool, typer.Option("--shipped-templates", help="Use alearn's templates, whatever the folder has.")
    ] = False,
    me: Me = "",
    dry_run: DryRun = False,
) -> int:
    """Compile the set's folder into a page to send."""
    from alearn.commands import report as command
    from alearn.commands.report_page import Options

    options = Options(
        kind,
        audience,
        output,
        draft,
        force,
        me,
        proof=proof,
        send=send,
        to=to,
        dry_run=dry_run,
        style=style,
        look=open_,
        trust_templates=trust_templates,
        shipped_templates=shipped_templates,
    )
    return command.run(context.obj, options)


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
