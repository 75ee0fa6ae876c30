"""What the coaches say, as text: for an action a line a letter; for a contribution what it is, and another."""

from collections.abc import Iterator

from alearn.render.findings_text import marked
from alearn.rules.questions import Heard, Kind
from alearn.rules.smart.advice import LETTERS, Advice, most_useful
from alearn.rules.smart.offers import Offer

KINDS = {
    Kind.OPEN: "an open question",
    Kind.CLOSED: "a closed question",
    Kind.LEADING: "a leading question",
    Kind.ADVICE: "advice in a question",
    Kind.TELLING: "telling",
    Kind.SUPPORTIVE: "support",
}
"""What each kind of contribution is called."""

_FIELDS = {"so_that": "so that", "owner": "whose it is"}
_WIDTH = max(len(name) for name in LETTERS.values()) + 2


def action(words: str, given: tuple[Advice, ...]) -> Iterator[str]:
    """An action's five letters, a line each, and below one that is not met yet where, why and how it could be put."""
    shown: set[tuple[Offer, ...]] = set()
    for advice in given:
        name = f"  {LETTERS[advice.letter]:{_WIDTH}}"
        if advice.waived:
            yield f"{name}left be: {advice.waived}"
            continue
        yield name + (advice.reading or "yes" if advice.is_met else advice.question)
        if not advice.is_met:
            yield from ("      " + each for each in _below(words, advice))
            if advice.offers and advice.offers not in shown:
                yield f"      try: {offered(advice.offers)}"
                shown.add(advice.offers)


def brief(words: str, given: tuple[Advice, ...]) -> str:
    """An action on one line: the letters that are met, its words, and the most useful question."""
    letters = "".join(advice.letter if advice.is_met else "-" for advice in given)
    asked = most_useful(given)
    return f"{letters}  {one_line(words)}" + (f"  {asked[0].question}" if asked else "")


def contribution(text: str, heard: Heard) -> Iterator[str]:
    """What a contribution is: its words with what tells so marked, why, and an open question in its place."""
    yield from marked(one_line(text), heard.start, heard.end)
    yield f"{KINDS[heard.kind]}: {heard.why}"
    if heard.instead:
        yield f"ask instead: {heard.instead}"


def offered(offers: tuple[Offer, ...]) -> str:
    """What is offered, as a person would put it in."""
    return "; ".join(
        offer.words if offer.field == "action" else f"{_FIELDS.get(offer.field, offer.field)}: {offer.words}"
        for offer in offers
    )


def one_line(words: str) -> str:
    """Words on one line, every letter where it was."""
    return words.replace("\n", " ").replace("\r", " ")


def _below(words: str, advice: Advice) -> Iterator[str]:
    if 0 < advice.end - advice.start < len(words.strip()):
        yield from marked(one_line(words), advice.start, advice.end)
    yield f"why: {advice.why}"
    if advice.reading:
        yield f"the day: {advice.reading}"
