"""A tape as an asciicast, the recording format of asciinema, with a marker at each line.

Source: https://docs.asciinema.org/manual/asciicast/v2/ and .../v3/
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final, Literal

from tutor.replay.player import IDLE, timeline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tutor.replay.tape import Tape

Version = Literal["2", "3"]
_TERM: Final = "xterm-256color"


def cast(tape: Tape, version: Version, title: str, idle: float = IDLE) -> str:
    """Give the recording; pauses are cut to `idle` seconds, so that times are those of the player."""
    events, before = list(_events(tape, idle)), 0.0
    lines = [_header(tape, version, title)]
    for at, code, data in events:
        time = at if version == "2" else round(at - before, 3)
        before = at
        lines.append([time, code, data])
    return "".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines)


def _header(tape: Tape, version: Version, title: str) -> object:
    columns, rows = tape.steps[0].size
    began = int(tape.sitting.started.timestamp())
    if version == "2":
        size = {"version": 2, "width": columns, "height": rows}
        return {**size, "timestamp": began, "title": title, "env": {"TERM": _TERM}}
    term = {"cols": columns, "rows": rows, "type": _TERM}
    return {"version": 3, "term": term, "timestamp": began, "title": title}


def _events(tape: Tape, idle: float) -> Iterator[tuple[float, str, str]]:
    """Give time, code and data of each event; times have milliseconds."""
    size = tape.steps[0].size
    for step, timed in zip(tape.steps, timeline(tape.steps, idle), strict=True):
        begin = round(timed.begin, 3)
        if step.size != size:
            size = step.size
            yield begin, "r", f"{size[0]}x{size[1]}"
        yield begin, "m", " ".join(step.turn.line.split())
        yield begin, "o", step.echo
        for at, frame in timed.frames:
            if frame.size and frame.size != size:
                size = frame.size
                yield round(at, 3), "r", f"{size[0]}x{size[1]}"
            if frame.text:
                yield round(at, 3), "o", frame.text
    last = timeline(tape.steps, idle)[-1].end
    yield round(last, 3), "o", ""
