"""Faults at will: the i-th call to the system that concerns a folder fails."""

import os
from collections.abc import Callable
from typing import Any

import pytest

_CALLS = ("open", "write", "fsync", "close", "link", "replace", "rename", "mkdir", "lstat", "stat", "fstat", "chmod")
_MORE = ("unlink", "listdir", "scandir", "rmdir", "read")


class Faults:
    """Counts the calls below `folder`, and fails number `at`, or every one from there on."""

    def __init__(self, folder: str, fault: Callable[[], BaseException], at: int, *, lasting: bool) -> None:
        self.folder = folder
        self.fault = fault
        self.at = at
        self.lasting = lasting
        self.count = 0
        self.handles: set[int] = set()

    def install(self, patch: pytest.MonkeyPatch) -> None:
        for name in (*_CALLS, *_MORE):
            patch.setattr(os, name, self._failing(name, getattr(os, name)))
        fcntl = pytest.importorskip("fcntl")
        patch.setattr(fcntl, "flock", self._failing("flock", fcntl.flock))

    def _failing(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            if arguments and self._concerns(arguments[0]):
                self.count += 1
                if self.count == self.at or (self.lasting and self.count > self.at):
                    if name == "close":
                        self.handles.discard(arguments[0])
                        real(*arguments, **named)
                    raise self.fault()
                if name == "close":
                    self.handles.discard(arguments[0])
            given = real(*arguments, **named)
            if name == "open" and self._concerns(arguments[0]):
                self.handles.add(given)
            return given

        return call

    def _concerns(self, what: object) -> bool:
        return what in self.handles if isinstance(what, int) else str(what).startswith(self.folder)
