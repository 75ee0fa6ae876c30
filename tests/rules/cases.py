"""The cases of tests/conformance: a set made of the base folder and what a case lays over it."""

import base64
import os
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

import yaml

from alearn.findings import Finding
from alearn.render.findings_text import text
from alearn.rules.record import RECORD_RULES
from alearn.schema.records import Reading, read_all

FOLDER = os.path.join(os.path.dirname(os.path.dirname(__file__)), "conformance")
CLOSED, OTHER, REPEAT, BASE64 = "closed:", "other:", "repeat:", "base64:"
_WHY = {rule.id: rule.why for rule in RECORD_RULES}


@cache
def base() -> Mapping[str, bytes]:
    root = os.path.join(FOLDER, "base")
    files: dict[str, bytes] = {}
    for folder, _, names in os.walk(root):
        for name in names:
            path = os.path.join(folder, name)
            with open(path, "rb") as file:
                files[os.path.relpath(path, root).replace(os.sep, "/")] = file.read()
    return files


def load_yaml(path: str) -> Any:
    with open(path, encoding="utf-8") as file:
        return yaml.load(file, Loader=yaml.BaseLoader)  # noqa: S506 - every value is text, as in a record


def case_files(folder: str) -> Iterable[str]:
    root = os.path.join(FOLDER, folder)
    return (os.path.join(root, name) for name in sorted(os.listdir(root)))


def data_of(words: str) -> bytes:
    if words.startswith(BASE64):
        return base64.b64decode(words.removeprefix(BASE64))
    if words.startswith(REPEAT):
        times, letter = words.removeprefix(REPEAT).split(":")
        return base()["members/amina-khan/issues/guided-reading.yaml"] + b"# " + letter.encode() * int(times)
    return words.encode()


def reading_of(overlay: Mapping[str, str | None]) -> Reading:
    gone = {name for name, words in overlay.items() if words in (None, "null", OTHER)}
    others = [name for name, words in overlay.items() if words == OTHER]
    files: dict[str, bytes | None] = {name: data for name, data in base().items() if name not in gone}
    for name, words in overlay.items():
        if words is not None and name not in gone:
            files[name] = None if words == CLOSED else data_of(words)

    def load(name: str, limit: int) -> bytes | None:
        data = files[name]
        return data if data is None else data[: limit + 1]

    return read_all(files, others, load)


def line_of(reading: Reading, finding: Finding) -> str:
    document = reading.documents.get(finding.path)
    if document is not None:
        return document.source.line(finding.place.line)
    lines = (reading.listing.kept.get(finding.path) or "").splitlines()
    return lines[finding.place.line - 1] if finding.place.line <= len(lines) else ""


def shown_of(reading: Reading, findings: Iterable[Finding]) -> str:
    return "".join(text(each, _WHY[each.rule], line_of(reading, each)) + "\n" for each in findings)
