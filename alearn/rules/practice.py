"""The rules about practice: open questions to a member or to the set, each asked only once it is due."""

from collections.abc import Callable, Iterator
from datetime import date

from alearn.findings import Finding, Severity
from alearn.rules import practice_actions as actions
from alearn.rules import practice_set as whole
from alearn.rules.rule import Look, Rule
from alearn.schema.records import Reading
from alearn.story.meetings import judged_on


def look_at_practice(reading: Reading, day: date) -> list[Finding]:
    """Every question due on a day, in the order of the files; what the set chose to ignore is left out."""
    ignored = reading.the_set.file.ignore
    asked = (rule.look for rule in PRACTICE_RULES if rule.look is not None and rule.id not in ignored)
    return sorted((finding for look in asked for finding in look(reading, day)), key=lambda each: each.order)


def concerns(reading: Reading, finding: Finding) -> str:
    """The id of the member a question is put to: whose record it is about, else the presenter of the turn; or none."""
    parts = finding.path.split("/")
    if parts[0] == "members":
        return parts[1]
    meeting = next((each for each in reading.the_set.meetings if each.path == finding.path), None)
    turns = meeting.turns if meeting else ()
    places = (reading.found(finding.path, "", ("turns", at), "").place for at in range(len(turns)))
    return next((turn.presenter for turn, place in zip(turns, places, strict=True) if place == finding.place), "")


def _ask(look: Look, title: str, why: str, before: str, after: str) -> Rule:
    """A question, named after the function that asks it; of a closed set it is asked as on its last day."""
    return _ask_later(look, title, why, before, after)._replace(look=_judged(look))


def _ask_later(look: Look, title: str, why: str, before: str, after: str) -> Rule:
    """A question that is asked after a set has ended, too."""
    name = getattr(look, "__name__", "").replace("_", "-")
    return Rule(name, Severity.QUESTION, title, why, before, after, look)


def _judged(look: Look) -> Callable[[Reading, date], Iterator[Finding]]:
    """The same look, a closed set being judged on its last day."""

    def on_day(reading: Reading, day: date) -> Iterator[Finding]:
        return look(reading, judged_on(reading.the_set, day))

    return on_day


PRACTICE_RULES: tuple[Rule, ...] = (
    _ask(
        actions.turn_without_action,
        "A turn ended with neither an action nor a word on why there is none yet.",
        "There is no learning without action: a turn earns its time by what its presenter does next. To wait "
        "can be that too, once it is said.",
        "turns:\n  - presenter: amina-khan\n",
        "turns:\n  - presenter: amina-khan\n    none_yet: I want to sleep on it.\n",
    ),
    _ask(
        actions.promise_not_followed_up,
        "Nothing was told of an action at the meeting after the one it was promised at.",
        "A set keeps faith by asking what became of every promise, without blame; what did not happen "
        "teaches as much as what did.",
        "agreed: 2026-10-05\n",
        "agreed: 2026-10-05\nupdates:\n  - date: 2026-11-09\n    status: not-yet\n",
    ),
    _ask(
        actions.action_without_measure,
        "An open action does not say what would show that it is done.",
        "Without something to be seen, an action is never quite done and little can be learned from it. "
        "Where nothing can be measured, say why.",
        "action: Observe two guided reading sessions\n",
        "action: Observe two guided reading sessions\nmeasure: Two filled observation sheets\n",
    ),
    _ask(
        actions.action_without_date,
        "An open action has no day to be done by.",
        "A date is a promise to oneself: it gives the next meeting something to ask about.",
        "action: Observe two guided reading sessions\n",
        "action: Observe two guided reading sessions\ndue: 2026-10-30\n",
    ),
    _ask(
        actions.action_without_issue,
        "An open action belongs to no issue.",
        "Action learning works on an issue by going round it again and again; an action beside it belongs on "
        "another list, or shows a new issue.",
        "action: Observe two guided reading sessions\n",
        "action: Observe two guided reading sessions\nissue: guided-reading\n",
    ),
    _ask(
        actions.overdue,
        "An open action is past the day it was to be done by.",
        "What got in the way is often the more interesting half of an issue. A new date is an answer, and so "
        "is choosing not to do it.",
        "due: 2026-10-30\n",
        "due: 2026-10-30\nupdates:\n  - date: 2026-11-01\n    status: not-yet\n    due: 2026-11-20\n",
    ),
    _ask(
        actions.no_learning_yet,
        "An action was carried through, and nothing is written of what was learned from it.",
        "There is no action without learning either: what is not looked at soon after is soon forgotten.",
        "updates:\n  - date: 2026-10-20\n    status: done\n",
        "learning: 2026-10-21-who-talks\nupdates:\n  - date: 2026-10-20\n    status: done\n",
    ),
    _ask(
        whole.learning_not_acted_on,
        "Something was learned about an open issue, and no action has taken it up.",
        "The cycle closes when what was learned is used to plan what comes next.",
        "---\nissue: guided-reading\nkind: discovery\n---\n",
        "action: Start with pairs\nissue: guided-reading\nbecause_of: 2026-10-21-who-talks\n",
    ),
    _ask(
        whole.issue_untouched,
        "Nothing has been told of an open issue since the last meeting but one.",
        "Issues are visited again and again. One that nobody visits may be solved, given up or too hard to "
        "talk about, and only its owner knows which.",
        "issue: How do I get quiet children to talk about books?\nopened: 2026-10-05\n",
        "issue: How do I get quiet children to talk about books?\nopened: 2026-10-05\nclosed: 2027-01-11\n",
    ),
    _ask(
        whole.assumption_untested,
        "Something taken to be so has not been put to the test.",
        "Questions do their work on what we take for granted; an assumption that is tested, whichever way it "
        "falls, moves the issue.",
        "assumptions:\n  - assumption: They are shy.\n",
        "assumptions:\n  - assumption: They are shy.\n    tested: 2026-11-12\n",
    ),
    _ask(
        whole.ethics_not_said,
        "An issue involving children, parents, patients or service users is acted on, and nobody is named who agreed.",
        "What is tried in action learning is tried on people. Those who answer for them have a say, and are better "
        "asked early. Where nobody needs to agree, say why.",
        "involves: [children]\n",
        "involves: [children]\nethics:\n  agreed_by: The head teacher\n  agreed: 2026-10-09\n",
    ),
    _ask(
        whole.set_size,
        "The set is smaller or larger than is usual in its process.",
        "With too few there are not enough questions, with too many not enough time. Usual is no law.",
        "members/amina-khan/\nmembers/ben-ortiz/\n",
        "members/amina-khan/\nmembers/ben-ortiz/\nmembers/cora-lee/\nmembers/dev-patel/\n",
    ),
    _ask(
        whole.meeting_length,
        "Planned meetings are shorter or longer than is usual in the set's process.",
        "When time runs short it is the review that goes, and with it what the set learns of itself.",
        "planned:\n  - date: 2026-10-05\n    minutes: 30\n",
        "planned:\n  - date: 2026-10-05\n    minutes: 120\n",
    ),
    _ask(
        whole.process_does_not_fit,
        "Planned meetings are too short for what the set's process has in them.",
        "What does not fit is cut in the room, and what is cut first is the review.",
        "turns: all\nairtime: 25\nplanned:\n  - date: 2026-10-05\n    minutes: 90\n",
        "turns: bidding\nairtime: 25\nplanned:\n  - date: 2026-10-05\n    minutes: 90\n",
    ),
    _ask(
        whole.number_of_meetings,
        "The set plans more or fewer meetings than is usual in its process.",
        "It takes several rounds of action before an issue moves, and an end in sight before a set sums up.",
        "planned:\n  - date: 2026-10-05\n",
        "planned:\n  - date: 2026-10-05\n  - date: 2026-11-09\n  - date: 2026-12-14\n  - date: 2027-01-18\n",
    ),
    _ask(
        whole.conduct_review,
        "The day on which the set meant to look at its conduct again has come.",
        "Ground rules that nobody looks at again are kept by habit, or not at all. What the set has learned about "
        "itself belongs in them.",
        "adopted: 2026-10-05\nreview: 2027-01-18\n",
        "adopted: 2027-01-18\nreview: 2027-07-05\n",
    ),
    _ask(
        whole.not_yet_presented,
        "A member of a set that chooses its presenters has not presented yet.",
        "Everybody learns from asking, but the floor is what a set gives its members; some wait to be asked.",
        "present: [amina-khan, ben-ortiz]\nturns:\n  - presenter: amina-khan\n",
        "present: [amina-khan, ben-ortiz]\nturns:\n  - presenter: amina-khan\n  - presenter: ben-ortiz\n",
    ),
    _ask_later(
        whole.journals_due_back,
        "The day has come by which every member has their own journal.",
        "A journal is its author's. Whoever leaves the set takes it along, and need not ask for it.",
        "retention:\n  journals_returned: 2027-07-31\n",
        "retention:\n  journals_returned: 2027-07-31\nignore:\n  journals-due-back: All were returned on 2 August\n",
    ),
    _ask_later(
        whole.record_due_for_deletion,
        "The day has come by which the set's record is deleted.",
        "People spoke freely because it would not be kept for ever; a promise about an end is kept like any other.",
        "retention:\n  record_deleted: 2028-07-31\n",
        "retention:\n  record_deleted: 2029-07-31\n",
    ),
    _ask_later(
        whole.reports_kept_longer,
        "Reports are still kept after the day they were to be kept until.",
        "Members let their words out for a purpose and a time; past it, nobody has agreed to their being read.",
        "retention:\n  reports_kept_until: 2030-07-31\n",
        "retention:\n  reports_kept_until: 2032-07-31\n",
    ),
)
