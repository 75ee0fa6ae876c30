"""Nothing private leaves: canaries in all that is private are looked for in all that is said, zipped or committed."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from programme import Month, found_in
from searching import canary

from alearn.world.keys import Keys

MONTHS = 2000 if os.environ.get("ALEARN_SOAK") else 10
FORMATS = ("text", "short", "json", "github", "sarif")


def lived(month: Month) -> None:
    """A month as a member lives it, failures among it; half of them make a key after a while."""
    me, other = month.chance.sample(month.members, 2)
    month.run("new-issue", "How do I get quiet children to talk about books?", "--me", me, "--no-input")
    month.run("act", "Observe two guided reading sessions", "--due", "+2w", "--me", me, "--no-input")
    month.run("log", month.private_words(), "--me", me, "--action", "observe")
    month.run("log", "-", "--me", me, "--theme", canary(9000), stdin=month.private_words())
    month.run("log", "--me", me, "--prompts", "gibbs", answers=[""], CANARY=month.private_words())
    month.run("log", "--me", me, "--share", answers=[""], CANARY="The others waited.")
    month.run("log", month.private_words(), "--me", me, "--date", "never")
    month.run("log", month.private_words(), "--me", "nobody")
    month.run("log", month.private_words(), "--me", me, "--as", other)
    month.run("log", "--me", me, answers=[], CANARY=month.private_words(), ENDS="3")
    if month.chance.random() < 0.5:
        with_a_key(month, me)
    answered(month, me)
    let_out(month, me, other)
    seen_by_others(month, me, other)


def let_out(month: Month, me: str, other: str) -> None:
    """A marked line of a private entry goes out and is taken back; what is around it, and the list of names, stays."""
    names = month.place.data / "names.txt"
    names.write_text(f"{canary(9001)} Turner\n", encoding="utf-8")
    words = f"{month.private_words()}\n\n==They wait for me to speak.==\n\n{month.private_words()}"
    entry = Path(month.run("log", words, "--me", me).strip()).name.partition(".")[0]
    terms = ("--audience", "sponsor", "--attribution", "no-name", "--third-party", "none", "--recognisable", "no")
    month.run("share", entry, "--me", me, "--audience", "set")
    month.run("share", entry, "--me", me, "--lines", "2-99", *terms)
    month.run("share", entry, "--me", me, "--mark", "7", *terms)
    month.run("share", entry, "--me", other, *terms)
    month.run("share", entry, "--me", other, "--as", me, *terms)
    month.run("share", entry, "--me", me, "--words", f"Then {canary(9001)} came, and Turner.", *terms)
    extract = Path(month.run("share", entry, "--me", me, *terms).strip()).stem
    month.run("share", "--list", "--me", me)
    month.run("share", "--json", "--me", other, "--as", me)
    month.run("withdraw", extract, "--me", me)
    assert "They wait" not in (month.root / "members" / me / "extracts" / f"{extract}.yaml").read_text(encoding="utf-8")


def with_a_key(month: Month, me: str) -> None:
    """What a member does who seals what they write."""
    month.run("key", "new", "--me", me, "--mine")
    month.run("log", "--me", me, "--prompts", "kolb", answers=[""], CANARY=month.private_words())
    entry = os.path.basename(month.run("log", month.private_words(), "--me", me).strip()).partition(".")[0]
    month.run("journal", entry, "--edit", "--me", me, answers=[], CANARY=month.private_words())
    month.run("journal", entry, "--edit", "--me", me, answers=[], CANARY=month.private_words(), ENDS="3")
    month.run("journal", entry, "--words", month.private_words(), "--me", "nobody")
    month.run("key", "backup", "-o", "-", "--me", me)
    month.run("key", "rotate", "--me", me)
    month.run("key", "check", "--json", "--me", me)
    month.run("journal", entry, "--me", me, mine=True)
    month.run("search", canary(1), "--me", me, mine=True)


def answered(month: Month, me: str) -> None:
    """What a member answers for nobody but themselves, by flags and at a terminal, and what is refused."""
    month.run("readiness", "--me", me, "--answer", f"limits={month.private_words()}")
    month.run("readiness", "--me", me, answers=["no", "y", "n", "n", "n", "y", month.private_words(), ""], mine=True)
    month.run("readiness", "--me", me, "--answer", f"decided={month.private_words()}")
    month.run("evaluate", "before", "--me", me, "--answer", f"leading=2 {month.private_words()}", mine=True)
    month.run("evaluate", "skills", "--me", me, "--answer", f"next={month.private_words()}", mine=True)


def seen_by_others(month: Month, me: str, other: str) -> None:
    """Every command that shows something, by its author where it may show what is private, and by others."""
    month.run("journal", "--me", me, mine=True)
    month.run("journal", "--me", me, "--json", mine=True)
    month.run("journal", "--me", other)
    month.run("search", "the", "--me", other)
    month.run("readiness", "--show", "--me", me, mine=True)
    month.run("readiness", "--json", "--me", other)
    month.run("evaluate", "--show", "--me", other)
    month.run("evaluate", "skills", "--json", "--me", other)
    month.run("status", "--me", me)
    month.run("status", "--json", "--me", other)
    month.run("show", me, "--json")
    month.run("show", other)
    month.run("actions", "--json")
    month.run("check", "--output-format", month.chance.choice(FORMATS))
    month.run("check", "--practice")
    month.run("schedule", "--json")
    for form in (".md", ".html"):
        month.run("agenda", "-o", f"out/agenda{form}")
    month.run("calendar", "--actions", "--me", me, "-o", "out/set.ics")
    for audience in ("me", "set", "sponsor", "public"):
        form = month.chance.choice((".md", ".html", ".docx"))
        month.run("report", "--for", audience, "--me", me, "-o", f"out/{audience}{form}")


def own_folders(month: Month) -> tuple[Path, ...]:
    """Where an author's own words lie outside the set: their data folder, and drafts an editor failed on."""
    return month.place.data, month.top / "runtime"


@pytest.mark.parametrize("seed", range(MONTHS))
@pytest.mark.needs("git")
def test_nothing_private_leaves(seed: int, tmp_path: Path) -> None:
    month = Month(tmp_path, seed)
    lived(month)
    assert found_in(month.everywhere(own_folders(month))) == []
    assert found_in([month.zipped(), *month.committed()]) == []
    kept = b"".join(path.read_bytes() for path in month.place.data.rglob("*") if path.is_file())
    drafts = b"".join(path.read_bytes() for path in (month.top / "runtime").rglob("*.md"))
    keys = Keys(month.place.environ, lambda _: "", again=False)
    sealed = b"".join(keys.unseal(path.read_bytes()) for path in month.root.rglob("*.age"))
    assert all(canary(number).encode() in kept + drafts + sealed for number in range(1, month.planted + 1))


def into(name: str) -> Callable[[Month, str], None]:
    """What plants a leak in a file of the place."""

    def plant(month: Month, words: str) -> None:
        path = month.top / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(words, encoding="utf-8")

    return plant


def said(*arguments: str) -> Callable[[Month, str], None]:
    """What plants a leak in what a command says."""

    def plant(month: Month, words: str) -> None:
        month.run(*arguments, words)

    return plant


LEAKS: dict[str, Callable[[Month, str], None]] = {
    "what a command puts out": said("act", "--me", "jo", "--dry-run"),
    "what an error quotes": said("-C"),
    "a file of the set": into("work/literacy-leads/members/jo-ward/journal/2026-11-01-x.md"),
    "the name of a file": lambda month, words: into(f"work/literacy-leads/{words.split()[0]}.md")(month, ""),
    "the temporary folder": into("temporary/x/y"),
    "the home folder": into("home/.cache/x"),
    "the settings": into("config/x"),
    "a built page": into("work/literacy-leads/out/x.html"),
}


@pytest.mark.parametrize("channel", LEAKS)
def test_a_leak_in_each_channel_is_found(channel: str, tmp_path: Path) -> None:
    month = Month(tmp_path, 1)
    LEAKS[channel](month, month.private_words())
    assert found_in(month.everywhere(own_folders(month)))


@pytest.mark.needs("git")
@pytest.mark.parametrize("name", ["members/jo-ward/journal/2026-11-01-x.md", "meetings/x/y.txt"])
def test_a_leak_in_git_and_in_a_zip_is_found(name: str, tmp_path: Path) -> None:
    month = Month(tmp_path, 1)
    assert found_in([month.zipped(), *month.committed()]) == []
    into(f"work/literacy-leads/{name}")(month, month.private_words())
    assert found_in([month.zipped()])
    assert found_in(month.committed())
    (month.root / name).unlink()
    assert found_in(month.committed()), "what git was given once, it keeps"
    assert found_in([month.zipped()]), "and so does a zip of it"
