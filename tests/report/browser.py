"""A page as Chromium has it in the end."""

import re
import shutil
import subprocess
from pathlib import Path

_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
_NAMES = ("chromium", "chromium-browser", "google-chrome")


def loosened(page: str, instead: str) -> str:
    """The page with something in the place of the policy that every page of ours has."""
    loose = _POLICY.sub(lambda _: instead, page, count=1)
    assert loose != page
    return loose


def dom(page: str, folder: Path, *more: str, wait: int = 2000) -> str:
    """What a browser makes of a page, after so many milliseconds of its own time."""
    program = next(found for name in _NAMES if (found := shutil.which(name)))
    path = folder / "page.html"
    path.write_text(page, encoding="utf-8")
    command = [program, "--headless", "--no-sandbox", "--disable-gpu", f"--virtual-time-budget={wait}", "--dump-dom"]
    done = subprocess.run(
        [*command, *more, f"--user-data-dir={folder / 'profile'}", path.as_uri()],
        capture_output=True,
        check=True,
        timeout=100,
    )
    return done.stdout.decode(errors="replace")
