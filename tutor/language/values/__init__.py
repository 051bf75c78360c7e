"""Value kinds: one reader for each, with exactly the CLI's acceptance and error words."""

from __future__ import annotations

from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from tutor.language.values import numbers, plain
from tutor.language.values.base import KeyValue, Reader, Reading, named, pair, word
from tutor.lazy import pattern
from tutor.model import FILLED, UNREAD, Value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tutor.model import Word

__all__ = ["LATE", "READERS", "KeyValue", "Reading", "of_word", "parse", "tolerant"]

LATE: Final = frozenset(
    [
        "container_port",
        "copy_path",
        "device",
        "expose",
        "image",
        "mac_address",
        "platform",
        "port",
        "pull_policy",
        "restart",
        "security_opt",
        "storage_opt",
        "volume",
    ]
)
"""Kinds that the CLI checks only when the command begins."""

_FREE: Final = frozenset({"command", "argument", "string"})
_SUBSTITUTED: Final = pattern(r"(?s)\$\(.*\)|`[^`]*`|\$\w+|(?:<[^<>]*>[:/@]?)+|\$\{[^{}]*\}")

READERS: Final[Mapping[str, Reader | str]] = MappingProxyType(
    {kind: named(slot) for slot, kinds in plain.NAMED.items() for kind in kinds}
    | {
        "annotation": "builds.annotation",
        "argument": plain.argument,
        "attach_stream": "settings.attach_stream",
        "availability": word("active", "pause", "drain", folds=True),
        "build_arg": "settings.build_arg",
        "attestation": "builds.attestation",
        "bake_file": "builds.bake_file",
        "bake_list": "builds.bake_list",
        "bake_set": "builds.bake_set",
        "bake_target": "builds.bake_target",
        "build_cache": "builds.build_cache",
        "build_call": "builds.build_call",
        "build_context": "builds.build_context",
        "build_output": "builds.build_output",
        "build_platforms": "builds.build_platforms",
        "build_policy": plain.fields,
        "build_right": "builds.build_right",
        "build_secret": "builds.build_secret",
        "build_ssh": "builds.build_ssh",
        "builder_address": "builds.builder_address",
        "builder_driver": word("docker", "docker-container", "kubernetes", "remote", "cloud"),
        "bytes": numbers.size,
        "capability": plain.capability,
        "choice": plain.string,
        "command": plain.command,
        "compose_file": "builds.compose_file",
        "config_file": "swarm.config",
        "constraint": "swarm.constraint",
        "container_port": "ports.container_port",
        "copy_path": plain.copy_path,
        "cpus": numbers.cpus,
        "credential_spec": "swarm.credentials",
        "container_name": plain.container_name,
        "decimal": numbers.cpus,
        "device": "storage.device",
        "device_bps": "storage.device_bps",
        "device_iops": "storage.device_iops",
        "device_rule": "storage.device_rule",
        "device_weight": "storage.device_weight",
        "dns": "networks.dns",
        "dns_search": "networks.dns_search",
        "duration": numbers.duration,
        "docker_host": plain.docker_host,
        "driver_opt": "builds.driver_opt",
        "endpoint_mode": word("vip", "dnsrr", folds=True),
        "entrypoint": plain.entrypoint,
        "env": "settings.env",
        "expose": "ports.expose",
        "external_ca": "swarm.authority",
        "extra_host": "networks.extra_host",
        "failure_action": word("pause", "continue", "rollback"),
        "filter": "settings.filtered",
        "float": numbers.floating,
        "format": plain.formatted,
        "gpus": "storage.gpus",
        "hostname": plain.hostname,
        "image": "images.image",
        "image_tag": "images.image_tag",
        "int": numbers.integer,
        "key_value": plain.key_value,
        "label": "settings.label",
        "link": "networks.link",
        "log_driver": plain.log_driver,
        "log_opt": plain.log_opt,
        "mac_address": "networks.mac_address",
        "memory_swap": numbers.memory_swap,
        "mount": "mount.mount",
        "named_context": "builds.named_context",
        "namespace": plain.namespace,
        "network": "networks.network",
        "ipam_driver": word("default", "null"),
        "network_driver": plain.network_driver,
        "network_opt": plain.network_opt,
        "node": "swarm.node",
        "node_role": word("worker", "manager", folds=True),
        "options": plain.string,
        "password": plain.password,
        "path": plain.path,
        "placement": "swarm.preference",
        "platform": "settings.platform",
        "port": "ports.port",
        "profile": plain.profile,
        "progress": plain.progress,
        "pull_policy": "settings.pull_policy",
        "record_filter": "builds.record_filter",
        "replicas": plain.replicas,
        "resolve_image": word("always", "changed", "never"),
        "restart": "settings.restart",
        "restart_condition": word("none", "on-failure", "any"),
        "seconds": numbers.seconds,
        "secret_file": "swarm.secret",
        "security_opt": "settings.security_opt",
        "service_mode": word("replicated", "global", "replicated-job", "global-job", folds=True),
        "service_port": "ports.service_port",
        "signal": plain.signal,
        "storage_opt": "settings.storage_opt",
        "subnet": plain.subnet,
        "string": plain.string,
        "strings": plain.strings,
        "switch": numbers.switch,
        "sysctl": "settings.sysctl",
        "tail": plain.tail,
        "time": plain.time,
        "tmpfs": "storage.tmpfs",
        "uint": numbers.unsigned(64),
        "uint16": numbers.unsigned(16),
        "uint32": numbers.unsigned(32),
        "ulimit": "settings.ulimit",
        "update_order": word("start-first", "stop-first"),
        "user": "settings.user",
        "volume": "storage.volume",
        "volume_opt": plain.volume_opt,
        "volumes_from": "storage.volumes_from",
    }
)
"""The reader of each kind, or in which module it is."""


def parse(kind: str, raw: str) -> Value:
    """Read one value.

    Raises: ValueError, in the CLI's words; KeyError, if there is no such kind.
    """
    reading = _reader(READERS[kind])(raw)
    return Value(kind, raw, reading.form, {"value": raw, **reading.slots}, reading.data, reading.parts)


def tolerant(kind: str, raw: str) -> Value:
    """Read one value; one that cannot be read is plain text."""
    try:
        return parse(kind, raw)
    except ValueError:
        return Value(kind, raw, UNREAD, {"value": raw, kind: raw})


def of_word(kind: str, word: Word) -> Value:
    """Read a word that is no flag; what only the shell or the reader can tell is left open."""
    value = tolerant(kind, word.text)
    open_ = word.filled and kind not in _FREE and _SUBSTITUTED.fullmatch(word.text)
    return value._replace(form=FILLED) if open_ else value


def _reader(found: Reader | str) -> Reader:
    """Give a reader, or import the one of this name: most lines need few of the modules."""
    if not isinstance(found, str):
        return found
    module, _, name = found.partition(".")
    reader: Reader = getattr(import_module(f"{__name__}.{module}"), name)
    return reader


def _stringly(raw: str) -> Reading:
    """Read a map entry that must have a value."""
    if "=" not in raw:
        raise ValueError(f"{raw} must be formatted as key=value")
    return pair(raw)._replace(parts=plain.fields(raw).parts)


_WORDS: Final[Mapping[str, Reader | str]] = {
    "command": "swarm.command",
    "config": "swarm.config",
    "credential-spec": "swarm.credentials",
    "external-ca": "swarm.authority",
    "ipNetSlice": "swarm.subnets",
    "node-addr": "swarm.listen_address",
    "pref": "swarm.preference",
    "secret": "swarm.secret",
    "stringToString": _stringly,
}
"""Types of `--help` that say more than the kind."""
_PARTICULAR: Final[Mapping[str, str]] = {
    "device-read-bps": "device_bps",
    "device-read-iops": "device_iops",
    "device-write-bps": "device_bps",
    "device-write-iops": "device_iops",
    "dns-rm": "ip",
    "dns-search": "dns_search",
    "dns-search-add": "dns_search",
    "tag": "image_tag",
}


_NAMES: Final[Mapping[str, Reader | str]] = dict.fromkeys(
    ("generic-resource", "generic-resource-add"), "swarm.resource"
)


def is_late(name: str, kind: str) -> bool:
    """Tell whether the CLI looks at a flag's value only when the command begins."""
    return kind in LATE and name not in _PARTICULAR


def parse_flag(name: str, word: str, kind: str, raw: str) -> Value:
    """Read the value of a flag; `word` is the type that `--help` prints, where it narrows the kind.

    Raises: ValueError, in the CLI's words.
    """
    if kind == "int" and word in READERS:
        found = READERS[word]
    elif word in _WORDS or name in _NAMES:
        found = _WORDS.get(word) or _NAMES[name]
    else:
        found = READERS.get(_PARTICULAR.get(name, kind), plain.string)
    reading = _reader(found)(raw)
    return Value(kind, raw, reading.form, {"value": raw, **reading.slots}, reading.data, reading.parts)
