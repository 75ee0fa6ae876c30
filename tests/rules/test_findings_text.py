"""How a finding is drawn below its line."""

from alearn.findings import TOP, Finding, Place, Severity
from alearn.render.findings_text import WIDEST, text


def drawn(line: str, start: int, end: int, *, quotable: bool = True) -> list[str]:
    place = Place(3, start, 3, end)
    finding = Finding("a.yaml", place, "rule", Severity.ERROR, "Message.", "Type this.", quotable)
    return text(finding, "Because.", line).split("\n")


def test_the_whole_diagnostic() -> None:
    assert drawn("due: soon", 6, 10) == [
        "a.yaml:3:6: error rule: Message.",
        "  due: soon",
        "       ^^^^",
        "  why: Because.",
        "  fix: Type this.",
    ]


def test_a_tab_before_the_place_is_kept() -> None:
    assert drawn("\tdue: soon", 7, 11)[2] == "  \t     ^^^^"


def test_wide_letters_and_accents_are_counted_as_they_are_seen() -> None:
    assert drawn("name: 李雷 x", 9, 10)[2] == "  " + " " * 10 + "^"
    assert drawn("name: e\u0301 x", 10, 11)[2] == "  " + " " * 8 + "^"
    assert drawn("name: 李雷", 7, 9)[2] == "  " + " " * 6 + "^^^^"


def test_an_empty_place_has_one_caret() -> None:
    assert drawn("due:", 5, 5)[2] == "      ^"


def test_a_place_past_the_end_of_its_line_stays_beside_it() -> None:
    assert drawn("due:", 50, 51)[2] == "      ^"


def test_a_place_that_goes_on_below_is_marked_to_the_end_of_its_line() -> None:
    finding = Finding("a.yaml", Place(1, 3, 4, 2), "rule", Severity.WARNING, "Message.")
    assert text(finding, "Because.", "abcdef").split("\n")[2] == "    ^^^^"


def test_a_long_line_is_cut_round_the_caret() -> None:
    shown = drawn("a" * 300 + "HERE" + "b" * 300, 301, 305)
    assert shown[1].startswith("  …a")
    assert shown[1].endswith("b…")
    assert len(shown[1]) <= WIDEST + 4
    assert shown[1][shown[2].index("^") :].startswith("HERE")
    assert shown[2].count("^") == 4


def test_a_long_value_is_cut_at_its_end() -> None:
    shown = drawn("key: " + "x" * 400, 6, 406)
    assert shown[1].startswith("  key: xxx")
    assert shown[1].endswith("x…")
    assert len(shown[2]) <= WIDEST + 4


def test_the_caret_stands_below_what_follows_an_unseen_character() -> None:
    for sign, code in (("\x1b", "\\x1b"), ("\u202e", "<U+202E>"), ("\ufeff", "<U+FEFF>")):
        shown = drawn(f"due: {sign}soon", 7, 11)
        assert shown[1] == f"  due: {code}soon"
        assert shown[2] == " " * shown[1].index("soon") + "^^^^"


def test_an_unseen_character_is_marked_over_the_whole_of_its_code() -> None:
    shown = drawn("due: \u2066soon", 6, 7)
    assert shown[1:3] == ["  due: <U+2066>soon", "       ^^^^^^^^"]


def test_a_line_made_long_by_codes_is_cut() -> None:
    shown = drawn("\x07" * 60 + "soon", 61, 65)
    assert len(shown[1]) <= WIDEST + 4
    assert shown[1][shown[2].index("^") :] == "soon"


def test_a_line_that_must_not_be_shown_is_not() -> None:
    assert len(drawn("I was afraid", 1, 3, quotable=False)) == 3


def test_a_finding_about_a_whole_file_shows_no_line() -> None:
    finding = Finding("a.yaml", TOP, "rule", Severity.ERROR, "Message.")
    assert text(finding, "Because.", "first line") == "a.yaml:1:1: error rule: Message.\n  why: Because."
