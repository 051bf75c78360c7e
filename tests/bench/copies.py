"""Files on their way into a container, out of one, and to the builder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.bench.streams import MEGABYTES, TENTH, Case, compare

if TYPE_CHECKING:
    from pathlib import Path

    from tests.bench.bench import Bench

FILES, CONTEXT = 10_000, 200
_MEGABYTE = 1 << 20


def measure(bench: Bench) -> None:
    """Compare `cp` both ways, with one large file and with many small ones, and sending a build context."""
    place = bench.place
    for name, size, files in (("large", MEGABYTES, FILES), ("small", MEGABYTES // TENTH, FILES // TENTH)):
        _file(place / name, size)
        _files(place / f"{name}-files", files)
        bench.daemon.docker("create", "--name", name, "busybox")
        bench.daemon.docker("cp", str(place / name), f"{name}:/data")
        bench.daemon.docker("cp", str(place / f"{name}-files"), f"{name}:/files")
    _compare_copies(bench, str(place))
    for name, size in (("large", CONTEXT), ("small", CONTEXT // TENTH)):
        folder = place / f"context-{name}"
        folder.mkdir()
        _file(folder / "data", size)
        (folder / "Dockerfile").write_text("FROM busybox\nLABEL made-by=bench\n", "utf-8")
    large, small = (["build", "-q", f"{place}/context-{name}"] for name in ("large", "small"))
    compare(bench, Case(f"build with a context of {CONTEXT} MB", large, small, None))


def _compare_copies(bench: Bench, place: str) -> None:
    def case(what: str, source: str, target: str, aim: float) -> Case:
        large, small = (["cp", source.format(name), target.format(name)] for name in ("large", "small"))
        return Case(f"cp of {what}", large, small, aim)

    one, many = f"{MEGABYTES} MB", f"{FILES} files"
    compare(
        bench,
        case(f"{one} out", "{}:/data", f"{place}/out-{{}}", 1.1),
        case(f"{many} out", "{}:/files", f"{place}/out-{{}}-files", 0.8),
        case(f"{one} in", f"{place}/{{}}", "{}:/in", 0.9),
        case(f"{many} in", f"{place}/{{}}-files", "{}:/in-files", 0.9),
    )


def _file(path: Path, megabytes: int) -> None:
    with path.open("wb") as file:
        for _ in range(megabytes):
            file.write(bytes(_MEGABYTE))


def _files(folder: Path, count: int) -> None:
    folder.mkdir()
    for number in range(count):
        (folder / f"{number}.txt").write_text(f"{number}\n" * 100, "utf-8")
