"""What is on the pages of an agenda, as values: every order, date text and sentence is decided when they are built."""

from typing import NamedTuple

from alearn.meeting.agenda import RunSheet
from alearn.report.view import Turned


class Promise(NamedTuple):
    """An action as the set asks about it: its words, and what was told since the last meeting.

    How it stands is empty where nothing was said of it yet. Whether it is past its date is not on the sheet: a set
    asks what happened, and blames nobody.
    """

    words: str
    by: str
    stands: str
    told: tuple[str, ...]
    marked: str


class Question(NamedTuple):
    """A question worth a thought, and what it is about; empty where that is the member or the set itself."""

    words: str
    about: tuple[str, ...]


class MemberSheet(NamedTuple):
    """What one member is asked at the opening."""

    name: str
    note: str
    issues: tuple[str, ...]
    promises: tuple[Promise, ...]
    questions: tuple[Question, ...]


class Rule(NamedTuple):
    """One rule of the conduct."""

    name: str
    words: str


class Reply(NamedTuple):
    """An obstacle, what was asked of the sponsor, and the reply, which is empty where none has come."""

    obstacle: str
    asks: str
    reply: str


class Opening(NamedTuple):
    """The opening sheet: what the set looks back on before it goes on."""

    since: str
    members: tuple[MemberSheet, ...]
    away: str
    questions: tuple[Question, ...]
    conduct: tuple[Rule, ...]
    conduct_note: str
    obstacles: tuple[Reply, ...]
    parked: tuple[tuple[str, str], ...]
    turned: tuple[Turned, ...]
    not_yet_presented: str


class AgendaView(NamedTuple):
    """The agenda of one meeting, for the whole set: its run sheet and its opening sheet."""

    title: str
    language: str
    banner: str
    made: str
    number: str
    day: str
    place: str
    process: str
    source: str
    facilitated_by: str
    expected: tuple[str, ...]
    turn_names: str
    notes: tuple[str, ...]
    run: RunSheet
    cues: tuple[str, ...]
    opening: Opening
