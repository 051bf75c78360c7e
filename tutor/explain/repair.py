"""The learner's own line, changed so that it can work: built by replacing words in their places."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from tutor.explain.tail import moved_first, options_after

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tutor.bank.load import Bank
    from tutor.model import FlagUse, Invocation, Slots

_LAST_PORT: Final = 65535
_LOWEST_FREE: Final = 8080  # below 1024 a rootless daemon may not listen


def other_port(invocation: Invocation, slots: Slots, _bank: Bank) -> str:
    """Publish on the next port of the host that this line does not use itself."""
    uses = [use for use in invocation.uses("publish") if use.value.slots.get("host", "").isdigit()]
    wanted = slots.get("host", "")
    use = next((use for use in uses if use.value.slots["host"] == wanted), uses[0] if uses else None)
    if use is None:
        return ""
    taken = {int(use.value.slots["host"]) for use in uses}
    host = use.value.slots["host"]
    port = max(int(host) + 1, _LOWEST_FREE if int(host) < 1024 else 0)
    while port in taken:
        port += 1
    if port > _LAST_PORT:
        return ""
    head, _, container = use.value.raw.rpartition(":")
    return with_value(invocation, use, f"{head.removesuffix(host)}{port}:{container}")


def other_name(invocation: Invocation, slots: Slots, _bank: Bank) -> str:
    """Give the new container another name."""
    use = invocation.last("name")
    return with_value(invocation, use, f"{slots['name']}-2") if use and "name" in slots else ""


def flags_first(invocation: Invocation, _: Slots, bank: Bank) -> str:
    """Move the options that stand after the image, or the container, in front of it."""
    options = options_after(invocation, bank)
    return moved_first(invocation, options) if options else ""


def lower_case(invocation: Invocation, _slots: Slots, _bank: Bank) -> str:
    """Write the image in small letters."""
    image = next((operand for operand in invocation.operands if operand.value.kind == "image"), None)
    if image is None or not image.value.raw.replace("/", "").isascii() or ":/" in image.value.raw:
        return ""
    line = invocation.line
    repository, mark, tag = line[image.start : image.end].partition(":")
    return _spaced(line[: image.start], f"{repository.lower()}{mark}{tag}", line[image.end :])


def folder_here(invocation: Invocation, slots: Slots, _bank: Bank) -> str:
    """Write a path that was read as a volume name so that it is read as a folder of this one."""
    path = slots.get("path", "")
    use = next((use for use in invocation.uses("volume") if use.value.slots.get("source") == path), None)
    return with_value(invocation, use, f"./{use.value.raw}") if use else ""


class Repair(NamedTuple):
    """A way out: `make` gives the line, or "" if it cannot be built; it is the advice number `place`."""

    make: Callable[[Invocation, Slots, Bank], str]
    place: int = 0


REPAIRS: Final[Mapping[str, Repair]] = MappingProxyType(
    {
        "port-allocated": Repair(other_port),
        "port-in-use-by-host": Repair(other_port),
        "port-forbidden": Repair(other_port),
        "name-conflict": Repair(other_name, place=1),
        "flags-after-image": Repair(flags_first),
        "uppercase-reference": Repair(lower_case),
        "relative-bind-path": Repair(folder_here),
    }
)
"""Errors whose way out is the same line with one thing changed."""


def with_value(invocation: Invocation, use: FlagUse, value: str) -> str:
    """Give the line with another value for this use of a flag; "" where the value is not as typed."""
    line = invocation.line
    typed = line[use.start : use.end]
    at = typed.rfind(use.value.raw)
    if at < 0:
        return ""
    return f"{line[: use.start]}{typed[:at]}{value}{line[use.start + at + len(use.value.raw) :]}"


def _spaced(*parts: str) -> str:
    return " ".join(part.strip() for part in parts if part.strip())
