"""What `docker build` asks for, as the query of its request."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

from tutor.daemon.container.body.config import proxies
from tutor.daemon.container.body.devices import ulimits
from tutor.daemon.container.body.given import data, number, pairs, raws
from tutor.daemon.gojson import dumps

if TYPE_CHECKING:
    from tutor.daemon.call import Call

_TEXTS: Final = {
    "cpusetcpus": "cpuset-cpus",
    "cpusetmems": "cpuset-mems",
    "cgroupparent": "cgroup-parent",
    "target": "target",
}
_NUMBERS: Final = {
    "cpushares": "cpu-shares",
    "cpuperiod": "cpu-period",
    "cpuquota": "cpu-quota",
    "memory": "memory",
    "memswap": "memory-swap",
    "shmsize": "shm-size",
}
_SWITCHES: Final = {
    "q": "quiet",
    "nocache": "no-cache",
    "forcerm": "force-rm",
    "pull": "pull",
    "squash": "squash",
}


def query(call: Call, dockerfile: str) -> dict[str, object]:
    """Give the query; what has its default is left out."""
    line = call.invocation
    parts: dict[str, object] = {"dockerfile": dockerfile, "t": raws(line, "tag")}
    parts |= {key: line.raw(flag) for key, flag in _TEXTS.items()}
    parts |= {key: number(line, flag) for key, flag in _NUMBERS.items()}
    parts |= {key: "1" if line.on(flag) else "" for key, flag in _SWITCHES.items()}
    parts |= {
        "rm": "" if line.on("rm", True) else "0",
        "networkmode": "" if line.raw("network") == "default" else line.raw("network"),
        "isolation": "" if line.raw("isolation").lower() == "default" else line.raw("isolation"),
        "platform": (line.raw("platform") or call.default_platform).lower(),
        "securityopt": [text for raw in raws(line, "security-opt") for text in raw.split(",")],
        "extrahosts": [raw.replace("=", ":", 1) if _is_new(raw) else raw for raw in raws(line, "add-host")],
        "version": "1",
    }
    return {key: value for key, value in (parts | _objects(call)).items() if value not in ("", 0, [])}


def _objects(call: Call) -> dict[str, object]:
    line = call.invocation
    found = {
        "buildargs": _arguments(call),
        "labels": dict(sorted(pairs(line, "label").items())),
        "cachefrom": [text for raw in raws(line, "cache-from") for text in raw.split(",")],
        "ulimits": ulimits(line),
    }
    return {key: dumps(value) for key, value in found.items() if value}


def _arguments(call: Call) -> dict[str, str | None]:
    """Give the build arguments; a bare name takes its value from the environment, if it has one."""
    typed = {pair.key: _value(pair.key, pair.content) for pair in data(call.invocation, "build-arg")}
    return dict(sorted({**proxies(call), **typed}.items()))


def _value(key: str, content: str | None) -> str | None:
    return os.environ.get(key) if content is None else content


def _is_new(raw: str) -> bool:
    """Tell `name=address` from `name:address`."""
    return "=" in raw and ":" not in raw.partition("=")[0]
