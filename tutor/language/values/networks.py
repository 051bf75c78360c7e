"""Networks, links, addresses and names on them."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from tutor.language.values import go
from tutor.language.values.base import Reading, part_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tutor.language.values.base import Part

_LONG = re.compile(r"\w+=\w+(?:,\w+=\w+)*")
_LABEL: Final = r"(?::?[a-zA-Z0-9]|(?::?[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9]))"
_DOMAIN = re.compile(rf":?({_LABEL}(?::?\.{_LABEL})*)\.?\s*")


@dataclass(frozen=True, slots=True)
class Attachment:
    """One network to join; only the long form fills more than `target`."""

    target: str
    aliases: tuple[str, ...] = ()
    driver_opts: Mapping[str, str] = field(default_factory=dict)
    ip: str = ""
    ip6: str = ""
    link_local: tuple[str, ...] = ()
    mac: str = ""
    priority: int = 0
    long: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """A legacy link."""

    container: str
    alias: str


@dataclass(frozen=True, slots=True)
class ExtraHost:
    """One more line for /etc/hosts."""

    host: str
    address: str


def user_defined(target: str) -> bool:
    """Tell whether a network is one that a person made."""
    return target not in ("", "default", "bridge", "host", "none") and not target.startswith("container:")


def network(raw: str) -> Reading:
    """Read `--network`.

    Raises: ValueError, in the CLI's words.
    """
    if not _LONG.search(raw):
        return _short(raw)
    found = _long(raw)
    parts = tuple(_parts(found))
    if found.aliases:
        return Reading("alias", {"network": found.target, "alias": ", ".join(found.aliases)}, found, parts)
    return Reading("long" if parts else _target_form(found.target), {"network": found.target}, found, parts)


def _parts(found: Attachment) -> Iterator[Part]:
    """Give what is set beside the name and the aliases."""
    for name, content in (("ip", found.ip), ("ip6", found.ip6), ("mac-address", found.mac)):
        if content:
            yield part_of(name, content)
    yield from (part_of("link-local-ip", one) for one in found.link_local)
    yield from (part_of("driver-opt", f"{key}={content}") for key, content in found.driver_opts.items())
    if found.priority:
        yield part_of("gw-priority", str(found.priority))


def _short(raw: str) -> Reading:
    found = Attachment(raw)
    if raw.startswith("container:"):
        return Reading("container", {"container": raw.partition(":")[2]}, found)
    return Reading(_target_form(raw), {"network": raw}, found)


def _target_form(target: str) -> str:
    return {"default": "bridge", "bridge": "bridge", "host": "host", "none": "none"}.get(target, "user")


def _long(raw: str) -> Attachment:
    single: dict[str, str] = {}
    lists: dict[str, list[str]] = {"alias": [], "link-local-ip": []}
    driver: dict[str, str] = {}
    for part in go.csv_fields(raw):
        key, mark, content = part.lower().partition("=")  # the CLI takes values in any case too
        key, content = key.strip(), content.strip()
        if not mark:
            raise ValueError(f"invalid field {part}")
        if key in lists:
            lists[key].append(content)
        elif key == "driver-opt":
            driver.update([_driver_option(content)])
        else:
            single[key] = _single(key, content)
    if not single.get("name"):
        raise ValueError("network name/id is not specified")
    return Attachment(
        single["name"],
        tuple(lists["alias"]),
        driver,
        single.get("ip", ""),
        single.get("ip6", ""),
        tuple(lists["link-local-ip"]),
        single.get("mac-address", ""),
        int(single.get("gw-priority", 0)),
        long=True,
    )


def _single(key: str, content: str) -> str:
    if key == "gw-priority":
        try:
            return str(go.parse_int(content, prefixed=False))
        except ValueError as error:
            raise ValueError(f"invalid gw-priority ({content}): {go.reason(error)}") from None
    if key not in ("name", "ip", "ip6", "mac-address"):
        raise ValueError(f"invalid field key {key}")
    return content


def _driver_option(content: str) -> tuple[str, str]:
    key, mark, value = content.partition("=")
    if not mark:
        raise ValueError("invalid key value pair format in driver options")
    return key.strip(), value.strip()


def link(raw: str) -> Reading:
    """Read `--link`.

    Raises: ValueError, in the CLI's words.
    """
    if not raw:
        raise ValueError("empty string specified for links")
    parts = raw.split(":")
    if len(parts) > 2:
        raise ValueError(f"bad format for links: {raw}")
    container, alias = parts[0], parts[-1]
    if len(parts) == 2 and container.startswith("/"):
        container, alias = container[1:], alias.rpartition("/")[2]
    form = "alias" if len(parts) == 2 and alias != container else ""
    return Reading(form, {"container": container, "alias": alias}, Link(container, alias))


def extra_host(raw: str) -> Reading:
    """Read `--add-host`.

    Raises: ValueError, in the CLI's words.
    """
    host, mark, address = raw.partition("=" if "=" in raw else ":")
    if not mark or not host or ":" in host:
        raise ValueError(f"bad format for add-host: {go.quote(raw)}")
    if address == "host-gateway":
        return Reading("gateway", {"host": host, "address": address}, ExtraHost(host, address))
    if len(address) > 2 and address[0] == "[" and address[-1] == "]":
        address = address[1:-1]
    if not _is_address(address):
        raise ValueError(f"invalid IP address in add-host: {go.quote(address)}")
    return Reading("", {"host": host, "address": address}, ExtraHost(host, address))


def _is_address(text: str) -> bool:
    try:
        ipaddress.ip_address(text.strip())
    except ValueError:
        return False
    return "%" not in text


def dns(raw: str) -> Reading:
    """Read the address of a name server; the data are its shortest spelling.

    Raises: ValueError, in the CLI's words.
    """
    if not _is_address(raw):
        raise ValueError(f"IP address is not correctly formatted: {raw}")
    return Reading("", {"address": raw}, str(ipaddress.ip_address(raw.strip())))


def dns_search(raw: str) -> Reading:
    """Read a search domain; `.` is the empty one.

    Raises: ValueError, in the CLI's words.
    """
    text = raw.strip(" ")
    if text == ".":
        return Reading("none", {}, text)
    found = _DOMAIN.fullmatch(text)
    if not re.search("[a-zA-Z]", text) or not found or len(found[1]) >= 255:
        raise ValueError(f"{text} is not a valid domain")
    return Reading("", {"domain": found[1]}, found[1])


def mac_address(raw: str) -> Reading:
    """Read a hardware address of 6, 8 or 20 bytes.

    Raises: ValueError, in the CLI's words.
    """
    text = raw.strip()
    if not text:
        return Reading("", {"address": raw}, raw)
    pattern = (
        r"[0-9a-f]{2}(?:([:-])[0-9a-f]{2}(?:\1[0-9a-f]{2}){4}(?:(?:\1[0-9a-f]{2}){2}|(?:\1[0-9a-f]{2}){14})?)"
    )
    dotted = r"[0-9a-f]{4}(?:\.[0-9a-f]{4}){2}(?:\.[0-9a-f]{4}|(?:\.[0-9a-f]{4}){7})?"
    if not (re.fullmatch(pattern, text, re.IGNORECASE) or re.fullmatch(dotted, text, re.IGNORECASE)):
        raise ValueError(f"{raw} is not a valid mac address")
    return Reading("", {"address": raw}, raw)
