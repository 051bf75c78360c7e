"""`docker stack deploy`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tutor.daemon.errors import joined
from tutor.daemon.registry.auth import header
from tutor.daemon.registry.reference import parse
from tutor.daemon.service.references import configs, secrets
from tutor.daemon.service.send import settle
from tutor.daemon.service.wait import wait
from tutor.daemon.stack.files import checked, named_files
from tutor.daemon.stack.names import belonging, check, scoped
from tutor.daemon.stack.rm import remove
from tutor.daemon.stack.spec import IMAGE_LABEL, spec
from tutor.daemon.stack.things import make_networks, make_objects
from tutor.errors import DockerError
from tutor.language.values.go import quote
from tutor.language.values.swarm import FileReference

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tutor.daemon.call import Call

_RESOLVE = ("always", "changed", "never")
_IN_THE_BACKGROUND = (
    "Since --detach=false was not specified, tasks will be created in the background.\n"
    "In a future release, --detach=false will become the default."
)
_NO_MANAGER = (
    'this node is not a swarm manager. Use "docker swarm init" or "docker swarm join" to connect this node '
    "to swarm and try again"
)


def forward(call: Call) -> int:
    """Make a stack as its compose files say, or change it to that.

    Raises: DockerError for what is wrong in the files, or what the daemon refuses.
    """
    line = call.invocation
    stack = check(line.operands[0].value.raw)
    config = checked(call, named_files(call))
    resolve = line.raw("resolve-image", "always")
    if resolve not in _RESOLVE:
        raise DockerError(f"Invalid option {resolve} for flag --resolve-image")
    detach = line.on("detach", default=True)
    if detach and not line.given("detach"):
        call.warn(_IN_THE_BACKGROUND)
    if not call.connection.get("/info").get("Swarm", {}).get("ControlAvailable"):
        raise DockerError(_NO_MANAGER)
    if line.on("prune"):
        _prune(call, stack, config["services"])
    make_networks(call, stack, config)
    for kind in ("secret", "config"):
        make_objects(call, kind, stack, config[f"{kind}s"])
    specs = [_spec(call, stack, name, config) for name in sorted(config["services"])]
    made = _send(call, stack, specs, resolve)
    return 0 if detach else _wait(call, made)


def _prune(call: Call, stack: str, services: Mapping[str, Any]) -> None:
    """Remove the services of the stack that are not in its files any more."""
    try:
        found = belonging(call, "services", stack)
    except DockerError as error:
        call.warn(f"Failed to list services: {error.text}")
        return
    wanted = {scoped(stack, name) for name in services}
    for one in sorted(found, key=lambda one: str(one["Spec"]["Name"])):
        if one["Spec"]["Name"] not in wanted:
            remove(call, "services", one)


def _spec(call: Call, stack: str, name: str, config: Mapping[str, Any]) -> dict[str, Any]:
    service = config["services"][name]
    try:
        files = _files("secret", stack, service.get("secrets"), config["secrets"])
        found = sorted(secrets(call, files), key=lambda one: str(one["SecretName"]))
        files = _files("config", stack, service.get("configs"), config["configs"])
        runtime = _runtime(stack, service, config["configs"])
        own = sorted(configs(call, files, runtime), key=lambda one: str(one["ConfigName"]))
        return spec(stack, name, config, found, own)
    except DockerError as error:
        raise DockerError(f"service {name}: {error.text}", error.code) from error


def _files(kind: str, stack: str, wanted: Any, known: Mapping[str, Any]) -> list[FileReference]:
    """Give what a service takes of the secrets or configs of the file."""
    found = []
    for one in wanted or ():
        source = one.get("source", "")
        name = _named(kind, stack, source, known)
        mode = 0o444 if one.get("mode") is None else one["mode"]
        target = one.get("target") or source
        found.append(FileReference(name, target, one.get("uid") or "0", one.get("gid") or "0", mode))
    return found


def _named(kind: str, stack: str, source: str, known: Mapping[str, Any]) -> str:
    if source not in known:
        raise DockerError(f"undefined {kind} {quote(source)}")
    return known[source].get("name") or scoped(stack, source)


def _runtime(stack: str, service: Mapping[str, Any], known: Mapping[str, Any]) -> str:
    """Give the config that holds the credential spec, or ""."""
    wanted = (service.get("credential_spec") or {}).get("config")
    return _named("config", stack, wanted, known) if wanted else ""


def _send(call: Call, stack: str, specs: list[dict[str, Any]], resolve: str) -> list[str]:
    there = {one["Spec"]["Name"]: one for one in belonging(call, "services", stack)}
    made = []
    for one in specs:
        headers = {}
        if call.invocation.on("with-registry-auth"):
            headers = header(call.config, parse(one["TaskTemplate"]["ContainerSpec"]["Image"]).domain)
        old = there.get(one["Name"])
        if old is None:
            made.append(_create(call, one, headers, resolve != "never"))
        else:
            _update(call, one, old, headers, resolve)
            made.append(old["ID"])
    return made


def _create(call: Call, one: dict[str, Any], headers: Mapping[str, str], resolve: bool) -> str:
    call.say(f"Creating service {one['Name']}")
    try:
        settle(call, one, headers, resolve)
        answer = call.connection.request("POST", "/services/create", body=one, headers=headers).json()
    except DockerError as error:
        raise DockerError(f"failed to create service {one['Name']}: {error.text}", error.code) from error
    return str(answer["ID"])


def _update(call: Call, one: dict[str, Any], old: Any, headers: Mapping[str, str], resolve: str) -> None:
    name, own = one["Name"], old["ID"]
    call.say(f"Updating service {name} (id: {own})")
    container, before = one["TaskTemplate"]["ContainerSpec"], old["Spec"]
    same = container.get("Image", "") == before.get("Labels", {}).get(IMAGE_LABEL, "")
    if resolve != "always" and same:
        # The digest stays, so that the same image is no change.
        container["Image"] = before["TaskTemplate"]["ContainerSpec"]["Image"]
    one["TaskTemplate"]["ForceUpdate"] = before["TaskTemplate"].get("ForceUpdate", 0)
    query = {"version": old["Version"]["Index"]}
    try:
        warning = settle(call, one, headers, resolve == "always" or (resolve == "changed" and not same))
        answer = call.connection.request("POST", f"/services/{own}/update", query, one, headers=headers)
    except DockerError as error:
        raise DockerError(f"failed to update service {name}: {error.text}", error.code) from error
    told = (answer.json() if answer.content else None) or {}
    for text in [*(told.get("Warnings") or ()), *([warning] if warning else ())]:
        call.warn(text)


def _wait(call: Call, services: list[str]) -> int:
    errors = []
    for own in services:
        try:
            wait(call, own, quiet=call.invocation.on("quiet"))
        except DockerError as error:
            errors.append(DockerError(f"{own}: {error.text}"))
    if errors:
        raise joined(errors)
    return 0
