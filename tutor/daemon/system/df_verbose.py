"""`docker system df -v`: every image, container, volume and piece of the build cache."""

from __future__ import annotations

from typing import Any

from tutor.daemon.container.ls import HEADERS as CONTAINER_HEADERS
from tutor.daemon.container.ls import TYPE as CONTAINER_TYPE
from tutor.daemon.container.ls import container_format, container_row
from tutor.daemon.format.gotypes import Field, Row, Type, Value
from tutor.daemon.format.names import short_id
from tutor.daemon.format.table import Listing, executed, parsed
from tutor.daemon.format.units import ago, epoch_of, human_size
from tutor.daemon.image.ls import HEADERS as IMAGE_HEADERS
from tutor.daemon.image.ls import image_format, image_row
from tutor.daemon.registry.reference import parse
from tutor.daemon.volume.ls import HEADERS as VOLUME_HEADERS
from tutor.daemon.volume.ls import TYPE as VOLUME_TYPE
from tutor.daemon.volume.ls import volume_row

_NONE = "<none>"
_IMAGE_TYPE, _CACHE_TYPE = "formatter.imageContext", "formatter.buildCacheContext"
_IMAGES = (
    r"table {{.Repository}}\t{{.Tag}}\t{{.ID}}\t{{.CreatedSince}}\t{{.Size}}\t{{.SharedSize}}\t{{.UniqueSize}}"
    r"\t{{.Containers}}"
)
_CONTAINERS = r"table {{.ID}}\t{{.Image}}\t{{.Command}}\t{{.LocalVolumes}}\t{{.Size}}\t{{.RunningFor}}\t{{.Status}}\t{{.Names}}"
_VOLUMES = r"table {{.Name}}\t{{.Links}}\t{{.Size}}"
_CACHE = r"table {{.ID}}\t{{.CacheType}}\t{{.Size}}\t{{.CreatedSince}}\t{{.LastUsedSince}}\t{{.UsageCount}}\t{{.Shared}}"
_CACHE_RAW = (
    "build_cache_id: {{.ID}}\nparent_id: {{.Parent}}\nbuild_cache_type: {{.CacheType}}\n"
    "description: {{.Description}}\ncreated_at: {{.CreatedAt}}\ncreated_since: {{.CreatedSince}}\n"
    "last_used_at: {{.LastUsedAt}}\nlast_used_since: {{.LastUsedSince}}\nusage_count: {{.UsageCount}}\n"
    "in_use: {{.InUse}}\nshared: {{.Shared}}\n"
)
_CACHE_HEADERS = {
    "ID": "CACHE ID",
    "Parent": "PARENT",
    "CacheType": "CACHE TYPE",
    "Size": "SIZE",
    "CreatedSince": "CREATED",
    "LastUsedSince": "LAST USED",
    "UsageCount": "USAGE",
    "InUse": "IN USE",
    "Shared": "SHARED",
}


def verbose(usage: Any, source: str) -> str:
    """Write the four lists as tables, or through the template `source`."""
    records = sorted(
        usage.get("BuildCache") or (), key=lambda one: (bool(one.get("LastUsedAt")), -one["UsageCount"])
    )
    short = source == "table"
    rows = {
        "Images": [_image(one, short) for one in usage.get("Images") or ()],
        "Containers": [
            container_row({**one, "SizeRootFs": 0}, short) for one in usage.get("Containers") or ()
        ],
        "Volumes": [volume_row(one) for one in usage.get("Volumes") or ()],
        "BuildCache": [_record(one, short) for one in records],
    }
    if not short:
        return _templated(rows, source)
    cache = human_size(sum(one["Size"] for one in records if not one.get("Shared")))
    return (
        f"Images space usage:\n\n{Listing(_IMAGES, IMAGE_HEADERS, _IMAGE_TYPE).render(rows['Images'])}"
        "\nContainers space usage:\n\n"
        f"{Listing(_CONTAINERS, CONTAINER_HEADERS, CONTAINER_TYPE).render(rows['Containers'])}"
        "\nLocal Volumes space usage:\n\n"
        f"{Listing(_VOLUMES, VOLUME_HEADERS, VOLUME_TYPE).render(rows['Volumes'])}"
        f"\nBuild cache usage: {cache}\n\n"
        f"{Listing(_CACHE, _CACHE_HEADERS, _CACHE_TYPE).render(rows['BuildCache'])}"
    )


def _templated(rows: dict[str, list[Row]], source: str) -> str:
    types = (_IMAGE_TYPE, CONTAINER_TYPE, VOLUME_TYPE, _CACHE_TYPE)
    fields = tuple(
        Field(name, Type(f"[]*{type_}", "slice", Type(f"*{type_}", "row")), name)
        for name, type_ in zip(rows, types, strict=True)
    )
    if source == "raw":
        source = _raw()
    elif source == "json":
        source = "{{json .}}"
    return executed(
        parsed(source.replace(r"\t", "\t").replace(r"\n", "\n")),
        Value(Type("*formatter.diskUsageContext", "struct", fields=fields), rows),
    )


def _raw() -> str:
    volume = "name: {{.Name}}\ndriver: {{.Driver}}\n"
    formats = (
        ("Images", "Image", image_format("raw", False, True)),
        ("Containers", "Container", container_format("raw", False, True)),
        ("Volumes", "Volume", volume),
        ("BuildCache", "Build Cache", _CACHE_RAW),
    )
    return "\n".join(
        f"{{{{range .{list_}}}}}type: {kind}\n{text}\n{{{{end -}}}}" for list_, kind, text in formats
    )


def _image(image: Any, short: bool) -> Row:
    tags = [tag for tag in image.get("RepoTags") or () if not tag.startswith(_NONE)]
    reference = parse(tags[0]) if tags else None
    name, tag = (reference.familiar, reference.tag) if reference else (_NONE, _NONE)
    return image_row(image, name, tag, "", short)


def _record(record: Any, short: bool) -> Row:
    used = record.get("LastUsedAt") or ""
    parents = record.get("Parents") or ([record["Parent"]] if record.get("Parent") else [])
    return Row(
        {
            "ID": lambda: (
                (short_id(record["ID"]) if short else record["ID"]) + ("*" if record["InUse"] else "")
            ),
            "Parent": lambda: ", ".join(short_id(one) if short else one for one in parents),
            "CacheType": lambda: record["Type"],
            "Description": lambda: record["Description"],
            "Size": lambda: human_size(record["Size"], 3),
            "CreatedAt": lambda: record["CreatedAt"],
            "CreatedSince": lambda: ago(epoch_of(record["CreatedAt"]) or 0),
            "LastUsedAt": lambda: used,
            "LastUsedSince": lambda: ago(epoch_of(used) or 0) if used else "",
            "UsageCount": lambda: str(record["UsageCount"]),
            "InUse": lambda: "true" if record["InUse"] else "false",
            "Shared": lambda: "true" if record["Shared"] else "false",
        }
    )
