"""Every cell of the table of places: words are planted in each, and looked for in what each command says to whom."""

import itertools
from pathlib import Path
from typing import Any

import pytest
import yaml
from running import Place

DATA = Path(__file__).parents[2] / "docs" / "permissions.yaml"
PLACES: list[dict[str, Any]] = yaml.safe_load(DATA.read_text(encoding="utf-8"))["places"]
VIEWERS = {"owner": "shazia-malik", "member": "peter-nwosu", "facilitator": "kath-brennan"}
OWNERS = {"issue-involves": "tomasz-zielinski", "issue-left": "maud-ferris", "action-left": "maud-ferris"}
"""Whose folder a place lies in, where that is not the first viewer's."""
PEOPLE = (*VIEWERS.values(), *dict.fromkeys(OWNERS.values()))
HERS, LEFT = "members/shazia-malik", "members/maud-ferris"
PROXY = "typed_by: kath-brennan\nvia: email\nsaid: 2026-11-20\n"
TRIED = "updates:\n  - date: 2026-11-01\n    status: tried\n"
TERMS = "from: kept-elsewhere\nas: role\nthird_party: none\nagreed: 2026-11-03\n"
WORDS = {each["id"]: f"zqx{number:02}canary" for number, each in enumerate(PLACES)}


def action(id_: str, more: str = "", folder: str = HERS) -> tuple[str, str]:
    return f"{folder}/actions/{id_}.yaml", f"action: {WORDS[id_]} it\nagreed: 2026-10-01\nissue: about\n{more}"


def issue(id_: str, more: str = "", folder: str = HERS) -> tuple[str, str]:
    return f"{folder}/issues/{id_}.yaml", f"issue: {WORDS[id_]}?\nopened: 2026-09-29\n{more}"


def extract(id_: str, audience: str, more: str = "", folder: str = HERS) -> tuple[str, str]:
    words = f"{WORDS[id_]} said Kath." if id_ == "extract-names" else f"{WORDS[id_]} words."
    return f"{folder}/extracts/2026-11-03-{id_}.yaml", f"text: {words}\naudience: {audience}\n{TERMS}{more}"


def entry(id_: str, keys: str) -> tuple[str, str]:
    return f"{HERS}/journal/2026-11-02-{id_}.md", f"---\nactions: [note]\n{keys}---\n{WORDS[id_]} I wrote.\n"


IN_ITS_UPDATE = "".join(f"    {line}\n" for line in PROXY.splitlines())
FILES = dict(
    [
        (f"{HERS}/issues/about.yaml", "issue: What is it about?\nopened: 2026-09-29\n"),
        (f"{LEFT}/issues/about.yaml", "issue: What was it about?\nopened: 2026-09-29\n"),
        (f"{LEFT}/member.yaml", "name: Maud Ferris\nrole: member\njoined: 2026-09-01\nleft: 2026-11-10\n"),
        (f"{HERS}/private/2026-11-k3v9tq2m.md.age", f"age-encryption.org/v1\n{WORDS['age']}"),
        entry("entry", ""),
        entry("entry-typed", PROXY),
        issue("issue"),
        issue("issue-typed", PROXY),
        issue("issue-left", folder=LEFT),
        (
            f"{HERS}/issues/issue-unknown.yaml",
            f"issue: What do I not know?\nopened: 2026-09-29\nunknown: {WORDS['issue-unknown']}\n",
        ),
        ("members/tomasz-zielinski/issues/issue-involves.yaml",
         f"issue: {WORDS['issue-involves']}?\nopened: 2026-09-29\ninvolves: patients\n"),
        action("action", TRIED),
        action("action-typed", TRIED + PROXY),
        action("action-update-typed", TRIED + IN_ITS_UPDATE),
        action("action-agreed"),
        action("action-left", TRIED, LEFT),
        (
            f"{HERS}/actions/refrained.yaml",
            ("action: Not this\nagreed: 2026-10-01\nissue: about\n"
            f"updates:\n  - date: 2026-11-01\n    status: refrained\n    note: {WORDS['refrained']}\n"),
        ),
        (
            f"{HERS}/actions/note.yaml",
            f"action: That once\nagreed: 2026-10-01\nissue: about\n{TRIED}    note: {WORDS['note']}\n",
        ),
        (
            "meetings/2026-11-04.yaml",
            ("present: [shazia-malik, peter-nwosu]\nturns:\n"
            f"  - presenter: shazia-malik\n    issue: about\n    headline: {WORDS['headline']}\n"
            f"    insight: {WORDS['insight']}\n    agreed: 2026-11-04\n"
            f"  - presenter: shazia-malik\n    issue: about\n    insight: {WORDS['insight-open']}\n"
            f"review:\n  learned: [{WORDS['learned']}]\n  not_talked_about: {WORDS['not-talked-about']}\n"),
        ),
        extract("extract-set", "set"),
        extract("extract-sponsor", "sponsor"),
        extract("extract-public", "public"),
        extract("extract-typed", "public", PROXY),
        extract("extract-expired", "public", "until: 2026-11-20\n"),
        extract("extract-left", "sponsor", folder=LEFT),
        extract("extract-names", "public"),
        ("obstacles/obstacle.yaml", f"obstacle: {WORDS['obstacle']}\nraised: 2026-11-04\nreply: {WORDS['reply']}\n"),
        ("obstacles/obstacle-names.yaml", f"obstacle: {WORDS['obstacle-names']} said Peter.\nraised: 2026-11-04\n"),
        (
            "agreement.yaml",
            f"why_now: {WORDS['agreement']}\nlegitimate_results: [{WORDS['agreement-counts']}]\n",
        ),
        ("conduct.md", f"- **open-questions** We ask. {WORDS['conduct']}\n"),
        (
            "reports/2026-11-05-interim-sponsor.yaml",
            f'kind: interim\naudience: sponsor\nseen_by:\n  shazia-malik: "yes except: {WORDS["exception"]}"\n',
        ),
    ]
)  # fmt: skip
REPLACED = {
    "set.yaml": ("purpose: Four of us", f"purpose: {WORDS['purpose']} Four of us"),
    f"{HERS}/member.yaml": (
        "role: member",
        f"role: member\nemail: {WORDS['email']}@x.example\npreference: {WORDS['preference']}",
    ),
}
FORMS = (["-o", "-"], ["-o", "page.html", "--force"])
MINE = ("member", "extracts", "evidence")
OURS = ("interim", "extracts", "summative", "evidence")
COMMANDS = {
    "journal": (["journal"], ["journal", "--json"]),
    "status": (["status"], ["status", "--json"]),
    "actions": (["actions", "--all"], ["actions", "--all", "--json"]),
    "checks": (["check"], ["check", "--json"], ["check", "--practice"], ["check", "--practice", "--json"]),
    "confirm": (["confirm"], ["confirm", "--json"]),
    "search": (["search", "canary"], ["search", "canary", "--json"]),
    "history": (["history"], ["history", "--json"]),
    "takeaway": (["takeaway", "-o", "-"], ["takeaway", "-o", "page.html", "--force"]),
    "share": (["share", "--list"], ["share", "--json"]),
    "for-me": tuple(["report", kind, "--for", "me", *form] for kind in ("summary", *MINE) for form in FORMS),
    "for-set": tuple(["report", kind, "--for", "set", *form] for kind in ("summary", *OURS) for form in FORMS),
}
NEEDS_NO_ONE = ("actions", "checks", "for-set")
CONCERNED = ("ines-duarte", "peter-nwosu", "shazia-malik", "tomasz-zielinski")


class Told:
    """What every command said to every viewer, and every page that was made."""

    def __init__(self, folder: Path, closed: str = "") -> None:
        self.place = Place(folder)
        self.root = self.place.given("four", "set")
        self.place.folder = self.root
        for path, text in FILES.items():
            (self.root / path).parent.mkdir(parents=True, exist_ok=True)
            (self.root / path).write_text(text, encoding="utf-8")
        for path, (old, new) in REPLACED.items():
            text = (self.root / path).read_text(encoding="utf-8")
            assert old in text
            (self.root / path).write_text(
                text.replace(old, new, 1) + (closed if path == "set.yaml" else ""), encoding="utf-8"
            )
        self.said: dict[tuple[str, str], str] = {}
        assert self.place.run("log", f"{WORDS['private']} for me.", "--me", VIEWERS["owner"]).code == 0
        self.commands()
        for kind, audience in itertools.product(("summary", "summative"), ("sponsor", "public")):
            self.pages(kind, audience)

    def run(self, *words: str) -> str:
        """All that a command says, and the page it made."""
        answer = self.place.run(*words)
        assert answer.code == 0, answer.err
        page = self.root / "page.html"
        made = page.read_text(encoding="utf-8") if page.exists() else ""
        page.unlink(missing_ok=True)
        return answer.out + answer.err + made

    def commands(self) -> None:
        for (column, lines), person in itertools.product(COMMANDS.items(), PEOPLE):
            me = [] if column in NEEDS_NO_ONE else ["--me", person]
            self.said[column, person] = "".join(self.run(*line, *me) for line in lines)
        things = [path.removesuffix(".yaml").removesuffix(".md") for path in (*FILES, *REPLACED) if ".age" not in path]
        shown = []
        for path in things:
            parts = path.split("/")
            name = f"{parts[1]}/{parts[3]}" if len(parts) == 4 else parts[1] if len(parts) > 1 else parts[0]
            shown += [self.run("show", name), self.run("show", name, "--json")]
        for person in PEOPLE:
            self.said["show", person] = "".join(shown)

    def pages(self, kind: str, audience: str) -> None:
        """The pages of a kind for an audience: before anybody answered, with one no, agreed, and as sent."""
        line = ["report", kind, "--for", audience]
        self.add(audience, "unanswered", self.page(*line))
        assert self.place.run(*line, "--proof", "-q").code == 0
        for member in CONCERNED[1:]:
            self.run("confirm", f"{kind}-{audience}", "--yes", "--me", member)
        self.run("confirm", f"{kind}-{audience}", "--no", "--me", CONCERNED[0])
        self.add(audience, "one no", self.page(*line))
        self.run("confirm", f"{kind}-{audience}", "--yes", "--me", CONCERNED[0])
        self.add(audience, "agreed", self.page(*line))
        self.add(audience, "sent", self.page(*line, "--send"))

    def add(self, audience: str, state: str, page: str) -> None:
        self.said[audience, state] = self.said.get((audience, state), "") + page

    def page(self, *words: str) -> str:
        """The page itself, in a file and, for a draft, on standard output."""
        made = self.place.run(*words, "-o", "page.html", "--force")
        assert made.code == 0, made.err
        text = (self.root / "page.html").read_text(encoding="utf-8")
        return text + ("" if "--send" in words else self.place.run(*words, "-o", "-").out)


@pytest.fixture(scope="module")
def open_set(tmp_path_factory: pytest.TempPathFactory) -> Told:
    return Told(tmp_path_factory.mktemp("open"))


@pytest.fixture(scope="module")
def closed_set(tmp_path_factory: pytest.TempPathFactory) -> Told:
    return Told(tmp_path_factory.mktemp("closed"), "closed: 2026-11-22\n")


OUTSIDE = {
    "always": {"unanswered", "one no", "agreed", "sent"},
    "agreed": {"agreed", "sent"},
    "never": set[str](),
}
IDS = [each["id"] for each in PLACES]


def readers(said: Told, column: str, id_: str) -> set[str]:
    return {who for (where, who), text in said.said.items() if where == column and WORDS[id_] in text}


@pytest.mark.parametrize("column", ["show", *(each for each in COMMANDS if each != "checks")])
@pytest.mark.parametrize("row", PLACES, ids=IDS)
def test_the_set_reads_a_place_through_the_commands_that_are_named(
    row: dict[str, Any], column: str, open_set: Told
) -> None:
    people = {**VIEWERS, "owner": OWNERS.get(row["id"], VIEWERS["owner"])}
    found = readers(open_set, column, row["id"])
    assert {viewer for viewer, person in people.items() if person in found} == set(row.get(column, ()))


@pytest.mark.parametrize("row", PLACES, ids=IDS)
def test_a_check_quotes_nothing_that_the_set_does_not_read(row: dict[str, Any], open_set: Told) -> None:
    assert "show" in row or not readers(open_set, "checks", row["id"])


@pytest.mark.parametrize("audience", ["sponsor", "public"])
@pytest.mark.parametrize("row", PLACES, ids=IDS)
def test_a_sponsor_and_the_public_read_a_place_as_the_table_says(
    row: dict[str, Any], audience: str, open_set: Told, closed_set: Told
) -> None:
    for said in (open_set, closed_set):
        assert readers(said, audience, row["id"]) == OUTSIDE[row[audience]]


def test_the_page_that_leaves_is_the_page_that_was_agreed(open_set: Told) -> None:
    for audience in ("sponsor", "public"):
        sent, agreed = open_set.said[audience, "sent"], open_set.said[audience, "agreed"]
        words = [line for line in sent.splitlines() if line.startswith(("<h", "<p>", "<li", "<blockquote"))]
        assert len(words) > 10
        assert [line for line in words if line not in agreed] == []


def test_an_expired_entry_of_the_table_names_columns_that_are_there() -> None:
    known = {"id", "place", "state", "show", "sponsor", "public", *COMMANDS}
    assert all(set(row) <= known for row in PLACES)
    assert len({(row["place"], row["state"]) for row in PLACES}) == len(PLACES)
