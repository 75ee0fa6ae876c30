import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from alearn.text.sealed import AGE_HEADER, HEADER_LIMIT, SEALED_LIMIT, keys_sealed_to, padded, refusal, unpadded

STANZA = b"-> X25519 fkFgjXkWD1ibJ8ckFjyxir38dcVYSY+prx/6L1x4yws\npPIDaraMCiljTBbWsc4cbv7MMGM0YtMw4zB2+rByHh8\n"
GREASE = b"-> :85A3n'}-grease Ds'\n86q4ih0P4Cjr59MwFyAAHwoMPLIxtyVSvdqV6Sxa/zFxPGkD/VJ5KLZMElONXhpI\nrtw\n"
SCRYPT = b"-> scrypt 2on0XRnwd1RjNBFzpcPt5g 30\nryVUXEpmTR4ax3pb9eQPQLYj7CnX+CXKO6XyFIGdiiQ\n"
END = b"--- 2jzwzVTruOJyMyS2NQmyGzjYkjkuYe1i+Famm2NNKo8\n"
WORDS = st.binary(max_size=9000) | st.text("a\n\r é", max_size=50).map(str.encode)


@given(WORDS)
@example(b"")
@example(b"x" * 4096)
@example(b"x" * 4095 + b"\n")
def test_padding_fills_whole_blocks_and_says_nothing_more_of_how_long_the_words_are(words: bytes) -> None:
    whole = padded(words)
    assert len(whole) % 4096 == 0
    assert len(whole) - len(words) <= 4096
    assert len(whole) > 0
    assert whole.startswith(words)
    assert set(whole[len(words) :]) <= {ord("\n")}


@given(WORDS)
def test_the_words_come_back_as_they_were_but_for_the_line_feeds_at_their_end(words: bytes) -> None:
    assert unpadded(padded(words)) == unpadded(words)
    assert unpadded(unpadded(words)) == unpadded(words)
    assert unpadded(words).rstrip(b"\n") == words.rstrip(b"\n")


@given(st.text(st.characters(codec="utf-8"), min_size=1))
def test_an_entry_as_alearn_writes_one_comes_back_byte_for_byte(text: str) -> None:
    words = (text.strip("\n") + ".\n").encode()
    assert unpadded(padded(words)) == words


@pytest.mark.parametrize("keys", [1, 2, 20])
def test_a_file_sealed_to_keys_may_be_opened_and_its_keys_are_counted(keys: int) -> None:
    data = AGE_HEADER + STANZA * keys + (GREASE if keys < 20 else b"") + END + b"\x00payload"
    assert refusal(data) == ""
    assert keys_sealed_to(data) == keys


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "does not begin"),
        (b"Dear diary\n", "does not begin"),
        (b"-----BEGIN AGE ENCRYPTED FILE-----\n", "does not begin"),
        (AGE_HEADER.replace(b"v1", b"v2") + STANZA + END, "does not begin"),
        (AGE_HEADER, "damaged"),
        (AGE_HEADER + END, "damaged"),
        (AGE_HEADER + STANZA, "damaged"),
        (AGE_HEADER + STANZA + END[:-2] + b"\n", "damaged"),
        (AGE_HEADER + b"-> \n\n" + END, "damaged"),
        (AGE_HEADER + STANZA.replace(b"\n", b"\r\n") + END, "damaged"),
        (AGE_HEADER + b"-> X25519 a\n" + (b"A" * 64 + b"\n") * 1100 + b"\n" + END, "damaged"),
        (AGE_HEADER + STANZA * 21 + END, "more than 20"),
        (AGE_HEADER + STANZA * 100_000, "larger than"),
        (AGE_HEADER + SCRYPT + END, "passphrase"),
        (AGE_HEADER + STANZA + SCRYPT + END, "passphrase"),
        (AGE_HEADER + STANZA + END + b"x" * SEALED_LIMIT, "larger than"),
    ],
)
def test_what_may_not_be_opened_is_refused_by_its_header(data: bytes, why: str) -> None:
    assert why in refusal(data)


@given(st.binary(max_size=300) | st.binary(max_size=300).map(lambda data: AGE_HEADER + data))
def test_no_bytes_raise_anything(whole: bytes) -> None:
    assert isinstance(refusal(whole), str)
    assert keys_sealed_to(whole) >= 0


@given(st.lists(st.sampled_from([STANZA, GREASE, SCRYPT, b"-> \n", b"\n", b"A" * 64 + b"\n"]), max_size=24))
def test_no_header_that_asks_for_a_passphrase_or_many_keys_gets_through(parts: list[bytes]) -> None:
    if not refusal(AGE_HEADER + b"".join(parts) + END):
        assert SCRYPT not in parts
        assert 1 <= len([part for part in parts if part.startswith(b"-> ")]) <= 20


def test_a_header_made_to_be_slow_is_refused_without_reading_past_its_limit() -> None:
    assert refusal(AGE_HEADER + b"-> a" + b" a" * HEADER_LIMIT + b"\n" + b"A" * 64)
    assert refusal(AGE_HEADER + b"-> a\n" + (b"A" * 64 + b"\n") * (HEADER_LIMIT // 65) + b"A" * 64 + b"\n\n" + END)
