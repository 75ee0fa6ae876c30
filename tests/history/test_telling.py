"""How changes are told: in the field's words, to whom, and without the words of an old version."""

import pytest
from reading_files import files, names_of

from alearn.history.telling import Told, between

ACTION = "members/amina-khan/actions/observe.yaml"
ISSUE = "members/amina-khan/issues/guided-reading.yaml"
ENTRY = "members/amina-khan/journal/2026-10-21-who-talks.md"
EXTRACT = "members/amina-khan/extracts/2026-12-01-k3v9.yaml"
MEMBER = "members/amina-khan/member.yaml"
MEETING = "meetings/2026-11-09.yaml"
REPORT = "reports/2026-12-15-interim-sponsor.yaml"
PEOPLE = {
    "set.yaml": "format: 1\nid: k3v9tq2m\ntitle: Leads\nplanned:\n  - date: 2026-10-05\n  - date: 2026-11-09\n",
    MEMBER: "name: Amina Khan\nrole: member\n",
    "members/ben-ortiz/member.yaml": "name: Ben Ortiz\nrole: member\n",
    "members/jo-ward/member.yaml": "name: Jo Ward\nrole: facilitator\n",
}
OBSERVE = "action: Observe two sessions\nagreed: 2026-10-05\ndue: 2026-10-30\n"
QUESTION = "issue: Who talks?\nopened: 2026-10-05\n"
OBSTACLE = "obstacle: Cover is withdrawn on Thursdays.\nraised: 2026-11-09\n"
LET_OUT = "from: 2026-10-21-who-talks\naudience: sponsor\nas: role\nthird_party: none\nagreed: 2026-12-01\n"
SENT = "kind: interim\naudience: sponsor\nextracts: [amina-khan/2026-12-01-k3v9]\n"
MET = "present: [amina-khan]\nturns:\n  - presenter: amina-khan\n"


def told(path: str, before: str, after: str) -> list[Told]:
    was = files({**PEOPLE, **({path: before} if before else {})})
    now = files({**PEOPLE, **({path: after} if after else {})})
    return list(between(was, now, names_of(now)))


@pytest.mark.parametrize(
    ("path", "before", "after", "words"),
    [
        (ACTION, "", OBSERVE, ["Observe two sessions (Amina Khan): agreed, by Fri 30 Oct 2026"]),
        (
            ACTION,
            OBSERVE,
            OBSERVE + "updates:\n  - date: 2026-10-20\n    status: not-yet\n    due: 2026-11-06\n",
            ["Observe two sessions (Amina Khan): not yet, moved from Fri 30 Oct 2026 to Fri 6 Nov 2026"],
        ),
        (
            ACTION,
            OBSERVE + "updates:\n  - date: 2026-10-20\n    due: 2026-11-06\n",
            OBSERVE
            + "updates:\n  - date: 2026-11-05\n    status: refrained\n    note: Why\n"
            + "  - date: 2026-10-20\n    due: 2026-11-06\n"
            + "  - date: 2026-11-02\n    due: 2026-11-20\n",
            [
                "Observe two sessions (Amina Khan): chose not to, for now",
                "Observe two sessions (Amina Khan): moved from Fri 6 Nov 2026 to Fri 20 Nov 2026",
            ],
        ),
        (
            ACTION,
            OBSERVE,
            OBSERVE + "measure: Two filled sheets\nwith: [ben-ortiz]\n",
            [
                "Observe two sessions (Amina Khan): its measure written",
                "Observe two sessions (Amina Khan): who does it together: Ben Ortiz",
            ],
        ),
        (ACTION, OBSERVE, "", ["observe (Amina Khan): removed"]),
        (
            ISSUE,
            QUESTION,
            QUESTION + "now: They talk in pairs.\noutcome:\n  to_me: I ask.\nclosed: 2027-06-21\n",
            [
                "Who talks? (issue, Amina Khan): what practice is like now written",
                "Who talks? (issue, Amina Khan): closed",
                "Who talks? (issue, Amina Khan): what it was worth to its owner written",
            ],
        ),
        ("obstacles/cover.yaml", "", OBSTACLE, ["Cover is withdrawn on Thursdays. (obstacle): raised"]),
        (
            "obstacles/cover.yaml",
            OBSTACLE,
            OBSTACLE + "reply: Yes, from January.\nreplied: 2026-11-20\n",
            ["Cover is withdrawn on Thursdays. (obstacle): answered by the sponsor"],
        ),
        (MEETING, "", MET, ["Meeting 2: recorded, 1 of 2 present, 1 turn"]),
        (
            MEETING,
            MET,
            MET + "    agreed: 2026-11-10\nnext: 2026-12-14\n",
            ["Meeting 2: Amina Khan agreed to the words of their turn", "Meeting 2: the next date: Mon 14 Dec 2026"],
        ),
        (
            MEETING,
            MET,
            MET + "    headline: Who talks?\n    used: 18\n",
            ["Meeting 2: the turn of Amina Khan was changed: its headline and the minutes used"],
        ),
        (MEETING, MET, MET.replace("]", ", ben-ortiz]"), ["Meeting 2: who was there: with Ben Ortiz"]),
        (
            REPORT,
            SENT,
            SENT + f"sent: 2026-12-16\nsha256: {'0' * 64}\nseen_by:\n  amina-khan: yes\n",
            [
                "The interim report for the sponsor: sent on Wed 16 Dec 2026",
                "The interim report for the sponsor: what members answered to it written",
            ],
        ),
        ("notes.txt", "", "Chairs", ["notes.txt: added"]),
    ],
)
def test_a_change_is_told_in_the_field_s_words(path: str, before: str, after: str, words: list[str]) -> None:
    found = told(path, before, after)
    assert [each.sentence for each in found] == words
    assert {each.to for each in found} == {""}


@pytest.mark.parametrize(
    ("path", "before", "after", "words"),
    [
        (EXTRACT, "", LET_OUT + "text: I had never watched.\n", "Words of Amina Khan: let out, for the sponsor"),
        (
            EXTRACT,
            LET_OUT + "text: I had never watched.\n",
            LET_OUT + "withdrawn: 2027-01-15\n",
            "Words of Amina Khan: taken back; the words are gone from it",
        ),
        (
            ACTION,
            OBSERVE,
            OBSERVE + "confidence: 3\n",
            "Observe two sessions (Amina Khan): how sure the owner is: 3",
        ),
        (ENTRY, "I watched.\n", "---\nloop: 2\n---\nI watched.\n", "I watched. (entry, Amina Khan): its loop: 2"),
        (MEMBER, PEOPLE[MEMBER], PEOPLE[MEMBER] + "email: a@x.example\n", "Amina Khan: its email written"),
        ("members/amina-khan/private/2026-10-k3v9tq2m.md.age", "", "age", "A private entry of Amina Khan: added"),
    ],
)
def test_what_is_one_person_s_own_is_told_to_them_alone(path: str, before: str, after: str, words: str) -> None:
    found = told(path, before, after)
    assert [(each.sentence, each.to) for each in found] == [(words, "amina-khan")]


def test_no_sentence_says_what_was_written_before_or_who_let_out_what_in_a_report() -> None:
    gone = "Xanthippe"
    for path, begun in ((ACTION, OBSERVE), (ISSUE, QUESTION), ("obstacles/cover.yaml", OBSTACLE)):
        after = begun.replace("two", "three").replace("Who", "Which").replace("Cover", "It")
        before = begun.replace(": ", f": {gone} ", 1)
        assert gone not in " ".join(each.sentence for each in told(path, before, after))
    for each in told(REPORT, "", SENT) + told(REPORT, SENT, SENT.replace("amina-khan", "ben-ortiz")):
        assert "amina" not in each.sentence.lower() + " ".join(each.about)


def test_what_is_typed_for_somebody_says_who_typed_it() -> None:
    proxy = "typed_by: jo-ward\nvia: email\nsaid: 2026-10-08\n"
    (agreed,) = told(ACTION, "", OBSERVE + proxy)
    assert agreed.sentence == "Observe two sessions (Amina Khan): agreed, by Fri 30 Oct 2026 (typed by Jo Ward)"
    (confirmed,) = told(ACTION, OBSERVE + proxy, OBSERVE + proxy + "confirmed: 2026-10-12\n")
    assert confirmed.sentence == "Observe two sessions (Amina Khan): its owner said yes to what was typed for them"


def test_a_change_is_about_what_it_names() -> None:
    turn = MET + "    issue: guided-reading\n    actions: [observe]\n"
    (changed,) = told(MEETING, MET, turn)
    assert changed.about >= {"2026-11-09", "amina-khan", "amina-khan/guided-reading", "amina-khan/observe"}
