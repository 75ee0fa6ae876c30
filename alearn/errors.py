"""What stops a command: raised anywhere, caught once in `alearn.cli.main`.

What is wrong in a person's records is never raised; it is a `Finding` (see `findings.py`).
"""


class AlearnError(Exception):
    """Something that stops a command, said in a sentence, with what to do next.

    `message` and `hint` never quote what a person wrote in a record. `kept` tells that what they typed is on disk,
    and that the hint says where.
    """

    exit_code = 1
    kept = False

    def __init__(self, message: str, hint: str = "") -> None:
        """Keep the sentence that says what stopped, and the one that says what to do next."""
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(AlearnError):
    """The command was typed in a way that cannot be carried out (exit 2)."""

    exit_code = 2


class NotFoundError(AlearnError):
    """What was named is not there, or cannot be read (exit 3)."""

    exit_code = 3


class RefusedError(AlearnError):
    """It could be done and must not be: it would overwrite, it changed meanwhile, it is not yours (exit 4)."""

    exit_code = 4


class MissingPartError(AlearnError):
    """An optional part is not installed (exit 5); `hint` names the command that installs it."""

    exit_code = 5
