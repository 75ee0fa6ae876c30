"""`alearn`, and `python -m alearn`: the version is told before anything else is loaded."""

import sys

from alearn import __version__

INTERRUPTED = 130


def main() -> int:
    """Run the command that was typed; its exit code."""
    try:
        if sys.argv[1:] == ["--version"] and sys.stdout is not None:
            sys.stdout.write(f"alearn {__version__}\n")
            return 0
        import gc  # noqa: PLC0415  # `--version` needs nothing of what follows

        gc.disable()  # one short run: nothing it makes needs collecting before it ends
        from alearn.cli import run  # noqa: PLC0415  # as above

        return run(sys.argv[1:])
    except KeyboardInterrupt:  # before the command began: it had nothing to keep
        return INTERRUPTED


if __name__ == "__main__":
    sys.exit(main())
