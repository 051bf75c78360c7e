"""What can go wrong between us and the daemon, in the words of the docker command."""

from __future__ import annotations

from tutor.errors import DockerError


class ApiError(DockerError):
    """Carry a refusal by the daemon: `status` is the HTTP status, `message` the daemon's own words.

    `text` is what the CLI says where the daemon has no words.
    """

    def __init__(self, status: int, message: str, text: str = "") -> None:
        super().__init__(text or f"Error response from daemon: {message}")
        self.status = status
        self.message = message


class UnreachableError(DockerError):
    """Say that the daemon does not answer."""


def joined(errors: list[DockerError]) -> DockerError:
    """Join what went wrong with several operands into one error, one a line."""
    return DockerError("\n".join(error.text for error in errors))
