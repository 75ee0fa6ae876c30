"""`alearn history`: what was recorded in a set, told in the field's words, newest first."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from alearn.commands.days import read_day
from alearn.commands.past import Moment, Renamed, git_of, names_now, recorded, unsaved
from alearn.commands.show import by_name
from alearn.commands.who import known_typist
from alearn.dates import in_words
from alearn.errors import UsageError
from alearn.folder import find_set, named, read_people, read_set
from alearn.history.changes import File
from alearn.history.telling import Names, between
from alearn.model import Action, Entry, LearningSet, Member, Ref
from alearn.schema.layout import where
from alearn.schema.records import Document
from alearn.story.actions import moved
from alearn.story.links import actions_for, learnings_of
from alearn.world import World

if TYPE_CHECKING:
    from alearn.world import Git

WAYS = ("day", "meeting", "thing")
NEWEST = 50
_COMMITS_A_STEP = 10


class Options(NamedTuple):
    """What was typed."""

    words: tuple[str, ...] = ()
    since: str = ""
    by: str = "day"
    every: bool = False
    me: str = ""
    json: bool = False


class _Span(NamedTuple):
    """Which part of the past is meant: days, both inside, and commits, the first one left out."""

    first: date | None = None
    last: date | None = None
    after: str = ""
    upto: str = "HEAD"

    def holds(self, day: date | None) -> bool:
        """Whether what was recorded on a day is meant; what is not saved yet belongs to no day and no commit."""
        if day is None:
            return self.last is None and self.upto == "HEAD"
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)


class _Wanted(NamedTuple):
    """What the history is told of: the names of the things that are meant (none: all), and who asks."""

    names: frozenset[str]
    owners: frozenset[str]
    me: str

    def holds(self, moment: Moment, renamed: Renamed) -> bool:
        """Whether something is told: it is of what is meant, and is not somebody else's own."""
        if moment.told.to not in ("", self.me):
            return False
        about = {renamed.name(each) for each in moment.told.about}
        return (
            not self.names or bool(about & self.names) or any(each.partition("/")[0] in self.owners for each in about)
        )


def run(world: World, options: Options) -> int:
    """Tell what was recorded; without git, what the dates in the records tell."""
    if options.by not in WAYS:
        raise UsageError("--by takes one of: " + ", ".join(WAYS))
    root = find_set(world)
    ranges = [each for each in options.words if ".." in each]
    things = [each for each in options.words if ".." not in each]
    if len(ranges) > 1 or len(things) > 1:
        raise UsageError("Name one thing, and one range like 2026-10-05..2026-11-09.")
    git = git_of(world, root)
    the_set = read_set(world, root).the_set if things or git is None else read_people(world, root)
    me = known_typist(world, root, the_set, options.me)
    span = _span(world, the_set, git, ranges[0] if ranges else "", options.since)
    wanted = _wanted(world, root, the_set, things[0] if things else "", me)
    limited = not options.every and not ranges and not options.since
    found, more = _found(world, root, git, the_set, span, wanted, NEWEST if limited else 0)
    if options.json:
        world.out_json("history", {"source": "git" if git else "dates", "changes": [_as_data(each) for each in found]})
        return 0
    for line in _lines(world, the_set, found, options.by, saved=git is not None):
        world.out(line)
    _say_the_rest(world, the_set, git, me, wanted, found=bool(found), more=more, named=bool(things))
    return 0


def _found(
    world: World, root: str, git: "Git | None", the_set: LearningSet, span: _Span, wanted: _Wanted, most: int
) -> tuple[list[Moment], bool]:
    """What is told, newest first and at most so many (0: all), and whether there was more."""
    renamed = Renamed()
    names = names_now(world, root, the_set, renamed)
    found: list[Moment] = []
    for moment in _past(world, root, git, names, the_set, span):
        renamed.note(moment.told)
        if span.holds(moment.day) and wanted.holds(moment, renamed):
            if most and len(found) == most:
                world.progress("")
                return found, True
            found.append(moment)
    world.progress("")
    return found, False


def _past(
    world: World, root: str, git: "Git | None", names: Names, the_set: LearningSet, span: _Span
) -> Iterator[Moment]:
    if git is None:
        yield from _from_dates(world, root, names)
        return
    people = {member.email.lower(): member.name for member in the_set.members.values() if member.email}
    with git.blobs() as blobs:
        yield from unsaved(world, root, git, blobs, names)
        if not git.revision(span.upto):
            return
        for number, (_, moments) in enumerate(recorded(git, blobs, names, people, span.upto, span.after), 1):
            if number % _COMMITS_A_STEP == 0:
                world.progress(f"{number} times of saving read …")
            yield from moments


def _from_dates(world: World, root: str, names: Names) -> Iterator[Moment]:
    """What the dates in the records tell; what has none comes last."""
    documents = read_set(world, root).documents
    now = {path: File(each.at, each.source.text, _bytes_of(each)) for path, each in documents.items()}
    told = list(between({}, now, names))
    for each in sorted(told, key=lambda one: (one.day or date.min, one.path), reverse=True):
        yield Moment(each, day=each.day or date.min)


def _bytes_of(document: Document) -> Callable[[], bytes]:
    return document.source.encode


# What is meant


def _span(world: World, the_set: LearningSet, git: "Git | None", typed: str, since: str) -> _Span:
    begin, _, end = typed.partition("..")
    span = _Span()
    for text, is_end in ((begin, False), (end.removeprefix("."), True)):
        if text:
            span = _with_side(world, the_set, git, span, text, is_end=is_end)
    return span._replace(first=read_day(world, the_set, since, "--since")) if since else span


def _with_side(world: World, the_set: LearningSet, git: "Git | None", span: _Span, text: str, *, is_end: bool) -> _Span:
    """The span with one side of it read: the day of a meeting, a day, else a revision of git's."""
    rows = {row.date.isoformat(): row.day for row in the_set.file.planned if not row.cancelled}
    by_number = {f"meeting-{n}": rows[each] for n, each in enumerate(sorted(rows), 1)}
    day = rows.get(text) or by_number.get(text)
    if day is None:
        commit = git.revision(text) if git else ""
        if commit:
            return span._replace(upto=commit) if is_end else span._replace(after=commit)
        day = read_day(world, the_set, text, "The range")
    return span._replace(last=day) if is_end else span._replace(first=day)


def _wanted(world: World, root: str, the_set: LearningSet, thing: str, me: Member | None) -> _Wanted:
    mine = me.id if me else ""
    if not thing:
        return _Wanted(frozenset(), frozenset(), mine)
    records = dict(by_name(read_set(world, root)))
    name = named(thing, list(records), str, "record")
    at = records[name].at
    if at.kind == "member":
        return _Wanted(frozenset((name,)), frozenset((name,)), mine)
    ref = Ref(at.owner, at.id)
    serving: list[Action | Entry] = []
    if at.kind == "issue":
        serving = [*actions_for(the_set, ref), *learnings_of(the_set, ref)]
    return _Wanted(frozenset((name, *(str(each.ref) for each in serving))), frozenset(), mine)


# How it is told


def _lines(world: World, the_set: LearningSet, found: list[Moment], by: str, *, saved: bool) -> Iterator[str]:
    heading = ""
    folders = {each.commit for each in found if each.told.renamed and where(each.told.path).kind == "member"}
    for above, moment in _grouped(the_set, found, by, saved=saved):
        if moment.commit in folders and _moved_with_its_folder(moment):
            continue
        if above != heading:
            yield from (["", world.style(above, "bold")] if heading else [world.style(above, "bold")])
            heading = above
        told = moment.told
        late = told.day and moment.commit and told.day != moment.day
        happened = f" (of {in_words(told.day)})" if late and told.day else ""
        alone = " [only you are told this]" if told.to else ""
        yield f"  {told.words if by == 'thing' else told.sentence}{happened}{alone}"


def _moved_with_its_folder(moment: Moment) -> bool:
    """Whether a thing was renamed only because the member's folder was, which is told of the member."""
    old, new = (where(path) for path in moment.told.renamed or (moment.told.path, moment.told.path))
    return old.owner != new.owner and new.kind != "member"


def _grouped(the_set: LearningSet, found: list[Moment], by: str, *, saved: bool) -> Iterable[tuple[str, Moment]]:
    if by == "thing":
        order = list(dict.fromkeys(each.told.thing for each in found))
        return ((each.told.thing, each) for each in sorted(found, key=lambda one: order.index(one.told.thing)))
    if by == "meeting":
        return ((_meeting_before(the_set, each), each) for each in sorted(found, key=_day_of, reverse=True))
    return ((_when(each, saved=saved), each) for each in found)


def _when(moment: Moment, *, saved: bool) -> str:
    if moment.day is None:
        return "Not saved yet"
    if moment.day == date.min:
        return "Without a day in the record"
    return in_words(moment.day) + (f", recorded by {moment.by}" if saved else "")


def _day_of(moment: Moment) -> date:
    return moment.told.day or moment.day or date.max


def _meeting_before(the_set: LearningSet, moment: Moment) -> str:
    """The meeting after which something was recorded, with its day."""
    day = _day_of(moment)
    rows = sorted(row.day for row in the_set.file.planned if not row.cancelled)
    number = sum(1 for each in rows if each <= day)
    if day == date.max:
        return "Not saved yet"
    return f"From meeting {number} on, {in_words(rows[number - 1])}" if number else "Before the first meeting"


def _say_the_rest(
    world: World,
    the_set: LearningSet,
    git: "Git | None",
    me: Member | None,
    wanted: _Wanted,
    *,
    found: bool,
    more: bool,
    named: bool,
) -> None:
    """What is said beside the history: how often the asker's own dates moved, what cannot be known, what is left."""
    mine = [each for each in the_set.actions.values() if me and each.owner == me.id]
    meant = [each for each in mine if str(each.ref) in wanted.names or each.owner in wanted.owners]
    times = sum(moved(each, world.today) for each in meant)
    if named and times:
        world.out(f"\nOnly you are told this: your dates moved {times} time{'' if times == 1 else 's'} here.")
    if git is None:
        world.say(
            "So this is told from the dates in the records: who recorded what, what was changed or taken out since, "
            "and what has no date cannot be known."
        )
    if not found:
        world.say("Nothing is recorded of that yet.")
    if more:
        world.say(f"These are the newest {NEWEST}. All of them: alearn history --all")


def _as_data(moment: Moment) -> dict[str, Any]:
    told = moment.told
    day = moment.day if moment.day != date.min else None
    return {
        "saved": bool(moment.commit),
        "recorded": day.isoformat() if day and moment.commit else None,
        "by": moment.by or None,
        "commit": moment.commit or None,
        "happened": told.day.isoformat() if told.day else None,
        "path": told.path,
        "thing": told.thing,
        "change": told.words,
        "only_you": bool(told.to),
    }
