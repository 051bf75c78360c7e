"""Prints how fast docker-tutor is, as ratios to something known that ran in the same minute: `make bench`."""

from __future__ import annotations

import compileall
import importlib
import shutil
import sys

from tests.bench.bench import ROOT, bench
from tests.bench.report import heading

GROUPS = ("words", "starting", "commands", "keys", "streams", "copies", "journal", "lessons")


def main(wanted: list[str]) -> None:
    """Measure the wanted groups, or all of them, each on a daemon of its own."""
    unknown = sorted(set(wanted) - set(GROUPS))
    if unknown:
        sys.exit(f"unknown: {' '.join(unknown)}; the groups are {' '.join(GROUPS)}")
    assert shutil.which("docker"), "the docker command is what is compared with"
    compileall.compile_dir(ROOT / "tutor", quiet=1)
    heading()
    for name in wanted or GROUPS:
        with bench() as found:
            importlib.import_module(f"tests.bench.{name}").measure(found)


if __name__ == "__main__":
    main(sys.argv[1:])
