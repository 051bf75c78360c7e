"""`docker container ls`, `docker ps`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tutor.daemon.container.ports import displayed
from tutor.daemon.format import filters
from tutor.daemon.format.gotypes import Row, Value, row
from tutor.daemon.format.names import labels, short_id
from tutor.daemon.format.schema import typed
from tutor.daemon.format.table import Listing
from tutor.daemon.format.tabwriter import ellipsis
from tutor.daemon.format.template import TemplateError, execute, parse
from tutor.daemon.format.template.functions import CLI
from tutor.daemon.format.units import ago, human_size, unix_time
from tutor.daemon.registry.reference import parse as parse_reference
from tutor.errors import DockerError
from tutor.language.values.go import quote

if TYPE_CHECKING:
    from tutor.daemon.call import Call

TYPE = "formatter.ContainerContext"
HEADERS = {
    "ID": "CONTAINER ID",
    "Names": "NAMES",
    "Image": "IMAGE",
    "Command": "COMMAND",
    "CreatedAt": "CREATED AT",
    "RunningFor": "CREATED",
    "Ports": "PORTS",
    "State": "STATE",
    "Status": "STATUS",
    "Size": "SIZE",
    "Labels": "LABELS",
    "Mounts": "MOUNTS",
    "LocalVolumes": "LOCAL VOLUMES",
    "Networks": "NETWORKS",
    "Platform": "PLATFORM",
}
_TABLE = r"table {{.ID}}\t{{.Image}}\t{{.Command}}\t{{.RunningFor}}\t{{.Status}}\t{{.Ports}}\t{{.Names}}"
_RAW = (
    "container_id: {{.ID}}\nimage: {{.Image}}\ncommand: {{.Command}}\ncreated_at: {{.CreatedAt}}\n"
    "state: {{- pad .State 1 0}}\nstatus: {{- pad .Status 1 0}}\nnames: {{.Names}}\n"
    "labels: {{- pad .Labels 1 0}}\nports: {{- pad .Ports 1 0}}\n"
)
_NAME_WIDTH, _COMMAND_WIDTH = 15, 20


def forward(call: Call) -> int:
    """List containers."""
    line = call.invocation
    chosen = line.raw("format")
    with_size = line.on("size") or (bool(chosen) and _uses_size(chosen))
    containers = call.connection.get("/containers/json", _query(call, with_size))
    if not chosen and not line.on("quiet"):
        chosen = call.config.text("psFormat")
    elif chosen and line.on("quiet"):
        call.warn("WARNING: Ignoring custom format, because both --format and --quiet are set.")
    listing = Listing(container_format(chosen or "table", line.on("quiet"), line.on("size")), HEADERS, TYPE)
    short = not line.on("no-trunc")
    rows = (container_row(one, short) for one in containers)
    call.terminal.out.write(listing.render(rows).encode("utf-8", "surrogateescape"))
    return 0


def _query(call: Call, with_size: bool) -> dict[str, object]:
    line = call.invocation
    last = line.last("last")
    limit = int(str(last.value.data)) if last else -1
    if line.on("latest") and limit == -1:
        limit = 1
    query: dict[str, object] = filters.query(line)
    query |= {"all": 1} if line.on("all") else {}
    query |= {"limit": limit} if limit > 0 else {}
    return query | ({"size": 1} if with_size else {})


def _uses_size(source: str) -> bool:
    """Tell whether a template needs the sizes, which the daemon only measures when asked to.

    Raises: DockerError if it is no template of a container.
    """
    used: list[str] = []
    empty = container_row(
        {"Id": "", "Image": "", "ImageID": "", "Command": "", "Created": 0, "State": "", "Status": ""}, False
    )
    cells = {**empty.cells, "Size": lambda: _note(used)}
    try:
        template = parse(source, CLI)
    except TemplateError as error:
        raise DockerError(f"failed to parse template: {error}") from None
    try:
        execute(template, row(f"*{TYPE}", Row(cells, empty.methods)))
    except TemplateError as error:
        raise DockerError(f"failed to execute template: {error}") from None
    return bool(used)


def _note(used: list[str]) -> str:
    used.append("Size")
    return ""


def container_format(source: str, quiet: bool, with_size: bool) -> str:
    """Give the template that `--format` stands for."""
    if source == "raw":
        return "container_id: {{.ID}}" if quiet else _RAW + ("size: {{.Size}}\n" if with_size else "")
    if quiet:
        return "{{.ID}}"
    return _TABLE + (r"\t{{.Size}}" if with_size else "") if source == "table" else source


def container_row(found: Any, short: bool) -> Row:
    """Make one row of a list of containers; `short` cuts IDs, commands and names."""
    mounts = found.get("Mounts") or ()
    networks = (found.get("NetworkSettings") or {}).get("Networks") or {}
    own = found.get("Labels") or {}
    return Row(
        {
            "ID": lambda: short_id(found["Id"]) if short else found["Id"],
            "Names": lambda: _names(found.get("Names") or [], short),
            "Image": lambda: _image(found, short),
            "Command": lambda: quote(
                ellipsis(found["Command"], _COMMAND_WIDTH) if short else found["Command"]
            ),
            "CreatedAt": lambda: unix_time(found["Created"]),
            "RunningFor": lambda: ago(found["Created"]),
            "Ports": lambda: displayed(found.get("Ports") or ()),
            "State": lambda: found["State"],
            "Status": lambda: found["Status"],
            "Size": lambda: _size(found),
            "Labels": lambda: labels(own),
            "Mounts": lambda: ",".join(_mount(one, short) for one in mounts),
            "LocalVolumes": lambda: str(sum(one.get("Driver") == "local" for one in mounts)),
            "Networks": lambda: ",".join(networks),
            "Platform": lambda: _platform(found),
        },
        {"Label": lambda name: own.get(name, "")},
    )


def _names(names: list[str], short: bool) -> str:
    bare = [name.removeprefix("/") for name in names]
    if not short:
        return ",".join(bare)
    return next((name for name in bare if "/" not in name), "")  # a link gives a second name with a slash


def _image(found: Any, short: bool) -> str:
    name = found["Image"]
    if not name or not short:
        return name or "<no image>"
    if short_id(found.get("ImageID", "")) == short_id(name):
        return short_id(name)
    try:
        reference = parse_reference(name)
    except DockerError:
        return str(name)
    if not reference.digest:
        return reference.full
    return f"{reference.familiar}:{reference.tag}" if reference.tag else reference.familiar


def _size(found: Any) -> str:
    written, whole = found.get("SizeRw", 0), found.get("SizeRootFs", 0)
    text = human_size(written, 3)
    return f"{text} (virtual {human_size(whole, 3)})" if whole > 0 else text


def _mount(found: Any, short: bool) -> str:
    name = found.get("Name") or found.get("Source", "")
    return ellipsis(name, _NAME_WIDTH) if short else name


def _platform(found: Any) -> Value:
    return typed("*formatter.Platform", (found.get("ImageManifestDescriptor") or {}).get("platform"))
