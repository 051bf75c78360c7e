"""The lines of the report."""

from __future__ import annotations

from typing import NamedTuple

WIDTH = 46


class Row(NamedTuple):
    """One line of the report. `aim` is the ratio not to go over, None where there is none."""

    what: str
    against: str
    seconds: float
    other: float
    aim: float | None = None
    memory: str = ""

    def __str__(self) -> str:
        """Give the line, in milliseconds."""
        ratio = self.seconds / self.other
        verdict = (
            "" if self.aim is None else f"  aim {self.aim:.2f}  {'ok' if ratio <= self.aim else 'MISSED'}"
        )
        times = f"{self.seconds * 1000:9.1f} {self.other * 1000:9.1f}"
        return f"{self.what:{WIDTH}} {times} {ratio:7.2f}  {self.against}{verdict}{self.memory}"


def heading() -> None:
    """Print what the columns are."""
    print(f"{'':{WIDTH}} {'ours ms':>9} {'other ms':>9} {'ratio':>7}  against", flush=True)


def report(*rows: Row) -> None:
    """Print rows as soon as they are known."""
    print(*rows, sep="\n", flush=True)


def limit(what: str, seconds: float, most: float) -> None:
    """Print a time that has a limit of its own, both in seconds."""
    verdict = "ok" if seconds <= most else "MISSED"
    print(
        f"{what:{WIDTH}} {seconds * 1000:9.1f} {'':9} {'':7}  limit {most * 1000:g} ms  {verdict}",
        flush=True,
    )
