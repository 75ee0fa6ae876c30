"""Versions of a set's files as history sees them, from texts and from folders."""

from collections.abc import Mapping
from pathlib import Path

from alearn.history.changes import File
from alearn.history.telling import Names, title_of
from alearn.model import Member, Planned
from alearn.schema.layout import where


def file_of(path: str, text: str) -> File:
    return File(where(path), text, text.encode)


def files(texts: Mapping[str, str]) -> dict[str, File]:
    return {path: file_of(path, text) for path, text in texts.items()}


def texts_of(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def names_of(found: Mapping[str, File], planned: tuple[Planned, ...] = ()) -> Names:
    members: dict[str, Member] = {f.at.id: f.record for f in found.values() if f.at.kind == "member" and f.record}
    set_file = found.get("set.yaml")
    rows = set_file.record.planned if set_file and set_file.record else planned
    return Names(members, rows, lambda path: title_of(found[path]) if path in found else "")
