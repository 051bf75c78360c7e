"""Options whose key or content the daemon does not take."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tutor.explain.refusals.addresses import version
from tutor.explain.refusals.base import listed, said

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tutor.explain.refusals.base import Found
    from tutor.model import Value

_SIZE: Final = r"\s*\d+(?:\.\d+)?\s*(?:[kmgtp](?:i?b)?|b)?"
_SOME: Final = rf"(?!\s*0+(?:\.0+)?\s*[a-z]*$){_SIZE}"
_SWITCH: Final = r"1|t|T|true|TRUE|True|0|f|F|false|FALSE|False"
_LOG: Final[Mapping[str, str]] = {
    "compress": _SWITCH,
    "max-buffer-size": _SIZE,
    "max-file": r"\+?0*[1-9]\d*",
    "max-size": _SOME,
    "mode": r"blocking|non-blocking|",
}
"""What the daemon reads of the options of log drivers: all of it must fit."""
_BRIDGE: Final = "com.docker.network.bridge."
_GATEWAYS: Final = "nat", "nat-unprotected", "routed", "isolated"
_FLAGS: Final = "bridge", "private", "vepa"
_NETWORK: Final[Mapping[str, tuple[str, ...]]] = {
    "ipvlan_mode": ("l2", "l3", "l3s"),
    "ipvlan_flag": _FLAGS,
    "macvlan_mode": (*_FLAGS, "passthru"),
    f"{_BRIDGE}gateway_mode_ipv4": _GATEWAYS,
    f"{_BRIDGE}gateway_mode_ipv6": _GATEWAYS,
}
"""What the drivers of Docker itself take for an option of a network."""
_SWITCHES: Final = ("enable_icc", "enable_ip_masquerade", "default_bridge")
_LONGEST_CARD: Final = 15
_SECURITY: Final = "apparmor", "label", "no-new-privileges", "seccomp", "systempaths", "writable-cgroups"


def log_option(value: Value) -> Found:
    """Check the content of an option of a log driver."""
    key, mark, content = value.raw.partition("=")
    pattern = _LOG.get(key)
    wrong = mark and pattern is not None and not re.fullmatch(pattern, content, re.IGNORECASE)
    return said("log-content", key=key, content=content) if wrong else None


def security(value: Value) -> Found:
    """Check a security option."""
    key, content = value.slots.get("key", ""), value.slots.get("content", "")
    if key not in (*_SECURITY, "credentialspec"):
        return said("security", key=key, words=listed(_SECURITY))
    if key in ("no-new-privileges", "writable-cgroups") and not re.fullmatch(_SWITCH, content):
        return said("switch", key=key, content=content)
    if key == "systempaths" and content != "unconfined":
        return said("system-paths", content=content)
    return None


def storage(value: Value) -> Found:
    """Check a storage option."""
    key = value.slots.get("key", "")
    return said("storage", key=key) if key != "size" else None


def volume_option(value: Value) -> Found:
    """Check the size of a volume."""
    wrong = value.form == "size" and not re.fullmatch(_SIZE, value.slots.get("content", ""), re.IGNORECASE)
    return said("size") if wrong else None


def network_option(value: Value) -> Found:
    """Check the content of an option of a network."""
    key, mark, content = value.raw.partition("=")
    words = _NETWORK.get(key, ())
    if words and content and content not in words:
        return said("network-word", key=key, content=content, words=listed(words))
    if mark and key.removeprefix(_BRIDGE) in _SWITCHES and not re.fullmatch(_SWITCH, content):
        return said("switch", key=key, content=content)
    if key == "com.docker.network.driver.mtu" and not re.fullmatch(r"\+?\d+", content):
        return said("network-number", key=key, content=content)
    if key == f"{_BRIDGE}host_binding_ipv4" and version(content) != 4:
        return said("ipv4")
    too_long = key == f"{_BRIDGE}name" and len(content.encode()) > _LONGEST_CARD
    return said("card-name", content=content, most=str(_LONGEST_CARD)) if too_long else None
