"""`alearn withdraw`: words that were let out are taken back, at once and with nobody's leave."""

from collections.abc import Callable
from datetime import date

from alearn.commands.who import Given, member_named, who_am_i
from alearn.dates import in_words
from alearn.errors import NotFoundError, RefusedError
from alearn.folder import find_set, named, read_set
from alearn.model import LearningSet, Member, Ref, ReportRecord
from alearn.schema.layout import path_of
from alearn.schema.records import Document, Reading, read_document
from alearn.story.letting_out import (
    is_word_for_word,
    lines_that_repeat,
    may_be_shown,
    reports_with,
    source_of,
    taken_back,
)
from alearn.story.meetings import name_of
from alearn.text.edit import CannotEditError
from alearn.text.nodes import Scalar
from alearn.text.source import Source
from alearn.world import World

_KEPT_BY_OTHERS = (
    "What was read, copied or backed up before stays where it is: git's history, every clone and the older versions "
    "on a synced drive keep these words until somebody clears them there."
)


def run(world: World, extract: str, given: Given, *, dry_run: bool) -> int:
    """Remove the words from the extract, date that, and tell which reports held them; a second time tells it again."""
    root = find_set(world)
    reading = read_set(world, root)
    the_set = reading.the_set
    typist = who_am_i(world, root, the_set, given.me)
    member = member_named(given.as_, the_set.members.values()) if given.as_ else typist
    ref = _meant(reading, member, extract, "extract of yours" if member == typist else f"extract of {member.name}'s")
    document = reading.documents[path_of("extract", ref.owner, ref.id)]
    words, since = _value(document, "text"), _value(document, "withdrawn")
    edited = _without_words(document, world.today)
    if edited == document.source:
        world.say(f"These words were withdrawn on {_day(since)} already.")
    elif dry_run:
        world.say(f"Would change {document.path} to:")
        world.out(edited.text.rstrip("\n"))
        return 0
    else:
        world.replace(root, document.path, document.source.encode(), edited.encode(), verify=_verify(document))
        world.say("Withdrawn: the words are gone from the file, and a report made from now on comes without them.")
    world.out(document.path)
    _say_where_they_are(world, root, the_set, ref, words, edited)
    return 0


def _meant(reading: Reading, member: Member, fragment: str, kind: str) -> Ref:
    """The member's extract that is meant; one that is somebody else's is theirs to take back."""
    extracts: list[Ref] = sorted(reading.known["extract"], key=str)
    try:
        return named(fragment, [ref for ref in extracts if ref.owner == member.id], str, kind)
    except NotFoundError:
        others = [ref for ref in extracts if ref.owner != member.id and fragment in (ref.id, str(ref))]
        if len(others) != 1:
            raise
        owner = others[0].owner
        message = f"Those are words of {name_of(reading.the_set, owner)}'s."
        raise RefusedError(message, f"If they want them back, add: --as {owner}") from None


def _without_words(document: Document, day: date) -> Source:
    try:
        return taken_back(document.source, day)
    except CannotEditError:
        raise RefusedError(
            f"{document.path} cannot be changed safely, so the words are still there.",
            f"Delete `text` with its words in it yourself, and write there: withdrawn: {day.isoformat()}",
        ) from None


def _verify(document: Document) -> Callable[[bytes], str]:
    def verify(data: bytes) -> str:
        node = read_document(document.path, document.at, data).node
        gone = node is not None and node.value("text") is None and node.value("withdrawn") is not None
        return "" if gone else "the words would still be there."

    return verify


def _value(document: Document, key: str) -> str:
    node = document.node.value(key) if document.node else None
    return node.text if isinstance(node, Scalar) else ""


def _day(written: str) -> str:
    try:
        return in_words(date.fromisoformat(written))
    except ValueError:
        return written


def _say_where_they_are(world: World, root: str, the_set: LearningSet, ref: Ref, words: str, left: Source) -> None:
    """Where the words are still: in the file itself, in other extracts, in reports, and where nobody can reach."""
    for line in lines_that_repeat(words, left.text):
        world.warn(f"Line {line} of the file still says some of them: delete it yourself.")
    extract = the_set.extracts.get(ref)
    if extract and words and is_word_for_word(extract, source_of(the_set, extract) or ()):
        world.warn(f"{extract.source.id} still says them, and the whole set can read that.")
    for other in the_set.extracts.values():
        if (
            words
            and other.owner == ref.owner
            and other.ref != ref
            and other.text == words
            and may_be_shown(other, world.today)
        ):
            world.warn(f"The same words are out for the {other.audience} too: alearn withdraw {other.id}")
    for report in reports_with(the_set, ref):
        _say_of_report(world, the_set, report)
    if world.names(f"{root}/out"):
        world.warn("Pages in out/ that were made before may hold them: make those again, or delete them.")
    world.warn(_KEPT_BY_OTHERS)


def _say_of_report(world: World, the_set: LearningSet, report: ReportRecord) -> None:
    if report.sent is None:
        world.warn(f"{report.id} is a proof that held them and was not sent: make it again, and they are not in it.")
        return
    whom = f" to {report.sent_to}" if report.sent_to else ""
    world.warn(f"{report.id} held them, and was sent on {in_words(report.sent)}{whom}. You could send this:")
    world.warn(
        f"Please delete the {report.kind} report of {the_set.file.title} that you had from us on "
        f"{in_words(report.sent)}, and every copy of it: words in it were taken back. We can send you one without them."
    )
