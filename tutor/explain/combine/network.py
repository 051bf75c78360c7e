"""Lines whose options about networks and ports do not fit each other, or the image."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tutor.explain.combine.rule import NEW, Rule, at, given, numbers
from tutor.explain.edits import with_value

if TYPE_CHECKING:
    from tutor.explain.combine.rule import Hits, Scene
    from tutor.model import FlagUse

_SHARED: Final = ("publish", "publish-all", "hostname", "expose", "dns", "add-host", "link")


def ports_on_host_network(scene: Scene) -> Hits:
    """Find published ports on the host's own network: they are dropped."""
    yield from _ports_on(scene, "host")


def ports_without_network(scene: Scene) -> Hits:
    """Find published ports without any network: nothing can come in."""
    yield from _ports_on(scene, "none")


def shared_network(scene: Scene) -> Hits:
    """Find what belongs to the container whose network is shared: the daemon refuses it here."""
    network = scene.line.last("network")
    if network and network.value.form == "container":
        for use in (use for name in _SHARED for use in scene.line.uses(name)):
            yield at(use, flag=use.spelling, container=network.value.slots["container"])


def card_of_others(scene: Scene) -> Hits:
    """Find the address of a network card where the container has none of its own."""
    network, use = scene.line.last("network"), scene.line.last("mac-address")
    if network and use and network.value.form in ("container", "host", "none"):
        yield at(use, flag=use.spelling, network=f"{network.spelling} {network.value.raw}")


def old_link(scene: Scene) -> Hits:
    """Find `--link` on the default network, where it is on its way out."""
    network = scene.line.last("network")
    if network is None or network.value.form == "bridge":
        for use in scene.line.uses("link"):
            yield at(use, container=use.value.slots["container"])


def needless_link(scene: Scene) -> Hits:
    """Find `--link` on a network of one's own, where names work by themselves."""
    network = scene.line.last("network")
    if network and network.value.form == "user":
        for use in scene.line.uses("link"):
            yield at(use, container=use.value.slots["container"], network=network.value.slots["network"])


def links_refused(scene: Scene) -> Hits:
    """Find `--link` on the host's network: the daemon refuses it."""
    network = scene.line.last("network")
    if network and network.value.form == "host":
        yield from (at(use) for use in scene.line.uses("link"))


def all_ports(scene: Scene) -> Hits:
    """Say which ports `-P` publishes: those that the image exposes."""
    use = scene.line.last("publish-all")
    if use and scene.line.on("publish-all") and scene.image and scene.image.ports and not _published(scene):
        yield at(use, ports=", ".join(scene.image.ports), name=scene.name)


def nothing_to_publish(scene: Scene) -> Hits:
    """Find `-P` on an image that exposes nothing."""
    use = scene.line.last("publish-all")
    bare = scene.image is not None and not scene.image.ports and not scene.line.given("expose")
    if use and scene.line.on("publish-all") and bare:
        yield at(use)


def both_ways(scene: Scene) -> Hits:
    """Find `-P` next to `-p`: the rest of the exposed ports is published too."""
    use = scene.line.last("publish-all")
    if use and scene.line.on("publish-all") and _published(scene):
        yield at(use)


def reversed_ports(scene: Scene) -> Hits:
    """Find `-p 80:8080` where the image listens on 80."""
    for use, exposed in _strangers(scene):
        host = use.value.slots.get("host", "")
        if host.isdigit() and int(host) in exposed:
            container = use.value.slots["container"]
            head, _, mark = use.value.raw.rpartition(":")
            address = head.removesuffix(host)
            swapped = with_value(
                scene.line, use, f"{address}{container}:{host}{mark.removeprefix(container)}"
            )
            yield at(use, host=host, container=container, line=scene.masked(swapped))


def other_port(scene: Scene) -> Hits:
    """Find a published port that the image does not mention."""
    for use, exposed in _strangers(scene):
        host = use.value.slots.get("host", "")
        if not (host.isdigit() and int(host) in exposed):
            ports = ", ".join(scene.image.ports if scene.image else ())
            yield at(use, container=use.value.slots["container"], ports=ports)


def _strangers(scene: Scene) -> list[tuple[FlagUse, set[int]]]:
    """Give the published ports that the image, which exposes others, does not expose."""
    exposed = {int(port.partition("/")[0]) for port in (scene.image.ports if scene.image else ())}
    if not exposed or scene.line.given("expose") or scene.line.raw("network") == "host":
        return []
    uses = [use for use in scene.line.uses("publish") if use.value.slots.get("container", "").isdigit()]
    return [(use, exposed) for use in uses if not exposed & set(numbers(use.value.slots["container"]))]


def _ports_on(scene: Scene, form: str) -> Hits:
    network = scene.line.last("network")
    if network and network.value.form == form:
        yield from (at(use, flag=use.spelling) for use in _published(scene))


def _published(scene: Scene) -> tuple[FlagUse, ...]:
    return scene.line.uses("publish")


RULES: Final = (
    Rule("L030", NEW, ports_on_host_network, idle=True),
    Rule("L031", NEW, ports_without_network, idle=True),
    Rule("L032", NEW, shared_network, stops=True),
    Rule("L033", NEW, old_link),
    Rule("L034", NEW, needless_link),
    Rule("L035", NEW, links_refused, stops=True),
    Rule("L041", NEW, card_of_others),
    Rule("L036", NEW, all_ports, "image", given("publish-all")),
    Rule("L037", NEW, nothing_to_publish, "image", given("publish-all")),
    Rule("L038", NEW, both_ways),
    Rule("L039", NEW, reversed_ports, "image", given("publish")),
    Rule("L040", NEW, other_port, "image", given("publish")),
)
