"""`docker system df`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tutor.daemon.format.gotypes import Row
from tutor.daemon.format.table import Listing
from tutor.daemon.format.units import human_size
from tutor.daemon.system.df_verbose import verbose

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tutor.daemon.call import Call

_HEADERS = {
    "Type": "TYPE",
    "TotalCount": "TOTAL",
    "Active": "ACTIVE",
    "Size": "SIZE",
    "Reclaimable": "RECLAIMABLE",
}
_TABLE = r"table {{.Type}}\t{{.TotalCount}}\t{{.Active}}\t{{.Size}}\t{{.Reclaimable}}"
_RAW = "type: {{.Type}}\ntotal: {{.TotalCount}}\nactive: {{.Active}}\nsize: {{.Size}}\nreclaimable: {{.Reclaimable}}\n"
_ACTIVE = frozenset(("running", "paused", "restarting"))


def forward(call: Call) -> int:
    """Show how much disk space images, containers, volumes and the build cache take."""
    usage = call.connection.get("/system/df")
    source = call.invocation.raw("format") or "table"
    if call.invocation.on("verbose"):
        text = verbose(usage, source)
    else:
        format_ = {"table": _TABLE, "raw": _RAW}.get(source, source)
        text = Listing(format_, _HEADERS, "formatter.diskUsageImagesContext").render(_rows(usage))
    call.terminal.out.write(text.encode("utf-8", "surrogateescape"))
    return 0


def _rows(usage: Any) -> Iterator[Row]:
    images, containers = usage.get("Images") or [], usage.get("Containers") or []
    used = sum(
        one["Size"] - one["SharedSize"] for one in images if one["Containers"] and one["SharedSize"] != -1
    )
    whole = usage.get("LayersSize", 0)
    yield _row(
        "Images",
        len(images),
        sum(one["Containers"] > 0 for one in images),
        whole,
        _share(whole - used, whole),
    )
    idle = [one for one in containers if one["State"] not in _ACTIVE]
    whole = _total(containers)
    yield _row("Containers", len(containers), len(containers) - len(idle), whole, _share(_total(idle), whole))
    yield _volumes(usage.get("Volumes") or [])
    yield _cache(usage.get("BuildCache") or [])


def _total(containers: list[Any]) -> int:
    return sum(one.get("SizeRw", 0) for one in containers)


def _volumes(volumes: list[Any]) -> Row:
    data = [one["UsageData"] for one in volumes]
    known = [one for one in data if one["Size"] != -1]
    whole = sum(one["Size"] for one in known)
    unused = sum(one["Size"] for one in known if one["RefCount"] == 0)
    active = sum(one["RefCount"] > 0 for one in data)
    return _row("Local Volumes", len(volumes), active, whole, _share(unused, whole))


def _cache(records: list[Any]) -> Row:
    own = [one for one in records if not one.get("Shared")]
    whole = sum(one["Size"] for one in own)
    used = sum(one["Size"] for one in own if one.get("InUse"))
    active = sum(bool(one.get("InUse")) for one in records)
    return _row("Build Cache", len(records), active, whole, human_size(whole - used))


def _share(part: int, whole: int) -> str:
    return f"{human_size(part)} ({part * 100 // whole}%)" if whole > 0 else human_size(part)


def _row(kind: str, count: int, active: int, size: int, reclaimable: str) -> Row:
    return Row(
        {
            "Type": lambda: kind,
            "TotalCount": lambda: str(count),
            "Active": lambda: str(active),
            "Size": lambda: human_size(size),
            "Reclaimable": lambda: reclaimable,
        }
    )
