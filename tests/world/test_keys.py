import os
import random
import stat
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pyrage
import pytest
from soaking import SOAK, files_below, surroundings

from alearn.errors import MissingPartError, NotFoundError, RefusedError, UsageError
from alearn.world.keys import ANOTHER, PAPER, THIS_DEVICE, Keys

DAY = date(2026, 10, 5)
WORDS = "---\ndate: 2026-10-05\n---\nWhat nobody else may read: 我看見了。\n".encode()


def unasked(question: str) -> str:
    raise AssertionError(question)


def keys_in(base: Path, ask: Callable[[str], str] = unasked, *, again: bool = False) -> Keys:
    return Keys(surroundings(base), ask, again=again)


@pytest.fixture(name="keys")
def _keys(tmp_path: Path) -> Keys:
    keys = keys_in(tmp_path)
    keys.begin([keys.new_pair()], "", DAY)
    return keys


def age(*arguments: str, given: bytes = b"") -> bytes:
    return subprocess.run(["age", *arguments], input=given, capture_output=True, check=True).stdout


# With the tool whose format it is


@pytest.mark.needs("age")
def test_age_opens_what_alearn_seals_with_the_identity_file_and_gives_readable_text(keys: Keys) -> None:
    opened = age("-d", "-i", keys.place, given=keys.seal(WORDS))
    assert opened.startswith(WORDS)
    assert opened.rstrip(b"\n") == WORDS.rstrip(b"\n")
    assert len(opened) == 4096


@pytest.mark.needs("age")
def test_alearn_opens_what_age_seals_to_the_file_of_recipients(keys: Keys, tmp_path: Path) -> None:
    keys.accept(keys.new_pair().recipient, PAPER)
    keys.retire(keys.new_pair().recipient)
    sealed = age("-R", str(tmp_path / "config/recipients.txt"), given=WORDS)
    assert keys.unseal(sealed) == WORDS


@pytest.mark.needs("age")
def test_a_key_that_age_made_is_brought_in(tmp_path: Path) -> None:
    made = subprocess.run(["age-keygen"], capture_output=True, text=True, check=True).stdout
    keys = keys_in(tmp_path)
    keys.begin(keys.pairs_in(made), "", DAY)
    assert keys.ring().recipients[0] in made
    assert age("-d", "-i", keys.place, given=keys.seal(WORDS)).startswith(WORDS)


# What was damaged


def test_no_byte_is_shown_of_a_file_in_which_one_was_changed(keys: Keys) -> None:
    sealed = keys.seal(WORDS)
    places = range(len(sealed)) if SOAK else random.Random(4).sample(range(len(sealed)), 300)  # places
    for at in (*places, 0, len(sealed) - 1):
        for bit in range(8) if SOAK else (at % 8,):
            damaged = bytearray(sealed)
            damaged[at] ^= 1 << bit
            refused_without_a_word(keys, bytes(damaged))


def test_no_byte_is_shown_of_a_file_that_was_cut_or_lengthened(keys: Keys) -> None:
    sealed = keys.seal(WORDS * 1500)  # more than one of age's own blocks
    beginning = range(600) if SOAK else range(0, 600, 7)
    for end in (*beginning, *range(600, len(sealed), 101 if SOAK else 4099), len(sealed) - 1):
        refused_without_a_word(keys, sealed[:end])
    refused_without_a_word(keys, sealed + b"\n")


def refused_without_a_word(keys: Keys, data: bytes) -> None:
    with pytest.raises((RefusedError, NotFoundError)) as stop:
        keys.unseal(data)
    said = f"{stop.value.message} {stop.value.hint}"
    assert "read" not in said.replace("already", "")
    assert stop.value.__cause__ is None


@pytest.mark.parametrize("work", [20, 30, 62])
def test_a_file_that_asks_for_a_passphrase_is_never_given_to_age(
    keys: Keys, work: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Age itself works on one for half a minute, in eight gigabytes."""
    monkeypatch.setattr(pyrage, "decrypt", unasked)
    hostile = b"age-encryption.org/v1\n-> scrypt 2on0XRnwd1RjNBFzpcPt5g %d\n%s\n--- %s\n" % (work, b"A" * 43, b"A" * 43)
    with pytest.raises(RefusedError, match="passphrase"):
        keys.unseal(hostile + b"x" * 5000)


def test_a_file_for_others_is_not_called_damaged(keys: Keys) -> None:
    theirs = pyrage.encrypt(WORDS, [pyrage.x25519.Identity.generate().to_public()])
    with pytest.raises(NotFoundError, match="not sealed to a key"):
        keys.unseal(theirs)


# The keys of a machine


def test_a_new_key_lies_in_the_users_own_folder_for_them_alone(keys: Keys, tmp_path: Path) -> None:
    assert sorted(os.listdir(tmp_path / "config")) == ["identity.txt", "lock", "recipients.txt"]
    assert stat.S_IMODE((tmp_path / "config").stat().st_mode) == 0o700
    for name in ("identity.txt", "recipients.txt"):
        assert stat.S_IMODE((tmp_path / "config" / name).stat().st_mode) == 0o600
    assert not keys.locked
    with pytest.raises(RefusedError, match="already"):
        keys.begin([keys.new_pair()], "", DAY)


def test_a_renewed_key_seals_and_the_one_before_still_reads(keys: Keys, tmp_path: Path) -> None:
    before, paper = keys.ring().recipients[0], keys.new_pair()
    keys.accept(paper.recipient, PAPER)
    sealed = keys.seal(WORDS)
    fresh = keys.new_pair()
    keys.renew(fresh, "", DAY)
    again = keys_in(tmp_path)
    assert [pair.recipient for pair in again.pairs()] == [fresh.recipient, before]
    assert [each.whose for each in again.ring().accepted] == [THIS_DEVICE, PAPER]
    assert again.ring().retired == (before,)
    assert again.unseal(sealed) == WORDS
    assert again.unseal(again.seal(WORDS), [paper.secret]) == WORDS
    with pytest.raises(NotFoundError):
        again.unseal(again.seal(WORDS), [again.pairs()[1].secret])


def test_a_key_that_was_dropped_reads_nothing_new_and_may_come_back(keys: Keys) -> None:
    other = keys.new_pair()
    keys.accept(other.recipient, ANOTHER)
    assert keys.unseal(keys.seal(WORDS), [other.secret]) == WORDS
    keys.retire(other.recipient)
    with pytest.raises(NotFoundError):
        keys.unseal(keys.seal(WORDS), [other.secret])
    keys.accept(other.recipient, ANOTHER)
    assert keys.ring().retired == ()


def test_without_the_file_of_recipients_the_key_of_this_machine_counts(keys: Keys, tmp_path: Path) -> None:
    (tmp_path / "config/recipients.txt").unlink()
    assert keys_in(tmp_path).ring().recipients == keys.ring().recipients
    assert keys_in(tmp_path / "empty").ring() == ((), ())


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("recipients.txt", "# paper\nage1nothing\n"),
        ("recipients.txt", "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIPgE amina@laptop\n"),
        ("recipients.txt", "\x1b[31m\n"),
        ("identity.txt", "\n"),
        ("identity.txt", "AGE-SECRET-KEY-1" + "Q" * 58 + "\n"),
    ],
)
def test_a_file_of_keys_that_was_spoiled_is_named_and_not_quoted(
    keys: Keys, tmp_path: Path, name: str, text: str
) -> None:
    (tmp_path / "config" / name).write_text(text, encoding="utf-8")
    with pytest.raises(NotFoundError) as stop:
        keys_in(tmp_path).unseal(keys.seal(WORDS)) if name.startswith("identity") else keys_in(tmp_path).seal(WORDS)
    assert name in stop.value.message
    assert text.strip()[:9] not in (stop.value.message + stop.value.hint).strip() or not text.strip()


def test_a_file_of_keys_that_cannot_be_read_is_told(keys: Keys, tmp_path: Path) -> None:
    for name in ("identity.txt", "recipients.txt"):
        (tmp_path / "config" / name).unlink()
        (tmp_path / "config" / name).mkdir()
    with pytest.raises(NotFoundError, match="cannot be read"):
        keys_in(tmp_path).pairs()
    with pytest.raises(NotFoundError, match="cannot be read"):
        keys.ring()


def test_a_machine_without_a_key_says_so(tmp_path: Path) -> None:
    assert not keys_in(tmp_path).here
    with pytest.raises(NotFoundError, match="no key on this machine"):
        keys_in(tmp_path).pairs()


def test_no_key_is_ever_put_into_a_set(tmp_path: Path) -> None:
    keys = keys_in(tmp_path)
    (tmp_path / "set.yaml").write_bytes(b"format: 1\n")
    with pytest.raises(RefusedError, match="inside a set"):
        keys.begin([keys.new_pair()], "", DAY)
    assert files_below(tmp_path) == [tmp_path / "set.yaml"]


def test_where_no_key_can_be_kept_that_is_told(tmp_path: Path) -> None:
    (tmp_path / "config").write_bytes(b"a file")
    keys = keys_in(tmp_path)
    with pytest.raises(RefusedError, match="No key can be kept"):
        keys.begin([keys.new_pair()], "", DAY)


def test_what_a_killed_writer_left_is_gone_with_the_next(keys: Keys, tmp_path: Path) -> None:
    left = tmp_path / "config/identity.txt.abcd2345"
    left.write_bytes(b"half a key")
    (tmp_path / "config/identity.txt.mine").write_bytes(b"the user's own copy")
    keys.accept(keys.new_pair().recipient, PAPER)
    assert not left.exists()
    assert (tmp_path / "config/identity.txt.mine").exists()


# Keys that were typed


def test_a_key_is_found_in_a_sheet_typed_in_groups_and_with_letters_read_wrong(keys: Keys) -> None:
    pair = keys.pairs()[0]
    head, letters = pair.secret[:16], pair.secret[16:]
    grouped = head + " " + " ".join(letters[at : at + 4] for at in range(0, len(letters), 4))
    wrong = head + letters.replace("0", "O").replace("L", "I").replace("8", "b")
    for typed in (pair.secret, pair.secret.lower(), f"<pre>{pair.secret}</pre>", grouped, grouped.lower(), wrong):
        assert keys.pairs_in(typed) == (pair,)
    assert keys.pairs_in(f"{pair.secret}\n{pair.secret}\n") == (pair,)


@pytest.mark.parametrize("typed", ["", "AGE-SECRET-KEY-1", "AGE-SECRET-KEY-PQ-1" + "A" * 58, "age1", "\x00"])
def test_what_is_no_key_is_told_and_not_repeated(keys: Keys, typed: str) -> None:
    with pytest.raises(UsageError, match="no key of age"):
        keys.pairs_in(typed)


def test_every_letter_typed_wrong_is_noticed(keys: Keys) -> None:
    secret = keys.pairs()[0].secret
    for at in range(16, 74):
        other = "Q" if secret[at] != "Q" else "P"
        with pytest.raises(UsageError, match="A letter of that key is wrong") as stop:
            keys.pairs_in(secret[:at] + other + secret[at + 1 :])
        assert secret[20:30] not in stop.value.message + stop.value.hint


@pytest.mark.parametrize("typed", ["", "age1", "ssh-ed25519 AAAA", "AGE-SECRET-KEY-1"])
def test_only_public_keys_of_age_are_accepted(keys: Keys, typed: str) -> None:
    with pytest.raises(UsageError, match="no public key"):
        keys.public_key(typed)


# With a passphrase


@pytest.fixture(name="quick")
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Passphrases that open at once: age's own take seconds each, as they must."""

    def encrypt(data: bytes, passphrase: str) -> bytes:
        return f"locked with {passphrase}\n".encode() + data[::-1]

    def decrypt(data: bytes, passphrase: str) -> bytes:
        lock, _, rest = data.partition(b"\n")
        if lock.decode() != f"locked with {passphrase}":
            raise pyrage.DecryptError
        return rest[::-1]

    monkeypatch.setattr(pyrage.passphrase, "encrypt", encrypt)
    monkeypatch.setattr(pyrage.passphrase, "decrypt", decrypt)


def test_a_key_behind_a_passphrase_opens_with_it_alone(tmp_path: Path) -> None:
    """The file of age beside this test asks for little work."""
    (tmp_path / "config").mkdir()
    (tmp_path / "config/identity.age").write_bytes((Path(__file__).parent / "keys/identity.age").read_bytes())
    (pair,) = keys_in(tmp_path, lambda _: "four plain words here").pairs()
    assert pair.recipient == "age1gaq0y7zq3aft9ewah0geekllu8t80pk723uw39stg9h6wf320c3qvmqwax"
    with pytest.raises(RefusedError, match="does not open your key"):
        keys_in(tmp_path, lambda _: "four other words here").pairs()


@pytest.mark.skipif(not SOAK, reason="age makes a passphrase take seconds; in `make soak`")
def test_a_key_that_alearn_put_behind_a_passphrase_is_a_file_of_age(tmp_path: Path) -> None:
    keys = keys_in(tmp_path)
    first = keys.new_pair()
    keys.begin([first], "four plain words here", DAY)
    locked = (tmp_path / "config/identity.age").read_bytes()
    assert locked.startswith(b"age-encryption.org/v1\n-> scrypt ")
    assert first.secret.encode() not in locked
    assert keys_in(tmp_path, lambda _: "four plain words here").pairs() == (first,)


@pytest.mark.usefixtures("quick")
def test_a_passphrase_is_asked_for_to_read_and_never_to_write(tmp_path: Path) -> None:
    keys = keys_in(tmp_path)
    first = keys.new_pair()
    keys.begin([first], "four plain words here", DAY)
    assert sorted(os.listdir(tmp_path / "config")) == ["identity.age", "lock", "recipients.txt"]
    writing = keys_in(tmp_path)
    sealed = writing.seal(WORDS)
    assert writing.locked
    assert writing.not_as_sealed(WORDS, sealed) == ""
    assert writing.not_as_sealed(WORDS, b"plain") != ""
    asked: list[str] = []
    answers = iter(["wrong", "four plain words here"])

    def ask(question: str) -> str:
        asked.append(question)
        return next(answers)

    reading = keys_in(tmp_path, ask, again=True)
    assert reading.unseal(sealed) == WORDS
    assert len(asked) == 2
    reading.renew(reading.new_pair(), "", DAY)
    assert sorted(os.listdir(tmp_path / "config")) == ["identity.age", "lock", "recipients.txt"]
    wrong = keys_in(tmp_path, lambda _: "wrong")
    for _ in range(3):  # asked once, however many entries there are
        with pytest.raises(RefusedError, match="does not open your key"):
            wrong.unseal(sealed)


@pytest.mark.usefixtures("quick")
def test_a_key_that_gets_a_passphrase_lies_plain_no_longer(keys: Keys, tmp_path: Path) -> None:
    keys.renew(keys.new_pair(), "four plain words here", DAY)
    assert sorted(os.listdir(tmp_path / "config")) == ["identity.age", "lock", "recipients.txt"]
    assert keys_in(tmp_path, lambda _: "four plain words here").pairs() == keys.pairs()


# What is read back, and what is missing


def test_sealed_words_are_read_back_before_they_are_trusted(keys: Keys) -> None:
    sealed = keys.seal(WORDS)
    assert keys.not_as_sealed(WORDS, sealed) == ""
    assert keys.not_as_sealed(WORDS + b"more\n", sealed) == "The words came back changed."
    theirs = pyrage.encrypt(WORDS, [pyrage.x25519.Identity.generate().to_public()])
    assert keys.not_as_sealed(WORDS, theirs) == "It is not sealed to a key on this machine."


def test_without_the_part_that_speaks_age_the_command_that_installs_it_is_told(
    keys: Keys, monkeypatch: pytest.MonkeyPatch
) -> None:
    sealed = keys.seal(WORDS)
    monkeypatch.setitem(sys.modules, "pyrage", None)
    acts: list[Callable[[], Any]] = [
        lambda: keys.seal(WORDS),
        lambda: keys.unseal(sealed),
        keys.new_pair,
        lambda: keys.pairs_in("AGE-SECRET-KEY-1" + "Q" * 58),
    ]
    for act in acts:
        with pytest.raises(MissingPartError) as stop:
            act()
        assert "pipx inject alearn pyrage" in stop.value.hint
        assert stop.value.exit_code == 5
