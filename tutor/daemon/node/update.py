"""`docker node update`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tutor.daemon.container.body.given import pairs, raws
from tutor.daemon.node.change import change
from tutor.errors import DockerError

if TYPE_CHECKING:
    from tutor.daemon.call import Call


def forward(call: Call) -> int:
    """Change the role, the availability, the labels of a node."""
    line = call.invocation

    def alter(node: Any) -> bool:
        spec = node["Spec"]
        for flag, key in (("role", "Role"), ("availability", "Availability")):
            if line.given(flag):
                spec[key] = line.raw(flag)
        labels = spec["Labels"] = dict(spec.get("Labels") or {}) | pairs(line, "label-add")
        for name in raws(line, "label-rm"):
            if name not in labels:
                raise DockerError(f"key {name} doesn't exist in node's labels")
            del labels[name]
        return True

    return change(call, line.named("NODE"), alter, "{}")
