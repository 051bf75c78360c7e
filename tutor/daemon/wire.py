"""How requests and answers look on the wire: queries as Go writes them, heads, streams of JSON."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable, Iterator, Mapping
from http.client import parse_headers
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, quote_plus

from tutor.daemon.gojson import first
from tutor.daemon.raw import CutError
from tutor.errors import DockerError

if TYPE_CHECKING:
    from tutor.daemon.raw import Channel, Raw

Query = Mapping[str, object]
_PATH_SAFE = "/$&+,:;=@~"


def target(version: str, path: str, query: Query | None = None) -> str:
    """Give the request target: version, escaped path, and the query sorted as Go sorts it."""
    return f"/v{version}{quote(path, safe=_PATH_SAFE)}{query_string(query)}"


def query_string(query: Query | None) -> str:
    """Encode a query as Go does: sorted by key; a list gives its key once for each of its values."""
    pairs = [
        (key, str(one))
        for key, value in sorted((query or {}).items())
        for one in (value if isinstance(value, (list, tuple)) else [value])
    ]
    text = "&".join(f"{quote_plus(key)}={quote_plus(value)}" for key, value in pairs)
    return f"?{text}" if text else ""


def json_lines(chunks: Iterable[bytes]) -> Iterator[Any]:
    """Yield the JSON objects of a byte stream; they are separated by line ends or by nothing.

    Raises: DockerError in Go's words for what is none.
    """
    decoder, pending = json.JSONDecoder(), ""
    kept = b""
    for chunk in chunks:
        kept += chunk
        text, kept = _whole_characters(kept)
        pending = (pending + text).lstrip()
        while pending:
            try:
                value, end = decoder.raw_decode(pending)
            except ValueError:
                break
            yield value
            pending = pending[end:].lstrip()
    if pending:
        try:
            first(pending)
        except ValueError as error:
            raise DockerError(str(error)) from None


def pieces(answer: Any) -> Iterator[bytes]:
    """Yield what comes of an answer of docker-py's session.

    Raises: CutError if it ends before its end.
    """
    from requests.exceptions import ChunkedEncodingError

    try:
        yield from answer.iter_content(None)
    except ChunkedEncodingError:
        raise CutError from None


def _whole_characters(data: bytes) -> tuple[str, bytes]:
    for cut in range(4):
        try:
            return data[: len(data) - cut].decode(), data[len(data) - cut :]
        except UnicodeDecodeError:
            continue
    return data.decode("utf-8", "replace"), b""


def request_head(method: str, where: str, fields: Mapping[str, str], minor: int) -> bytes:
    """Write the head of an HTTP/1.`minor` request."""
    lines = [f"{method} {where} HTTP/1.{minor}", *(f"{key}: {text}" for key, text in fields.items())]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")


def read_head(channel: Channel) -> tuple[int, dict[str, str], bytes]:
    """Read the status and the header fields (lower case); give also what came after them."""
    buffer, data = memoryview(bytearray(4096)), b""
    while b"\r\n\r\n" not in data:
        count = channel.read_into(buffer)
        if not count:
            raise ConnectionResetError("EOF")
        data += buffer[:count]
    head, _, early = data.partition(b"\r\n\r\n")
    first, _, rest = head.partition(b"\r\n")
    fields = parse_headers(io.BytesIO(rest + b"\r\n\r\n"))
    return int(first.split(None, 2)[1]), {name.lower(): value for name, value in fields.items()}, early


def read_body(answer: Raw, fields: Mapping[str, str]) -> bytes:
    """Read an answer whose connection may stay open after its end."""
    length = fields.get("content-length")
    if length is None:
        return answer.read_all()
    data = b""
    while len(data) < int(length) and (part := answer.read()):
        data += part
    return data


def message_of(text: str) -> str:
    """Give the daemon's words in the JSON of a refusal ("" if it has none), or `text` itself."""
    try:
        return str(json.loads(text).get("message") or "").strip()
    except (ValueError, AttributeError):
        return text
