"""Values that only swarm commands take, in the words of the CLI."""

from __future__ import annotations

import re

import pytest

from tutor.language.values import parse_flag
from tutor.language.values.swarm import FileReference


@pytest.mark.parametrize(
    ("word", "raw", "why"),
    [
        ("secret", "source=", "source is required"),
        ("secret", "x=y", "invalid field in secret request: x"),
        ("config", "a,b", "invalid field 'a' must be a key=value pair"),
        ("config", "src=a,mode=x", 'invalid mode specified: strconv.ParseUint: parsing "x": invalid syntax'),
        ("pref", "a", 'placement preference must be of the format "<strategy>=<arg>"'),
        ("pref", "a=b", "unsupported placement preference a (only spread is supported)"),
        ("external-ca", "protocol=x", "unrecognized external CA protocol x"),
        ("external-ca", "url=x", "the external-ca option needs a protocol= parameter"),
        ("ipNetSlice", "x", "invalid string being converted to CIDR: x"),
        ("command", "a 'b", "EOF found when expecting closing quote"),
        ("node-addr", "http://x", "invalid proto, expected tcp: http://x"),
    ],
)
def test_what_cannot_be_read_is_refused_as_the_cli_refuses_it(word: str, raw: str, why: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(why)}$"):
        parse_flag("any", word, "options", raw)


@pytest.mark.parametrize(
    ("raw", "address"),
    [
        ("127.0.0.1", "127.0.0.1:2377"),
        (":2400", "0.0.0.0:2400"),
        ("tcp://", "0.0.0.0:2377"),
        ("[::1]:2400", "[::1]:2400"),
        ("1:2:3", "[1:2:3]:2377"),
    ],
)
def test_an_address_to_listen_on_has_a_port(raw: str, address: str) -> None:
    assert parse_flag("listen-addr", "node-addr", "ip", raw).data == address


def test_a_secret_becomes_a_file_of_its_own_name() -> None:
    assert parse_flag("secret", "secret", "options", "key").data == FileReference("key", "key")
    full = parse_flag("secret", "secret", "options", "src=key,target=k,uid=1,gid=2,mode=0400").data
    assert full == FileReference("key", "k", "1", "2", 0o400)
