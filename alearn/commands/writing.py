"""How commands add a record, or change one: compose, read back, look at it with the rules, write."""

from collections.abc import Callable, Container, Iterable

from alearn.commands.who import Author
from alearn.errors import RefusedError, UsageError
from alearn.findings import Finding, Severity
from alearn.rules.record import look_at
from alearn.schema.fields import TABLES
from alearn.schema.layout import path_of, where
from alearn.schema.records import Document, Reading, assemble, read_document
from alearn.schema.types import well_formed
from alearn.text.edit import Value, write_record
from alearn.text.source import Source
from alearn.world import World


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


def refuse_unreadable(path: str, text: str) -> None:
    """Stop where what was typed as an option is not what its key takes."""
    at = where(path)
    if at.kind in TABLES:
        findings = read_document(path, at, text.encode("utf-8", "surrogatepass")).findings
        fault = next((each for each in findings if each.severity is Severity.ERROR), None)
        if fault is not None:
            raise UsageError(fault.message, fault.fix)


def refuse_faulty(world: World, reading: Reading, path: str, text: str) -> None:
    """Stop where a record, as it is about to be written, would be an error in the set; say what would be a warning."""
    refuse_unreadable(path, text)
    document = read_document(path, where(path), text.encode("utf-8", "surrogatepass"))
    listing = reading.listing._replace(files=tuple(sorted({*reading.listing.files, path})))
    after = assemble([*(each for each in reading.documents.values() if each.path != path), document], listing)
    before = {_told(each) for each in look_at(reading, world.today) if each.path == path}
    for finding in look_at(after._replace(known={**after.known, "process": reading.known["process"]}), world.today):
        if finding.path != path or _told(finding) in before:
            continue
        if finding.severity is Severity.ERROR:
            raise UsageError(finding.message, finding.fix)
        world.say(f"{finding.message} {finding.fix}")


def _told(finding: Finding) -> tuple[str, str]:
    return finding.rule, finding.message


def add_record(
    world: World,
    root: str,
    kind: str,
    owner: str,
    ids: Iterable[str],
    text: str,
    *,
    reading: Reading | None = None,
    dry_run: bool = False,
) -> str:
    """Write a new record under the first free id; its path below the set's folder.

    It is looked at with the rules first where the set's `reading` is given.
    """
    proposed = [id_ for id_, _ in zip(ids, range(99), strict=False)]
    if not all(well_formed(id_) for id_ in proposed):
        message = "A file is named in small letters from a to z, figures and hyphens, and in no other way."
        raise UsageError(message, "Choose another name with --id.")
    names = [path_of(kind, owner, id_) for id_ in proposed]
    if reading is None:
        refuse_unreadable(names[0], text)
    else:
        refuse_faulty(world, reading, names[0], text)
    if dry_run:
        world.say(f"Would write {names[0]}:")
        world.out(text.rstrip("\n"))
        return names[0]
    return world.create(root, names, text.encode(), verify=unreadable_as(names[0]))


def add_yaml(
    world: World,
    root: str,
    kind: str,
    owner: str,
    ids: Iterable[str],
    pairs: Iterable[tuple[str, Value]],
    *,
    reading: Reading | None = None,
    dry_run: bool = False,
) -> str:
    """Write a new YAML record from its keys and values, those left empty left out."""
    text = write_record([(key, value) for key, value in pairs if value])
    return add_record(world, root, kind, owner, ids, text, reading=reading, dry_run=dry_run)


def change_record(
    world: World,
    root: str,
    reading: Reading,
    document: Document,
    edit: Callable[[Source], Source],
    *,
    dry_run: bool = False,
) -> None:
    """Change one thing in a record that a person wrote; everything outside stays as it is, byte for byte.

    Raises RefusedError where the file has an error in it, or was changed meanwhile.
    """
    if document.record is None:
        message = f"{document.path} has an error in it, so it is not touched."
        raise RefusedError(message, "Type `alearn check` to see the error.")
    edited = edit(document.source)
    refuse_faulty(world, reading, document.path, edited.text)
    if dry_run:
        world.say(f"Would change {document.path} to:")
        world.out(edited.text.rstrip("\n"))
        return
    before, after = document.source.encode(), edited.encode()
    world.replace(root, document.path, before, after, verify=unreadable_as(document.path))
