"""What commands refuse by themselves, in the order in which they look."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Final

from tutor.language.values import images
from tutor.language.values.base import KeyValue
from tutor.language.values.plain import CopyPath
from tutor.model import FlagUse, Invocation, Operand

if TYPE_CHECKING:
    from tutor.language.values.networks import Attachment

Part = FlagUse | Operand
Refused = Mapping[str, tuple[FlagUse, str]]
Complaint = tuple[str, Part, int]
"""The text, what is at fault, and the exit code."""

_HELPFUL: Final = 125
_SCOPED: Final = "network-scoped aliases are only supported for user-defined networks"
_LEVELS: Final = "panic", "fatal", "error", "warn", "warning", "info", "debug", "trace"
_OBJECTS: Final = (
    "config",
    "container",
    "image",
    "network",
    "node",
    "plugin",
    "secret",
    "service",
    "task",
    "volume",
)


def first(invocation: Invocation, refused: Refused) -> Complaint | None:
    """Find the first thing that the command itself refuses."""
    if invocation.command in ("container run", "container create"):
        return next(_container(invocation, refused), None)
    if invocation.command == "container update":
        return next(_update(invocation, refused), None)
    rule = _RULES.get(invocation.command)
    return next(rule(invocation), None) if rule else None


def first_global(flags: tuple[FlagUse, ...]) -> Complaint | None:
    """Find the first thing refused among the flags before the command."""
    last = {use.name: use for use in flags}
    level = last.get("log-level")
    if level and level.value.raw.lower() not in _LEVELS:
        return f"Unable to parse logging level: {level.value.raw}", level, 1
    if "host" in last and "context" in last and last["context"].value.raw:
        return "conflicting options: cannot specify both --host and --context", last["context"], 1
    return None


def _container(invocation: Invocation, refused: Refused) -> Iterator[Complaint]:
    """Follow `docker run` and `docker create`."""
    for name in ("pull", "mac-address"):
        yield from _refused(refused, name)
    yield from _swappiness(invocation)
    for name in ("volume", "publish", "expose", "device"):
        yield from _refused(refused, name)
    yield from _namespaces(invocation)
    yield from _refused(refused, "restart")
    yield from _log(invocation)
    for name in ("security-opt", "storage-opt"):
        yield from _refused(refused, name)
    yield from _health(invocation)
    yield from _restart_and_rm(invocation)
    yield from _networks(invocation)
    yield from _image(invocation, refused)


def _refused(refused: Refused, name: str, exit_code: int = _HELPFUL) -> Iterator[Complaint]:
    if name in refused:
        use, why = refused[name]
        yield why, use, exit_code


def _swappiness(invocation: Invocation) -> Iterator[Complaint]:
    use = invocation.last("memory-swappiness")
    if use and isinstance(use.value.data, int) and not -1 <= use.value.data <= 100:
        yield f"invalid value: {use.value.data}. Valid memory swappiness range is 0-100", use, _HELPFUL


def _namespaces(invocation: Invocation) -> Iterator[Complaint]:
    for name, word, good in (
        ("pid", "PID", ("", "host")),
        ("uts", "UTS", ("", "host")),
        ("userns", "USER", ("", "host")),
        ("cgroupns", "CGROUP", ("", "host", "private")),
    ):
        use = invocation.last(name)
        joined = name == "pid" and use and use.value.raw.startswith("container:") and len(use.value.raw) > 10
        if use and use.value.raw not in good and not joined:
            yield f"--{name}: invalid {word} mode", use, _HELPFUL


def _log(invocation: Invocation) -> Iterator[Complaint]:
    options = invocation.uses("log-opt")
    if options and invocation.raw("log-driver") == "none":
        yield "invalid logging opts for driver none", options[0], _HELPFUL


def _health(invocation: Invocation) -> Iterator[Complaint]:
    names = ("interval", "timeout", "retries", "start-period", "start-interval")
    given = (invocation.last(f"health-{name}") for name in (*names, "cmd"))
    uses = [use for use in given if use and use.value.data]
    if invocation.on("no-healthcheck"):
        if uses:
            yield "--no-healthcheck conflicts with --health-* options", uses[0], _HELPFUL
        return
    for use in uses:
        if isinstance(use.value.data, int) and use.value.data < 0:
            yield f"--{use.name} cannot be negative", use, _HELPFUL


def _restart_and_rm(invocation: Invocation) -> Iterator[Complaint]:
    use = invocation.last("restart")
    if not use or not invocation.on("rm"):
        return
    from tutor.language.values.settings import Restart  # few lines need it

    policy = use.value.data
    if isinstance(policy, Restart) and policy.name not in ("", "no"):
        yield "conflicting options: cannot specify both --restart and --rm", use, _HELPFUL


def _networks(invocation: Invocation) -> Iterator[Complaint]:
    if invocation.given("network"):
        yield from _attached(invocation)
    elif aliases := invocation.uses("network-alias"):
        yield _SCOPED, aliases[0], _HELPFUL


def _attached(invocation: Invocation) -> Iterator[Complaint]:
    from tutor.language.values import networks  # few lines need it

    uses, aliases = invocation.uses("network"), invocation.given("network-alias")
    seen: set[str] = set()
    for at, use in enumerate(uses):
        found = use.value.data
        assert isinstance(found, networks.Attachment)
        if at == 0:
            yield from _both(invocation, found, use)
        if not found.target.strip():
            yield "no name set for network", use, _HELPFUL
        if not networks.user_defined(found.target) and (found.aliases or (at == 0 and aliases)):
            yield _SCOPED, use, _HELPFUL
        if found.target in seen:
            yield f'network "{found.target}" is specified multiple times', use, _HELPFUL
        seen.add(found.target)
    kinds = {networks.user_defined(target) for target in seen}
    if len(kinds) > 1:
        what = "cannot attach both user-defined and non-user-defined network-modes"
        yield f"conflicting options: {what}", uses[-1], _HELPFUL


def _both(invocation: Invocation, found: Attachment, use: FlagUse) -> Iterator[Complaint]:
    for name, given, what in (
        ("network-alias", found.aliases, "--network-alias and per-network alias"),
        ("ip", found.ip, "--ip and per-network IPv4 address"),
        ("ip6", found.ip6, "--ip6 and per-network IPv6 address"),
        ("mac-address", found.mac, "--mac-address and per-network MAC address"),
        ("link-local-ip", found.link_local, "--link-local-ip and per-network link-local IP addresses"),
    ):
        if given and invocation.given(name):
            yield f"conflicting options: cannot specify both {what}", use, _HELPFUL


def _image(invocation: Invocation, refused: Refused) -> Iterator[Complaint]:
    """Check what is looked at only after the container's settings."""
    running = invocation.command == "container run"
    attach = invocation.uses("attach")
    if running and attach and invocation.on("detach"):
        yield "conflicting options: cannot specify both --attach and --detach", attach[0], 1
    code = _HELPFUL if running else 1
    yield from _reference(invocation, code, any_id=True)
    for why, use, _ in _refused(refused, "platform"):
        yield f"error parsing specified platform: {why}", use, code


def _reference(
    invocation: Invocation, code: int, any_id: bool = False, place: int = 0
) -> Iterator[Complaint]:
    if len(invocation.operands) <= place:
        return
    operand = invocation.operands[place]
    if any_id and len(operand.value.raw) == 64 and operand.value.form == "id":
        return
    try:
        images.reference(operand.value.raw)
    except ValueError as error:
        yield str(error), operand, code


def _pull(invocation: Invocation) -> Iterator[Complaint]:
    if invocation.command == "image push" and invocation.raw("platform"):
        return  # docker speaks of the platform first: the daemon stage refuses
    yield from _reference(invocation, 1)
    found = invocation.operands[0].value.data if invocation.operands else None
    if invocation.on("all-tags") and isinstance(found, images.Reference) and (found.tag or found.digest):
        yield "tag can't be used with --all-tags/-a", invocation.operands[0], 1


def _tag(invocation: Invocation) -> Iterator[Complaint]:
    for place, operand in ((0, "SOURCE_IMAGE"), (1, "TARGET_IMAGE")):
        for text, part, code in _reference(invocation, 1, any_id=operand == "SOURCE_IMAGE", place=place):
            wrong = f'Error parsing reference: "{part.value.raw}" is not a valid repository/tag'
            yield f"{wrong}: {text}", part, code


def _commit(invocation: Invocation) -> Iterator[Complaint]:
    if len(invocation.operands) < 2 or not invocation.operands[1].value.raw:
        return
    yield from _reference(invocation, 1, place=1)
    found = invocation.operands[1].value.data
    if invocation.command == "container commit" and isinstance(found, images.Reference) and found.digest:
        yield "refusing to create a tag with a digest reference", invocation.operands[1], 1


def _start(invocation: Invocation) -> Iterator[Complaint]:
    if len(invocation.operands) > 1 and (invocation.on("attach") or invocation.on("interactive")):
        yield "you cannot start and attach multiple containers at once", invocation.operands[1], 1


def _stop(invocation: Invocation) -> Iterator[Complaint]:
    older = {use.spelling == "--time": use for use in invocation.uses("timeout")}
    if len(older) > 1:
        yield "conflicting options: cannot specify both --timeout and --time", older[True], 1


def _update(invocation: Invocation, refused: Refused) -> Iterator[Complaint]:
    if not invocation.flags:
        yield "you must provide one or more flags when using this command", invocation.operands[0], 1
    yield from _refused(refused, "restart", 1)


def _rename(invocation: Invocation) -> Iterator[Complaint]:
    for operand in invocation.operands:
        if not operand.value.raw.strip():
            yield "Error: Neither old nor new names may be empty", operand, 1


def _cp(invocation: Invocation) -> Iterator[Complaint]:
    source, target = (operand.value for operand in invocation.operands)
    for name, operand in zip(("source", "destination"), invocation.operands, strict=True):
        if not operand.value.raw:
            yield f"{name} can not be empty", operand, 1
    assert isinstance(source.data, CopyPath)
    assert isinstance(target.data, CopyPath)
    if source.data.container and target.data.container:
        yield "copying between containers is not supported", invocation.operands[1], 1
    if not source.data.container and not target.data.container:
        yield "must specify at least one container source", invocation.operands[0], 1


def _inspect(invocation: Invocation) -> Iterator[Complaint]:
    use = invocation.last("type")
    if use and use.value.raw not in ("", *_OBJECTS):
        names = ", ".join(f'"{name}"' for name in _OBJECTS)
        yield f'unknown type: "{use.value.raw}": must be one of {names}', use, 1


def _service_inspect(invocation: Invocation) -> Iterator[Complaint]:
    use = invocation.last("format")
    if use and use.value.raw and invocation.on("pretty"):
        yield "--format is incompatible with human friendly format", use, 1


def _volume_create(invocation: Invocation) -> Iterator[Complaint]:
    if invocation.raw("name") and invocation.operands:
        what = "cannot specify a volume-name through both --name and as a positional arg"
        yield f"conflicting options: {what}", invocation.operands[0], 1


def _connect(invocation: Invocation) -> Iterator[Complaint]:
    for use in invocation.uses("driver-opt"):
        if isinstance(use.value.data, KeyValue) and use.value.data.content is None:
            yield "invalid key/value pair format in driver options", use, 1


def _login(invocation: Invocation) -> Iterator[Complaint]:
    use = invocation.last("password-stdin")
    if use and invocation.on("password-stdin"):
        if invocation.raw("password"):
            yield "conflicting options: cannot specify both --password and --password-stdin", use, 1
        if not invocation.given("username"):
            yield "the --password-stdin option requires --username to be set", use, 1
        elif not invocation.raw("username"):
            yield "username is empty", use, 1


_RULES: Final[Mapping[str, Callable[[Invocation], Iterator[Complaint]]]] = {
    "container commit": _commit,
    "container cp": _cp,
    "container rename": _rename,
    "container restart": _stop,
    "container start": _start,
    "container stop": _stop,
    "image import": _commit,
    "image pull": _pull,
    "image push": _pull,
    "image tag": _tag,
    "inspect": _inspect,
    "login": _login,
    "network connect": _connect,
    "service inspect": _service_inspect,
    "volume create": _volume_create,
}
