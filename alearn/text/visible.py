"""Characters that cannot be seen, or that move others about, shown as codes."""

import re
from typing import Any

_UNSAFE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069"
    "\ufeff\ufff9-\ufffb\ud800-\udfff]|\r(?!\n)"
)


def visible(text: str) -> str:
    """The text with control, direction-override and broken characters shown as codes."""
    return _UNSAFE.sub(_code, text) if _UNSAFE.search(text) else text


def as_json(data: Any) -> str:
    """Data as JSON that reads back exactly, and that holds none of these characters itself."""
    import json  # noqa: PLC0415  # most commands write none

    return _UNSAFE.sub(_escape, json.dumps(data, indent=2, ensure_ascii=False))


def _code(found: re.Match[str]) -> str:
    number = ord(found.group())
    return f"\\x{number:02x}" if number < 0x100 else f"<U+{number:04X}>"


def _escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found.group()):04x}"
