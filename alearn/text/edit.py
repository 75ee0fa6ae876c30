"""Writing YAML by hand's rules: whole new records, and five splices into files that people wrote.

A splice changes one stretch of a text and leaves every other character alone; its result is read back and
must differ from what stood there in the one thing asked for, else `CannotEditError` says what to type.
Values are texts, lists and dictionaries of values; `steps` is a path of keys and positions from the top.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from alearn.errors import RefusedError
from alearn.findings import Severity, Span
from alearn.text import nodes
from alearn.text.source import Source, front_matter, refused_character

Value: TypeAlias = "str | Sequence[Value] | Mapping[str, Value]"
Steps: TypeAlias = Sequence[str | int]

WIDTH = 90

_COLLECTIONS = (nodes.Mapping, nodes.Sequence)
_INDICATORS = frozenset("-?:,[]{}#&*!|>'\"%@`")
_NOT_PLAIN = re.compile(r":[ \t]|:\Z|[ \t]#|[\t\r\n]")
_FLOW_SIGNS = re.compile(r"[,\[\]{}]|:\Z")
_WORDS_FOR_NOTHING = frozenset(("null", "Null", "NULL", "~"))
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_SURROGATE = re.compile("[\ud800-\udfff]")
_BREAK = re.compile(r"\r\n|\r|\n")
_BETWEEN = re.compile(r"(?:[ \t\r\n]|#[^\r\n]*)*")
_REST_OF_LINE = re.compile(r"[ \t]*(?:#[^\r\n]*)?(?=[\r\n]|\Z)")
_COMMENT_LINE = re.compile(r"(?:\r\n|\r|\n)( *)#[^\r\n]*")
_TO_NEXT = re.compile(r"[ \t]*(?:#[^\r\n]*)?(?:\r\n|\r|\n)[ \t\r\n]*")


class CannotEditError(RefusedError):
    """A file could not be changed without risk to what a person wrote; `hint` shows the edit to make."""


class _Layout(NamedTuple):
    """How far lists and mappings stand in from their key, how wide a dash is, and whether blocks are used."""

    lists: int = 2
    mappings: int = 2
    dash: int = 2
    blocks: bool = True


class _Document(NamedTuple):
    """The stretch of a source that is edited, its nodes and their values."""

    source: Source
    start: int
    end: int
    root: nodes.Mapping
    tree: dict[str, Value]
    layout: _Layout


class _Splice(NamedTuple):
    """What replaces the text between two offsets."""

    start: int
    end: int
    text: str


class _Slot(NamedTuple):
    """Where a value stands: the key or dash before it, the offset after its sign, and what is around it."""

    node: nodes.Node
    begin: int
    sign_end: int
    column: int
    in_list: bool
    flow: nodes.Node | None


# Texts and whole records


def quote(words: str, *, multi: bool = False, indent: int = 2, column: int = 0, flow: bool = False) -> str:
    """Write a text as a YAML value that is read back exactly.

    It stays on one line unless `multi`: then a text with line breaks is a literal block, and one that would
    pass column 90 from `column` a folded block, its lines at `indent`. `flow` is for within brackets.
    """
    if _SURROGATE.search(words):
        message = "These words hold half a character, which no file can keep."
        raise CannotEditError(message, "Type them again.")
    if multi and not flow:
        if "\n" in words:
            return _literal(words, indent) or _double(words)
        if column + len(words) > WIDTH:
            folded = _folded(words, indent)
            if folded:
                return folded
    return words if _plain_is_safe(words, flow=flow) else _double(words)


def write_record(pairs: Iterable[tuple[str, Value]]) -> str:
    """Write a whole record in block style; reading it gives the same keys and values."""
    values = dict(pairs)
    text = "".join(line + "\n" for line in _below(values, 0, _Layout())) if values else ""
    root, findings = nodes.read_yaml(Source("", text))
    if findings or not _same(nodes.values(root) if root else {}, values):
        message = "This record cannot be written so that it is read back the same."
        raise CannotEditError(message, "Shorten its keys, or write it flatter.")
    return text


def write_front_matter(pairs: Iterable[tuple[str, Value]], prose: str) -> str:
    """Write a Markdown file: its keys between two fences, then the prose as it is."""
    record = write_record(pairs)
    if not record and not prose.startswith("---"):
        return prose
    return f"---\n{record}---\n{prose}"


# The five splices


def replace_value(source: Source, steps: Steps, value: Value, *, start: int = 0, end: int | None = None) -> Source:
    """Write one value in place of another, the comment at its line's end kept."""
    document = _open(source, start, end)
    slot = _slot(document, steps)
    return _replaced(document, steps, slot, value)


def add_key(source: Source, steps: Steps, key: str, value: Value, *, start: int = 0, end: int | None = None) -> Source:
    """Write a new key after the last key of the mapping at `steps`, which is made where it is missing."""
    document = _open(source, start, end)
    mapping = _find(document.root, steps)
    if mapping is None and steps and isinstance(steps[-1], str):
        return add_key(source, steps[:-1], steps[-1], {key: value}, start=start, end=end)
    if isinstance(mapping, nodes.Mapping):
        there = mapping.value(key)
        if there is not None:
            if _is_nothing(there):
                return replace_value(source, (*steps, key), value, start=start, end=end)
            raise _cannot(document, there.start, "That key already has a value.", "Change the value it has.")
        if mapping.items and not mapping.flow:
            return _key_added(document, steps, mapping, key, value)
    if not steps:
        return _first_key(document, key, value)
    if mapping is None or not (isinstance(mapping, nodes.Mapping) or _is_nothing(mapping)):
        at = mapping.start if mapping else document.start
        raise _cannot(document, at, "A key cannot be added to what stands here.", _by_hand({key: value}))
    before = nodes.values(mapping) if isinstance(mapping, nodes.Mapping) else {}
    return _replaced(document, steps, _slot(document, steps), {**_as_mapping(before), key: value})


def add_item(
    source: Source,
    steps: Steps,
    value: str | Mapping[str, Value],
    *,
    start: int = 0,
    end: int | None = None,
) -> Source:
    """Write a new item after the last one of the list at `steps`, which is made where it is missing."""
    document = _open(source, start, end)
    there = _find(document.root, steps)
    if there is None and steps and isinstance(steps[-1], str):
        return add_key(source, steps[:-1], steps[-1], [value], start=start, end=end)
    if isinstance(there, nodes.Sequence) and there.items and not there.flow:
        return _item_added(document, steps, there, value)
    if there is None or isinstance(there, nodes.Mapping):
        at = there.start if there else document.start
        raise _cannot(document, at, "An item cannot be added to what stands here.", _by_hand([value]))
    before = nodes.values(there)
    items = [*([before] if before else [])] if isinstance(before, str) else [*before]
    return _replaced(document, steps, _slot(document, steps), [*items, value])


def remove(source: Source, steps: Steps, *, start: int = 0, end: int | None = None) -> Source:
    """Take one key or item out with its lines and the comments in them; comments on lines around it stay."""
    document = _open(source, start, end)
    slot = _slot(document, steps)
    parent = _find(document.root, steps[:-1])
    left = nodes.values(parent) if parent else {}
    remaining: Value
    if isinstance(left, Mapping):
        remaining = {key: value for key, value in left.items() if key != steps[-1]}
    else:
        remaining = [value for n, value in enumerate(left) if n != steps[-1]]
    if not remaining and len(steps) > 1 and not slot.flow:
        remaining = ""
    expected = _with(document.tree, steps[:-1], remaining)
    splices = _cuts_in_flow(document, steps, slot) if slot.flow else _cuts(document, steps, slot)
    hint = "Delete this key or item, with all that belongs to it."
    return _first_good(document, splices, expected, slot.begin, hint)


def rename_key(source: Source, steps: Steps, name: str, *, start: int = 0, end: int | None = None) -> Source:
    """Write another name for the key at `steps`; its value, its place and the comments around it stay."""
    document = _open(source, start, end)
    slot = _slot(document, steps)
    parent = _find(document.root, steps[:-1])
    hint = f"Write `{name}` in the place of this key."
    if not isinstance(parent, nodes.Mapping) or parent.value(name) is not None:
        raise _cannot(document, slot.begin, "A key cannot be renamed here.", hint)
    key = next(key for key, _ in parent.items if key.text == steps[-1])
    before = _as_mapping(nodes.values(parent))
    renamed = {name if each == steps[-1] else each: value for each, value in before.items()}
    splice = _Splice(key.start, key.end, _key(name))
    return _first_good(document, [splice], _with(document.tree, steps[:-1], renamed), key.start, hint)


def lines_of(source: Source, steps: Steps) -> Span | None:
    """The whole lines that a key or item takes up; None where it has none of its own, or is not there."""
    try:
        document = _open(source, 0, None)
        slot = _slot(document, steps)
    except CannotEditError:
        return None
    text = source.text
    begin = _line_start(text, slot.begin)
    if slot.flow or text[begin : slot.begin].strip(" "):
        return None
    stop = _line_end(text, _end(text, slot.node))
    broken = _BREAK.match(text, stop)
    return Span(begin, broken.end() if broken else stop)


# How a text is written


def _plain_is_safe(words: str, *, flow: bool) -> bool:
    if not words or words[0] in _INDICATORS or words in _WORDS_FOR_NOTHING or words != words.strip(" \t"):
        return False
    if _NOT_PLAIN.search(words) or refused_character(words) is not None:
        return False
    return not (flow and _FLOW_SIGNS.search(words))


def _double(words: str) -> str:
    return '"' + "".join(_escaped(sign) for sign in words) + '"'


def _escaped(sign: str) -> str:
    if sign in _ESCAPES:
        return _ESCAPES[sign]
    if refused_character(sign) is None:
        return sign
    code = ord(sign)
    if code <= 0xFF:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"


def _literal(words: str, indent: int) -> str:
    """A literal block, or nothing where one would not keep the text or an editor could spoil it."""
    body = words.removesuffix("\n")
    lines = body.split("\n")
    if not lines[0] or not lines[-1] or lines[0].startswith(" ") or "\r" in words:
        return ""
    if any(line.startswith("\t") or line != line.rstrip(" \t") for line in lines):
        return ""
    if refused_character(words) is not None:
        return ""
    head = "|" if words.endswith("\n") else "|-"
    return "\n".join([head, *(" " * indent + line if line else "" for line in lines)])


def _folded(words: str, indent: int) -> str:
    """A folded block, or nothing where folding would not give the text back."""
    parts = words.split(" ")
    if not all(parts) or "\t" in words or "\r" in words or refused_character(words) is not None:
        return ""
    lines: list[str] = [parts[0]]
    for part in parts[1:]:
        if indent + len(lines[-1]) + 1 + len(part) <= WIDTH:
            lines[-1] += " " + part
        else:
            lines.append(part)
    return "\n".join([">-", *(" " * indent + line for line in lines)])


def _key(key: str) -> str:
    """A key, in quotes also where its line could be taken for a marker."""
    written = quote(key)
    return _double(key) if key[:1] in ("<", ".") else written


def _below(value: Value, column: int, layout: _Layout) -> list[str]:
    """The lines of a list or mapping that has something in it; a text's own lines stay in one."""
    pad = " " * column
    if isinstance(value, Mapping):
        return [line for k, v in value.items() for line in _entry(f"{pad}{_key(k)}:", v, column, layout)]
    return [line for item in value for line in _item(item, column, layout)]


def _entry(head: str, value: Value, column: int, layout: _Layout) -> list[str]:
    """The lines of a value after its key or dash, which stands at `column`."""
    if isinstance(value, str):
        written = quote(value, multi=layout.blocks, indent=column + 2, column=len(head) + 1)
        return [f"{head} {written}"]
    if not value:
        return [f"{head} {'{}' if isinstance(value, Mapping) else '[]'}"]
    step = layout.mappings if isinstance(value, Mapping) else layout.lists
    return [head, *_below(value, column + step, layout)]


def _item(value: Value, column: int, layout: _Layout) -> list[str]:
    head = " " * column + "-" + " " * (layout.dash - 2)
    if isinstance(value, Mapping) and value:
        first, *others = _below(value, column + layout.dash, layout)
        return [f"{head} {first[column + layout.dash :]}", *others]
    if isinstance(value, str) or not value:
        return _entry(head, value, column, layout)
    return [head, *_below(value, column + 2, layout)]


def _by_hand(value: Value) -> str:
    return "Write this there:\n" + "\n".join(_below(value, 2, _Layout()))


# Reading, and reading back


def _open(source: Source, start: int, end: int | None) -> _Document:
    stop = len(source.text) if end is None else end
    root, findings = nodes.read_yaml(source, start, stop)
    errors = [finding for finding in findings if finding.severity is Severity.ERROR]
    if errors:
        line = errors[0].place.line
        message = f"{source.path}, line {line}: This file cannot be read, so it is not changed."
        raise CannotEditError(message, errors[0].fix or "Mend it first; `alearn check` shows where.")
    top = root or nodes.Mapping((), start, start, flow=False)
    layout = _layout(source.text, top)
    return _Document(source, start, stop, top, _as_mapping(nodes.values(top)), layout)


def _first_good(document: _Document, splices: Iterable[_Splice], expected: Value, at: int, hint: str) -> Source:
    """The first splice whose result differs in what was expected and nothing else."""
    for splice in splices:
        result = _spliced(document, splice, expected)
        if result is not None:
            return result
    message = "This file cannot be changed here without touching more than was asked."
    raise _cannot(document, at, message, hint)


def _spliced(document: _Document, splice: _Splice, expected: Value) -> Source | None:
    source = document.source
    if not document.start <= splice.start <= splice.end <= document.end:
        return None
    text = source.text[: splice.start] + splice.text + source.text[splice.end :]
    result = source._replace(text=text)
    end = document.end + len(text) - len(source.text)
    root, findings = nodes.read_yaml(result, document.start, end)
    if any(finding.severity is Severity.ERROR for finding in findings):
        return None
    if not _same(nodes.values(root) if root else {}, expected):
        return None
    fences, _ = front_matter(source)
    if fences and (fences.start, fences.end) == (document.start, document.end):
        after, _ = front_matter(result)
        if after is None or (after.start, after.end) != (document.start, end):
            return None
    return result


def _cannot(document: _Document, at: int, message: str, hint: str) -> CannotEditError:
    line = document.source.place(at).line
    return CannotEditError(f"{document.source.path}, line {line}: {message}", hint)


def _as_mapping(value: Value) -> dict[str, Value]:
    return dict(value) if isinstance(value, Mapping) else {}


def _same(one: Value, other: Value) -> bool:
    """Equal values in the same order."""
    return json.dumps(one) == json.dumps(other)


def _with(tree: Value, steps: Steps, value: Value) -> Value:
    """The tree with one value put in place of another."""
    if not steps:
        return value
    first, rest = steps[0], steps[1:]
    if isinstance(tree, Mapping):
        return {key: _with(below, rest, value) if key == first else below for key, below in tree.items()}
    return [_with(below, rest, value) if n == first else below for n, below in enumerate(tree)]


# Where things stand


def _child(node: nodes.Node, step: str | int) -> nodes.Node | None:
    if isinstance(node, nodes.Mapping) and isinstance(step, str):
        return node.value(step)
    if isinstance(node, nodes.Sequence) and isinstance(step, int) and 0 <= step < len(node.items):
        return node.items[step]
    return None


def _find(node: nodes.Node | None, steps: Steps) -> nodes.Node | None:
    for step in steps:
        node = _child(node, step) if node is not None else None
    return node


def _slot(document: _Document, steps: Steps) -> _Slot:
    """Where the value at `steps` stands."""
    text = document.source.text
    node = _find(document.root, steps)
    parent = _find(document.root, steps[:-1])
    if not steps or node is None or parent is None:
        message = "What was to be changed is not there."
        raise _cannot(document, document.start, message, "Look at the file again.")
    above = [_find(document.root, steps[:n]) for n in range(len(steps))]
    flow = next((node for node in above if isinstance(node, _COLLECTIONS) and node.flow), None)
    if isinstance(parent, nodes.Mapping):
        key = next(key for key, _ in parent.items if key.text == steps[-1])
        colon = text.find(":", key.end)
        return _Slot(node, key.start, colon + 1, _column(text, key.start), in_list=False, flow=flow)
    if flow or not isinstance(parent, nodes.Sequence):
        begin = node.start
    else:
        begin = _dash(text, parent, int(steps[-1]))
    return _Slot(node, begin, begin + 1, _column(text, begin), in_list=True, flow=flow)


def _dash(text: str, parent: nodes.Sequence, n: int) -> int:
    """The offset of the dash before item `n` of a block list."""
    if n == 0:
        return parent.start
    between = _BETWEEN.match(text, _end(text, parent.items[n - 1]))
    return between.end() if between else parent.start


def _end(text: str, node: nodes.Node) -> int:
    """Where a value truly ends: a block's end mark stands at whatever comes next."""
    if isinstance(node, nodes.Scalar):
        return _block_end(text, node) if node.style in ("|", ">") else node.end
    if node.flow or not node.items:
        return node.end
    return _end(text, node.items[-1][1] if isinstance(node, nodes.Mapping) else node.items[-1])


def _block_end(text: str, node: nodes.Scalar) -> int:
    lines = text[node.start : node.end].splitlines(keepends=True)
    if "+" not in lines[0].split("#")[0]:
        while len(lines) > 1 and not lines[-1].strip(" \t\r\n"):
            lines.pop()
    return node.start + len("".join(lines).removesuffix("\n").removesuffix("\r"))


def _line_start(text: str, at: int) -> int:
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1


def _line_end(text: str, at: int) -> int:
    found = _BREAK.search(text, at)
    return found.start() if found else len(text)


def _column(text: str, at: int) -> int:
    return at - _line_start(text, at)


def _line_break(text: str, at: int) -> str:
    """The line end used where `at` stands, or by the line before it."""
    found = _BREAK.search(text, at) or _BREAK.search(text)
    return found.group() if found else "\n"


def _is_nothing(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Scalar) and not node.text and not node.style


def _rest_is_free(text: str, at: int) -> bool:
    return _REST_OF_LINE.match(text, at) is not None


def _has_comment(text: str, node: nodes.Node) -> bool:
    """Whether a comment stands inside a value."""
    if isinstance(node, nodes.Scalar):
        return node.style in ("|", ">") and "#" in text[node.start : _line_end(text, node.start)]
    at = node.items[0][0].start if isinstance(node, nodes.Mapping) and node.items else node.start
    if node.flow:
        at = node.start
    for scalar in _all_scalars(node):
        if "#" in text[at : scalar.start] or _has_comment(text, scalar):
            return True
        at = _end(text, scalar)
    return "#" in text[at : _end(text, node)]


def _all_scalars(node: nodes.Node) -> Iterable[nodes.Scalar]:
    if isinstance(node, nodes.Scalar):
        yield node
    elif isinstance(node, nodes.Sequence):
        for item in node.items:
            yield from _all_scalars(item)
    else:
        for key, value in node.items:
            yield key
            yield from _all_scalars(value)


def _layout(text: str, root: nodes.Mapping) -> _Layout:
    """How far the first list and the first mapping of a record stand in from their key."""
    lists = mappings = None
    for key, value in _pairs(root):
        if isinstance(value, nodes.Scalar) or value.flow or not value.items:
            continue
        at = value.items[0][0].start if isinstance(value, nodes.Mapping) else value.start
        offset = _column(text, at) - _column(text, key.start)
        if isinstance(value, nodes.Mapping):
            mappings = mappings or offset
        elif lists is None:
            lists = offset
    return _Layout(2 if lists is None else lists, mappings or 2)


def _pairs(node: nodes.Node) -> Iterable[tuple[nodes.Scalar, nodes.Node]]:
    if isinstance(node, nodes.Sequence):
        for item in node.items:
            yield from _pairs(item)
    elif isinstance(node, nodes.Mapping):
        for key, value in node.items:
            yield key, value
            yield from _pairs(value)


# The splices themselves


def _replaced(document: _Document, steps: Steps, slot: _Slot, value: Value) -> Source:
    text = document.source.text
    expected = _with(document.tree, steps, value)
    hint = _by_hand([value] if slot.in_list else {str(steps[-1]): value})
    finish = _end(text, slot.node)
    between = text[slot.sign_end : slot.node.start] if not slot.flow else ""
    lost = _has_comment(text, slot.node) or "#" in between
    if slot.flow:
        splices = _in_flow(text, slot, value)
    elif lost or not _rest_is_free(text, finish):
        splices = []
    elif isinstance(value, str):
        splices = _text_splices(text, slot, value, finish)
    else:
        splices = _block_splices(text, document.layout, slot, value, finish)
    return _first_good(document, splices, expected, slot.begin, hint)


def _in_flow(text: str, slot: _Slot, value: Value) -> list[_Splice]:
    """One text for another within brackets, which may go on over several lines if the text does not."""
    if not isinstance(slot.node, nodes.Scalar) or not isinstance(value, str):
        return []
    if slot.node.start == slot.node.end or _BREAK.search(text, slot.node.start, slot.node.end):
        return []
    return [_Splice(slot.node.start, slot.node.end, quote(value, flow=True))]


def _text_splices(text: str, slot: _Slot, value: str, finish: int) -> list[_Splice]:
    """A text as a block where it wants one and no comment follows, else on one line."""
    inline = isinstance(slot.node, nodes.Scalar) or slot.node.flow
    start = slot.node.start if inline and slot.node.start < finish else slot.sign_end
    lead = " " if start == slot.sign_end else ""
    eol = _line_break(text, start)
    blocks = not text[finish : _line_end(text, finish)].strip(" \t")
    return [
        _Splice(
            start,
            finish,
            lead
            + quote(value, multi=multi, indent=slot.column + 2, column=_column(text, start) + len(lead)).replace(
                "\n", eol
            ),
        )
        for multi in (True, False)
        if blocks or not multi
    ]


def _block_splices(text: str, layout: _Layout, slot: _Slot, value: Value, finish: int) -> list[_Splice]:
    """A list or mapping under its key, the comment at the line's end staying beside the key."""
    eol = _line_break(text, slot.begin)
    stop = _line_end(text, finish)
    rest = text[finish:stop]
    if not value:
        empty = " {}" if isinstance(value, Mapping) else " []"
        return [_Splice(slot.sign_end, finish, empty)]
    step = 2 if slot.in_list else layout.mappings if isinstance(value, Mapping) else layout.lists
    return [
        _Splice(slot.sign_end, stop, rest + eol + _joined(_below(value, slot.column + step, how), eol))
        for how in (layout, layout._replace(blocks=False))
    ]


def _joined(lines: list[str], eol: str) -> str:
    return "\n".join(lines).replace("\n", eol)


def _key_added(document: _Document, steps: Steps, mapping: nodes.Mapping, key: str, value: Value) -> Source:
    text, layout = document.source.text, document.layout
    column = _column(text, mapping.items[-1][0].start)
    expected = _with(document.tree, steps, {**_as_mapping(nodes.values(mapping)), key: value})
    splices = _after(
        document,
        _end(text, mapping),
        column,
        [_below({key: value}, column, how) for how in (layout, layout._replace(blocks=False))],
    )
    return _first_good(document, splices, expected, mapping.items[-1][0].start, _by_hand({key: value}))


def _first_key(document: _Document, key: str, value: Value) -> Source:
    """The first key of a record that is empty, or holds comments alone."""
    text = document.source.text
    if document.root.flow:
        message = "This record is written in braces, and is not changed."
        raise _cannot(document, document.root.start, message, _by_hand({key: value}))
    eol = _line_break(text, document.start)
    written = _joined(_below({key: value}, 0, document.layout), eol)
    begun = text[document.start : document.end]
    if begun and begun[-1] not in "\r\n":
        splice = _Splice(document.end, document.end, eol + written)
    else:
        splice = _Splice(document.end, document.end, written + eol)
    return _first_good(document, [splice], {key: value}, document.end, _by_hand({key: value}))


def _item_added(document: _Document, steps: Steps, there: nodes.Sequence, value: Value) -> Source:
    text, layout = document.source.text, document.layout
    dash = _dash(text, there, len(there.items) - 1)
    column = _column(text, dash)
    last = there.items[-1]
    first = last.items[0][0].start if isinstance(last, nodes.Mapping) and last.items else last.start
    wide = first - dash
    if wide > 1 and not _BREAK.search(text, dash, first):
        layout = layout._replace(dash=wide)
    before = nodes.values(there)
    expected = _with(document.tree, steps, [*before, value])
    splices = _after(
        document,
        _end(text, last),
        column,
        [_below([value], column, how) for how in (layout, layout._replace(blocks=False))],
    )
    return _first_good(document, splices, expected, dash, _by_hand([value]))


def _after(document: _Document, finish: int, column: int, written: list[list[str]]) -> list[_Splice]:
    """New lines after the line where a value ends, and after the comments that stand deeper under it."""
    text = document.source.text
    if not _rest_is_free(text, finish):
        return []
    eol = _line_break(text, _line_start(text, finish))
    at = _line_end(text, finish)
    comment = _COMMENT_LINE.match(text, at, document.end)
    while comment and len(comment.group(1)) > column:
        at = comment.end()
        comment = _COMMENT_LINE.match(text, at, document.end)
    return [_Splice(at, at, eol + _joined(lines, eol)) for lines in written]


def _cuts(document: _Document, steps: Steps, slot: _Slot) -> list[_Splice]:
    """The whole lines of a key or item; the first on a shared line gives its place to the next."""
    text = document.source.text
    finish = _end(text, slot.node)
    begin = _line_start(text, slot.begin)
    if not _rest_is_free(text, finish):
        return []
    if text[begin : slot.begin].strip(" "):
        to_next = _TO_NEXT.match(text, finish)
        following = _following(text, _find(document.root, steps[:-1]), steps[-1])
        return [_Splice(slot.begin, following, "")] if to_next and to_next.end() == following else []
    stop = _line_end(text, finish)
    broken = _BREAK.match(text, stop)
    if broken:
        return [_Splice(begin, broken.end(), "")]
    shorter = text[:begin].removesuffix("\n").removesuffix("\r")
    return [_Splice(len(shorter), stop, ""), _Splice(begin, stop, "")]


def _following(text: str, parent: nodes.Node | None, step: str | int) -> int:
    """Where the key or dash after one in a block stands, or -1."""
    if isinstance(parent, nodes.Mapping):
        names = [key.text for key, _ in parent.items]
        n = names.index(str(step)) + 1
        return parent.items[n][0].start if n < len(names) else -1
    if isinstance(parent, nodes.Sequence) and int(step) + 1 < len(parent.items):
        return _dash(text, parent, int(step) + 1)
    return -1


def _cuts_in_flow(document: _Document, steps: Steps, slot: _Slot) -> list[_Splice]:
    """One item or pair with its comma, within brackets that open and close on one line."""
    text, parent = document.source.text, _find(document.root, steps[:-1])
    around = slot.flow
    if around is None or _BREAK.search(text, around.start, around.end):
        return []
    if not isinstance(parent, nodes.Mapping | nodes.Sequence) or not parent.flow:
        return []
    if isinstance(parent, nodes.Mapping):
        spans = [(key.start, value.end) for key, value in parent.items]
    else:
        spans = [(item.start, item.end) for item in parent.items]
    n = next(n for n, (start, _) in enumerate(spans) if start == slot.begin)
    if len(spans) == 1:
        return [_Splice(spans[0][0], parent.end - 1, "")]
    if n == 0:
        return [_Splice(spans[0][0], spans[1][0], "")]
    return [_Splice(spans[n - 1][1], spans[n][1], "")]
