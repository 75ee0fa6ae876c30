import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from soaking import SOAK, alearn, begun_set, surroundings

WRITERS = 8
ENTRIES = 50 if SOAK else 5


def test_what_many_write_at_once_is_all_kept_and_all_readable(tmp_path: Path) -> None:
    environ = surroundings(tmp_path)
    folder = begun_set(tmp_path, environ)

    def write(writer: int) -> list[tuple[str, str]]:
        done = []
        for number in range(ENTRIES):
            words = "The same first words for all of us who write at the same time here and now"
            text = f"{words}, but {writer} wrote {number}."
            done.append((alearn(folder, environ, "log", "--share", text).strip(), text))
        return done

    with ThreadPoolExecutor(WRITERS) as writers:
        written = dict(pair for pairs in writers.map(write, range(WRITERS)) for pair in pairs)
    assert len(written) == WRITERS * ENTRIES
    for path, text in written.items():
        assert text in (folder / path).read_text(encoding="utf-8")
    listed = json.loads(alearn(folder, environ, "journal", "--json"))
    assert len(listed["entries"]) == WRITERS * ENTRIES
    alearn(folder, environ, "check")
