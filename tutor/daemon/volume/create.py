"""`docker volume create`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tutor.daemon.container.body.given import number

if TYPE_CHECKING:
    from tutor.daemon.call import Call
    from tutor.model import Invocation


def forward(call: Call) -> int:
    """Create a volume and print its name."""
    line = call.invocation
    name = "".join(one.value.raw for one in line.operands) or line.raw("name")
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
    """Tell whether a cluster volume is meant. Secrets and places alone do not say so to the CLI."""
    flags = ("group", "scope", "sharing", "type", "limit-bytes", "required-bytes", "availability")
    return any(line.given(flag) for flag in flags)


def _cluster(line: Invocation) -> dict[str, Any]:
    mode: dict[str, Any] = {"Scope": line.raw("scope", "single"), "Sharing": line.raw("sharing", "none")}
    kinds = {"mount": "MountVolume", "block": "BlockVolume"}
    kind = kinds.get(line.raw("type", "block"))
    places = {"Requisite": _topology(line, "topology-required")}
    places["Preferred"] = _topology(line, "topology-preferred")
    secrets = [{"Key": key, "Secret": secret} for key, secret in _pairs(line, "secret").items()]
    spec = {
        "Group": line.raw("group"),
        "AccessMode": mode | ({kind: {}} if kind else {}),
        "AccessibilityRequirements": {key: found for key, found in places.items() if found},
        "CapacityRange": {
            "RequiredBytes": number(line, "required-bytes"),
            "LimitBytes": number(line, "limit-bytes"),
        },
        "Secrets": secrets,
        "Availability": line.raw("availability", "active"),
    }
    return {key: one for key, one in spec.items() if one or key not in {"Group", "Secrets"}}


def _topology(line: Invocation, flag: str) -> list[dict[str, dict[str, str]]]:
    return [
        {"Segments": dict(one.partition("=")[::2] for one in use.value.raw.split(","))}
        for use in line.uses(flag)
    ]
