"""The command line: the options of every command, what builds the one that was typed, and what catches a stop."""

import os
import sys
import traceback
from datetime import date
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperGroup
from typer.exceptions import TyperException

from alearn import __version__
from alearn.errors import AlearnError, UsageError

MOMENTS = {
    "Begin": ("demo", "new-set", "new-member", "new-issue"),
    "Meet": ("new-meeting",),
    "Act": ("act", "update", "actions"),
    "Reflect": ("log", "journal"),
    "See": ("status", "show"),
    "Share": ("report",),
    "Keep": ("check", "explain", "schema"),
}
"""The commands in the order of the help; each moment's are in the file of its name in `alearn/moments/`."""

BUG = 70
INTERRUPTED = 130


def run(arguments: list[str]) -> int:
    """Run one command; its exit code (see `docs/commands.md`)."""
    try:
        words = _globals_first(arguments)
        app = build(_typed(words))
        return int(app(words, prog_name="alearn", standalone_mode=False) or 0)
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


class _ByMoment(TyperGroup):
    """The help shows the commands by the moment they serve, each with its whole sentence."""

    def format_commands(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002  # as Typer calls it
        """Write a section for each moment."""
        for moment, names in MOMENTS.items():
            shown = [self.commands[name] for name in names if name in self.commands and not self.commands[name].hidden]
            if shown:
                with formatter.section(moment):
                    formatter.write_dl([(f"{each.name:12}", each.get_short_help_str(200)) for each in shown], 14)


def build(only: str = "") -> typer.Typer:
    """The whole command line, or so much of it as one command needs: building all takes longer than many run."""
    app = typer.Typer(
        name="alearn",
        help="Action learning sets as plain text: the record, the questions, the report.",
        cls=_ByMoment,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        no_args_is_help=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback(invoke_without_command=True)(_begin)
    for moment, names in MOMENTS.items():
        if only and only not in names:
            continue
        there = import_module(f"alearn.moments.{moment.lower().replace(' ', '_')}").app.registered_commands
        by_name = {each.name: each for each in there}
        app.registered_commands += [by_name[name] for name in names if only in ("", name)]
    return app


def _typed(words: list[str]) -> str:
    """The name of the command that was typed; empty where a shell asks for completions, or no command has that name."""
    rest = iter(words)
    for word in rest:
        if word in ("-C", "--today"):
            next(rest, None)
        elif not word.startswith("-"):
            known = any(word in names for names in MOMENTS.values())
            return word if known and "_ALEARN_COMPLETE" not in os.environ else ""
    return ""


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
