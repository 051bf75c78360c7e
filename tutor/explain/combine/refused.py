"""Lines that docker or the daemon refuses because what is on them does not go together."""

from __future__ import annotations

import ipaddress
import re
from typing import TYPE_CHECKING, Final

from tutor.explain.combine.rule import NEW, Rule, at, given
from tutor.lazy import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tutor.explain.combine.rule import Hits, Scene
    from tutor.model import FlagUse

    Range = ipaddress.IPv4Network | ipaddress.IPv6Network

_MEMORY_SETTINGS: Final = pattern(r"kernel\.(?:shm|msg|sem)|fs\.mqueue\.")
_OF_CA: Final = "ca-cert", "ca-key", "cert-expiry", "external-ca"
_EVERY_DRIVER: Final = "mode", "max-buffer-size"
_TAGS: Final = "tag", "labels", "labels-regex", "env", "env-regex"
_FILES: Final = "max-size", "max-file", "compress"
_LOG_OPTIONS: Final[Mapping[str, tuple[str, ...]]] = {
    "json-file": (*_FILES, *_TAGS),
    "local": _FILES,
    "journald": _TAGS,
    **dict.fromkeys(("syslog", "gelf", "fluentd", "awslogs", "splunk", "gcplogs"), _TAGS),
}
"""The options of each log driver, without those that begin with a name of its own."""
_OWN: Final = pattern(r"(?:syslog|gelf|fluentd|awslogs|splunk|gcp|cache)-")
_NEEDED: Final[Mapping[str, str]] = {
    "awslogs": "awslogs-group",
    "gelf": "gelf-address",
    "splunk": "splunk-url",
}
_PAIRED: Final[Mapping[str, str]] = {"type": "device", "device": "type", "o": "device"}
"""What the driver `local` wants beside an option of a volume."""


def address_on_default_network(scene: Scene) -> Hits:
    """Find a fixed address on a network whose addresses the daemon hands out."""
    network = scene.line.last("network")
    if network is None or network.value.form in ("bridge", "host", "none", "container"):
        for use in (*scene.line.uses("ip"), *scene.line.uses("ip6")):
            yield at(use, flag=use.spelling)


def name_of_the_host(scene: Scene) -> Hits:
    """Find a name for a container that has the host's."""
    if scene.line.raw("uts") == "host":
        starts = scene.line.command == "container run"  # a domain is refused when the container starts
        for use in (*scene.line.uses("hostname"), *(scene.line.uses("domainname") if starts else ())):
            yield at(use, flag=use.spelling)


def setting_of_the_host(scene: Scene) -> Hits:
    """Find a kernel setting of what a container shares with the host."""
    network = scene.line.last("network")
    for use in scene.line.uses("sysctl"):
        key = use.value.slots.get("key", "")
        if key.startswith("net.") and network and network.value.form == "host":
            yield at(use, key=key, shared=f"{network.spelling} host")
        elif _MEMORY_SETTINGS.match(key) and scene.line.raw("ipc") == "host":
            yield at(use, key=key, shared="--ipc host")


def reserves_more(scene: Scene) -> Hits:
    """Find `--memory-reservation` above `--memory`."""
    use, memory = scene.line.last("memory-reservation"), scene.line.last("memory")
    if use and memory and 0 < _number(memory) < _number(use):
        yield at(use, reserved=use.value.raw, memory=memory.value.raw)


def runs_longer_than_period(scene: Scene) -> Hits:
    """Find a real-time share that is longer than the time of which it is one."""
    use, period = scene.line.last("cpu-rt-runtime"), scene.line.last("cpu-rt-period")
    if use and period and 0 < _number(period) < _number(use):
        yield at(use, runtime=use.value.raw, period=period.value.raw)


def processors_that_are_missing(scene: Scene) -> Hits:
    """Find the number of a processor that the daemon's machine does not have."""
    use, count = scene.line.last("cpuset-cpus"), scene.known.cpus
    if use and count and re.fullmatch(r"[\d,-]+", use.value.raw):
        wrong = [one for one in re.findall(r"\d+", use.value.raw) if int(one) >= count]
        if wrong:
            yield at(use, number=wrong[0], cpus=str(count), last=str(count - 1))


def replicas_of_all(scene: Scene) -> Hits:
    """Find a number of tasks where each node gets one."""
    use, mode = scene.line.last("replicas"), scene.line.raw("mode", "").lower()
    if use and mode.startswith("global"):
        yield at(use, mode=mode)


def many_at_once(scene: Scene) -> Hits:
    """Find `--max-concurrent` on what is no job that ends."""
    use = scene.line.last("max-concurrent")
    if use and scene.line.raw("mode", "").lower() != "replicated-job":
        yield at(use)


def ports_without_address(scene: Scene) -> Hits:
    """Find ports of the routing mesh on a service that has no address of its own."""
    if scene.line.raw("endpoint-mode", "").lower() == "dnsrr":
        for use in (*scene.line.uses("publish"), *scene.line.uses("publish-add")):
            if "mode=host" not in use.value.raw.replace(" ", ""):
                yield at(use, port=use.value.raw)


def outside_the_subnet(scene: Scene) -> Hits:
    """Find what must lie in a range of the network and does not, or for which none is given."""
    subnets = [net for _, net in _ranges(scene, "subnet")]
    if scene.line.given("subnet") and not subnets:
        return  # the subnet is wrong itself
    for use, net in _ranges(scene, "gateway", "ip-range", "aux-address"):
        if not any(net.version == one.version and net.subnet_of(one) for one in subnets):  # type: ignore[arg-type]
            yield at(use, flag=use.spelling, inside=str(net).removesuffix(f"/{net.max_prefixlen}"))


def overlapping_subnets(scene: Scene) -> Hits:
    """Find a range of addresses that another one of the line has already."""
    before: list[Range] = []
    for use, net in _ranges(scene, "subnet"):
        if other := next((one for one in before if one.version == net.version and one.overlaps(net)), None):
            yield at(use, subnet=str(net), other=str(other))
        before.append(net)


def second_subnet(scene: Scene) -> Hits:
    """Find a second range of one kind for a bridge, which has one."""
    before: list[Range] = []
    for use, net in _ranges(scene, "subnet") if scene.line.raw("driver", "bridge") == "bridge" else ():
        if any(one.version == net.version and not one.overlaps(net) for one in before):
            yield at(use, subnet=str(net))
        before.append(net)


def settings_only(scene: Scene) -> Hits:
    """Find what is about a network itself where only settings for others are kept."""
    if scene.line.on("config-only"):
        for name in ("internal", "attachable", "ingress", "scope"):
            if (use := scene.line.last(name)) and (name == "scope" or scene.line.on(name)):
                yield at(use, flag=use.spelling)


def no_addresses_at_all(scene: Scene) -> Hits:
    """Find a network with neither kind of address."""
    use = scene.line.last("ipv4")
    if use and not scene.line.on("ipv4") and not scene.line.on("ipv6"):
        yield at(use)


def unknown_log_option(scene: Scene) -> Hits:
    """Find an option that the log driver does not have; without a driver, one that none has."""
    driver = scene.line.raw("log-driver", "")
    if driver and driver not in _LOG_OPTIONS:
        return
    known = _LOG_OPTIONS.get(driver, (*_FILES, *_TAGS))
    for use in scene.line.uses("log-opt"):
        key = use.value.slots.get("key", "")
        own = key.startswith(("cache-", f"{driver.removesuffix('logs') if driver == 'gcplogs' else driver}-"))
        if key in (*known, *_EVERY_DRIVER) or (own if driver else _OWN.match(key)) or re.search("[$`<]", key):
            continue
        yield at(use, key=key, driver=driver or "json-file", keys=", ".join(f"`{one}`" for one in known))


def driver_without_option(scene: Scene) -> Hits:
    """Find a log driver without the option that it cannot do without."""
    use = scene.line.last("log-driver")
    needed = _NEEDED.get(use.value.raw, "") if use else ""
    given_keys = {one.value.slots.get("key", "") for one in scene.line.uses("log-opt")}
    if use and needed and needed not in given_keys:
        yield at(use, driver=use.value.raw, option=needed)


def log_option_alone(scene: Scene) -> Hits:
    """Find an option of a log driver that does nothing without another one."""
    options = {one.value.slots.get("key", ""): one for one in scene.line.uses("log-opt")}
    content = {key: one.value.slots.get("content", "") for key, one in options.items()}
    buffer, packed = options.get("max-buffer-size"), options.get("compress")
    if buffer and content.get("mode") != "non-blocking":
        yield at(buffer, option="max-buffer-size", needed="--log-opt mode=non-blocking")
    on = content.get("compress", "").lower() in ("1", "t", "true") and not _rotates(content)
    if packed and on and scene.line.raw("log-driver", "json-file") == "json-file":
        yield at(packed, option="compress", needed="--log-opt max-size=10m --log-opt max-file=3")


def _rotates(options: Mapping[str, str]) -> bool:
    """Tell whether the driver keeps several files, so that old ones can be packed."""
    return "max-size" in options and options.get("max-file", "1").strip("0") not in ("", "1")


def volume_option(scene: Scene) -> Hits:
    """Find an option that the driver `local` does not have."""
    for use in scene.line.uses("opt") if scene.line.raw("driver", "local") == "local" else ():
        key = use.value.slots.get("key", "")
        if key not in (*_PAIRED, "size") and not re.search("[$`<]", key):
            yield at(use, key=key)


def half_a_mount(scene: Scene) -> Hits:
    """Find `type`, `device` or `o` of a volume without what belongs to it."""
    uses = scene.line.uses("opt")
    keys = {one.value.slots.get("key", "") for one in uses}
    for use in uses if scene.line.raw("driver", "local") == "local" else ():
        needed = _PAIRED.get(use.value.slots.get("key", ""), "")
        if needed and needed not in keys:
            yield at(use, key=use.value.slots["key"], needed=needed)


def back_and_changed(scene: Scene) -> Hits:
    """Find `--rollback` beside a change."""
    use = scene.line.last("rollback")
    others = [one for one in scene.line.flags if one.name not in ("rollback", "detach", "quiet")]
    if use and scene.line.on("rollback") and others:
        yield at(use, flag=others[0].spelling)


def without_rotating(scene: Scene) -> Hits:
    """Find what makes a new authority where none is made."""
    if not scene.line.on("rotate"):
        for use in (one for name in _OF_CA for one in scene.line.uses(name)):
            yield at(use, flag=use.spelling)


def secret_from_both(scene: Scene) -> Hits:
    """Find a file for a secret that a driver gives."""
    use = scene.line.last("driver")
    if use and len(scene.line.operands) > 1:
        yield at(use, driver=use.value.raw)


def _number(use: FlagUse) -> int:
    return use.value.data if isinstance(use.value.data, int) else 0


def _ranges(scene: Scene, *names: str) -> Iterator[tuple[FlagUse, Range]]:
    """Give the addresses and ranges of these options, as far as they can be read."""
    for use in (use for name in names for use in scene.line.uses(name)):
        for one in use.value.raw.split(","):
            text = one.rpartition("=")[2]
            try:
                yield use, ipaddress.ip_network(text, strict=False)
            except ValueError:
                continue  # said of the value itself


_LOGGED: Final = given("log-opt", "log-driver")
RULES: Final = (
    Rule("L100", NEW, address_on_default_network, stops=True),
    Rule("L101", NEW, name_of_the_host, stops=True),
    Rule("L102", NEW, setting_of_the_host, stops=True),
    Rule("L103", NEW | {"container update"}, reserves_more, stops=True),
    Rule("L104", NEW | {"container update"}, runs_longer_than_period, stops=True),
    Rule(
        *("L105", NEW | {"container update"}, processors_that_are_missing),
        *("cpus", given("cpuset-cpus")),
        stops=True,
    ),
    Rule("L106", frozenset({"service create"}), replicas_of_all, stops=True),
    Rule("L107", frozenset({"service create"}), many_at_once, stops=True),
    Rule("L108", frozenset({"service create", "service update"}), ports_without_address, stops=True),
    Rule("L109", frozenset({"network create"}), outside_the_subnet, stops=True),
    Rule("L110", frozenset({"network create"}), overlapping_subnets, stops=True),
    Rule("L111", frozenset({"network create"}), second_subnet, stops=True),
    Rule("L112", frozenset({"network create"}), settings_only, stops=True),
    Rule("L113", frozenset({"network create"}), no_addresses_at_all, stops=True),
    Rule("L114", NEW, unknown_log_option, stops=True),
    Rule("L115", NEW, driver_without_option, stops=True),
    Rule("L116", NEW, log_option_alone, stops=True),
    Rule("L117", frozenset({"volume create"}), volume_option, stops=True),
    Rule("L118", frozenset({"volume create"}), half_a_mount, stops=True),
    Rule("L119", frozenset({"service update"}), back_and_changed, stops=True),
    Rule("L120", frozenset({"swarm ca"}), without_rotating, stops=True),
    Rule("L121", frozenset({"secret create"}), secret_from_both, stops=True),
)
