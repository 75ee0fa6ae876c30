"""The clocks a set goes by."""

from datetime import tzinfo

from alearn.model import LearningSet

LONDON = "Europe/London"


def zone_of(the_set: LearningSet) -> tuple[tzinfo | None, str]:
    """The set's time zone and its name; None where this machine does not know it."""
    from zoneinfo import ZoneInfo

    name = the_set.file.timezone or LONDON
    try:
        return ZoneInfo(name), name
    except (OSError, ValueError, LookupError):
        return None, name
