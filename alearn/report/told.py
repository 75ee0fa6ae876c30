"""What may leave the set, told in sections: the parts that reports for a sponsor, the public and the set share."""

from collections.abc import Iterable, Iterator

from alearn.dates import in_words
from alearn.disclose import OUTSIDE, LetOut
from alearn.disclose.page import Brought, Facts, Line
from alearn.model import Obstacle
from alearn.report.build import RESULTS
from alearn.report.page import (
    Block,
    FactList,
    Points,
    Quote,
    Request,
    Section,
    Sides,
    Sub,
    Words,
    points,
    section,
    sides,
)
from alearn.report.view import Fact

I_CAN = ("I can", "I cannot", "By when")
METHOD = (
    "Action learning: each of us brings an issue to which nobody knows the answer; the others ask open questions; each "
    "leaves with actions, tries them, and comes back to say what happened and what was learned."
)
ETHICS = (
    "A journal is its writer's own. Words are quoted only where their writer let them out, and what members brought, "
    "tried and learned is told only where every one of them has seen it and said yes."
)


def lines_of(brought: Brought, *kinds: str) -> tuple[str, ...]:
    """The words of the lines of some kinds."""
    return tuple(line.words for line in brought.lines if line.kind in kinds)


def who(brought: Brought) -> str:
    """Those who brought it, as they are read aloud."""
    return " and ".join(brought.names)


def tried(line: Line) -> str:
    """What was tried, with how it went as far as there is more to say than that."""
    status = "" if line.status == "tried" else line.status
    stands = ", ".join(filter(None, (status, RESULTS.get(line.result))))
    return f"{line.words.rstrip('.')} ({stands})" if stands else line.words


def issue_blocks(brought: Brought) -> tuple[Block, ...]:
    """One issue: what it was, what was tried, what was learned, and what it was worth to whom."""
    did = tuple(tried(line) for line in brought.lines if line.kind == "tried")
    every = (
        Sub(brought.issue or "Also tried and learned", who(brought)),
        *(Words(words) for words in lines_of(brought, "matters")),
        sides(Points("Before", lines_of(brought, "before")), Points("Now", lines_of(brought, "now"))),
        points("What was tried", did),
        points("What was learned", lines_of(brought, "learned")),
        worth(brought),
        points("What shows it", lines_of(brought, "evidence")),
    )
    return tuple(each for each in every if each is not None)


def worth(brought: Brought) -> Sides | None:
    """Dual value: to the one who learned, and to the organisation."""
    return sides(
        Points("Worth to me", lines_of(brought, "to-me")),
        Points("Worth to the organisation", lines_of(brought, "to-organisation")),
    )


def by_priority(seen: LetOut) -> Iterator[tuple[str, tuple[Brought, ...]]]:
    """What was brought, by the priority of the organisation that it serves; what serves none comes last."""
    serves = {each: next(iter(lines_of(each, "serves")), "") for each in seen.brought}
    for priority in seen.facts.priorities:
        those = tuple(each for each in seen.brought if serves[each] == priority)
        if those:
            yield priority, those
    rest = tuple(each for each in seen.brought if serves[each] not in seen.facts.priorities)
    if rest:
        yield "What we brought" if len(rest) == len(seen.brought) else "What else we brought", rest


def issues(seen: LetOut) -> Iterator[Section]:
    """A section for each priority that is served, with the issues that serve it."""
    for heading, those in by_priority(seen):
        yield from section(heading, *(block for each in those for block in issue_blocks(each)))


def facts_of(told: Facts) -> Iterator[Fact]:
    """The facts about a set: its size, its meetings, its hours, its process, its end."""
    held = len(told.days)
    yield Fact("Members", str(told.size))
    yield Fact("Meetings held", f"{held} of {told.planned}" if told.planned else str(held))
    if told.days:
        last = f" to {in_words(told.days[-1])}" if held > 1 else ""
        yield Fact("From" if last else "On", f"{in_words(told.days[0])}{last}")
    if told.minutes:
        yield Fact("Hours together", f"{told.minutes / 60:.3g}")
    if told.process:
        yield Fact("How we meet", told.process)
    if told.closed:
        yield Fact("Ended", in_words(told.closed))


def figures(seen: LetOut) -> FactList | None:
    """The figures that may be shown."""
    rows = tuple(Fact(each.figure, each.value) for each in seen.figures)
    return FactList(rows) if rows else None


def in_our_words(seen: LetOut) -> tuple[Section, ...]:
    """The words that were let out."""
    return section("In our own words", *(Quote(each.words, each.by) for each in seen.quoted))


def working_together(seen: LetOut) -> tuple[Section, ...]:
    """What the set learned about how it works."""
    return section("What we learned about working together", points("", seen.remembered))


def requests(obstacles: Iterable[Obstacle], audience: str) -> tuple[Request, ...]:
    """What stands in the way: first what waits for a reply, with room for it, then what was answered."""
    told = sorted(obstacles, key=lambda each: (bool(each.reply), each.raised, each.id))
    return tuple(_request(each, audience) for each in told)


def _request(obstacle: Obstacle, audience: str) -> Request:
    reply = obstacle.reply or ("" if audience in OUTSIDE else "none yet")
    if obstacle.reply and obstacle.replied:
        reply = f"{obstacle.reply} ({in_words(obstacle.replied)})"
    label, blanks = ("Your reply", () if reply else I_CAN) if audience == "sponsor" else ("Reply", ())
    return Request(obstacle.obstacle, in_words(obstacle.raised), obstacle.asks or "", label, reply, blanks)


def at_the_start(seen: LetOut) -> tuple[Section, ...]:
    """What the sponsor said before the set began, in the sponsor's own words."""
    agreed = seen.facts.agreed
    return section(
        "What was agreed at the start",
        points("What you wanted", agreed.wants),
        points("What you said would count as a result", agreed.legitimate_results),
        points("What you were to be told", agreed.will_be_told),
        points("What was given for it", tuple(filter(None, (agreed.time_given, agreed.cost)))),
    )


def how_it_was_made(seen: LetOut, purpose: str) -> tuple[Section, ...]:
    """The purpose, method and ethics note that every report has."""
    asked = tuple(words for each in seen.brought for words in lines_of(each, "ethics"))
    not_asked = tuple(words for each in seen.brought for words in lines_of(each, "ethics-not-needed"))
    return section(
        "Purpose, method and ethics",
        Words(purpose),
        Words(METHOD),
        Words(ETHICS),
        points("Who in the setting agreed that the issues were worked on", tuple(dict.fromkeys(asked))),
        points("Where nobody had to agree, and why", tuple(dict.fromkeys(not_asked))),
    )


def counted(number: int, one: str, more: str) -> str:
    """A number with its noun: `1 meeting`, `3 meetings`."""
    return f"{number} {one if number == 1 else more}"
