"""Fields of a value that are not taken: `--network name=app,ip=300.1.1.1`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tutor.explain.refusals.addresses import version
from tutor.explain.refusals.base import said

if TYPE_CHECKING:
    from tutor.explain.refusals.base import Found


def refused(kind: str, name: str, content: str) -> Found:
    """Give what to say of a field, a key and its slots; None where it is taken."""
    if kind != "network":
        return None
    found = None
    if name in ("ip", "ip6") and version(content) != {"ip": 4, "ip6": 6}[name]:
        found = said("ipv4" if name == "ip" else "ipv6")
    elif name == "link-local-ip" and not version(content):
        found = said("address")
    elif name == "mac-address" and not re.fullmatch(
        r"(?:[0-9a-f]{2}[:-]?){6}|(?:[0-9a-f]{4}\.?){3}", content
    ):
        found = said("mac")
    return found and (found[0], {"value": content, **found[1]})
