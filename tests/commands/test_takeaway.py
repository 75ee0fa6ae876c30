"""A member's page holds that member's own words, and no other's."""

import email
import email.policy
from pathlib import Path

import pytest
from running import Place

MEMBERS = {"amina-khan": "qxaminaqx", "ben-ortiz": "qxbenqx", "siobhan-oneill": "qxsiobhanqx"}


def full(place: Place) -> None:
    """A set in which every word of a member's is their own canary."""
    people = ("Amina Khan <amina@x.sch.uk>", "Ben Ortiz", "Siobhan O'Neill <s@x.sch.uk>")
    members = [flag for each in people for flag in ("--member", each)]
    when = ("--first", "2026-11-23", "--every", "2w", "--meetings", "3")
    place.run("new-set", "Leads", "--facilitator", "Jo Ward", *members, *when, "--no-input")
    place.folder /= "leads"
    said = []
    for member, word in MEMBERS.items():
        place.run("new-issue", f"How do I {word}?", "--me", member, "--matters", word, "--no-input")
        place.run("act", f"Try {word}", "--me", member, "--due", "+2w", "--measure", word, "--so-that", word)
        place.run("log", "--share", f"I saw {word}", "--me", member)
        for flag in ("--turn", "--insight", "--question", "--offer"):
            said += [flag, f"{member}={word}"]
        said += ["--action", f"{member}=Ask {word}; by 7 Dec 2026"]
    answer = place.run("new-meeting", "2026-11-23", "--present", "all", "--me", "jo", *said, "--parked", "qxsetqx")
    assert answer.code == 0, answer.err


@pytest.mark.parametrize("flags", [(), ("--eml",)])
def test_no_page_holds_anothers_words(flags: tuple[str, ...], tmp_path: Path) -> None:
    place = Place(tmp_path)
    full(place)
    assert place.run("takeaway", "--all", "-o", "pages", *flags).code == 0
    for member, word in MEMBERS.items():
        (page,) = (place.folder / "pages").glob(f"{member}.*")
        data = page.read_bytes()
        text = data.decode()
        if flags:
            message = email.message_from_bytes(data, policy=email.policy.default)
            text += message.get_content()
            assert message["X-Unsent"] == "1"
            assert message["To"] == {"amina-khan": "amina@x.sch.uk", "siobhan-oneill": "s@x.sch.uk"}.get(member)
            assert message["From"] is None
        assert text.count(word) >= 5
        others = [*(each for each in MEMBERS.values() if each != word), "qxsetqx", *(set(MEMBERS) - {member})]
        assert not [each for each in others if each in text]


def test_the_same_record_gives_the_same_drafts(tmp_path: Path) -> None:
    pages = []
    for name in ("one", "two"):
        place = Place(tmp_path / name)
        place.folder = place.given("hillside")
        place.run("takeaway", "--all", "--eml", "-o", "pages")
        pages.append({path.name: path.read_bytes() for path in (place.folder / "pages").iterdir()})
    assert pages[0] == pages[1]
    assert len(pages[0]) > 4
