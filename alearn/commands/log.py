"""`alearn log`: a journal entry, private unless it is shared."""

from collections.abc import Iterator
from typing import NamedTuple

from alearn.commands.act import named_action
from alearn.commands.days import read_day
from alearn.commands.who import Author, author
from alearn.commands.writing import add_record, kept
from alearn.errors import AlearnError, RefusedError, UsageError
from alearn.folder import find_set, named, read_people
from alearn.model import LearningSet
from alearn.schema.layout import slug
from alearn.text.edit import Value, write_front_matter
from alearn.text.prose import opening_words
from alearn.text.source import ENTRY_LIMIT, refused_character
from alearn.world import World

SAFEGUARD = "If someone may be at risk of harm, do not write it here: follow your setting's procedure now."


class Options(NamedTuple):
    """What was typed; an empty text is a flag that was not."""

    words: str = ""
    share: bool = False
    issue: str = ""
    actions: tuple[str, ...] = ()
    meeting: str = ""
    kind: str = ""
    themes: tuple[str, ...] = ()
    date: str = ""
    me: str = ""
    as_: str = ""
    via: str = ""
    said: str = ""


def run(world: World, options: Options) -> int:
    """Write the entry where only its author reads it, or with `--share` where the set does."""
    try:
        root, the_set, writer = _author(world, options)
    except AlearnError as fault:
        given = world.read_stdin() if options.words == "-" else options.words
        fault.hint = "\n".join(filter(None, (fault.hint, world.keep(given) if given.strip() else "")))
        raise
    words, draft = _words(world, options)
    with kept(world, words, draft):
        day = read_day(world, the_set, options.date, "--date", happened=True) if options.date else world.today
        keys = _keys(the_set, writer, options)
    if options.share:
        path = _shared(world, root, writer, day.isoformat(), keys, words)
        world.out(path)
        world.say(f"Written {writer.told()}; the whole set can read it.")
    else:
        path = _private(world, the_set, writer, day.isoformat(), keys, words)
        world.out(path)
        world.say(f"Written {writer.told()}, in your own folder outside the set: nobody else's alearn reads it.")
        world.say("It is plain text on this machine. To share an entry with the set, add --share.")
    if draft:
        world.discard_draft(draft)
    return 0


def _author(world: World, options: Options) -> tuple[str, LearningSet, Author]:
    root = find_set(world)
    linked = options.issue or options.actions or options.meeting
    the_set = read_people(world, root, ("issues", "actions") if linked else ())
    writer = author(
        world,
        root,
        the_set,
        me=options.me,
        as_=options.as_,
        via=options.via,
        said=options.said,
        private=not options.share,
    )
    return root, the_set, writer


def _words(world: World, options: Options) -> tuple[str, str]:
    if options.words == "-":
        words, draft = world.read_stdin(), ""
    elif options.words:
        words, draft = options.words, ""
    elif world.interactive:
        words, draft = world.edit(f"\n\n<!-- {SAFEGUARD} This line is left out. -->\n")
        words = "\n".join(line for line in words.splitlines() if not line.startswith("<!-- If someone may"))
    else:
        raise UsageError("There are no words to log.", 'Type: alearn log "..." or pipe them in: alearn log -')
    words = words.strip("\n")
    if not words.strip():
        if draft:
            world.discard_draft(draft)
        raise UsageError("There are no words to log, so nothing was written.", 'Type: alearn log "..."')
    if len(words.encode("utf-8", "surrogatepass")) > ENTRY_LIMIT - 4096:
        raise RefusedError("An entry holds at most one megabyte of text.", world.keep(words))
    if refused_character(words) is not None:
        world.say("A character stands in these words that cannot be seen; they are kept as they are.")
    return words + "\n", draft


def _keys(the_set: LearningSet, writer: Author, options: Options) -> dict[str, Value]:
    owner = writer.member
    issues = [ref for ref in the_set.issues if ref.owner == owner.id or owner.id in the_set.issues[ref].partners]
    refs = [named_action(the_set, owner, action) for action in options.actions]
    issue = named(options.issue, issues, str, "issue") if options.issue else None
    meetings = [meeting.id for meeting in the_set.meetings]
    keys: dict[str, Value] = {
        "issue": (issue.id if issue.owner == owner.id else str(issue)) if issue else "",
        "actions": [ref.id if ref.owner == owner.id else str(ref) for ref in refs],
        "meeting": named(options.meeting, meetings, str, "meeting") if options.meeting else "",
        "kind": options.kind,
        "themes": list(options.themes),
        **writer.proxy_keys(),
    }
    return {key: value for key, value in keys.items() if value}


def _shared(world: World, root: str, writer: Author, day: str, keys: dict[str, Value], words: str) -> str:
    text = write_front_matter(keys.items(), words)
    named_by = slug(opening_words(words))
    return add_record(world, root, "entry", writer.member.id, _entry_ids(world, day, named_by), text, words=words)


def _entry_ids(world: World, day: str, named_by: str) -> Iterator[str]:
    """Names for an entry: its day and first words, then with a number, then with random letters."""
    base = f"{day}-{named_by}"[:58].rstrip("-") if named_by else day
    yield base
    for number in range(2, 20):
        yield f"{base}-{number}"
    while True:
        yield f"{base[:50].rstrip('-')}-{world.letters(8)}"


def _private(world: World, the_set: LearningSet, writer: Author, day: str, keys: dict[str, Value], words: str) -> str:
    folder = world.private_folder(the_set.file.id, writer.member.id)
    text = write_front_matter({"date": day, **keys}.items(), words)
    names = [f"{day[:7]}-{world.letters(8)}.md" for _ in range(9)]
    name = world.create(folder, names, text.encode(), words=words, verify=lambda _: "", private=True)
    return f"{folder}/{name}"
