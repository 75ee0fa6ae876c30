"""What may leave the set, told in sections: the parts that reports for a sponsor, the public and the set share."""

from collections.abc import Iterable, Iterator
from datetime import date

from alearn.disclose import OUTSIDE, LetOut
from alearn.disclose.page import Brought, Facts, Line
from alearn.model import Obstacle
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
from alearn.report.saying import RESULTS, STATUSES, counted, figured, from_to, listed
from alearn.report.view import Fact
from alearn.say import Say
from alearn.story.wording import on

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


def who(say: Say, brought: Brought) -> str:
    """Those who brought it, as they are read aloud."""
    return listed(say, brought.names)


def tried(say: Say, line: Line) -> str:
    """What was tried, with how it went as far as there is more to say than that."""
    status = "" if line.status in ("", "tried") else say(STATUSES[line.status])
    stands = ", ".join(filter(None, (status, say(RESULTS[line.result]) if line.result else "")))
    return say("{words} ({mark})", words=line.words.rstrip("."), mark=stands) if stands else line.words


def issue_blocks(say: Say, brought: Brought) -> tuple[Block, ...]:
    """One issue: what it was, what was tried, what was learned, and what it was worth to whom."""
    did = tuple(tried(say, line) for line in brought.lines if line.kind == "tried")
    every = (
        Sub(brought.issue or say("Also tried and learned"), who(say, brought)),
        *(Words(words) for words in lines_of(brought, "matters")),
        before_and_now(say, lines_of(brought, "before"), lines_of(brought, "now")),
        points(say("What was tried"), did),
        points(say("What was learned"), lines_of(brought, "learned")),
        worth(say, lines_of(brought, "to-me"), lines_of(brought, "to-organisation")),
        points(say("What shows it"), lines_of(brought, "evidence")),
    )
    return tuple(each for each in every if each is not None)


def before_and_now(say: Say, before: tuple[str, ...], now: tuple[str, ...]) -> Sides | None:
    """How practice was, and how it is."""
    return sides(Points(say("Before"), before), Points(say("Now"), now))


def worth(say: Say, to_me: tuple[str, ...], to_organisation: tuple[str, ...]) -> Sides | None:
    """Dual value: to the one who learned, and to the organisation."""
    return sides(Points(say("Worth to me"), to_me), Points(say("Worth to the {organisation}"), to_organisation))


def by_priority(seen: LetOut) -> Iterator[tuple[str, tuple[Brought, ...]]]:
    """What was brought, by the priority of the organisation that it serves; what serves none comes last."""
    serves = {each: next(iter(lines_of(each, "serves")), "") for each in seen.brought}
    for priority in seen.facts.priorities:
        those = tuple(each for each in seen.brought if serves[each] == priority)
        if those:
            yield priority, those
    rest = tuple(each for each in seen.brought if serves[each] not in seen.facts.priorities)
    if rest:
        say = seen.say
        yield say("What we brought") if len(rest) == len(seen.brought) else say("What else we brought"), rest


def issues(seen: LetOut) -> Iterator[Section]:
    """A section for each priority that is served, with the issues that serve it."""
    for heading, those in by_priority(seen):
        yield from section(heading, *(block for each in those for block in issue_blocks(seen.say, each)))


def facts_of(say: Say, told: Facts) -> Iterator[Fact]:
    """The facts about a set: its size, its meetings, its hours, its process, its end."""
    held = len(told.days)
    yield Fact(say("Members"), str(told.size))
    of = say("{first} of {second}", first=held, second=told.planned) if told.planned else str(held)
    yield Fact(say("Meetings held"), of)
    if held:
        yield when(say, told.days[0], told.days[-1])
    if told.minutes:
        yield Fact(say("Hours together"), f"{told.minutes / 60:.3g}")
    if told.process:
        yield Fact(say("How we meet"), told.process)
    if told.closed:
        yield Fact(say("Ended"), on(say, told.closed))


def when(say: Say, first: date, last: date) -> Fact:
    """From when to when, or the one day, with what that is."""
    return Fact(say("On") if first == last else say("From"), from_to(say, first, last))


def figures(seen: LetOut) -> FactList | None:
    """The figures that may be shown."""
    rows = tuple(Fact(figured(seen.say, each.figure), figured(seen.say, each.value)) for each in seen.figures)
    return FactList(rows) if rows else None


def different(seen: LetOut) -> Words | None:
    """Of how many things that were brought it is said what is different now; None where it is said of none."""
    number, every = sum(1 for each in seen.brought if lines_of(each, "now")), len(seen.brought)
    if not number:
        return None
    if every == 1:
        return Words(seen.say("Of the one thing that we brought, we can say what is different now."))
    text = "In {number} of the {every} things that we brought, we can say what is different now."
    return Words(seen.say(text, number=number, every=every))


def in_our_words(seen: LetOut) -> tuple[Section, ...]:
    """The words that were let out."""
    return section(seen.say("In our own words"), *(Quote(each.words, each.by) for each in seen.quoted))


def working_together(seen: LetOut) -> tuple[Section, ...]:
    """What the set learned about how it works."""
    return section(seen.say("What we learned about working together"), points("", seen.remembered))


def requests(say: Say, obstacles: Iterable[Obstacle], audience: str) -> tuple[Request, ...]:
    """What stands in the way: first what waits for a reply, with room for it, then what was answered."""
    told = sorted(obstacles, key=lambda each: (bool(each.reply), each.raised, each.id))
    return tuple(_request(say, each, audience) for each in told)


def _request(say: Say, obstacle: Obstacle, audience: str) -> Request:
    reply = obstacle.reply or ("" if audience in OUTSIDE else say("none yet"))
    if obstacle.reply and obstacle.replied:
        reply = say("{words} ({mark})", words=obstacle.reply, mark=on(say, obstacle.replied))
    for_sponsor = audience == "sponsor"
    answer = Fact(say("Your reply") if for_sponsor else say("Reply"), reply)
    asks = Fact(say("We ask"), obstacle.asks or "")
    blanks = (say("I can"), say("I cannot"), say("By when")) if for_sponsor and not reply else ()
    raised = say("Raised {day}", day=on(say, obstacle.raised))
    return Request(obstacle.obstacle, raised, asks, answer, blanks)


def at_the_start(seen: LetOut) -> tuple[Section, ...]:
    """What the sponsor said before the set began, in the sponsor's own words."""
    say, agreed = seen.say, seen.facts.agreed
    return section(
        say("What was agreed at the start"),
        points(say("What you wanted"), agreed.wants),
        points(say("What you said would count as a result"), agreed.legitimate_results),
        points(say("What you were to be told"), agreed.will_be_told),
        points(say("What was given for it"), tuple(filter(None, (agreed.time_given, agreed.cost)))),
    )


def how_it_was_made(seen: LetOut, purpose: str) -> tuple[Section, ...]:
    """The purpose, method and ethics note that every report has."""
    asked = tuple(words for each in seen.brought for words in lines_of(each, "ethics"))
    not_asked = tuple(words for each in seen.brought for words in lines_of(each, "ethics-not-needed"))
    say = seen.say
    return section(
        say("Purpose, method and ethics"),
        Words(say(purpose)),
        Words(say(METHOD)),
        Words(say(ETHICS)),
        points(say("Who in the {setting} agreed that the issues were worked on"), tuple(dict.fromkeys(asked))),
        points(say("Where nobody had to agree, and why"), tuple(dict.fromkeys(not_asked))),
    )


def met(say: Say, told: Facts, *, of_planned: bool) -> str:
    """How often a set has met, of as many times as are planned, and for how long where that is known."""
    held = len(told.days)
    times = counted(say, held, "{number} time", "{number} times")
    if told.planned and of_planned:
        times = say("{number} of {planned} times", number=held, planned=told.planned)
    if not told.minutes:
        return times
    return say("{times}, {hours} hours together", times=times, hours=f"{told.minutes / 60:.3g}")
