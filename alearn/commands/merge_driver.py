"""`alearn merge-driver`: what git calls to join two versions of a record, once it has joined their lines itself."""

from typing import NamedTuple

from alearn.errors import NotFoundError
from alearn.history.merge import merge
from alearn.text.source import RECORD_LIMIT
from alearn.world import World


class Options(NamedTuple):
    """The files git names: the version before both, ours, where the result goes (git's own is there), and theirs."""

    base: str
    ours: str
    result: str
    theirs: str
    conflicts: str


def run(world: World, options: Options) -> int:
    """Join field by field, and say `joined`, or `conflict` where a field stands between markers.

    Where nothing is said git's own result stays, whatever stopped this.
    """
    data = [world.read(world.path(path), RECORD_LIMIT) for path in options[:4]]
    base, ours, plain, theirs = data
    if base is None or ours is None or plain is None or theirs is None:
        raise NotFoundError("A version to join cannot be read, so git's own result stays.")
    merged = merge(base, ours, theirs, plain if options.conflicts == "0" else None)
    if merged is None:
        return 0
    world.make_page(world.path(options.result), merged.data, mark=b"", force=True, limit=RECORD_LIMIT)
    world.out("conflict" if merged.clashes else "joined")
    return 1 if merged.clashes else 0
