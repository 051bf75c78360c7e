"""What `run` and `create` ask for where several flags say one thing: storage, ports, networks, streams."""

from __future__ import annotations

import posixpath
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from tutor.language.values.mount import Mount, absolute
from tutor.language.values.networks import Attachment
from tutor.language.values.numbers import ram_in_bytes
from tutor.language.values.ports import PortBinding, Publish
from tutor.language.values.storage import Bind, Tmpfs
from tutor.meaning.parts import Item, Meaning, Part, frozen
from tutor.meaning.values import attachment, path

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from tutor.model import FlagUse, Invocation

COMMANDS: Final = ("container create", "container run")
_STORAGE: Final = ("volume", "mount", "tmpfs")
_WISHES: Final = ("network-alias", "ip", "ip6", "link-local-ip", "mac-address")
FLAGS: Final = frozenset((*_STORAGE, *_WISHES, "attach", "expose", "network", "publish"))
"""The flags that are read here."""


def parts(line: Invocation, cwd: str) -> Meaning:
    """Give these parts of a line."""
    found = {**_storage(line, cwd), **_ports(line), **_networks(line), **_streams(line)}
    return {what: part for what, part in found.items() if part.items}


def _storage(line: Invocation, cwd: str) -> Meaning:
    items: dict[str, list[Item]] = {name: [] for name in _STORAGE}
    typed: dict[tuple[str, str], FlagUse] = {(use.name, use.value.raw): use for use in line.flags}
    tmpfs = {use.value.data.target: use for use in line.uses("tmpfs") if isinstance(use.value.data, Tmpfs)}
    for (name, raw), use in typed.items():  # the CLI says each `-v` once, and one `--tmpfs` for each folder
        if name in _STORAGE and (name != "tmpfs" or use in tmpfs.values()):
            items[name].append(Item(_place(line, use, cwd), raw))
    items["mount"] += [
        Item(_place(line, use, cwd), use.value.raw)
        for at, use in enumerate(line.uses("mount"))
        if use.value.raw in [other.value.raw for other in line.uses("mount")[:at]]
    ]
    # One part, because `-v` and `--mount` may mean the same.
    return {"--volume": Part(tuple(item for name in _STORAGE for item in items[name]))}


def _place(line: Invocation, use: FlagUse, cwd: str) -> Hashable:
    data = use.value.data
    if isinstance(data, Bind):
        return _bind(data, line.raw("volume-driver"), cwd)
    if isinstance(data, Tmpfs):
        options = (option for option in data.options.split(",") if option not in ("", "rw"))
        return "tmpfs", posixpath.normpath(data.target), frozenset(map(_tmpfs_option, options))
    return _mount(data, cwd) if isinstance(data, Mount) else use.value.raw


def _bind(data: Bind, driver: str, cwd: str) -> Hashable:
    target = posixpath.normpath(data.target)
    modes = frozenset(mode for mode in data.mode.split(",") if mode not in ("", "rw"))
    if data.kind == "bind" or "$" in data.source or "`" in data.source:
        return "bind", path(data.source, cwd), target, modes, "made if missing"
    return "volume", data.source, target, modes, driver, ""


def _mount(data: Mount, cwd: str) -> Hashable:
    """Give a mount; of a volume and of memory as `-v` and `--tmpfs` would be."""
    target, modes = posixpath.normpath(data.target), {"ro"} if data.read_only else set()
    extra = {"consistency": data.consistency} if data.consistency else {}
    if data.type == "bind":
        source = posixpath.normpath(absolute(data.source, cwd))
        return (
            "bind",
            source,
            target,
            frozenset(modes),
            "refused if missing",
            frozen({**extra, **(data.bind or {})}),
        )
    if data.type == "volume":
        options = {key: content for key, content in (data.volume or {}).items() if content}
        modes |= {"nocopy"} if options.pop("NoCopy", False) else set()
        return (
            "volume",
            data.source,
            target,
            frozenset(modes),
            "",
            frozen({**extra, **options}) if options or extra else "",
        )
    if data.type == "tmpfs" and not extra and not data.source:
        options = {"SizeBytes": "size", "Mode": "mode"}
        wanted = {(options[key], content) for key, content in (data.tmpfs or {}).items()}
        return "tmpfs", target, frozenset(wanted | modes)
    return frozen(data)


def _tmpfs_option(option: str) -> Hashable:
    name, mark, content = option.partition("=")
    try:
        if name == "size" and mark and not content.endswith("%"):
            return name, ram_in_bytes(content)
        if name == "mode" and mark:
            return name, int(content, 8)
    except ValueError:
        return option
    return option


def _ports(line: Invocation) -> Meaning:
    published = [item for use in line.uses("publish") for item in _published(use)]
    open_ = {f"{one.meaning[0]}/{one.meaning[1]}" for one in published if isinstance(one.meaning, tuple)}
    exposed: dict[str, Item] = {}
    for use in line.uses("expose"):
        ports = use.value.data if isinstance(use.value.data, tuple) else (use.value.raw,)
        exposed |= {port: Item(port, port) for port in ports if port not in open_}
    return {"--publish": Part(tuple(published)), "--expose": Part(tuple(exposed.values()))}


def _published(use: FlagUse) -> Iterator[Item]:
    data = use.value.data
    if not isinstance(data, Publish):
        yield Item(use.value.raw, use.value.raw)
        return
    for one in data.bindings:
        yield Item((one.container, one.protocol, one.address, one.host), _spelled(one))


def _spelled(one: PortBinding) -> str:
    address = f"[{one.address}]" if ":" in one.address else one.address
    place = f"{address}:{one.host}:" if address else f"{one.host}:" if one.host else ""
    return f"{place}{one.container}" + ("" if one.protocol == "tcp" else f"/{one.protocol}")


def _networks(line: Invocation) -> Meaning:
    """Give the networks: what other flags wish goes to the first one, which is also the main one."""
    uses = line.uses("network")
    given = [use.value.data for use in uses]
    known = [one for one in given if isinstance(one, Attachment)]
    if len(known) < len(given):
        raw = tuple(Item(use.value.raw, use.value.raw) for use in (*uses, *_wished(line)))
        return {"--network": Part(raw, ordered=True)}
    joined = [_with_wishes(known[0] if known else Attachment("default"), line), *known[1:]]
    items = [Item((at == 0, frozen(attachment(one))), _network_shown(one)) for at, one in enumerate(joined)]
    plain = (True, frozen(attachment(Attachment("default"))))
    return {"--network": Part(tuple(items if len(items) > 1 or items[0].meaning != plain else ()))}


def _wished(line: Invocation) -> tuple[FlagUse, ...]:
    return tuple(use for use in line.flags if use.name in _WISHES)


def _with_wishes(first: Attachment, line: Invocation) -> Attachment:
    aliases = tuple(use.value.raw for use in line.uses("network-alias"))
    local = tuple(use.value.raw for use in line.uses("link-local-ip"))
    return replace(
        first,
        aliases=(*first.aliases, *aliases),
        link_local=(*first.link_local, *local),
        ip=line.raw("ip") or first.ip,
        ip6=line.raw("ip6") or first.ip6,
        mac=(line.raw("mac-address") or first.mac).lower().replace("-", ":"),
    )


def _network_shown(one: Attachment) -> str:
    wishes = {"ip": one.ip, "ip6": one.ip6, "mac-address": one.mac}
    wishes |= {"gw-priority": str(one.priority)} if one.priority else {}
    several = [f"alias={alias}" for alias in one.aliases]
    several += [f"link-local-ip={address}" for address in one.link_local]
    several += [f"driver-opt={key}={content}" for key, content in one.driver_opts.items()]
    return ",".join([one.target, *several, *(f"{key}={text}" for key, text in wishes.items() if text)])


def _streams(line: Invocation) -> Meaning:
    """Without `-a`, the output streams are attached; with `-i`, input always is."""
    given = {str(use.value.data) for use in line.uses("attach")}
    if not given:
        return {}
    inputs = {"stdin"} if line.on("interactive") else set()
    if given | inputs == {"stdout", "stderr"} | inputs:
        return {}
    return {"--attach": Part(tuple(Item(name, name) for name in sorted(given | inputs)))}
