from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.daemon.detach import DEFAULT_KEYS, EscapeFilter, parse


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("", DEFAULT_KEYS),
        ("ctrl-p,ctrl-q", b"\x10\x11"),
        ("ctrl-@,ctrl-[,ctrl-\\,ctrl-],ctrl-^,ctrl-_", b"\x00\x1b\x1c\x1d\x1e\x1f"),
        ("a,ctrl-x", b"a\x18"),
        ("ctrl-too-long", DEFAULT_KEYS),
    ],
)
def test_keys_are_read_as_the_cli_reads_them(text: str, keys: bytes) -> None:
    assert parse(text) == keys


def test_the_keys_end_the_input_and_are_not_sent() -> None:
    assert EscapeFilter(DEFAULT_KEYS).feed(b"ls\x10\x11more") == (b"ls", True)


def test_keys_that_come_one_by_one_are_found() -> None:
    keys = EscapeFilter(DEFAULT_KEYS)
    assert [keys.feed(b"\x10"), keys.feed(b"\x11")] == [(b"", False), (b"", True)]


def test_a_first_key_alone_is_sent_with_what_follows() -> None:
    keys = EscapeFilter(DEFAULT_KEYS)
    assert [keys.feed(b"\x10"), keys.feed(b"x")] == [(b"", False), (b"\x10x", False)]


def test_a_first_key_typed_twice_may_begin_again() -> None:
    assert EscapeFilter(DEFAULT_KEYS).feed(b"\x10\x10\x11") == (b"\x10", True)


@given(st.lists(st.binary(max_size=5)))
def test_without_the_keys_nothing_is_lost(pieces: list[bytes]) -> None:
    keys = EscapeFilter(b"\x10\x11")
    typed = b"".join(pieces).replace(b"\x10\x11", b"") + b"."
    sent = b"".join(keys.feed(bytes([byte]))[0] for byte in typed)
    assert sent == typed or b"\x10\x11" in typed
