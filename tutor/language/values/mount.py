"""The long form of mounts: `--mount type=bind,source=...,target=...`."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from tutor.language.values import go, numbers
from tutor.language.values.base import Reading, part_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tutor.language.values.base import Part


@dataclass(slots=True)
class _Draft:
    """A mount while its fields are read; the four mappings hold options as the API names them."""

    type: str = "volume"
    source: str = ""
    target: str = ""
    read_only: bool = False
    consistency: str = ""
    bind: dict[str, object] | None = None
    volume: dict[str, object] | None = None
    image: dict[str, object] | None = None
    tmpfs: dict[str, object] | None = None


@dataclass(frozen=True, slots=True)
class Mount:
    """A mount; the options are named as the API names them and None where no option was given.

    `source` is as typed: the CLI makes `.` and `./x` absolute.
    """

    type: str
    source: str
    target: str
    read_only: bool = False
    consistency: str = ""
    bind: Mapping[str, object] | None = None
    volume: Mapping[str, object] | None = field(default=None)
    image: Mapping[str, object] | None = None
    tmpfs: Mapping[str, object] | None = None


_OPTIONS: Final = ("volume", "image", "bind", "tmpfs")


def mount(raw: str) -> Reading:
    """Read `--mount`.

    Raises: ValueError, in the CLI's words.
    Source: https://docs.docker.com/engine/storage/bind-mounts/
    """
    draft = _Draft()
    for part in go.csv_fields(raw):
        key, mark, content = part.partition("=")
        key = key.lower()
        if mark:
            _assign(draft, key, content, part)
        else:
            _bare(draft, key, part)
    _check(draft)
    found = Mount(*(getattr(draft, name) for name in Mount.__slots__))
    return Reading(_form(found), _slots(found), found, tuple(_parts(found)))


def _bare(draft: _Draft, key: str, part: str) -> None:
    if key not in ("readonly", "ro", "volume-nocopy", "bind-nonrecursive"):
        raise ValueError(f"invalid field '{part}' must be a key=value pair")
    _assign(draft, key, "true", part)


def _volume(draft: _Draft) -> dict[str, object]:
    if draft.volume is None:
        draft.volume = {"Labels": {}, "DriverConfig": {}}
    return draft.volume


def _bind(draft: _Draft) -> dict[str, object]:
    if draft.bind is None:
        draft.bind = {}
    return draft.bind


def _assign(draft: _Draft, key: str, content: str, part: str) -> None:
    if key in ("type", "consistency"):
        setattr(draft, key, content.lower())
    elif key in ("source", "src"):
        draft.source = content
    elif key in ("target", "dst", "destination"):
        draft.target = content
    elif key in ("readonly", "ro"):
        draft.read_only = _bool(key, content)
    elif key.startswith("bind-"):
        _assign_bind(draft, key, content, part)
    elif key.startswith("volume-"):
        _assign_volume(draft, key, content, part)
    else:
        _assign_other(draft, key, content, part)


def _bool(key: str, content: str) -> bool:
    try:
        return go.parse_bool(content)
    except ValueError:
        raise ValueError(f"invalid value for {key}: {content}") from None


def _unexpected(key: str, part: str) -> ValueError:
    return ValueError(f"unexpected key '{key}' in '{part}'")


_RECURSIVE: Final[Mapping[str, str]] = {
    "enabled": "",
    "disabled": "NonRecursive",
    "writable": "ReadOnlyNonRecursive",
    "readonly": "ReadOnlyForceRecursive",
}


def _assign_bind(draft: _Draft, key: str, content: str, part: str) -> None:
    if key == "bind-propagation":
        _bind(draft)["Propagation"] = content.lower()
    elif key == "bind-nonrecursive":
        _bind(draft)["NonRecursive"] = _bool(key, content)
    elif key == "bind-recursive":
        if content not in _RECURSIVE:
            choice = '(must be "enabled", "disabled", "writable", or "readonly")'
            raise ValueError(f"invalid value for {key}: {content} {choice}")
        if content != "enabled":
            _bind(draft)[_RECURSIVE[content]] = True
    else:
        raise _unexpected(key, part)


def _assign_volume(draft: _Draft, key: str, content: str, part: str) -> None:
    if key == "volume-nocopy":
        _volume(draft)["NoCopy"] = _bool(key, content)
    elif key == "volume-subpath":
        _volume(draft)["Subpath"] = content
    elif key == "volume-label":
        _put(_volume(draft)["Labels"], content)
    elif key == "volume-driver":
        _driver(draft)["Name"] = content
    elif key == "volume-opt":
        _put(_driver(draft).setdefault("Options", {}), content)
    else:
        raise _unexpected(key, part)


def _driver(draft: _Draft) -> dict[str, object]:
    driver = _volume(draft)["DriverConfig"]
    assert isinstance(driver, dict)
    return driver


def _put(target: object, pair: str) -> None:
    assert isinstance(target, dict)
    key, _, content = pair.partition("=")
    if key:
        target[key] = content


def _assign_other(draft: _Draft, key: str, content: str, part: str) -> None:
    if key == "image-subpath":
        draft.image = {"Subpath": content}
    elif key == "tmpfs-size":
        draft.tmpfs = (draft.tmpfs or {}) | {"SizeBytes": _tmpfs(key, content)}
    elif key == "tmpfs-mode":
        draft.tmpfs = (draft.tmpfs or {}) | {"Mode": _tmpfs(key, content)}
    else:
        raise _unexpected(key, part)


def _tmpfs(key: str, content: str) -> int:
    try:
        if key == "tmpfs-size":
            return numbers.ram_in_bytes(content)
        if not (content.isascii() and content.isdigit()):
            raise ValueError
        return int(content, 8)
    except ValueError:
        raise ValueError(f"invalid value for {key}: {content}") from None


def _check(draft: _Draft) -> None:
    for name in ("type", "target"):
        if not getattr(draft, name):
            raise ValueError(f"{name} is required")
    for name in _OPTIONS:
        if getattr(draft, name) is not None and draft.type != name:
            raise ValueError(f"cannot mix '{name}-*' options with mount type '{draft.type}'")
    options = draft.bind or {}
    for key, word in (("ReadOnlyNonRecursive", "writable"), ("ReadOnlyForceRecursive", "readonly")):
        if options.get(key) and not draft.read_only:
            raise _requires(word, "readonly")
    if options.get("ReadOnlyForceRecursive") and options.get("Propagation") != "rprivate":
        raise _requires("readonly", "bind-propagation=rprivate")


def _requires(word: str, other: str) -> ValueError:
    return ValueError(f"option 'bind-recursive={word}' requires '{other}' to be specified in conjunction")


def _form(found: Mount) -> str:
    if found.type == "bind" and found.source.endswith("/docker.sock"):
        return "bind_socket"
    if found.type in ("bind", "volume"):
        if found.type == "volume" and not found.source:
            return "volume_anonymous"
        return found.type + ("_ro" if found.read_only else "")
    return found.type if found.type in ("tmpfs", "image") else ""


def _slots(found: Mount) -> dict[str, str]:
    source = {} if _form(found) in ("volume_anonymous", "tmpfs") else {"source": found.source}
    return {**source, "target": found.target}


def _parts(found: Mount) -> Iterator[Part]:
    """Give the options, as the fields are called."""
    if found.consistency:
        yield part_of("consistency", found.consistency)
    bind, volume, tmpfs = found.bind or {}, found.volume or {}, found.tmpfs or {}
    if propagation := str(bind.get("Propagation", "")):
        yield part_of(f"bind-propagation-{propagation.removeprefix('r')}", propagation)
    yield from (
        part_of(f"bind-recursive-{word}", word) for word, name in _RECURSIVE.items() if bind.get(name)
    )
    yield from _volume_parts(volume)
    if found.image:
        yield part_of("image-subpath", str(found.image["Subpath"]))
    if size := tmpfs.get("SizeBytes"):
        yield part_of("tmpfs-size", str(size), size=numbers.human_size(int(str(size))))
    if mode := tmpfs.get("Mode"):
        yield part_of("tmpfs-mode", f"{mode:o}")


def _volume_parts(volume: Mapping[str, object]) -> Iterator[Part]:
    if volume.get("NoCopy"):
        yield part_of("volume-nocopy", "true")
    if subpath := volume.get("Subpath"):
        yield part_of("volume-subpath", str(subpath))
    labels, driver = volume.get("Labels"), volume.get("DriverConfig")
    assert isinstance(labels, dict | None)
    assert isinstance(driver, dict | None)
    yield from (part_of("volume-label", f"{key}={content}") for key, content in (labels or {}).items())
    if driver and driver.get("Name"):
        yield part_of("volume-driver", driver["Name"])
    options = (driver or {}).get("Options", {})
    yield from (part_of("volume-opt", f"{key}={content}") for key, content in options.items())


def absolute(source: str, cwd: str) -> str:
    """Make `.` and `./x` absolute, as the CLI does."""
    return (
        posixpath.normpath(posixpath.join(cwd, source))
        if source == "." or source.startswith("./")
        else source
    )
