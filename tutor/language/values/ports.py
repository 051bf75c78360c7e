"""Published and exposed ports."""

from __future__ import annotations

import ipaddress
from typing import Final, NamedTuple

from tutor.language.values import go
from tutor.language.values.base import Reading
from tutor.lazy import pattern

_PROTOCOLS: Final = frozenset(("tcp", "udp", "sctp"))
_LONG = pattern(r"\w+=\w+(?:,\w+=\w+)*")


class PortBinding(NamedTuple):
    """One port of the container; `host` is "" (any free one), a port, or a range to choose from."""

    container: int
    protocol: str
    address: str
    host: str


class Publish(NamedTuple):
    """What one `-p` asks for; `bindings` has one entry for each port of the container."""

    bindings: tuple[PortBinding, ...]


class ServicePort(NamedTuple):
    """One port of a swarm service."""

    target: int
    published: int
    protocol: str
    mode: str


def port(raw: str) -> Reading:
    """Read `-p` of a container.

    Raises: ValueError, in the CLI's words.
    Source: https://docs.docker.com/engine/network/port-publishing/
    """
    return _reading(_standard(raw))


def _standard(raw: str) -> str:
    """Turn `published=80,target=80` into `80:80/tcp`."""
    if "=" not in raw:
        return raw
    given = {"protocol": "tcp"}
    for part in raw.split(","):
        key, mark, content = part.partition("=")
        if not mark or not key:
            raise ValueError(f"invalid publish opts format (should be name=value but got '{part}')")
        given[key] = content
    return f"{given.get('published', '')}:{given.get('target', '')}/{given['protocol']}"


def _reading(spec: str) -> Reading:
    address, host, container = _three(spec)
    container, protocol = _protocol(container)
    if address:
        address = _address(address)
    if not container:
        raise ValueError(f"no port specified: {spec}<empty>")
    first, last = _range(container, f"invalid containerPort: {container}")
    low, high = _range(host, f"invalid hostPort: {host}") if host else (0, 0)
    _check_lengths(container, host, (first, last), (low, high))
    protocol = protocol.lower()
    if protocol not in _PROTOCOLS:
        raise ValueError(f"invalid proto: {protocol}")
    bindings = tuple(
        PortBinding(number, protocol, address, _host_port(host, low, high, number - first, first == last))
        for number in range(first, last + 1)
    )
    host = host if high else ""  # port 0 asks for a free one
    form = _form(address, host, container)
    slots = {"container": container, "protocol": protocol}
    slots |= {"host": host} if host else {}
    slots |= {"address": address} if address else {}
    slots |= {"count": str(max(last - first, high - low) + 1)} if "range" in form else {}
    return Reading(form, slots, Publish(bindings))


def _protocol(raw: str) -> tuple[str, str]:
    """Part `80/udp`; of what follows a second `/` Docker takes no notice."""
    number, _, rest = raw.partition("/")
    return number, rest.partition("/")[0] or "tcp"


def _check_lengths(container: str, host: str, inside: tuple[int, int], outside: tuple[int, int]) -> None:
    if host and outside[1] - outside[0] != inside[1] - inside[0] and inside[0] != inside[1]:
        raise ValueError(f"invalid ranges specified for container and host Ports: {container} and {host}")


def _host_port(host: str, low: int, high: int, offset: int, single: bool) -> str:
    if not host:
        return ""
    if single and low != high:
        return f"{low}-{high}"
    return str(low + offset)


def _form(address: str, host: str, container: str) -> str:
    front = "address_" if address else ""
    if not host:
        if "-" in container:
            return f"{front}container_range"
        return "address_random" if address else "container"
    if "-" in container or "-" in host:
        return front + ("range" if "-" in container else "host_range")
    return _address_form(address) if address else "host_container"


def _address_form(address: str) -> str:
    found = ipaddress.ip_address(address)
    return "loopback" if found.is_loopback else "every_address" if found.is_unspecified else "address"


def _three(spec: str) -> tuple[str, str, str]:
    """Cut `[address:][host:]container` at its last two colons."""
    parts = spec.split(":")
    if len(parts) == 1:
        return "", "", parts[0]
    if len(parts) == 2:
        return "", parts[0], parts[1]
    return ":".join(parts[:-2]), parts[-2], parts[-1]


def _address(text: str) -> str:
    plain = text
    if text.startswith("[") or "]" in text:
        if not text.endswith("]"):
            raise ValueError(f"invalid IP address {text}: address {text}:: missing ']' in address")
        plain = text[1:-1]
    try:
        return str(ipaddress.ip_address(plain)) and plain
    except ValueError:
        raise ValueError(f"invalid IP address: {text}") from None


def _range(text: str, error: str) -> tuple[int, int]:
    first, mark, last = text.partition("-")
    try:
        low = go.parse_uint(first, 16, prefixed=False)
        high = go.parse_uint(last, 16, prefixed=False) if mark else low
    except ValueError:
        raise ValueError(error) from None
    if high < low:
        raise ValueError(error)
    return low, high


def expose(raw: str) -> Reading:
    """Read `--expose`; the data are the ports as `80/tcp`.

    Raises: ValueError, in the CLI's words.
    """
    if ":" in raw:
        raise ValueError(f"invalid port format for --expose: {raw}")
    number, protocol = _protocol(raw)
    protocol = protocol.lower()
    low, high = _exposed(raw, number)
    ports = tuple(f"{port}/{protocol}" for port in range(low, high + 1))
    return Reading("range" if high > low else "", {"container": number, "protocol": protocol}, ports)


def _exposed(raw: str, number: str) -> tuple[int, int]:
    wrong = f"invalid range format for --expose: {number}, error: "
    if not number:
        raise ValueError(f"invalid range format for --expose: {raw}, error: empty string specified for ports")
    first, mark, last = number.partition("-")
    try:
        low = go.parse_uint(first, 16, prefixed=False)
        high = go.parse_uint(last, 16, prefixed=False) if mark else low
    except ValueError as error:
        raise ValueError(f"{wrong}{error}") from None
    if high < low:
        raise ValueError(f"{wrong}invalid range specified for port: {number}")
    return low, high


def container_port(raw: str) -> Reading:
    """Read the port that `docker port` is asked about; the daemon's answer decides whether it is one."""
    number, _, protocol = raw.partition("/")
    asked = f"{number}/{protocol or 'tcp'}"
    return Reading("", {"container": number, "protocol": protocol or "tcp"}, asked)


def service_port(raw: str) -> Reading:
    """Read `-p` of a service.

    Raises: ValueError, in the CLI's words.
    """
    return _service_long(raw) if _LONG.search(raw) else _service_short(raw)


def _service_short(raw: str) -> Reading:
    publish = _reading(raw).data
    assert isinstance(publish, Publish)
    if any(binding.address for binding in publish.bindings):
        raise ValueError("hostip is not supported")
    ports = []
    for binding in publish.bindings:
        low, high = _range(binding.host or "0", "")
        ports += [
            ServicePort(binding.container, host, binding.protocol, "ingress") for host in range(low, high + 1)
        ]
    return _service(ports)


def _service(ports: list[ServicePort]) -> Reading:
    first, last = ports[0], ports[-1]
    slots = {"container": _span(first.target, last.target), "protocol": first.protocol, "mode": first.mode}
    if not first.published:
        return Reading("host_mode_container" if first.mode == "host" else "container", slots, tuple(ports))
    slots["host"] = _span(first.published, last.published)
    if len(ports) > 1:
        return Reading("range", {**slots, "count": str(len(ports))}, tuple(ports))
    return Reading("host_mode" if first.mode == "host" else "", slots, tuple(ports))


def _span(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}-{last}"


def _service_long(raw: str) -> Reading:
    given = {"protocol": "tcp", "mode": "ingress", "published": "0", "target": "0"}
    for part in go.csv_fields(raw):
        key, mark, content = part.lower().partition("=")
        if not mark or not key:
            raise ValueError(f"invalid field: {part}")
        given[key] = _service_field(key, content)
    if given["target"] == "0":
        raise ValueError("missing mandatory field 'target'")
    return _service(
        [ServicePort(int(given["target"]), int(given["published"]), given["protocol"], given["mode"])]
    )


def _service_field(key: str, content: str) -> str:
    if key == "protocol" and content not in _PROTOCOLS:
        raise ValueError(f"invalid protocol value '{content}'")
    if key == "mode" and content not in ("ingress", "host"):
        raise ValueError(f"invalid publish mode value ({content}): must be either 'ingress' or 'host'")
    if key in ("target", "published"):
        try:
            return str(go.parse_uint(content, 16, prefixed=False))
        except ValueError as error:
            why = go.reason(error)
            raise ValueError(f"invalid {key} port ({content}): value must be an integer: {why}") from None
    if key not in ("protocol", "mode"):
        raise ValueError(f"invalid field key: {key}")
    return content
