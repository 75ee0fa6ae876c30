"""`alearn log`: a journal entry, private unless it is shared."""

from collections.abc import Iterator
from typing import NamedTuple

from alearn.commands.act import closed_word, of_owner, seen_by
from alearn.commands.days import read_day
from alearn.commands.drafting import (
    About,
    ask_about,
    ask_prompts,
    asked_back,
    brought_forward,
    sheet_named,
    written_in_editor,
)
from alearn.commands.private import Written, is_sealed_here, keep_private
from alearn.commands.who import Author, Given, author
from alearn.commands.writing import add_record
from alearn.errors import RefusedError, UsageError
from alearn.folder import find_set, named, read_people
from alearn.model import LearningSet, Member, PromptSheet
from alearn.schema.fields import ENTRY
from alearn.schema.layout import slug
from alearn.text.edit import Value, write_front_matter
from alearn.text.prose import opening_words
from alearn.text.source import ENTRY_LIMIT, refused_character
from alearn.world import World


class Options(NamedTuple):
    """What was typed; an empty text is a flag that was not."""

    words: str = ""
    share: bool = False
    issue: str = ""
    actions: tuple[str, ...] = ()
    meeting: str = ""
    kind: str = ""
    themes: tuple[str, ...] = ()
    prompts: str = ""
    date: str = ""
    given: Given = Given()
    dry_run: bool = False


def run(world: World, options: Options) -> int:
    """Write the entry where only its author reads it, or with `--share` where the set does."""
    words = world.read_stdin() if options.words == "-" else options.words
    world.hold(words)
    root = find_set(world)
    in_editor = not options.words and world.interactive
    linked = options.issue or options.actions or options.meeting
    the_set = read_people(world, root, ("issues", "actions") if linked or in_editor else ())
    writer = author(world, root, the_set, options.given, private=not options.share)
    if not options.share:
        is_sealed_here(world, writer.member)  # a key nobody accepted stops here, before anybody writes
    offered = ask_prompts(world, root, the_set) if in_editor and not options.prompts else ""
    sheet = sheet_named(world, root, options.prompts or offered)
    about = _named(the_set, writer.member, options)
    if in_editor:
        words = _edited(world, root, the_set, writer, options, sheet, about)
    words = _words(world, options, words)
    if in_editor and about == About():
        about = ask_about(world, the_set, writer.member)
    day = read_day(world, the_set, options.date, "--date", happened=True) if options.date else world.today
    keys = _keys(writer, about, sheet, options)
    if options.share:
        path = _shared(world, root, writer, day.isoformat(), keys, words, options)
        world.say(f"Written {writer.told()}; the whole set can read it.")
        world.say('What will you try because of it? alearn act "..." --because-of ' + path.rpartition("/")[2][:-3])
    else:
        entry = Written(writer, day.isoformat(), keys, words)
        path = keep_private(world, root, the_set, entry, dry_run=options.dry_run)
    world.out(path)
    world.discard_draft()
    return 0


def _edited(
    world: World,
    root: str,
    the_set: LearningSet,
    writer: Author,
    options: Options,
    sheet: PromptSheet | None,
    about: About,
) -> str:
    """The words from the editor; what a shared entry's draft brings back was shared before."""
    brought = brought_forward(world, root, the_set, writer.member, shared=options.share)
    said = (*brought, *asked_back(the_set, about))
    return written_in_editor(world, sheet, said)


def _words(world: World, options: Options, words: str) -> str:
    if not options.words and not world.interactive:
        raise UsageError("There are no words to log.", 'Type: alearn log "..." or pipe them in: alearn log -')
    words = words.strip("\n")
    if not words.strip():
        world.discard_draft()
        raise UsageError("There are no words to log, so nothing was written.", 'Type: alearn log "..."')
    if len(words.encode("utf-8", "surrogatepass")) > ENTRY_LIMIT - 4096:
        raise RefusedError("An entry holds at most one megabyte of text.")
    if refused_character(words) is not None:
        world.say("A character stands in these words that cannot be seen; they are kept as they are.")
    return words + "\n"


def _named(the_set: LearningSet, owner: Member, options: Options) -> About:
    """What was typed that the entry is about."""
    issues = [ref for ref in the_set.issues if owner.id in (ref.owner, *the_set.issues[ref].partners)]
    meetings = [meeting.id for meeting in the_set.meetings]
    return About(
        named(options.issue, issues, str, "issue") if options.issue else None,
        tuple(of_owner(the_set, the_set.actions, owner, action) for action in options.actions),
        named(options.meeting, meetings, str, "meeting") if options.meeting else "",
    )


def _keys(writer: Author, about: About, sheet: PromptSheet | None, options: Options) -> dict[str, Value]:
    owner = writer.member
    keys: dict[str, Value] = {
        "issue": seen_by(owner, about.issue),
        "actions": [seen_by(owner, ref) for ref in about.actions],
        "meeting": about.meeting,
        "prompts": sheet.id if sheet else "",
        "kind": closed_word(ENTRY, "kind", options.kind),
        "themes": list(options.themes),
        **writer.proxy_keys(),
    }
    return {key: value for key, value in keys.items() if value}


def _shared(
    world: World, root: str, writer: Author, day: str, keys: dict[str, Value], words: str, options: Options
) -> str:
    text = write_front_matter(keys.items(), words)
    ids = _entry_ids(world, day, slug(opening_words(words)))
    return add_record(world, root, "entry", writer.member.id, ids, text, dry_run=options.dry_run)


def _entry_ids(world: World, day: str, named_by: str) -> Iterator[str]:
    """Names for an entry: its day and first words, then with a number, then with random letters."""
    base = f"{day}-{named_by}"[:58].rstrip("-") if named_by else day
    yield base
    for number in range(2, 20):
        yield f"{base}-{number}"
    while True:
        yield f"{base[:50].rstrip('-')}-{world.letters(8)}"
