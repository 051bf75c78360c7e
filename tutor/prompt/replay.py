"""The replay at a terminal: the recorded screen, the explanation beside or below it, keys to move.

What containers printed is drawn cell by cell from a terminal in memory, so no sequence of theirs gets here.
"""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING, Final, Protocol

from prompt_toolkit.application import Application
from prompt_toolkit.formatted_text import ANSI, split_lines, to_formatted_text
from prompt_toolkit.formatted_text.utils import fragment_list_width
from prompt_toolkit.key_binding import KeyBindings
from prompt_toolkit.layout import FormattedTextControl, Layout, Window
from prompt_toolkit.utils import get_cwidth

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from prompt_toolkit.formatted_text import StyleAndTextTuples
    from prompt_toolkit.key_binding import KeyPressEvent

    from tutor.replay.player import Player
    from tutor.replay.stage import Stage
    from tutor.replay.terminal import Look, Run, Terminal

TICK: Final = 0.05  # seconds
SIDE: Final = 40  # columns from which the explanation stands beside the terminal
BELOW: Final = 8  # rows that it has at least below it
# Keys, with what the same keys give on a Korean keyboard.
KEYS: Final = {
    "toggle": (" ", "enter"),
    "next": ("right", "n", "ㅜ"),
    "previous": ("left", "p", "ㅔ"),
    "error": ("e", "ㄷ"),
    "error_before": ("E", "ㄸ"),
    "faster": ("+", "="),
    "slower": ("-",),
    "up": ("up", "pageup"),
    "down": ("down", "pagedown"),
    "first": ("home",),
    "last": ("end",),
    "lang": ("l", "ㅣ"),
    "first_guess": ("1", "y", "ㅛ"),
    "second_guess": ("2",),
    "third_guess": ("3",),
    "fourth_guess": ("4",),
    "leave": ("q", "ㅂ", "c-c", "c-d"),
}


class Words(Protocol):
    """What is said around the terminal, in the language of now."""

    def head(self) -> str:
        """Give the line above everything."""

    def keys(self) -> str:
        """Give the line below everything."""

    def pane(self, width: int) -> str:
        """Give the explanation, with colours as ANSI sequences."""

    def message(self, key: str) -> str:
        """Give a message about predictions and errors."""

    def asking(self) -> str:
        """Give what is asked before a line's output is shown, its answers a line each."""

    def switch(self) -> None:
        """Take the other language."""


class Show:
    """One replay at the terminal of this process."""

    def __init__(self, player: Player, stage: Stage, words: Words) -> None:
        self._player, self._stage, self._words = player, stage, words
        self._scrolled, self._hidden, self._note = 0, 0, ""
        self._app: Application[None] = Application(
            Layout(Window(FormattedTextControl(self._draw, show_cursor=False), wrap_lines=False)),
            key_bindings=self._bindings(),
            full_screen=True,
        )

    def run(self) -> None:
        """Play until the learner leaves."""
        self._app.run(pre_run=self._begin)

    def _begin(self) -> None:
        self._app.create_background_task(self._tick())

    async def _tick(self) -> None:
        before = time.monotonic()
        while True:
            await asyncio.sleep(TICK)
            now = time.monotonic()
            if self._player.playing:
                place = self._player.at
                self._player.pass_time(now - before)
                if self._player.at != place:
                    self._scrolled, self._note = 0, ""
                self._app.invalidate()
            before = now

    def _bindings(self) -> KeyBindings:
        bindings = KeyBindings()
        for name, keys in KEYS.items():
            for key in keys:
                bindings.add(key)(self._handler(name))
        return bindings

    def _handler(self, name: str) -> Callable[[KeyPressEvent], None]:
        def handle(event: KeyPressEvent) -> None:
            if name == "leave":
                event.app.exit()
            else:
                self._note = ""
                getattr(self, f"_key_{name}")()

        return handle

    def _key_toggle(self) -> None:
        self._player.toggle()

    def _key_next(self) -> None:
        self._move(self._player.next)

    def _key_previous(self) -> None:
        self._move(self._player.previous)

    def _key_error(self, backwards: bool = False) -> None:
        self._scrolled = 0
        if not self._player.next_error(backwards):
            self._note = self._words.message("no-more-errors")

    def _key_error_before(self) -> None:
        self._key_error(backwards=True)

    def _key_faster(self) -> None:
        self._player.faster()

    def _key_slower(self) -> None:
        self._player.faster(-1)

    def _key_up(self) -> None:
        self._scrolled = max(0, self._scrolled - 2)

    def _key_down(self) -> None:
        self._scrolled += 2

    def _key_first(self) -> None:
        self._move(lambda: self._player.go(0))

    def _key_last(self) -> None:
        self._move(lambda: self._player.go(len(self._player.steps)))

    def _key_lang(self) -> None:
        self._words.switch()

    def _key_first_guess(self) -> None:
        self._guess(0)

    def _key_second_guess(self) -> None:
        self._guess(1)

    def _key_third_guess(self) -> None:
        self._guess(2)

    def _key_fourth_guess(self) -> None:
        self._guess(3)

    def _guess(self, choice: int) -> None:
        if self._player.asking and choice < len(self._player.foresight.choices):
            right = self._player.predict(choice)
            self._note = self._words.message("guess-right" if right else "guess-wrong")

    def _move(self, move: Callable[[], object]) -> None:
        self._scrolled = 0
        move()

    def _draw(self) -> StyleAndTextTuples:
        size = self._app.output.get_size()
        terminal = self._stage.follow(self._player)
        body = self._body(terminal, size.columns, max(2, size.rows - 2))
        rows = [_bar(self._words.head(), size.columns), *body, _bar(self._words.keys(), size.columns)]
        drawn: StyleAndTextTuples = []
        for at, row in enumerate(rows):
            drawn += [("", "\n"), *row] if at else row
        return drawn

    def _body(self, terminal: Terminal, columns: int, rows: int) -> list[StyleAndTextTuples]:
        wide, high = terminal.size
        if columns >= wide + SIDE + 1:
            pane = self._pane(columns - wide - 1, rows)
            shown = _view(terminal, wide, rows)
            edge: StyleAndTextTuples = [("class:edge", "|")]
            return [[*row, *edge, *beside] for row, beside in zip(shown, pane, strict=True)]
        room = max(min(high, rows - BELOW - 1), rows // 3, 1)
        below = rows - room - 1
        pane = self._pane(columns, below) if below > 0 else []
        more = f"{'^' if self._scrolled else '-'}{'v' if self._hidden else '-'}--"
        line: StyleAndTextTuples = [("class:edge", more.rjust(columns, "-"))]
        return [*_view(terminal, columns, room), line, *pane][:rows]

    def _pane(self, columns: int, rows: int) -> list[StyleAndTextTuples]:
        """Give the explanation, as far as there is room; the keys up and down move it."""
        asked = self._words.asking() if self._player.asking else self._note
        lines = list(split_lines(to_formatted_text(ANSI(self._words.pane(columns)))))
        told = [line for row in asked.splitlines() for line in _wrapped(row, columns)]
        head = [_fit([("bold", line)], columns) for line in told]
        self._scrolled = min(self._scrolled, max(0, len(lines) - rows + len(head)))
        self._hidden = max(0, len(lines) - rows + len(head) - self._scrolled)
        shown = [_fit(line, columns) for line in lines[self._scrolled :]]
        blank: StyleAndTextTuples = [("", " " * columns)]
        return [*head, *shown, *[blank] * rows][:rows]


def _view(terminal: Terminal, columns: int, rows: int) -> list[StyleAndTextTuples]:
    """Give the part of a terminal around its cursor that fits."""
    wide, high = terminal.size
    texts = terminal.text()
    written = max((y for y, text in enumerate(texts) if text), default=0)
    cursor = terminal.cursor
    lowest = max(written, cursor[1] if cursor else 0)
    top = max(0, min(lowest - rows + 1, high - rows))
    left = max(0, min(cursor[0] - columns + 1, wide - columns)) if cursor else 0
    shown = [_cropped(row, left, columns) for row in terminal.rows()[top : top + rows]]
    blank: StyleAndTextTuples = [("", " " * columns)]
    return [*shown, *[blank] * (rows - len(shown))]


def _cropped(row: Sequence[Run], left: int, columns: int) -> StyleAndTextTuples:
    """Give the cells from `left` on; a wide character cut in half becomes a blank."""
    cells: StyleAndTextTuples = []
    at = 0
    for look, text in row:
        kept = ""
        for char in text:
            width = get_cwidth(char)
            if left <= at and at + width <= left + columns:
                kept += char
            elif at < left + columns and at + width > left:
                kept += " "
            at += width
        cells.append((_style(look), kept))
    return _fit(cells, columns)


def _fit(fragments: StyleAndTextTuples, columns: int) -> StyleAndTextTuples:
    """Fill a row with blanks, or cut it."""
    width = fragment_list_width(fragments)
    if width <= columns:
        return [*fragments, ("", " " * (columns - width))]
    kept: StyleAndTextTuples = []
    room = columns
    for style, text, *_ in fragments:
        part = ""
        for char in text:
            if get_cwidth(char) > room:
                room = 0
                break
            part += char
            room -= get_cwidth(char)
        kept.append((style, part))
    return [*kept, ("", " " * (columns - fragment_list_width(kept)))]


def _bar(text: str, columns: int) -> StyleAndTextTuples:
    return _fit([("reverse", text)], columns)


def _wrapped(text: str, columns: int) -> list[str]:
    """Break a sentence between words."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if get_cwidth(longer) <= columns:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


_NAMES: Final = {"brown": "yellow", "default": ""}


def _style(look: Look) -> str:
    inks = [("fg", look.ink), ("bg", look.paper)]
    words = [f"{where}:{colour}" for where, name in inks if (colour := _colour(name))]
    marks = {"bold": look.bold, "italic": look.italics, "underline": look.underscore}
    marks |= {"strike": look.strike, "reverse": look.reverse}
    return " ".join([*words, *(mark for mark, on in marks.items() if on)])


def _colour(name: str) -> str:
    """Give a colour of pyte in prompt_toolkit's words."""
    name = _NAMES.get(name, name)
    if len(name) == 6 and all(char in "0123456789abcdef" for char in name.lower()):
        return f"#{name}"
    bright = name.startswith("bright")
    plain = _NAMES.get(name.removeprefix("bright"), name.removeprefix("bright"))
    known = {"black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"}
    if plain not in known:
        return ""
    if plain == "black" and bright:
        return "ansibrightblack"
    if plain == "white":
        return "ansiwhite" if bright else "ansigray"
    return f"ansi{'bright' if bright else ''}{plain}"
