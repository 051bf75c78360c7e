"""The long form of `docker system df`: each image, container, volume and piece of build cache."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tutor.daemon.container import ls as containers
from tutor.daemon.format.gotypes import ANY, Field, Row, Type, Value, row
from tutor.daemon.format.names import short_id
from tutor.daemon.format.table import Listing
from tutor.daemon.format.units import ago, epoch_of, go_time, human_size
from tutor.daemon.image import ls as images
from tutor.daemon.registry.reference import parse
from tutor.daemon.volume import ls as volumes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_IMAGE = "formatter.imageContext"
_CACHE = "formatter.buildCacheContext"
_NONE = "<none>"
_CACHE_HEADERS = {
    "ID": "CACHE ID",
    "Parent": "PARENT",
    "CacheType": "CACHE TYPE",
    "Description": "DESCRIPTION",
    "Size": "SIZE",
    "CreatedSince": "CREATED",
    "LastUsedSince": "LAST USED",
    "UsageCount": "USAGE",
    "InUse": "IN USE",
    "Shared": "SHARED",
}
_TABLES: dict[str, tuple[str, tuple[str, ...], Mapping[str, str], str]] = {
    "Images": (
        "Images space usage:",
        ("Repository", "Tag", "ID", "CreatedSince", "Size", "SharedSize", "UniqueSize", "Containers"),
        images.HEADERS,
        _IMAGE,
    ),
    "Containers": (
        "Containers space usage:",
        ("ID", "Image", "Command", "LocalVolumes", "Size", "RunningFor", "Status", "Names"),
        containers.HEADERS,
        containers.TYPE,
    ),
    "Volumes": ("Local Volumes space usage:", ("Name", "Links", "Size"), volumes.HEADERS, volumes.TYPE),
    "BuildCache": (
        "Build cache usage: {}",
        ("ID", "CacheType", "Size", "CreatedSince", "LastUsedSince", "UsageCount", "Shared"),
        _CACHE_HEADERS,
        _CACHE,
    ),
}


def tables(found: Any) -> str:
    """Give the four tables."""
    rows = _rows(found, short=True)
    size = human_size(cache_size(found.get("BuildCache") or []))
    parts = []
    for name, (title, columns, headers, type_) in _TABLES.items():
        source = "table " + r"\t".join(f"{{{{.{column}}}}}" for column in columns)
        parts.append(f"{title.format(size)}\n\n{Listing(source, headers, type_).render(rows[name])}")
    return "\n".join(parts)


def value(found: Any, short: bool) -> Value:
    """Give everything as one value for a template."""
    data = {
        name: [row(f"*{_TABLES[name][3]}", one) for one in rows] for name, rows in _rows(found, short).items()
    }
    fields = tuple(Field(name, Type(f"[]*{_TABLES[name][3]}", "slice", ANY), name) for name in data)
    struct = Type("formatter.diskUsageContext", "struct", fields=fields)
    return Value(Type(f"*{struct.name}", "ptr", struct), data)


def cache_size(entries: list[Any]) -> int:
    """Add up the sizes of build cache that is not shared."""
    return sum(one["Size"] for one in entries if not one["Shared"])


def _rows(found: Any, short: bool) -> dict[str, list[Row]]:
    cache = sorted(found.get("BuildCache") or (), key=lambda one: (one.get("LastUsedAt") or "", one["ID"]))
    return {
        "Images": list(_image_rows(found.get("Images") or [], short)),
        "Containers": [
            containers.container_row({**one, "SizeRootFs": 0}, short) for one in found.get("Containers") or ()
        ],
        "Volumes": [volumes.volume_row(one) for one in found.get("Volumes") or ()],
        "BuildCache": [_cache_row(one, short) for one in cache],
    }


def _image_rows(found: list[Any], short: bool) -> Iterator[Row]:
    for one in found:
        name = tag = _NONE
        tags = one.get("RepoTags") or [f"{_NONE}:{_NONE}"]
        if not tags[0].startswith(_NONE):
            reference = parse(tags[0])
            name, tag = reference.familiar, reference.tag or _NONE
        yield images.image_row(one, name, tag, "", short)


def _cache_row(found: Any, short: bool) -> Row:
    used = found.get("LastUsedAt") or ""
    name = short_id(found["ID"]) if short else found["ID"]
    return Row(
        {
            "ID": lambda: name + ("*" if found["InUse"] else ""),
            "Parent": lambda: found.get("Parent", ""),
            "CacheType": lambda: found["Type"],
            "Description": lambda: found.get("Description", ""),
            "Size": lambda: human_size(found["Size"], 3),
            "CreatedAt": lambda: go_time(found["CreatedAt"]),
            "CreatedSince": lambda: ago(epoch_of(found["CreatedAt"]) or 0),
            "LastUsedAt": lambda: go_time(used) if used else "",
            "LastUsedSince": lambda: ago(epoch_of(used) or 0) if used else "",
            "UsageCount": lambda: str(found["UsageCount"]),
            "InUse": lambda: str(found["InUse"]).lower(),
            "Shared": lambda: str(found["Shared"]).lower(),
        }
    )
