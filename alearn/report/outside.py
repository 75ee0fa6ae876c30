"""What a page for outside the set has above it, and how it is known again: by a fingerprint of each of its lines."""

import hashlib
from collections.abc import Iterator

from alearn.report.page import Note, PageView, Quote, Request, Section
from alearn.report.saying import with_english
from alearn.report.view import Fact
from alearn.say import Say

DRAFT, PROOF, FINAL = "draft", "proof", ""
_BANNERS = {
    DRAFT: ("DRAFT, NOT TO BE SENT", "It shows its maker what could leave the set today."),
    PROOF: ("DRAFT FOR THE SET", "Nothing of it leaves the set before you have answered: yes, no, or yes except."),
}
_FINAL_BANNERS = {
    "sponsor": ("FOR THE SPONSOR", "Please do not pass it on."),
    "public": ("FOR ANYBODY TO READ", ""),
}
_LETTERS = 12
_IN_ONE_LINE = (Fact, Quote, Request, Note)


def banner_of(say: Say, audience: str, mark: str) -> tuple[str, str]:
    """What stands above a page for outside: what it is, and a caution."""
    if mark in _BANNERS:
        return with_english(say, _BANNERS[mark][0]), say(_BANNERS[mark][1])
    return with_english(say, _FINAL_BANNERS[audience][0]), say(_FINAL_BANNERS[audience][1])


def fingerprints(view: PageView) -> tuple[str, ...]:
    """A fingerprint of each line that says something of the set: twelve letters of its SHA-256, in their order.

    The marks of a draft, the figures that go instead, and the headings of sections are no such lines.
    """
    said = view._replace(banner="", caution="", language="", footing="", contents="", still_missing="", instead=())
    return tuple(hashlib.sha256(line.encode()).hexdigest()[:_LETTERS] for line in _lines(said))


def _lines(value: object) -> Iterator[str]:
    """The texts of a view, those of its smallest parts in one line each."""
    if isinstance(value, str):
        yield from [value] if value else []
    elif isinstance(value, _IN_ONE_LINE):
        yield "\n".join(each for each in value if isinstance(each, str))
    elif isinstance(value, Section):
        yield from _lines(value.blocks)
    elif isinstance(value, tuple):
        for each in value:
            yield from _lines(each)
