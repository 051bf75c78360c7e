"""`docker volume create`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tutor.daemon.call import Call
    from tutor.model import Invocation


def forward(call: Call) -> int:
    """Create a volume and print its name."""
    line = call.invocation
    name = "".join(one.value.raw for one in line.operands)
    body: dict[str, Any] = {
        "ClusterVolumeSpec": _cluster(line) if _is_cluster(line) else None,
        "Driver": line.raw("driver", "local"),
        "DriverOpts": _pairs(line, "opt"),
        "Labels": _pairs(line, "label"),
        "Name": name,
    }
    answer = call.connection.post("/volumes/create", body={key: one for key, one in body.items() if one})
    call.say(answer["Name"])
    return 0


def _pairs(line: Invocation, flag: str) -> dict[str, str]:
    return dict(sorted(use.value.raw.partition("=")[::2] for use in line.uses(flag)))


def _is_cluster(line: Invocation) -> bool:
    flags = ("group", "scope", "sharing", "type", "secret", "limit-bytes", "required-bytes", "availability")
    return any(line.given(flag) for flag in (*flags, "topology-required", "topology-preferred"))


def _cluster(line: Invocation) -> dict[str, Any]:
    mode: dict[str, Any] = {
        "Scope": line.raw("scope", "single"),
        "Sharing": line.raw("sharing", "none"),
        "CapacityRange": _capacity(line),
        "Availability": line.raw("availability", "active"),
    }
    if line.raw("type", "block") == "mount":
        mode["MountVolume"] = {}
    else:
        mode["BlockVolume"] = {}
    secrets = [{"Key": key, "Secret": secret} for key, secret in _pairs(line, "secret").items()]
    mode |= {"Secrets": secrets} if secrets else {}
    places = {
        key: _topology(line, flag)
        for key, flag in (("Requisite", "topology-required"), ("Preferred", "topology-preferred"))
    }
    mode["AccessibilityRequirements"] = {key: found for key, found in places.items() if found}
    return {"Group": line.raw("group"), "AccessMode": mode}


def _capacity(line: Invocation) -> dict[str, int]:
    found = {}
    for key, flag in (("RequiredBytes", "required-bytes"), ("LimitBytes", "limit-bytes")):
        use = line.last(flag)
        if use is not None and use.value.data:
            found[key] = int(str(use.value.data))
    return found


def _topology(line: Invocation, flag: str) -> list[dict[str, dict[str, str]]]:
    return [
        {"Segments": dict(one.partition("=")[::2] for one in use.value.raw.split(","))}
        for use in line.uses(flag)
    ]
