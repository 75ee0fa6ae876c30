"""Records of every kind, made at random from the field tables: texts of files that the reader takes without a fault."""

from typing import Any

from hypothesis import strategies as st

from alearn.schema import types as t
from alearn.schema.fields import LIST, MAP, RECORD, RECORDS, TABLES, Field, Table
from alearn.text.edit import write_front_matter, write_record

PATHS = {
    "set": "set.yaml",
    "conduct": "conduct.md",
    "agreement": "agreement.yaml",
    "member": "members/amina-khan/member.yaml",
    "issue": "members/amina-khan/issues/guided-reading.yaml",
    "action": "members/amina-khan/actions/observe.yaml",
    "entry": "members/amina-khan/journal/2026-10-21-who-talks.md",
    "extract": "members/amina-khan/extracts/2026-12-01-k3v9.yaml",
    "meeting": "meetings/2026-10-05.yaml",
    "obstacle": "obstacles/cover.yaml",
    "report": "reports/2026-12-15-interim-sponsor.yaml",
    "process": "processes/triad.yaml",
    "prompts": "prompts/kolb.yaml",
}
_DAYS = ("2026-10-05", "2026-10-20", "2026-11-06")
_IDS = ("amina-khan", "ben-ortiz", "observe", "guided-reading")
_TEXTS = ("They talk in pairs.", "Who spoke first?", "Only one: I was called to cover", "no", "14:00")
_BY_NAME = {
    "date": _DAYS,
    t.PERIOD.name: ("2026-10-26/2026-10-30", "2026-12-21/2027-01-02"),
    "time": ("16:00", "09:30"),
    t.YES.name: ("yes",),
    t.ANSWER.name: ("yes", "no", "yes except: the second line"),
    t.SHA256.name: ("0" * 64, "9f" * 32),
}


def _value(type_: t.Type) -> st.SearchStrategy[str]:
    if type_.free:
        return st.sampled_from(_TEXTS)
    if type_.name in _BY_NAME:
        return st.sampled_from(_BY_NAME[type_.name])
    if type_.name.startswith("one of "):
        return st.sampled_from([each.strip("`") for each in type_.name.removeprefix("one of ").split(", ")])
    if type_.name.startswith("whole number"):
        return st.sampled_from(("2", "3"))
    return st.sampled_from(_IDS)


def _field(field: Field) -> st.SearchStrategy[Any]:
    if field.shape == RECORD and field.table:
        return _values(field.table)
    if field.shape == RECORDS and field.table:
        return st.lists(_values(field.table).filter(bool), min_size=1, max_size=3)
    if field.shape == MAP:
        return st.dictionaries(_value(field.keys), _value(field.type), min_size=1, max_size=2)
    if field.shape == LIST:
        return st.lists(_value(field.type), min_size=1, max_size=3)
    return _value(field.type)


def _values(table: Table) -> st.SearchStrategy[dict[str, Any]]:
    """The keys of a record, each there or not; the proxy keys all together, as they belong."""
    required = {field.key: _field(field) for field in table.required}
    proxy = ("typed_by", "via", "said", "confirmed")
    optional = {field.key: _field(field) for field in table.fields if not field.required and field.key not in proxy}
    plain = st.fixed_dictionaries(required, optional={key: optional[key] for key in optional})
    if "typed_by" not in table.by_key:
        return plain
    typed = st.fixed_dictionaries({key: _value(table.by_key[key].type) for key in proxy[:3]})
    return st.tuples(plain, st.one_of(st.just({}), typed)).map(lambda both: {**both[0], **both[1]})


@st.composite
def records(draw: st.DrawFn, kind: str) -> dict[str, Any]:
    values = draw(_values(TABLES[kind]))
    if kind == "set":
        values["format"] = "1"
    if draw(st.booleans()):
        values["x-own"] = draw(st.sampled_from(_TEXTS))
    return values


def text_of(kind: str, values: dict[str, Any], prose: str = "") -> str:
    if kind in ("entry", "conduct"):
        return write_front_matter(values.items(), prose or "We ask.\n")
    return write_record(values.items())


@st.composite
def sets(draw: st.DrawFn) -> dict[str, tuple[dict[str, Any], str]]:
    """A set as the values of some of its records, by their paths, and the prose of those that have any."""
    found = {}
    for kind, path in PATHS.items():
        if draw(st.booleans()):
            prose = draw(st.sampled_from(("We ask.\n", "We ask;\nwe wait.\n"))) if path.endswith(".md") else ""
            found[path] = (draw(records(kind)), prose)
    return found
