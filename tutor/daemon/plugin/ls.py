"""`docker plugin ls`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from tutor.daemon.format import filters
from tutor.daemon.format.gotypes import Row
from tutor.daemon.format.names import natural, short_id
from tutor.daemon.format.table import Listing
from tutor.daemon.format.tabwriter import ellipsis

if TYPE_CHECKING:
    from tutor.daemon.call import Call

_HEADERS: Final = {
    "ID": "ID",
    "Name": "NAME",
    "Description": "DESCRIPTION",
    "Enabled": "ENABLED",
    "PluginReference": "IMAGE",
}
_TABLE: Final = r"table {{.ID}}\t{{.Name}}\t{{.Description}}\t{{.Enabled}}"
_RAW: Final = "plugin_id: {{.ID}}\nname: {{.Name}}\ndescription: {{.Description}}\nenabled: {{.Enabled}}\n"
_WIDEST: Final = 45


def forward(call: Call) -> int:
    """List plugins by name."""
    line = call.invocation
    plugins = call.connection.get("/plugins", filters.query(line)) or []
    chosen = line.raw("format")
    if not chosen and not line.on("quiet"):
        chosen = call.config.text("pluginsFormat")
    listing = Listing(_format(chosen or "table", line.on("quiet")), _HEADERS, "plugin.pluginContext")
    rows = (
        _row(one, not line.on("no-trunc")) for one in sorted(plugins, key=lambda one: natural(one["Name"]))
    )
    call.terminal.out.write(listing.render(rows).encode("utf-8", "surrogateescape"))
    return 0


def _format(source: str, quiet: bool) -> str:
    if source == "table":
        return "{{.ID}}" if quiet else _TABLE
    if source == "raw":
        return "plugin_id: {{.ID}}" if quiet else _RAW
    return source


def _row(plugin: Any, short: bool) -> Row:
    about = plugin["Config"]["Description"].replace("\n", "").replace("\r", "").strip()
    return Row(
        {
            "ID": lambda: short_id(plugin["Id"]) if short else plugin["Id"],
            "Name": lambda: plugin["Name"],
            "Description": lambda: ellipsis(about, _WIDEST) if short else about,
            "Enabled": lambda: plugin["Enabled"],
            "PluginReference": lambda: plugin.get("PluginReference", ""),
        }
    )
