"""`alearn share`: let words out, to whom and on what terms the author says, and see what is out."""

from collections.abc import Iterator
from typing import NamedTuple

from alearn.commands import let_out
from alearn.commands.choosing import PASTED, Chosen, Picked, chosen
from alearn.commands.terms import Terms, Typed, asked, refuse_unless_agreed
from alearn.commands.who import Given
from alearn.commands.writing import add_yaml
from alearn.errors import RefusedError, UsageError
from alearn.folder import find_set, ids_of, read_set
from alearn.model import LearningSet
from alearn.schema.records import Reading
from alearn.story.letting_out import may_be_shown
from alearn.text.edit import Value
from alearn.world import World


class Options(NamedTuple):
    """What was typed."""

    picked: Picked = Picked()
    terms: Typed = Typed()
    given: Given = Given()
    show: bool = False
    json: bool = False
    dry_run: bool = False


def run(world: World, options: Options) -> int:
    """Write an extract in its author's folder, or list those there are."""
    picked = options.picked
    if options.show or options.json:
        if picked.thing:
            raise UsageError("--list shows all that is out.", f"Leave {picked.thing} out, or leave --list out.")
        return let_out.run(world, options.given, as_json=options.json)
    if picked.thing in PASTED and not picked.words and not world.interactive:
        picked = picked._replace(words=world.read_stdin())
    world.hold(picked.words)
    root = find_set(world)
    reading = read_set(world, root)
    words = chosen(world, root, reading, picked, options.given)
    terms = asked(world, reading.the_set, words, options.terms)
    _refuse_twice(world, reading.the_set, words, terms)
    refuse_unless_agreed(world, words, terms, options.terms)
    path = _written(world, root, reading, words, terms, options)
    world.out(path)
    if not options.dry_run:
        world.discard_draft()
        _say_what_next(world, words, path)
    return 0


def _written(world: World, root: str, reading: Reading, words: Chosen, terms: Terms, options: Options) -> str:
    owner, day = words.writer.member.id, (words.writer.said or world.today).isoformat()
    pairs: list[tuple[str, Value]] = [
        ("from", words.source),
        ("text", terms.words),
        ("audience", terms.audience),
        ("as", terms.attribution),
        ("third_party", terms.third_party),
        ("agreed", day),
        ("until", terms.until.isoformat() if terms.until else ""),
        *words.writer.proxy_keys().items(),
    ]
    ids = _ids(world, day, ids_of(reading, owner))
    return add_yaml(world, root, "extract", owner, ids, pairs, reading=reading, dry_run=options.dry_run)


def _ids(world: World, day: str, taken: frozenset[str]) -> Iterator[str]:
    """Names for an extract, which tell nothing but the day: four random letters come after it."""
    while True:
        id_ = f"{day}-{world.letters(4)}"
        if id_ not in taken:
            yield id_


def _refuse_twice(world: World, the_set: LearningSet, words: Chosen, terms: Terms) -> None:
    """The same words for the same readers are let out once, so that taking them back takes them all."""
    for extract in the_set.extracts.values():
        same = (extract.owner, extract.text, extract.audience) == (words.writer.member.id, terms.words, terms.audience)
        if same and may_be_shown(extract, world.today):
            raise RefusedError(
                f"Those words are out already: {extract.ref}", f"To change the terms: alearn withdraw {extract.id}"
            )


def _say_what_next(world: World, words: Chosen, path: str) -> None:
    writer, id_ = words.writer, path.rpartition("/")[2].removesuffix(".yaml")
    world.say(f"Written {writer.told()}.")
    if writer.by_proxy:
        world.say(f"Until {writer.member.name} has said yes to them, they go no further than the set.")
    world.say(f"To take them back: alearn withdraw {id_}" + (f" --as {writer.member.id}" if writer.by_proxy else ""))
