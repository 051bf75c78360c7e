"""Values that only swarm commands take: references to secrets, preferences, authorities, addresses."""

from __future__ import annotations

import ipaddress
import posixpath
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from tutor.language.values import go, plain
from tutor.language.values.base import Reader, Reading, pair, part_of

if TYPE_CHECKING:
    from collections.abc import Mapping

_BLANK: Final = " \t\r\n"
_LISTEN: Final = "0.0.0.0", "2377"
_READABLE: Final = 0o444
_FOLDERS: Final = {"secret": "/run/secrets", "config": "/"}
_CREDENTIALS: Final = ("config://", "Config"), ("file://", "File"), ("registry://", "Registry")


@dataclass(slots=True)
class FileReference:
    """A secret or a config, with the file that it becomes in the container."""

    name: str = ""
    target: str = ""
    uid: str = "0"
    gid: str = "0"
    mode: int = _READABLE


@dataclass(frozen=True, slots=True)
class Authority:
    """A signing service of others; `certificate` is the path of a file, "" if none."""

    url: str
    certificate: str = ""
    options: Mapping[str, str] = field(default_factory=dict)


def reference(what: str) -> Reader:
    """Make the reader of `--secret` or `--config`; the slot `target` is the whole path in the container."""

    def read(raw: str) -> Reading:
        found = _reference(raw, what)
        target = posixpath.join(_FOLDERS[what], found.target)
        owners = {"uid": found.uid, "gid": found.gid}
        parts = tuple(part_of(name, content) for name, content in owners.items() if content != "0")
        return Reading("", {what: found.name, "target": target, "mode": f"{found.mode:04o}"}, found, parts)

    return read


config, secret = reference("config"), reference("secret")


def _reference(raw: str, what: str) -> FileReference:
    fields = go.csv_fields(raw)
    if len(fields) == 1 and "=" not in fields[0]:
        return FileReference(fields[0], fields[0])
    found = FileReference()
    for part in fields:
        _assign(found, part, what)
    if not found.name:
        raise ValueError("source is required")
    found.target = found.target or found.name
    return found


def _assign(found: FileReference, part: str, what: str) -> None:
    key, mark, content = part.partition("=")
    if not mark or not key:
        raise ValueError(f"invalid field '{part}' must be a key=value pair")
    match key.lower():
        case "source" | "src":
            found.name = content
        case "target" | "uid" | "gid" as name:
            setattr(found, name, content)
        case "mode":
            try:
                found.mode = go.parse_uint(content, 32)
            except ValueError as error:
                raise ValueError(f"invalid mode specified: {error}") from None
        case _:
            raise ValueError(f"invalid field in {what} request: {key}")


def preference(raw: str) -> Reading:
    """Read a placement preference; the data are what tasks are spread over.

    Raises: ValueError, in the CLI's words.
    """
    strategy, mark, content = raw.partition("=")
    if not mark or "=" in content:
        raise ValueError('placement preference must be of the format "<strategy>=<arg>"')
    if strategy != "spread":
        raise ValueError(f"unsupported placement preference {strategy} (only spread is supported)")
    return Reading("", {"attribute": content}, content)


def constraint(raw: str) -> Reading:
    """Read a condition on nodes; whether the attribute exists, the daemon finds out."""
    found = re.fullmatch(r"\s*(\S+?)\s*(==|!=)\s*(.+?)\s*", raw)
    if not found:
        return Reading("", {"constraint": raw}, raw)
    slots = {"constraint": raw, "attribute": found[1], "content": found[3]}
    return Reading("equal" if found[2] == "==" else "different", slots, raw)


def node(raw: str) -> Reading:
    """Read the name of a node; `self` is the one that the daemon runs on."""
    return Reading("self" if raw == "self" else "", {"node": raw}, raw)


def credentials(raw: str) -> Reading:
    """Read a credential spec; the data are its kind as the API names it, with its name.

    Raises: ValueError, in the CLI's words.
    """
    for prefix, kind in _CREDENTIALS:
        if raw.startswith(prefix):
            name = raw.removeprefix(prefix)
            return Reading(kind.lower(), {"name": name}, (kind, name))
    if raw:
        kinds = '"config://", "file://", or "registry://"'
        raise ValueError(f"invalid credential spec: value must be prefixed with {kinds}")
    return Reading("", {}, None)


def authority(raw: str) -> Reading:
    """Read an external CA; its certificate is read when the command begins.

    Raises: ValueError, in the CLI's words.
    """
    given: dict[str, str] = {}
    for part in go.csv_fields(raw):
        key, mark, content = part.partition("=")
        if not mark:
            raise ValueError(f"invalid field '{part}' must be a key=value pair")
        if key == "protocol" and content.lower() != "cfssl":
            raise ValueError(f"unrecognized external CA protocol {content}")
        given[key] = content
    for key in ("protocol", "url"):
        if key not in given:
            raise ValueError(f"the external-ca option needs a {key}= parameter")
    options = {key: content for key, content in given.items() if key not in ("protocol", "url", "cacert")}
    return Reading("", {"url": given["url"]}, Authority(given["url"], given.get("cacert", ""), options))


def listen_address(raw: str) -> Reading:
    """Read an address to listen on; the data are address and port.

    Raises: ValueError, in the CLI's words.
    """
    text = raw.removeprefix("tcp://")
    if not text:
        return Reading("", {"address": raw}, ":".join(_LISTEN))
    if "://" in text:
        raise ValueError(f"invalid proto, expected tcp: {raw}")
    host, port = _host_port(text)
    if port and not port.isdecimal():
        raise ValueError(f"parse {go.quote(f'tcp://{text}')}: invalid port {go.quote(f':{port}')} after host")
    if ":" in host and not text.startswith("["):
        host, port = text, ""  # An IPv6 address without a port.
    host, port = host or _LISTEN[0], port or _LISTEN[1]
    return Reading("", {"address": raw}, f"[{host}]:{port}" if ":" in host else f"{host}:{port}")


def _host_port(text: str) -> tuple[str, str]:
    found = re.fullmatch(r"\[([^]]*)\](?::(.*))?", text)
    if found:
        return found[1], found[2] or ""
    host, mark, port = text.rpartition(":")
    return (host, port) if mark else (text, "")


def subnets(raw: str) -> Reading:
    """Read ranges of addresses.

    Raises: ValueError, in the CLI's words.
    """
    found = []
    for part in raw.split(","):
        text = part.strip().strip('"')
        try:
            if "/" not in text:
                raise ValueError
            found.append(str(ipaddress.ip_network(text, strict=False)))
        except ValueError:
            raise ValueError(f"invalid string being converted to CIDR: {text}") from None
    return Reading("", {"subnet": raw}, tuple(found))


def command(raw: str) -> Reading:
    """Read shell words.

    Raises: ValueError, in the CLI's words.
    """
    base = plain.entrypoint(raw)
    return Reading(base.form, base.slots, shell_words(raw))


def shell_words(raw: str) -> tuple[str, ...]:
    r"""Cut into words as the CLI does: `\` takes any next character as it is, in double quotes too.

    Raises: ValueError, in the CLI's words.
    Source: https://pkg.go.dev/github.com/google/shlex
    """
    words, at = [], 0
    while at < len(raw):
        if raw[at] == "#":
            at = raw.find("\n", at) + 1 or len(raw)
        elif raw[at] in _BLANK:
            at += 1
        else:
            word, at = _shell_word(raw, at)
            words.append(word)
    return tuple(words)


def _shell_word(raw: str, at: int) -> tuple[str, int]:
    word, quote = "", ""
    while at < len(raw) and (quote or raw[at] not in _BLANK):
        char = raw[at]
        at += 1
        if char == "\\" and quote != "'":
            if at == len(raw):
                raise ValueError("EOF found after escape character")
            word, at = word + raw[at], at + 1
        elif char == quote or (not quote and char in "\"'"):
            quote = "" if quote else char
        else:
            word += char
    if quote:
        raise ValueError("EOF found when expecting closing quote")
    return word, at


def resource(raw: str) -> Reading:
    """Read something that a machine has a number of.

    Raises: ValueError, in the CLI's words.
    """
    if "=" not in raw:
        raise ValueError(f"invalid generic-resource format `{raw}` expected `name=value`")
    return pair(raw)
