"""`alearn share --list`: what of a member's is out, to whom, until when, in which reports, and whether it drifted."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from alearn.commands.opening import open_all, private_entries
from alearn.commands.who import Given, member_named, who_am_i
from alearn.dates import in_words
from alearn.folder import find_set, read_set
from alearn.model import Extract, LearningSet, Member, ReportRecord
from alearn.schema.types import is_private
from alearn.story.confirmed import is_unconfirmed
from alearn.story.letting_out import is_word_for_word, may_be_shown, reports_with, source_of
from alearn.story.meetings import name_of
from alearn.text.marks import without_marks
from alearn.text.prose import opening_words
from alearn.world import World


class Listed(NamedTuple):
    """One extract, the reports that held it, and how it stands; `word_for_word` is None where nobody can tell."""

    extract: Extract
    reports: tuple[ReportRecord, ...]
    shown: bool
    confirmed: bool
    word_for_word: bool | None


def run(world: World, given: Given, *, as_json: bool) -> int:
    """List one member's extracts, oldest first: the typist's own, or another's as far as the set can read."""
    root = find_set(world)
    reading = read_set(world, root)
    the_set = reading.the_set
    typist = who_am_i(world, root, the_set, given.me)
    member = member_named(given.as_, the_set.members.values()) if given.as_ else typist
    extracts = _of(the_set, member)
    private = _opened(world, root, the_set, typist, extracts) if member.id == typist.id else {}
    listed = [_listed(the_set, each, private, world.today) for each in extracts]
    for ref in sorted(reading.known["extract"] - the_set.extracts.keys(), key=str):
        if ref.owner == member.id:
            world.warn(f"{ref.id} cannot be read as it is; whatever stands in it, the set can read: alearn check")
    if as_json:
        world.out_json("share", {"member": member.id, "extracts": [_as_data(each) for each in listed]})
        return 0
    for each in listed:
        for line in _lines(the_set, each):
            world.out(line)
    if not listed and not any(ref.owner == member.id for ref in reading.known["extract"]):
        world.say("Nothing is out." if given.as_ else "Nothing of yours is out.")
    return 0


def _of(the_set: LearningSet, member: Member) -> list[Extract]:
    mine = (extract for extract in the_set.extracts.values() if extract.owner == member.id)
    return sorted(mine, key=lambda extract: (extract.agreed, extract.id))


def _opened(
    world: World, root: str, the_set: LearningSet, me: Member, extracts: Iterable[Extract]
) -> dict[str, tuple[str, ...]]:
    """The words of my private entries that extracts are from, in memory alone; without a key there are none."""
    wanted = {extract.source.id for extract in extracts if is_private(extract.source.id) and extract.text}
    mine = private_entries(world, root, the_set, me) if wanted else ()
    opened, shut = open_all(world, [own for own in mine if own.id in wanted])
    if shut:
        world.say("Some of your private entries cannot be looked into. What can be done: alearn key check")
    return {each.own.id: (without_marks(each.prose),) for each in opened}


def _listed(the_set: LearningSet, extract: Extract, private: Mapping[str, tuple[str, ...]], day: date) -> Listed:
    texts = private.get(extract.source.id) or source_of(the_set, extract)
    known = None if texts is None or extract.text is None else is_word_for_word(extract, texts)
    confirmed = not is_unconfirmed(the_set, extract)
    return Listed(extract, reports_with(the_set, extract.ref), may_be_shown(extract, day), confirmed, known)


def _lines(the_set: LearningSet, listed: Listed) -> Iterator[str]:
    extract = listed.extract
    yield f"{extract.id}  {_standing(listed)}"
    if extract.text:
        yield f"    {opening_words(extract.text)}"
    if not listed.confirmed and extract.proxy:
        typist = name_of(the_set, extract.proxy.typed_by)
        yield f"    typed by {typist} and not confirmed yet: it goes no further than the set"
    for report in listed.reports:
        sent = f"sent on {in_words(report.sent)}" if report.sent else "a proof, not sent"
        yield f"    in {report.id}, {sent}" + (f" to {report.sent_to}" if report.sent and report.sent_to else "")
    if listed.word_for_word is False:
        yield f"    not word for word in {extract.source.id} any more: changed since, or reworded when it was let out"


def _standing(listed: Listed) -> str:
    extract = listed.extract
    if extract.withdrawn:
        return f"{extract.audience}, withdrawn on {in_words(extract.withdrawn)}"
    known = {"name": "by name", "role": "by role", "no-name": "without a name"}[extract.attribution]
    until = f", until {in_words(extract.until)}" if extract.until else ""
    over = "" if listed.shown else ": that day has gone by, and it is shown no more"
    return f"{extract.audience}, {known}{until}{over}"


def _as_data(listed: Listed) -> dict[str, object]:
    extract = listed.extract
    return {
        "id": extract.id,
        "from": str(extract.source),
        "text": extract.text,
        "audience": extract.audience,
        "as": extract.attribution,
        "third_party": extract.third_party,
        "agreed": extract.agreed.isoformat(),
        "until": extract.until.isoformat() if extract.until else None,
        "withdrawn": extract.withdrawn.isoformat() if extract.withdrawn else None,
        "shown": listed.shown,
        "confirmed": listed.confirmed,
        "word_for_word": listed.word_for_word,
        "reports": [
            {
                "id": report.id,
                "audience": report.audience,
                "sent": report.sent.isoformat() if report.sent else None,
                "sent_to": report.sent_to,
            }
            for report in listed.reports
        ],
    }
