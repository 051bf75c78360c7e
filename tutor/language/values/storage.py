"""Volumes, mounts, tmpfs and devices."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING, NamedTuple

from tutor.language.values import go, numbers
from tutor.language.values.base import Reading, part_of
from tutor.lazy import pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tutor.language.values.base import Part

_QUALIFIED = pattern(r"[A-Za-z][\w.-]*/[A-Za-z][\w.-]*=[A-Za-z0-9][\w.:-]*", re.ASCII)
_MODES = {
    **{f"{depth}{name}": name for depth in ("", "r") for name in ("private", "shared", "slave")},
    **dict.fromkeys(("cached", "consistent", "delegated"), "consistency"),
    "nocopy": "nocopy",
}
"""Modes of `-v` that have words of their own, beside what its form says."""
_RULE = pattern(r"[acb] ([0-9]+|\*):([0-9]+|\*) [rwm]{1,3}", re.ASCII)


class Bind(NamedTuple):
    """What one `-v` asks for; `kind` is `bind`, `volume` or `anonymous`; `mode` follows the second colon."""

    source: str
    target: str
    mode: str
    kind: str


class VolumesFrom(NamedTuple):
    """A container whose volumes are taken over."""

    container: str
    mode: str


class Tmpfs(NamedTuple):
    """A file system in memory."""

    target: str
    options: str


class Device(NamedTuple):
    """A device of the host as the container sees it."""

    host: str
    container: str
    permissions: str


class CdiDevice(NamedTuple):
    """A device by its qualified name, `vendor.com/class=name`."""

    name: str


class Rate(NamedTuple):
    """Bytes or operations a second for one device."""

    path: str
    rate: int


class Weight(NamedTuple):
    """The block weight of one device."""

    path: str
    weight: int


class GpuRequest(NamedTuple):
    """A request for graphics processors; `number` -1 means all."""

    driver: str
    number: int
    ids: tuple[str, ...] | None
    capabilities: tuple[str, ...]
    options: Mapping[str, str]


def volume(raw: str) -> Reading:
    """Read `-v`.

    Raises: ValueError, in the CLI's words.
    """
    if not raw:
        raise ValueError("invalid empty volume spec")
    if len(raw) <= 2:
        return Reading("anonymous", {"target": raw}, Bind("", raw, "", "anonymous"))
    parts = _sections(raw)
    if len(parts) == 1:
        return Reading("anonymous", {"target": raw}, Bind("", raw, "", "anonymous"))
    source, target, mode = parts[0], parts[1], parts[2] if len(parts) == 3 else ""
    kind = "bind" if source.startswith((".", "/", "~")) or re.match(r"[A-Za-z]:", source) else "volume"
    form = _volume_form(source, kind, mode.split(","))
    slots = {"source": source, "target": target, "mode": mode or "rw"}
    told = tuple(part_of(_mode_part(kind, one), one) for one in mode.split(",") if one in _MODES)
    return Reading(form, slots, Bind(source, target, mode, kind), told)


def _mode_part(kind: str, mode: str) -> str:
    """Give which text a mode has; some the daemon takes for one kind of mount only."""
    of_volume = mode == "nocopy"
    of_directory = mode.removeprefix("r") in ("private", "shared", "slave")
    unfit = kind == "bind" if of_volume else of_directory and kind != "bind"
    return "unfit" if unfit else _MODES[mode]


def _volume_form(source: str, kind: str, modes: list[str]) -> str:
    if kind == "bind" and posixpath.basename(source) == "docker.sock":
        return "bind_socket"  # read-only makes no difference: whoever can talk to it commands the daemon
    if kind == "volume" and "/" in source:
        return "mistyped"
    if "ro" in modes:
        return "bind_ro" if kind == "bind" else "named_ro"
    if kind == "bind" and {"z", "Z"} & set(modes):
        return "bind_relabel"
    return "bind" if kind == "bind" else "named"


def _sections(raw: str) -> list[str]:
    """Cut at colons, but not after the letter of a Windows drive."""
    parts: list[str] = [""]
    for char in raw:
        drive = len(parts[-1]) == 1 and parts[-1].isascii() and parts[-1].isalpha() and len(parts) < 3
        if char != ":" or drive:
            parts[-1] += char
            continue
        _check_section(raw, parts, more=True)
        parts.append("")
    _check_section(raw, parts, more=False)
    return parts


def _check_section(raw: str, parts: list[str], more: bool) -> None:
    if not parts[-1]:
        raise ValueError(f"invalid spec: {raw}: empty section between colons")
    if len(parts) == 3 and more:
        raise ValueError(f"invalid spec: {raw}: too many colons")


def volumes_from(raw: str) -> Reading:
    """Read `--volumes-from`."""
    container, _, mode = raw.partition(":")
    slots = {"container": container} | ({"mode": mode} if mode else {})
    return Reading("ro" if mode == "ro" else "mode" if mode else "", slots, VolumesFrom(container, mode))


def tmpfs(raw: str) -> Reading:
    """Read `--tmpfs`."""
    target, mark, options = raw.partition(":")
    found = Tmpfs(target, options)
    if not mark:
        return Reading("", {"target": target}, found)
    size = re.search(r"(?:^|,)size=(\d+[kmg]?)(?:,|$)", options, re.IGNORECASE)
    slots = {"target": target, "options": options}
    if size:
        human = numbers.human_size(numbers.ram_in_bytes(size[1]))
        return Reading("sized", {**slots, "size": human}, found)
    return Reading("options", slots, found)


def device(raw: str) -> Reading:
    """Read `--device`.

    Raises: ValueError, in the CLI's words.
    """
    if _QUALIFIED.fullmatch(raw):
        return Reading("qualified", {"name": raw}, CdiDevice(raw))
    parts = raw.split(":")
    if len(parts) > 3 or not parts[0]:
        raise ValueError(f"bad format for path: {raw}")
    inside, permissions = parts[0], "rwm"
    if len(parts) == 3:
        inside, permissions = parts[1], parts[2]
        if not _device_mode(permissions):
            raise ValueError(f"bad mode specified: {permissions}")
    elif len(parts) == 2:
        inside, permissions = (parts[0], parts[1]) if _device_mode(parts[1]) else (parts[1], "rwm")
    if not inside.startswith("/"):
        raise ValueError(f"{inside} is not an absolute path")
    outside = posixpath.normpath(parts[0]) if inside is parts[0] else parts[0]
    inside = posixpath.normpath(inside) if len(parts) < 3 else inside
    slots = {"source": outside, "target": inside, "permissions": permissions}
    return Reading("", slots, Device(outside, inside, permissions))


def _device_mode(mode: str) -> bool:
    return bool(mode) and set(mode) <= set("rwm") and len(set(mode)) == len(mode)


def device_rule(raw: str) -> Reading:
    """Read `--device-cgroup-rule`.

    Raises: ValueError, in the CLI's words.
    """
    if not _RULE.fullmatch(raw):
        raise ValueError(f"invalid device cgroup format '{raw}'")
    return Reading("", {"rule": raw}, raw)


def _device_path(raw: str) -> tuple[str, str]:
    path, mark, rest = raw.partition(":")
    if not mark or not path:
        raise ValueError(f"bad format: {raw}")
    if not path.startswith("/dev/"):
        raise ValueError(f"bad format for device path: {raw}")
    return path, rest


def _bad_rate(raw: str, unit: str = "", more: str = "") -> ValueError:
    wanted = f"The correct format is <device-path>:<number>{unit}. Number must be a positive integer{more}"
    return ValueError(f"invalid rate for device: {raw}. {wanted}")


def device_bps(raw: str) -> Reading:
    """Read bytes a second for one device.

    Raises: ValueError, in the CLI's words.
    """
    path, rest = _device_path(raw)
    try:
        rate = numbers.ram_in_bytes(rest)
    except ValueError:
        unit = ". Unit is optional and can be kb, mb, or gb"
        raise _bad_rate(raw, "[<unit>]", unit) from None
    return Reading("", {"path": path, "rate": numbers.human_size(rate)}, Rate(path, rate))


def device_iops(raw: str) -> Reading:
    """Read operations a second for one device.

    Raises: ValueError, in the CLI's words.
    """
    path, rest = _device_path(raw)
    try:
        rate = go.parse_uint(rest, prefixed=False)
    except ValueError:
        raise _bad_rate(raw) from None
    return Reading("", {"path": path, "rate": str(rate)}, Rate(path, rate))


def device_weight(raw: str) -> Reading:
    """Read the block weight of one device.

    Raises: ValueError, in the CLI's words.
    """
    path, rest = _device_path(raw)
    try:
        weight = go.parse_uint(rest, 16, prefixed=False)
    except ValueError:
        weight = 1
    if weight and not 10 <= weight <= 1000:
        raise ValueError(f"invalid weight for device: {raw}")
    return Reading("", {"path": path, "weight": str(weight)}, Weight(path, weight))


def gpus(raw: str) -> Reading:
    """Read `--gpus`.

    Raises: ValueError, in the CLI's words.
    """
    given: dict[str, str] = {}
    for field in go.csv_fields(raw):
        key, mark, content = field.partition("=")
        if key in given:
            raise ValueError(f"gpu request key '{key}' can be specified only once")
        if not mark:
            given[key] = ""
            key, content = "count", key
        given[key] = content
        _check_gpu(key, content, field)
    request = _gpu_request(given)
    return _gpu_reading(request)


def _check_gpu(key: str, content: str, field: str) -> None:
    if key == "count":
        _gpu_count(content)
    elif key not in ("driver", "device", "capabilities", "options"):
        raise ValueError(f"unexpected key '{key}' in '{field}'")


def _gpu_count(text: str) -> int:
    if text == "all":
        return -1
    try:
        return go.parse_int(text, prefixed=False)
    except ValueError as error:
        why = go.reason(error)
        raise ValueError(f'invalid count ({text}): value must be either "all" or an integer: {why}') from None


def _gpu_request(given: dict[str, str]) -> GpuRequest:
    ids = tuple(given["device"].split(",")) if "device" in given else None
    count = _gpu_count(given["count"]) if "count" in given else int(ids is None)
    capabilities = (*(given["capabilities"].split(",") if "capabilities" in given else ()), "gpu")
    options = go.csv_fields(given["options"]) if "options" in given else []
    pairs = {key: content for key, _, content in (option.partition("=") for option in options)}
    return GpuRequest(given.get("driver", ""), count, ids, capabilities, pairs)


def _gpu_reading(request: GpuRequest) -> Reading:
    parts = tuple(_gpu_parts(request))
    if request.number < 0:
        return Reading("all", {}, request, parts)
    if request.ids:
        return Reading("device", {"device": ", ".join(request.ids)}, request, parts)
    return Reading("", {"count": str(request.number)}, request, parts)


def _gpu_parts(request: GpuRequest) -> Iterator[Part]:
    """Give what is set beside the choice of the processors; `gpu` itself every request asks for."""
    if request.driver:
        yield part_of("driver", request.driver)
    if wanted := [one for one in request.capabilities[:-1] if one != "gpu"]:
        yield part_of("capabilities", ", ".join(wanted))
    if request.options:
        yield part_of("options", ", ".join(f"{key}={content}" for key, content in request.options.items()))
