"""A module of alearn's own, run in a process of its own that knows nothing of the user's."""

import os
import sys
from collections.abc import Mapping

_KEPT = ("HOME", "APPDATA", "LD_LIBRARY_PATH", "PYTHONHOME", "PYTHONUSERBASE", "SYSTEMROOT", "TMPDIR", "TEMP")
"""The variables that Python needs to start and to find its parts; a passphrase is none of them."""
_ABOVE = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def answer(module: str, given: bytes, environ: Mapping[str, str], seconds: float) -> bytes | None:
    """What a module writes to what it is given; None where it is not done after so many seconds.

    Python is told not to look for its parts in the folder one stands in, which may be anybody's.
    """
    import subprocess

    kept = {name: environ[name] for name in _KEPT if name in environ}
    paths = os.pathsep.join(filter(None, (_ABOVE, environ.get("PYTHONPATH", ""))))
    try:
        ended = subprocess.run(  # noqa: S603  # this Python, and a module of alearn's own
            [sys.executable, "-P", "-B", "-m", module],
            input=given,
            cwd=_ABOVE,
            env={**kept, "PYTHONPATH": paths, "PYTHONHASHSEED": "0", "PYTHONUTF8": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return None
    except OSError:
        return b""
    return ended.stdout
