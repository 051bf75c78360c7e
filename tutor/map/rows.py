"""Places many containers as lists, one below the bar of each network: a line a container."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tutor.daemon.format.tabwriter import display_width
from tutor.map.entries import of_mount, port_text, status_look, status_text
from tutor.map.groups import natural
from tutor.map.scene import SIGNS, Bar, Look, Twig, Wire, marked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tutor.map.placing import Placing
    from tutor.map.state import Container
    from tutor.map.view import View

_INDENT: Final = 5  # columns in front of a name
_NARROW: Final = 50  # columns below which a line has a name and a status only
_GAP: Final = 2


def place_rows(placing: Placing) -> None:
    """Place all containers of the view; one that is on two networks is listed with both."""
    placing.host_bar()
    placing.sheet.y += 1
    told, widths = set[str](), _widths(placing)
    for name, on in _by_network(placing.view):
        _bar(placing, name, len(on))
        _list(placing, name, on, told, widths)
        placing.sheet.y += 1


def _by_network(view: View) -> list[tuple[str, list[Container]]]:
    """Give networks with their containers, what somebody made first; "" is for none at all."""
    found: dict[str, list[Container]] = {}
    for one in view.containers:
        names = [link.network for link in one.links] or [""]
        for name in [view.only] if view.only else names:
            found.setdefault(name, []).append(one)
    late = ("bridge", "host", "none", "")
    order = sorted(found, key=lambda name: (late.index(name) if name in late else -1, name))
    return [(name, sorted(found[name], key=_order)) for name in order]


def _order(one: Container) -> tuple[object, ...]:
    return not one.mark, not one.alive, natural(one.name)


def _bar(placing: Placing, name: str, count: int) -> None:
    sheet, say, network = placing.sheet, placing.say, placing.network(name)
    look = marked("network", network.mark)
    known = name in ("host", "none", "")
    title = say(f"network-{name or 'none'}") if known else f"{SIGNS[network.mark]}{name}"
    title = f"{title} {network.details}".rstrip()
    if name not in ("none", ""):
        sheet.add(Bar(0, sheet.y, sheet.width, look))
    sheet.write(2, sheet.y, f" {title} ({count}) ", look, sheet.width - 4)
    sheet.y += 1


def _list(
    placing: Placing, name: str, on: Sequence[Container], told: set[str], widths: Sequence[int]
) -> None:
    sheet, view = placing.sheet, placing.view
    shown = on[: view.cap] if view.cap else on
    top = last = sheet.y
    for one in shown:
        last = sheet.y
        sheet.add(Twig(2, sheet.y, "network"))
        _row(placing, one, widths)
        sheet.y += 1
        if view.lists_mounts and one.id not in told:
            _mounts(placing, one)
        told.add(one.id)
    if len(shown) < len(on):
        last = sheet.y
        sheet.add(Twig(2, sheet.y, "network"))
        rest = placing.say("more-on", count=str(len(on) - len(shown)), network=name or "all")
        sheet.write(_INDENT, sheet.y, rest, "quiet", sheet.width - _INDENT)
        sheet.y += 1
    sheet.add(Wire(2, top, last, "network", branch=True))


def _cells(placing: Placing, one: Container) -> list[tuple[str, Look]]:
    """Give what stands in the line of a container: on a narrow page, its name and status only."""
    say, gone = placing.say, one.mark == "gone"
    name = (f"{SIGNS[one.mark]}{one.name}", marked("name", one.mark))
    status: tuple[str, Look] = (
        say("removed") if gone else status_text(one.status, say),
        "gone" if gone else status_look(one),
    )
    if placing.sheet.width < _NARROW:
        return [name, status]
    ports = ", ".join(f"{SIGNS[port.mark]}{port_text(port)}" for port in one.ports)
    return [name, (one.image, "image"), status, (ports, "port")]


def _widths(placing: Placing) -> list[int]:
    """Give the columns of each part of a line: what they need, the widest cut until all have room."""
    lines = [_cells(placing, one) for one in placing.view.containers]
    widths = [max(display_width(cell[0]) for cell in part) for part in zip(*lines, strict=True)]
    while sum(widths) + _GAP * (len(widths) - 1) > placing.sheet.width - _INDENT:
        widths[widths.index(max(widths))] -= 1
    return widths


def _row(placing: Placing, one: Container, widths: Sequence[int]) -> None:
    x = _INDENT
    for (text, look), width in zip(_cells(placing, one), widths, strict=True):
        placing.sheet.write(x, placing.sheet.y, text, look, width)
        x += width + _GAP


def _mounts(placing: Placing, one: Container) -> None:
    sheet = placing.sheet
    for mount in one.mounts:
        line = of_mount(mount, placing.say)
        text = f"{SIGNS[line.mark]}{line.text} {line.extra}"
        sheet.write(_INDENT + 2, sheet.y, text, marked("mount", mount.mark), sheet.width - _INDENT - 2)
        sheet.y += 1
