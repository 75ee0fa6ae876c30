"""The command line: the options of every command, what builds the one that was typed, and what catches a stop."""

import contextlib
import errno
import os
import sys
import traceback
from datetime import date
from importlib import import_module
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperGroup
from typer.exceptions import TyperException

from alearn import __version__
from alearn.errors import AlearnError, RefusedError, UsageError

if TYPE_CHECKING:
    from alearn.world import World

MOMENTS = {
    "Begin": ("demo", "new-set", "new-member", "new-issue", "ethics", "brief", "readiness", "schedule", "pack"),
    "Meet": ("agenda", "conduct", "new-meeting", "takeaway", "ask"),
    "Act": ("act", "update", "actions", "smart"),
    "Reflect": ("log", "journal", "evaluate", "key"),
    "Take part": ("confirm",),
    "See": ("status", "show", "trail", "history", "search"),
    "Share": ("share", "withdraw", "report", "calendar"),
    "Keep": ("check", "explain", "guide", "save", "resolve", "doctor", "erase", "hooks", "merge-driver", "schema"),
}
"""The commands in the order of the help; each moment's are in the file of its name in `alearn/moments/`."""

BUG = 70
INTERRUPTED = 130


def run(arguments: list[str]) -> int:
    """Run one command; its exit code (see `docs/commands.md`)."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:  # closed before we began
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115  # it lasts as long as the run
    begun: list[World] = []
    code = _caught(arguments, begun)
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (OSError, ValueError):  # nobody is there any more, and Python would complain as it ends
            with contextlib.suppress(OSError, ValueError):
                os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    return code


def _caught(arguments: list[str], begun: "list[World]") -> int:
    """Run the command, and meet whatever stops it."""
    try:
        code = _run(arguments, begun)
        sys.stdout.flush()
        if code == INTERRUPTED:  # as Typer tells of Ctrl-C
            _tell(_kept(begun))
    except AlearnError as stop:
        _tell(f"alearn: {stop.message}", stop.hint, "" if stop.kept else _kept(begun))
        return stop.exit_code
    except TyperException as misuse:
        _tell(f"alearn: {misuse.format_message()}", _help_for(arguments), _keep_sentences(arguments))
        return UsageError.exit_code
    except (KeyboardInterrupt, typer.Abort):
        _tell(_kept(begun))
        return INTERRUPTED
    except (OSError, SystemExit) as fault:
        return _output_ended(fault, begun)
    except Exception as bug:  # noqa: BLE001  # whatever it is, it is ours
        return _bug(bug, begun)
    return code


def _run(arguments: list[str], begun: "list[World]") -> int:
    odd = [each for each in arguments if not _is_text(each)]
    if odd:
        raise UsageError("A word that was typed is not UTF-8 text.", _keep_sentences(odd, fewest=0))
    name = _typed(arguments)
    command: Any = typer.main.get_command(build(name))
    words = _globals_first(arguments, _with_value(command, name))
    return int(command(words, prog_name="alearn", standalone_mode=False, obj=begun) or 0)


def _output_ended(fault: OSError | SystemExit, begun: "list[World]") -> int:
    """The end where nobody reads on, which is no fault, or where the output cannot be written."""
    why = fault if isinstance(fault, OSError) else fault.__context__  # Typer turns a broken pipe into an exit
    if not isinstance(why, OSError):
        return int(getattr(fault, "code", 0) or 0)  # a shell was told its completions
    if why.errno == errno.EPIPE:
        return 0
    _tell("alearn: The output cannot be written.", _kept(begun))
    return RefusedError.exit_code


def _bug(bug: BaseException, begun: "list[World]") -> int:
    """A fault of our own is told by its type and its lines, never by a value: that may be somebody's words."""
    frames = traceback.extract_tb(bug.__traceback__)
    where = " < ".join(f"{os.path.basename(each.filename)}:{each.lineno}" for each in reversed(frames[-6:]))
    message = f"alearn: this is a fault of alearn's own: {type(bug).__name__} at {where}"
    _tell(message, "Please report that line.", _kept(begun))
    return BUG


def _is_text(word: str) -> bool:
    try:
        word.encode()
    except UnicodeEncodeError:
        return False
    return True


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


def _with_value(command: Any, name: str) -> frozenset[str]:
    """The options of a command after which a value stands, whatever that value looks like."""
    parameters = command.commands[name].params if name else []
    return frozenset(flag for each in parameters if not getattr(each, "is_flag", True) for flag in each.opts)


def _globals_first(arguments: list[str], with_value: frozenset[str]) -> list[str]:
    """The options that every command takes may stand after its name, too."""
    first: list[str] = []
    rest: list[str] = []
    left = list(arguments)
    while left and left[0] != "--":
        if left[0] in ("--no-input", "-q", "--quiet") or left[0].startswith(("--today=", "-C/", "-C.")):
            first.append(left.pop(0))
        elif left[0] in ("-C", "--today") and len(left) > 1:
            first += [left.pop(0), left.pop(0)]
        else:
            takes = left[0] in with_value
            rest += [left.pop(0) for _ in range(2 if takes and len(left) > 1 else 1)]
    return first + rest + left


def _help_for(arguments: list[str]) -> str:
    command = _typed(arguments)
    return f"Type `alearn {command} --help`." if command else "Type `alearn --help`."


def _keep_sentences(arguments: list[str], fewest: int = 3) -> str:
    """Keep what was typed in more than so many words, beside something that was mistyped."""
    from alearn.world.keep import keep

    return keep("\n".join(each for each in arguments if each.count(" ") >= fewest), os.environ)


def _kept(begun: "list[World]") -> str:
    """Keep what was typed and not written yet; a sentence that says where."""
    return begun[0].keep_typed() if begun else ""


def _tell(*lines: str) -> None:
    from alearn.text.visible import visible

    with contextlib.suppress(OSError):
        for line in filter(None, lines):
            sys.stderr.write(visible(line.strip()) + "\n")


def _bare(context: typer.Context) -> None:
    """Bare `alearn` is `status` inside a set, and the help elsewhere."""
    from alearn.commands import status as command
    from alearn.folder import find_set

    try:
        find_set(context.obj)
    except AlearnError:
        context.obj.out(context.get_help())
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

    world = World.real(folder, _today(today), no_input=no_input, quiet=quiet)
    context.obj.append(world)
    context.obj = world
    if version:
        world.out(f"alearn {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        _bare(context)
