import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from alearn.findings import Finding, Severity
from alearn.text.nodes import DEEPEST, Mapping, Scalar, Sequence, locate, read_yaml, scalars
from alearn.text.source import Source, decode, front_matter


def read(text: str) -> tuple[Mapping, list[Finding]]:
    root, findings = read_yaml(Source("f.yaml", text))
    assert root is not None
    return root, findings


def first(text: str) -> tuple[str, int, int]:
    root, findings = read_yaml(Source("f.yaml", text))
    assert root is None or findings
    return findings[0].rule, findings[0].place.line, findings[0].place.column


@pytest.mark.parametrize("typed", ["no", "yes", "14:00", "0123", "1.10", "2026-01-02", "1e3", "0x1F", ".inf", "="])
def test_what_was_typed_is_what_is_read(typed: str) -> None:
    root, findings = read(f"key: {typed}\n")
    assert not findings
    assert root.value("key") == Scalar(typed, 5, 5 + len(typed), "")


def test_every_style_of_text() -> None:
    root, _ = read("a: x y\nb: 'it''s'\nc: \"\\u00e9\"\nd: |\n  one\n  two\ne: >-\n  one\n  two\n")
    assert [(node.text, node.style) for node in scalars(root)] == [
        ("x y", ""),
        ("it's", "'"),
        ("é", '"'),
        ("one\ntwo\n", "|"),
        ("one two", ">"),
    ]


def test_lists_and_mappings_in_both_styles() -> None:
    root, findings = read("a: [x, y]\nb:\n- x\nc: {d: e}\nf:\n  g: h\n")
    assert not findings
    a, b, c, f = (root.value(key) for key in "abcf")
    assert isinstance(a, Sequence)
    assert isinstance(b, Sequence)
    assert isinstance(c, Mapping)
    assert isinstance(f, Mapping)
    assert (a.flow, b.flow, c.flow, f.flow) == (True, False, True, False)
    assert root.value("nowhere") is None


def test_offsets_are_code_points_from_the_start_of_the_text() -> None:
    text = "clé: 李雷👩🏽‍🏫\nb: x\n"
    root, _ = read(text)
    for node in scalars(root):
        assert text[node.start : node.end] == node.text


def test_a_byte_order_mark_is_not_counted() -> None:
    source, _ = decode("f.yaml", "\ufeffa: x\n".encode())
    root, findings = read_yaml(source)
    assert source.bom
    assert not findings
    assert root
    assert root.items[0][0].start == 0


def test_a_stretch_is_read_with_offsets_of_the_whole() -> None:
    source = Source("f.md", "---\na: x\n---\nb: [\n")
    fences, _ = front_matter(source)
    assert fences
    root, findings = read_yaml(source, fences.start, fences.end)
    assert not findings
    assert root
    value = root.value("a")
    assert value
    assert source.text[value.start : value.end] == "x"


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "---\n"])
def test_nothing_is_no_record_and_no_finding(text: str) -> None:
    assert read_yaml(Source("f.yaml", text)) == (None, [])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a: 1\nb: &x 2\n", ("yaml-feature", 2, 4)),
        ("a: *x\n", ("yaml-feature", 1, 4)),
        ("a: !!str 2\n", ("yaml-feature", 1, 4)),
        ("%YAML 1.1\n---\na: 1\n", ("yaml-feature", 1, 1)),
        ("a: 1\n---\nb: 2\n", ("yaml-feature", 2, 1)),
        ("a:\n  <<: {b: 1}\n", ("yaml-feature", 2, 3)),
        ("? a\n: 1\n", ("yaml-feature", 1, 3)),
        ("[a, b]: 1\n", ("yaml-feature", 1, 1)),
        ("a: 1\n  b: 2\n", ("not-yaml", 2, 4)),
        ("a: 'x\n", ("not-yaml", 1, 4)),
        ('a: 1\nb: "x\nc: 3\n', ("not-yaml", 2, 4)),
        ("a: [b, c\n", ("not-yaml", 1, 4)),
        ("a: [b, c", ("not-yaml", 1, 4)),
        ("a: [b, c\nd: e\n", ("not-yaml", 1, 4)),
        ("a:\n  - b: {c: d\n    e: f\n", ("not-yaml", 2, 8)),
        ('a: ["b" "c"]\n', ("not-yaml", 1, 9)),
        ('a: "b\\S"\n', ("not-yaml", 1, 6)),
        ("- a\n- b\n", ("wrong-shape", 1, 1)),
        ("words\n", ("wrong-shape", 1, 1)),
        ("a: 1\nb: \u202ex\n", ("bad-character", 2, 4)),
        ("a: x\x85y\n", ("bad-character", 1, 5)),
        ("a: 1\n<<<<<<< HEAD\n", ("conflict-marker", 2, 1)),
        ("a: 1\nb: 2\na: 3\n", ("duplicate-key", 3, 1)),
        ("a: 1\nb: ~\n", ("null-value", 2, 4)),
        ("a: [null]\n", ("null-value", 1, 5)),
    ],
)
def test_what_the_subset_leaves_out_is_a_finding_at_its_place(text: str, found: tuple[str, int, int]) -> None:
    assert first(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "a: what? now\n",
        "a: b & c\n",
        'a: "<<"\n"<<": 1\n',
        "a: x!y\n",
        "a: '~'\n",
        "b: |\n  ? x\nc: 1\n",
        "a: 1 # why?\nb: 2\n",
    ],
)
def test_signs_that_only_look_like_features_are_text(text: str) -> None:
    _, findings = read(text)
    assert not findings


def test_nesting_has_an_end() -> None:
    deep = DEEPEST - 1
    assert not read(f"a: {'[' * deep}x{']' * deep}\n")[1]
    assert first(f"a: {'[' * (deep + 1)}x{']' * (deep + 1)}\n")[0] == "too-deep"
    assert first("a: " + "[" * 200_000)[0] == "too-deep"


def test_locate_goes_as_far_as_the_path_leads() -> None:
    text = "a:\n  - b: x\n    c: y\n"
    root, _ = read(text)
    start, end = locate(root, "a", 0, "c")
    assert text[start:end] == "y"
    assert locate(root, "a", 0, "d") == locate(root, "a", 0)
    start, end = locate(root, "a", 0)
    assert text[start:end] == "b"
    assert locate(root, "z") == locate(root)


def inside(source: Source, finding: Finding) -> bool:
    place = finding.place
    lines = re.split(r"\r\n|\r|\n", source.text)
    ends = [(place.line, place.column), (place.end_line, place.end_column)]
    return ends[0] <= ends[1] and all(
        1 <= line <= len(lines) and 1 <= column <= len(lines[line - 1]) + 3 for line, column in ends
    )


ODD = st.text(st.characters(exclude_categories=["Cs"]), max_size=80)
YAMLISH = st.text("ab:- #\n\r\t\"'[]{}|>?&*!%,<~\\0", max_size=80)
LINES = st.lists(
    st.sampled_from(
        [
            "a: 1",
            "b:",
            "  - x",
            "- y",
            "  c: [1,",
            "]",
            "# c",
            "? k",
            ": v",
            "<<<<<<< x",
            "---",
            "...",
            "%TAG ! x",
            "d: |",
            "\te",
            '"',
            "f: &a *b",
            "null",
            "~: ~",
            "\ufeff",
            "\U0001f600: \U0001f600",
            "{",
            "}",
            "=======",
            "a: \x00",
        ]
    ),
    max_size=8,
).map("\n".join)


@example("a: &\n")
@example("\ufeff\ufeff")
@example("a: '")
@given(ODD | YAMLISH | LINES)
def test_nothing_is_raised_and_every_finding_lies_inside_its_file(text: str) -> None:
    source, found = decode("f.yaml", text.encode())
    root, findings = read_yaml(source)
    for finding in [*found, *findings]:
        assert inside(source, finding), finding
        assert finding.message
    for node in scalars(root):
        assert 0 <= node.start <= node.end <= len(source.text)


@given(ODD | YAMLISH | LINES)
def test_front_matter_of_any_text(text: str) -> None:
    source, _ = decode("f.md", f"---\n{text}\n---\nprose".encode())
    fences, found = front_matter(source)
    findings = read_yaml(source, fences.start, fences.end)[1] if fences else []
    assert all(inside(source, finding) for finding in [*found, *findings])


@given(ODD)
def test_no_message_quotes_the_file(words: str) -> None:
    _, findings = read_yaml(Source("f.yaml", f"zqx{words}zqx: [zqx\n"))
    assert not any("zqx" in finding.message for finding in findings)
    assert not any("zqx" in finding.fix and "in quotes: " not in finding.fix for finding in findings)


def test_null_is_a_warning_and_the_rest_are_errors() -> None:
    assert read("a: ~\n")[1][0].severity is Severity.WARNING
    assert read("a: 1\na: 2\n")[1][0].severity is Severity.ERROR
