"""`alearn report --proof` and `--send`: a page is shown to the set, gathers its answers, and leaves as it was shown."""

import hashlib
import os
from collections.abc import Iterator

from alearn.commands.own_look import in_own_forms, sha256
from alearn.commands.pages import form_of, put_page
from alearn.commands.report_page import Options, page_name, tell_left_out
from alearn.commands.writing import add_yaml, change_record
from alearn.disclose import LetOut
from alearn.disclose.answers import NO_ANSWER
from alearn.errors import RefusedError
from alearn.model import Figure, LearningSet, ReportRecord
from alearn.report.kinds import build_page
from alearn.report.outside import FINAL, fingerprints
from alearn.report.proofs import Standing, changed_since, in_full, pending, proof_of, standing
from alearn.schema.layout import path_of
from alearn.schema.records import Reading
from alearn.story.meetings import name_of
from alearn.text.edit import Value, add_key, remove, replace_value
from alearn.text.source import Source
from alearn.world import World

MARK = "DRAFT-FOR-THE-SET"


def show(world: World, root: str, reading: Reading, options: Options) -> int:
    """Write the page for the set to look at, and the record that gathers its answers."""
    the_set = reading.the_set
    full = in_full(the_set, options.audience, world.today)
    view = proof_of(the_set, options.kind, options.audience, world.today)
    record = pending(the_set, options.kind, options.audience)
    templates = sha256(world, root, options)
    changed = record is not None and (changed_since(record, full) > 0 or (record.templates or "") != templates)
    keys: dict[str, Value] = {
        **_contents(full),
        "seen_by": {**dict.fromkeys(full.concerned, NO_ANSWER), **(record.seen_by if record and not changed else {})},
        "proofed": world.today.isoformat(),
        "proof": " ".join(fingerprints(view)),
        "templates": templates,
    }
    if changed:
        keys["answers"] = ""
    output = _marked(options.output)
    page = in_own_forms(world, root, the_set, options, view)(form_of(output))
    _put(world, root, reading, options._replace(output=output), f"{options.audience.upper()}-{MARK}", page)
    name = _gather(world, root, reading, options, record, keys)
    _tell_record(world, options, path_of("report", "", name))
    tell_left_out(world, full)
    if changed:
        world.warn("The page is not the one that was answered to, so all are asked anew.")
    for line in _what_to_send(the_set, full, options, name):
        world.say(line)
    return 0


def send(world: World, root: str, reading: Reading, options: Options) -> int:
    """Write the page that leaves, and complete its record; refused where it is not what the set was shown."""
    stands = standing(reading.the_set, options.kind, options.audience, world.today)
    record = _shown(stands, options)
    if (record.templates or "") != sha256(world, root, options):
        message = "The set was shown this page as other templates make it, or in another form, so it cannot leave."
        raise RefusedError(message, f"Send it as it was shown, or show it again: {_again(options)}")
    day = world.today.isoformat()
    view = build_page(options.kind, stands.seen, FINAL)
    page = in_own_forms(world, root, reading.the_set, options, view)(form_of(options.output))
    keys: dict[str, Value] = {
        **_contents(stands.seen),
        "sent_to": options.to or _reader(reading.the_set, options.audience),
        "sent": day,
        "sha256": hashlib.sha256(page).hexdigest(),
        "proof": "",
    }
    document = reading.documents[record.path]
    edited = _with(document.source, keys)  # before the page is written: with no record of it, it must not be there
    _put(world, root, reading, options, f"{options.audience.upper()}-{day}", page)
    change_record(world, root, reading, document, lambda _: edited, dry_run=options.dry_run)
    _tell_record(world, options, record.path)
    tell_left_out(world, stands.seen)
    whom = f"That page is for {keys['sent_to']} now, and has no mark any more."
    world.say("Nothing was written." if options.dry_run else whom)
    return 0


def _put(world: World, root: str, reading: Reading, options: Options, marked: str, page: bytes) -> None:
    """Write the page, and name it, unless nothing is to be written."""
    if options.dry_run:
        return
    name = page_name(root, reading, options, marked)
    path = put_page(world, root, name, options.output, lambda _: page, force=options.force, look=options.look)
    if path:
        world.out(os.path.relpath(path, world.cwd))


def _tell_record(world: World, options: Options, record: str) -> None:
    """Name the record, beside a page that has not taken standard output for itself."""
    (world.say if options.output == "-" else world.out)(record)


def _shown(stands: Standing, options: Options) -> ReportRecord:
    """The record of a page that the set was shown as it is."""
    again = _again(options)
    if stands.record is None:
        raise RefusedError("The set has not been shown this page, so it cannot leave.", f"First: {again}")
    if stands.changed:
        message = f"{stands.changed} lines of the page are not as the set was shown them, so it cannot leave."
        raise RefusedError(message, f"Show it again: {again}")
    if all(answer == NO_ANSWER for answer in stands.record.seen_by.values()):
        hint = f"Write down what they say: alearn confirm {stands.record.id} --yes --as MEMBER --via email --said DATE"
        raise RefusedError("Nobody has answered to this page yet, so it cannot leave.", hint)
    return stands.record


def _again(options: Options) -> str:
    return f"alearn report {options.kind} --for {options.audience} --proof"


def _marked(output: str) -> str:
    """A name for the page that says it is a draft, whatever name was typed."""
    if output in ("", "-") or MARK in os.path.basename(output):
        return output
    stem, dot, ending = output.rpartition(".")
    return f"{stem}-{MARK}{dot}{ending}"


def _contents(seen: LetOut) -> dict[str, Value]:
    """What is on a page, as its record holds it."""
    return {
        "extracts": [str(each) for each in sorted(quoted.extract for quoted in seen.quoted)],
        "figures": [_figure(each) for each in seen.figures],
    }


def _figure(figure: Figure) -> dict[str, Value]:
    return {"figure": figure.figure, "value": figure.value, "contributors": list(figure.contributors)}


def _gather(
    world: World,
    root: str,
    reading: Reading,
    options: Options,
    record: ReportRecord | None,
    keys: dict[str, Value],
) -> str:
    """Write the record of the proof, or change the one that gathers answers already; its id."""
    if record is not None:
        document = reading.documents[record.path]
        change_record(world, root, reading, document, lambda source: _with(source, keys), dry_run=options.dry_run)
        return record.id
    base = f"{world.today.isoformat()}-{options.kind}-{options.audience}"
    ids = [base, *(f"{base}-{number}" for number in range(2, 99))]
    taken = {each.id for each in reading.the_set.reports}
    pairs = [("kind", options.kind), ("audience", options.audience), *keys.items()]
    free = [each for each in ids if each not in taken]
    path = add_yaml(world, root, "report", "", free, pairs, reading=reading, dry_run=options.dry_run)
    return path.rpartition("/")[2].removesuffix(".yaml")


def _with(source: Source, keys: dict[str, Value]) -> Source:
    """The record with each key's value; a key whose value is nothing is taken out."""
    from alearn.text.nodes import read_yaml

    for key, value in keys.items():
        root = read_yaml(source)[0]
        there = root.value(key) if root else None
        if value:
            source = replace_value(source, [key], value) if there else add_key(source, [], key, value)
        elif there:
            source = remove(source, [key])
    return source


# What the facilitator sends


def _what_to_send(the_set: LearningSet, full: LetOut, options: Options, name: str) -> Iterator[str]:
    reader = _reader(the_set, options.audience)
    yield "Send that page to each of them; a line for the email:"
    yield (
        f"  This is what would go to {reader}. Nothing leaves before you answer: yes; yes, except (and the words to"
        " take out); or no. Without a yes from each of us, what we brought, tried and learned stays with us."
    )
    for member in full.concerned:
        email = the_set.members[member].email
        yield f"  {name_of(the_set, member)} <{email}>" if email else f"  {name_of(the_set, member)}: no email is known"
    yield f"Write down what each one says: alearn confirm {name} --yes --as MEMBER --via email --said DATE"
    yield f"Then: alearn report {options.kind} --for {options.audience} --send"


def _reader(the_set: LearningSet, audience: str) -> str:
    """Whom a page goes to, in a few words."""
    if audience == "public":
        return "anybody"
    return (the_set.agreement.sponsor if the_set.agreement else None) or "the sponsor"
