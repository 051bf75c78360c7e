"""`--use-api-socket`: what a container needs besides the daemon's socket to act for its user."""

from __future__ import annotations

import base64
import io
import json
import tarfile
from typing import TYPE_CHECKING

from tutor.daemon.container.each import path
from tutor.daemon.registry.auth import every

if TYPE_CHECKING:
    from tutor.daemon.call import Call

_NAME = "DOCKER_CONFIG"
_FOLDER = "/run/secrets/docker"
_FOR_ITS_OWNER = 0o600


def environment(call: Call, given: list[str]) -> list[str]:
    """Add the variable that leads to the credentials, where there are any and none is typed."""
    typed = any(pair.partition("=")[0] == _NAME for pair in given)
    if not call.invocation.on("use-api-socket") or typed or not every(call):
        return given
    return [*given, f"{_NAME}={_FOLDER}"]


def hand_over(call: Call, container: str, variables: list[str]) -> None:
    """Copy the credentials to where `environment` says they are."""
    if call.invocation.on("use-api-socket") and f"{_NAME}={_FOLDER}" in variables:
        query = {"noOverwriteDirNonDir": "true", "path": "/"}
        call.connection.request("PUT", path(container, "archive"), query, data=_archive(_settings(call)))


def _settings(call: Call) -> bytes:
    auths = {}
    for server, found in every(call).items():
        pair = f"{found.get('username', '')}:{found.get('password', '')}"
        auths[server] = {
            "auth": base64.b64encode(pair.encode()).decode() if pair != ":" else "",
            "identitytoken": found.get("identitytoken", ""),
        }
    kept = {server: {key: text for key, text in auth.items() if text} for server, auth in auths.items()}
    return json.dumps({"auths": kept}, indent="\t", ensure_ascii=False).encode()


def _archive(settings: bytes) -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w") as tar:
        file = tarfile.TarInfo(f"{_FOLDER}/config.json")
        file.size, file.mode = len(settings), _FOR_ITS_OWNER
        tar.addfile(file, io.BytesIO(settings))
    return made.getvalue()
