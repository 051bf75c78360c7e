"""Print what `inspect` commands found: as JSON, or through a template."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tutor.daemon.errors import UnreachableError, joined
from tutor.daemon.format.gotypes import decode, wrap
from tutor.daemon.format.indent import compact, indented
from tutor.daemon.format.jsontext import compact as written
from tutor.daemon.format.schema import typed
from tutor.daemon.format.table import executed, parsed
from tutor.daemon.format.template import TemplateError, execute
from tutor.errors import DockerError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tutor.daemon.call import Call
    from tutor.daemon.format.gotypes import Value
    from tutor.daemon.format.template import Template

_USAGE = 64
_ESCAPED = {ord(mark): f"\\u{ord(mark):04x}" for mark in "<>&"}


@dataclass(frozen=True, slots=True)
class Found:
    """One object: the daemon's own text, and the Go type that the CLI reads it as ("" if none).

    `value` is what templates see of an object that is none of the daemon's. `raw` is false where the CLI
    forgets the daemon's text and knows what the type has, no more.
    """

    text: str
    type: str = ""
    value: Value | None = None
    raw: bool = True


def inspect(call: Call, names: Iterable[str], find: Callable[[str], Found], usual: str = "") -> int:
    """Find each name and print them all together, as `--format` or else `usual` says.

    Raises: DockerError with what went wrong, after the others have been printed.
    """
    source = call.invocation.raw("format") or usual
    template = parsed(source, _USAGE) if source not in ("", "json") else None
    errors: list[DockerError] = []
    pieces: list[str] = []
    for name in names:
        try:
            found = find(name)
            pieces.append(_templated(template, found) if template else _text(found))
        except DockerError as error:
            errors.append(error)
    text = "".join(pieces) if template else _listed(pieces, source == "json")
    call.terminal.out.write((text or "\n").encode("utf-8", "surrogateescape"))
    if errors and isinstance(errors[0], UnreachableError):
        raise UnreachableError(joined(errors).text)
    if errors:
        raise joined(errors)
    return 0


def _listed(texts: list[str], short: bool) -> str:
    text = f"[{','.join(texts)}]"
    return f"{compact(text) if short else indented(text)}\n"


def _text(found: Found) -> str:
    if found.raw:
        return found.text
    return written(typed(found.type, json.loads(found.text))).translate(_ESCAPED)


def _templated(template: Template, found: Found) -> str:
    """Try the typed object first, then the JSON as it is, which may know more."""
    if found.value is not None or not found.raw:
        return f"{executed(template, found.value or typed(found.type, json.loads(found.text)))}\n"
    if found.type:
        try:
            return f"{execute(template, typed(found.type, json.loads(found.text)))}\n"
        except TemplateError:
            pass
    try:
        return f"{execute(template, wrap(decode(found.text)), strict=True)}\n"
    except TemplateError as error:
        raise DockerError(f"template parsing error: {error}") from None
