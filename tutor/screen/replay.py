"""Past sittings on the screen: the list, what is said about a line, what differs in a second run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rich.text import Text

from tutor.model import Invocation, Line
from tutor.screen.after import changes, diagnosis
from tutor.screen.before import cautions, notes
from tutor.screen.page import plain

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from tutor.journal import Sitting, Turn
    from tutor.model import Note
    from tutor.replay.rerun import Compared
    from tutor.screen.page import Page, Row

_FOUND: Final = 5  # lines shown of a sitting that was found by its lines
_LABEL: Final = 12  # columns of a label and its gap
_COLUMNS: Final = ("id", "when", "long", "lines", "errors", "about")


def sittings(page: Page, told: Sequence[Sitting], lines: Mapping[int, Sequence[str]]) -> None:
    """List sittings, one a line; below each the `lines` that it was found by."""
    heads = [page.bank.say(f"message/replay.column-{name}", page.lang) for name in _COLUMNS]
    cells = [_cells(one) for one in told]
    widths = [max(Text(row[at]).cell_len for row in [heads, *cells]) for at in range(len(_COLUMNS) - 1)]
    rows: list[Row] = [(None, _laid_out(page, heads, widths, "dim"))]
    for one, row in zip(told, cells, strict=True):
        rows.append((None, _laid_out(page, row, widths, "")))
        found = lines.get(one.id, ())
        rows += [(None, _cut(page, plain(f"    {line}", "green"))) for line in found[:_FOUND]]
    rows.append((None, page.text("message/replay.list-hint", {"id": str(told[-1].id)}, "dim")))
    page.show(rows, "cyan")


def explanation(page: Page, turn: Turn, said: Sequence[Note], *, over: bool) -> None:
    """Say what a past line means; once it is `over`, what became of it: an error comes first."""
    found = tuple(Invocation(turn.line, one["command"]) for one in turn.invocations)
    kind = turn.kind if turn.kind in ("host", "shell") else "docker"
    if over:
        _end(page, turn)
    notes(page, Line(turn.line, kind, found), said)  # type: ignore[arg-type]
    cautions(page, [one for one in turn.cautions if page.bank.has(one.key)])
    if over:
        changes(page, turn.changes)


def _end(page: Page, turn: Turn) -> None:
    rows: list[Row] = []
    if turn.status not in ("ok", "begun", "refused"):
        rows.append((None, page.text("message/replay.failed-with", {"code": str(turn.exit_code)})))
    if turn.dropped_bytes:
        key = "dropped" if turn.dropped_bytes < turn.output_bytes else "dropped-all"
        rows.append((None, page.text(f"message/replay.{key}", {"size": str(turn.dropped_bytes)})))
    page.show(rows, "red")
    if turn.diagnosis and page.bank.has(f"error/{turn.diagnosis.id}/what"):
        diagnosis(page, turn.diagnosis)


def compared(page: Page, one: Compared, reasons: Sequence[str]) -> None:
    """Say of one line how its second run differs from the first."""
    if one.skipped:
        rows = [
            _verdict(page, one, "skipped", "dim"),
            (Text(), page.text(f"message/replay.skipped-{one.skipped}")),
        ]
        page.show(rows, "dim")
    elif one.differences:
        page.show([_verdict(page, one, "differs", "bold red"), *_differences(page, one, reasons)], "red")
    else:
        page.show([_verdict(page, one, "same", "green")], "green")


def _verdict(page: Page, one: Compared, key: str, style: str) -> Row:
    line = _cut(page, plain(f"{one.number}. {one.line}"), _LABEL)
    return page.label(f"replay.{key}", style), line


def _differences(page: Page, one: Compared, reasons: Sequence[str]) -> Iterator[Row]:
    nothing = page.bank.say("message/replay.nothing", page.lang)
    for found in one.differences:
        yield None, page.text(f"message/replay.aspect-{found.aspect}", style="bold")
        for when, text in (("then", found.then), ("now", found.now)):
            label = page.label(f"replay.{when}")
            for line in filter(None, (text or nothing).split("\n")):
                yield label, _cut(page, Text(line), _LABEL)
                label = Text()
    label = page.label("replay.reason")
    for reason in reasons:
        yield label, Text(reason.replace("`", ""))
        label = Text()


def _cells(one: Sitting) -> list[str]:
    about = " ".join([one.name, *(f"#{tag}" for tag in one.tags), one.note]).strip()
    return [str(one.id), when(one.started), _long(one), str(one.lines), str(one.errors), about]


def when(moment: datetime) -> str:
    """Give a moment as a clock and a calendar here show it."""
    return moment.astimezone().strftime("%Y-%m-%d %H:%M")


def _long(one: Sitting) -> str:
    if one.ended is None:
        return "..."
    minutes, seconds = divmod(round((one.ended - one.started).total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def _laid_out(page: Page, cells: Sequence[str], widths: Sequence[int], style: str) -> Text:
    row = Text(style=style)
    for cell, width in zip(cells, widths, strict=False):
        row.append(cell + " " * (width - Text(cell).cell_len + 2))
    return _cut(page, row.append(cells[-1]))


def _cut(page: Page, text: Text, beside: int = 0) -> Text:
    """Give what of a text fits on one line, `beside` columns for its label left out."""
    text.truncate(page.room - beside, overflow="ellipsis")
    text.no_wrap = True
    return text
