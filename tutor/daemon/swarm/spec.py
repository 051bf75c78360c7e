"""What flags change in the swarm's own settings, the spec."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tutor.daemon.container.body.given import data, number
from tutor.daemon.swarm.texts import bad_value
from tutor.errors import DockerError
from tutor.language.values.go import quote

if TYPE_CHECKING:
    from tutor.daemon.call import Call
    from tutor.model import Invocation

_NUMBERS = {
    "task-history-limit": ("Orchestration", "TaskHistoryRetentionLimit"),
    "dispatcher-heartbeat": ("Dispatcher", "HeartbeatPeriod"),
    "max-snapshots": ("Raft", "KeepOldSnapshots"),
    "snapshot-interval": ("Raft", "SnapshotInterval"),
    "cert-expiry": ("CAConfig", "NodeCertExpiry"),
}
_POINTERS = {"TaskHistoryRetentionLimit", "KeepOldSnapshots"}  # their 0 is sent
_AVAILABILITIES = {"active", "pause", "drain"}
_PEM = re.compile(r"-----BEGIN ([^\n]*)-----\n.*?-----END \1-----", re.DOTALL)


def empty() -> dict[str, Any]:
    """Give the settings of a swarm that is yet to be."""
    return {
        "Labels": None,
        "Orchestration": {},
        "Raft": {"ElectionTick": 0, "HeartbeatTick": 0},
        "Dispatcher": {},
        "CAConfig": {},
        "TaskDefaults": {},
        "EncryptionConfig": {"AutoLockManagers": False},
    }


def merge(call: Call, spec: dict[str, Any], certificate: str) -> None:
    """Put what the flags say into `spec`; `certificate` is the one that external CAs must sign with."""
    line = call.invocation
    for flag, (part, key) in _NUMBERS.items():
        if line.given(flag):
            spec[part][key] = number(line, flag)
            if not spec[part][key] and key not in _POINTERS:
                del spec[part][key]
    if line.given("autolock"):
        spec["EncryptionConfig"]["AutoLockManagers"] = line.on("autolock")
    if line.given("external-ca"):
        spec["CAConfig"]["ExternalCAs"] = [_authority(one, certificate) for one in data(line, "external-ca")]


def _authority(one: Any, certificate: str) -> dict[str, Any]:
    options = {"Options": dict(one.options)} if one.options else {}
    return {"Protocol": "cfssl", "URL": one.url, **options, "CACert": certificate}


def check_files(call: Call) -> None:
    """Read the certificates that flags name, as the CLI does while it reads flags.

    Raises: DockerError if one cannot be read or is none.
    """
    for use in call.invocation.uses("external-ca"):
        path = getattr(use.value.data, "certificate", "")
        if path:
            _certificate(call, use.name, use.value.raw, path)


def _certificate(call: Call, flag: str, raw: str, path: str) -> None:
    try:
        found = Path(path).read_text("utf-8", "replace")
    except OSError as error:
        why = f"unable to read CA cert for external CA: open {path}: {(error.strerror or '').lower()}"
        raise bad_value(call, flag, raw, why) from error
    if not _PEM.search(found):
        raise bad_value(call, flag, raw, "CA cert for external CA must be in PEM format")


def pem(call: Call, flag: str) -> str:
    """Read the file of a `--ca-cert` or `--ca-key`; "" without the flag.

    Raises: DockerError if it cannot be read or is not PEM.
    """
    path = call.invocation.raw(flag)
    if not call.invocation.given(flag):
        return ""
    try:
        found = Path(path).read_text("utf-8", "replace")
    except OSError as error:
        raise bad_value(call, flag, path, f"open {path}: {(error.strerror or '').lower()}") from error
    if not _PEM.search(found):
        raise bad_value(call, flag, path, "file contents must be in PEM format")
    return found


def availability(line: Invocation) -> str:
    """Give what `--availability` says.

    Raises: DockerError if it is no availability.
    """
    if not line.given("availability"):
        return ""
    raw = line.raw("availability")
    if raw.lower() not in _AVAILABILITIES:
        raise DockerError(f"invalid availability {quote(raw)}, only active, pause and drain are supported")
    return raw.lower()


def listen(line: Invocation) -> str:
    """Give the address to listen on."""
    use = line.last("listen-addr")
    return str(use.value.data) if use else "0.0.0.0:2377"


def send(call: Call, swarm: Any, **rotate: bool) -> None:
    """Send the changed settings back, and what to make anew (`WorkerToken`, ...)."""
    query: dict[str, object] = {"version": swarm["Version"]["Index"]}
    for what in ("WorkerToken", "ManagerToken", "ManagerUnlockKey"):
        query[f"rotate{what}"] = "true" if rotate.get(what) else "false"
    call.connection.post("/swarm/update", query, swarm["Spec"])
