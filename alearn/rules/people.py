"""Rules about who did what: presenters, owners, what was told of an action, and names in obstacles."""

from collections.abc import Iterator
from datetime import date

from alearn.findings import Finding, Severity
from alearn.rules.places import found_at
from alearn.rules.rule import Rule
from alearn.schema.records import Reading
from alearn.text.names import names_in

_ENDED = ("done", "dropped")


def _presenter_absent(reading: Reading, _: date) -> Iterator[Finding]:
    for meeting in reading.the_set.meetings:
        for at, turn in enumerate(meeting.turns):
            if turn.presenter not in meeting.present:
                message = "Somebody presented here who is not among those present."
                fix = "Add the id to `present`, or mend the presenter."
                yield reading.found(meeting.path, "presenter-absent", ("turns", at, "presenter"), message, fix)


def _not_presenters_action(reading: Reading, _: date) -> Iterator[Finding]:
    actions, members = reading.the_set.actions, reading.known["member"]
    for meeting in reading.the_set.meetings:
        for at, turn in enumerate(meeting.turns):
            for ref in turn.actions:
                if ref.owner == turn.presenter or ref.owner not in members:
                    continue
                action = actions.get(ref)
                if action is not None and turn.presenter not in action.partners:
                    message = "This action is owned by somebody else, and the presenter has no part in it."
                    fix = "List it in its owner's turn, or add the presenter to the action's `with`."
                    steps = ("turns", at, "actions")
                    texts = (str(ref),)
                    yield found_at(reading, meeting.path, "not-presenters-action", steps, texts, message, fix)


def _update_after_settled(reading: Reading, _: date) -> Iterator[Finding]:
    for action in reading.the_set.actions.values():
        ended = min((update.date for update in action.updates if update.status in _ENDED), default=None)
        if ended is None:
            continue
        for at, update in enumerate(action.updates):
            if update.date > ended and not update.note and update not in action.updates[:at]:
                message = "Something is told of this action after it was done or dropped, without a word on why."
                fix = "Add `note:` and what made you come back to it."
                steps = ("updates", at, "date")
                yield reading.found(action.path, "update-after-settled", steps, message, fix, Severity.WARNING)


def _same_day_statuses(reading: Reading, _: date) -> Iterator[Finding]:
    for action in reading.the_set.actions.values():
        if len(action.updates) < 2:
            continue
        told: dict[date, str] = {}
        for at, update in enumerate(action.updates):
            if update.status and told.setdefault(update.date, update.status) != update.status:
                message = "Two updates of one day tell different statuses; the one further along counts."
                fix = "Leave one of the two, or give each its own day."
                steps = ("updates", at, "status")
                yield reading.found(action.path, "same-day-statuses", steps, message, fix, Severity.WARNING)


def _name_in_obstacle(reading: Reading, _: date) -> Iterator[Finding]:
    for obstacle in reading.the_set.obstacles:
        for key in ("obstacle", "asks", "reply"):
            found = names_in(getattr(obstacle, key) or "", (each.name for each in reading.the_set.members.values()))
            if found:
                message = f"An obstacle goes to the sponsor without names, and here {found[0].name} seems to be named."
                fix = "Say it without the name: an obstacle is the whole set's."
                yield reading.found(obstacle.path, "name-in-obstacle", (key,), message, fix, Severity.WARNING)


RULES = (
    Rule(
        "presenter-absent",
        Severity.ERROR,
        "A turn's presenter is not among those present.",
        "Airtime is held in the room: nobody brings another member's issue in their absence.",
        "present: [ben-ortiz]\nturns:\n  - presenter: amina-khan\n",
        "present: [amina-khan, ben-ortiz]\nturns:\n  - presenter: amina-khan\n",
        _presenter_absent,
    ),
    Rule(
        "not-presenters-action",
        Severity.ERROR,
        "A turn lists an action that belongs to somebody else.",
        "The presenter decides what the presenter will do; an action handed to another is a task.",
        "presenter: amina-khan\nactions: [ben-ortiz/ring-the-library]\n",
        "presenter: amina-khan\nactions: [observe-two-sessions]\n",
        _not_presenters_action,
    ),
    Rule(
        "update-after-settled",
        Severity.WARNING,
        "An action that was done or dropped is taken up again without a note.",
        "Coming back to something is often where the learning is, and only its owner can say why.",
        "- date: 2026-10-20\n  status: done\n- date: 2026-11-02\n  status: tried\n",
        "- date: 2026-10-20\n  status: done\n- date: 2026-11-02\n  status: tried\n  note: I did it once more\n",
        _update_after_settled,
    ),
    Rule(
        "same-day-statuses",
        Severity.WARNING,
        "Two updates of one day give an action two statuses.",
        "Of two words for one day only one can be shown; it is the owner who knows which one to keep.",
        "- date: 2026-10-20\n  status: tried\n- date: 2026-10-20\n  status: done\n",
        "- date: 2026-10-20\n  status: done\n",
        _same_day_statuses,
    ),
    Rule(
        "name-in-obstacle",
        Severity.WARNING,
        "An obstacle seems to name a member.",
        "The set raises obstacles as one, so that nobody has to be brave alone before the sponsor.",
        "obstacle: Amina gets no cover on Thursdays.\n",
        "obstacle: Some of us get no cover on Thursdays.\n",
        _name_in_obstacle,
    ),
)
