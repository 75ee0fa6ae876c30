"""How commands add a record, or change one: compose, read back, write, and say what to do next."""

from collections.abc import Callable, Container, Iterable, Iterator
from contextlib import contextmanager

from alearn.commands.who import Author
from alearn.errors import AlearnError, RefusedError, UsageError
from alearn.findings import Severity
from alearn.schema.fields import TABLES
from alearn.schema.layout import path_of, where
from alearn.schema.records import Document, read_document
from alearn.schema.types import well_formed
from alearn.text.edit import write_record
from alearn.text.source import Source
from alearn.world import World


@contextmanager
def kept(world: World, words: str, draft: str = "") -> Iterator[None]:
    """Where what stops a command inside would lose words that were typed, they are kept, and it is said where.

    An editor's `draft` holds them already.
    """
    try:
        yield
    except AlearnError as fault:
        where_kept = f"What you wrote is kept in {draft}" if draft else world.keep(words)
        fault.hint = "\n".join(filter(None, (fault.hint, where_kept)))
        raise
    except KeyboardInterrupt:
        if words:
            world.warn("\n" + world.keep(words))
        raise


def refuse_taken(id_: str, taken: Container[str]) -> None:
    """Stop where a member's issue, action, entry or extract has this name already: they are told apart by it."""
    if id_ and id_ in taken:
        raise RefusedError("Something of this member's has that name already.", "Choose another name with --id.")


def written(writer: Author, *, dry_run: bool) -> str:
    """What was done, and who can read it."""
    if dry_run:
        return f"It would be written {writer.told()}, for the whole set to read. Nothing was."
    return f"Written {writer.told()}; the whole set can read it."


def unreadable_as(path: str) -> Callable[[bytes], str]:
    """What reads bytes back as the record that lies at a path: the first fault in it, or an empty text."""

    def verify(data: bytes) -> str:
        findings = read_document(path, where(path), data).findings
        return next((each.message for each in findings if each.severity is Severity.ERROR), "")

    return verify


def add_record(
    world: World,
    root: str,
    kind: str,
    owner: str,
    ids: Iterable[str],
    text: str,
    *,
    words: str,
    dry_run: bool = False,
) -> str:
    """Write a new record under the first free id; its path below the set's folder."""
    proposed = [id_ for id_, _ in zip(ids, range(99), strict=False)]
    if not all(well_formed(id_) for id_ in proposed):
        with kept(world, words):
            message = "A file is named in small Latin letters, figures and hyphens, and in no other way."
            raise UsageError(message, "Choose another name with --id.")
    names = [path_of(kind, owner, id_) for id_ in proposed]
    refuse_unreadable(world, names[0], text, words)
    if dry_run:
        world.say(f"Would write {names[0]}:")
        world.out(text.rstrip("\n"))
        return names[0]
    return world.create(root, names, text.encode(), words=words, verify=unreadable_as(names[0]))


def refuse_unreadable(world: World, path: str, text: str, words: str) -> None:
    """Stop where what was typed as an option is not what its key takes, once the words are kept."""
    at = where(path)
    if at.kind not in TABLES:
        return
    findings = read_document(path, at, text.encode("utf-8", "surrogatepass")).findings
    fault = next((each for each in findings if each.severity is Severity.ERROR), None)
    if fault is not None:
        with kept(world, words):
            raise UsageError(f"This cannot be read back as a record: {fault.message}", fault.fix)


def add_yaml(
    world: World,
    root: str,
    kind: str,
    owner: str,
    ids: Iterable[str],
    pairs: "Iterable[tuple[str, object]]",
    *,
    words: str,
    dry_run: bool = False,
) -> str:
    """Write a new YAML record from its keys and values, those left empty left out."""
    text = write_record([(key, value) for key, value in pairs if value not in (None, "", [], {})])  # type: ignore[misc]  # values are texts and lists of them
    return add_record(world, root, kind, owner, ids, text, words=words, dry_run=dry_run)


def change_record(
    world: World,
    root: str,
    document: Document,
    edit: Callable[[Source], Source],
    *,
    words: str,
    dry_run: bool = False,
) -> None:
    """Change one thing in a record that a person wrote; everything outside stays as it is, byte for byte.

    Raises RefusedError where the file has an error in it, or was changed meanwhile.
    """
    if document.record is None:
        raise RefusedError(
            f"{document.path} has an error in it, so it is not touched.",
            "\n".join(filter(None, ("Type `alearn check` to see the error.", world.keep(words)))),
        )
    try:
        edited = edit(document.source)
    except RefusedError as fault:
        raise RefusedError(fault.message, "\n".join(filter(None, (fault.hint, world.keep(words))))) from None
    if dry_run:
        world.say(f"Would change {document.path} to:")
        world.out(edited.text.rstrip("\n"))
        return
    before, after = document.source.encode(), edited.encode()
    world.replace(root, document.path, before, after, words=words, verify=unreadable_as(document.path))
