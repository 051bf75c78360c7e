"""`docker stack ls`."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tutor.daemon.format import filters
from tutor.daemon.format.gotypes import Row
from tutor.daemon.format.names import natural
from tutor.daemon.format.table import Listing
from tutor.daemon.stack.names import LABEL
from tutor.errors import DockerError

if TYPE_CHECKING:
    from tutor.daemon.call import Call

_HEADERS = {"Name": "NAME", "Services": "SERVICES"}
_TABLE = r"table {{.Name}}\t{{.Services}}"


def forward(call: Call) -> int:
    """List stacks by name.

    Raises: DockerError if a service was found that belongs to none.
    """
    services = call.connection.get("/services", {"filters": filters.encoded([("label", LABEL)])})
    counts: Counter[str] = Counter()
    for service in services:
        name = service["Spec"].get("Labels", {}).get(LABEL)
        if name is None:
            raise DockerError(f"cannot get label {LABEL} for service {service['ID']}")
        counts[name] += 1
    source = call.invocation.raw("format")
    listing = Listing(_TABLE if source in ("", "table") else source, _HEADERS, "formatter.stackContext")
    rows = (_row(name, counts[name]) for name in sorted(counts, key=natural))
    call.terminal.out.write(listing.render(rows).encode())
    return 0


def _row(name: str, count: int) -> Row:
    return Row({"Name": lambda: name, "Services": lambda: str(count)})
