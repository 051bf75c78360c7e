"""`docker image history`."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from tutor.daemon.format.gotypes import Row
from tutor.daemon.format.names import short_id
from tutor.daemon.format.table import Listing
from tutor.daemon.format.tabwriter import ellipsis
from tutor.daemon.format.units import ago, human_size
from tutor.daemon.image.platform import platform_query

if TYPE_CHECKING:
    from tutor.daemon.call import Call

_HEADERS = {
    "ID": "IMAGE",
    "CreatedSince": "CREATED",
    "CreatedAt": "CREATED AT",
    "CreatedBy": "CREATED BY",
    "Size": "SIZE",
    "Comment": "COMMENT",
}
_CREATED_BY_WIDTH = 45


def forward(call: Call) -> int:
    """Show how an image was made, the newest step first."""
    line = call.invocation
    query = platform_query(line.raw("platform"), "invalid platform: ")
    steps = call.connection.get(f"/images/{line.operands[0].value.raw}/history", query)
    short, human = not line.on("no-trunc"), line.on("human", True)
    listing = Listing(
        _format(line.raw("format") or "table", line.on("quiet"), human), _HEADERS, "image.historyContext"
    )
    text = listing.render(_row(one, short, human) for one in steps)
    call.terminal.out.write(text.encode("utf-8", "surrogateescape"))
    return 0


def _format(source: str, quiet: bool, human: bool) -> str:
    if source != "table":
        return source
    if quiet:
        return "{{.ID}}"
    created = "CreatedSince" if human else "CreatedAt"
    return rf"table {{{{.ID}}}}\t{{{{.{created}}}}}\t{{{{.CreatedBy}}}}\t{{{{.Size}}}}\t{{{{.Comment}}}}"


def _row(step: Any, short: bool, human: bool) -> Row:
    made_by = step["CreatedBy"].replace("\t", " ")
    created = step["Created"]
    return Row(
        {
            "ID": lambda: short_id(step["Id"]) if short else step["Id"],
            "CreatedSince": lambda: _since(created) if human else _local(created),
            "CreatedAt": lambda: _local(created),
            "CreatedBy": lambda: ellipsis(made_by, _CREATED_BY_WIDTH) if short else made_by,
            "Size": lambda: human_size(step["Size"], 3) if human else str(step["Size"]),
            "Comment": lambda: step["Comment"],
        }
    )


def _since(created: int) -> str:
    return ago(created) if created > 0 else "N/A"


def _local(created: int) -> str:
    if created <= 0:
        return ""
    text = datetime.fromtimestamp(created, UTC).astimezone().isoformat()
    return text.replace("+00:00", "Z")
