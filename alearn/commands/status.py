"""`alearn status`: what matters next in the set, and to me."""

from collections.abc import Iterator
from typing import NamedTuple

from alearn.commands.actions import as_data, line
from alearn.commands.to_confirm import Waiting, things_to_confirm
from alearn.commands.who import known_typist
from alearn.dates import in_words
from alearn.disclose.answers import NO_ANSWER
from alearn.findings import Finding, Severity
from alearn.folder import approach_of, find_set, read_set
from alearn.model import LearningSet, Member
from alearn.rules.practice import concerns, look_at_practice
from alearn.rules.record import look_at
from alearn.schema.records import Reading
from alearn.story.meetings import facilitators, held, members, name_of, next_planned, planned
from alearn.story.promises import promised, shared_with
from alearn.story.wording import listed
from alearn.world import World

_DAYS_TO_PREPARE = 7


class Options(NamedTuple):
    """What was typed."""

    me: str = ""
    json: bool = False


class _Standing(NamedTuple):
    """Where the set stands, for the person who asks (None: nobody in particular)."""

    reading: Reading
    me: Member | None
    questions: tuple[Finding, ...]
    findings: tuple[Finding, ...]

    @property
    def the_set(self) -> LearningSet:
        return self.reading.the_set

    @property
    def waiting(self) -> tuple[Waiting, ...]:
        """What waits for the yes of the person who asks."""
        things = things_to_confirm(self.reading, self.me.id) if self.me else ()
        return tuple(each for each in things if each.what)

    @property
    def mine(self) -> str | None:
        """The member whose own promises are shown; a facilitator sees everybody's."""
        return self.me.id if self.me and self.me.in_set else None


def run(world: World, options: Options) -> int:
    """Show the next meeting, the promised actions, my questions, and whether the record is well."""
    root = find_set(world)
    reading = read_set(world, root)
    me = known_typist(world, root, reading.the_set, options.me)
    questions = tuple(each for each in look_at_practice(reading, world.today) if _is_mine(each, me))
    standing = _Standing(reading, me, questions, tuple(look_at(reading, world.today)))
    if options.json:
        world.out_json("status", _as_data(world, standing))
        return 0
    for text in _lines(world, standing):
        world.out(text)
    if me is None:
        world.say("To see your own questions too, add --me MEMBER.")
    return 0


def _lines(world: World, standing: _Standing) -> Iterator[str]:
    the_set, mine = standing.the_set, standing.mine
    yield world.style(the_set.file.title, "bold")
    yield from _meetings(world, the_set)
    if standing.me is not None and not standing.me.in_set:
        yield from _to_prepare(world, the_set)
    yield from _for_the_review(world, standing)
    actions = promised(the_set, world.today, mine)
    if actions:
        yield "\n" + ("What I said I would do" if mine else "What members said they would do")
    owner = ""
    for action in actions:
        if not mine and action.owner != owner:
            owner = action.owner
            yield f"  {name_of(the_set, owner)}"
        yield ("" if mine else "  ") + line(world, the_set, action)
    shared = shared_with(the_set, world.today, mine) if mine else ()
    if shared:
        yield "\nShared with me"
        yield from (f"{line(world, the_set, action)} ({name_of(the_set, action.owner)}'s)" for action in shared)
    if standing.waiting:
        yield "\nWaiting for my yes (alearn confirm)"
        yield from (f"  {each.name}  {each.what}" for each in standing.waiting)
    if standing.questions:
        yield "\nQuestions worth a thought"
        yield from (f"  {each.message} ({_about(standing.reading, each)})" for each in standing.questions)
    yield "\n" + _health(standing.findings)


def _meetings(world: World, the_set: LearningSet) -> Iterator[str]:
    done, every, people = held(the_set, world.today), planned(the_set), len(members(the_set))
    leads = " and ".join(person.name for person in facilitators(the_set)) or "nobody yet"
    yield f"{people} member{'' if people == 1 else 's'}; facilitated by {leads}."
    yield f"Meetings held: {len(done)}" + (f" of {len(every)} planned." if every else ".")
    if the_set.file.closed and the_set.file.closed <= world.today:
        yield f"The set ended on {in_words(the_set.file.closed)}."
        return
    following = next_planned(the_set, world.today)
    if following:
        at = f" at {following.starts:%H:%M}" if following.starts else ""
        place = f", {following.place}" if following.place else ""
        days = (following.day - world.today).days
        soon = {0: "today, ", 1: "tomorrow, "}.get(days, "")
        yield f"Next meeting: {soon}{in_words(following.day)}{at}{place}."
    else:
        yield "No next meeting is planned. Plan one: alearn schedule --first DATE"


def _to_prepare(world: World, the_set: LearningSet) -> Iterator[str]:
    """What a facilitator still has to see to; whether they asked themselves before is theirs, and not looked at."""
    done, every = len(held(the_set, world.today)), len(planned(the_set))
    if not done and the_set.agreement is None and the_set.file.closed is None:
        yield "Before it starts: `alearn readiness` for yourself, `alearn brief` with the sponsor."
    if every > 2 and done == every // 2:
        yield "Half way: `alearn readiness` asks again, and shows what you answered before."
    brought = {issue.owner for issue in the_set.issues.values() if issue.opened <= world.today}
    waiting = [
        member.name for member in members(the_set) if member.belongs_on(world.today) and member.id not in brought
    ]
    following = next_planned(the_set, world.today)
    if waiting and following:
        yield f"No issue is written down yet by {', '.join(waiting)}."
    if following and (following.day - world.today).days <= _DAYS_TO_PREPARE:
        yield "To print for it: alearn agenda"
    yield from _unanswered(the_set)
    if the_set.conduct and the_set.conduct.rules and the_set.conduct.adopted is None and held(the_set, world.today):
        yield "The set has met and its conduct is not adopted yet: alearn conduct --adopt --by all"


def _unanswered(the_set: LearningSet) -> Iterator[str]:
    """The pages that the set was shown and not all have answered to."""
    for report in the_set.reports:
        silent = [name_of(the_set, each) for each, said in report.seen_by.items() if said == NO_ANSWER]
        if report.proofed and report.sent is None and silent:
            yield f"The {report.kind} for the {report.audience} waits for an answer of {listed(silent)}."


def _for_the_review(world: World, standing: _Standing) -> Iterator[str]:
    questions = _review_questions(world, standing)
    if questions:
        yield "\nFor the review at the end of the meeting"
        yield from (f"  {question}" for question in questions)


def _review_questions(world: World, standing: _Standing) -> tuple[str, ...]:
    """What the set's approach asks at the end of a meeting, for a facilitator in the week before one."""
    following = next_planned(standing.the_set, world.today)
    is_soon = following is not None and (following.day - world.today).days <= _DAYS_TO_PREPARE
    facilitates = standing.me is not None and not standing.me.in_set
    return approach_of(world, standing.the_set.file.approach).review if is_soon and facilitates else ()


def _is_mine(finding: Finding, me: Member | None) -> bool:
    if finding.path.startswith("members/"):
        return me is not None and finding.path.startswith(f"members/{me.id}/")
    return me is None or not me.in_set


def _about(reading: Reading, finding: Finding) -> str:
    """What a question is about: the presenter of a turn with the meeting's day, else the record's name."""
    name = finding.path.rpartition("/")[2].rpartition(".")[0]
    presenter = "" if finding.path.startswith("members/") else concerns(reading, finding)
    return f"{name_of(reading.the_set, presenter)}, {name}" if presenter else name


def _health(findings: tuple[Finding, ...]) -> str:
    errors = sum(1 for each in findings if each.severity is Severity.ERROR)
    if not findings:
        return "The record is well: `alearn check` finds nothing."
    return f"The record: {errors} to mend, {len(findings) - errors} to look at. See them with `alearn check`."


def _as_data(world: World, standing: _Standing) -> dict[str, object]:
    the_set = standing.the_set
    following = next_planned(the_set, world.today)
    errors = sum(1 for each in standing.findings if each.severity is Severity.ERROR)
    return {
        "title": the_set.file.title,
        "today": world.today.isoformat(),
        "me": standing.me.id if standing.me else None,
        "members": [{"id": member.id, "name": member.name} for member in members(the_set)],
        "meetings_held": len(held(the_set, world.today)),
        "meetings_planned": len(planned(the_set)),
        "next_meeting": following.day.isoformat() if following else None,
        "promised": [as_data(world, the_set, action) for action in promised(the_set, world.today, standing.mine)],
        "waiting": [each._asdict() for each in standing.waiting],
        "for_the_review": list(_review_questions(world, standing)),
        "questions": [{"path": each.path, "rule": each.rule, "question": each.message} for each in standing.questions],
        "errors": errors,
        "warnings": len(standing.findings) - errors,
    }
