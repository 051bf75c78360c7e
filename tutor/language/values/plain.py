"""Values that are any text, told apart by what the text means."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from tutor import secrets
from tutor.language.values import go
from tutor.language.values.base import Reading, pair, part_of
from tutor.language.values.numbers import AGO
from tutor.lazy import pattern

if TYPE_CHECKING:
    from collections.abc import Mapping

_SECRET_ARGUMENT = pattern(r"(?:-p|--?\w*password[=]?|\w*(?:PASSWORD|TOKEN|SECRET)\w*=).+", re.IGNORECASE)

_DEFAULT_CAPABILITIES: Final = frozenset(
    (
        *("AUDIT_WRITE", "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "MKNOD", "NET_BIND_SERVICE"),
        *("NET_RAW", "SETFCAP", "SETGID", "SETPCAP", "SETUID", "SYS_CHROOT"),
    )
)
_TOLD_CAPABILITIES: Final = frozenset(
    (
        *("IPC_LOCK", "NET_ADMIN", "SYS_ADMIN", "SYS_MODULE", "SYS_NICE", "SYS_PTRACE", "SYS_RAWIO"),
        "SYS_TIME",
    )
)
"""Those that the bank has words for."""
_OTHER_CAPABILITIES: Final = frozenset(
    (
        *("AUDIT_CONTROL", "AUDIT_READ", "BLOCK_SUSPEND", "BPF", "CHECKPOINT_RESTORE", "DAC_READ_SEARCH"),
        *("IPC_OWNER", "LEASE", "LINUX_IMMUTABLE", "MAC_ADMIN", "MAC_OVERRIDE", "NET_BROADCAST", "PERFMON"),
        *("SYSLOG", "SYS_BOOT", "SYS_PACCT", "SYS_RESOURCE", "SYS_TTY_CONFIG", "WAKE_ALARM"),
    )
)
_PROXY = pattern(r"(?:HTTPS?|FTP|NO|ALL)_PROXY", re.IGNORECASE)
_OF_BUILDKIT = pattern(r"BUILDKIT_\w+|SOURCE_DATE_EPOCH")
_CONTAINER_NAME = pattern(r"/?[a-zA-Z0-9][a-zA-Z0-9_.-]+")

_OF_WINDOWS: Final = frozenset(("ics", "internal", "l2bridge", "l2tunnel", "nat", "private", "transparent"))
"""Network drivers that only the daemon of Windows has."""
_LOG_OPTS: Final = {
    "max-size": "max_size",
    "max-file": "max_file",
    "tag": "tag",
    **{f"{server}-address": "address" for server in ("fluentd", "gelf", "syslog")},
}

_SIGNALS: Final = {"KILL": "kill", "9": "kill", "TERM": "term", "15": "term", "HUP": "hup", "1": "hup"}


class CopyPath(NamedTuple):
    """One side of `docker cp`; `container` is "" on the host, `path` `-` for a stream."""

    container: str
    path: str


def string(raw: str) -> Reading:
    """Take any text."""
    return Reading("", {}, raw)


def strings(raw: str) -> Reading:
    """Read a list in one value."""
    items = tuple(raw.split(",")) if raw else ()
    slots = {"first": items[0] if items else ""}
    if len(items) > 1:
        return Reading("several", {**slots, "count": str(len(items))}, items)
    return Reading("", slots, items)


def fields(raw: str) -> Reading:
    """Read `type=local,dest=out`; what the plugin makes of it is its own business."""
    try:
        pairs = [one.partition("=") for one in go.csv_fields(raw)]
    except ValueError:
        pairs = []
    given = [(key.lower(), content) for key, mark, content in pairs if mark]
    names = ((name, content) for key, content in given for name in (key, f"{key}-{content}"))
    return Reading("", {}, raw, tuple(part_of(name, content) for name, content in names))


def profile(raw: str) -> Reading:
    """Read the name of a profile of Compose; `*` is every one."""
    return Reading("all" if raw == "*" else "", {}, raw)


def progress(raw: str) -> Reading:
    """Read how progress is shown."""
    known = ("auto", "json", "none", "quiet", "rawjson", "tty")
    return Reading("lines" if raw == "plain" else raw if raw in known else "", {}, raw)


def hostname(raw: str) -> Reading:
    """Read a name for containers; the swarm fills in what stands in double braces."""
    return Reading("template" if "{{" in raw else "", {"hostname": raw}, raw)


def subnet(raw: str) -> Reading:
    """Read a range of addresses; `0.0.0.0/24` leaves the addresses to the daemon and says only how many."""
    address, _, size = raw.partition("/")
    unspecified = address in ("0.0.0.0", "::") and size.isdecimal() and int(size) > 0
    return (
        Reading("unspecified", {"subnet": raw, "size": size}, raw)
        if unspecified
        else Reading("", {"subnet": raw}, raw)
    )


def capability(raw: str) -> Reading:
    """Read a capability; its `CAP_` is optional."""
    name = raw.upper().removeprefix("CAP_")
    if name == "ALL":
        return Reading("all", {}, raw)
    told = name.lower() if name in _TOLD_CAPABILITIES else ""
    if not told and name.isidentifier() and name not in _OTHER_CAPABILITIES | _DEFAULT_CAPABILITIES:
        told = "unknown"
    return Reading("default" if name in _DEFAULT_CAPABILITIES else told, {"capability": name}, raw)


def key_value(raw: str) -> Reading:
    """Read a pair; the proxies are arguments of every build, and BuildKit's settings are written as some."""
    found = pair(raw)
    if found.form:
        return found
    key = found.slots["key"]
    form = "proxy" if _PROXY.fullmatch(key) else "buildkit" if _OF_BUILDKIT.fullmatch(key) else ""
    return found._replace(form=form)


def container_name(raw: str) -> Reading:
    """Read a name for a container; the daemon says whether it takes it, once the shell has filled it in."""
    taken = not raw or re.search(r"[$`]", raw) or _CONTAINER_NAME.fullmatch(raw)
    return Reading("" if taken else "refused", {"container": raw}, raw)


def namespace(raw: str) -> Reading:
    """Read whose namespace a container uses."""
    if raw.startswith("container:") and raw != "container:":
        return Reading("container", {"container": raw.partition(":")[2]}, raw)
    if raw in ("host", "private", "shareable", "none"):
        return Reading(raw, {"mode": raw}, raw)
    return Reading("" if not raw or re.search(r"[$`]", raw) else "refused", {"mode": raw}, raw)


def log_driver(raw: str) -> Reading:
    """Read the name of a log driver."""
    forms = {"none": "none", "json-file": "json_file", "local": "local"}
    return Reading(forms.get(raw, ""), {"driver": raw}, raw)


def network_driver(raw: str) -> Reading:
    """Read the name of a network driver."""
    form = "single" if raw in ("host", "null") else "windows" if raw in _OF_WINDOWS else raw
    told = ("bridge", "overlay", "macvlan", "ipvlan", "single", "windows")
    return Reading(form if form in told else "", {"driver": raw}, raw)


def entrypoint(raw: str) -> Reading:
    """Read what replaces the entrypoint; empty text takes it away."""
    return Reading("", {"command": raw}, raw) if raw else Reading("reset", {}, raw)


def formatted(raw: str) -> Reading:
    """Read an output format."""
    if raw == "json":
        return Reading("json", {}, raw)
    word, _, rest = raw.partition(" ")
    if word == "table":
        template = rest.strip()
        return Reading("table" if template else "default", {"template": template} if template else {}, raw)
    return Reading("template" if "{{" in raw else "", {"template": raw} if "{{" in raw else {}, raw)


def docker_host(raw: str) -> Reading:
    """Read where a daemon listens; without a scheme it is TCP."""
    scheme, mark, _ = raw.partition("://")
    form = scheme if mark else "tcp"
    return Reading(form if form in ("ssh", "tcp", "unix") else "", {"host": raw}, raw)


def time(raw: str) -> Reading:
    """Read a point in time; whether it is one, the command finds out."""
    return (
        Reading("ago", {"time": raw, "duration": raw}, raw)
        if AGO.fullmatch(raw)
        else Reading("", {"time": raw}, raw)
    )


def signal(raw: str) -> Reading:
    """Read the name or number of a signal; whether there is one, the daemon finds out."""
    name = raw.upper().removeprefix("SIG")
    return Reading(_SIGNALS.get(name, ""), {"signal": raw}, raw)


def tail(raw: str) -> Reading:
    """Read how many lines to show."""
    if not raw.isdecimal():
        return Reading("all", {}, raw)
    form = {0: "none", 1: "one"}.get(int(raw), "number")
    return Reading(form, {"number": raw}, raw)


def path(raw: str) -> Reading:
    """Read a path; `-` is a stream."""
    return Reading("stdio", {}, raw) if raw == "-" else Reading("", {"path": raw}, raw)


def copy_path(raw: str) -> Reading:
    """Read one side of `docker cp`."""
    if raw == "-":
        return Reading("stdio", {}, CopyPath("", "-"))
    container, mark, inside = raw.partition(":")
    if not mark or raw.startswith(("/", ".")):
        return Reading("host", {"path": raw}, CopyPath("", raw))
    return Reading("container", {"container": container, "path": inside}, CopyPath(container, inside))


def command(raw: str) -> Reading:
    """Read what runs in a container; an option can only be for the program that runs already."""
    return Reading("option" if raw.startswith("-") else "", {"command": raw}, raw)


def argument(raw: str) -> Reading:
    """Read a word for the program in the container; passwords are masked."""
    if _SECRET_ARGUMENT.fullmatch(raw):
        head = re.match(r"[^=]*=|-p|", raw)
        return Reading("secret", {"value": f"{head[0] if head else ''}{secrets.MASK}"}, raw)
    return Reading("", {"argument": raw}, raw)


def password(raw: str) -> Reading:
    """Read a password, always masked."""
    return Reading("secret", {"value": secrets.MASK}, raw)


def replicas(raw: str) -> Reading:
    """Read `SERVICE=REPLICAS`."""
    service, _, number = raw.partition("=")
    form = {"": "", "0": "zero", "1": "one"}.get(number, "count")
    return Reading(form, {"service": service, "number": number}, pair(raw).data)


def log_opt(raw: str) -> Reading:
    """Read an option of a log driver."""
    return _by_key(pair(raw), _LOG_OPTS)


_BRIDGE: Final = "com.docker.network.bridge."
_NETWORK_OPTS: Final = {
    f"{_BRIDGE}name": "bridge_name",
    f"{_BRIDGE}host_binding_ipv4": "host_binding",
    "com.docker.network.driver.mtu": "mtu",
    "parent": "parent",
}
_NETWORK_MODES: Final = {
    "enable_icc=false": "icc_off",
    "enable_ip_masquerade=false": "masquerade_off",
    "gateway_mode_ipv4=routed": "routed",
    "gateway_mode_ipv6=routed": "routed",
    "gateway_mode_ipv4=nat-unprotected": "unprotected",
    "gateway_mode_ipv6=nat-unprotected": "unprotected",
    "ipvlan_mode=l2": "ipvlan_l2",
    "ipvlan_mode=l3": "ipvlan_l3",
    "ipvlan_mode=l3s": "ipvlan_l3s",
    **{f"ipvlan_flag={name}": f"ipvlan_{name}" for name in ("bridge", "private", "vepa")},
    "macvlan_mode=bridge": "macvlan_bridge",
}


def network_opt(raw: str) -> Reading:
    """Read an option of a network driver."""
    if raw.partition("=")[0] == "encrypted":  # the driver looks at the name alone
        return Reading("encrypted", {"key": "encrypted"}, pair(raw).data)
    found = _by_key(pair(raw), _NETWORK_OPTS)
    if form := _NETWORK_MODES.get(raw.removeprefix(_BRIDGE)):
        return found._replace(form=form)
    card, _, vlan = found.slots["content"].rpartition(".") if found.form == "parent" else ("", "", "")
    if card and vlan.isdecimal():
        return found._replace(form="parent_vlan", slots={**found.slots, "card": card, "vlan": vlan})
    return found


def volume_opt(raw: str) -> Reading:
    """Read an option of a volume driver; those of `local` are the words of `mount`."""
    if raw == "type=none":
        return pair(raw, "no_type")
    return _by_key(pair(raw), {"type": "type", "device": "device", "o": "mount_options", "size": "size"})


def _by_key(found: Reading, forms: Mapping[str, str]) -> Reading:
    """Give the reading of a pair the form that its key has words for."""
    return found if found.form else found._replace(form=forms.get(found.slots["key"], ""))


NAMED: Final = {
    "alias": ("network_alias",),
    "address": ("ip",),
    "author": ("author",),
    "checkpoint": ("checkpoint",),
    "command": ("health_cmd", "subcommand"),
    "config": ("config",),
    "container": ("container",),
    "context": ("context_name",),
    "driver": ("volume_driver",),
    "group": ("group",),
    "instruction": ("change",),
    "isolation": ("isolation",),
    "keys": ("detach_keys",),
    "level": ("log_level",),
    "network": ("network_name",),
    "object": ("object",),
    "option": ("ps_option",),
    "path": ("env_file", "label_file", "working_dir"),
    "plugin": ("plugin",),
    "registry": ("registry",),
    "repository": ("repository",),
    "runtime": ("runtime",),
    "secret": ("secret",),
    "service": ("service",),
    "stack": ("stack",),
    "task": ("task",),
    "term": ("search_term",),
    "type": ("object_type",),
    "username": ("username",),
    "volume": ("volume_name",),
}
