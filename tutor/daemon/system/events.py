"""`docker system events`."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from tutor.daemon.format import filters
from tutor.daemon.format.gotypes import Type, Value
from tutor.daemon.format.schema import typed
from tutor.daemon.format.template import TemplateError, execute, parse
from tutor.daemon.format.template.functions import CLI
from tutor.daemon.timestamps import timestamp
from tutor.errors import DockerError

if TYPE_CHECKING:
    from tutor.daemon.call import Call
    from tutor.daemon.format.template import Template

_TYPE = "events.Message"
_USAGE = 64


def forward(call: Call) -> int:
    """Show what happens on the daemon until Ctrl-C or `--until`."""
    line = call.invocation
    template = _template(line.raw("format"))
    query = filters.query(line)
    for bound in ("since", "until"):
        if line.raw(bound):
            query[bound] = timestamp(line.raw(bound))
    for event in call.connection.lines("GET", "/events", query):
        text = _filled(template, event) if template else _plain(event)
        call.terminal.out.write(f"{text}\n".encode("utf-8", "surrogateescape"))
        call.terminal.out.flush()
    return 0


def _template(source: str) -> Template | None:
    """Read the template and try it on an empty event, so that a wrong name is told at once.

    Raises: DockerError as the CLI words it.
    """
    if not source:
        return None
    try:
        template = parse("{{json .}}" if source == "json" else source, CLI)
        execute(template, _message({}))
    except TemplateError as error:
        raise DockerError(f"Error parsing format: {error}", _USAGE) from None
    return template


def _filled(template: Template, event: Any) -> str:
    try:
        return execute(template, _message(event))
    except TemplateError as error:
        raise DockerError(str(error)) from None


def _message(event: Any) -> Value:
    found = typed(_TYPE, event)
    return Value(Type(f"*{_TYPE}", "ptr", found.type), found.data)


def _plain(event: Any) -> str:
    actor = event.get("Actor") or {}
    attributes = actor.get("Attributes") or {}
    details = ", ".join(f"{name}={attributes[name]}" for name in sorted(attributes))
    text = f"{_moment(event)}{event.get('Type', '')} {event.get('Action', '')} {actor.get('ID', '')}"
    return f"{text} ({details})" if details else text


def _moment(event: Any) -> str:
    nanoseconds = event.get("timeNano", 0) or event.get("time", 0) * 1_000_000_000
    if not nanoseconds:
        return ""
    seconds, fraction = divmod(nanoseconds, 1_000_000_000)
    moment = datetime.fromtimestamp(seconds, UTC).astimezone()
    zone = moment.strftime("%z")
    zone = "Z" if zone == "+0000" else f"{zone[:3]}:{zone[3:]}"
    return f"{moment:%Y-%m-%dT%H:%M:%S}.{fraction:09d}{zone} "
