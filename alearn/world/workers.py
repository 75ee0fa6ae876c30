"""The same work on many things, in two processes where the machine has two cores and can fork."""

import os
import pickle
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

_Thing = TypeVar("_Thing")
_Result = TypeVar("_Result")

FEWEST = 8


def each(work: Callable[[_Thing], _Result], things: Sequence[_Thing]) -> list[_Result]:
    """What the work gives for each thing, in their order.

    The second half is done by a child that sends its results through a pipe; where it fails, and where
    there are few things, one core or no fork, everything is done here.
    """
    if len(things) < FEWEST or _cores() < 2 or not hasattr(os, "fork"):
        return [work(thing) for thing in things]
    middle = len(things) // 2
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _send(work, things[middle:], writing)
    os.close(writing)
    first = [work(thing) for thing in things[:middle]]
    second = _receive(reading, child)
    return first + (second if second is not None else [work(thing) for thing in things[middle:]])


def _send(work: Callable[[Any], Any], things: Sequence[Any], writing: int) -> None:
    """Do the child's half, send it, and end the child; whatever goes wrong, the parent does it again."""
    ended = 1
    try:
        with os.fdopen(writing, "wb") as pipe:
            pickle.dump([work(thing) for thing in things], pipe, pickle.HIGHEST_PROTOCOL)
        ended = 0
    finally:
        os._exit(ended)


def _receive(reading: int, child: int) -> list[Any] | None:
    with os.fdopen(reading, "rb") as pipe:
        data = pipe.read()
    _, ended = os.waitpid(child, 0)
    # The bytes are this program's own, from its own child.
    return pickle.loads(data) if ended == 0 else None  # noqa: S301


def _cores() -> int:
    affinity = getattr(os, "sched_getaffinity", None)
    return len(affinity(0)) if affinity else os.cpu_count() or 1
