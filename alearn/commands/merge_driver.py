"""`alearn merge-driver`: what git calls to join two versions of a record, once it has joined their lines itself."""

from typing import NamedTuple

from alearn.errors import NotFoundError
from alearn.history.merge import merge
from alearn.text.source import RECORD_LIMIT
from alearn.world import World

LEFT_TO_GIT = 3


class Options(NamedTuple):
    """The files git names: the version before both, ours, where the result goes (git's own is there), and theirs."""

    base: str
    ours: str
    result: str
    theirs: str
    conflicts: str


def run(world: World, options: Options) -> int:
    """Join field by field: 0 where it went, 1 where a field stands between markers, 3 where git's own result stays."""
    data = [world.read(world.path(path), RECORD_LIMIT) for path in options[:4]]
    base, ours, plain, theirs = data
    if base is None or ours is None or plain is None or theirs is None:
        raise NotFoundError("A version to join cannot be read, so git's own result stays.")
    merged = merge(base, ours, theirs, plain if options.conflicts == "0" else None)
    if merged is None:
        return LEFT_TO_GIT
    world.make_page(world.path(options.result), merged.data, mark=b"", force=True, limit=RECORD_LIMIT)
    return 1 if merged.clashes else 0
