"""States of a daemon, as the tutorial has them and as they may be at worst."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from rich.cells import cell_len

from tests.support.lines import real_bank
from tutor.map import draw, picture, view
from tutor.map.state import Container, Link, Mount, Network, Node, Port, Service, State, Status, Volume

if TYPE_CHECKING:
    from tutor.map.entries import Say
    from tutor.model import Lang

NETWORKS = (
    Network("n0", "bridge", "bridge", "172.17.0.0/16", own=False),
    Network("n1", "host", "host", own=False),
    Network("n2", "none", "null", own=False),
    Network("n3", "my-app", "bridge", "172.18.0.0/16"),
    Network("n4", "front", "bridge", "172.19.0.0/16"),
)


def tutorial() -> State:
    """Give WordPress with its database on a network of their own, and what earlier lines left behind."""
    database = Container(
        "d" * 64,
        "mysql",
        "mysql:5.7",
        links=(Link("my-app", "172.18.0.2"),),
        mounts=(Mount("volume", "wp_db", "/var/lib/mysql"),),
    )
    site = Container(
        "a" * 64,
        "wordpress",
        "wordpress",
        Status(health="healthy"),
        (Link("front", "172.19.0.2"), Link("my-app", "172.18.0.3")),
        (Port("8080", "80"),),
        (Mount("bind", "/home/cat/wp", "/var/www/html", read_only=True),),
    )
    past = Container("c" * 64, "hello", "hello-world", Status("exited", 0), (Link("bridge"),))
    volumes = (Volume("wp_db"), Volume("e" * 64, anonymous=True), Volume("spare"))
    return State("id", "lab", (database, site, past), NETWORKS, volumes)


def many(count: int) -> State:
    """Give so many containers on two networks; every fifth has ended."""
    containers = tuple(
        Container(
            f"{number:064x}",
            f"web-{number}",
            "nginx:1.27",
            Status("exited", 1) if number % 5 == 4 else Status(),
            tuple(Link(name, f"172.19.0.{number % 250}") for name in ("front", "my-app")[: 1 + number % 2]),
            (Port(str(8000 + number), "80"),),
        )
        for number in range(count)
    )
    return State("id", "lab", containers, NETWORKS)


def swarm() -> State:
    """Give a swarm whose second node is down."""
    service = Service("s", "web", "nginx", 2, 3, (("lab", 2),), (Port("80", "80"),))
    nodes = (Node("1", "lab", "leader"), Node("2", "old-laptop", "worker", "down"))
    return replace(tutorial(), services=(service,), nodes=nodes)


def words(lang: Lang) -> Say:
    """Give the bank's words."""

    def say(key: str, /, **slots: str) -> str:
        return real_bank().say(f"message/map.{key}", lang, slots).replace("`", "")

    return say


def drawn(state: State, wish: str = "", width: int = 77, lang: Lang = "en") -> list[str]:
    """Give the rows of the map of a state, none of which may be wider than asked for."""
    seen = view(state, wish)
    assert seen is not None
    rows = ["".join(text for text, _ in row) for row in draw.rows(picture(seen, words(lang), width))]
    assert max(map(cell_len, rows), default=0) <= width
    return rows
