"""One request for each operand, as the docker command does it: together, reported in order."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from tutor.daemon.errors import UnreachableError, joined
from tutor.errors import DockerError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from tutor.daemon.call import Call

_TOGETHER = 50


def together(names: Iterable[str], act: Callable[[str], object]) -> list[DockerError | None]:
    """Do `act` for all names at once (at most 50) and give what went wrong with each."""
    listed = list(names)
    results: list[DockerError | None] = [None] * len(listed)
    slots = threading.Semaphore(_TOGETHER)

    def one(index: int) -> None:
        with slots:
            try:
                act(listed[index])
            except DockerError as error:
                results[index] = error

    # Not a pool: leaving a pool waits for its threads, and an interrupt must not.
    threads = [threading.Thread(target=one, args=(index,), daemon=True) for index in range(len(listed))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def each(call: Call, names: tuple[str, ...], act: Callable[[str], object]) -> int:
    """Do `act` for all names at once and print each name that went well.

    Raises: DockerError with what went wrong with the others, one a line.
    """
    for name, error in zip(names, results := together(names, act), strict=True):
        if error is None:
            call.say(name)
    failed([error for error in results if error is not None])
    return 0


def in_turn(call: Call, names: Iterable[str], act: Callable[[str], object]) -> int:
    """Do `act` for one name after the other and print each name that went well.

    Raises: DockerError with what went wrong with the others, one a line.
    """
    errors = []
    for name in names:
        try:
            act(name)
        except DockerError as error:
            errors.append(error)
        else:
            call.say(name)
    failed(errors)
    return 0


def failed(errors: list[DockerError]) -> None:
    """Raise the errors as one, if there are any."""
    if not errors:
        return
    one = joined(errors)
    raise UnreachableError(one.text) if isinstance(errors[0], UnreachableError) else one


def path(container: str, action: str = "") -> str:
    """Give the path of a container, or of something to do with it.

    Raises: DockerError if the name is empty, which would be another path.
    """
    name = container.strip()
    if not name:
        raise DockerError("invalid container name or ID: value is empty")
    return f"/containers/{name}/{action}" if action else f"/containers/{name}"
