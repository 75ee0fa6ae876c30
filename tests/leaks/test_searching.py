"""The search finds a canary in every form it claims to, and nothing where there is none."""

import base64
import gzip
import html
import io
import json
import os
import random
import zipfile
import zlib
from collections.abc import Callable
from urllib.parse import quote

import pytest
from searching import STEM, canary, dense, leaks

TOKEN = canary(271)


def zipped(words: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", words)
    return made.getvalue()


FORMS: dict[str, Callable[[bytes], bytes]] = {
    "raw": lambda words: words,
    "upper": bytes.upper,
    "reversed": lambda words: words[::-1],
    "utf-16": lambda words: words.decode().encode("utf-16"),
    "utf-16-be": lambda words: words.decode().encode("utf-16-be"),
    "hex": lambda words: words.hex().encode(),
    "hex upper": lambda words: words.hex().upper().encode(),
    "url": lambda words: "".join(f"%{byte:02X}" for byte in words).encode(),
    "url quoted": lambda words: quote(words.decode()).encode(),
    "html": lambda words: html.escape(words.decode()).encode(),
    "html numbers": lambda words: "".join(f"&#{byte};" for byte in words).encode(),
    "json": lambda words: json.dumps(words.decode()).encode(),
    "base64": base64.b64encode,
    "base64 at one": lambda words: base64.b64encode(b"a" + words),
    "base64 at two": lambda words: base64.b64encode(b"ab" + words),
    "base64 for addresses": base64.urlsafe_b64encode,
    "zlib": zlib.compress,
    "zlib, best": lambda words: b"blob" + zlib.compress(words, 9),
    "zlib, fastest": lambda words: zlib.compress(words, 1),
    "gzip": gzip.compress,
    "zip": zipped,
    "zip in a zip": lambda words: zipped(zipped(words)),
    "base64 in zlib": lambda words: zlib.compress(base64.b64encode(words)),
}


@pytest.mark.parametrize("form", FORMS)
def test_a_canary_is_found_in_each_form(form: str) -> None:
    chance = random.Random(form)
    for _ in range(20):
        words = f"{dense(TOKEN, chance.randrange(1, 30), chance)} ö & <é>"
        data = os.urandom(chance.randrange(40)) + FORMS[form](words.encode()) + os.urandom(chance.randrange(40))
        assert any(True for _ in leaks(data)), data


def test_nothing_is_found_where_nothing_is() -> None:
    for size in (0, 10, 100_000):
        assert list(leaks(os.urandom(size))) == []
    assert list(leaks(b"The others waited; I talked.")) == []


def test_a_canary_says_where_it_was_planted() -> None:
    assert canary(0) != canary(1)
    assert len({canary(number) for number in range(1000)}) == 1000
    assert all(canary(number).startswith(STEM) for number in range(5))
