"""What is shown before a line runs: what its parts mean, and what it would lose or expose."""

from __future__ import annotations

import re
from itertools import groupby
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from rich.text import Text

from tutor.lazy import pattern
from tutor.screen.page import BAR, GAP, LABEL_SHARE, plain
from tutor.secrets import MASK

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tutor.model import Caution, Detail, Line, Note
    from tutor.screen.page import Page, Row

_SHOWN: Final = 20  # objects of one caution; the rest is counted
_FIRST = pattern(r".*?(?<=\S)[.!?](?=\s|$)", re.DOTALL)
_CLAUSE = pattern(r"(?<=[^\d\s]{2})[;,](?=\s)")  # where a sentence may end early
_MORE: Final = "..."
_FOLDED: Final = ("env", "label")
_STYLES: Final = {"command": "bold green", "caution": "bold yellow"}
_NAMES: Final = ("variable", "key")


def notes(
    page: Page, line: Line, told: Sequence[Note], details: Mapping[str, Detail] = MappingProxyType({})
) -> None:
    """Show what the parts of a line mean: the words as typed, then as much as `details` says.

    What is known is left out, and counted in one short row.
    """
    rows: list[Row] = []
    if line.kind in ("host", "shell"):
        who = "shell" if line.invocations else "host"
        rows.append((None, page.text(f"message/screen.{who}")))
    rows += note_rows(page, line.text, told, details)
    hidden = {_part(one) for one in _needed(page, told) if details.get(one.key) == "none"}
    if hidden:
        key = "fading.hidden-one" if len(hidden) == 1 else "fading.hidden"
        rows.append((None, page.text(f"message/{key}", {"count": str(len(hidden))}, "dim")))
    page.show(rows, "cyan")


def note_rows(
    page: Page, text: str, told: Sequence[Note], details: Mapping[str, Detail] = MappingProxyType({})
) -> Iterator[Row]:
    """Give a row for each note; uses of `-e` become one row, and so does the order of events."""
    needed = [one for one in _needed(page, told) if details.get(one.key) not in _left_out(one)]
    for (kind, name), group in groupby(needed, key=_row_of):
        members = list(group)
        if kind == "order":
            yield page.label("screen.order"), _order(page, members)
        elif name in _FOLDED and len(members) > 1:
            yield _folded(page, text, members)
        else:
            for one in members:
                yield _label(text, one), _sentence(page, one, details.get(one.key) == "short")


def _needed(page: Page, told: Sequence[Note]) -> list[Note]:
    said = "".join(page.bank.say(one.key, page.lang, one.slots) for one in told if one.kind == "command")
    return [one for one in told if not _is_said(one, said)]


def _left_out(note: Note) -> tuple[str, ...]:
    """Tell at which detail a note is not shown; no order of events is short."""
    return ("short", "none") if note.kind == "order" else ("none",)


def _part(note: Note) -> tuple[int, str]:
    return (note.start, note.name if note.kind == "flag" else note.kind)


def _sentence(page: Page, note: Note, short: bool) -> Text:
    """Give what is said of a note; the short form is its first sentence, or as much as fits one row."""
    text = page.text(note.key, note.slots)
    if not short:
        return text
    found = _FIRST.match(text.plain)
    first = text[: found.end()] if found else text
    room = page.width - page.width // LABEL_SHARE - GAP - len(BAR) - 1
    if first.cell_len <= room:
        return first
    fits = [one.start() for one in _CLAUSE.finditer(first.plain) if first[: one.start()].cell_len < room]
    if fits:
        return first[: fits[-1]].append(".")
    first.truncate(room - len(_MORE))
    return first.append(_MORE)


def _row_of(note: Note) -> tuple[str, str]:
    return (note.kind, note.name if note.kind == "flag" else "")


def _is_said(note: Note, said: str) -> bool:
    """Tell whether the command's own sentence names this operand, so that it needs no row of its own."""
    plain_key = note.key.count("/") == 2
    return note.kind == "operand" and plain_key and bool(note.value) and f"`{_joined(note)}`" in said


def _joined(note: Note) -> str:
    return ", ".join(note.value.split())


def _label(text: str, note: Note) -> Text:
    if MASK in note.value:
        return plain(f"{note.slots.get('flag', '')} {note.value}".strip(), "green")
    typed = text[note.start : note.end]
    if note.kind == "flag" and not note.key.startswith("part/") and not typed.startswith(("-", "'", '"')):
        typed = f"-{typed}"  # a later letter of a cluster such as -it
    return plain(typed, _STYLES.get(note.kind, "green"))


def _order(page: Page, steps: Sequence[Note]) -> Text:
    texts = [page.text(one.key, one.slots) for one in steps]
    return Text(" -> ").join(Text(f"{number} ") + text for number, text in enumerate(texts, 1))


def _folded(page: Page, text: str, uses: Sequence[Note]) -> Row:
    first = uses[0]
    names = [next((one.slots[slot] for slot in _NAMES if slot in one.slots), one.value) for one in uses]
    secret = "-secret" if any(one.key.endswith("/secret") for one in uses) else ""
    key = f"message/screen.{first.name}{secret}"
    key = key if page.bank.has(key) else f"message/screen.{first.name}"
    spelled = text[first.start : first.end].split()[0].partition("=")[0]
    slots = {"count": str(len(uses)), "names": ", ".join(f"`{name}`" for name in names)}
    return plain(f"{spelled} ...", "green"), page.text(key, slots)


def cautions(page: Page, found: Sequence[Caution]) -> None:
    """Show what a line would lose or expose, with the exact things."""
    rows: list[Row] = []
    label = page.label("screen.caution", "bold yellow")
    for caution in found:
        rows.append((label, page.text(caution.key, caution.slots)))
        rows += [(Text(), Text(f"  {one}", "bold")) for one in caution.objects[:_SHOWN]]
        if len(caution.objects) > _SHOWN:
            others = {"count": str(len(caution.objects) - _SHOWN)}
            rows.append((Text(), Text("  ") + page.text("message/screen.others", others)))
        label = Text()
    page.show(rows, "yellow")
