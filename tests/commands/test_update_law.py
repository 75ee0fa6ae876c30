"""`alearn update` changes nothing but what it adds, whatever a person's file looks like."""

import os
from pathlib import Path

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from running import Place

DOCUMENTS = 2_000 if os.environ.get("ALEARN_SOAK") else 100
ACTION = "members/amina-khan/actions/observe-two-sessions.yaml"

COMMENT = st.sampled_from(["", "", "", "  # mine", " # 3 of 5", "\t# tab"])
WHOLE_LINE = st.sampled_from([[], [], [], ["# a note to myself"], ["", "  # indented"], [""]])
KEYS = st.permutations(
    [
        ["action: Observe two sessions"],
        ['agreed: "2026-10-05"'],
        ["issue: guided-reading"],
        ["with: [ben-ortiz]"],
        ["measure: >-", "  Two sheets,", "  both filled"],
        ["x-own: |", "  kept # as it is", "", "  to the end"],
    ]
)
UPDATES = st.sampled_from(
    [
        [],
        ["updates:"],
        ["updates: []"],
        ["updates:", "- date: 2026-10-06", "  note: 'Zoë''s'"],
        ["updates:", "    - date: 2026-10-06", "      # why", "      status: tried"],
        ["updates:", "  -", "    date: 2026-10-06", "    note: |", "      One", "      two"],
    ]
)


@st.composite
def documents(draw: st.DrawFn) -> bytes:
    lines: list[str] = []
    blocks = [*draw(KEYS)]
    blocks.insert(draw(st.integers(0, len(blocks))), draw(UPDATES))
    for block in blocks:
        lines += draw(WHOLE_LINE)
        last = block[-1:] if len(block) == 1 and ">" not in block[0] and "|" not in block[0] else []
        lines += [*block[: len(block) - len(last)], *(each + draw(COMMENT) for each in last)]
    end = draw(st.sampled_from(["\n", "\r\n"]))
    text = end.join(lines) + draw(st.sampled_from(["", end]))
    return draw(st.sampled_from(["", "\ufeff"])).encode() + text.encode()


@settings(
    max_examples=DOCUMENTS, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(document=documents())
def test_every_byte_outside_what_is_added_survives(document: bytes, tmp_path_factory: object) -> None:
    place = Place(Path(getattr(tmp_path_factory, "mktemp")("law")))  # noqa: B009  # pytest's own, not exported to type checkers
    root = place.given("small")
    (root / ACTION).write_bytes(document)
    answer = place.run("-C", "small", "update", "observe", "done", "-m", "It's: done", "--me", "amina")
    after = (root / ACTION).read_bytes()
    if answer.code:
        assert answer.code == 4
        assert after == document
        return
    before = document.replace(b" []", b"", 1)  # an empty list makes way for the item
    added = len(after) - len(before)
    start = next((n for n, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), len(before))
    assert after[:start] + after[start + added :] == before
    told = yaml.load(after.decode("utf-8-sig"), yaml.CSafeLoader)  # the C loader of the safe kind
    assert told["updates"][-1]["note"] == "It's: done"
