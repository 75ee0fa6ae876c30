"""The field tables for others: a JSON Schema of each kind of record, and the tables of `docs/format.md`.

A schema accepts every record that `alearn check` finds nothing in, with YAML's own types where the format
reads text. `python -m alearn.schema.export` writes the schemas beside this file anew.
"""

import json
import os
import sys
from collections.abc import Iterator, Mapping
from typing import Any

from alearn import FORMAT
from alearn.schema.fields import LIST, MAP, ONE, PROXY, RECORD, RECORDS, TABLES, Field, Table
from alearn.schema.layout import MEMBER_FILE, OF_A_MEMBER, OF_THE_SET, path_of, suffix
from alearn.schema.types import TEXT
from alearn.text.edit import Value, write_record

CHECK = "check"
KINDS = (*TABLES, CHECK)
DIALECT = "https://json-schema.org/draft/2020-12/schema"

_Schema = dict[str, Any]
_EMPTY: tuple[_Schema, ...] = ({"type": "null"}, {"const": ""}, {"const": []}, {"const": {}})
_PROXY_KEYS = frozenset(field.key for field in PROXY)
_SHAPES = {LIST: "list of: ", MAP: "mapping of: ", RECORD: "keys: ", RECORDS: "list of: "}


def schema(kind: str) -> _Schema:
    """The JSON Schema of a kind of record, or of what `alearn check` tells programs."""
    inner = _check() if kind == CHECK else {"description": TABLES[kind].about, **_record(TABLES[kind])}
    name = "alearn.check/1" if kind == CHECK else f"alearn format {FORMAT}: {kind}"
    return {"$schema": DIALECT, "$id": f"urn:alearn:{FORMAT}:{kind}", "title": name, **inner}


def page(kind: str) -> str:
    """A schema as the text of its file."""
    return json.dumps(schema(kind), indent=2, ensure_ascii=False) + "\n"


def file_name(kind: str) -> str:
    """What the file of a schema is called."""
    return f"{kind}.schema.json"


def globs() -> Mapping[str, str]:
    """Which files of a set each schema is for; those with front matter are left out, editors check none there."""
    found = {kind: path_of(kind, "", "") for kind in ("set", "agreement", "look")}
    found["member"] = f"members/*/{MEMBER_FILE}"
    found |= {kind: f"{folder}/*.yaml" for folder, kind in OF_THE_SET.items()}
    found |= {kind: f"members/*/{folder}/*.yaml" for folder, kind in OF_A_MEMBER.items() if suffix(kind) == ".yaml"}
    return {kind: found[kind] for kind in TABLES if kind in found}


def tables() -> str:
    """Every record as Markdown: what it is, where it lies, its keys, and an example with all of them."""
    parts = [part for table in TABLES.values() for part in _documented(table)]
    return "\n\n".join([*parts, *_proxy_documented()]) + "\n"


def example(table: Table) -> str:
    """A record in which every key has its example, the proxy keys apart."""
    return write_record(list(_examples(table).items()))


def _record(table: Table) -> _Schema:
    made: _Schema = {"type": "object", "properties": {field.key: _property(field) for field in table.fields}}
    required = [field.key for field in table.required]
    return {**made, **({"required": required} if required else {}), "additionalProperties": True}


def _property(field: Field) -> _Schema:
    """One key: what it is, and every shape of value the reader takes; nothing at all, where it may be missing."""
    shapes = list(_shapes(field))
    if not field.required:
        shapes += _EMPTY
    told: _Schema = {"description": field.about}
    if field.shape == ONE:
        told["examples"] = [field.example]
    return {**told, "anyOf": shapes}


def _shapes(field: Field) -> Iterator[_Schema]:
    one = _value(field)
    if field.shape == ONE:
        yield one
    if field.shape in (LIST, RECORDS):
        yield _list(one, required=field.required)
    if field.shape == LIST and (field.type.free or field.loose):
        yield one
    if field.shape == RECORD:
        yield one
    if field.shape == MAP or (field.shape == ONE and field.loose):
        yield {
            "type": "object",
            "propertyNames": dict(field.keys.json),
            "additionalProperties": {"anyOf": [one, *_EMPTY]},
        }
    if field.shape == MAP and field.loose:
        yield _list(dict(field.keys.json), required=False)


def _value(field: Field) -> _Schema:
    if field.table is not None:
        return _record(field.table)
    value = dict(field.type.json)
    return {**value, "minLength": 1} if field.required and field.type is TEXT else value


def _list(item: _Schema, *, required: bool) -> _Schema:
    made: _Schema = {"type": "array", "items": {"anyOf": [item, *_EMPTY]}}
    return {**made, "minItems": 1} if required else made


def _check() -> _Schema:
    """What `alearn check --output-format json` prints."""
    number = {"type": "integer", "minimum": 1}
    text = {"type": "string"}
    finding = {
        "path": {**text, "description": "The file, as seen from where the command was started."},
        "line": {**number, "description": "Counted from 1."},
        "column": {**number, "description": "Counted from 1, in code points."},
        "end_line": number,
        "end_column": number,
        "severity": {"enum": ["error", "warning", "question"]},
        "rule": {"type": "string", "pattern": "^[a-z][a-z0-9-]*$", "description": "Its name in `docs/rules.md`."},
        "message": {**text, "description": "The fault, in a sentence."},
        "why": {**text, "description": "Why it matters."},
        "fix": {**text, "description": "What to type, where that is clear."},
    }
    each = {"type": "object", "properties": finding, "required": list(finding), "additionalProperties": True}
    return {
        "description": "What `alearn check --output-format json` prints.",
        "type": "object",
        "properties": {"format": {"const": "alearn.check/1"}, "findings": {"type": "array", "items": each}},
        "required": ["format", "findings"],
        "additionalProperties": True,
    }


def _documented(table: Table) -> Iterator[str]:
    yield f"### {table.kind}"
    yield f"`{_place(table.kind)}`. {table.about}"
    yield _rows(table)
    for inner in _inner(table):
        yield f"#### {inner.kind} (in {table.kind})"
        yield inner.about
        yield _rows(inner)
    yield "With every key:"
    text = example(table)
    yield f"```yaml\n---\n{text}---\n```" if suffix(table.kind) == ".md" else f"```yaml\n{text}```"


def _proxy_documented() -> Iterator[str]:
    yield "### Typed by somebody else"
    yield "The proxy keys, which stand beside words that another person typed."
    yield _table(PROXY)
    yield "```yaml\n" + "".join(f"{field.key}: {field.example}\n" for field in PROXY) + "```"


def _place(kind: str) -> str:
    if kind in ("set", "conduct", "agreement", "look"):
        return path_of(kind, "", "")
    if kind == "member":
        return "members/ID/member.yaml"
    for folder, each in OF_THE_SET.items():
        if each == kind:
            return f"{folder}/ID.yaml"
    folder = next(folder for folder, each in OF_A_MEMBER.items() if each == kind)
    return f"members/MEMBER/{folder}/ID{suffix(kind)}"


def _rows(table: Table) -> str:
    own = tuple(field for field in table.fields if field.key not in _PROXY_KEYS)
    after = "" if len(own) == len(table.fields) else "\n\nAlso the [proxy keys](#typed-by-somebody-else)."
    return _table(own) + after


def _table(fields: tuple[Field, ...]) -> str:
    lines = ["| key | value | required | what it is | example |", "|---|---|---|---|---|"]
    for field in fields:
        cells = (f"`{field.key}`", _kind(field), "yes" if field.required else "", field.about, f"`{field.example}`")
        lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join(lines)


def _kind(field: Field) -> str:
    """The kind of a key's value in a few words."""
    one = f"{field.table.kind}" if field.table else field.type.name
    if field.shape == MAP:
        or_list = f", or a list of: {field.keys.name}" if field.loose else ""
        return f"{field.keys.name}: {one}{or_list}"
    if field.shape == LIST:
        return f"list of: {one}" + (", or one alone" if field.loose or field.type.free else "")
    return _SHAPES.get(field.shape, "") + one + (f", or {field.keys.name}: {one}" if field.loose else "")


def _inner(table: Table) -> tuple[Table, ...]:
    return tuple(field.table for field in table.fields if field.table is not None)


def _examples(table: Table) -> dict[str, Value]:
    return {field.key: _example(field) for field in table.fields if field.key not in _PROXY_KEYS}


def _example(field: Field) -> Value:
    if field.table is not None:
        inner = _examples(field.table)
        return [inner] if field.shape == RECORDS else inner
    alone = field.example.removeprefix("- ")
    if field.shape == LIST or (field.shape == MAP and alone != field.example):
        return [alone]
    if field.shape == MAP:
        key, _, value = alone.partition(": ")
        return {key: value}
    return alone


def main() -> None:
    """Write every schema beside this file."""
    folder = os.path.dirname(os.path.abspath(__file__))
    for kind in KINDS:
        with open(os.path.join(folder, file_name(kind)), "w", encoding="utf-8", newline="\n") as file:
            file.write(page(kind))
        sys.stdout.write(f"{file_name(kind)}\n")


if __name__ == "__main__":
    main()
