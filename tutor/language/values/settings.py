"""Settings of the process in a container: environment, labels, user, restart, platform, limits, security."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from tutor import secrets
from tutor.language.values import go
from tutor.language.values.base import KeyValue, Reading, pair
from tutor.language.values.numbers import AGO
from tutor.language.values.plain import key_value
from tutor.lazy import pattern

_SPACES: Final = " \t"
_POLICIES: Final = ("", "no", "always", "unless-stopped", "on-failure")
_STATES: Final = ("created", "restarting", "running", "removing", "paused", "exited", "dead")
_PATTERN: Final = pattern(r"[\^$*+?|\[(\\]")
"""What makes the daemon read a name to look for otherwise than letter by letter, `.` left out."""
_ULIMITS: Final = frozenset(
    (
        *("core", "cpu", "data", "fsize", "locks", "memlock", "msgqueue", "nice", "nofile", "nproc", "rss"),
        *("rtprio", "rttime", "sigpending", "stack"),
    )
)
_SYSCTLS: Final = frozenset(
    f"kernel.{name}"
    for name in ("msgmax", "msgmnb", "msgmni", "sem", "shmall", "shmmax", "shmmni", "shm_rmid_forced")
)
_SYSTEMS: Final = frozenset(
    (
        *(
            "aix",
            "android",
            "darwin",
            "dragonfly",
            "freebsd",
            "hurd",
            "illumos",
            "ios",
            "js",
            "linux",
            "nacl",
        ),
        *("netbsd", "openbsd", "plan9", "solaris", "windows", "zos"),
    )
)
_ARCHITECTURES: Final = frozenset(
    (
        *(
            "386",
            "amd64",
            "amd64p32",
            "arm",
            "armbe",
            "arm64",
            "arm64be",
            "loong64",
            "mips",
            "mipsle",
            "mips64",
        ),
        *(
            "mips64le",
            "mips64p32",
            "mips64p32le",
            "ppc",
            "ppc64",
            "ppc64le",
            "riscv",
            "riscv64",
            "s390",
            "s390x",
        ),
        *("sparc", "sparc64", "wasm"),
    )
)
_ARCHITECTURE_NAMES: Final = {
    "i386": ("386", ""), "x86_64": ("amd64", ""), "x86-64": ("amd64", ""), "aarch64": ("arm64", ""),
    "armhf": ("arm", "v7"), "armel": ("arm", "v6"),
}  # fmt: skip
_FILTERS: Final = frozenset(
    (
        *("ancestor", "before", "capability", "container", "driver", "enabled", "event", "exited", "expose"),
        *(
            "health",
            "id",
            "image",
            "is-official",
            "is-task",
            "label",
            "name",
            "network",
            "publish",
            "reference",
        ),
        *("scope", "since", "stars", "status", "type", "volume"),
    )
)
_PLATFORM_PART = pattern(r"^[A-Za-z0-9_.-]+$")
_SYSTEM_PART = pattern(r"^([A-Za-z0-9_-]+)(?:\(([A-Za-z0-9_.-]*)\))?$")


class Restart(NamedTuple):
    """A restart policy."""

    name: str
    retries: int = 0


class Platform(NamedTuple):
    """What an image is built for, with the usual names for its parts."""

    os: str
    architecture: str
    variant: str = ""

    def __str__(self) -> str:
        return "/".join(part for part in (self.os, self.architecture, self.variant) if part)


class Ulimit(NamedTuple):
    """A resource limit; -1 is no limit."""

    name: str
    soft: int
    hard: int


def env(raw: str) -> Reading:
    """Read `-e`.

    Raises: ValueError, in the CLI's words.
    """
    name, mark, content = raw.partition("=")
    if not name:
        raise ValueError(f"invalid environment variable: {raw}")
    if not mark:
        return Reading("inherit", {"variable": name}, KeyValue(name))
    if not content:
        return Reading("empty", {"variable": name, "content": ""}, KeyValue(name, ""))
    if secrets.is_secret(name):
        slots = {"variable": name, "content": secrets.MASK, "value": f"{name}={secrets.MASK}"}
        return Reading("secret", slots, KeyValue(name, content))
    form = "template" if "{{" in content else "assign"
    return Reading(form, {"variable": name, "content": content}, KeyValue(name, content))


def build_arg(raw: str) -> Reading:
    """Read `--build-arg`.

    Raises: ValueError, in the CLI's words.
    """
    if not raw.partition("=")[0]:
        raise ValueError(f"invalid environment variable: {raw}")
    return key_value(raw)


def label(raw: str) -> Reading:
    """Read a label.

    Raises: ValueError, in the CLI's words.
    """
    key = raw.partition("=")[0].lstrip(_SPACES)
    if not key:
        raise ValueError(f"invalid label '{raw}': empty name")
    if re.search(f"[{_SPACES}]", key):
        raise ValueError(f"label '{key}' contains whitespaces")
    return pair(raw, "assign")


def sysctl(raw: str) -> Reading:
    """Read a kernel setting that a container may have for itself.

    Raises: ValueError, in the CLI's words.
    """
    key, mark, _ = raw.partition("=")
    if not mark or not (key in _SYSCTLS or key.startswith(("net.", "fs.mqueue."))):
        raise ValueError(f"sysctl '{raw}' is not allowed")
    return pair(raw)


def storage_opt(raw: str) -> Reading:
    """Read a storage option.

    Raises: ValueError, in the CLI's words.
    """
    if "=" not in raw:
        raise ValueError("invalid storage option")
    return pair(raw)


def security_opt(raw: str) -> Reading:
    """Read a security option.

    Raises: ValueError, in the CLI's words.
    """
    mark = "=" if "=" in raw or raw == "no-new-privileges" else ":"
    key, _, content = raw.partition(mark)
    if key == "no-new-privileges":
        form = "" if content == "false" else "no_new_privileges"
        return Reading(form, {"key": key, "content": content or "true"}, pair(raw.replace(mark, "=", 1)).data)
    if not content:
        raise ValueError(f"Invalid --security-opt: {go.quote(raw)}")
    form = _SECURITY.get(content) or _SECURITY.get(f"{key}={content}") or _SECURITY.get(key, "")
    return Reading(form, {"key": key, "content": content}, KeyValue(key, content))


_SECURITY: Final = {
    "unconfined": "unconfined",
    "seccomp=builtin": "builtin",
    "label=disable": "label_disable",
    **{key: key for key in ("apparmor", "label", "seccomp")},
}
"""Forms of security options by the content, by both, or by the key."""


def filtered(raw: str) -> Reading:
    """Read a filter; an empty one is none.

    Raises: ValueError, in the CLI's words.
    """
    if not raw:
        return Reading("", {"key": "", "content": ""}, None)
    key, mark, content = raw.partition("=")
    if not mark:
        raise ValueError("bad format of filter (expected name=value)")
    found = KeyValue(key.strip().lower(), content.strip())
    form, slots = _filter_form(found.key, content), {"key": found.key, "content": content.strip()}
    return Reading(form, slots | ({"duration": content.strip()} if form == "until_ago" else {}), found)


def _filter_form(key: str, content: str) -> str:
    if key == "until":
        return "until_ago" if AGO.fullmatch(content.strip()) else "until"
    if key == "dangling":
        return "dangling" if content.strip().lower() in ("1", "true") else "not_dangling"
    if key == "name":
        return "name_pattern" if _PATTERN.search(content) else "name"
    if key == "status" and content.strip() not in _STATES:
        return "no_status"
    return "not_label" if key == "label!" else key.replace("-", "_") if key in _FILTERS else ""


def restart(raw: str) -> Reading:
    """Read a restart policy.

    Raises: ValueError, in the CLI's words.
    """
    name, mark, count = raw.partition(":")
    wrong = "invalid restart policy format: "
    if mark and not name:
        raise ValueError(f"{wrong}no policy provided before colon")
    retries = 0
    if count:
        try:
            retries = go.parse_int(count, prefixed=False)
        except ValueError:
            raise ValueError(f"{wrong}maximum retry count must be an integer") from None
    found = Restart(name, retries)
    if name not in _POLICIES or retries < 0 or (retries and name != "on-failure"):
        return Reading("refused", {"policy": raw}, found)  # by the daemon
    form = name.replace("-", "_") or "no"
    if form == "on_failure" and retries:
        return Reading("on_failure_max", {"policy": name, "retries": str(retries)}, found)
    return Reading(form, {"policy": name}, found)


def user(raw: str) -> Reading:
    """Read a user, perhaps with a group."""
    name, mark, group = raw.partition(":")
    if mark:
        return Reading("user_group", {"user": name, "group": group}, raw)
    form = "root" if name in ("root", "0") else "number" if name.isdecimal() else ""
    return Reading(form, {"user": name}, raw)


def platform(raw: str) -> Reading:
    """Read a platform.

    Raises: ValueError, in the CLI's words.
    """
    if not raw:
        return Reading("", {"os": "", "architecture": ""}, None)
    found = _platform(raw, raw.split("/", 3))
    architecture = "/".join(filter(None, (found.architecture, found.variant)))
    return Reading("", {"os": found.os, "architecture": architecture}, found)


def _platform(raw: str, parts: list[str]) -> Platform:
    bad = f"{go.quote(raw)}: "
    if "*" in raw:
        raise ValueError(f"{bad}wildcards not yet supported: invalid argument")
    for at, part in enumerate(parts):
        pattern = _SYSTEM_PART if at == 0 else _PLATFORM_PART
        if not pattern.fullmatch(part):
            what, who = ("component", "platform") if at else ("OS component", "OSAndVersion")
            rule = f"{who} specifier component must match {go.quote(pattern.pattern)}"
            raise ValueError(f"{go.quote(part)} is an invalid {what} of {bad}{rule}: invalid argument")
    parts = [parts[0].partition("(")[0], *parts[1:]]
    if len(parts) > 3:
        raise ValueError(f"{bad}cannot parse platform specifier: invalid argument")
    if len(parts) == 1:
        return _one_part(bad, parts[0])
    system = "darwin" if parts[0].lower() == "macos" else parts[0].lower()
    if len(parts) == 2:
        return Platform(system, *_unmarked(*_architecture(parts[1], "")))
    architecture, variant = _architecture(parts[1], parts[2])
    if architecture == "arm64":
        variant = variant or "v8"
    return Platform(system, architecture, variant)


def _one_part(bad: str, part: str) -> Platform:
    system = "darwin" if part.lower() == "macos" else part.lower()
    if system in _SYSTEMS:
        return Platform(system, "amd64")
    architecture, variant = _unmarked(*_architecture(part, ""))
    if architecture in _ARCHITECTURES:
        return Platform("linux", architecture, variant)
    raise ValueError(f"{bad}unknown operating system or architecture: invalid argument")


def _unmarked(architecture: str, variant: str) -> tuple[str, str]:
    """Leave out the variant that `arm` means by itself, as the CLI does where none was given."""
    return architecture, "" if (architecture, variant) == ("arm", "v7") else variant


def _architecture(name: str, variant: str) -> tuple[str, str]:
    name, variant = name.lower(), variant.lower()
    name, implied = _ARCHITECTURE_NAMES.get(name, (name, variant))
    variant = implied or variant
    if (name, variant) in (("arm64", "8"), ("arm64", "v8"), ("amd64", "v1")):
        variant = ""
    if name == "arm":
        variant = f"v{variant}" if variant in ("5", "6", "7", "8") else variant or "v7"
    return name, variant


def ulimit(raw: str) -> Reading:
    """Read a resource limit.

    Raises: ValueError, in the CLI's words.
    """
    name, mark, limits = raw.partition("=")
    if not mark:
        raise ValueError(f"invalid ulimit argument: {raw}")
    if name not in _ULIMITS:
        raise ValueError(f"invalid ulimit type: {name}")
    parts = limits.split(":")
    if len(parts) > 2:
        raise ValueError(f"too many limit value arguments - {limits}, can only have up to two, `soft[:hard]`")
    hard = go.parse_int(parts[-1], prefixed=False)  # read first, so that its error comes first
    found = Ulimit(name, go.parse_int(parts[0], prefixed=False), hard)
    _check_limits(found)
    form = "unlimited" if found.soft == -1 else name if name in ("nofile", "nproc", "core") else ""
    if found.soft == found.hard and form in ("", "nofile"):
        form = "nofile_fixed" if form else "fixed"
    return Reading(form, {"limit": name, "soft": str(found.soft), "hard": str(found.hard)}, found)


def _check_limits(found: Ulimit) -> None:
    wrong = "ulimit soft limit must be less than or equal to hard limit: "
    if found.hard >= 0 and found.soft == -1:
        raise ValueError(f"{wrong}soft: -1 (unlimited), hard: {found.hard}")
    if found.hard >= 0 and found.soft > found.hard:
        raise ValueError(f"{wrong}{found.soft} > {found.hard}")


def attach_stream(raw: str) -> Reading:
    """Read the name of a stream.

    Raises: ValueError, in the CLI's words.
    """
    if raw.lower() not in ("stdin", "stdout", "stderr"):
        raise ValueError("valid streams are STDIN, STDOUT and STDERR")
    return Reading("", {"stream": raw.lower()}, raw.lower())


def pull_policy(raw: str) -> Reading:
    """Read when to pull.

    Raises: ValueError, in the CLI's words.
    """
    if raw not in ("always", "missing", "never", ""):
        choices = 'must be one of "always", "missing" or "never"'
        raise ValueError(f"invalid pull option: '{raw}': {choices}")
    return Reading(raw or "missing", {"policy": raw or "missing"}, raw)
