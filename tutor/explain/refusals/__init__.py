"""Values that docker or its daemon does not take: said in place of what they would do.

Only what no daemon of today takes, whatever it has and wherever it runs. What docker refuses while it reads a
line is an `Invocation.problem`, what does not go together is a rule of `combine`.
"""

from __future__ import annotations

from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from tutor.explain import filters
from tutor.explain.refusals.base import KEY
from tutor.lazy import pattern
from tutor.model import FILLED

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tutor.explain.refusals.base import Check, Found
    from tutor.model import FlagUse, Note, Operand, Value

_OPEN: Final = pattern(r"[$`<]")
"""What the shell or the reader is still to fill in."""
_MADE: Final = ("container create", "container run")
_BY_NAME: Final[Mapping[str, str]] = MappingProxyType(
    {
        **dict.fromkeys(("cpuset-cpus", "cpuset-mems"), "numbers.cpuset"),
        **dict.fromkeys(("health-interval", "health-timeout"), "numbers.health"),
        **dict.fromkeys(("health-start-interval", "health-start-period"), "numbers.health"),
        **dict.fromkeys(("limit-cpu", "reserve-cpu"), "numbers.task_cpus"),
        **dict.fromkeys(("limit-memory", "reserve-memory"), "numbers.task_memory"),
        **dict.fromkeys(("restart-delay", "restart-window", "update-delay"), "numbers.no_less_than_zero"),
        **dict.fromkeys(("update-monitor", "health-retries"), "numbers.no_less_than_zero"),
        **dict.fromkeys(("rollback-delay", "dispatcher-heartbeat"), "numbers.no_less_than_zero"),
        **dict.fromkeys(("advertise-addr", "data-path-addr", "listen-addr"), "addresses.of_swarm"),
        "blkio-weight": "numbers.weight",
        "cert-expiry": "numbers.expiry",
        "cpu-period": "numbers.period",
        "cpu-quota": "numbers.quota",
        "cpu-shares": "numbers.shares",
        "cpus": "numbers.cpus",
        "data-path-port": "numbers.data_port",
        "default-addr-pool-mask-length": "numbers.mask",
        "generic-resource": "numbers.resource",
        "group-add": "names.group",
        "ip": "addresses.ipv4",
        "ip6": "addresses.ipv6",
        "ip-range": "addresses.subnet",
        "link-local-ip": "addresses.any_address",
        "memory-reservation": "numbers.reservation",
        "oom-score-adj": "numbers.oom_score",
        "volume": "mounts.volume",
    }
)
"""Which check an option has, whatever command it is of: module and function."""
_BY_PLACE: Final[Mapping[tuple[str, str], str]] = MappingProxyType(
    {
        **{(one, "hostname"): "names.host" for one in _MADE},
        **{(one, "log-opt"): "drivers.log_option" for one in _MADE},
        **{(one, "security-opt"): "drivers.security" for one in _MADE},
        **{(one, "storage-opt"): "drivers.storage" for one in _MADE},
        ("container kill", "signal"): "names.sent_signal",
        ("config create", "CONFIG"): "names.swarm_object",
        ("context create", "CONTEXT"): "names.context",
        ("context update", "CONTEXT"): "names.kept_context",
        ("context rm", "CONTEXT"): "names.kept_context",
        ("container create", "mac-address"): "addresses.mac",
        ("container run", "mac-address"): "addresses.mac",
        ("container port", "PRIVATE_PORT"): "numbers.port",
        ("network connect", "NETWORK"): "names.joined_network",
        ("network create", "NETWORK"): "names.new_network",
        ("network create", "gateway"): "addresses.gateway",
        ("network create", "subnet"): "addresses.subnet",
        ("network create", "aux-address"): "addresses.auxiliary",
        ("network rm", "NETWORK"): "names.own_network",
        ("plugin create", "PLUGIN"): "names.reference",
        ("plugin install", "PLUGIN"): "names.reference",
        ("search", "limit"): "numbers.hits",
        ("service logs", "tail"): "numbers.tail",
        ("secret create", "SECRET"): "names.swarm_object",
        ("volume create", "VOLUME"): "names.volume",
        ("volume create", "name"): "names.volume",
        ("service create", "IMAGE"): "names.reference",
        **{(f"service {verb}", "isolation"): "names.task_isolation" for verb in ("create", "update")},
        ("service create", "name"): "names.service",
        ("service scale", "SERVICE"): "numbers.replicas",
        ("service update", "image"): "names.reference",
    }
)
"""Which check an option or operand of one command has."""
_BY_KIND: Final[Mapping[str, str]] = MappingProxyType(
    {
        "change": "names.change",
        "detach_keys": "names.keys",
        "docker_host": "addresses.host",
        "filter": "times.until",
        "format": "templates.template",
        "isolation": "names.isolation",
        "mount": "mounts.mount",
        "network": "names.network",
        "network_opt": "drivers.network_option",
        "options": "names.endpoint",
        "platform": "names.platform",
        "signal": "names.signal",
        "time": "times.time",
        "tmpfs": "mounts.tmpfs",
        "ulimit": "numbers.ulimit",
        "user": "names.user",
        "volume_opt": "drivers.volume_option",
        "volumes_from": "mounts.volumes_from",
    }
)
"""Which check all values of a kind have."""
_OTHERS: Final = ("buildx ", "compose ", "image build", "container restart")
"""How commands begin that look at no such value, or leave it to a plugin."""
_OF_TASKS: Final = frozenset(
    (
        *("mounts.mount", "names.group", "names.signal", "names.task_isolation", "names.user"),
        *("numbers.oom_score", "numbers.ulimit"),
    )
)
"""What swarm accepts unseen: it is the engine of a node that refuses each task."""


def tells(note: Note) -> bool:
    """Tell whether a note says that a value is refused: one of here, or the form of a sentence."""
    return note.key.startswith(KEY) or note.key.endswith("/refused")


def flag(command: str, use: FlagUse) -> Found:
    """Give what to say of an option's value that is not taken: a key with its slots; None if it is."""
    return filters.refused(command, use) or _found(command, use.name, use.value)


def operand(command: str, one: Operand) -> Found:
    """Give what to say of an operand that is not taken."""
    return _found(command, one.name, one.value)


def part(kind: str, name: str, content: str) -> Found:
    """Give what to say of one field of a value."""
    from tutor.explain.refusals import fields  # few values have any

    return None if _OPEN.search(content) else fields.refused(kind, name, content)


def _found(command: str, name: str, value: Value) -> Found:
    where = _BY_PLACE.get((command, name)) or _BY_NAME.get(name) or _BY_KIND.get(value.kind)
    open_yet = value.form == FILLED or _OPEN.search(value.raw)
    if where is None or open_yet or value.kind == "switch" or _is_foreign(command, value):
        return None
    found = _imported(where)(value)
    if found and where in _OF_TASKS and command.startswith("service "):
        found = f"{KEY}task", {}
    return found and (found[0], {"value": value.slots.get("value", value.raw), **found[1]})


def _is_foreign(command: str, value: Value) -> bool:
    """Tell whether a plugin reads a value; a template it reads as docker does."""
    return f"{command} ".startswith(_OTHERS) and value.kind != "format"


def _imported(where: str) -> Check:
    """Give a check; its module is imported when a line first needs it."""
    module, _, function = where.partition(".")
    found: Check = getattr(import_module(f"{__name__}.{module}"), function)
    return found
