import os

import pytest

from alearn.world import workers


@pytest.mark.parametrize("count", [0, 1, 7, 8, 9, 100])
@pytest.mark.parametrize("cores", [1, 2])
def test_the_results_are_those_of_one_process_in_its_order(
    monkeypatch: pytest.MonkeyPatch, count: int, cores: int
) -> None:
    monkeypatch.setattr(workers, "_cores", lambda: cores)
    assert workers.each(lambda thing: thing * 2, range(count)) == [thing * 2 for thing in range(count)]


def test_what_a_child_cannot_do_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_cores", lambda: 2)
    parent = os.getpid()

    def work(thing: int) -> int:
        if os.getpid() != parent:
            raise ValueError(thing)
        return thing

    assert workers.each(work, range(20)) == list(range(20))
