"""Planned days as an iCalendar file, as every calendar program reads it; the same bytes on every machine."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING, Any

from alearn.errors import MissingPartError
from alearn.meeting.days import Event

if TYPE_CHECKING:
    import icalendar

MADE_HERE = b"PRODID:-//alearn//"
_DAY = timedelta(1)
_MOST_YEARS = 60


def calendar(
    title: str, events: Iterable[Event], made: date, zone: tzinfo | None, zone_name: str, alarm: timedelta | None
) -> bytes:
    """The file; without a `zone` its times are those of whoever reads it. MissingPartError without icalendar."""
    try:
        import icalendar
    except ImportError:
        message = "A calendar file needs a part that is not installed here: icalendar."
        raise MissingPartError(
            message, "To install it: pipx inject alearn icalendar\nor: pip install 'alearn[calendar]'"
        ) from None
    listed = sorted(events, key=lambda event: (str(event.begins), event.uid))
    whole = icalendar.Calendar()
    for name, value in (
        ("prodid", "-//alearn//EN"),
        ("version", "2.0"),
        ("method", "PUBLISH"),
        ("x-wr-calname", title),
    ):
        whole.add(name, value)
    timed = [event.begins for event in listed if isinstance(event.begins, datetime)]
    if zone is not None and timed:
        whole.add_component(_time_zone(zone, zone_name, min(timed), max(timed)))
    for event in listed:
        whole.add_component(_event(event, made, zone, alarm))
    return bytes(whole.to_ical())


def _event(event: Event, made: date, zone: tzinfo | None, alarm: timedelta | None) -> "icalendar.Event":
    import icalendar

    written = icalendar.Event()
    begins, ends = _when(event, zone)
    stamp = datetime(made.year, made.month, made.day, tzinfo=UTC)
    told: dict[str, Any] = {
        "uid": event.uid,
        "dtstamp": stamp,
        "last-modified": stamp,
        "sequence": event.revision,
        "dtstart": begins,
        "dtend": ends,
        "summary": event.summary,
        "location": event.place,
        "url": event.link,
        "description": "\n".join(filter(None, (event.words, f"To join: {event.link}" if event.link else ""))),
        "status": "CANCELLED" if event.cancelled else "CONFIRMED",
        "transp": "TRANSPARENT" if event.cancelled or event.private else "OPAQUE",
        "class": "PRIVATE" if event.private else "PUBLIC",
    }
    for name, value in told.items():
        if value != "":
            written.add(name, value)
    if alarm is not None and not event.cancelled:
        written.add_component(_alarm(event, alarm))
    return written


def _alarm(event: Event, before: timedelta) -> "icalendar.Alarm":
    import icalendar

    written = icalendar.Alarm()
    written.add("action", "DISPLAY")
    written.add("description", event.summary)
    written.add("trigger", -before)
    return written


def _when(event: Event, zone: tzinfo | None) -> tuple[date, date]:
    """When it begins and ends, so many minutes later by the sun, whatever the clocks do meanwhile."""
    if not isinstance(event.begins, datetime):
        return event.begins, event.begins + _DAY
    begins = event.begins.replace(tzinfo=zone)
    length = timedelta(minutes=event.minutes or 0)
    return begins, (begins.astimezone(UTC) + length).astimezone(zone) if zone else begins + length


def _time_zone(zone: tzinfo, name: str, first: datetime, last: datetime) -> "icalendar.Timezone":
    """The zone with every change of its clocks from the year of the first day to the year after the last.

    icalendar's own puts the spring change an hour late, so it is worked out here from the zone itself.
    """
    import icalendar

    written = icalendar.Timezone()
    written.add("tzid", name)
    begin = datetime(first.year, 1, 1, tzinfo=UTC)
    for at, before in (
        (begin, begin.astimezone(zone)),
        *_changes(zone, begin, min(last.year + 1, first.year + _MOST_YEARS)),
    ):
        after = at.astimezone(zone)
        part = icalendar.TimezoneDaylight() if after.dst() else icalendar.TimezoneStandard()
        offset = before.utcoffset() or timedelta()
        part.add("dtstart", (at + offset).replace(tzinfo=None))
        part.add("tzoffsetfrom", offset)
        part.add("tzoffsetto", after.utcoffset() or timedelta())
        part.add("tzname", after.tzname() or name)
        written.add_component(part)
    return written


def _changes(zone: tzinfo, begin: datetime, last_year: int) -> Iterator[tuple[datetime, datetime]]:
    """The moments at which the clocks of a zone change, each with what they showed just before."""
    at = begin
    while at.year <= last_year:
        following = at + _DAY
        if following.astimezone(zone).utcoffset() != at.astimezone(zone).utcoffset():
            moment = _moment(zone, at, following)
            yield moment, (moment - timedelta(minutes=1)).astimezone(zone)
        at = following


def _moment(zone: tzinfo, before: datetime, after: datetime) -> datetime:
    """The minute within a day at which the clocks change, found by halving."""
    known = before.astimezone(zone).utcoffset()
    low, high = 0, int((after - before) / timedelta(minutes=1))
    while high - low > 1:
        middle = (low + high) // 2
        if (before + timedelta(minutes=middle)).astimezone(zone).utcoffset() == known:
            low = middle
        else:
            high = middle
    return before + timedelta(minutes=high)
