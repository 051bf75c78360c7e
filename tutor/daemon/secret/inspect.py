"""`docker secret inspect`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tutor.daemon.format.inspection import Found, inspect
from tutor.daemon.swarm.texts import is_pretty, labelled, moment, show_pretty

if TYPE_CHECKING:
    from tutor.daemon.call import Call


def forward(call: Call) -> int:
    """Show all there is to know about secrets, but not what they hide."""
    names = call.invocation.named("SECRET")
    if is_pretty(call):
        return show_pretty(call, names, lambda name: call.connection.get(f"/secrets/{name}"), _pretty)
    return inspect(call, names, lambda name: find(call, name))


def find(call: Call, name: str) -> Found:
    """Ask for one secret."""
    return Found(call.connection.request("GET", f"/secrets/{name}").text, "swarm.Secret")


def _pretty(secret: Any) -> str:
    labels = labelled(secret["Spec"].get("Labels"))
    driver = (secret["Spec"].get("Driver") or {}).get("Name", "")
    return "\n".join(
        [
            f"ID:              {secret['ID']}",
            f"Name:              {secret['Spec']['Name']}",
            *(["Labels:", *labels] if labels else []),
            f"Driver:            {driver}",
            f"Created at:        {moment(secret['CreatedAt'])}",
            f"Updated at:        {moment(secret['UpdatedAt'])}",
        ]
    )
