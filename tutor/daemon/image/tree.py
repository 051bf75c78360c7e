"""`docker image ls --tree`: each image with its names and, below it, its variants for each platform.

Source: the output of docker 28.2.2, on terminals of each width and without one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from tutor.daemon.format.names import platform, short_id
from tutor.daemon.format.tabwriter import display_width, ellipsis
from tutor.daemon.format.units import human_size
from tutor.errors import DockerError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tutor.daemon.call import Call

_WARNING: Final = (
    "WARNING: This is an experimental feature. The output may change and shouldn't be depended on."
)
_REFUSED: Final = (
    ("quiet", "--quiet"),
    ("format", "--format"),
    ("digests", "--show-digest"),
    ("no-trunc", "--no-trunc"),
)
_TITLES: Final = ("ID", "DISK USAGE", "CONTENT SIZE", "EXTRA")
_WIDTHS: Final = (12, 10, 12, 5)
_GAP: Final = " " * 3
_NARROWEST, _FOR_NAMES, _USUAL = 20, 12, 80
_BRANCH, _LAST_BRANCH = "├─ ", "└─ "
_PLAIN, _BOLD = "\x1b[39m", "\x1b[39m\x1b[1m"


@dataclass(frozen=True, slots=True)
class _Style:
    """What is written around words; the title of a column is bold without a terminal too."""

    warning: str = ""
    name: str = ""
    text: str = ""
    dim: str = ""
    chip: str = "U"
    legend: str = "Info -> "
    legend_width: int = 18


_PAPER: Final = _Style()
_SCREEN: Final = _Style(
    "\x1b[93m",
    "\x1b[34m\x1b[1m",
    _PLAIN,
    "\x1b[39m\x1b[2m",
    "\x1b[38;5;0m\x1b[48;5;14m U \x1b[0m",
    "\x1b[1m\x1b[106m\x1b[30mi\x1b[0m\x1b[0m \x1b[96mInfo → \x1b[0m\x1b[0m",
    21,
)


@dataclass(frozen=True, slots=True)
class _Row:
    """One line: a variant of an image, or the image itself with all its names."""

    names: Sequence[str]
    id: str
    disk: int
    content: int
    used: bool
    here: bool = True
    variants: Sequence[_Row] = ()


def check(call: Call) -> None:
    """Refuse what the CLI refuses next to `--tree`.

    Raises: DockerError with its words.
    """
    for flag, name in _REFUSED:
        if call.invocation.on(flag) or call.invocation.raw(flag):
            raise DockerError(f"{name} is not yet supported with --tree")


def draw(call: Call, images: Iterable[Any]) -> None:
    """Write the tree of the images that the daemon listed with their manifests."""
    style = _SCREEN if call.terminal.is_tty("out") else _PAPER
    width = (call.terminal.size()[1] if style is _SCREEN else 0) or _USUAL
    shown = [one for one in images if call.invocation.on("all") or not _is_dangling(one)]
    rows = [_image(one) for one in sorted(shown, key=lambda one: -int(one["Created"]))]
    text = "\n".join((*_head(style, width), *_body(rows, style, width)))
    call.terminal.out.write(f"{text}\n".encode("utf-8", "surrogateescape"))


def _is_dangling(image: Any) -> bool:
    named = [*(image.get("RepoTags") or ()), *(image.get("RepoDigests") or ())]
    return all(one.startswith("<none>") for one in named)


def _image(image: Any) -> _Row:
    manifests = image.get("Manifests") or ()
    variants = [_variant(one) for one in manifests if one.get("Kind") == "image"]
    return _Row(
        names=sorted(image.get("RepoTags") or ("<untagged>",), key=lambda name: -len(name)),
        id=short_id(image["Id"]),
        disk=image["Size"],
        content=sum(one["Size"]["Content"] for one in manifests),
        used=image["Containers"] > 0 or any(one.used for one in variants),
        variants=variants,
    )


def _variant(manifest: Any) -> _Row:
    data = manifest.get("ImageData") or {}
    return _Row(
        names=[_platform(data.get("Platform") or {})],
        id=short_id(manifest["ID"]),
        disk=manifest["Size"]["Total"],
        content=manifest["Size"]["Content"],
        used=bool(data.get("Containers")),
        here=manifest["Available"],
    )


def _platform(found: Mapping[str, str]) -> str:
    return platform(*(found.get(key, "") for key in ("os", "os.version", "architecture", "variant")))


def _head(style: _Style, width: int) -> Iterator[str]:
    yield _in(style.warning, _WARNING)
    yield f"{' ' * max(width - style.legend_width, 0)}{style.legend} {style.chip} In Use "
    yield ""


def _body(rows: Sequence[_Row], style: _Style, width: int) -> Iterator[str]:
    """Give the table; columns on the right go where names would have too little room."""
    columns, room = len(_WIDTHS), max(width, _NARROWEST)
    while columns and room - _taken(columns) < _FOR_NAMES:
        columns -= 1
    first = min(room - _taken(columns), _longest(rows))
    titles = (_cell(_BOLD, title, size, left=True) for title, size in zip(_TITLES, _WIDTHS, strict=True))
    yield _GAP.join((_cell(_BOLD, "IMAGE", first, left=True), *list(titles)[:columns]))
    for number, row in enumerate(rows):
        if number and not rows[number - 1].variants:
            yield ""
        above = row.names[:-1]
        yield from (_in(style.name, ellipsis(name, width)) for name in above) if style is _SCREEN else above
        top = style.name if row.names != ["<untagged>"] else style.dim
        yield _line(row, (row.names[-1], top, style.text), first, columns, style)
        for one in row.variants:
            branch = _LAST_BRANCH if one is row.variants[-1] else _BRANCH
            look = style.text if one.here else style.dim
            yield _line(one, (f"{branch}{one.names[0]}", look, look), first, columns, style)
        if row.variants:
            yield ""


def _taken(columns: int) -> int:
    return sum(_WIDTHS[:columns]) + columns * len(_GAP)


def _longest(rows: Sequence[_Row]) -> int:
    """Measure names in bytes, as the CLI does: a branch counts for seven."""
    names = (row.names[-1] for row in rows)
    variants = (f"{_BRANCH}{one.names[0]}" for row in rows for one in row.variants)
    return max(len(name.encode()) for name in ("IMAGE", *names, *variants))


def _line(row: _Row, name: tuple[str, str, str], first: int, columns: int, style: _Style) -> str:
    text, look, rest = name
    cells = [
        _cell(rest, row.id, _WIDTHS[0], left=True),
        _cell(rest, human_size(row.disk, 3), _WIDTHS[1]),
        _cell(rest, human_size(row.content, 3), _WIDTHS[2]),
        _chip(row, style),
    ]
    return _GAP.join((_cell(look, text, first, left=True), *cells[:columns]))


def _chip(row: _Row, style: _Style) -> str:
    if not row.used:
        return " " * _WIDTHS[3]
    return style.chip + " " * (2 if style is _SCREEN else 4)


def _cell(look: str, text: str, width: int, *, left: bool = False) -> str:
    text = ellipsis(text, width)
    room = " " * (width - display_width(text))
    return f"{_in(look, text)}{room}" if left else f"{room}{_in(look, text)}"


def _in(look: str, text: str) -> str:
    return f"{look}{text}\x1b[0m" if look else text
