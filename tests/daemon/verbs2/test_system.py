"""Events, prune questions, disk usage, and the numbers of stats."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.daemon.verbs2.calls import piped
from tutor.daemon.container.usage import usage
from tutor.errors import DockerError

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.daemon.verbs2.calls import Typed

PRUNED: dict[str, Any] = {
    "__containers__prune": {"ContainersDeleted": ["c"], "SpaceReclaimed": 1},
    "__networks__prune": {"NetworksDeleted": None},
    "__images__prune": {"ImagesDeleted": None, "SpaceReclaimed": 2000},
    "__build__prune": {"CachesDeleted": ["b"], "SpaceReclaimed": 0},
}


def test_a_no_to_the_question_removes_nothing(typed: Callable[..., Typed]) -> None:
    line = typed(**PRUNED)
    with piped(b"n\n") as stdin:
        code, out, _ = line("system", "prune", "--filter", "label=x", stdin=stdin)
    assert code == 0
    assert out.endswith("filtered with:\n  - label=x\n\nAre you sure you want to continue? [y/N] ")
    assert not line.daemon.asked


def test_a_forced_prune_adds_up_what_was_freed(typed: Callable[..., Typed]) -> None:
    line = typed(**PRUNED)
    out = line("system", "prune", "-f")[1]
    assert (
        out == "Deleted Containers:\nc\n\nDeleted build cache objects:\nb\n\nTotal reclaimed space: 2.001kB\n"
    )
    assert [path for _, path, _, _ in line.daemon.asked] == [name.replace("__", "/") for name in PRUNED]


def test_until_and_volumes_do_not_go_together(typed: Callable[..., Typed]) -> None:
    with pytest.raises(DockerError, match="not supported with"):
        typed()("system", "prune", "--volumes", "--filter", "until=1h")


def test_events_are_printed_with_their_attributes_in_order(
    typed: Callable[..., Typed], monkeypatch: pytest.MonkeyPatch
) -> None:
    event = {
        "Type": "container",
        "Action": "start",
        "Actor": {"ID": "abc", "Attributes": {"name": "cat", "image": "tomcat"}},
        "timeNano": 1_700_000_000_000_000_001,
    }
    line = typed(__events=[event])
    out = line("events", "--since", "1", "--filter", "type=container")[1]
    assert out.endswith(".000000001Z container start abc (image=tomcat, name=cat)\n") or "+" in out
    query = {"since": "1", "filters": '{"type":{"container":true}}'}
    assert line.daemon.asked == [("GET", "/events", query, None)]


def test_a_wrong_field_is_told_before_the_first_event(typed: Callable[..., Typed]) -> None:
    with pytest.raises(DockerError, match=r"Error parsing format: .* in type \*events\.Message") as refused:
        typed()("events", "--format", "{{.Nosuch}}")
    assert refused.value.code == 64


def test_disk_usage_counts_shared_layers_once(typed: Callable[..., Typed]) -> None:
    images = [
        {"Containers": 1, "Size": 500, "SharedSize": 100},
        {"Containers": 0, "Size": 300, "SharedSize": 0},
    ]
    line = typed(__system__df={"LayersSize": 1000, "Images": images})
    out = line("system", "df", "--format", "{{.Type}} {{.Active}}/{{.TotalCount}} {{.Reclaimable}}")[1]
    assert out.splitlines()[0] == "Images 1/2 600B (60%)"


def test_memory_of_the_file_cache_does_not_count() -> None:
    found = usage({"memory_stats": {"usage": 100, "limit": 1000, "stats": {"inactive_file": 40}}})
    assert (found.memory, found.limit) == (60, 1000)


def test_processor_time_is_a_share_of_what_passed() -> None:
    numbers = {
        "cpu_stats": {"cpu_usage": {"total_usage": 300}, "system_cpu_usage": 2000, "online_cpus": 2},
        "precpu_stats": {"cpu_usage": {"total_usage": 100}, "system_cpu_usage": 1000},
    }
    assert usage(numbers).cpu == pytest.approx(40.0)
