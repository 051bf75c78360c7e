"""Why a container fares as it does: the entry of the catalogue that fits its state best."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tutor.explain.state import entry_of

if TYPE_CHECKING:
    from tutor.bank.load import Bank
    from tutor.model import Diagnosis
    from tutor.objects import ContainerFacts


def of_container(container: ContainerFacts, bank: Bank) -> Diagnosis | None:
    """Give the entry for how the container ended or what is wrong with it; None if it just runs."""
    entry = _entry(container, bank)
    slots = {
        **_groups(entry, container, bank),
        "container": container.name,
        "name": container.name,
        "image": container.image,
        "code": str(container.exit_code),
    }
    return entry_of(entry, slots, bank) if entry else None


def meaning(code: int, bank: Bank) -> str:
    """Give the key of what an exit code means."""
    return f"error/{_of_code(code, bank)}/what"


def _entry(container: ContainerFacts, bank: Bank) -> str:
    if container.state == "restarting":
        return "restarting-again"
    if container.health == "unhealthy":
        return "unhealthy"
    if container.state == "paused":
        return "container-paused"
    if container.state not in ("exited", "created", "dead"):
        return ""
    if container.oom:
        return "out-of-memory"
    ended = "never-started" if container.state == "created" else _of_code(container.exit_code, bank)
    return _of_error(container, bank) or ended


def _of_error(container: ContainerFacts, bank: Bank) -> str:
    """Find what the daemon itself said when it could not start the container."""
    if not container.error:
        return ""
    found = (one.id for one in bank.errors if one.pattern and re.search(one.pattern, container.error))
    return next(found, "")


def _of_code(code: int, bank: Bank) -> str:
    return next((one.id for one in bank.errors if f"exit-{code}" in one.codes), "exit-other")


def _groups(entry: str, container: ContainerFacts, bank: Bank) -> dict[str, str]:
    pattern = next((one.pattern for one in bank.errors if one.id == entry), "")
    match = re.search(pattern, container.error) if pattern and container.error else None
    return {name: text for name, text in match.groupdict().items() if text} if match else {}
