"""That every text of a report can be said in a set's own words: proved by a language that nobody speaks."""

import json
import re
from datetime import date
from pathlib import Path

import pytest
import yaml
from running import Place
from test_kinds import AUDIENCES, flags
from test_pages import PROSE, built

from alearn.disclose import LetOut, disclose
from alearn.folder import SAID_FILE, read_set, said
from alearn.model import LearningSet
from alearn.render.environment import report
from alearn.report.kinds import KINDS, build_page
from alearn.report.outside import PROOF
from alearn.say import ENGLISH, WORDS, Say
from alearn.story.meetings import members
from alearn.world import World

DAY = date(2026, 11, 24)
WORLD = World.real("", DAY, no_input=True, quiet=True)
NOBODY_S = {code: code + 0xFEE0 for code in (*range(0x41, 0x5B), *range(0x61, 0x7B))}  # A to z, as wide letters
RECORD_S = {code: 0x430 + code % 32 for code in NOBODY_S}  # and in Cyrillic ones, what people wrote
MARKS = "FOR THE SET ONLY|FOR ME ONLY|FOR THE SPONSOR|FOR ANYBODY TO READ|DRAFT FOR THE SET|DRAFT, NOT TO BE SENT"
IDS = re.compile(rf"\(({MARKS})\)|[a-z0-9]+(?:-[a-z0-9]+)+|[\w./-]+\.yaml|<!-- made with alearn -->|Brief guide")
THEMES = re.compile(r"(?<=\nthemes: ).*|(?<=\n  - ).*")
IN_BRACES = re.compile(r"(\{\w+\})")


def wide(text: str) -> str:
    return "".join(each if IN_BRACES.fullmatch(each) else each.translate(NOBODY_S) for each in IN_BRACES.split(text))


def foreign(place: Place) -> Path:
    """The set of Hillside with what people wrote in Cyrillic letters, and its reports in wide ones."""

    def put(value: object, key: str) -> object:
        if isinstance(value, dict):
            return {name: put(each, str(name)) for name, each in value.items()}
        if isinstance(value, list):
            return [put(each, key) for each in value]
        is_prose = isinstance(value, str) and (key in PROSE or " " in value or key == "involves")
        return str(value).translate(RECORD_S) if is_prose else value

    root = place.given("hillside")
    for path in root.rglob("*.yaml"):
        prose = {"issue": "words"} if path.parent.name == "issues" else {}
        told = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506  # every value as text
        put_in = {key: put(each, "note" if key in prose else key) for key, each in told.items()}
        path.write_text(yaml.safe_dump(put_in, allow_unicode=True, width=9999), encoding="utf-8")
    for path in root.rglob("journal/*.md"):
        head, mark, words = path.read_text(encoding="utf-8").partition("\n---\n")
        head = THEMES.sub(lambda found: found[0].translate(RECORD_S), head)
        path.write_text(head + mark + words.translate(RECORD_S), encoding="utf-8")
    (root / "words").mkdir()
    texts = {text: wide(text) for text in said(WORLD, SAID_FILE)} | {name: wide(WORDS[name]) for name in WORDS}
    lines = (f"{json.dumps(text)}: {json.dumps(own, ensure_ascii=False)}\n" for text, own in texts.items())
    (root / SAID_FILE).write_text("".join(lines), encoding="utf-8")
    return root


def english(page: str) -> list[str]:
    """The English that is left on a page."""
    return re.findall(r"[^\n]*[A-Za-z][^\n]*", IDS.sub("", page))


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return foreign(Place(tmp_path_factory.mktemp("foreign")))


def the_set(root: Path) -> LearningSet:
    reading = read_set(WORLD, str(root))
    assert not [each for each in reading.findings if each.path == SAID_FILE]
    return reading.the_set


@pytest.mark.parametrize(
    ("kind", "whom"), [(kind, whom) for kind in KINDS for whom in ("set", "me") if whom in KINDS[kind].audiences]
)
def test_a_page_for_the_set_has_no_word_that_cannot_be_said_otherwise(
    kind: str, whom: str, root: Path, tmp_path: Path
) -> None:
    page = built(Place(tmp_path), "md", "-C", str(root), "--draft", *flags(kind, whom))
    assert english(page) == []
    assert "Ｌｅａｒｎｅｄ" in page or kind in ("extracts", "facilitator", "interim", "summative", "evidence")


@pytest.mark.parametrize(
    ("kind", "whom"), [(kind, whom) for kind in KINDS for whom in AUDIENCES[2:] if whom in KINDS[kind].audiences]
)
def test_a_page_for_outside_has_no_word_that_cannot_be_said_otherwise(kind: str, whom: str, root: Path) -> None:
    seen = let_out(the_set(root), whom)
    instead = let_out(the_set(root), whom, answer="no").figures
    assert english(report(build_page(kind, seen, PROOF, instead), "md")) == []
    assert english(report(build_page(kind, seen), "md")) == []


def test_english_that_is_left_is_found(root: Path) -> None:
    """The test of the test: a page of the same set in English has some on every line that we say."""
    seen = let_out(the_set(root)._replace(say=ENGLISH), "sponsor")
    assert len(english(report(build_page("interim", seen), "md"))) > 40


def test_a_trail_has_no_word_that_cannot_be_said_otherwise(root: Path, tmp_path: Path) -> None:
    place = Place(tmp_path)
    issue = next(iter(the_set(root).issues))
    answer = place.run("trail", str(issue), "-o", "-", "--me", issue.owner, "-C", str(root), today="2026-11-24")
    assert (answer.code, english(answer.out)) == (0, [])


def let_out(the_set: LearningSet, audience: str, answer: str = "yes") -> LetOut:
    found = disclose(the_set, audience, DAY, answers={each.id: answer for each in members(the_set)})
    assert isinstance(found, LetOut)
    return found


@pytest.mark.parametrize(
    ("sector", "words"),
    [("school", "the pupils and families"), ("health", "the patients and families"), ("charity", "the people we")],
)
def test_a_sector_has_its_own_words(sector: str, words: str, tmp_path: Path) -> None:
    place = Place(tmp_path)
    root = place.given("hillside")
    with (root / "set.yaml").open("a", encoding="utf-8") as file:
        file.write(f"words: {sector}\n")
    page = built(place, "md", "-C", str(root), "interim")
    assert f", and for {words}" in page
    assert "the organisation" not in page
    assert place.run("check", "-C", str(root)).code == 0


def test_what_is_put_in_a_place_is_never_looked_into() -> None:
    say = Say({"named by {name}": "{name} named it, in the {setting}", "setting": "school"})
    assert say("named by {name}", name="{setting} {name}") == "{setting} {name} named it, in the school"
    assert say("never heard of: {it}") == "never heard of: {it}"


@pytest.mark.parametrize("own", ["I BAWB", "FOR ANYBODY TO READ", ""])
def test_whom_a_page_is_for_stands_on_it_whatever_a_set_s_own_words_say(own: str, tmp_path: Path) -> None:
    place = Place(tmp_path)
    root = place.given("newborn")
    (root / "words").mkdir()
    (root / SAID_FILE).write_text(f'"FOR THE SET ONLY": "{own}"\n', encoding="utf-8")
    for form in ("md", "html"):
        page = built(place, form, "-C", str(root))
        assert page.count(f"{own} (FOR THE SET ONLY)".strip()) >= 1


def test_words_within_a_style_cannot_end_there(tmp_path: Path) -> None:
    place = Place(tmp_path)
    root = place.given("newborn")
    (root / "words").mkdir()
    own = '\\"; } body { display: none } </style><b>\n x: "'
    (root / SAID_FILE).write_text(f'"FOR THE SET ONLY": {json.dumps(own)}\n', encoding="utf-8")
    page = built(place, "html", "-C", str(root))
    line = next(each for each in page.splitlines() if each.startswith("@page"))
    told = line.partition('content: "')[2].partition('"')[0]
    assert told == "; body display: none /style b x: (FOR THE SET ONLY)"
    assert "<b>" not in page


def test_words_of_a_set_s_own_that_cannot_be_used_are_told_and_left_out(tmp_path: Path) -> None:
    place = Place(tmp_path)
    root = place.given("newborn")
    (root / "words").mkdir()
    own = (
        '"What next": Beth nesaf\n"Wat we brought": x\n"Raised {day}": Codwyd\n'
        '"Raised {day} ": x\n"Our turns": [a]\npeople: our team\n'
    )
    (root / SAID_FILE).write_text(own, encoding="utf-8")
    answer = place.run("check", "-C", str(root), "--output-format", "short")
    assert answer.code == 0
    assert [line.split(" warning ")[0] for line in answer.out.splitlines()] == [
        f"{SAID_FILE}:{line}:1:" for line in (2, 3, 4, 5)
    ]
    page = built(place, "md", "-C", str(root))
    assert "## Beth nesaf" in page
    assert "## Our turns" in page
