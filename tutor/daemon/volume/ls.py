"""`docker volume ls`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tutor.daemon.format import filters
from tutor.daemon.format.chosen import chosen
from tutor.daemon.format.gotypes import Row
from tutor.daemon.format.names import labels, natural
from tutor.daemon.format.table import Listing
from tutor.daemon.format.units import human_size

if TYPE_CHECKING:
    from tutor.daemon.call import Call

HEADERS = {
    "Name": "VOLUME NAME",
    "Group": "GROUP",
    "Driver": "DRIVER",
    "Scope": "SCOPE",
    "Availability": "AVAILABILITY",
    "Mountpoint": "MOUNTPOINT",
    "Labels": "LABELS",
    "Links": "LINKS",
    "Size": "SIZE",
    "Status": "STATUS",
}
TYPE = "formatter.volumeContext"
_CLUSTER_TABLE = r"table {{.Name}}\t{{.Group}}\t{{.Driver}}\t{{.Availability}}\t{{.Status}}"
_TABLE = r"table {{.Driver}}\t{{.Name}}"
_QUIET = "{{.Name}}"
_RAW = "name: {{.Name}}\ndriver: {{.Driver}}\n"
_NONE = "N/A"


def forward(call: Call) -> int:
    """List volumes by name."""
    line = call.invocation
    volumes = call.connection.get("/volumes", filters.query(line)).get("Volumes") or []
    source = chosen(call, "volumesFormat", _TABLE, _QUIET, (_RAW, "name: {{.Name}}"))
    if line.on("cluster"):  # whatever `--format` says
        volumes = [one for one in volumes if one.get("ClusterVolume")]
        source = _QUIET if line.on("quiet") else _CLUSTER_TABLE
    listing = Listing(source, HEADERS, TYPE)
    text = listing.render(volume_row(one) for one in sorted(volumes, key=lambda one: natural(one["Name"])))
    call.terminal.out.write(text.encode("utf-8", "surrogateescape"))
    return 0


def volume_row(volume: Any) -> Row:
    """Make one row of a list of volumes."""
    own, usage = volume.get("Labels") or {}, volume.get("UsageData")
    cluster = volume.get("ClusterVolume")
    return Row(
        {
            "Name": lambda: volume["Name"],
            "Group": lambda: cluster["Spec"].get("Group", "") if cluster else _NONE,
            "Driver": lambda: volume["Driver"],
            "Scope": lambda: volume["Scope"],
            "Availability": lambda: cluster["Spec"].get("Availability", "") if cluster else _NONE,
            "Mountpoint": lambda: volume["Mountpoint"],
            "Labels": lambda: labels(own),
            "Links": lambda: str(usage["RefCount"]) if usage else _NONE,
            "Size": lambda: human_size(usage["Size"]) if usage else _NONE,
            "Status": lambda: _status(cluster),
        },
        {"Label": lambda name: own.get(name, "")},
    )


def _status(cluster: Any) -> str:
    if not cluster:
        return _NONE
    info = cluster.get("Info")
    if not info or not info.get("VolumeID"):
        return "pending creation"
    nodes = len(cluster.get("PublishStatus") or ())
    return f"in use ({nodes} node{'s' if nodes > 1 else ''})" if nodes else "created"
