"""`alearn report`: the set's folder compiled into a page to send."""

import os

from alearn.commands.own_look import in_own_forms
from alearn.commands.pages import put_page
from alearn.commands.proof import send, show
from alearn.commands.report_page import Options, page_name, refuse_errors, tell_left_out, tell_missing
from alearn.commands.who import who_am_i
from alearn.disclose import AUDIENCES, OUTSIDE, Disclosed, disclose
from alearn.errors import RefusedError, UsageError
from alearn.folder import find_set, read_set
from alearn.report.kinds import KINDS, WHOM, build_inside, build_page
from alearn.report.missing import gaps_in
from alearn.report.outside import DRAFT
from alearn.report.own import is_facilitator
from alearn.report.page import PageView
from alearn.report.proofs import standing
from alearn.schema.records import Reading
from alearn.story.meetings import name_of
from alearn.world import World


def run(world: World, options: Options) -> int:
    """Build the report, and say where it is and for whom."""
    options = _for_whom(options)
    _refuse_misuse(options)
    root = find_set(world)
    reading = read_set(world, root)
    if options.proof or options.send:
        refuse_errors(world, reading, options)
        return send(world, root, reading, options) if options.send else show(world, root, reading, options)
    me = who_am_i(world, root, reading.the_set, options.me).id if options.audience == "me" else ""
    if options.kind == "facilitator" and not is_facilitator(reading.the_set, me):
        message = f"{name_of(reading.the_set, me)} facilitates no meeting of this set."
        raise RefusedError(message, "A member's own is: alearn report member")
    refuse_errors(world, reading, options)
    if options.audience in OUTSIDE:
        return _outside(world, root, reading, options)
    return _inside(world, root, reading, options, me)


def _inside(world: World, root: str, reading: Reading, options: Options, me: str) -> int:
    """The page for the set, or for one member of it."""
    seen = disclose(reading.the_set, options.audience, world.today, me)
    assert isinstance(seen, Disclosed)  # noqa: S101  # as disclose says: it is for the set, or for one of it
    gaps = gaps_in(options.kind, seen)
    view = build_inside(options.kind, seen, gaps if options.draft else ())
    audience = "SET-ONLY" if options.audience == "set" else f"{me}-ONLY"
    name = page_name(root, reading, options, audience + ("-DRAFT" if options.draft else ""))
    path = _made(world, root, reading, options, name, view)
    if not path or options.quiet:
        return 0
    world.out(os.path.relpath(path, world.cwd))
    tell_missing(world, gaps)
    whom = "the set" if options.audience == "set" else f"{name_of(reading.the_set, me)} alone"
    world.say(f"Everything in it is for {whom}. Look it through before you send it.")
    return 0


def _outside(world: World, root: str, reading: Reading, options: Options) -> int:
    """A draft of what could leave the set today, and what is left out of it, for its maker."""
    stands = standing(reading.the_set, options.kind, options.audience, world.today)
    name = page_name(root, reading, options, f"{options.audience.upper()}-DRAFT")
    view = build_page(options.kind, stands.seen, DRAFT)
    path = _made(world, root, reading, options, name, view)
    if path:
        world.out(os.path.relpath(path, world.cwd))
    tell_left_out(world, stands.seen)
    tell_missing(world, gaps_in(options.kind, disclose(reading.the_set, "set", world.today)))
    if stands.changed:
        world.warn("The page is no longer as the set was shown it, so its answers do not count.")
    shown = stands.record is not None and not stands.changed
    world.say(
        "It is a draft, not to be sent. " + ("To send it" if shown else "To show the set what would leave it") + ":"
    )
    world.say(f"  alearn report {options.kind} --for {options.audience} {'--send' if shown else '--proof'}")
    return 0


def _made(world: World, root: str, reading: Reading, options: Options, name: str, view: PageView) -> str:
    """Put a page where it goes; its path, empty where it went to standard output."""
    build = in_own_forms(world, root, reading.the_set, options, view)
    return put_page(world, root, name, options.output, build, force=options.force, look=options.look)


def _for_whom(options: Options) -> Options:
    """The options with the audience that a kind is for when none was typed."""
    if options.kind not in KINDS:
        raise UsageError("There is no such report.", "There are: " + ", ".join(KINDS))
    return options._replace(audience=options.audience or KINDS[options.kind].audiences[0])


def _refuse_misuse(options: Options) -> None:
    if options.trust_templates and options.shipped_templates:
        raise UsageError("--trust-templates and --shipped-templates are two ways.", "Leave one of them out.")
    if options.audience not in AUDIENCES:
        raise UsageError("--for takes one of: " + ", ".join(AUDIENCES))
    kind = KINDS[options.kind]
    if options.audience not in kind.audiences:
        message = f"No {options.kind} report is made for {WHOM[options.audience]}. {kind.why}"
        raise RefusedError(message, f"There is: alearn report {options.kind} --for {'|'.join(kind.audiences)}")
    if not (options.proof or options.send):
        if options.dry_run or options.to:
            raise UsageError("--dry-run and --to go with --proof or --send.", "Leave them out, or add one of those.")
        return
    if options.audience not in OUTSIDE:
        raise UsageError(
            "--proof and --send are for what leaves the set.", "Add --for sponsor or --for public, or leave them out."
        )
    if options.draft or (options.proof and options.send):
        raise UsageError("--draft, --proof and --send are three steps, one at a time.", "Leave all but one out.")
