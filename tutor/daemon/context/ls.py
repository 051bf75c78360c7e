"""`docker context ls`."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from tutor.daemon.context import current
from tutor.daemon.context.store import Store
from tutor.daemon.format.gotypes import Row
from tutor.daemon.format.names import natural
from tutor.daemon.format.table import Listing
from tutor.daemon.format.tabwriter import ellipsis
from tutor.errors import DockerError

if TYPE_CHECKING:
    from tutor.daemon.call import Call

_HEADERS = {
    "Name": "NAME",
    "Description": "DESCRIPTION",
    "DockerEndpoint": "DOCKER ENDPOINT",
    "Error": "ERROR",
}
_TABLE = r"table {{.Name}}{{if .Current}} *{{end}}\t{{.Description}}\t{{.DockerEndpoint}}\t{{.Error}}"
_ERROR_WIDTH = 45


def forward(call: Call) -> int:
    """List the contexts by name."""
    used = current.name(call)
    metas = [current.read(call, current.DEFAULT), *Store(call.config).all()]
    rows = {meta["Name"]: _row(meta, meta["Name"] == used) for meta in metas}
    if used not in rows:
        rows[used] = _missing(call, used)
    line = call.invocation
    source = "table" if line.on("quiet") else line.raw("format") or "table"
    if source == "table":
        source = "{{.Name}}" if line.on("quiet") else _TABLE
    listing = Listing(source, _HEADERS, "formatter.clientContextContext")
    text = listing.render(rows[name] for name in sorted(rows, key=natural))
    call.terminal.out.write(text.encode("utf-8", "surrogateescape"))
    if os.environ.get("DOCKER_HOST"):
        call.warn(current.OVERRIDES.format("a context"))
    return 0


def _row(meta: dict[str, Any], used: bool) -> Row:
    name = meta["Name"]
    description = current.DESCRIPTION if name == current.DEFAULT else meta["Metadata"].get("Description", "")
    return _cells(name, used, description, (meta["Endpoints"].get("docker") or {}).get("Host", ""), "")


def _missing(call: Call, name: str) -> Row:
    problem = ""
    try:
        current.read(call, name)
    except DockerError as error:
        problem = error.text
    return _cells(name, True, "", "", problem)


def _cells(name: str, used: bool, description: str, host: str, problem: str) -> Row:
    return Row(
        {
            "Name": lambda: name,
            "Current": lambda: used,
            "Description": lambda: description,
            "DockerEndpoint": lambda: host,
            "Error": lambda: ellipsis(problem.replace("\n", " "), _ERROR_WIDTH),
        }
    )
