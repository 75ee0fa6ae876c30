"""A page as Chromium has it in the end."""

import json
import re
import shutil
import subprocess
from html import unescape
from pathlib import Path
from typing import Any

_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>')
_NAMES = ("chromium", "chromium-browser", "google-chrome")
_FRAME = """<!doctype html><title>A frame</title>
<script>addEventListener("message", said => {{ document.body.append("<told>" + said.data + "</told>") }})</script>
<iframe src="framed.html" style="border: 0" width="{width}" height="{height}"></iframe>
"""
_TOLD = re.compile(r"&lt;told&gt;(.*?)&lt;/told&gt;", re.DOTALL)


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


def told(page: str, folder: Path, width: int, height: int, *, wait: int) -> Any:
    """What a page tells its parent, as JSON, in a frame of so many pixels: no window is narrower than 500 of them."""
    (folder / "framed.html").write_text(page, encoding="utf-8")
    found = dom(_FRAME.format(width=width, height=height), folder, "--hide-scrollbars", wait=wait)
    said = _TOLD.search(found)
    assert said, "the page told nothing"
    return json.loads(unescape(said[1]))
