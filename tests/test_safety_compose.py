"""What lines of Compose would lose, told by the labels of a project."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.lines import type_line
from tutor import safety
from tutor.objects import Snapshot, Thing

if TYPE_CHECKING:
    from tutor.model import Caution

ANONYMOUS = "4f" * 32


def labels(project: str, service: str = "") -> dict[str, str]:
    found = {"com.docker.compose.project": project}
    return found | ({"com.docker.compose.service": service} if service else {})


DAEMON = Snapshot(
    (
        Thing("container", "shop-web-1", "aa", running=True, labels=labels("shop", "web")),
        Thing("container", "shop-db-1", "bb", labels=labels("shop", "db")),
        Thing("container", "blog-web-1", "cc", running=True, labels=labels("blog", "web")),
        Thing("container", "alone", "dd"),
        Thing("image", "shop-web:latest", "11", size=5, used_by=("shop-web-1",)),
        Thing("image", "postgres:17", "22", size=7, used_by=("shop-db-1",)),
        Thing("image", "blog-web:latest", "33", used_by=("blog-web-1",)),
        Thing("volume", "shop_data", size=42, used_by=("shop-db-1",), labels=labels("shop")),
        Thing("volume", "shop_idle", size=0, labels=labels("shop")),
        Thing("volume", ANONYMOUS, size=1, used_by=("shop-db-1",), anonymous=True),
        Thing("volume", "blog_data", size=9, used_by=("blog-web-1",), labels=labels("blog")),
        Thing("volume", "mine", size=9),
    ),
    project="shop",
)


def cautions(line: str, daemon: Snapshot = DAEMON) -> tuple[Caution, ...]:
    """Check a line that the plugin takes."""
    found = type_line(line)._replace(problem=None, plugin="compose")
    return safety.check(found, daemon)


def told(line: str, daemon: Snapshot = DAEMON) -> dict[str, tuple[str, ...]]:
    return {one.code: one.objects for one in cautions(line, daemon)}


@pytest.mark.parametrize(
    ("line", "code", "things"),
    [
        ("docker compose down -v", "S017", ("shop_data (42B)", "shop_idle (0B)", f"{ANONYMOUS} (1B)")),
        ("docker compose down -v db", "S017", ("shop_data (42B)", f"{ANONYMOUS} (1B)")),
        ("docker compose down --rmi all", "S018", ("shop-web:latest (5B)", "postgres:17 (7B)")),
        ("docker compose down --rmi local", "S018", ("shop-web:latest (5B)",)),
        ("docker compose rm -f", "S019", ("shop-db-1",)),
        ("docker compose rm -fs web", "S019", ("shop-web-1",)),
        ("docker compose rm -fv", "S013", (f"{ANONYMOUS} (1B)",)),
        ("docker compose kill", "S014", ("shop-web-1",)),
    ],
)
def test_what_is_lost_is_named(line: str, code: str, things: tuple[str, ...]) -> None:
    assert told(line)[code] == things


@pytest.mark.parametrize(
    "line",
    [
        "docker compose down",
        "docker compose down -v web",
        "docker compose down -v --dry-run",
        "docker compose --dry-run down -v",
        "docker compose rm -f web",
        "docker compose stop",
    ],
)
def test_what_loses_nothing_is_left_alone(line: str) -> None:
    assert cautions(line) == ()


def test_without_a_known_project_nothing_is_claimed() -> None:
    assert told("docker compose down -v", Snapshot(DAEMON.things)) == {}


def test_compose_asks_by_itself_unless_forced() -> None:
    asked = [cautions(line)[0].asked_by_docker for line in ("docker compose rm", "docker compose rm -f")]
    assert asked == [True, False]
