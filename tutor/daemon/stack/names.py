"""Which things belong to a stack: those with its label."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tutor.daemon.format import filters
from tutor.errors import DockerError
from tutor.language.values.go import quote

if TYPE_CHECKING:
    from tutor.daemon.call import Call

LABEL = "com.docker.stack.namespace"


def check(name: str) -> str:
    """Give the name back.

    Raises: DockerError if there is nothing in it but quotes and blanks.
    """
    if not name.strip("\"' \t\n\r\v\f"):
        raise DockerError(f"invalid stack name: {quote(name)}")
    return name


def scoped(stack: str, name: str) -> str:
    """Give the full name of a thing of a stack."""
    return f"{stack}_{name}"


def label(name: str) -> tuple[str, str]:
    """Give the filter for what belongs to a stack."""
    return "label", f"{LABEL}={name}"


def belonging(call: Call, kind: str, name: str) -> Any:
    """Ask for the things of a kind (`services`) that belong to a stack."""
    return call.connection.get(f"/{kind}", {"filters": filters.encoded([label(name)])})
