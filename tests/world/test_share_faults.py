"""`share` and `withdraw` under faults: a whole extract or none, its words taken back or not, and nothing typed lost."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from faults import Faults
from running import Answer, Place

from alearn.world import lock

WORDS = "Every time they waited I learned to wait."
TERMS = ("--audience", "set", "--attribution", "name", "--third-party", "none", "--recognisable", "no")
OLD = "members/amina-khan/extracts/2026-11-02-k3v9.yaml"
HELD = "I had never watched before."
FAULTS: list[Callable[[], BaseException]] = [
    lambda: OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)),
    lambda: OSError(errno.EROFS, os.strerror(errno.EROFS)),
    KeyboardInterrupt,
]


def under(place: Place, root: Path, faults: Faults, *arguments: str, stdin: bytes = b"") -> Answer:
    """What a command answers while calls to the system that write below the set fail."""
    faults.folder = str(root / ".alearn")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lock, "LOCK_SECONDS", 0.02)
        faults.install(patch)
        return place.run("-C", str(root), *arguments, stdin=stdin)


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("lasting", [False, True])
def test_an_extract_is_written_whole_or_not_at_all(
    tmp_path: Path, fault: Callable[[], BaseException], *, lasting: bool
) -> None:
    refused = 0
    for at in range(1, 200):
        place = Place(tmp_path / str(at))
        root = place.given("small")
        faults = Faults("", fault, at, lasting=lasting)
        answer = under(place, root, faults, "share", "-", "--me", "ben", *TERMS, stdin=WORDS.encode())
        there = list((root / "members/ben-ortiz").glob("extracts/*"))
        for path in there:
            assert yaml.safe_load(path.read_text(encoding="utf-8"))["text"] == WORDS
        if answer.code:
            refused += 1
            assert [path.read_text(encoding="utf-8") for path in (place.data / "recovered").glob("*")] == [WORDS]
        else:
            assert len(there) == 1
        if faults.count < at:
            break
    assert at < 199
    assert refused >= 5


@pytest.mark.parametrize("fault", FAULTS)
def test_words_are_taken_back_wholly_or_stand_as_they_were(tmp_path: Path, fault: Callable[[], BaseException]) -> None:
    refused = 0
    for at in range(1, 200):
        place = Place(tmp_path / str(at))
        root = place.given("small")
        before = (root / OLD).read_text(encoding="utf-8")
        faults = Faults("", fault, at, lasting=False)
        answer = under(place, root, faults, "withdraw", "k3v9", "--me", "amina")
        after = (root / OLD).read_text(encoding="utf-8")
        gone = before.replace(f"text: {HELD}\n", "") + "withdrawn: 2026-11-24\n"
        assert after in (before, gone)
        assert answer.code or after == gone
        refused += bool(answer.code)
        assert HELD not in answer.out + answer.err
        if faults.count < at:
            break
    assert at < 199
    assert refused >= 5
