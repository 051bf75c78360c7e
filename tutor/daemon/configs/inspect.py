"""`docker config inspect`."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any

from tutor.daemon.format.inspection import Found, inspect
from tutor.daemon.swarm.texts import is_pretty, labelled, moment, show_pretty

if TYPE_CHECKING:
    from tutor.daemon.call import Call


def forward(call: Call) -> int:
    """Show all there is to know about configs."""
    names = call.invocation.named("CONFIG")
    if is_pretty(call):
        return show_pretty(call, names, lambda name: call.connection.get(f"/configs/{name}"), _pretty)
    return inspect(call, names, lambda name: find(call, name))


def find(call: Call, name: str) -> Found:
    """Ask for one config."""
    return Found(call.connection.request("GET", f"/configs/{name}").text, "swarm.Config")


def _pretty(config: Any) -> str:
    labels = labelled(config["Spec"].get("Labels"))
    data = base64.b64decode(config["Spec"].get("Data") or "").decode("utf-8", "surrogateescape")
    return "\n".join(
        [
            f"ID:\t\t\t{config['ID']}",
            f"Name:\t\t\t{config['Spec']['Name']}",
            *(["Labels:", *labels] if labels else []),
            f"Created at:            \t{moment(config['CreatedAt'])}",
            f"Updated at:            \t{moment(config['UpdatedAt'])}",
            "Data:",
            data,
        ]
    )
