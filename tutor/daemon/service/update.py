"""`docker service update`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tutor.daemon.container.body.given import data
from tutor.daemon.service import parts
from tutor.daemon.service.change import change
from tutor.daemon.service.references import configs, secrets
from tutor.daemon.service.send import credentials, update
from tutor.daemon.service.wait import wait
from tutor.errors import DockerError

if TYPE_CHECKING:
    from tutor.daemon.call import Call

_BESIDE_ROLLBACK = {"rollback", "detach", "quiet"}


def forward(call: Call) -> int:
    """Change a service and wait until its tasks are as wanted.

    Raises: DockerError for flags that contradict each other or the service.
    """
    line = call.invocation
    name = line.operands[0].value.raw
    service = call.connection.get(f"/services/{name}", {"insertDefaults": "false"})
    query: dict[str, object] = {}
    if line.on("rollback"):
        if {use.name for use in line.flags} - _BESIDE_ROLLBACK:
            raise DockerError("other flags may not be combined with --rollback")
        query["rollback"] = "previous"
    container = service["Spec"]["TaskTemplate"]["ContainerSpec"]
    change(call, service["Spec"])
    _secrets(call, container)
    _configs(call, container)
    headers = {}
    if line.on("with-registry-auth"):
        headers = credentials(call, container["Image"])
    else:
        query["registryAuthFrom"] = "spec"
    resolve = line.given("image") and not line.on("no-resolve-image")
    update(call, service, query, headers, resolve)
    call.say(name)
    return 0 if line.on("detach") else wait(call, name, quiet=line.on("quiet"))


def _secrets(call: Call, container: dict[str, Any]) -> None:
    line = call.invocation
    gone = {use.value.raw for use in line.uses("secret-rm")}
    found = [one for one in container.get("Secrets") or () if one["SecretName"] not in gone]
    if line.given("secret-add"):
        found += secrets(call, data(line, "secret-add"))
    _put(container, "Secrets", found)


def _configs(call: Call, container: dict[str, Any]) -> None:
    """Change the configs; one that the runtime reads stays as long as a credential spec names it."""
    line = call.invocation
    gone = {use.value.raw for use in line.uses("config-rm")}
    use = line.last("credential-spec")
    spec: Any = use.value.data if use else None
    runtime = spec[1] if spec and spec[0] == "Config" else ""
    before = (
        "" if use else ((container.get("Privileges") or {}).get("CredentialSpec") or {}).get("Config", "")
    )
    found = []
    for one in container.get("Configs") or ():
        if one.get("Runtime") is None:
            found += [] if one["ConfigName"] in gone else [one]
        elif one["ConfigName"] == runtime or one["ConfigID"] == before:
            found.append(one)
    if line.given("config-add") or runtime:
        found += configs(call, data(line, "config-add"), runtime)
    _put(container, "Configs", found)
    if use:
        _set_credentials(container, spec, found)


def _set_credentials(container: dict[str, Any], spec: Any, configs_: list[Any]) -> None:
    credentials = None
    if spec:
        kind, name = spec
        ids = {one["ConfigName"]: one["ConfigID"] for one in configs_}
        credentials = parts.credential_spec(kind, ids.get(name, name) if kind == "Config" else name)
    before = container.get("Privileges")
    if before or credentials:
        container["Privileges"] = (before or parts.privileges(None)) | {"CredentialSpec": credentials}


def _put(target: dict[str, Any], key: str, value: Any) -> None:
    target.pop(key, None)
    if value:
        target[key] = value
