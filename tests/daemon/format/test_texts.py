"""Sizes, times, tables, ports and JSON as the CLI writes them."""

from __future__ import annotations

import time

import pytest

from tutor.daemon.container.ports import displayed
from tutor.daemon.format.gotime import read
from tutor.daemon.format.indent import compact, indented
from tutor.daemon.format.schema import typed
from tutor.daemon.format.table import executed, parsed
from tutor.daemon.format.tabwriter import align, ellipsis
from tutor.daemon.format.units import bytes_size, go_duration, go_time, human_duration, human_size


@pytest.mark.parametrize(
    ("size", "precision", "text"),
    [(0, 4, "0B"), (999, 4, "999B"), (1232, 4, "1.232kB"), (2976000, 3, "2.98MB"), (10**12, 4, "1TB")],
)
def test_sizes_count_in_thousands(size: int, precision: int, text: str) -> None:
    assert human_size(size, precision) == text


def test_memory_counts_in_powers_of_two() -> None:
    assert bytes_size(25276510208) == "23.54GiB"


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (0.4, "Less than a second"),
        (1, "1 second"),
        (59, "59 seconds"),
        (60, "About a minute"),
        (3599, "59 minutes"),
        (3600, "About an hour"),
        (47 * 3600, "47 hours"),
        (48 * 3600, "2 days"),
        (13 * 86400, "13 days"),
        (14 * 86400, "2 weeks"),
        (60 * 86400, "2 months"),
        (2 * 365 * 86400, "2 years"),
    ],
)
def test_time_spans_are_told_in_their_largest_unit(seconds: float, text: str) -> None:
    assert human_duration(seconds) == text


def test_times_and_durations_are_printed_as_go_prints_them() -> None:
    assert go_time("2026-11-23T21:50:34.467619400Z") == "2026-11-23 21:50:34.4676194 +0000 UTC"
    assert [go_duration(nano) for nano in (0, 1500, 30_000_000_000, 90 * 60_000_000_000)] == [
        "0s",
        "1.5µs",
        "30s",
        "1h30m0s",
    ]


def test_a_zone_without_a_name_is_written_as_its_distance(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "Asia/Seoul")
    time.tzset()
    try:
        moments = [read(f"2024-01-02T03:04:05.5{zone}") for zone in ("Z", "+09:00", "-07:30", "+00:00")]
        named = [moment and moment.format("MST") for moment in moments]
        printed = [go_time(f"2024-01-02T03:04:05.5{zone}") for zone in ("+09:00", "-07:30")]
    finally:
        monkeypatch.undo()
        time.tzset()
    assert named == ["UTC", "KST", "-0730", "+0000"]
    assert printed == ["2024-01-02 03:04:05.5 +0900 KST", "2024-01-02 03:04:05.5 -0730 -0730"]


def test_a_column_is_as_wide_as_its_widest_cell_and_at_least_ten() -> None:
    assert align("A\tB\tC\nlong long name\tx\ty\n") == (
        "A                B         C\nlong long name   x         y\n"
    )


def test_wide_characters_count_twice() -> None:
    assert align("한국어 이름표\tx\nA\ty\n", 10, 3) == "한국어 이름표   x\nA               y\n"


def test_an_ellipsis_takes_the_last_column() -> None:
    assert [ellipsis("sh -c 'exit 3'", 20), ellipsis("0123456789", 5), ellipsis("ab", 1)] == [
        "sh -c 'exit 3'",
        "0123…",
        "a",
    ]


def test_neighbouring_ports_are_joined() -> None:
    ports = [
        {"IP": ip, "PrivatePort": port, "PublicPort": port, "Type": "tcp"}
        for port in (9000, 9001)
        for ip in ("0.0.0.0", "::")
    ]
    ports += [
        {"IP": "0.0.0.0", "PrivatePort": 80, "PublicPort": 8080, "Type": "tcp"},
        {"PrivatePort": 53, "Type": "udp"},
    ]
    assert displayed(ports) == (
        "53/udp, 0.0.0.0:9000-9001->9000-9001/tcp, [::]:9000-9001->9000-9001/tcp, 0.0.0.0:8080->80/tcp"
    )


def test_json_is_laid_out_without_touching_its_tokens() -> None:
    text = r'{"a":[],"b":{"c":[1.50,"\u003c{}"]}}'
    assert indented(text) == (
        '{\n    "a": [],\n    "b": {\n        "c": [\n            1.50,\n'
        '            "\\u003c{}"\n        ]\n    }\n}'
    )
    assert compact(indented(text)) == text


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("{{.State}}", "{running true false false false false 7 0   0001 <nil>}"),
        ("{{.HostConfig.PortBindings}}", "map[80/tcp:[{ 8080}]]"),
        ("{{.HostConfig.Memory}} {{.Config.Healthcheck}}", "0 <nil>"),
        ("{{json .Config.Env}} {{.Config.Cmd}}", "null [sh]"),
        ("{{.NetworkSettings.Networks.none.Gateway}}", "<no value>"),
        ("{{.ID}}", "abc"),
    ],
)
def test_templates_see_the_types_of_the_api(template: str, text: str) -> None:
    container = {
        "Id": "abc",
        "State": {"Status": "running", "Running": True, "Pid": 7, "FinishedAt": "0001"},
        "HostConfig": {"PortBindings": {"80/tcp": [{"HostPort": "8080"}]}},
        "Config": {"Cmd": ["sh"]},
        "NetworkSettings": {"Networks": {}},
    }
    assert executed(parsed(template), typed("container.InspectResponse", container)) == text
