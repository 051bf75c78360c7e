"""Lines about containers and images that exist: what is easily forgotten, or meant the other way round."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tutor.explain.combine.rule import Rule, at
from tutor.lazy import pattern

if TYPE_CHECKING:
    from tutor.explain.combine.rule import Hits, Scene

_HUB: Final = "docker.io"
_OLD_FIELD: Final = pattern(
    r"\.NetworkSettings\.(IPAddress|IPPrefixLen|Gateway|MacAddress|EndpointID|GlobalIPv6Address|IPv6Gateway)\b"
)


def no_time_to_end(scene: Scene) -> Hits:
    """Find `stop -t 0`: the program is killed at once."""
    for name in ("timeout", "time"):
        use = scene.line.last(name)
        if use and use.value.raw == "0":
            yield at(use)


def whole_log_first(scene: Scene) -> Hits:
    """Find `logs -f` without a limit: all of the past comes first."""
    use = scene.line.last("follow")
    if use and scene.line.on("follow") and not any(map(scene.line.given, ("tail", "since"))):
        yield at(use, container=scene.line.operands[0].value.raw)


def contents_only(scene: Scene) -> Hits:
    """Find `cp folder/.`: what is in the folder, without the folder."""
    source = scene.line.operands[0]
    if source.value.raw.endswith("/."):
        yield at(source, folder=source.value.raw.removesuffix("/."))


def folder_must_exist(scene: Scene) -> Hits:
    """Find a target of `cp` that ends in `/`: it must be there already."""
    target = scene.line.operands[1]
    if target.value.raw.endswith("/") and not target.value.raw.endswith(":/"):
        yield at(target, folder=target.value.raw)


def image_without_name(scene: Scene) -> Hits:
    """Find `build` without `-t`: the image has no name."""
    if not scene.line.given("tag") and not scene.line.given("output"):
        last = scene.line.operands[-1]
        yield at(last, context=scene.line.line[last.start : last.end])  # with its quotes


def tag_backwards(scene: Scene) -> Hits:
    """Find `tag` with the new name on the left: the left one must be here, the right one is new."""
    source, target = scene.line.operands
    left, right, images = source.value.raw, target.value.raw, scene.known.images
    looks_so = right not in images and "/" in left and "/" not in right
    if left not in images and (right in images or looks_so):
        yield at(source, left=left, right=right)


def only_untagged(scene: Scene) -> Hits:
    """Find `rmi` by a name where the image has others: only the name goes."""
    for operand in scene.line.operands:
        facts = scene.known.images.get(operand.value.raw)
        others = [name for name in (facts.names if facts else ()) if name not in _full(operand.value.raw)]
        if facts and operand.value.form != "id" and others:
            yield at(operand, image=operand.value.raw, others=", ".join(others))


def volumes_stay(scene: Scene) -> Hits:
    """Find `system prune` without `--volumes`: volumes stay."""
    if not scene.line.on("volumes"):
        yield scene.whole()


def age_of_volumes(scene: Scene) -> Hits:
    """Find `system prune --volumes --filter until=...`, which the command refuses when it begins."""
    for use in scene.line.uses("filter"):
        if scene.line.on("volumes") and use.value.slots.get("key") == "until":
            yield at(use)


def pushed_nowhere(scene: Scene) -> Hits:
    """Find a push to Docker Hub without an account's name: those belong to Docker."""
    for operand in scene.line.operands:
        slots = operand.value.slots
        if slots.get("registry") == _HUB and "/" not in slots.get("repository", "/"):
            yield at(operand, image=operand.value.raw)


def _full(name: str) -> tuple[str, str]:
    return name, f"{name}:latest"


def field_of_old(scene: Scene) -> Hits:
    """Find `inspect -f '{{.NetworkSettings.IPAddress}}'`: Engine 29 has these fields only in each network."""
    for use in scene.line.uses("format"):
        if found := _OLD_FIELD.search(use.value.raw):
            template = f"{{{{range .NetworkSettings.Networks}}}}{{{{.{found[1]}}}}} {{{{end}}}}"
            yield at(use, field=found[0], template=template)


RULES: Final = (
    Rule("L070", frozenset({"container stop", "container restart"}), no_time_to_end),
    Rule("L071", frozenset({"container logs"}), whole_log_first),
    Rule("L072", frozenset({"container cp"}), contents_only),
    Rule("L073", frozenset({"container cp"}), folder_must_exist),
    Rule("L074", frozenset({"image build"}), image_without_name),
    Rule("L075", frozenset({"image tag"}), tag_backwards, "images", lambda line: len(line.operands) == 2),
    Rule("L076", frozenset({"image rm"}), only_untagged, "images"),
    Rule("L077", frozenset({"system prune"}), volumes_stay),
    Rule("L078", frozenset({"image push"}), pushed_nowhere),
    Rule("L079", frozenset({"system prune"}), age_of_volumes),
    Rule("L088", frozenset({"inspect", "container inspect"}), field_of_old),
)
