"""`docker image ls`, `docker images`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tutor.daemon.format import filters
from tutor.daemon.format.gotypes import Row
from tutor.daemon.format.names import short_id
from tutor.daemon.format.table import Listing
from tutor.daemon.format.units import ago, human_size, unix_time
from tutor.daemon.image import tree
from tutor.daemon.registry.reference import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tutor.daemon.call import Call

HEADERS = {
    "ID": "IMAGE ID",
    "Repository": "REPOSITORY",
    "Tag": "TAG",
    "Digest": "DIGEST",
    "CreatedSince": "CREATED",
    "CreatedAt": "CREATED AT",
    "Size": "SIZE",
    "Containers": "CONTAINERS",
    "VirtualSize": "SIZE",
    "SharedSize": "SHARED SIZE",
    "UniqueSize": "UNIQUE SIZE",
}
_NONE = "<none>"
_CREATED = "{{if .CreatedSince }}{{.CreatedSince}}{{else}}N/A{{end}}"
_RAW = "image_id: {{.ID}}\ncreated_at: {{.CreatedAt}}\nvirtual_size: {{.Size}}\n"
_VERBS = frozenset(
    (
        "build",
        "history",
        "import",
        "inspect",
        "list",
        "load",
        "ls",
        "prune",
        "pull",
        "push",
        "rm",
        "save",
        "tag",
    )
)


def _query(call: Call, wanted: list[tuple[str, str]]) -> dict[str, object]:
    """Give the filters as a query; an API before 1.25 takes one reference, beside them."""
    query: dict[str, object] = {}
    references = [content for name, content in wanted if name == "reference"]
    if references and not call.connection.at_least("1.25"):
        wanted = [one for one in wanted if one[0] != "reference"]
        query["filter"] = references[0]
    text = filters.encoded(wanted)
    return query | ({"filters": text} if text else {})


def forward(call: Call) -> int:
    """List images."""
    line = call.invocation
    if line.on("tree"):
        tree.check(call)
    wanted = "".join(line.named("REPOSITORY")) or "".join(one.value.raw for one in line.operands)
    query = _query(call, [*filters.pairs(line), *([("reference", wanted)] if wanted else [])])
    if line.on("all"):
        query["all"] = 1
    if line.on("tree"):
        tree.draw(call, call.connection.get("/images/json", query | {"manifests": 1}))
        return 0
    images = call.connection.get("/images/json", query)
    format_ = image_format(_source(call), line.on("quiet"), line.on("digests"))
    with_digests = line.on("digests") or "{{.Digest}}" in format_
    listing = Listing(format_, HEADERS, "formatter.imageContext")
    rows = [
        row
        for image in images
        for row in _rows(image, not line.on("no-trunc"), with_digests, line.on("digests"))
    ]
    call.terminal.out.write(listing.render(rows).encode("utf-8", "surrogateescape"))
    if not images and wanted in _VERBS:
        call.warn(f'\nNo images found matching "{wanted}": did you mean "docker image {wanted}"?')
    return 0


def _source(call: Call) -> str:
    chosen = call.invocation.raw("format")
    if not chosen and not call.invocation.on("quiet"):
        chosen = call.config.text("imagesFormat")
    return chosen or "table"


def image_format(source: str, quiet: bool, digests: bool) -> str:
    """Give the template that `--format` stands for."""
    if source == "table":
        if quiet:
            return "{{.ID}}"
        digest = "{{.Digest}}\\t" if digests else ""
        return f"table {{{{.Repository}}}}\\t{{{{.Tag}}}}\\t{digest}{{{{.ID}}}}\\t{_CREATED}\\t{{{{.Size}}}}"
    if source == "raw":
        digest = "digest: {{.Digest}}\n" if digests else ""
        return (
            "image_id: {{.ID}}"
            if quiet
            else f"repository: {{{{ .Repository }}}}\ntag: {{{{.Tag}}}}\n{digest}{_RAW}"
        )
    if source.startswith("table") and digests and "{{.Digest}}" not in source:
        return f"{source}\t{{{{.Digest}}}}"
    return source


def _rows(image: Any, short: bool, with_digests: bool, digest_rows: bool) -> Iterator[Row]:
    """Give a row for each name of the image; digests add rows only where they are shown."""
    tags, digests = _named(image.get("RepoTags"), "tag"), _named(image.get("RepoDigests"), "digest")
    if not tags and not digests:
        yield image_row(image, _NONE, _NONE, _NONE, short)
    for name, found in tags.items():
        own = digests.pop(name, []) if with_digests else []
        digests.pop(name, None)
        for tag in found:
            for digest in own or [_NONE]:
                yield image_row(image, name, tag, digest, short)
    for name, found in digests.items():
        for digest in found if digest_rows else [""]:
            yield image_row(image, name, _NONE, digest, short)


def _named(references: list[str] | None, part: str) -> dict[str, list[str]]:
    """Group tags or digests by the familiar name."""
    found: dict[str, list[str]] = {}
    for text in references or ():
        if text.startswith(_NONE):
            continue
        reference = parse(text)
        if getattr(reference, part):
            found.setdefault(reference.familiar, []).append(getattr(reference, part))
    return found


def image_row(image: Any, name: str, tag: str, digest: str, short: bool) -> Row:
    """Make one row of a list of images."""
    created, size, shared = image["Created"], image["Size"], image.get("SharedSize", -1)
    containers = image.get("Containers", -1)
    return Row(
        {
            "ID": lambda: short_id(image["Id"]) if short else image["Id"],
            "Repository": lambda: name,
            "Tag": lambda: tag,
            "Digest": lambda: digest,
            "CreatedSince": lambda: ago(created),
            "CreatedAt": lambda: unix_time(created),
            "Size": lambda: human_size(size, 3),
            "Containers": lambda: "N/A" if containers == -1 else str(containers),
            "VirtualSize": lambda: human_size(size),
            "SharedSize": lambda: "N/A" if shared == -1 else human_size(shared),
            "UniqueSize": lambda: "N/A" if shared == -1 else human_size(size - shared),
        }
    )
