"""Which words are let out: those marked in an entry, or on some of its lines; a part of an issue or an action."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from alearn.commands.opening import open_entry, private_entries
from alearn.commands.who import Author, Given, as_told, author, known_typist, member_named
from alearn.errors import NotFoundError, RefusedError, UsageError
from alearn.folder import named
from alearn.model import Action, Issue, LearningSet, Ref
from alearn.schema.layout import path_of
from alearn.schema.records import Reading
from alearn.schema.types import is_private
from alearn.story.learning import KEPT_ELSEWHERE
from alearn.story.letting_out import parts
from alearn.text.marks import Stretch, lines, marked, words_at
from alearn.text.source import Source, front_matter
from alearn.world import World

PASTED = ("-", KEPT_ELSEWHERE)
_PASTE = "<!-- Paste the words below. This line is left out. -->"


class Picked(NamedTuple):
    """What was typed of which words are meant."""

    thing: str = ""
    lines: str = ""
    mark: str = ""
    part: str = ""
    words: str = ""


class Chosen(NamedTuple):
    """The words, whose they are, what they are from as the record names it, and the line of the entry they begin at."""

    words: str
    writer: Author
    source: str
    line: int = 0


def chosen(world: World, root: str, reading: Reading, picked: Picked, given: Given) -> Chosen:
    """The words that are meant; asked for at a terminal where nothing says which."""
    _refuse_two_ways(picked)
    the_set = reading.the_set
    thing = picked.thing or world.ask(
        "Words of what? (an entry, an issue or an action of yours; - to paste them)", "its name after `share`"
    )
    if thing in PASTED:
        return Chosen(_pasted(world, picked), author(world, root, the_set, given), KEPT_ELSEWHERE)
    if given.as_ and is_private(thing.rpartition("/")[2]):
        _refuse_anothers(world, root, the_set, given)
    writer = author(world, root, the_set, given)
    private = {} if writer.by_proxy else {own.id: own for own in private_entries(world, root, the_set, writer.member)}
    ref, writer = _meant(world, reading, writer, thing, private, given)
    written = ref.id if ref.owner == writer.member.id else str(ref)
    record = the_set.issues.get(ref) or the_set.actions.get(ref)
    if record is not None:
        return Chosen(_part(world, record, writer, picked), writer, written)
    if picked.words:
        return Chosen(picked.words, writer, written)
    if ref.id in private:
        source = open_entry(world, private[ref.id]).source
    else:
        source = reading.documents[path_of("entry", ref.owner, ref.id)].source
    words, line = _of_entry(world, source, picked)
    return Chosen(words, writer, written, line)


def _refuse_two_ways(picked: Picked) -> None:
    ways = {"--lines": picked.lines, "--mark": picked.mark, "--part": picked.part, "--words": picked.words}
    typed = [flag for flag, value in ways.items() if value]
    if picked.thing in PASTED and typed[:1] not in ([], ["--words"]):
        raise UsageError(f"{typed[0]} is for what is written in the record.", "Leave it out, or name a record.")
    if len(typed) > 1:
        raise UsageError(f"{' and '.join(typed)} name the words in two ways.", "Name them in one way.")


def _refuse_anothers(world: World, root: str, the_set: LearningSet, given: Given) -> None:
    """Stop before anything is asked where the private entry is somebody else's: it is never opened for another."""
    typist, member = known_typist(world, root, the_set, given.me), member_named(given.as_, the_set.members.values())
    if typist is None or typist.id != member.id:
        message = f"Only {member.name} opens {member.name}'s private entries."
        raise RefusedError(message, f"Words they sent you: alearn share - --as {member.id}")


def _pasted(world: World, picked: Picked) -> str:
    if picked.words:
        return picked.words
    if not world.interactive:
        raise UsageError("There are no words to let out.", 'Pipe them in, or add --words "..."')
    return world.edit(f"{_PASTE}\n\n").replace(_PASTE, "", 1)


def _meant(
    world: World, reading: Reading, writer: Author, thing: str, private: Iterable[str], given: Given
) -> tuple[Ref, Author]:
    """The record that is meant, and who lets words of it out: only its owner, or one who was told by them."""
    the_set, me = reading.the_set, writer.member.id
    spoken = _spoken(the_set)
    mine = [ref for ref in spoken if ref.owner == me or _is_partner(the_set, ref, me)]
    try:
        every = [*mine, *(Ref(me, id_) for id_ in private)]
        return named(thing, every, str, "record", lambda ref: spoken.get(ref, "")), writer
    except NotFoundError:
        try:
            other = named(thing, [ref for ref in spoken if ref not in mine], str, "record", lambda ref: spoken[ref])
        except NotFoundError:
            other = None
        if other is None:
            raise
        return other, as_told(world, the_set, writer, other.owner, given, ("record", "lets words of it out"))


def _spoken(the_set: LearningSet) -> Mapping[Ref, str]:
    """What words can be let out of, as far as the set can read it, and what it is spoken of as."""
    return {
        **dict.fromkeys(the_set.entries, ""),
        **{ref: issue.issue for ref, issue in the_set.issues.items()},
        **{ref: action.action for ref, action in the_set.actions.items()},
    }


def _is_partner(the_set: LearningSet, ref: Ref, member: str) -> bool:
    issue = the_set.issues.get(ref)
    return issue is not None and member in issue.partners


def _part(world: World, record: Issue | Action, writer: Author, picked: Picked) -> str:
    """The words of one part of an issue or an action."""
    if picked.lines or picked.mark:
        raise UsageError("--lines and --mark are for entries.", "Name a part with --part, or the words with --words.")
    if picked.words:
        return picked.words
    there = parts(record, writer.member.id)
    if not there:
        raise RefusedError("Nothing of that is yours alone to let out.", "Its owner can let it out.")
    names = list(there)
    part = picked.part
    if not part and len(there) > 1 and world.interactive:
        for name, words in there.items():
            world.warn(f"  {name}: {words}")
        part = world.ask_for("Which of these?", "--part", lambda typed: named(typed, names, str, "part"), names[0])
    return there[named(part, names, str, "part") if part else names[0]]


def _of_entry(world: World, source: Source, picked: Picked) -> tuple[str, int]:
    """The words that are marked in an entry or stand on the lines named, and the line of the file they begin at."""
    if picked.part:
        raise UsageError("--part is for an issue or an action.", "Name lines of the entry: --lines 12-18")
    front, _ = front_matter(source)
    body = front.body if front else 0
    stretch = _stretch(world, source, body, picked)
    text = source.text[stretch.start : stretch.end]
    begins = stretch.start + len(text) - len(text.lstrip())
    return words_at(source, body, stretch), source.place(begins).line


def _stretch(world: World, source: Source, body: int, picked: Picked) -> Stretch:
    if picked.lines:
        return lines(source, body, picked.lines)
    stretches = marked(source, body)
    if len(stretches) == 1 and not picked.mark:
        return stretches[0]
    if stretches:
        return _one_mark(world, source, stretches, picked.mark)
    if picked.mark:
        raise UsageError("Nothing is marked in that entry.", "Mark words ==like this==, or name lines: --lines 12-18")
    if not world.interactive:
        raise UsageError(
            "Nothing is marked in that entry.", "Mark the words ==like this== in it, or name their lines: --lines 12-18"
        )
    first, last = source.place(body).line, source.place(len(source.text.rstrip())).line
    for number in range(first, last + 1):
        world.warn(f"{number:4}  {source.line(number)}")
    return world.ask_for("Which lines? (as in 12-18)", "--lines 12-18", lambda typed: lines(source, body, typed))


def _one_mark(world: World, source: Source, stretches: tuple[Stretch, ...], typed: str) -> Stretch:
    """One of several marked stretches, by its number."""

    def read(answer: str) -> Stretch:
        if answer.strip().isdecimal() and 1 <= int(answer) <= len(stretches):
            return stretches[int(answer) - 1]
        raise UsageError(f"There are {len(stretches)} marks, on {_told(source, stretches)}.", "Name one: --mark 1")

    if typed:
        return read(typed)
    if world.interactive:
        for number, each in enumerate(stretches, 1):
            world.warn(f"{number:4}  {source.text[each.start : each.end]}")
    question = f"Which of the {len(stretches)} marks, on {_told(source, stretches)}?"
    return world.ask_for(question, "--mark 1", read)


def _told(source: Source, stretches: tuple[Stretch, ...]) -> str:
    numbers = list(dict.fromkeys(str(source.place(each.start).line) for each in stretches))
    return f"lines {', '.join(numbers[:-1])} and {numbers[-1]}" if len(numbers) > 1 else f"line {numbers[0]}"
