"""An answer that is yes or no."""

from alearn.errors import UsageError


def is_yes(answer: str, *, otherwise: bool | None = None) -> bool:
    """Whether an answer is yes; `otherwise` where the question was skipped. UsageError where it is neither."""
    word = answer.strip().lower()
    if not word and otherwise is not None:
        return otherwise
    if word not in ("y", "yes", "n", "no"):
        skip = "" if otherwise is None else ", or press Enter to skip"
        raise UsageError(f"Type y or n{skip}.")
    return word.startswith("y")
