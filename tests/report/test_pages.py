"""The pages as they are, byte for byte; what is never in one; and that nothing anybody wrote is active in it."""

import re
from html.parser import HTMLParser
from itertools import cycle
from pathlib import Path

import pytest
import yaml
from markdown_it import MarkdownIt
from running import EXAMPLES, Place

HERE = Path(__file__).parent
GOLDEN = HERE / "golden"
PAGES = (("hillside", "md"), ("hillside", "html"), ("newborn", "md"))
DAY = "2026-11-24"
CANARY = "zqxcanary"
ATTACK = (
    "<script>alert(1)</script><img src=x onerror=alert(1)> [go](javascript:alert(1)) ![p](https://evil.example/p.png)"
    " <https://evil.example/a> https://evil.example/b [ref]: https://evil.example/c ` ``` ~~~ *a* _b_ | c | # h"
    " --- {{ 7 * 7 }} {% raw %} ${7*7} &lt;script&gt; \" onmouseover=\"alert(1) ' onfocus='alert(1) </style></title>"
    " <!-- --> ]]> [x](data:text/html,x) [y](//evil.example) <b> \\"
)
BLOCKS = (
    "\n\n# Heading\n\n- item\n\n> quote\n\n```\ncode\n```\n\n| a |\n|---|\n| b |\n\nsetext\n===\n\n<div>\n\n1. one\n"
)
PLACES = re.compile(r' (?:d|x|y|height|viewBox)="[^"<>]*"')  # of the shapes in a drawing
# Keys whose values are words of somebody's own, in every kind of record.
_PROSE = (
    "title purpose organisation place name job background preference matters unknown before now to_me "
    "to_organisation evidence headline none_yet insight questions parked learned support challenge action "
    "not_talked_about measure so_that expectation note obstacle asks reply themes"
)
PROSE = frozenset(_PROSE.split())


def built(place: Place, form: str, *more: str) -> str:
    page = place.folder / f"page.{form}"
    answer = place.run("report", "-q", "-o", str(page), "--force", *more, today=DAY)
    assert answer.code == 0, answer.err
    return page.read_bytes().decode()


@pytest.mark.parametrize(("name", "form"), PAGES)
def test_a_page_is_the_same_byte_for_byte(name: str, form: str, tmp_path: Path, *, update_golden: bool) -> None:
    place = Place(tmp_path)
    page = built(place, form, "-C", str(place.given(name)))
    golden = GOLDEN / f"{name}.{form}"
    if update_golden:
        golden.write_bytes(page.encode())
    assert page == golden.read_bytes().decode()


def test_standard_output_gets_the_markdown_page_alone(tmp_path: Path) -> None:
    place = Place(tmp_path)
    answer = place.run("report", "-o", "-", "-C", str(place.given("newborn")))
    assert (answer.code, answer.out) == (0, (GOLDEN / "newborn.md").read_bytes().decode())


def test_what_is_its_authors_own_is_in_no_page(tmp_path: Path) -> None:
    place = Place(tmp_path)
    root = place.given("small")
    words = {key: f"{CANARY}{key}" for key in ("log", "email", "preference", "loop", "confidence", "key")}
    assert place.run("log", words["log"], "--me", "amina", "-C", str(root)).code == 0
    member = root / "members/amina-khan/member.yaml"
    own = {"email": f"{words['email']}@x.sch.uk", "preference": words["preference"], "recipients": [words["key"]]}
    told = yaml.safe_load(member.read_text(encoding="utf-8")) | own
    member.write_text(yaml.safe_dump(told), encoding="utf-8")
    entry = root / "members/amina-khan/journal/2026-10-21-who-talks.md"
    plain = entry.read_text(encoding="utf-8")
    action = root / "members/ben-ortiz/actions/ring-the-library.yaml"
    sure = action.read_text(encoding="utf-8")
    pages = {}
    for form in ("md", "html"):
        for loop, confidence in (("1", "1"), ("3", "9")):
            entry.write_text(plain.replace("---\n", f"---\nloop: {loop}\n", 1), encoding="utf-8")
            action.write_text(sure.replace("confidence: 7", f"confidence: {confidence}"), encoding="utf-8")
            pages[form, loop] = built(place, form, "-C", str(root))
            assert CANARY not in pages[form, loop]
        assert pages[form, "1"] == pages[form, "3"]


def test_private_folders_in_the_set_are_never_opened(tmp_path: Path) -> None:
    place = Place(tmp_path)
    root = place.given("small")
    private = root / "members/amina-khan/private"
    private.mkdir()
    (private / "2026-11-k3v9tq2m.md").write_text(CANARY, encoding="utf-8")
    (private / "2026-11-k3v9tq2n.md.age").write_text(CANARY, encoding="utf-8")
    for form in ("md", "html"):
        assert CANARY not in built(place, form, "-C", str(root), "--draft")
    for command in (["check"], ["check", "--json"], ["status", "--me", "ben"], ["actions"]):
        answer = place.run(*command, "-C", str(root))
        assert CANARY not in answer.out + answer.err


class Gate(HTMLParser):
    """What a page holds that could act, lead elsewhere, or is not what the template has: also a drawing too many."""

    def __init__(self, plain: str = "") -> None:
        super().__init__(convert_charrefs=True)
        self.faults: list[str] = []
        self.tags: list[str] = []
        self.drawings = plain.count("<svg")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if self.tags.count("svg") > self.drawings:
            self.faults.append("svg")
        if tag in {"script", "iframe", "object", "embed", "form", "input", "img", "link", "base", "video"}:
            self.faults.append(tag)
        for name, value in attrs:
            address = (value or "").strip().lower()
            if name.startswith("on") or name in {"src", "srcset", "srcdoc", "action", "formaction"}:
                self.faults.append(f"{tag} {name}")
            if name == "href" and not address.startswith(("https://", "mailto:", "#")):
                self.faults.append(f"{tag} {name}={address}")


def attacked(root: Path, *hostile: str) -> None:
    """Put hostile words, in turn, into every field of every record that holds words, and into every entry."""

    prose, turn = PROSE, cycle(hostile)

    def put(value: object, key: str) -> object:
        if isinstance(value, dict):
            return {name: put(each, str(name)) for name, each in value.items()}
        if isinstance(value, list):
            return [put(each, key) for each in value]
        return f"{value} {next(turn)}" if key in prose and isinstance(value, str) else value

    for path in sorted(root.rglob("*.yaml")):
        told = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506  # every value as text
        prose = PROSE | ({"issue"} if path.parent.name == "issues" else set())
        path.write_text(yaml.safe_dump(put(told, ""), allow_unicode=True, width=9999), encoding="utf-8")
    for path in sorted(root.rglob("journal/*.md")):
        parts = path.read_text(encoding="utf-8").rstrip("\n").split("\n\n")
        more = [part if part.startswith("---") else f"{part} {next(turn)}" for part in parts]
        path.write_text("\n\n".join([*more, next(turn)]) + "\n", encoding="utf-8")


def attacked_page(tmp_path: Path, form: str, words: str) -> str:
    place = Place(tmp_path)
    root = place.given("hillside")
    attacked(root, words)
    return built(place, form, "-C", str(root), "--draft")


@pytest.mark.parametrize("words", [ATTACK, BLOCKS, ATTACK + BLOCKS], ids=["marks", "blocks", "both"])
def test_nothing_that_was_typed_is_active_in_the_page(words: str, tmp_path: Path) -> None:
    page = attacked_page(tmp_path, "html", words)
    gate = Gate((GOLDEN / "hillside.html").read_text(encoding="utf-8"))
    gate.feed(page)
    assert gate.faults == []
    assert "evil.example" in page or words == BLOCKS
    assert "default-src 'none'" in page
    assert "49" not in re.findall(r"\$?\{?7 ?\* ?7\}?|49", PLACES.sub("", page))


def outline(page: str) -> list[str]:
    """The blocks of a Markdown page, without their words."""
    tokens = MarkdownIt("commonmark", {"html": True}).enable("table").parse(page)
    return [f"{token.type} {token.tag} {token.level}" for token in tokens]


def inside(page: str) -> set[str]:
    tokens = MarkdownIt("commonmark", {"html": True, "linkify": False}).enable("table").parse(page)
    return {child.type for token in tokens for child in token.children or ()}


@pytest.mark.parametrize("words", [ATTACK, BLOCKS], ids=["marks", "blocks"])
def test_nothing_that_was_typed_breaks_the_pages_structure(words: str, tmp_path: Path) -> None:
    page = attacked_page(tmp_path, "md", words)
    plain = (GOLDEN / "hillside.md").read_bytes().decode()
    assert outline(page) == outline(plain)
    assert inside(page) <= {"text", "strong_open", "strong_close", "softbreak", "text_special"}


@pytest.mark.parametrize(
    "start", ["# ", "- ", "+ ", "1. ", "1) ", "> ", "=== ", "    ", "```", "<!-- ", "[a]: https://x "]
)
def test_words_that_begin_like_a_block_stay_words(start: str, tmp_path: Path) -> None:
    place = Place(tmp_path)
    root = place.given("small")
    before = outline(built(place, "md", "-C", str(root)))
    for path, key in (("set.yaml", "purpose"), ("members/amina-khan/issues/guided-reading.yaml", "issue")):
        told = yaml.load((root / path).read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506  # as above
        told[key] = start + told[key]
        (root / path).write_text(yaml.safe_dump(told, allow_unicode=True), encoding="utf-8")
    assert outline(built(place, "md", "-C", str(root))) == before


def test_the_examples_are_where_the_tests_think() -> None:
    assert (EXAMPLES / "hillside" / "set.yaml").is_file()


# The agenda of a meeting, held to the same

AGENDAS = (("hillside", "2026-04-23", "html"), ("hillside", "2026-04-23", "md"), ("newborn", "2026-12-22", "html"))


def agenda(place: Place, root: Path, meeting: str, form: str) -> str:
    page = place.folder / f"agenda.{form}"
    answer = place.run("agenda", meeting, "-o", str(page), "--force", "-C", str(root), today=DAY)
    assert answer.code == 0, answer.err
    return page.read_bytes().decode()


@pytest.mark.parametrize(("name", "meeting", "form"), AGENDAS)
def test_an_agenda_is_the_same_byte_for_byte(
    name: str, meeting: str, form: str, tmp_path: Path, *, update_golden: bool
) -> None:
    place = Place(tmp_path)
    page = agenda(place, place.given(name), meeting, form)
    golden = GOLDEN / f"agenda-{name}.{form}"
    if update_golden:
        golden.write_bytes(page.encode())
    assert page == golden.read_bytes().decode()


def attacked_agenda(tmp_path: Path, form: str, words: str) -> str:
    """An agenda of a set whose records, conduct, process and cues are all hostile."""
    place = Place(tmp_path)
    root = place.given("hillside")
    attacked(root, words)
    shipped = EXAMPLES.parent / "alearn" / "library"
    process = yaml.load((shipped / "processes/brief-guide.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506  # as above
    for key in ("title", "source"):
        process[key] += f" {words}"
    for stage in process["stages"]:
        stage |= {key: f"{stage[key]} {words}" for key in ("name", "purpose", "who_speaks")}
        stage["cues"] = [f"{each} {words}" for each in stage.get("cues", ["Wait."])]
    cues = {"any-time": [words], "ask": [words]}
    for path, told in (("processes/brief-guide.yaml", process), ("words/cues.yaml", cues)):
        (root / path).parent.mkdir()
        (root / path).write_text(yaml.safe_dump(told, allow_unicode=True, width=9999), encoding="utf-8")
    conduct = root / "conduct.md"
    conduct.write_text(
        conduct.read_text(encoding="utf-8") + f"- **hostile** {' '.join(words.split())}\n", encoding="utf-8"
    )
    return agenda(place, root, "2026-04-23", form)


@pytest.mark.parametrize("words", [ATTACK, BLOCKS, ATTACK + BLOCKS], ids=["marks", "blocks", "both"])
def test_nothing_that_was_typed_is_active_in_an_agenda(words: str, tmp_path: Path) -> None:
    page = attacked_agenda(tmp_path, "html", words)
    gate = Gate()
    gate.feed(page)
    assert gate.faults == []
    assert "default-src 'none'" in page
    assert "49" not in re.findall(r"\$?\{?7 ?\* ?7\}?|49", page)


@pytest.mark.parametrize("words", [ATTACK, BLOCKS], ids=["marks", "blocks"])
def test_nothing_that_was_typed_breaks_the_structure_of_an_agenda(words: str, tmp_path: Path) -> None:
    plain = attacked_agenda(tmp_path / "plain", "md", "words")
    page = attacked_agenda(tmp_path / "attacked", "md", words)
    assert outline(page) == outline(plain)
    assert inside(page) <= {"text", "strong_open", "strong_close", "softbreak", "text_special"}
