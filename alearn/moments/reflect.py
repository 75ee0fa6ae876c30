"""Reflect: the journal."""

from typing import Annotated

import typer

from alearn.moments.options import As, DryRun, Json, Me, Said, Via, argument, one_of, option

app = typer.Typer()
EVALUATIONS = ("before", "after", "then-and-now", "skills")
KEY_ACTIONS = ("new", "show", "add", "drop", "rotate", "backup", "check")
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


@app.command("evaluate")
def evaluate(
    context: typer.Context,
    moment: Annotated[
        str,
        argument("before, after, then-and-now, or skills: how you facilitated.", "[MOMENT]", one_of(EVALUATIONS)),
    ] = "",
    answer: Annotated[
        list[str] | None,
        option("An answer, once for each question; --blank shows them.", "--answer", metavar="ID=WORDS"),
    ] = None,
    meeting: Annotated[
        str, option("The meeting you look back on; the last when not given.", "--meeting", metavar="MEETING")
    ] = "",
    date: Annotated[str, option("The day; today when not given.", "--date", metavar="DATE")] = "",
    show: Annotated[bool, typer.Option("--show", help="Show what you answered, side by side.")] = False,
    blank: Annotated[bool, typer.Option("--blank", help="Print the sheet to fill in with a pen.")] = False,
    me: Me = "",
    as_: As = "",
    json: Json = False,
    dry_run: DryRun = False,
) -> int:
    """Rate where you stand, before and after the set, or how you facilitated; for you alone."""
    from alearn.commands import evaluate as command
    from alearn.commands.who import Given

    options = command.Options(
        moment=moment,
        answers=tuple(answer or ()),
        meeting=meeting,
        date=date,
        show=show,
        blank=blank,
        json=json,
        given=Given(me, as_),
        dry_run=dry_run,
    )
    return command.run(context.obj, options)


@app.command("journal")
def journal(
    context: typer.Context,
    entry: Annotated[
        str, argument("An entry of yours, by any part of its name; all are listed without it.", "[ENTRY]")
    ] = "",
    edit: Annotated[bool, typer.Option("--edit", help="Change that entry in your editor.")] = False,
    words: Annotated[
        str, option("What it says from now on, instead of the editor; `-` for standard input.", "--words")
    ] = "",
    export: Annotated[
        bool, typer.Option("--export", help="Take all that is yours along in a zip, private entries in plain words.")
    ] = False,
    output: Annotated[
        str, option("With --export: where to; your home when not given.", "-o", "--output", metavar="FILE")
    ] = "",
    force: Annotated[bool, typer.Option("--force", help="With --export: write over a file that is there.")] = False,
    me: Me = "",
    json: Json = False,
) -> int:
    """List your own entries, shared and private; show one, change it, or take all that is yours along."""
    if export or output or force:
        from alearn.commands import export as parcel

        alone = export and not (entry or edit or words or json)
        return parcel.run(context.obj, parcel.Options(me, output, alone=alone, force=force))
    from alearn.commands import journal as command

    return command.run(context.obj, command.Options(entry, edit, words, me, json))


@app.command("key")
def key(
    context: typer.Context,
    action: Annotated[str, argument("new, show, add, drop, rotate, backup or check.", "ACTION", one_of(KEY_ACTIONS))],
    recipient: Annotated[str, argument("The public key to add or drop, age1 and what follows.", "[KEY]")] = "",
    from_: Annotated[
        str, option("With new: a file that holds your key; `-` for standard input.", "--from", metavar="FILE")
    ] = "",
    passphrase: Annotated[
        bool, typer.Option("--passphrase", help="With new and rotate: lock the key with a passphrase.")
    ] = False,
    mine: Annotated[
        bool, typer.Option("--mine", help="With new: this machine is yours, though it was told of somebody else.")
    ] = False,
    output: Annotated[
        str,
        option(
            "With backup: where the recovery sheet is written, .html or .txt; `-` for standard output.",
            "-o",
            "--output",
            metavar="FILE",
        ),
    ] = "",
    mend: Annotated[
        bool, typer.Option("--mend", help="With check: seal what is not sealed to all of your keys.")
    ] = False,
    sheet: Annotated[
        str, option("With check: a recovery sheet's key, in a file; `-` to type it.", "--sheet", metavar="FILE")
    ] = "",
    me: Me = "",
    json: Json = False,
) -> int:
    """Make and look after the keys that your private entries are sealed to."""  # fmt: skip
    from alearn.commands import key as command

    options = command.Options(
        action,
        recipient,
        from_=from_,
        passphrase=passphrase,
        mine=mine,
        output=output,
        mend=mend,
        sheet=sheet,
        json=json,
        me=me,
    )
    return command.run(context.obj, options)
