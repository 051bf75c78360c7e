"""Secrets are masked in bytes that come in pieces, wherever the pieces are cut."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.journal.mask import Chunk, Masker

INSPECT = b"""[{"Env": ["MYSQL_ROOT_PASSWORD=un\\"known 1", "DB_PASSWORD=hunter22", "PATH=/bin"],
"Cmd": "say hunter22 two  words", "Url": "http://me:in-url@host/"}]
MYSQL_PASSWORD=bare
declare -x API_KEY="in quotes"
"""
SECRETS = [b"hunter22", b"two  words", b"known 1", b"in-url", b"bare", b"in quotes"]


def knowing(*values: str) -> Masker:
    masker = Masker()
    masker.learn(values)
    return masker


def through(masker: Masker, pieces: list[bytes]) -> bytes:
    """Give what reaches the disk when each piece is followed by a flush."""
    waiting: list[Chunk] = []
    kept = b""
    for number, piece in enumerate(pieces):
        waiting.append(Chunk(0.0, "out", bytearray(piece)))
        ready, waiting = masker.chunks(waiting, number == len(pieces) - 1)
        kept += b"".join(chunk.data for chunk in ready)
    assert not waiting
    return kept


@given(st.lists(st.integers(0, len(INSPECT)), max_size=12))
def test_no_cut_lets_a_secret_through(cuts: list[int]) -> None:
    edges = [0, *sorted(cuts), len(INSPECT)]
    pieces = [INSPECT[start:end] for start, end in itertools.pairwise(edges)]
    kept = through(knowing("hunter22", "two  words"), pieces)
    assert not [secret for secret in SECRETS if secret in kept]
    assert kept == through(knowing("hunter22", "two  words"), [INSPECT])


@given(st.lists(st.binary(max_size=40), min_size=1, max_size=10))
def test_where_there_is_no_secret_nothing_changes(pieces: list[bytes]) -> None:
    data = b"".join(pieces).replace(b"=", b"-").replace(b":", b"-")
    assert through(knowing("hunter22"), [data[:7], data[7:]]) == data


def test_streams_that_interrupt_each_other_do_not_hide_a_secret() -> None:
    parts = [("out", b"hun"), ("err", b"!"), ("out", b"ter22\n")]
    ready, _ = knowing("hunter22").chunks([Chunk(0, s, bytearray(d)) for s, d in parts], True)  # type: ignore[arg-type]
    assert [(chunk.stream, bytes(chunk.data)) for chunk in ready] == [
        ("out", b"********"),
        ("err", b"!"),
        ("out", b"\n"),
    ]


@pytest.mark.parametrize("printed", ['a\\"b&<c', 'a\\"b\\u0026\\u003cc', "a%22b%26%3Cc", 'a"b&<c'])
def test_a_secret_is_known_in_the_spellings_of_json_and_urls(printed: str) -> None:
    assert knowing('a"b&<c').text(f"x {printed} y") == "x ******** y"


def test_a_long_run_without_a_space_does_not_wait_for_ever() -> None:
    data = bytearray(b"x" * 10_000)
    ready, waiting = knowing("hunter22").chunks([Chunk(0, "out", data)], False)
    assert sum(len(chunk.data) for chunk in ready) == 10_000
    assert not waiting
