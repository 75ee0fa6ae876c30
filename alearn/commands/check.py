"""`alearn check`: what is wrong in the record; it changes nothing, ever."""

import os
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from alearn.errors import NotFoundError, UsageError
from alearn.findings import Finding, Severity
from alearn.folder import find_set, read_set, shipped_processes
from alearn.rules.practice import PRACTICE_RULES, look_at_practice
from alearn.rules.record import RECORD_RULES, look_at
from alearn.rules.rule import Rule
from alearn.schema.layout import SET_FILE
from alearn.schema.records import Reading
from alearn.world import World

FORMATS = ("text", "short", "json", "github", "sarif")
RULES: Mapping[str, Rule] = {rule.id: rule for rule in (*RECORD_RULES, *PRACTICE_RULES)}


class Options(NamedTuple):
    """What was typed."""

    paths: tuple[str, ...] = ()
    output_format: str = "text"
    practice: bool = False


class Seen(NamedTuple):
    """One finding, with the path as the person would name it and the line it stands in."""

    finding: Finding
    line: str


def run(world: World, options: Options) -> int:
    """Show the findings that lie in the paths; 1 where an error is among them."""
    if options.output_format not in FORMATS:
        raise UsageError("--output-format takes one of: " + ", ".join(FORMATS))
    shipped = shipped_processes(world)

    def look(part: tuple[str, tuple[str, ...]]) -> tuple[list[Seen], str]:
        try:
            return list(_look(world, *part, read_set(world, part[0], shipped), options)), ""
        except NotFoundError as fault:
            return [], f"{os.path.relpath(part[0], world.cwd)}: {fault.message} {fault.hint}".strip()

    looked = world.each(look, _sets(world, options.paths))
    seen = [each for found, _ in looked for each in found]
    _show(world, seen, options.output_format)
    unread = [fault for _, fault in looked if fault]
    if unread:
        raise NotFoundError("\n".join(unread))
    failed = any(each.finding.severity is Severity.ERROR for each in seen)
    return 1 if failed and not options.practice else 0


def _sets(world: World, paths: tuple[str, ...]) -> list[tuple[str, tuple[str, ...]]]:
    """Each set that is meant, with the parts of it that are shown (none: all of it)."""
    if not paths:
        return [(find_set(world), ())]
    wanted: dict[str, list[str]] = {}
    for typed in paths:
        path = world.path(typed)
        if not world.exists(path):
            raise NotFoundError(f"There is nothing at {typed}.", "Name a set's folder, or a file in one.")
        for root, inside in _meant(world, path):
            wanted.setdefault(root, []).append(inside)
    return [(root, () if "" in parts else tuple(parts)) for root, parts in sorted(wanted.items())]


def _meant(world: World, path: str) -> Iterator[tuple[str, str]]:
    folder = path if world.is_folder(path) else os.path.dirname(path)
    try:
        root = find_set(world, folder)
    except NotFoundError:
        sets = world.holding(folder, SET_FILE)
        if not sets:
            raise
        yield from ((each, "") for each in sets)
        return
    inside = os.path.relpath(path, root).replace(os.sep, "/")
    yield root, "" if inside == "." else inside


def _look(world: World, root: str, inside: tuple[str, ...], reading: Reading, options: Options) -> Iterator[Seen]:
    look = look_at_practice if options.practice else look_at
    prefix = os.path.relpath(root, world.cwd).replace(os.sep, "/")
    for finding in look(reading, world.today):
        if inside and not any(finding.path == part or finding.path.startswith(f"{part}/") for part in inside):
            continue
        path = finding.path if prefix == "." else f"{prefix}/{finding.path}"
        yield Seen(finding._replace(path=path), line_of(reading, finding))


def line_of(reading: Reading, finding: Finding) -> str:
    """The line a finding stands in; empty where it must not be shown, or nothing was read."""
    document = reading.documents.get(finding.path)
    return document.source.line(finding.place.line) if document and finding.quotable else ""


def _show(world: World, seen: list[Seen], output_format: str) -> None:
    if output_format == "text":
        from alearn.render.findings_text import text

        for each in seen:
            world.out(text(each.finding, RULES[each.finding.rule].why, each.line) + "\n")
        return
    from alearn.render import findings_data

    if output_format == "short":
        for each in seen:
            world.out(findings_data.short(each.finding))
        return
    findings = [each.finding for each in seen]
    shown = {"json": findings_data.json, "github": findings_data.github, "sarif": findings_data.sarif}[output_format]
    page = shown(findings, RULES)
    if page:
        world.out(page)
