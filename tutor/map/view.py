"""Chooses what of a state is shown: so much that it is read at a glance, what a name stands for, or all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tutor.map.diff import differs

if TYPE_CHECKING:
    from tutor.map.state import Container, Network, Node, Service, State, Volume

ALL: Final = "all"
FOLDS_FROM: Final = 10  # containers from which on those that do not run are only counted
MOST_BOXES: Final = 12  # more containers than that are listed, one a line
MOST_MOUNTS: Final = 40  # listed containers up to which their mounts are listed too
MOST_ROWS: Final = 40  # listed containers up to which a network shows all of its own
SHORT: Final = 10  # how many it shows else


@dataclass(frozen=True, slots=True)
class View:
    """What is to be drawn. `folded` are only counted; `whole` is what was asked for by name, in full.

    `only` is the network asked for; `cap` is how many containers a network lists, 0 for all.
    """

    host: str
    containers: tuple[Container, ...]
    folded: tuple[Container, ...]
    networks: tuple[Network, ...]
    volumes: tuple[Volume, ...]
    services: tuple[Service, ...]
    nodes: tuple[Node, ...]
    whole: bool
    marks: bool
    only: str = ""
    cap: int = 0

    @property
    def boxes(self) -> bool:
        """Tell whether containers are drawn as boxes."""
        return len(self.containers) <= MOST_BOXES

    @property
    def lists_mounts(self) -> bool:
        """Tell whether mounts are listed where there are no boxes."""
        return len(self.containers) <= MOST_MOUNTS


def view(state: State, wish: str = "") -> View | None:
    """Give what `wish` asks for, None if there is no such thing.

    It is nothing, `all`, a name, or the beginning of a container's ID.
    """
    if wish in ("", ALL):
        return _everything(state, fold=wish != ALL)
    containers = tuple(one for one in state.containers if _about(one, wish, state))
    services = tuple(one for one in state.services if one.name == wish)
    networks = tuple(one for one in state.networks if one.name == wish)
    volumes = tuple(one for one in state.volumes if one.name == wish)
    if not (containers or services or networks or volumes):
        return None
    shown = frozenset(link.network for one in containers for link in one.links) | {wish}
    return View(
        state.host,
        containers,
        (),
        tuple(one for one in state.networks if one.name in shown),
        volumes if not containers else (),
        services,
        (),
        whole=True,
        marks=differs(state),
        only=wish if networks else "",
    )


def _everything(state: State, *, fold: bool) -> View:
    folds = fold and len(state.containers) >= FOLDS_FROM
    folded = tuple(one for one in state.containers if folds and not one.alive and not one.mark)
    shown = tuple(one for one in state.containers if not (folds and not one.alive and not one.mark))
    used = state.used()
    return View(
        state.host,
        shown,
        folded,
        state.networks,
        tuple(one for one in state.volumes if one.name not in used or one.mark == "gone"),
        state.services,
        state.nodes,
        whole=not fold,
        marks=differs(state),
        cap=SHORT if fold and len(shown) > MOST_ROWS else 0,
    )


def _about(one: Container, wish: str, state: State) -> bool:
    if wish in (one.name, one.shares):
        return True
    if any(other.name == wish for other in state.containers):
        return False
    long_id = len(wish) >= 4 and one.id.startswith(wish)
    return long_id or wish in {link.network for link in one.links} | {mount.source for mount in one.mounts}
