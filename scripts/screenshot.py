"""Draws the screens of README.md and README.ko.md from a real run: a pty, a real daemon, the kit's images.

`python scripts/screenshot.py` writes docs/screen-en.svg and docs/screen-ko.svg.
"""

from __future__ import annotations

import os
import sys
import tempfile
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.support.daemon import live_daemon  # noqa: E402 - a script is run from anywhere
from tests.support.learner import Learner  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pyte.screens import Char

LINES = ("docker run -d -p 8080:80 --name web nginx",) * 2
COLUMNS, ROWS = 100, 60
CELL, LINE, MARGIN = 8, 18, 14  # pixels
FONT = "ui-monospace, Menlo, Consolas, D2Coding, monospace"
PAPER, INK = "#16181d", "#d8dbe0"
COLOURS = {
    "black": "#5c6370",
    "red": "#e88388",
    "green": "#a8cc8c",
    "brown": "#dbab79",
    "blue": "#71bef2",
    "magenta": "#d290e4",
    "cyan": "#66c2cd",
    "white": "#b9bfca",
    "brightblack": "#8a919e",
}


def main() -> None:
    """Draw the screen in both languages."""
    with live_daemon("screenshot") as daemon:
        daemon.need("nginx")
        for lang in ("en", "ko"):
            path = ROOT / "docs" / f"screen-{lang}.svg"
            path.write_text(draw(_run(lang, daemon.host)), "utf-8")
            print(f"{path}: {path.stat().st_size // 1024} kB")
            daemon.docker("rm", "-f", "web")
            daemon.docker("rmi", "nginx")


def _run(lang: str, host: str) -> list[list[Char]]:
    with tempfile.TemporaryDirectory() as home:
        env = {
            "PATH": os.environ["PATH"],
            "HOME": home,
            "DOCKER_TUTOR_HOME": f"{home}/tutor",
            "DOCKER_HOST": host,
            "PYTHONPATH": str(ROOT),
            "TERM": "xterm-256color",
            "LC_ALL": "ko_KR.UTF-8" if lang == "ko" else "C.UTF-8",
        }
        learner = Learner([sys.executable, "-m", "tutor"], env, home, COLUMNS, ROWS)
        for line in LINES:
            learner.type_line(line)
        cells = learner.cells
        learner.close()
    last = max(y for y, row in enumerate(cells) if _text(row).startswith("tutor>"))
    return cells[:last]


def draw(rows: Sequence[Sequence[Char]]) -> str:
    """Give the screen as SVG; every run of characters is as wide as its cells, whatever the font."""
    width, height = COLUMNS * CELL + 2 * MARGIN, len(rows) * LINE + 2 * MARGIN
    title = escape(LINES[0])
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}">',
            f"<title>{title}</title>",
            f'<rect width="100%" height="100%" rx="8" fill="{PAPER}"/>',
            f'<g font-family="{FONT}" font-size="13" xml:space="preserve" fill="{INK}">',
            *(text for y, row in enumerate(rows) for text in _row(row, MARGIN + (y + 1) * LINE - 5)),
            "</g></svg>\n",
        ]
    )


def _row(row: Sequence[Char], y: int) -> Iterator[str]:
    x = 0
    for (colour, bold, _), group in groupby(row, key=_look):
        cells = list(group)
        text = _text(cells)
        if text:
            indent = len(text) - len(text.lstrip())
            length = (len(cells) - indent - _blank_end(cells)) * CELL
            style = f' fill="{COLOURS[colour]}"' if colour in COLOURS else ""
            style += ' font-weight="bold"' if bold else ""
            place = f'x="{MARGIN + (x + indent) * CELL}" y="{y}" textLength="{length}"'
            yield f'<text {place} lengthAdjust="spacingAndGlyphs"{style}>{escape(text.strip())}</text>'
        x += len(cells)


def _look(cell: Char) -> tuple[str, bool, bool]:
    """Give what a run of cells has in common; other scripts come from fonts of other widths."""
    return cell.fg, cell.bold, bool(cell.data) and cell.data.isascii()


def _blank_end(cells: Sequence[Char]) -> int:
    return next((n for n, cell in enumerate(reversed(cells)) if cell.data != " "), len(cells))


def _text(cells: Sequence[Char]) -> str:
    return "".join(cell.data for cell in cells).rstrip()


if __name__ == "__main__":
    main()
