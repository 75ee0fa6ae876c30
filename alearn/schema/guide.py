"""A page of the built-in guide: what its front matter says, and its words."""

from typing import Any

from alearn.model import GuidePage
from alearn.text import nodes
from alearn.text.source import FrontMatter, decode, front_matter


def read_guide_page(id_: str, data: bytes) -> GuidePage:
    """Read a shipped page; ValueError where it lacks what a page has."""
    source, _ = decode(id_, data)
    front, _ = front_matter(source)
    start, end, body = front or FrontMatter(0, 0, 0)
    node, findings = nodes.read_yaml(source, start, end)
    if node is None or findings:
        raise ValueError(id_)
    told: dict[str, Any] = nodes.values(node)
    sources = tuple(told["sources"])
    return GuidePage(id_, told["title"], int(told["order"]), told["about"], sources, source.text[body:].strip())
