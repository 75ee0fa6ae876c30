"""Writes the parts of the documentation that are made from the code: `python docs/generate.py`."""

import json
import os
import sys
from collections.abc import Iterator
from types import UnionType
from typing import Any, get_args, get_origin, get_type_hints

import typer
import yaml

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path[:0] = [ROOT, os.path.dirname(os.path.abspath(__file__))]

from said import texts  # noqa: E402  # the script beside this one

from alearn.cli import MOMENTS, build  # noqa: E402  # this checkout's, not an installed one
from alearn.commands.guide import as_markdown  # noqa: E402
from alearn.folder import guide_pages, prompt_sheets, shipped_processes  # noqa: E402
from alearn.meeting.process import minutes_needed, turn_length, usual_turns  # noqa: E402
from alearn.model import Process, PromptSheet  # noqa: E402
from alearn.render.apart import FILTERS  # noqa: E402
from alearn.render.gate import DRAWN, EVERYWHERE, OF_DRAWINGS, OF_WORDS, WORDS  # noqa: E402
from alearn.report.page import PageView  # noqa: E402
from alearn.rules.practice import PRACTICE_RULES  # noqa: E402
from alearn.rules.record import MAY_BE_IGNORED, RECORD_RULES  # noqa: E402
from alearn.rules.rule import Rule  # noqa: E402
from alearn.schema.export import tables  # noqa: E402
from alearn.world import World  # noqa: E402

SAID = """# Made by docs/generate.py from the code: change it there.
#
# Everything that a report says of its own, before the colon as alearn says it, after it as it is said. For a set's own
# words, or another language, copy the lines you want to `words/report.yaml` in the set's folder and change what stands
# after the colon. What stands in braces is filled in; `{organisation}`, `{setting}` and `{people}` may also have lines
# of their own: `people: our members`.
"""
BEGIN, END = "<!-- generated: the field tables -->", "<!-- generated: end -->"
MADE = "<!-- Made by docs/generate.py from the code: change it there. -->"

COMMANDS = f"""{MADE}

# The commands

Type `alearn` inside a set's folder to see what matters next, and `alearn COMMAND --help` for one command. What you
asked for goes to standard output, and everything else that is said to standard error. Nothing asks you anything unless
you sit at a terminal; with `--no-input` it never does.

| exit code | what it means |
|---|---|
| 0 | All is well. |
| 1 | `check` found an error in the record, `report` would not build for one, or `doctor` found something serious. |
| 2 | It was typed in a way that cannot be carried out. |
| 3 | What was named is not there, or cannot be read. |
| 4 | Refused: it would overwrite, it changed meanwhile, it is not agreed, or it is not yours. |
| 5 | An optional part is not installed; the message names the command that installs it. |
| 70 | A fault of alearn's own: please report the line it shows. |
| 130 | You stopped it. |

A day is typed like `2026-10-05`, `+2w`, `fri`, `next-meeting`, or by a name that the set gave it. A member, an action
or an issue is named by its id or by any part of it that no other has.
"""

RULES = f"""{MADE}

# The rules

`alearn check` shows what is wrong in the **record**: an error where something cannot be read or does not fit, a warning
where it can be read and is likely not what was meant. Questions about **practice** are for talking about: `alearn
status` asks them of the one they concern, `alearn check --practice` lists them, and none of them is ever a fault.
`alearn explain RULE` tells the same in a terminal.

A set may leave a warning, a question, or an error marked here as one that may be ignored, with its reason, in
`set.yaml`:

```yaml
ignore:
  overdue: We talk about it ourselves
```
"""


PROMPTS = f"""{MADE}

# Prompts for a journal entry

`alearn log --prompts NAME` opens your editor with these headings. Write under those that help, and leave the rest: a
heading with nothing under it is left out, and so is what it asks. What you wrote last time under a heading marked
**brought back** stands at the top of the next entry, and so does what you expected of the action it is about. What you
wrote privately is only ever brought back into a private entry.

They work on paper, too: copy a page of questions into an email, and whoever has alearn can type what comes back with
`alearn log --share --prompts NAME --as MEMBER`. A set's own stand in a file of the same form in `prompts/`; one of the
same name goes before the shipped one.

Learning is wanted, not the facts of an incident. **If someone may be at risk of harm, do not write it here: follow
your setting's procedure now.**
"""


PROCESSES = f"""{MADE}

# Ways to run a meeting

A set names its way in `set.yaml` (`process: classic`), and `alearn agenda --process NAME` tries another for a meeting.
Each is a list of stages with their minutes, in a file that a set may copy into its own `processes/` and change; one of
the same name there goes before the shipped one. The words are alearn's; what each rests on is credited below.

What a set chooses for itself goes before the process: `airtime` in `set.yaml` makes its turns longer or shorter, and
`turns` (all, bidding or rota) says how presenters are chosen. The minutes below are for as many turns as are usual, or
for one each where everybody presents; in threes, the groups work side by side.

A stage has `name`, `minutes`, `who_speaks`, `mode` (tell, ask, silence, discuss, write or round), `purpose`,
`repeats_per` (presenter, member or meeting), `cues` for whoever facilitates, and `protected: yes` where its time is
kept whatever runs over. [The format](format.md#process) has every key.
"""


MADE_GUIDE = "<!-- Made by docs/generate.py from alearn/library/guide/: change it there. -->"

GUIDE = f"""{MADE_GUIDE}

# A guide to action learning

For whoever facilitates a set for the first time. `alearn guide` lists these pages in a terminal, and `alearn guide
TOPIC` shows one. They are in alearn's own words; each names what it draws on, and the commands that help.

**If someone may be at risk of harm, do not write it here: follow your setting's procedure now.** What to do when
somebody is in distress, or tells of harm, is in [Boundaries, distress and disclosure](boundaries.md).
"""


def pages() -> dict[str, str]:
    """Every page with a part that is made, by its path, as it should be."""
    return {
        "docs/commands.md": f"{COMMANDS}\n{_commands()}",
        "docs/permissions.md": _with(_read("docs/permissions.md"), _permissions()),
        "docs/rules.md": f"{RULES}\n{_rules()}",
        "docs/prompts.md": f"{PROMPTS}\n{_prompts()}",
        "docs/own-look.md": _with(_read("docs/own-look.md"), _template_parts()),
        "docs/format.md": _with(_read("docs/format.md"), tables()),
        "docs/processes.md": f"{PROCESSES}\n{_processes()}",
        **_guide(),
        "alearn/library/words/report.yaml": f"{SAID}\n{_said_by_reports()}",
    }


def _said_by_reports() -> str:
    return "".join(f"{_quoted(each)}: {_quoted(each)}\n" for each in texts(ROOT))


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _commands() -> str:
    group: Any = typer.main.get_command(build())
    parts = [
        "## Every command",
        "These stand before a command's name; the first four may stand after it, too.",
        _parameters(group),
    ]
    for moment, names in MOMENTS.items():
        commands = [group.commands[name] for name in names]
        parts.append(f"## {moment}")
        parts += [part for command in commands for part in _command(command)]
    return "\n\n".join(parts) + "\n"


def _command(command: Any) -> Iterator[str]:
    yield f"### {command.name}"
    yield f"`{_usage(command)}`"
    yield command.help.strip()
    if command.params:
        yield _parameters(command)


def _usage(command: Any) -> str:
    words = [_shown(each) for each in command.params if each.param_type_name == "argument"]
    options = ["[OPTIONS]"] if any(each.param_type_name == "option" for each in command.params) else []
    return " ".join(["alearn", command.name, *words, *options])


def _parameters(command: Any) -> str:
    given = [each for each in command.params if not getattr(each, "hidden", False)]
    arguments = [each for each in given if each.param_type_name == "argument"]
    options = [each for each in given if each.param_type_name == "option"]
    lines = ["| | |", "|---|---|"]
    lines += [f"| `{_shown(each)}` | {_told(each)} |" for each in arguments]
    lines += [f"| {_names(each)} | {_told(each)} |" for each in options]
    return "\n".join(lines)


def _shown(argument: Any) -> str:
    name = str(argument.metavar or argument.name.upper())
    return name if argument.required or name.startswith("[") else f"[{name}]"


def _names(option: Any) -> str:
    value = "" if option.is_flag else f" {option.metavar or 'NUMBER'}"
    return ", ".join(f"`{each}{value}`" for each in option.opts)


def _told(parameter: Any) -> str:
    text = str(parameter.help or "").replace("|", "\\|")
    default = parameter.default
    more = f" Else `{default}`." if default and not getattr(parameter, "is_flag", False) else ""
    again = " May be given again." if getattr(parameter, "multiple", False) else ""
    return f"{text if text.endswith(('.', '`')) or not text else text + '.'}{more}{again}"


def _rules() -> str:
    parts = ["## The record", *map(_rule, RECORD_RULES), "## Practice", *map(_rule, PRACTICE_RULES)]
    return "\n\n".join(parts) + "\n"


def _rule(rule: Rule) -> str:
    ignored = " It may be ignored." if rule.id in MAY_BE_IGNORED else ""
    parts = [f"### {rule.id}", f"*{rule.severity}*: {rule.title}{ignored}", rule.why]
    for name, lines in (("Before", rule.before), ("After", rule.after)):
        shown = lines.rstrip("\n")
        parts += [f"{name}:", f"```text\n{shown}\n```"] if shown else []
    return "\n\n".join(parts)


def _prompts() -> str:
    world = World.real("", None, no_input=True, quiet=True)
    return "\n\n".join(map(_sheet, prompt_sheets(world, "").values())) + "\n"


def _sheet(sheet: PromptSheet) -> str:
    source = f" *{sheet.source}*" if sheet.source else ""
    rows = [f"- **{each.heading}** {each.ask}{' (*brought back*)' if each.forward else ''}" for each in sheet.prompts]
    return "\n\n".join((f"## {sheet.title}", f"`--prompts {sheet.id}` {sheet.about}{source}", "\n".join(rows)))


def _guide() -> dict[str, str]:
    """The pages of the built-in guide, and a page that lists them."""
    pages = guide_pages(World.real("", None, no_input=True, quiet=True))
    listed = "\n".join(f"- [{page.title}]({page.id}.md): {page.about}" for page in pages)
    made = {f"docs/guide/{page.id}.md": f"{MADE_GUIDE}\n\n{as_markdown(page)}" for page in pages}
    return {"docs/guide/README.md": f"{GUIDE}\n{listed}\n", **made}


def _processes() -> str:
    shipped = shipped_processes(World.real("", None, no_input=True, quiet=True)).values()
    rows = ["| | a turn | turns | 4 members | 6 members | 8 members | usual |", "|---|---|---|---|---|---|---|"]
    rows += [_process_row(each) for each in shipped]
    return "\n\n".join(("\n".join(rows), *map(_process, shipped))) + "\n"


def _process_row(process: Process) -> str:
    norms = process.norms
    chosen = {"all": "everybody", "bidding": "by bids", "rota": "by rota"}[process.presenters or "all"]
    few, many = norms.presenters_from, norms.presenters_to
    turns = f"{few if few == many else f'{few} to {many}'}, {chosen}"
    minutes = (str(minutes_needed(process, size, usual_turns(process, size))) for size in (4, 6, 8))
    usual = f"{norms.size_from} to {norms.size_to} people, {norms.meetings_from} to {norms.meetings_to} meetings"
    name = f"[{process.title}](#{process.title.lower().replace(' ', '-')})"
    return f"| {name} | {turn_length(process)} | {turns} | {' | '.join(minutes)} | {usual} |"


def _process(process: Process) -> str:
    rows = ["| stage | minutes | for each | who speaks | what for |", "|---|---|---|---|---|"]
    for stage in process.stages:
        name = f"**{stage.name}** (protected)" if stage.protected else stage.name
        each = stage.repeats_per or "meeting"
        rows.append(f"| {name} | {stage.minutes} | {each} | {stage.who_speaks} | {stage.purpose} |")
    about = f"`process: {process.id}` {process.about} *{process.source}*"
    return "\n\n".join((f"## {process.title}", about, "\n".join(rows)))


def _permissions() -> str:
    data = yaml.safe_load(_read("docs/permissions.yaml"))
    places = [_place(each) for each in data["places"]]
    parts = ["## Every place", PLACES_TOLD, _table(["place", "state", *(told for _, told in COLUMNS)], places)]
    parts += ["## Every field", FIELDS_TOLD]
    for kind, fields in data["fields"].items():
        read = {name: pages for name, pages in fields.items() if pages}
        rows = [[f"`{name}`", *("yes" if page in pages else "" for page in PAGES)] for name, pages in read.items()]
        silent = ", ".join(f"`{name}`" for name in fields if name not in read)
        parts.append(f"### {kind}")
        parts += [_table(["key", *PAGES.values()], rows)] if rows else []
        parts += [f"In no report: {silent}."] if silent else []
    return "\n\n".join(parts) + "\n"


_SIMPLE = {str: "", int: "number", bool: "yes or no"}
PLACES_TOLD = """\
*Set* is everybody who can open the folder, *agreed* is once everybody concerned said yes to the page. `check` may quote
a line that the set reads in the folder, where something is wrong in it."""
FIELDS_TOLD = """\
The pages that change when the value of a key does; *yes* is with everybody's yes to the page. Words go to whom they
were let out for, and days that only decide whether something is shown are named nowhere here."""
COLUMNS = (
    ("show", "in the folder"),
    *((each, f"`{each}`") for each in ("journal", "status", "actions", "search", "history", "takeaway")),
    ("share", "`share --list`"),
    ("for-me", "report for me"),
    ("for-set", "report for the set"),
    ("sponsor", "sponsor"),
    ("public", "public"),
)
PAGES = {
    "me": "me",
    "set": "set",
    "sponsor, agreed": "sponsor, yes",
    "sponsor": "sponsor, else",
    "public, agreed": "public, yes",
    "public": "public, else",
}


def _template_parts() -> str:
    """What a template is given, and what it may use and make."""
    rows = [
        [f"`{_look(kind)}`", _parts(kind), " ".join(kind.__doc__.split())] for kind in dict.fromkeys(_kinds(PageView))
    ]
    given = _table(["what", "its parts", "what it is"], rows)
    allowed = (
        ("filters", FILTERS),
        ("elements", WORDS),
        ("attributes", (*EVERYWHERE, "aria-*", *(each for some in OF_WORDS.values() for each in some))),
        ("elements of a drawing", DRAWN),
        ("attributes of a drawing", OF_DRAWINGS),
    )
    rows = [[what, ", ".join(f"`{each}`" for each in sorted(set(names)))] for what, names in allowed]
    return "\n\n".join((given, "## What a template may use", _table(["what", "which"], rows))) + "\n"


def _kinds(kind: Any) -> Iterator[Any]:
    """A view, and every kind of value below it, each before what is in it."""
    if hasattr(kind, "_fields"):
        yield kind
        for each in get_type_hints(kind).values():
            yield from _kinds(each)
    else:
        for each in get_args(kind):
            yield from _kinds(each)


def _parts(kind: Any) -> str:
    told = ((name, _said(of)) for name, of in get_type_hints(kind).items())
    return ", ".join(f"`{name}`{f' ({said})' if said else ''}" for name, said in told)


def _said(kind: Any) -> str:
    """What a value is in a few words, where it is no text."""
    if get_origin(kind) is tuple:
        return f"list of {_said(get_args(kind)[0]) or 'text'}"
    if get_origin(kind) is UnionType:
        return "blocks: " + ", ".join(_look(each) for each in get_args(kind))
    return _SIMPLE[kind] if kind in _SIMPLE else _look(kind)


def _look(kind: Any) -> str:
    return "view" if kind is PageView else str(kind.__name__.lower())


def _place(row: dict[str, Any]) -> list[str]:
    cells = (row.get(column, []) for column, _ in COLUMNS)
    return [row["place"], row["state"], *(each if isinstance(each, str) else _who(each) for each in cells)]


def _who(viewers: list[str]) -> str:
    return "set" if len(viewers) == 3 else ", ".join(viewers)


def _table(heads: list[str], rows: list[list[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _with(text: str, made: str) -> str:
    """A page with what is made between its two marks."""
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}\n\n{made}\n{END}{after}"


def _read(path: str) -> str:
    with open(os.path.join(ROOT, path), encoding="utf-8") as file:
        return file.read()


def main() -> None:
    """Write every page that is not as it should be."""
    for path, text in pages().items():
        os.makedirs(os.path.dirname(os.path.join(ROOT, path)), exist_ok=True)
        with open(os.path.join(ROOT, path), "w", encoding="utf-8", newline="\n") as file:
            file.write(text)


if __name__ == "__main__":
    main()
