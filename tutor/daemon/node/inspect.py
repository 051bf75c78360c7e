"""`docker node inspect`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tutor.daemon.format.inspection import Found, inspect
from tutor.daemon.format.units import bytes_size
from tutor.daemon.swarm.resolver import node_id
from tutor.daemon.swarm.texts import is_pretty, labelled, moment, show_pretty, titled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tutor.daemon.call import Call

_NANO = 1_000_000_000


def forward(call: Call) -> int:
    """Show all there is to know about nodes."""
    names = tuple(one.value.raw for one in call.invocation.operands)
    if is_pretty(call):
        return show_pretty(call, names, lambda name: call.connection.get(_path(call, name)), _pretty)
    return inspect(call, names, lambda name: find(call, name))


def find(call: Call, name: str) -> Found:
    """Ask for one node."""
    return Found(call.connection.request("GET", _path(call, name)).text, "swarm.Node", raw=False)


def _path(call: Call, name: str) -> str:
    return f"/nodes/{node_id(call.connection, name)}"


def _pretty(node: Any) -> str:
    return "\n".join([*_identity(node), *_status(node), *_machine(node["Description"])])


def _identity(node: Any) -> Iterator[str]:
    yield f"ID:\t\t\t{node['ID']}"
    if node["Spec"].get("Name"):
        yield f"Name:\t\t\t{node['Spec']['Name']}"
    labels = labelled(node["Spec"].get("Labels"))
    yield from ["Labels:", *labels] if labels else []
    yield f"Hostname:              \t{node['Description'].get('Hostname', '')}"
    yield f"Joined at:             \t{moment(node['CreatedAt'])}"


def _status(node: Any) -> Iterator[str]:
    status, manager = node["Status"], node.get("ManagerStatus")
    yield f"Status:\n State:\t\t\t{titled(status.get('State', ''))}"
    if status.get("Message"):
        yield f" Message:              \t{titled(status['Message'])}"
    yield f" Availability:         \t{titled(node['Spec'].get('Availability', ''))}"
    if status.get("Addr"):
        yield f" Address:\t\t{status['Addr']}"
    if manager:
        yield f"Manager Status:\n Address:\t\t{manager.get('Addr', '')}"
        yield f" Raft Status:\t\t{titled(manager.get('Reachability', ''))}"
        yield f" Leader:\t\t{'Yes' if manager.get('Leader') else 'No'}"


def _machine(about: Any) -> Iterator[str]:
    platform, resources = about.get("Platform", {}), about.get("Resources", {})
    memory, engine = resources.get("MemoryBytes", 0), about.get("Engine", {})
    yield f"Platform:\n Operating System:\t{platform.get('OS', '')}"
    yield f" Architecture:\t\t{platform.get('Architecture', '')}"
    yield f"Resources:\n CPUs:\t\t\t{resources.get('NanoCPUs', 0) // _NANO}"
    yield f" Memory:\t\t{bytes_size(memory) if memory else ''}"
    yield from _plugins(engine.get("Plugins") or ())
    yield f"Engine Version:\t\t{engine.get('EngineVersion', '')}"
    labels = labelled(engine.get("Labels"))
    yield from ["Engine Labels:", *labels] if labels else []
    yield from _tls(about.get("TLSInfo"))


def _plugins(plugins: Any) -> Iterator[str]:
    names: dict[str, list[str]] = {}
    for plugin in plugins:
        names.setdefault(plugin.get("Type", ""), []).append(plugin.get("Name", ""))
    if names:
        yield "Plugins:"
    for kind in sorted(names):
        yield f" {kind}:\t\t{', '.join(names[kind])}"


def _tls(info: Any) -> Iterator[str]:
    if info:
        yield f"TLS Info:\n TrustRoot:\n{info.get('TrustRoot', '')}"
        yield f" Issuer Subject:\t{info.get('CertIssuerSubject') or ''}"
        yield f" Issuer Public Key:\t{info.get('CertIssuerPublicKey') or ''}"
