"""Ask for credentials when those that are kept do not do, and try once more."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, TypeVar

from tutor.daemon.errors import ApiError
from tutor.daemon.registry.ask import in_between
from tutor.daemon.registry.auth import credentials, encoded, key_of
from tutor.daemon.registry.store import HUB

if TYPE_CHECKING:
    from collections.abc import Callable

    from tutor.daemon.call import Call

Result = TypeVar("Result")


def logged_in(call: Call, domain: str, action: str, ask: Callable[[dict[str, str]], Result]) -> Result:
    """Call `ask` with the header that has the credentials for the registry `domain`.

    If the daemon then says that nobody has logged in, the learner is asked for a login before the `action`.

    Raises: DockerError in the daemon's words, or where nothing can be typed.
    """
    server = key_of(domain)
    kept = credentials(call.config, server)
    try:
        return ask(encoded(kept))
    except ApiError as error:
        if error.status != HTTPStatus.UNAUTHORIZED:
            raise
    call.say(f"\nLogin prior to {action}:")
    # The CLI takes every registry for Docker Hub here; the daemon sends them to the one of the image.
    user, secret = in_between(call, kept.get("username", ""))
    return ask(encoded({"username": user, "password": secret, "serveraddress": HUB}))
