"""The known word that one typed by hand was most likely meant to be."""

from collections.abc import Iterable


def nearest(word: str, known: Iterable[str], likeness: float, most: int = 1) -> list[str]:
    """Up to `most` of the known words that are at least so like it (0 to 1), the likest first."""
    from difflib import get_close_matches  # noqa: PLC0415  # only a finding needs it, and it is not cheap to load

    return get_close_matches(word, list(known), most, likeness)
