"""Places containers as boxes that hang on the bars of their networks, below the host with its ports."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tutor.daemon.format.tabwriter import display_width
from tutor.map.entries import Entry, of_container, of_mount, of_service, taken
from tutor.map.groups import group
from tutor.map.placing import GAP
from tutor.map.scene import SIGNS, Box, Look, Sheet, Twig, Wire, fit, marked
from tutor.map.wires import Hung, wire

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tutor.map.entries import Say
    from tutor.map.placing import Placing
    from tutor.map.state import Container, Service

_FRAME: Final = 6  # columns around a text, with its sign
_MOUNTS: Final = 4  # below it


def place_boxes(placing: Placing) -> None:
    """Place all containers of the view, row by row."""
    containers = placing.view.containers
    needed = max(_needed(one, placing.say) for one in containers)
    rows = _rows(group(containers), placing.columns(len(containers)))
    width = placing.box_width(max(map(len, rows)), needed)
    for number, row in enumerate(rows):
        lefts = [at * (width + GAP) for at in range(len(row))]
        hung = [Hung(one, at, lefts[at], lefts[at] + width - 1) for at, one in enumerate(row)]
        wire(placing, hung, first=number == 0)
        _boxes(placing, hung)


def place_services(placing: Placing) -> None:
    """Place the services of a swarm as boxes without wires."""
    sheet, services = placing.sheet, placing.view.services
    _title(placing, len(services))
    needed = max(taken(line) for one in services for line in of_service(one, placing.say)) + _FRAME
    columns = placing.columns(len(services))
    width = placing.box_width(columns, needed)
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
            sheet.write(hung.left + 5, row + 1, line.extra, marked("mount", line.mark), room)
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
