"""`docker system info`, `docker info`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from tutor.daemon.errors import ApiError
from tutor.daemon.format.schema import typed
from tutor.daemon.format.table import parsed
from tutor.daemon.format.template import TemplateError, execute, parse
from tutor.daemon.format.template.functions import CLI
from tutor.daemon.system.plugins import faults, plugins
from tutor.daemon.system.summary import client_lines, server_lines
from tutor.daemon.system.version import client_version
from tutor.errors import DockerError

if TYPE_CHECKING:
    from tutor.daemon.call import Call

_USAGE = 64
_FIELD = re.compile(r"\.[a-zA-Z]")


def forward(call: Call) -> int:
    """Describe the client and the daemon.

    Raises: DockerError when the daemon does not answer, after the client has been described.
    """
    source = call.invocation.raw("format")
    client = {key: value for key, value in client_version(call).items() if key != "ApiVersion"}
    data: dict[str, Any] = {
        "ClientInfo": {"Debug": call.debug, **client, "Plugins": plugins(call), "Warnings": None}
    }
    return _templated(call, source, data) if source else _pretty(call, data)


def _pretty(call: Call, data: dict[str, Any]) -> int:
    _write(call, "".join(f"{line}\n" for line in client_lines(data["ClientInfo"])))
    for fault in faults(call):
        call.warn(fault)
    try:
        info = typed("system.Info", call.connection.get("/info")).data
    except ApiError as error:
        call.warn(f"ERROR: {error.text}")
        raise DockerError("errors pretty printing info") from error
    user = (call.config.table("auths").get(info["IndexServerAddress"]) or {}).get("username", "")
    _write(call, "".join(f"{line}\n" for line in server_lines(info, user, call.debug)))
    for warning in info["Warnings"] or ():
        call.warn(warning)
    return 0


def _templated(call: Call, source: str, data: dict[str, Any]) -> int:
    # Whether the daemon is asked depends on what the template shows.
    if source == "json":
        source = "{{json .}}"
    problem: DockerError | None = None
    if not _is_client_only(source, data):
        try:
            data |= call.connection.get("/info")
        except DockerError as error:
            problem = error
            data["ServerErrors"] = [error.text]
    template = parsed(source, _USAGE)
    try:
        text = execute(template, typed("system.dockerInfo", data))
    except TemplateError as error:
        _write(call, f"{error.printed}\n")
        raise DockerError(str(error)) from None
    _write(call, f"{text}\n")
    if problem is not None:
        raise problem
    return 0


def _is_client_only(source: str, data: dict[str, Any]) -> bool:
    if not _FIELD.search(source):
        return False
    try:
        execute(parse(source, CLI), typed("system.sparseInfo", data))
    except TemplateError:
        return False
    return True


def _write(call: Call, text: str) -> None:
    call.terminal.out.write(text.encode("utf-8", "surrogateescape"))
