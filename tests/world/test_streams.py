import io
import os
import subprocess
from pathlib import Path

import pytest
from soaking import alearn, begun_set, command, surroundings, world_in

from alearn.errors import RefusedError, UsageError


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_the_end_of_the_input_stops_a_question_and_names_the_flag(tmp_path: Path) -> None:
    with pytest.raises(UsageError) as stop:
        world_in(tmp_path, "", interactive=True).ask("Who are you?", "--me MEMBER")
    assert "--me" in stop.value.hint


def test_an_answer_comes_back_trimmed_and_an_empty_one_is_the_default(tmp_path: Path) -> None:
    world = world_in(tmp_path, "  jo-ward \n\n", interactive=True)
    assert world.ask("Who?", "--me") == "jo-ward"
    assert world.ask("Who?", "--me", "amina") == "amina"


def test_nobody_is_asked_where_nobody_is(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        world_in(tmp_path, "jo-ward\n").ask("Who?", "--me")


def test_an_answer_that_is_no_text_is_kept(tmp_path: Path) -> None:
    world = world_in(tmp_path, "caf\udce9\n", interactive=True)
    with pytest.raises(RefusedError):
        world.ask("What?", "--what")
    assert Path(world.keep_typed().rpartition(" ")[2]).read_bytes() == b"What? caf\xe9"


def test_a_style_reaches_the_terminal_and_what_a_file_says_does_not(tmp_path: Path) -> None:
    world = world_in(tmp_path)
    world.stdout = Terminal()
    world.out(world.style("Title \x1b[2J", "bold"))
    world.out("\x1b[2J")
    assert world.stdout.getvalue() == "\x1b[1mTitle \\x1b[2J\x1b[0m\n\\x1b[2J\n"


def test_input_that_is_no_text_is_kept_byte_for_byte(tmp_path: Path) -> None:
    environ = surroundings(tmp_path)
    folder = begun_set(tmp_path, environ)
    data = b"caf\xe9 \x00\r\n\xff"
    done = subprocess.run(command("log", "-"), cwd=folder, env=environ, input=data, capture_output=True, check=False)
    assert done.returncode == 4
    (path,) = (tmp_path / "data/recovered").iterdir()
    assert path.read_bytes() == data
    assert str(path) in done.stderr.decode()


@pytest.mark.skipif(os.name == "nt", reason="a shell closes them so")
def test_closed_streams_and_a_full_output_are_no_fault_of_ours(tmp_path: Path) -> None:
    environ = surroundings(tmp_path)
    folder = begun_set(tmp_path, environ)
    for closing in ("<&-", ">&-", "2>&-", "<&- >&- 2>&-"):
        line = f'exec "$@" {closing}'
        done = subprocess.run(
            ["sh", "-c", line, "sh", *command("log", "--share", "Words")],
            cwd=folder,
            env=environ,
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0, (closing, done.stderr)
    handle = os.open(tmp_path, os.O_RDONLY)  # a folder is no input
    done = subprocess.run(command("log", "-"), cwd=folder, env=environ, stdin=handle, capture_output=True, check=False)
    os.close(handle)
    assert done.returncode in (1, 4)
    assert b"Traceback" not in done.stderr
    assert len(os.listdir(folder / "members/jo-ward/journal")) == 4


def test_a_private_entry_lies_outside_the_set_and_the_journal_lists_it_alone(tmp_path: Path) -> None:
    environ = surroundings(tmp_path)
    folder = begun_set(tmp_path, environ)
    assert alearn(folder, environ, "journal") == ""
    assert not (tmp_path / "data").exists()
    alearn(folder, environ, "log", "Private words")
    assert alearn(folder, environ, "journal").count("\n") == 1
    assert not any("Private" in path.read_text(encoding="utf-8") for path in folder.rglob("*") if path.is_file())
