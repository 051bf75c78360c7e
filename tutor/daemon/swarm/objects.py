"""Secrets, configs: what their commands have in common."""

from __future__ import annotations

import base64
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tutor.daemon.container.body.given import pairs
from tutor.daemon.errors import joined
from tutor.daemon.format import filters
from tutor.daemon.format.chosen import chosen
from tutor.daemon.format.gotypes import Row
from tutor.daemon.format.names import labels, natural
from tutor.daemon.format.table import Listing
from tutor.daemon.format.units import ago, epoch_of
from tutor.errors import DockerError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from tutor.daemon.call import Call

_HEADERS = {
    "ID": "ID",
    "Name": "NAME",
    "Driver": "DRIVER",
    "CreatedAt": "CREATED",
    "UpdatedAt": "UPDATED",
    "Labels": "LABELS",
}


def content(call: Call, name: str, limit: int) -> str:
    """Read what is to be kept from a file, or from standard input for `-`, as the API takes it.

    Raises: DockerError if it cannot be read, is empty or is longer than `limit` bytes.
    """
    source = "STDIN" if name == "-" else name
    try:
        data = _all(call.terminal.stdin, limit) if name == "-" else _file(name, limit)
    except OSError as error:
        doing = "read" if isinstance(error, IsADirectoryError) else "open"
        why = f"{doing} {name}: {(error.strerror or '').lower()}"
        raise DockerError(f"error reading from {source}: {why}") from error
    if not data:
        raise DockerError(f"error reading from {source}: data is empty")
    return base64.b64encode(data[:limit]).decode()


def _file(name: str, limit: int) -> bytes:
    with Path(name).open("rb") as file:
        return file.read(limit + 1)


def _all(descriptor: int, limit: int) -> bytes:
    data = b""
    while descriptor >= 0 and len(data) <= limit and (part := os.read(descriptor, 1 << 16)):
        data += part
    return data


def spec(call: Call, name: str) -> dict[str, Any]:
    """Give the part of the body that secrets and configs share."""
    template = call.invocation.raw("template-driver")
    body: dict[str, Any] = {"Name": name} if name else {}
    body["Labels"] = pairs(call.invocation, "label")
    return body | ({"Templating": {"Name": template}} if template else {})


def show(call: Call, kind: str, table: str, driver: bool) -> int:
    """List the objects of a kind (`secret`) by name."""
    line = call.invocation
    found = call.connection.get(f"/{kind}s", filters.query(line))
    source = chosen(call, f"{kind}Format", table, "{{.ID}}")
    headers = {key: title for key, title in _HEADERS.items() if driver or key != "Driver"}
    listing = Listing(source, headers, f"{kind}.{kind}Context")
    rows = (_row(one, driver) for one in sorted(found, key=lambda one: natural(one["Spec"]["Name"])))
    call.terminal.out.write(listing.render(rows).encode("utf-8", "surrogateescape"))
    return 0


def _row(one: Any, driver: bool) -> Row:
    own = one["Spec"].get("Labels") or {}
    cells: dict[str, Callable[[], Any]] = {
        "ID": lambda: one["ID"],
        "Name": lambda: one["Spec"]["Name"],
        "CreatedAt": lambda: ago(epoch_of(one["CreatedAt"]) or 0),
        "UpdatedAt": lambda: ago(epoch_of(one["UpdatedAt"]) or 0),
        "Labels": lambda: labels(own),
    }
    if driver:
        cells["Driver"] = lambda: (one["Spec"].get("Driver") or {}).get("Name", "")
    return Row(cells, {"Label": lambda name: own.get(name, "")})


def remove(call: Call, names: Iterable[str], path: str, query: Mapping[str, object] | None = None) -> int:
    """Remove one after the other and print the names of those that are gone.

    Raises: DockerError with what went wrong with the others.
    """
    errors: list[DockerError] = []
    for name in names:
        try:
            call.connection.delete(f"{path}/{name}", query)
        except DockerError as error:
            errors.append(error)
        else:
            call.say(name)
    if errors:
        raise joined(errors)
    return 0
