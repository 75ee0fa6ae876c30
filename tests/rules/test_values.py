"""Every document of tests/conformance/values is read as the values beside it."""

import os
from datetime import date, time
from typing import Any

import pytest
from cases import case_files, load_yaml

from alearn.model import Extract, Period, Ref
from alearn.schema.layout import where
from alearn.schema.records import read_document

CASES = list(case_files("values"))
KEYS = {"partners": "with", "origin": "from", "attribution": "as"}


def plain(value: Any) -> Any:
    """A typed value as the case files write it; what was left out is left out."""
    if isinstance(value, Ref):
        return str(value)
    if isinstance(value, Period):
        return f"{value.first}/{value.last}"
    if hasattr(value, "_asdict"):
        given = {name: each for name, each in value._asdict().items() if is_given(each)}
        keys = {**KEYS, "source": "from"} if isinstance(value, Extract) else KEYS
        return {keys.get(name, name): plain(each) for name, each in given.items()}
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, tuple):
        return [plain(each) for each in value]
    return one(value)


def one(value: Any) -> Any:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return value.isoformat() if isinstance(value, date) else "" if value is None else str(value)


def is_given(value: Any) -> bool:
    if hasattr(value, "_asdict") and not isinstance(value, Ref):
        return any(is_given(each) for each in value)
    return value is not None and value is not False and value not in ("", (), {})


@pytest.mark.parametrize("path", CASES, ids=[os.path.basename(path) for path in CASES])
def test_a_document_is_read_as_its_values(path: str) -> None:
    case = load_yaml(path)
    document = read_document(case["path"], where(case["path"]), case["document"].encode())
    assert plain(document.record) == {"path": case["path"], **case["values"]}
