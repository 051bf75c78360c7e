"""Draws a sheet as one SVG file that asks nobody for anything; every text in it is text and nothing else."""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape, quoteattr

from tutor.daemon.format.tabwriter import display_width
from tutor.map.scene import Bar, Box, Label, Twig, Wire

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from tutor.map.scene import Shape, Sheet

_ACROSS: Final = 9  # pixels of a cell
_DOWN: Final = 20
_MARGIN: Final = 24
_ORDER: Final = (Wire, Bar, Box, Twig, Label)


def svg(sheet: Sheet, title: str, lang: str) -> str:
    """Give the file's text; `title` is what a screen reader says first."""
    style = resources.files("tutor.map").joinpath("map.css").read_text("utf-8")
    width, height = sheet.width * _ACROSS + 2 * _MARGIN, sheet.y * _DOWN + 2 * _MARGIN
    body = [
        line for kind in _ORDER for shape in sheet.shapes if isinstance(shape, kind) for line in _drawn(shape)
    ]
    joints = [_joint(one) for one in sheet.shapes if isinstance(one, Wire) and one.joint]
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
        f'width="{width}" height="{height}" role="img" xml:lang={quoteattr(lang)}>'
    )
    return "\n".join(
        [
            head,
            f"<title>{escape(title)}</title>",
            f"<style>{style}</style>",
            f'<rect class="paper" width="{width}" height="{height}"/>',
            f'<g transform="translate({_MARGIN} {_MARGIN})">',
            *body,
            *joints,
            "</g>",
            "</svg>",
            "",
        ]
    )


def _drawn(shape: Shape) -> Iterator[str]:
    draw: Mapping[type, Callable[..., Iterator[str]]] = {
        Label: _label,
        Box: _box,
        Bar: _bar,
        Wire: _wire,
        Twig: _twig,
    }
    return draw[type(shape)](shape)


def _x(cell: int) -> float:
    """Give the middle of a cell."""
    return (cell + 0.5) * _ACROSS


def _y(row: int) -> float:
    return (row + 0.5) * _DOWN


def _label(one: Label) -> Iterator[str]:
    text = one.text.strip(" ")
    x = one.x + len(one.text) - len(one.text.lstrip(" "))
    long = display_width(text) * _ACROSS
    yield (
        f'<text class="{one.look}" x="{x * _ACROSS}" y="{_y(one.y) + 5:g}" textLength="{long}" '
        f'lengthAdjust="spacing">{escape(text)}</text>'
    )


def _box(one: Box) -> Iterator[str]:
    wide, high = (one.width - 1) * _ACROSS, (one.height - 1) * _DOWN
    faint = " faint" if one.faint else ""
    yield (
        f'<rect class="box {one.look}{faint}" x="{_x(one.x):g}" y="{_y(one.y):g}" width="{wide}" '
        f'height="{high}" rx="6"/>'
    )


def _bar(one: Bar) -> Iterator[str]:
    yield (
        f'<rect class="bar {one.look}" x="{_x(one.x):g}" y="{_y(one.y) - 9:g}" '
        f'width="{(one.width - 1) * _ACROSS}" height="18" rx="4"/>'
    )


def _wire(one: Wire) -> Iterator[str]:
    x, faint = _x(one.x), " faint" if one.faint else ""
    top = _y(one.top - 1) if one.branch else _y(one.top) if one.joint else one.top * _DOWN
    bottom = _y(one.bottom) if one.branch else _y(one.bottom + 1)
    yield f'<line class="{one.look}{faint}" x1="{x:g}" y1="{top:g}" x2="{x:g}" y2="{bottom:g}"/>'
    if one.arrow:
        yield f'<path class="arrow" d="M{x - 5:g} {bottom - 9:g}h10l-5 9z"/>'


def _joint(one: Wire) -> str:
    return f'<circle class="{one.look}" cx="{_x(one.x):g}" cy="{_y(one.top):g}" r="4.5"/>'


def _twig(one: Twig) -> Iterator[str]:
    x, y = _x(one.x), _y(one.y)
    yield f'<line class="{one.look}" x1="{x:g}" y1="{y:g}" x2="{x + 2 * _ACROSS:g}" y2="{y:g}"/>'
