import re
from collections.abc import Callable

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from alearn.errors import RefusedError
from alearn.text.edit import (
    CannotEditError,
    Value,
    add_item,
    add_key,
    quote,
    remove,
    rename_key,
    replace_value,
    write_front_matter,
    write_record,
)
from alearn.text.nodes import Mapping, Node, Scalar, read_yaml
from alearn.text.nodes import Sequence as Items
from alearn.text.source import Source, front_matter

Edit = Callable[[], Source]

# Texts


@pytest.mark.parametrize(
    "words",
    [
        "Ring class",
        "16:00",
        "0123",
        "no",
        "1.10",
        "https://example.org/a#b",
        "it's",
        "ünï 李雷 👩🏽‍🏫",
        "a  b",
        "<5",
    ],
)
def test_a_plain_text_is_written_as_it_is(words: str) -> None:
    assert quote(words) == words


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("", '""'),
        ("null", '"null"'),
        ("~", '"~"'),
        ("Ring class #3", '"Ring class #3"'),
        ("Note: this", '"Note: this"'),
        ("ends:", '"ends:"'),
        ("- dash", '"- dash"'),
        (' "So?" ', '" \\"So?\\" "'),
        ("back\\slash", "back\\slash"),
        ("two\nlines", '"two\\nlines"'),
        ("\u202eabc\x07", '"\\u202eabc\\x07"'),
    ],
)
def test_a_text_that_would_be_read_otherwise_is_quoted(words: str, written: str) -> None:
    assert quote(words) == written


def test_within_brackets_commas_and_brackets_are_quoted() -> None:
    assert quote("a, b", flow=True) == '"a, b"'
    assert quote("a, b") == "a, b"


def test_a_long_text_is_folded_and_lines_are_kept() -> None:
    long = "word " * 30 + "end"
    assert quote(long, multi=True).startswith(">-\n  word word")
    assert max(map(len, quote(long, multi=True).split("\n"))) <= 90
    assert quote("one\n\ntwo", multi=True) == "|-\n  one\n\n  two"
    assert quote("one\ntwo\n", multi=True) == "|\n  one\n  two"
    assert quote("one \ntwo", multi=True) == '"one \\ntwo"'
    assert quote("  double  " * 20, multi=True).startswith('"  double')


def test_half_a_character_is_refused() -> None:
    with pytest.raises(CannotEditError):
        quote("\ud800")


# Whole records


def test_a_whole_record() -> None:
    pairs: list[tuple[str, Value]] = [
        ("action", "Ring class #3"),
        ("with", ["ben-ortiz", "cara-lee"]),
        ("outcome", {"to_me": "Yes", "evidence": ["one: two", "x"]}),
        ("updates", [{"date": "2026-01-02", "note": "a\nb"}, {"date": "2026-01-03"}]),
        ("none", []),
    ]
    assert write_record(pairs) == (
        'action: "Ring class #3"\n'
        "with:\n  - ben-ortiz\n  - cara-lee\n"
        'outcome:\n  to_me: Yes\n  evidence:\n    - "one: two"\n    - x\n'
        "updates:\n  - date: 2026-01-02\n    note: |-\n      a\n      b\n  - date: 2026-01-03\n"
        "none: []\n"
    )


def test_front_matter_and_prose() -> None:
    assert write_front_matter([("issue", "x")], "\nProse.\n") == "---\nissue: x\n---\n\nProse.\n"
    assert write_front_matter([], "Prose.\n") == "Prose.\n"
    assert write_front_matter([], "---\nx\n") == "---\n---\n---\nx\n"


def test_a_record_nested_too_deep_is_refused() -> None:
    value: Value = "x"
    for _ in range(20):
        value = [value]
    with pytest.raises(CannotEditError):
        write_record([("a", value)])


# The four splices, before and after

REPLACED = [
    ("a: 1\nb: 2\n", ["a"], "3", "a: 3\nb: 2\n"),
    ("a:   'x'   # c\nb: 2", ["a"], "y # z", 'a:   "y # z"   # c\nb: 2'),
    ("a:  # c\r\nb: 2\r\n", ["a"], "y", "a: y  # c\r\nb: 2\r\n"),
    ("a:", ["a"], "y", "a: y"),
    ("l:\n-\n- b\n", ["l", 0], "a", "l:\n- a\n- b\n"),
    ("a: |\n  x\n  y\n\n# c\nb: 2\n", ["a"], "z", "a: z\n\n# c\nb: 2\n"),
    ("a: |+\n  x\n\nb: 2\n", ["a"], "z", "a: z\nb: 2\n"),
    ("a: one\n  two\nb: 2\n", ["a"], "z", "a: z\nb: 2\n"),
    ("a:\n  - x\n  - y\n\nb: 2\n", ["a"], "z", "a: z\n\nb: 2\n"),
    ("m: {a: 1, b: 2} # c\n", ["m", "a"], "x, y", 'm: {a: "x, y", b: 2} # c\n'),
    ("p: [a, b]\n", ["p", 1], "c", "p: [a, c]\n"),
    ("p: [a, # c\n    b]\n", ["p", 1], "c", "p: [a, # c\n    c]\n"),
    ("a: {b: 1,\n  c: 2}\n", ["a", "b"], "y", "a: {b: y,\n  c: 2}\n"),
    ("u:\n  - d: 1\n    s: x # c\n  - d: 2\n", ["u", 0, "s"], "y", "u:\n  - d: 1\n    s: y # c\n  - d: 2\n"),
    ("a: 1\r\nb: 2\r\n", ["a"], "x\ny", "a: |-\r\n  x\r\n  y\r\nb: 2\r\n"),
    ("a: 1 # c\n", ["a"], "x\ny", 'a: "x\\ny" # c\n'),
    ("a: 1", ["a"], "x\n", 'a: "x\\n"'),
]


@pytest.mark.parametrize(("before", "steps", "words", "after"), REPLACED)
def test_replace_value(before: str, steps: list[str | int], words: str, after: str) -> None:
    assert replace_value(Source("f", before, bom=True), steps, words) == Source("f", after, bom=True)


def test_replace_a_value_by_a_list() -> None:
    before = Source("f", "a: x # c\nb: 2\n")
    assert replace_value(before, ["a"], ["x", "y"]).text == "a: # c\n  - x\n  - y\nb: 2\n"


KEYS_ADDED: list[tuple[str, list[str | int], str, Value, str]] = [
    ("a: 1\n", [], "b", "2", "a: 1\nb: 2\n"),
    ("a: 1", [], "b", "2", "a: 1\nb: 2"),
    ("a: 1 # c\r\n\r\n# end\r\n", [], "b", "2", "a: 1 # c\r\nb: 2\r\n\r\n# end\r\n"),
    ("", [], "b", "2", "b: 2\n"),
    ("# c\n", [], "b", "2", "# c\nb: 2\n"),
    ("# c", [], "b", "2", "# c\nb: 2"),
    ("a: |\n  x\n\nz: 1\n", [], "b", "2", "a: |\n  x\n\nz: 1\nb: 2\n"),
    ("z: 1\na: |\n  x\n\n\n", [], "b", "2", "z: 1\na: |\n  x\nb: 2\n\n\n"),
    ("m:\n    a: 1\n    # in\nz: 1\n", ["m"], "b", "2", "m:\n    a: 1\n    b: 2\n    # in\nz: 1\n"),
    ("u:\n- d: 1\n- d: 2\nz: 1\n", ["u", 0], "s", "x", "u:\n- d: 1\n  s: x\n- d: 2\nz: 1\n"),
    ("m:\nz: 1\n", ["m"], "b", "2", "m:\n  b: 2\nz: 1\n"),
    ("m: {a: 1} # c\nz: 1\n", ["m"], "b", "2", "m: # c\n  a: 1\n  b: 2\nz: 1\n"),
    ("z: 1\n", ["m"], "b", "2", "z: 1\nm:\n  b: 2\n"),
    ("z:\na: 1\n", [], "z", "2", "z: 2\na: 1\n"),
    ("z: 1\nl:\n- a\n", [], "k", ["x"], "z: 1\nl:\n- a\nk:\n- x\n"),
]


@pytest.mark.parametrize(("before", "steps", "key", "value", "after"), KEYS_ADDED)
def test_add_key(before: str, steps: list[str | int], key: str, value: Value, after: str) -> None:
    assert add_key(Source("f", before), steps, key, value).text == after


ITEMS_ADDED: list[tuple[str, list[str | int], str | dict[str, Value], str]] = [
    ("l:\n  - a\n  - b # c\nz: 1\n", ["l"], "d", "l:\n  - a\n  - b # c\n  - d\nz: 1\n"),
    ("l:\n- a", ["l"], "d", "l:\n- a\n- d"),
    (
        "l:\n      -   a: 1\n          b: 2\n",
        ["l"],
        {"a": "3", "b": "4"},
        "l:\n      -   a: 1\n          b: 2\n      -   a: 3\n          b: 4\n",
    ),
    ("l:\n  - a\n    # about a\n\nz: 1\n", ["l"], "b", "l:\n  - a\n    # about a\n  - b\n\nz: 1\n"),
    ("l: [a, b] # c\r\nz: 1\r\n", ["l"], "d", "l: # c\r\n  - a\r\n  - b\r\n  - d\r\nz: 1\r\n"),
    ("l: []\n", ["l"], {"a": "1"}, "l:\n  - a: 1\n"),
    ("l:\nz: 1\n", ["l"], "a", "l:\n  - a\nz: 1\n"),
    ("l: a\n", ["l"], "b", "l:\n  - a\n  - b\n"),
    ("z: 1\n", ["l"], "a", "z: 1\nl:\n  - a\n"),
    ("p: [a,\n    b]\n", ["p"], "c", "p:\n  - a\n  - b\n  - c\n"),
]


@pytest.mark.parametrize(("before", "steps", "value", "after"), ITEMS_ADDED)
def test_add_item(before: str, steps: list[str | int], value: str | dict[str, Value], after: str) -> None:
    assert add_item(Source("f", before), steps, value).text == after


REMOVED: list[tuple[str, list[str | int], str]] = [
    ("a: 1 # c\n# about b\nb: 2\n", ["a"], "# about b\nb: 2\n"),
    ("a: 1\r\nb: 2", ["b"], "a: 1"),
    ("a: 1\n", ["a"], ""),
    ("l:\n  - a\n  - b\n", ["l", 0], "l:\n  - b\n"),
    ("l:\n  - a\n", ["l", 0], "l:\n"),
    ("u:\n  - d: 1\n    s: x\n  - d: 2\n", ["u", 0, "d"], "u:\n  - s: x\n  - d: 2\n"),
    ("u:\n  - d: 1\n    s: x\n\n  - d: 2\n", ["u", 0], "u:\n\n  - d: 2\n"),
    ("a: |\n  x\n\nb: 2\n", ["a"], "\nb: 2\n"),
    ("l: [a, b, c]\n", ["l", 0], "l: [b, c]\n"),
    ("l: [a, b, c]\n", ["l", 2], "l: [a, b]\n"),
    ("l: [a]\n", ["l", 0], "l: []\n"),
    ("m: {a: 1, b: 2}\n", ["m", "b"], "m: {a: 1}\n"),
]


@pytest.mark.parametrize(("before", "steps", "after"), REMOVED)
def test_remove(before: str, steps: list[str | int], after: str) -> None:
    assert remove(Source("f", before), steps).text == after


RENAMED: list[tuple[str, list[str | int], str]] = [
    ("a: 1 # c\r\nb: 2\r\n", ["a"], "new: 1 # c\r\nb: 2\r\n"),
    ("m:\n  # first\n  a: >-\n    x\n    y\n  b: 2\n", ["m", "a"], "m:\n  # first\n  new: >-\n    x\n    y\n  b: 2\n"),
    ("m: {a: 1,\n    b: 2}\n", ["m", "b"], "m: {a: 1,\n    new: 2}\n"),
    ("u:\n  - 'a': 1\n", ["u", 0, "a"], "u:\n  - new: 1\n"),
    ("a:\nb: 2\n", ["a"], "new:\nb: 2\n"),
]


@pytest.mark.parametrize(("before", "steps", "after"), RENAMED)
def test_rename_key(before: str, steps: list[str | int], after: str) -> None:
    assert rename_key(Source("f", before, bom=True), steps, "new") == Source("f", after, bom=True)


def test_front_matter_is_edited_in_its_place() -> None:
    source = Source("f.md", "---\nissue: x\n---\n\nissue: y\n---\n")
    fences, _ = front_matter(source)
    assert fences
    after = add_key(source, [], "loop", "2", start=fences.start, end=fences.end)
    assert after.text == "---\nissue: x\nloop: 2\n---\n\nissue: y\n---\n"
    empty = Source("f.md", "---\n---\nProse")
    assert add_key(empty, [], "loop", "2", start=4, end=4).text == "---\nloop: 2\n---\nProse"


def test_what_cannot_be_done_safely_is_refused_with_the_edit_to_make() -> None:
    refused: list[Edit] = [
        lambda: replace_value(Source("f", "a: | # c\n  x\n"), ["a"], "y"),
        lambda: replace_value(Source("f", "a:\n  # c\n  - x\n"), ["a"], "y"),
        lambda: replace_value(Source("f", "a: {b: 1\n  2,\n  c: 2}\n"), ["a", "b"], "y"),
        lambda: rename_key(Source("f", "a: 1\nb: 2\n"), ["a"], "b"),
        lambda: rename_key(Source("f", "a: [x]\n"), ["a", 0], "b"),
        lambda: rename_key(Source("f", "a: 1\n"), ["b"], "c"),
        lambda: replace_value(Source("f", "a: 1\na: 2\n"), ["a"], "y"),
        lambda: replace_value(Source("f", "a: 1\n"), ["b"], "y"),
        lambda: add_key(Source("f", "a: 1\n"), [], "a", "y"),
        lambda: add_key(Source("f", "a: 1\n"), ["a"], "b", "y"),
        lambda: add_key(Source("f", "{a: 1}\n"), [], "b", "y"),
        lambda: add_item(Source("f", "a: {b: 1}\n"), ["a"], "y"),
        lambda: add_item(Source("f", "p: [a, # c\n    b]\n"), ["p"], "y"),
        lambda: remove(Source("f", "u:\n  - d: 1\n"), ["u", 0, "d"]),
        lambda: remove(Source("f", "a: |\n  x\nb: 1\n  # c\n"), ["b"]),
    ]
    for edit in refused:
        with pytest.raises(RefusedError) as caught:
            edit()
        assert caught.value.message.startswith("f, line ")
        assert caught.value.hint


# Laws

_EDGE = st.sampled_from(
    [
        "",
        "~",
        "null",
        "- a",
        "a: b",
        "a #b",
        "a:",
        "#",
        "'",
        '"',
        "{a}",
        "[",
        "&a",
        "*a",
        "!t",
        "%",
        "@",
        "`",
        "? a",
        "<<",
        "<<<<<<< x",
        "---",
        "...",
        " a ",
        "a\n",
        "\na",
        "a\n\n",
        "a\n b",
        "\ta",
        "a\tb",
        "a\r\nb",
        "a\rb",
        "\u2028",
        "\x85",
        "\ufeff",
        "李雷",
        "👩🏽‍🏫",
        "a\n\n\nb",
        "x " * 60,
        "x" * 120,
        ("word " * 30).strip(),
        "a\n- b\n# c: d",
    ]
)
_CHARACTERS = st.characters(exclude_categories=["Cs"])
_TEXTS = _EDGE | st.text(_CHARACTERS, max_size=40) | st.text("ab :#-\n\t'\",[]", max_size=120)
_NAMES = st.sampled_from(["a", "b-c", "date", "with", "x_y", "no", "16:00", "key two"])
_VALUES: st.SearchStrategy[Value] = st.recursive(
    _TEXTS,
    lambda below: st.lists(below, max_size=3) | st.dictionaries(_NAMES | _EDGE, below, max_size=3),
    max_leaves=8,
)


def _plain(node: Node | None) -> Value:
    if node is None:
        return {}
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Mapping):
        return {key.text: _plain(value) for key, value in node.items}
    return [_plain(item) for item in node.items]


@given(_TEXTS, st.booleans())
def test_a_written_text_is_read_back_exactly(words: str, multi: bool) -> None:  # noqa: FBT001
    for text in (f"k: {quote(words, multi=multi, column=3)}\n", f"k:\n- {quote(words, multi=multi)}\nz: 1\n"):
        root, findings = read_yaml(Source("f", text))
        assert not findings
        assert root
        value = root.value("k")
        assert words == (_plain(value) if isinstance(value, Scalar) else _plain(value)[0])  # type: ignore[index]


@given(_TEXTS)
def test_a_text_in_brackets_is_read_back_exactly(words: str) -> None:
    root, findings = read_yaml(Source("f", f"k: [x, {quote(words, flow=True)}, y]\n"))
    assert not findings
    assert _plain(root) == {"k": ["x", words, "y"]}


@given(st.dictionaries(_NAMES | _EDGE, _VALUES, max_size=4), _TEXTS)
def test_a_written_record_is_read_back_exactly(values: dict[str, Value], prose: str) -> None:
    root, findings = read_yaml(Source("f", write_record(values.items())))
    assert not findings
    assert _plain(root) == values
    entry = Source("f.md", write_front_matter(values.items(), prose))
    fences, _ = front_matter(entry)
    assert entry.text[fences.body if fences else 0 :] == prose
    if fences:
        assert _plain(read_yaml(entry, fences.start, fences.end)[0]) == values


_ODD_VALUES = st.sampled_from(
    [
        " x",
        "  x",
        " 'it''s'",
        ' "a # b"',
        "",
        " # c",
        " x # c",
        " >-\n{p}    f g\n{p}    h",
        " |\n{p}    f\n\n{p}    g",
        " |+\n{p}    f\n\n",
        " | # c\n{p}    f",
        " [a, b]",
        " [a,\n{p}    b]",
        " []",
        " {{q: 1, r: [s]}}",
        " one\n{p}    two",
        "\n{p}    alone",
        " ~",
        "\n{p}- a\n{p}- b # c",
        "\n{p}  - a\n{p}  # in\n{p}  - b",
        "\n{p}   -  q: 1\n{p}      r: 2\n{p}   -  q: 3",
        "\n{p}    q: 1\n\n{p}    # in\n{p}    r: 2",
        "\n{p}  - - a\n{p}    - b\n{p}  - c",
        " {{q: 1,\n{p}    r: 2}}",
    ]
)
_BETWEEN = st.sampled_from(["", "", "", "\n", "# c\n", "   # deep\n", "\n\n# c\n\n", "  \n"])


@st.composite
def _documents(draw: st.DrawFn) -> tuple[str, str]:
    """An odd record and its line end."""
    eol = draw(st.sampled_from(["\n", "\r\n"]))
    parts = [draw(_BETWEEN)]
    for name in draw(st.lists(_NAMES, unique=True, max_size=4)):
        parts += [name, ":", draw(_ODD_VALUES).format(p=""), "\n", draw(_BETWEEN)]
    text = "".join(parts)
    if draw(st.booleans()):
        text = text.removesuffix("\n")
    return text.replace("\n", eol), eol


Path = tuple[str | int, ...]


def _paths(node: Node, steps: Path = ()) -> list[Path]:
    below: list[tuple[str | int, Node]] = []
    if isinstance(node, Mapping):
        below = [(key.text, value) for key, value in node.items]
    elif isinstance(node, Items):
        below = list(enumerate(node.items))
    return [steps, *(path for step, value in below for path in _paths(value, (*steps, step)))]


def _comments(text: str) -> list[str]:
    return re.findall(r"^[ ]*# .*$", text.replace("\r\n", "\n"), re.MULTILINE)


def _at(tree: Value, steps: Path) -> Value:
    for step in steps:
        tree = tree[step]  # type: ignore[index]
    return tree


def _set(tree: Value, steps: Path, value: Value) -> Value:
    if not steps:
        return value
    if isinstance(tree, dict):
        return [(key, _set(below, steps[1:], value) if key == steps[0] else below) for key, below in tree.items()]
    return [_set(below, steps[1:], value) if n == steps[0] else below for n, below in enumerate(tree)]


def _outside(text: str, root: Node | None, steps: Path) -> list[str]:
    """The lines of a record before and after the top key that a path begins with."""
    assert isinstance(root, Mapping)
    starts = [key.start for key, _ in root.items]
    n = [key.text for key, _ in root.items].index(str(steps[0]))
    after = text[starts[n + 1] :] if n + 1 < len(starts) else ""
    return [line for line in (text[: starts[n]] + after).splitlines() if line]


def _edited(source: Source, what: str, steps: Path, words: str) -> Source | None:
    """What a splice gives, or None where it is refused."""
    try:
        if what == "replace":
            return replace_value(source, steps, words)
        if what == "key":
            return add_key(source, steps, "new", words)
        if what == "item":
            return add_item(source, steps, words)
        return rename_key(source, steps, "new") if what == "rename" else remove(source, steps)
    except CannotEditError:
        return None


@given(_documents(), st.data(), st.sampled_from(["replace", "key", "item", "remove", "rename"]), _TEXTS)
def test_a_splice_does_one_thing_or_refuses(
    document: tuple[str, str], data: st.DataObject, what: str, words: str
) -> None:
    text, eol = document
    source = Source("f", text, bom=data.draw(st.booleans()))
    root, findings = read_yaml(source)
    assume(not any(finding.severity == "error" for finding in findings))
    steps = data.draw(st.sampled_from(_paths(root) if root else [()]))
    after = _edited(source, what, steps, words)
    if after is None:
        return
    assert (after.path, after.bom) == (source.path, source.bom)
    assert eol == "\n" or "\n" not in after.text.replace("\r\n", "") or "\n" not in text
    assert what == "remove" or not text or text.endswith("\n") == after.text.endswith("\n")
    assert what == "remove" or "#" in words or _comments(after.text) == _comments(text)
    before, tree = _plain(root), _plain(read_yaml(after)[0])
    if what == "remove":
        assert _set(tree, steps[:-1], "?") == _set(before, steps[:-1], "?")
        assert set(_outside(text, root, steps)) <= set(after.text.splitlines())
        return
    if what == "rename":
        assert _set(tree, steps[:-1], "?") == _set(before, steps[:-1], "?")
        assert _at(tree, (*steps[:-1], "new")) == _at(before, steps)
        return
    assert _set(tree, steps, "?") == _set(before, steps, "?")
    if what == "replace":
        assert _at(tree, steps) == words
    elif what == "key":
        old = _at(before, steps)
        assert _at(tree, steps) == {**(old if isinstance(old, dict) else {}), "new": words}
    else:
        items = _at(before, steps)
        was = items if isinstance(items, list) else [items] if items else []
        assert _at(tree, steps) == [*was, words]


@given(_documents())
def test_adding_and_removing_again_gives_the_same_bytes(document: tuple[str, str]) -> None:
    source = Source("f", document[0])
    root, _ = read_yaml(source)
    assume(root is not None)
    try:
        added = add_key(source, [], "new", "x")
        assert remove(added, ["new"]) == source
    except CannotEditError:
        return


@example("a: 1\n# c\nb: 2\n")
@given(st.text("ab:- #\n\"'[]{}|>?&*!%", max_size=60))
def test_nothing_but_a_refusal_is_raised(text: str) -> None:
    source = Source("f", text)
    edits: list[Edit] = [
        lambda: add_key(source, [], "new", "x"),
        lambda: add_item(source, ["a"], "x"),
        lambda: remove(source, ["a"]),
        lambda: replace_value(source, ["a"], "x"),
    ]
    for edit in edits:
        try:
            after = edit()
        except CannotEditError:
            continue
        assert after.text != text or text.strip() == "a: x"
