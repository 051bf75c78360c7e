"""`docker system df`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tutor.daemon.format.gotypes import Row
from tutor.daemon.format.table import Listing, parsed
from tutor.daemon.format.template import TemplateError, execute
from tutor.daemon.format.units import human_size
from tutor.daemon.system import usage
from tutor.errors import DockerError

if TYPE_CHECKING:
    from tutor.daemon.call import Call

_HEADERS = {
    "Type": "TYPE",
    "TotalCount": "TOTAL",
    "Active": "ACTIVE",
    "Size": "SIZE",
    "Reclaimable": "RECLAIMABLE",
}
_TABLE = r"table {{.Type}}\t{{.TotalCount}}\t{{.Active}}\t{{.Size}}\t{{.Reclaimable}}"
# All four rows have the fields of the first, whose type errors name.
_TYPE = "formatter.diskUsageImagesContext"
_ACTIVE = ("running", "paused", "restarting")


def forward(call: Call) -> int:
    """Show how much space images, containers, volumes and build cache take."""
    line = call.invocation
    source = line.raw("format") or "table"
    found = call.connection.get("/system/df")
    if not line.on("verbose"):
        listing = Listing(_TABLE if source == "table" else source, _HEADERS, _TYPE)
        text = listing.render([_images(found), _containers(found), _volumes(found), _cache(found)])
    else:
        text = usage.tables(found) if source == "table" else _templated(source, found)
    call.terminal.out.write(text.encode("utf-8", "surrogateescape"))
    return 0


def _templated(source: str, found: Any) -> str:
    bare = "{{json .}}" if source == "json" else source.removeprefix("table").strip(" ")
    template = parsed(bare.replace(r"\t", "\t").replace(r"\n", "\n"))
    try:
        return execute(template, usage.value(found, short=source.startswith("table")))
    except TemplateError as error:
        raise DockerError(str(error)) from None


def _row(name: str, total: int, active: int, size: int, reclaimable: str) -> Row:
    return Row(
        {
            "Type": lambda: name,
            "TotalCount": lambda: str(total),
            "Active": lambda: str(active),
            "Size": lambda: human_size(size),
            "Reclaimable": lambda: reclaimable,
        }
    )


def _share(part: int, whole: int) -> str:
    return f"{human_size(part)} ({part * 100 // whole}%)" if whole > 0 else human_size(part)


def _images(found: Any) -> Row:
    images, size = found.get("Images") or [], found.get("LayersSize", 0)
    active = [one for one in images if one["Containers"] > 0]
    used = sum(
        one["Size"] - one["SharedSize"]
        for one in images
        if one["Containers"] and -1 not in (one["Size"], one["SharedSize"])
    )
    return _row("Images", len(images), len(active), size, _share(size - used, size))


def _containers(found: Any) -> Row:
    containers = found.get("Containers") or []
    active = [one for one in containers if any(word in one["State"] for word in _ACTIVE)]
    size, used = (sum(one.get("SizeRw", 0) for one in some) for some in (containers, active))
    return _row("Containers", len(containers), len(active), size, _share(size - used, size))


def _volumes(found: Any) -> Row:
    volumes = [one["UsageData"] for one in found.get("Volumes") or ()]
    active = [one for one in volumes if one["RefCount"] > 0]
    size, used = (sum(one["Size"] for one in some if one["Size"] != -1) for some in (volumes, active))
    return _row("Local Volumes", len(volumes), len(active), size, _share(size - used, size))


def _cache(found: Any) -> Row:
    entries = found.get("BuildCache") or []
    active = [one for one in entries if one["InUse"]]
    size, used = usage.cache_size(entries), usage.cache_size(active)
    return _row("Build Cache", len(entries), len(active), size, human_size(size - used))
