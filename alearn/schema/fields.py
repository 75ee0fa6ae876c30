"""The field table of each record of format 1: key, kind of value, whether required, and one sentence.

The reader, the JSON Schemas and the tables of `docs/format.md` are all made from these tables. Within
format 1 a table only gains optional keys; no key changes its meaning and no closed list gains a word.
"""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from alearn import model
from alearn.schema import types as t

ONE, LIST, MAP, RECORD, RECORDS = "one", "list", "map", "record", "records"


class Field(NamedTuple):
    """One key of a record.

    `shape` is how many values it holds: one, a list, a mapping of names to values, a record or a list
    of records (then `table` says what is in them). `loose` allows the second shape the format names for it.
    """

    key: str
    type: t.Type
    about: str
    example: str
    shape: str = ONE
    required: bool = False
    attribute: str = ""
    table: "Table | None" = None
    keys: t.Type = t.NAME
    loose: bool = False

    @property
    def name(self) -> str:
        """The field of the model's record that holds this key's value."""
        return self.attribute or self.key


class Table(NamedTuple):
    """A kind of record: what makes one, what it is, and its keys in the order they are documented."""

    kind: str
    make: Callable[..., Any]
    about: str
    fields: tuple[Field, ...]
    by_key: Mapping[str, Field]
    required: tuple[Field, ...]
    owned: tuple[Field, ...]


def _table(kind: str, make: Callable[..., Any], about: str, *fields: Field) -> Table:
    by_key = {field.key: field for field in fields}
    required = tuple(field for field in fields if field.required)
    owned = tuple(field for field in fields if field.type.owned)
    return Table(kind, make, about, fields, by_key, required, owned)


def _record(table: Table, key: str, about: str, example: str, shape: str = RECORD) -> Field:
    return Field(key, t.TEXT, about, example, shape, table=table)


PROXY = (
    Field("typed_by", t.MEMBER, "Who typed this for the person whose folder it lies in.", "jo-ward"),
    Field("via", t.word("email", "paper", "word", "spoken"), "How the words came.", "email"),
    Field("said", t.DATE, "The day the words were said or sent.", "2026-10-08"),
    Field("confirmed", t.DATE, "The day the owner said yes to them.", "2026-10-12"),
)

PLANNED = _table(
    "planned meeting",
    model.Planned,
    "One planned meeting of the set.",
    Field(
        "date",
        t.DATE,
        "The day it was first planned for, which is also the meeting's id.",
        "2026-10-05",
        required=True,
    ),
    Field("starts", t.TIME, "When it begins.", "16:00"),
    Field("minutes", t.MINUTES, "How long it is to last.", "120"),
    Field("place", t.TEXT, "A room or a link.", "The library"),
    Field("moved_to", t.DATE, "The day it was moved to.", "2026-10-12"),
    Field("cancelled", t.YES, "Whether it will not be held.", "yes"),
)

RETENTION = _table(
    "retention",
    model.Retention,
    "What becomes of the record after the set has ended.",
    Field("journals_returned", t.DATE, "By when every member has their own journal.", "2027-07-31"),
    Field("record_deleted", t.DATE, "By when the set's record is deleted.", "2028-07-31"),
    Field("reports_kept_until", t.DATE, "Until when reports are kept.", "2030-07-31"),
)

SET = _table(
    "set",
    model.SetFile,
    "The set itself: `set.yaml` marks its folder.",
    Field(
        "format",
        t.whole(1, 99999),
        "The version of this format the folder is written in.",
        "1",
        required=True,
    ),
    Field("id", t.NAME, "A random id that stays when the folder is renamed.", "k3v9tq2m", required=True),
    Field("title", t.TEXT, "What the set is called.", "Literacy leads", required=True),
    Field("purpose", t.TEXT, "What the set is for.", "To find what helps our least confident readers."),
    Field("organisation", t.TEXT, "The host organisation.", "Hillside Primary School"),
    Field("language", t.TEXT, "The language people write in.", "en-GB"),
    Field(
        "words",
        t.word("school", "health", "charity", "business", "creative"),
        "Whose words reports are in; a text of the set's own stands in `words/report.yaml`.",
        "school",
    ),
    Field("timezone", t.TEXT, "Where its times are told.", "Europe/London"),
    Field("kind", t.word("in-house", "cross-organisation", "open"), "Where its members come from.", "in-house"),
    Field(
        "approach",
        t.word("classic", "critical"),
        "Whether emotion and power are part of the work.",
        "classic",
    ),
    Field("process", t.PROCESS, "How a meeting is run: the name of a file in `processes/`.", "brief-guide"),
    Field("turns", t.word("all", "bidding", "rota"), "How presenters are chosen.", "all"),
    Field("airtime", t.MINUTES, "Minutes a presenter holds the floor.", "15"),
    Field(
        "holidays",
        t.word("england-and-wales", "scotland", "northern-ireland"),
        "Whose bank holidays count.",
        "england-and-wales",
    ),
    _record(PLANNED, "planned", "The planned meetings.", "- date: 2026-10-05", RECORDS),
    Field(
        "dates",
        t.PERIOD,
        "Days and stretches of days that have a name.",
        "half-term: 2026-10-26/2026-10-30",
        MAP,
    ),
    Field(
        "priorities",
        t.TEXT,
        "The organisation's priorities, each with an id.",
        "reading: Every child a reader",
        MAP,
    ),
    Field("from", t.NAME, "The id of the set this one grew out of.", "p7m2xw4q", attribute="origin"),
    _record(RETENTION, "retention", "What becomes of the record afterwards.", "record_deleted: 2028-07-31"),
    Field("closed", t.DATE, "The day the set ended.", "2027-07-08"),
    Field(
        "ignore",
        t.TEXT,
        "Rules not to speak of here, each with the reason.",
        "overdue: We talk about it ourselves",
        MAP,
    ),
)

MEMBER = _table(
    "member",
    model.Member,
    "A person of the set; their folder is theirs.",
    Field("name", t.TEXT, "The name people call them by.", "Amina Khan", required=True),
    Field(
        "role",
        t.word("member", "co-facilitator", "facilitator"),
        "What they are in the set.",
        "member",
        required=True,
    ),
    Field(
        "organisation",
        t.TEXT,
        "Where they work, in a set of several organisations.",
        "Hillside Primary School",
    ),
    Field("job", t.TEXT, "What they do there.", "Year 4 teacher"),
    Field("background", t.TEXT, "What they bring with them.", "Ten years in early years settings."),
    Field("email", t.TEXT, "Where the set writes to them.", "a.khan@hillside.example"),
    Field("joined", t.DATE, "Their first day in the set.", "2026-10-05"),
    Field("left", t.DATE, "Their last day in the set.", "2027-03-01"),
    Field("recipients", t.TEXT, "The public keys their private entries are written for.", "- age1...", LIST),
    Field(
        "preference",
        t.TEXT,
        "How they learn, in their own words.",
        "I need to try a thing before I can talk about it.",
    ),
    Field("credentials", t.TEXT, "What they are trained in, for a facilitator.", "Trained set facilitator"),
    *PROXY,
)

ASSUMPTION = _table(
    "assumption",
    model.Assumption,
    "Something taken to be so.",
    Field(
        "assumption",
        t.TEXT,
        "What is taken to be so.",
        "Parents have no time to read at home.",
    ),
    Field("tested", t.DATE, "The day it was put to the test.", "2026-11-12"),
)

ETHICS = _table(
    "ethics",
    model.Ethics,
    "Whether somebody in the setting had to agree.",
    Field("agreed_by", t.TEXT, "Who in the setting agreed.", "The head teacher"),
    Field("agreed", t.DATE, "The day they agreed.", "2026-10-09"),
    Field("not_needed", t.TEXT, "Why nobody needed to.", "Only my own planning changes."),
    *PROXY,
)

OUTCOME = _table(
    "outcome",
    model.Outcome,
    "What came of an issue: dual value.",
    Field(
        "to_me",
        t.TEXT,
        "What it was worth to me; of a shared issue, to each.",
        "I ask before I plan.",
        keys=t.MEMBER,
        loose=True,
    ),
    Field(
        "to_organisation",
        t.TEXT,
        "What it was worth to the organisation.",
        "Guided reading runs on four days.",
    ),
    Field("evidence", t.TEXT, "What shows it.", "- Observation sheets, autumn and summer", LIST),
)

ISSUE = _table(
    "issue",
    model.Issue,
    "What a member brings: real, their own, with no known answer.",
    Field(
        "issue",
        t.TEXT,
        "The issue in one sentence.",
        "How do I get quiet children to talk about books?",
        required=True,
    ),
    Field("opened", t.DATE, "The day it was brought.", "2026-10-05", required=True),
    Field(
        "kind",
        t.word("problem", "question", "idea", "opportunity", "enquiry"),
        "What kind of issue it is.",
        "question",
    ),
    Field("matters", t.TEXT, "Why it matters, and to whom.", "A third of them never speak in the carpet time."),
    Field("serves", t.PRIORITY, "The priority of the organisation it serves.", "reading"),
    Field("unknown", t.TEXT, "What I do not know.", "Whether they are shy or lost."),
    _record(ASSUMPTION, "assumptions", "What I take to be so.", "- assumption: They are shy.", RECORDS),
    Field("involves", t.TEXT, "Whose lives it touches.", "- children", LIST),
    _record(ETHICS, "ethics", "Whether somebody had to agree.", "agreed_by: The head teacher"),
    Field("with", t.MEMBER, "Members who share it.", "- ben-ortiz", LIST, attribute="partners"),
    Field("before", t.TEXT, "What practice was like at the start.", "I asked, the same five answered."),
    Field("now", t.TEXT, "What it is like now.", "They talk in pairs first, and then anyone may."),
    Field("closed", t.DATE, "The day work on it ended.", "2027-06-21"),
    _record(OUTCOME, "outcome", "What came of it.", "to_me: I ask before I plan."),
    *PROXY,
)

TURN = _table(
    "turn",
    model.Turn,
    "One member's airtime.",
    Field("presenter", t.MEMBER, "Whose turn it was.", "amina-khan", required=True),
    Field("issue", t.ISSUE, "The presenter's issue.", "guided-reading"),
    Field("headline", t.TEXT, "The issue in a few words, as its presenter puts it.", "Who does the talking?"),
    Field("planned", t.MINUTES, "Minutes that were planned.", "15"),
    Field("used", t.MINUTES, "Minutes that were used.", "18"),
    Field("actions", t.ACTION, "The presenter's actions agreed in this turn.", "- observe-two-sessions", LIST),
    Field("none_yet", t.TEXT, "Why no action was agreed.", "I want to sleep on it."),
    Field("insight", t.TEXT, "One thing learned.", "I have never watched; I have always led."),
    Field("questions", t.TEXT, "Questions the presenter was left with.", "- Who are they talking to?", LIST),
    Field("agreed", t.DATE, "The day the presenter agreed to these words.", "2026-10-05"),
    Field("offers", t.TEXT, "Help that was offered.", "- Ben lends his recorder", LIST),
    Field("materials", t.TEXT, "Things that were shared.", "- A talk-partner card", LIST),
    *PROXY,
)

INTERVENTION = _table(
    "intervention",
    model.Intervention,
    "A time the conduct was called on, never with a name.",
    Field("rule", t.CONDUCT_RULE, "The rule of the conduct.", "open-questions"),
    Field("note", t.TEXT, "What happened, without names.", "A question carried an answer."),
)

REVIEW = _table(
    "review",
    model.Review,
    "What the set agreed to write about how it worked.",
    Field("support", t.TEXT, "How the set supported.", "People waited."),
    Field("challenge", t.TEXT, "How the set challenged.", "We were too kind in the first hour."),
    Field("learned", t.TEXT, "What the set learned.", "- Silence works.", LIST),
    Field("not_talked_about", t.TEXT, "What was left out.", "The new timetable."),
)

MEETING = _table(
    "meeting",
    model.Meeting,
    "What the set agreed to write down of one meeting.",
    Field("present", t.MEMBER, "Every member who was there for any part.", "- amina-khan", LIST, required=True),
    Field("date", t.DATE, "The day it was held, when that differs from its id.", "2026-10-12"),
    Field("process", t.PROCESS, "How it was run, when that differs from the set's.", "triad"),
    Field("starts", t.TIME, "When it began.", "16:00"),
    Field("minutes", t.MINUTES, "How long it lasted.", "120"),
    Field("place", t.TEXT, "Where it was held.", "The library"),
    Field("facilitator", t.MEMBER, "Who facilitated.", "jo-ward"),
    Field(
        "late",
        t.TIME,
        "Who came late, with the time where it is known.",
        "- ben-ortiz",
        MAP,
        keys=t.MEMBER,
        loose=True,
    ),
    Field(
        "left",
        t.TIME,
        "Who left early, with the time where it is known.",
        "- ben-ortiz",
        MAP,
        keys=t.MEMBER,
        loose=True,
    ),
    Field("apologies", t.MEMBER, "Who had said they could not come.", "- dev-patel", LIST),
    _record(TURN, "turns", "The turns, in order.", "- presenter: amina-khan", RECORDS),
    _record(INTERVENTION, "interventions", "Times the conduct was called on.", "- rule: open-questions", RECORDS),
    Field("parked", t.TEXT, "Questions put aside for another day.", "- What would the children say?", LIST),
    _record(REVIEW, "review", "What the set agreed to write in its review.", "support: People waited."),
    Field("next", t.DATE, "The next date as it was said then.", "2026-11-09"),
)

UPDATE = _table(
    "update",
    model.Update,
    "What became of an action on a day.",
    Field("date", t.DATE, "The day it was told.", "2026-10-20", required=True),
    Field(
        "status",
        t.word("agreed", "tried", "adapted", "not-yet", "blocked", "done", "refrained", "dropped"),
        "How it stands.",
        "tried",
    ),
    Field(
        "result",
        t.word("as-expected", "surprise", "no-effect", "made-worse"),
        "What came of it, without blame.",
        "surprise",
    ),
    Field("note", t.TEXT, "One line about it.", "Only one session: I was called to cover."),
    Field("due", t.DATE, "A new date; the first one is never overwritten.", "2026-11-06"),
    Field("at", t.MEETING, "The meeting it was told at.", "2026-11-09"),
    *PROXY,
)

ACTION = _table(
    "action",
    model.Action,
    "What a member said they would do.",
    Field(
        "action",
        t.TEXT,
        "The action, in its owner's words.",
        "Observe two guided reading sessions",
        required=True,
    ),
    Field("agreed", t.DATE, "The day it was agreed.", "2026-10-05", required=True),
    Field("issue", t.ISSUE, "The issue it serves.", "guided-reading"),
    Field("kind", t.word("act", "notice"), "To do something, or to watch, ask or wait.", "act"),
    Field("measure", t.TEXT, "What somebody else could see when it is done.", "Two filled observation sheets"),
    Field("due", t.DATE, "By when.", "2026-10-30"),
    Field("so_that", t.TEXT, "What it is for.", "I know who talks when I do not."),
    Field(
        "with",
        t.MEMBER,
        "Members who do it together with the owner.",
        "- ben-ortiz",
        LIST,
        attribute="partners",
    ),
    Field("confidence", t.whole(0, 10), "How sure the owner is, 0 to 10; asked, never graded.", "7"),
    Field("expectation", t.TEXT, "What the owner expects to happen.", "The same five will talk."),
    Field("learning_goal", t.TEXT, "What the owner wants to learn by it.", "To watch without helping."),
    Field("permission", t.TEXT, "Whose leave it needs.", "The Year 4 leader's"),
    Field("because_of", t.ENTRY, "The entry it grew out of.", "2026-10-06-first-look"),
    Field("follows", t.ACTION, "The action it follows on from.", "ask-the-assistants"),
    Field(
        "learning",
        t.LEARNING,
        "The entry that says what was learned.",
        "2026-10-21-who-talks",
        LIST,
        loose=True,
    ),
    Field(
        "waive",
        t.TEXT,
        "A letter of SMART that does not apply, and why.",
        "M: You cannot count trust.",
        MAP,
        keys=t.word("S", "M", "A", "R", "T"),
    ),
    _record(UPDATE, "updates", "What became of it, in any order.", "- date: 2026-10-20", RECORDS),
    *PROXY,
)

ENTRY = _table(
    "entry",
    model.Entry,
    "A journal entry that its author shares with the set: front matter, then prose.",
    Field("issue", t.ISSUE, "The issue it is about.", "guided-reading"),
    Field("actions", t.ACTION, "The actions it is about.", "- observe-two-sessions", LIST),
    Field("meeting", t.MEETING, "The meeting it is about.", "2026-10-05"),
    Field("prompts", t.NAME, "The prompts it was written with.", "three-lines"),
    Field(
        "kind",
        t.word("learning", "discovery", "mistake", "inaction", "review"),
        "What kind of entry it is.",
        "learning",
    ),
    Field("loop", t.whole(1, 3), "Single, double or triple loop; for the author only.", "2"),
    Field("themes", t.TEXT, "What it is about, in a word or two.", "- talk", LIST),
    *PROXY,
)

EXTRACT = _table(
    "extract",
    model.Extract,
    "Words let out: to whom, and on what terms.",
    Field(
        "from",
        t.SOURCE,
        "Where the words come from.",
        "2026-10-21-who-talks",
        required=True,
        attribute="source",
    ),
    Field("text", t.TEXT, "The words; withdrawing removes them.", "I had never watched before."),
    Field("audience", t.word("set", "sponsor", "public"), "Who may read them.", "sponsor", required=True),
    Field(
        "as",
        t.word("name", "role", "no-name"),
        "How the author is named.",
        "role",
        required=True,
        attribute="attribution",
    ),
    Field(
        "third_party",
        t.word("none", "not-identifiable", "consent-held"),
        "Whether somebody else is in them.",
        "none",
        required=True,
    ),
    Field("agreed", t.DATE, "The day the author agreed.", "2026-12-01", required=True),
    Field("until", t.DATE, "The last day they may be shown.", "2027-12-31"),
    Field("withdrawn", t.DATE, "The day the author took them back.", "2027-01-15"),
    *PROXY,
)

FIGURE = _table(
    "figure",
    model.Figure,
    "A figure as it was printed.",
    Field("figure", t.TEXT, "What it counts.", "Actions tried"),
    Field("value", t.TEXT, "As it was printed.", "about 15"),
    Field("contributors", t.MEMBER, "Whose records it was worked out from.", "- amina-khan", LIST),
)

ANSWERED = _table(
    "answered",
    model.Answered,
    "One answer to a proof, and how it came; the last one of each member stands in `seen_by`, too.",
    Field("member", t.MEMBER, "Whose answer it is.", "amina-khan", required=True),
    Field("date", t.DATE, "The day it was written down.", "2026-12-10", required=True),
    Field("answer", t.ANSWER, "What the member answered.", "yes", required=True),
    *PROXY,
)

REPORT = _table(
    "report",
    model.ReportRecord,
    "What was in a report, who agreed, and when it left.",
    Field("kind", t.NAME, "The name of its template.", "interim", required=True),
    Field("audience", t.word("me", "set", "sponsor", "public"), "Who it was for.", "sponsor", required=True),
    Field("sent_to", t.TEXT, "Whom it was sent to.", "The head teacher"),
    Field("sent", t.DATE, "The day it left; without it this is a proof.", "2026-12-15"),
    Field(
        "sha256",
        t.SHA256,
        "Of the bytes that left.",
        "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    ),
    Field("extracts", t.EXTRACT, "The extracts that were in it.", "- amina-khan/2026-12-01-k3v9", LIST),
    _record(FIGURE, "figures", "The figures that were in it.", "- figure: Actions tried", RECORDS),
    Field("seen_by", t.ANSWER, "What each member concerned answered.", "amina-khan: yes", MAP, keys=t.MEMBER),
    _record(ANSWERED, "answers", "Every answer that came, in any order.", "- member: amina-khan", RECORDS),
    Field("proofed", t.DATE, "The day of the page the members were shown.", "2026-12-01"),
    Field(
        "proof",
        t.TEXT,
        "Fingerprints of the lines the members were shown; gone once the report has left.",
        "9f86d081884c 2fb3a7e41c09",
    ),
    Field(
        "templates",
        t.SHA256,
        "Of the set's own templates that the page was made with, where it was made with any.",
        "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752",
    ),
)

OBSTACLE = _table(
    "obstacle",
    model.Obstacle,
    "What the set asks of the sponsor, and the reply; no names.",
    Field("obstacle", t.TEXT, "What stands in the way.", "Cover is withdrawn on Thursdays.", required=True),
    Field("raised", t.DATE, "The day the set raised it.", "2026-11-09", required=True),
    Field("asks", t.TEXT, "What is asked of the sponsor.", "One protected hour a month."),
    Field("reply", t.TEXT, "What the sponsor answered.", "Yes, from January."),
    Field("replied", t.DATE, "The day they answered.", "2026-11-20"),
)

CONDUCT = _table(
    "conduct",
    model.Conduct,
    "The framework of conduct: front matter, then rules as list items that begin with a bold id.",
    Field("adopted", t.DATE, "The day the set adopted it.", "2026-10-05"),
    Field("adopted_by", t.MEMBER, "Who adopted it.", "- amina-khan", LIST),
    Field("review", t.DATE, "When the set looks at it again.", "2027-01-18"),
    Field("tells_sponsor", t.TEXT, "What the sponsor is told as a matter of course.", "- attendance", LIST),
)

AGREEMENT = _table(
    "agreement",
    model.Agreement,
    "The sponsor's brief.",
    Field("sponsor", t.TEXT, "Who has the authority, and receives the reports.", "The head teacher"),
    Field("wants", t.TEXT, "What is wanted.", "- Leads who solve things together", LIST),
    Field("why_now", t.TEXT, "Why now.", "Reading has been flat for three years."),
    Field(
        "tried_before",
        t.TEXT,
        "What was tried before, and what came of it.",
        "A training day; little changed.",
    ),
    Field(
        "legitimate_results",
        t.TEXT,
        "What would count as a result.",
        "- A changed practice in one class",
        LIST,
    ),
    Field("not_welcome", t.TEXT, "What would not be welcome.", "- A request for more staff", LIST),
    Field("will_be_told", t.TEXT, "What the sponsor will be told.", "- Attendance", LIST),
    Field("time_given", t.TEXT, "The time that is given.", "Two hours a meeting, with cover."),
    Field("cost", t.TEXT, "What it costs.", "Six half days of supply cover"),
    Field("accepts", t.TEXT, "What the sponsor accepts.", "- Journals stay the members' own", LIST),
    Field("agreed", t.DATE, "The day the sponsor said yes to all of it.", "2026-09-14"),
)

NORMS = _table(
    "norms",
    model.Norms,
    "What is usual in a process.",
    Field("size_from", t.whole(1, 99), "Fewest members.", "4"),
    Field("size_to", t.whole(1, 99), "Most members.", "8"),
    Field("meetings_from", t.whole(1, 99), "Fewest meetings.", "4"),
    Field("meetings_to", t.whole(1, 99), "Most meetings.", "6"),
    Field("minutes_from", t.MINUTES, "Shortest meeting.", "60"),
    Field("minutes_to", t.MINUTES, "Longest meeting.", "180"),
    Field("presenters_from", t.whole(1, 99), "Fewest turns in a meeting.", "1"),
    Field("presenters_to", t.whole(1, 99), "Most turns in a meeting.", "2"),
)

STAGE = _table(
    "stage",
    model.Stage,
    "One step of a meeting.",
    Field("name", t.TEXT, "What the step is called.", "Open", required=True),
    Field("minutes", t.MINUTES, "How long it takes each time.", "5", required=True),
    Field("who_speaks", t.TEXT, "Who may speak.", "The facilitator"),
    Field("mode", t.word("tell", "ask", "silence", "discuss", "write", "round"), "How.", "round"),
    Field("purpose", t.TEXT, "What it is for.", "To arrive."),
    Field("repeats_per", t.word("presenter", "member", "meeting"), "How often it is repeated.", "meeting"),
    Field("cues", t.TEXT, "What whoever facilitates has in mind.", "- Let the first silence be.", LIST),
    Field("protected", t.YES, "Whether its time is kept, whatever runs over.", "yes"),
)

PROCESS = _table(
    "process",
    model.Process,
    "A way of running a meeting, shipped or in the folder's own `processes/`.",
    Field("title", t.TEXT, "What it is called.", "Brief guide", required=True),
    Field("source", t.TEXT, "Where it comes from.", "A brief guide to action learning"),
    Field("about", t.TEXT, "What it is like.", "Everybody presents, a quarter of an hour each."),
    Field("airtime", t.MINUTES, "Minutes a presenter holds the floor.", "15"),
    Field("presenters", t.word("all", "bidding", "rota"), "How presenters are chosen.", "all"),
    Field("groups_of", t.whole(2, 99), "How many work together, where the set divides for the turns.", "3"),
    _record(NORMS, "norms", "What is usual.", "size_from: 4"),
    _record(STAGE, "stages", "The steps, in order.", "- name: Open", RECORDS),
)

PROMPT = _table(
    "prompt",
    model.Prompt,
    "One heading, and what it asks.",
    Field("heading", t.TEXT, "The heading that stands in the entry.", "Now what", required=True),
    Field("ask", t.TEXT, "What it asks.", "What will you do differently?", required=True),
    Field("forward", t.YES, "Whether what is written there is brought back in the next entry.", "yes"),
)

PROMPTS = _table(
    "prompts",
    model.PromptSheet,
    "Prompts to write an entry with, shipped or in the folder's own `prompts/`.",
    Field("title", t.TEXT, "What they are called.", "What, so what, now what", required=True),
    Field("source", t.TEXT, "Where they come from.", "Borton (1970)"),
    Field("about", t.TEXT, "When they help.", "Three short questions."),
    _record(PROMPT, "prompts", "The headings, in order.", "- heading: Now what", RECORDS),
)

QUESTION = _table(
    "question",
    model.Question,
    "One question of a form.",
    Field("id", t.NAME, "What an answer is given to.", "deciding", required=True),
    Field("heading", t.TEXT, "The heading that stands above the answer.", "Deciding", required=True),
    Field(
        "ask",
        t.TEXT,
        "The question, or what is to be rated.",
        "I make decisions without putting them off.",
        required=True,
    ),
    Field("about", t.TEXT, "What helps to answer it.", "Think of the last three."),
    Field("answer", t.word("words", "rating", "yes-no"), "How it is answered; in words when not said.", "rating"),
    Field("at", t.word("before", "after"), "The moments it is asked at; at every one when not said.", "- before", LIST),
    Field("against", t.YES_OR_NO, "The answer that speaks against action learning.", "yes"),
    Field("instead", t.TEXT, "What may be the thing then.", "Say openly what was decided."),
)

FORM_PART = _table(
    "form part",
    model.FormPart,
    "A part of a printed form.",
    Field("heading", t.TEXT, "What stands above this part.", "Who came"),
    Field("words", t.TEXT, "What is printed there.", "As a question, if it lets you."),
    Field("points", t.TEXT, "A list that is printed there.", "- Ask openly.", LIST),
    Field("boxes", t.TEXT, "What can be ticked.", "- It is mine to work on.", LIST),
    Field("lines", t.whole(1, 40), "How many lines there are to write on.", "3"),
    Field("columns", t.TEXT, "The heads of a table to write in.", "- Name", LIST),
    Field("rows", t.whole(1, 40), "How many rows it has.", "6"),
    Field(
        "fill",
        t.word("facts", "members", "promised", "conduct", "questions"),
        "What a set's own record fills it with.",
        "members",
    ),
)

FORM = _table(
    "form",
    model.Form,
    "A form to fill in, shipped or in the folder's own `forms/`.",
    Field("title", t.TEXT, "What the form is called.", "Before and after", required=True),
    Field("source", t.TEXT, "Where the form comes from.", "Common evaluation sheets; the wording is ours"),
    Field("about", t.TEXT, "What the form is for.", "For yourself: nobody else sees it."),
    Field(
        "whom",
        t.word("set", "members", "facilitator", "sponsor"),
        "Who fills it in on paper; in the printed pack where it is said.",
        "members",
    ),
    Field("order", t.whole(1, 99), "Its place in the printed pack.", "2"),
    Field("scale", t.TEXT, "The words for 1, 2 and so on, where answers are ratings.", "- not at all", LIST),
    _record(QUESTION, "questions", "The questions, in order.", "- id: deciding", RECORDS),
    _record(FORM_PART, "parts", "What is printed, in order, before the questions.", "- heading: Who came", RECORDS),
)

LOOK = _table(
    "look",
    model.Look,
    "How pages look: `look.yaml` in the folder's own `templates/`.",
    Field("colour", t.COLOUR, "The colour of the banner, the headings and the links, in quotes.", "#5b2a86"),
    Field("accent", t.COLOUR, "The colour of the lines above sections and beside quotations, in quotes.", "#b5451b"),
    Field("logo", t.PICTURE, "The organisation's sign: a picture that lies beside this file.", "logo.png"),
)

TABLES = {
    table.kind: table
    for table in (
        SET, MEMBER, ISSUE, MEETING, ACTION, ENTRY, EXTRACT, REPORT, OBSTACLE, CONDUCT, AGREEMENT, PROCESS,
        PROMPTS, FORM, LOOK,
    )
}  # fmt: skip
