"""What may leave the set: for its sponsor, and for anybody.

Facts about the set go as they are. Words go where they were let out to that audience. Lines about what members
brought, tried and learned, and figures as they are, go where everybody concerned said yes to this very page; with one
answer missing none of them do, whoever's it is, for otherwise the one who is not there would be known. Figures then
go by the rules of `figures.py`. For the public they always do.

Nothing on a page tells that something was, or how much: what tells it
stands in `left_out`, which is for the maker of the report alone.
"""

from collections.abc import Collection, Iterator, Mapping
from datetime import date

from alearn.disclose.answers import exceptions, is_matched, is_struck, said_no, said_yes
from alearn.disclose.candidates import Candidates, candidates, issue_behind, left_out, words_of
from alearn.disclose.figures import as_it_is, begun, by_the_rules
from alearn.disclose.inside import on_day
from alearn.disclose.page import Agreed, Brought, Facts, LetOut, Quoted
from alearn.model import Agreement, Extract, Figure, LearningSet, Member
from alearn.story.confirmed import is_unconfirmed
from alearn.story.meetings import held, members, name_of, planned
from alearn.text.names import names_in


def let_out(the_set: LearningSet, audience: str, day: date, answers: Mapping[str, str]) -> LetOut:
    """What may leave the set for an audience on a day, after what its members answered to the proof of it."""
    shown = on_day(the_set, day)
    people = _people(shown, day)
    every = candidates(shown, audience, day, people)
    kept = _without_what_was_struck(every, answers)
    concerned = _concerned(every)
    missing = tuple(_missing(shown, every, kept, concerned, answers))
    agreed = not missing
    extracts, unquoted = _quotable(shown, kept.extracts, people, answers)
    brought, unnamed = _without_unasked(shown, kept, answers)
    exact = agreed and audience == "sponsor"
    figures = _figures(shown, kept, exact=exact)
    issues = {each.issue for each in brought} if agreed else frozenset()
    return LetOut(
        audience=audience,
        day=day,
        facts=facts(shown, audience, day),
        brought=brought if agreed else (),
        remembered=tuple(each for each in kept.remembered if not _unasked(shown, each, answers)) if agreed else (),
        figures=figures,
        begun=begun(kept.counted, figures, exact=exact),
        quoted=tuple(
            sorted((_quoted(shown, each, issues) for each in extracts), key=lambda each: (each.words, each.by))
        ),
        obstacles=kept.obstacles,
        concerned=concerned,
        agreed=agreed,
        left_out=(*left_out(shown, audience, day), *unquoted, *(unnamed if agreed else (_without(missing),))),
        say=the_set.say,
    )


def _people(shown: LearningSet, day: date) -> tuple[Member, ...]:
    return tuple(each for each in members(shown) if each.belongs_on(day))


def facts(shown: LearningSet, audience: str, day: date) -> Facts:
    """What the sponsor arranged, which is told exactly, of a set as it was known on a day."""
    file, meetings = shown.file, held(shown, day)
    length = {row.date.isoformat(): row.minutes for row in file.planned}
    minutes = [meeting.minutes or length.get(meeting.id) for meeting in meetings]
    return Facts(
        title=file.title,
        language=file.language or "en-GB",
        purpose=file.purpose or "",
        organisation=file.organisation or "",
        priorities=tuple(file.priorities.values()),
        process=shown.process.title if shown.process else "",
        size=len(_people(shown, day)),
        planned=len(planned(shown)),
        days=tuple(meeting.date for meeting in meetings),
        minutes=sum(each or 0 for each in minutes) if all(minutes) else None,
        closed=file.closed if file.closed and file.closed <= day else None,
        ahead=tuple(row.day for row in planned(shown) if row.day > day),
        agreed=_agreed(shown.agreement) if shown.agreement and audience == "sponsor" else Agreed(),
    )


def _agreed(agreement: Agreement) -> Agreed:
    return Agreed(
        wants=agreement.wants,
        legitimate_results=agreement.legitimate_results,
        will_be_told=agreement.will_be_told,
        time_given=agreement.time_given or "",
        cost=agreement.cost or "",
    )


# Who agreed


def _concerned(page: Candidates) -> tuple[str, ...]:
    """Those whose yes it takes: who brought a line, and who stands behind a figure."""
    counted = (id_ for each in page.counted for id_ in each.contributors)
    return tuple(sorted({*_whose(page), *counted}))


def _whose(page: Candidates) -> frozenset[str]:
    return frozenset(id_ for each in page.brought for id_ in each.whose)


def _missing(
    shown: LearningSet,
    page: Candidates,
    kept: Candidates,
    concerned: tuple[str, ...],
    answers: Mapping[str, str],
) -> Iterator[str]:
    """Why a page is not agreed: an answer that is no yes, or an exception that cannot be carried out.

    Where an exception takes all lines of somebody away, she alone would not be there: that is no yes either.
    """
    for member in concerned:
        if not said_yes(answers, member):
            yield f"{name_of(shown, member)} {'said no' if said_no(answers, member) else 'has not said yes'}"
    texts = tuple(page.texts())
    for member, parts in exceptions(answers).items():
        if member in concerned and not (parts and all(is_matched(each, texts) for each in parts)):
            yield f"what {name_of(shown, member)} took out of the yes is not found on the page"
    for member in sorted(_whose(page) - _whose(kept)):
        yield f"with what was taken out, nothing is left of {name_of(shown, member)}"


def _without(missing: tuple[str, ...]) -> str:
    return f"What members brought, tried and learned, and exact figures: {'; '.join(missing)}."


def _without_what_was_struck(page: Candidates, answers: Mapping[str, str]) -> Candidates:
    """The page without every line that holds words which a member took out of her yes, whosever line it is."""
    struck = [words for parts in exceptions(answers).values() for words in parts]
    brought = tuple(
        each._replace(lines=tuple(line for line in each.lines if not is_struck(line.words, struck)))
        for each in page.brought
        if not is_struck(each.issue, struck)
    )
    return Candidates(
        brought=tuple(each for each in brought if each.issue or each.lines),
        remembered=tuple(each for each in page.remembered if not is_struck(each, struck)),
        counted=tuple(each for each in page.counted if not is_struck(f"{each.figure} {each.exact}", struck)),
        extracts=tuple(each for each in page.extracts if not is_struck(each.text or "", struck)),
        obstacles=tuple(each for each in page.obstacles if not is_struck(words_of(each), struck)),
    )


# Who is named


def _unasked(shown: LearningSet, words: str, answers: Mapping[str, str]) -> bool:
    """Whether words name somebody of the set who did not say yes: its facilitator, say, or who has left."""
    names = [each.name for each in shown.members.values() if not said_yes(answers, each.id)]
    return bool(names_in(words, names))


def _without_unasked(
    shown: LearningSet, page: Candidates, answers: Mapping[str, str]
) -> tuple[tuple[Brought, ...], tuple[str, ...]]:
    """The lines that name nobody who did not say yes, and whose lines those were that do."""
    kept: list[Brought] = []
    notes: list[str] = []
    for each in page.brought:
        lines = tuple(line for line in each.lines if not _unasked(shown, line.words, answers))
        named = _unasked(shown, each.issue, answers)
        if named or lines != each.lines:
            notes.append(f"A line of {each.names[0]} names somebody who has not said yes.")
        if not named:
            kept.append(each._replace(lines=lines))
    return tuple(kept), tuple(notes)


# Words that were let out


def _quotable(
    shown: LearningSet, extracts: tuple[Extract, ...], people: tuple[Member, ...], answers: Mapping[str, str]
) -> tuple[tuple[Extract, ...], tuple[str, ...]]:
    """The extracts that go, and why the others do not.

    Who says no to a page takes her own words off it. Where she would then be the only member without any, none are
    shown: the one who is not there would be known.
    """
    why = {each: _why_not(shown, each, answers) for each in extracts}
    kept = tuple(each for each, reason in why.items() if not reason)
    silent = {each.id for each in people} - {each.owner for each in kept}
    if len(silent) == 1 and any(each.owner in silent and said_no(answers, each.owner) for each in extracts):
        return (), (*filter(None, why.values()), "No words are quoted: only one member's would be missing.")
    return kept, tuple(filter(None, why.values()))


def _why_not(shown: LearningSet, extract: Extract, answers: Mapping[str, str]) -> str:
    """Why an extract stays in the set; empty where it goes."""
    if said_no(answers, extract.owner):
        return f"{extract.ref} is left out: {name_of(shown, extract.owner)} said no to this page."
    for each in shown.members.values():
        if names_in(extract.text or "", [each.name]) and not _may_be_named(each, extract, answers):
            return f"{extract.ref} is left out: it names {each.name}, who has not agreed to that."
    return ""


def _may_be_named(member: Member, extract: Extract, answers: Mapping[str, str]) -> bool:
    """Whether an extract may name a member: its author where she signs it, who said yes, or whose consent is held."""
    if member.id == extract.owner:
        return extract.attribution == "name"
    held_by_author = extract.third_party == "consent-held" and not said_no(answers, member.id)
    return held_by_author or said_yes(answers, member.id)


def _quoted(shown: LearningSet, extract: Extract, issues: Collection[str]) -> Quoted:
    """The words, and their author as she chose to be named; in an order that tells nothing of who that is.

    Whose issue they come from would tell that too, so it is said of signed words alone.
    """
    by = {"name": name_of(shown, extract.owner), "role": _role(shown, extract.owner)}
    source = shown.issues.get(issue_behind(shown, extract))
    about = source.issue if source and extract.attribution == "name" and source.issue in issues else ""
    return Quoted(extract.ref, extract.text or "", by.get(extract.attribution, ""), about)


def _role(shown: LearningSet, member: str) -> str:
    known = shown.members.get(member)
    return (known.job if known and not is_unconfirmed(shown, known) else None) or "A member of the set"


# Figures


def _figures(shown: LearningSet, page: Candidates, *, exact: bool) -> tuple[Figure, ...]:
    """The figures as they are, else those that the rules allow."""
    if exact:
        return tuple(as_it_is(each) for each in page.counted)
    sent = [each for each in shown.reports if each.sent is not None]
    return tuple(figure for each in page.counted if (figure := by_the_rules(each, sent)))
