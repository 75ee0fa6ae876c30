"""Words are put differently in the editor before they go out, and the editor may fail."""

import sys
from pathlib import Path

import yaml
from running import Answer, Place

_EDITOR = """import sys
old, new, ends = sys.argv[1:4]
with open(sys.argv[4], encoding="utf-8") as draft:
    words = draft.read()
with open(sys.argv[4], "w", encoding="utf-8") as draft:
    draft.write(words.replace(old, new) if old else words + new)
sys.exit(int(ends))
"""
TERMS = ["sponsor", "no-name", "none"]


def shared(place: Place, *arguments: str, answers: list[str], edit: tuple[str, str], ends: int = 0) -> Answer:
    """`alearn share` at a terminal, with an editor that puts one text for another, or at the end."""
    editor = place.home / "editor.py"
    editor.write_text(_EDITOR, encoding="utf-8")
    command = " ".join(f"'{each}'" for each in (sys.executable, str(editor), *edit, str(ends)))
    return place.run("share", *arguments, "--me", "ben", answers=answers, environ={"ALEARN_EDITOR": command})


def begun(tmp_path: Path) -> Place:
    place = Place(tmp_path)
    place.folder = place.given("small")
    return place


def out(place: Place) -> list[str]:
    there = sorted((place.folder / "members/ben-ortiz/extracts").glob("*.yaml"))
    return [yaml.safe_load(path.read_text(encoding="utf-8"))["text"] for path in there]


def drafts(place: Place) -> list[str]:
    return [path.read_text(encoding="utf-8") for path in place.data.rglob("draft.md")]


def test_a_name_is_taken_out_in_the_editor(tmp_path: Path) -> None:
    place = begun(tmp_path)
    answers = ["n", *TERMS, "n", "", "y"]
    answer = shared(place, "-", "--words", "Amina asked me why.", answers=answers, edit=("Amina", "Somebody"))
    assert answer.code == 0, answer.err
    assert out(place) == ["Somebody asked me why."]
    assert drafts(place) == []
    assert "  | Somebody asked me why." in answer.err


def test_another_name_that_comes_in_is_found_too(tmp_path: Path) -> None:
    place = begun(tmp_path)
    answers = [*TERMS, "y", "y", "n"]
    answer = shared(place, "-", "--words", "The deputy asked.", answers=answers, edit=("The deputy", "Jo"), ends=0)
    assert answer.code != 0
    assert "Names stand in these words: Jo Ward on line 1" in answer.err
    assert out(place) == []


def test_what_shows_somebody_is_put_differently_and_asked_again(tmp_path: Path) -> None:
    place = begun(tmp_path)
    answers = [*TERMS, "y", "y", "n", "", "y"]
    edit = ("The Year 5 teacher", "A colleague")
    answer = shared(place, "-", "--words", "The Year 5 teacher cried.", answers=answers, edit=edit)
    assert answer.code == 0, answer.err
    assert answer.err.count("Would someone in the building know") == 2
    assert out(place) == ["A colleague cried."]
    assert drafts(place) == []


def test_of_several_drafts_none_is_left(tmp_path: Path) -> None:
    place = begun(tmp_path)
    answers = ["n", "n", *TERMS, "n", "", "y"]
    answer = shared(place, "-", "--words", "xx Amina asked.", answers=answers, edit=("x Amina", " Jo"))
    assert answer.code != 0  # the second draft is the first one's words, in which nothing is left to change
    assert len(drafts(place)) == 1
    answers = ["n", *TERMS, "y", "y", "n", "", "y"]
    answer = shared(place, "-", "--words", "Amina asked. Amina left.", answers=answers, edit=("Amina", "They"))
    assert answer.code == 0, answer.err
    assert out(place) == ["They asked. They left."]
    assert len(drafts(place)) == 1


def test_words_are_pasted_in_the_editor(tmp_path: Path) -> None:
    place = begun(tmp_path)
    answer = shared(place, "-", answers=[*TERMS, "n", "", "y"], edit=("", "I learned to wait.\n"))
    assert answer.code == 0, answer.err
    assert out(place) == ["I learned to wait."]


def test_an_editor_that_fails_leaves_the_words_in_one_place(tmp_path: Path) -> None:
    place = begun(tmp_path)
    answer = shared(place, "-", answers=TERMS, edit=("", "I learned to wait.\n"), ends=3)
    assert answer.code == 4
    assert out(place) == []
    (draft,) = drafts(place)
    assert draft.endswith("I learned to wait.\n")


def test_words_that_are_not_let_out_in_the_end_are_kept(tmp_path: Path) -> None:
    place = begun(tmp_path)
    answer = shared(place, "-", answers=[*TERMS, "n", "", "n"], edit=("", "I learned to wait.\n"))
    assert answer.code == 4
    assert out(place) == []
    assert len(drafts(place)) == 1
    assert "kept in" in answer.err
