"""What every test may use: `--update-golden`, the mark `needs`, and the module `running`, which runs commands."""

import os
import shutil
import sys
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("untimed", deadline=None)  # how long a case takes is for benchmarks/ to say
settings.load_profile("untimed")
sys.path.insert(0, str(Path(__file__).parent / "tests" / "commands"))
TOOLS = {
    "git": ("git",),
    "age": ("age", "age-keygen"),
    "chromium": ("chromium", "chromium-browser", "google-chrome"),
    "libreoffice": ("soffice", "libreoffice"),
}


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update-golden` writes what is said today into the files that hold what is expected."""
    parser.addoption("--update-golden", action="store_true", help="rewrite transcripts and golden files")


def pytest_configure(config: pytest.Config) -> None:
    """The one mark there is."""
    config.addinivalue_line(
        "markers", "needs(tool): a program from outside; without it the test is skipped by its name"
    )


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip what needs a program that is not here; where every one was to be installed, that is a failure."""
    for mark in item.iter_markers("needs"):
        tool = mark.args[0]
        if not any(shutil.which(program) for program in TOOLS[tool]):
            if os.environ.get("ALEARN_ALL_TOOLS"):
                pytest.fail(f"{tool} was to be installed", pytrace=False)
            pytest.skip(f"needs {tool}")


@pytest.fixture(scope="session")
def update_golden(request: pytest.FixtureRequest) -> bool:
    """Whether files of what is expected are rewritten."""
    return bool(request.config.getoption("--update-golden"))
