from __future__ import annotations

import pytest

from tutor.daemon.gojson import dumps
from tutor.daemon.timestamps import timestamp
from tutor.daemon.wire import json_lines, message_of, query_string, target
from tutor.errors import DockerError


def test_queries_are_sorted_and_escaped_as_go_does() -> None:
    assert query_string({"b": "x y", "a": ["1", "2"], "f": '{"k":1}'}) == "?a=1&a=2&b=x+y&f=%7B%22k%22%3A1%7D"


def test_paths_carry_the_version() -> None:
    assert target("1.41", "/containers/a b/json") == "/v1.41/containers/a%20b/json"


def test_json_objects_are_found_however_they_were_cut() -> None:
    data = '{"a":"한글"}\r\n{"b":2}{"c":[3]}'.encode()
    pieces = [data[at : at + 1] for at in range(len(data))]
    assert list(json_lines(pieces)) == [{"a": "한글"}, {"b": 2}, {"c": [3]}]


def test_refusals_without_json_are_given_as_they_are() -> None:
    assert (message_of('{"message":" no "}'), message_of("page not found")) == ("no", "page not found")


def test_json_is_written_as_go_writes_it() -> None:
    assert dumps({"b": "<&>", "a": "한"}) == '{"b":"\\u003c\\u0026\\u003e","a":"한"}'


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("10m", "400"),
        ("1h30m", "-4400"),
        ("1136073600.5", "1136073600.5"),
        ("2024-01-02T13:23:37.5Z", "1704201817.500000000"),
        ("2024-01-02T13:23:37+09:00", "1704169417.000000000"),
    ],
)
def test_times_are_sent_as_seconds(text: str, sent: str) -> None:
    assert timestamp(text, now=1000.0) == sent


def test_what_is_no_time_is_refused_in_the_clis_words() -> None:
    with pytest.raises(DockerError) as refused:
        timestamp("foo", 'invalid value for "since"')
    assert refused.value.text == (
        'invalid value for "since": failed to parse value as time or duration: "foo"'
    )
