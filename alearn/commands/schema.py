"""`alearn schema`: the JSON Schema of a kind of record, and how an editor comes to use them."""

import json
from collections.abc import Iterable
from typing import Any, NamedTuple

from alearn.errors import RefusedError, UsageError
from alearn.folder import find_set, named, refuse_later_format
from alearn.schema.export import KINDS, file_name, globs, page
from alearn.text.source import RECORD_LIMIT
from alearn.world import World

FOLDER = ".vscode/alearn"
SETTINGS = ".vscode/settings.json"
KEY = "yaml.schemas"

_BOM = "\ufeff"


class Options(NamedTuple):
    """What was typed."""

    kind: str = ""
    install: bool = False
    dry_run: bool = False


class _Member(NamedTuple):
    """One key of an object: where the key begins, and where its value does and ends."""

    key: str
    at: int
    start: int
    end: int


def run(world: World, options: Options) -> int:
    """Print one schema, list them, or install them all in a set's folder."""
    if options.install:
        if options.kind:
            raise UsageError("--install takes no kind: it installs them all.", "Type `alearn schema --install`.")
        return _install(world, dry_run=options.dry_run)
    if options.kind:
        world.out_exactly(page(named(options.kind, KINDS, str, "schema")))
        return 0
    for kind in KINDS:
        world.out(kind)
    return 0


def _install(world: World, *, dry_run: bool) -> int:
    root = find_set(world)
    refuse_later_format(world, root)
    schemas = {f"{FOLDER}/{file_name(kind)}": page(kind).encode() for kind in globs()}
    changed = [name for name, data in schemas.items() if _put(world, root, name, data, dry_run=dry_run)]
    settings = _merged(_there(world, root, SETTINGS) or b"")
    changed += [SETTINGS] if _put(world, root, SETTINGS, settings, dry_run=dry_run) else []
    for name in changed:
        world.out(name)
    if dry_run:
        world.say("Nothing was written.")
    elif changed:
        world.say("An editor that reads .vscode and has the YAML extension now checks these records as you type.")
    else:
        world.say("The schemas are there already, and nothing needed changing.")
    return 0


def _there(world: World, root: str, name: str) -> bytes | None:
    path = f"{root}/{name}"
    return world.read_or_stop(path, RECORD_LIMIT) if world.exists(path) else None


def _put(world: World, root: str, name: str, data: bytes, *, dry_run: bool) -> bool:
    """Write a file of ours where it is not there already with these bytes; whether that was needed."""
    before = _there(world, root, name)
    if before == data:
        return False
    if before is None and not dry_run:
        world.create(root, [name], data, verify=_reads_back)
    elif before is not None and not dry_run:
        world.replace(root, name, before, data, verify=_reads_back)
    return True


def _reads_back(data: bytes) -> str:
    try:
        json.loads(data.decode().removeprefix(_BOM))
    except ValueError:
        return "it is not JSON."
    return ""


def associations() -> dict[str, str]:
    """What `yaml.schemas` has to say: each schema's file, and the records it is for."""
    return {f"./{FOLDER}/{file_name(kind)}": glob for kind, glob in globs().items()}


def _merged(data: bytes) -> bytes:
    """The settings with our associations in them, every other character as it was."""
    text = _text(data)
    mark, body = (_BOM, text[1:]) if text.startswith(_BOM) else ("", text)
    if not body.strip():
        body = "{}\n"
    top = _parsed(body)
    inner = top.get(KEY, {}) if isinstance(top, dict) else None
    if not isinstance(inner, dict):
        raise _by_hand()
    below = next((body[each.start : each.end] for each in _members(body) if each.key == KEY), "{}")
    end = "\r\n" if "\r\n" in body else "\n"
    for key, glob in associations().items():
        if inner.get(key) != glob:
            below = _with(below, key, json.dumps(glob), f"{end}    ", f"{end}  ")
    return (mark + _with(body, KEY, below, f"{end}  ", end)).encode()


def _text(data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError:
        raise _by_hand() from None


def _parsed(text: str) -> Any:
    """The settings as JSON; comments, commas at an end and a key given twice are left to their owner."""
    try:
        return json.loads(text, object_pairs_hook=_once)
    except (ValueError, RecursionError):
        raise _by_hand() from None


def _once(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    given = list(pairs)
    if len({key for key, _ in given}) < len(given):
        raise ValueError
    return dict(given)


def _by_hand() -> RefusedError:
    lines = json.dumps({KEY: associations()}, indent=2)[2:-2]
    return RefusedError(
        f"{SETTINGS} has comments, commas or values that cannot be kept safely, so it is left as it is.",
        f"The schemas are in {FOLDER}/. Add these lines to the settings by hand:\n{lines}",
    )


def _members(text: str) -> list[_Member]:
    """The keys of an object that is known to be well formed."""
    decoder = json.JSONDecoder()
    found: list[_Member] = []
    at = _past_space(text, _past_space(text, 0) + 1)
    while text[at] != "}":
        key, end = decoder.raw_decode(text, at)
        start = _past_space(text, _past_space(text, end) + 1)
        _, end = decoder.raw_decode(text, start)
        found.append(_Member(key, at, start, end))
        at = _past_space(text, end)
        if text[at] == ",":
            at = _past_space(text, at + 1)
    return found


def _past_space(text: str, at: int) -> int:
    while text[at] in " \t\r\n":
        at += 1
    return at


def _with(text: str, key: str, value: str, before: str, after: str) -> str:
    """An object's text with one key set: its value replaced, else added after the last as its neighbours stand.

    `before` and `after` are the line ends and indentation around the first key of an empty object.
    """
    members = _members(text)
    for each in members:
        if each.key == key:
            return text[: each.start] + value + text[each.end :]
    if not members:
        opened = text.index("{") + 1
        closed = text.index("}", opened)
        return f"{text[:opened]}{before}{json.dumps(key)}: {value}{after}{text[closed:]}"
    last = members[-1]
    lead = text[_begins(text, last.at) : last.at] or " "
    return f"{text[: last.end]},{lead}{json.dumps(key)}: {value}{text[last.end :]}"


def _begins(text: str, at: int) -> int:
    """Where the white space before a place begins."""
    while text[at - 1] in " \t\r\n":
        at -= 1
    return at
