"""Places a whole map on a sheet: the host, networks with their containers, then what hangs on nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tutor.daemon.format.tabwriter import display_width
from tutor.map.boxes import place_boxes, place_services
from tutor.map.entries import SHORT, of_node
from tutor.map.placing import Placing
from tutor.map.rows import place_rows
from tutor.map.scene import SIGNS, Box, Look, Sheet, Wire, wrap

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tutor.map.entries import Say
    from tutor.map.view import View

_LINES: Final = 3  # of a list of names that is not shown in full


def picture(view: View, say: Say, width: int) -> Sheet:
    """Place all that a view has on a sheet of so many columns."""
    sheet = Sheet(width)
    placing = Placing(sheet, view, say)
    if not view.containers:
        placing.host_bar()
        if not view.folded and not view.whole:
            _paragraph(sheet, say("empty"), "quiet")
        sheet.y += 1
    elif view.boxes:
        place_boxes(placing)
        _key(placing)
    else:
        place_rows(placing)
    _swarm(placing)
    _rest(placing)
    return sheet


def _key(placing: Placing) -> None:
    """Say what the signs of the wires mean, as far as they are there."""
    sheet, say = placing.sheet, placing.say
    wires = [one for one in sheet.shapes if isinstance(one, Wire)]
    dotted = any(isinstance(one, Box) and one.faint for one in sheet.shapes)
    signs = {
        "key-joint": any(one.joint for one in wires),
        "key-port": any(one.arrow for one in wires),
        "key-dots": dotted,
    }
    if told := [say(key) for key, there in signs.items() if there]:
        _paragraph(sheet, "; ".join(told), "quiet")
        sheet.y += 1


def _swarm(placing: Placing) -> None:
    view, say = placing.view, placing.say
    if view.nodes:
        _names(placing, say("nodes", count=str(len(view.nodes))), [of_node(one, say) for one in view.nodes])
    if view.services:
        place_services(placing)


def _rest(placing: Placing) -> None:
    view, say = placing.view, placing.say
    if view.folded:
        names = [one.name for one in view.folded]
        _names(placing, say("folded", count=str(len(names))), names)
    joined = {link.network for one in (*view.containers, *view.folded) for link in one.links}
    if free := [one for one in view.networks if one.name not in joined and (one.own or one.mark)]:
        names = [f"{SIGNS[one.mark]}{one.name}" for one in free]
        _names(placing, say("free-networks"), names)
    if view.volumes:
        _names(placing, say("free-volumes"), _volumes(view))
    if view.marks:
        _paragraph(placing.sheet, say("legend"), "quiet")


def _volumes(view: View) -> list[str]:
    shown = sorted(view.volumes, key=lambda one: (not one.mark, one.anonymous, one.name))
    return [f"{SIGNS[one.mark]}{one.name[:SHORT] if one.anonymous else one.name}" for one in shown]


def _names(placing: Placing, title: str, names: Sequence[str]) -> None:
    """List names below a title; where there are too many, count the rest."""
    sheet = placing.sheet
    sheet.write(0, sheet.y, title, "plain", sheet.width)
    most = len(names)
    lines = wrap(list(names), sheet.width - 2)
    while len(lines) > _LINES and not placing.view.whole:
        most = most - max(1, (len(lines) - _LINES) * most // (2 * len(lines)))
        more = placing.say("more", count=str(len(names) - most))
        lines = wrap([*names[:most], more], sheet.width - 2)
    for number, line in enumerate(lines, 1):
        _items(sheet, sheet.y + number, line)
    sheet.y += len(lines) + 2


def _items(sheet: Sheet, y: int, line: str) -> None:
    """Write a line of names; those with a sign in its colour."""
    x, looks = 2, {sign.strip(): mark for mark, sign in SIGNS.items() if mark}
    words, look = line.split(" "), "mount"
    for word in words:
        look = looks.get(word, look)
        shown: Look = look  # type: ignore[assignment]
        x = sheet.write(x, y, word, shown, sheet.width - x) + 1
        if word.endswith(","):
            look = "mount"


def _paragraph(sheet: Sheet, text: str, look: Look) -> None:
    """Write words of ours over as many lines as they need."""
    line = ""
    for word in text.split():
        if line and display_width(line) + 1 + display_width(word) > sheet.width:
            sheet.write(0, sheet.y, line, look, sheet.width)
            sheet.y, line = sheet.y + 1, word
        else:
            line = f"{line} {word}" if line else word
    sheet.write(0, sheet.y, line, look, sheet.width)
    sheet.y += 1
