"""The set of four with a value under every key of every record, so that each can be changed alone."""

from folders import FOUR, files_of

TYPED = "typed_by: kath-brennan\nvia: email\nsaid: 2026-11-01\nconfirmed: 2026-11-02\n"


def _in(spaces: int) -> str:
    return "".join(f"{' ' * spaces}{line}\n" for line in TYPED.splitlines())


ISSUE = f"""issue: Who needs waking at two?
opened: 2026-09-29
kind: question
matters: Who is woken falls at six.
serves: sleep
unknown: Whether I would dare
assumptions:
  - assumption: The doctor wants it
    tested: 2026-10-20
involves: [patients]
ethics:
  agreed_by: The director of nursing
  agreed: 2026-09-30
{_in(2)}with: [peter-nwosu]
before: Everybody was woken.
now: Seven are left to sleep.
closed: 2026-11-20
outcome:
  to_me: I ask why.
  to_organisation: Eleven fewer wakings.
  evidence: [Three filled sheets]
{TYPED}"""
ACTION = f"""action: List every waking
agreed: 2026-09-29
issue: observations-at-two
kind: act
measure: Three sheets
due: 2026-10-16
so_that: I know
with: [peter-nwosu]
confidence: 7
expectation: Twenty
learning_goal: To count
permission: The ward manager's
because_of: 2026-10-01-first
follows: ask-dr-hall-about-stable-patients
learning: [2026-11-19-counted]
waive:
  M: You cannot count sleep
updates:
  - date: 2026-10-09
    status: tried
    result: surprise
    note: 41 wakings
    due: 2026-10-20
    at: 2026-10-27
{_in(4)}{TYPED}"""
MEETING = f"""present: [ines-duarte, peter-nwosu, tomasz-zielinski]
date: 2026-10-28
process: triad
starts: 14:00
minutes: 120
place: The chapel room
facilitator: kath-brennan
late: [peter-nwosu]
left: [tomasz-zielinski]
apologies: [shazia-malik]
turns:
  - presenter: ines-duarte
    issue: observations-at-two
    headline: Why do we wake them?
    planned: 15
    used: 18
    actions: [ask-dr-hall-about-stable-patients]
    none_yet: Something else
    insight: Half of it is a habit.
    questions:
      - Who sleeps?
    agreed: 2026-10-28
    offers: [A lamp]
    materials: [A sheet]
{_in(4)}interventions:
  - rule: open-questions
    note: A question carried an answer.
parked:
  - What would they say?
review:
  support: We waited.
  challenge: We were kind.
  learned: [Silence works.]
  not_talked_about: The rota
next: 2026-12-08
"""
ENTRY = f"""---
issue: observations-at-two
actions: [third-one]
meeting: 2026-10-27
prompts: three-lines
kind: learning
loop: 2
themes: [sleep]
{TYPED}---
I had never counted before.
"""
SET_FILE = """format: 1
id: r7m3x9kd
title: Night sisters
purpose: Four of us lead wards at night.
organisation: Fellside
language: en-GB
words: school
timezone: Europe/London
kind: in-house
approach: classic
process: brief-guide
turns: all
airtime: 15
holidays: england-and-wales
planned:
  - date: 2026-09-29
    starts: 14:00
    minutes: 120
    place: The chapel room
    moved_to: 2026-09-29
    cancelled: no
  - date: 2026-10-27
    moved_to: 2026-10-28
  - date: 2026-12-08
dates:
  half-term: 2026-10-26/2026-10-30
priorities:
  sleep: Patients sleep
from: p7m2xw4q
retention:
  journals_returned: 2027-07-31
  record_deleted: 2028-07-31
  reports_kept_until: 2030-07-31
closed: 2026-11-23
ignore:
  overdue: We talk about it
"""
MEMBER = f"""name: Inês Duarte
role: member
organisation: Fellside
job: Night sister
background: Ten years
email: ines@fellside.example
joined: 2026-09-01
left: 2026-11-30
recipients: [age1x]
preference: By trying
credentials: None
{TYPED}"""
EXTRACT = f"""from: observations-at-two
text: I had called it policy for six years.
audience: sponsor
as: role
third_party: none
agreed: 2026-11-20
until: 2027-12-31
{TYPED}"""
REPORT = """kind: interim
audience: sponsor
sent_to: The director
sent: 2026-11-10
sha256: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
extracts: [peter-nwosu/2026-11-02-bed-five]
figures:
  - figure: Actions agreed
    value: 6
    contributors: [ines-duarte, peter-nwosu, shazia-malik, tomasz-zielinski, maud-ferris]
seen_by:
  ines-duarte: yes
answers:
  - member: ines-duarte
    date: 2026-11-09
    answer: yes
    typed_by: kath-brennan
    via: email
    said: 2026-11-08
    confirmed: 2026-11-09
proofed: 2026-11-05
proof: 9f86d081884c
templates: 60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752
"""
OBSTACLE = """obstacle: The bins slam.
raised: 2026-10-27
asks: Soft-closing bins.
reply: In January.
replied: 2026-11-10
"""
AGREEMENT = """sponsor: The director of nursing
wants: [Fewer wakings]
why_now: Falls at six
tried_before: A poster
legitimate_results: [A changed round]
not_welcome: [More staff]
will_be_told: [Meetings held]
time_given: Two hours
cost: Cover
agreed: 2026-09-14
accepts: [Journals stay theirs]
"""
CONDUCT = """---
adopted: 2026-09-29
adopted_by: [ines-duarte]
review: 2027-01-18
tells_sponsor: [Meetings held]
---
- **open-questions** We ask.
"""
PROCESS = """title: Brief guide
source: A guide
about: Everybody presents.
airtime: 15
presenters: all
norms:
  size_from: 4
  size_to: 8
  meetings_from: 4
  meetings_to: 6
  minutes_from: 60
  minutes_to: 180
  presenters_from: 2
  presenters_to: 3
groups_of: 3
stages:
  - name: Open
    minutes: 5
    who_speaks: The facilitator
    mode: round
    purpose: To arrive
    repeats_per: meeting
    protected: no
    cues: [Let it be]
"""
PROMPTS = """title: Three lines
source: Ours
about: Short
prompts:
  - heading: Now what
    ask: What next?
    forward: yes
"""
FORM = """title: Before and after
source: Ours
about: For yourself
whom: members
order: 2
scale: [not at all, always]
parts:
  - heading: Who came
    words: As far as we know.
    points: [Ask openly]
    boxes: [It is mine]
    lines: 3
    columns: [Name]
    rows: 2
    fill: members
questions:
  - id: deciding
    heading: Deciding
    ask: I decide.
    about: Think of three.
    answer: rating
    at: [before]
    against: yes
    instead: Say it.
"""
PLACES = {
    "set": ("set.yaml", SET_FILE),
    "member": ("members/ines-duarte/member.yaml", MEMBER),
    "issue": ("members/ines-duarte/issues/observations-at-two.yaml", ISSUE),
    "meeting": ("meetings/2026-10-27.yaml", MEETING),
    "action": ("members/ines-duarte/actions/list-every-waking.yaml", ACTION),
    "entry": ("members/ines-duarte/journal/2026-11-19-counted.md", ENTRY),
    "extract": ("members/ines-duarte/extracts/2026-11-20-habit.yaml", EXTRACT),
    "report": ("reports/2026-11-10-interim-sponsor.yaml", REPORT),
    "obstacle": ("obstacles/quiet-bins.yaml", OBSTACLE),
    "conduct": ("conduct.md", CONDUCT),
    "agreement": ("agreement.yaml", AGREEMENT),
    "process": ("processes/brief-guide.yaml", PROCESS),
    "prompts": ("prompts/three-lines.yaml", PROMPTS),
    "form": ("forms/before-and-after.yaml", FORM),
}
"""Each kind of record: where the one lies that is changed, and its text."""
FIFTH = {
    "members/maud-ferris/member.yaml": "name: Maud Ferris\nrole: member\njob: Sister\njoined: 2026-09-01\n",
    "members/maud-ferris/actions/look-once.yaml": "action: Look once\nagreed: 2026-10-01\n",
}
INES = "members/ines-duarte"
THIRD = "action: Third one\nagreed: 2026-10-01\nissue: observations-at-two\ndue: 2026-12-01\n"
TERMS = "from: kept-elsewhere\nthird_party: none\nagreed: 2026-11-20\n"
MORE = {
    f"{INES}/actions/third-one.yaml": THIRD,
    f"{INES}/journal/2026-10-01-first.md": "---\nactions: [third-one]\n---\nFirst.\n",
    "members/peter-nwosu/journal/2026-11-01-also.md": "---\nthemes: [sleep]\n---\nAlso.\n",
    f"{INES}/extracts/2026-11-21-named.yaml": f"text: By name.\naudience: public\nas: name\n{TERMS}",
    f"{INES}/extracts/2026-11-21-role.yaml": f"text: By role.\naudience: public\nas: role\n{TERMS}",
}
OWN = "issue: Who comes back?\nopened: 2026-09-29\nethics:\n  not_needed: Only my rounds change\n"
TAKEN_BACK = f"audience: public\nas: role\n{TERMS}withdrawn: 2026-11-22\n"
ELSEWHERE = {
    ("action", "due"): (f"{INES}/actions/third-one.yaml", THIRD),
    ("issue", "ethics.not_needed"): ("members/tomasz-zielinski/issues/agency-nurses.yaml", OWN),
    ("extract", "withdrawn"): (f"{INES}/extracts/2026-11-21-taken-back.yaml", TAKEN_BACK),
}
"""The keys that stand in no record beside all others: a new date hides the first, what is taken back has no words."""
FILES = {**files_of(FOUR), **FIFTH, **dict(PLACES.values()), **MORE, **dict(ELSEWHERE.values())}
