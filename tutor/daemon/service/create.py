"""`docker service create`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tutor.daemon.container.body.given import data
from tutor.daemon.service.references import configs, secrets
from tutor.daemon.service.send import create, credentials
from tutor.daemon.service.spec import spec
from tutor.daemon.service.wait import wait

if TYPE_CHECKING:
    from tutor.daemon.call import Call


def forward(call: Call) -> int:
    """Create a service, print its ID and wait until it runs as wanted."""
    line = call.invocation
    wanted = spec(call)
    container = wanted["TaskTemplate"]["ContainerSpec"]
    if line.given("secret"):
        container["Secrets"] = secrets(call, data(line, "secret"))
    _add_configs(call, container)
    headers = credentials(call, line.named("IMAGE")[0]) if line.on("with-registry-auth") else {}
    made = create(call, wanted, headers, resolve=not line.on("no-resolve-image"))
    call.say(made)
    return 0 if line.on("detach") else wait(call, made, quiet=line.on("quiet"))


def _add_configs(call: Call, container: dict[str, Any]) -> None:
    typed = data(call.invocation, "config")
    credential = container.get("Privileges", {}).get("CredentialSpec", {})
    runtime = credential.get("Config", "")
    if typed or runtime:
        container["Configs"] = configs(call, typed, runtime)
    for one in container.get("Configs") or ():
        if runtime and one["ConfigName"] == runtime:
            credential["Config"] = one["ConfigID"]
            return
