"""The only place that speaks HTTP to the daemon, through docker-py's session and adapters."""

from __future__ import annotations

import re
import threading
from contextlib import contextmanager
from http import HTTPStatus
from posixpath import normpath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

from tutor.daemon.client import CLI_API_VERSION, client, number, ping, spoken
from tutor.daemon.errors import ApiError, UnreachableError
from tutor.daemon.gojson import dumpb
from tutor.daemon.gonet import check_name
from tutor.daemon.raw import Channel, Raw, SocketChannel
from tutor.daemon.tls import TlsChannel
from tutor.daemon.unreachable import explain
from tutor.daemon.wire import Query, json_lines, message_of, read_body, read_head, request_head, target
from tutor.errors import DockerError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tutor.daemon.endpoint import Endpoint

    Head = tuple[int, dict[str, str], bytes]
    """Status, fields, and what came of the body with them."""

_ROUTE = (
    "request returned {status} {phrase} for API route and version {url}, "
    "check if the server supports the requested API version"
)
_SILENT = "API returned a {status} ({phrase}) but provided no error-message"
_NAMED = re.compile(
    r"/(config|container|network|node|plugin|secret|service|task|volume)s/\s*(.*?)\s*"
    r"((?:/(?:json|connect|disconnect|disable|enable|logs|push|rename|set|update|upgrade))?)"
)
_AGENT = "Docker-Client/28.2.2 (linux)"
_AGREED_FIRST = re.compile(
    r"POST /(?:containers|networks|services)/create|POST /containers/[^/]+/wait|GET /images/json"
    r"|POST /(?:containers|images|networks|volumes|build)/prune|\w+ /(?:secrets|configs)(?:/.+)?"
)
"""What the CLI sends only once the API version has been agreed on; other requests it tries in any case."""


class Connection:
    """The daemon at one endpoint, dialled on first use and negotiated once.

    `timeout` is in seconds; None waits for ever, as the CLI does.
    """

    def __init__(
        self, endpoint: Endpoint, headers: Mapping[str, str] | None = None, timeout: float | None = None
    ) -> None:
        self.endpoint = endpoint
        self.server: Mapping[str, str] = {}
        self._headers = {"User-Agent": _AGENT, **(headers or {})}
        self._timeout = timeout
        self._api: Any = None
        self._agreed = False
        self._doubt: DockerError | None = None
        self._dialled_once = threading.RLock()  # `rm a b` asks for both at once

    @property
    def api(self) -> Any:
        """Give docker-py's `APIClient`, with the API version agreed on with the daemon."""
        with self._dialled_once:
            if self._api is None:
                self._api = client(self.endpoint, self._timeout)
                self._api.headers.update(self._headers)
                self._api.trust_env = False
            if not self._agreed:
                self._agree()
            return self._api

    @property
    def version(self) -> str:
        """Give the API version in use, such as `1.41`."""
        return str(self.api.api_version)

    def at_least(self, version: str) -> bool:
        """Tell whether the API version in use is `version` or newer."""
        return number(self.version) >= number(version)

    def answers(self) -> bool:
        """Tell whether the daemon answers."""
        return self.api is not None and self._agreed

    def close(self) -> None:
        """Drop every connection; the next use dials again."""
        if self._api is not None:
            self._api.close()
            self._api, self._agreed = None, False

    def get(self, path: str, query: Query | None = None) -> Any:
        """Fetch a JSON answer."""
        return self.request("GET", path, query).json()

    def post(self, path: str, query: Query | None = None, body: object = None) -> Any:
        """Post `body` as JSON (nothing when None) and give the JSON answer, None if there is none."""
        answer = self.request("POST", path, query, body)
        return answer.json() if answer.content else None

    def delete(self, path: str, query: Query | None = None) -> Any:
        """Delete and give the JSON answer, None if there is none."""
        answer = self.request("DELETE", path, query)
        return answer.json() if answer.content else None

    def request(
        self,
        method: str,
        path: str,
        query: Query | None = None,
        body: object = None,
        *,
        headers: Mapping[str, str] | None = None,
        data: Any = None,
        stream: bool = False,
    ) -> Any:
        """Send one request and give docker-py's response; `data` (bytes, file, iterable) is sent as it is.

        Raises: ApiError for a refusal, UnreachableError when nobody answers.
        """
        sent = dict(headers or {})
        if body is not None:
            data = dumpb(body)
            sent["Content-Type"] = "application/json"
        where = self._ready(method, path, query)
        url = f"{self._api.base_url}{where}"
        with self._dialling(method, where):
            response = self._api.request(
                method,
                url,
                data=data,
                headers=sent,
                stream=stream,
                timeout=self._timeout,
                allow_redirects=False,
            )
        self._check(response, where)
        return response

    def raw(
        self,
        method: str,
        path: str,
        query: Query | None = None,
        body: object = None,
        *,
        upgrade: bool = False,
        headers: Mapping[str, str] | None = None,
    ) -> Raw:
        """Send one request on a connection of its own and give the answer unframed, as it comes.

        With `upgrade` the connection becomes a two-way stream. Without it HTTP/1.0 is spoken, so that the
        daemon sends no chunk framing: a chunk for every log line costs more than the line.

        Raises: ApiError for a refusal, UnreachableError when nobody answers.
        """
        payload = None if body is None else dumpb(body)
        fields = self._fields(upgrade, payload, headers or {})
        where = self._ready(method, path, query)
        head = request_head(method, where, fields, int(upgrade))
        with self._dialling(method, where):
            channel = self._dial()
            try:
                channel.write(head + (payload or b""))
                status, found, early = read_head(channel)
            except BaseException:
                channel.close()
                raise
        return self._answer(channel, (status, found, early), path, query, ends=not upgrade)

    def begin(self, path: str, query: Query, headers: Mapping[str, str]) -> Channel:
        """Post the head of a request whose body the caller then writes in HTTP chunks.

        Raises: UnreachableError when nobody answers.
        """
        fields = {**self._fields(False, None, headers), "Transfer-Encoding": "chunked"}
        del fields["Content-Length"]
        where = self._ready("POST", path, query)
        with self._dialling("POST", where):
            channel = self._dial()
            channel.write(request_head("POST", where, fields, 1))
        return channel

    def answered(self, channel: Channel, path: str, query: Query | None = None) -> Raw:
        """Wait for the answer to what `begin` began.

        Raises: ApiError for a refusal, UnreachableError when the daemon is gone.
        """
        with self._dialling("POST", self.target(path, query)):
            head = read_head(channel)
        return self._answer(channel, head, path, query, ends=True)

    def _answer(self, channel: Channel, head: Head, path: str, query: Query | None, *, ends: bool) -> Raw:
        """Give an answer; one that `ends` is whole only if the daemon is still there then."""
        status, found, early = head
        answer = Raw(channel, early, found, self._gone if ends else lambda: False)
        if status >= 400:
            with answer:
                body_bytes = read_body(answer, found)
            self._refuse(status, found.get("content-type", ""), body_bytes, self.target(path, query))
        return answer

    def _gone(self) -> bool:
        """Tell whether nobody listens where the daemon was; over ssh that costs a login, and is not asked."""
        from urllib3.exceptions import HTTPError

        if self.endpoint.scheme == "ssh" or self._api is None:
            return False
        try:
            self._dial().close()
        except (OSError, HTTPError):
            return True
        return False

    def dial(self) -> Raw:
        """Open a connection on which nothing is said yet.

        Raises: UnreachableError when nobody answers.
        """
        self._ready("GET", "/")
        with self._dialling("GET", "/"):
            return Raw(self._dial(), b"", {})

    def lines(
        self,
        method: str,
        path: str,
        query: Query | None = None,
        *,
        headers: Mapping[str, str] | None = None,
    ) -> Iterator[Any]:
        """Yield the JSON objects of a streamed answer (`/events`, `/images/create`) as they come."""
        with self.raw(method, path, query, headers=headers) as answer:
            yield from json_lines(iter(answer.read, b""))

    def target(self, path: str, query: Query | None = None) -> str:
        """Give the request target: version, escaped path, and the query sorted as Go sorts it.

        Raises: DockerError where the path has no name in a name's place, which would be another path.
        """
        if found := _NAMED.fullmatch(path):
            kind, name, rest = found.groups()
            if not name:
                raise DockerError(f"invalid {kind} name or ID: value is empty")
            path = f"/{kind}s/{name}{rest}"
        return target(self.version, normpath(path), query)

    def url(self, target: str) -> str:
        """Give a request's URL as the CLI names it in messages: a socket's path stands for the host."""
        return f"http{'s' if self.endpoint.tls else ''}://{self._named()}{target}"

    def _agree(self) -> None:
        """Fix the API version. When nobody answers, the next use asks again.

        The CLI goes on with its own newest version then: the command's own request says what is wrong.
        """
        self._doubt = None
        if self.endpoint.api_version:
            self._api._version = self.endpoint.api_version
            self._agreed = True
            return
        try:
            with self._dialling("HEAD", "/_ping"):
                answer = ping(self._api, self._timeout)
            self._check(answer, "/_ping")
        except DockerError as error:
            # Without what led to it: that would keep a socket open.
            error.__cause__ = error.__context__ = None
            self._doubt, self._api._version = error.with_traceback(None), CLI_API_VERSION
            return
        self._api._version = spoken(answer.headers)
        self.server, self._agreed = answer.headers, True  # last: other threads look at this

    def _ready(self, method: str, path: str, query: Query | None = None) -> str:
        """Agree on the version and give the request target.

        Raises: what is wrong with the version, where the CLI would not go on without.
        """
        where = self.target(path, query)
        if self._doubt and _AGREED_FIRST.fullmatch(f"{method} {path}"):
            raise self._doubt
        return where

    def _fields(self, upgrade: bool, payload: bytes | None, more: Mapping[str, str]) -> Mapping[str, str]:
        fields = {"Host": self._host(), **self._headers, **more}
        if upgrade:
            fields |= {"Connection": "Upgrade", "Upgrade": "tcp"}
        if payload is not None:
            fields |= {"Content-Type": "application/json"}
        return fields | {"Content-Length": str(len(payload or b""))}

    def _named(self) -> str:
        """Give the host as the CLI's messages name it."""
        return quote(self.endpoint.address, safe="") if self.endpoint.scheme == "unix" else self._host()

    def _host(self) -> str:
        if self.endpoint.scheme == "ssh":
            return "docker.example.com"
        return self.endpoint.address if self.endpoint.scheme == "tcp" else "api.moby.localhost"

    def _dial(self) -> Channel:
        import requests

        if self.endpoint.tls is not None and self.endpoint.scheme == "tcp":
            address = urlsplit(self.endpoint.host)
            return TlsChannel(address.hostname or "", address.port or 0, self.endpoint.tls)
        api = self._api
        base = requests.Request("GET", f"{api.base_url}/").prepare()
        adapter = api.get_adapter(base.url)
        pool = adapter.get_connection_with_tls_context(base, api.verify, proxies=None, cert=api.cert)
        connection = pool._new_conn()
        connection.timeout = self._timeout
        connection.connect()
        return SocketChannel(connection.sock)

    @contextmanager
    def _dialling(self, method: str, target: str) -> Iterator[None]:
        """Turn what the libraries raise when nobody answers into the CLI's words."""
        import requests
        import urllib3

        try:
            if self.endpoint.scheme == "tcp":
                check_name(self.endpoint.name)
            yield
        except (requests.RequestException, urllib3.exceptions.HTTPError, OSError) as error:
            raise UnreachableError(self._unreachable(error, method, target)) from error

    def _unreachable(self, error: BaseException, method: str, target: str) -> str:
        if self.endpoint.scheme == "ssh" and (why := self._api.get_adapter(self._api.base_url).failure()):
            return f'error during connect: {method.capitalize()} "http://{self._host()}{target}": {why}'
        return explain(error, self.endpoint, self._named(), method, target)

    def _check(self, response: Any, target: str) -> None:
        if response.status_code >= 400:
            kind = response.headers.get("Content-Type", "")
            self._refuse(response.status_code, kind, response.content, target)

    def _refuse(self, status: int, kind: str, body: bytes, target: str) -> None:
        """Raise what the CLI makes of a refusal. Source: `checkResponseErr` of docker's client."""
        text, phrase = body.decode("utf-8", "replace").strip(), HTTPStatus(status).phrase
        if kind.startswith("application/json") and text:
            text = message_of(text) or _SILENT.format(status=status, phrase=phrase)
        said = "" if text else _ROUTE.format(status=status, phrase=phrase, url=self.url(target))
        raise ApiError(status, text, said)
