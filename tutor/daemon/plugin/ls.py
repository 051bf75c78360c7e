"""`docker plugin ls`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from tutor.daemon.format import filters
from tutor.daemon.format.chosen import chosen
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
    source = chosen(call, "pluginsFormat", _TABLE, "{{.ID}}", (_RAW, "plugin_id: {{.ID}}"))
    listing = Listing(source, _HEADERS, "plugin.pluginContext")
    rows = (
        _row(one, not line.on("no-trunc")) for one in sorted(plugins, key=lambda one: natural(one["Name"]))
    )
    call.terminal.out.write(listing.render(rows).encode("utf-8", "surrogateescape"))
    return 0


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
