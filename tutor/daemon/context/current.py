"""The context in use, and the one called `default`, which is in no file."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tutor.daemon.context.store import Store, Tls
from tutor.daemon.endpoint import ONLY_ONE, resolve
from tutor.errors import DockerError

if TYPE_CHECKING:
    from tutor.daemon.call import Call
    from tutor.daemon.endpoint import Endpoint

DEFAULT = "default"
DESCRIPTION = "Current DOCKER_HOST based configuration"
OVERRIDES = (
    "Warning: DOCKER_HOST environment variable overrides the active context. "
    "To use {}, either set the global --context flag, or unset DOCKER_HOST environment variable."
)


def name(call: Call) -> str:
    """Give the name of the context in use; it may not exist."""
    return call.connection.endpoint.context


def read(call: Call, context: str) -> dict[str, Any]:
    """Give a context's metadata, also those of `default`.

    Raises: DockerError if there is none, or if several hosts were given.
    """
    if context != DEFAULT:
        return Store(call.config).read(context)
    found = _default(call)
    skip = bool(found.tls and not found.tls.verify)
    docker = {"Host": found.host, "SkipTLSVerify": skip}
    return {"Name": DEFAULT, "Metadata": {}, "Endpoints": {"docker": docker}}


def tls(call: Call, context: str) -> Tls:
    """Give a context's certificates."""
    if context != DEFAULT:
        return Store(call.config).tls(context)
    found = _default(call).tls
    files = {"ca.pem": found.ca, "cert.pem": found.cert, "key.pem": found.key} if found else {}
    data = {file: Path(path).read_bytes() for file, path in files.items() if path}
    return {"docker": data} if data else {}


def folders(call: Call, context: str) -> tuple[str, str]:
    """Give where a context's metadata and certificates are."""
    if context == DEFAULT:
        return "<IN MEMORY>", "<IN MEMORY>"
    store = Store(call.config)
    return str(store.meta_folder(context)), str(store.tls_folder(context))


def _default(call: Call) -> Endpoint:
    env = {key: text for key, text in os.environ.items() if key != "DOCKER_CONTEXT"}
    flags = tuple(use for use in call.invocation.globals if use.name != "context")
    if sum(use.name == "host" for use in flags) > 1:
        raise DockerError(ONLY_ONE)
    return resolve(flags, env, replace(call.config, data={}))
