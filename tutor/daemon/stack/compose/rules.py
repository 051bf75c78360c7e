"""What a compose file may hold, in each version of the format from 3.0 to 3.13.

Source: https://github.com/docker/cli/tree/v28.2.2/cli/compose/schema/data
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

LATEST: Final = 13


@dataclass(frozen=True, slots=True)
class Rule:
    """What one value may be. `since` and `until` are minor versions of the format.

    `keys` are the known keys of a mapping, `patterns` are for the other ones; `more` allows any.
    """

    types: tuple[str, ...] = ()
    keys: Mapping[str, Rule | tuple[Rule, ...]] = field(default_factory=dict)
    patterns: Mapping[str, Rule] = field(default_factory=dict)
    more: bool = True
    needed: tuple[str, ...] = ()
    items: Rule | None = None
    unique: bool = False
    one_of: tuple[Rule, ...] = ()
    form: str = ""
    words: tuple[str, ...] = ()
    least: int | None = None
    since: int = 0
    until: int = LATEST

    def key(self, name: str, minor: int) -> Rule | None:
        """Give the rule for a key in a version of the format, if that version knows it."""
        found = self.keys.get(name, ())
        several = found if isinstance(found, tuple) else (found,)
        return next((one for one in several if one.since <= minor <= one.until), None)


def _kind(*types: str, since: int = 0, until: int = LATEST, form: str = "") -> Rule:
    return Rule(types, since=since, until=until, form=form)


def _mapping(
    keys: Mapping[str, Rule | tuple[Rule, ...]],
    *types: str,
    more: bool = False,
    since: int = 0,
    until: int = LATEST,
    needed: tuple[str, ...] = (),
    extras: int | None = None,
) -> Rule:
    """Make the rule of a mapping; `extras` is the version since when keys may begin with `x-`."""
    patterns = {} if extras is None else {"^x-": Rule(since=extras)}
    return Rule(("object", *types), keys, patterns, more, needed, since=since, until=until)


def _each(pattern: str, *types: str, since: int = 0) -> Rule:
    return Rule(("object",), patterns={pattern: Rule(types)}, since=since)


def _items(rule: Rule, unique: bool = False, since: int = 0, until: int = LATEST) -> Rule:
    return Rule(("array",), items=rule, unique=unique, since=since, until=until)


def _named(rule: Rule, more: bool = False, since: int = 0) -> Rule:
    return Rule(("object",), patterns={_NAME: rule}, more=more, since=since)


_NAME = r"^[a-zA-Z0-9._-]+$"
_TEXT, _FLAG, _WHOLE, _NUMBER = (_kind(one) for one in ("string", "boolean", "integer", "number"))
_DURATION = _kind("string", form="duration")
_WORDS = _items(_TEXT)
_SET = _items(_TEXT, unique=True)
_TEXT_OR_SET = Rule(one_of=(_TEXT, _SET))
_COMMAND = Rule(one_of=(_TEXT, _WORDS))
_PAIRS = Rule(
    one_of=(
        Rule(("object",), patterns={".+": _kind("string", "number", "null")}, more=False),
        _SET,
    )
)
_OPTIONS = _each("^.+$", "string", "number")


def _since(minor: int, rule: Rule) -> Rule:
    return replace(rule, since=minor)


_FILE = Rule(
    ("array",),
    items=Rule(
        one_of=(
            _TEXT,
            _mapping(
                {"source": _TEXT, "target": _TEXT, "uid": _TEXT, "gid": _TEXT, "mode": _NUMBER}, more=True
            ),
        )
    ),
)
_BUILD_KEYS: Final = {
    "context": _TEXT,
    "dockerfile": _TEXT,
    "args": _PAIRS,
    "labels": _since(3, _PAIRS),
    "cache_from": _since(2, _SET),
    "network": _since(4, _TEXT),
    "target": _since(4, _TEXT),
    "shm_size": _kind("integer", "string", since=5),
    "extra_hosts": _since(9, _PAIRS),
}
_BUILD = (
    Rule(one_of=(_TEXT, _mapping(_BUILD_KEYS)), until=10),
    Rule(one_of=(_TEXT, _mapping(_BUILD_KEYS, more=True)), since=11),
)
_PORTS = (
    _items(_kind("string", "number", form="ports"), unique=True, until=1),
    _items(
        Rule(
            one_of=(
                _kind("number", form="ports"),
                _kind("string", form="ports"),
                _mapping({"mode": _TEXT, "target": _WHOLE, "published": _WHOLE, "protocol": _TEXT}),
            )
        ),
        unique=True,
        since=2,
    ),
)
_MOUNT = _mapping(
    {
        **dict.fromkeys(("type", "source", "target", "consistency"), _TEXT),
        "read_only": _FLAG,
        "bind": _mapping({"propagation": _TEXT}, more=True),
        "volume": _mapping({"nocopy": _FLAG}, more=True),
        "tmpfs": _mapping({"size": Rule(("integer",), least=0)}, more=True, since=6),
    },
    needed=("type",),
)
_MOUNTS = (
    _items(_TEXT, unique=True, until=1),
    _items(Rule(one_of=(_TEXT, _MOUNT), unique=True), since=2),
)
_JOINED = _mapping(
    {
        "aliases": _SET,
        "driver_opts": _since(13, _OPTIONS),
        "ipv4_address": _TEXT,
        "ipv6_address": _TEXT,
    }
)
_NETWORKS = Rule(one_of=(_SET, _named(Rule(one_of=(_JOINED, _kind("null"))))))
_LIMIT = Rule(one_of=(_WHOLE, _mapping({"hard": _WHOLE, "soft": _WHOLE}, needed=("soft", "hard"))))
_HEALTH = _mapping(
    {
        "disable": _FLAG,
        "retries": _NUMBER,
        "test": _COMMAND,
        **dict.fromkeys(("interval", "timeout"), (_kind("string", until=3), _since(4, _DURATION))),
        "start_period": _since(4, _DURATION),
        "start_interval": _since(12, _DURATION),
    }
)


def _update(order: int, since: int = 0) -> Rule:
    return _mapping(
        {
            "parallelism": _WHOLE,
            "delay": _DURATION,
            "failure_action": _TEXT,
            "monitor": _DURATION,
            "max_failure_ratio": _NUMBER,
            "order": Rule(("string",), words=("start-first", "stop-first"), since=order),
        },
        since=since,
    )


_AMOUNTS: Final = {"cpus": _TEXT, "memory": _TEXT}
_GENERIC = _items(_mapping({"discrete_resource_spec": _mapping({"kind": _TEXT, "value": _NUMBER})}), since=5)
_DEPLOY = _mapping(
    {
        "mode": _TEXT,
        "endpoint_mode": _since(2, _TEXT),
        "replicas": _WHOLE,
        "labels": _PAIRS,
        "rollback_config": _update(7, since=7),
        "update_config": _update(4),
        "resources": _mapping(
            {
                "limits": _mapping({**_AMOUNTS, "pids": _since(9, _WHOLE)}),
                "reservations": _mapping({**_AMOUNTS, "generic_resources": _GENERIC}),
            }
        ),
        "restart_policy": _mapping(
            {"condition": _TEXT, "delay": _DURATION, "max_attempts": _WHOLE, "window": _DURATION}
        ),
        "placement": _mapping(
            {
                "constraints": _WORDS,
                "preferences": _since(3, _items(_mapping({"spread": _TEXT}))),
                "max_replicas_per_node": _since(8, _WHOLE),
            }
        ),
    },
    "null",
)
_TEXTS: Final = (
    *("cgroup_parent", "container_name", "domainname", "hostname", "image", "ipc", "mac_address"),
    *("network_mode", "restart", "stop_signal", "user", "userns_mode", "working_dir"),
)
_SERVICE = _mapping(
    {
        **dict.fromkeys(_TEXTS, _TEXT),
        **dict.fromkeys(("cap_add", "cap_drop", "devices", "external_links", "links", "security_opt"), _SET),
        **dict.fromkeys(("privileged", "read_only", "stdin_open", "tty"), _FLAG),
        **dict.fromkeys(("dns", "dns_search", "env_file", "tmpfs"), _TEXT_OR_SET),
        **dict.fromkeys(("environment", "extra_hosts", "labels", "sysctls"), _PAIRS),
        **dict.fromkeys(("command", "entrypoint"), _COMMAND),
        "deploy": _DEPLOY,
        "build": _BUILD,
        "cgroupns_mode": _since(9, _TEXT),
        "configs": _since(3, _FILE),
        "credential_spec": _mapping({"config": _since(8, _TEXT), "file": _TEXT, "registry": _TEXT}, since=3),
        "depends_on": _SET,
        "expose": _items(_kind("string", "number", form="expose"), unique=True),
        "healthcheck": _HEALTH,
        "init": _since(7, _FLAG),
        "isolation": _since(5, _TEXT),
        "logging": _mapping({"driver": _TEXT, "options": _each("^.+$", "string", "number", "null")}),
        "networks": _NETWORKS,
        "pid": _kind("string", "null"),
        "ports": _PORTS,
        "secrets": _since(1, _FILE),
        "shm_size": _kind("number", "string"),
        "stop_grace_period": _DURATION,
        "ulimits": Rule(("object",), patterns={"^[a-z]+$": _LIMIT}),
        "oom_score_adj": _since(13, _WHOLE),
        "volumes": _MOUNTS,
    },
    extras=7,
)
_EXTERNAL = Rule(("boolean", "object"), {"name": _TEXT}, more=False)
_OPEN_EXTERNAL = Rule(("boolean", "object"), {"name": _TEXT})
_NETWORK = _mapping(
    {
        "name": _since(5, _TEXT),
        "driver": _TEXT,
        "driver_opts": _OPTIONS,
        "ipam": _mapping({"driver": _TEXT, "config": _items(_mapping({"subnet": _TEXT}))}),
        "external": _EXTERNAL,
        "internal": _FLAG,
        "attachable": _since(2, _FLAG),
        "labels": _PAIRS,
    },
    "null",
    extras=7,
)
_SEGMENTS = _items(_mapping({"segments": _PAIRS}, more=True))
_CLUSTER = _mapping(
    {
        "group": _TEXT,
        "access_mode": _mapping(
            {
                "scope": _TEXT,
                "sharing": _TEXT,
                "block_volume": _kind("object"),
                "mount_volume": _mapping({"fs_type": _TEXT, "mount_flags": _WORDS}, more=True),
            },
            more=True,
        ),
        "accessibility_requirements": _mapping({"requisite": _SEGMENTS, "preferred": _SEGMENTS}, more=True),
        "capacity_range": _mapping({"required_bytes": _TEXT, "limit_bytes": _TEXT}, more=True),
        "availability": _TEXT,
    },
    more=True,
    since=10,
)
_VOLUME = _mapping(
    {
        "name": _since(4, _TEXT),
        "driver": _TEXT,
        "driver_opts": _OPTIONS,
        "external": _EXTERNAL,
        "labels": _PAIRS,
        "x-cluster-spec": _CLUSTER,
    },
    "null",
    extras=7,
)
_OBJECT: Final = {
    "name": _since(5, _TEXT),
    "file": _TEXT,
    "external": _OPEN_EXTERNAL,
    "labels": _PAIRS,
    "template_driver": _since(8, _TEXT),
}
_SECRET = _mapping(
    {**_OBJECT, "driver": _since(8, _TEXT), "driver_opts": _since(8, _OPTIONS)},
    extras=7,
)
_CONFIG = _mapping(_OBJECT, extras=7)
FILE: Final = _mapping(
    {
        "version": _TEXT,
        "services": _named(_SERVICE),
        "networks": _named(_NETWORK, more=True),
        "volumes": _named(_VOLUME),
        "secrets": _named(_SECRET, since=1),
        "configs": _named(_CONFIG, since=3),
    },
    extras=4,
)
