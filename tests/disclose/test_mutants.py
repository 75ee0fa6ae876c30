"""Every planted fault of the policy is found by a test: all of them in `make soak`, a few here."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

SOAK = bool(os.environ.get("ALEARN_SOAK"))
A_FEW = (
    "not said_yes(answers, member)` to `False",
    "not is_unconfirmed(shown, each)` to `bool",
    "len(people) < FEWEST` to `False",
    "each.withdrawn is None` to `True",
)
"""What the faults that are planted in every run of the tests are called."""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="each fault is planted in a process of its own")
def test_every_planted_fault_of_the_policy_is_found() -> None:
    script = Path(__file__).parent / "mutants.py"
    command = [sys.executable, str(script), *([] if SOAK else A_FEW)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.stdout.endswith("planted, all found\n"), done.stdout + done.stderr
