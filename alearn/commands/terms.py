"""On what terms words are let out: whom they name, who may read them, who could be known from them, until when."""

from datetime import date
from typing import NamedTuple

from alearn.commands.act import closed_word
from alearn.commands.choosing import Chosen
from alearn.commands.days import read_day
from alearn.commands.yes_no import is_yes
from alearn.dates import in_words
from alearn.errors import NotFoundError, RefusedError, UsageError
from alearn.model import LearningSet
from alearn.schema.fields import EXTRACT
from alearn.schema.types import is_private
from alearn.text.names import names_in
from alearn.text.source import ENTRY_LIMIT, decode
from alearn.world import World

_POINTS = (
    "Take out what points to somebody: a name, a post that one person holds, a class or a ward, a day, a thing that "
    "everybody heard of."
)
_REWORD = f"<!-- {_POINTS} This line is left out. -->"
_BY_HAND = 'Mark other words, or say it in yours: --words "..."'


class Typed(NamedTuple):
    """What was typed of the terms; an empty text is a flag that was not."""

    audience: str = ""
    attribution: str = ""
    third_party: str = ""
    recognisable: str = ""
    until: str = ""
    names_ok: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether nothing is left to ask."""
        return all((self.audience, self.attribution, self.third_party, self.recognisable))


class Terms(NamedTuple):
    """The words as they go out, and the terms that were agreed."""

    words: str
    audience: str
    attribution: str
    third_party: str
    until: date | None


def asked(world: World, the_set: LearningSet, chosen: Chosen, typed: Typed) -> Terms:
    """Ask what the flags did not say; RefusedError where the words name somebody, or somebody is known by them."""
    asks = world.interactive and not typed.is_whole
    chosen = chosen._replace(words=_some(chosen.words))
    if asks:
        _show(world, chosen.words)
    chosen = _without_names(world, the_set, chosen, typed)
    named = f"How is {chosen.writer.member.name} named" if chosen.writer.by_proxy else "How are you named"
    audience = _word(world, "audience", typed.audience, "Who may read them: set, sponsor or public?")
    attribution = _word(world, "as", typed.attribution, f"{named} beside them: name, role or no-name?", "--attribution")
    others = "Is anybody else in them: none, not-identifiable, or consent-held (they said yes)?"
    third_party = _word(world, "third_party", typed.third_party, others)
    chosen = _unrecognisable(world, the_set, chosen, typed, third_party)
    return Terms(chosen.words, audience, attribution, third_party, _until(world, the_set, typed, asks=asks))


def refuse_unless_agreed(world: World, chosen: Chosen, terms: Terms, typed: Typed) -> None:
    """Say who will read the words; stop where their author, asked at a terminal, does not let them out then."""
    for line in _said_before(terms, chosen):
        world.say(line)
    if not typed.names_ok and not world.exists(world.names_list()):
        world.say(
            f"Only the set's names were looked for. To look for others, list them one a line: {world.names_list()}"
        )
    asks = world.interactive and not typed.is_whole
    if asks and not world.ask_for("Let these words out? [y/n]", "every answer as a flag", is_yes):
        raise RefusedError("Nothing was let out.")


def _said_before(terms: Terms, chosen: Chosen) -> list[str]:
    """Who will read the words, and how their author is known by them."""
    name = chosen.writer.member.name
    you, are, your = (name, "is", f"{name}'s") if chosen.writer.by_proxy else ("you", "are", "your")
    lines = [f"The whole set can read these words, and sees that they lie in {your} folder."]
    until = f", until {in_words(terms.until)}" if terms.until else ""
    goes = {"sponsor": "they may go to the sponsor", "public": "they may be printed for anybody to read"}
    known = {"name": f"with {your} name", "role": f"with {your} role alone", "no-name": "without a name"}
    if terms.audience in goes:
        lines.append(f"From there {goes[terms.audience]}, {known[terms.attribution]}{until}.")
    if terms.attribution == "role":
        lines.append(f"Where nobody else has {your} role, it tells who {you} {are}.")
    if terms.attribution == "no-name":
        lines.append(f"In a set this small, people who know it will probably know it is {you}.")
    if is_private(chosen.source):
        lines.append("Your private entry is named by its id: that tells the month, and opens it to nobody.")
    return lines


def _word(world: World, key: str, typed: str, question: str, flag: str = "") -> str:
    """A word of a closed list, typed as a flag or asked for."""
    flag = flag or "--" + key.replace("_", "-")
    if typed:
        return closed_word(EXTRACT, key, typed, flag)
    return world.ask_for(
        question, f"{flag} {_words(key)}", lambda answer: closed_word(EXTRACT, key, answer or "?", flag)
    )


def _words(key: str) -> str:
    """The words of a closed list, as a flag that takes one is told."""
    return "|".join(EXTRACT.by_key[key].type.json["enum"])


def _until(world: World, the_set: LearningSet, typed: Typed, *, asks: bool) -> date | None:
    def read(answer: str) -> date | None:
        day = read_day(world, the_set, answer, "--until" if typed.until else "") if answer else None
        if day is not None and day < world.today:
            raise UsageError("The last day has gone by already.", "Name a day to come.")
        return day

    if typed.until or not asks:
        return read(typed.until)
    return world.ask_for("Until when may they be shown? (Enter for no last day)", "--until DATE", read)


def _without_names(world: World, the_set: LearningSet, chosen: Chosen, typed: Typed) -> Chosen:
    """The words, with no name in them that the set or the author's own list knows, unless it may stay."""
    listed = () if typed.names_ok else _own_list(world)
    while not typed.names_ok and (named := _named(world, the_set, chosen, listed)):
        message = f"Names stand in these words: {'; '.join(named)}."
        if not world.interactive:
            raise RefusedError(message, f"{_BY_HAND} If the names may stay, add --names-ok.")
        world.warn(message)
        if world.ask_for("May they stay? If not, your editor opens. [y/n]", "--names-ok", is_yes):
            break
        chosen = _reworded(world, chosen)
    return chosen


def _named(world: World, the_set: LearningSet, chosen: Chosen, listed: tuple[str, ...]) -> list[str]:
    """Whose names stand in the words, and on which lines; a name of the own list is told at a terminal alone."""
    members = sorted(member.name for member in the_set.members.values())
    told = []
    for found in names_in(chosen.words, (*members, *listed)):
        line = chosen.words.count("\n", 0, found.start) + (chosen.line or 1)
        own = f"{found.name}, of your own list," if world.interactive else "a name of your own list"
        told.append(f"{found.name if found.name in members else own} on line {line}")
    return list(dict.fromkeys(told))


def _own_list(world: World) -> tuple[str, ...]:
    """The names in the author's own list, one a line; NotFoundError where there is a list that cannot be read."""
    path = world.names_list()
    if not world.exists(path):
        return ()
    source, findings = decode("names.txt", world.read_or_stop(path, ENTRY_LIMIT), ENTRY_LIMIT)
    if findings:
        raise NotFoundError(f"Your own list of names cannot be read: {path}", findings[0].fix or findings[0].message)
    names = (line.strip() for line in source.text.splitlines())
    return tuple(name for name in names if name and not name.startswith("#"))


def _unrecognisable(world: World, the_set: LearningSet, chosen: Chosen, typed: Typed, third_party: str) -> Chosen:
    """The words, once nobody in the building would know from them who is meant."""
    but = chosen.writer.member.name if chosen.writer.by_proxy else "you"
    but += " and those who said yes" if third_party == "consent-held" else ""
    question, flag = f"Would someone in the building know who this is, other than {but}? [y/n]", "--recognisable no"
    told = typed.recognisable.strip().lower()
    if told not in ("", "yes", "no"):
        raise UsageError("--recognisable takes yes or no.", "Say no where nobody in the building would know.")
    known = told == "yes" if told else world.ask_for(question, flag, is_yes)
    while known:
        message = "Somebody could be known from these words, so they are not let out."
        if not world.interactive:
            raise RefusedError(message, f"{_POINTS} {_BY_HAND}")
        world.warn(_POINTS)
        if not world.ask_for("Change the words in your editor now? [y/n]", "--words", is_yes):
            raise RefusedError(message, _BY_HAND)
        chosen = _without_names(world, the_set, _reworded(world, chosen), typed)
        known = world.ask_for(question, flag, is_yes)
    return chosen


def _reworded(world: World, chosen: Chosen) -> Chosen:
    """The words as their author changed them in the editor."""
    words = _some(world.edit(f"{_REWORD}\n\n{chosen.words}\n").replace(_REWORD, "", 1))
    _show(world, words)
    return chosen._replace(words=words, line=0)


def _some(words: str) -> str:
    if not words.strip():
        raise UsageError("There are no words to let out, so nothing was written.", "Mark some ==like this==.")
    return words.strip()


def _show(world: World, words: str) -> None:
    world.warn("\n".join(f"  | {line}" for line in words.split("\n")))
