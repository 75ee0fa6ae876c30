"""A set's folder: finding it, reading it whole, and naming things in it."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from alearn import FORMAT
from alearn.errors import NotFoundError, UsageError
from alearn.findings import Finding
from alearn.model import Approach, Form, GuidePage, LearningSet, Process, PromptSheet, Ref, ReviewQuestions
from alearn.rules.lexicon import Lexicon, lexicon_of
from alearn.say import WORDS, Say
from alearn.schema.guide import read_guide_page
from alearn.schema.layout import MADE, OWN_FOLDERS, PROGRAMME_FILE, SET_FILE, path_of, plain_words, slug
from alearn.schema.phrases import read_phrases, read_texts
from alearn.schema.records import OWNED_KINDS, Reading, later_format, read_all, read_shipped
from alearn.text.near import nearest
from alearn.text.source import RECORD_LIMIT

if TYPE_CHECKING:
    from alearn.world import World

_PACKAGE = os.path.dirname(os.path.abspath(__file__))
_LIBRARY = os.path.join(_PACKAGE, "library")
_SKIP = frozenset(MADE)
SAID_FILE = "words/report.yaml"
_Thing = TypeVar("_Thing")


def find_set(world: "World", start: str = "") -> str:
    """The folder of the set that `start` (else where the command was started) lies in, found by walking up."""
    folder = os.path.abspath(start or world.cwd)
    while True:
        if world.exists(os.path.join(folder, SET_FILE)):
            return folder
        above = os.path.dirname(folder)
        if above == folder:
            raise NotFoundError(
                "This is not inside a set's folder: there is no set.yaml here or above.",
                "Go into the folder of your set, name it with -C, or make one with `alearn new-set`.",
            )
        folder = above


def read_set(world: "World", root: str, shipped: Mapping[str, Process] | None = None) -> Reading:
    """Read a whole set; NotFoundError where it is written in a later format than this reader knows.

    `shipped` are the library's processes, where they were read already.
    """
    refuse_later_format(world, root)
    with world.waiting("Reading the set …"):
        return _read(world, root, shipped)


def _read(world: "World", root: str, shipped: Mapping[str, Process] | None) -> Reading:
    tree = world.tree(root, _SKIP, SET_FILE, OWN_FOLDERS)

    def load(name: str, limit: int) -> bytes | None:
        return world.read(f"{root}/{name}", limit)

    reading = read_all(tree.files, tree.others, load, shipped_processes(world) if shipped is None else shipped)
    sector = reading.the_set.file.words
    if not sector and SAID_FILE not in tree.files:
        return reading
    say, findings = _own_words(world, root if SAID_FILE in tree.files else "", sector)
    return reading._replace(the_set=reading.the_set._replace(say=say), findings=(*reading.findings, *findings))


def _own_words(world: "World", root: str, sector: str | None) -> tuple[Say, tuple[Finding, ...]]:
    """What reports say for a sector, and before that what a set's own file has; and what is wrong in that."""
    texts: dict[str, str] = {}
    findings: tuple[Finding, ...] = ()
    if sector:
        texts |= said(world, f"words/{sector}.yaml")
    if root:
        known = (*said(world, SAID_FILE), *WORDS)
        own, findings = read_texts(SAID_FILE, world.read(os.path.join(root, SAID_FILE), RECORD_LIMIT) or b"", known)
        texts |= own
    return Say(texts), findings


def said(world: "World", name: str) -> Mapping[str, str]:
    """The texts of a file of the library, by what they stand for."""
    return read_texts(name, world.read_or_stop(os.path.join(_LIBRARY, name), RECORD_LIMIT))[0]


def refuse_later_format(world: "World", root: str) -> None:
    """Stop where a set is written in a later format than this reader knows: nothing in it may be changed."""
    later = later_format(world.read_or_stop(os.path.join(root, SET_FILE), RECORD_LIMIT))
    if later is not None:
        raise NotFoundError(
            f"This set is written in format {later}, and this alearn reads format {FORMAT}: nothing was changed.",
            f"Install a newer alearn, one that reads format {later}.",
        )


def read_people(world: "World", root: str, folders: tuple[str, ...] = ()) -> LearningSet:
    """The set with its members, and of each member only the named folders: a big journal costs nothing here."""
    refuse_later_format(world, root)
    names = [SET_FILE]
    for member in world.names(f"{root}/members"):
        names.append(path_of("member", member, member))
        for folder in folders:
            names += [f"members/{member}/{folder}/{name}" for name in world.names(f"{root}/members/{member}/{folder}")]
    if folders:
        names += [f"meetings/{name}" for name in world.names(f"{root}/meetings")]

    def load(name: str, limit: int) -> bytes | None:
        return world.read(f"{root}/{name}", limit)

    return read_all(names, (), load).the_set


def shipped_processes(world: "World") -> Mapping[str, Process]:
    """The processes of the shipped library by their ids."""
    return dict(_shelf(world, _LIBRARY, "processes"))


def prompt_sheets(world: "World", root: str) -> Mapping[str, PromptSheet]:
    """The prompts for journal entries by their names: the shipped ones, a set's own of the same name before them."""
    return {**dict(_shelf(world, _LIBRARY, "prompts")), **dict(_shelf(world, root, "prompts"))}


def form(world: "World", root: str, name: str) -> Form:
    """A form by its name: the set's own, else the shipped one. NotFoundError where a set's own cannot be read."""
    own = f"forms/{name}.yaml"
    if root and world.exists(os.path.join(root, own)):
        found = read_shipped(own, world.read_or_stop(os.path.join(root, own), RECORD_LIMIT))
        if found is None:
            raise NotFoundError(f"{own} has an error in it.", "Type `alearn check` to see it.")
        return cast("Form", found)
    return cast("Form", dict(_shelf(world, _LIBRARY, "forms"))[name])


def forms(world: "World", root: str) -> tuple[Form, ...]:
    """The forms of the printed pack in their order: the shipped ones, a set's own of the same name before them."""
    own = _shelf(world, root, "forms") if root else ()
    found = {**dict(_shelf(world, _LIBRARY, "forms")), **dict(own)}
    printed = (each for each in found.values() if each.whom)
    return tuple(sorted(printed, key=lambda each: (each.order or 99, each.id)))


def _shelf(world: "World", above: str, folder: str) -> Iterator[tuple[str, Any]]:
    """What can be read of one folder of a library, by its ids."""
    for name in world.names(os.path.join(above, folder)):
        path = f"{folder}/{name}"
        data = world.read(os.path.join(above, path), RECORD_LIMIT)
        record = read_shipped(path, data) if name.endswith(".yaml") and data is not None else None
        if record is not None:
            yield record.id, record


def processes(reading: Reading, shipped: Mapping[str, Process]) -> Mapping[str, Process]:
    """Every process a set may use, by its id: the library's, and the set's own, which override them."""
    own = (each.record for each in reading.documents.values() if each.at.kind == "process" and each.record)
    return {**shipped, **{process.id: process for process in own}}


def approach_of(world: "World", name: str | None) -> Approach:
    """What an approach of a set changes, of the shipped library; `classic` where the set names none."""
    id_ = name or "classic"
    lists, _ = _lists(world, f"approaches/{id_}.yaml", "")
    asked = (" ".join(lists[key]) for key in ("support", "challenge", "learned", "not-talked-about"))
    drafted = (lists["conduct"], lists["credits"])
    return Approach(id_, lists["process"][0], lists["prompts"], *drafted, ReviewQuestions(*asked))


def guide_pages(world: "World") -> tuple[GuidePage, ...]:
    """The topics of the built-in guide, in their order."""
    folder = os.path.join(_LIBRARY, "guide")
    pages = (
        read_guide_page(name.removesuffix(".md"), world.read_or_stop(os.path.join(folder, name), RECORD_LIMIT))
        for name in world.names(folder)
    )
    return tuple(sorted(pages, key=lambda page: page.order))


def words(world: "World", name: str, root: str = "") -> tuple[Lexicon, tuple[Finding, ...]]:
    """The words a coach goes by, with a set's own in `words/` joined to them, and what is wrong in those."""
    lists, findings = _lists(world, f"words/{name}", root)
    return lexicon_of(lists), findings


def question_bank(world: "World", root: str = "") -> Mapping[str, tuple[str, ...]]:
    """The questions of the library by the stage they serve, with a set's own in `questions/` joined to them."""
    return _lists(world, "questions/bank.yaml", root)[0]


def facilitator_cues(world: "World", root: str = "") -> Mapping[str, tuple[str, ...]]:
    """What whoever facilitates has in mind, by the mode of a stage, with a set's own in `words/` joined to it."""
    return _lists(world, "words/cues.yaml", root)[0]


def _lists(world: "World", name: str, root: str) -> tuple[Mapping[str, tuple[str, ...]], tuple[Finding, ...]]:
    """The lists of a library file, with those of the same names in the set's own file joined to them."""
    shipped, _ = read_phrases(name, world.read_or_stop(os.path.join(_LIBRARY, name), RECORD_LIMIT))
    own = world.read(os.path.join(root, name), RECORD_LIMIT) if root else None
    if own is None:
        return shipped, ()
    added, findings = read_phrases(name, own, frozenset(shipped))
    return {key: (*phrases, *added.get(key, ())) for key, phrases in shipped.items()}, findings


def shipped_folder(name: str) -> str:
    """Where `templates` or `examples` lie: in an installed package, else at the top of a checkout."""
    installed = os.path.join(_PACKAGE, "shipped", name)
    return installed if os.path.isdir(installed) else os.path.join(os.path.dirname(_PACKAGE), name)


def own_templates(world: "World", root: str) -> tuple[str, ...]:
    """The folders of templates and looks that go before the shipped ones: the set's own, then its programme's.

    A link is none of them, wherever it leads.
    """
    places = (os.path.join(above, "templates") for above in (root, _programme(world, root)) if above)
    return tuple(each for each in places if world.is_folder(each) and not world.is_link(each))


def _programme(world: "World", root: str) -> str:
    """The folder of the programme that a set belongs to, found by walking up; empty where there is none."""
    folder, above = root, os.path.dirname(root)
    while above != folder:
        folder, above = above, os.path.dirname(above)
        if world.exists(os.path.join(folder, PROGRAMME_FILE)):
            return folder
    return ""


def named(
    fragment: str,
    things: Iterable[_Thing],
    name: Callable[[_Thing], str],
    kind: str,
    spoken: Callable[[_Thing], str] | None = None,
) -> _Thing:
    """The one thing somebody means: by its name, its last part, what it is `spoken` of as, or a part no other has.

    Capitals, accents and signs make no difference. UsageError where several are meant, NotFoundError where none is.
    """
    by_name = {name(thing): thing for thing in things}
    said = {each: spoken(thing).lower() if spoken else "" for each, thing in by_name.items()}
    whole, words = fragment.strip().lower(), plain_words(fragment)
    for found in (
        [each for each in by_name if whole and whole in (each, each.rpartition("/")[2], said[each])],
        [each for each in by_name if words and words in each.rpartition("/")[2]],
        [each for each in by_name if whole and whole in f"{each} {said[each]}"],
        [each for each in by_name if words and words in f"{each} {plain_words(said[each])}"],
    ):
        if len(found) == 1:
            return by_name[found[0]]
        if found:
            several = f"{kind[:-1]}ies" if kind.endswith("y") else f"{kind}s"
            raise UsageError(f"Several {several} are meant by that.", "Name one of: " + ", ".join(sorted(found)))
    near = nearest(words or whole, by_name, 0.4, 3)
    hint = "Did you mean: " + ", ".join(near) if near else f"No {kind} is there yet." if not by_name else ""
    raise NotFoundError(f"No {kind} is called that here.", hint or "There are: " + ", ".join(sorted(by_name)[:12]))


def free_ids(words: str, fallback: str, taken: Iterable[str]) -> Iterator[str]:
    """Ids to try for something new, best first: made from its words, then with a number after it."""
    known = frozenset(taken)
    base = slug(words) or fallback
    if base not in known:
        yield base
    for number in range(2, 1000):
        numbered = f"{base[:58]}-{number}"
        if numbered not in known:
            yield numbered


def ids_of(reading: Reading, owner: str) -> frozenset[str]:
    """The ids of everything a member owns, which are unique together."""
    owned: list[Ref] = [ref for kind in OWNED_KINDS for ref in reading.known[kind]]
    return frozenset(ref.id for ref in owned if ref.owner == owner)
