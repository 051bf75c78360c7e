"""`docker search`."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from tutor.daemon.format import filters
from tutor.daemon.format.gotypes import Row
from tutor.daemon.format.table import Listing
from tutor.daemon.format.tabwriter import ellipsis
from tutor.daemon.registry.prior import logged_in

if TYPE_CHECKING:
    from tutor.daemon.call import Call

_HEADERS = {
    "Name": "NAME",
    "Description": "DESCRIPTION",
    "StarCount": "STARS",
    "IsOfficial": "OFFICIAL",
}
_TABLE = r"table {{.Name}}\t{{.Description}}\t{{.StarCount}}\t{{.IsOfficial}}"
_DESCRIPTION_WIDTH = 45
_AUTOMATED = (
    'WARNING: the "is-automated" filter is deprecated, and searching for "is-automated=true" will not '
    "yield any results in future."
)


def forward(call: Call) -> int:
    """Look for images in a registry, the best liked first."""
    line = call.invocation
    term = line.operands[0].value.raw
    limit = int(line.raw("limit", "0"))
    query = {"term": term, **filters.query(line)} | ({"limit": limit} if limit > 0 else {})
    first, slash, _ = term.partition("/")
    domain = first if slash and (set(".:") & set(first) or first == "localhost") else "docker.io"
    if any(name == "is-automated" for name, _ in filters.pairs(line)):
        call.warn(_AUTOMATED)
    ask = partial(call.connection.request, "GET", "/images/search", query)
    answer = logged_in(call, domain, "search", lambda headers: ask(headers=headers))
    found = sorted(answer.json() or [], key=lambda one: -one["star_count"])
    source = line.raw("format") or "table"
    listing = Listing(_TABLE if source == "table" else source, _HEADERS, "registry.searchContext")
    text = listing.render(_row(one, not line.on("no-trunc")) for one in found)
    call.terminal.out.write(text.encode("utf-8", "surrogateescape"))
    return 0


def _row(found: Any, short: bool) -> Row:
    about = found["description"].replace("\n", " ").replace("\r", " ")
    return Row(
        {
            "Name": lambda: found["name"],
            "Description": lambda: ellipsis(about, _DESCRIPTION_WIDTH) if short else about,
            "StarCount": lambda: str(found["star_count"]),
            "IsOfficial": lambda: "[OK]" if found["is_official"] else "",
        },
        written={"IsOfficial": lambda: "true" if found["is_official"] else "false"},
    )
