"""Plays lessons for their authors: `python -m tests.live.lessons [NAME or FOLDER...]`, all without a name.

For each lesson one line, and what is wrong with it below. `--log` shows what the terminal showed.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tests.support.daemon import live_daemon
from tests.support.lessons import player
from tutor.lessons import files

if TYPE_CHECKING:
    from collections.abc import Sequence


def main(words: Sequence[str]) -> int:
    """Play; give 1 if anything is wrong."""
    wanted = [word for word in words if not word.startswith("--")]
    chosen = _chosen(wanted)
    failures = 0
    with live_daemon("lessons") as daemon, tempfile.TemporaryDirectory() as home:
        with player(daemon, Path(home)) as at:
            for folder in chosen:
                begun = time.monotonic()
                at.replays = 0
                problems = at.play(folder, files.has_offline(folder))
                failures += bool(problems)
                again = f", {at.replays} times from the start" if at.replays else ""
                took = f"{time.monotonic() - begun:.1f} s{again}"
                print(f"{folder.name}: {'FAILED' if problems else 'ok'} ({took})")
                for problem in problems:
                    print(f"  {problem}", flush=True)
        if "--log" in words:
            print((Path(home) / "terminal.log").read_text("utf-8", "replace"))
    return 1 if failures else 0


def _chosen(words: Sequence[str]) -> list[Path]:
    known = files.folders()
    if not words:
        return list(known.values())
    return [known.get(word) or Path(word).resolve() for word in words]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
