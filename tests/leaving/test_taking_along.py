"""What a member takes along: all that is theirs, nothing of others', the same bytes each time, for them alone."""

import io
import zipfile
from pathlib import Path

from running import Place

OWN_WORDS = "I was afraid to ask."
SEALED = b"age-encryption.org/v1\n-> X25519 x\nxxxx\n--- x\nx"


def exported(place: Place, *more: str) -> dict[str, bytes]:
    answer = place.run("journal", "--export", "--me", "amina-khan", *more)
    assert answer.code == 0, answer.err
    with zipfile.ZipFile(io.BytesIO(Path(answer.out.strip()).read_bytes())) as parcel:
        assert parcel.testzip() is None
        return {name.partition("/")[2]: parcel.read(name) for name in parcel.namelist()}


def test_all_that_is_mine_is_in_it_and_nothing_of_others(tmp_path: Path) -> None:
    place = Place(tmp_path)
    place.folder = place.given("small")
    place.run("log", OWN_WORDS, "--me", "amina-khan")
    place.run("log", "Ben's own words.", "--me", "ben-ortiz")
    files = exported(place)
    mine = place.folder / "members" / "amina-khan"
    there = {path.relative_to(mine).as_posix(): path.read_bytes() for path in mine.rglob("*") if path.is_file()}
    (private,) = [name for name in files if name.startswith("private/")]
    assert OWN_WORDS in files[private].decode()
    assert set(files) == {*there, private, "turns.md", "README.txt"}
    assert all(files[name] == data for name, data in there.items())
    assert not any(b"Ben's own words" in data for data in files.values())
    assert "NOT LOCKED" in files["README.txt"].decode("utf-8-sig")


def test_the_bytes_are_the_same_each_time(tmp_path: Path) -> None:
    place = Place(tmp_path)
    place.folder = place.given("hillside")
    made = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        path = tmp_path / name / "mine.zip"
        assert place.run("journal", "--export", "--me", "grace", "-o", str(path)).code == 0
        made.append(path.read_bytes())
    assert made[0] == made[1]


def test_what_cannot_be_opened_is_put_in_sealed_and_told(tmp_path: Path) -> None:
    place = Place(tmp_path)
    place.folder = place.given("small")
    sealed = place.folder / "members/amina-khan/private/2026-10-k3v9tq2m.md.age"
    sealed.parent.mkdir()
    sealed.write_bytes(SEALED)
    files = exported(place)
    assert files["private/2026-10-k3v9tq2m.md.age"] == SEALED
    assert "private/2026-10-k3v9tq2m.md.age" in files["README.txt"].decode("utf-8-sig")


def test_sealed_entries_are_opened_in_memory_and_lie_plain_in_the_zip_alone(tmp_path: Path) -> None:
    place = Place(tmp_path)
    place.folder = place.given("small")
    assert place.run("key", "new", "--me", "amina-khan").code == 0
    sealed = place.run("log", OWN_WORDS, "--me", "amina-khan").out.strip()
    assert sealed.endswith(".md.age")
    files = exported(place)
    (private,) = [name for name in files if name.startswith("private/")]
    assert private == f"private/{Path(sealed).name.removesuffix('.age')}"
    assert files[private].decode().rstrip().endswith(OWN_WORDS)
    plain = [path for path in tmp_path.rglob("*") if path.is_file() and OWN_WORDS.encode() in path.read_bytes()]
    assert [path.suffix for path in plain] == [".zip"]
    assert plain[0].stat().st_mode & 0o077 == 0


def test_a_link_in_its_place_is_never_written_through(tmp_path: Path) -> None:
    place = Place(tmp_path)
    place.folder = place.given("small")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.write_text("Mine.\n", encoding="utf-8")
    (tmp_path / "mine.zip").symlink_to(elsewhere)
    refused = place.run("journal", "--export", "--force", "--me", "amina-khan", "-o", str(tmp_path / "mine.zip"))
    assert refused.code == 4
    assert elsewhere.read_text(encoding="utf-8") == "Mine.\n"
    into_a_set = tmp_path / "way"
    into_a_set.symlink_to(place.folder)
    assert place.run("journal", "--export", "--me", "amina-khan", "-o", str(into_a_set / "mine.zip")).code == 4
    assert not (place.folder / "mine.zip").exists()
