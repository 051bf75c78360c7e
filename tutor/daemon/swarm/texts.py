"""How the swarm commands write values for people: capitals, pretty blocks, usage errors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tutor.daemon.format.units import go_time
from tutor.errors import DockerError
from tutor.language.values.go import quote

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from tutor.daemon.call import Call

_USAGE = 125
_PRETTY = "pretty"


def titled(word: str) -> str:
    """Write a word of the API with a capital: `Ready`."""
    return word[:1].upper() + word[1:].lower()


def moment(text: str) -> str:
    """Write a time as the pretty forms do."""
    return titled(go_time(text))


def labelled(labels: Mapping[str, str] | None) -> list[str]:
    """Write labels one a line."""
    return [f" - {name}{'=' if value else ''}{value}" for name, value in sorted((labels or {}).items())]


def is_pretty(call: Call) -> bool:
    """Tell whether the pretty form is wanted.

    Raises: DockerError if a template is put upon it.
    """
    source = call.invocation.raw("format")
    if call.invocation.on("pretty"):
        source = _PRETTY
    if source.startswith(_PRETTY) and source != _PRETTY:
        cannot = "Cannot" if call.invocation.command == "service inspect" else "cannot"
        raise DockerError(f"{cannot} supply extra formatting options to the pretty template")
    return source == _PRETTY


def show_pretty(
    call: Call, names: Iterable[str], find: Callable[[str], Any], lines: Callable[[Any], str]
) -> int:
    """Write each object in its pretty form, once all are found."""
    text = "".join(f"{lines(find(name))}\n" for name in names)
    call.terminal.out.write(text.encode("utf-8", "surrogateescape"))
    return 0


def bad_value(call: Call, flag: str, raw: str, why: str) -> DockerError:
    """Give the usage error for a value that is refused while flags are read."""
    from tutor.bank import load

    name = call.invocation.command
    return DockerError(
        f"invalid argument {quote(raw)} for {quote(f'--{flag}')} flag: {why}\n\n"
        f"Usage:  {load().command(name).usage}\n\nRun 'docker {name} --help' for more information",
        _USAGE,
    )
