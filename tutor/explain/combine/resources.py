"""Lines that limit memory and processors in a way that is refused or means something else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tutor.explain.combine.rule import NEW, Rule, at, given

if TYPE_CHECKING:
    from tutor.explain.combine.rule import Hits, Scene

_LEAST: Final = 6 * 1024 * 1024
_MADE: Final = NEW | {"container update"}


def bytes_without_unit(scene: Scene) -> Hits:
    """Find `-m 512`, which is 512 bytes; the daemon refuses less than 6 MB."""
    use = scene.line.last("memory")
    size = _bytes(scene, "memory")
    if use and 0 < size < _LEAST and use.value.raw.isdigit():
        yield at(use, number=use.value.raw, fixed=f"{use.spelling} {use.value.raw}m")


def less_than_six(scene: Scene) -> Hits:
    """Find a limit below what the daemon takes, with its unit."""
    use = scene.line.last("memory")
    if use and 0 < _bytes(scene, "memory") < _LEAST and not use.value.raw.isdigit():
        yield at(use, size=use.value.slots.get("size", use.value.raw))


def swap_alone(scene: Scene) -> Hits:
    """Find `--memory-swap` without `--memory`: it is refused."""
    use = scene.line.last("memory-swap")
    if use and _bytes(scene, "memory-swap") > 0 and not scene.line.given("memory"):
        yield at(use)


def swap_below_memory(scene: Scene) -> Hits:
    """Find `--memory-swap` below `--memory`: it is the sum of both, so it is refused."""
    use, sizes = scene.line.last("memory-swap"), _both(scene)
    if use and sizes and sizes[1] < sizes[0]:
        yield at(use, memory=scene.line.raw("memory"), swap=use.value.raw)


def no_swap(scene: Scene) -> Hits:
    """Find `--memory-swap` equal to `--memory`: nothing is left for swap."""
    use, sizes = scene.line.last("memory-swap"), _both(scene)
    if use and sizes and sizes[1] == sizes[0]:
        yield at(use)


def swap_is_the_rest(scene: Scene) -> Hits:
    """Say how much swap is left: `--memory-swap` is the sum of memory and swap."""
    use, sizes = scene.line.last("memory-swap"), _both(scene)
    if use and sizes and sizes[1] > sizes[0]:
        yield at(
            use, memory=scene.line.raw("memory"), swap=use.value.raw, rest=_in_words(sizes[1] - sizes[0])
        )


def too_many_processors(scene: Scene) -> Hits:
    """Find `--cpus` above what the daemon's machine has: it is refused."""
    use = scene.line.last("cpus")
    if not use or not scene.known.cpus:
        return
    try:
        wanted = float(use.value.raw)
    except ValueError:
        return
    if wanted > scene.known.cpus:
        yield at(use, number=use.value.raw, cpus=str(scene.known.cpus))


def _bytes(scene: Scene, name: str) -> int:
    use = scene.line.last(name)
    text = use.value.slots.get("bytes", "") if use else ""
    return int(text) if text.lstrip("-").isdigit() else 0


def _both(scene: Scene) -> tuple[int, int] | None:
    memory, swap = _bytes(scene, "memory"), _bytes(scene, "memory-swap")
    return (memory, swap) if memory > 0 and swap > 0 else None


def _in_words(size: int) -> str:
    """Write a size as one may type it: 512m, 1g."""
    for unit, letter in ((1024**3, "g"), (1024**2, "m"), (1024, "k")):
        if size % unit == 0:
            return f"{size // unit}{letter}"
    return f"{size}b"


RULES: Final = (
    Rule("L020", _MADE, bytes_without_unit, stops=True),
    Rule("L021", _MADE, less_than_six, stops=True),
    Rule("L022", NEW, swap_alone, stops=True),
    Rule("L023", _MADE, swap_below_memory, stops=True),
    Rule("L024", NEW, no_swap),
    Rule("L025", NEW, swap_is_the_rest),
    Rule("L026", _MADE, too_many_processors, "cpus", given("cpus"), stops=True),
)
