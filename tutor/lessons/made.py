"""What a line has made on the daemon: what is new, as far as the line can have made it. Pure.

Others may use the daemon at the same time, and what they make must never be taken for the lesson's. So each
command makes only what it names, or what hangs on something it made.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from tutor.model import Invocation, Slots, Value

Key = tuple[str, str, str]
"""Kind, name, id."""

PROJECT: Final = "com.docker.compose.project"
STACK: Final = "com.docker.stack.namespace"
_ANONYMOUS = re.compile(r"[0-9a-f]{64}")
_NAME = re.compile(r"[\w][\w.-]+")
_SWARMS: Final = frozenset({"swarm init", "swarm join"})
BRIDGE: Final = "docker_gwbridge"
"""The network that a swarm needs on each node, and that stays when the node leaves."""
_PULLS: Final = frozenset({"container", "volume", "image"})
BUILDS: Final = frozenset({"image build", "buildx build"})
_COMPOSED: Final = frozenset({"project", "image", "volume"})
_MAKES: Final[Mapping[str, frozenset[str]]] = {
    "container run": _PULLS,
    "container create": _PULLS,
    "container commit": frozenset({"image"}),
    "image pull": frozenset({"image"}),
    "image build": frozenset({"image"}),
    "buildx build": frozenset({"image"}),
    "buildx bake": frozenset({"image"}),
    "image load": frozenset({"image"}),
    "image import": frozenset({"image"}),
    "image tag": frozenset({"image"}),
    "volume create": frozenset({"volume"}),
    "network create": frozenset({"network"}),
    "service create": frozenset({"service", "volume", "image"}),
    "service update": frozenset({"volume", "image"}),
    "secret create": frozenset({"secret"}),
    "config create": frozenset({"config"}),
    "stack deploy": frozenset({"stack", "image"}),
    "swarm init": frozenset({"swarm", "network"}),
    "swarm join": frozenset({"swarm", "network"}),
    "context create": frozenset({"context"}),
    "context import": frozenset({"context"}),
    "context use": frozenset({"choice"}),
    **{f"compose {verb}": _COMPOSED for verb in ("up", "create", "run", "start", "restart", "build", "pull")},
}
NEEDS: Final[Mapping[str, frozenset[str]]] = {
    "project": frozenset({"container", "volume", "network"}),
    "stack": frozenset({"service", "volume", "network", "secret", "config"}),
    "volume": frozenset({"container", "volume"}),
}
"""What must be listed to tell of a kind; others are listed themselves."""


def _listed(kinds: Iterable[str]) -> frozenset[str]:
    return frozenset[str]().union(*(NEEDS.get(kind, {kind}) for kind in kinds))


ALL: Final = _listed(kind for made in _MAKES.values() for kind in made)
"""Every kind that a command may need to have listed: for lines of the shell, whose commands nobody knows."""


@dataclass(frozen=True, slots=True)
class Item:
    """Something on the daemon. An image has one item for each name, "" where it has none.

    `created` is in seconds since 1970, 0 where that does not count; `image` and `volumes` are what a
    container uses.
    """

    kind: str
    name: str
    id: str
    created: float = 0.0
    labels: Slots = field(default_factory=dict)
    image: str = ""
    volumes: tuple[str, ...] = ()

    @property
    def key(self) -> Key:
        """Give what tells it from others; a name may change, but an image's is what was made."""
        return (self.kind, self.name if self.kind == "image" else "", self.id)


def kinds(invocations: Iterable[Invocation]) -> frozenset[str]:
    """Give the kinds of things to list before and after a line to know what it made; mostly none."""
    made = frozenset[str]().union(*(_MAKES.get(one.command, frozenset()) for one in invocations))
    return _listed(made)


def made(
    before: Collection[Key],
    after: Sequence[Item],
    invocations: Sequence[Invocation],
    own: Collection[Key],
    bases: Collection[str] = (),
) -> tuple[Key, ...]:
    """Give what the line made: kind, name and id of each.

    `own` is what earlier lines of the lesson made, `bases` are names of images that a build may have pulled.
    """
    fresh = sorted((item for item in after if item.key not in before), key=lambda item: item.created)
    look = _Look(frozenset(before), tuple(fresh), tuple(after), frozenset(own), frozenset(bases))
    found = [
        key
        for one in invocations
        for kind in sorted(_MAKES.get(one.command, ()))
        for key in look.of(kind, one)
    ]
    return tuple(dict.fromkeys(found))


@dataclass(frozen=True, slots=True)
class _Look:
    before: frozenset[Key]
    fresh: tuple[Item, ...]
    after: tuple[Item, ...]
    own: frozenset[Key]
    bases: frozenset[str]

    def of(self, kind: str, one: Invocation) -> Iterator[Key]:
        """Give the new things of one kind that this command can have made."""
        match kind:
            case "container":
                found = (item for item in self._new("container") if _is_run_by(item, one))
                yield from ((kind, item.name, item.id) for item in list(found)[:1])
            case "image":
                yield from self._images(one)
            case "volume":
                yield from self._volumes(one)
            case "network":
                yield from self._networks(one)
            case "project":
                yield from self._labelled(kind, PROJECT)
            case "choice":
                yield from self._choice()
            case "stack":
                yield from (key for key in self._labelled(kind, STACK) if key[1] in one.named("STACK"))
            case _:
                yield from self._named(kind, one)

    def _new(self, kind: str) -> Iterator[Item]:
        return (item for item in self.fresh if item.kind == kind)

    def _labelled(self, kind: str, label: str) -> Iterator[Key]:
        """Give Compose projects or stacks of which nothing was there before."""
        known = {item.labels.get(label) for item in self.after if item.key in self.before}
        found = (item.labels.get(label, "") for item in self.fresh)
        yield from ((kind, name, "") for name in dict.fromkeys(found) if name and name not in known)

    def _choice(self) -> Iterator[Key]:
        """Give the context that was chosen before the lesson chose another one: to go back to."""
        if list(self._new("choice")) and not any(key[0] == "choice" for key in self.own):
            yield from (("choice", number, number) for kind, _, number in self.before if kind == "choice")

    def _named(self, kind: str, one: Invocation) -> Iterator[Key]:
        """Give a service, secret, config, context or the swarm: the one that the line names, or the first."""
        names = {one.raw("name"), *one.named(kind.upper())} - {""}
        found = (item for item in self._new(kind) if not names or item.name in names)
        yield from ((kind, item.name, item.id) for item in list(found)[:1])

    def _images(self, one: Invocation) -> Iterator[Key]:
        tagged = {key[1]: key[2] for key in self.before if key[0] == "image"}
        known = {key[2] for key in self.before if key[0] == "image"}
        for item in self._new("image"):
            remade = (item.kind, item.name, tagged.get(item.name, "")) in self.own
            is_new = item.name not in tagged if item.name else item.id not in known
            pulled = one.command in BUILDS and item.name in self.bases
            if remade or (is_new and (pulled or _is_image_of(item.name, one))):
                yield (item.kind, item.name, item.id)

    def _networks(self, one: Invocation) -> Iterator[Key]:
        names = one.named("NETWORK")
        yield from (("network", item.name, item.id) for item in self._new("network") if item.name in names)
        there = [item.name for item in self.after if item.key in self.before]
        if one.command in _SWARMS and list(self._new("swarm")) and BRIDGE not in there:
            yield ("network", BRIDGE, BRIDGE)  # made when the first task needs it

    def _composed_volumes(self) -> Iterator[Key]:
        """Give the volumes without a name of a project's new containers: `compose down` leaves them."""
        own = {key[1] for key in (*self.own, *self._labelled("project", PROJECT)) if key[0] == "project"}
        used = {
            name
            for item in self._new("container")
            if item.labels.get(PROJECT) in own
            for name in item.volumes
        }
        for item in self._new("volume"):
            if item.name in used and _ANONYMOUS.fullmatch(item.name):
                yield ("volume", item.name, item.name)

    def _volumes(self, one: Invocation) -> Iterator[Key]:
        if one.command.startswith("compose "):
            yield from self._composed_volumes()
            return
        own = {key[2] for key in (*self.own, *self.of("container", one)) if key[0] == "container"}
        named = {use.value.slots.get("source", "") for use in (*one.uses("volume"), *one.uses("mount"))}
        named |= set(one.named("VOLUME"))
        users = {
            volume: item.id for item in self.after if item.kind == "container" for volume in item.volumes
        }
        for item in self._new("volume"):
            unnamed = _ANONYMOUS.fullmatch(item.name) and (item.name not in users or users[item.name] in own)
            if item.name in named or unnamed:
                yield ("volume", item.name, item.name)
        if one.command.startswith("service "):  # made when the first task begins
            there = {item.name for item in self.after if item.kind == "volume"}
            yield from (("volume", name, name) for name in sorted(named - there) if _NAME.fullmatch(name))


def _is_run_by(item: Item, one: Invocation) -> bool:
    if name := one.raw("name"):
        return item.name == name
    values = [operand.value for operand in one.operands if operand.name == "IMAGE"]
    names = {name for value in values for name in (value.raw, *_familiar(value))}
    return item.image in names or any(value.form == "id" for value in values)


def _is_image_of(name: str, one: Invocation) -> bool:
    """Tell whether a command can have made an image of this name; "" is one without a name."""
    wanted = set(_images_of(one))
    if not name or not wanted:
        return True
    repository = name.rpartition(":")[0]
    return name in wanted or (one.on("all-tags") and f"{repository}:latest" in wanted)


def _images_of(one: Invocation) -> Iterator[str]:
    uses = (*one.uses("tag"), *one.uses("image"))
    for value in (*(use.value for use in uses), *(operand.value for operand in one.operands)):
        if value.kind == "image":
            yield from _familiar(value)[-1:]


def _familiar(value: Value) -> tuple[str, ...]:
    """Give the name of an image as the daemon has it, without and with its tag; nothing for an ID."""
    name = value.slots.get("repository")
    return (name, f"{name}:{value.slots.get('tag') or 'latest'}") if name else ()
