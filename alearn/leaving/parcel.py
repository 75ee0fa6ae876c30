"""What a member takes along: a page of their turns, and a note on what is in the parcel; both in plain words."""

from collections.abc import Iterable, Iterator

from alearn.dates import in_words
from alearn.model import LearningSet, Meeting, Member, Turn


def turns_page(the_set: LearningSet, me: str) -> str:
    """A member's turns in the meetings, oldest first, as Markdown; empty where there are none."""
    meetings = sorted(the_set.meetings, key=lambda meeting: (meeting.date, meeting.id))
    told = [
        "\n".join(_turn(the_set, meeting, turn))
        for meeting in meetings
        for turn in meeting.turns
        if turn.presenter == me
    ]
    return "\n".join([f"# My turns in {the_set.file.title}", *told]) + "\n" if told else ""


def _turn(the_set: LearningSet, meeting: Meeting, turn: Turn) -> Iterator[str]:
    yield f"\n## {in_words(meeting.date)}\n"
    issue = the_set.issues.get(turn.issue) if turn.issue else None
    actions = [the_set.actions[ref].action if ref in the_set.actions else str(ref) for ref in turn.actions]
    for label, words in (
        ("Headline", turn.headline),
        ("Issue", issue.issue if issue else str(turn.issue or "")),
        ("What I learned", turn.insight),
        ("No action yet", turn.none_yet),
        ("Minutes", str(turn.used or "")),
        ("I agreed to these words", in_words(turn.agreed) if turn.agreed else ""),
    ):
        if words:
            yield f"- **{label}:** {' '.join(words.split())}"
    yield from _listed("Actions", actions)
    yield from _listed("Questions I was left with", turn.questions)
    yield from _listed("Help that was offered", turn.offers)
    yield from _listed("What was shared", turn.materials)


def _listed(label: str, lines: Iterable[str]) -> Iterator[str]:
    items = [" ".join(line.split()) for line in lines]
    if items:
        yield f"- **{label}:**"
        yield from (f"  - {item}" for item in items)


def note(the_set: LearningSet, me: Member, names: Iterable[str], sealed: Iterable[str]) -> str:
    """The note that lies on top: what is here and what is not, for somebody who never saw the program that made it."""
    there, closed = frozenset(name.partition("/")[0] for name in names), sorted(sealed)
    lines = [
        f"{me.name}: what is yours from the action learning set {the_set.file.title}",
        "",
        "All that alearn wrote here is plain text. Any editor opens it: Notepad, TextEdit, Word or a browser.",
        "",
        *(f"{name:12}{about}" for name, about in _ABOUT if name.rstrip("/") in there),
        "",
    ]
    if "private" in there:
        lines += [
            "THE ENTRIES IN private/ ARE NOT LOCKED HERE. Whoever has this file can read them. Keep it where only you",
            "look: not on a shared drive, not in the set's folder, not in work mail.",
            "",
        ]
    if closed:
        lines += ["These entries are still sealed, because your key was not on the machine that made this:", ""]
        lines += [f"  {name}" for name in closed]
        lines += [
            "",
            "Your key, or the recovery sheet you printed, opens them with the program age: age -d -i KEY FILE",
            "",
        ]
    lines += [
        "What is not here: other members' folders, the set's own records (meetings, obstacles, reports), and what you",
        "kept elsewhere. What was in the set's folder is still there; taking this along deletes nothing.",
    ]
    return "\r\n".join(lines) + "\r\n"


_ABOUT = (
    ("member.yaml", "who you are in the set, as the folder says it"),
    ("turns.md", "your turns in the meetings, as the set agreed to write them down"),
    ("issues/", "the issues you brought"),
    ("actions/", "what you said you would do, and what became of it"),
    ("journal/", "the entries you shared with the set; the day is in each name"),
    ("private/", "the entries that only you could read"),
    ("extracts/", "the words you let out, to whom, and on what terms"),
)
