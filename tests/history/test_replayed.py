"""The demo set replayed as a git history, told and read against the raw log; and what telling it starts."""

import json
import os
import stat
from pathlib import Path
from typing import Any

import pytest
from replaying import NEW, OLD, Repository, replay
from running import Place

pytestmark = pytest.mark.needs("git")
MEMBERS = (
    "dylan-rees",
    "farah-siddiqui",
    "grace-adeyemi",
    "judith-crane",
    "marta-wisniewska",
    "tom-hartley",
    "siobhan",
)


@pytest.fixture(name="made", scope="module")
def _made(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    return replay(tmp_path_factory.mktemp("replayed") / "hillside")


def told(place: Place, made: Repository, *arguments: str) -> list[dict[str, Any]]:
    answer = place.run("-C", str(made.folder), "history", "--json", *arguments)
    assert answer.code == 0, answer.err
    changes: list[dict[str, Any]] = json.loads(answer.out)["changes"]
    return changes


def raw(made: Repository, *arguments: str) -> dict[str, set[str]]:
    """The files each commit touched, by plain git; of a join, those that none of its versions had so."""
    log = made.git("log", "--format=%x02%H", "--name-only", "--no-renames", "-c", "-z", *arguments)
    found = {}
    for part in log.split("\x02")[1:]:
        commit, _, names = part.partition("\0")
        found[commit.strip()] = {each.strip("\n") for each in names.split("\0") if each.strip("\n")}
    return found


def test_every_file_of_the_raw_log_is_told_in_its_commit_and_no_other(made: Repository, tmp_path: Path) -> None:
    place = Place(tmp_path)
    everything = [each for me in MEMBERS for each in told(place, made, "--all", "--me", me)]
    by_commit: dict[str, set[str]] = {}
    for each in everything:
        by_commit.setdefault(each["commit"], set()).add(each["path"])
    for commit, paths in raw(made).items():
        renamed = {path.replace(f"{OLD}/", f"{NEW}/", 1) for path in paths if path.startswith(f"{OLD}/")}
        moved = renamed if renamed <= paths else set()  # told under the new name alone
        gone = {path.replace(f"{NEW}/", f"{OLD}/", 1) for path in moved}
        assert by_commit.get(commit, set()) == paths - gone, commit
    assert by_commit.keys() <= raw(made).keys()


def test_what_is_told_to_one_alone_is_told_to_no_other(made: Repository, tmp_path: Path) -> None:
    place = Place(tmp_path)
    shared = told(place, made, "--all")
    assert not any("/extracts/" in each["path"] or each["only_you"] for each in shared)
    for me in MEMBERS:
        mine = [each for each in told(place, made, "--all", "--me", me) if each["only_you"]]
        assert mine
        assert all(each["path"].split("/")[1].startswith(me) for each in mine)


def test_each_moved_date_is_told_once(made: Repository, tmp_path: Path) -> None:
    changes = told(Place(tmp_path), made, "--all")
    text = "".join(path.read_text(encoding="utf-8") for path in made.folder.glob("members/*/actions/*.yaml"))
    dues = text.count("\n    due: ")
    assert sum("moved from" in each["change"] for each in changes) == dues > 5


def test_a_thing_is_followed_through_the_renaming_of_its_folder(made: Repository, tmp_path: Path) -> None:
    changes = told(Place(tmp_path), made, "twelve-pairs-of-books")
    own = [each for each in changes if each["path"].endswith("/actions/twelve-pairs-of-books.yaml")]
    assert [each["change"].partition(",")[0] for each in own] == ["renamed", "done", "agreed"]
    assert {each["thing"].partition("(")[2] for each in own} == {"Siobhán O'Neill)"}


def test_a_range_is_the_commits_between(made: Repository, tmp_path: Path) -> None:
    changes = told(Place(tmp_path), made, "HEAD~9..HEAD~4", "--me", "judith-crane")
    assert {each["commit"] for each in changes} <= raw(made, "HEAD~9..HEAD~4").keys()
    days = [each["recorded"] for each in told(Place(tmp_path / "b"), made, "2026-01-08..2026-02-26")]
    assert days
    assert min(days) >= "2026-01-15", "the third meeting was moved to that day"
    assert max(days) <= "2026-02-26"


def test_one_log_and_one_reader_tell_it_all(made: Repository, tmp_path: Path) -> None:
    place, log = Place(tmp_path), tmp_path / "calls"
    real = next(each for each in os.environ["PATH"].split(os.pathsep) if Path(each, "git").exists())
    (tmp_path / "bin").mkdir()
    spy = tmp_path / "bin/git"
    spy.write_text(f'#!/bin/sh\necho "$@" >> "{log}"\nexec "{real}/git" "$@"\n', encoding="utf-8")
    spy.chmod(spy.stat().st_mode | stat.S_IXUSR)
    place.environ["PATH"] = f"{spy.parent}{os.pathsep}{place.environ['PATH']}"
    assert len(told(place, made, "--all", "--me", "tom-hartley")) > 100
    calls = log.read_text(encoding="utf-8").splitlines()
    assert sum(" log --raw" in each for each in calls) == 1
    assert sum(" cat-file --batch" in each for each in calls) == 1
    assert len(calls) <= 6


def test_a_set_in_a_folder_of_a_repository_tells_its_own_alone(tmp_path: Path) -> None:
    made = Repository(tmp_path / "all")
    made.write("leads/set.yaml", "format: 1\nid: k3v9tq2m\ntitle: Leads\n")
    made.write("other/set.yaml", "format: 1\nid: p7m2xw4q\ntitle: Others\n")
    made.commit("jo-ward", "2026-10-05")
    made.write("other/set.yaml", "format: 1\nid: p7m2xw4q\ntitle: The others\n")
    made.commit("jo-ward", "2026-10-06")
    made.write("leads/conduct.md", "We ask.\n")
    place = Place(tmp_path / "place")
    answer = place.run("-C", str(made.folder / "leads"), "history", "--json")
    paths = [(each["saved"], each["path"]) for each in json.loads(answer.out)["changes"]]
    assert paths == [(False, "conduct.md"), (True, "set.yaml")]


def test_progress_is_shown_on_a_terminal(made: Repository, tmp_path: Path) -> None:
    place = Place(tmp_path)
    place.environ["TERM"] = "xterm"
    answer = place.run("-C", str(made.folder), "history", "--all", answers=[])
    assert "100 times of saving read" in answer.err
