"""Writes `docs/smart.md`: what the coaches ask, how far they agree with people, and ten actions typed into `act`."""

import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "coach"), str(ROOT / "tests" / "commands")]

from running import Place  # noqa: E402
from scoring import (  # noqa: E402
    WORLD,
    Row,
    Score,
    by_kind,
    coached,
    directive,
    filled,
    heard,
    owned,
    rows_of,
    scores,
)

from alearn.folder import words  # noqa: E402
from alearn.render.advice_text import offered  # noqa: E402
from alearn.rules.smart.advice import LETTERS, advise  # noqa: E402
from alearn.rules.smart.advice import REASONS as KNOWN  # noqa: E402
from examples import PRESENTER, REASONS, proposal  # noqa: E402  # the tests' own, which the page shows

TODAY = "2026-10-06"
SET = ["new-set", "Coach", "--facilitator", "Jo Ward", "--member", "Amina Khan", "--member", "Ben Ortiz"]
SET += ["--first", "2026-10-05", "--every", "5w", "--meetings", "6"]
TEN: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    (
        "A teacher with a teaching assistant",
        "Make better use of Karen",
        ("Sit in on one guided group Karen leads and write down what she asks", "by Friday week", "7"),
    ),
    (
        "A ward sister",
        "Reduce falls from 9 to 5 a month",
        ("Walk bay 4 after midnight and list what people reach for", "23 October", ""),
    ),
    (
        "A head of year",
        "Speak to Leo's mum",
        ("what does a good morning look like at home?", "Wednesday", "9"),
    ),
    (
        "A charity's manager",
        "We need to get volunteers to stay longer",
        ("Ring the last six who left and write down one sentence from each", "next meeting", "8"),
    ),
    (
        "A council officer",
        "Look into why forms come back",
        ("ten returned forms, sorted by reason, on one sheet", "", "8"),
    ),
    (
        "A social worker",
        "Try to be more assertive in panel",
        ("Put my recommendation in the first sentence at the next two panels", "9 November", "6"),
    ),
    (
        "A police sergeant",
        "Get the CPS to give earlier advice",
        ("Take three files to Dee at the CPS and ask what was missing in each", "6 November", ""),
    ),
    (
        "A software team lead",
        "Set up a rota, rewrite the runbook and train two people",
        ("Write the runbook's first page, for restarting db-03", "fri", "9"),
    ),
    (
        "A bakery owner",
        "Ben and I will redo the Monday order",
        ("me", "Saturday", "8"),
    ),
    (
        "A doctoral student",
        "Ask two supervisors what a finished chapter looks like by half term",
        ("6 November", "two lists, side by side", "8"),
    ),
)
"""Ten actions from fields that use action learning, as they are first put, and what the member answers."""

HEAD = f"""<!-- Made by docs/coach.py from the code and the tests' rows: change it there. -->

# The coaches

Two coaches help with wording. `alearn smart`, and `alearn act` as you write one, ask about an **action**: which letter
of SMART is not met yet, where, why, one question, and one way to put it that would do. `alearn ask` listens to what you
would say in somebody's **turn**, and offers an open question in its place. They work offline, give the same answer to
the same words every time, and change nothing by themselves.

They coach; they do not gate. Three levels are told apart inside (met, nearly, not yet), and what you are shown is a
question. `confidence` is asked and never graded, and relevance is never judged from words: whether an action serves the
issue is asked, not guessed. A letter that does not apply is left be with `waive: {{M: your reason}}` in the action's
file; an action to watch, ask or wait (`kind: notice`) needs only who or what, where, and until when; partners named
under `with` make "we" one person's action. How every date was read is always told.

## What is asked

Each row is an action put by {PRESENTER} on 13 January 2026, with the next meeting on 3 March. What is offered is tried
on the coach first: it always meets the letter it is offered for.
"""

WORDS = """## Words of your own

What counts as a direction, a figure of speech, a thing somebody could look at and so on is data, not code. A set adds
its own in `words/smart.yaml` and `words/questions.yaml`, and questions in `questions/bank.yaml`, with lists of the same
names as the shipped ones:

```yaml
# words/smart.yaml
idioms: [raise aspirations, shine the light]
artefacts: [passport, tracker board]
```
"""

LIMITS = """## Honest limits

- Wording is all they see. A well-worded action may be the wrong one, and a clumsy one the best in the room.
- They know British English. A sentence in another language is mostly left alone, or asked about needlessly.
- Irony, dialect and trade words that are not in the lists are the usual misses; add them to `words/`.
- Human readers agree only moderately on open against closed questions (kappa 0.52) and on advice (0.51), so what
  `alearn ask` says is a hint to the one who asked and never a score of a person.
- School terms are not guessed: name them under `dates:` in `set.yaml`, and "by half term" becomes a day.
- All rows were written by the people who make alearn, in many voices. The project's own were used to build the coaches;
  the fresh ones were scored once before anybody looked at them: S .82, M .87, A .92, T .90, directive .86. Four ways of
  telling a time were mended after that first look, and nothing else.
"""

MEASURED = """## How far they agree with people

Every row carries the labels of one careful reader; scores count that label alone. *Macro-F1* weighs met, nearly and not
yet alike. *Asks rightly* is how often a question is asked for where one was due (precision) and how many that were due
are asked (recall). *Not yet, rightly* is the precision of the strongest level, *swaps* the share of rows where met and
not yet are taken for each other, and *or a second reader* the share right when a label that another sensible reader
could choose counts too. `make coach` measures it anew; `alearn smart --rows FILE.jsonl` and `alearn ask --rows
FILE.jsonl` do so for rows of your own.
"""


def pages() -> dict[str, str]:
    """The page that is made, by its path."""
    return {"docs/smart.md": "\n".join(_parts())}


def _parts() -> Iterator[str]:
    yield HEAD
    yield from _reasons()
    yield ""
    yield "## Ten actions, as they are typed\n"
    yield "A member types `alearn act` with the words as they first come; `>` is what they answer. Enter keeps it.\n"
    yield from _ten()
    yield WORDS
    yield MEASURED
    yield from _agreement("The project's own rows", rows_of("actions.jsonl"))
    yield from _agreement("Fresh rows, not looked at while the coaches were built", rows_of("fresh-actions.jsonl"))
    yield from _questions("Contributions: the project's own", rows_of("contributions.jsonl"))
    yield from _questions("Contributions: fresh", rows_of("fresh-contributions.jsonl"))
    yield "### Where they differ\n"
    yield "The first fresh rows of each kind where the coach and the reader differ.\n"
    yield from _confusions()
    yield ""
    yield LIMITS.rstrip() + "\n"


def _reasons() -> Iterator[str]:
    lexicon, _ = words(WORLD, "smart.yaml")
    yield "| | an action | the question | why | one way to put it |"
    yield "|---|---|---|---|---|"
    for letter, reasons in REASONS.items():
        for reason, told in reasons.items():
            put = proposal(**told)
            advice = next(each for each in advise(put, lexicon) if each.letter == letter)
            beside = [f"{key}: {value}" for key, value in told.items() if key != "words" and value]
            shown = f"{put.words}" + (f" ({'; '.join(beside)})" if beside else "")
            known = KNOWN[letter][reason]
            yield f"| {letter} | {shown} | {known.question} | {known.why} | {offered(advice.offers)} |"


def _ten() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        place = Place(Path(folder))
        place.run(*SET, today="2026-10-01")
        place.folder = place.folder / "coach"
        place.run("new-issue", "How do I get help to where it is needed?", "--me", "amina", today=TODAY)
        for who, action, answers in TEN:
            said = place.run("act", action, "--me", "amina", answers=list(answers), today=TODAY)
            yield f"**{who}**\n"
            yield "```text"
            yield f'$ alearn act "{action}"'
            shown = "".join(f"> {text}" if stream == ">" else text for stream, text in said.pieces)
            path = said.out.strip()
            yield shown.replace(f"{path}\n", "").partition("Written as")[0].rstrip()
            yield ""
            yield (place.folder / path).read_text("utf-8").rstrip()
            yield "```\n"


def _agreement(title: str, rows: list[Row]) -> Iterator[str]:
    yield f"### {title}: {len(rows)} actions\n"
    yield "| | macro-F1 | asks rightly (precision, recall) | not yet, rightly | swaps | or a second reader |"
    yield "|---|---|---|---|---|---|"
    predict = coached()
    told = scores(rows, predict, "SMAT")
    for letter, score in told.items():
        yield _row(f"{letter}: {LETTERS[letter]}", score)
    yield _row("A, the owner taken to be the presenter", scores([owned(row) for row in rows], predict, "A")["A"])
    for letter, score in scores(rows, filled, "SMAT").items():
        yield _row(f"{letter}, by a form that only looks which fields are filled", score)
    relevant = [row for row in rows if row["labels"]["R"]["label"] == "pass"]
    alarms = sum(predict(row)["R"] != "pass" for row in relevant)
    yield f"\nR never fails by itself; it asks for nothing in {alarms} of {len(relevant)} actions that are relevant.\n"


def _row(name: str, score: Score) -> str:
    problem = f"{score.problem[0]:.2f}, {score.problem[1]:.2f}"
    return (
        f"| {name} | {score.macro_f1:.2f} | {problem} | {score.fails:.2f} | {score.swaps:.1%} | {score.tolerant:.2f} |"
    )


def _questions(title: str, rows: list[Row]) -> Iterator[str]:
    said = heard(rows)
    yield f"### {title}: {len(rows)}\n"
    yield "| | precision | recall | F1 | rows |"
    yield "|---|---|---|---|---|"
    for kind, (precision, recall, f1), count in by_kind(said):
        yield f"| {kind} | {precision:.2f} | {recall:.2f} | {f1:.2f} | {count} |"
    precision, recall, f1 = directive(said)
    yield f"| **directive** (leading, advice and telling) | {precision:.2f} | {recall:.2f} | {f1:.2f} | |\n"


def _confusions() -> Iterator[str]:
    predict, rows = coached(), rows_of("fresh-actions.jsonl")
    yield "| | an action | the reader | the coach |"
    yield "|---|---|---|---|"
    for letter in "SMAT":
        differing = [row for row in rows if predict(row)[letter] != row["labels"][letter]["label"]]
        for row in differing[:4]:
            measure = f" (measure: {row['measure']})" if letter == "M" and row["measure"] else ""
            told = row["labels"][letter]
            yield f"| {letter} | {row['text']}{measure} | {told['label']}: {told['reason']} | {predict(row)[letter]} |"


if __name__ == "__main__":
    for path, page in pages().items():
        (ROOT / path).write_text(page, encoding="utf-8")
