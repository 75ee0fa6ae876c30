"""Every command's signature and help text, and the one place that catches what stops a command."""

import os
import sys
import traceback
from datetime import date
from typing import Annotated, Any

import typer
from typer.exceptions import TyperException

from alearn import __version__
from alearn.errors import AlearnError, UsageError

app = typer.Typer(
    name="alearn",
    help="Action learning sets as plain text: the record, the questions, the report.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    no_args_is_help=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)

BUG = 70
INTERRUPTED = 130


def run(arguments: list[str]) -> int:
    """Run one command; its exit code (see `docs/commands.md`)."""
    try:
        return int(app(_globals_first(arguments), prog_name="alearn", standalone_mode=False) or 0)
    except AlearnError as stop:
        return _stopped(stop)
    except TyperException as misuse:
        _tell(
            f"alearn: {misuse.format_message()}",
            "Type `alearn --help`, or `alearn COMMAND --help`.",
        )
        return UsageError.exit_code
    except (KeyboardInterrupt, typer.Abort):
        sys.stderr.write("\n")
        return INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as bug:  # noqa: BLE001  # whatever it is, it is ours: told by type and line, never by value
        frames = traceback.extract_tb(bug.__traceback__)
        where = " < ".join(f"{os.path.basename(each.filename)}:{each.lineno}" for each in reversed(frames[-6:]))
        _tell(
            f"alearn: this is a fault of alearn's own: {type(bug).__name__} at {where}",
            "Please report that line.",
        )
        return BUG


def _globals_first(arguments: list[str]) -> list[str]:
    """The options that every command takes may stand after its name, too."""
    first: list[str] = []
    rest = list(arguments)
    at = 0
    while at < len(rest) and rest[at] != "--":
        if rest[at] in ("--no-input", "-q", "--quiet"):
            first.append(rest.pop(at))
        elif rest[at] in ("-C", "--today") and at + 1 < len(rest):
            first += [rest.pop(at), rest.pop(at)]
        elif rest[at].startswith("--today="):
            first.append(rest.pop(at))
        else:
            at += 1
    return first + rest


def _stopped(stop: AlearnError) -> int:
    _tell(f"alearn: {stop.message}", stop.hint)
    return stop.exit_code


def _tell(*lines: str) -> None:
    from alearn.text.visible import visible

    for line in filter(None, lines):
        sys.stderr.write(visible(line) + "\n")


def _bare(context: typer.Context) -> None:
    """Bare `alearn` is `status` inside a set, and the help elsewhere."""
    from alearn.commands import status as command
    from alearn.folder import find_set

    try:
        find_set(context.obj)
    except AlearnError:
        sys.stdout.write(context.get_help() + "\n")
    else:
        command.run(context.obj, command.Options())


def _today(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        raise UsageError("--today takes a date like 2026-10-05.") from None


@app.callback(invoke_without_command=True)
def _begin(
    context: typer.Context,
    folder: Annotated[str, typer.Option("-C", metavar="FOLDER", help="Begin in this folder.")] = "",
    today: Annotated[str, typer.Option(metavar="DATE", help="Work as if it were this day.")] = "",
    no_input: Annotated[bool, typer.Option("--no-input", help="Never ask; stop where something is missing.")] = False,
    quiet: Annotated[bool, typer.Option("-q", "--quiet", help="Say only what must be said.")] = False,
    version: Annotated[bool, typer.Option("--version", help="Tell the version and stop.")] = False,
) -> None:
    """Action learning sets as plain text: the record, the questions, the report."""
    from alearn.world import World

    context.obj = World.real(folder, _today(today), no_input=no_input, quiet=quiet)
    if version:
        sys.stdout.write(f"alearn {__version__}\n")
        raise typer.Exit
    if context.invoked_subcommand is None:
        _bare(context)


Me = Annotated[str, typer.Option("--me", metavar="MEMBER", help="Who is typing.")]
As = Annotated[str, typer.Option("--as", metavar="MEMBER", help="Whose record it is, when you type for them.")]
Via = Annotated[str, typer.Option("--via", help="How their words came: email, paper, word or spoken.")]
Said = Annotated[str, typer.Option("--said", metavar="DATE", help="The day they said or sent them.")]
Id = Annotated[str, typer.Option("--id", metavar="ID", help="A name for the file, instead of one made from the words.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Show what would be written, and write nothing.")]
Json = Annotated[bool, typer.Option("--json", help="For programs.")]


def _option(text: str, *names: str, metavar: str = "TEXT") -> Any:
    return typer.Option(*names, metavar=metavar, help=text)


# Begin


@app.command(rich_help_panel="Begin")
def demo(
    context: typer.Context,
    folder: Annotated[str, typer.Argument(help="Where to put them.")] = "alearn-demo",
) -> int:
    """Copy two example sets into a new folder, and say what to look at."""
    from alearn.commands import demo as command

    return command.run(context.obj, folder)


@app.command("new-set", rich_help_panel="Begin")
def new_set(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="What the set is called.")] = "",
    facilitator: Annotated[str, _option("Who facilitates.", "--facilitator", metavar="NAME")] = "",
    member: Annotated[list[str] | None, _option("A member; once for each.", "--member", metavar="NAME")] = None,
    paste: Annotated[str, _option("The To line of an email, with everybody in it.", "--paste")] = "",
    first: Annotated[str, _option("The first meeting.", "--first", metavar="DATE")] = "",
    every: Annotated[str, _option("The rhythm of the meetings.", "--every", metavar="WEEKS")] = "5w",
    meetings: Annotated[int, typer.Option(help="How many.")] = 6,
    at: Annotated[str, _option("When they begin.", "--at", metavar="TIME")] = "",
    minutes: Annotated[int, typer.Option(help="How long they last.")] = 0,
    place: Annotated[str, _option("A room or a link.", "--place")] = "",
    purpose: Annotated[str, _option("What the set is for.", "--purpose")] = "",
    process: Annotated[str, _option("How a meeting is run.", "--process", metavar="NAME")] = "brief-guide",
    id_: Id = "",
    dry_run: DryRun = False,
) -> int:
    """Make a set's folder, ready to use."""
    from alearn.commands import new_set as command

    options = command.Options(
        name,
        facilitator,
        tuple(member or ()),
        paste,
        first,
        every,
        meetings,
        at,
        minutes,
        place,
        purpose,
        process,
        id_,
        dry_run,
    )
    return command.run(context.obj, options)


@app.command("new-member", rich_help_panel="Begin")
def new_member(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="What people call them.")] = "",
    email: Annotated[str, _option("Where the set writes to them.", "--email", metavar="ADDRESS")] = "",
    role: Annotated[str, _option("member, co-facilitator or facilitator.", "--role")] = "member",
    joined: Annotated[str, _option("Their first day; today when not given.", "--joined", metavar="DATE")] = "",
    id_: Id = "",
    dry_run: DryRun = False,
) -> int:
    """Somebody joins the set."""
    from alearn.commands import new_member as command

    return command.run(context.obj, command.Options(name, email, role, joined, id_, dry_run))


@app.command("new-issue", rich_help_panel="Begin")
def new_issue(
    context: typer.Context,
    words: Annotated[str, typer.Argument(metavar="[ISSUE]", help="The issue in one sentence.")] = "",
    kind: Annotated[str, _option("problem, question, idea, opportunity or enquiry.", "--kind")] = "",
    matters: Annotated[str, _option("Why it matters, and to whom.", "--matters")] = "",
    unknown: Annotated[str, _option("What you do not know.", "--unknown")] = "",
    involves: Annotated[list[str] | None, _option("Whose lives it touches.", "--involves")] = None,
    serves: Annotated[str, _option("The priority it serves.", "--serves", metavar="PRIORITY")] = "",
    before: Annotated[str, _option("What practice is like now, at the start.", "--before")] = "",
    first_step: Annotated[str, _option("A first action.", "--first-step")] = "",
    opened: Annotated[str, _option("The day it was brought.", "--opened", metavar="DATE")] = "",
    id_: Id = "",
    me: Me = "",
    as_: As = "",
    via: Via = "",
    said: Said = "",
    dry_run: DryRun = False,
) -> int:
    """Write down what a member brings, asked one thing at a time."""
    from alearn.commands import new_issue as command

    options = command.Options(
        words,
        kind,
        matters,
        unknown,
        tuple(involves or ()),
        serves,
        before,
        first_step,
        opened,
        id_,
        me,
        as_,
        via,
        said,
        dry_run,
    )
    return command.run(context.obj, options)


# Meet


@app.command("new-meeting", rich_help_panel="Meet")
def new_meeting(
    context: typer.Context,
    day: Annotated[str, typer.Argument(metavar="[DATE]", help="The day it was held.")] = "",
    present: Annotated[
        list[str] | None, _option("Who was there; `all` for everybody.", "--present", metavar="MEMBER")
    ] = None,
    apologies: Annotated[
        list[str] | None, _option("Who had said they could not come.", "--apologies", metavar="MEMBER")
    ] = None,
    late: Annotated[list[str] | None, _option("Who came late.", "--late", metavar="MEMBER")] = None,
    left: Annotated[list[str] | None, _option("Who left early.", "--left", metavar="MEMBER")] = None,
    turn: Annotated[list[str] | None, _option("A turn's headline.", "--turn", metavar="MEMBER=TEXT")] = None,
    none_yet: Annotated[
        list[str] | None, _option("Why there is no action yet.", "--none-yet", metavar="MEMBER=TEXT")
    ] = None,
    insight: Annotated[list[str] | None, _option("One thing learned.", "--insight", metavar="MEMBER=TEXT")] = None,
    question: Annotated[
        list[str] | None, _option("A question they were left with.", "--question", metavar="MEMBER=TEXT")
    ] = None,
    parked: Annotated[list[str] | None, _option("A question for another day.", "--parked")] = None,
    learned: Annotated[list[str] | None, _option("What the set agreed to write of its review.", "--learned")] = None,
    starts: Annotated[str, _option("When it began.", "--starts", metavar="TIME")] = "",
    minutes: Annotated[int, typer.Option(help="How long it lasted.")] = 0,
    place: Annotated[str, _option("Where it was held.", "--place")] = "",
    next_: Annotated[str, _option("The next date as it was said.", "--next", metavar="DATE")] = "",
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
        dry_run=dry_run,
    )
    return command.run(context.obj, options)


# Act


@app.command(rich_help_panel="Act")
def act(
    context: typer.Context,
    words: Annotated[str, typer.Argument(metavar="[ACTION]", help="The action in your words.")] = "",
    due: Annotated[str, _option("By when.", "--due", metavar="DATE")] = "",
    measure: Annotated[str, _option("What somebody else could see when it is done.", "--measure")] = "",
    issue: Annotated[str, _option("The issue it serves.", "--issue", metavar="ISSUE")] = "",
    so_that: Annotated[str, _option("What it is for.", "--so-that")] = "",
    kind: Annotated[str, _option("act, or notice: to watch, ask or wait.", "--kind")] = "",
    with_: Annotated[list[str] | None, _option("Who does it with you.", "--with", metavar="MEMBER")] = None,
    confidence: Annotated[int | None, typer.Option(min=0, max=10, help="How sure you are, 0 to 10.")] = None,
    expectation: Annotated[str, _option("What you expect to happen.", "--expectation")] = "",
    follows: Annotated[str, _option("The action it follows on from.", "--follows", metavar="ACTION")] = "",
    agreed: Annotated[str, _option("The day it was agreed; today when not given.", "--agreed", metavar="DATE")] = "",
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


@app.command(rich_help_panel="Act")
def update(
    context: typer.Context,
    action: Annotated[str, typer.Argument(help="Any part of its name that no other has.")],
    status: Annotated[
        str, typer.Argument(help="agreed, tried, adapted, not-yet, blocked, done, refrained or dropped.")
    ] = "",
    note: Annotated[str, _option("One line about it.", "-m", "--note")] = "",
    result: Annotated[str, _option("as-expected, surprise, no-effect or made-worse.", "--result")] = "",
    due: Annotated[str, _option("A new date.", "--due", metavar="DATE")] = "",
    at: Annotated[str, _option("The meeting it was told at.", "--at", metavar="MEETING")] = "",
    date: Annotated[str, _option("The day; today when not given.", "--date", metavar="DATE")] = "",
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


@app.command(rich_help_panel="Act")
def actions(
    context: typer.Context,
    member: Annotated[str, typer.Argument(help="Only this member's.")] = "",
    every: Annotated[bool, typer.Option("--all", help="Those that are settled, too.")] = False,
    json: Json = False,
) -> int:
    """List what members said they would do."""
    from alearn.commands import actions as command

    return command.run(context.obj, command.Options(member, every, json))


# Reflect


@app.command(rich_help_panel="Reflect")
def log(
    context: typer.Context,
    words: Annotated[
        str, typer.Argument(metavar="[TEXT]", help="The entry; `-` for standard input; else the editor.")
    ] = "",
    share: Annotated[
        bool, typer.Option("--share", help="Let the whole set read it; without this only you do.")
    ] = False,
    issue: Annotated[str, _option("The issue it is about.", "--issue", metavar="ISSUE")] = "",
    action: Annotated[list[str] | None, _option("An action it is about.", "--action", metavar="ACTION")] = None,
    meeting: Annotated[str, _option("The meeting it is about.", "--meeting", metavar="MEETING")] = "",
    kind: Annotated[str, _option("learning, discovery, mistake, inaction or review.", "--kind")] = "",
    theme: Annotated[list[str] | None, _option("What it is about, in a word or two.", "--theme")] = None,
    date: Annotated[str, _option("The day; today when not given.", "--date", metavar="DATE")] = "",
    me: Me = "",
    as_: As = "",
    via: Via = "",
    said: Said = "",
) -> int:
    """Write in your journal: privately, unless you share it with the set."""
    from alearn.commands import log as command

    options = command.Options(
        words, share, issue, tuple(action or ()), meeting, kind, tuple(theme or ()), date, me, as_, via, said
    )
    return command.run(context.obj, options)


@app.command(rich_help_panel="Reflect")
def journal(context: typer.Context, me: Me = "", json: Json = False) -> int:
    """List your own entries, shared and private."""
    from alearn.commands import journal as command

    return command.run(context.obj, command.Options(me, json))


# See


@app.command(rich_help_panel="See")
def status(context: typer.Context, me: Me = "") -> int:
    """What matters next: the meeting, what was promised, questions worth a thought."""
    from alearn.commands import status as command

    return command.run(context.obj, command.Options(me))


@app.command(rich_help_panel="See")
def show(
    context: typer.Context,
    thing: Annotated[str, typer.Argument(help="Any part of its name that no other has.")],
) -> int:
    """Show one record as its file tells it."""
    from alearn.commands import show as command

    return command.run(context.obj, thing)


# Share


@app.command(rich_help_panel="Share")
def report(
    context: typer.Context,
    kind: Annotated[str, typer.Argument(help="summary")] = "summary",
    audience: Annotated[str, _option("me, set, sponsor or public.", "--for", metavar="AUDIENCE")] = "set",
    output: Annotated[
        str, _option("Where to; .md or .html, or - for standard output.", "-o", "--output", metavar="FILE")
    ] = "",
    draft: Annotated[bool, typer.Option("--draft", help="Build it in spite of errors in the record.")] = False,
    force: Annotated[bool, typer.Option("--force", help="Write over a file that alearn did not make.")] = False,
) -> int:
    """Compile the set's folder into a page to send."""
    from alearn.commands import report as command

    return command.run(context.obj, command.Options(kind, audience, output, draft, force))


# Keep


@app.command(rich_help_panel="Keep")
def check(
    context: typer.Context,
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="[PATH ...]", help="A set, files, or a folder of sets.")
    ] = None,
    output_format: Annotated[
        str, _option("text, short, json, github or sarif.", "--output-format", metavar="FORMAT")
    ] = "text",
    json: Annotated[bool, typer.Option("--json", help="The same as --output-format json.")] = False,
    practice: Annotated[bool, typer.Option("--practice", help="The questions about practice, instead.")] = False,
) -> int:
    """Read the whole set and show what is wrong in the record; silent when all is well."""
    from alearn.commands import check as command

    return command.run(context.obj, command.Options(tuple(paths or ()), "json" if json else output_format, practice))


@app.command(rich_help_panel="Keep")
def explain(context: typer.Context, rule: Annotated[str, typer.Argument(help="The name of a rule.")] = "") -> int:
    """Explain a rule: what it asks for, and why."""
    from alearn.commands import explain as command

    return command.run(context.obj, rule)


@app.command(rich_help_panel="Keep")
def schema(
    context: typer.Context,
    kind: Annotated[str, typer.Argument(help="A kind of record, or `check`; all are listed without it.")] = "",
    install: Annotated[
        bool, typer.Option("--install", help="Let an editor check the records of this set as they are typed.")
    ] = False,
    dry_run: DryRun = False,
) -> int:
    """Print the JSON Schema of a kind of record, or tell your editor of them all."""
    from alearn.commands import schema as command

    return command.run(context.obj, command.Options(kind, install, dry_run))
