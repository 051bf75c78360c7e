"""Places what is above a row of boxes: the host with its ports, networks as bars, wires down from them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from tutor.daemon.format.tabwriter import display_width
from tutor.map.entries import port_text
from tutor.map.scene import SIGNS, Bar, Look, Wire, fit, marked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tutor.map.placing import Placing
    from tutor.map.state import Container

_FEW: Final = 3  # wires that do not stand close together
_PORTS: Final = 3  # lines above a box


class Hung(NamedTuple):
    """A container with its place: which column, and its first and last cell."""

    one: Container
    column: int
    left: int
    right: int


class Joint(NamedTuple):
    """Where a container is joined to a bar."""

    on: Hung
    x: int
    y: int
    look: Look


def wire(placing: Placing, hung: Sequence[Hung], *, first: bool) -> None:
    """Draw the host where it is needed, the networks, and the wires down to where the boxes begin."""
    sheet, joints, starts = placing.sheet, list[Joint](), dict[int, int]()
    if first or any(one.one.ports or _host(one.one) for one in hung):
        joints += [Joint(one, _slot(one, 0), sheet.y, _wire_look(one.one)) for one in hung if _host(one.one)]
        placing.host_bar(joints[0].x if joints else 0)
        starts = _ports(placing, hung)
        sheet.y += 1
    joints += _bars(placing, hung)
    for on, x, top, look in joints:
        sheet.add(Wire(x, top, sheet.y - 1, look, joint=True, faint=not on.one.alive))
    for one in hung:
        if one.column in starts:
            look = "gone" if all(port.mark == "gone" for port in one.one.ports) else "port"
            sheet.add(Wire(_slot(one, 0), starts[one.column], sheet.y - 1, look, arrow=True))


def _host(one: Container) -> bool:
    return any(link.network == "host" for link in one.links)


def _wire_look(one: Container) -> Look:
    return marked("network" if one.alive else "quiet", one.mark if one.mark in ("new", "gone") else "")


def _slot(hung: Hung, number: int) -> int:
    """Give the column of a wire: the first is at the right."""
    apart = 3 if len(hung.one.links) + bool(hung.one.ports) <= _FEW else 2
    return max(hung.left + 1, hung.right - 2 - number * apart)


def _ports(placing: Placing, hung: Sequence[Hung]) -> dict[int, int]:
    """Write the ports below the host, and give by column where their wires begin."""
    sheet, starts = placing.sheet, dict[int, int]()
    texts = {one.column: _port_lines(placing, one.one) for one in hung if one.one.ports}
    height = max(map(len, texts.values()), default=0)
    for one in hung:
        lines = texts.get(one.column, [])
        for number, (text, look) in enumerate(lines):
            shown = fit(text, one.right - one.left + 1)
            x = max(
                one.left, min(one.right - display_width(shown) + 1, _slot(one, 0) - display_width(shown) // 2)
            )
            sheet.write(x, sheet.y + height - len(lines) + number, shown, look, display_width(shown))
        if lines:
            starts[one.column] = sheet.y + height
    sheet.y += height
    return starts


def _port_lines(placing: Placing, one: Container) -> list[tuple[str, Look]]:
    lines = [(f"{SIGNS[port.mark]}{port_text(port)}", marked("port", port.mark)) for port in one.ports]
    if placing.view.whole or len(lines) <= _PORTS:
        return lines
    return [*lines[: _PORTS - 1], (placing.say("more", count=str(len(lines) - _PORTS + 1)), "port")]


def _levels(hung: Sequence[Hung]) -> list[list[tuple[str, list[Hung]]]]:
    """Give the networks of a row, level by level: those that do not overlap share one."""
    names = {link.network: None for one in hung for link in one.one.links}
    levels: list[list[tuple[str, list[Hung]]]] = []
    for name in names:
        on = [one for one in hung if any(link.network == name for link in one.one.links)]
        if name in ("host", "none"):
            continue
        for level in levels:
            if level[-1][1][-1].column < on[0].column:
                level.append((name, on))
                break
        else:
            levels.append([(name, on)])
    return levels


def _bars(placing: Placing, hung: Sequence[Hung]) -> list[Joint]:
    """Draw the networks, and give where containers are joined to them."""
    sheet = placing.sheet
    used = {one.column: int(bool(one.one.ports) or _host(one.one)) for one in hung}
    joints = list[Joint]()
    bars = list[tuple[int, str, list[Hung]]]()
    for level in _levels(hung):
        for name, on in level:
            bars.append((sheet.y, name, on))
            for one in on:
                link = next(link for link in one.one.links if link.network == name)
                look = marked(_wire_look(one.one), link.mark)
                joints.append(Joint(one, _slot(one, used[one.column]), sheet.y, look))
                used[one.column] += 1
        sheet.y += 2
    for row, name, on in bars:
        free = _slot(on[0], max(0, used[on[0].column] - 1)) - on[0].left - 3
        _bar(placing, row, name, (on[0].left, on[-1].right), free)
    return joints


def _bar(placing: Placing, row: int, name: str, cells: tuple[int, int], free: int) -> None:
    sheet, network = placing.sheet, placing.network(name)
    look = marked("network", network.mark)
    left, right = cells
    sheet.add(Bar(left, row, right - left + 1, look))
    text = f"{SIGNS[network.mark]}{name}"
    for more in (network.details, network.subnet):
        if display_width(longer := f"{text} {more}".rstrip()) + 2 <= free:
            text = longer
            break
    sheet.write(left + 2, row, f" {fit(text, free - 2)} ", look, free)
