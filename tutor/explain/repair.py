"""The learner's own line, changed so that it can work: built by replacing words in their places."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tutor.model import FlagUse, Invocation, Slots

_LAST_PORT: Final = 65535
_LOWEST_FREE: Final = 8080  # below 1024 a rootless daemon may not listen


def other_port(invocation: Invocation, slots: Slots) -> str:
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
    return _with_value(invocation, use, f"{head.removesuffix(host)}{port}:{container}")


def other_name(invocation: Invocation, slots: Slots) -> str:
    """Give the new container another name."""
    use = invocation.last("name")
    return _with_value(invocation, use, f"{slots['name']}-2") if use and "name" in slots else ""


def flags_first(invocation: Invocation, slots: Slots) -> str:  # noqa: ARG001 (all repairs are called alike)
    """Move what stands after the image in front of it."""
    image = next((operand for operand in invocation.operands if operand.name == "IMAGE"), None)
    if image is None:
        return ""
    line = invocation.line
    return _spaced(line[: image.start], line[image.end :], line[image.start : image.end])


def lower_case(invocation: Invocation, slots: Slots) -> str:  # noqa: ARG001 (all repairs are called alike)
    """Write the image in small letters."""
    image = next((operand for operand in invocation.operands if operand.value.kind == "image"), None)
    if image is None or not image.value.raw.replace("/", "").isascii() or ":/" in image.value.raw:
        return ""
    line = invocation.line
    repository, mark, tag = line[image.start : image.end].partition(":")
    return _spaced(line[: image.start], f"{repository.lower()}{mark}{tag}", line[image.end :])


REPAIRS: Final[Mapping[str, Callable[[Invocation, Slots], str]]] = MappingProxyType(
    {
        "port-allocated": other_port,
        "port-in-use-by-host": other_port,
        "port-forbidden": other_port,
        "name-conflict": other_name,
        "flags-after-image": flags_first,
        "uppercase-reference": lower_case,
    }
)
"""Errors whose way out is the same line with one thing changed; "" where that cannot be built."""


def _with_value(invocation: Invocation, use: FlagUse, value: str) -> str:
    line = invocation.line
    typed = line[use.start : use.end]
    at = typed.rfind(use.value.raw)
    if at < 0:
        return ""
    return f"{line[: use.start]}{typed[:at]}{value}{line[use.start + at + len(use.value.raw) :]}"


def _spaced(*parts: str) -> str:
    return " ".join(part.strip() for part in parts if part.strip())
