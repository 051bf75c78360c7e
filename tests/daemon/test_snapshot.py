"""What safety sees of the daemon is the same however the daemon orders its answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

from tutor.daemon.snapshot import snapshot

if TYPE_CHECKING:
    from tutor.daemon.connection import Connection

VOLUME = {"CreatedAt": "2026-01-01T00:00:00Z", "UsageData": {"Size": 7}}


@dataclass
class Daemon:
    """Answers with these volumes, in this order."""

    names: tuple[str, ...]
    version: str = "1.45"

    def get(self, path: str, _: object = None) -> Any:
        if path == "/containers/json":
            return []
        return {"Volumes": [{**VOLUME, "Name": name} for name in self.names]}


def test_two_looks_at_the_same_volumes_are_equal() -> None:
    first, again = (
        snapshot({"volume"}, cast("Connection", Daemon(names))) for names in (("b", "a"), ("a", "b"))
    )
    assert [one.name for one in first.of("volume")] == ["a", "b"]
    assert first._replace(taken=0) == again._replace(taken=0)
