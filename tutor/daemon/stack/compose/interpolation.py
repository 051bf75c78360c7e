"""Fill in variables: `$NAME`, `${NAME:-default}`, `${NAME:?message}`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from tutor.errors import DockerError
from tutor.language.values.go import parse_float, parse_int, quote

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_NAME = r"[_a-z][_a-z0-9]*(?::?[-?][^}]*)?"
_VARIABLE = re.compile(
    rf"\$(?:(?P<escaped>\$)|(?P<named>{_NAME})|\{{(?P<braced>{_NAME})\}}|(?P<invalid>))",
    re.IGNORECASE | re.ASCII,
)
_YES: Final = frozenset(("y", "yes", "true", "on"))
_NO: Final = frozenset(("n", "no", "false", "off"))


def _switch(text: str) -> bool:
    if text.lower() not in _YES | _NO:
        raise ValueError(f"invalid boolean: {text}")
    return text.lower() in _YES


def _whole(text: str) -> int:
    try:
        return parse_int(text, prefixed=False)
    except ValueError as error:
        raise ValueError(str(error).replace("ParseInt", "Atoi")) from None


# Where a filled-in text becomes a number or a switch; `*` is any key, `[]` any entry of a list.
_CASTS: Final[dict[str, Callable[[str], Any]]] = {
    f"services.*.{path}": _whole
    for path in (
        *("configs.[].mode", "secrets.[].mode", "healthcheck.retries", "deploy.replicas"),
        *("deploy.update_config.parallelism", "deploy.rollback_config.parallelism"),
        *("deploy.restart_policy.max_attempts", "deploy.placement.max_replicas_per_node"),
        *("ports.[].target", "ports.[].published", "ulimits.*", "ulimits.*.hard", "ulimits.*.soft"),
    )
} | {
    **{f"services.*.deploy.{kind}_config.max_failure_ratio": parse_float for kind in ("update", "rollback")},
    **{
        f"services.*.{path}": _switch
        for path in (
            *("healthcheck.disable", "privileged", "read_only", "stdin_open", "tty"),
            *("volumes.[].read_only", "volumes.[].volume.nocopy"),
        )
    },
    **{f"{what}.*.external": _switch for what in ("networks", "volumes", "secrets", "configs")},
    **{f"networks.*.{what}": _switch for what in ("internal", "attachable")},
}


class _InvalidError(ValueError):
    """Carry a template that cannot be filled in."""


def interpolate(config: Mapping[str, Any], env: Mapping[str, str]) -> dict[str, Any]:
    """Give a compose file with its variables filled in.

    Raises: DockerError for what is no variable, or one that must be set.
    """
    return {key: _value(value, (key,), env) for key, value in config.items()}


def _value(value: Any, path: tuple[str, ...], env: Mapping[str, str]) -> Any:
    if isinstance(value, dict) and all(isinstance(key, str) for key in value):
        return {key: _value(inner, (*path, key), env) for key, inner in value.items()}
    if isinstance(value, list):
        return [_value(inner, (*path, "[]"), env) for inner in value]
    if type(value) is not str:
        return value
    try:
        found = substitute(value, env)
    except _InvalidError as error:
        shown = quote(str(error))
        raise DockerError(
            f"invalid interpolation format for {'.'.join(path)}: {shown}; "
            "you may need to escape any $ with another $"
        ) from error
    cast = _cast(path) if found != value else None
    try:
        return cast(found) if cast else found
    except ValueError as error:
        where = f"error while interpolating {'.'.join(path)}"
        raise DockerError(f"{where}: failed to cast to expected type: {error}") from error


def substitute(text: str, env: Mapping[str, str]) -> str:
    """Fill in the variables of one text.

    Raises: ValueError with the text that is wrong.
    """
    problems: list[str] = []
    found = _VARIABLE.sub(lambda match: _filled(match, env, problems), text)
    if problems:
        raise _InvalidError(problems[-1])
    return found


def _filled(match: re.Match[str], env: Mapping[str, str], problems: list[str]) -> str:
    if match["escaped"]:
        return "$"
    written = match["named"] or match["braced"]
    if not written:
        problems.append(match.string)
        return ""
    for mark in (":-", "-", ":?", "?"):
        name, found, rest = written.partition(mark)
        if found:
            value = env.get(name)
            missing = value is None or (mark[0] == ":" and not value)
            if missing and mark[-1] == "?":
                problems.append(f"required variable {name} is missing a value: {rest}")
            return rest if missing else str(value)
    return env.get(written, "")


def _cast(path: tuple[str, ...]) -> Callable[[str], Any] | None:
    for pattern, cast in _CASTS.items():
        parts = pattern.split(".")
        if len(parts) == len(path) and all(part in ("*", own) for part, own in zip(parts, path, strict=True)):
            return cast
    return None
