"""Keep: the record, and the rules it is held to."""

from typing import Annotated

import typer

from alearn.moments.options import DryRun, Json, Me, argument, completed, option

app = typer.Typer()


@app.command("check")
def check(
    context: typer.Context,
    paths: Annotated[
        list[str] | None, typer.Argument(metavar="[PATH ...]", help="A set, files, or a folder of sets.")
    ] = None,
    output_format: Annotated[
        str, option("text, short, json, github or sarif.", "--output-format", metavar="FORMAT")
    ] = "text",
    json: Annotated[bool, typer.Option("--json", help="The same as --output-format json.")] = False,
    practice: Annotated[bool, typer.Option("--practice", help="The questions about practice, instead.")] = False,
) -> int:
    """Show what is wrong in the record; silent when all is well."""
    from alearn.commands import check as command

    return command.run(context.obj, command.Options(tuple(paths or ()), "json" if json else output_format, practice))


@app.command("save")
def save(
    context: typer.Context,
    words: Annotated[str, option("A few words of your own about it.", "-m", "--message")] = "",
    sync: Annotated[
        bool, typer.Option("--sync", help="Then fetch what others recorded, join it, and send yours.")
    ] = False,
    me: Me = "",
    dry_run: DryRun = False,
) -> int:
    """Record what changed in the set, in its git, and share it."""
    from alearn.commands import save as command

    return command.run(context.obj, command.Options(words, sync, me, dry_run))


@app.command("resolve")
def resolve(
    context: typer.Context,
    path: Annotated[str, typer.Argument(metavar="[FILE]", help="Only this file.")] = "",
    keep: Annotated[
        str, option("mine, theirs or both, in every place.", "--keep", metavar="SIDE", words=("mine", "theirs", "both"))
    ] = "",
    json: Json = False,
) -> int:
    """Choose where two people wrote different things in the same place."""
    from alearn.commands import resolve as command

    return command.run(context.obj, command.Options(path, keep, json))


@app.command("explain")
def explain(
    context: typer.Context,
    rule: Annotated[str, argument("The name of a rule.", "[RULE]", completed("rule"))] = "",
    json: Json = False,
) -> int:
    """Explain a rule: what it asks for, and why."""
    from alearn.commands import explain as command

    return command.run(context.obj, rule, as_json=json)


@app.command("guide")
def guide(
    context: typer.Context,
    topic: Annotated[
        list[str] | None, argument("Any part of its name that no other has.", "[TOPIC]", completed("topic"))
    ] = None,
    json: Json = False,
) -> int:
    """Read about action learning, a topic at a time."""
    from alearn.commands import guide as command

    return command.run(context.obj, " ".join(topic or ()), as_json=json)


@app.command("doctor")
def doctor(context: typer.Context, json: Json = False) -> int:
    """Say who can read this folder, and what lies plain in it."""
    from alearn.commands import doctor as command

    return command.run(context.obj, command.Options(json))


@app.command("erase")
def erase(
    context: typer.Context,
    member: Annotated[str, argument("Whom to take out of the set's folder.", "MEMBER", completed("member"))],
    yes_erase: Annotated[
        str, option("The member's whole name, to say that it is meant.", "--yes-erase", metavar="NAME")
    ] = "",
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="List all that would go and all that would remain, and erase nothing.")
    ] = False,
) -> int:
    """Erase a member's folder and traces, and say what remains."""
    from alearn.commands import erase as command

    return command.run(context.obj, command.Options(member, yes_erase, dry_run))


@app.command("schema")
def schema(
    context: typer.Context,
    kind: Annotated[str, typer.Argument(help="A kind of record, or `check`; all are listed without it.")] = "",
    install: Annotated[
        bool, typer.Option("--install", help="Let an editor check the records of this set as they are typed.")
    ] = False,
    dry_run: DryRun = False,
) -> int:
    """Print a JSON Schema, or tell your editor of them all."""
    from alearn.commands import schema as command

    return command.run(context.obj, command.Options(kind, install, dry_run))


@app.command("hooks", hidden=True)
def hooks(
    context: typer.Context,
    action: Annotated[str, typer.Argument(metavar="ACTION", help="install, pre-commit or pre-push.")],
    dry_run: DryRun = False,
) -> int:
    """Let git ask alearn before it records and before it sends."""
    from alearn.commands import hooks as command

    return command.run(context.obj, command.Options(action, dry_run))


@app.command("merge-driver", hidden=True)
def merge_driver(
    context: typer.Context,
    base: Annotated[str, typer.Argument(metavar="BASE", help="The version before both.")],
    ours: Annotated[str, typer.Argument(metavar="OURS", help="Our version.")],
    result: Annotated[str, typer.Argument(metavar="RESULT", help="Where git's own result is, and ours goes.")],
    theirs: Annotated[str, typer.Argument(metavar="THEIRS", help="Their version.")],
    conflicts: Annotated[str, typer.Argument(metavar="CONFLICTS", help="How many git itself found.")],
) -> int:
    """Join two versions of a record, for git."""
    from alearn.commands import merge_driver as command

    return command.run(context.obj, command.Options(base, ours, result, theirs, conflicts))
