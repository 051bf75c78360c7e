"""Places containers as boxes that hang on the bars of their networks, below the host with its ports."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

from tutor.daemon.format.tabwriter import display_width
from tutor.map.entries import Entry, of_container, of_mount, of_service, port_text, taken
from tutor.map.groups import group
from tutor.map.scene import SIGNS, Bar, Box, Look, Sheet, Twig, Wire, fit, marked

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tutor.map.entries import Say
    from tutor.map.state import Container, Network, Service
    from tutor.map.view import View

GAP: Final = 2  # columns between boxes
_NARROWEST: Final = 24  # columns of a box
_FRAME: Final = 6  # columns around a text, with its sign
_APART: Final = 3  # columns from wire to wire
_PORTS: Final = 3  # lines above a box
_MOUNTS: Final = 4  # below it


class Hung(NamedTuple):
    """A container with its place: which column, and its first and last cell."""

    one: Container
    column: int
    left: int
    right: int


@dataclass(slots=True)
class Placing:
    """What is placed where, in which words."""

    sheet: Sheet
    view: View
    say: Say

    def host_bar(self) -> None:
        """Draw the host over the whole width."""
        sheet = self.sheet
        sheet.add(Bar(0, sheet.y, sheet.width, "host"))
        sheet.write(2, sheet.y, f" {self.say('host', host=self.view.host).strip()} ", "host", sheet.width - 4)
        sheet.y += 1

    def network(self, name: str) -> Network | None:
        """Give a network by its name."""
        return next((one for one in self.view.networks if one.name == name), None)

    def box_width(self, count: int, needed: int) -> tuple[int, int]:
        """Give how many boxes stand side by side, and how wide each is; more than `needed` is of no use."""
        width = self.sheet.width
        columns = max(1, min(count, (width + GAP) // (_NARROWEST + GAP)))
        room = (width - GAP * (columns - 1)) // columns
        return columns, min(room, max(needed, _NARROWEST))


def place_boxes(placing: Placing) -> None:
    """Place all containers of the view, row by row."""
    containers = placing.view.containers
    columns, width = placing.box_width(len(containers), max(_needed(one, placing.say) for one in containers))
    for number, row in enumerate(_rows(group(containers), columns)):
        hung = [
            Hung(one, at, at * (width + GAP), at * (width + GAP) + width - 1) for at, one in enumerate(row)
        ]
        _place_row(placing, hung, first=number == 0)


def place_services(placing: Placing) -> None:
    """Place the services of a swarm as boxes without wires."""
    sheet, services = placing.sheet, placing.view.services
    _title(placing, len(services))
    needed = max(taken(line) for one in services for line in of_service(one, placing.say)) + _FRAME
    columns, width = placing.box_width(len(services), needed)
    for start in range(0, len(services), columns):
        row = services[start : start + columns]
        tallest = max(_service(placing, one, at * (width + GAP), width) for at, one in enumerate(row))
        sheet.y += tallest + 1


def _needed(one: Container, say: Say) -> int:
    """Count the columns of a box in which nothing of a container is cut."""
    inside = (taken(line) for line in of_container(one, say))
    return max(*inside, *(taken(of_mount(mount, say)) for mount in one.mounts)) + _FRAME


def frame(sheet: Sheet, left: int, width: int, lines: Sequence[Entry], look: Look, faint: bool) -> int:
    """Place a box with its lines at the present row, and give its height."""
    sheet.add(Box(left, sheet.y, width, len(lines) + 2, look, faint))
    signs = any(line.mark for line in lines)
    for number, line in enumerate(lines, 1):
        _line(sheet, left + 2, sheet.y + number, line, width - 4, signs=signs)
    return len(lines) + 2


def _title(placing: Placing, count: int) -> None:
    sheet = placing.sheet
    sheet.write(0, sheet.y, placing.say("services", count=str(count)), "plain", sheet.width)
    sheet.y += 1


def _service(placing: Placing, one: Service, left: int, width: int) -> int:
    lines = of_service(one, placing.say)
    return frame(placing.sheet, left, width, lines, marked("plain", one.mark), faint=one.mark == "gone")


def _rows(groups: Sequence[Sequence[Container]], columns: int) -> list[list[Container]]:
    """Fill rows; a group that fits into one row is not torn."""
    rows: list[list[Container]] = []
    for one in groups:
        if not rows or len(rows[-1]) + min(len(one), columns) > columns:
            rows.append([])
        for container in one:
            if len(rows[-1]) == columns:
                rows.append([])
            rows[-1].append(container)
    return rows


def _place_row(placing: Placing, hung: Sequence[Hung], *, first: bool) -> None:
    sheet = placing.sheet
    on_host = [one for one in hung if _host(one.one)]
    top = sheet.y
    if first or on_host or any(one.one.ports for one in hung):
        placing.host_bar()
    starts = _ports(placing, hung)
    levels = _levels(hung)
    joints = _bars(placing, hung, levels)
    for one in hung:
        look = _wire_look(one.one)
        if one in on_host:
            sheet.add(Wire(_slot(one, 0), top, sheet.y - 1, look, joint=True, faint=not one.one.alive))
        if one.column in starts:
            sheet.add(Wire(_slot(one, 0), starts[one.column], sheet.y - 1, "port", arrow=True))
    for at, row, hung_look, faint in joints:
        sheet.add(Wire(at, row, sheet.y - 1, hung_look, joint=True, faint=faint))
    _boxes(placing, hung)


def _host(one: Container) -> bool:
    return any(link.network == "host" for link in one.links)


def _wire_look(one: Container) -> Look:
    return marked("network" if one.alive else "quiet", one.mark if one.mark in ("new", "gone") else "")


def _slot(hung: Hung, number: int) -> int:
    """Give the column of a wire: the first is at the right."""
    return max(hung.left + 1, hung.right - 2 - number * _APART)


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
    sheet.y += height + 1
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


def _bars(
    placing: Placing, hung: Sequence[Hung], levels: Sequence[Sequence[tuple[str, list[Hung]]]]
) -> list[tuple[int, int, Look, bool]]:
    """Draw the networks, and give the joints: column, row, look, and whether the wire is faint."""
    sheet = placing.sheet
    used = {one.column: int(bool(one.one.ports) or _host(one.one)) for one in hung}
    joints = list[tuple[int, int, Look, bool]]()
    bars = list[tuple[int, str, list[Hung]]]()
    for level in levels:
        for name, on in level:
            bars.append((sheet.y, name, on))
            for one in on:
                link = next(link for link in one.one.links if link.network == name)
                look = marked(_wire_look(one.one), link.mark)
                joints.append((_slot(one, used[one.column]), sheet.y, look, not one.one.alive))
                used[one.column] += 1
        sheet.y += 2
    for row, name, on in bars:
        free = _slot(on[0], max(0, used[on[0].column] - 1)) - on[0].left - 3
        _bar(placing, row, name, (on[0].left, on[-1].right), free)
    return joints


def _bar(placing: Placing, row: int, name: str, cells: tuple[int, int], free: int) -> None:
    sheet, network = placing.sheet, placing.network(name)
    mark = network.mark if network else ""
    look = marked("network", mark)
    left, right = cells
    sheet.add(Bar(left, row, right - left + 1, look))
    text = f"{SIGNS[mark]}{name}"
    if network and network.subnet and display_width(f"{text} {network.subnet}") + 2 <= free:
        text = f"{text} {network.subnet}"
    sheet.write(left + 2, row, f" {fit(text, free - 2)} ", look, free)


def _boxes(placing: Placing, hung: Sequence[Hung]) -> None:
    sheet = placing.sheet
    height = 0
    for one in hung:
        lines = of_container(one.one, placing.say)
        width = one.right - one.left + 1
        faint = not one.one.alive or one.one.mark == "gone"
        tall = frame(
            sheet, one.left, width, lines, marked("quiet" if faint else "plain", one.one.mark), faint
        )
        height = max(height, tall + _mounts(placing, one, sheet.y + tall))
    sheet.y += height + 1


def _mounts(placing: Placing, hung: Hung, y: int) -> int:
    """Write the mounts below a box, on a wire from it; give how many rows they take."""
    sheet, room = placing.sheet, hung.right - hung.left - 4
    lines = [of_mount(mount, placing.say) for mount in hung.one.mounts]
    if len(lines) > _MOUNTS and not placing.view.whole:
        rest = placing.say("more", count=str(len(lines) - _MOUNTS + 1))
        lines = [*lines[: _MOUNTS - 1], Entry(rest, "mount")]
    row = last = y
    for line in lines:
        sheet.add(Twig(hung.left + 2, row, "mount"))
        last, apart = row, taken(line) > room
        _line(sheet, hung.left + 5, row, line, room, signs=False)
        if apart and line.extra:
            sheet.write(hung.left + 7, row + 1, line.extra, marked("mount", line.mark), room - 2)
        row += 2 if apart and line.extra else 1
    if lines:
        sheet.add(Wire(hung.left + 2, y, last, "mount", branch=True))
    return row - y


def _line(sheet: Sheet, x: int, y: int, line: Entry, room: int, *, signs: bool) -> None:
    """Write one line, with what follows it where that fits."""
    look = marked(line.look, line.mark)
    sign = SIGNS[line.mark] or ("  " if signs else "")
    extra = f" {line.extra}" if line.extra and len(sign) + taken(line._replace(mark="")) <= room else ""
    sheet.write(x, y, f"{sign}{fit(line.text, room - len(sign) - display_width(extra))}{extra}", look, room)
