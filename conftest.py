"""What every test may use: `--update-golden`, and the module `running`, which runs commands in a place of their own."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent / "tests" / "commands"))


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update-golden` writes what is said today into the files that hold what is expected."""
    parser.addoption("--update-golden", action="store_true", help="rewrite transcripts and golden files")


@pytest.fixture(scope="session")
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether files of what is expected are rewritten."""
    return bool(request.config.getoption("--update-golden"))
