"""What a registry's token server says when it gives no token.

Source: https://github.com/distribution/distribution/blob/v2.8.3/registry/client/errors.go
"""

from __future__ import annotations

from typing import Any, Final

from tutor.daemon.gojson import first
from tutor.errors import DockerError
from tutor.language.values.go import quote

_WORDS: Final = {401: "unauthorized", 403: "denied", 429: "toomanyrequests"}
_CODES: Final = frozenset(
    (
        *("BLOB_UNKNOWN", "BLOB_UPLOAD_INVALID", "BLOB_UPLOAD_UNKNOWN", "DENIED", "DIGEST_INVALID"),
        *("MANIFEST_BLOB_UNKNOWN", "MANIFEST_INVALID", "MANIFEST_UNKNOWN", "MANIFEST_UNVERIFIED"),
        *("NAME_INVALID", "NAME_UNKNOWN", "PAGINATION_NUMBER_INVALID", "RANGE_INVALID", "SIZE_INVALID"),
        *("TAG_INVALID", "TOOMANYREQUESTS", "UNAUTHORIZED", "UNAVAILABLE", "UNSUPPORTED"),
    )
)
"""What a registry may complain of; what else it says counts as unknown."""


class UnauthorizedError(DockerError):
    """Say that the user name or the password is wrong: no other address is tried."""


def check(answer: Any) -> dict[str, Any]:
    """Give what the server answered.

    Raises: DockerError in the docker command's words where that is no token.
    """
    if answer.status_code >= 500:
        why = f"{answer.status_code} {answer.reason}"
        raise DockerError(f"received unexpected HTTP status: {why}")
    if answer.status_code >= 400:
        raise _refusal(answer.status_code, answer.headers.get("Content-Type", ""), answer.text)
    try:
        said = first(answer.text)
    except ValueError as error:
        raise DockerError(f"unable to decode token response: {error}") from None
    return said if isinstance(said, dict) else {}


def _refusal(status: int, kind: str, text: str) -> DockerError:
    if kind.partition(";")[0].strip() != "application/json":
        return _worded(status, text)
    try:
        said = first(text)
    except ValueError as error:
        return _unread(status, str(error), text)
    details = said.get("details") if isinstance(said, dict) else None
    if isinstance(details, str) and details:
        return _worded(status, details)
    errors = said.get("errors") if isinstance(said, dict) else None
    if not errors:
        return _unread(status, "no error details found in HTTP response body", text)
    lines = [_line(one) for one in errors]
    return DockerError(
        lines[0] if len(lines) == 1 else "".join(["errors:\n", *(f"{one}\n" for one in lines)])
    )


def _worded(status: int, text: str) -> DockerError:
    kind = UnauthorizedError if status == 401 else DockerError
    return kind(f"{_WORDS.get(status, 'unknown')}: {text}")


def _unread(status: int, why: str, text: str) -> DockerError:
    if status == 401:
        return UnauthorizedError("unauthorized: authentication required")
    return DockerError(f"error parsing HTTP {status} response body: {why}: {quote(text)}")


def _line(error: Any) -> str:
    code = error.get("code")
    word = code.lower().replace("_", " ") if code in _CODES else "unknown"
    return f"{word}: {error['message']}" if error.get("message") else word
